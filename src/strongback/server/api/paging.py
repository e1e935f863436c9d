"""Pages of a list, one after the other: a cursor names the last row that was seen, so nothing is skipped or doubled."""

from __future__ import annotations

import base64
import binascii
import json
from typing import TYPE_CHECKING, Annotated, Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from pydantic import Field

from strongback.server.api.problems import ProblemError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.db.models import Model, QuerySet

USUAL, MOST = 50, 200
Limit = Annotated[int, Field(ge=1, le=MOST, description="How many at most.")]
Cursor = Annotated[
    str, Field(max_length=400, pattern=r"^[A-Za-z0-9_=-]*$", description="``next`` of the page before; empty at first.")
]


def page(rows: QuerySet[Any], keys: Sequence[str], document: Callable[[Any], Any], cursor: str, limit: int) -> Any:
    """Return one page of rows, the newest first; ``keys`` is an order in which no two rows are equal.

    Raises:
        ProblemError: 400 when the cursor is none of ours.

    """
    ordered = rows.order_by(*(f"-{key}" for key in keys))
    if cursor:
        ordered = _after(ordered, keys, _read(cursor, len(keys)))
    found = list(ordered[: limit + 1])
    more = len(found) > limit
    last = _write([getattr(found[limit - 1], key) for key in keys]) if more else None
    return {"items": [document(row) for row in found[:limit]], "next": last}


def page_of_words(items: Sequence[Any], key: str, cursor: str, limit: int) -> Any:
    """Return one page of documents that lie in the order of a word of theirs."""
    after = _read(cursor, 1)[0] if cursor else ""
    rest = [item for item in items if item[key] > after]
    more = len(rest) > limit
    return {"items": rest[:limit], "next": _write([rest[limit - 1][key]]) if more else None}


def _after(rows: QuerySet[Model], keys: Sequence[str], seen: Sequence[str]) -> QuerySet[Model]:
    """Leave out the rows up to the one that was seen last."""
    condition = Q()
    for at, key in enumerate(keys):
        same = {keys[i]: seen[i] for i in range(at)}
        condition |= Q(**same, **{f"{key}__lt": seen[at]})
    try:
        return rows.filter(condition)
    except (ValidationError, ValueError, TypeError) as error:
        raise _no_cursor() from error


def _write(values: Sequence[Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps([str(value) for value in values]).encode()).decode()


def _read(cursor: str, count: int) -> list[str]:
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor))
    except (ValueError, binascii.Error) as error:
        raise _no_cursor() from error
    if not isinstance(values, list) or len(values) != count or not all(isinstance(value, str) for value in values):
        raise _no_cursor()
    if any("\x00" in value for value in values):
        raise _no_cursor()
    return values


def _no_cursor() -> ProblemError:
    return ProblemError(400, "The cursor is none of ours; use the one of the page before, or none.", "bad-cursor")
