"""Writes a store of the version that is about to be released, for the tests of upgrades: once, on that day."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RELEASES = ROOT / "tests" / "store" / "releases"
sys.path.insert(0, str(ROOT))


def fill() -> None:
    """Keep something of everything that can be kept, through the real store."""
    from datetime import UTC, datetime  # noqa: PLC0415 - the folder of the store is named first

    from strongback.coach.logging import Moment, log_lines  # noqa: PLC0415
    from strongback.coach.planning import keep_plan, plan_for, request_for  # noqa: PLC0415
    from strongback.coach.screening import screen_and_keep  # noqa: PLC0415
    from strongback.knowledge import catalogue  # noqa: PLC0415
    from strongback.progression.options import DEFAULTS  # noqa: PLC0415
    from strongback.record.answers import Answers  # noqa: PLC0415
    from strongback.record.identity import uuid7  # noqa: PLC0415
    from strongback.record.note import Note, NoteKind, SkipReason  # noqa: PLC0415
    from strongback.record.posture import CameraView, Measured, PostureMeasure, PostureSnapshot  # noqa: PLC0415
    from strongback.record.profile import Profile  # noqa: PLC0415
    from strongback.record.profile_file import WHOLE_GYM  # noqa: PLC0415
    from strongback.record.stored import Proposal  # noqa: PLC0415
    from strongback.store.opening import open_store  # noqa: PLC0415

    store, known, now = open_store("me"), catalogue(), datetime(2026, 3, 2, 18, tzinfo=UTC)
    numbers = iter(range(1, 1000))

    def entropy(size: int) -> bytes:
        return next(numbers).to_bytes(size, "big")

    profile, answers = Profile(equipment=WHOLE_GYM), Answers({}, all_no=True)
    store.save_profile(profile)
    screen_and_keep(store, answers, (), known, birth_year=None, now=now, entropy=entropy)
    plan = keep_plan(store, plan_for(request_for(profile, known, now.date()), answers, now.date()), now, entropy)
    lines = ["seated-cable-row 3x10 @40kg rir2 clean", "pain mid-back 3", "sleep 7 stress 2"]
    log_lines(store, lines, known, Moment(now.date(), now, entropy), DEFAULTS)
    measures = {PostureMeasure.HEAD_FORWARD: Measured(50.5, 4.0)}
    store.add_posture(
        PostureSnapshot(str(uuid7(now, entropy(10))), now.date(), now, CameraView.SIDE, measures, "Grüße, Zoë")
    )
    skip = Note(str(uuid7(now, entropy(10))), now.date(), now, NoteKind.SKIPPED, "Zu voll", "plank", SkipReason.OTHER)
    store.add_note(skip)
    store.save_proposal(Proposal(str(uuid7(now, entropy(10))), now, plan.version, plan.plan, "Mondays"))
    sets = store.sets_between(now.date(), now.date())
    store.delete_sets([sets[0].id], now)


def write(target: Path) -> None:
    """Write a store of the present version as SQL."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["STRONGBACK_HOME"] = folder
        os.environ.pop("STRONGBACK_DATABASE_URL", None)
        fill()
        from django.db import connection  # noqa: PLC0415 - Django is ready now

        from strongback.store.sqlite import FILE  # noqa: PLC0415

        connection.close()
        # The bundled library cannot write itself out as SQL; the interpreter's own can, in a process of its own.
        dump = "import sqlite3, sys; print(*sqlite3.connect(sys.argv[1]).iterdump(), sep='\\n')"
        command = [sys.executable, "-X", "utf8", "-c", dump, str(Path(folder) / FILE)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
        target.write_text(done.stdout, encoding="utf-8")


def main() -> None:
    """Write the file of this version, never over one that is there."""
    from strongback import __version__  # noqa: PLC0415

    target = RELEASES / f"{__version__}.sql"
    if target.exists():
        sys.exit(f"{target.relative_to(ROOT)}: is there already; a released store is never changed.")
    write(target)
    print(f"wrote {target.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
