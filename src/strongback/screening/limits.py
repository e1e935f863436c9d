"""What conditions take out of a plan or change in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from strongback.knowledge.catalogue import excludes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from strongback.knowledge.catalogue import Catalogue
    from strongback.knowledge.condition import Condition
    from strongback.knowledge.exercise import Exercise


@dataclass(frozen=True, slots=True)
class PersonalLimits:
    """The strictest bound of all of a person's conditions; None leaves the goal's own bound.

    ``names`` are the conditions behind it.
    """

    conditions: tuple[Condition, ...]
    rir_min: int
    reps_min: int
    hold_max_s: int | None
    power: bool

    def excluded_by(self, exercise: Exercise) -> Condition | None:
        """Return the first condition that rules an exercise out, or None."""
        return next((condition for condition in self.conditions if excludes(condition, exercise)), None)

    def changes_for(self, exercise: Exercise) -> tuple[tuple[Condition, str], ...]:
        """Return how an exercise that stays in has to be done, with the condition that asks for it."""
        return tuple(
            (condition, change.how)
            for condition in self.conditions
            for change in condition.changes
            if change.demand in exercise.demands
        )


def personal_limits(conditions: Sequence[str], known: Catalogue, *, young: bool = False) -> PersonalLimits:
    """Combine the limits of several conditions (ids); a person under sixteen gets no power block either."""
    chosen = tuple(known.conditions[name] for name in conditions)
    limits = [condition.limits for condition in chosen]
    holds = [limit.hold_max_s for limit in limits if limit.hold_max_s is not None]
    return PersonalLimits(
        conditions=chosen,
        rir_min=_largest(limit.rir_min for limit in limits),
        reps_min=_largest(limit.reps_min for limit in limits),
        hold_max_s=min(holds, default=None),
        power=all(limit.power for limit in limits) and not young,
    )


def _largest(values: Iterable[int | None]) -> int:
    return max((value for value in values if value is not None), default=0)
