"""Where the local store lies and how SQLite keeps it: nothing acknowledged is lost when the power goes."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

FILE = "strongback.sqlite3"
HOME_VARIABLE = "STRONGBACK_HOME"
MOUNTS = Path("/proc/self/mounts")
NETWORK = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "fuse.sshfs", "fuse.glusterfs", "ceph")


def home() -> Path:
    """Return the folder of the local store: ``STRONGBACK_HOME``, else the user's data folder."""
    named = os.environ.get(HOME_VARIABLE)
    return Path(named).expanduser() if named else user_data_path("strongback")


def make_room() -> None:
    """Make the folder and the file of the store when they are not there, so that nobody else on the machine reads it.

    SQLite itself would let everybody read a new file; what it puts beside the file takes the file's own mode.
    """
    home().mkdir(parents=True, exist_ok=True, mode=0o700)
    with suppress(FileExistsError):
        os.close(os.open(home() / FILE, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def database() -> dict[str, Any]:
    """Return Django's settings for the local SQLite file.

    Full synchronisation costs a fraction of a millisecond a write; the usual ``NORMAL`` can lose acknowledged sets
    in a power cut.
    """
    use_bundled_sqlite()
    journal = "WAL" if safe_for_wal(sqlite3_module().sqlite_version_info) else "DELETE"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": home() / FILE,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": f"PRAGMA journal_mode={journal}; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY;",
        },
    }


def use_bundled_sqlite() -> None:
    """Put the library that comes with ``pysqlite3`` in the system's place, before Django's backend loads."""
    try:
        import pysqlite3  # noqa: PLC0415 - there is no wheel for every system
    except ImportError:
        return
    if "django.db.backends.sqlite3.base" not in sys.modules:
        sys.modules["sqlite3"] = pysqlite3


def sqlite3_module() -> Any:  # the module in force, bundled or the system's
    """Return the SQLite module that Django will use."""
    return sys.modules.get("sqlite3", sqlite3)


def safe_for_wal(version: tuple[int, ...]) -> bool:
    """Say whether this SQLite is free of the bug that can reset a write-ahead log.

    >>> safe_for_wal((3, 40, 1)), safe_for_wal((3, 51, 3)), safe_for_wal((3, 44, 6))
    (False, True, True)
    """
    mended_branches = ((3, 50, 7), (3, 44, 6))
    return version >= (3, 51, 3) or any(version[:2] == branch[:2] and version >= branch for branch in mended_branches)


def network_file_system(folder: Path, mounts: Path = MOUNTS) -> str:
    """Return the kind of network file system a folder lies on, or nothing for a local or an unknown one.

    The longest mount point above the folder is the one that holds it; only Linux lists its mounts in a file.
    """
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    place = folder.absolute()
    holding = [
        (len(parts[1]), parts[2])
        for line in lines
        if len(parts := line.split()) > 2 and place.is_relative_to(parts[1].replace("\\040", " "))  # noqa: PLR2004
    ]
    # Of two mounts on one place the later one is on top.
    kind = max(enumerate(holding), key=lambda item: (item[1][0], item[0]), default=(0, (0, "")))[1][1]
    return kind if kind in NETWORK else ""
