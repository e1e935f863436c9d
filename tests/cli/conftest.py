"""New stores get their tables as a copy: making them takes a second, and hundreds of commands here begin with none."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from strongback.store import opening
from strongback.store.database import is_postgresql
from strongback.store.sqlite import FILE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def tables_of_a_new_store(strongback_home: Path, migrated_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the tables into a store that is still empty; what follows looks at them as it always does."""
    really = opening.bring_up_to_date

    def with_tables() -> None:
        file = strongback_home / FILE
        if not is_postgresql() and file.exists() and not file.stat().st_size:
            shutil.copyfile(migrated_file, file)
        really()

    monkeypatch.setattr(opening, "bring_up_to_date", with_tables)
