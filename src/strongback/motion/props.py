"""Simple things beside a body: bars, weights, benches, cables, as boxes, discs and lines in space."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin
from typing import TYPE_CHECKING

from strongback.knowledge.motion import Held, PropKind
from strongback.motion.vectors import Vector, about_x, add, middle, scale, sub, turned, unit

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
PLATE_M, DUMBBELL_M, DUMBBELL_HEAD_M = 0.20, 0.26, 0.065


@dataclass(frozen=True, slots=True)
class Shape:
    """One convex solid by its corners, or a line; ``behind`` pushes it back by so many steps when drawn."""

    points: tuple[Vector, ...]
    is_line: bool = False
    thick_m: float = 0.02
    behind: float = 1.0


def shapes(body: Figure, motion: Motion, first: Figure | None = None) -> tuple[Shape, ...]:
    """Return what stands around a body and what it holds; ``first`` is the first posture, where things stand."""
    found: list[Shape] = []
    for prop in motion.props:
        found += _shapes(prop, body, first or body)
    return tuple(found)


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
    if kind in (PropKind.CABLE, PropKind.BAND, PropKind.STRAPS):
        return _lines(prop, body, first)
    at = add(place(prop.at, body if prop.moves or kind in HELD_BY_HANDS else first), prop.offset_m)
    if kind is PropKind.DUMBBELLS:
        return _dumbbells(prop, body)
    if kind in BAR_M:
        return _bar(prop, at, body if kind in HELD_BY_HANDS else first)
    if kind in RADIUS_M:
        return [_round(kind, at, prop)]
    return [_box(at, prop.size_m or SIZE_M[kind], prop.angle_deg, top=kind in (PropKind.BENCH, PropKind.MAT))]


def _lines(prop: Prop, body: Figure, first: Figure) -> list[Shape]:
    thick = 0.012 if prop.kind is PropKind.CABLE else 0.02
    hands = {Held.LEFT_HAND: ["left"], Held.RIGHT_HAND: ["right"]}.get(prop.to, ["left", "right"])
    if prop.at is Held.BETWEEN_HANDS:
        return [Shape((body["left_grip"], body["right_grip"]), is_line=True, thick_m=thick)]
    fixed = body if prop.at in (Held.FEET, Held.KNEES) else first
    at = add(place(prop.at, fixed), prop.offset_m)
    if prop.kind is PropKind.CABLE and prop.to is Held.HANDS:
        return [Shape((at, place(Held.HANDS, body)), is_line=True, thick_m=thick)]
    if prop.to not in (Held.HANDS, Held.LEFT_HAND, Held.RIGHT_HAND):
        return [Shape((at, place(prop.to, body)), is_line=True, thick_m=thick)]
    return [Shape((at, body[f"{side}_grip"]), is_line=True, thick_m=thick) for side in hands]


def _dumbbells(prop: Prop, body: Figure) -> list[Shape]:
    sides = {Held.LEFT_HAND: ["left"], Held.RIGHT_HAND: ["right"]}.get(prop.at, ["left", "right"])
    found = []
    for side in sides:
        axis = unit(sub(body[f"{side}_index"], body[f"{side}_pinky"]), (0.0, 0.0, 1.0))
        grip = body[f"{side}_grip"]
        a, b = (add(grip, scale(axis, sign * DUMBBELL_M / 2)) for sign in (1, -1))
        found.append(Shape((a, b), is_line=True, thick_m=0.03, behind=-1))
        found += [Shape((end, add(end, scale(axis, sign * 0.05))), is_line=True, thick_m=2 * DUMBBELL_HEAD_M, behind=-1)
                  for end, sign in ((a, -1), (b, 1))]  # fmt: skip
    return found


def _bar(prop: Prop, at: Vector, body: Figure) -> list[Shape]:
    if prop.kind is PropKind.FIXED_BAR:
        axis: Vector = (1.0, 0.0, 0.0)
    else:
        axis = unit(sub(body["left_grip"], body["right_grip"]), (1.0, 0.0, 0.0))
    half = (prop.size_m[0] if prop.size_m else BAR_M[prop.kind]) / 2
    ends = [add(at, scale(axis, sign * half)) for sign in (1, -1)]
    found = [Shape((ends[0], ends[1]), is_line=True, thick_m=0.03, behind=-1)]
    if prop.kind is PropKind.BARBELL:
        for end, sign in zip(ends, (1, -1), strict=True):
            inner = add(end, scale(axis, -sign * 0.25))
            found.append(Shape(_disc(inner, axis, PLATE_M), behind=0))
    return found


def _disc(at: Vector, axis: Vector, radius: float) -> tuple[Vector, ...]:
    other = unit((-axis[2], 0.0, axis[0]), (0.0, 0.0, 1.0))
    up: Vector = (0.0, 1.0, 0.0)
    return tuple(
        add(at, add(scale(other, radius * cos(2 * pi * n / 20)), scale(up, radius * sin(2 * pi * n / 20))))
        for n in range(20)
    )


def _round(kind: PropKind, at: Vector, prop: Prop) -> Shape:
    radius = prop.size_m[0] / 2 if prop.size_m else RADIUS_M[kind]
    if kind is PropKind.ROLLER:
        discs = [_disc(add(at, (sign * 0.25, 0.0, 0.0)), (1.0, 0.0, 0.0), radius) for sign in (1, -1)]
        return Shape((*discs[0], *discs[1]))
    rings = [
        (at[0] + radius * cos(a) * cos(b), at[1] + radius * sin(a), at[2] + radius * cos(a) * sin(b))
        for a in (pi * n / 8 for n in range(-4, 5))
        for b in (2 * pi * n / 12 for n in range(12))
    ]
    return Shape(tuple(rings))


def _box(at: Vector, size: tuple[float, float, float], angle_deg: float, *, top: bool) -> Shape:
    turn = about_x(-angle_deg)
    wide, high, deep = size
    down = -high / 2 if top else 0.0
    corners = [
        add(at, turned(turn, (x * wide / 2, down + y * high / 2, z * deep / 2)))
        for x in (-1, 1)
        for y in (-1, 1)
        for z in (-1, 1)
    ]
    return Shape(tuple(corners))
