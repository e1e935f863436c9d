"""How a request says whose it is: by the session of a browser, or by the token of a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from ninja.security import APIKeyCookie, HttpBearer

from strongback.server.accounts.keys import hash_of
from strongback.server.accounts.models import ApiToken
from strongback.server.accounts.recognised import user_of
from strongback.server.api.access import Reader
from strongback.server.settings import SESSION_COOKIE_NAME

if TYPE_CHECKING:
    from django.http import HttpRequest


class Session(APIKeyCookie):
    """The cookie of somebody who signed in; a request that changes something must come from our own pages."""

    param_name = SESSION_COOKIE_NAME

    def _get_key(self, request: HttpRequest) -> str | None:
        """Return the cookie; without one there is nothing that another site could make use of."""
        return super()._get_key(request) if request.COOKIES.get(self.param_name) else None

    def authenticate(self, request: HttpRequest, key: str | None) -> Reader | None:
        """Return who is signed in."""
        user = None if not key else user_of(key)
        return None if user is None else _known(request, Reader(user))


class Token(HttpBearer):
    """A token in the header ``Authorization: Bearer``."""

    def authenticate(self, request: HttpRequest, token: str) -> Reader | None:
        """Return whose token it is."""
        found = ApiToken.objects.filter(secret_hash=hash_of(token), user__is_active=True)
        kept = found.select_related("user__athlete").first()
        now = timezone.now()
        if kept is None or (kept.expires_at is not None and kept.expires_at <= now):
            return None
        if kept.last_used_on != now.date():
            ApiToken.objects.filter(id=kept.id).update(last_used_on=now.date())
        return _known(request, Reader(kept.user, kept))


def is_signed_in(request: HttpRequest) -> bool:
    """Say whether a browser's session is somebody's; reading it changes nothing."""
    key = request.COOKIES.get(SESSION_COOKIE_NAME)
    return bool(key) and user_of(key or "") is not None


def _known(request: HttpRequest, reader: Reader) -> Reader:
    request_with: Any = request
    request_with.reader = reader
    return reader
