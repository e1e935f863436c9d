"""The API as one object: its operations, and how every mistake becomes a problem of the one shape."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import DatabaseError
from django.http import Http404, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from strongback import __version__
from strongback.coach.editing import BrokenPlanError, StaleVersionError, UnknownProposalError
from strongback.coach.errors import (
    CoachError,
    NoPlanError,
    NoProfileError,
    NotScreenedError,
    OtherSetError,
    OutdatedPlanError,
    PlanOverError,
    StoreError,
    UsageError,
)
from strongback.knowledge.reading import BadDocumentError
from strongback.server.api.convert import places
from strongback.server.api.operations import (
    catalogue,
    coaching,
    demonstration,
    notes,
    offline,
    people,
    privacy,
    progress,
    sharing,
    syncing,
    training,
)
from strongback.server.api.operations import (
    logging as log_operations,
)
from strongback.server.api.problems import ProblemError, problem
from strongback.server.api.sign_in import SignedIn

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

LOG = logging.getLogger(__name__)
PREFIX = "/api/v1"
# What stands in the way of an answer, in the words of somebody who uses the API instead of the command line.
MISSING: dict[type[CoachError], tuple[str, str]] = {
    NoProfileError: ("no-profile", f"There is no profile yet: PUT {PREFIX}/athletes/me/profile."),
    NotScreenedError: ("not-screened", f"The screening was never answered: POST {PREFIX}/athletes/me/screening."),
    NoPlanError: ("no-plan", f"There is no plan yet: POST {PREFIX}/athletes/me/plan."),
    PlanOverError: ("plan-over", f"The plan has ended: POST {PREFIX}/athletes/me/plan makes the next one."),
    OutdatedPlanError: (
        "plan-outdated",
        f"The plan names exercises that this version does not know: POST {PREFIX}/athletes/me/plan makes a new one.",
    ),
}


class Api(NinjaAPI):
    """An API whose operations make their answers themselves."""

    def create_temporal_response(self, request: HttpRequest) -> HttpResponse:
        """Return what nothing is written on; the framework would make an answer for each request, to throw it away."""
        del request
        return NOT_AN_ANSWER

    def create_response(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse what is no answer yet."""
        del args, kwargs
        raise TypeError(f"{request.path}: an operation answers with reply().")


NOT_AN_ANSWER = HttpResponse()


def build() -> NinjaAPI:
    """Return the API."""
    api = Api(
        title="Strongback",
        version=__version__,
        description="A self-hosted coach for a stronger mid-back.",
        auth=SignedIn(),
        openapi_url=None,
        docs_url=None,
        urls_namespace="api",
    )
    for open_to_all in (catalogue.router, offline.open_router):
        api.add_router("", open_to_all, auth=None)
    for router in (
        people.router, demonstration.router, sharing.router, coaching.router, training.router, offline.router,
        log_operations.router, notes.router, syncing.router, privacy.router, progress.router,
    ):  # fmt: skip
        api.add_router("", router)
    for error, answer in HANDLERS.items():
        api.exception_handler(error)(answer)
    return api


def _refused(request: HttpRequest, error: Any) -> HttpResponse:
    del request
    return problem(error.status, error.detail, error.kind, **error.more)


def _not_signed_in(request: HttpRequest, error: Any) -> HttpResponse:
    del request, error
    response = problem(401, "Sign in first, or send a token as Authorization: Bearer.", "not-signed-in")
    response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _http_error(request: HttpRequest, error: Any) -> HttpResponse:
    del request
    is_csrf = "csrf" in str(error).lower()
    say = "The request may come from another site: send the CSRF token in the header X-CSRFToken."
    if is_csrf:
        return problem(403, say, "csrf")
    return problem(error.status_code, f"{error}: send one JSON document.")


def _not_valid(request: HttpRequest, error: Any) -> HttpResponse:
    del request
    found = places(error.errors)
    return problem(422, f"{found[0]['place']}: {found[0]['message']}", "not-valid", errors=found[:50])


def _bad_document(request: HttpRequest, error: Any) -> HttpResponse:
    del request
    found = [{"place": item.field or "body", "message": item.sentence} for item in error.problems]
    return problem(422, f"{found[0]['place']}: {found[0]['message']}", "not-valid", errors=found[:50])


def _nothing_here(request: HttpRequest, error: Any) -> HttpResponse:
    del request, error
    return problem(404, "There is nothing here; the address is not one of the API.")


def _in_the_way(request: HttpRequest, error: Any) -> HttpResponse:
    del request
    kind, say = MISSING[type(error)]
    return problem(409, say, kind)


def _broken_plan(request: HttpRequest, error: Any) -> HttpResponse:
    del request
    found = [{"place": item["place"], "message": f"{item['message']} [{item['rule']}]"} for item in error.findings]
    return problem(422, str(error), "plan-broken", errors=found[:50])


def _stale(request: HttpRequest, error: Any) -> HttpResponse:
    del request
    return problem(409, str(error), "plan-changed", version=error.version)


def _unknown_proposal(request: HttpRequest, error: Any) -> HttpResponse:
    del request
    return problem(404, str(error), "no-proposal")


def _other_set(request: HttpRequest, error: Any) -> HttpResponse:
    del request
    return problem(409, str(error), "id-taken")


def _usage(request: HttpRequest, error: Any) -> HttpResponse:
    del request
    return problem(422, str(error), "not-valid")


def _too_big(request: HttpRequest, error: Any) -> HttpResponse:
    del request, error
    return problem(413, "The request is larger than 2 MB; send it in parts.", "too-large")


def _suspicious(request: HttpRequest, error: Any) -> HttpResponse:
    del request, error
    return problem(400, "The request cannot be read; look at its body and headers.")


def _unavailable(request: HttpRequest, error: Any) -> HttpResponse:
    del request
    LOG.error("The store failed.", exc_info=error)
    return problem(503, "The store cannot be used just now. Nothing was changed; try again in a moment.", "store")


def _crashed(request: HttpRequest, error: Any) -> HttpResponse:
    LOG.error("%s %s failed.", request.method, request.path, exc_info=error)
    return problem(500, "Something went wrong here. Nothing was changed; try again, and tell the operator if it stays.")


HANDLERS: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
    Exception: _crashed,
    ProblemError: _refused,
    AuthenticationError: _not_signed_in,
    HttpError: _http_error,
    ValidationError: _not_valid,
    BadDocumentError: _bad_document,
    Http404: _nothing_here,
    **dict.fromkeys(MISSING, _in_the_way),
    BrokenPlanError: _broken_plan,
    StaleVersionError: _stale,
    UnknownProposalError: _unknown_proposal,
    OtherSetError: _other_set,
    UsageError: _usage,
    RequestDataTooBig: _too_big,
    SuspiciousOperation: _suspicious,
    DatabaseError: _unavailable,
    StoreError: _unavailable,
}
API = build()
