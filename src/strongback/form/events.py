"""What the engine says while it watches: each event is a small value, and plain data through ``document``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from strongback.form.result import Rep


class Why(StrEnum):
    """Why nothing is counted at the moment."""

    NOBODY = "nobody"
    NOT_SEEN = "not-seen"
    WRONG_VIEW = "wrong-view"
    NOT_IN_START_POSE = "not-in-start-pose"
    MOVING_ABOUT = "moving-about"
    OTHER_PERSON = "other-person"
    BLIND = "blind"


WHY_WORDS: dict[Why, str] = {
    Why.NOBODY: "Nobody is in the picture; step into it.",
    Why.NOT_SEEN: "Parts of the body are hidden or out of the picture; move until all of it shows.",
    Why.WRONG_VIEW: "The camera looks from another side than this exercise needs; turn or move the camera.",
    Why.NOT_IN_START_POSE: "The set has not begun: take the start pose of the exercise.",
    Why.MOVING_ABOUT: "You are moving about; counting goes on when you stay in one place.",
    Why.OTHER_PERSON: "Somebody else came into the picture; counting goes on from the start pose.",
    Why.BLIND: "The camera cannot judge this exercise; log it by hand.",
}


@dataclass(frozen=True, slots=True)
class Ready:
    """The start pose was seen: repetitions count from now on."""

    t: float

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {"kind": "ready", "t": self.t}


@dataclass(frozen=True, slots=True)
class Counted:
    """A repetition turned back and counts; what it was like is said when it ends."""

    t: float
    reps: int

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {"kind": "counted", "t": self.t, "reps": self.reps}


@dataclass(frozen=True, slots=True)
class RepEnded:
    """A repetition ended, with its measures."""

    t: float
    rep: Rep

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {"kind": "rep-ended", "t": self.t, "rep": self.rep.document()}


@dataclass(frozen=True, slots=True)
class Held:
    """A hold reached another whole second."""

    t: float
    seconds: int

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {"kind": "held", "t": self.t, "seconds": self.seconds}


@dataclass(frozen=True, slots=True)
class Waiting:
    """Nothing is counted from now on, and why."""

    t: float
    why: Why

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {"kind": "waiting", "t": self.t, "why": str(self.why), "words": WHY_WORDS[self.why]}


@dataclass(frozen=True, slots=True)
class Cue:
    """The one thing to say now: a fault that was seen in two of three repetitions."""

    t: float
    code: str
    words: str

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {"kind": "cue", "t": self.t, "code": self.code, "words": self.words}


Event: TypeAlias = Ready | Counted | RepEnded | Held | Waiting | Cue
