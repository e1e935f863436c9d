"""What a look back finds: findings with their next step, and the records that a number came from."""

from __future__ import annotations

from typing import Literal

from ninja import Schema

from strongback.insight.finding import ChangeKind, Kept, StepKind, Sure
from strongback.knowledge.rule import Severity
from strongback.server.api.schemas.records import CheckInBody, PainOut, PostureBody, SetOut
from strongback.server.api.schemas.shared import Day, ReasonOut


class SaidOut(Schema):
    """A sentence or two, and the rule they come from; null for what was merely counted."""

    rule: str | None
    say: str


class PlanChangeOut(Schema):
    """How a plan would change: more or fewer sets of these patterns, of a muscle group or of one exercise.

    ``swap`` puts another exercise of the same kind in the place of one, ``easier`` its step down the ladder; ``days``
    plans so many sessions a week.
    """

    kind: ChangeKind
    patterns: list[str]
    group: str | None
    exercise: str | None
    days: int | None


class StepOut(Schema):
    """The one next step. Where it ``applies``, POST ``findings/{code}/apply`` shows and makes the change of the plan.

    ``subject`` is the exercise, the article or the habit that it is about.
    """

    kind: StepKind
    say: str
    subject: str | None
    applies: bool
    change: PlanChangeOut | None


class EvidenceQuery(Schema):
    """Which records it came from: the parameters of ``progress/evidence``; what is null or empty is left out."""

    of: Kept
    first: Day
    last: Day
    exercise: str | None
    group: str | None
    pattern: list[str]


class ReviewFinding(ReasonOut):
    """What was seen, since when, how sure, and what comes next.

    ``about`` tells several findings of one rule apart: an exercise, a muscle group, a place that hurts.
    """

    severity: Severity
    about: str | None
    since: Day
    sure: Sure
    sure_say: str
    praise: bool
    step: StepOut
    evidence: EvidenceQuery


class FindingsOut(Schema):
    """Everything that was found in the weeks up to the one from the Monday ``week``, the most useful first."""

    week: Day
    findings: list[ReviewFinding]
    praise: list[ReviewFinding]


class EvidenceSet(SetOut):
    """A set and what it counts for: hard sets (a side is half a one), or its stimulus for the group that was asked."""

    part: float


class EvidenceOut(Schema):
    """The records behind a number, the newest first, at most 500 of each sort.

    ``count`` is how many sets there are and ``total`` what all of them come to together: the number itself, where it is
    one of sets. ``pain``, ``check_ins`` and ``posture`` are null for whoever may not see them.
    """

    first: Day
    last: Day
    count: int
    total: float
    sets: list[EvidenceSet]
    pain: list[PainOut] | None
    check_ins: list[CheckInBody] | None
    posture: list[PostureBody] | None


class DoneOfPlanned(Schema):
    """How much was done, and how much was planned."""

    done: float
    planned: float


class ExerciseOfBlockOut(Schema):
    """How one planned exercise went in a block.

    ``done`` and ``planned`` are days. ``change`` is its growth over the block as a share with the range it likely lies
    in, null with fewer than four sessions near the limit with kilograms; only where it is ``detectable`` is it called a
    change. ``drop`` says why the next plan should do without it,
    ``drop_for`` whether it hurt (``pain``) or was left out (``left-out``).
    """

    exercise: str
    done: int
    planned: int
    change: float | None
    change_range: list[float] | None
    detectable: bool
    rated: int
    not_clean: int
    pain_days: int
    keep: bool
    drop: str | None
    drop_for: Literal["pain", "left-out"] | None


class NextBlockOut(Schema):
    """What the next plan should learn: sessions a week (null: as before), exercises to prefer and to do without."""

    days: int | None
    keep: list[str]
    drop: list[str]


class BlockOut(Schema):
    """One mesocycle up to today; ``stimulus`` is that of a mean week by mid-back group.

    ``over`` says that its last session is due. POST ``plan`` with ``learn`` makes the next plan from ``next``. For
    whoever may not see pain, none is counted.
    """

    version: int
    first: Day
    last: Day
    over: bool
    sessions: DoneOfPlanned
    stimulus: dict[str, DoneOfPlanned]
    exercises: list[ExerciseOfBlockOut]
    next: NextBlockOut
