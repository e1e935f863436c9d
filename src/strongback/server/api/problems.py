"""The one shape of every error: problem details (RFC 9457), a sentence with the place and the next step."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse

if TYPE_CHECKING:
    from collections.abc import Sequence

MEDIA_TYPE = "application/problem+json"


class ProblemError(Exception):
    """An answer that is a refusal; ``kind`` is a word that programs can rely on."""

    def __init__(self, status: int, detail: str, kind: str = "", **more: Any) -> None:
        super().__init__(detail)
        self.status, self.detail, self.kind, self.more = status, detail, kind, more


def problem(
    status: int, detail: str, kind: str = "", *, errors: Sequence[dict[str, str]] = (), **more: Any
) -> HttpResponse:
    """Return an error; ``errors`` names each place that is wrong."""
    title = HTTPStatus(status).phrase
    body = {
        "type": f"urn:strongback:problem:{kind or title.lower().replace(' ', '-')}",
        "title": title,
        "status": status,
        "detail": detail,
        **({"errors": list(errors)} if errors else {}),
        **more,
    }
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=MEDIA_TYPE)
