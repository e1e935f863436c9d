"""Load: what is moved in a set, in the terms the person sees on the thing itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from strongback.knowledge.vocabulary import EXTERNAL_IMPLEMENTS, Implement

if TYPE_CHECKING:
    from strongback.record.reason import Fact

IMPLEMENTS = {str(implement): implement for implement in Implement}
NUMBERS = (int, float)
EACH_HAND = (Implement.DUMBBELL_PAIR,)


@dataclass(frozen=True, slots=True)
class Load:
    """One load.

    ``kg`` is what the implement says: per dumbbell of a pair, the whole bar with plates, the pin of a stack.
    ``band`` is the person's own name for a band, ``rung`` counts the lever settings of a bodyweight movement
    from 0, the easiest. A load without any of these is not yet found (``is_open``) or has none.
    """

    implement: Implement
    kg: float | None = None
    band: str | None = None
    rung: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether the person still has to find this load."""
        if self.implement in EXTERNAL_IMPLEMENTS:
            return self.kg is None
        return self.implement is Implement.BAND and self.band is None

    def say(self) -> str:
        """Return it in words, as the person would read it off.

        >>> Load(Implement.DUMBBELL_PAIR, kg=12.5).say()
        '2 x 12.5 kg'
        """
        if self.kg is not None:
            weight = f"{self.kg:g} kg"
            return f"2 x {weight}" if self.implement in EACH_HAND else weight
        if self.band is not None:
            return f"{self.band} band"
        if self.is_open:
            return "find your load"
        return "bodyweight" if self.implement is Implement.BODYWEIGHT else "no load"

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        fields = {"kind": str(self.implement), "kg": self.kg, "band": self.band, "rung": self.rung}
        return {key: value for key, value in fields.items() if value is not None} | {"say": self.say()}

    def facts(self, name: str) -> dict[str, Fact]:
        """Return it as facts of a reason, which may speak of several loads: ``before_kind`` and ``before_kg``."""
        return {f"{name}_{key}": value for key, value in self.document().items() if key != "say"}

    @classmethod
    def from_document(cls, raw: dict[str, Any]) -> Load:
        """Read what ``document`` wrote.

        Raises:
            KeyError, TypeError, ValueError: it is not a load.

        """
        kg, rung = raw.get("kg"), raw.get("rung")
        if not (kg is None or type(kg) in NUMBERS) or not (rung is None or type(rung) is int):
            raise ValueError(f"{raw!r} is not a load")
        return cls(IMPLEMENTS[raw["kind"]], kg, raw.get("band"), rung)


NO_LOAD = Load(Implement.NONE)
