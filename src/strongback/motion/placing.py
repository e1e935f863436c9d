"""Where a body is: its anchor keeps its place, and hands and feet that touch something stay where they touch it.

The pelvis is placed so that the middle of the anchor's joints stays where the first posture of the movement has it.
Limbs that keep a contact are then bent to it as two bones (analytic inverse kinematics), their elbow or knee on the
side where the posture's own angles have it. Two bodies' worth of freedom is left to the file: how far a body tips
about its anchor can be solved for, so that the hands arrive where they are held.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from strongback.knowledge.joints import SIDES, TRUNK_NAMES
from strongback.knowledge.motion import Anchor, Contact, Hold
from strongback.motion import body as size
from strongback.motion.skeleton import AT, Figure, Posture, figure, reach
from strongback.motion.vectors import Vector, add, dot, length, middle, scale, sub, unit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from strongback.knowledge.motion import Motion

LEAN, RISE, SHIFT, SWAY = (TRUNK_NAMES.index(name) for name in ("lean", "rise_m", "shift_m", "sway_m"))
LEAN_SEARCH_DEG = 40.0
LEAN_STEP_DEG = 2.0
LEAN_EXACT_DEG = 1e-3
REACHED_M = 1e-6

ANCHOR_POINTS: Mapping[Anchor, tuple[str, ...]] = {
    Anchor.FEET: ("left_ankle", "right_ankle"),
    Anchor.LEFT_FOOT: ("left_ankle",),
    Anchor.RIGHT_FOOT: ("right_ankle",),
    Anchor.TOES: ("left_toe", "right_toe"),
    Anchor.HEELS: ("left_heel", "right_heel"),
    Anchor.KNEES: ("left_knee", "right_knee"),
    Anchor.PELVIS: ("pelvis",),
    Anchor.BACK: ("t6",),
    Anchor.ELBOWS: ("left_elbow", "right_elbow"),
    Anchor.SHOULDERS: ("left_shoulder", "right_shoulder"),
}
# Height of the anchor's joints above what they rest on, as a share of stature.
ANCHOR_HEIGHT = {
    Anchor.FEET: size.ANKLE_HEIGHT,
    Anchor.LEFT_FOOT: size.ANKLE_HEIGHT,
    Anchor.RIGHT_FOOT: size.ANKLE_HEIGHT,
    Anchor.TOES: 0.012,
    Anchor.HEELS: 0.012,
    Anchor.KNEES: 0.032,
    Anchor.PELVIS: 0.055,
    Anchor.BACK: 0.060,
    Anchor.HANDS: 0.010,
    Anchor.ELBOWS: 0.025,
    Anchor.GROUND: size.ANKLE_HEIGHT - 0.030,
    Anchor.SHOULDERS: 0.045,
}
PINNED = {
    Contact.FEET: (("left", "foot"), ("right", "foot")),
    Contact.LEFT_FOOT: (("left", "foot"),),
    Contact.RIGHT_FOOT: (("right", "foot"),),
    Contact.HANDS: (("left", "hand"), ("right", "hand")),
    Contact.LEFT_HAND: (("left", "hand"),),
    Contact.RIGHT_HAND: (("right", "hand"),),
}


Limb = tuple[str, str]  # a side, and "hand" or "foot"


@dataclass(frozen=True, slots=True)
class Places:
    """What stays where: the anchor's middle, each held limb's end, and how feet and palms that stay flat lie there."""

    anchor: Vector
    limbs: Mapping[Limb, Vector]
    feet: Mapping[str, tuple[Vector, Vector]]
    palms: Mapping[str, Mapping[str, Vector]]


def hand_of(body: Figure, side: str, motion: Motion) -> Vector:
    """Return the point of a hand that touches: the middle of the fist, the wrist over a flat palm, or the elbow."""
    return body[f"{side}_{HAND_POINT[motion.holds[side]]}"]


HAND_POINTS = ("grip", "index", "pinky", "thumb")
HAND_POINT = {Hold.GRIP: "grip", Hold.PALM: "wrist", Hold.FOREARM: "elbow"}


def anchor_of(body: Figure, motion: Motion) -> Vector:
    """Return the middle of the anchor's joints."""
    if motion.anchor is Anchor.HANDS:
        return middle(hand_of(body, "left", motion), hand_of(body, "right", motion))
    if motion.anchor is Anchor.GROUND:
        across, _, forward = body["pelvis"]
        return across, min(body[f"{side}_{end}"][1] for side in SIDES for end in ("heel", "toe")), forward
    names = ANCHOR_POINTS[motion.anchor]
    return middle(body[names[0]], body[names[-1]])


def moved(body: Figure, by: Vector) -> Figure:
    """Return the body moved as a whole."""
    return Figure(tuple(add(point, by) for point in body.points), body.pelvis, body.chest)


def first_places(posture: Posture, motion: Motion) -> tuple[Posture, Places]:
    """Return the first posture, tipped so that its hands are at their height, and the places it takes."""
    height = motion.anchor_m if motion.anchor_m is not None else ANCHOR_HEIGHT[motion.anchor] * size.STATURE_M
    place = (0.0, height, 0.0)
    if motion.hands_m is not None:
        target = motion.hands_m
        posture = _tipped(posture, lambda body: _hand_height(_anchored(body, motion, place), motion) - target)
    body = _anchored(figure(posture), motion, add(place, _away(posture)))
    limbs: dict[Limb, Vector] = {}
    for contact in motion.fixed:
        for side, limb in PINNED[contact]:
            limbs[side, limb] = hand_of(body, side, motion) if limb == "hand" else body[f"{side}_ankle"]
    feet = {
        side: (sub(body[f"{side}_heel"], body[f"{side}_ankle"]), sub(body[f"{side}_toe"], body[f"{side}_ankle"]))
        for side, limb in limbs
        if limb == "foot"
    }
    palms = {
        side: {name: sub(body[f"{side}_{name}"], body[f"{side}_wrist"]) for name in HAND_POINTS}
        for side, limb in limbs
        if limb == "hand" and motion.holds[side] is Hold.PALM
    }
    return posture, Places(place, limbs, feet, palms)


def _anchored(body: Figure, motion: Motion, place: Vector) -> Figure:
    return moved(body, sub(place, anchor_of(body, motion)))


def _away(posture: Posture) -> Vector:
    """Return by how much a posture has its anchor leave its place."""
    return posture[SWAY], posture[RISE], posture[SHIFT]


def _hand_height(body: Figure, motion: Motion) -> float:
    """Return the mean height of the hands that keep their place, or of both."""
    held = {side for contact in motion.fixed for side, limb in PINNED[contact] if limb == "hand"} or set(SIDES)
    return sum(hand_of(body, side, motion)[1] for side in held) / len(held)


def placed(
    posture: Posture,
    motion: Motion,
    places: Places,
    hands: Mapping[str, Vector] | None = None,
    lifted: Mapping[Limb, Vector] | None = None,
) -> Figure:
    """Return a posture's body in its place, with its contacts kept.

    ``hands`` are further targets, by side. ``lifted`` limbs are where their joints lead them, and by how much more.
    """
    lifted = lifted or {}
    held = {limb: place for limb, place in places.limbs.items() if limb not in lifted}
    if motion.solve_lean:
        posture = _tipped(posture, lambda body: _too_long(_anchored(body, motion, places.anchor), motion, held))
    body = _anchored(figure(posture), motion, add(places.anchor, _away(posture)))
    points = list(body.points)
    for side in SIDES:
        target = held.get((side, "hand")) or (hands or {}).get(side)
        if (side, "hand") in lifted:
            target = add(hand_of(body, side, motion), lifted[side, "hand"])
        if target is not None:
            palm = places.palms.get(side) if (side, "hand") in held else None
            _bend_arm(points, side, target, motion.holds[side], palm)
        if (side, "foot") in lifted:
            ankle = body[f"{side}_ankle"]
            foot = sub(body[f"{side}_heel"], ankle), sub(body[f"{side}_toe"], ankle)
            _bend_leg(points, side, add(ankle, lifted[side, "foot"]), foot)
        elif (side, "foot") in held:
            _bend_leg(points, side, held[side, "foot"], places.feet[side])
    return Figure(tuple(points), body.pelvis, body.chest)


def _too_long(body: Figure, motion: Motion, held: Mapping[Limb, Vector]) -> float:
    """Return by how much the arms' own length exceeds the way from the shoulders to where the hands are held."""
    spare = 0.0
    for (side, limb), target in held.items():
        if limb == "hand":
            shoulder = body[f"{side}_shoulder"]
            own = length(sub(hand_of(body, side, motion), shoulder))
            spare += own - length(sub(target, shoulder))
    return spare


def _tipped(posture: Posture, off: Callable[[Figure], float]) -> Posture:
    """Return the posture leaning so that ``off`` is zero, nearest to its own lean; unchanged when there is none.

    The lean is searched outwards from the file's own, so of two solutions the one the file is near to is taken.
    """

    def leaning(extra: float) -> Posture:
        return (*posture[:LEAN], posture[LEAN] + extra, *posture[LEAN + 1 :])

    def at(extra: float) -> float:
        return off(figure(leaning(extra)))

    start = at(0.0)
    if not start:
        return posture
    edges = {1.0: (0.0, start), -1.0: (0.0, start)}
    for count in range(int(LEAN_SEARCH_DEG / LEAN_STEP_DEG)):
        for sign, near in edges.items():
            extra = sign * (count + 1) * LEAN_STEP_DEG
            far = extra, at(extra)
            if near[1] * far[1] <= 0:
                return leaning(_root(at, near, far))
            edges[sign] = far
    return posture


def _root(at: Callable[[float], float], low: tuple[float, float], high: tuple[float, float]) -> float:
    """Return where a function is zero between two places on either side of it (regula falsi, Illinois)."""
    (a, at_a), (b, at_b) = low, high
    while abs(b - a) > LEAN_EXACT_DEG and at_b != at_a:
        c = (a * at_b - b * at_a) / (at_b - at_a)
        at_c = at(c)
        if abs(at_c) < REACHED_M:
            return c
        if at_c * at_b < 0:
            a, at_a = b, at_b
        else:
            at_a /= 2
        b, at_b = c, at_c
    return b


def _bend_arm(
    points: list[Vector], side: str, target: Vector, hold: Hold, palm: Mapping[str, Vector] | None = None
) -> None:
    shoulder, elbow, wrist, grip = (points[AT[f"{side}_{name}"]] for name in ("shoulder", "elbow", "wrist", "grip"))
    if hold is Hold.FOREARM:  # the upper arm alone leads there; the forearm keeps its direction
        way = sub(target, shoulder)
        by = sub(add(shoulder, scale(unit(way), length(sub(elbow, shoulder)))), elbow)
        for name in ("elbow", "wrist", *HAND_POINTS):
            points[AT[f"{side}_{name}"]] = add(points[AT[f"{side}_{name}"]], by)
        return
    upper, fore = size.UPPER_ARM * size.STATURE_M, size.FOREARM * size.STATURE_M
    tip = wrist if hold is Hold.PALM else grip
    lower = fore if hold is Hold.PALM else length(sub(grip, elbow))
    bent = reach(shoulder, target, (upper, lower), elbow)
    wrist_to = bent.end
    if hold is Hold.GRIP:
        # The wrist keeps its own bend: it lies on the way from the new elbow to the grip as it did before.
        wrist_to = add(bent.middle, _swung(sub(wrist, elbow), sub(tip, elbow), sub(bent.end, bent.middle)))
    before = {name: points[AT[f"{side}_{name}"]] for name in HAND_POINTS}
    points[AT[f"{side}_elbow"]], points[AT[f"{side}_wrist"]] = bent.middle, wrist_to
    for name, place in before.items():
        offset = palm[name] if palm else sub(place, wrist)
        if hold is Hold.GRIP:
            offset = _swung(offset, sub(tip, elbow), sub(bent.end, bent.middle))
        points[AT[f"{side}_{name}"]] = add(wrist_to, offset)


def _swung(vector: Vector, old: Vector, new: Vector) -> Vector:
    """Return a vector turned along by the shortest turn that takes one direction to another."""
    a, b = unit(old), unit(new)
    cosine = dot(a, b)
    if cosine < -0.999:  # noqa: PLR2004
        return scale(vector, -1.0)
    k = 1.0 / (1.0 + cosine)
    axis = (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])
    along = dot(axis, vector)
    turned = (
        axis[1] * vector[2] - axis[2] * vector[1],
        axis[2] * vector[0] - axis[0] * vector[2],
        axis[0] * vector[1] - axis[1] * vector[0],
    )
    return add(add(scale(vector, cosine), turned), scale(axis, along * k))


def _bend_leg(points: list[Vector], side: str, ankle: Vector, foot: tuple[Vector, Vector]) -> None:
    hip, knee = points[AT[f"{side}_hip"]], points[AT[f"{side}_knee"]]
    lengths = (size.THIGH * size.STATURE_M, size.SHANK * size.STATURE_M)
    bent = reach(hip, ankle, lengths, knee)
    points[AT[f"{side}_knee"]], points[AT[f"{side}_ankle"]] = bent.middle, bent.end
    points[AT[f"{side}_heel"]], points[AT[f"{side}_toe"]] = add(bent.end, foot[0]), add(bent.end, foot[1])
