"""Looking around: a visitor gets a throw-away account with twelve made-up weeks and is signed in as it."""

from __future__ import annotations

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from ninja.errors import HttpError
from ninja.utils import check_csrf

from strongback.server.accounts import demonstration
from strongback.server.api.clock import zone_called
from strongback.server.api.convert import reply
from strongback.server.api.operations.people import me_document
from strongback.server.api.problems import ProblemError
from strongback.server.api.schemas.people import DemonstrationIn, MeOut
from strongback.server.environment import environment

router = Router(tags=["people"])


@router.post(
    "/demonstration",
    response={201: MeOut},
    auth=None,
    operation_id="demonstrate",
    summary="Look around with sample data",
)
def demonstrate(request: HttpRequest, payload: DemonstrationIn) -> HttpResponse:
    """Make an account that belongs to nobody, with twelve made-up weeks, and sign this browser in as it.

    It cannot coach or invite, and everything about it is deleted after 24 hours, on signing out or on erasing it.
    """
    if not environment().demonstration:
        raise ProblemError(
            404, "This service has no demonstration; ask its owner for an invitation.", "no-demonstration"
        )
    if check_csrf(request) is not None:
        raise HttpError(403, "CSRF check failed")
    if request.user.is_authenticated:
        raise ProblemError(409, "Somebody is signed in here; sign out first, then look around.", "signed-in")
    if not ratelimit.consume(request, action="demonstration"):
        raise _too_many()
    try:
        user = demonstration.begin(timezone.now().astimezone(zone_called(payload.time_zone)))
    except demonstration.TooManyError:
        raise _too_many() from None
    demonstration.sign_in(request, user)
    return reply(me_document(user), status=201)


def _too_many() -> ProblemError:
    return ProblemError(429, "There were too many demonstrations of late; try again in a few minutes.", "too-many")
