"""The audit trail: who read and who changed what, for the athlete to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from strongback.server.accounts.models import AuditEntry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from strongback.server.accounts.models import ApiToken, User
    from strongback.store.models import Athlete


def note(
    athlete: Athlete,
    user: User,
    what: str,
    *,
    changed: bool,
    allowed: bool = True,
    token: ApiToken | None = None,
) -> None:
    """Write down that somebody read or changed an athlete's records, or tried to."""
    own = user.athlete_id == athlete.id
    AuditEntry.objects.create(
        athlete=athlete,
        at=timezone.now(),
        who=user.id,
        who_name=str(user),
        role="athlete" if own else "coach",
        token="" if token is None else token.name,
        changed=changed,
        what=what,
        allowed=allowed,
    )


def note_reading(athletes: Iterable[UUID], coach: User, what: str, token: ApiToken | None) -> None:
    """Write down that a coach read something of many athletes at once."""
    now, name = timezone.now(), "" if token is None else token.name
    AuditEntry.objects.bulk_create(
        AuditEntry(
            athlete_id=athlete, at=now, who=coach.id, who_name=str(coach), role="coach", token=name, changed=False,
            what=what,
        )
        for athlete in athletes
    )  # fmt: skip
