"""One week in numbers and findings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from strongback.insight import rules
from strongback.knowledge.vocabulary import PULL_PATTERNS, PUSH_PATTERNS
from strongback.record.log import SetKind, SetLog, Side
from strongback.record.reason import Reason, reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from strongback.knowledge.catalogue import Catalogue
    from strongback.record.log import PainNote

DAYS = 7
PAIN_GO = 2


@dataclass(frozen=True, slots=True)
class WeekReview:
    """What was done in the seven days from ``monday``; ``stimulus`` is fractional hard sets per muscle group."""

    monday: date
    sessions_done: int
    sessions_planned: int
    sets: float
    stimulus: Mapping[str, float]
    pull_sets: float
    push_sets: float
    worst_pain: int | None
    findings: tuple[Reason, ...]

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "week": self.monday.isoformat(),
            "sessions": {"done": self.sessions_done, "planned": self.sessions_planned},
            "sets": self.sets,
            "stimulus": dict(self.stimulus),
            "pull_sets": self.pull_sets,
            "push_sets": self.push_sets,
            "worst_pain": self.worst_pain,
            "findings": [finding.document() for finding in self.findings],
        }


@dataclass(frozen=True, slots=True)
class Expected:
    """What the plan asked of the week: sessions due so far, the floor, and the range of pull to push.

    ``is_over`` says whether all sessions of a full week are due; before that, and in a week that the plan starts or
    ends in, its sums say little. The lighter week has no floor.
    """

    sessions: int
    is_over: bool
    floor: float
    pull_to_push: tuple[float, float]
    elsewhere_pull: int = 0
    elsewhere_push: int = 0


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def hard_sets(sets: Sequence[SetLog]) -> Mapping[str, float]:
    """Count hard sets per exercise; a left and a right set make one together."""
    counts: dict[str, float] = {}
    for item in sets:
        if item.kind is SetKind.WORKING:
            counts[item.exercise] = counts.get(item.exercise, 0.0) + (1.0 if item.side is Side.BOTH else 0.5)
    return counts


def review_week(
    monday: date, sets: Sequence[SetLog], pain: Sequence[PainNote], expected: Expected, known: Catalogue
) -> WeekReview:
    """Review seven days; sets and notes of other days are ignored, unknown exercises count no stimulus."""
    days = {monday + timedelta(days=offset) for offset in range(DAYS)}
    here = [item for item in sets if item.day in days]
    counts = [(known.exercises[name], n) for name, n in hard_sets(here).items() if name in known.exercises]
    totals = {group: sum(e.credit(group) * n for e, n in counts) for group in known.muscle_groups}
    notes = [note.worst for note in pain if note.day in days]
    notes += [item.pain for item in here if item.pain is not None]
    week = WeekReview(
        monday=monday,
        sessions_done=len({item.day for item in here if item.kind is SetKind.WORKING}),
        sessions_planned=expected.sessions,
        sets=sum(n for _, n in counts),
        stimulus={group: total for group, total in totals.items() if total},
        pull_sets=sum(n for e, n in counts if e.pattern in PULL_PATTERNS) + expected.elsewhere_pull,
        push_sets=sum(n for e, n in counts if e.pattern in PUSH_PATTERNS) + expected.elsewhere_push,
        worst_pain=max(notes, default=None),
        findings=(),
    )
    return _with_findings(week, expected, known)


def _with_findings(week: WeekReview, expected: Expected, known: Catalogue) -> WeekReview:
    found: list[Reason] = []
    if week.worst_pain is not None and week.worst_pain > PAIN_GO:
        found.append(reason(rules.PAIN_THIS_WEEK, f"Pain reached {week.worst_pain}/10.", pain=week.worst_pain))
    missed = expected.sessions - week.sessions_done
    if missed > 0:
        say = f"{week.sessions_done} of {expected.sessions} sessions done."
        found.append(
            reason(rules.MISSED_SESSIONS, say, missed=missed, done=week.sessions_done, planned=expected.sessions)
        )
    elif expected.sessions and expected.is_over:
        found.append(reason(rules.ALL_DONE, f"All {expected.sessions} sessions done.", done=week.sessions_done))
    low = [group for group in known.mid_back_groups if week.stimulus.get(group, 0.0) < expected.floor]
    if low and week.sets and expected.is_over:
        names = ", ".join(f"{known.muscle_groups[g].name.lower()} {week.stimulus.get(g, 0):g}" for g in low)
        say = f"Below {expected.floor:g} sets this week: {names}."
        found.append(reason(rules.UNDER_THE_FLOOR, say, groups=len(low), floor=expected.floor))
    least, most = expected.pull_to_push
    if week.sets and expected.is_over and not least * week.push_sets <= week.pull_sets <= most * week.push_sets:
        say = f"{week.pull_sets:g} pulling to {week.push_sets:g} pushing sets."
        found.append(reason(rules.PULL_AND_PUSH, say, pull=week.pull_sets, push=week.push_sets))
    return replace(week, findings=tuple(found))
