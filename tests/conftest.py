"""What every test gets: a store of its own, so that no test touches a person's records.

Usually that is an SQLite file in a folder of the test's own. With an address in ``STRONGBACK_TEST_POSTGRESQL`` it is a
PostgreSQL database, one for each process that tests, emptied after each test.
"""

from __future__ import annotations

import os
import shutil
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings as hypothesis_settings

hypothesis_settings.register_profile("strongback", deadline=None)  # a slow machine is not a wrong answer
hypothesis_settings.load_profile("strongback")

SERVER = os.environ.get("STRONGBACK_TEST_POSTGRESQL", "")
if SERVER:
    from tests.postgresql import own_database

    os.environ["STRONGBACK_DATABASE_URL"] = own_database(SERVER)

from tests.coach.fake_store import FakeStore  # noqa: E402 - the database is chosen before Django is set up

from strongback.store.opening import bring_up_to_date, open_store, set_up  # noqa: E402

os.environ["DJANGO_SETTINGS_MODULE"] = "strongback.server.settings"
os.environ["STRONGBACK_SECRET_KEY"] = "a secret for tests alone, of more than fifty characters"  # noqa: S105 - it guards nothing
set_up()

from django.conf import settings  # noqa: E402 - Django is ready now
from django.core.management import call_command  # noqa: E402
from django.db import connection, connections  # noqa: E402 - Django is ready now
from django.db.migrations.loader import MigrationLoader  # noqa: E402

from strongback.store.sqlite import FILE, HOME_VARIABLE  # noqa: E402

# A hash that costs a twentieth of a second is right for people and wrong for tests.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Whether a client happens to be built here must not change an answer.
settings.WHITENOISE_ROOT = ""

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from strongback.coach.ports import Store
    from strongback.store.athlete import AthleteStore


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out on PostgreSQL what speaks of the SQLite file, and what has nothing to do with a database."""
    for item in items if SERVER else ():
        if item.get_closest_marker("sqlite"):
            item.add_marker(pytest.mark.skip(reason="speaks of the SQLite file"))
        elif item.get_closest_marker("any_database"):
            item.add_marker(pytest.mark.skip(reason="was asked on SQLite"))


def _point_django_at(home: Path) -> None:
    """Move the connection to another folder: Django reads its settings only once a process."""
    if not SERVER:
        connections["default"].close()
        connections.settings["default"]["NAME"] = home / FILE


@pytest.fixture(autouse=True)
def strongback_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give each test a folder for its store, which is made when something opens it."""
    home = tmp_path / "strongback-home"
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    _point_django_at(home)
    yield home
    if SERVER:
        _empty()
    connections["default"].close()


def _is_whole() -> bool:
    """Whether the tables are there as the last step of each list of changes leaves them: asking takes a millisecond."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('django_migrations'), to_regclass('strongback_cache')")
        if None in cursor.fetchone():
            return False
        cursor.execute("SELECT count(*) FROM django_migrations")
        (applied,) = cursor.fetchone()
    return bool(applied == _known_changes())


@cache
def _known_changes() -> int:
    return len(MigrationLoader(None).disk_migrations)


def _empty() -> None:
    """Take every row out again, also those that a process of the test's own wrote."""
    ours = (
        "store_",
        "account",
        "mfa_",
        "usersessions_",
        "socialaccount_",
        "django_session",
        "procrastinate_jobs",
        "strongback_cache",
    )
    tables = [name for name in connection.introspection.table_names() if name.startswith(ours)]
    if not tables:
        return
    with connection.cursor() as cursor:
        any_row = "SELECT '{0}' WHERE EXISTS (SELECT 1 FROM {0})"
        cursor.execute(" UNION ALL ".join(any_row.format(name) for name in tables))
        filled = [name for (name,) in cursor.fetchall()]
        if filled:
            cursor.execute(f"TRUNCATE {', '.join(filled)} CASCADE")


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty store with its tables, to copy: migrating takes a tenth of a second."""
    home = tmp_path_factory.mktemp("migrated")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(home))
        _point_django_at(home)
        open_store("nobody").athlete.delete()
        call_command("createcachetable", verbosity=0)
        connections["default"].close()
    return home / FILE


@pytest.fixture
def records(migrated_file: Path, strongback_home: Path) -> AthleteStore:
    """Return the records of one athlete in a real database."""
    if not SERVER:
        strongback_home.mkdir(exist_ok=True)
        shutil.copy(migrated_file, strongback_home / FILE)
        _point_django_at(strongback_home)
    return open_store("me")


@pytest.fixture
def service(migrated_file: Path, strongback_home: Path) -> None:
    """Prepare the tables of a service that nobody has joined yet."""
    if not SERVER:
        strongback_home.mkdir(exist_ok=True)
        shutil.copy(migrated_file, strongback_home / FILE)
        _point_django_at(strongback_home)
        return
    if not _is_whole():
        bring_up_to_date()  # another test may have begun anew
        call_command("createcachetable", verbosity=0)


@pytest.fixture(params=["in memory", "in a database"])
def store(request: pytest.FixtureRequest) -> Store:
    """Return an athlete's records, once as a plain object and once in a real database."""
    if request.param == "in memory":
        return FakeStore()
    kept: AthleteStore = request.getfixturevalue("records")
    return kept
