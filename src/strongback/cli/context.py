"""What the commands take from the machine: the clock, randomness, the athlete's store, shared options."""

from __future__ import annotations

import os
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

from strongback.coach.errors import UsageError
from strongback.knowledge.reading import is_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from strongback.store.athlete import AthleteStore

F = TypeVar("F", bound="Callable[..., Any]")
USUAL_ATHLETE = "me"
LONGEST_NAME = 60

entropy = os.urandom


def now(day: date | None = None) -> datetime:
    """Return the moment on this machine's clock, moved to another day when one is named."""
    moment = datetime.now().astimezone()
    return moment if day is None else moment.replace(year=day.year, month=day.month, day=day.day)


def store(athlete: str) -> AthleteStore:
    """Open an athlete's records."""
    from strongback.store.opening import open_store  # noqa: PLC0415 - Django loads only where it is needed

    return open_store(athlete)


def as_day(context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """Read a date option."""
    del context, parameter
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"--date {value}: is not a date; write it as 2026-11-30.") from None


def as_name(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """Read the name of an athlete."""
    del context, parameter
    name = " ".join(value.split())
    if not name or len(name) > LONGEST_NAME or not is_text(name):
        raise UsageError(f"--athlete: a name has 1 to {LONGEST_NAME} characters of text.")
    return name


def as_name_or_none(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Read the name of an athlete where none has to be given."""
    return None if value is None else as_name(context, parameter, value)


json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
athlete_option = click.option(
    "--athlete",
    default=USUAL_ATHLETE,
    show_default=True,
    callback=as_name,
    help="Whose records, when several people train here.",
)
date_option = click.option("--date", "day", callback=as_day, metavar="YYYY-MM-DD", help="Another day than today.")
