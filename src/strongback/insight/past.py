"""All that was ever trained in two numbers for each day of an exercise, which one more set changes in one place.

A day of an exercise is a pure function of its sets, so nothing has to remember what a set once counted: when one is
added, corrected or taken back, that day alone is summed anew. The whole is the same however it came about.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from strongback.knowledge.strength import MOST_REPS_TO_FAILURE, one_rep_max
from strongback.record.log import SetKind, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from strongback.knowledge.catalogue import Catalogue
    from strongback.record.log import SetLog

# Asking an enumeration for a member costs more than all else that is done with a set.
WORKING, BOTH = SetKind.WORKING, Side.BOTH


@dataclass(frozen=True, slots=True)
class PastOfExercise:
    """One exercise by day: its hard sets in halves, since one side is half a set, and its best estimates.

    ``best_kg`` holds the highest honest estimate of the maximum on the days that have one.
    """

    halves: Mapping[date, int] = field(default_factory=dict)
    best_kg: Mapping[date, float] = field(default_factory=dict)

    def with_day(self, day: date, now: PastOfExercise) -> PastOfExercise:
        """Return it with one day as it is now; nothing of it is left when nothing was done."""
        return PastOfExercise(_replaced(self.halves, day, now.halves), _replaced(self.best_kg, day, now.best_kg))


@dataclass(frozen=True, slots=True)
class Past:
    """Every exercise that was ever done, whatever the catalogue knows of it."""

    exercises: Mapping[str, PastOfExercise] = field(default_factory=dict)

    @classmethod
    def of(cls, sets: Iterable[SetLog], known: Catalogue) -> Past:
        """Sum sets up, whatever their order; the same set twice counts once.

        It goes through them once: ten years of sets do not fit into a processor's nearest memory, and a second look at
        each costs as much again.
        """
        seen: set[str] = set()
        halves: defaultdict[str, dict[date, int]] = defaultdict(dict)
        best: dict[str, dict[date, float]] = {name: {} for name, exercise in known.exercises.items() if exercise.e1rm}
        for item in sets:
            if item.kind is WORKING and item.id not in seen:
                seen.add(item.id)
                day, of_exercise = item.day, halves[item.exercise]
                of_exercise[day] = of_exercise.get(day, 0) + (2 if item.side is BOTH else 1)
                if item.exercise in best and item.amount <= MOST_REPS_TO_FAILURE:
                    kg = estimated(item.load.kg, item.amount, item.rir)
                    if kg > best[item.exercise].get(day, 0.0):
                        best[item.exercise][day] = kg
        return cls({name: PastOfExercise(days, best.get(name) or {}) for name, days in halves.items()})

    def with_set(self, item: SetLog, known: Catalogue) -> Past:
        """Return it with a set that was not there yet, without looking at any other."""
        day, alone = item.day, Past.of((item,), known).exercises.get(item.exercise)
        if alone is None:
            return self
        before = self.exercises.get(item.exercise, PastOfExercise())
        best = max(before.best_kg.get(day, 0.0), alone.best_kg.get(day, 0.0))
        merged = PastOfExercise({day: before.halves.get(day, 0) + alone.halves[day]}, {day: best} if best else {})
        return self._with(item.exercise, before.with_day(day, merged))

    def with_day(self, exercise: str, day: date, sets: Iterable[SetLog], known: Catalogue) -> Past:
        """Return it with one day of an exercise summed anew: from its sets as they stand after a change."""
        now = Past.of(sets, known).exercises.get(exercise, PastOfExercise())
        return self.with_day_as(exercise, day, now)

    def with_day_as(self, exercise: str, day: date, now: PastOfExercise) -> Past:
        """Return it with one day of an exercise as it is now."""
        return self._with(exercise, self.exercises.get(exercise, PastOfExercise()).with_day(day, now))

    def _with(self, exercise: str, now: PastOfExercise) -> Past:
        others = {name: past for name, past in self.exercises.items() if name != exercise}
        return Past({**others, exercise: now} if now.halves else others)

    def last_trained(self, until: date) -> date | None:
        """Return the last day up to one that had a working set."""
        days = (day for past in self.exercises.values() for day in past.halves if day <= until)
        return max(days, default=None)

    def sets_between(self, first: date, last: date) -> dict[str, float]:
        """Return the hard sets of each exercise in some days, both included."""
        found = {
            name: sum(halves for day, halves in past.halves.items() if first <= day <= last) / 2
            for name, past in self.exercises.items()
        }
        return {name: count for name, count in found.items() if count}

    def best_kg(self, exercise: str, day: date) -> float:
        """Return the best estimate of an exercise on a day, 0 without one."""
        past = self.exercises.get(exercise)
        return 0.0 if past is None else past.best_kg.get(day, 0.0)

    def estimates(self, exercise: str) -> list[tuple[date, float]]:
        """Return the best estimate of each day that has one, from the oldest to the newest."""
        return sorted(self.exercises.get(exercise, PastOfExercise()).best_kg.items())


def stimulus(sets: Mapping[str, float], known: Catalogue) -> dict[str, float]:
    """Return fractional hard sets by muscle group: 1.0 for a primary one, 0.5 for a secondary one."""
    found: dict[str, float] = {}
    for name, count in sets.items():
        exercise = known.exercises.get(name)
        if exercise is None:
            continue
        for group in (*exercise.muscles.primary, *exercise.muscles.secondary):
            found[group] = found.get(group, 0.0) + exercise.credit(group) * count
    return {group: total for group, total in found.items() if total}


def is_estimated(exercise: str, known: Catalogue) -> bool:
    """Say whether a maximum is estimated for an exercise."""
    record = known.exercises.get(exercise)
    return record is not None and record.e1rm


# The same few loads and amounts come again and again in a log.
@lru_cache(maxsize=16_384)
def estimated(kg: float | None, amount: int, rir: float | None) -> float:
    """Return the estimated maximum of one set, 0 where no estimate is honest."""
    found = one_rep_max(kg or 0.0, amount, rir)
    return 0.0 if found is None else found.kg


def _replaced(days: Mapping[date, int] | Mapping[date, float], day: date, now: Mapping[date, float]) -> dict[date, Any]:
    changed = dict(days)
    changed.pop(day, None)
    return changed | dict(now)
