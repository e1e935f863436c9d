"""Reads a plan that a person may have edited, and says where it is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from strongback.record.plan import Plan, PlannedExercise, PlannedSession, Week

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PARTS = ("warm_up", "power", "main", "balance", "cool_down")
BROKEN = (KeyError, TypeError, ValueError, AttributeError, RecursionError)


class BadPlanError(ValueError):
    """A document that is not a plan; the text says the place and what is wrong there."""


def read_plan(raw: Any) -> Plan:
    """Read a plan.

    Raises:
        BadPlanError: with the innermost place that cannot be read, such as ``weeks[0].sessions[1].main[2]``.

    """
    try:
        return Plan.from_document(raw)
    except BROKEN as error:
        place, inner = _innermost("", raw, error)
        raise BadPlanError(f"{place}: {_why(inner)}" if place else _why(inner)) from error


def _innermost(place: str, raw: Any, error: Exception) -> tuple[str, Exception]:
    """Return the deepest part that fails on its own, and how; without one, the whole does."""
    for inside, part, read in _parts(raw):
        try:
            read(part)
        except BROKEN as found:
            return _innermost(f"{place}.{inside}".lstrip("."), part, found)
    return place, error


def _parts(raw: Any) -> Iterator[tuple[str, Any, Callable[[Any], object]]]:
    """Yield the parts of a plan, a week or a session, each with its place and its reader."""
    if not isinstance(raw, dict):
        return
    readers: dict[str, Callable[[Any], object]] = {
        "weeks": Week.from_document,
        "sessions": PlannedSession.from_document,
    }
    for key, read in (readers | dict.fromkeys(PARTS, PlannedExercise.from_document)).items():
        found = raw.get(key, [])
        for at, part in enumerate(found if isinstance(found, list) else ()):
            yield f"{key}[{at}]", part, read


def _why(error: Exception) -> str:
    """Return what is wrong, in words: a missing key, a bad value, or a thing of another kind."""
    if isinstance(error, KeyError):
        return f"{error.args[0]} is missing or unknown"
    return str(error) if isinstance(error, ValueError) else "is not of the kind that a plan has here"
