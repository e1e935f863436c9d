"""From sessions full of candidates to a plan of weeks, days and doses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from strongback.knowledge.vocabulary import (
    CORE_PATTERNS,
    PUSH_PATTERNS,
    Effort,
    Pattern,
)
from strongback.planning import dose
from strongback.planning.frame import Frame, how, item_s
from strongback.planning.growth import steps_of_weeks
from strongback.record.load import Load
from strongback.record.plan import Plan, PlannedExercise, PlannedSession, Week

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from strongback.knowledge.catalogue import Catalogue
    from strongback.planning.growth import Placed
    from strongback.planning.request import PlanRequest
    from strongback.record.profile import Weekday

ORDER = (
    Pattern.VERTICAL_PULL,
    Pattern.HORIZONTAL_PULL,
    Pattern.HORIZONTAL_ABDUCTION,
    Pattern.SCAPULAR_UPWARD_ROTATION,
    Pattern.SPINAL_EXTENSION,
    *PUSH_PATTERNS,
    Pattern.HIP_EXTENSION,
    Pattern.EXTERNAL_ROTATION,
    *CORE_PATTERNS,
)


@dataclass(frozen=True, slots=True)
class Builder:
    """Everything the weeks of one plan share."""

    request: PlanRequest
    frame: Frame
    sessions: Sequence[Sequence[Placed]]

    def plan(self) -> Plan:
        """Return the whole mesocycle, its deload last."""
        training = [self._week(step) for step in steps_of_weeks(self.request)]
        return Plan((*training, self._week(None)))

    def _week(self, step: int | None) -> Week:
        """Return one week; no step means the deload."""
        days = zip(self.request.days, self.sessions, strict=True)
        sessions = tuple(self._session(day, placed, step) for day, placed in days)
        return Week(step is None, sessions, week_stimulus(sessions, self.request.known))

    def _session(self, day: Weekday, placed: Sequence[Placed], step: int | None) -> PlannedSession:
        ordered = sorted(placed, key=_order)
        planned = [(item.candidate, self._planned(item, step)) for item in ordered]
        main = tuple(item for candidate, item in planned if candidate.exercise.is_mid_back)
        balance = tuple(item for candidate, item in planned if not candidate.exercise.is_mid_back)
        training_s = sum(item_s(item, self.request) for item in (*main, *balance))
        spare_s = self.request.profile.minutes * 60 - training_s - self.frame.seconds
        warm_up = self.frame.warm_up_within(spare_s)
        parts = (*warm_up, *self.frame.power, *main, *balance, *self.frame.cool_down)
        return PlannedSession(
            day=day,
            minutes=dose.minutes([item_s(item, self.request) for item in parts]),
            warm_up=warm_up,
            power=self.frame.power,
            main=main,
            balance=balance,
            cool_down=self.frame.cool_down,
        )

    def _planned(self, placed: Placed, step: int | None) -> PlannedExercise:
        candidate, settings = placed.candidate, self.request.settings
        deload = step is None
        return PlannedExercise(
            exercise=candidate.exercise.id,
            sets=settings.deload_sets if step is None else placed.sets[step],
            measure=candidate.exercise.dose.measure,
            amount=candidate.amount,
            rir=candidate.rir + (settings.deload_extra_rir if deload else 0),
            tempo=candidate.exercise.dose.tempo,
            rest_s=candidate.rest_s,
            load=Load(candidate.way.load),
            per_side=candidate.exercise.sides > 1,
            how=how(candidate.exercise, self.request),
        )


def _order(placed: Placed) -> tuple[bool, int, str]:
    exercise = placed.candidate.exercise
    return (exercise.effort is not Effort.COMPOUND, ORDER.index(exercise.pattern), exercise.id)


def week_stimulus(sessions: Sequence[PlannedSession], known: Catalogue) -> Mapping[str, float]:
    """Return fractional hard sets per muscle group, in the catalogue's order of groups."""
    counted = [(known.exercises[item.exercise], item.sets) for session in sessions for item in session.trained]
    totals = {group: sum(exercise.credit(group) * sets for exercise, sets in counted) for group in known.muscle_groups}
    return {group: total for group, total in totals.items() if total}
