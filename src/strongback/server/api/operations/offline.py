"""What a device takes along to work without a network: the whole catalogue, and the sessions that come."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from ninja import Router

from strongback import __version__
from strongback.knowledge import catalogue
from strongback.server.api.catalogue_documents import whole_catalogue
from strongback.server.api.operations.catalogue import ASK_AGAIN
from strongback.server.api.schemas.offline import CatalogueOut

open_router = Router(tags=["catalogue"])


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
    packed, zipped = packed_catalogue(), _takes_gzip(request)
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


def _takes_gzip(request: HttpRequest) -> bool:
    """Say whether a client takes a compressed answer: it names gzip and does not rule it out."""
    for part in request.headers.get("Accept-Encoding", "").lower().split(","):
        name, _, weight = part.partition(";")
        if name.strip() == "gzip":
            return weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False
