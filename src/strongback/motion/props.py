"""Simple things beside a body: bars, weights, benches, cables, as tubes, balls and boxes in space."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from strongback.knowledge.motion import Held, PropKind
from strongback.motion.vectors import Vector, add, blend, middle, scale, sub, unit

if TYPE_CHECKING:
    from strongback.knowledge.motion import Motion, Prop
    from strongback.motion.skeleton import Figure

SIZE_M: dict[PropKind, tuple[float, float, float]] = {
    PropKind.BENCH: (0.28, 0.06, 1.15),
    PropKind.BOX: (0.50, 0.40, 0.45),
    PropKind.PAD: (0.36, 0.08, 0.30),
    PropKind.TABLE: (1.20, 0.04, 0.80),
    PropKind.WALL: (1.00, 2.00, 0.04),
    PropKind.DOOR_FRAME: (0.08, 2.00, 0.10),
    PropKind.MAT: (0.65, 0.02, 1.80),
}
RADIUS_M = {PropKind.ROLLER: 0.075, PropKind.BALL: 0.30, PropKind.MEDICINE_BALL: 0.14, PropKind.KETTLEBELL: 0.10}
BAR_M = {PropKind.BARBELL: 1.9, PropKind.PULL_BAR: 1.1, PropKind.FIXED_BAR: 1.3, PropKind.HANDLE: 0.16}
HELD_BY_HANDS = frozenset(
    {PropKind.BARBELL, PropKind.DUMBBELLS, PropKind.KETTLEBELL, PropKind.MEDICINE_BALL, PropKind.HANDLE,
     PropKind.PULL_BAR}
)  # fmt: skip
# What hands close around although it stays where it is.
GRIPPED = frozenset({PropKind.FIXED_BAR, PropKind.DOOR_FRAME, PropKind.TABLE})
ONE_HAND = {Held.LEFT_HAND: "left", Held.RIGHT_HAND: "right"}
LINES = frozenset({PropKind.CABLE, PropKind.BAND, PropKind.STRAPS})
FLAT_TOPS = frozenset({PropKind.BENCH, PropKind.MAT})  # placed by the middle of their top
BAR_RADIUS_M, LINE_RADIUS_M = 0.014, {PropKind.CABLE: 0.005, PropKind.BAND: 0.008, PropKind.STRAPS: 0.010}
PLATE_M, PLATE_THICK_M, PLATE_INSET_M = 0.20, 0.045, 0.27
DUMBBELL_M, DUMBBELL_HEAD_M, DUMBBELL_HEAD_LONG_M = 0.15, 0.055, 0.055
ROLLER_M = 0.55


class Form(StrEnum):
    """What a thing is made of: a tube between two places, a ball about one, a box about one."""

    TUBE = "tube"
    BALL = "ball"
    BOX = "box"


@dataclass(frozen=True, slots=True)
class Shape:
    """One solid: its places, its radius, or for a box its size (to the left, up, forward) and by how much it is tipped.

    ``moves`` when it goes with the body; anything else stays where the first posture has it.
    """

    kind: PropKind
    form: Form
    places: tuple[Vector, ...]
    radius_m: float = 0.0
    size_m: Vector = (0.0, 0.0, 0.0)
    angle_deg: float = 0.0
    moves: bool = True


def shapes(body: Figure, motion: Motion, first: Figure | None = None) -> tuple[Shape, ...]:
    """Return what stands around a body and what it holds; ``first`` is the first posture, where things stand."""
    found: list[Shape] = []
    for prop in motion.props:
        found += _shapes(prop, body, first or body)
    return tuple(found)


def holds_something(motion: Motion, side: str) -> bool:
    """Whether a hand closes around something: a thing held, a line that leads to it, or a bar it keeps to."""
    ours = {Held.HANDS, Held.BETWEEN_HANDS, Held.LEFT_HAND if side == "left" else Held.RIGHT_HAND}
    for prop in motion.props:
        if prop.kind in HELD_BY_HANDS | GRIPPED and prop.at in ours:
            return True
        if prop.kind in LINES and (prop.to in ours or prop.at is Held.BETWEEN_HANDS):
            return True
    return False


# The pair of points whose middle is where a part of the body is.
PLACES: dict[Held, tuple[str, str]] = {
    Held.HANDS: ("left_grip", "right_grip"),
    Held.BETWEEN_HANDS: ("left_grip", "right_grip"),
    Held.LEFT_HAND: ("left_grip", "left_grip"),
    Held.RIGHT_HAND: ("right_grip", "right_grip"),
    Held.FEET: ("left_toe", "right_heel"),
    Held.KNEES: ("left_knee", "right_knee"),
    Held.ELBOWS: ("left_elbow", "right_elbow"),
    Held.SHOULDERS: ("left_shoulder", "right_shoulder"),
    Held.CHEST: ("t6", "t6"),
    Held.BACK: ("t6", "t6"),
    Held.HEAD: ("head", "head"),
    Held.PELVIS: ("pelvis", "pelvis"),
}


def place(held: Held, body: Figure) -> Vector:
    """Return where a part of the body is; the floor's place is the origin."""
    if held is Held.FLOOR:
        return (0.0, 0.0, 0.0)
    first, second = PLACES[held]
    return middle(body[first], body[second])


def _shapes(prop: Prop, body: Figure, first: Figure) -> list[Shape]:
    kind = prop.kind
    if kind in LINES:
        return _lines(prop, body, first)
    moves = _goes_along(prop)
    share = 1.0 if moves else prop.follows
    at = add(blend(place(prop.at, first), place(prop.at, body), share), prop.offset_m)
    if kind is PropKind.DUMBBELLS:
        return _dumbbells(prop, body)
    if kind in BAR_M:
        return _bar(prop, at, body if moves else first)
    if kind in RADIUS_M:
        return [_round(prop, at, moves=share > 0)]
    size = prop.size_m or SIZE_M[kind]
    if kind in FLAT_TOPS:
        at = (at[0], at[1] - size[1] / 2, at[2])
    return [Shape(kind, Form.BOX, (at,), size_m=size, angle_deg=prop.angle_deg, moves=share > 0)]


def _lines(prop: Prop, body: Figure, first: Figure) -> list[Shape]:
    def line(a: Vector, b: Vector) -> Shape:
        return Shape(prop.kind, Form.TUBE, (a, b), LINE_RADIUS_M[prop.kind])

    hands = {Held.LEFT_HAND: ["left"], Held.RIGHT_HAND: ["right"]}.get(prop.to, ["left", "right"])
    if prop.at is Held.BETWEEN_HANDS:
        return [line(body["left_grip"], body["right_grip"])]
    fixed = body if prop.at in (Held.FEET, Held.KNEES) else first
    at = add(place(prop.at, fixed), prop.offset_m)
    if prop.kind is PropKind.CABLE and prop.to is Held.HANDS:
        return [line(at, place(Held.HANDS, body))]
    if prop.to not in (Held.HANDS, Held.LEFT_HAND, Held.RIGHT_HAND):
        return [line(at, place(prop.to, body))]
    return [line(at, body[f"{side}_grip"]) for side in hands]


def _goes_along(prop: Prop) -> bool:
    return prop.moves or prop.kind in HELD_BY_HANDS


def _through_fist(body: Figure, side: str) -> Vector:
    """Return the direction of what a hand closes around, from the little finger to the index finger."""
    return unit(sub(body[f"{side}_index"], body[f"{side}_pinky"]), (0.0, 0.0, 1.0))


def _dumbbells(prop: Prop, body: Figure) -> list[Shape]:
    sides = {Held.LEFT_HAND: ["left"], Held.RIGHT_HAND: ["right"]}.get(prop.at, ["left", "right"])
    found = []
    for side in sides:
        axis = _through_fist(body, side)
        grip = body[f"{side}_grip"]
        ends = [(add(grip, scale(axis, sign * DUMBBELL_M / 2)), sign) for sign in (1, -1)]
        found.append(Shape(prop.kind, Form.TUBE, (ends[0][0], ends[1][0]), BAR_RADIUS_M))
        found += [
            Shape(prop.kind, Form.TUBE, (end, add(end, scale(axis, sign * DUMBBELL_HEAD_LONG_M))), DUMBBELL_HEAD_M)
            for end, sign in ends
        ]
    return found


def _bar(prop: Prop, at: Vector, body: Figure) -> list[Shape]:
    moves = _goes_along(prop)
    axis: Vector = (1.0, 0.0, 0.0)
    if prop.at in ONE_HAND:
        axis = _through_fist(body, ONE_HAND[prop.at])
    elif moves:
        axis = unit(sub(body["left_grip"], body["right_grip"]), axis)
    half = (prop.size_m[0] if prop.size_m else BAR_M[prop.kind]) / 2
    ends = [add(at, scale(axis, sign * half)) for sign in (1, -1)]
    found = [Shape(prop.kind, Form.TUBE, (ends[0], ends[1]), BAR_RADIUS_M, moves=moves)]
    if prop.kind is PropKind.BARBELL:
        for end, sign in zip(ends, (1, -1), strict=True):
            inner = add(end, scale(axis, -sign * PLATE_INSET_M))
            places = inner, add(inner, scale(axis, sign * PLATE_THICK_M))
            found.append(Shape(prop.kind, Form.TUBE, places, PLATE_M, moves=moves))
    return found


def _round(prop: Prop, at: Vector, *, moves: bool) -> Shape:
    radius = prop.size_m[0] / 2 if prop.size_m else RADIUS_M[prop.kind]
    if prop.kind is PropKind.ROLLER:
        half: Vector = (ROLLER_M / 2, 0.0, 0.0)
        return Shape(prop.kind, Form.TUBE, (add(at, half), sub(at, half)), radius, moves=moves)
    return Shape(prop.kind, Form.BALL, (at,), radius, moves=moves)
