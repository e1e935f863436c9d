"""Coaches and athletes: invitations, what an athlete lets a coach do, and the trail of who looked."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from strongback.server.accounts import joining
from strongback.server.accounts.mail import send_invitation
from strongback.server.accounts.models import AuditEntry, CoachLink, Invitation, Scope
from strongback.server.accounts.trail import note
from strongback.server.api.access import AthletesRequest, Need, SignedIn, guarded
from strongback.server.api.convert import reply
from strongback.server.api.operations.people import no_token
from strongback.server.api.paging import USUAL, Cursor, Limit, page
from strongback.server.api.problems import ProblemError
from strongback.server.api.schemas.people import (
    AcceptIn,
    AuditOut,
    CoachOut,
    InvitationIn,
    InvitationMade,
    InvitationOut,
    InvitationSeen,
    ScopesIn,
    SecretIn,
)
from strongback.server.api.schemas.shared import Done, Page
from strongback.server.environment import environment

router = Router(tags=["sharing"])
MOST_OPEN = 100


def _state(invitation: Invitation) -> str:
    if invitation.withdrawn_at is not None:
        return "withdrawn"
    if invitation.used_at is not None:
        return "used"
    return "open" if invitation.expires_at > timezone.now() else "expired"


def _invitation(invitation: Invitation) -> dict[str, Any]:
    return {
        "id": str(invitation.id),
        "made_at": invitation.made_at.isoformat(),
        "expires_at": invitation.expires_at.isoformat(),
        "email": invitation.email,
        "scopes": invitation.scopes,
        "as_coach": invitation.as_coach,
        "state": _state(invitation),
    }


@router.post("/invitations", response={201: InvitationMade}, operation_id="invite", summary="Invite somebody")
def invite(request: SignedIn, payload: InvitationIn) -> HttpResponse:
    """Make a link that lets one person join (owners and coaches), be coached by oneself (coaches), or coach (owners).

    The link is shown this once; with an e-mail address, and mail set up, it is sent there too.
    """
    user = no_token(request)
    if not (user.is_owner or user.is_coach):
        raise ProblemError(403, "Only an owner or a coach can invite.", "not-allowed")
    if payload.scopes and not user.is_coach:
        raise ProblemError(403, "Only a coach can ask to look after somebody.", "not-allowed")
    if payload.as_coach and not user.is_owner:
        raise ProblemError(403, "Only an owner can invite a coach.", "not-allowed")
    now = timezone.now()
    still_open = Q(used_at=None, withdrawn_at=None, expires_at__gt=now)
    if Invitation.objects.filter(still_open, made_by=user).count() >= MOST_OPEN:
        raise ProblemError(409, f"{MOST_OPEN} invitations are open; withdraw one first.", "too-many")
    made, secret = joining.invite(
        user, now, email=payload.email or "", scopes=payload.scopes, as_coach=payload.as_coach
    )
    link = f"{environment().url}/join#{secret}"
    send_invitation(made, link)
    return reply(_invitation(made) | {"link": link, "secret": secret}, status=201)


@router.get("/invitations", response=Page[InvitationOut], operation_id="invitations", summary="List one's invitations")
def invitations(request: SignedIn, cursor: Cursor = "", limit: Limit = USUAL) -> HttpResponse:
    """Return the invitations one has made, without their secrets."""
    rows = Invitation.objects.filter(made_by=no_token(request))
    return reply(page(rows, ("made_at", "id"), _invitation, cursor, limit))


@router.delete(
    "/invitations/{invitation}",
    response=InvitationOut,
    operation_id="withdraw_invitation",
    summary="Withdraw an invitation",
)
def withdraw_invitation(request: SignedIn, invitation: UUID) -> HttpResponse:
    """Withdraw an invitation; its link stops working at once."""
    mine = Invitation.objects.filter(made_by=no_token(request), id=invitation)
    mine.filter(used_at=None, withdrawn_at=None).update(withdrawn_at=timezone.now())
    found = mine.first()
    if found is None:
        raise ProblemError(404, "You have made no invitation with this id.", "no-invitation")
    return reply(_invitation(found))


def _open(secret: str) -> Invitation:
    found = joining.open_invitation(secret, timezone.now())
    if found is None:
        raise ProblemError(404, "This invitation is used, withdrawn or too old; ask for a new one.", "no-invitation")
    return found


@router.post(
    "/join",
    response=InvitationSeen,
    auth=None,
    operation_id="open_invitation",
    summary="Open an invitation",
)
def open_invitation(request: HttpRequest, payload: SecretIn) -> HttpResponse:
    """Say what an invitation asks for, and let this browser sign up with it."""
    found = _open(payload.secret)
    joining.remember(request, payload.secret)
    return reply(
        {
            "from_name": str(found.made_by),
            "scopes": found.scopes,
            "as_coach": found.as_coach,
            "expires_at": found.expires_at.isoformat(),
        }
    )


@router.post(
    "/athletes/{athlete}/coaches", response={201: CoachOut}, operation_id="accept_coach", summary="Accept a coach"
)
@guarded(Need.OWN_CHANGE, "coaches")
def accept_coach(request: AthletesRequest, payload: AcceptIn) -> HttpResponse:
    """Let the coach who made an invitation see or do what one agrees to: all that was asked for, or less."""
    found = joining.invitation_to_accept(request.reader.user, payload.secret, timezone.now())
    if found is None or not found.coaching:
        raise ProblemError(404, "This invitation is used, withdrawn or too old; ask for a new one.", "no-invitation")
    beyond = [scope for scope in payload.scopes if scope not in found.scopes]
    if beyond:
        raise ProblemError(422, f"scopes: {', '.join(beyond)} was not asked for.", "not-asked")
    try:
        link = joining.accept(request.reader.user, found, payload.scopes, timezone.now())
    except joining.NotInvitedError:
        raise ProblemError(409, "This invitation is your own, or was used meanwhile.", "no-invitation") from None
    return reply(_coach(link), status=201)


def _coach(link: CoachLink) -> dict[str, Any]:
    return {
        "id": str(link.id),
        "coach": str(link.coach),
        "scopes": link.scopes,
        "accepted_at": link.accepted_at.isoformat(),
        "revoked_at": None if link.revoked_at is None else link.revoked_at.isoformat(),
    }


@router.get(
    "/athletes/{athlete}/coaches", response=Page[CoachOut], operation_id="coaches", summary="List one's coaches"
)
@guarded(Need.OWN, "coaches")
def coaches(request: AthletesRequest, cursor: Cursor = "", limit: Limit = USUAL) -> HttpResponse:
    """Return whom one let in and what they may do, also those whose consent was revoked."""
    rows = CoachLink.objects.filter(athlete=request.records.athlete).select_related("coach")
    return reply(page(rows, ("accepted_at", "id"), _coach, cursor, limit))


def _link(request: AthletesRequest, link: UUID) -> CoachLink:
    found = CoachLink.objects.filter(athlete=request.records.athlete, id=link, revoked_at=None)
    kept = found.select_related("coach").first()
    if kept is None:
        raise ProblemError(404, "You have no coach with this id.", "no-coach")
    return kept


@router.patch(
    "/athletes/{athlete}/coaches/{link}",
    response=CoachOut,
    operation_id="change_coach",
    summary="Change what a coach may do",
)
@guarded(Need.OWN_CHANGE, "coaches")
def change_coach(request: AthletesRequest, link: UUID, payload: ScopesIn) -> HttpResponse:
    """Change what a coach may see and do, from this moment on."""
    found = _link(request, link)
    found.scopes = [str(scope) for scope in Scope if scope in payload.scopes]
    found.save(update_fields=["scopes"])
    return reply(_coach(found))


@router.delete(
    "/athletes/{athlete}/coaches/{link}", response=CoachOut, operation_id="revoke_coach", summary="Revoke a coach"
)
@guarded(Need.OWN_CHANGE, "coaches")
def revoke_coach(request: AthletesRequest, link: UUID) -> HttpResponse:
    """Take the consent back: the coach sees and does nothing more from this moment on."""
    found = _link(request, link)
    found.revoked_at = timezone.now()
    found.save(update_fields=["revoked_at"])
    return reply(_coach(found))


@router.delete("/coach/athletes/{link_athlete}", response=Done, operation_id="stop_coaching", summary="Stop coaching")
def stop_coaching(request: SignedIn, link_athlete: UUID) -> HttpResponse:
    """End looking after an athlete, from the coach's side."""
    user = no_token(request)
    links = CoachLink.objects.in_force().filter(coach=user, athlete_id=link_athlete)
    found = links.select_related("athlete").first()
    if found is None:
        raise ProblemError(404, "There is no such athlete among those who let you see their records.", "no-athlete")
    found.revoked_at = timezone.now()
    found.save(update_fields=["revoked_at"])
    note(found.athlete, user, "coaches", changed=True)
    return reply({"done": True})


@router.get(
    "/athletes/{athlete}/audit", response=Page[AuditOut], operation_id="audit", summary="Who read and changed what"
)
@guarded(Need.OWN, "audit")
def audit(request: AthletesRequest, cursor: Cursor = "", limit: Limit = USUAL) -> HttpResponse:
    """Return who read or changed one's records, the newest first."""
    rows = AuditEntry.objects.filter(athlete=request.records.athlete)
    return reply(page(rows, ("at", "id"), _entry, cursor, limit))


def _entry(entry: AuditEntry) -> dict[str, Any]:
    return {
        "at": entry.at.isoformat(),
        "who": entry.who_name,
        "role": entry.role,
        "token": entry.token,
        "changed": entry.changed,
        "what": entry.what,
        "allowed": entry.allowed,
    }
