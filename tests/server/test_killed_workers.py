from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from tests.server.people import the_owner
from tests.server.test_privacy import do_jobs

from strongback.server.jobs.left_behind import TRIES, living, take_up
from strongback.store.database import is_postgresql

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.server.people import Person

pytestmark = pytest.mark.usefixtures("service")
ROOT = Path(__file__).parents[2]
FILES = "/athletes/me/files"
# A worker that begins an export, says so, and never ends.
STUCK = """
    import time
    from pathlib import Path
    from strongback.store.opening import set_up
    set_up()
    from strongback.server.jobs import tasks, worker
    def stuck(*_):
        Path(FILE).write_text("begun")
        time.sleep(600)
    tasks.export_of = stuck
    worker.work()
"""


@pytest.fixture
def asked() -> tuple[Person, str]:
    """Return somebody who asked for an export, and its id."""
    owner = the_owner()
    return owner, str(owner.post("/athletes/me/exports").body["id"])


@pytest.fixture
def kill_a_worker(tmp_path: Path, strongback_home: Path) -> Callable[[], None]:
    """Return what starts a worker, waits until it is in the middle of a job, and kills it."""

    def kill() -> None:
        begun = tmp_path / "begun"
        begun.unlink(missing_ok=True)
        code = textwrap.dedent(STUCK).replace("FILE", repr(str(begun)))
        environment = {**os.environ, "STRONGBACK_HOME": str(strongback_home)}
        process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env=environment)  # noqa: S603
        until = time.monotonic() + 60
        while not begun.exists():
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        process.wait()
        let_time_pass()

    return kill


def let_time_pass() -> None:
    """Make every worker of PostgreSQL one that has been silent for a minute."""
    if is_postgresql():
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute'")


def state(person: Person, file: str) -> Any:
    return person.get(f"{FILES}/{file}").body["state"]


def test_a_job_whose_worker_was_killed_is_done_by_the_next_one(
    asked: tuple[Person, str], kill_a_worker: Callable[[], None]
) -> None:
    kill_a_worker()
    assert state(*asked) == "waiting"
    do_jobs()
    assert state(*asked) == "ready"


def test_a_job_that_kills_every_worker_is_given_up_and_says_so(
    asked: tuple[Person, str], kill_a_worker: Callable[[], None]
) -> None:
    for _ in range(TRIES):
        assert state(*asked) == "waiting"
        kill_a_worker()
    do_jobs()
    person, file = asked
    found = person.get(f"{FILES}/{file}").body
    assert found["state"] == "failed"
    assert "Tell the operator" in found["message"]


@pytest.mark.sqlite
def test_the_job_of_a_worker_that_lives_is_left_to_it(asked: tuple[Person, str]) -> None:
    from django_tasks_db.models import DBTaskResult  # noqa: PLC0415 - its tables are SQLite's alone

    job = DBTaskResult.objects.get()
    with living() as name:
        job.claim(name)
        take_up()
        assert DBTaskResult.objects.running().count() == 1
    take_up()
    assert DBTaskResult.objects.running().count() == 0
    do_jobs()
    assert state(*asked) == "ready"
