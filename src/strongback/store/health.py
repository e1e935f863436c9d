"""Looks whether the stored data are whole: the file itself, the tables, and every row's way back to a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: whether it is well, and what to do when not."""

    name: str
    well: bool
    sentence: str


def check_store() -> Iterator[Check]:
    """Yield what was found, from the library to the last row."""
    from strongback.store.database import is_postgresql  # noqa: PLC0415

    yield from _postgresql() if is_postgresql() else _sqlite()
    yield from _rows()


def _postgresql() -> Iterator[Check]:
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        version = cursor.fetchone()[0]
        cursor.execute("SHOW synchronous_commit")
        commit = cursor.fetchone()[0]
    safe = commit not in ("off", "local")
    say = "commits wait for the disk" if safe else f"synchronous_commit is {commit}, so a power cut can lose sets"
    yield Check("postgresql", well=safe, sentence=f"PostgreSQL {version}, {say}.")


def _sqlite() -> Iterator[Check]:
    from django.db import connection  # noqa: PLC0415

    from strongback.store.sqlite import home, network_file_system, safe_for_wal, sqlite3_module  # noqa: PLC0415

    version = sqlite3_module().sqlite_version_info
    said = ".".join(map(str, version))
    mode = "write-ahead log" if safe_for_wal(version) else "rollback journal, because this version may reset a log"
    yield Check("sqlite", well=True, sentence=f"SQLite {said}, {mode}.")
    network = network_file_system(home())
    if network:
        say = f"The store lies on {network}, whose locks cannot be relied on; set STRONGBACK_HOME to a local disk."
        yield Check("disk", well=False, sentence=say)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        found = [row[0] for row in cursor.fetchall()]
    well = found == ["ok"]
    yield Check("integrity", well, "The file is whole." if well else f"Damaged: {found[0]}. Restore a copy.")


def _rows() -> Iterator[Check]:
    from strongback.knowledge.loader import catalogue  # noqa: PLC0415
    from strongback.record.profile_file import read_profile  # noqa: PLC0415
    from strongback.store import convert, models  # noqa: PLC0415

    known = catalogue()
    readers: dict[str, tuple[Any, Callable[[Any], object]]] = {
        "profiles": (models.ProfileRow, lambda row: read_profile(row.document, "stored profile", known, None)),
        "screenings": (models.ScreeningRow, convert.screening_record),
        "plans": (models.PlanRow, convert.plan_record),
        "proposals": (models.ProposalRow, convert.proposal_record),
        "pain notes": (models.PainRow, convert.pain_record),
        "check-ins": (models.CheckInRow, convert.check_in_record),
        "habits": (models.HabitRow, convert.habit_record),
        "posture snapshots": (models.PostureRow, convert.posture_record),
        "notes": (models.NoteRow, convert.note_record),
    }
    for name, (table, read) in readers.items():
        yield _read_all(name, table.objects.iterator(), read)
    sets = models.SetRow.objects.values_list(*convert.SET_FIELDS).iterator()
    yield _read_all("sets", sets, _whole_set)
    names = set(models.SetRow.objects.values_list("exercise", flat=True).distinct())
    unknown = sorted(names - set(known.exercises))
    say = "Every logged exercise is known." if not unknown else f"Not in the catalogue: {', '.join(unknown)}."
    yield Check("exercises", well=True, sentence=say)


def _read_all(name: str, rows: Iterator[object], read: Callable[[Any], object]) -> Check:
    count = 0
    try:
        for row in rows:
            read(row)
            count += 1
    except Exception as error:  # noqa: BLE001 - whatever is wrong with a row belongs in the report
        return Check(name, well=False, sentence=f"Row {count + 1} cannot be read ({error}). Restore a copy.")
    return Check(name, well=True, sentence=f"{count} {name}, all readable.")


def _whole_set(values: tuple[Any, ...]) -> object:
    """Read a set strictly: SQLite hands out a date that is none as nothing at all."""
    from strongback.store import convert  # noqa: PLC0415

    missing = [field for field, value in zip(convert.SET_FIELDS, values, strict=True) if value is None]
    if {"day", "performed_at"} & set(missing):
        raise ValueError(f"{missing[0]} is no date")
    return convert.set_record(values)
