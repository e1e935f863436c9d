"""What to do today for one exercise, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from strongback.knowledge.vocabulary import Measure
from strongback.record.log import Side, Target
from strongback.record.plan import MEASURE_KEYS

if TYPE_CHECKING:
    from strongback.knowledge.tempo import Tempo
    from strongback.record.load import Load
    from strongback.record.reason import Reason


@dataclass(frozen=True, slots=True)
class RampSet:
    """One lighter set on the way to the working load."""

    load: Load
    reps: int


@dataclass(frozen=True, slots=True)
class Prescription:
    """Today's working sets of one exercise.

    ``planned`` is the exercise the plan names, ``exercise`` the one to do: they differ after a step on the ladder.
    ``aim`` is today's amount inside the range. ``sets`` is 0 when the exercise is left out today. ``offers`` are
    choices the person may take, in words; ``estimate`` says what the load amounts to where that is only estimated.
    """

    planned: str
    exercise: str
    sets: int
    measure: Measure
    amount: tuple[int, int]
    aim: int
    rir: int
    tempo: Tempo
    rest_s: int
    load: Load
    per_side: bool
    first_side: Side
    ramp: tuple[RampSet, ...]
    reasons: tuple[Reason, ...]
    light: bool = False
    estimate: str = ""
    offers: tuple[str, ...] = ()
    how: tuple[str, ...] = ()

    @property
    def target(self) -> Target:
        """What a set done for this prescription was asked to be."""
        return Target(*self.amount, aim=self.aim, rir=self.rir, sets=self.sets, light=self.light)

    def document(self) -> dict[str, Any]:
        """Return it as plain data for ``--json``."""
        return {
            "exercise": self.exercise,
            "planned": self.planned,
            "sets": self.sets,
            "reps": list(self.amount) if self.measure is Measure.REPS else [1, 1],
            **({} if self.measure is Measure.REPS else {MEASURE_KEYS[self.measure]: list(self.amount)}),
            "aim": self.aim,
            "rir": self.rir,
            "tempo": str(self.tempo),
            "rest_s": self.rest_s,
            "load": self.load.document(),
            "estimate": self.estimate,
            "per_side": self.per_side,
            "first_side": str(self.first_side),
            "ramp": [{"load": step.load.document(), "reps": step.reps} for step in self.ramp],
            "light": self.light,
            "offers": list(self.offers),
            "how": list(self.how),
            "reasons": [item.document() for item in self.reasons],
        }
