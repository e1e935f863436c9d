"""One repetition of a movement, solved once and then read at any moment.

Between two postures the body is solved at evenly spaced shares of the way; a moment in between is read by straight
interpolation, which at this spacing is off by less than half a millimetre. Each part of a repetition starts and ends
at rest (smoothstep), so its seconds are those of the tempo. Only a stop that is passed, such as leaving the floor in a
jump, is gone through at speed, and a movement that flows passes all its stops on a smooth curve through them.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from strongback.knowledge.joints import SIDES
from strongback.knowledge.motion import First, HandPath, mirrored
from strongback.motion.placing import PINNED, Limb, Places, first_places, hand_of, placed
from strongback.motion.skeleton import POINTS, Figure, Points, between, curved, posture_of
from strongback.motion.vectors import Matrix, Vector, blend, middle, scale, sub

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from strongback.knowledge.exercise import Dose
    from strongback.knowledge.motion import Motion, Step
    from strongback.knowledge.tempo import Tempo
    from strongback.motion.skeleton import Posture

Phases = tuple[float, float, float, float]

OTHER = {"left": "right", "right": "left"}
TWIN = {
    name: f"{OTHER[side]}_{rest}" if side in OTHER else name
    for name in POINTS
    for side, _, rest in (name.partition("_"),)
}

SAMPLES = 24
NO_SLIP: Vector = (0.0, 0.0, 0.0)
PASSING = 2.0  # the speed that joins a throw to a fall
FLOWING = (1.0, 1.0)
SHORTEST_MOVE_S = 0.3
LONGEST_MOVE_S = 1.2  # for a stop of a longer path whose file gives no seconds


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a repetition: moving to a stop, or staying there, which has one solved body alone.

    A part that ``flows`` is passed at an even pace; any other starts and ends at rest.
    """

    stop: str
    seconds: float
    bodies: tuple[Figure, ...]
    speeds: tuple[float, float] = (0.0, 0.0)  # at its start and its end, against an even speed
    lifted: frozenset[Limb] = frozenset()

    @property
    def moves(self) -> bool:
        """Whether anything moves."""
        return len(self.bodies) > 1


@dataclass(frozen=True)
class Cycle:
    """One repetition from its first posture back to it, in metres for the standard stature."""

    parts: tuple[Part, ...]
    places: Places
    first: First = First.CONCENTRIC

    @cached_property
    def ends_s(self) -> tuple[float, ...]:
        """The moment at which each part ends."""
        return tuple(accumulate(part.seconds for part in self.parts))

    @property
    def seconds(self) -> float:
        """How long one repetition takes."""
        return self.ends_s[-1]

    @cached_property
    def _flat(self) -> tuple[tuple[tuple[float, ...], ...], ...]:
        return tuple(
            tuple(tuple(number for point in body.points for number in point) for body in part.bodies)
            for part in self.parts
        )

    def numbers_at(self, second: float) -> Sequence[float]:
        """Return x, y and z of every point one after the other, at a moment of the repetition or of a later one."""
        second %= self.seconds
        number = min(bisect_right(self.ends_s, second), len(self.parts) - 1)
        part, flat = self.parts[number], self._flat[number]
        if len(flat) == 1:
            return flat[0]
        share = 1 - (self.ends_s[number] - second) / part.seconds
        at = eased(share, *part.speeds) * (len(flat) - 1)
        low = min(int(at), len(flat) - 2)
        rest = at - low
        return [a + (b - a) * rest for a, b in zip(flat[low], flat[low + 1], strict=True)]

    def points_at(self, second: float) -> Points:
        """Return every point at a moment, in the order of ``POINTS``."""
        numbers = self.numbers_at(second)
        return tuple(zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True))

    def retimed(self, phases: Phases) -> Cycle:
        """Return the same repetition with other seconds of eccentric, pause, concentric and pause.

        Raises:
            ValueError: the movement is not one between two postures.

        """
        moves = [part for part in self.parts if part.moves]
        if len(moves) != 2:  # noqa: PLR2004
            raise ValueError("only a movement between two postures has an eccentric and a concentric part.")
        eccentric, stretched, concentric, squeezed = phases
        times = [(concentric, squeezed), (eccentric, stretched)]
        if self.first is First.ECCENTRIC:
            times = [(eccentric, stretched), (concentric, squeezed)]
        parts = []
        for part, (move_s, stay_s) in zip(moves, times, strict=True):
            parts.append(replace(part, seconds=move_s))
            if stay_s > 0:
                parts.append(Part(part.stop, stay_s, part.bodies[-1:]))
        return replace(self, parts=tuple(parts))

    def lasting(self, seconds: float) -> Cycle:
        """Return the same repetition, every part stretched alike so that the whole takes so long."""
        factor = seconds / self.seconds
        return replace(self, parts=tuple(replace(part, seconds=part.seconds * factor) for part in self.parts))

    def stop(self, name: str) -> Figure:
        """Return the body at a stop.

        Raises:
            KeyError: there is no such stop.

        """
        for part in self.parts:
            if part.stop == name:
                return part.bodies[-1]
        raise KeyError(name)

    @property
    def bodies(self) -> tuple[Figure, ...]:
        """Every solved body, in order."""
        return tuple(body for part in self.parts for body in part.bodies)


def eased(share: float, start: float = 0.0, end: float = 0.0) -> float:
    """Return how much of the way is done after a share of the time, at rest at both ends unless a speed is given.

    From a speed of 2 to rest it is a throw's way up, and from rest to 2 a fall.

    >>> eased(0.0), eased(0.5), eased(1.0), eased(0.5, start=2.0)
    (0.0, 0.5, 1.0, 0.75)
    """
    back = 1 - share
    return share * share * (3 - 2 * share) + share * back * (start * back - end * share)


def cycle(motion: Motion, dose: Dose, tempo: Tempo | None = None, *, mirror: bool = False) -> Cycle:
    """Solve one repetition; ``mirror`` exchanges left and right, a tempo replaces the exercise's own."""
    found = _solved(motion, dose, tempo or dose.tempo)
    return reflected(found) if mirror else found


def _solved(motion: Motion, dose: Dose, tempo: Tempo) -> Cycle:
    postures = [_posture(motion, step) for step in motion.path]
    postures[0], places = first_places(postures[0], motion)
    lifts = [_lifts(step) & places.limbs.keys() for step in motion.path]
    bodies = [
        _at_bar(posture, motion, places, dict.fromkeys(lifted, NO_SLIP))
        for posture, lifted in zip(postures, lifts, strict=True)
    ]
    if motion.is_still:
        return Cycle((Part(motion.path[0].pose, float(dose.amount[0]), (bodies[0],)),), places)
    times = _times(motion, dose, tempo)
    parts: list[Part] = []
    for number, step in enumerate(motion.path):
        move_s, stay_s = times[number]
        before = number - 1
        if number or len(motion.path) > 1:
            ends = (_End(bodies[before], lifts[before]), _End(bodies[number], lifts[number]))
            way = _way(_line(postures, number, motion), ends, motion, places)
            speeds = FLOWING if motion.flow else _speeds(motion.path[before], step)
            parts.append(Part(_name(step), move_s, way, speeds, lifts[before] | lifts[number]))
        if stay_s > 0:
            parts.append(Part(_name(step), stay_s, (bodies[number],), lifted=lifts[number]))
    # The way to the first stop closes the circle, so it comes last.
    first = 2 if times[0][1] > 0 else 1
    staying, moving = parts[1:first], parts[0]
    return Cycle((*parts[first:], moving, *staying), places, motion.first)


def _name(step: Step) -> str:
    return f"{step.pose}~" if step.mirrored else step.pose


def _posture(motion: Motion, step: Step) -> Posture:
    pose = motion.poses[step.pose]
    return posture_of(mirrored(pose) if step.mirrored else pose)


def reflected(found: Cycle) -> Cycle:
    """Return a repetition with left and right exchanged."""
    limbs = {(OTHER[side], limb): _across(place) for (side, limb), place in found.places.limbs.items()}
    places = replace(found.places, anchor=_across(found.places.anchor), limbs=limbs, feet={}, palms={})
    parts = tuple(
        replace(
            part,
            bodies=tuple(map(_reflection, part.bodies)),
            lifted=frozenset((OTHER[side], limb) for side, limb in part.lifted),
        )
        for part in found.parts
    )
    return replace(found, parts=parts, places=places)


def _reflection(body: Figure) -> Figure:
    points = tuple(_across(body[TWIN[name]]) for name in POINTS)
    return Figure(points, _turned_across(body.pelvis), _turned_across(body.chest))


def _across(point: Vector) -> Vector:
    return -point[0], point[1], point[2]


def _turned_across(frame: Matrix) -> Matrix:
    (a, b, c), (d, e, f), (g, h, i) = frame
    return (a, -b, -c), (-d, e, f), (-g, h, i)


def _line(postures: Sequence[Posture], number: int, motion: Motion) -> Callable[[float], Posture]:
    """Return the way to a posture from the one before it, as a posture for each share of the way."""
    before, end = postures[number - 1], postures[number]
    if motion.flow:
        return partial(curved, postures[number - 2], before, end, postures[(number + 1) % len(postures)])
    return partial(between, before, end)


def _speeds(a: Step, b: Step) -> tuple[float, float]:
    """Return the speeds at both ends of a way: at rest, through at the speed of a throw, or even between two passes."""
    if a.passing and b.passing:
        return FLOWING
    return PASSING * a.passing, PASSING * b.passing


def _lifts(step: Step) -> frozenset[Limb]:
    """Return the limbs that are off their place at a stop."""
    limbs = {limb for contact in step.lifts for limb in PINNED[contact]}
    return frozenset((OTHER[side], limb) if step.mirrored else (side, limb) for side, limb in limbs)


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a way: the body there, and the limbs that are off their place."""

    body: Figure
    lifted: frozenset[Limb]


def _way(
    line: Callable[[float], Posture], ends: tuple[_End, _End], motion: Motion, places: Places
) -> tuple[Figure, ...]:
    """Return the bodies from one posture to the next, both included."""
    a, b = ends
    slips = {
        limb: (_slip(limb, line(0.0), a, motion, places), _slip(limb, line(1.0), b, motion, places))
        for limb in a.lifted | b.lifted
    }
    found = []
    for number in range(SAMPLES + 1):
        share = number / SAMPLES
        posture = line(share)
        lifted = {limb: blend(first, last, share) for limb, (first, last) in slips.items()}
        if motion.hand_path is HandPath.STRAIGHT:
            start, end = ({side: hand_of(item.body, side, motion) for side in SIDES} for item in ends)
            hands = {side: blend(start[side], end[side], share) for side in SIDES}
            found.append(placed(posture, motion, places, hands, lifted))
        else:
            found.append(_at_bar(posture, motion, places, lifted))
    return tuple(found)


def _slip(limb: Limb, posture: Posture, end: _End, motion: Motion, places: Places) -> Vector:
    """Return by how much a limb's place is off where its joints alone lead; nothing where it is lifted anyway."""
    if limb in end.lifted:
        return NO_SLIP
    side, part = limb
    free = placed(posture, motion, places, None, {limb: NO_SLIP})
    return sub(places.limbs[limb], hand_of(free, side, motion) if part == "hand" else free[f"{side}_ankle"])


def _at_bar(posture: Posture, motion: Motion, places: Places, lifted: Mapping[Limb, Vector]) -> Figure:
    """Return the body with its hands as far apart as the bar that they hold asks for."""
    body = placed(posture, motion, places, None, lifted)
    if motion.grip_m is None:
        return body
    hands = {side: hand_of(body, side, motion) for side in SIDES}
    return placed(posture, motion, places, _on_bar(hands, motion.grip_m), lifted)


def _on_bar(hands: dict[str, Vector], grip_m: float) -> dict[str, Vector]:
    centre = middle(hands["left"], hands["right"])
    line = sub(hands["left"], hands["right"])
    size = sum(number * number for number in line) ** 0.5 or 1.0
    half = scale(line, grip_m / 2 / size)
    return {
        "left": (centre[0] + half[0], centre[1] + half[1], centre[2] + half[2]),
        "right": (centre[0] - half[0], centre[1] - half[1], centre[2] - half[2]),
    }


def _times(motion: Motion, dose: Dose, tempo: Tempo) -> list[tuple[float, float]]:
    """Return for each stop the seconds to get there and to stay."""
    if len(motion.path) == 2 and motion.path[0].move_s is None:  # noqa: PLR2004
        squeeze, stretch = tempo.squeezed_pause_s + dose.rep_hold_s, tempo.stretched_pause_s
        up, down = max(tempo.concentric_s, SHORTEST_MOVE_S), max(tempo.eccentric_s, SHORTEST_MOVE_S)
        if motion.first is First.CONCENTRIC:
            return [(down, stretch), (up, squeeze)]
        return [(up, squeeze), (down, stretch)]
    return [
        (LONGEST_MOVE_S if step.move_s is None else step.move_s, 0.0 if step.hold_s is None else step.hold_s)
        for step in motion.path
    ]


def drift_m(found: Cycle, motion: Motion) -> float:
    """Return by how much a contact leaves its place at most, over every solved body and halfway between two."""
    worst = 0.0
    for part in found.parts:
        for points in (*(body.points for body in part.bodies), *_halfway(part.bodies)):
            body = Figure(points, part.bodies[0].pelvis, part.bodies[0].chest)
            for (side, limb), place in found.places.limbs.items():
                if (side, limb) in part.lifted:
                    continue
                now = hand_of(body, side, motion) if limb == "hand" else body[f"{side}_ankle"]
                off = sub(now, place)
                worst = max(worst, (off[0] ** 2 + off[1] ** 2 + off[2] ** 2) ** 0.5)
    return worst


def _halfway(bodies: Sequence[Figure]) -> list[Points]:
    return [tuple(middle(p, q) for p, q in zip(a.points, b.points, strict=True)) for a, b in pairwise(bodies)]
