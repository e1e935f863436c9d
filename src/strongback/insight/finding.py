"""A finding: what was seen, since when, how sure, the sets it came from, and the one next step."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from strongback.knowledge.rule import Severity

if TYPE_CHECKING:
    from datetime import date

    from strongback.record.reason import Reason

SERIOUSNESS = tuple(Severity)


class Sure(StrEnum):
    """How sure a finding is."""

    COUNTED = "counted"
    MEASURED = "measured"
    LIKELY = "likely"


SURE_SAYS = {
    Sure.COUNTED: "Counted from what you logged.",
    Sure.MEASURED: "Larger than the error of measuring.",
    Sure.LIKELY: "Likely: larger than the ups and downs of single days, and still an estimate.",
}


class StepKind(StrEnum):
    """What sort of step comes next; the first two change the plan when they are applied."""

    CHANGE_PLAN = "change-plan"
    NEW_PLAN = "new-plan"
    HABIT = "habit"
    PRACTISE = "practise"
    LEARN = "learn"
    TRAIN = "train"
    SEE_SOMEBODY = "see-somebody"
    CARRY_ON = "carry-on"


class ChangeKind(StrEnum):
    """How a plan changes: more or fewer sets of something, another exercise in one's place, fewer days a week."""

    MORE = "more"
    FEWER = "fewer"
    SWAP = "swap"
    EASIER = "easier"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class PlanChange:
    """A change of the plan: of exercises with these patterns, of these that train a muscle group, or of one exercise.

    ``days`` is the number of sessions a week that fits better.
    """

    kind: ChangeKind
    patterns: tuple[str, ...] = ()
    group: str = ""
    exercise: str = ""
    days: int | None = None

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "kind": str(self.kind),
            "patterns": [str(pattern) for pattern in self.patterns],
            "group": self.group or None,
            "exercise": self.exercise or None,
            "days": self.days,
        }


@dataclass(frozen=True, slots=True)
class Step:
    """The one next step: ``subject`` is the article, the exercise or the habit it is about."""

    kind: StepKind
    say: str
    subject: str = ""
    change: PlanChange | None = None

    @property
    def changes_the_plan(self) -> bool:
        """Whether it can be applied: planning and its checker have the last word."""
        return self.change is not None

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "kind": str(self.kind),
            "say": self.say,
            "subject": self.subject or None,
            "applies": self.changes_the_plan,
            "change": None if self.change is None else self.change.document(),
        }


class Kept(StrEnum):
    """What records a finding came from."""

    SETS = "sets"
    PAIN = "pain"
    CHECK_INS = "check-ins"
    POSTURE = "posture"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Which records a number came from, as a question that anybody can ask again; what is left open is not asked."""

    first: date
    last: date
    of: Kept = Kept.SETS
    exercise: str = ""
    group: str = ""
    patterns: tuple[str, ...] = ()

    def document(self) -> dict[str, Any]:
        """Return it as plain data: the parameters of ``/progress/evidence``."""
        return {
            "of": str(self.of),
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "exercise": self.exercise or None,
            "group": self.group or None,
            "pattern": [str(pattern) for pattern in self.patterns],
        }


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing worth saying; ``about`` tells several of the same rule apart, ``praise`` that it went well."""

    why: Reason
    since: date
    sure: Sure
    step: Step
    evidence: Evidence
    about: str = ""
    praise: bool = False
    weight: float = field(default=0.0, compare=False)

    @property
    def code(self) -> str:
        """The code of its rule."""
        return self.why.rule.code

    @property
    def seriousness(self) -> int:
        """0 for a note up to 3 for what stops."""
        return SERIOUSNESS.index(self.why.rule.severity)

    @property
    def order(self) -> tuple[int, float, date, str, str]:
        """What puts the most useful finding first."""
        return -self.seriousness, -self.weight, self.since, self.code, self.about

    def document(self) -> dict[str, Any]:
        """Return it as plain data: a reason, and what makes it a finding."""
        return self.why.document() | {
            "severity": str(self.why.rule.severity),
            "about": self.about or None,
            "since": self.since.isoformat(),
            "sure": str(self.sure),
            "sure_say": SURE_SAYS[self.sure],
            "praise": self.praise,
            "step": self.step.document(),
            "evidence": self.evidence.document(),
        }
