"""Writes how pain is judged, for the client's test to read; ``--check`` fails when the file is not up to date."""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path

from strongback.record.log import PainKind, PainNote, Region
from strongback.screening.pain import judge

FILE = Path(__file__).resolve().parent.parent / "web" / "src" / "screens" / "today" / "light.json"
DAY = date(2026, 11, 26)
DURING = (0, 1, 2, 3, 5, 6, 10)
AFTER = (None, 3, 6)
MORNING = (None, 2, 3, 6)
USUAL = (0, 2)


def light(kind: PainKind, during: int, after: int | None, morning: int | None, usual: int) -> str:
    """Return the light of a note."""
    note = PainNote(
        "a", DAY, datetime(2026, 11, 26, tzinfo=UTC), Region.MID_BACK, during, after, morning, usual, kind
    )  # fmt: skip
    return str(judge(note).light)


def table() -> str:
    """Return a row for each note: kind, during, after, next morning, usual, light."""
    rows = [
        [str(kind), *felt, light(kind, *felt)]
        for kind, felt in product(PainKind, product(DURING, AFTER, MORNING, USUAL))
    ]
    return "[\n" + ",\n".join(f"  {json.dumps(row)}" for row in rows) + "\n]\n"


def main() -> None:
    """Write or check the file."""
    wanted = table()
    is_current = FILE.is_file() and FILE.read_text(encoding="utf-8") == wanted
    if "--check" in sys.argv and not is_current:
        sys.exit(f"Not up to date: {FILE.name}. Run make fix and commit the result.")
    if not is_current:
        FILE.write_text(wanted, encoding="utf-8")


if __name__ == "__main__":
    main()
