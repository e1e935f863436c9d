"""Notes in words: about a session, about an exercise that was skipped, and what coach and athlete say to each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date, datetime

MOST_CHARACTERS = 2_000
# Stands for a coach who cannot be named any more; an empty author would turn their words into the athlete's.
SOMEBODY = "00000000-0000-0000-0000-000000000000"


class NoteKind(StrEnum):
    """What a note is: words for oneself, something left out with its reason, or words to the other side."""

    NOTE = "note"
    SKIPPED = "skipped"
    COMMENT = "comment"


class SkipReason(StrEnum):
    """Why something was left out."""

    EQUIPMENT_TAKEN = "equipment-taken"
    NO_TIME = "no-time"
    TIRED = "tired"
    PAIN = "pain"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Note:
    """One note, written once; it can be taken back, never changed.

    ``day`` is the day on the person's own calendar that it is about, ``written_at`` when it was written. ``exercise``
    is the one it is about; a session that was skipped as a whole names none. ``reason`` is why something was skipped,
    None for every other kind. ``by`` is the id of the coach who wrote it, None for the athlete.
    """

    id: str
    day: date
    written_at: datetime
    kind: NoteKind
    text: str = ""
    exercise: str | None = None
    reason: SkipReason | None = None
    by: str | None = None

    def document(self) -> dict[str, Any]:
        """Return it as plain data; what was not said is null."""
        return {
            "id": self.id,
            "day": self.day.isoformat(),
            "written_at": self.written_at.isoformat(),
            "kind": str(self.kind),
            "text": self.text,
            "exercise": self.exercise,
            "reason": self.reason and str(self.reason),
            "by": self.by,
        }


@dataclass(frozen=True, slots=True)
class Skipped:
    """What was left out on one day: exercises by id, or with ``whole`` the session."""

    day: date
    exercises: frozenset[str] = frozenset()
    whole: bool = False
