"""Whether what was acknowledged survives a power cut, when only synced bytes and any part of the others are there.

A writer keeps sets through the real store and says each one that was kept; every write and sync of the database's
files is recorded with strace. Then the power is cut at random moments: what was synced before is there, of what was
written since any 512-byte sectors are. The file is opened with the same SQLite, checked and compared with what had
been acknowledged. With ``synchronous=NORMAL``, the usual advice, the same replay must lose sets: that shows that it can
fail. Run: ``python benchmarks/power_cut.py [--cuts 400]``.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SECTOR = 512
SETS = 400
CALLS = "openat,write,pwrite64,ftruncate,fsync,fdatasync,unlink,close,rename"
LINE = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
QUOTED = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
SYNCED = ("fsync", "fdatasync")


@dataclass
class Event:
    """One thing that happened: a write, a cut to length, a sync or a removal of a file, or an acknowledgement."""

    kind: str
    file: str = ""
    offset: int = 0
    content: bytes = b""


@dataclass
class Disk:
    """What lies on the disk: synced bytes, and writes that nobody has synced yet."""

    synced: dict[str, bytearray] = field(default_factory=dict)
    loose: dict[str, list[Event]] = field(default_factory=dict)

    def happen(self, event: Event) -> None:
        """Take one event in."""
        if event.kind == "unlink":
            # The removal of a name is kept by the next sync at the latest; both orders leave a file that opens.
            self.synced.pop(event.file, None)
            self.loose.pop(event.file, None)
        elif event.kind == "sync":
            for loose in self.loose.pop(event.file, []):
                put(self.synced.setdefault(event.file, bytearray()), loose)
        elif event.kind in {"write", "truncate"}:
            self.loose.setdefault(event.file, []).append(event)

    def after_a_cut(self, rng: random.Random) -> dict[str, bytearray]:
        """Return what is found after the power came back: loose writes in any part, sector by sector."""
        found = {name: bytearray(content) for name, content in self.synced.items()}
        for name, events in self.loose.items():
            for event in events:
                if rng.random() < 0.5:  # noqa: PLR2004 - each with an even chance
                    put(found.setdefault(name, bytearray()), torn(event, rng))
        return found


def put(content: bytearray, event: Event) -> None:
    """Apply a write, or a cut to length."""
    if event.kind == "truncate":
        del content[event.offset :]
        content.extend(bytes(event.offset - len(content)))
        return
    end = event.offset + len(event.content)
    content.extend(bytes(max(0, end - len(content))))
    content[event.offset : end] = event.content


def torn(event: Event, rng: random.Random) -> Event:
    """Return a write of which only the first sectors arrived, as often as not."""
    if event.kind == "truncate" or rng.random() < 0.5:  # noqa: PLR2004 - each with an even chance
        return event
    sectors = len(event.content) // SECTOR
    return Event("write", event.file, event.offset, event.content[: SECTOR * rng.randint(0, sectors)])


def write_sets(synchronous: str) -> None:
    """Keep sets through the real store, and say the id of each that was kept; runs in a process of its own."""
    from datetime import UTC, date, datetime  # noqa: PLC0415 - only the writer needs them

    from strongback.record.identity import uuid7  # noqa: PLC0415
    from strongback.record.log import SetLog  # noqa: PLC0415
    from strongback.store.opening import open_store  # noqa: PLC0415

    store, moment, rng = open_store("me"), datetime(2026, 3, 2, 18, tzinfo=UTC), random.Random(1)
    from django.db import connection  # noqa: PLC0415 - Django is ready now

    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA synchronous={synchronous}")
    os.write(1, b"begin\n")
    for _ in range(SETS):
        item = SetLog(str(uuid7(moment, rng.randbytes(10))), "plank", date(2026, 3, 2), moment, rng.randint(1, 60))
        store.add_facts([item], (), ())
        os.write(1, f"{item.id}\n".encode())


def recorded(synchronous: str, folder: Path) -> list[Event]:
    """Run the writer and return all that happened to the database's files."""
    trace, home = folder / "trace", folder / "home"
    command = ["strace", "-f", "-xx", "-s", "1000000", "-o", str(trace), "-e", f"trace={CALLS}"]
    command += [sys.executable, str(Path(__file__).resolve()), "--write", synchronous]
    here = os.environ | {"STRONGBACK_HOME": str(home), "PYTHONPATH": str(ROOT)}
    here.pop("STRONGBACK_DATABASE_URL", None)
    subprocess.run(command, env=here, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own words
    return events_of(trace)


def events_of(trace: Path) -> list[Event]:
    """Read what strace has written."""
    open_files: dict[int, str] = {}
    events: list[Event] = []
    with trace.open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            found = LINE.match(line)
            if found is None or int(found[3]) < 0:
                continue
            event = _event(found[1], found[2], int(found[3]), open_files)
            if event is not None:
                events.append(event)
    return events


def _event(call: str, arguments: str, result: int, open_files: dict[int, str]) -> Event | None:  # noqa: PLR0911 - one for each call
    texts = [bytes.fromhex(text.replace("\\x", "")) for text in QUOTED.findall(arguments)]
    if call == "openat":
        open_files[result] = Path(os.fsdecode(texts[0])).name if texts else ""
        return None
    if call == "unlink":
        return Event("unlink", Path(os.fsdecode(texts[0])).name)
    handle = int(arguments.split(",", 1)[0]) if arguments.split(",", 1)[0].isdigit() else -1
    if call == "close":
        open_files.pop(handle, None)
        return None
    if call == "write" and handle == 1:
        return Event("said", content=texts[0].strip())
    file = open_files.get(handle, "")
    if "sqlite3" not in file or file.endswith("-shm"):
        return None
    if call in SYNCED:
        return Event("sync", file)
    if call == "ftruncate":
        return Event("truncate", file, int(arguments.rsplit(",", 1)[1]))
    if call == "pwrite64":
        return Event("write", file, int(arguments.rsplit(",", 1)[1]), texts[0][:result])
    return None


@dataclass
class Outcome:
    """What the cuts came to."""

    cuts: int = 0
    corrupt: int = 0
    cuts_with_loss: int = 0
    worst: int = 0


def cut_again_and_again(synchronous: str, cuts: int, seed: int = 1) -> Outcome:
    """Record a writer once, cut its power so often, and say what was lost."""
    rng, outcome = random.Random(seed), Outcome(cuts)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        events = recorded(synchronous, folder)
        begin = next(at for at, event in enumerate(events) if event.content == b"begin")
        for moment in sorted(rng.randrange(begin, len(events)) for _ in range(cuts)):
            disk, said = Disk(), []
            for event in events[:moment]:
                if event.kind == "said":
                    said.append(event.content.decode())
                else:
                    disk.happen(event)
            lost = _lost(disk.after_a_cut(rng), set(said) - {"begin"}, folder / "cut")
            outcome.corrupt += lost is None
            outcome.cuts_with_loss += bool(lost)
            outcome.worst = max(outcome.worst, lost or 0)
    return outcome


def _lost(files: dict[str, bytearray], said: set[str], folder: Path) -> int | None:
    """Return how many acknowledged sets are missing; None when the file is damaged."""
    from strongback.store.sqlite import FILE, sqlite3_module, use_bundled_sqlite  # noqa: PLC0415 - only the replay

    use_bundled_sqlite()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    module = sqlite3_module()
    try:
        with closing(module.connect(folder / FILE)) as database:
            if database.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                return None
            kept = {row_id for (row_id,) in database.execute("SELECT id FROM store_setrow")}
    except module.DatabaseError:
        return None
    return len({text.replace("-", "") for text in said} - kept)


def main() -> None:
    """Measure and print; exit code 1 when anything was lost with the settings of the store."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write")
    parser.add_argument("--cuts", type=int, default=400)
    asked = parser.parse_args()
    if asked.write:
        write_sets(asked.write)
        return
    if shutil.which("strace") is None:
        sys.exit("This measurement needs strace; on Debian: apt install strace.")
    well = True
    for synchronous in ("FULL", "NORMAL"):
        found = cut_again_and_again(synchronous, asked.cuts)
        ours = " (as the store has it)" if synchronous == "FULL" else ""
        print(
            f"synchronous={synchronous}{ours}: {found.cuts} cuts, {found.corrupt} damaged files, "
            f"{found.cuts_with_loss} cuts lost acknowledged sets, {found.worst} of {SETS} at worst",
            flush=True,
        )
        well &= synchronous != "FULL" or not (found.corrupt or found.cuts_with_loss)
    sys.exit(0 if well else 1)


if __name__ == "__main__":
    main()
