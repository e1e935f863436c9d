"""What changed in an athlete's records since a number: the feed that devices follow.

A number is taken while the athlete's row is locked, so a change with a lower number is never committed later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from strongback.coach.ports import Change, Changes
from strongback.record.documents import (
    check_in_document,
    pain_document,
    plan_version_document,
    proposal_document,
    screening_record_document,
    set_version_document,
)
from strongback.store.convert import (
    check_in_record,
    habit_record,
    note_record,
    pain_record,
    plan_record,
    posture_record,
    proposal_record,
    screening_record,
    set_version,
)
from strongback.store.models import (
    Athlete,
    CheckInRow,
    HabitRow,
    NoteRow,
    PainRow,
    PlanRow,
    PostureRow,
    ProfileRow,
    ProposalRow,
    ScreeningRow,
    SetRow,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.db.models import Model, QuerySet


SORTS: tuple[tuple[str, type[Model], Callable[[Any], dict[str, Any]]], ...] = (
    ("profile", ProfileRow, lambda row: dict(row.document)),
    ("screening", ScreeningRow, lambda row: screening_record_document(screening_record(row))),
    ("plan", PlanRow, lambda row: plan_version_document(plan_record(row))),
    ("proposal", ProposalRow, lambda row: proposal_document(proposal_record(row))),
    ("set", SetRow, lambda row: set_version_document(set_version(row))),
    ("pain", PainRow, lambda row: pain_document(pain_record(row))),
    ("check-in", CheckInRow, lambda row: check_in_document(check_in_record(row))),
    ("habit", HabitRow, lambda row: habit_record(row).document()),
    ("posture", PostureRow, lambda row: posture_record(row).document()),
    ("note", NoteRow, lambda row: note_record(row).document() | {"deleted": row.deleted_at is not None}),
)


def changes_since(athlete_id: UUID, number: int, most: int) -> Changes:
    """Return what changed after a number, in the order of change, at most so many."""
    # The counter is read first: what is written while the tables are read is left for the next question.
    present = Athlete.objects.values_list("changes", flat=True).get(id=athlete_id)
    found: list[tuple[int, str, Any, Callable[[Any], dict[str, Any]]]] = []
    for kind, table, document in SORTS:
        manager: QuerySet[Any] = table._default_manager.all()  # noqa: SLF001 - any table's
        rows = manager.filter(athlete_id=athlete_id, change__gt=number, change__lte=present)
        found += [(row.change, kind, row, document) for row in rows.order_by("change")[: most + 1]]
    found.sort(key=lambda item: item[0])
    page = tuple(Change(change, kind, document(row)) for change, kind, row, document in found[:most])
    more = len(found) > most
    return Changes(page, page[-1].number if more else max(present, number), more)
