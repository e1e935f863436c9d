"""Inserts facts by their ids in plain SQL: one that is there already stays, anything else wrong is an error."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strongback.store.models import AthletesRow


def insert(table: type[AthletesRow], rows: Sequence[AthletesRow]) -> None:
    """Insert rows; of those with the same athlete and id the first one stays."""
    if not rows:
        return
    fields = table._meta.concrete_fields  # noqa: SLF001 - Django's own list
    values = [[field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields] for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(_statement(table), values)


@cache
def _statement(table: type[Any]) -> str:
    meta = table._meta  # noqa: SLF001 - Django's own list
    columns = ", ".join(field.column for field in meta.concrete_fields)
    places = ", ".join(["%s"] * len(meta.concrete_fields))
    return f"INSERT INTO {meta.db_table} ({columns}) VALUES ({places}) ON CONFLICT (athlete_id, id) DO NOTHING"  # noqa: S608
