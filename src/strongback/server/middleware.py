"""What every answer carries, and the one shape that every error of the API has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csp.utils import build_policy
from django.conf import settings

from strongback.server.api.problems import problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    Answer = Callable[[HttpRequest], HttpResponse]

API = "/api/"
# What a page of another site can send without asking first.
FORMS = ("multipart/form-data", "application/x-www-form-urlencoded", "text/plain")
READING = ("GET", "HEAD", "OPTIONS")
PERMISSIONS = ", ".join(
    ("camera=(self)", *(f"{name}=()" for name in (
        "accelerometer", "autoplay", "browsing-topics", "display-capture", "geolocation", "gyroscope", "magnetometer",
        "microphone", "midi", "payment", "usb",
    )), "publickey-credentials-create=(self)", "publickey-credentials-get=(self)", "screen-wake-lock=(self)")
)  # fmt: skip
IN_WORDS = {
    400: "The request cannot be read; look at its body and headers.",
    403: "This is not allowed.",
    404: "There is nothing here.",
    405: "This address cannot be used in this way.",
    413: "The request is too large.",
    500: "Something went wrong here. Nothing was changed; try again, and tell the operator if it stays.",
}


class TrustedProxies:
    """Takes the forwarded address and scheme only when a reverse proxy is known to stand before this server."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        if not settings.ALLAUTH_TRUSTED_PROXY_COUNT:
            for name in ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST"):
                request.META.pop(name, None)
        return self.get_response(request)


class ContentPolicy:
    """Says what a page may load; it is the same for every answer, so it is put together once."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.policy = build_policy()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        return response


class PermissionsPolicy:
    """Lets pages of this origin use the camera, and nobody anything else."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        response = self.get_response(request)
        response.headers["Permissions-Policy"] = PERMISSIONS
        if request.path.startswith((API, "/_allauth/")):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


class Problems:
    """Gives errors that arise outside an operation the shape of the API's own."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        if request.path.startswith(API) and request.content_type in FORMS and request.method not in READING:
            return problem(415, "The API takes JSON: send it with Content-Type: application/json.", "not-json")
        response = self.get_response(request)
        first_error = 400
        if response.status_code < first_error or not request.path.startswith(API):
            return response
        if response.headers.get("Content-Type", "").startswith("application/problem+json"):
            return response
        made = problem(response.status_code, IN_WORDS.get(response.status_code, "The request cannot be carried out."))
        if "Allow" in response.headers:
            made.headers["Allow"] = response.headers["Allow"]
        return made


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a request that may have come from another site."""
    del request
    return problem(403, f"The request may come from another site ({reason}); load the page again.", "csrf")
