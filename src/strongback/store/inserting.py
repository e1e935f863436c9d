"""Inserts facts by their ids in plain SQL: one that is there already stays, anything else wrong is an error."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import Field

    from strongback.store.models import AthletesRow

CHANGE = "change"
# What a column of these kinds takes as it is; a set has thirty columns, and asking Django about each costs more.
AS_IT_IS: dict[str, type] = {
    **dict.fromkeys(("CharField", "TextField"), str),
    **dict.fromkeys(
        ("SmallIntegerField", "PositiveSmallIntegerField", "PositiveIntegerField", "PositiveBigIntegerField"), int
    ),
    "FloatField": float,
    "BooleanField": bool,
}


def insert(table: type[AthletesRow], rows: Sequence[AthletesRow]) -> None:
    """Insert rows; of those with the same athlete and id the first one stays."""
    if not rows:
        return
    columns = _columns(table)
    values = [[_prepared(*column, getattr(row, column[0].attname)) for column in columns] for row in rows]
    with connection.cursor() as cursor:
        if len(values) == 1:  # PostgreSQL opens a pipeline for many
            cursor.execute(_statement(table), values[0])
        else:
            cursor.executemany(_statement(table), values)


def insert_at_once(row: AthletesRow) -> bool:
    """Take the athlete's next number and insert a row with it in one statement; False when there is no such athlete.

    PostgreSQL answers it in one round trip where beginning, counting, inserting and committing take four. The athlete's
    row is locked until the statement is through, so numbers and rows still come in the same order.
    """
    columns = _columns(type(row))
    values = [_prepared(*column, getattr(row, column[0].attname)) for column in columns if column[0].name != CHANGE]
    with connection.cursor() as cursor:
        cursor.execute(_at_once(type(row)), [row.athlete_id, *values])
        return cursor.fetchone() is not None


def _prepared(field: Field[Any, Any], plain: type | None, value: Any) -> Any:
    """Return a value as the database takes it."""
    if value is None or type(value) is plain:
        return value
    return field.get_db_prep_save(value, connection)


@cache
def _columns(table: type[Any]) -> list[tuple[Field[Any, Any], type | None]]:
    fields = table._meta.concrete_fields  # noqa: SLF001 - Django's own list
    return [(field, AS_IT_IS.get(field.get_internal_type())) for field in fields]


@cache
def _at_once(table: type[Any]) -> str:
    meta = table._meta  # noqa: SLF001 - Django's own list
    columns = ", ".join(field.column for field in meta.concrete_fields)
    places = ", ".join("n.changes" if field.name == CHANGE else "%s" for field in meta.concrete_fields)
    return (
        "WITH n AS (UPDATE store_athlete SET changes = changes + 1 WHERE id = %s RETURNING changes), "  # noqa: S608
        f"i AS (INSERT INTO {meta.db_table} ({columns}) SELECT {places} FROM n "
        "ON CONFLICT (athlete_id, id) DO NOTHING) SELECT changes FROM n"
    )


@cache
def _statement(table: type[Any]) -> str:
    meta = table._meta  # noqa: SLF001 - Django's own list
    columns = ", ".join(field.column for field in meta.concrete_fields)
    places = ", ".join(["%s"] * len(meta.concrete_fields))
    return f"INSERT INTO {meta.db_table} ({columns}) VALUES ({places}) ON CONFLICT (athlete_id, id) DO NOTHING"  # noqa: S608
