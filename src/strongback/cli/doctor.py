"""``strongback doctor``: look whether everything is in order."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

import click

from strongback import __version__
from strongback.cli import context
from strongback.cli.output import page, print_json
from strongback.coach.errors import StoreError
from strongback.coach.rulebook import rulebook
from strongback.knowledge import BadDocumentError, catalogue
from strongback.store.health import Check

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.command()
@context.json_option
@context.athlete_option
def command(athlete: str, *, as_json: bool) -> int:
    """Look whether the program, what it knows and the stored data are whole; exit code 1 when something is not."""
    checks = list(_checks(athlete))
    if as_json:
        print_json([{"name": item.name, "well": item.well, "message": item.sentence} for item in checks])
    else:
        for item in checks:
            say = page().line if item.well else page().strong
            say(f"{'ok ' if item.well else 'BAD'}  {item.name}: {item.sentence}")
    return int(not all(item.well for item in checks))


def _checks(athlete: str) -> Iterator[Check]:
    yield Check("program", well=True, sentence=f"Strongback {__version__} on Python {platform.python_version()}.")
    try:
        known = catalogue()
    except BadDocumentError as error:
        yield Check("knowledge", well=False, sentence=f"{error.problems[0]} Install Strongback again.")
        return
    counts = f"{len(known.exercises)} exercises, {len(known.muscles)} muscles, {len(rulebook(known))} rules"
    yield Check("knowledge", well=True, sentence=f"{counts}, all readable.")
    try:
        context.store(athlete)
    except StoreError as error:
        yield Check("store", well=False, sentence=str(error))
        return
    from strongback.store.database import place  # noqa: PLC0415
    from strongback.store.health import check_store  # noqa: PLC0415 - Django is ready now

    yield Check("store", well=True, sentence=place())
    yield from check_store()
