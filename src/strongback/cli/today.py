"""``strongback today``: the next session, what to do and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from strongback.cli import context, show
from strongback.cli.output import print_json
from strongback.coach.training import today_for
from strongback.knowledge import catalogue
from strongback.progression.options import DEFAULTS

if TYPE_CHECKING:
    from datetime import date


@click.command()
@context.json_option
@context.athlete_option
@context.date_option
def command(athlete: str, day: date | None, *, as_json: bool) -> int:
    """Show the next session: each exercise with sets, load, aim and the reason for every change.

    Exit code 1 while the screening stands in the way.
    """
    known = catalogue()
    shown = today_for(context.store(athlete), known, context.now(day), DEFAULTS)
    if as_json:
        print_json(shown.document())
    else:
        show.today(shown, known)
    return int(not shown.may_train)
