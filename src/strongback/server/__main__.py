"""Runs the service: ``python -m strongback.server`` serves, ``... work`` does the jobs.

``... anew`` is for after ``pg_restore``: it counts the changes anew, so that devices which have seen later ones read
everything again. ``strongback restore`` does that by itself.
"""

from __future__ import annotations

import argparse
import os
import sys

from strongback.coach.errors import CoachError

PORTS = (1, 65_535)


def main() -> None:
    """Read the command line, prepare the store, and serve or work until asked to stop."""
    parser = argparse.ArgumentParser(prog="strongback serve", description="Run Strongback as a service.")
    parser.add_argument("what", nargs="?", choices=("serve", "work", "prepare", "anew"), default="serve")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--once", action="store_true")
    said = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "strongback.server.settings"
    if not PORTS[0] <= said.port <= PORTS[1]:
        parser.error(f"--port: from {PORTS[0]} to {PORTS[1]}")
    host = f"[{said.host}]" if ":" in said.host else said.host
    os.environ.setdefault("STRONGBACK_URL", f"http://{host}:{said.port}" if said.what == "serve" else "")
    try:
        sys.exit(_run(said))
    except CoachError as error:
        print(error, file=sys.stderr)  # noqa: T201 - what went wrong
        sys.exit(error.exit_code)


def _run(said: argparse.Namespace) -> int:
    from strongback.server import serving  # noqa: PLC0415 - the settings are named first

    if said.what == "work":
        return serving.work(once=said.once)
    serving.prepare()
    if said.what == "prepare":
        return 0
    if said.what == "anew":
        return serving.count_anew()
    return serving.serve(said.host, said.port, said.processes, as_json=said.json)


if __name__ == "__main__":
    main()
