"""What every answer carries, and the one shape that every error of the API has."""

from __future__ import annotations

import gzip
from functools import lru_cache
from typing import TYPE_CHECKING

from csp.utils import build_policy
from django.conf import settings
from django.http import HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers

from strongback.server.api.problems import problem
from strongback.server.client_files import COMPILES
from strongback.server.encoding import takes_gzip

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    Answer = Callable[[HttpRequest], HttpResponse]

API = "/api/"
ACCOUNTS = "/_allauth/"
# What a page of another site can send without asking first.
FORMS = ("multipart/form-data", "application/x-www-form-urlencoded", "text/plain")
READING = ("GET", "HEAD", "OPTIONS")
PERMISSIONS = ", ".join(
    ("camera=(self)", *(f"{name}=()" for name in (
        "accelerometer", "autoplay", "browsing-topics", "display-capture", "geolocation", "gyroscope", "magnetometer",
        "microphone", "midi", "payment", "usb",
    )), "publickey-credentials-create=(self)", "publickey-credentials-get=(self)", "screen-wake-lock=(self)")
)  # fmt: skip
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST")
TO_SQUEEZE = ("application/json", "text/html", "text/javascript", "text/css")
WORTH_IT = 200  # bytes
IN_WORDS = {
    400: "The request cannot be read; look at its body and headers.",
    403: "This is not allowed.",
    404: "There is nothing here.",
    405: "This address cannot be used in this way.",
    413: "The request is too large.",
    500: "Something went wrong here. Nothing was changed; try again, and tell the operator if it stays.",
}


class Envelope:
    """Takes off a request what nobody vouches for, and puts on every answer what a page may load and do.

    The forwarded address and scheme count only when a reverse proxy is known to stand before this server. The policies
    are put together once: pages of this origin may use the camera, and nobody anything else. A worker has the policy of
    its own file: those of the camera mirror may compile WebAssembly, no page may.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.content_policy = build_policy()
        self.compiling_policy = build_policy(update={"script-src": "'wasm-unsafe-eval'"})

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        if not settings.ALLAUTH_TRUSTED_PROXY_COUNT:
            for name in FORWARDED:
                request.META.pop(name, None)
        response = self.get_response(request)
        policy = self.compiling_policy if COMPILES.match(request.path) else self.content_policy
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers["Permissions-Policy"] = PERMISSIONS
        if request.path.startswith((API, ACCOUNTS)):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


@lru_cache(maxsize=32)
def _squeezed(content: bytes) -> bytes:
    """Squeeze what everybody is sent; it is the same until the next version."""
    return gzip.compress(content, compresslevel=9, mtime=0)


class Compressed(GZipMiddleware):
    """Squeezes documents and pages.

    What is public is squeezed once. What is about a person is squeezed each time, with padding of a random length, so
    that nobody can learn from the size what stands in it (BREACH); files are left as they are.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Squeeze an answer when that makes it shorter and the browser can read it."""
        is_text = response.headers.get("Content-Type", "").startswith(TO_SQUEEZE)
        if response.streaming or not is_text or response.has_header("Content-Encoding"):
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        if not takes_gzip(request):
            return response
        if "public" not in response.headers.get("Cache-Control", "") or not isinstance(response, HttpResponse):
            return super().process_response(request, response)
        if len(response.content) > WORTH_IT:
            response.content = _squeezed(response.content)
            response.headers["Content-Encoding"] = "gzip"
            response.headers["Content-Length"] = str(len(response.content))
            tag = response.headers.get("ETag", "")
            if tag.startswith('"'):
                response.headers["ETag"] = f"W/{tag}"  # the same document, in other bytes
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


class Spoken:
    """Speaks of accounts in the reader's language: Django and allauth bring the words, the client names the language.

    The API itself speaks English; its sentences are told in other languages by who shows them.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        if not request.path.startswith(ACCOUNTS):
            return self.get_response(request)
        with translation.override(translation.get_language_from_request(request)):
            response = self.get_response(request)
        patch_vary_headers(response, ("Accept-Language",))
        return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a request that may have come from another site."""
    del request
    return problem(403, f"The request may come from another site ({reason}); load the page again.", "csrf")
