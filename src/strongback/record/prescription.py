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
class Plates:
    """The plates for each side of the bar, heaviest first, what it then weighs, and what is missing to the wish."""

    each_side_kg: tuple[float, ...]
    total_kg: float
    remainder_kg: float

    def say(self) -> str:
        """Return it in words, as somebody loads the bar.

        >>> Plates((10, 2.5), 45, 1.0).say()
        'each side 10 + 2.5, which makes 45 kg; 1 kg cannot be made with your plates'
        """
        side = (
            f"each side {' + '.join(f'{kg:g}' for kg in self.each_side_kg)}" if self.each_side_kg else "the empty bar"
        )
        if not self.remainder_kg:
            return side
        why = "too much" if self.remainder_kg < 0 else "cannot be made with your plates"
        return f"{side}, which makes {self.total_kg:g} kg; {abs(self.remainder_kg):g} kg {why}"

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "each_side_kg": list(self.each_side_kg),
            "total_kg": self.total_kg,
            "remainder_kg": self.remainder_kg,
        }


@dataclass(frozen=True, slots=True)
class RampSet:
    """One lighter set on the way to the working load; ``plates`` when it is a barbell's."""

    load: Load
    reps: int
    plates: Plates | None = None

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        plates = {} if self.plates is None else {"plates": self.plates.document()}
        return {"load": self.load.document(), "reps": self.reps, **plates}


@dataclass(frozen=True, slots=True)
class Prescription:
    """Today's working sets of one exercise.

    ``planned`` is the exercise the plan names, ``exercise`` the one to do: they differ after a step on the ladder.
    ``aim`` is today's amount inside the range. ``sets`` is 0 when the exercise is left out today. ``offers`` are
    choices the person may take, in words; ``estimate`` says what the load amounts to where that is only estimated.
    ``plates`` is how to load the bar.
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
    plates: Plates | None = None

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
            "ramp": [step.document() for step in self.ramp],
            "plates": None if self.plates is None else self.plates.document(),
            "light": self.light,
            "offers": list(self.offers),
            "how": list(self.how),
            "reasons": [item.document() for item in self.reasons],
        }
