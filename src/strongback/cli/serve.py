"""``strongback serve``: run Strongback as a service for the browser."""

from __future__ import annotations

import os
import sys

import click

from strongback.cli import context


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65_535), help="Port to listen on.")
@context.json_option
@click.option("--processes", default=2, show_default=True, type=click.IntRange(1, 64), help="Processes that answer.")
def command(*, host: str, port: int, processes: int, as_json: bool) -> None:
    """Run Strongback as a service for the browser, with its accounts, its API and its jobs; Ctrl-C stops it.

    With --json one document says where it runs, as soon as it does.
    """
    words = ["-m", "strongback.server", "serve", "--host", host, "--port", str(port), "--processes", str(processes)]
    words += ["--json"] if as_json else []
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, *words])  # noqa: S606 - the service takes this process's place
