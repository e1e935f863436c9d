from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.cli.terminal import run
from tests.coach.builders import MONDAY

from strongback.store import sqlite
from strongback.store.opening import open_store
from strongback.store.sqlite import FILE, sqlite3_module

if TYPE_CHECKING:
    from strongback.store.athlete import AthleteStore

ROOT = Path(__file__).parents[2]
RELEASES = sorted((ROOT / "tests" / "store" / "releases").glob("*.sql"))


def released_versions() -> list[str]:
    titles = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    return [title.split(",")[0].split()[0] for title in titles if "not yet released" not in title]


@pytest.fixture(scope="session")
def of_this_version(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store as this version would release it, so that the way there is tested before the day."""
    target = tmp_path_factory.mktemp("release") / "next.sql"
    write = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from pathlib import Path; "
    write += f"from tools.release_fixture import write; write(Path({str(target)!r}))"
    here = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    subprocess.run([sys.executable, "-c", write], check=True, env=here, cwd=ROOT)  # noqa: S603 - our own words
    return target


def look_through(records: AthleteStore) -> None:
    """Read everything that a store of a release holds."""
    basis = records.basis()
    assert basis.profile is not None
    assert basis.screening is not None
    assert basis.plan is not None
    assert len(records.sets_between(MONDAY, MONDAY)) == 2
    assert (len(records.pain_since(MONDAY)), len(records.check_ins_since(MONDAY))) == (1, 1)
    assert [snapshot.note for snapshot in records.posture_since(MONDAY)] == ["Grüße, Zoë"]
    assert [proposal.note for proposal in records.proposals()] == ["Mondays"]
    assert [note.text for note in records.notes_since(MONDAY)] == ["Zu voll"]
    assert len(records.changes_since(0, 100).changes) == 11


def opened(file: Path, home: Path) -> None:
    home.mkdir(exist_ok=True)
    with closing(sqlite3_module().connect(home / FILE)) as store:
        store.executescript(file.read_text(encoding="utf-8"))


def test_every_released_version_has_its_store() -> None:
    assert sorted(released_versions()) == [path.stem for path in RELEASES]


@pytest.mark.sqlite
@pytest.mark.parametrize("file", [*RELEASES, None], ids=lambda path: "this version" if path is None else path.stem)
def test_a_store_of_a_release_opens_whole(file: Path | None, of_this_version: Path, strongback_home: Path) -> None:
    opened(file or of_this_version, strongback_home)
    look_through(open_store("me"))
    assert run("doctor").code == 0


@pytest.mark.skipif(not os.environ.get("STRONGBACK_TEST_POSTGRESQL"), reason="asks for PostgreSQL")
@pytest.mark.parametrize("file", [*RELEASES, None], ids=lambda path: "this version" if path is None else path.stem)
def test_a_store_of_a_release_moves_to_postgresql(
    file: Path | None, of_this_version: Path, strongback_home: Path
) -> None:
    opened(file or of_this_version, strongback_home)
    assert sqlite.home() == strongback_home
    moved = run("transfer")
    assert moved.code == 0, moved.err
    look_through(open_store("me"))
