"""The pages at the service's own addresses: the client's, a plain one in its place, and whether all is well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import etag, require_safe

from strongback import __version__
from strongback.server.accounts.joining import needs_owner
from strongback.server.client_files import ICON, PAGE, WORKER, content

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest


def _tag(name: str) -> Callable[[HttpRequest], str | None]:
    """Return what tells the tag of a file of the client, so that a browser which has it is sent nothing."""

    def tag(_: HttpRequest) -> str | None:
        return content(settings.WHITENOISE_ROOT, name)[1] if settings.WHITENOISE_ROOT else None

    return tag


@require_safe
@etag(_tag(PAGE))
def shell(request: HttpRequest) -> HttpResponse:
    """Answer the page of the client, the same for every screen, or a plain page where no client was built."""
    if not settings.WHITENOISE_ROOT:
        return welcome(request)
    response = HttpResponse(content(settings.WHITENOISE_ROOT, PAGE)[0])
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
@etag(_tag(WORKER))
def service_worker(request: HttpRequest) -> HttpResponse:
    """Answer the service worker, at the root because it looks after every address of this service."""
    if not settings.WHITENOISE_ROOT:
        return nothing_here(request, FileNotFoundError())
    response = HttpResponse(content(settings.WHITENOISE_ROOT, WORKER)[0], content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
@etag(_tag(ICON))
def icon(request: HttpRequest) -> HttpResponse:
    """Answer the icon, for browsers and feeds that ask for it without having read a page."""
    if not settings.WHITENOISE_ROOT:
        return nothing_here(request, FileNotFoundError())
    response = HttpResponse(content(settings.WHITENOISE_ROOT, ICON)[0], content_type="image/png")
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response


def welcome(request: HttpRequest) -> HttpResponse:
    """Say what runs here and what to do next."""
    return render(request, "strongback/welcome.html", {"version": __version__, "needs_owner": needs_owner()})


def nothing_here(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page."""
    del exception
    return render(request, "strongback/nothing-here.html", status=404)


def healthy(request: HttpRequest) -> HttpResponse:
    """Answer 200 while the store can be read, for those who watch the service."""
    del request
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("The store cannot be used.\n", status=503, content_type="text/plain")
    return HttpResponse("well\n", content_type="text/plain")
