from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from django.db import connection, connections
from tests.cli.terminal import run
from tests.coach.builders import MONDAY, WEEK, a_check_in, a_note, a_pain_note, a_set, start

from strongback.coach.errors import StoreError
from strongback.server.accounts.models import AuditEntry, User
from strongback.store import sqlite, transfer
from strongback.store.athlete import AthleteStore
from strongback.store.database import VARIABLE
from strongback.store.models import Athlete, SetRow
from strongback.store.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

on_postgresql = pytest.mark.skipif(not os.environ.get("STRONGBACK_TEST_POSTGRESQL"), reason="asks for PostgreSQL")


@pytest.fixture
def local_file(strongback_home: Path) -> Iterator[Path]:
    """Make a local file with records of two athletes, as it lies there before a transfer."""
    strongback_home.mkdir()
    open_store("nobody").athlete.delete()
    with transfer._local():  # noqa: SLF001 - the only way to write to the file beside PostgreSQL
        for name in ("me", "partner"):
            athlete = Athlete.objects.using(transfer.LOCAL).create(name=name)
            _fill(athlete)
    yield strongback_home / sqlite.FILE
    assert transfer.LOCAL not in connections.databases


def _fill(athlete: Athlete) -> None:
    """Write records through the usual code into PostgreSQL, and move them over to the file by Django's own copy."""
    records = AthleteStore(athlete.name)
    start(records)
    sets = [a_set(MONDAY - week * WEEK, note="Grüße, Zoë 💪") for week in range(20) for _ in range(5)]
    records.add_facts(sets, [a_pain_note(MONDAY, during=3)], [a_check_in(MONDAY, sleep_h=6.5)])
    records.add_note(a_note(text="Grüße, Zoë 💪"))
    for table in transfer.tables():
        if table._meta.app_label != "store" or table is Athlete:  # noqa: SLF001 - Django's own name for it
            continue
        for row in table._default_manager.filter(athlete=records.athlete):  # noqa: SLF001 - any table's
            row.athlete_id = athlete.id  # type: ignore[attr-defined]  # every table but the first has one
            table._default_manager.using(transfer.LOCAL).bulk_create([row])  # noqa: SLF001 - any table's
    records.athlete.delete()


@on_postgresql
def test_every_row_arrives_as_it_was(local_file: Path) -> None:
    before = local_file.read_bytes()
    moved = run("transfer", "--json").document()
    assert {name: count for name, count in moved["rows"].items() if count} == {
        "store_athlete": 2, "store_profilerow": 2, "store_screeningrow": 2, "store_planrow": 2, "store_setrow": 200,
        "store_painrow": 2, "store_checkinrow": 2, "store_noterow": 2,
    }  # fmt: skip
    assert len(open_store("me").sets_between(MONDAY, MONDAY)) == 5
    assert open_store("partner").plan() == open_store("partner").plan()
    assert local_file.read_bytes() == before


@on_postgresql
def test_the_sentence_says_where_the_rows_are_now(local_file: Path) -> None:
    assert local_file.exists()
    moved = run("transfer")
    assert moved.code == 0
    assert "Moved 214 rows to PostgreSQL database strongback_" in moved.out


@on_postgresql
def test_a_database_with_records_is_left_alone(local_file: Path) -> None:
    assert local_file.exists()
    open_store("somebody").add_facts([a_set()], (), ())
    refused = run("transfer")
    assert refused.code == 2
    assert "holds records already" in refused.err
    assert list(Athlete.objects.values_list("name", flat=True)) == ["somebody"]


@on_postgresql
def test_a_row_that_changes_on_the_way_keeps_everything_out(local_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert local_file.exists()
    usual = transfer._write  # noqa: SLF001 - what is made to fail

    def wrong(table: type[SetRow], rows: list[SetRow]) -> int:
        if table is SetRow and rows:
            rows[0].amount += 1
        return usual(table, rows)  # type: ignore[arg-type]  # a list of one table's rows

    monkeypatch.setattr(transfer, "_write", wrong)
    refused = run("transfer")
    assert refused.code == 2
    assert "Not every row arrived" in refused.err
    assert not Athlete.objects.exists()


@on_postgresql
def test_a_file_that_is_no_store_is_one_sentence(strongback_home: Path) -> None:
    strongback_home.mkdir()
    (strongback_home / sqlite.FILE).write_bytes(b"no store " * 1000)
    refused = run("transfer")
    assert refused.code == 2
    assert "Nothing was changed in either." in refused.err


@on_postgresql
def test_without_a_file_there_is_nothing_to_move() -> None:
    assert "there is no store to move" in run("transfer").err


@pytest.mark.sqlite
def test_without_an_address_it_asks_for_one() -> None:
    with pytest.raises(StoreError, match=VARIABLE):
        transfer.transfer()


def test_every_table_is_moved_or_is_no_record(records: AthleteStore) -> None:
    del records
    made = set(connection.introspection.table_names())
    left = {name for name in made if name.startswith(("django_task", "procrastinate_"))}
    left |= {"django_migrations", "django_content_type", "auth_permission", "auth_group", "strongback_cache"}
    left |= {"auth_group_permissions"}
    assert {table._meta.db_table for table in transfer.tables()} == made - left  # noqa: SLF001 - Django's own name


@on_postgresql
def test_people_move_with_their_records(local_file: Path) -> None:
    assert local_file.exists()
    moment = datetime(2026, 3, 2, tzinfo=UTC)
    with transfer._local():  # noqa: SLF001 - the only way to write to the file beside PostgreSQL
        theirs = Athlete.objects.using(transfer.LOCAL).get(name="me")
        user = User(email="me@example.org", athlete_id=theirs.id, records_consent_at=moment)
        user.save(using=transfer.LOCAL)
        AuditEntry.objects.using(transfer.LOCAL).create(
            athlete_id=theirs.id, at=moment, who_name="me", role="athlete", changed=True, what="plan"
        )
    moved = run("transfer", "--json").document()
    assert (moved["rows"]["accounts_user"], moved["rows"]["accounts_auditentry"]) == (1, 1)
    moved_user = User.objects.get(email="me@example.org")
    assert moved_user.athlete is not None
    later = AuditEntry.objects.create(
        athlete=moved_user.athlete, at=moment, who_name="me", role="athlete", changed=True, what="plan"
    )
    assert later.id > 1
