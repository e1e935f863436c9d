"""Does the jobs, and puts the ones that come round into the queue.

Reminders and reviews go out, look backs are kept and demonstrations end every ten minutes, tidying is done every day.
What a killed worker left behind is looked for at the start and every half minute.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from typing import TYPE_CHECKING, Any

from django.core.management import call_command
from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from strongback.server.jobs.left_behind import living, take_up
from strongback.server.jobs.tasks import forget_demonstrations, look_back, send_reminders, send_reviews, tidy
from strongback.store.database import is_postgresql

if TYPE_CHECKING:
    from collections.abc import Callable

LOG = logging.getLogger(__name__)
REMINDERS_S = 600
TIDY_S = 86_400
LOOK_S = 30
POLL_S = 1.0


def work(*, once: bool = False) -> None:
    """Do jobs until the process is asked to stop; with ``once`` only those that are waiting."""
    take_up()
    if is_postgresql():
        asyncio.run(_work_on_postgresql(once=once))
        return
    with living() as name:
        named = ("--worker-id", name, "--interval", POLL_S, "--no-startup-delay")
        call_command("db_worker", *named, *(["--batch"] if once else []), verbosity=0)


async def _work_on_postgresql(*, once: bool) -> None:
    from procrastinate.contrib.django import app  # noqa: PLC0415 - its tables are PostgreSQL's alone

    connector: Any = app.connector
    worker = app.with_connector(connector.get_worker_connector())
    async with worker.open_async():
        await worker.run_worker_async(wait=not once, fetch_job_polling_interval=POLL_S)


def keep_coming_round(stop: threading.Event) -> threading.Thread:
    """Put reminders and tidying into the queue again and again, beside the work, until told to stop."""

    def round_and_round() -> None:
        since = TIDY_S
        while not stop.is_set():
            _enqueue(lambda: send_reminders.enqueue(timezone.now().isoformat()))
            _enqueue(lambda: send_reviews.enqueue(timezone.now().isoformat()))
            _enqueue(lambda: look_back.enqueue(timezone.now().isoformat()))
            _enqueue(lambda: forget_demonstrations.enqueue(timezone.now().isoformat()))
            if since >= TIDY_S:
                _enqueue(lambda: tidy.enqueue(timezone.now().isoformat()))
                since = 0
            for _ in range(REMINDERS_S // LOOK_S):
                if stop.wait(LOOK_S):
                    return
                _enqueue(take_up)
            since += REMINDERS_S

    thread = threading.Thread(target=round_and_round, name="coming-round", daemon=True)
    thread.start()
    return thread


def _enqueue(put: Callable[[], object]) -> None:
    try:
        close_old_connections()
        put()
    except DatabaseError:
        LOG.exception("A job could not be put into the queue; it comes round again.")
    finally:
        connection.close()
