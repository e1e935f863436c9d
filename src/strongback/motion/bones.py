"""The bones on which the surface of a body hangs: a place and a rotation for each, read from the body's points.

A surface is drawn once, in the reference posture, and every place of it keeps its distance from one bone or, where the
body bends, from several. So the still pictures and the moving figure of the web client move one and the same surface.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from strongback.knowledge.joints import ANGLES, SIDES
from strongback.motion.skeleton import figure, posture_of
from strongback.motion.vectors import (
    Matrix,
    Vector,
    add,
    blend,
    cross,
    dot,
    middle,
    product,
    scale,
    sub,
    turned,
    turned_back,
    unit,
)

if TYPE_CHECKING:
    from strongback.motion.skeleton import Figure

SPINE = ("pelvis", "l5", "l3", "t12", "t6", "c7")
TRUNK_BONES = ("pelvis", "low_lumbar", "high_lumbar", "low_thorax", "chest", "neck", "head")
SIDED_BONES = ("girdle", "blade", "upper_arm", "forearm", "hand", "thigh", "shank", "foot")
BONES: tuple[str, ...] = (*TRUNK_BONES, *(f"{side}_{name}" for side in SIDES for name in SIDED_BONES))
# The posture in which the surface is drawn: arms a little away from the trunk.
REFERENCE: dict[str, float] = dict.fromkeys(ANGLES, 0.0) | {
    f"{side}_{name}": value
    for side in SIDES
    for name, value in {"shoulder_elevation": 40.0, "shoulder_plane": 20.0, "hip_abduction": 4.0}.items()
}
# How much a straight limb's front is that of the trunk; a bent one shows its own.
# The back of the ribs where the blades lie, in metres: a flattened round.
RIBS_WIDE_M, RIBS_DEEP_M, RIBS_SQUARE, RIBS_EDGE = 0.165, 0.091, 2.35, 0.85
STRAIGHT_LIMB, STRAIGHT_LEG, HARDLY = 0.05, 0.25, 0.01


class Bone(NamedTuple):
    """Where a bone is and how it is turned; in the reference posture its axes point left, up and forward."""

    at: Vector
    turn: Matrix


def reference() -> Figure:
    """Return the body in which the surface is drawn, its pelvis at the origin."""
    return figure(posture_of(REFERENCE))


def bones_of(body: Figure) -> dict[str, Bone]:
    """Return every bone of a body."""
    found = _trunk(body)
    for side in SIDES:
        found |= {f"{side}_{name}": bone for name, bone in (_arm(body, side) | _leg(body, side)).items()}
    return {name: found[name] for name in BONES}


def _axes(x: Vector, y: Vector, z: Vector) -> Matrix:
    return (x[0], y[0], z[0]), (x[1], y[1], z[1]), (x[2], y[2], z[2])


def _along(up: Vector, front: Vector) -> Matrix:
    """Return the rotation whose second axis is ``up`` and whose third is as near to ``front`` as that allows."""
    y = unit(up)
    z = unit(sub(front, scale(y, dot(front, y))), (0.0, 0.0, 1.0))
    return _axes(cross(y, z), y, z)


def _across(left: Vector, up: Vector) -> Matrix:
    """Return the rotation whose first axis is ``left`` and whose second is as near to ``up`` as that allows."""
    x = unit(left)
    y = unit(sub(up, scale(x, dot(up, x))))
    return _axes(x, y, cross(x, y))


def _trunk(body: Figure) -> dict[str, Bone]:
    pelvis_left, chest_left = turned(body.pelvis, (1.0, 0.0, 0.0)), turned(body.chest, (1.0, 0.0, 0.0))
    found = {}
    for number, name in enumerate(TRUNK_BONES[:5]):
        up = sub(body[SPINE[number + 1]], body[SPINE[number]])
        left = blend(pelvis_left, chest_left, number / 4)
        found[name] = Bone(body[SPINE[number]], _along(up, cross(left, up)))
    head_left, head_up = sub(body["left_ear"], body["right_ear"]), sub(body["crown"], body["head"])
    head = _across(head_left, sub(head_up, scale(sub(body["nose"], body["head"]), 0.06)))
    neck_up = sub(body["head"], body["c7"])
    found["neck"] = Bone(body["c7"], _along(neck_up, cross(blend(chest_left, unit(head_left), 0.5), neck_up)))
    found["head"] = Bone(body["head"], head)
    return found


def _arm(body: Figure, side: str) -> dict[str, Bone]:
    def at(name: str) -> Vector:
        return body[f"{side}_{name}"]

    sign = 1.0 if side == "left" else -1.0
    left, up, front = (turned(body.chest, axis) for axis in ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)))
    upper, lower = sub(at("shoulder"), at("elbow")), sub(at("elbow"), at("wrist"))
    # The crook of the elbow points to where a bent arm closes.
    crook = sub(middle(at("shoulder"), at("wrist")), at("elbow"))
    crook = add(crook, add(scale(cross(left, unit(upper)), STRAIGHT_LIMB), scale(front, HARDLY)))
    outwards = scale(sub(at("acromion"), at("breastbone")), sign)
    return {
        "girdle": Bone(at("breastbone"), _across(outwards, up)),
        "blade": _blade(body, side),
        "upper_arm": Bone(at("shoulder"), _along(upper, crook)),
        "forearm": Bone(at("elbow"), _along(lower, crook)),
        "hand": Bone(
            at("wrist"),
            _along(sub(at("wrist"), middle(at("index"), at("pinky"))), sub(at("index"), at("pinky"))),
        ),
    }


def _blade(body: Figure, side: str) -> Bone:
    """Return a shoulder blade as it lies on the ribs: its middle on their curve, its plate along it."""
    chest, root = body.chest, body["t6"]
    top, tip = (turned_back(chest, sub(body[f"{side}_{name}"], root)) for name in ("blade_top", "blade_tip"))
    across, up, _ = middle(top, tip)
    share = min(abs(across) / RIBS_WIDE_M, RIBS_EDGE)
    depth = RIBS_DEEP_M * (1 - share**RIBS_SQUARE) ** (1 / RIBS_SQUARE)
    slope = (
        (share / depth) ** (RIBS_SQUARE - 1)
        * (RIBS_DEEP_M / RIBS_WIDE_M) ** RIBS_SQUARE
        * RIBS_WIDE_M ** (RIBS_SQUARE - 1)
    )
    out = unit((slope if across > 0 else -slope, 0.0, -1.0))
    line = sub(top, tip)
    border = unit(sub(line, scale(out, dot(line, out))))
    turn = _along(border, scale(out, -1.0))
    return Bone(add(root, turned(chest, (across, up, -depth))), product(chest, turn))


def _leg(body: Figure, side: str) -> dict[str, Bone]:
    def at(name: str) -> Vector:
        return body[f"{side}_{name}"]

    foot = sub(at("toe"), at("heel"))
    shin = sub(at("knee"), middle(at("hip"), at("ankle")))
    shin = add(shin, add(scale(foot, STRAIGHT_LEG), scale(turned(body.pelvis, (0.0, 0.0, 1.0)), HARDLY)))
    sole = sub(at("ankle"), middle(at("heel"), at("toe")))
    ahead = unit(foot)
    return {
        "thigh": Bone(at("hip"), _along(sub(at("hip"), at("knee")), shin)),
        "shank": Bone(at("knee"), _along(sub(at("knee"), at("ankle")), shin)),
        "foot": Bone(at("ankle"), _along(sub(sole, scale(ahead, dot(sole, ahead))), foot)),
    }
