"""What a camera measured of one set, kept with the set: repetitions, faults, and what it could not see."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from strongback.knowledge.camera import CameraView

if TYPE_CHECKING:
    from collections.abc import Mapping


class Verdict(StrEnum):
    """How a set looked; unmeasured when the camera saw too little of it."""

    CLEAN = "clean"
    WATCH = "watch"
    BREAKDOWN = "breakdown"
    UNMEASURED = "unmeasured"


@dataclass(frozen=True, slots=True)
class FaultSeen:
    """One fault: the rule's code, the value that was measured, its threshold and in how many repetitions."""

    code: str
    value: float
    threshold: float
    reps: int


@dataclass(frozen=True, slots=True)
class FormSummary:
    """One measured set.

    ``tempo_s`` holds the medians of eccentric, pause, concentric, pause; ``rom_deg`` the median range of motion, or
    ``rom_percent`` where a distance is counted, in percent of the trunk's length; ``coverage`` the share of the set in
    which the body was seen well enough, 0 to 1. ``held_s`` is the longest hold of an exercise that is counted in
    seconds, and None for all others. ``view`` says from where the camera looked; ranges of two views do not compare.
    """

    reps: int
    clean_reps: int
    verdict: Verdict
    coverage: float
    tempo_s: tuple[float, ...] = ()
    rom_deg: float | None = None
    faults: tuple[FaultSeen, ...] = ()
    abstained: tuple[str, ...] = ()
    held_s: float | None = None
    rom_percent: float | None = None
    view: CameraView | None = None

    @property
    def rom(self) -> float | None:
        """The median range of motion in the unit of what is counted; None when it was not measured."""
        return self.rom_percent if self.rom_deg is None else self.rom_deg

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        more = {
            "held_s": self.held_s,
            "rom_percent": self.rom_percent,
            "view": None if self.view is None else str(self.view),
        }
        return {
            "reps": self.reps,
            "clean_reps": self.clean_reps,
            "verdict": str(self.verdict),
            "coverage": self.coverage,
            "tempo_s": list(self.tempo_s),
            "rom_deg": self.rom_deg,
            "faults": [
                {"code": fault.code, "value": fault.value, "threshold": fault.threshold, "reps": fault.reps}
                for fault in self.faults
            ],
            "abstained": list(self.abstained),
            **{name: value for name, value in more.items() if value is not None},
        }

    @classmethod
    def from_document(cls, raw: Mapping[str, Any]) -> FormSummary:
        """Read what ``document`` wrote.

        Raises:
            KeyError, TypeError, ValueError: it is not a summary.

        """
        return cls(
            reps=raw["reps"],
            clean_reps=raw["clean_reps"],
            verdict=Verdict(raw["verdict"]),
            coverage=raw["coverage"],
            tempo_s=tuple(raw["tempo_s"]),
            rom_deg=raw["rom_deg"],
            faults=tuple(FaultSeen(**fault) for fault in raw["faults"]),
            abstained=tuple(raw["abstained"]),
            held_s=raw.get("held_s"),
            rom_percent=raw.get("rom_percent"),
            view=CameraView(raw["view"]) if raw.get("view") else None,
        )
