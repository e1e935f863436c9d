"""The best of each day an athlete ever trained, found once and kept: later only what changed is looked at.

It is kept in the memory of the process and, by a job, in the database, so that a process that has just begun need not
read ten years. Either hangs on the athlete's counter of changes and is made anew when that does not go on from where it
was. Nothing is kept from within a transaction that may still be undone.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from django.db import connection

from strongback import __version__
from strongback.insight.past import Past, estimated, estimated_exercises
from strongback.knowledge.loader import catalogue
from strongback.knowledge.strength import MOST_REPS_TO_FAILURE, MOST_RIR
from strongback.record.log import SetKind
from strongback.store import reading
from strongback.store.anew import CHANGES
from strongback.store.remembered import Remembered

if TYPE_CHECKING:
    from uuid import UUID

KEPT_ATHLETES = 64
# Raise it when a past is kept in another shape.
SHAPE = 1
# Only what can have an honest estimate is fetched. Each day from SQLite would be parsed; one that is computed, be it by
# a plus, comes as the text it is.
HONEST = f"kind = %s AND deleted_at IS NULL AND kg > 0 AND amount <= {MOST_REPS_TO_FAILURE} AND rir <= {MOST_RIR}"
OF_ALL = f"SELECT exercise, {{day}}, kg, amount, rir FROM store_setrow s WHERE athlete_id = %s AND {HONEST}"  # noqa: S608 - the names are this file's own
# Every day that changed, also one of which nothing is left. SQLite is told the way: by what it guesses of a table that
# many share, it may look through all of somebody's years for the one set that is new.
CHANGED = f"""
SELECT c.exercise, {{c.day}}, s.kg, s.amount, s.rir
FROM (SELECT DISTINCT exercise, day FROM store_setrow {{by set_change}} WHERE athlete_id = %s AND change > %s) c
LEFT JOIN store_setrow s ON s.athlete_id = %s AND s.exercise = c.exercise AND s.day = c.day AND {HONEST}
"""  # noqa: S608 - the names are this file's own
STORED = "SELECT changes, past FROM store_lookbackrow WHERE athlete_id = %s AND edition = %s"
COUNTER = "SELECT changes FROM store_athlete WHERE id = %s"


@dataclass(frozen=True, slots=True)
class Counted:
    """A past, and the number of the last change that it takes in."""

    changes: int
    past: Past


_PASTS: Remembered[Counted] = Remembered(KEPT_ATHLETES)


def past_of(athlete_id: UUID) -> Past:
    """Return the best of each day an athlete ever trained."""
    return counted_past(athlete_id).past


def counted_past(athlete_id: UUID) -> Counted:
    """Return the same with the number of the last change that it takes in."""
    (changes,) = _rows(COUNTER, reading.key(athlete_id))[0]
    before = _PASTS.get(athlete_id) or _stored(athlete_id)
    found = None if before is None else _caught_up(athlete_id, before, changes)
    now = Counted(changes, _of_all(athlete_id) if found is None else found)
    _PASTS.keep(athlete_id, now)
    return now


@lru_cache(maxsize=1)
def edition() -> str:
    """Return a digest of what a past is made with: the exercises, and what the formula itself answers."""
    answers = [estimated(100.0, amount, rir / 2) for amount in range(MOST_REPS_TO_FAILURE + 2) for rir in range(12)]
    said = json.dumps([SHAPE, __version__, sorted(estimated_exercises(catalogue())), answers])
    return hashlib.sha256(said.encode()).hexdigest()


def as_text(past: Past) -> str:
    """Return a past as it is kept: days as numbers, and the kilograms beside them, by exercise."""
    return json.dumps({name: [[day.toordinal() for day in days], [*days.values()]] for name, days in past.best.items()})


def from_text(text: str) -> Past:
    """Return a past as it was kept."""
    kept: dict[str, tuple[list[int], list[float]]] = json.loads(text)
    return Past({name: dict(zip(map(date.fromordinal, days), kg, strict=True)) for name, (days, kg) in kept.items()})


def forget_pasts() -> None:
    """Forget everything that is kept in mind."""
    _PASTS.clear()


def _rows(statement: str, *values: Any) -> list[Any]:
    return reading.rows(_own(statement, connection.vendor), *values)


@cache
def _own(statement: str, vendor: str) -> str:
    """Return a statement as the database understands it."""
    computed, by = ("+", "INDEXED BY set_change") if vendor == "sqlite" else ("", "")
    for name in ("day", "c.day"):
        statement = statement.replace(f"{{{name}}}", f"{computed}{name}")
    return statement.replace("{by set_change}", by)


def _stored(athlete_id: UUID) -> Counted | None:
    found = _rows(STORED, reading.key(athlete_id), edition())
    return Counted(found[0][0], from_text(found[0][1])) if found else None


def _of_all(athlete_id: UUID) -> Past:
    best: dict[str, dict[str | date, float]] = {name: {} for name in estimated_exercises(catalogue())}
    for exercise, day, kg, amount, rir in _rows(OF_ALL, reading.key(athlete_id), str(SetKind.WORKING)):
        days = best.get(exercise)
        if days is not None and (found := estimated(kg, amount, rir)) > days.get(day, 0.0):
            days[day] = found
    return Past({name: {reading.day_of(day): kg for day, kg in days.items()} for name, days in best.items() if days})


def _caught_up(athlete_id: UUID, before: Counted, changes: int) -> Past | None:
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
