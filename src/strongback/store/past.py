"""The best of each day an athlete ever trained, found once and kept in mind: later only what changed is looked at.

What is kept is a mere convenience of this process. It hangs on the athlete's counter of changes, is made anew when that
does not go on from where it was, and is never kept from within a transaction that may still be undone.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

from django.db import connection

from strongback.insight.past import Past, estimated, estimated_exercises
from strongback.knowledge.loader import catalogue
from strongback.knowledge.strength import MOST_REPS_TO_FAILURE, MOST_RIR
from strongback.record.log import SetKind
from strongback.store import reading
from strongback.store.anew import CHANGES

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

KEPT_ATHLETES = 64
# Only what can have an honest estimate is fetched. A day comes as text from SQLite, where each would be parsed.
HONEST = f"kind = %s AND deleted_at IS NULL AND kg > 0 AND amount <= {MOST_REPS_TO_FAILURE} AND rir <= {MOST_RIR}"
OF_ALL = f"SELECT exercise, {{day}}, kg, amount, rir FROM store_setrow s WHERE athlete_id = %s AND {HONEST}"  # noqa: S608 - the names are this file's own
# Every day that changed, also one of which nothing is left.
CHANGED = f"""
SELECT c.exercise, {{c.day}}, s.kg, s.amount, s.rir
FROM (SELECT DISTINCT exercise, day FROM store_setrow WHERE athlete_id = %s AND change > %s) c
LEFT JOIN store_setrow s ON s.athlete_id = %s AND s.exercise = c.exercise AND s.day = c.day AND {HONEST}
"""  # noqa: S608 - the names are this file's own
COUNTER = "SELECT changes FROM store_athlete WHERE id = %s"


@dataclass(frozen=True, slots=True)
class _Kept:
    changes: int
    past: Past


_KEPT: OrderedDict[tuple[str, UUID], _Kept] = OrderedDict()
_LOCK = Lock()


def past_of(athlete_id: UUID) -> Past:
    """Return the best of each day an athlete ever trained."""
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
    best: dict[str, dict[str | date, float]] = {name: {} for name in estimated_exercises(catalogue())}
    for exercise, day, *lifted in _rows(OF_ALL, reading.key(athlete_id), str(SetKind.WORKING)):
        if exercise in best:
            kg, days = estimated(*lifted), best[exercise]
            if kg > days.get(day, 0.0):
                days[day] = kg
    return Past({name: {reading.day_of(day): kg for day, kg in days.items()} for name, days in best.items() if days})


def _caught_up(athlete_id: UUID, before: _Kept, changes: int) -> Past | None:
    """Return what was kept with the days that changed since looked at anew, None when that is no help."""
    if changes == before.changes:
        return before.past
    if changes < before.changes or changes // CHANGES != before.changes // CHANGES:
        return None  # an older copy was put back: what it does not hold left no change behind
    key, past = reading.key(athlete_id), before.past
    has_estimates = set(estimated_exercises(catalogue()))
    best: dict[tuple[str, str | date], float] = {}
    for exercise, day, kg, amount, rir in _rows(CHANGED, key, before.changes, key, str(SetKind.WORKING)):
        if exercise in has_estimates:
            found = 0.0 if amount is None else estimated(kg, amount, rir)
            best[exercise, day] = max(found, best.get((exercise, day), 0.0))
    for (exercise, day), kg in best.items():
        past = past.with_day(exercise, reading.day_of(day), kg)
    return past
