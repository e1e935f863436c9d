"""A body of sticks seen from its right side, for streams no exercise has: walking, sitting down, standing about."""

from __future__ import annotations

from math import cos, pi, radians, sin
from typing import TYPE_CHECKING, Any

from strongback.form import Engine, Frame
from strongback.form.landmarks import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from strongback.form import SetResult
    from strongback.form.events import Event
    from strongback.knowledge.camera import CameraRule

WIDTH, HEIGHT, SCALE = 640, 480, 0.22  # a metre is so much of the picture's height
TRUNK, UPPER_ARM, FOREARM, THIGH, SHANK = 0.52, 0.30, 0.27, 0.43, 0.42
HALF_WIDTH = 0.18
FPS = 30.0


def _from(point: tuple[float, float], length: float, angle_deg: float) -> tuple[float, float]:
    """Return the end of a segment; 0 hangs straight down, 90 points to the front, which is the picture's right."""
    at = radians(angle_deg)
    return point[0] + length * sin(at), point[1] + length * cos(at)


def body(
    t: float,
    *,
    hip: tuple[float, float] = (1.5, 1.1),
    lean: float = 0.0,
    arm: float = 0.0,
    elbow: float = 180.0,
    thigh: float = 0.0,
    knee: float = 180.0,
    visibility: float = 0.98,
    size: float = 1.0,
) -> Frame:
    """Return one frame of a body whose right side is near the camera; metres and degrees, y down.

    ``lean`` tips the trunk forward, ``arm`` lifts the upper arm forward from the trunk, ``elbow`` and ``knee`` are
    joint angles, ``thigh`` lifts the thigh forward from hanging.
    """
    shoulder = _from(hip, TRUNK, 180 - lean)
    bent = _from(shoulder, UPPER_ARM, arm - lean)
    hand = _from(bent, FOREARM, arm - lean + 180 - elbow)
    leg = _from(hip, THIGH, thigh)
    foot = _from(leg, SHANK, thigh - 180 + knee)
    ear, nose = _from(shoulder, 0.2, 178 - lean), _from(shoulder, 0.22, 152 - lean)
    spots = {
        "shoulder": shoulder, "elbow": bent, "wrist": hand, "pinky": hand, "index": hand, "thumb": hand, "hip": hip,
        "knee": leg, "ankle": foot, "heel": foot, "foot-index": (foot[0] + 0.15, foot[1]), "ear": ear,
    }  # fmt: skip
    image, world = [], []
    for name in NAMES:
        part = (
            name.replace("left-", "").replace("right-", "").replace("mouth-left", "nose").replace("mouth-right", "nose")
        )
        x, y = spots.get(part, nose)
        z = HALF_WIDTH if "left" in name else -HALF_WIDTH if "right" in name else 0.0
        image.append((x * SCALE * size * HEIGHT / WIDTH, y * SCALE * size, z * SCALE, visibility))
        world.append((x - hip[0], y - hip[1], z, visibility))
    return Frame.of(t, WIDTH, HEIGHT, image, world)


def nobody(t: float) -> Frame:
    """Return a frame of an empty room."""
    return Frame(t, WIDTH, HEIGHT, ())


def curve(t: float, seconds: float) -> float:
    """Return a movement that goes from 0 to 1 and back within so many seconds, again and again."""
    return (1 - cos(2 * pi * t / seconds)) / 2


def times(seconds: float, fps: float = FPS, begin: float = 0.0) -> Iterator[float]:
    """Return the moments of pictures."""
    return (begin + number / fps for number in range(int(seconds * fps)))


def standing(seconds: float, begin: float = 0.0) -> Iterator[Frame]:
    """Yield somebody who stands still."""
    return (body(t) for t in times(seconds, begin=begin))


def walking(seconds: float, begin: float = 0.0) -> Iterator[Frame]:
    """Yield somebody who walks through the picture with swinging arms, there and back."""
    for t in times(seconds, begin=begin):
        swing = sin(2 * pi * t / 1.1)
        x = 0.6 + abs((1.3 * t) % 4.0 - 2.0)
        yield body(t, hip=(x, 1.1), arm=25 * swing, elbow=140 + 30 * swing, thigh=25 * swing, knee=165 - 15 * swing)


def sitting_down(begin: float = 0.0) -> Iterator[Frame]:
    """Yield somebody who sits down, reaches for a handle and bends the arms once while doing so."""
    for t in times(2.5, begin=begin):
        share = min(1.0, (t - begin) / 1.5)
        reach = curve(t - begin, 1.5) if t - begin < 1.5 else 0.0
        yield body(
            t, hip=(1.5 - 0.35 * share, 1.1 + 0.4 * share), lean=40 * reach, thigh=85 * share, knee=180 - 85 * share,
            arm=60 * share, elbow=175 - 90 * reach,
        )  # fmt: skip


def rows(reps: int, seconds: float = 3.0, begin: float = 0.0, *, pull_deg: float = 85.0, **how: Any) -> Iterator[Frame]:
    """Yield a standing row that pulls the elbow from straight to bent by so many degrees."""
    for t in times(reps * seconds, begin=begin):
        share = curve(t - begin, seconds)
        yield body(t, arm=75 - 80 * share, elbow=175 - pull_deg * share, **how)


def watch(rule: CameraRule, frames: Iterable[Frame]) -> tuple[list[Event], SetResult]:
    """Return everything an engine says of a stream."""
    engine = Engine(rule)
    events = [event for frame in frames for event in engine.push(frame)]
    return events, engine.finish()
