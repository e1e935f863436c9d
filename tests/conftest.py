"""What every test gets: a store folder of its own, so that no test touches a person's records."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.coach.fake_store import FakeStore

from strongback.store.opening import open_store, set_up

set_up()

from django.db import connections  # noqa: E402 - Django is ready now

from strongback.store.sqlite import FILE, HOME_VARIABLE  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from strongback.coach.ports import Store
    from strongback.store.athlete import AthleteStore


def _point_django_at(home: Path) -> None:
    """Move the connection to another folder: Django reads its settings only once a process."""
    connections["default"].close()
    connections.settings["default"]["NAME"] = home / FILE


@pytest.fixture(autouse=True)
def strongback_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give each test a folder for its store, which is made when something opens it."""
    home = tmp_path / "strongback-home"
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    _point_django_at(home)
    yield home
    connections["default"].close()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty store with its tables, to copy: migrating takes a tenth of a second."""
    home = tmp_path_factory.mktemp("migrated")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(home))
        _point_django_at(home)
        open_store("nobody").athlete.delete()
        connections["default"].close()
    return home / FILE


@pytest.fixture
def records(migrated_file: Path, strongback_home: Path) -> AthleteStore:
    """Return the records of one athlete in a real SQLite file."""
    strongback_home.mkdir(exist_ok=True)
    shutil.copy(migrated_file, strongback_home / FILE)
    _point_django_at(strongback_home)
    return open_store("me")


@pytest.fixture(params=["in memory", "in SQLite"])
def store(request: pytest.FixtureRequest) -> Store:
    """Return an athlete's records, once as a plain object and once in a real file."""
    if request.param == "in memory":
        return FakeStore()
    kept: AthleteStore = request.getfixturevalue("records")
    return kept
