"""``strongback transfer``: move all records from the local file to PostgreSQL."""

from __future__ import annotations

import click

from strongback.cli import context
from strongback.cli.output import page, print_json


@click.command()
@context.json_option
def command(*, as_json: bool) -> int:
    """Move all records from the local file to the empty PostgreSQL database that STRONGBACK_DATABASE_URL names.

    All rows arrive and are proven to be the same, or none; the file stays as it is.
    """
    from strongback.store.opening import WITH_ACCOUNTS, set_up  # noqa: PLC0415 - Django loads only where it is needed

    set_up(WITH_ACCOUNTS)
    from strongback.store.transfer import transfer  # noqa: PLC0415

    moved = transfer()
    if as_json:
        print_json(moved.document())
        return 0
    page().line(f"Moved {sum(moved.rows.values())} rows to {moved.to}; every one is the same there.")
    page().line("The local file stays as it is; keep STRONGBACK_DATABASE_URL set from now on.")
    return 0
