"""A coach's athletes, as the list shows them: who needs what, and since when."""

from __future__ import annotations

from uuid import UUID

from ninja import Schema

from strongback.knowledge.rule import Severity
from strongback.server.accounts.models import Scope
from strongback.server.api.schemas.shared import Day, Moment, ReasonOut
from strongback.server.api.schemas.training import SessionsOut


class NeedOut(ReasonOut):
    """Why an athlete needs the coach: a rule with what it saw, how serious it is, and since which day.

    A rule SB-R1.. was looked at now; SB-R2.. is a finding of the athlete's own review, at most ten minutes behind.
    """

    severity: Severity
    since: Day


class LatestComment(Schema):
    """The first words of the athlete's latest comment; ``answered`` once a coach has written after it."""

    id: UUID
    day: Day
    written_at: Moment
    text: str
    answered: bool


class CoachedAthlete(Schema):
    """An athlete who lets one see their records.

    ``needs`` is empty when all is well; the most serious comes first, and of equals the longest waiting. At most three
    of them are findings of the athlete's own review.
    ``sessions_last_fortnight`` counts the days trained and the sessions that were due in the fourteen days up to today.
    Both, ``last_trained`` and ``latest_comment`` need the scope see-training (else empty or null); what is about pain
    or was answered in the screening needs see-pain.
    """

    id: UUID
    name: str
    scopes: list[Scope]
    since: Moment
    last_trained: Day | None
    sessions_last_fortnight: SessionsOut | None
    needs: list[NeedOut]
    latest_comment: LatestComment | None
