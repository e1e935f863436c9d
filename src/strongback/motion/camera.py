"""Looking at a body: from a point in space to a place on a picture, without perspective."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin
from typing import TYPE_CHECKING

from strongback.knowledge.motion import View

if TYPE_CHECKING:
    from strongback.motion.vectors import Vector

# From where a view looks, in degrees about the vertical: 0 stands in front, 90 at the person's left.
YAW_DEG = {
    View.FRONT: 0.0,
    View.SIDE: 90.0,
    View.BACK: 180.0,
    View.THREE_QUARTER: 40.0,
    View.THREE_QUARTER_BACK: 145.0,
    View.RIGHT_SIDE: 270.0,
    View.THREE_QUARTER_BACK_RIGHT: 215.0,
    View.THREE_QUARTER_RIGHT: 320.0,
    View.ABOVE: 145.0,
}
# How far above the horizon a view looks from, where it is not LEVEL_DEG.
LEVEL_DEG = 8.0
PITCH_DEG = {View.ABOVE: 48.0}


@dataclass(frozen=True, slots=True)
class Look:
    """A direction to look from; ``across`` grows to the right of the picture, ``near`` towards the eye."""

    yaw_deg: float
    pitch_deg: float = LEVEL_DEG

    def see(self, point: Vector) -> tuple[float, float, float]:
        """Return how far right, up and near a point is, in metres."""
        yaw, pitch = radians(self.yaw_deg), radians(self.pitch_deg)
        x, y, z = point
        across = x * cos(yaw) - z * sin(yaw)
        near = x * sin(yaw) + z * cos(yaw)
        return across, y * cos(pitch) - near * sin(pitch), y * sin(pitch) + near * cos(pitch)


def look_of(view: View) -> Look:
    """Return the direction of a view."""
    return Look(YAW_DEG[view], PITCH_DEG.get(view, LEVEL_DEG))
