"""How a request says whose it is: by the session of a browser, or by the token of a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.utils import timezone
from ninja.errors import HttpError

from strongback.server.accounts.keys import hash_of
from strongback.server.accounts.models import ApiToken
from strongback.server.accounts.recognised import user_of
from strongback.server.api.access import Reader
from strongback.server.settings import SESSION_COOKIE_NAME

if TYPE_CHECKING:
    from django.http import HttpRequest

    class Known(HttpRequest):
        """A request with what this module writes down on it."""

        reader: Reader
        csrf_processing_done: bool


BEARER = "bearer"


class SignedIn:
    """Recognises whose a request is: one way in for both, tried in turn, at every operation that is not open to all."""

    def __call__(self, request: HttpRequest) -> Reader | None:
        """Return who asks, None for nobody.

        Raises:
            HttpError: 403 for a browser's request that may have come from another site.

        """
        said = request.META.get("HTTP_AUTHORIZATION", "")
        kind, _, token = said.partition(" ")
        reader = _by_token(token) if kind.lower() == BEARER else None
        if reader is None:
            reader = _by_session(request)
        if reader is not None:
            cast("Known", request).reader = reader
        return reader


def _by_session(request: HttpRequest) -> Reader | None:
    """Return who signed in with this browser; a request that changes something must come from our own pages.

    Without a cookie there is nothing that another site could make use of.
    """
    key = request.COOKIES.get(SESSION_COOKIE_NAME)
    if not key:
        return None
    # Django's middleware has read the secret from the cookie; it leaves the API's operations to this check.
    cast("Known", request).csrf_processing_done = False
    if CSRF.process_view(request, _operation, (), {}) is not None:
        raise HttpError(403, "csrf")
    user = user_of(key)
    return None if user is None else Reader(user)


def _by_token(token: str) -> Reader | None:
    """Return whose token it is, when it still holds."""
    found = ApiToken.objects.filter(secret_hash=hash_of(token), user__is_active=True)
    kept = found.select_related("user__athlete").first()
    now = timezone.now()
    if kept is None or (kept.expires_at is not None and kept.expires_at <= now):
        return None
    if kept.last_used_on != now.date():
        ApiToken.objects.filter(id=kept.id).update(last_used_on=now.date())
    return Reader(kept.user, kept)


def _operation() -> HttpResponse:
    """Stand for an operation that is not exempt from the check."""
    return HttpResponse()


CSRF = CsrfViewMiddleware(lambda _: HttpResponse(status=403))


def is_signed_in(request: HttpRequest) -> bool:
    """Say whether a browser's session is somebody's; reading it changes nothing."""
    key = request.COOKIES.get(SESSION_COOKIE_NAME)
    return bool(key) and user_of(key or "") is not None
