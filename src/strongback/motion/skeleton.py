"""From a posture to points: where each joint is when the pelvis is at the origin.

A posture is a tuple of angles in the order of ``ANGLES``. Arms hang from collar bones that turn with the shoulder
blade, so retracting it takes the shoulder back. Raising the arm turns the blade up by one degree in three and lifts
the collar bone a little (the scapulohumeral rhythm of Inman 1944), which a file need not say.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import acos, atan2, cos, degrees, radians, sin, sqrt
from typing import TYPE_CHECKING

from strongback.knowledge.joints import ANGLES, SIDED_NAMES, SIDES, TRUNK_NAMES
from strongback.motion import body as size
from strongback.motion.vectors import (
    Matrix,
    Vector,
    about,
    about_x,
    about_y,
    about_z,
    add,
    chain,
    cross,
    dot,
    product,
    scale,
    sub,
    turned,
    turned_back,
    unit,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TRUNK_POINTS = ("pelvis", "l5", "l3", "t12", "t6", "c7", "head", "nose", "crown")
SIDED_POINTS = (
    "breastbone", "acromion", "blade_top", "blade_root", "blade_tip", "shoulder", "elbow", "wrist", "grip",
    "index", "pinky", "thumb", "hip", "knee", "ankle", "heel", "toe", "ear",
)  # fmt: skip
POINTS: tuple[str, ...] = (*TRUNK_POINTS, *(f"{side}_{name}" for side in SIDES for name in SIDED_POINTS))
AT = {name: number for number, name in enumerate(POINTS)}

RHYTHM_FROM_DEG, RHYTHM_SHARE, CLAVICLE_SHARE = 30.0, 1 / 3, 0.12
BLADE_PLANE_DEG = 32.0  # how far the blade's plane points forward of straight sideways at rest

Points = tuple[Vector, ...]
Posture = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A body in one posture: its points in metres, and how pelvis and chest are turned."""

    points: Points
    pelvis: Matrix
    chest: Matrix

    def __getitem__(self, name: str) -> Vector:
        return self.points[AT[name]]


def posture_of(angles: Mapping[str, float]) -> Posture:
    """Return a complete posture as a tuple in the order of ``ANGLES``."""
    return tuple(angles[name] for name in ANGLES)


def figure(posture: Sequence[float]) -> Figure:
    """Return a body of the standard stature with its pelvis at the origin."""
    trunk = dict(zip(TRUNK_NAMES, posture, strict=False))
    pelvis = chain(about_y(trunk["turn"]), about_z(trunk["side_lean"]), about_x(trunk["lean"]))
    spine, chest, head = _spine(trunk, pelvis)
    points: dict[str, Vector] = dict(spine)
    points |= _head(head, points["head"])
    for number, side in enumerate(SIDES):
        start = len(TRUNK_NAMES) + number * len(SIDED_NAMES)
        angles = dict(zip(SIDED_NAMES, posture[start : start + len(SIDED_NAMES)], strict=True))
        sign = 1.0 if side == "left" else -1.0
        found = _arm(angles, _handed(chest, sign), points["c7"]) | _leg(angles, _handed(pelvis, sign))
        points |= {f"{side}_{name}": place for name, place in found.items()}
    return Figure(tuple(points[name] for name in POINTS), pelvis, chest)


def _handed(frame: Matrix, sign: float) -> Matrix:
    """Return the frame whose first axis points to the side's own outside, so both sides are computed alike."""
    (a, b, c), (d, e, f), (g, h, i) = frame
    return (sign * a, b, c), (sign * d, e, f), (sign * g, h, i)


def _spine(trunk: Mapping[str, float], pelvis: Matrix) -> tuple[dict[str, Vector], Matrix, Matrix]:
    """Return the points along the spine, and how chest and head are turned."""
    lumbar = _bend(trunk, "lumbar", 0.5)
    thoracic = _bend(trunk, "thoracic", 0.5)
    rotations = [pelvis]
    for bend in (lumbar, lumbar, thoracic, thoracic):
        rotations.append(product(rotations[-1], bend))
    origin = (0.0, 0.0, 0.0)
    points = {"pelvis": origin}
    lengths = (size.PELVIS, size.LOWER_LUMBAR, size.UPPER_LUMBAR, size.LOWER_THORAX, size.UPPER_THORAX)
    at = origin
    for name, rotation, share in zip(("l5", "l3", "t12", "t6", "c7"), rotations, lengths, strict=True):
        at = add(at, turned(rotation, (0.0, share * size.STATURE_M, 0.0)))
        points[name] = at
    chest = rotations[-1]
    neck = product(chest, _bend(trunk, "neck", 0.5))
    glide = radians(trunk["neck_glide"])
    rise = size.NECK * size.STATURE_M
    points["head"] = add(at, turned(neck, (0.0, rise * cos(glide), rise * (sin(glide) + 0.25))))
    return points, chest, product(neck, _bend(trunk, "neck", 0.5))


def _bend(trunk: Mapping[str, float], region: str, share: float) -> Matrix:
    flexion, side, rotation = (trunk[f"{region}_{name}"] * share for name in ("flexion", "side", "rotation"))
    if not side and not rotation:
        return about_x(flexion)
    return chain(about_y(rotation), about_z(side), about_x(flexion))


def _head(head: Matrix, middle_of_ears: Vector) -> dict[str, Vector]:
    h = size.STATURE_M
    return {
        "nose": add(middle_of_ears, turned(head, (0.0, -0.002 * h, 0.068 * h))),
        "crown": add(middle_of_ears, turned(head, (0.0, 0.074 * h, 0.008 * h))),
        "left_ear": add(middle_of_ears, turned(head, (0.043 * h, 0.0, 0.0))),
        "right_ear": add(middle_of_ears, turned(head, (-0.043 * h, 0.0, 0.0))),
    }


def _arm(angles: Mapping[str, float], chest: Matrix, c7: Vector) -> dict[str, Vector]:
    h = size.STATURE_M
    raised = max(0.0, angles["shoulder_elevation"] - RHYTHM_FROM_DEG)
    lift = angles["scapula_elevation"] + CLAVICLE_SHARE * raised
    clavicle = chain(about_y(angles["scapula_retraction"]), about_z(lift))
    breastbone = add(c7, turned(chest, scale(size.BREASTBONE, h)))
    tip = turned(clavicle, scale(size.CLAVICLE, h))
    acromion = add(breastbone, turned(chest, tip))
    shoulder = add(acromion, turned(chest, scale(size.SOCKET, h)))
    upward = angles["scapula_upward_rotation"] + RHYTHM_SHARE * raised
    found = {"breastbone": breastbone, "acromion": acromion, "shoulder": shoulder}
    found |= _blade(angles["scapula_retraction"], upward, chest, acromion)
    upper = product(chest, _humerus(angles))
    elbow = add(shoulder, turned(upper, (0.0, -size.UPPER_ARM * h, 0.0)))
    return found | {"elbow": elbow} | _forearm(angles, upper, elbow)


def _humerus(angles: Mapping[str, float]) -> Matrix:
    """Return the upper arm's rotation against the chest: a swing in its plane, after a turn about its length."""
    plane = radians(angles["shoulder_plane"])
    swing = about((-sin(plane), 0.0, cos(plane)), angles["shoulder_elevation"])
    return product(swing, about_y(angles["shoulder_rotation"]))


def _blade(retraction: float, upward: float, chest: Matrix, acromion: Vector) -> dict[str, Vector]:
    """Return the three corners of the shoulder blade that glide over the ribs."""
    h = size.STATURE_M
    plane = radians(BLADE_PLANE_DEG - 0.8 * retraction)
    inward: Vector = (-cos(plane), 0.0, -sin(plane))
    normal = unit(cross(inward, (0.0, 1.0, 0.0)))
    rotation = about(normal, -upward)
    corners = {
        "blade_root": (size.BLADE_WIDTH, -0.008),
        "blade_top": (size.BLADE_WIDTH * 0.9, size.BLADE_ABOVE - 0.008),
        "blade_tip": (size.BLADE_WIDTH * 0.82, -size.BLADE_BELOW - 0.008),
    }
    found = {}
    for name, (inwards, above) in corners.items():
        offset = add(scale(inward, inwards * h), (0.0, above * h, 0.0))
        found[name] = add(acromion, turned(chest, turned(rotation, offset)))
    return found


def _forearm(angles: Mapping[str, float], upper: Matrix, elbow: Vector) -> dict[str, Vector]:
    h = size.STATURE_M
    forearm = product(upper, about_x(-angles["elbow_flexion"]))
    wrist = add(elbow, turned(forearm, (0.0, -size.FOREARM * h, 0.0)))
    return {"wrist": wrist} | hand_points(wrist, forearm, angles["forearm_pronation"], angles["wrist_flexion"])


def hand_points(wrist: Vector, forearm: Matrix, pronation: float, flexion: float) -> dict[str, Vector]:
    """Return the points of a hand; in the forearm's own frame it hangs down, thumb forward, palm inwards."""
    h = size.STATURE_M
    hand = chain(forearm, about_y(-pronation), about_z(-flexion))
    return {
        "grip": add(wrist, turned(hand, (0.0, -size.GRIP * h, 0.0))),
        "index": add(wrist, turned(hand, (0.0, -0.060 * h, 0.014 * h))),
        "pinky": add(wrist, turned(hand, (0.0, -0.052 * h, -0.022 * h))),
        "thumb": add(wrist, turned(hand, (-0.010 * h, -0.036 * h, 0.026 * h))),
    }


def _leg(angles: Mapping[str, float], pelvis: Matrix) -> dict[str, Vector]:
    h = size.STATURE_M
    hip = turned(pelvis, (size.HIP_HALF_WIDTH * h, 0.0, 0.0))
    thigh = chain(
        pelvis, about_x(-angles["hip_flexion"]), about_z(angles["hip_abduction"]), about_y(angles["hip_rotation"])
    )
    knee = add(hip, turned(thigh, (0.0, -size.THIGH * h, 0.0)))
    shank = product(thigh, about_x(angles["knee_flexion"]))
    ankle = add(knee, turned(shank, (0.0, -size.SHANK * h, 0.0)))
    foot = product(shank, about_x(-angles["ankle_dorsiflexion"]))
    return {"hip": hip, "knee": knee, "ankle": ankle} | foot_points(ankle, foot)


def foot_points(ankle: Vector, foot: Matrix) -> dict[str, Vector]:
    """Return heel and toe of a foot that is turned so."""
    h = size.STATURE_M
    return {
        "heel": add(ankle, turned(foot, (0.0, -0.030 * h, -size.HEEL * h))),
        "toe": add(ankle, turned(foot, (0.0, -0.030 * h, (size.FOOT_LENGTH - size.HEEL) * h))),
    }


@dataclass(frozen=True, slots=True)
class TwoBones:
    """A limb of two bones with a given root and end: where its middle joint is."""

    middle: Vector
    end: Vector


def reach(root: Vector, target: Vector, lengths: tuple[float, float], towards: Vector) -> TwoBones:
    """Bend a limb so that its end meets the target, its middle joint on the side of ``towards``.

    A target out of reach is approached along a straight limb.
    """
    first, second = lengths
    line = sub(target, root)
    distance = min(max(sqrt(dot(line, line)), abs(first - second) + 1e-6), first + second)
    along = unit(line, (0.0, -1.0, 0.0))
    aside = sub(towards, root)
    aside = sub(aside, scale(along, dot(aside, along)))
    aside = unit(aside, unit(cross(along, (1.0, 0.0, 0.0)), (0.0, 0.0, 1.0)))
    share = (first * first - second * second + distance * distance) / (2 * distance)
    height = sqrt(max(0.0, first * first - share * share))
    middle = add(root, add(scale(along, share), scale(aside, height)))
    return TwoBones(middle, add(root, scale(along, distance)))


def angle_deg(a: Vector, b: Vector) -> float:
    """Return the angle between two vectors, 0 to 180 degrees."""
    cosine = dot(unit(a), unit(b))
    return degrees(acos(max(-1.0, min(1.0, cosine))))


def measured(body: Figure) -> dict[str, float]:
    """Return the limb angles that a body's points show, whatever they were made from.

    The turn of an upper arm or a thigh about its length shows only in a bent elbow or knee; straight limbs leave it
    out.
    """
    found: dict[str, float] = {}
    for side in SIDES:
        sign = 1.0 if side == "left" else -1.0
        found |= {f"{side}_{name}": value for name, value in _measured_arm(body, side, sign).items()}
        found |= {f"{side}_{name}": value for name, value in _measured_leg(body, side, sign).items()}
    return found


BENT_DEG = 12.0


def _measured_arm(body: Figure, side: str, sign: float) -> dict[str, float]:
    shoulder, elbow, wrist = (body[f"{side}_{name}"] for name in ("shoulder", "elbow", "wrist"))
    chest = _handed(body.chest, sign)
    upper, lower = turned_back(chest, sub(elbow, shoulder)), turned_back(chest, sub(wrist, elbow))
    found = {"elbow_flexion": angle_deg(upper, lower)}
    elevation = angle_deg(upper, (0.0, -1.0, 0.0))
    plane = degrees(atan2(upper[2], upper[0]))
    found |= {"shoulder_elevation": elevation, "shoulder_plane": plane}
    if found["elbow_flexion"] > BENT_DEG:
        swing = about((-sin(radians(plane)), 0.0, cos(radians(plane))), elevation)
        forearm = turned_back(swing, lower)
        found["shoulder_rotation"] = degrees(atan2(forearm[0], forearm[2]))
    return found


def _measured_leg(body: Figure, side: str, sign: float) -> dict[str, float]:
    hip, knee, ankle, toe = (body[f"{side}_{name}"] for name in ("hip", "knee", "ankle", "toe"))
    pelvis = _handed(body.pelvis, sign)
    thigh, shank = turned_back(pelvis, sub(knee, hip)), turned_back(pelvis, sub(ankle, knee))
    found = {
        "hip_flexion": degrees(atan2(thigh[2], -thigh[1])),
        "hip_abduction": degrees(atan2(thigh[0], sqrt(thigh[1] ** 2 + thigh[2] ** 2))),
        "knee_flexion": angle_deg(thigh, shank),
    }
    foot = sub(toe, body[f"{side}_heel"])
    found["ankle_dorsiflexion"] = angle_deg(sub(ankle, knee), foot) - 90
    return found


def between(a: Posture, b: Posture, share: float) -> Posture:
    """Return the posture at a share of the way between two."""
    return tuple(x + (y - x) * share for x, y in zip(a, b, strict=True))


def curved(before: Posture, a: Posture, b: Posture, after: Posture, share: float) -> Posture:
    """Return the posture at a share of the way from a to b on a smooth curve through all four (Catmull and Rom 1974).

    >>> curved((0.0,), (0.0,), (1.0,), (1.0,), 0.5)
    (0.5,)
    """
    s, s2, s3 = share, share * share, share**3
    weights = (2 * s2 - s - s3) / 2, (2 - 5 * s2 + 3 * s3) / 2, (s + 4 * s2 - 3 * s3) / 2, (s3 - s2) / 2
    return tuple(
        sum(weight * angle for weight, angle in zip(weights, angles, strict=True))
        for angles in zip(before, a, b, after, strict=True)
    )
