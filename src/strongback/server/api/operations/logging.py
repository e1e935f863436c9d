"""The log: sets, pain notes, check-ins, posture snapshots and form summaries, in and out."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from ninja import Router

from strongback.coach.habits import habits_for
from strongback.coach.logging import Moment as LogMoment
from strongback.coach.logging import keep_sets, log_lines
from strongback.coach.ports import Answered
from strongback.coach.usual_range import usual_range
from strongback.knowledge import catalogue
from strongback.progression.options import DEFAULTS
from strongback.record.clock import Clock
from strongback.record.documents import check_in_document, pain_document, set_document
from strongback.server.api.access import AthletesRequest, Need, guarded
from strongback.server.api.clock import moment_for
from strongback.server.api.convert import (
    check_in_of,
    edited_values,
    habit_of,
    known_exercise,
    pain_of,
    posture_of,
    reply,
    set_of,
    summary_of,
)
from strongback.server.api.discreet import shown
from strongback.server.api.paging import USUAL, Cursor, Limit, page
from strongback.server.api.problems import ProblemError
from strongback.server.api.schemas.habits import HabitOut
from strongback.server.api.schemas.records import (
    CheckInBody,
    FormOfSet,
    FormSummaryBody,
    HabitTickBody,
    LoggedOut,
    LogIn,
    PainIn,
    PainOut,
    PostureBody,
    SetEdit,
    SetOut,
    UsualRangeOut,
)
from strongback.server.api.schemas.shared import Day, Done, Page
from strongback.store.convert import SET_FIELDS, check_in_record, pain_record, posture_record, set_record
from strongback.store.models import CheckInRow, PainRow, PostureRow, SetRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strongback.record.log import SetLog

router = Router(tags=["log"])
SERVER = "server"
KEY: dict[str, Any] = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "schema": {"title": "Idempotency-Key", "anyOf": [{"type": "string", "format": "uuid"}, {"type": "null"}]},
}


@router.post(
    "/athletes/{athlete}/log",
    response=LoggedOut,
    operation_id="log",
    summary="Log what was done",
    openapi_extra={"parameters": [KEY]},
)
@guarded(Need.LOG, "log")
def log(request: AthletesRequest, payload: LogIn) -> HttpResponse:
    """Keep sets, and short lines of sets, pain and sleep; a line that cannot be read keeps no other back.

    Sets have ids of their own, so sending one again changes nothing, and is answered with the set as it is kept; an id
    that belongs to another set is refused, with everything that came with it. For lines, send a UUID as
    ``Idempotency-Key``: the same request again is then answered the same and kept once.
    """
    sets = [set_of(item) for item in payload.sets]
    store = request.records
    if not payload.lines:
        return reply({"accepted": _facts(keep_sets(store, sets)), "rejected": [], "reasons": []})
    idempotency_key = _key(request)
    digest = hashlib.sha256(payload.model_dump_json().encode()).hexdigest()
    with store.turn():
        if idempotency_key is not None:
            before = store.answered([str(idempotency_key)]).get(str(idempotency_key))
            if before is not None:
                return reply(_same(before, digest))
        moment = moment_for(request, payload.day)
        when = LogMoment(moment.date(), moment, os.urandom)
        logged = log_lines(store, payload.lines, catalogue(), when, DEFAULTS)
        document = logged.document()
        document["accepted"]["sets"] += _facts(keep_sets(store, sets))["sets"]
        if idempotency_key is not None:
            store.keep_answers({str(idempotency_key): Answered(digest, document)}, moment)
    return reply(document)


def _key(request: AthletesRequest) -> UUID | None:
    """Return the key that a repeated request is known by; read here, as only lines have need of one."""
    said = request.headers.get(KEY["name"])
    try:
        return None if said is None else UUID(said)
    except ValueError as error:
        raise ProblemError(422, f"{KEY['name']}: is not a UUID; make one for each request.", "not-valid") from error


def _same(before: Answered, digest: str) -> Any:
    if before.digest != digest:
        raise ProblemError(422, "This Idempotency-Key was used for another request; make a new one.", "key-reused")
    return dict(before.answer)


def _facts(sets: Sequence[SetLog]) -> dict[str, list[Any]]:
    return {"sets": [set_document(item) for item in sets], "pain": [], "check_ins": [], "habits": []}


@router.get("/athletes/{athlete}/sets", response=Page[SetOut], operation_id="sets", summary="List the sets")
@guarded(Need.SEE_TRAINING, "sets")
def sets(
    request: AthletesRequest,
    exercise: str = "",
    first: Day | None = None,
    last: Day | None = None,
    cursor: Cursor = "",
    limit: Limit = USUAL,
) -> HttpResponse:
    """Return the sets, the newest first, of one exercise or of certain days when asked."""
    wanted = Q(athlete=request.records.athlete, deleted_at=None)
    wanted &= Q(exercise=exercise.replace("\x00", "")) if exercise else Q()
    wanted &= Q(day__gte=first) if first else Q()
    wanted &= Q(day__lte=last) if last else Q()
    listed = page(SetRow.objects.filter(wanted), ("day", "performed_at", "id"), _set, cursor, limit)
    return reply(shown(request, listed))


def _set(row: SetRow) -> dict[str, Any]:
    return set_document(set_record(tuple(getattr(row, name) for name in SET_FIELDS)))


@router.patch("/athletes/{athlete}/sets/{set_id}", response=SetOut, operation_id="correct_set", summary="Correct a set")
@guarded(Need.LOG, "sets")
def correct_set(request: AthletesRequest, set_id: UUID, payload: SetEdit) -> HttpResponse:
    """Change fields of a set; a device that works offline corrects through ``/sync`` instead."""
    store = request.records
    now = moment_for(request)
    with store.turn():
        version = store.set_version(str(set_id))
        if version is None:
            raise ProblemError(404, "There is no set with this id.", "no-set")
        seen = max((*version.clocks.values(), *((version.deleted,) if version.deleted else ())), default=None)
        edited = version.edited(edited_values(payload), Clock(0, 0, SERVER).after(seen, now))
        if edited is not version:
            store.save_set_version(edited, now)
    return reply(set_document(edited.log))


@router.delete("/athletes/{athlete}/sets/{set_id}", response=Done, operation_id="delete_set", summary="Take a set back")
@guarded(Need.LOG, "sets")
def delete_set(request: AthletesRequest, set_id: UUID) -> HttpResponse:
    """Take a set back; it counts no more."""
    store = request.records
    if store.set_version(str(set_id)) is None:
        raise ProblemError(404, "There is no set with this id.", "no-set")
    store.delete_sets([str(set_id)], moment_for(request))
    return reply({"done": True})


@router.put(
    "/athletes/{athlete}/sets/{set_id}/form",
    response=FormOfSet,
    operation_id="save_form",
    summary="Keep a form summary",
)
@guarded(Need.LOG, "form")
def save_form(request: AthletesRequest, set_id: UUID, payload: FormSummaryBody) -> HttpResponse:
    """Keep what the camera measured of a set; never a picture."""
    store = request.records
    now = moment_for(request)
    with store.turn():
        version = store.set_version(str(set_id))
        if version is None:
            raise ProblemError(404, "There is no set with this id.", "no-set")
        seen = max(version.clocks.values(), default=None)
        edited = version.edited({"summary": summary_of(payload)}, Clock(0, 0, SERVER).after(seen, now))
        store.save_set_version(edited, now)
    return reply(_form(edited.log))


def _form(item: Any) -> dict[str, Any]:
    return {
        "set_id": item.id,
        "exercise": item.exercise,
        "day": item.day.isoformat(),
        "summary": item.summary.document(),
    }


@router.get(
    "/athletes/{athlete}/form",
    response=Page[FormOfSet],
    operation_id="form_summaries",
    summary="List the form summaries",
)
@guarded(Need.SEE_TRAINING, "form")
def form_summaries(request: AthletesRequest, cursor: Cursor = "", limit: Limit = USUAL) -> HttpResponse:
    """Return what the camera measured, the newest set first."""
    rows = SetRow.objects.filter(athlete=request.records.athlete, deleted_at=None, summary__isnull=False)
    return reply(page(rows, ("day", "performed_at", "id"), lambda row: _form(_record(row)), cursor, limit))


@router.get(
    "/athletes/{athlete}/form/usual",
    response=UsualRangeOut,
    operation_id="usual_range",
    summary="Look at the usual range",
)
@guarded(Need.SEE_TRAINING, "form")
def usual(request: AthletesRequest, exercise: str = "") -> HttpResponse:
    """Return what the athlete usually reaches in an exercise, to hold a new set against."""
    known = catalogue().exercises[known_exercise(exercise)]
    return reply(usual_range(request.records, known, moment_for(request).date()).document())


def _record(row: SetRow) -> Any:
    return set_record(tuple(getattr(row, name) for name in SET_FIELDS))


@router.post("/athletes/{athlete}/pain", response=PainOut, operation_id="add_pain", summary="Note pain")
@guarded(Need.LOG, "pain")
def add_pain(request: AthletesRequest, payload: PainIn) -> HttpResponse:
    """Keep a pain note; notes are only added. One with an id that is already kept changes nothing."""
    note = pain_of(payload)
    request.records.add_facts((), (note,), ())
    return reply(pain_document(note))


@router.get("/athletes/{athlete}/pain", response=Page[PainOut], operation_id="pain", summary="List the pain notes")
@guarded(Need.SEE_PAIN, "pain")
def pain(request: AthletesRequest, cursor: Cursor = "", limit: Limit = USUAL) -> HttpResponse:
    """Return the pain notes, the newest first."""
    rows = PainRow.objects.filter(athlete=request.records.athlete)
    return reply(page(rows, ("day", "noted_at", "id"), lambda row: pain_document(pain_record(row)), cursor, limit))


@router.post(
    "/athletes/{athlete}/habits", response=HabitTickBody, operation_id="tick_habit", summary="Tick a habit of a day"
)
@guarded(Need.LOG, "habits")
def tick_habit(request: AthletesRequest, payload: HabitTickBody) -> HttpResponse:
    """Keep that a habit was kept on a day, or not after all. One with an id that is already kept changes nothing."""
    tick = habit_of(payload)
    request.records.add_habit(tick)
    return reply(tick.document())


@router.get("/athletes/{athlete}/habits", response=list[HabitOut], operation_id="habits", summary="Look at the habits")
@guarded(Need.SEE_PAIN, "habits")
def habits(request: AthletesRequest) -> HttpResponse:
    """Return every habit with its last four weeks, its streak and what it changes in the training."""
    return reply([line.document() for line in habits_for(request.records, moment_for(request).date())])


@router.post("/athletes/{athlete}/check-ins", response=CheckInBody, operation_id="check_in", summary="Check in")
@guarded(Need.LOG, "check-ins")
def check_in(request: AthletesRequest, payload: CheckInBody) -> HttpResponse:
    """Keep how a day starts. One with an id that is already kept changes nothing."""
    item = check_in_of(payload)
    request.records.add_facts((), (), (item,))
    return reply(check_in_document(item))


@router.get(
    "/athletes/{athlete}/check-ins", response=Page[CheckInBody], operation_id="check_ins", summary="List the check-ins"
)
@guarded(Need.SEE_PAIN, "check-ins")
def check_ins(request: AthletesRequest, cursor: Cursor = "", limit: Limit = USUAL) -> HttpResponse:
    """Return the check-ins, the newest first."""
    rows = CheckInRow.objects.filter(athlete=request.records.athlete)
    return reply(page(rows, ("day", "id"), lambda row: check_in_document(check_in_record(row)), cursor, limit))


@router.post(
    "/athletes/{athlete}/posture", response=PostureBody, operation_id="add_posture", summary="Keep a posture snapshot"
)
@guarded(Need.LOG, "posture")
def add_posture(request: AthletesRequest, payload: PostureBody) -> HttpResponse:
    """Keep a few angles with their errors, never a picture. One with an id that is already kept changes nothing."""
    snapshot = posture_of(payload)
    request.records.add_posture(snapshot)
    return reply(snapshot.document())


@router.get(
    "/athletes/{athlete}/posture",
    response=Page[PostureBody],
    operation_id="posture",
    summary="List the posture snapshots",
)
@guarded(Need.SEE_PAIN, "posture")
def posture(request: AthletesRequest, cursor: Cursor = "", limit: Limit = USUAL) -> HttpResponse:
    """Return the posture snapshots, the newest first."""
    rows = PostureRow.objects.filter(athlete=request.records.athlete)
    return reply(page(rows, ("day", "taken_at", "id"), lambda row: posture_record(row).document(), cursor, limit))
