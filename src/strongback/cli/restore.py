"""``strongback restore``: put a copy of the store back."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import click

from strongback.cli import context
from strongback.cli.output import page, print_json


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@context.json_option
def command(file: Path, *, as_json: bool) -> int:
    """Put back a copy that strongback backup made; the records that are there now are kept beside it."""
    from strongback.store.copies import restore  # noqa: PLC0415 - only a restore pays for it
    from strongback.store.opening import bring_up_to_date, set_up  # noqa: PLC0415

    set_up()
    done = restore(file, context.now().astimezone(UTC))
    bring_up_to_date()
    if as_json:
        print_json(done.document())
        return 0
    page().line(f"Restored: {file}, {done.copy.rows} rows in {len(done.copy.tables)} tables.")
    if done.before is not None:
        page().line(f"What was there before is kept as {done.before}.")
    return 0
