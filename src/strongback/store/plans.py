"""Which versions of plans were in force when, of one athlete or of many."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, TextField
from django.db.models.functions import Cast

from strongback.record.stored import MOST_WEEKS, StoredPlan
from strongback.store import reading
from strongback.store.convert import moment_of
from strongback.store.models import PlanRow

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet


def in_force_since(rows: QuerySet[PlanRow], first: date) -> QuerySet[PlanRow]:
    """Return the versions of plans that can have been in force on a day or later, and the latest of each athlete.

    A version is over for good when a higher one started no later than it did itself.
    """
    higher = PlanRow.objects.filter(athlete_id=OuterRef("athlete_id"), version__gt=OuterRef("version"))
    long_enough_ago = first - timedelta(weeks=MOST_WEEKS)
    return rows.filter(
        ~Exists(higher.filter(starts_on__lte=OuterRef("starts_on"))),
        Q(starts_on__gt=long_enough_ago) | ~Exists(higher),
    )


def plan_records(rows: QuerySet[PlanRow]) -> list[tuple[UUID, StoredPlan]]:
    """Return plans with the ids of their athletes; a plan whose words are known is not read again."""
    names = ("athlete_id", "id", "version", "made_at", "utc_offset_min", "starts_on", "made_by")
    return [
        (
            key,
            StoredPlan(str(row_id), version, moment_of(made_at, offset), starts_on, reading.plan_of(text), made_by),
        )
        for key, row_id, version, made_at, offset, starts_on, made_by, text in rows.values_list(
            *names, Cast("document", TextField())
        )
    ]
