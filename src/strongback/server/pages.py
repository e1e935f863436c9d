"""The few pages that the service itself shows: where one has landed, and whether it is well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.shortcuts import render

from strongback import __version__
from strongback.server.accounts.joining import needs_owner

if TYPE_CHECKING:
    from django.http import HttpRequest


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
