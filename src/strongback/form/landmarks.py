"""The 33 landmarks of a body in the order of the pose model, as places in a flat frame.

A frame is 264 numbers: 33 image landmarks of x, y, z, visibility (x and y as shares of width and height), then 33
world landmarks of the same four in metres. A place is where a landmark's x stands; y, z and visibility follow.
"""

from __future__ import annotations

COUNT = 33
FIELDS = 4
WORLD = COUNT * FIELDS
SIZE = 2 * WORLD
VISIBILITY = 3

NAMES = (
    "nose", "left-eye-inner", "left-eye", "left-eye-outer", "right-eye-inner", "right-eye", "right-eye-outer",
    "left-ear", "right-ear", "mouth-left", "mouth-right", "left-shoulder", "right-shoulder", "left-elbow",
    "right-elbow", "left-wrist", "right-wrist", "left-pinky", "right-pinky", "left-index", "right-index",
    "left-thumb", "right-thumb", "left-hip", "right-hip", "left-knee", "right-knee", "left-ankle", "right-ankle",
    "left-heel", "right-heel", "left-foot-index", "right-foot-index",
)  # fmt: skip

PLACE = {name: FIELDS * at for at, name in enumerate(NAMES)}
LEFT = {
    name.removeprefix("left-"): place for name, place in PLACE.items() if name.startswith("left-")
}  # such as shoulder -> 44
RIGHT = {name.removeprefix("right-"): place for name, place in PLACE.items() if name.startswith("right-")}
