"""A posture snapshot: how head and trunk stand over the hips, from a few seconds of landmarks, with its error.

Ear, shoulder and hip stand in for what only an examination can measure, so the numbers compare a person with
themselves under the same camera and say nothing else: there is no threshold here. The picture is not kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, degrees, hypot
from statistics import mean, median, stdev
from typing import TYPE_CHECKING, Any, TypeAlias

from strongback.form.landmarks import LEFT, PLACE, RIGHT, SIZE, VISIBILITY
from strongback.record.posture import CameraView, Measured, PostureMeasure, measures_document

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Width, height and the 264 numbers of one picture.
Picture: TypeAlias = tuple[float, float, "Sequence[float]"]

TAKES = 3
LEAST_PICTURES = 8
LEAST_VISIBILITY = 0.6
# What measuring the same posture again may give, in degrees: evidence section 5 names 5 to 7 for a change.
REPEATED_DEG = 5.0
SIDE_SHARE = 0.45  # of trunk length: shoulders closer together than this are seen from the side


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was measured, or in ``why`` why nothing was."""

    measures: Mapping[PostureMeasure, Measured]
    why: str = ""

    @classmethod
    def of(cls, view: str, takes: Sequence[Sequence[Picture]]) -> Snapshot:
        """Measure a snapshot of the side or of the front from its takes; each counts as one value, their middle."""
        if len(takes) < TAKES:
            return cls({}, "takes-missing")
        measured = _side if view == CameraView.SIDE else _front
        values: list[dict[PostureMeasure, float]] = []
        for take in takes:
            whole = [picture for picture in take if len(picture[2]) == SIZE]
            if len(whole) < LEAST_PICTURES:
                return cls({}, "nobody")
            if sum(_is_from_the_side(picture) == (view == CameraView.SIDE) for picture in whole) * 2 < len(whole):
                return cls({}, "wrong-view")
            found = [one for picture in whole if (one := measured(*picture))]
            if len(found) < LEAST_PICTURES:
                return cls({}, "not-seen")
            values.append({name: median(one[name] for one in found) for name in found[0]})
        return cls({name: _together([take[name] for take in values]) for name in values[0]})

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {"measures": measures_document(self.measures), "why": self.why}


def _together(values: Sequence[float]) -> Measured:
    """Return the mean of the takes; its error is never smaller than what measuring again gives."""
    return Measured(round(mean(values), 1), round(hypot(REPEATED_DEG, 2 * stdev(values)), 1))


def _trunk(picture: Picture) -> float:
    """Return the length of the trunk in picture heights."""
    width, height, values = picture
    x, y = _between(values, "shoulder")
    hip_x, hip_y = _between(values, "hip")
    return hypot((x - hip_x) * width / height, y - hip_y)


def _between(values: Sequence[float], joint: str) -> tuple[float, float]:
    left, right = LEFT[joint], RIGHT[joint]
    return (values[left] + values[right]) / 2, (values[left + 1] + values[right + 1]) / 2


def _is_from_the_side(picture: Picture) -> bool:
    width, height, values = picture
    apart = abs(values[LEFT["shoulder"]] - values[RIGHT["shoulder"]]) * width / height
    return apart < SIDE_SHARE * _trunk(picture)


def _side(width: float, height: float, values: Sequence[float]) -> dict[PostureMeasure, float] | None:
    """Return how far head and trunk are in front of the upright, positive where the person looks."""
    joints = ("ear", "shoulder", "hip")
    near = max((LEFT, RIGHT), key=lambda side: sum(values[side[joint] + VISIBILITY] for joint in joints))
    if min(values[near[joint] + VISIBILITY] for joint in joints) < LEAST_VISIBILITY:
        return None
    ear, shoulder, hip = ((values[near[joint]] * width, values[near[joint] + 1] * height) for joint in joints)
    ahead = 1.0 if values[PLACE["nose"]] * width >= ear[0] else -1.0

    def forward(low: tuple[float, float], high: tuple[float, float]) -> float:
        return degrees(atan2(ahead * (high[0] - low[0]), low[1] - high[1]))

    return {PostureMeasure.HEAD_FORWARD: forward(shoulder, ear), PostureMeasure.TRUNK_LEAN: forward(hip, shoulder)}


def _front(width: float, height: float, values: Sequence[float]) -> dict[PostureMeasure, float] | None:
    """Return how far shoulders and hips are from level, positive where the left side is higher."""
    joints = ("shoulder", "hip")
    if min(values[side[joint] + VISIBILITY] for side in (LEFT, RIGHT) for joint in joints) < LEAST_VISIBILITY:
        return None

    def level(joint: str) -> float:
        left, right = LEFT[joint], RIGHT[joint]
        across = abs(values[left] - values[right]) * width
        return degrees(atan2((values[right + 1] - values[left + 1]) * height, across))

    return {PostureMeasure.SHOULDERS_LEVEL: level("shoulder"), PostureMeasure.HIPS_LEVEL: level("hip")}
