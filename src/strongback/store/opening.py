"""Opens the local store: sets Django up, brings the tables up to date, and says what is wrong when it cannot."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from strongback.coach.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strongback.store.athlete import AthleteStore

SETTINGS = "strongback.store.settings"
WITH_ACCOUNTS = "strongback.server.settings"
OUR_TABLES = {"store", "accounts"}
LOCK, LOCK_NUMBER = "migrate.lock", 7_126_167


def set_up(settings: str = SETTINGS) -> None:
    """Prepare Django for the tables, unless a server has done so with settings of its own."""
    import django  # noqa: PLC0415 - only what needs the store pays for it
    from django.apps import apps  # noqa: PLC0415

    if not apps.ready:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings)
        django.setup()


def open_store(athlete: str) -> AthleteStore:
    """Return an athlete's records, with the tables made or brought up to date.

    Raises:
        StoreError: the file is damaged, made by a newer version, or its folder cannot be written.

    """
    set_up()
    from django.db import DatabaseError  # noqa: PLC0415

    from strongback.store.athlete import AthleteStore  # noqa: PLC0415
    from strongback.store.database import is_postgresql, place  # noqa: PLC0415
    from strongback.store.sqlite import home, make_room  # noqa: PLC0415

    try:
        if not is_postgresql():
            make_room()
        bring_up_to_date()
        return AthleteStore(athlete)
    except OSError as error:
        raise StoreError(f"{home()}: cannot be used for the store ({error.strerror}); set STRONGBACK_HOME.") from error
    except DatabaseError as error:
        do = "move the file away and restore a copy"
        if is_postgresql():
            do = "look whether the server runs and the address in STRONGBACK_DATABASE_URL is right"
        why = " ".join(str(error).split())
        raise StoreError(
            f"{place()}: the store cannot be read ({why}). Nothing was changed: run strongback doctor, or {do}."
        ) from error


def bring_up_to_date() -> None:
    """Apply the migrations that are missing.

    Raises:
        StoreError: the tables were made by a newer version of Strongback.

    """
    from django.core.management import call_command  # noqa: PLC0415

    if not _is_behind():
        return
    with _turn():
        if _is_behind():
            call_command("migrate", interactive=False, verbosity=0)


@contextmanager
def _turn() -> Iterator[None]:
    """Wait for one's turn: two that open a new store at once make its tables one after the other."""
    from django.core.files import locks  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from strongback.store.database import is_postgresql  # noqa: PLC0415
    from strongback.store.sqlite import home  # noqa: PLC0415

    if not is_postgresql():
        with (home() / LOCK).open("w") as turn:
            locks.lock(turn, locks.LOCK_EX)
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK_NUMBER])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK_NUMBER])


def _is_behind() -> bool:
    """Say whether migrations are missing.

    Raises:
        StoreError: the tables were made by a newer version of Strongback.

    """
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    executor = MigrationExecutor(connection)
    known = set(executor.loader.disk_migrations)
    here = executor.loader.migrated_apps & OUR_TABLES
    newer = [name for app, name in executor.loader.applied_migrations if app in here and (app, name) not in known]
    if newer:
        raise StoreError(f"The store was made by a newer Strongback ({newer[0]}); update Strongback to open it.")
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
