"""Moves all records from the local SQLite file to PostgreSQL, all or nothing, and proves that every row arrived."""

from __future__ import annotations

import hashlib
import json
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections, transaction

from strongback.coach.errors import StoreError
from strongback.store import sqlite
from strongback.store.database import VARIABLE, is_postgresql, place
from strongback.store.models import Athlete
from strongback.store.opening import bring_up_to_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model

LOCAL = "local"
# What is moved of each part of the program; jobs that wait and what a cache holds are not records.
MOVED = ("store", "accounts", "account", "mfa", "socialaccount", "usersessions", "sessions")
AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Moved:
    """What arrived: rows by table, the hash of all of them, and where they are now."""

    rows: dict[str, int]
    sha256: str
    to: str

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {"rows": self.rows, "sha256": self.sha256, "to": self.to}


def tables() -> list[type[Model]]:
    """Return every table that is moved; one that refers to another comes after it."""
    waiting = [
        table
        for label in MOVED
        if label in apps.app_configs
        for table in apps.get_app_config(label).get_models(include_auto_created=True)
        if table._meta.managed and not table._meta.proxy  # noqa: SLF001 - Django's own word for it
    ]
    ordered: list[type[Model]] = []
    while waiting:
        free = [table for table in waiting if not _refers_to(table) & (set(waiting) - {table})]
        ordered += free
        waiting = [table for table in waiting if table not in free]
    return ordered


def _refers_to(table: type[Model]) -> set[Any]:
    return {field.related_model for field in table._meta.concrete_fields if field.is_relation}  # noqa: SLF001


def transfer() -> Moved:
    """Copy every row of the local file into the PostgreSQL database that the address names.

    Nobody can write to the file meanwhile, and it stays as it is.

    Raises:
        StoreError: there is no address, no file, the database holds records already, or the rows differ.

    """
    if not is_postgresql():
        raise StoreError(f"{VARIABLE}: name the PostgreSQL database to move to, then run strongback transfer again.")
    file = sqlite.home() / sqlite.FILE
    if not file.exists():
        raise StoreError(f"{file}: there is no store to move; start on PostgreSQL with strongback start.")
    try:
        with _local():
            return _moved()
    except DatabaseError as error:
        why = " ".join(str(error).split())
        raise StoreError(f"From {file} to {place()}: {why}. Nothing was changed in either.") from error


@contextmanager
def _local() -> Iterator[None]:
    """Open the local file beside the database in force."""
    settings = connections.configure_settings({DEFAULT_DB_ALIAS: {}, LOCAL: sqlite.database()})
    connections.databases[LOCAL] = settings[LOCAL]
    try:
        for label in MOVED:
            if label in apps.app_configs:
                call_command("migrate", label, database=LOCAL, interactive=False, verbosity=0)
        yield
    finally:
        connections[LOCAL].close()
        del connections[LOCAL]
        del connections.databases[LOCAL]


def _moved() -> Moved:
    bring_up_to_date()
    with transaction.atomic(using=LOCAL), transaction.atomic(), _moments_as_they_were():
        if Athlete.objects.exists():
            raise StoreError(f"{place()} holds records already; name an empty database. Nothing was changed.")
        rows = {table._meta.db_table: _copy(table) for table in tables()}  # noqa: SLF001 - Django's own name for it
        here, there = _hash(LOCAL), _hash(DEFAULT_DB_ALIAS)
        if here != there:
            raise StoreError("Not every row arrived as it was; nothing was kept in PostgreSQL. Please report this.")
        _go_on_counting()
    return Moved(rows, here, place())


@contextmanager
def _moments_as_they_were() -> Iterator[None]:
    """Keep Django from putting now in place of the moments that some tables note by themselves."""
    noting = [
        (field, name)
        for table in tables()
        for field in table._meta.concrete_fields  # noqa: SLF001 - Django's own list
        for name in ("auto_now", "auto_now_add")
        if getattr(field, name, False)
    ]
    for field, name in noting:
        setattr(field, name, False)
    try:
        yield
    finally:
        for field, name in noting:
            setattr(field, name, True)


def _go_on_counting() -> None:
    """Let numbers that the database gives out go on after those that arrived."""
    statements = connection.ops.sequence_reset_sql(no_style(), tables())
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _copy(table: type[Model]) -> int:
    count, batch = 0, []
    for row in table._default_manager.using(LOCAL).iterator(AT_ONCE):  # noqa: SLF001 - any table's
        batch.append(row)
        if len(batch) == AT_ONCE:
            count += _write(table, batch)
            batch = []
    return count + _write(table, batch)


def _write(table: type[Model], rows: list[Model]) -> int:
    table._default_manager.using(DEFAULT_DB_ALIAS).bulk_create(rows)  # noqa: SLF001 - any table's
    return len(rows)


def _hash(alias: str) -> str:
    """Return one hash for all rows of a database, the same whatever the database: a sum, so that no order counts."""
    total = 0
    for table in tables():
        names = [field.attname for field in table._meta.concrete_fields]  # noqa: SLF001 - Django's own list
        for values in table._default_manager.using(alias).values_list(*names).iterator(AT_ONCE):  # noqa: SLF001
            row = json.dumps([table.__name__, *values], sort_keys=True, default=str)
            total += int.from_bytes(hashlib.sha256(row.encode("utf-8", "surrogatepass")).digest(), "big")
    return f"{total % 2**256:064x}"
