"""The 33 landmarks that a pose model gives of a body, as the camera of a phone would see them.

Numbering, axes and scale are those of BlazePose: image landmarks are shares of the picture's width and height, y down;
world landmarks are metres from the middle of the hips, x to the right of the picture, y down, z away from the camera.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin
from typing import TYPE_CHECKING

from strongback.motion import body as size
from strongback.motion.skeleton import AT
from strongback.motion.vectors import Vector, add, middle, scale, sub

if TYPE_CHECKING:
    from collections.abc import Sequence

Landmark = tuple[float, float, float, float]

NAMES: tuple[str, ...] = (
    "nose", "left_eye_inner", "left_eye", "left_eye_outer", "right_eye_inner", "right_eye", "right_eye_outer",
    "left_ear", "right_ear", "mouth_left", "mouth_right", "left_shoulder", "right_shoulder", "left_elbow",
    "right_elbow", "left_wrist", "right_wrist", "left_pinky", "right_pinky", "left_index", "right_index",
    "left_thumb", "right_thumb", "left_hip", "right_hip", "left_knee", "right_knee", "left_ankle", "right_ankle",
    "left_heel", "right_heel", "left_foot_index", "right_foot_index",
)  # fmt: skip
NUMBER = {name: number for number, name in enumerate(NAMES)}
# Places on the face as shares of the ways from between the ears to the nose, to the left ear and to the crown.
FACE = {
    "left_eye_inner": (0.86, 0.24, 0.30), "left_eye": (0.82, 0.42, 0.30), "left_eye_outer": (0.74, 0.60, 0.30),
    "right_eye_inner": (0.86, -0.24, 0.30), "right_eye": (0.82, -0.42, 0.30), "right_eye_outer": (0.74, -0.60, 0.30),
    "mouth_left": (0.86, 0.33, -0.38), "mouth_right": (0.86, -0.33, -0.38),
}  # fmt: skip
_FROM = tuple(AT.get(name.replace("foot_index", "toe"), -1) for name in NAMES)
_HEAD, _NOSE, _LEFT_EAR, _CROWN = (AT[name] for name in ("head", "nose", "left_ear", "crown"))
_HIPS = (AT["left_hip"], AT["right_hip"])
TORSO_M = 0.30 * size.STATURE_M  # from the middle of the shoulders to the middle of the hips, upright


def places(points: Sequence[Vector], factor: float = 1.0) -> list[Vector]:
    """Return where the 33 landmarks are in space, in metres; ``factor`` is how much larger than standard."""
    head = points[_HEAD]
    forward, left, up = (sub(points[at], head) for at in (_NOSE, _LEFT_EAR, _CROWN))
    found = []
    for name, at in zip(NAMES, _FROM, strict=True):
        if at >= 0:
            place = points[at]
        else:
            a, b, c = FACE[name]
            place = add(head, add(add(scale(forward, a), scale(left, b)), scale(up, c)))
        found.append(scale(place, factor) if factor != 1.0 else place)
    return found


@dataclass(frozen=True, slots=True)
class Camera:
    """Where a phone stands: turned about the person, at a height, at a distance, all it sees in one picture.

    ``yaw_deg`` 0 is in front of the person, 90 at the left side, 180 behind, -90 at the right side.
    """

    yaw_deg: float = 90.0
    pitch_deg: float = 4.0
    distance_m: float = 3.2
    focal: float = 1.35  # in picture heights
    width: int = 640
    height: int = 480

    def world(self, found: Sequence[Vector]) -> list[Vector]:
        """Return landmarks in the camera's directions, from the middle of the hips."""
        centre = middle(found[NUMBER["left_hip"]], found[NUMBER["right_hip"]])
        yaw, pitch = radians(self.yaw_deg), radians(self.pitch_deg)
        cy, sy, cp, sp = cos(yaw), sin(yaw), cos(pitch), sin(pitch)
        result = []
        for place in found:
            x, y, z = place[0] - centre[0], place[1] - centre[1], place[2] - centre[2]
            near = x * sy + z * cy
            result.append((x * cy - z * sy, -(y * cp - near * sp), -(y * sp + near * cp)))
        return result

    def image(self, seen: Sequence[Vector], hips: Vector) -> list[Vector]:
        """Return landmarks on the picture; ``hips`` is the middle of the hips, seen from the picture's middle."""
        result = []
        ratio = self.height / self.width
        for x, y, z in seen:
            depth = self.distance_m + z + hips[2]
            factor = self.focal / depth
            result.append((0.5 + (x + hips[0]) * factor * ratio, 0.5 + (y + hips[1]) * factor, z * factor * ratio))
        return result
