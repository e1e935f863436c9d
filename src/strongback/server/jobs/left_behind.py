"""Takes up the jobs of a worker that was killed: they are tried again, and given up when they kill every worker.

A worker on SQLite holds a lock on a file of its own, which the system lets go of when its process ends, however that
comes about. One on PostgreSQL says every ten seconds that it lives.
"""

from __future__ import annotations

import fcntl
import json
import logging
import os
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.db import connection, transaction
from django.utils import timezone

from strongback.server.jobs.tasks import give_up
from strongback.store.database import is_postgresql
from strongback.store.sqlite import home

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

LOG = logging.getLogger(__name__)
TRIES = 3
SILENT_S = 30.0  # three signs of life that did not come
WHY = "The worker that did it was ended each time; it is not tried again."
STALLED = """
SELECT j.id, j.attempts, j.args->>'path', j.args->'args' FROM procrastinate_jobs j
LEFT JOIN procrastinate_workers w ON w.id = j.worker_id
WHERE j.status = 'doing' AND (w.id IS NULL OR w.last_heartbeat < now() - %s * interval '1 second')
FOR UPDATE OF j SKIP LOCKED
"""
AGAIN = "SELECT procrastinate_retry_job_v2(%s, now(), NULL, NULL, NULL)"
FAILED = "UPDATE procrastinate_jobs SET status = 'failed' WHERE id = %s AND status = 'doing'"


@contextmanager
def living() -> Iterator[str]:
    """Be known as a worker that lives, under the name that is given."""
    name = uuid4().hex
    _folder().mkdir(mode=0o700, exist_ok=True)
    file = _folder() / name
    with closing(_Lock(file)):
        yield name
        file.unlink()


def take_up() -> None:
    """Put the jobs of dead workers into the queue again."""
    with transaction.atomic():
        if is_postgresql():
            _take_up_on_postgresql()
        else:
            _take_up_on_sqlite()


def _take_up_on_sqlite() -> None:
    from django_tasks_db.models import DBTaskResult  # noqa: PLC0415 - its tables are SQLite's alone

    for job in DBTaskResult.objects.running():
        if _lives(job.worker_ids[-1:]):
            continue
        if len(job.worker_ids) >= TRIES:
            job.set_failed(RuntimeError(WHY))
            _given_up(job.task_path, job.args_kwargs["args"])
        else:
            job.status = "READY"
            job.save(update_fields=["status"])
    for file in _folder().glob("*"):
        if not _lives([file.name]):
            file.unlink(missing_ok=True)


def _take_up_on_postgresql() -> None:
    with connection.cursor() as cursor:
        cursor.execute(STALLED, [SILENT_S])
        for job, attempts, path, args in cursor.fetchall():
            if attempts + 1 >= TRIES:
                cursor.execute(FAILED, [job])
                _given_up(path, json.loads(args))
            else:
                cursor.execute(AGAIN, [job])


def _given_up(path: str, args: Any) -> None:
    LOG.error("%s was given up. %s", path, WHY)
    give_up(path, args, timezone.now())


def _folder() -> Path:
    return home() / "workers"


def _lives(names: Sequence[str]) -> bool:
    """Say whether a worker lives: somebody holds the lock on its file."""
    for name in names:
        file = _folder() / name
        if not file.exists():
            return False
        try:
            _Lock(file).close()
        except BlockingIOError:
            return True
    return False


class _Lock:
    """A lock on a file, held until it is closed or the process ends."""

    def __init__(self, file: Path) -> None:
        self.handle = os.open(file, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(self.handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self.handle)
            raise

    def close(self) -> None:
        os.close(self.handle)
