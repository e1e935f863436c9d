"""Who one is: the service, oneself, what one agrees to, tokens, and the members an owner looks after."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from ninja import Router

from strongback import __version__
from strongback.server.accounts.consent import TEXTS, WORDING, consent
from strongback.server.accounts.joining import needs_owner
from strongback.server.accounts.keys import hash_of, new_secret
from strongback.server.accounts.models import ApiToken, Purpose, TokenScope, User
from strongback.server.api.access import AthletesRequest, Need, SignedIn, guarded
from strongback.server.api.clock import zone_called
from strongback.server.api.convert import reply
from strongback.server.api.paging import USUAL, Cursor, Limit, page
from strongback.server.api.problems import ProblemError
from strongback.server.api.schemas.people import (
    ConsentIn,
    ConsentOut,
    InstanceOut,
    MeEdit,
    MemberEdit,
    MemberOut,
    MeOut,
    TokenIn,
    TokenMade,
    TokenOut,
)
from strongback.server.api.schemas.shared import Done, Page
from strongback.server.api.sign_in import is_signed_in
from strongback.server.environment import environment

router = Router(tags=["people"])
MOST_TOKENS = 50


@router.get("/instance", response=InstanceOut, auth=None, operation_id="instance", summary="About this service")
def instance(request: HttpRequest) -> HttpResponse:
    """Say what a visitor may know: whether the first one is still awaited, and how one can join."""
    get_token(request)  # so that a page can sign in afterwards
    said = environment()
    return reply(
        {
            "version": __version__,
            "signed_in": is_signed_in(request),
            "needs_owner": needs_owner(),
            "open_to_all": said.open_to_all,
            "demonstration": said.demonstration,
            "sends_mail": said.mail is not None,
            "sign_in_services": [] if said.oidc is None else [said.oidc.name],
        }
    )


def no_token(request: SignedIn) -> User:
    """Return who is signed in; a token is not enough.

    Raises:
        ProblemError: 403 for a token.

    """
    if request.reader.token is not None:
        raise ProblemError(403, "A token cannot do this; sign in.", "not-allowed")
    return request.reader.user


def me_document(user: User) -> dict[str, Any]:
    """Return who somebody is, to themselves."""
    return {
        "id": str(user.id),
        "email": user.email,
        "name": user.name,
        "athlete": None if user.athlete_id is None else str(user.athlete_id),
        "is_owner": user.is_owner,
        "is_coach": user.is_coach,
        "is_demonstration": user.is_demonstration,
        "time_zone": user.time_zone,
        "remind_at_hour": user.remind_at_hour,
        "consents": {str(purpose): _iso(user.agreed_at(purpose)) for purpose in Purpose},
    }


def _iso(moment: Any) -> str | None:
    return None if moment is None else moment.isoformat()


@router.get("/me", response=MeOut, operation_id="me", summary="Who is signed in")
def me(request: SignedIn) -> HttpResponse:
    """Return who is signed in."""
    return reply(me_document(request.reader.user))


@router.patch("/me", response=MeOut, operation_id="change_me", summary="Change oneself")
def change_me(request: SignedIn, payload: MeEdit) -> HttpResponse:
    """Change one's name, time zone or the hour of reminders."""
    user = no_token(request)
    if payload.time_zone is not None and str(zone_called(payload.time_zone)) != payload.time_zone:
        raise ProblemError(422, "time_zone: is not known; write one such as Europe/Berlin.", "unknown-name")
    said = payload.model_dump(exclude_unset=True, exclude_none=True)
    for name, value in said.items():
        setattr(user, name, value)
    if said:
        user.save(update_fields=list(said))
    return reply(me_document(user))


@router.get(
    "/athletes/{athlete}/consents", response=list[ConsentOut], operation_id="consents", summary="What one agrees to"
)
@guarded(Need.OWN, "consents")
def consents(request: AthletesRequest) -> HttpResponse:
    """Return every purpose in plain words, and since when it is agreed to."""
    return reply([_consent(request.reader.user, purpose) for purpose in Purpose])


@router.put(
    "/athletes/{athlete}/consents/{purpose}", response=ConsentOut, operation_id="save_consent", summary="Agree, or not"
)
@guarded(Need.OWN_CHANGE, "consents")
def save_consent(request: AthletesRequest, purpose: Purpose, payload: ConsentIn) -> HttpResponse:
    """Agree to a purpose, or take that back: from then on nothing new is kept for it."""
    consent(request.reader.user, purpose, timezone.now(), given=payload.given)
    return reply(_consent(request.reader.user, purpose))


def _consent(user: User, purpose: Purpose) -> dict[str, Any]:
    return {
        "purpose": str(purpose),
        "text": TEXTS[purpose],
        "wording": WORDING,
        "given_at": _iso(user.agreed_at(purpose)),
    }


def _token(token: ApiToken) -> dict[str, Any]:
    return {
        "id": str(token.id),
        "name": token.name,
        "hint": token.hint,
        "scopes": token.scopes,
        "made_at": token.made_at.isoformat(),
        "expires_at": _iso(token.expires_at),
        "last_used_on": _iso(token.last_used_on),
    }


@router.get("/me/tokens", response=list[TokenOut], operation_id="tokens", summary="List one's tokens")
def tokens(request: SignedIn) -> HttpResponse:
    """Return one's tokens without their secrets."""
    found = ApiToken.objects.filter(user=no_token(request)).order_by("-made_at")
    return reply([_token(token) for token in found[:MOST_TOKENS]])


@router.post("/me/tokens", response={201: TokenMade}, operation_id="make_token", summary="Make a token")
def make_token(request: SignedIn, payload: TokenIn) -> HttpResponse:
    """Make a token for a program; its secret is shown this once, and only a hash of it is kept."""
    user, now = no_token(request), timezone.now()
    with transaction.atomic():
        User.objects.select_for_update(of=("self",)).get(id=user.id)
        if ApiToken.objects.filter(user=user).count() >= MOST_TOKENS:
            raise ProblemError(409, f"There are {MOST_TOKENS} tokens already; delete one first.", "too-many")
        secret = new_secret("sbt")
        token = ApiToken.objects.create(
            user=user,
            name=payload.name.strip(),
            secret_hash=hash_of(secret),
            hint=f"{secret[:8]}...",
            scopes=[str(scope) for scope in TokenScope if scope in payload.scopes],
            made_at=now,
            expires_at=None if payload.days is None else now + timedelta(days=payload.days),
        )
    return reply(_token(token) | {"secret": secret}, status=201)


@router.delete("/me/tokens/{token}", response=Done, operation_id="delete_token", summary="Delete a token")
def delete_token(request: SignedIn, token: UUID) -> HttpResponse:
    """Delete a token; it stops working at once."""
    deleted, _ = ApiToken.objects.filter(user=no_token(request), id=token).delete()
    if not deleted:
        raise ProblemError(404, "You have no token with this id.", "no-token")
    return reply({"done": True})


def _owner(request: SignedIn) -> User:
    user = no_token(request)
    if not user.is_owner:
        raise ProblemError(403, "Only an owner of this service can do this.", "not-allowed")
    return user


def _members() -> QuerySet[User]:
    """Return the people; behind a demonstration there is nobody."""
    return User.objects.filter(demonstration_until=None)


def _member(user: User) -> dict[str, Any]:
    return {
        "id": str(user.id),
        "email": user.email,
        "name": user.name,
        "is_active": user.is_active,
        "is_owner": user.is_owner,
        "is_coach": user.is_coach,
        "joined_at": user.joined_at.isoformat(),
    }


@router.get("/members", response=Page[MemberOut], operation_id="members", summary="List who uses this service")
def members(request: SignedIn, cursor: Cursor = "", limit: Limit = USUAL) -> HttpResponse:
    """Return the people of this service, for its owner; nothing of their records."""
    _owner(request)
    return reply(page(_members(), ("joined_at", "id"), _member, cursor, limit))


@router.patch("/members/{member}", response=MemberOut, operation_id="change_member", summary="Change a member")
def change_member(request: SignedIn, member: UUID, payload: MemberEdit) -> HttpResponse:
    """Let somebody coach, share the ownership, or close an account; the last owner stays one."""
    _owner(request)
    with transaction.atomic():
        owners = list(User.objects.select_for_update(of=("self",)).filter(is_owner=True, is_active=True))
        found = _members().filter(id=member).first()
        if found is None:
            raise ProblemError(404, "There is no member with this id.", "no-member")
        said = payload.model_dump(exclude_unset=True, exclude_none=True)
        leaves = found.is_owner and (said.get("is_owner") is False or said.get("is_active") is False)
        if leaves and [owner.id for owner in owners] == [found.id]:
            raise ProblemError(409, "This is the only owner; name another one first.", "last-owner")
        for name, value in said.items():
            setattr(found, name, value)
        if said:
            found.save(update_fields=list(said))
    if said.get("is_active") is False:
        for session in UserSession.objects.filter(user=found):
            session.end()
    return reply(_member(found))
