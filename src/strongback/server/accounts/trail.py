"""The audit trail: who read and who changed what, for the athlete to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from strongback.server.accounts.models import AuditEntry

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    _entry(athlete, user, what, changed=changed, allowed=allowed, token=token).save(force_insert=True)


def note_many(athletes: Sequence[Athlete], user: User, what: str, *, token: ApiToken | None = None) -> None:
    """Write down that somebody read something of many athletes' records at once."""
    entries = [_entry(athlete, user, what, changed=False, allowed=True, token=token) for athlete in athletes]
    if entries:
        AuditEntry.objects.bulk_create(entries)


def _entry(
    athlete: Athlete, user: User, what: str, *, changed: bool, allowed: bool, token: ApiToken | None
) -> AuditEntry:
    own = user.athlete_id == athlete.id
    return AuditEntry(
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
