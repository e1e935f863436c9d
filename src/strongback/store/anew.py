"""After an older copy was put back: every change is counted anew, past any number that a device may have seen.

Devices ask what changed since a number. An older copy would give the numbers after its own out a second time, and a
device that had seen them would miss what they stand for now. The upper part of a number therefore counts how often a
store began anew, and the lower part the changes since. A device that asks with an older number gets every record again,
and sees by the upper part why.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.db.models import Model

    Execute = Callable[[str], object]

# A number stays below 2 to the power of 53, the largest that a browser counts with, for two centuries.
CHANGES = 2**32
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
HOUR_S = 3600
HIGHEST = "SELECT COALESCE(MAX(changes), 0) FROM store_athlete"


def beginning(moment: datetime, highest: Iterable[int]) -> int:
    """Return the number that a store goes on from when it begins anew at a moment.

    ``highest`` are the numbers of the stores that are known. The hours that have passed stand for those that are not,
    such as one that was lost with its disk.
    """
    hours = int((moment - FIRST).total_seconds() // HOUR_S)
    return max(1, hours, *(number // CHANGES + 1 for number in highest)) * CHANGES


def begin(execute: Execute, tables: Iterable[str], base: int) -> None:
    """Count the changes of a store from a number on; ``tables`` are those whose rows say when they changed."""
    lower = CHANGES - 1
    for table in tables:
        execute(f"UPDATE {table} SET change = (change & {lower}) + {base} WHERE change > 0")  # noqa: S608 - our own names
    execute(f"UPDATE store_athlete SET changes = (changes & {lower}) + {base}")  # noqa: S608 - a number


def begin_in_database(moment: datetime) -> int:
    """Count the changes of the database in use anew, and return from which number on.

    The service may go on meanwhile; who writes waits.
    """
    from django.db import connection, transaction  # noqa: PLC0415 - Django is ready when there is a database

    from strongback.store.models import Athlete, AthletesRow, ProfileRow  # noqa: PLC0415

    counting: list[type[Model]] = [*AthletesRow.__subclasses__(), ProfileRow]
    tables = [table._meta.db_table for table in counting]  # noqa: SLF001 - Django's own name for it
    with transaction.atomic(), connection.cursor() as cursor:
        list(Athlete.objects.select_for_update().order_by("id").values_list("id"))  # writers wait their turn
        cursor.execute(HIGHEST)
        base = beginning(moment, [cursor.fetchone()[0]])
        begin(cursor.execute, tables, base)
    return base
