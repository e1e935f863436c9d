"""What a look back needs of all the years: the best estimate of each day of an exercise.

A day of an exercise is a pure function of its sets, so nothing has to remember what a set once gave: when one is added,
corrected or taken back, that day alone is looked at anew. The whole is the same however it came about.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

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
class Past:
    """The highest honest estimate of the maximum, in kilograms, of each exercise on each day that has one."""

    best: Mapping[str, Mapping[date, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, sets: Iterable[SetLog], known: Catalogue) -> Past:
        """Look at sets in any order and however often.

        It goes through them once: ten years of sets do not fit into a processor's nearest memory, and a second look at
        each costs as much again.
        """
        best: dict[str, dict[date, float]] = {name: {} for name in estimated_exercises(known)}
        for item in sets:
            if item.amount <= MOST_REPS_TO_FAILURE and item.exercise in best and item.kind is WORKING:
                kg, days = estimated(item.load.kg, item.amount, item.rir), best[item.exercise]
                if kg > days.get(item.day, 0.0):
                    days[item.day] = kg
        return cls({name: days for name, days in best.items() if days})

    def with_set(self, item: SetLog, known: Catalogue) -> Past:
        """Return it with one more set, without looking at any other."""
        kg = Past.of((item,), known).best_kg(item.exercise, item.day)
        return self.with_day(item.exercise, item.day, max(kg, self.best_kg(item.exercise, item.day)))

    def with_day(self, exercise: str, day: date, kg: float) -> Past:
        """Return it with what is the best of an exercise on a day now, 0 when there is nothing left of it."""
        days = {at: best for at, best in self.best.get(exercise, {}).items() if at != day}
        if kg:
            days[day] = kg
        others = {name: past for name, past in self.best.items() if name != exercise}
        return Past({**others, exercise: days} if days else others)

    def best_kg(self, exercise: str, day: date) -> float:
        """Return the best estimate of an exercise on a day, 0 without one."""
        return self.best.get(exercise, {}).get(day, 0.0)

    def estimates(self, exercise: str) -> list[tuple[date, float]]:
        """Return the best estimate of each day that has one, from the oldest to the newest."""
        return sorted(self.best.get(exercise, {}).items())


def estimated_exercises(known: Catalogue) -> list[str]:
    """Return the exercises a maximum is estimated of."""
    return [name for name, exercise in known.exercises.items() if exercise.e1rm]


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


# The same few loads and amounts come again and again in a log.
@lru_cache(maxsize=16_384)
def estimated(kg: float | None, amount: int, rir: float | None) -> float:
    """Return the estimated maximum of one set, 0 where no estimate is honest."""
    found = one_rep_max(kg or 0.0, amount, rir)
    return 0.0 if found is None else found.kg
