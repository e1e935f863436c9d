"""What devices send and follow: operations with their answers, and the feed of changes."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field, TypeAdapter

from strongback.coach.sync import MOST_OPERATIONS
from strongback.record.clock import WRITTEN
from strongback.server.api.schemas.notes import NoteIn
from strongback.server.api.schemas.records import (
    A_SET,
    CheckInBody,
    HabitTickBody,
    PainIn,
    PostureBody,
    ScreeningIn,
    SetEdit,
    SetIn,
)
from strongback.server.api.schemas.shared import Strict

Clocked = Annotated[str, Field(pattern=f"^{WRITTEN.pattern}$", max_length=70)]


class AddSetOp(Strict):
    """Keep a set."""

    id: UUID
    op: Literal["add-set"]
    set: SetIn


class EditSetOp(Strict):
    """Correct fields of a set; of two corrections of a field the one with the later clock stays."""

    id: UUID
    op: Literal["edit-set"]
    set_id: UUID
    clock: Clocked
    fields: SetEdit


class DeleteSetOp(Strict):
    """Take a set back; a correction with a later clock brings it back."""

    id: UUID
    op: Literal["delete-set"]
    set_id: UUID
    clock: Clocked


class AddPainOp(Strict):
    """Keep a pain note."""

    id: UUID
    op: Literal["add-pain"]
    pain: PainIn


class AddCheckInOp(Strict):
    """Keep a check-in."""

    id: UUID
    op: Literal["add-check-in"]
    check_in: CheckInBody


class AddHabitOp(Strict):
    """Keep a tick of a habit."""

    id: UUID
    op: Literal["add-habit"]
    habit: HabitTickBody


class AddPostureOp(Strict):
    """Keep a posture snapshot."""

    id: UUID
    op: Literal["add-posture"]
    posture: PostureBody


class AddNoteOp(Strict):
    """Keep a note, a skip or a comment."""

    id: UUID
    op: Literal["add-note"]
    note: NoteIn


class AddScreeningOp(Strict):
    """Keep a screening."""

    id: UUID
    op: Literal["add-screening"]
    screening: ScreeningIn


Op = Annotated[
    AddSetOp
    | EditSetOp
    | DeleteSetOp
    | AddPainOp
    | AddCheckInOp
    | AddHabitOp
    | AddPostureOp
    | AddNoteOp
    | AddScreeningOp,
    Field(discriminator="op"),
]
OPERATION: TypeAdapter[Any] = TypeAdapter(Op)


class SyncIn(Strict):
    """Up to 200 operations in the order they were made.

    Each looks like one of AddSetOp, EditSetOp, DeleteSetOp, AddPainOp, AddCheckInOp, AddHabitOp, AddPostureOp,
    AddNoteOp and AddScreeningOp.
    One that cannot be read is rejected on its own and keeps none of the others back.
    """

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "operations": [
                        {"id": "019ab2c0-7d00-7000-8000-0000000000a1", "op": "add-set", "set": A_SET},
                        {
                            "id": "019ab2c0-7d00-7000-8000-0000000000a2",
                            "op": "edit-set",
                            "set_id": A_SET["id"],
                            "clock": "1795540000000.00000000.phone",
                            "fields": {"amount": 9},
                        },
                    ]
                }
            ]
        },
    )
    operations: Annotated[list[dict[str, Any]], Field(max_length=MOST_OPERATIONS)]


class OperationAnswer(Schema):
    """What became of one operation; ``again`` says that the same one may succeed later."""

    id: str
    outcome: Literal["accepted", "superseded", "rejected"]
    reason: str
    again: bool


class SyncOut(Schema):
    """One answer for each operation, in their order; ``changes`` is the athlete's counter after them."""

    answers: list[OperationAnswer]
    changes: int


class ChangeOut(Schema):
    """One record as it stands; ``kind`` says which sort of record the document is."""

    number: int
    kind: Literal["profile", "screening", "plan", "proposal", "set", "pain", "check-in", "habit", "posture", "note"]
    document: dict[str, Any]


class ChangesOut(Schema):
    """What changed, in order; ask again with ``until``, at once when there is ``more``."""

    changes: list[ChangeOut]
    until: int
    more: bool
