"""Which database the records lie in: the local SQLite file, or PostgreSQL when an address says so."""

from __future__ import annotations

import os
from typing import Any

from strongback.coach.errors import StoreError
from strongback.store import sqlite

VARIABLE = "STRONGBACK_DATABASE_URL"
SCHEMES = ("postgresql", "postgres")
POSTGRESQL = "strongback.store.postgresql"
# How often a statement comes before PostgreSQL keeps its plan; those of a service come again and again.
PREPARED_AFTER = 2
PATIENCE_S = 10


def database() -> dict[str, Any]:
    """Return Django's settings for the database.

    Raises:
        StoreError: the address is not one of a PostgreSQL database.

    """
    url = os.environ.get(VARIABLE, "")
    return _postgresql(url) if url else sqlite.database()


def _postgresql(url: str) -> dict[str, Any]:
    """Read an address; the sentence about a bad one never repeats it, as it holds a password."""
    import dj_database_url  # noqa: PLC0415 - only an address pays for it

    refused = StoreError(f"{VARIABLE}: is not understood; write postgresql://user:password@host:5432/name.")
    if url.split("://", 1)[0] not in SCHEMES:
        raise refused
    try:
        found: dict[str, Any] = dict(dj_database_url.parse(url))
    except ValueError as error:
        raise refused from error
    if not found.get("NAME"):
        raise refused
    usual = {"connect_timeout": PATIENCE_S, "server_side_binding": True, "prepare_threshold": PREPARED_AFTER}
    options = usual | found.get("OPTIONS", {})
    return found | {"ENGINE": POSTGRESQL, "CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True, "OPTIONS": options}


def is_postgresql() -> bool:
    """Say whether the records lie in PostgreSQL."""
    return bool(os.environ.get(VARIABLE))


def place() -> str:
    """Return where the records lie, in words and without a password."""
    if not is_postgresql():
        return str(sqlite.home() / sqlite.FILE)
    from django.db import connection  # noqa: PLC0415 - Django is ready by now

    settings = connection.settings_dict
    host = settings.get("HOST") or settings.get("OPTIONS", {}).get("host") or "this machine"
    return f"PostgreSQL database {settings['NAME']} on {host}"
