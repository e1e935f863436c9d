"""Records that are kept as they were: a screening that was answered, a plan that was made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from strongback.record.answers import Answers, Clearance
    from strongback.record.plan import Plan, PlannedSession

# The longest mesocycle with its lighter week.
MOST_WEEKS = 8


@dataclass(frozen=True, slots=True)
class ScreeningRecord:
    """One screening as it was answered; never changed, a newer one takes its place."""

    id: str
    answered_at: datetime
    answers: Answers
    clearance: Clearance


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A plan in force from the day ``starts_on``; a later version of the same athlete replaces it.

    Its weeks count from that day: where a plan for Monday and Thursday starts on a Thursday, its first week ends with
    the Monday after. ``made_by`` is the id of the coach who made it, empty when the athlete did.
    """

    id: str
    version: int
    made_at: datetime
    starts_on: date
    plan: Plan
    made_by: str = ""

    def calendar(self) -> tuple[tuple[date, int, PlannedSession], ...]:
        """Return every session with its day and the number of its week from 1, in the order of days."""
        first = self.starts_on.isoweekday()
        dated = [
            (self.starts_on + timedelta(weeks=number - 1, days=(session.day - first) % 7), number, session)
            for number, session in self.plan.sessions()
        ]
        return tuple(sorted(dated, key=lambda item: item[0]))


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A session on its day, and whether it is one of a lighter week."""

    day: date
    session: PlannedSession
    deload: bool


def planned_between(plans: Iterable[StoredPlan], first: date, last: date) -> tuple[PlannedDay, ...]:
    """Return what was planned for these days, both included, in their order.

    Of several versions, the plan of a day is the highest one that had started by then.
    """
    found: list[PlannedDay] = []
    until = last
    for stored in sorted(plans, key=lambda item: item.version, reverse=True):
        since = max(first, stored.starts_on)
        found += [
            PlannedDay(on, session, stored.plan.weeks[number - 1].deload)
            for on, number, session in stored.calendar()
            if since <= on <= until
        ]
        until = min(until, stored.starts_on - timedelta(days=1))
    return tuple(sorted(found, key=lambda item: item.day))


class ProposalState(StrEnum):
    """What became of a proposal."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change of the plan that an athlete asks of the coach who keeps it; ``base_version`` is what it changes."""

    id: str
    made_at: datetime
    base_version: int
    plan: Plan
    note: str = ""
    state: ProposalState = ProposalState.OPEN
    decided_at: datetime | None = None
