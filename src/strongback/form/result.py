"""What a set was like: its repetitions or seconds, faults, and how much of it could be seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from strongback.form.events import Why
    from strongback.knowledge.camera import CameraView
    from strongback.record.form_summary import FormSummary

DIGITS = 3


@dataclass(frozen=True, slots=True)
class RepFault:
    """A fault in one repetition: the value that was measured and the threshold it passed by the dead band."""

    code: str
    value: float
    threshold: float

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {"code": self.code, "value": round(self.value, DIGITS), "threshold": self.threshold}


@dataclass(frozen=True, slots=True)
class Rep:
    """One repetition.

    ``start``, ``turn`` and ``end`` are times in seconds; ``tempo`` is eccentric, pause, concentric, pause.
    ``rom`` is how far the counted signal went, in its own unit. ``confidence`` runs from 0 to 1. A repetition whose
    way back was not seen to its end is not ``complete``: it counts and is left out of medians. ``crossings`` are the
    times at which its way out had gone 15, 25 ... 85 percent, from which the course of a reference movement is made.
    """

    start: float
    turn: float
    end: float
    tempo: tuple[float, float, float, float]
    rom: float
    faults: tuple[RepFault, ...]
    hints: tuple[RepFault, ...]
    confidence: float
    complete: bool = True
    crossings: tuple[float, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether no fault was seen."""
        return not self.faults

    def document(self) -> dict[str, Any]:
        """Return it as plain data, as the command line promises it."""
        return {
            "start": round(self.start, DIGITS),
            "turn": round(self.turn, DIGITS),
            "end": round(self.end, DIGITS),
            "tempo": [round(phase, DIGITS) for phase in self.tempo],
            "rom_deg": round(self.rom, DIGITS),
            "faults": [fault.document() for fault in self.faults],
            "hints": [hint.document() for hint in self.hints],
            "confidence": round(self.confidence, DIGITS),
            "complete": self.complete,
        }


@dataclass(frozen=True, slots=True)
class Hold:
    """One stretch of a held position, in seconds from the first frame's time scale."""

    start: float
    end: float

    @property
    def seconds(self) -> float:
        """How long it was held."""
        return self.end - self.start

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "start": round(self.start, DIGITS), "end": round(self.end, DIGITS), "seconds": round(self.seconds, DIGITS)
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class SetResult:
    """One set as the camera saw it.

    ``summary`` is what is kept with the set. ``why_not`` lists what kept the engine from counting, the longest first,
    with the seconds it lasted. ``cue`` is the one thing to mind in the next set: a fault's code and its words.
    """

    summary: FormSummary
    reps: tuple[Rep, ...]
    holds: tuple[Hold, ...]
    view: CameraView | None
    cue: tuple[str, str] | None
    hints: tuple[str, ...]
    why_not: tuple[tuple[Why, float], ...]
    rom_share: float | None

    def document(self) -> dict[str, Any]:
        """Return it as plain data, as the command line promises it."""
        summary = self.summary.document()
        return {
            "reps": [rep.document() for rep in self.reps],
            "holds": [hold.document() for hold in self.holds],
            "summary": summary,
            "view": None if self.view is None else str(self.view),
            "cue": None if self.cue is None else {"code": self.cue[0], "words": self.cue[1]},
            "hints": list(self.hints),
            "why_not": [{"why": str(why), "seconds": round(seconds, DIGITS)} for why, seconds in self.why_not],
            "rom_share": None if self.rom_share is None else round(self.rom_share, DIGITS),
        }
