"""Plans, today's training and the weekly review."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

from strongback.record.answers import Clearance
from strongback.record.stored import ProposalState
from strongback.server.api.schemas.findings import ReviewFinding, SaidOut
from strongback.server.api.schemas.records import FlagOut, ScreeningOut
from strongback.server.api.schemas.shared import Day, LoadOut, Moment, Note, ReasonOut, Strict


class PlannedExerciseOut(Schema):
    """What one session asks of one exercise."""

    exercise: str
    sets: int
    reps: list[int]
    hold_s: list[int] | None = None
    minutes: list[int] | None = None
    per_side: bool
    rir: int
    tempo: str
    rest_s: int
    load: LoadOut
    how: list[str] | None = None


class PlannedSessionOut(Schema):
    """One training day in its parts."""

    day: str
    minutes: int
    warm_up: list[PlannedExerciseOut]
    power: list[PlannedExerciseOut]
    main: list[PlannedExerciseOut]
    balance: list[PlannedExerciseOut]
    cool_down: list[PlannedExerciseOut]


class WeekOut(Schema):
    """One week; ``stimulus`` is fractional hard sets per muscle group."""

    deload: bool
    sessions: list[PlannedSessionOut]
    stimulus: dict[str, float]


class PlanOut(Schema):
    """A mesocycle."""

    weeks: list[WeekOut]


class PlanVersion(Schema):
    """A version of the plan; ``made_by`` is the id of the coach who made it, null for the athlete."""

    id: UUID
    version: int
    made_at: Moment
    made_by: UUID | None
    starts_on: Day
    plan: PlanOut


class PlanVersionLine(Schema):
    """A version of the plan, without the plan."""

    id: UUID
    version: int
    made_at: Moment
    made_by: UUID | None
    starts_on: Day
    weeks: int


class PlanAsked(Strict):
    """How a plan shall be made; ``weeks`` is the whole mesocycle with its deload, null for the usual.

    With ``learn`` it takes what the review of the block in force advises: as many days as were really trained, without
    exercises that hurt or were left out, and rather with those that grew.
    """

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"weeks": 5, "keep": True}]})
    weeks: Annotated[int, Field(ge=4, le=8)] | None = None
    keep: bool = True
    learn: bool = False


class RelaxationOut(Schema):
    """A change that would make a plan possible."""

    say: str
    changes: list[dict[str, Any]]


class PlanAnswerOut(Schema):
    """The best plan, or why there is none and what would help."""

    status: str
    clearance: Clearance
    plan: PlanOut | None
    stimulus_per_week: dict[str, float]
    gap: float | None
    clashes: list[str]
    relaxations: list[RelaxationOut]
    reasons: list[ReasonOut]
    flags: list[FlagOut]
    unanswered: list[str]
    version: int | None


class PlanEdit(Strict):
    """A plan that a person has edited; it replaces the version it was made from."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"base_version": 1, "plan": {"weeks": []}, "note": ""}]}
    )
    base_version: Annotated[int, Field(ge=1, le=1_000_000)]
    plan: dict[str, Any]
    note: Note = ""


class PlanToCheck(Strict):
    """A plan to look through."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"plan": {"weeks": []}}]})
    plan: dict[str, Any]


class FindingOut(Schema):
    """One requirement that a plan breaks, and where; ``blocks`` says that an edit is refused for it.

    What does not block is only said: a change within the mesocycle, and what the version in force breaks already.
    ``facts`` are what the message is made from; ``what`` among them names the way it is said.
    """

    rule: str
    name: str
    place: str
    message: str
    facts: dict[str, Any]
    blocks: bool


class PlanChecked(Schema):
    """What a plan breaks, nothing when it satisfies every rule; ``plan`` is it with its numbers summed anew."""

    plan: PlanOut
    findings: list[FindingOut]


class ProposalOut(Schema):
    """A change that an athlete asks of the coach who keeps the plan."""

    id: UUID
    made_at: Moment
    base_version: int
    note: str
    state: ProposalState
    decided_at: Moment | None
    plan: PlanOut


class PlanEdited(Schema):
    """What became of an edit: a new version, or a proposal to the coach who keeps the plan."""

    version: int | None
    proposal: ProposalOut | None


class PlatesOut(Schema):
    """How to load a bar, one side."""

    each_side_kg: list[float]
    total_kg: float
    remainder_kg: float


class RampOut(Schema):
    """One lighter set on the way to the working load."""

    load: LoadOut
    reps: int
    plates: PlatesOut | None = None


class PrescriptionOut(Schema):
    """Today's sets of one exercise, with every reason."""

    exercise: str
    planned: str
    sets: int
    reps: list[int]
    hold_s: list[int] | None = None
    minutes: list[int] | None = None
    aim: int
    rir: int
    tempo: str
    rest_s: int
    load: LoadOut
    estimate: str
    per_side: bool
    first_side: str
    ramp: list[RampOut]
    plates: PlatesOut | None
    light: bool
    offers: list[str]
    how: list[str]
    reasons: list[ReasonOut]


class TodayOut(Schema):
    """The next session: ``ready``, ``screen-again`` with the reasons, or ``refused`` with the screening."""

    status: str
    date: Day
    session_date: Day | None
    week: int
    weeks: int
    deload: bool
    minutes: int | None
    warm_up: list[PlannedExerciseOut]
    power: list[PlannedExerciseOut]
    prescriptions: list[PrescriptionOut]
    cool_down: list[PlannedExerciseOut]
    screening: ScreeningOut | None
    reasons: list[ReasonOut]


class SessionsOut(Schema):
    """Sessions done and due."""

    done: int
    planned: int


class TrendOut(Schema):
    """An estimated strength and its change; it is a change only when ``detectable``."""

    sessions: int
    first_kg: float
    latest_kg: float
    range_kg: list[float]
    change: float
    detectable: bool
    rule: str


class ReviewOut(Schema):
    """One week in numbers, and what it and the weeks before it say.

    ``words`` say it in at most 150 words: what was done, the praise, then what ``top`` holds. ``top`` are the three
    most useful findings over the last weeks, each with its next step; ``praise`` is what went well. ``findings`` are
    the plain notes of this one week.
    """

    week: Day
    sessions: SessionsOut
    sets: int
    stimulus: dict[str, float]
    pull_sets: float
    push_sets: float
    worst_pain: int | None
    findings: list[ReasonOut]
    estimated_one_rep_max: dict[str, TrendOut]
    words: list[SaidOut]
    top: list[ReviewFinding]
    praise: list[ReviewFinding]
