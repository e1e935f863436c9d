"""The surface of a body: drawn once in the reference posture, ring by ring, and hung on the bones.

Limbs are rigid parts whose round ends share the middle of a joint, as on a jointed wooden model; the trunk bends with
the spine and its top goes with the shoulders. Widths and depths are our own, for an adult of 1.75 m without a likeness.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING

from strongback.knowledge.joints import SIDES
from strongback.motion.bones import Bone, bones_of, reference
from strongback.motion.vectors import (
    Matrix,
    Vector,
    add,
    cross,
    dot,
    product,
    sub,
    transposed,
    turned,
    turned_back,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from strongback.motion.skeleton import Figure

Moves = dict[str, tuple[Matrix, Vector]]
Binds = tuple[tuple[str, float], ...]  # bones and what share of a place each of them leads
AROUND = 20


@dataclass(frozen=True, slots=True)
class Part:
    """One patch of the surface as rows of places; ``closed`` when each row is a ring.

    ``piece`` says what it belongs to (``trunk``, ``left_arm``, ...), ``kind`` what it is made of (``skin``, ``blade``
    or the name of a muscle group).
    """

    piece: str
    kind: str
    rows: tuple[tuple[Vector, ...], ...]
    binds: tuple[tuple[Binds, ...], ...]
    closed: bool = True

    def posed(self, moves: Moves) -> list[list[Vector]]:
        """Return the places of a body whose bones moved so from the reference posture."""
        return [
            [_moved(place, binds, moves) for place, binds in zip(row, row_binds, strict=True)]
            for row, row_binds in zip(self.rows, self.binds, strict=True)
        ]


def moves_of(body: Figure) -> Moves:
    """Return for each bone the rotation and the shift that take it from the reference posture to a body."""
    found = {}
    for name, now in bones_of(body).items():
        still = rest_bones()[name]
        turn = product(now.turn, transposed(still.turn))
        found[name] = turn, sub(now.at, turned(turn, still.at))
    return found


def _moved(place: Vector, binds: Binds, moves: Moves) -> Vector:
    x = y = z = 0.0
    for name, share in binds:
        turn, shift = moves[name]
        a, b, c = turned(turn, place)
        x, y, z = x + share * (a + shift[0]), y + share * (b + shift[1]), z + share * (c + shift[2])
    return x, y, z


def facing_out(part: Part) -> Part:
    """Return a part with its rows in such an order that its cells turn to the left seen from outside."""
    first = rest_bones()[part.binds[0][0][0][0]]
    out = 0.0
    for row, after in pairwise(part.rows):
        for a, b, c in zip(row, row[1:], after, strict=False):
            if part.piece == "trunk":
                away: Vector = (a[0], 0.0, a[2] - (0.02 if part.kind != "skin" else 0.0))
            else:
                x, _, z = turned_back(first.turn, sub(a, first.at))
                away = turned(first.turn, (x, 0.0, z))
            out += dot(cross(sub(b, a), sub(c, a)), away)
    if out >= 0:
        return part
    return replace(
        part,
        rows=tuple(row[::-1] for row in part.rows),
        binds=tuple(row[::-1] for row in part.binds),
    )


@cache
def rest_bones() -> dict[str, Bone]:
    """Return the bones of the reference posture."""
    return bones_of(reference())


# The trunk, from below: height over the pelvis, half width, depth of back and of front, all in metres.
TRUNK_RINGS: tuple[tuple[float, float, float, float], ...] = (
    (-0.118, 0.020, 0.030, 0.020),
    (-0.112, 0.080, 0.075, 0.050),
    (-0.085, 0.128, 0.100, 0.075),
    (-0.040, 0.155, 0.112, 0.092),
    (0.010, 0.160, 0.108, 0.098),
    (0.055, 0.151, 0.095, 0.100),
    (0.100, 0.136, 0.082, 0.099),
    (0.145, 0.126, 0.076, 0.097),
    (0.195, 0.126, 0.079, 0.101),
    (0.250, 0.133, 0.085, 0.110),
    (0.310, 0.141, 0.089, 0.121),
    (0.370, 0.148, 0.092, 0.128),
    (0.420, 0.152, 0.092, 0.126),
    (0.460, 0.158, 0.090, 0.116),
    (0.495, 0.160, 0.084, 0.100),
    (0.524, 0.146, 0.076, 0.082),
    (0.546, 0.118, 0.068, 0.068),
    (0.567, 0.088, 0.061, 0.058),
    (0.590, 0.065, 0.054, 0.053),
    (0.618, 0.054, 0.048, 0.056),
    (0.650, 0.051, 0.045, 0.062),
    (0.690, 0.049, 0.041, 0.066),
)
SQUARENESS = 2.35  # the exponent of a trunk's ring: 2 is an ellipse
# Heights at which one bone of the spine alone leads; between two of them both do.
LED_AT = ((0.02, "pelvis"), (0.10, "low_lumbar"), (0.20, "high_lumbar"), (0.33, "low_thorax"), (0.47, "chest"),
          (0.575, "chest"), (0.63, "neck"), (0.70, "head"))  # fmt: skip
SHOULDER_FROM, SHOULDER_FULL = (0.40, 0.045), (0.50, 0.150)

# A head about its own middle: height, half width, middle in front of it, half depth.
HEAD_RINGS = (
    (-0.116, 0.006, 0.070, 0.006),
    (-0.110, 0.026, 0.066, 0.026),
    (-0.090, 0.045, 0.047, 0.052),
    (-0.060, 0.058, 0.028, 0.076),
    (-0.020, 0.068, 0.013, 0.090),
    (0.020, 0.074, 0.004, 0.097),
    (0.060, 0.073, 0.000, 0.094),
    (0.092, 0.062, -0.002, 0.079),
    (0.115, 0.040, -0.003, 0.053),
    (0.127, 0.015, -0.004, 0.020),
    (0.129, 0.002, -0.004, 0.003),
)

Profile = tuple[tuple[float, float, float, float], ...]
# Limbs: share of the way between two joints, half width, half depth, how far the middle lies in front.
LIMBS: Mapping[str, tuple[str, str, Profile]] = {
    "upper_arm": ("shoulder", "elbow", (
        (0.0, 0.056, 0.058, 0.0), (0.15, 0.055, 0.057, 0.0), (0.32, 0.048, 0.053, 0.0), (0.55, 0.043, 0.049, 0.001),
        (0.80, 0.039, 0.042, 0.0), (1.0, 0.038, 0.038, 0.0))),
    "forearm": ("elbow", "wrist", (
        (0.0, 0.038, 0.038, 0.0), (0.14, 0.042, 0.041, 0.001), (0.30, 0.041, 0.040, 0.002), (0.60, 0.032, 0.031, 0.0),
        (0.88, 0.026, 0.023, 0.0), (1.0, 0.025, 0.023, 0.0))),
    "thigh": ("hip", "knee", (
        (0.0, 0.078, 0.092, 0.0), (0.14, 0.083, 0.094, 0.002), (0.35, 0.077, 0.086, 0.004),
        (0.60, 0.066, 0.071, 0.004),
        (0.85, 0.055, 0.057, 0.0), (1.0, 0.052, 0.053, 0.0))),
    "shank": ("knee", "ankle", (
        (0.0, 0.052, 0.053, 0.0), (0.12, 0.050, 0.053, -0.006), (0.28, 0.055, 0.058, -0.012),
        (0.50, 0.047, 0.050, -0.008),
        (0.75, 0.036, 0.037, -0.001), (0.92, 0.032, 0.033, 0.0), (1.0, 0.033, 0.034, 0.0))),
}  # fmt: skip
CAPS = (0.35, 0.72, 0.94)  # where the rings of a round end lie, as shares of its radius
# A foot along its length from the heel: share, half width, height of the back of the foot over the sole.
FOOT_RINGS = ((0.0, 0.010, 0.030), (0.04, 0.026, 0.052), (0.16, 0.033, 0.074), (0.32, 0.034, 0.076),
              (0.50, 0.039, 0.056), (0.74, 0.045, 0.037), (0.90, 0.040, 0.027), (0.98, 0.024, 0.019),
              (1.0, 0.006, 0.012))  # fmt: skip
SOLE_BELOW_M, TOE_BEYOND_M, HEEL_BEYOND_M = 0.014, 0.012, 0.012
# Hands by distance from the wrist: half width (thumb to little finger), half thickness, turn of the middle to the palm.
OPEN_HAND = ((-0.01, 0.024, 0.021, 0.0), (0.02, 0.031, 0.018, 0.0), (0.06, 0.043, 0.017, 0.002),
    (0.095, 0.042, 0.014, 0.006),
             (0.135, 0.037, 0.011, 0.012), (0.170, 0.026, 0.009, 0.020), (0.184, 0.008, 0.005, 0.023))  # fmt: skip
THUMB = ((-0.004, 0.006), (0.004, 0.015), (0.03, 0.014), (0.055, 0.011), (0.064, 0.006), (0.066, 0.002))
FIST = ((-0.01, 0.024, 0.022, 0.0), (0.02, 0.030, 0.022, 0.0), (0.045, 0.042, 0.030, 0.008),
    (0.075, 0.046, 0.036, 0.013),
        (0.098, 0.042, 0.033, 0.016), (0.114, 0.030, 0.022, 0.017), (0.120, 0.008, 0.006, 0.017))  # fmt: skip


def trunk_at(height: float) -> tuple[float, float, float]:
    """Return half width, depth of the back and depth of the front at a height over the pelvis."""
    heights = [ring[0] for ring in TRUNK_RINGS]
    number = min(max(bisect_right(heights, height), 1), len(heights) - 1)
    low, high = TRUNK_RINGS[number - 1], TRUNK_RINGS[number]
    share = min(max((height - low[0]) / (high[0] - low[0]), 0.0), 1.0)
    return tuple(a + (b - a) * share for a, b in zip(low[1:], high[1:], strict=True))  # type: ignore[return-value]


def on_trunk(across: float, height: float, *, back: bool, over: float = 0.0) -> Vector:
    """Return the place of the skin at a distance from the middle and a height; ``over`` lifts it from the skin."""
    wide, behind, before = trunk_at(height)
    share = min(abs(across) / wide, 0.985)
    depth = (1 - share**SQUARENESS) ** (1 / SQUARENESS)
    out = 1 + over / max(wide, 1e-6) * share
    return across * out, height, -behind * depth - over if back else before * depth + over


def trunk_binds(across: float, height: float) -> Binds:
    """Return what leads a place of the trunk: the bones of the spine, and outwards at the top the shoulder."""
    heights = [at for at, _ in LED_AT]
    number = min(max(bisect_right(heights, height), 1), len(heights) - 1)
    (low, first), (high, last) = LED_AT[number - 1], LED_AT[number]
    share = min(max((height - low) / (high - low), 0.0), 1.0)
    led = {first: 1 - share}
    led[last] = led.get(last, 0.0) + share
    side = "left" if across > 0 else "right"
    shoulder = 0.92 * _smooth(abs(across), SHOULDER_FROM[1], SHOULDER_FULL[1])
    shoulder *= _smooth(height, SHOULDER_FROM[0], SHOULDER_FULL[0]) * (1 - _smooth(height, 0.575, 0.62))
    binds = [(name, part * (1 - shoulder)) for name, part in led.items()] + [(f"{side}_girdle", shoulder)]
    return tuple((name, part) for name, part in binds if part > 1e-6)  # noqa: PLR2004


def _smooth(value: float, low: float, high: float) -> float:
    share = min(max((value - low) / (high - low), 0.0), 1.0)
    return share * share * (3 - 2 * share)


def _angles() -> list[float]:
    return [2 * pi * number / AROUND for number in range(AROUND)]


def _trunk() -> Part:
    rows = []
    for height, wide, behind, before in TRUNK_RINGS:
        ring = []
        for at in _angles():
            c, s = (abs(value) ** (2 / SQUARENESS) * (1 if value >= 0 else -1) for value in (cos(at), sin(at)))
            ring.append((wide * c, height, s * (before if s > 0 else behind)))
        rows.append(tuple(ring))
    binds = tuple(tuple(trunk_binds(x, y) for x, y, _ in row) for row in rows)
    return Part("trunk", "skin", tuple(rows), binds)


def _rigid(piece: str, kind: str, rows: Sequence[Sequence[Vector]], bone: str, *, closed: bool = True) -> Part:
    binds = tuple(tuple(((bone, 1.0),) for _ in row) for row in rows)
    return Part(piece, kind, tuple(tuple(row) for row in rows), binds, closed)


def _in(bone: Bone, local: Sequence[Sequence[Vector]]) -> list[list[Vector]]:
    return [[add(bone.at, turned(bone.turn, place)) for place in row] for row in local]


def _head() -> list[Part]:
    bone = rest_bones()["head"]
    skull = [
        [(wide * cos(at), up, middle + deep * sin(at)) for at in _angles()] for up, wide, middle, deep in HEAD_RINGS
    ]
    nose = [
        [(wide * cos(at), up, 0.094 + deep * sin(at)) for at in _angles()[::2]]
        for up, wide, deep in ((0.022, 0.003, 0.003), (0.0, 0.009, 0.014), (-0.02, 0.013, 0.022), (-0.03, 0.004, 0.006))
    ]
    return [_rigid("head", "skin", _in(bone, skull), "head"), _rigid("head", "nose", _in(bone, nose), "head")]


def capped(profile: Profile, long: float) -> Profile:
    """Return a limb's profile with round ends: distance from its beginning in metres, half width and depth, middle."""
    body = [(at * long, wide, deep, ahead) for at, wide, deep, ahead in profile]
    (_, w0, d0, a0), (end, w1, d1, a1) = body[0], body[-1]
    high = [(-part * (w0 + d0) / 2, w0 * sqrt(1 - part**2), d0 * sqrt(1 - part**2), a0) for part in (1.0, *CAPS[::-1])]
    low = [(end + part * (w1 + d1) / 2, w1 * sqrt(1 - part**2), d1 * sqrt(1 - part**2), a1) for part in (*CAPS, 1.0)]
    return (*high, *body, *low)


def limb_length(name: str) -> float:
    """Return how far apart the two joints of a limb are, in metres."""
    first, last, _ = LIMBS[name]
    body = reference()
    away = sub(body[f"left_{first}"], body[f"left_{last}"])
    return sqrt(sum(number * number for number in away))


def _limb(side: str, name: str) -> Part:
    bone = rest_bones()[f"{side}_{name}"]
    rings = capped(LIMBS[name][2], limb_length(name))
    local = [[(wide * cos(at), -away, ahead + deep * sin(at)) for at in _angles()] for away, wide, deep, ahead in rings]
    return _rigid(piece_of(side, name), "skin", _in(bone, local), f"{side}_{name}")


def piece_of(side: str, name: str) -> str:
    """Return which piece of the picture a limb's bone belongs to."""
    return f"{side}_{'leg' if name in ('thigh', 'shank', 'foot') else name}"


def _foot(side: str) -> Part:
    body, bone = reference(), rest_bones()[f"{side}_foot"]
    heel, toe = (turned_back(bone.turn, sub(body[f"{side}_{name}"], bone.at)) for name in ("heel", "toe"))
    start, end, sole = heel[2] - HEEL_BEYOND_M, toe[2] + TOE_BEYOND_M, heel[1] - SOLE_BELOW_M
    local = []
    for share, wide, high in FOOT_RINGS:
        ring = []
        for at in _angles()[::-1]:
            up = sin(at)
            ring.append(
                (
                    wide * cos(at),
                    sole + (high / 2) * (1 + (up if up > 0 else max(up * 1.5, -1.0))),
                    start + (end - start) * share,
                )
            )
        local.append(ring)
    return _rigid(f"{side}_leg", "skin", _in(bone, local), f"{side}_foot")


def _hands(side: str) -> list[Part]:
    bone, inwards = rest_bones()[f"{side}_hand"], -1.0 if side == "left" else 1.0
    found = []
    for kind, rings in (("open-hand", OPEN_HAND), ("fist", FIST)):
        local = [
            [(inwards * palm + thick * cos(at), -away, wide * sin(at)) for at in _angles()]
            for away, wide, thick, palm in rings
        ]
        found.append(_rigid(f"{side}_forearm", kind, _in(bone, local), f"{side}_hand"))
    thumb = [
        [
            (
                inwards * (0.014 + 0.10 * away) + wide * cos(at),
                -0.018 - away * 0.86,
                0.024 + away * 0.34 + wide * sin(at),
            )
            for at in _angles()[::2]
        ]
        for away, wide in THUMB
    ]
    found.append(_rigid(f"{side}_forearm", "thumb", _in(bone, thumb), f"{side}_hand"))
    return found


@cache
def skin() -> tuple[Part, ...]:
    """Return the parts of the skin."""
    parts = [_trunk(), *_head()]
    for side in SIDES:
        parts += [_limb(side, name) for name in LIMBS]
        parts += [_foot(side), *_hands(side)]
    return tuple(facing_out(part) for part in parts)
