"""Clears jobs away: those of somebody who is erased, and old ones that are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from strongback.store.database import is_postgresql

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


def forget_jobs(arguments: Sequence[str]) -> int:
    """Delete the jobs that were given one of these arguments, and say how many they were."""
    return sum(_forget(argument) for argument in arguments)


def _forget(argument: str) -> int:
    if not is_postgresql():
        from django_tasks_db.models import DBTaskResult  # noqa: PLC0415 - its tables are SQLite's alone

        deleted: int
        deleted, _ = DBTaskResult.objects.filter(args_kwargs__args=[argument]).delete()
        return deleted
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE args->'args' = to_jsonb(ARRAY[%s]::text[])", [argument])
        gone: int = cursor.rowcount
        return gone


def forget_done(before: datetime) -> None:
    """Delete jobs that were done, or failed, before a moment."""
    if not is_postgresql():
        from django_tasks_db.models import DBTaskResult  # noqa: PLC0415 - its tables are SQLite's alone

        DBTaskResult.objects.finished().filter(finished_at__lt=before).delete()
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM procrastinate_jobs WHERE status IN ('succeeded', 'failed', 'cancelled', 'aborted') AND id IN "
            "(SELECT job_id FROM procrastinate_events GROUP BY job_id HAVING max(at) < %s)",
            [before],
        )
