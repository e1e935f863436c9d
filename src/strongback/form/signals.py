"""Signals: what one picture says about a body, in the plane that the camera sees.

Two-dimensional angles of the image agree between pose models where three-dimensional ones do not, so everything here
is measured in the picture. Angles are in degrees; distances in percent of a body length, which is the trunk from
shoulder to hip, or what the shoulder width says of it when the trunk points at the camera.

``facing`` is 1.0 when the person would face the right of the picture while standing and -1.0 for the left. It follows
from the side that is near the camera, however the body is turned: left near means left.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import atan2, degrees, hypot
from typing import TYPE_CHECKING

from strongback.form.landmarks import LEFT, RIGHT, VISIBILITY
from strongback.knowledge.camera import Side, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping

SEEN = 0.5
TRUNK_PER_SHOULDER_WIDTH = 1.4
PERCENT = 100.0
WHOLE_TURN = 360.0

Values = Sequence[float]
Reading = Callable[[Values, float], float | None]
Part = dict[str, int]


def reading(signal: Signal, side: Side, near: str) -> Reading:
    """Return the function that measures a signal; ``near`` is the side next to the camera, left or right.

    The function takes a frame's numbers and the picture's width divided by its height, and returns None for what is
    not seen well enough.
    """
    facing = 1.0 if near == "right" else -1.0
    if signal in ACROSS:
        return ACROSS[signal](facing)
    build = ONE_SIDED[signal]
    if side is Side.NEAR:
        return build(RIGHT if near == "right" else LEFT, facing)
    return _both(build(LEFT, facing), build(RIGHT, facing), side)


def _both(left: Reading, right: Reading, side: Side) -> Reading:
    join = JOINS[side]

    def measure(v: Values, a: float) -> float | None:
        one, other = left(v, a), right(v, a)
        if one is None or other is None:
            return None
        return join(one, other)

    return measure


JOINS: Mapping[Side, Callable[[float, float], float]] = {
    Side.MEAN: lambda one, other: (one + other) / 2,
    Side.LOWEST: min,
    Side.HIGHEST: max,
    Side.DIFFERENCE: lambda one, other: abs(one - other),
}


def _angle(first: str, joint: str, last: str) -> Callable[[Part, float], Reading]:
    """Build an angle at a joint without a direction, 0 to 180."""

    def build(part: Part, facing: float) -> Reading:
        del facing
        p, q, r = part[first], part[joint], part[last]
        p_seen, q_seen, r_seen = p + VISIBILITY, q + VISIBILITY, r + VISIBILITY

        def measure(v: Values, a: float) -> float | None:
            if v[p_seen] < SEEN or v[q_seen] < SEEN or v[r_seen] < SEEN:
                return None
            x, y = v[q], v[q + 1]
            px, py = (v[p] - x) * a, v[p + 1] - y
            rx, ry = (v[r] - x) * a, v[r + 1] - y
            return abs(degrees(atan2(px * ry - py * rx, px * rx + py * ry)))

        return measure

    return build


def _front_angle(upper: str, joint: str, lower: str) -> Callable[[Part, float], Reading]:
    """Build an angle at a joint measured on the front of the body, 0 to 360: bent forward is less than 180."""

    def build(part: Part, facing: float) -> Reading:
        p, q, r = part[lower], part[joint], part[upper]
        p_seen, q_seen, r_seen = p + VISIBILITY, q + VISIBILITY, r + VISIBILITY

        def measure(v: Values, a: float) -> float | None:
            if v[p_seen] < SEEN or v[q_seen] < SEEN or v[r_seen] < SEEN:
                return None
            x, y = v[q], v[q + 1]
            px, py = (v[p] - x) * a, v[p + 1] - y
            rx, ry = (v[r] - x) * a, v[r + 1] - y
            return degrees(atan2(facing * (py * rx - px * ry), px * rx + py * ry)) % WHOLE_TURN

        return measure

    return build


def _lean(low: str, high: str) -> Callable[[Part, float], Reading]:
    """Build the lean of a segment from upright, forward positive, -180 to 180."""

    def build(part: Part, facing: float) -> Reading:
        p, q = part[low], part[high]
        p_seen, q_seen = p + VISIBILITY, q + VISIBILITY

        def measure(v: Values, a: float) -> float | None:
            if v[p_seen] < SEEN or v[q_seen] < SEEN:
                return None
            return degrees(atan2(facing * (v[q] - v[p]) * a, v[p + 1] - v[q + 1]))

        return measure

    return build


def _rise(start: str, end: str) -> Callable[[Part, float], Reading]:
    """Build how far a segment points above the horizontal, -90 to 90."""

    def build(part: Part, facing: float) -> Reading:
        del facing
        p, q = part[start], part[end]
        p_seen, q_seen = p + VISIBILITY, q + VISIBILITY

        def measure(v: Values, a: float) -> float | None:
            if v[p_seen] < SEEN or v[q_seen] < SEEN:
                return None
            return degrees(atan2(v[p + 1] - v[q + 1], abs(v[q] - v[p]) * a))

        return measure

    return build


def _hanging(start: str, end: str) -> Callable[[Part, float], Reading]:
    """Build the angle of a segment from hanging straight down, 0 to 180."""

    def build(part: Part, facing: float) -> Reading:
        del facing
        p, q = part[start], part[end]
        p_seen, q_seen = p + VISIBILITY, q + VISIBILITY

        def measure(v: Values, a: float) -> float | None:
            if v[p_seen] < SEEN or v[q_seen] < SEEN:
                return None
            return degrees(atan2(abs(v[q] - v[p]) * a, v[q + 1] - v[p + 1]))

        return measure

    return build


def body_length(v: Values, a: float, part: Part) -> float:
    """Return the length of the body's trunk in picture heights, whichever way it points."""
    s, h, t = part["shoulder"], part["hip"], LEFT["shoulder"]
    o = RIGHT["shoulder"]
    trunk = hypot((v[s] - v[h]) * a, v[s + 1] - v[h + 1])
    across = TRUNK_PER_SHOULDER_WIDTH * hypot((v[t] - v[o]) * a, v[t + 1] - v[o + 1])
    return max(trunk, across, 1e-6)


def _ear_gap(part: Part, facing: float) -> Reading:
    """Build the distance from shoulder to ear along the trunk."""
    del facing
    e, s, h = part["ear"], part["shoulder"], part["hip"]
    e_seen, s_seen, h_seen = e + VISIBILITY, s + VISIBILITY, h + VISIBILITY

    def measure(v: Values, a: float) -> float | None:
        if v[e_seen] < SEEN or v[s_seen] < SEEN or v[h_seen] < SEEN:
            return None
        ux, uy = (v[s] - v[h]) * a, v[s + 1] - v[h + 1]
        square = ux * ux + uy * uy or 1e-9
        return PERCENT * ((v[e] - v[s]) * a * ux + (v[e + 1] - v[s + 1]) * uy) / square

    return measure


def _hand_gap(part: Part, facing: float) -> Reading:
    """Build the distance from shoulder to wrist."""
    del facing
    s, w = part["shoulder"], part["wrist"]
    s_seen, w_seen = s + VISIBILITY, w + VISIBILITY

    def measure(v: Values, a: float) -> float | None:
        if v[s_seen] < SEEN or v[w_seen] < SEEN:
            return None
        return PERCENT * hypot((v[w] - v[s]) * a, v[w + 1] - v[s + 1]) / body_length(v, a, part)

    return measure


def _above(low: str, high: str) -> Callable[[Part, float], Reading]:
    """Build how far one landmark is above another in the picture."""

    def build(part: Part, facing: float) -> Reading:
        del facing
        p, q = part[low], part[high]
        p_seen, q_seen = p + VISIBILITY, q + VISIBILITY

        def measure(v: Values, a: float) -> float | None:
            if v[p_seen] < SEEN or v[q_seen] < SEEN:
                return None
            return PERCENT * (v[p + 1] - v[q + 1]) / body_length(v, a, part)

        return measure

    return build


def _hand_behind(part: Part, facing: float) -> Reading:
    """Build how far the wrist is behind the ear, across the line of the trunk."""
    e, w, s, h = part["ear"], part["wrist"], part["shoulder"], part["hip"]
    e_seen, w_seen = e + VISIBILITY, w + VISIBILITY

    def measure(v: Values, a: float) -> float | None:
        if v[e_seen] < SEEN or v[w_seen] < SEEN:
            return None
        ux, uy = (v[s] - v[h]) * a, v[s + 1] - v[h + 1]
        square = ux * ux + uy * uy or 1e-9
        forward = facing * ((v[w + 1] - v[e + 1]) * ux - (v[w] - v[e]) * a * uy)
        return -PERCENT * forward / square

    return measure


def _head(part: Part, facing: float) -> Reading:
    """Build how far the face is lifted against the trunk: 0 looks straight ahead, up is positive.

    The shoulder moves with its blade, so an angle at the shoulder would take a good pull for a moving head.
    """
    n, e, s, h = 0, part["ear"], part["shoulder"], part["hip"]
    n_seen, e_seen, h_seen = n + VISIBILITY, e + VISIBILITY, h + VISIBILITY

    def measure(v: Values, a: float) -> float | None:
        if v[n_seen] < SEEN or v[e_seen] < SEEN or v[h_seen] < SEEN:
            return None
        ux, uy = (v[s] - v[h]) * a, v[s + 1] - v[h + 1]
        fx, fy = (v[n] - v[e]) * a, v[n + 1] - v[e + 1]
        return degrees(atan2(fx * ux + fy * uy, facing * (fy * ux - fx * uy)))

    return measure


def _shoulder_forward(part: Part, facing: float) -> Reading:
    """Build how far the shoulder is in front of the hip."""
    s, h = part["shoulder"], part["hip"]
    s_seen, h_seen = s + VISIBILITY, h + VISIBILITY

    def measure(v: Values, a: float) -> float | None:
        if v[s_seen] < SEEN or v[h_seen] < SEEN:
            return None
        return PERCENT * facing * (v[s] - v[h]) * a / body_length(v, a, part)

    return measure


def _apart(name: str) -> Callable[[float], Reading]:
    """Build the distance between the two sides in percent of the shoulder width."""
    p, q, s, o = LEFT[name], RIGHT[name], LEFT["shoulder"], RIGHT["shoulder"]
    p_seen, q_seen, s_seen, o_seen = p + VISIBILITY, q + VISIBILITY, s + VISIBILITY, o + VISIBILITY

    def build(facing: float) -> Reading:
        del facing

        def measure(v: Values, a: float) -> float | None:
            if v[p_seen] < SEEN or v[q_seen] < SEEN or v[s_seen] < SEEN or v[o_seen] < SEEN:
                return None
            width = hypot((v[s] - v[o]) * a, v[s + 1] - v[o + 1]) or 1e-6
            return PERCENT * hypot((v[p] - v[q]) * a, v[p + 1] - v[q + 1]) / width

        return measure

    return build


def _level(name: str) -> Callable[[float], Reading]:
    """Build the tilt of the line between the two sides, the right one higher positive, -90 to 90."""
    p, q = LEFT[name], RIGHT[name]
    p_seen, q_seen = p + VISIBILITY, q + VISIBILITY

    def build(facing: float) -> Reading:
        del facing

        def measure(v: Values, a: float) -> float | None:
            if v[p_seen] < SEEN or v[q_seen] < SEEN:
                return None
            return degrees(atan2(v[p + 1] - v[q + 1], abs(v[p] - v[q]) * a))

        return measure

    return build


def _twist(facing: float) -> Reading:
    """Build the roll of the shoulder line against the hip line."""
    shoulders, hips = _level("shoulder")(facing), _level("hip")(facing)

    def measure(v: Values, a: float) -> float | None:
        top, bottom = shoulders(v, a), hips(v, a)
        return None if top is None or bottom is None else top - bottom

    return measure


def _trunk_share(facing: float) -> Reading:
    """Build the length of the trunk in percent of the shoulder width: small when the body points at the camera."""
    del facing
    s, o, h, g = LEFT["shoulder"], RIGHT["shoulder"], LEFT["hip"], RIGHT["hip"]
    seen = tuple(place + VISIBILITY for place in (s, o, h, g))

    def measure(v: Values, a: float) -> float | None:
        if min(v[at] for at in seen) < SEEN:
            return None
        width = hypot((v[s] - v[o]) * a, v[s + 1] - v[o + 1]) or 1e-6
        trunk = hypot((v[s] + v[o] - v[h] - v[g]) * a, v[s + 1] + v[o + 1] - v[h + 1] - v[g + 1]) / 2
        return PERCENT * trunk / width

    return measure


ONE_SIDED: Mapping[Signal, Callable[[Part, float], Reading]] = {
    Signal.ELBOW: _angle("shoulder", "elbow", "wrist"),
    Signal.UPPER_ARM: _angle("hip", "shoulder", "elbow"),
    Signal.UPPER_ARM_LEVEL: _rise("shoulder", "elbow"),
    Signal.FOREARM: _hanging("elbow", "wrist"),
    Signal.HIP: _front_angle("shoulder", "hip", "knee"),
    Signal.KNEE: _angle("hip", "knee", "ankle"),
    Signal.BODY_LINE: _front_angle("shoulder", "hip", "ankle"),
    Signal.HEAD: _head,
    Signal.TRUNK: _lean("hip", "shoulder"),
    Signal.LEAN: _lean("hip", "ear"),  # the shoulder goes with its blade, the ear does not
    Signal.EAR_LEAN: _lean("shoulder", "ear"),
    Signal.CHEST: _rise("hip", "shoulder"),
    Signal.THIGH: _rise("hip", "knee"),
    Signal.EAR_GAP: _ear_gap,
    Signal.HAND_GAP: _hand_gap,
    Signal.HAND_HEIGHT: _above("shoulder", "wrist"),
    Signal.KNEE_HEIGHT: _above("hip", "knee"),
    Signal.HAND_BEHIND: _hand_behind,
    Signal.SHOULDER_FORWARD: _shoulder_forward,
}
ACROSS: Mapping[Signal, Callable[[float], Reading]] = {
    Signal.HANDS_APART: _apart("wrist"),
    Signal.KNEES_APART: _apart("knee"),
    Signal.SHOULDERS_LEVEL: _level("shoulder"),
    Signal.HIPS_LEVEL: _level("hip"),
    Signal.TWIST: _twist,
    Signal.TRUNK_SHARE: _trunk_share,
}
