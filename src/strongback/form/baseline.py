"""The athlete's own range of motion: what they usually reach in an exercise, to hold a new set against."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from strongback.record.form_summary import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from strongback.knowledge.camera import CameraView
    from strongback.record.form_summary import FormSummary

REACH_DAYS = 180
LATEST = 6
FEWEST = 3


def usual_rom(summaries: Iterable[FormSummary]) -> dict[CameraView, float]:
    """Return the median range of the latest clean sets of one exercise, oldest first, for each view with enough.

    Only clean sets teach what is usual: a range that was named a fault must not become the measure. Angles are taken
    in the picture's plane, so every view has a range of its own.
    """
    seen: dict[CameraView, list[float]] = {}
    for summary in summaries:
        if summary.rom is not None and summary.view is not None and summary.verdict is Verdict.CLEAN:
            seen.setdefault(summary.view, []).append(summary.rom)
    return {view: median(roms[-LATEST:]) for view, roms in seen.items() if len(roms) >= FEWEST}
