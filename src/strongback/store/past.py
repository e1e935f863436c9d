"""All that an athlete ever trained, summed up once and kept in mind: later only what changed since is looked at.

What is kept is a mere convenience of this process. It hangs on the athlete's counter of changes, is made anew when that
does not go on from where it was, and is never kept from within a transaction that may still be undone.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from threading import Lock
from typing import TYPE_CHECKING, Any

from django.db import connection

from strongback.insight.past import Past, PastOfExercise, estimated, is_estimated
from strongback.knowledge.loader import catalogue
from strongback.record.log import SetKind, Side
from strongback.store import reading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

KEPT_ATHLETES = 64
# A day comes as text from SQLite, where each of them would be parsed on its own.
COLUMNS = "exercise, {day}, side, kg, amount, rir"
OF_ALL = (
    f"SELECT {COLUMNS} FROM store_setrow "  # noqa: S608 - the names are this file's own
    "WHERE athlete_id = %s AND kind = %s AND deleted_at IS NULL ORDER BY exercise"
)
# Every day that changed, also one of which nothing is left.
CHANGED = """
SELECT c.exercise, {c.day}, s.side, s.kg, s.amount, s.rir
FROM (SELECT DISTINCT exercise, day FROM store_setrow WHERE athlete_id = %s AND change > %s) c
LEFT JOIN store_setrow s ON s.athlete_id = %s AND s.exercise = c.exercise AND s.kind = %s AND s.day = c.day
  AND s.deleted_at IS NULL
ORDER BY c.exercise, c.day
"""
COUNTER = "SELECT changes FROM store_athlete WHERE id = %s"


@dataclass(frozen=True, slots=True)
class _Kept:
    changes: int
    past: Past


_KEPT: OrderedDict[tuple[str, UUID], _Kept] = OrderedDict()
_LOCK = Lock()


def past_of(athlete_id: UUID) -> Past:
    """Return what an athlete ever trained."""
    place = (str(connection.settings_dict["NAME"]), athlete_id)
    (changes,) = _rows(COUNTER, reading.key(athlete_id))[0]
    with _LOCK:
        before = _KEPT.get(place)
    found = None if before is None else _caught_up(athlete_id, before, changes)
    now = _Kept(changes, _of_all(athlete_id) if found is None else found)
    if not connection.in_atomic_block:
        with _LOCK:
            _KEPT[place] = now
            _KEPT.move_to_end(place)
            while len(_KEPT) > KEPT_ATHLETES:
                _KEPT.popitem(last=False)
    return now.past


def forget_pasts() -> None:
    """Forget everything that is kept in mind."""
    with _LOCK:
        _KEPT.clear()


def _rows(statement: str, *values: Any) -> list[Any]:
    as_text = " || ''" if connection.vendor == "sqlite" else ""
    for name in ("day", "c.day"):
        statement = statement.replace(f"{{{name}}}", f"{name}{as_text}")
    return reading.rows(statement, *values)


def _of_all(athlete_id: UUID) -> Past:
    rows = _rows(OF_ALL, reading.key(athlete_id), str(SetKind.WORKING))
    return Past({name: _summed(name, list(group)) for name, group in groupby(rows, itemgetter(0))})


def _caught_up(athlete_id: UUID, before: _Kept, changes: int) -> Past | None:
    """Return what was kept with the days that changed since summed anew, None when that is no help."""
    if changes == before.changes:
        return before.past
    if changes < before.changes:
        return None
    key, past = reading.key(athlete_id), before.past
    rows = _rows(CHANGED, key, before.changes, key, str(SetKind.WORKING))
    for (exercise, day), group in groupby(rows, itemgetter(0, 1)):
        left = [row for row in group if row[2] is not None]
        past = past.with_day_as(exercise, reading.day_of(day), _summed(exercise, left))
    return past


def _summed(exercise: str, rows: Sequence[Any]) -> PastOfExercise:
    """Sum the rows of one exercise up as ``Past.of`` does with sets, without making a record of each."""
    days = {text: reading.day_of(text) for text in {row[1] for row in rows}}
    has_estimates = is_estimated(exercise, catalogue())
    both = str(Side.BOTH)
    halves: dict[date, int] = {}
    best: dict[date, float] = {}
    for _, text, side, kg, amount, rir in rows:
        day = days[text]
        halves[day] = halves.get(day, 0) + (2 if side == both else 1)
        if has_estimates and (found := estimated(kg, amount, rir)) > best.get(day, 0.0):
            best[day] = found
    return PastOfExercise(halves, best)
