"""The athlete's own range of motion: what they usually reach in an exercise, to hold a new set against."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from strongback.record.form_summary import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from strongback.record.form_summary import FormSummary

LATEST = 6
FEWEST = 2


def usual_rom(summaries: Iterable[FormSummary]) -> float | None:
    """Return the median range of the latest measured sets, oldest first, or None while there are too few.

    Sets that broke down are left out: they would teach the engine that short is usual.
    """
    fit = [
        summary.rom_deg
        for summary in summaries
        if summary.rom_deg is not None and summary.verdict in {Verdict.CLEAN, Verdict.WATCH}
    ]
    return median(fit[-LATEST:]) if len(fit) >= FEWEST else None
