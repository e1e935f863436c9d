"""The reads that every training day makes, in plain SQL: building a query takes Django longer than answering it takes.

The statements hold on SQLite and on PostgreSQL; only how each hands values out differs.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db import connection

from strongback.coach.ports import Answered
from strongback.knowledge.loader import catalogue
from strongback.record.answers import Clearance
from strongback.record.clock import Clock
from strongback.record.documents import answers_from_document
from strongback.record.log import CheckIn, PainKind, PainNote, Region, Side
from strongback.record.note import Skipped
from strongback.record.plan import Plan
from strongback.record.profile_file import read_profile
from strongback.record.stored import ScreeningRecord, StoredPlan
from strongback.record.version import SetVersion
from strongback.store.convert import SET_FIELDS, moment_of, set_record

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from uuid import UUID

    from strongback.record.log import SetLog
    from strongback.record.profile import Profile

LONG_AGO = date(1, 1, 1)
COLUMNS = ", ".join(f"s.{name}" for name in SET_FIELDS)
# The same with days and moments as the text that SQLite keeps: Django would parse each of many hundred rows, where most
# sets are known from the day before and are not parsed again.
AS_TEXT = ", ".join(f"+s.{name}" if name in {"day", "performed_at"} else f"s.{name}" for name in SET_FIELDS)
ID, DAY, PERFORMED_AT, LIGHT, SUMMARY = (
    SET_FIELDS.index(name) for name in ("id", "day", "performed_at", "target_light", "summary")
)
KEPT = 4096

# What was skipped comes as one text: ids of exercises hold no blank, and a whole session goes by a sign of its own.
JOINED = {"sqlite": "group_concat", "postgresql": "string_agg"}
WHOLE_SESSION = "*"

# Documents come as text, to be read only when they are not known yet.
BASIS = """
SELECT p.change, CAST(p.document AS text),
       s.id, s.answered_at, s.utc_offset_min, CAST(s.answers AS text), s.clearance,
       l.id, l.version, l.made_at, l.utc_offset_min, l.starts_on, l.made_by, CAST(l.document AS text),
       (SELECT r.day FROM store_setrow r WHERE r.athlete_id = a.id AND r.deleted_at IS NULL
        ORDER BY r.day DESC LIMIT 1),
       n.day, n.skipped
FROM store_athlete a
LEFT JOIN store_profilerow p ON p.athlete_id = a.id
LEFT JOIN store_screeningrow s ON s.athlete_id = a.id AND s.id = (
    SELECT id FROM store_screeningrow WHERE athlete_id = a.id ORDER BY answered_at DESC, id DESC LIMIT 1)
LEFT JOIN store_planrow l ON l.athlete_id = a.id AND l.id = (
    SELECT id FROM store_planrow WHERE athlete_id = a.id ORDER BY version DESC LIMIT 1)
LEFT JOIN (
    SELECT day, {joined}(COALESCE(exercise, '{whole}'), ' ') AS skipped FROM store_noterow
    WHERE athlete_id = %s AND kind = 'skipped' AND deleted_at IS NULL
    GROUP BY day ORDER BY day DESC LIMIT 1
) n ON TRUE
WHERE a.id = %s
"""

# Of one exercise, everything from the day on that is the n-th latest of its days.
LATEST = f"""
SELECT {AS_TEXT} FROM store_setrow s
WHERE s.athlete_id = %s AND s.exercise = %s AND s.kind = 'working' AND s.deleted_at IS NULL AND s.day < %s
  AND s.day >= COALESCE((
    SELECT DISTINCT r.day FROM store_setrow r
    WHERE r.athlete_id = %s AND r.exercise = %s AND r.kind = 'working' AND r.deleted_at IS NULL AND r.day < %s
    ORDER BY r.day DESC LIMIT 1 OFFSET %s), %s)
"""  # noqa: S608 - the names are this file's own

# The same for many exercises at once, looking at each in turn. The first offset keeps the planner from taking the inner
# question apart and asking it again for every row, the second one from reading all of somebody's years for a join.
LATEST_OF_MANY = f"""
SELECT {COLUMNS} FROM unnest(%s::text[]) w(exercise)
CROSS JOIN LATERAL (
    SELECT COALESCE((
        SELECT DISTINCT r.day FROM store_setrow r
        WHERE r.athlete_id = %s AND r.exercise = w.exercise AND r.kind = 'working' AND r.deleted_at IS NULL
          AND r.day < %s
        ORDER BY r.day DESC LIMIT 1 OFFSET %s), %s) AS day OFFSET 0
) first
CROSS JOIN LATERAL (
    SELECT * FROM store_setrow o
    WHERE o.athlete_id = %s AND o.exercise = w.exercise AND o.kind = 'working' AND o.deleted_at IS NULL
      AND o.day >= first.day AND o.day < %s OFFSET 0
) s
"""  # noqa: S608 - the names are this file's own

BETWEEN = """
SELECT {columns} FROM store_setrow s
WHERE s.athlete_id = %s AND s.day BETWEEN %s AND %s AND s.deleted_at IS NULL ORDER BY s.performed_at, s.id
"""


VERSION = f"""
SELECT {COLUMNS}, s.clocks, s.deleted_clock FROM store_setrow s WHERE s.athlete_id = %s AND s.id = %s
"""  # noqa: S608 - the names are this file's own
ANSWERED = "SELECT id, digest, answer FROM store_answeredrow WHERE athlete_id = %s AND id IN "

PAIN_FIELDS = (
    "id", "day", "noted_at", "utc_offset_min", "region", "during", "after", "next_morning", "usual", "kind", "side",
    "exercise", "note",
)  # fmt: skip
PAIN = f"""
SELECT {", ".join(PAIN_FIELDS)} FROM store_painrow WHERE athlete_id = %s AND day >= %s ORDER BY noted_at, id
"""  # noqa: S608 - the names are this file's own
CHECK_INS = """
SELECT id, day, sleep_h, stress, soreness, ill FROM store_checkinrow WHERE athlete_id = %s AND day >= %s
ORDER BY day, id
"""


def rows(statement: str, *values: Any) -> list[Any]:
    """Return what a statement finds."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def key(value: UUID) -> Any:
    """Return an id as the database keeps it."""
    return value.hex if connection.vendor == "sqlite" else value


def day_of(value: Any) -> date:
    """Return a day as it comes from the database: a computed one comes as text from SQLite."""
    found: date = date.fromisoformat(value) if isinstance(value, str) else value
    return found


def instant_of(value: Any) -> datetime:
    """Return a moment in UTC as it comes from the database: without a zone, or as text, from SQLite."""
    found: datetime = datetime.fromisoformat(value) if isinstance(value, str) else value
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def id_of(value: Any) -> str:
    """Return an id as it comes from the database, in its usual form."""
    if not isinstance(value, str):
        return str(value)
    return f"{value[:8]}-{value[8:12]}-{value[12:16]}-{value[16:20]}-{value[20:]}"


def basis(
    athlete_id: UUID,
) -> tuple[Profile | None, ScreeningRecord | None, StoredPlan | None, date | None, Skipped | None]:
    """Return the profile, the screening and the plan in force, the last day with a set and with a skip, in one go."""
    statement = BASIS.format(joined=JOINED[connection.vendor], whole=WHOLE_SESSION)
    found = rows(statement, key(athlete_id), key(athlete_id))
    if not found:
        return None, None, None, None, None
    (change, profile, *others) = found[0]
    screening, plan, last, skipped = others[:5], others[5:12], others[12], others[13:]
    return (
        None if profile is None else profile_of(athlete_id, change, profile),
        None if screening[0] is None else _screening(*screening),
        None if plan[0] is None else _plan(*plan),
        None if last is None else day_of(last),
        None if skipped[0] is None else _skipped(*skipped),
    )


def _skipped(day: Any, names: str) -> Skipped:
    found = frozenset(names.split())
    return Skipped(day_of(day), found - {WHOLE_SESSION}, WHOLE_SESSION in found)


@lru_cache(maxsize=KEPT)
def profile_of(athlete_id: UUID, change: int, document: str) -> Profile:
    """Read a profile; it is the same while its number of change is."""
    del athlete_id, change
    return read_profile(json.loads(document), "stored profile", catalogue(), None)


def _screening(row_id: Any, answered_at: Any, offset: int, answers: str, clearance: str) -> ScreeningRecord:
    return ScreeningRecord(
        id=id_of(row_id),
        answered_at=moment_of(instant_of(answered_at), offset),
        answers=answers_from_document(json.loads(answers)),
        clearance=Clearance(clearance),
    )


def _plan(
    row_id: Any, version: int, made_at: Any, offset: int, starts_on: Any, made_by: str, document: str
) -> StoredPlan:
    return StoredPlan(
        id=id_of(row_id),
        version=version,
        made_at=moment_of(instant_of(made_at), offset),
        starts_on=day_of(starts_on),
        plan=plan_of(document),
        made_by=made_by,
    )


@lru_cache(maxsize=KEPT // 8)
def plan_of(document: str) -> Plan:
    """Read a plan; the words of a version never change."""
    return Plan.from_document(json.loads(document))


def latest_sets(athlete_id: UUID, exercises: Collection[str], sessions: int, before: date) -> list[SetLog]:
    """Return the working sets of the latest so many days of each exercise before a day, in one question."""
    if not exercises:
        return []
    names, athlete, offset = sorted(exercises), key(athlete_id), sessions - 1
    if connection.vendor == "postgresql":
        found = rows(LATEST_OF_MANY, names, athlete, before, offset, LONG_AGO, athlete, before)
    else:
        each = [(athlete, name, before, athlete, name, before, offset, LONG_AGO) for name in names]
        found = rows("UNION ALL".join([LATEST] * len(names)), *(value for values in each for value in values))
    return [_set(tuple(row)) for row in found]


def sets_between(athlete_id: UUID, first: date, last: date) -> list[SetLog]:
    """Return the sets of these days, both included, in the order they were done."""
    statement = BETWEEN.format(columns=AS_TEXT if connection.vendor == "sqlite" else COLUMNS)
    return [_set(tuple(row)) for row in rows(statement, key(athlete_id), first, last)]


def set_version(athlete_id: UUID, set_id: UUID) -> SetVersion | None:
    """Return a set with its corrections, also one that was taken back."""
    found = rows(VERSION, key(athlete_id), key(set_id))
    if not found:
        return None
    *values, clocks, deleted = found[0]
    return SetVersion(
        log=_set(tuple(values)),
        clocks={name: Clock.parse(text) for name, text in json.loads(clocks).items()},
        deleted=None if deleted is None else Clock.parse(deleted),
    )


def answered(athlete_id: UUID, ids: Sequence[UUID]) -> dict[str, Answered]:
    """Return which of these operations were carried out before."""
    if not ids:
        return {}
    places = ", ".join(["%s"] * len(ids))
    found = rows(f"{ANSWERED}({places})", key(athlete_id), *(key(name) for name in ids))
    return {id_of(row_id): Answered(digest, json.loads(answer)) for row_id, digest, answer in found}


def pain_since(athlete_id: UUID, day: date) -> list[PainNote]:
    """Return the pain notes from a day on, in the order they were noted."""
    return [_pain(*row) for row in rows(PAIN, key(athlete_id), day)]


def _pain(row_id: Any, day: Any, noted_at: Any, offset: int, region: str, *others: Any) -> PainNote:
    during, after, next_morning, usual, kind, side, exercise, note = others
    return PainNote(
        id=id_of(row_id),
        day=day_of(day),
        noted_at=moment_of(instant_of(noted_at), offset),
        region=Region(region),
        during=during,
        after=after,
        next_morning=next_morning,
        usual=usual,
        kind=PainKind(kind),
        side=Side(side),
        exercise=exercise,
        note=note,
    )


def check_ins_since(athlete_id: UUID, day: date) -> list[CheckIn]:
    """Return the check-ins from a day on, in the order of days."""
    return [
        CheckIn(id_of(row_id), day_of(on), sleep_h, stress, soreness, bool(ill))
        for row_id, on, sleep_h, stress, soreness, ill in rows(CHECK_INS, key(athlete_id), day)
    ]


@lru_cache(maxsize=KEPT * 4)
def _set(row: tuple[Any, ...]) -> SetLog:
    """Read a set; the same row is the same set, and today's page reads mostly the rows of the day before."""
    values = list(row)
    values[ID] = id_of(values[ID])
    values[PERFORMED_AT] = instant_of(values[PERFORMED_AT])
    values[DAY] = day_of(values[DAY])
    if isinstance(values[SUMMARY], str):
        values[SUMMARY] = json.loads(values[SUMMARY])
    if values[LIGHT] is not None:
        values[LIGHT] = bool(values[LIGHT])
    return set_record(tuple(values))


def forget_sets() -> None:
    """Forget the sets that were read, as a process that has just begun knows none."""
    _set.cache_clear()
