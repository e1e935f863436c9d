"""People: who one is, whom one coaches, invitations, consent, tokens, the trail, exports and erasure."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field

from strongback.server.accounts.models import Purpose, Scope, TokenScope
from strongback.server.api.schemas.shared import Day, Moment, Strict


def _email(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError as error:
        raise ValueError("this is not an e-mail address") from error
    return text


Email = Annotated[str, Field(max_length=254, json_schema_extra={"format": "email"}), AfterValidator(_email)]
Name = Annotated[str, Field(min_length=1, max_length=120, pattern=r"^[^\u0000]*[^\s\u0000][^\u0000]*$")]


class InstanceOut(Schema):
    """What a visitor may know of this service; ``signed_in`` spares a page the question who they are."""

    version: str
    signed_in: bool
    needs_owner: bool
    open_to_all: bool
    demonstration: bool
    sends_mail: bool
    sign_in_services: list[str]


class MeOut(Schema):
    """Who is signed in; the time zone is empty until somebody says it, and counts as UTC until then."""

    id: UUID
    email: str
    name: str
    athlete: UUID | None
    is_owner: bool
    is_coach: bool
    is_demonstration: bool
    time_zone: str
    remind_at_hour: int
    consents: dict[str, Moment | None]


class MeEdit(Strict):
    """What a person may change of themselves; what is left out stays."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"name": "Kim", "time_zone": "Europe/Berlin"}]}
    )
    name: Name | None = None
    time_zone: Annotated[str, Field(max_length=64)] | None = None
    remind_at_hour: Annotated[int, Field(ge=0, le=23)] | None = None


class DemonstrationIn(Strict):
    """The visitor's time zone, so that today is today there."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"time_zone": "Europe/Berlin"}]})
    time_zone: Annotated[str, Field(max_length=64)] = "UTC"


class ConsentOut(Schema):
    """One purpose, what is agreed to, and since when."""

    purpose: Purpose
    text: str
    wording: int
    given_at: Moment | None


class ConsentIn(Strict):
    """Agree, or take it back."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"given": True}]})
    given: bool


class InvitationIn(Strict):
    """Whom to invite: with ``scopes`` to be coached by oneself, ``as_coach`` (owners only) to coach others."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"scopes": ["see-training", "edit-plan"]}]}
    )
    email: Email | None = None
    scopes: list[Scope] = []
    as_coach: bool = False


class InvitationOut(Schema):
    """An invitation, without its secret."""

    id: UUID
    made_at: Moment
    expires_at: Moment
    email: str
    scopes: list[Scope]
    as_coach: bool
    state: str


class InvitationMade(InvitationOut):
    """An invitation with its link, which is shown this once."""

    link: str
    secret: str


class SecretIn(Strict):
    """The secret of an invitation, as its link holds it."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"secret": "invite_..."}]})
    secret: Annotated[str, Field(max_length=200, pattern=r"^[^\u0000]*$")]


class InvitationSeen(Schema):
    """What an invitation asks for."""

    from_name: str
    scopes: list[Scope]
    as_coach: bool
    expires_at: Moment


class AcceptIn(SecretIn):
    """Accept to be coached, within these scopes: all that were asked for, or fewer."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"secret": "invite_...", "scopes": ["see-training"]}]}
    )
    scopes: list[Scope]


class CoachOut(Schema):
    """A coach whom the athlete let in."""

    id: UUID
    coach: str
    scopes: list[Scope]
    accepted_at: Moment
    revoked_at: Moment | None


class ScopesIn(Strict):
    """What a coach may do from now on."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"scopes": ["see-training"]}]})
    scopes: list[Scope]


class TokenIn(Strict):
    """What a new token is called and may do."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"name": "watch", "scopes": ["log"], "days": 365}]}
    )
    name: Name
    scopes: Annotated[list[TokenScope], Field(min_length=1)]
    days: Annotated[int, Field(ge=1, le=3650)] | None = None


class TokenOut(Schema):
    """A token, without its secret."""

    id: UUID
    name: str
    hint: str
    scopes: list[TokenScope]
    made_at: Moment
    expires_at: Moment | None
    last_used_on: Day | None


class TokenMade(TokenOut):
    """A token with its secret, which is shown this once."""

    secret: str


class AuditOut(Schema):
    """Who read or changed what, and whether they were let."""

    at: Moment
    who: str
    role: str
    token: str
    changed: bool
    what: str
    allowed: bool


class MemberOut(Schema):
    """Somebody who uses this service, as its owner sees them: nothing of their records."""

    id: UUID
    email: str
    name: str
    is_active: bool
    is_owner: bool
    is_coach: bool
    joined_at: Moment


class MemberEdit(Strict):
    """What an owner may change of somebody; what is left out stays."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"is_coach": True}]})
    is_coach: bool | None = None
    is_active: bool | None = None
    is_owner: bool | None = None


class FileOut(Schema):
    """A file that is being made or read: ``waiting``, ``ready``, ``done`` or ``failed`` with the reason."""

    id: UUID
    kind: str
    state: str
    made_at: Moment
    done_at: Moment | None
    message: str


class EraseIn(Strict):
    """Erase everything; the e-mail address of the account confirms it."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"email": "kim@example.org"}]})
    email: Annotated[str, Field(max_length=254)]


class Erased(Schema):
    """What was erased: rows by table. The number is all that is kept of it."""

    erasure: UUID
    rows: dict[str, int]
