"""Runs the tasks of Django's tasks API with Procrastinate, whose queue lies in the same PostgreSQL.

A job is enqueued on Django's own connection: it is there when the transaction is, and not when that is taken back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.signals import task_enqueued
from django_tasks.utils import normalize_json
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

if TYPE_CHECKING:
    from datetime import datetime

ATTEMPTS = 5
WAIT_S = 30


@app.task(name="strongback.run", queue="default", retry=RetryStrategy(max_attempts=ATTEMPTS, wait=WAIT_S))
def run(*, path: str, args: list[Any], kwargs: dict[str, Any]) -> None:
    """Run a task by the path of its function."""
    task: Task[Any, Any] = import_string(path)
    task.call(*args, **kwargs)


class ProcrastinateBackend(BaseTaskBackend):
    """The tasks API on Procrastinate."""

    supports_defer = True

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        """Put a task into the queue."""
        self.validate_task(task)
        said = normalize_json({"args": list(args), "kwargs": dict(kwargs)})
        after: datetime | None = task.run_after
        job = run.configure(schedule_at=after).defer(path=task.module_path, **said)
        result: TaskResult[Any] = TaskResult(
            task=task,
            id=str(job),
            status=TaskResultStatus.READY,
            enqueued_at=timezone.now(),
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=said["args"],
            kwargs=said["kwargs"],
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
        task_enqueued.send(type(self), task_result=result)
        return result
