"""Records that are kept as they were: a screening that was answered, a plan that was made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from strongback.record.answers import Answers, Clearance
    from strongback.record.plan import Plan


@dataclass(frozen=True, slots=True)
class ScreeningRecord:
    """One screening as it was answered; never changed, a newer one takes its place."""

    id: str
    answered_at: datetime
    answers: Answers
    clearance: Clearance


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A plan in force from the Monday ``starts_on``; a later version of the same athlete replaces it."""

    id: str
    version: int
    made_at: datetime
    starts_on: date
    plan: Plan
