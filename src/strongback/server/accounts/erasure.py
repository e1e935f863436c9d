"""Erasing a person: every row about them in every table, counted, with nothing left that leads back to them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q

from strongback.record.note import SOMEBODY
from strongback.server.accounts.models import AuditEntry, DataFile, Erasure, Invitation, User
from strongback.server.jobs.forget import forget_jobs
from strongback.store.models import NoteRow, PlanRow

if TYPE_CHECKING:
    from datetime import datetime

GONE = "somebody whose account was erased"


class LastOwnerError(Exception):
    """The only owner cannot leave others alone with the service."""


def erase(user: User, now: datetime) -> Erasure:
    """Erase a person and keep that it was done, when, and how many rows.

    Raises:
        LastOwnerError: somebody else uses the service and nobody else owns it.

    """
    with transaction.atomic():
        owners = User.objects.select_for_update(of=("self",)).filter(is_owner=True, is_active=True)
        others = User.objects.exclude(id=user.id).filter(demonstration_until=None)
        if user.is_owner and not [owner for owner in owners if owner.id != user.id] and others.exists():
            raise LastOwnerError
        rows = forget(user)
        return Erasure.objects.create(at=now, rows={name: count for name, count in sorted(rows.items()) if count})


def forget(user: User) -> Counter[str]:
    """Delete every row about a person and return how many there were in each table."""
    rows: Counter[str] = Counter()
    with transaction.atomic():
        keys = list(UserSession.objects.filter(user=user).values_list("session_key", flat=True))
        _count(rows, Session.objects.filter(session_key__in=keys).delete())
        if user.athlete is not None:
            files = DataFile.objects.filter(athlete=user.athlete).values_list("id", flat=True)
            rows["jobs"] += forget_jobs([str(file) for file in files])
        # What the person did as a coach belongs to the athletes; only the name goes.
        AuditEntry.objects.filter(who=user.id).exclude(athlete=user.athlete).update(who=None, who_name=GONE)
        PlanRow.objects.filter(made_by=str(user.id)).update(made_by="")
        NoteRow.objects.filter(written_by=user.id).update(written_by=SOMEBODY)
        # So it is with the invitation somebody came with: it stays its maker's, without the address.
        Invitation.objects.filter(Q(joined=user) | Q(email__iexact=user.email)).update(email="")
        athlete = user.athlete
        _count(rows, user.delete())
        if athlete is not None:
            _count(rows, athlete.delete())
    return rows


def _count(rows: Counter[str], deleted: tuple[int, dict[str, int]]) -> None:
    rows.update(deleted[1])
