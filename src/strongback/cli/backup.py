"""``strongback backup``: copy the store while it is in use, and prove the copy."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import click

from strongback.cli import context
from strongback.cli.output import page, print_json


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--keep", type=click.IntRange(1), help="Keep only so many copies in the folder, the newest.")
@context.json_option
def command(folder: Path | None, keep: int | None, *, as_json: bool) -> int:
    """Copy all records into a folder (usually backups beside the store), whoever is training meanwhile.

    The copy is read back and its rows are compared with the store's before it counts.
    """
    from strongback.store.copies import back_up  # noqa: PLC0415 - only a backup pays for it
    from strongback.store.opening import set_up  # noqa: PLC0415
    from strongback.store.sqlite import home  # noqa: PLC0415

    set_up()
    made = back_up(folder or home() / "backups", context.now().astimezone(UTC), keep)
    if as_json:
        print_json(made.document())
        return 0
    page().line(f"Kept: {made.path}, {made.rows} rows in {len(made.tables)} tables, read back and the same.")
    for path in made.removed:
        page().line(f"Removed: {path}.")
    page().line("To put it back: strongback restore FILE.")
    return 0
