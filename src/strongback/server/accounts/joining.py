"""How people join: the first one owns the service, later ones need an invitation unless it is open to all."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import IntegrityError, connection, transaction
from django.db.models import Q

from strongback.server.accounts.keys import hash_of, new_secret
from strongback.server.accounts.models import CoachLink, Invitation, Scope, User
from strongback.server.environment import environment
from strongback.store.models import Athlete

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.http import HttpRequest

REMEMBERED = "invitation"
VALID_FOR = timedelta(days=14)
JOINING = 7_126_168


def needs_owner() -> bool:
    """Say whether nobody has joined yet; a visitor who only looks around has not."""
    return not User.objects.filter(demonstration_until=None).exists()


def invite(
    made_by: User, now: datetime, *, email: str = "", scopes: Sequence[str] = (), as_coach: bool = False
) -> tuple[Invitation, str]:
    """Make an invitation and return it with its secret, which is shown this once.

    With ``scopes`` whoever accepts will be coached by the person who made it.
    """
    secret = new_secret("invite")
    invitation = Invitation.objects.create(
        secret_hash=hash_of(secret),
        made_by=made_by,
        made_at=now,
        expires_at=now + VALID_FOR,
        email=email,
        coaching=bool(scopes),
        as_coach=as_coach,
        scopes=[str(scope) for scope in Scope if scope in scopes],
    )
    return invitation, secret


def open_invitation(secret: str, now: datetime) -> Invitation | None:
    """Return the invitation of a secret while it can be accepted."""
    still = Q(used_at=None, withdrawn_at=None, expires_at__gt=now, made_by__is_active=True)
    return Invitation.objects.filter(still, secret_hash=hash_of(secret)).select_related("made_by").first()


def invitation_to_accept(user: User, secret: str, now: datetime) -> Invitation | None:
    """Return an invitation that a member can accept: an open one, or the one that they have just joined by."""
    found = open_invitation(secret, now)
    if found is not None:
        return found
    joined = Invitation.objects.filter(secret_hash=hash_of(secret), joined=user, withdrawn_at=None, accepted_at=None)
    return joined.filter(expires_at__gt=now, made_by__is_active=True).select_related("made_by").first()


def may_join(request: HttpRequest, now: datetime) -> bool:
    """Say whether a visitor may make an account."""
    return needs_owner() or environment().open_to_all or remembered(request, now) is not None


def remember(request: HttpRequest, secret: str) -> None:
    """Keep an invitation in the visitor's session until they have signed up."""
    request.session[REMEMBERED] = secret


def remembered(request: HttpRequest, now: datetime) -> Invitation | None:
    """Return the invitation that a visitor came with."""
    secret = request.session.get(REMEMBERED)
    return open_invitation(secret, now) if isinstance(secret, str) else None


class NotInvitedError(Exception):
    """Somebody tried to join without an invitation, or with one that somebody else has used."""


def join(user: User, invitation: Invitation | None, now: datetime) -> None:
    """Save a new person: with an athlete of their own, as the owner when nobody was here, else by the invitation.

    Raises:
        NotInvitedError: the invitation was used meanwhile, or another first visitor was faster.

    """
    with transaction.atomic():
        _one_at_a_time()
        first = needs_owner()
        invited = invitation is not None and _use(invitation, now)
        if not (first or invited or environment().open_to_all):
            raise NotInvitedError
        user.is_owner = first
        user.is_coach = first or (invitation is not None and invited and invitation.as_coach)
        user.athlete = Athlete.objects.create(name=_free_name(user.email))
        user.save()
        if invitation is not None and invited:
            Invitation.objects.filter(id=invitation.id).update(joined=user)


def accept(user: User, invitation: Invitation, scopes: Sequence[str], now: datetime) -> CoachLink:
    """Let a coach look after somebody, within these scopes; an earlier link of the two is replaced.

    Raises:
        NotInvitedError: the invitation cannot be used any more, or is the coach's own.

    """
    with transaction.atomic():
        if user.athlete is None or user.is_demonstration or invitation.made_by_id == user.id:
            raise NotInvitedError
        mine = Invitation.objects.filter(Q(used_at=None) | Q(joined=user), id=invitation.id, accepted_at=None)
        if not mine.filter(withdrawn_at=None).update(used_at=now, accepted_at=now):
            raise NotInvitedError
        earlier = CoachLink.objects.filter(athlete=user.athlete, coach=invitation.made_by, revoked_at=None)
        earlier.update(revoked_at=now)
        try:
            with transaction.atomic():
                return CoachLink.objects.create(
                    athlete=user.athlete,
                    coach=invitation.made_by,
                    scopes=[str(scope) for scope in Scope if scope in scopes],
                    accepted_at=now,
                )
        except IntegrityError as error:
            raise NotInvitedError from error


def _use(invitation: Invitation, now: datetime) -> bool:
    """Use an invitation up; an invitation is for one person."""
    open_still = Invitation.objects.filter(id=invitation.id, used_at=None, withdrawn_at=None, expires_at__gt=now)
    return bool(open_still.update(used_at=now))


def _one_at_a_time() -> None:
    """Let people join one after the other, so that only one can be first; SQLite has a single writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [JOINING])


def _free_name(email: str) -> str:
    """Return a name for an athlete's records that nobody has yet: the commands find them by it."""
    taken = set(Athlete.objects.filter(name__startswith=email).values_list("name", flat=True))
    return next(name for name in (email, *(f"{email} {n}" for n in range(2, len(taken) + 3))) if name not in taken)
