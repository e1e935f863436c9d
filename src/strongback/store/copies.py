"""Copies of the store: made while it is in use, proven row by row, and put back without losing what was there.

SQLite's online backup reads one snapshot while others go on writing. A copy counts only when the file was read back
whole and every table holds the same rows as that snapshot.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from strongback.coach.errors import StoreError, UnreadableFileError
from strongback.store.anew import HIGHEST, begin, beginning
from strongback.store.database import is_postgresql, place
from strongback.store.sqlite import FILE, home, sqlite3_module

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

MIGRATIONS = Path(__file__).parent / "migrations"
NAMED = "strongback-{moment}.sqlite3"
EVERY_COPY = "strongback-????-??-??T??????Z.sqlite3"
ONLY_OWN = 0o600
HASH_MODULUS = 2**256


@dataclass(frozen=True, slots=True)
class TableHash:
    """What a table holds: how many rows, and a hash of all of them that does not depend on their order."""

    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A proven copy: where it lies, what each table holds, and which older copies made way for it."""

    path: Path
    tables: dict[str, TableHash]
    removed: tuple[Path, ...] = ()

    @property
    def rows(self) -> int:
        """All rows together."""
        return sum(table.rows for table in self.tables.values())

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        tables = {name: {"rows": found.rows, "sha256": found.sha256} for name, found in self.tables.items()}
        return {"file": str(self.path), "tables": tables, "removed": [str(path) for path in self.removed]}


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, and where the store that was there before is kept; None when there was none."""

    copy: Copy
    before: Path | None

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return self.copy.document() | {"before": None if self.before is None else str(self.before)}


def back_up(folder: Path, moment: datetime, keep: int | None = None) -> Copy:
    """Copy the store into a folder, under a name that says when.

    ``moment`` is in UTC. ``keep`` is how many copies stay in the folder, the newest; None keeps all.

    Raises:
        StoreError: there is no store, it is damaged, or the copy cannot be proven.
        UnreadableFileError: the folder cannot be written.

    """
    _must_be_a_file()
    source = home() / FILE
    if not source.exists():
        raise StoreError(f"{source}: there is no store to back up yet; run strongback start.")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        target = folder / NAMED.format(moment=f"{moment:%Y-%m-%dT%H%M%SZ}")
        tables = _copy(source, target)
        return Copy(target, tables, _make_way(folder, keep, target))
    except OSError as error:
        raise UnreadableFileError(f"{folder}: cannot hold a backup ({error.strerror}); name another folder.") from error


def _must_be_a_file() -> None:
    if is_postgresql():
        raise StoreError(f"Your records lie in {place()}: copy them with pg_dump and put them back with pg_restore.")


def _make_way(folder: Path, keep: int | None, newest: Path) -> tuple[Path, ...]:
    """Remove the oldest copies beyond those to keep, never the one just made."""
    if keep is None:
        return ()
    older = [path for path in sorted(folder.glob(EVERY_COPY)) if path != newest]
    removed = older[: max(0, len(older) + 1 - keep)]
    for path in removed:
        path.unlink()
    return tuple(removed)


def restore(file: Path, moment: datetime) -> Restored:
    """Put a copy in the store's place; the store that was there is kept beside it.

    The changes of the copy are counted anew, so that devices which have seen later ones read everything again.

    Raises:
        UnreadableFileError: the file is no whole copy of a store.
        StoreError: the store cannot be written.

    """
    _must_be_a_file()
    tables = inspect(file)
    store = home() / FILE
    try:
        store.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        known = [_highest(file), *([_highest(store)] if store.exists() else [])]
        before, whole = _set_aside(store, moment)
        with _counted_anew(file, store, beginning(moment, known)) as source:
            if whole:
                _overwrite(source, store)
            else:
                _copy(source, store)
    except OSError as error:
        raise StoreError(f"{store}: cannot be written ({error.strerror}); the copy {file} is untouched.") from error
    return Restored(Copy(file, tables), before)


def _highest(file: Path) -> int:
    """Return the number of the latest change in a store, nothing of one that cannot be read."""
    try:
        with closing(_connect(file, read_only=True)) as opened:
            found: int = opened.execute(HIGHEST).fetchone()[0]
            return found
    except sqlite3_module().DatabaseError:
        return 0


@contextmanager
def _counted_anew(file: Path, store: Path, base: int) -> Iterator[Path]:
    """Make a copy beside the store whose changes count from a number on; it is gone afterwards."""
    made = store.with_name(f"{store.name}.anew")
    try:
        _copy(file, made)
        with closing(_connect(made)) as opened:
            opened.execute("BEGIN IMMEDIATE")
            begin(opened.execute, _counting(opened), base)
            opened.execute("COMMIT")
        yield made
    except sqlite3_module().DatabaseError as error:
        raise StoreError(f"{store}: cannot be written ({error}); the copy {file} is untouched.") from error
    finally:
        made.unlink(missing_ok=True)


def _counting(opened: Any) -> list[str]:
    """Return the tables whose rows say when they changed; an older copy may have fewer than this version."""
    named = "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' "
    return [
        name for (name,) in opened.execute(f"{named} AND m.name LIKE 'store\\_%' ESCAPE '\\' AND c.name = 'change'")
    ]


def inspect(file: Path) -> dict[str, TableHash]:
    """Return what a copy holds.

    Raises:
        UnreadableFileError: there is no such file, it is damaged, or it is no store of Strongback.

    """
    if not file.is_file():
        raise UnreadableFileError(f"{file}: there is no such file; name a copy that strongback backup made.")
    try:
        with closing(_connect(file, read_only=True)) as copy:
            _must_be_whole(copy, file)
            tables = table_hashes(copy)
            newer = _newer_than_this(copy) if "django_migrations" in tables else ()
    except sqlite3_module().DatabaseError as error:
        raise UnreadableFileError(f"{file}: is no whole copy of a store ({error}); take another one.") from error
    if "store_athlete" not in tables or "django_migrations" not in tables:
        raise UnreadableFileError(f"{file}: is not a store of Strongback; name a copy that strongback backup made.")
    if newer:
        raise UnreadableFileError(f"{file}: was made by a newer Strongback ({newer[0]}); update Strongback first.")
    return tables


def _newer_than_this(copy: Any) -> tuple[str, ...]:
    """Return the changes of tables that a copy has and this version does not know."""
    applied = {name for (name,) in copy.execute("SELECT name FROM django_migrations WHERE app = 'store'")}
    return tuple(sorted(applied - {path.stem for path in MIGRATIONS.glob("[0-9]*.py")}))


def table_hashes(connection: Any) -> dict[str, TableHash]:
    """Return what each table of an SQLite connection holds."""
    named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    return {name: _table_hash(connection, name) for (name,) in connection.execute(named).fetchall()}


def _table_hash(connection: Any, table: str) -> TableHash:
    """Add up the hashes of the rows: a sum that does not depend on their order, and sees doubled ones."""
    rows = total = 0
    for row in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - the name was read from the file itself
        rows += 1
        total += int.from_bytes(hashlib.sha256(repr(row).encode()).digest(), "big")
    return TableHash(rows, f"{total % HASH_MODULUS:064x}")


def _copy(source: Path, target: Path) -> dict[str, TableHash]:
    """Copy one file onto another through a new one beside it, which takes the place only when it is proven."""
    new = target.with_name(f"{target.name}.new")
    new.unlink(missing_ok=True)
    os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, ONLY_OWN))
    try:
        with _snapshot(source) as (snapshot, held), closing(_connect(new)) as copy:
            snapshot.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            _must_be_whole(copy, source)
            found = table_hashes(copy)
            if found != held:
                raise StoreError(f"{source}: the copy does not hold the same rows; it was not kept. Try again.")
        _to_disk(new)
        new.replace(target)
        _to_disk(target.parent)
    except sqlite3_module().DatabaseError as error:
        raise StoreError(f"{source}: the store cannot be read ({error}). Nothing was changed.") from error
    finally:
        new.unlink(missing_ok=True)
    return found


@contextmanager
def _snapshot(source: Path) -> Iterator[tuple[Any, dict[str, TableHash]]]:
    """Hold one moment of a file that others may go on writing to, with what its tables hold."""
    with closing(_connect(source, read_only=True)) as snapshot:
        snapshot.execute("BEGIN")
        yield snapshot, table_hashes(snapshot)


def _overwrite(source: Path, store: Path) -> None:
    """Put a copy into a store that others may have open: they see the old rows or the new ones, never a mixture."""
    try:
        with _snapshot(source) as (snapshot, held), closing(_connect(store)) as live:
            snapshot.backup(live)
            found = table_hashes(live)
    except sqlite3_module().DatabaseError as error:
        raise StoreError(f"{store}: cannot be written ({error}); the copy {source} is untouched.") from error
    if found != held:
        raise StoreError(f"{store}: somebody wrote to it meanwhile; stop Strongback elsewhere and restore again.")


def _set_aside(store: Path, moment: datetime) -> tuple[Path | None, bool]:
    """Keep the present store, as a proven copy, or as it lies there when it is too damaged to copy.

    Also say whether there is still a whole store in its place.
    """
    if not store.exists():
        return None, False
    kept = store.with_name(f"{store.stem}-before-{moment:%Y-%m-%dT%H%M%SZ}.sqlite3")
    try:
        _copy(store, kept)
    except (StoreError, UnreadableFileError):
        for end in ("", "-wal", "-shm", "-journal"):
            part = store.with_name(f"{store.name}{end}")
            if part.exists():
                part.rename(kept.with_name(f"{kept.name}{end}"))
        return kept, False
    return kept, True


def _must_be_whole(connection: Any, file: Path) -> None:
    found = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if found != "ok":
        raise UnreadableFileError(f"{file}: is damaged ({found}); take another copy.")


def _connect(path: Path, *, read_only: bool = False) -> Any:  # a connection of the SQLite in force
    module = sqlite3_module()
    if not read_only:
        return module.connect(path, isolation_level=None)
    return module.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None, timeout=20)


def _to_disk(path: Path) -> None:
    """Make sure that a file, or the names in a folder, outlive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
