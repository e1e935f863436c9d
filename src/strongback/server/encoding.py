"""Which encodings a client takes, as its request says (RFC 9110, section 12.5.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpRequest

RULED_OUT = frozenset({"q=0", "q=0.0", "q=0.00", "q=0.000"})


def takes_gzip(request: HttpRequest) -> bool:
    """Say whether a client takes a compressed answer: it names gzip and does not rule it out."""
    for part in request.META.get("HTTP_ACCEPT_ENCODING", "").lower().split(","):
        name, _, weight = part.partition(";")
        if name.strip() == "gzip":
            return weight.replace(" ", "") not in RULED_OUT
    return False
