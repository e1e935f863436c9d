"""What is kept of a person: profile, screening, sets, pain notes, check-ins, posture and form summaries."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

from strongback.knowledge.vocabulary import Level
from strongback.record.answers import Answer, Clearance
from strongback.record.form_summary import Verdict
from strongback.record.habit import Habit
from strongback.record.log import Form, PainKind, Region, SetKind, Side
from strongback.record.posture import CameraView, PostureMeasure
from strongback.record.profile import Goal
from strongback.server.api.schemas.shared import Day, LoadIn, LoadOut, Moment, Note, Scale, Strict, Word

TEMPO = r"^[0-9]{1,2}-[0-9]{1,2}-[0-9]{1,2}-[0-9]{1,2}$"
A_SET: dict[str, Any] = {
    "id": "019ab2c0-7d00-7000-8000-000000000001",
    "exercise": "seated-cable-row",
    "day": "2026-11-24",
    "performed_at": "2026-11-24T18:05:00+01:00",
    "amount": 10,
    "load": {"kind": "stack", "kg": 40.0},
    "rir": 2,
    "form": "clean",
}

Words = Annotated[list[Word], Field(max_length=200)]
Kilograms = Annotated[list[Annotated[float, Field(gt=0, le=400)]], Field(max_length=400)]


class Inventory(Strict):
    """The loads a person owns; what is left out is taken to be a usual set."""

    dumbbells_kg: Kilograms | None = None
    kettlebells_kg: Kilograms | None = None
    medicine_balls_kg: Kilograms | None = None
    bar_kg: float | None = None
    plate_pairs_kg: Kilograms | None = None
    stack_kg: Kilograms | None = None
    bands: Words | None = None
    bands_brand: Word | None = None


class ProfileDocument(Strict):
    """A profile, as a profile file would say it; what is left out takes its usual value."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "goal": "hypertrophy",
                    "days_per_week": 3,
                    "minutes": 45,
                    "equipment": ["dumbbells", "band", "bench"],
                    "level": "beginner",
                }
            ]
        },
    )
    goal: Goal | None = None
    days_per_week: Annotated[int, Field(ge=1, le=7)] | None = None
    weekdays: Annotated[list[Word], Field(max_length=7)] | None = None
    minutes: Annotated[int, Field(ge=10, le=180)] | None = None
    equipment: Words | None = None
    level: Level | None = None
    conditions: Words | None = None
    avoid: Words | None = None
    favourites: Words | None = None
    trains_elsewhere: dict[str, Annotated[int, Field(ge=0, le=60)]] | None = None
    bodyweight_kg: Annotated[float, Field(gt=0, le=400)] | None = None
    stature_m: Annotated[float, Field(gt=0, le=2.6)] | None = None
    birth_year: Annotated[int, Field(ge=1900, le=2199)] | None = None
    inventory: Inventory | None = None


class AnswersIn(Strict):
    """Answers to the screening; an unanswered question is never a no, unless ``all_no`` says so for the rest."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"given": {}, "all_no": True}]})
    given: dict[str, Answer] = {}
    all_no: bool = False
    cleared_by_professional: bool = False
    seen_for: Annotated[list[Word], Field(max_length=100)] = []


class ScreeningIn(AnswersIn):
    """Answers with the id that the device gave them, when it works offline."""

    id: UUID
    answered_at: Moment


class FlagOut(Schema):
    """One finding of the screening: how urgent, why, what to do, whom to see how soon."""

    code: str
    about: str
    urgency: str
    why: str
    do: str
    who: str
    how_soon: str
    source: str


class ScreeningOut(Schema):
    """What a screening comes to."""

    clearance: Clearance
    flags: list[FlagOut]
    unanswered: list[str]


class ScreeningKept(Schema):
    """The latest screening: its answers and what they come to with the conditions of today; null before the first."""

    answered_at: Moment | None
    answers: dict[str, Any] | None
    result: ScreeningOut | None


class FaultSeenBody(Strict):
    """One technique fault that the camera measured."""

    code: Annotated[str, Field(pattern=r"^SB-F[0-9]{3}$")]
    value: Annotated[float, Field(ge=-10_000, le=10_000)]
    threshold: Annotated[float, Field(ge=-10_000, le=10_000)]
    reps: Annotated[int, Field(ge=0, le=10_000)]


class FormSummaryBody(Strict):
    """What the camera measured of one set; never a picture."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "reps": 10,
                    "clean_reps": 8,
                    "verdict": "watch",
                    "coverage": 0.94,
                    "tempo_s": [2.1, 0.0, 1.0, 0.9],
                    "rom_deg": 78.0,
                    "faults": [{"code": "SB-F001", "value": 14.0, "threshold": 10.0, "reps": 2}],
                    "abstained": ["scapular-retraction"],
                    "view": "side",
                }
            ]
        },
    )
    reps: Annotated[int, Field(ge=0, le=10_000)]
    clean_reps: Annotated[int, Field(ge=0, le=10_000)]
    verdict: Verdict
    coverage: Annotated[float, Field(ge=0, le=1)]
    tempo_s: Annotated[list[Annotated[float, Field(ge=0, le=600)]], Field(max_length=4)] = []
    rom_deg: Annotated[float, Field(ge=0, le=360)] | None = None
    faults: Annotated[list[FaultSeenBody], Field(max_length=40)] = []
    abstained: Annotated[list[Word], Field(max_length=40)] = []
    held_s: Annotated[float, Field(ge=0, le=3600)] | None = None
    rom_percent: Annotated[float, Field(ge=0, le=1000)] | None = None
    view: CameraView | None = None


class TargetBody(Strict):
    """What a set had been asked to be."""

    low: Annotated[int, Field(ge=0, le=10_000)]
    high: Annotated[int, Field(ge=0, le=10_000)]
    aim: Annotated[int, Field(ge=0, le=10_000)]
    rir: Annotated[int, Field(ge=0, le=20)]
    sets: Annotated[int, Field(ge=0, le=100)]
    light: bool = False


Amount = Annotated[int, Field(ge=1, le=10_000)]
Reserve = Annotated[float, Field(ge=0, le=20)]
TempoText = Annotated[str, Field(pattern=TEMPO)]
RestS = Annotated[int, Field(ge=0, le=7200)]


class SetIn(Strict):
    """One set, with the id that the device made (a UUID of version 7)."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [A_SET]})
    id: UUID
    exercise: Word
    day: Day
    performed_at: Moment
    amount: Amount
    load: LoadIn
    rir: Reserve | None = None
    form: Form | None = None
    side: Side = Side.BOTH
    pain: Scale | None = None
    tempo: TempoText | None = None
    rest_s: RestS | None = None
    kind: SetKind = SetKind.WORKING
    target: TargetBody | None = None
    planned: Word = ""
    note: Note = ""
    summary: FormSummaryBody | None = None


class SetEdit(Strict):
    """Corrections of a set: only the fields that are named change, null clears one."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"amount": 9, "note": None}]})
    amount: Amount = 1
    load: LoadIn | None = None
    rir: Reserve | None = None
    form: Form | None = None
    side: Side = Side.BOTH
    pain: Scale | None = None
    tempo: TempoText | None = None
    rest_s: RestS | None = None
    kind: SetKind = SetKind.WORKING
    note: Note | None = None
    summary: FormSummaryBody | None = None


class SetOut(Schema):
    """One set; what was not said is left out."""

    id: UUID
    exercise: str
    day: Day
    performed_at: Moment
    amount: int
    load: LoadOut
    rir: float | None = None
    form: Form | None = None
    side: Side
    pain: int | None = None
    tempo: str | None = None
    rest_s: int | None = None
    kind: SetKind
    target: TargetBody | None = None
    planned: str | None = None
    note: str | None = None
    summary: FormSummaryBody | None = None


class PainIn(Strict):
    """One note of pain, 0 to 10 in ``during``, ``after`` and ``next_morning``."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "id": "019ab2c0-7d00-7000-8000-000000000002",
                    "day": "2026-11-24",
                    "noted_at": "2026-11-24T18:40:00+01:00",
                    "region": "mid-back",
                    "during": 2,
                }
            ]
        },
    )
    id: UUID
    day: Day
    noted_at: Moment
    region: Region
    during: Scale | None = None
    after: Scale | None = None
    next_morning: Scale | None = None
    usual: Scale = 0
    kind: PainKind = PainKind.ACHE
    side: Side = Side.BOTH
    exercise: Word | None = None
    note: Note = ""


class PainOut(Schema):
    """One note of pain; what was not said is left out."""

    id: UUID
    day: Day
    noted_at: Moment
    region: Region
    during: int | None = None
    after: int | None = None
    next_morning: int | None = None
    usual: int
    kind: PainKind
    side: Side
    exercise: str | None = None
    note: str | None = None


class HabitTickBody(Strict):
    """That a habit was kept on a day, or with ``done`` false that it was not after all; the latest id holds."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"id": "019ab2c0-7d00-7000-8000-000000000007", "day": "2026-11-24", "habit": "posture-breaks"}]
        },
    )
    id: UUID
    day: Day
    habit: Habit
    done: bool = True


class CheckInBody(Strict):
    """How a day starts: hours slept, stress and soreness from 0 to 10, and whether the person is ill."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"id": "019ab2c0-7d00-7000-8000-000000000003", "day": "2026-11-24", "sleep_h": 7.5, "stress": 3}
            ]
        },
    )
    id: UUID
    day: Day
    sleep_h: Annotated[float, Field(ge=0, le=24)] | None = None
    stress: Scale | None = None
    soreness: Scale | None = None
    ill: bool = False


class MeasuredBody(Strict):
    """A value in degrees and its error."""

    value: Annotated[float, Field(ge=-180, le=180)]
    error: Annotated[float, Field(ge=0, le=180)]


class PostureBody(Strict):
    """A posture snapshot: to compare with one's own of the same view, and with nobody else's."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "id": "019ab2c0-7d00-7000-8000-000000000004",
                    "day": "2026-11-24",
                    "taken_at": "2026-11-24T08:00:00+01:00",
                    "view": "side",
                    "measures": {"head-forward-deg": {"value": 50.5, "error": 4.0}},
                }
            ]
        },
    )
    id: UUID
    day: Day
    taken_at: Moment
    view: CameraView
    measures: Annotated[dict[PostureMeasure, MeasuredBody], Field(min_length=1)]
    note: Note = ""


class FormOfSet(Schema):
    """The form summary of one set."""

    set_id: UUID
    exercise: str
    day: Day
    summary: FormSummaryBody


class RangeOut(Schema):
    """What is usually reached, seen from one side."""

    view: CameraView
    range: float


class UsualRangeOut(Schema):
    """The usual range of motion of an exercise: the median of the latest clean sets, for each view with three or more.

    ``unit`` is degrees, or percent of the trunk's length where the camera counts a distance.
    """

    exercise: str
    unit: Literal["degrees", "percent"]
    ranges: list[RangeOut]


class LogIn(Strict):
    """Short lines as on the command line, and sets that a device made; either may be empty."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"lines": ["seated-cable-row 3x10 @40kg rir2 clean"], "day": "2026-11-24"}]},
    )
    lines: Annotated[list[Annotated[str, Field(max_length=400, pattern=r"^[^\u0000]*$")]], Field(max_length=100)] = []
    sets: Annotated[list[SetIn], Field(max_length=200)] = []
    day: Day | None = None


class RejectedOut(Schema):
    """A line that was not kept, and why."""

    row: int
    line: str
    message: str


class LoggedFacts(Schema):
    """What was kept."""

    sets: list[SetOut]
    pain: list[PainOut]
    check_ins: list[CheckInBody]
    habits: list[HabitTickBody]


class LoggedOut(Schema):
    """What was kept, what was not, and what the coach says about it at once."""

    accepted: LoggedFacts
    rejected: list[RejectedOut]
    reasons: list[Any]


ScreeningAnswerWord = Literal["yes", "no", "unsure"]
