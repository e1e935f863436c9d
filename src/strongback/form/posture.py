"""The posture snapshot: a few angles of one person under one camera, with their error, from landmarks alone.

These are proxies: the landmarks know ears, shoulders and hips, and no vertebra. They are compared with the same person
before and with nobody else; there is no threshold, no label and no good or bad number here.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot, sqrt
from statistics import fmean, median, stdev
from typing import TYPE_CHECKING

from strongback.form.signals import reading
from strongback.form.view import ViewFinder
from strongback.knowledge.camera import CameraView, Side, Signal
from strongback.record.posture import Measured, PostureMeasure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from strongback.form.frame import Frame
    from strongback.record.posture import PostureSnapshot

TAKES = 3
STUDENT_T = 4.30  # two degrees of freedom, 95 percent
LEAST_ERROR_DEG = 1.5  # two pose models differ by about three degrees on the same pictures
DEAD_BAND_DEG = 2.0
SEEN_SHARE = 0.6
DIGITS = 2


class PostureError(ValueError):
    """A take that cannot be used; the sentence says what to do."""


@dataclass(frozen=True, slots=True)
class Change:
    """How a measure moved since the first snapshot; ``moved`` only past both errors and the dead band."""

    first: Measured
    latest: Measured
    by: float
    error: float
    moved: bool


def measure_takes(takes: Sequence[Sequence[Frame]]) -> tuple[CameraView, dict[PostureMeasure, Measured]]:
    """Return the view and the measures of three takes, each a second or so of frames; stand anew for each take.

    Raises:
        PostureError: too few takes, or one from another side or with the body hidden.

    """
    if len(takes) < TAKES:
        raise PostureError(f"A snapshot needs {TAKES} takes and has {len(takes)}; stand anew for each.")
    seen = [_take(frames) for frames in takes]
    views = {view for view, _ in seen}
    if len(views) > 1:
        raise PostureError("The takes look from different sides; leave the camera where it is and begin again.")
    names = list(seen[0][1])
    return seen[0][0], {name: _averaged([measures[name] for _, measures in seen]) for name in names}


def _take(frames: Sequence[Frame]) -> tuple[CameraView, dict[PostureMeasure, float]]:
    bodies = [frame for frame in frames if frame.values]
    if not bodies:
        raise PostureError("Nobody is in the picture; step into it.")
    finder = ViewFinder()
    for frame in bodies:
        finder.look(frame.t, frame.values)
    view = finder.view
    if view is CameraView.OBLIQUE:
        raise PostureError("The camera looks at you from an angle; turn until it sees you from the side or the front.")
    return view, {name: _median(signals, bodies, finder.near) for name, signals in _wanted(view).items()}


def _wanted(view: CameraView) -> dict[PostureMeasure, tuple[Signal, ...]]:
    """Return the signals of each measure; of two, the second is taken from the first."""
    if view is CameraView.SIDE:
        return {
            PostureMeasure.HEAD_FORWARD: (Signal.EAR_LEAN,),
            PostureMeasure.SHOULDERS_FORWARD: (Signal.TRUNK, Signal.LEAN),
            PostureMeasure.TRUNK_LEAN: (Signal.TRUNK,),
        }
    return {
        PostureMeasure.SHOULDERS_LEVEL: (Signal.SHOULDERS_LEVEL,),
        PostureMeasure.HIPS_LEVEL: (Signal.HIPS_LEVEL,),
    }


def _median(signals: Sequence[Signal], frames: Sequence[Frame], near: str) -> float:
    values = []
    for frame in frames:
        found = [reading(signal, Side.NEAR, near)(frame.values, frame.width / frame.height) for signal in signals]
        known = [value for value in found if value is not None]
        if len(known) == len(signals):
            values.append(known[0] - sum(known[1:]))
    if len(values) < SEEN_SHARE * len(frames):
        raise PostureError("Ear, shoulder or hip is hidden; tie hair back, wear something close, and begin again.")
    return median(values)


def _averaged(values: Sequence[float]) -> Measured:
    error = max(LEAST_ERROR_DEG, STUDENT_T * stdev(values) / sqrt(len(values)))
    return Measured(round(fmean(values), DIGITS), round(error, DIGITS))


def changes(snapshots: Sequence[PostureSnapshot]) -> Mapping[PostureMeasure, Change]:
    """Return how each measure moved between the first and the latest snapshot of the latest one's view."""
    if not snapshots:
        return {}
    alike = [snapshot for snapshot in snapshots if snapshot.view is snapshots[-1].view]
    found = {}
    for name, latest in alike[-1].measures.items():
        first = next((item.measures[name] for item in alike[:-1] if name in item.measures), None)
        if first is not None:
            found[name] = _change(first, latest)
    return found


def _change(first: Measured, latest: Measured) -> Change:
    by, error = latest.value - first.value, hypot(first.error, latest.error)
    return Change(first, latest, round(by, DIGITS), round(error, DIGITS), abs(by) > max(error, DEAD_BAND_DEG))
