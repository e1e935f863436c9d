"""Rows to records and back, value by value: what goes in comes out equal."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from strongback.knowledge.tempo import Tempo
from strongback.record.answers import Clearance
from strongback.record.clock import Clock
from strongback.record.documents import answers_document, answers_from_document
from strongback.record.form_summary import FormSummary
from strongback.record.habit import Habit, HabitTick
from strongback.record.load import IMPLEMENTS, Load
from strongback.record.log import CheckIn, Form, PainKind, PainNote, Region, SetKind, SetLog, Side, Target
from strongback.record.note import Note, NoteKind, SkipReason
from strongback.record.plan import Plan
from strongback.record.posture import CameraView, PostureSnapshot, measures_document, measures_from_document
from strongback.record.stored import Proposal, ProposalState, ScreeningRecord, StoredPlan
from strongback.record.version import SetVersion
from strongback.store.models import (
    CheckInRow,
    HabitRow,
    NoteRow,
    PainRow,
    PlanRow,
    PostureRow,
    ProposalRow,
    ScreeningRow,
    SetRow,
)

if TYPE_CHECKING:
    from datetime import date

MINUTE_S = 60
# Looking a word up is several times faster than calling its class, and sets are read by the hundred.
FORMS = {str(form): form for form in Form}
SIDES = {str(side): side for side in Side}
KINDS = {str(kind): kind for kind in SetKind}
SET_FIELDS = (
    "id", "exercise", "day", "performed_at", "utc_offset_min", "kind", "amount", "implement", "kg", "band", "rung",
    "rir", "form", "side", "pain", "tempo", "rest_s", "target_low", "target_high", "target_aim", "target_rir",
    "target_sets", "target_light", "planned", "note", "summary",
)  # fmt: skip


def offset_min(moment: datetime) -> int:
    """Return a moment's distance from UTC in minutes, so that the person's own clock can be shown again.

    Raises:
        ValueError: the moment has no time zone.

    """
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("A fact needs a moment with a time zone.")
    return round(offset.total_seconds() / MINUTE_S)


def moment_of(stored: datetime, minutes: int) -> datetime:
    """Return a stored moment on the person's own clock."""
    return stored.astimezone(_zone(minutes))


# The same few values come again and again in a log, and none of them can change.
@lru_cache(maxsize=64)
def _zone(minutes: int) -> timezone:
    return timezone(timedelta(minutes=minutes))


_load = lru_cache(maxsize=2048)(Load)
_tempo = lru_cache(maxsize=256)(Tempo.parse)
_target = lru_cache(maxsize=2048)(Target)


def set_values(athlete_id: UUID, item: SetLog) -> dict[str, Any]:
    """Return the values of a new set's row by their columns; the number of its change comes with the insertion."""
    target = item.target
    return {
        "id": UUID(item.id),
        "athlete_id": athlete_id,
        "change": 0,
        "exercise": item.exercise,
        "day": item.day,
        "performed_at": item.performed_at,
        "utc_offset_min": offset_min(item.performed_at),
        "kind": str(item.kind),
        "amount": item.amount,
        "implement": str(item.load.implement),
        "kg": item.load.kg,
        "band": item.load.band,
        "rung": item.load.rung,
        "rir": item.rir,
        "form": None if item.form is None else str(item.form),
        "side": str(item.side),
        "pain": item.pain,
        "tempo": None if item.tempo is None else str(item.tempo),
        "rest_s": item.rest_s,
        "target_low": None if target is None else target.low,
        "target_high": None if target is None else target.high,
        "target_aim": None if target is None else target.aim,
        "target_rir": None if target is None else target.rir,
        "target_sets": None if target is None else target.sets,
        "target_light": None if target is None else target.light,
        "planned": item.planned,
        "note": item.note,
        "summary": None if item.summary is None else item.summary.document(),
        "clocks": {},
        "deleted_clock": None,
        "deleted_at": None,
    }


def set_version(row: SetRow) -> SetVersion:
    """Return a set with its corrections."""
    return SetVersion(
        log=set_record(tuple(getattr(row, name) for name in SET_FIELDS)),
        clocks={name: Clock.parse(text) for name, text in row.clocks.items()},
        deleted=None if row.deleted_clock is None else Clock.parse(row.deleted_clock),
    )


def versioned_row(athlete_id: UUID, version: SetVersion, moment: datetime) -> SetRow:
    """Return the row of a set with its corrections; ``moment`` is when it was last taken back, if it was."""
    row = SetRow(**set_values(athlete_id, version.log))
    row.clocks = {name: str(clock) for name, clock in version.clocks.items()}
    row.deleted_clock = None if version.deleted is None else str(version.deleted)
    row.deleted_at = None if version.counts else moment
    return row


def set_record(values: tuple[Any, ...]) -> SetLog:
    """Return the record of a set from the values of ``SET_FIELDS``: the store's busiest way out."""
    (
        row_id, exercise, day, performed_at, utc_offset_min, kind, amount, implement, kg, band, rung, rir, form, side,
        pain, tempo, rest_s, low, high, aim, target_rir, sets, light, planned, note, summary,
    ) = values  # fmt: skip
    return SetLog(
        id=str(row_id),
        exercise=exercise,
        day=day,
        performed_at=moment_of(performed_at, utc_offset_min),
        amount=amount,
        load=_load(IMPLEMENTS[implement], kg, band, rung),
        rir=rir,
        form=None if form is None else FORMS[form],
        side=SIDES[side],
        pain=pain,
        tempo=None if tempo is None else _tempo(tempo),
        rest_s=rest_s,
        kind=KINDS[kind],
        target=None if low is None else _target(low, high, aim, target_rir, sets, light),
        planned=planned,
        note=note,
        summary=None if summary is None else FormSummary.from_document(summary),
    )


def pain_row(athlete_id: UUID, note: PainNote) -> PainRow:
    """Return the row of a pain note."""
    return PainRow(
        id=UUID(note.id),
        athlete_id=athlete_id,
        day=note.day,
        noted_at=note.noted_at,
        utc_offset_min=offset_min(note.noted_at),
        region=str(note.region),
        during=note.during,
        after=note.after,
        next_morning=note.next_morning,
        usual=note.usual,
        kind=str(note.kind),
        side=str(note.side),
        exercise=note.exercise,
        note=note.note,
    )


def pain_record(row: PainRow) -> PainNote:
    """Return the record of a pain note."""
    return PainNote(
        id=str(row.id),
        day=row.day,
        noted_at=moment_of(row.noted_at, row.utc_offset_min),
        region=Region(row.region),
        during=row.during,
        after=row.after,
        next_morning=row.next_morning,
        usual=row.usual,
        kind=PainKind(row.kind),
        side=Side(row.side),
        exercise=row.exercise,
        note=row.note,
    )


def check_in_row(athlete_id: UUID, item: CheckIn) -> CheckInRow:
    """Return the row of a check-in."""
    return CheckInRow(
        id=UUID(item.id),
        athlete_id=athlete_id,
        day=item.day,
        sleep_h=item.sleep_h,
        stress=item.stress,
        soreness=item.soreness,
        ill=item.ill,
    )


def check_in_record(row: CheckInRow) -> CheckIn:
    """Return the record of a check-in."""
    return CheckIn(str(row.id), row.day, row.sleep_h, row.stress, row.soreness, row.ill)


def screening_row(athlete_id: UUID, record: ScreeningRecord) -> ScreeningRow:
    """Return the row of a screening."""
    return ScreeningRow(
        id=UUID(record.id),
        athlete_id=athlete_id,
        answered_at=record.answered_at,
        utc_offset_min=offset_min(record.answered_at),
        answers=answers_document(record.answers),
        clearance=str(record.clearance),
    )


def screening_record(row: ScreeningRow) -> ScreeningRecord:
    """Return the record of a screening."""
    return ScreeningRecord(
        id=str(row.id),
        answered_at=moment_of(row.answered_at, row.utc_offset_min),
        answers=answers_from_document(row.answers),
        clearance=Clearance(row.clearance),
    )


def plan_row(athlete_id: UUID, stored: StoredPlan) -> PlanRow:
    """Return the row of a plan."""
    return PlanRow(
        id=UUID(stored.id),
        athlete_id=athlete_id,
        version=stored.version,
        made_at=stored.made_at,
        utc_offset_min=offset_min(stored.made_at),
        starts_on=stored.starts_on,
        made_by=stored.made_by,
        document=stored.plan.document(),
    )


def plan_record(row: PlanRow) -> StoredPlan:
    """Return the record of a plan."""
    starts_on: date = row.starts_on
    return StoredPlan(
        id=str(row.id),
        version=row.version,
        made_at=moment_of(row.made_at, row.utc_offset_min),
        starts_on=starts_on,
        plan=Plan.from_document(row.document),
        made_by=row.made_by,
    )


def proposal_row(athlete_id: UUID, proposal: Proposal) -> ProposalRow:
    """Return the row of a proposal."""
    return ProposalRow(
        id=UUID(proposal.id),
        athlete_id=athlete_id,
        made_at=proposal.made_at,
        utc_offset_min=offset_min(proposal.made_at),
        base_version=proposal.base_version,
        document=proposal.plan.document(),
        note=proposal.note,
        state=str(proposal.state),
        decided_at=proposal.decided_at,
    )


def proposal_record(row: ProposalRow) -> Proposal:
    """Return the record of a proposal."""
    return Proposal(
        id=str(row.id),
        made_at=moment_of(row.made_at, row.utc_offset_min),
        base_version=row.base_version,
        plan=Plan.from_document(row.document),
        note=row.note,
        state=ProposalState(row.state),
        decided_at=row.decided_at,
    )


def habit_row(athlete_id: UUID, tick: HabitTick) -> HabitRow:
    """Return the row of a tick."""
    return HabitRow(id=UUID(tick.id), athlete_id=athlete_id, day=tick.day, habit=str(tick.habit), done=tick.done)


def habit_record(row: HabitRow) -> HabitTick:
    """Return the record of a tick."""
    return HabitTick(str(row.id), row.day, Habit(row.habit), row.done)


def posture_row(athlete_id: UUID, snapshot: PostureSnapshot) -> PostureRow:
    """Return the row of a posture snapshot."""
    return PostureRow(
        id=UUID(snapshot.id),
        athlete_id=athlete_id,
        day=snapshot.day,
        taken_at=snapshot.taken_at,
        utc_offset_min=offset_min(snapshot.taken_at),
        view=str(snapshot.view),
        measures=measures_document(snapshot.measures),
        note=snapshot.note,
    )


def posture_record(row: PostureRow) -> PostureSnapshot:
    """Return the record of a posture snapshot."""
    return PostureSnapshot(
        id=str(row.id),
        day=row.day,
        taken_at=moment_of(row.taken_at, row.utc_offset_min),
        view=CameraView(row.view),
        measures=measures_from_document(row.measures),
        note=row.note,
    )


def note_row(athlete_id: UUID, note: Note) -> NoteRow:
    """Return the row of a note."""
    return NoteRow(
        id=UUID(note.id),
        athlete_id=athlete_id,
        day=note.day,
        written_at=note.written_at,
        utc_offset_min=offset_min(note.written_at),
        kind=str(note.kind),
        text=note.text,
        exercise=note.exercise,
        reason=None if note.reason is None else str(note.reason),
        written_by=None if note.by is None else UUID(note.by),
    )


def note_record(row: NoteRow) -> Note:
    """Return the record of a note."""
    return Note(
        id=str(row.id),
        day=row.day,
        written_at=moment_of(row.written_at, row.utc_offset_min),
        kind=NoteKind(row.kind),
        text=row.text,
        exercise=row.exercise,
        reason=None if row.reason is None else SkipReason(row.reason),
        by=None if row.written_by is None else str(row.written_by),
    )
