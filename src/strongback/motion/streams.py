"""Synthetic streams of landmarks: what a camera would give of a movement whose truth is known.

Any exercise that has motion, so many repetitions, a tempo, a camera, noise, hidden landmarks, lost and late frames,
a body's size, and at most one planted fault. The randomness is an argument, so a stream can be had again.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import radians, sin
from statistics import NormalDist
from typing import TYPE_CHECKING

from strongback.motion import body as size
from strongback.motion.cycle import Cycle, cycle
from strongback.motion.faults import planted
from strongback.motion.landmarks import NAMES, TORSO_M, Camera, Landmark, places
from strongback.motion.vectors import Vector, middle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from strongback.knowledge.exercise import Exercise
    from strongback.motion.cycle import Phases
    from strongback.motion.skeleton import Figure

SEEN, HARDLY_SEEN, HIDDEN = 0.98, 0.45, 0.05
FAR_SIDE_FROM = 0.55  # of the sine of the camera's turn: from here on the far side is hardly seen
DEPTH_NOISE = 3.0  # a model's depth is so many times less sure than its picture
NUMBERS = 3 * len(NAMES)
# A normal deviate in steps that are equally likely: drawing from them takes a quarter of the time of making each anew.
SHAKING = tuple(NormalDist().inv_cdf((step + 0.5) / 4096) for step in range(4096))


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture's landmarks: seconds since the start, its size, and 33 of (x, y, z, visibility) twice."""

    t: float
    width: int
    height: int
    image: tuple[Landmark, ...]
    world: tuple[Landmark, ...]


@dataclass(frozen=True, slots=True)
class Shot:
    """How a set is filmed.

    ``noise`` is the standard deviation of a landmark as a share of the trunk's length, ``drops`` the share of frames
    that are lost, ``late_s`` by how much a frame's time may be off the even beat, ``hidden`` the names of landmarks
    that something stands in front of. ``before_s`` and ``after_s`` are spent in the first posture.
    """

    camera: Camera = field(default_factory=Camera)
    fps: float = 30.0
    noise: float = 0.0
    drops: float = 0.0
    late_s: float = 0.0
    hidden: frozenset[str] = frozenset()
    stature_m: float = size.STATURE_M
    before_s: float = 1.0
    after_s: float = 1.0


@dataclass(frozen=True, slots=True)
class Take:
    """What is done: repetitions (or one hold), how long each part takes, which side works, and one fault or none.

    ``phases`` are seconds of eccentric, pause, concentric, pause, for movements between two postures; ``seconds`` is
    the whole of a repetition of a longer path, or of a hold.
    """

    reps: int = 5
    phases: Phases | None = None
    seconds: float | None = None
    mirror: bool = False
    fault: str | None = None


def solved(exercise: Exercise, take: Take) -> Cycle:
    """Return one repetition of a take, solved.

    Raises:
        ValueError: the exercise has no motion, or its fault cannot be planted.

    """
    motion = exercise.motion
    if motion is None:
        raise ValueError(f"{exercise.id} has no motion; add a [motion] table to its file.")
    phases = take.phases
    if take.fault is not None:
        plan = planted(motion, take.fault, take.phases)
        motion, phases = plan.motion, plan.phases
    found = cycle(motion, exercise.dose, mirror=take.mirror)
    if phases is not None:
        found = found.retimed(phases)
    return found if take.seconds is None else found.lasting(take.seconds)


def stream(exercise: Exercise, take: Take, shot: Shot, rng: Random) -> Iterator[Frame]:
    """Yield the frames of a take, the lost ones left out.

    Raises:
        ValueError: the exercise has no motion, or its fault cannot be planted.

    """
    yield from filmed(solved(exercise, take), take.reps, shot, rng)


def filmed(found: Cycle, reps: int, shot: Shot, rng: Random) -> Iterator[Frame]:
    """Yield the frames of a solved repetition done so many times."""
    busy = found.seconds * reps
    whole = shot.before_s + busy + shot.after_s
    factor = shot.stature_m / size.STATURE_M
    aim, distance = aimed_at(found, shot.camera, factor)
    camera = replace(shot.camera, distance_m=distance)
    seen = _as_seen(found, camera, factor, aim)
    visible, sigma = _visibility(shot), shot.noise * TORSO_M * factor
    for number in range(int(whole * shot.fps) + 1):
        beat = number / shot.fps
        lost, late = rng.random() < shot.drops, rng.uniform(0.0, shot.late_s) if shot.late_s else 0.0
        if lost:
            continue
        t = beat + late
        moment = min(max(t - shot.before_s, 0.0), busy * (1 - 1e-9))
        numbers = seen.numbers_at(moment)
        places, away = numbers[:NUMBERS], numbers[NUMBERS:]
        if sigma:
            places = [place + sigma * off for place, off in zip(places, rng.choices(SHAKING, k=NUMBERS), strict=True)]
            places[2::3] = [
                z + (DEPTH_NOISE - 1) * (z - true) for z, true in zip(places[2::3], numbers[2:NUMBERS:3], strict=True)
            ]
        yield _frame(t, places, away, camera, visible)


def _as_seen(found: Cycle, camera: Camera, factor: float, aim: Vector) -> Cycle:
    """Return the same repetition with each solved body as its 33 landmarks in the camera's directions.

    The last point is what the camera aims at, so that it is known where the hips are from it. Landmarks hang together
    with the points of a body in a straight line, so a moment between two bodies may be read from these as well.
    """
    parts = tuple(
        replace(part, bodies=tuple(_landmarks(body, camera, factor, aim) for body in part.bodies))
        for part in found.parts
    )
    return replace(found, parts=parts)


def _landmarks(body: Figure, camera: Camera, factor: float, aim: Vector) -> Figure:
    return replace(body, points=tuple(camera.world([*places(body.points, factor), aim])))


def _frame(
    t: float, places: Sequence[float], away: Sequence[float], camera: Camera, visible: tuple[float, ...]
) -> Frame:
    """Return one picture's landmarks; ``away`` is how far what the camera aims at is from the hips."""
    xs, ys, zs = places[::3], places[1::3], places[2::3]
    seen = list(zip(xs, ys, zs, strict=True))
    image = camera.image(seen, (-away[0], -away[1], -away[2]))
    return Frame(
        t=t,
        width=camera.width,
        height=camera.height,
        image=tuple([(x, y, z, v) for (x, y, z), v in zip(image, visible, strict=True)]),
        world=tuple([(x, y, z, v) for (x, y, z), v in zip(seen, visible, strict=True)]),
    )


def _visibility(shot: Shot) -> tuple[float, ...]:
    aside = sin(radians(shot.camera.yaw_deg))
    far = "right" if aside > 0 else "left"
    found = []
    for name in NAMES:
        is_far = far in name and abs(aside) > FAR_SIDE_FROM
        found.append(HIDDEN if name in shot.hidden else HARDLY_SEEN if is_far else SEEN)
    return tuple(found)


def aimed_at(found: Cycle, camera: Camera, factor: float) -> tuple[Vector, float]:
    """Return the middle of everything that is passed, and a distance from which all of it is in the picture."""
    bodies = found.bodies
    spots = [tuple(number * factor for number in point) for body in bodies for point in body.points]
    low = [min(spot[axis] for spot in spots) for axis in range(3)]
    high = [max(spot[axis] for spot in spots) for axis in range(3)]
    centre = middle((low[0], low[1], low[2]), (high[0], high[1], high[2]))
    reach = max(high[axis] - low[axis] for axis in range(3))
    wide = min(1.0, camera.width / camera.height)
    return centre, max(camera.distance_m, camera.focal * reach * 1.15 / wide + reach / 2)
