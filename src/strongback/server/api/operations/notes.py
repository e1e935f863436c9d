"""Notes in words: what the athlete writes down and skips, and what coach and athlete say to each other."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from ninja import Router

from strongback.record.note import NoteKind, SkipReason
from strongback.server.accounts.models import User
from strongback.server.api.access import AthletesRequest, Need, author, guarded, may
from strongback.server.api.clock import moment_for
from strongback.server.api.convert import note_of, reply
from strongback.server.api.paging import USUAL, Cursor, Limit, page
from strongback.server.api.problems import ProblemError
from strongback.server.api.schemas.notes import NoteIn, NoteOut
from strongback.server.api.schemas.shared import Day, Done, Page
from strongback.store.convert import note_record
from strongback.store.models import NoteRow

router = Router(tags=["notes"])


@router.post("/athletes/{athlete}/notes", response=NoteOut, operation_id="add_note", summary="Write a note")
@guarded(Need.WRITE_NOTE, "notes")
def add_note(request: AthletesRequest, payload: NoteIn) -> HttpResponse:
    """Keep a note, a skip with its reason, or a comment; a coach writes comments.

    One with an id that is already kept changes nothing.
    """
    if request.link is not None and payload.kind is not NoteKind.COMMENT:
        raise ProblemError(403, "A coach writes comments; notes and skips are the athlete's own.", "not-allowed")
    note = note_of(payload, by=author(request))
    request.records.add_note(note)
    kept = _named(request, NoteRow.objects.filter(athlete=request.records.athlete, id=payload.id)).get()
    if note_record(kept).by != note.by:
        raise ProblemError(409, "There is another note with this id; make a new id.", "id-used")
    return reply(_note(request, kept))


@router.get("/athletes/{athlete}/notes", response=Page[NoteOut], operation_id="notes", summary="List the notes")
@guarded(Need.SEE_TRAINING, "notes")
def notes(
    request: AthletesRequest,
    first: Day | None = None,
    last: Day | None = None,
    cursor: Cursor = "",
    limit: Limit = USUAL,
) -> HttpResponse:
    """Return the notes about all or certain days, the latest written first.

    What was skipped because of pain is only for those who may see pain.
    """
    wanted = Q(athlete=request.records.athlete, deleted_at=None)
    wanted &= Q(day__gte=first) if first else Q()
    wanted &= Q(day__lte=last) if last else Q()
    rows = NoteRow.objects.filter(wanted)
    if not may(request, Need.SEE_PAIN):
        rows = rows.filter(Q(reason=None) | ~Q(reason=str(SkipReason.PAIN)))
    found = _named(request, rows)
    return reply(page(found, ("written_at", "id"), lambda row: _note(request, row), cursor, limit))


@router.delete(
    "/athletes/{athlete}/notes/{note}", response=Done, operation_id="delete_note", summary="Take a note back"
)
@guarded(Need.WRITE_NOTE, "notes")
def delete_note(request: AthletesRequest, note: UUID) -> HttpResponse:
    """Take a note of one's own back: its words are gone, only that it was there stays."""
    own = NoteRow.objects.filter(athlete=request.records.athlete, id=note, written_by=author(request), deleted_at=None)
    if not own.exists():
        raise ProblemError(404, "You wrote no note with this id.", "no-note")
    request.records.delete_note(str(note), moment_for(request))
    return reply({"done": True})


def _named(request: AthletesRequest, rows: QuerySet[NoteRow]) -> QuerySet[Any]:
    """Return notes with the names of those who wrote them: addresses are for the athlete alone."""
    without_name = F("email") if request.link is None else Value("")
    name = Case(When(name="", then=without_name), default=F("name"))
    athlete = User.objects.filter(athlete_id=OuterRef("athlete_id")).values(called=name)
    coach = User.objects.filter(id=OuterRef("written_by")).values(called=name)
    called = Case(
        When(written_by=None, then=Coalesce(Subquery(athlete), Value(""))),
        default=Coalesce(Subquery(coach), Value("")),
    )
    return rows.annotate(by_name=called)


def _note(request: AthletesRequest, row: Any) -> dict[str, Any]:
    note = note_record(row)
    return note.document() | {"by_name": row.by_name, "own": note.by == author(request)}
