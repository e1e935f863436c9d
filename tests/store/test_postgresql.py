from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
from django.db import close_old_connections, connection
from django.test.utils import CaptureQueriesContext
from tests.cli.terminal import run
from tests.coach.builders import MONDAY, a_set

from strongback.coach.errors import StoreError
from strongback.store.database import POSTGRESQL, VARIABLE, database, place
from strongback.store.opening import open_store

if TYPE_CHECKING:
    from strongback.store.athlete import AthleteStore

ROOT = Path(__file__).parents[2]
PASSWORD = "correct-horse"  # noqa: S105 - of nobody
on_postgresql = pytest.mark.skipif(not os.environ.get("STRONGBACK_TEST_POSTGRESQL"), reason="asks for PostgreSQL")


# The address


@pytest.mark.parametrize("scheme", ["postgresql", "postgres"])
def test_an_address_names_a_postgresql_database(monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    monkeypatch.setenv(VARIABLE, f"{scheme}://coach:{PASSWORD}@db.example:5433/strongback")
    found = database()
    assert (found["ENGINE"], found["NAME"], found["HOST"], found["PORT"]) == (
        POSTGRESQL, "strongback", "db.example", 5433,
    )  # fmt: skip
    assert (found["USER"], found["PASSWORD"]) == ("coach", PASSWORD)
    assert found["OPTIONS"]["connect_timeout"] == 10


def test_a_socket_is_an_address_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "postgresql://coach@/strongback?host=/run/postgresql&sslmode=require")
    options = database()["OPTIONS"]
    assert (options["host"], options["sslmode"]) == ("/run/postgresql", "require")


@pytest.mark.parametrize(
    "address",
    [
        f"mysql://me:{PASSWORD}@host/name",
        "sqlite:///file",
        PASSWORD,
        f"postgresql://me:{PASSWORD}@host:port/name",
        f"postgresql://me:{PASSWORD}@host/",
        f"postgresql://[me:{PASSWORD}@host/name",
    ],
)
def test_a_bad_address_is_refused_without_repeating_the_password(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv(VARIABLE, address)
    with pytest.raises(StoreError, match="write postgresql://user:password@host:5432/name") as refused:
        database()
    assert PASSWORD not in str(refused.value)


def test_a_server_that_does_not_answer_is_one_sentence() -> None:
    address = f"postgresql://me:{PASSWORD}@127.0.0.1:1/strongback"
    ended = subprocess.run(  # noqa: S603 - our own command
        [Path(sys.executable).with_name("strongback"), "today"],
        env={**os.environ, VARIABLE: address},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("PostgreSQL database strongback on 127.0.0.1: the store cannot be read")
    assert "STRONGBACK_DATABASE_URL is right" in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert PASSWORD not in ended.stderr


# A real one


@on_postgresql
def test_the_doctor_says_which_database_it_is(records: AthleteStore) -> None:
    records.add_facts([a_set()], (), ())
    shown = run("doctor")
    assert shown.code == 0
    assert place() in shown.out
    assert "PostgreSQL 1" in shown.out
    assert "commits wait for the disk" in shown.out


@on_postgresql
def test_a_commit_that_does_not_wait_for_the_disk_is_a_finding(records: AthleteStore) -> None:
    del records
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO off")
    shown = run("doctor")
    assert shown.code == 1
    assert "a power cut can lose sets" in shown.out


@on_postgresql
@pytest.mark.parametrize("command", [("backup",), ("restore", "file")])
def test_copies_are_left_to_the_tools_of_postgresql(command: tuple[str, ...]) -> None:
    refused = run(*command)
    assert refused.code == 2
    assert "pg_dump" in refused.err


@on_postgresql
def test_several_processes_may_bring_the_same_facts(records: AthleteStore) -> None:
    """A device that repeats itself while its first attempt is still under way doubles nothing and fails nothing."""
    code = """
        from strongback.store.opening import open_store
        from tests.coach.builders import MONDAY, a_set
        records = open_store("me")
        for number in range(20):
            records.add_facts([a_set(id=f"018e0000-0000-7000-8000-{number:012d}")], (), ())
    """
    del records
    at_once = [
        subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], cwd=ROOT)  # noqa: S603
        for _ in range(3)
    ]
    assert [process.wait() for process in at_once] == [0, 0, 0]
    assert len(open_store("me").sets_between(MONDAY, MONDAY)) == 20


@on_postgresql
def test_several_processes_may_make_the_tables_at_once() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    connection.close()
    code = "from strongback.store.opening import open_store; open_store('me')"
    at_once = [subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) for _ in range(3)]  # noqa: S603
    assert [process.wait() for process in at_once] == [0, 0, 0]
    assert open_store("me").sets_between(MONDAY, MONDAY) == []


# A connection that was lost


@on_postgresql
def test_a_connection_that_the_server_ended_is_replaced_at_the_next_request(strongback_home: Path) -> None:
    del strongback_home
    open_store("me")
    first = connection.connection
    with psycopg.connect(os.environ["STRONGBACK_TEST_POSTGRESQL"], autocommit=True) as operator:
        operator.execute("SELECT pg_terminate_backend(%s)", [first.info.backend_pid])
        while operator.execute("SELECT 1 FROM pg_stat_activity WHERE pid = %s", [first.info.backend_pid]).fetchone():
            pass
    close_old_connections()  # as Django does before every request
    assert open_store("me").last_trained() is None
    assert connection.connection is not first


@on_postgresql
def test_a_connection_that_lives_is_not_asked(strongback_home: Path) -> None:
    del strongback_home
    store = open_store("me")
    first = connection.connection
    close_old_connections()
    with CaptureQueriesContext(connection) as asked:
        store.last_trained()
    assert (len(asked), connection.connection is first) == (1, True)
