"""Draws a film of somebody who trains, for a browser's fake camera: the pose model sees a person in it.

``python -m tools.clip seated-cable-row side row.y4m``: exercise, view, file. One repetition after the other when it is
played in a loop, as Chromium does. The body is the surface of ``strongback.motion`` in plain clothes, shaded and seen
in perspective; nobody was filmed and nothing is downloaded. Needs numpy, which the solver brings along.
"""

from __future__ import annotations

import os
import sys
from bisect import bisect_right
from dataclasses import dataclass, replace
from math import ceil, cos, radians, sin
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
for folder in (ROOT, ROOT / "src"):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))

from tools.mirror import YAW_DEG  # noqa: E402

from strongback.knowledge import catalogue  # noqa: E402 - read from the sources beside this file
from strongback.motion.bones import reference  # noqa: E402
from strongback.motion.cycle import Cycle, eased  # noqa: E402
from strongback.motion.landmarks import NUMBER, Camera, places  # noqa: E402
from strongback.motion.skeleton import Figure  # noqa: E402
from strongback.motion.streams import Take, aimed_at, solved  # noqa: E402
from strongback.motion.surface import Part, moves_of, skin  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Values = NDArray[np.float64]

FPS = 15
SKIN, HAIR, BROW, EYE, LIP = (224, 172, 138), (52, 36, 28), (70, 48, 38), (30, 24, 24), (176, 88, 84)
SHIRT, TROUSERS, SHOE = (58, 92, 140), (46, 48, 58), (230, 230, 228)
WALL, FLOOR, FLOOR_FROM = (206, 203, 196), (150, 124, 98), 0.8
GRAIN = 4.0  # how much brightness differs from one place of the room to the next; no camera gives an even wall
LIGHT, AMBIENT, DIRECT = (-0.35, -0.7, -0.62), 0.45, 0.62
DENSE = 1.7  # dots for each pixel of a patch, in each direction
# Half width and height of what is drawn on a face, in metres; how far an eyebrow is above the eye.
EYE_M, BROW_M, LIP_M, BROW_UP_M = (0.016, 0.007), (0.020, 0.004), (0.024, 0.007), 0.020
# A head's hair: all above, and what is behind and not of the neck.
HAIR_ABOVE_M, HAIR_BEHIND_M, NAPE_M, FACE_M = 0.075, 0.02, -0.03, 0.03
COLLAR_M, WAIST_M, SLEEVE_M, SOCK_M = 0.055, 0.02, 0.12, 0.02


@dataclass(frozen=True, slots=True)
class Marks:
    """Places on the resting body at which colours change, in metres."""

    landmarks: tuple[Values, ...]

    @classmethod
    def of_rest(cls) -> Marks:
        """Measure the resting body."""
        points = list(reference().points)
        return cls(tuple(np.array(place) for place in places(points)))

    def __getitem__(self, name: str) -> Values:
        return self.landmarks[NUMBER[name]]

    @property
    def head(self) -> Values:
        """The middle between the ears."""
        return (self["left_ear"] + self["right_ear"]) / 2

    @property
    def mouth(self) -> Values:
        """The middle of the mouth."""
        return (self["mouth_left"] + self["mouth_right"]) / 2


def painted(part: Part, rest: Values, marks: Marks) -> Values:
    """Return the colour of each dot of a part, by where it lies on the resting body."""
    height = rest[..., 1]
    if part.piece == "trunk":
        found = _filled(rest, SHIRT)
        found[height > marks["left_shoulder"][1] + COLLAR_M] = SKIN
        found[height < marks["left_hip"][1] + WAIST_M] = TROUSERS
    elif part.piece.endswith("_leg"):
        found = _filled(rest, TROUSERS)
        found[height < marks["left_ankle"][1] + SOCK_M] = SHOE
    elif part.piece.endswith("_upper_arm"):
        found = _filled(rest, SHIRT)
        found[height < marks["left_elbow"][1] + SLEEVE_M] = SKIN
    else:
        found = _filled(rest, SKIN)
        if part.piece == "head" and part.kind == "skin":
            _face(found, rest, marks)
    return found


def _filled(rest: Values, colour: tuple[int, int, int]) -> Values:
    return np.full(rest.shape, colour, dtype=float)


def _face(found: Values, rest: Values, marks: Marks) -> None:
    away = rest - marks.head
    behind = (away[..., 2] < HAIR_BEHIND_M) & (away[..., 1] > NAPE_M)
    found[behind | (away[..., 1] > HAIR_ABOVE_M)] = HAIR
    before = away[..., 2] > FACE_M
    up = np.array((0.0, BROW_UP_M, 0.0))
    for eye in (marks["left_eye"], marks["right_eye"]):
        found[before & _spot(rest, eye, EYE_M)] = EYE
        found[before & _spot(rest, eye + up, BROW_M)] = BROW
    found[before & _spot(rest, marks.mouth, LIP_M)] = LIP


def _spot(rest: Values, middle: Values, half: tuple[float, float]) -> NDArray[np.bool_]:
    away = (rest - middle)[..., :2] / np.array(half)
    inside: NDArray[np.bool_] = (away**2).sum(-1) < 1.0
    return inside


def rows_of(rows: Sequence[Sequence[Sequence[float]]], closed: bool) -> Values:
    """Return rows of places as one array; a ring begins and ends at the same place."""
    found = np.array(rows, dtype=float)
    return np.concatenate([found, found[:, :1]], axis=1) if closed else found


def filled(rows: Values, dots: tuple[int, int]) -> Values:
    """Return dots between the places of a patch: so many between two rows, and between two places of a row."""
    return _between(_between(rows, dots[0]).swapaxes(0, 1), dots[1]).swapaxes(0, 1)


def _between(rows: Values, dots: int) -> Values:
    share = ((np.arange(dots) + 0.5) / dots)[None, :, None, None]
    found = rows[:-1, None] * (1 - share) + rows[1:, None] * share
    return found.reshape(-1, *rows.shape[1:])


def body_at(found: Cycle, second: float) -> Figure:
    """Return the body at a moment of a repetition."""
    number = min(bisect_right(found.ends_s, second), len(found.parts) - 1)
    part = found.parts[number]
    share = 1 - (found.ends_s[number] - second) / part.seconds
    near = part.bodies[round(eased(share, *part.speeds) * (len(part.bodies) - 1))]
    return Figure(found.points_at(second), near.pelvis, near.chest)


class Film:
    """One repetition of an exercise as pictures, 640 by 480."""

    def __init__(self, exercise: str, view: str) -> None:
        self._cycle = solved(catalogue().exercises[exercise], Take(reps=1))
        camera = Camera(yaw_deg=YAW_DEG[view])
        middle, distance = aimed_at(self._cycle, camera, 1.0)
        self._camera, self._middle = replace(camera, distance_m=distance), np.array(middle)
        self._parts = [part for part in skin() if part.kind != "open-hand"]
        per_metre = camera.focal * camera.height / distance * DENSE
        rest = [rows_of(part.rows, part.closed) for part in self._parts]
        self._dots = [_dots(rows, per_metre) for rows in rest]
        marks = Marks.of_rest()
        self._colours = [
            painted(part, filled(rows, dots), marks)
            for part, rows, dots in zip(self._parts, rest, self._dots, strict=True)
        ]
        self._room = self._empty_room()

    @property
    def seconds(self) -> float:
        """How long one repetition takes."""
        return self._cycle.seconds

    def _empty_room(self) -> Values:
        height, width = self._camera.height, self._camera.width
        down = np.linspace(0.0, 1.0, height)[:, None, None]
        wall, floor = np.array(WALL) * (1 - 0.15 * down), np.array(FLOOR) * (0.75 + 0.35 * down)
        grain = np.random.default_rng(1).normal(0.0, GRAIN, (height, width, 1))
        found: Values = np.where(down > FLOOR_FROM, floor, wall) + grain
        return found

    def picture(self, second: float) -> NDArray[np.uint8]:
        """Return the picture of a moment, red, green and blue of each pixel."""
        moves = moves_of(body_at(self._cycle, second))
        places_, colours = [], []
        for part, dots, colour in zip(self._parts, self._dots, self._colours, strict=True):
            seen = filled(self._seen(rows_of(part.posed(moves), part.closed)), dots)
            places_.append(seen.reshape(-1, 3))
            colours.append((colour * _shade(seen)[..., None]).reshape(-1, 3))
        return self._drawn(np.concatenate(places_), np.concatenate(colours))

    def _seen(self, rows: Values) -> Values:
        """Return places as the camera has them: right, down and away from it, in metres."""
        yaw, pitch = radians(self._camera.yaw_deg), radians(self._camera.pitch_deg)
        x, y, z = np.moveaxis(rows - self._middle, -1, 0)
        near = x * sin(yaw) + z * cos(yaw)
        right, down = x * cos(yaw) - z * sin(yaw), -(y * cos(pitch) - near * sin(pitch))
        away = self._camera.distance_m - (y * sin(pitch) + near * cos(pitch))
        return np.stack([right, down, away], axis=-1)

    def _drawn(self, dots: Values, colours: Values) -> NDArray[np.uint8]:
        width, height = self._camera.width, self._camera.height
        scale = self._camera.focal * height / dots[:, 2]
        x = (width / 2 + dots[:, 0] * scale).astype(int)
        y = (height / 2 + dots[:, 1] * scale).astype(int)
        inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
        pixels, away, paint = (y * width + x)[inside], dots[inside, 2], colours[inside]
        order = np.lexsort((-away, pixels))  # of the dots that fall on a pixel, the nearest is drawn last
        found = self._room.copy()
        found.reshape(-1, 3)[pixels[order]] = paint[order]
        drawn: NDArray[np.uint8] = np.clip(found, 0, 255).astype(np.uint8)
        return drawn


def _dots(rows: Values, per_metre: float) -> tuple[int, int]:
    """Return how many dots leave no gap between two rows, and between two places of a row."""
    along, around = (float(np.linalg.norm(np.diff(rows, axis=axis), axis=-1).max()) for axis in (0, 1))
    return max(1, ceil(along * per_metre)), max(1, ceil(around * per_metre))


def _shade(seen: Values) -> Values:
    """Return how bright each dot of a patch is."""
    along, around = np.gradient(seen, axis=0), np.gradient(seen, axis=1)
    out = np.cross(along, around)
    out /= np.linalg.norm(out, axis=-1, keepdims=True) + 1e-12
    if (out * (seen - seen.mean(axis=1, keepdims=True))).sum() < 0:
        out = -out
    light = np.array(LIGHT) / np.linalg.norm(LIGHT)
    lit: Values = AMBIENT + DIRECT * np.clip((out * light).sum(-1), 0.0, 1.0)
    return lit


def planes(picture: NDArray[np.uint8]) -> bytes:
    """Return a picture as y4m has it: brightness of every pixel, then two colours of every four (BT.601)."""
    red, green, blue = np.moveaxis(picture.astype(float), -1, 0)
    bright = 16 + 0.257 * red + 0.504 * green + 0.098 * blue
    cold = 128 - 0.148 * red - 0.291 * green + 0.439 * blue
    warm = 128 + 0.439 * red - 0.368 * green - 0.071 * blue
    fours = [plane.reshape(plane.shape[0] // 2, 2, -1, 2).mean(axis=(1, 3)) for plane in (cold, warm)]
    return b"".join(np.round(plane).astype(np.uint8).tobytes() for plane in (bright, *fours))


def film(exercise: str, view: str) -> Iterator[bytes]:
    """Yield the parts of a y4m file.

    Raises:
        KeyError: there is no such exercise or view.
        ValueError: the exercise has no motion.

    """
    made = Film(exercise, view)
    yield f"YUV4MPEG2 W{Camera().width} H{Camera().height} F{FPS}:1 Ip A1:1 C420jpeg\n".encode()
    for number in range(round(made.seconds * FPS)):
        yield b"FRAME\n" + planes(made.picture(number / FPS))


def main(arguments: Sequence[str]) -> None:
    """Write the film; one that is there already stays."""
    exercise, view, name = arguments
    file = Path(name)
    if file.exists():
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(f".{os.getpid()}")  # two workers may want it at once
    with unfinished.open("wb") as to:
        to.writelines(film(exercise, view))
    unfinished.replace(file)


if __name__ == "__main__":
    main(sys.argv[1:])
