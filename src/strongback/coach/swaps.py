"""Swaps as a use case: for each exercise of a session what can be done in its place, today and with what one has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from strongback.coach.planning import request_for
from strongback.coach.training import SESSIONS_LOOKED_AT, Today, latest_of_each, next_due
from strongback.planning.frame import how
from strongback.planning.pool import candidate
from strongback.progression.swap import Swapping, candidates, swaps
from strongback.record.history import History
from strongback.record.load import Load
from strongback.record.plan import PlannedExercise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from strongback.coach.ports import Store
    from strongback.coach.training import Due
    from strongback.knowledge.catalogue import Catalogue
    from strongback.knowledge.exercise import Exercise
    from strongback.planning.request import PlanRequest
    from strongback.progression.options import ProgressionOptions
    from strongback.record.prescription import Prescription


@dataclass(frozen=True, slots=True)
class Swap:
    """What can take the place of one exercise of a session, the nearest first."""

    asked: Prescription
    alternatives: tuple[Prescription, ...]

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "planned": self.asked.planned,
            "exercise": self.asked.exercise,
            "alternatives": [item.document() for item in self.alternatives],
        }


@dataclass(frozen=True, slots=True)
class Swaps:
    """The session and, for each of its exercises in order, what can take its place; none while training is stopped."""

    today: Today
    swaps: tuple[Swap, ...]

    def of(self, exercise: str) -> Swap:
        """Return what can take the place of an exercise of the session, by the name it is done or planned under."""
        return next(item for item in self.swaps if exercise in (item.asked.exercise, item.asked.planned))

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        shown = self.today.document()
        kept = ("status", "date", "session_date", "screening", "reasons")
        return {key: shown[key] for key in kept} | {"swaps": [item.document() for item in self.swaps]}


def swaps_for(
    store: Store, known: Catalogue, now: datetime, options: ProgressionOptions, day: date | None = None
) -> Swaps:
    """Return what can take the place of each exercise of the session that ``today_for`` shows.

    Raises:
        NoProfileError, NotScreenedError, NoPlanError, OutdatedPlanError, PlanOverError: there is nothing to train by.

    """
    shown, training, due = next_due(store, known, now, options, day)
    if training is None or due is None:
        return Swaps(shown, ())
    taken = {item.exercise for item in due.session.all_items} | {item.exercise for item in due.prescriptions}
    choices = {asked.planned: candidates(asked, training.person, taken) for asked in due.prescriptions}
    by = Swapping(training.person, _history(store, due, choices), due.day)
    request = request_for(training.person.profile, known, due.on)
    return Swaps(
        shown,
        tuple(
            Swap(asked, swaps(asked, _doses(due, asked, choices[asked.planned], request), by))
            for asked in due.prescriptions
        ),
    )


def _history(store: Store, due: Due, choices: Mapping[str, Sequence[Exercise]]) -> History:
    """Return what was done of everything that may be offered, in one question."""
    names = {exercise.id for many in choices.values() for exercise in many}
    sets = store.latest_sets(names, SESSIONS_LOOKED_AT, due.on)
    return History.of(latest_of_each(sets), due.history.pain_notes, due.history.check_ins)


def _doses(due: Due, asked: Prescription, found: Sequence[Exercise], request: PlanRequest) -> list[PlannedExercise]:
    """Return how much of each: the sets and effort of the plan, in the range that suits the movement and the goal."""
    planned = next(item for item in (*due.session.main, *due.session.balance) if item.exercise == asked.planned)
    return [_dose(planned, exercise, request) for exercise in found]


def _dose(planned: PlannedExercise, exercise: Exercise, request: PlanRequest) -> PlannedExercise:
    way = exercise.ways_with(request.profile.equipment)[0]
    usual = candidate(exercise, way, request)
    return PlannedExercise(
        exercise=exercise.id,
        sets=planned.sets,
        measure=exercise.dose.measure,
        amount=usual.amount,
        rir=max(planned.rir, usual.rir),
        tempo=exercise.dose.tempo,
        rest_s=max(planned.rest_s, usual.rest_s),
        load=Load(way.load),
        per_side=exercise.sides > 1,
        how=how(exercise, request),
    )
