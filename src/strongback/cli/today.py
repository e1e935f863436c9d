"""``strongback today``: the next session, what to do and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from strongback.cli import context, show
from strongback.cli.output import print_json
from strongback.coach.errors import UsageError
from strongback.coach.training import prescription_today, today_for
from strongback.knowledge import catalogue
from strongback.knowledge.reading import slug
from strongback.progression.options import DEFAULTS

if TYPE_CHECKING:
    from datetime import date

    from strongback.knowledge.catalogue import Catalogue


@click.command()
@context.json_option
@context.athlete_option
@context.date_option
@click.option("--swap", default="", help="List what can be done in place of an exercise of the session.")
def command(athlete: str, day: date | None, *, swap: str, as_json: bool) -> int:
    """Show the next session: each exercise with sets, load, aim and the reason for every change.

    Exit code 1 while the screening stands in the way.
    """
    known = catalogue()
    if swap:
        return _swap(swap, athlete, day, known, as_json=as_json)
    shown = today_for(context.store(athlete), known, context.now(day), DEFAULTS)
    if as_json:
        print_json(shown.document())
    else:
        show.today(shown, known)
    return int(not shown.may_train)


def _swap(name: str, athlete: str, day: date | None, known: Catalogue, *, as_json: bool) -> int:
    """List what can take the place of an exercise."""
    from strongback.coach.swaps import swaps_for  # noqa: PLC0415 - only a swap pays for the planner

    found = swaps_for(context.store(athlete), known, context.now(day), DEFAULTS)
    if not found.today.may_train:
        print_json(found.document()) if as_json else show.today(found.today, known)
        return 1
    wanted = known.names.get(slug(name), name)
    asked = prescription_today(found.today, wanted)
    if asked is None:
        held = ", ".join(item.exercise for item in found.today.prescriptions)
        raise UsageError(f"--swap: {name!r} is not in this session, which holds {held}.")
    if as_json:
        print_json(found.of(wanted).document())
    else:
        show.swaps(asked, found.of(wanted).alternatives, known)
    return 0
