"""Where the camera stands: side, front, back or oblique, and which side of the body is near.

The shoulder and hip lines tell it. Their depth is the only thing taken from the third dimension.
"""

from __future__ import annotations

from math import atan2, degrees, exp, hypot
from typing import TYPE_CHECKING

from strongback.form.landmarks import LEFT, RIGHT, WORLD
from strongback.knowledge.camera import CameraView

if TYPE_CHECKING:
    from collections.abc import Sequence

SIDE_FROM_DEG = 50.0
FRONT_UP_TO_DEG = 35.0
SETTLE_S = 0.4

LEFT_SHOULDER, RIGHT_SHOULDER = WORLD + LEFT["shoulder"], WORLD + RIGHT["shoulder"]
LEFT_HIP, RIGHT_HIP = WORLD + LEFT["hip"], WORLD + RIGHT["hip"]


class ViewFinder:
    """Follows the view over time, so that one odd picture changes nothing."""

    __slots__ = ("across", "down", "t", "through")

    def __init__(self) -> None:
        self.t = -1.0
        self.across = self.down = self.through = 0.0

    def look(self, t: float, v: Sequence[float]) -> None:
        """Take one frame's world landmarks in: x to the right, y down, z away from the camera."""
        keep = 0.0 if self.t < 0 else exp(-max(0.0, t - self.t) / SETTLE_S)
        new = 1.0 - keep
        self.t = t
        across = v[LEFT_SHOULDER] - v[RIGHT_SHOULDER] + v[LEFT_HIP] - v[RIGHT_HIP]
        down = v[LEFT_SHOULDER + 1] - v[RIGHT_SHOULDER + 1] + v[LEFT_HIP + 1] - v[RIGHT_HIP + 1]
        through = v[LEFT_SHOULDER + 2] - v[RIGHT_SHOULDER + 2] + v[LEFT_HIP + 2] - v[RIGHT_HIP + 2]
        self.across = keep * self.across + new * across
        self.down = keep * self.down + new * down
        self.through = keep * self.through + new * through

    @property
    def yaw_deg(self) -> float:
        """How far the body is turned out of the picture: 0 shows front or back, 90 one side."""
        return degrees(atan2(abs(self.through), hypot(self.across, self.down)))

    @property
    def near(self) -> str:
        """The side of the body next to the camera."""
        return "right" if self.through > 0 else "left"

    @property
    def view(self) -> CameraView:
        """From where the camera looks."""
        yaw = self.yaw_deg
        if yaw >= SIDE_FROM_DEG:
            return CameraView.SIDE
        if yaw > FRONT_UP_TO_DEG:
            return CameraView.OBLIQUE
        return CameraView.FRONT if self.across > 0 else CameraView.BACK
