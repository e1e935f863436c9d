"""What a device takes along to work without a network: the whole catalogue, and the sessions that come."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from ninja import Router
from pydantic import Field

from strongback import __version__
from strongback.coach.swaps import swaps_for
from strongback.coach.training import ahead_for
from strongback.knowledge import catalogue
from strongback.progression.options import DEFAULTS
from strongback.server.api.access import AthletesRequest, Need, guarded
from strongback.server.api.catalogue_documents import whole_catalogue
from strongback.server.api.clock import moment_for
from strongback.server.api.convert import reply
from strongback.server.api.discreet import shown
from strongback.server.api.operations.catalogue import ASK_AGAIN
from strongback.server.api.schemas.offline import CatalogueOut, SwapsOut
from strongback.server.api.schemas.shared import Day
from strongback.server.api.schemas.training import TodayOut
from strongback.server.encoding import takes_gzip

open_router = Router(tags=["catalogue"])
router = Router(tags=["training"])
USUAL_SESSIONS, MOST_SESSIONS = 14, 28
Sessions = Annotated[int, Field(ge=1, le=MOST_SESSIONS, description="How many sessions at most.")]


@dataclass(frozen=True, slots=True)
class Packed:
    """A document as it is sent: plain and compressed, each with the tag of its own bytes."""

    plain: bytes
    zipped: bytes
    tag: str
    zipped_tag: str


@cache
def packed_catalogue() -> Packed:
    """Return the whole catalogue; it does not change while this process lives, so it is packed once."""
    text = json.dumps(whole_catalogue(catalogue()), ensure_ascii=False, separators=(",", ":")).encode()
    name = f"{__version__}-{hashlib.sha256(text).hexdigest()[:24]}"
    # Without the time of packing, so that every process sends the same bytes under the same tag.
    return Packed(text, gzip.compress(text, mtime=0), f'"{name}"', f'"{name}-gzip"')


@open_router.get("/catalogue", response=CatalogueOut, operation_id="catalogue", summary="Take the catalogue along")
def whole(request: HttpRequest) -> Any:
    """Return everything the coach knows in one document, for a device that works offline."""
    packed, zipped = packed_catalogue(), takes_gzip(request)
    known = [item.strip().removeprefix("W/") for item in request.headers.get("If-None-Match", "").split(",")]
    is_known = not {packed.tag, packed.zipped_tag, "*"}.isdisjoint(known)
    response = HttpResponseNotModified() if is_known else HttpResponse(packed.zipped if zipped else packed.plain)
    if not is_known:
        response.headers["Content-Type"] = "application/json"
        if zipped:
            response.headers["Content-Encoding"] = "gzip"
    response.headers["ETag"] = packed.zipped_tag if zipped else packed.tag
    response.headers["Cache-Control"] = ASK_AGAIN
    response.headers["Vary"] = "Accept-Encoding"
    return response


@router.get(
    "/athletes/{athlete}/ahead", response=list[TodayOut], operation_id="ahead", summary="Take the next sessions along"
)
@guarded(Need.SEE_TRAINING, "today")
def ahead(request: AthletesRequest, sessions: Sessions = USUAL_SESSIONS) -> HttpResponse:
    """Return the coming sessions as far as they can be known now, the first as ``today`` does.

    A later one takes for granted that those before it are done. What stands in the way of training is the only answer;
    the first session by which the screening must be answered again says so and is the last.
    """
    coming = ahead_for(request.records, catalogue(), moment_for(request), DEFAULTS, sessions=sessions)
    return reply(shown(request, [item.document() for item in coming]))


@router.get(
    "/athletes/{athlete}/swaps", response=SwapsOut, operation_id="swaps", summary="What can be done in place of what"
)
@guarded(Need.SEE_TRAINING, "today")
def swaps(request: AthletesRequest, day: Day | None = None) -> HttpResponse:
    """Return for each exercise of the session what can take its place: the same muscles, what one has, a load.

    Log such a set with the plan's exercise as ``planned``. While training is stopped there is none, and why.
    """
    found = swaps_for(request.records, catalogue(), moment_for(request, day), DEFAULTS, day)
    return reply(shown(request, found.document()))
