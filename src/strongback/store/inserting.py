"""Inserts facts by their ids in plain SQL: one that is there already stays, anything else wrong is an error."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from django.db.models import Field

    from strongback.store.models import AthletesRow

    Column = tuple[str, type | None, Callable[[Any], Any]]

CHANGE = "change"
# What an athlete's changes are counted by.
RAISE = "UPDATE store_athlete SET changes = changes + %s WHERE id = %s RETURNING changes"
# What a column of these kinds takes as it is; a set has thirty columns, and asking Django about each costs more.
AS_IT_IS: dict[str, type] = {
    **dict.fromkeys(("CharField", "TextField"), str),
    **dict.fromkeys(
        ("SmallIntegerField", "PositiveSmallIntegerField", "PositiveIntegerField", "PositiveBigIntegerField"), int
    ),
    "FloatField": float,
    "BooleanField": bool,
}
ALSO_ON_POSTGRESQL: dict[str, type] = {
    "UUIDField": UUID,
    "ForeignKey": UUID,
    "DateField": date,
    "DateTimeField": datetime,
}
# The text that Django keeps in SQLite.
ON_SQLITE: dict[str, Callable[[Any], str]] = {
    "UUIDField": lambda value: value.hex,
    "ForeignKey": lambda value: value.hex,
    "DateField": str,
    "DateTimeField": lambda value: str(value.astimezone(UTC).replace(tzinfo=None)),
    "JSONField": json.dumps,
}


def insert(table: type[AthletesRow], rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert rows, each as its values by their columns, and return how many are new.

    Of those with the same athlete and id the first one stays.
    """
    if not rows:
        return 0
    columns = _columns(table, connection.vendor)
    values = [_prepared(columns, row) for row in rows]
    with connection.cursor() as cursor:
        if len(values) == 1:  # PostgreSQL opens a pipeline for many
            cursor.execute(_statement(table), values[0])
        else:
            cursor.executemany(_statement(table), values)
        new: int = cursor.rowcount
        return new


def insert_at_once(table: type[AthletesRow], row: Mapping[str, Any]) -> bool | None:
    """Take the athlete's next number, insert a row with it, all or nothing, and say whether it is new.

    None when there is no such athlete. It is for one fact outside of a transaction, as a device sends it set by set.
    """
    return _in_one_statement(table, row) if connection.vendor == "postgresql" else _in_one_go(table, row)


def _in_one_statement(table: type[AthletesRow], row: Mapping[str, Any]) -> bool | None:
    """Do it in one round trip to PostgreSQL where beginning, counting, inserting and committing take four.

    The athlete's row is locked until the statement is through, so numbers and rows still come in the same order.
    """
    columns = [column for column in _columns(table, connection.vendor) if column[0] != CHANGE]
    with connection.cursor() as cursor:
        cursor.execute(_at_once(table), [row["athlete_id"], *_prepared(columns, row)])
        found = cursor.fetchone()
        return None if found is None else bool(found[0])


def _in_one_go(table: type[AthletesRow], row: Mapping[str, Any]) -> bool | None:
    """Do it by SQLite's own connection: Django's way to its four statements costs more than what they do."""
    connection.ensure_connection()
    with connection.wrap_database_errors, closing(connection.connection.cursor()) as cursor:
        cursor.execute("BEGIN IMMEDIATE")
        try:
            cursor.execute(_own(RAISE), (1, row["athlete_id"].hex))
            found = cursor.fetchone()
            new = False
            if found is not None:
                values = _prepared(_columns(table, connection.vendor), {**row, CHANGE: found[0]})
                new = cursor.execute(_own(_statement(table)), values).rowcount == 1
            cursor.execute("COMMIT")
        except BaseException:
            connection.connection.rollback()
            raise
    return None if found is None else new


@cache
def _own(statement: str) -> str:
    """Return a statement with its places as SQLite marks them."""
    return statement.replace("%s", "?")


def _prepared(columns: Sequence[Column], row: Mapping[str, Any]) -> list[Any]:
    """Return the values of a row as the database takes them."""
    return [
        value if (value := row[name]) is None or type(value) is plain else prepare(value)
        for name, plain, prepare in columns
    ]


@cache
def _columns(table: type[Any], vendor: str) -> list[Column]:
    """Return each column's name, what kind of value it takes as it is, and how another becomes one."""
    return [_column(field, vendor) for field in table._meta.concrete_fields]  # noqa: SLF001 - Django's own list


def _column(field: Field[Any, Any], vendor: str) -> Column:
    kind = field.get_internal_type()
    plain, prepare = AS_IT_IS.get(kind), ON_SQLITE.get(kind) if vendor == "sqlite" else None
    if vendor == "postgresql":
        plain = ALSO_ON_POSTGRESQL.get(kind, plain)
    return field.attname, plain, prepare or (lambda value: field.get_db_prep_save(value, connection))


@cache
def _at_once(table: type[Any]) -> str:
    meta = table._meta  # noqa: SLF001 - Django's own list
    columns = ", ".join(field.column for field in meta.concrete_fields)
    places = ", ".join("n.changes" if field.name == CHANGE else "%s" for field in meta.concrete_fields)
    return (
        "WITH n AS (UPDATE store_athlete SET changes = changes + 1 WHERE id = %s RETURNING changes), "  # noqa: S608
        f"i AS (INSERT INTO {meta.db_table} ({columns}) SELECT {places} FROM n "
        "ON CONFLICT (athlete_id, id) DO NOTHING RETURNING id) SELECT EXISTS (SELECT id FROM i) FROM n"
    )


@cache
def _statement(table: type[Any]) -> str:
    meta = table._meta  # noqa: SLF001 - Django's own list
    columns = ", ".join(field.column for field in meta.concrete_fields)
    places = ", ".join(["%s"] * len(meta.concrete_fields))
    return f"INSERT INTO {meta.db_table} ({columns}) VALUES ({places}) ON CONFLICT (athlete_id, id) DO NOTHING"  # noqa: S608
