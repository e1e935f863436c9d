from __future__ import annotations

import shutil
import subprocess
import sys
import textwrap
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.terminal import run
from tests.coach.builders import DAY, MONDAY, a_profile, a_set

from strongback.coach.errors import StoreError, UnreadableFileError
from strongback.coach.sync import EditSet, Operation, Outcome, synchronise
from strongback.record.clock import Clock
from strongback.store import copies
from strongback.store.anew import CHANGES
from strongback.store.copies import back_up, inspect, restore, table_hashes
from strongback.store.opening import open_store
from strongback.store.sqlite import FILE, network_file_system, sqlite3_module

if TYPE_CHECKING:
    from strongback.store.athlete import AthleteStore

pytestmark = pytest.mark.sqlite
ROOT = Path(__file__).parents[2]
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
Database: Any = sqlite3_module()


def filled(records: AthleteStore, sets: int = 5) -> None:
    records.save_profile(a_profile())
    records.add_facts([a_set() for _ in range(sets)], (), ())


def kept_sets() -> int:
    return len(open_store("me").sets_between(MONDAY, MONDAY))


# Making one


def test_a_copy_holds_the_same_rows_and_is_named_by_its_moment(records: AthleteStore, tmp_path: Path) -> None:
    filled(records)
    made = back_up(tmp_path / "copies", NOON)
    assert made.path.name == "strongback-2026-03-02T120000Z.sqlite3"
    assert (made.tables["store_setrow"].rows, made.tables["store_athlete"].rows) == (5, 1)
    assert inspect(made.path) == made.tables
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in made.path.parent.iterdir()] == [made.path.name]


def test_a_copy_is_made_while_somebody_writes_and_is_one_moment(records: AthleteStore, tmp_path: Path) -> None:
    filled(records, sets=200)
    code = """
        from strongback.store.opening import open_store
        from strongback.record.identity import uuid7
        from tests.coach.builders import MONDAY, a_set, evening
        import os
        records = open_store("me")
        print("ready", flush=True)
        while True:  # pairs: a copy with an odd number would be half a transaction
            pair = [a_set(id=str(uuid7(evening(MONDAY), os.urandom(10)))) for _ in range(2)]
            records.add_facts(pair, (), ())
    """
    writer = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", textwrap.dedent(code)], cwd=ROOT, stdout=subprocess.PIPE
    )
    try:
        assert writer.stdout is not None
        writer.stdout.readline()
        found = [back_up(tmp_path, NOON + timedelta(seconds=at)).tables["store_setrow"].rows for at in range(5)]
    finally:
        writer.kill()
        writer.communicate()
    assert found == sorted(found)
    assert all(rows % 2 == 0 for rows in found)


def test_only_the_newest_copies_stay(records: AthleteStore, tmp_path: Path) -> None:
    filled(records)
    mine = tmp_path / "strongback-notes.sqlite3"
    mine.touch()
    made = [back_up(tmp_path, NOON + at * DAY, keep=2) for at in range(4)]
    assert [len(each.removed) for each in made] == [0, 0, 1, 1]
    assert sorted(tmp_path.glob("*.sqlite3")) == [made[2].path, made[3].path, mine]


def test_a_copy_that_differs_is_never_kept(
    records: AthleteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(records)
    counted = iter(range(100))
    monkeypatch.setattr(copies, "_table_hash", lambda *_: copies.TableHash(next(counted), ""))
    with pytest.raises(StoreError, match="does not hold the same rows"):
        back_up(tmp_path, NOON)
    assert list(tmp_path.glob("strongback-2*")) == []


def test_without_a_store_there_is_nothing_to_copy(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store to back up yet"):
        back_up(tmp_path, NOON)


def test_a_damaged_store_is_not_copied(records: AthleteStore, strongback_home: Path, tmp_path: Path) -> None:
    filled(records)
    connection.close()
    (strongback_home / FILE).write_bytes(b"no store at all " * 500)
    with pytest.raises(StoreError, match="cannot be read"):
        back_up(tmp_path, NOON)


# Putting it back


def test_what_was_lost_comes_back_and_what_was_there_is_kept(records: AthleteStore, tmp_path: Path) -> None:
    filled(records)
    made = back_up(tmp_path, NOON)
    records.add_facts([a_set()], (), ())
    done = restore(made.path, NOON + DAY)
    assert kept_sets() == 5
    assert done.before is not None
    assert inspect(done.before)["store_setrow"].rows == 6
    restore(done.before, NOON + 2 * DAY)
    assert kept_sets() == 6


def test_a_copy_can_be_put_back_on_an_empty_machine(
    records: AthleteStore, strongback_home: Path, tmp_path: Path
) -> None:
    filled(records)
    made = back_up(tmp_path, NOON)
    connection.close()
    shutil.rmtree(strongback_home)
    done = restore(made.path, NOON)
    assert (done.before, kept_sets()) == (None, 5)
    with Database.connect(strongback_home / FILE) as live:
        found = table_hashes(live)
    assert {name: table.rows for name, table in found.items()} == {
        name: table.rows for name, table in made.tables.items()
    }
    assert {name for name in found if found[name] != made.tables[name]} == {
        "store_athlete", "store_profilerow", "store_setrow",
    }  # fmt: skip


def test_a_damaged_store_is_kept_as_it_lies_and_replaced(
    records: AthleteStore, strongback_home: Path, tmp_path: Path
) -> None:
    filled(records)
    made = back_up(tmp_path, NOON)
    connection.close()
    (strongback_home / FILE).write_bytes(b"no store at all " * 500)
    done = restore(made.path, NOON)
    assert done.before is not None
    assert done.before.read_bytes() == b"no store at all " * 500
    assert kept_sets() == 5


def test_whoever_has_the_store_open_sees_the_old_rows_or_the_new(records: AthleteStore, tmp_path: Path) -> None:
    filled(records)
    made = back_up(tmp_path, NOON)
    records.add_facts([a_set()], (), ())
    assert kept_sets() == 6
    restore(made.path, NOON)
    assert kept_sets() == 5  # through the connection that was open all the time
    records.add_facts([a_set()], (), ())
    assert kept_sets() == 6


@pytest.mark.parametrize(
    ("content", "says"),
    [(None, "no such file"), (b"", "is not a store of Strongback"), (b"text " * 2000, "no whole copy of a store")],
)
def test_what_is_no_copy_is_refused_and_changes_nothing(
    records: AthleteStore, tmp_path: Path, content: bytes | None, says: str
) -> None:
    filled(records)
    file = tmp_path / "given.sqlite3"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(UnreadableFileError, match=says):
        restore(file, NOON)
    assert kept_sets() == 5


def test_a_copy_cut_short_is_refused(records: AthleteStore, tmp_path: Path) -> None:
    filled(records, sets=500)
    made = back_up(tmp_path, NOON)
    made.path.write_bytes(made.path.read_bytes()[:20_000])
    with pytest.raises(UnreadableFileError):
        restore(made.path, NOON)
    assert kept_sets() == 500


def test_a_copy_of_a_newer_version_is_refused_before_anything_changes(records: AthleteStore, tmp_path: Path) -> None:
    filled(records)
    made = back_up(tmp_path, NOON)
    with Database.connect(made.path) as newer:
        newer.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('store', '9999_later', '2030-01-01')")
    newer.close()
    with pytest.raises(UnreadableFileError, match="newer Strongback"):
        restore(made.path, NOON)
    assert kept_sets() == 5


# The hash


@given(st.lists(st.tuples(st.integers(-5, 5), st.text(max_size=3)), max_size=6), st.randoms())
def test_a_hash_does_not_depend_on_the_order_of_rows(rows: list[tuple[int, str]], rng: Any) -> None:
    shuffled = list(rows)
    rng.shuffle(shuffled)
    assert hash_of(rows) == hash_of(shuffled)


@given(st.lists(st.tuples(st.integers(-5, 5), st.text(max_size=3)), min_size=1, max_size=6), st.data())
def test_a_hash_sees_a_row_that_is_missing_doubled_or_changed(rows: list[tuple[int, str]], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(rows) - 1))
    number, word = rows[at]
    assert hash_of(rows) != hash_of(rows[:at] + rows[at + 1 :])
    assert hash_of(rows) != hash_of([*rows, rows[at]])
    assert hash_of(rows) != hash_of([*rows[:at], (number + 1, word), *rows[at + 1 :]])


def hash_of(rows: list[tuple[int, str]]) -> object:
    memory = Database.connect(":memory:")
    memory.execute("CREATE TABLE things (number INTEGER, word TEXT)")
    memory.executemany("INSERT INTO things VALUES (?, ?)", rows)
    found = table_hashes(memory)
    memory.close()
    return found


# Devices that have seen what came after the copy


def seen_after(records: AthleteStore, since: int) -> tuple[set[str], int]:
    """Follow the changes as a device does, and return which records it gets and how far it has come."""
    found: set[str] = set()
    more = True
    while more:
        page = records.changes_since(since, 2)
        found |= {change.document["id"] for change in page.changes if change.kind == "set"}
        since, more = page.until, page.more
    return found, since


def test_a_device_that_has_seen_more_reads_everything_anew(records: AthleteStore, tmp_path: Path) -> None:
    filled(records)
    made = back_up(tmp_path, NOON)
    records.add_facts([a_set() for _ in range(3)], (), ())
    old, since = seen_after(records, 0)
    restore(made.path, NOON)
    again, since_then = seen_after(records, since)
    assert (len(old), len(again)) == (8, 5)
    assert again < old
    records.add_facts([new := a_set()], (), ())
    assert seen_after(records, since_then)[0] == {new.id}
    assert since_then // CHANGES > since // CHANGES
    assert since_then < 2**53


def test_what_was_written_between_two_restores_of_one_copy_is_not_missed(records: AthleteStore, tmp_path: Path) -> None:
    filled(records)
    made, since = back_up(tmp_path, NOON), 0
    for _ in range(2):
        restore(made.path, NOON)
        records.add_facts([a_set() for _ in range(9)], (), ())
        _, since = seen_after(records, 0)
    restore(made.path, NOON)
    records.add_facts([new := a_set()], (), ())
    found, _ = seen_after(records, since)
    assert new.id in found
    assert len(found) == 6


def test_a_store_that_was_lost_with_its_disk_is_passed_too(
    records: AthleteStore, strongback_home: Path, tmp_path: Path
) -> None:
    filled(records)
    made = back_up(tmp_path, NOON)
    restore(made.path, NOON)
    records.add_facts([a_set()], (), ())
    _, since = seen_after(records, 0)
    connection.close()
    shutil.rmtree(strongback_home)
    restore(made.path, NOON + DAY)
    assert len(seen_after(records, since)[0]) == 5


def test_a_correction_after_a_restore_has_a_clock_like_any_other(records: AthleteStore, tmp_path: Path) -> None:
    filled(records)
    restore(back_up(tmp_path, NOON).path, NOON)
    ahead = Clock.at(NOON + DAY, "phone")
    [item] = records.sets_between(MONDAY, MONDAY)[:1]
    edit = Operation(item.id, "edit", EditSet(item.id, ahead, {"amount": 3}))
    [answer] = synchronise(records, [edit], NOON)
    assert answer.outcome is Outcome.ACCEPTED
    version = records.set_version(item.id)
    assert version is not None
    assert version.log.amount == 3


# The commands


def test_the_commands_say_what_they_did(records: AthleteStore, tmp_path: Path) -> None:
    filled(records)
    made = run("backup", str(tmp_path / "copies"))
    assert made.code == 0
    assert "read back and the same" in made.out
    [copy] = (tmp_path / "copies").iterdir()
    records.add_facts([a_set()], (), ())
    put_back = run("restore", str(copy))
    assert put_back.code == 0
    assert "What was there before is kept as " in put_back.out
    assert kept_sets() == 5


def test_the_commands_print_one_document(records: AthleteStore, strongback_home: Path) -> None:
    filled(records)
    made = run("backup", "--keep", "3", "--json").document()
    assert Path(made["file"]).parent == strongback_home / "backups"
    assert (made["tables"]["store_setrow"]["rows"], made["removed"]) == (5, [])
    put_back = run("restore", made["file"], "--json").document()
    assert put_back["tables"] == made["tables"]
    assert Path(put_back["before"]).exists()


def test_a_refusal_is_one_sentence(tmp_path: Path) -> None:
    refused = run("restore", str(tmp_path / "nothing"))
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.count("\n") == 1
    assert run("backup").code == 2


# Where it lies


@pytest.mark.parametrize(
    ("mounts", "folder", "kind"),
    [
        ("/dev/sda1 / ext4 rw 0 0\nserver:/x /home nfs4 rw 0 0\n", "/home/me", "nfs4"),
        ("/dev/sda1 / ext4 rw 0 0\nserver:/x /home nfs4 rw 0 0\n", "/var", ""),
        ("server:/ / nfs rw 0 0\n/dev/sdb /home ext4 rw 0 0\n", "/home/me", ""),
        ("//nas/x /mnt/my\\040share cifs rw 0 0\n", "/mnt/my share/a", "cifs"),
        ("/dev/sda1 /a ext4 rw 0 0\nserver:/x /a nfs rw 0 0\n", "/a", "nfs"),
        ("", "/a", ""),
        ("odd line\n", "/a", ""),
    ],
)
def test_a_network_file_system_is_seen(tmp_path: Path, mounts: str, folder: str, kind: str) -> None:
    file = tmp_path / "mounts"
    file.write_text(mounts, encoding="utf-8")
    assert network_file_system(Path(folder), file) == kind
    assert network_file_system(Path(folder), tmp_path / "nowhere") == ""


def test_the_doctor_warns_of_a_store_on_a_network(records: AthleteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(records)
    monkeypatch.setattr("strongback.store.sqlite.network_file_system", lambda _: "nfs4")
    shown = run("doctor")
    assert shown.code == 1
    assert "The store lies on nfs4" in shown.out
