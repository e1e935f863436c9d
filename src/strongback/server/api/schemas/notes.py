"""Notes in words, and who wrote them."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field, model_validator

from strongback.record.note import MOST_CHARACTERS, NoteKind, SkipReason
from strongback.server.api.schemas.shared import NO_NUL, Day, Moment, Strict, Word

Words = Annotated[str, Field(max_length=MOST_CHARACTERS, pattern=NO_NUL)]
A_COMMENT: dict[str, Any] = {
    "id": "019ab2c0-7d00-7000-8000-000000000005",
    "day": "2026-11-24",
    "written_at": "2026-11-24T20:15:00+01:00",
    "kind": "comment",
    "text": "The last set of rows felt easier than the first.",
}
A_SKIP: dict[str, Any] = {
    "id": "019ab2c0-7d00-7000-8000-000000000006",
    "day": "2026-11-24",
    "written_at": "2026-11-24T18:20:00+01:00",
    "kind": "skipped",
    "exercise": "seated-cable-row",
    "reason": "equipment-taken",
}


class NoteIn(Strict):
    """One note about a day, with the id that the device made (a UUID of version 7).

    A ``note`` or ``comment`` says something in ``text``. A ``skipped`` says its ``reason``, and the exercise that was
    left out; without one, the whole session of the day was. Who wrote it is whoever is signed in.
    """

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [A_COMMENT, A_SKIP]})
    id: UUID
    day: Day
    written_at: Moment
    kind: NoteKind
    text: Words = ""
    exercise: Word | None = None
    reason: SkipReason | None = None

    @model_validator(mode="after")
    def says_something(self) -> NoteIn:
        """Refuse a skip without a reason, a reason without a skip, and a note without a word."""
        skipped = self.kind is NoteKind.SKIPPED
        if skipped != (self.reason is not None):
            raise ValueError("a skipped exercise has a reason, and nothing else has one")
        if not skipped and not self.text.strip():
            raise ValueError("a note or a comment needs a text")
        return self


class NoteOut(Schema):
    """One note; ``by`` is the id of the coach who wrote it, null for the athlete, and ``by_name`` what they are called.

    Only an ``own`` one can be taken back by whoever asks. A coach whose account is gone has the id of zeros.
    """

    id: UUID
    day: Day
    written_at: Moment
    kind: NoteKind
    text: str
    exercise: str | None
    reason: SkipReason | None
    by: UUID | None
    by_name: str
    own: bool
