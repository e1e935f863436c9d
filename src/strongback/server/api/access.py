"""Who may reach whose records: every operation on an athlete's records goes through here, and nothing else opens them.

An athlete reaches their own records. A coach reaches those of an athlete who agreed, within the scopes of that
consent, which is read anew at each request, while the athlete's account is open. A token reaches no more than its own
scopes. To everybody else an athlete who did not agree looks like one who is not there.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from enum import Enum
from functools import wraps
from typing import TYPE_CHECKING, Any, cast, get_type_hints
from uuid import UUID

from django.http import HttpRequest

from strongback.server.accounts.models import CoachLink, Scope, TokenScope, User
from strongback.server.accounts.trail import note
from strongback.server.api.problems import ProblemError
from strongback.store.athlete import AthleteStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from strongback.server.accounts.models import ApiToken
    from strongback.store.models import Athlete

ME = "me"


class Need(Enum):
    """What an operation asks of whoever calls it: a coach's scope, a token's scope, and whether it writes.

    A missing coach's scope means that only the athlete may do it; a missing token's scope that no token may.
    """

    SEE_TRAINING = (Scope.SEE_TRAINING, TokenScope.SEE_TRAINING, False)
    SEE_PAIN = (Scope.SEE_PAIN, TokenScope.SEE_PAIN, False)
    EDIT_PLAN = (Scope.EDIT_PLAN, TokenScope.EDIT_PLAN, True)
    EDIT_PROFILE = (None, TokenScope.EDIT_PLAN, True)
    LOG = (None, TokenScope.LOG, True)
    WRITE_NOTE = (Scope.SEE_TRAINING, TokenScope.LOG, True)
    SEE_ALL = (None, TokenScope.SEE_PAIN, False)
    OWN = (None, None, False)
    OWN_CHANGE = (None, None, True)

    def __init__(self, coach: Scope | None, token: TokenScope | None, writes: bool) -> None:
        self.coach, self.token, self.writes = coach, token, writes


LOGGING = (Need.LOG, Need.WRITE_NOTE)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks: the person, and the token when a program asks for them."""

    user: User
    token: ApiToken | None = None


class SignedIn(HttpRequest):
    """A request of somebody who was recognised."""

    reader: Reader


class AthletesRequest(SignedIn):
    """A request that may reach an athlete's records; ``link`` is the consent for it, None for one's own."""

    records: AthleteStore
    link: CoachLink | None


def reader_of(request: HttpRequest) -> Reader:
    """Return who asks."""
    return cast("SignedIn", request).reader


def may(request: AthletesRequest, need: Need) -> bool:
    """Say whether whoever reached an athlete's records may do something else with them too."""
    return not _missing(request.reader, need, request.link)


def author(request: AthletesRequest) -> str | None:
    """Return the id of the coach who asks, None when it is the athlete."""
    return None if request.link is None else str(request.reader.user.id)


def reach(request: HttpRequest, athlete: str, need: Need, what: str) -> tuple[AthleteStore, CoachLink | None]:
    """Return an athlete's records and the consent for it when whoever asks may reach them, and write that down.

    The athlete's own reading leaves no trace, and neither does their own logging: the log is its own trace.

    Raises:
        ProblemError: 403 when something is not allowed, 404 when there is nobody this person may know of.

    """
    reader = reader_of(request)
    found, link = _athlete(reader, athlete)
    own = link is None
    missing = _missing(reader, need, link)
    if missing:
        note(found, reader.user, what, changed=need.writes, allowed=False, token=reader.token)
        raise ProblemError(403, missing, "not-allowed")
    if need.writes and need is not Need.OWN_CHANGE:
        _must_have_agreed(reader, found, own=own)
    if not own or (need.writes and (need not in LOGGING or reader.token is not None)):
        note(found, reader.user, what, changed=need.writes, token=reader.token)
    return AthleteStore.of(found), link


def _athlete(reader: Reader, athlete: str) -> tuple[Athlete, CoachLink | None]:
    """Return whom an address names, with the link that leads to them; one needs none to oneself."""
    own = reader.user.athlete
    if own is None:
        raise ProblemError(404, "This account keeps no records.", "no-athlete")
    if athlete in (ME, str(own.id)):
        return own, None
    link = _link(reader.user, athlete)
    if link is None:
        raise ProblemError(404, "There is no such athlete among those who let you see their records.", "no-athlete")
    return link.athlete, link


def _link(user: User, athlete: str) -> CoachLink | None:
    try:
        athlete_id = UUID(athlete)
    except ValueError:
        return None
    links = CoachLink.objects.in_force().filter(coach=user, athlete_id=athlete_id, coach__is_coach=True)
    return links.select_related("athlete__user").first()


def _missing(reader: Reader, need: Need, link: CoachLink | None) -> str:
    """Return what stands in the way, or nothing."""
    token = reader.token
    if token is not None:
        if need.token is None:
            return "A token cannot do this; sign in."
        if need.token not in token.scopes:
            return f"This token may not do this; it needs the scope {need.token}."
        if link is not None and TokenScope.ATHLETES not in token.scopes:
            return f"This token is for your own records; it needs the scope {TokenScope.ATHLETES}."
    if link is None:
        return ""
    if need.coach is None:
        return "Only the athlete can do this."
    return "" if need.coach in link.scopes else f"The athlete has not agreed to this; it needs the scope {need.coach}."


def _must_have_agreed(reader: Reader, athlete: Athlete, *, own: bool) -> None:
    """Refuse to keep anything about a person who has not agreed that it is kept."""
    agreed = reader.user.records_consent_at
    if not own:
        agreed = getattr(getattr(athlete, "user", None), "records_consent_at", None)
    if agreed is None:
        say = "Agree first that your training and health records are kept: PUT /api/v1/athletes/me/consents/records."
        raise ProblemError(403, say, "consent-needed")


def guarded(need: Need, what: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Make an operation one on an athlete's records: its address names the athlete, and it gets the records."""

    def guard(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def inner(request: AthletesRequest, athlete: str, *args: Any, **kwargs: Any) -> Any:
            request.records, request.link = reach(request, athlete, need, what)
            return view(request, *args, **kwargs)

        return _with_athlete(inner, view)

    return guard


def _with_athlete(inner: Callable[..., Any], view: Callable[..., Any]) -> Callable[..., Any]:
    """Give the guarded operation a signature that the API can read its parameters from."""
    hints = get_type_hints(view, include_extras=True)
    said = inspect.signature(view)
    request, *rest = (
        parameter.replace(annotation=hints.get(name, parameter.annotation))
        for name, parameter in said.parameters.items()
    )
    named = inspect.Parameter("athlete", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=str)
    inner.__signature__ = said.replace(parameters=[request, named, *rest])  # type: ignore[attr-defined]
    return inner
