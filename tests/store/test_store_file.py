from __future__ import annotations

import random
import signal
import stat
import subprocess
import sys
import textwrap
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection, connections, transaction
from django.db.models import UniqueConstraint
from tests.coach.builders import MONDAY, a_profile, a_set

from strongback.coach.errors import StoreError
from strongback.store.models import AthletesRow, CheckInRow, PainRow, PlanRow, ScreeningRow, SetRow
from strongback.store.opening import open_store
from strongback.store.sqlite import FILE, HOME_VARIABLE, database, home, safe_for_wal, sqlite3_module

if TYPE_CHECKING:
    from collections.abc import Callable

    from strongback.store.athlete import AthleteStore

ROOT = Path(__file__).parents[2]
Database: Any = sqlite3_module()  # the module that Django uses


def pragma(name: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return cursor.fetchone()[0]


# How SQLite keeps it


@pytest.mark.sqlite
def test_nobody_else_on_the_machine_can_read_a_new_store_wherever_it_lies(strongback_home: Path) -> None:
    strongback_home.mkdir(mode=0o755)
    store = open_store("me")
    store.save_profile(a_profile())
    files = [path for path in strongback_home.iterdir() if path.name.startswith(FILE)]
    assert len(files) > 1  # the log beside it
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 7, 0), False),
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 44, 9), True),
        ((3, 45, 0), False),
        ((3, 49, 9), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 0), False),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
        ((4, 0, 0), True),
    ],
)
def test_a_write_ahead_log_is_trusted_only_where_the_reset_bug_is_mended(
    version: tuple[int, ...], *, safe: bool
) -> None:
    assert safe_for_wal(version) is safe


@pytest.mark.sqlite
def test_the_bundled_sqlite_is_the_one_that_django_uses(records: AthleteStore) -> None:
    records.last_trained()
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()")
        said = cursor.fetchone()[0]
    assert said == sqlite3_module().sqlite_version
    assert safe_for_wal(tuple(int(part) for part in said.split(".")))


@pytest.mark.sqlite
def test_an_acknowledged_set_is_on_the_disk(records: AthleteStore) -> None:
    full = 2
    assert records.athlete.name == "me"
    assert (pragma("journal_mode"), pragma("synchronous"), pragma("foreign_keys")) == ("wal", full, 1)


@pytest.mark.sqlite
@pytest.mark.parametrize(("version", "journal"), [((3, 40, 1), "DELETE"), ((3, 51, 3), "WAL")])
def test_an_old_sqlite_keeps_a_rollback_journal(
    version: tuple[int, ...], journal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlite3", SimpleNamespace(sqlite_version_info=version))
    asked = database()["OPTIONS"]["init_command"]
    assert f"journal_mode={journal};" in asked
    assert "synchronous=FULL" in asked


@pytest.mark.sqlite
def test_a_transaction_takes_its_place_before_it_reads(records: AthleteStore, strongback_home: Path) -> None:
    other = Database.connect(strongback_home / FILE, timeout=0)
    with transaction.atomic(), pytest.raises(Database.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    other.execute("BEGIN IMMEDIATE")
    other.close()
    assert records.last_trained() is None


def python(code: str, timeout: float | None = None) -> subprocess.CompletedProcess[str]:
    """Run some lines in a process of their own."""
    command = [sys.executable, "-c", textwrap.dedent(code)]
    return subprocess.run(  # noqa: S603 - our own words
        command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=timeout
    )


def test_what_was_kept_is_there_for_another_process(records: AthleteStore) -> None:
    records.add_facts([a_set(), a_set()], (), ())
    seen = python("from strongback.store.opening import open_store; print(open_store('me').last_trained())")
    assert seen.stdout.strip() == MONDAY.isoformat()


def test_a_set_survives_a_process_that_is_killed_right_after_it(records: AthleteStore) -> None:
    ended = python(
        """
        import os, signal
        from tests.coach.builders import a_set
        from strongback.store.opening import open_store
        open_store("me").add_facts([a_set(), a_set()], (), ())
        os.kill(os.getpid(), signal.SIGKILL)
        """
    )
    assert ended.returncode == -signal.SIGKILL
    assert len(records.sets_between(MONDAY, MONDAY)) == 2


def test_a_process_that_is_killed_in_the_middle_leaves_all_or_nothing(records: AthleteStore) -> None:
    ended = python(
        """
        import os, signal
        from django.db import transaction
        from tests.coach.builders import a_set
        from strongback.store.opening import open_store
        records = open_store("me")
        with transaction.atomic():
            records.add_facts([a_set(), a_set()], (), ())
            os.kill(os.getpid(), signal.SIGKILL)
        """
    )
    assert ended.returncode == -signal.SIGKILL
    assert records.sets_between(MONDAY, MONDAY) == []
    records.add_facts([a_set()], (), ())
    assert len(records.sets_between(MONDAY, MONDAY)) == 1


def test_several_processes_may_log_at_once(records: AthleteStore) -> None:
    code = textwrap.dedent(
        """
        from strongback.store.opening import open_store
        from strongback.record.identity import uuid7
        from tests.coach.builders import MONDAY, a_set, evening
        import os
        records = open_store("me")
        for _ in range(20):
            records.add_facts([a_set(id=str(uuid7(evening(MONDAY), os.urandom(10))))], (), ())
        """
    )
    at_once = [subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) for _ in range(3)]  # noqa: S603
    assert [process.wait() for process in at_once] == [0, 0, 0]
    assert len(records.sets_between(MONDAY, MONDAY)) == 60


@pytest.mark.sqlite
def test_several_processes_may_make_a_new_store_at_once(strongback_home: Path) -> None:
    code = textwrap.dedent(
        """
        from strongback.store.opening import open_store
        from strongback.record.identity import uuid7
        from tests.coach.builders import MONDAY, a_set, evening
        import os
        open_store("me").add_facts([a_set(id=str(uuid7(evening(MONDAY), os.urandom(10))))], (), ())
        """
    )
    at_once = [subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) for _ in range(4)]  # noqa: S603
    assert [process.wait() for process in at_once] == [0, 0, 0, 0]
    assert len(open_store("me").sets_between(MONDAY, MONDAY)) == 4
    assert (strongback_home / FILE).exists()


def test_the_store_lies_where_the_variable_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "there"))
    assert home() == tmp_path / "there"


def test_the_store_lies_in_the_users_data_folder_without_the_variable(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(HOME_VARIABLE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert home().name == "strongback"
    assert tmp_path in home().parents


# The tables


def test_the_tables_and_their_history_agree(records: AthleteStore) -> None:
    assert records.athlete.name == "me"
    call_command("makemigrations", "store", check=True, dry_run=True, verbosity=0)


@pytest.mark.sqlite
def test_an_empty_folder_becomes_a_store(strongback_home: Path) -> None:
    records = open_store("me")
    records.add_facts([a_set()], (), ())
    assert (strongback_home / FILE).exists()
    assert len(records.sets_between(MONDAY, MONDAY)) == 1


@pytest.mark.sqlite
def test_only_the_owner_may_look_into_the_folder(strongback_home: Path) -> None:
    open_store("me")
    assert strongback_home.stat().st_mode & 0o077 == 0


@pytest.mark.sqlite
def test_opening_again_changes_nothing(records: AthleteStore, strongback_home: Path) -> None:
    records.add_facts([a_set()], (), ())
    connections["default"].close()
    before = (strongback_home / FILE).read_bytes()
    assert len(open_store("me").sets_between(MONDAY, MONDAY)) == 1
    connections["default"].close()
    assert (strongback_home / FILE).read_bytes() == before


@pytest.mark.sqlite
def test_a_store_of_a_newer_version_is_refused_and_left_alone(records: AthleteStore, strongback_home: Path) -> None:
    records.save_profile(a_profile())
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('store', '0999_later', '2027-01-01')"
        )
    connections["default"].close()
    before = (strongback_home / FILE).read_bytes()
    with pytest.raises(StoreError, match=r"newer Strongback \(0999_later\); update Strongback"):
        open_store("me")
    connections["default"].close()
    assert (strongback_home / FILE).read_bytes() == before


@pytest.mark.parametrize("table", [ScreeningRow, PlanRow, SetRow, PainRow, CheckInRow])
def test_every_table_of_records_carries_the_athlete_and_is_looked_up_by_them_first(table: type[AthletesRow]) -> None:
    indexed = [list(index.fields) for index in table._meta.indexes]  # noqa: SLF001 - public in Django's own words
    unique = [list(item.fields) for item in table._meta.constraints if isinstance(item, UniqueConstraint)]  # noqa: SLF001
    assert not table._meta.get_field("athlete").null  # noqa: SLF001
    assert {fields[0] for fields in (*indexed, *unique)} == {"athlete"}


# A file that is no store


def text_file(path: Path) -> None:
    path.write_text("Monday: three sets of rows.\n", encoding="utf-8")


def random_bytes(path: Path) -> None:
    path.write_bytes(random.Random(7).randbytes(40_000))  # noqa: S311 - noise, no secret


def cut_short(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 3])


def cut_within_the_first_page(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def header_kept_rest_overwritten(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\x5a" * (len(whole) - 100))


@pytest.mark.sqlite
@pytest.mark.parametrize(
    "spoil", [text_file, random_bytes, cut_short, cut_within_the_first_page, header_kept_rest_overwritten]
)
def test_a_damaged_file_is_refused_with_the_next_step_and_left_as_it_is(
    records: AthleteStore, strongback_home: Path, spoil: Callable[[Path], None]
) -> None:
    records.add_facts([a_set() for _ in range(50)], (), ())
    connections["default"].close()
    file = strongback_home / FILE
    spoil(file)
    before = file.read_bytes()
    with pytest.raises(StoreError) as refused:
        open_store("me")
    connections["default"].close()
    assert str(file) in str(refused.value)
    assert "Nothing was changed" in str(refused.value)
    assert "strongback doctor" in str(refused.value)
    assert refused.value.exit_code == 2
    assert file.read_bytes() == before


@pytest.mark.sqlite
def test_a_folder_in_the_place_of_the_file_is_refused(strongback_home: Path) -> None:
    (strongback_home / FILE).mkdir(parents=True)
    with pytest.raises(StoreError, match="cannot be read"):
        open_store("me")


@pytest.mark.sqlite
def test_a_file_in_the_place_of_the_folder_is_refused(strongback_home: Path) -> None:
    strongback_home.write_text("not a folder", encoding="utf-8")
    with pytest.raises(StoreError, match="set STRONGBACK_HOME"):
        open_store("me")
    assert strongback_home.read_text(encoding="utf-8") == "not a folder"


@pytest.mark.sqlite
def test_a_store_that_another_program_holds_is_an_error_and_no_loss(
    records: AthleteStore, strongback_home: Path
) -> None:
    records.add_facts([a_set()], (), ())
    pragma("busy_timeout = 0")
    other = Database.connect(strongback_home / FILE)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError, match="locked"):
        records.add_facts([a_set()], (), ())
    other.close()
    assert len(records.sets_between(MONDAY, MONDAY)) == 1
