"""From what came in to records, and from mistakes in it to sentences."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from pydantic import ValidationError

from strongback.coach import sync
from strongback.knowledge import catalogue
from strongback.knowledge.reading import BadDocumentError, Problem, Table, did_you_mean
from strongback.knowledge.tempo import Tempo
from strongback.record.clock import Clock
from strongback.record.form_summary import FormSummary
from strongback.record.habit import HabitTick
from strongback.record.load import NO_LOAD, Load
from strongback.record.log import CheckIn, PainNote, SetLog, Target
from strongback.record.note import Note
from strongback.record.posture import Measured, PostureSnapshot
from strongback.record.stored import ScreeningRecord
from strongback.screening.answers_file import read_answers
from strongback.screening.screen import screen
from strongback.server.api.schemas.sync import OPERATION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from strongback.coach.ports import Store
    from strongback.record.answers import Answers
    from strongback.server.api.schemas.notes import NoteIn
    from strongback.server.api.schemas.records import (
        AnswersIn,
        CheckInBody,
        FormSummaryBody,
        HabitTickBody,
        PainIn,
        PostureBody,
        ScreeningIn,
        SetIn,
        TargetBody,
    )
    from strongback.server.api.schemas.shared import LoadIn

LONGEST_SENTENCE = 500


def reply(document: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """Return plain data as an answer; records say themselves how they look, so nothing is checked twice."""
    body = json.dumps(document, ensure_ascii=False, separators=(",", ":"), default=str)
    return HttpResponse(body, status=status, content_type="application/json", headers=headers)


def load_of(said: LoadIn | None) -> Load:
    """Return a load."""
    return NO_LOAD if said is None else Load(said.kind, said.kg, said.band, said.rung)


def summary_of(said: FormSummaryBody | None) -> FormSummary | None:
    """Return a form summary."""
    return None if said is None else FormSummary.from_document(said.model_dump())


def text_of(said: str | None) -> str:
    """Return words; none are an empty text."""
    return said or ""


def tempo_of(said: str | None) -> Tempo | None:
    """Return a tempo."""
    return None if said is None else Tempo.parse(said)


def target_of(said: TargetBody | None) -> Target | None:
    """Return what a set had been asked to be."""
    return None if said is None else Target(**said.model_dump())


def known_exercise(name: str, place: str = "exercise") -> str:
    """Return the id of an exercise.

    Raises:
        BadDocumentError: there is no such exercise.

    """
    exercises = catalogue().exercises
    if name in exercises:
        return name
    hint = did_you_mean(name, exercises) or " GET /api/v1/exercises lists them."
    raise BadDocumentError([Problem("body", place, f"{name!r} is not an exercise.{hint}")])


def set_of(said: SetIn) -> SetLog:
    """Return a set.

    Raises:
        BadDocumentError: its exercise is not known.

    """
    return SetLog(
        id=str(said.id),
        exercise=known_exercise(said.exercise),
        day=said.day,
        performed_at=said.performed_at,
        amount=said.amount,
        load=load_of(said.load),
        rir=said.rir,
        form=said.form,
        side=said.side,
        pain=said.pain,
        tempo=tempo_of(said.tempo),
        rest_s=said.rest_s,
        kind=said.kind,
        target=target_of(said.target),
        planned=said.planned,
        note=said.note,
        summary=summary_of(said.summary),
    )


def pain_of(said: PainIn) -> PainNote:
    """Return a pain note.

    Raises:
        BadDocumentError: its exercise is not known.

    """
    fields = said.model_dump()
    exercise = None if said.exercise is None else known_exercise(said.exercise)
    return PainNote(**(fields | {"id": str(said.id), "exercise": exercise}))


def check_in_of(said: CheckInBody) -> CheckIn:
    """Return a check-in."""
    return CheckIn(**(said.model_dump() | {"id": str(said.id)}))


def habit_of(said: HabitTickBody) -> HabitTick:
    """Return a tick of a habit."""
    return HabitTick(str(said.id), said.day, said.habit, said.done)


def posture_of(said: PostureBody) -> PostureSnapshot:
    """Return a posture snapshot."""
    measures = {name: Measured(found.value, found.error) for name, found in said.measures.items()}
    return PostureSnapshot(str(said.id), said.day, said.taken_at, said.view, measures, said.note)


def note_of(said: NoteIn, by: str | None = None) -> Note:
    """Return a note; who wrote it is never for the device to say.

    Raises:
        BadDocumentError: its exercise is not known.

    """
    exercise = None if said.exercise is None else known_exercise(said.exercise)
    return Note(str(said.id), said.day, said.written_at, said.kind, said.text, exercise, said.reason, by)


def answers_of(said: AnswersIn) -> Answers:
    """Return the answers to the screening.

    Raises:
        BadDocumentError: a question is not known.

    """
    raw: dict[str, Any] = dict(said.given)
    statements = {
        "all_no": said.all_no,
        "cleared_by_professional": said.cleared_by_professional,
        "seen_for": said.seen_for,
    }
    problems: list[Problem] = []
    answers = read_answers(Table(raw | statements, "body", problems))
    if problems:
        raise BadDocumentError(problems)
    return answers


def screening_of(said: ScreeningIn, store: Store) -> ScreeningRecord:
    """Return a screening, judged with the conditions of the profile in force."""
    profile, answers = store.profile(), answers_of(said)
    conditions = () if profile is None else profile.conditions
    age = None if profile is None else profile.age(said.answered_at.year)
    clearance = screen(answers, conditions, catalogue(), age).clearance
    return ScreeningRecord(str(said.id), said.answered_at, answers, clearance)


def operation_of(raw: Mapping[str, Any], store: Store) -> sync.Operation:
    """Read one operation of a device; one that cannot be read still gets its answer."""
    digest = hashlib.sha256(json.dumps(raw, sort_keys=True, default=str).encode("utf-8", "surrogatepass")).hexdigest()
    said_id = raw.get("id")
    try:
        said = OPERATION.validate_python(dict(raw))
    except ValidationError as error:
        return sync.Operation(_safe_id(said_id), digest, sync.Unreadable(sentence(error.errors(include_url=False))))
    try:
        return sync.Operation(str(said.id), digest, _asked(said, store))
    except BadDocumentError as error:
        return sync.Operation(str(said.id), digest, sync.Unreadable("; ".join(map(str, error.problems))))


def _safe_id(said: Any) -> str:
    try:
        return str(UUID(said))
    except (ValueError, TypeError, AttributeError):
        return str(UUID(int=0))


def _asked(said: Any, store: Store) -> sync.Asked:  # noqa: PLR0911 - one for each kind of operation
    match said.op:
        case "add-set":
            return sync.AddSet(set_of(said.set))
        case "edit-set":
            return sync.EditSet(str(said.set_id), Clock.parse(said.clock), edited_values(said.fields))
        case "delete-set":
            return sync.DeleteSet(str(said.set_id), Clock.parse(said.clock))
        case "add-pain":
            return sync.AddPain(pain_of(said.pain))
        case "add-check-in":
            return sync.AddCheckIn(check_in_of(said.check_in))
        case "add-habit":
            return sync.AddHabit(habit_of(said.habit))
        case "add-posture":
            return sync.AddPosture(posture_of(said.posture))
        case "add-note":
            return sync.AddNote(note_of(said.note))
        case _:
            return sync.AddScreening(screening_of(said.screening, store))


READERS: dict[str, Callable[[Any], Any]] = {
    "load": load_of,
    "tempo": tempo_of,
    "summary": summary_of,
    "note": text_of,
}


def edited_values(fields: Any) -> dict[str, Any]:
    """Return the corrections that were named, null included."""
    return {name: READERS.get(name, lambda said: said)(getattr(fields, name)) for name in fields.model_fields_set}


def places(errors: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Return where input is wrong and how, without repeating it."""
    return [
        {
            "place": ".".join(str(part) for part in error["loc"] if part not in ("payload", "__root__")) or "body",
            "message": str(error["msg"])[:LONGEST_SENTENCE],
        }
        for error in errors
    ]


def sentence(errors: Iterable[Mapping[str, Any]]) -> str:
    """Return where input is wrong, in one line."""
    found = places(errors)
    return "; ".join(f"{item['place']}: {item['message']}" for item in found[:5])
