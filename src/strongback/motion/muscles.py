"""Where the muscles lie on a body: sheets from where they begin to where they end, hung on the bones there.

A drawing of what works where, simplified to what can be seen from outside; origins and insertions follow evidence
section 1. Each muscle group of ``knowledge`` that lies under the skin of the trunk, the shoulder, the arm or the leg
has its sheets; what lies deeper is left to the body map. A sheet is a row of fibres; a fibre is a line of places on the
left side, in metres over the pelvis of the reference posture: across and up on the skin of the back or the front, or
three numbers for a place beside it. Whatever a fibre ends on leads its end, so a shoulder blade that glides to the
spine shortens the rhomboids.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import cos, pi, radians, sin
from typing import TYPE_CHECKING

from strongback.knowledge.joints import SIDES
from strongback.motion.bones import reference
from strongback.motion.surface import (
    LIMBS,
    Binds,
    Part,
    facing_out,
    limb_length,
    on_trunk,
    piece_of,
    rest_bones,
    trunk_binds,
)
from strongback.motion.vectors import Vector, add, blend, scale, sub, turned, unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Place = tuple[float, ...]
ALONG, BESIDE = 8, 6  # steps of a fibre, fibres of a sheet as they are drawn
EDGE_M = 0.0008  # the edge of a sheet lies on the skin, which is drawn a little flatter than it is


@dataclass(frozen=True, slots=True)
class Sheet:
    """One muscle on one side of the trunk.

    ``over_m`` is how far its belly stands out; ``to`` the bone of the side that leads its end, and ``held`` the share
    of a fibre, from its beginning, that the trunk alone leads.
    """

    fibres: tuple[tuple[Place, ...], ...]
    over_m: float = 0.008
    back: bool = True
    to: str = ""
    held: float = 0.0


@dataclass(frozen=True, slots=True)
class Belly:
    """A muscle along a limb: the limb, from and to which share of it, about which angle (0 outside, 90 in front)."""

    limb: str
    start: float
    end: float
    middle_deg: float
    half_deg: float
    over_m: float = 0.009


SHEETS: Mapping[str, tuple[Sheet, ...]] = {
    "lumbar-erectors": (
        Sheet((((0.014, -0.03), (0.016, 0.10), (0.016, 0.27)), ((0.045, 0.00), (0.058, 0.11), (0.052, 0.27))), 0.012),
    ),
    "multifidus": (
        Sheet((((0.008, -0.05), (0.008, 0.05), (0.008, 0.16)), ((0.036, -0.03), (0.030, 0.06),
            (0.018, 0.16))), 0.013),
    ),
    "thoracic-erectors": (
        Sheet((((0.013, 0.25), (0.014, 0.40), (0.012, 0.56)), ((0.052, 0.25), (0.046, 0.40), (0.030, 0.56))), 0.007),
    ),
    "rhomboids": (
        Sheet((((0.010, 0.568), (0.050, 0.542), (0.086, 0.512)), ((0.010, 0.520), (0.054, 0.485), (0.091, 0.458)),
               ((0.010, 0.462), (0.056, 0.425), (0.100, 0.398))), 0.007, to="blade"),
    ),
    "levator-scapulae": (Sheet((((0.030, 0.640), (0.045, 0.590), (0.078, 0.530)), ((0.044, 0.632),
        (0.058, 0.585), (0.092, 0.528))), to="blade"),),
    "latissimus-dorsi": (
        Sheet((((0.012, 0.372), (0.060, 0.378), (0.108, 0.392), (0.172, 0.425, 0.022)),
               ((0.012, 0.270), (0.075, 0.318), (0.124, 0.362), (0.182, 0.418, 0.022)),
               ((0.014, 0.160), (0.082, 0.235), (0.124, 0.320), (0.190, 0.410, 0.026)),
               ((0.040, 0.090), (0.096, 0.185), (0.121, 0.290),
               (0.196, 0.402, 0.032))), 0.010, to="upper_arm", held=0.55),
    ),
    "lower-trapezius": (
        Sheet((((0.008, 0.478), (0.040, 0.482), (0.082, 0.494)), ((0.008, 0.400), (0.044, 0.448), (0.090, 0.489)),
               ((0.008, 0.268), (0.046, 0.395), (0.098, 0.484))), 0.010, to="blade"),
    ),
    "middle-trapezius": (
        Sheet((((0.008, 0.564), (0.070, 0.534), (0.150, 0.512)), ((0.008, 0.528), (0.060, 0.512), (0.122, 0.500)),
               ((0.008, 0.484), (0.045, 0.488), (0.086, 0.492))), 0.010, to="blade"),
    ),
    "upper-trapezius": (
        Sheet((((0.008, 0.668), (0.036, 0.600), (0.098, 0.546), (0.150, 0.532, 0.010)),
               ((0.008, 0.620), (0.034, 0.575), (0.088, 0.538), (0.150, 0.520, -0.012)),
               ((0.008, 0.570), (0.040, 0.550), (0.088, 0.528), (0.146, 0.512, -0.030))), 0.009, to="girdle"),
    ),
    "supraspinatus": (Sheet((((0.090, 0.524), (0.125, 0.522), (0.160, 0.535, 0.020)), ((0.092, 0.506),
        (0.125, 0.506), (0.165, 0.520, -0.004))), 0.008, to="blade"),),
    "external-rotators": (
        Sheet((((0.088, 0.490), (0.125, 0.490), (0.168, 0.510, -0.006)), ((0.094, 0.450), (0.128, 0.462),
            (0.172, 0.494, -0.008)),
               ((0.102, 0.408), (0.134, 0.435), (0.178, 0.476, -0.002))), 0.010, to="blade"),
    ),
    "teres-major": (
        Sheet((((0.100, 0.408), (0.135, 0.418), (0.182, 0.440, 0.018)), ((0.108, 0.380), (0.138, 0.398),
            (0.188, 0.424, 0.026))), 0.011, to="upper_arm", held=0.35),
    ),
    "pectoralis-major": (
        Sheet((((0.050, 0.520), (0.100, 0.505), (0.190, 0.462, 0.098)), ((0.012, 0.495), (0.085, 0.470),
            (0.196, 0.450, 0.100)),
               ((0.012, 0.440), (0.085, 0.435), (0.198, 0.440, 0.098)), ((0.016, 0.375), (0.085, 0.392),
               (0.194, 0.434, 0.088))),
              0.014, back=False, to="upper_arm", held=0.45),
    ),
    "serratus-anterior": (
        *(Sheet((((side, low, -0.012), (side + 0.004, low - 0.006, 0.032), (side - 0.022, low - 0.020, 0.078)),
                 ((side, low - 0.026, -0.008), (side + 0.004, low - 0.030, 0.032),
                 (side - 0.026, low - 0.030, 0.076))), 0.006)
          for low, side in ((0.425, 0.149), (0.385, 0.148), (0.345, 0.144))),
    ),
    "rectus-abdominis": (
        Sheet((((0.006, 0.345), (0.006, 0.15), (0.006, -0.06)), ((0.058, 0.345), (0.060, 0.15),
            (0.030, -0.06))), 0.007, back=False),
    ),
    "obliques": (
        Sheet((((0.072, 0.290), (0.072, 0.16), (0.070, 0.03)), ((0.118, 0.280), (0.112, 0.16),
            (0.130, 0.045))), 0.007, back=False),
    ),
    "gluteus-medius": (Sheet((((0.060, 0.055), (0.105, 0.040), (0.150, -0.020)), ((0.120, 0.060),
        (0.140, 0.045), (0.157, -0.005))), 0.010),),
}  # fmt: skip

BELLIES: Mapping[str, tuple[Belly, ...]] = {
    "elbow-flexors": (Belly("upper_arm", 0.22, 0.97, 90, 62), Belly("forearm", 0.02, 0.45, 60, 40, 0.006)),
    "triceps": (Belly("upper_arm", 0.18, 0.94, 270, 68),),
    "hamstrings": (Belly("thigh", 0.22, 0.98, 270, 62, 0.010),),
    "quadriceps": (Belly("thigh", 0.12, 0.93, 90, 74, 0.010),),
    "calves": (Belly("shank", 0.04, 0.56, 270, 66, 0.010),),
}
# From the rim of the shoulder down the arm: on which side of it, seen from above (0 outside, 90 in front, 270 behind).
DELTOIDS = {"posterior-deltoid": (245.0, 325.0), "anterior-deltoid": (35.0, 115.0)}
DELTOID_ENDS_AT, DELTOID_TIP_DEG = 0.46, 10.0


def _fibre(places: Sequence[Place], share: float, *, back: bool) -> tuple[float, float, Vector]:
    """Return across and up at a share of a fibre, and the place on the skin or beside it."""
    at = share * (len(places) - 1)
    number = min(int(at), len(places) - 2)
    rest = at - number
    a, b = places[number], places[number + 1]
    across, up = a[0] + (b[0] - a[0]) * rest, a[1] + (b[1] - a[1]) * rest
    if len(a) == 2 and len(b) == 2:  # noqa: PLR2004 - both on the skin
        return across, up, on_trunk(across, up, back=back)
    first, last = (
        on_trunk(*end, back=back) if len(end) == 2 else (end[0], end[1], end[2])  # noqa: PLR2004
        for end in (a, b)
    )
    return across, up, blend(first, last, rest)


def _between(fibres: Sequence[Sequence[Place]], share: float) -> list[Place]:
    """Return a fibre between those that are written down."""
    at = share * (len(fibres) - 1)
    number = min(int(at), len(fibres) - 2)
    rest = at - number
    pairs = zip(fibres[number], fibres[number + 1], strict=True)
    return [tuple(p + (q - p) * rest for p, q in zip(a, b, strict=True)) for a, b in pairs]


def _sheet(group: str, sheet: Sheet, side: str) -> Part:
    rows, binds = [], []
    for beside in range(BESIDE + 1):
        fibre = _between(sheet.fibres, beside / BESIDE)
        row, row_binds = [], []
        for along in range(ALONG + 1):
            share = along / ALONG
            across, up, place = _fibre(fibre, share, back=sheet.back)
            stands = sin(pi * share) ** 0.6 * sin(pi * beside / BESIDE) ** 0.6
            out = unit((place[0], 0.0, place[2] - 0.02))
            place = add(place, scale(out, EDGE_M + (sheet.over_m - EDGE_M) * stands))
            row.append(place if side == "left" else (-place[0], place[1], place[2]))
            row_binds.append(_led(sheet, side, across, up, share))
        rows.append(tuple(row))
        binds.append(tuple(row_binds))
    return Part("trunk", group, tuple(rows), tuple(binds), closed=False)


def _led(sheet: Sheet, side: str, across: float, up: float, share: float) -> Binds:
    led = trunk_binds(across if side == "left" else -across, up)
    part = max(0.0, (share - sheet.held) / (1 - sheet.held)) if sheet.to else 0.0
    if not part:
        return led
    kept = sorted(((name, each * (1 - part)) for name, each in led), key=lambda bind: -bind[1])[:3]
    missing = 1 - part - sum(each for _, each in kept)
    return tuple(bind for bind in ((f"{side}_{sheet.to}", part + missing), *kept) if bind[1] > 1e-6)  # noqa: PLR2004


def _limb_place(limb: str, share: float, at_deg: float, over: float) -> Vector:
    """Return a place on a limb in its bone's own axes, on the left side."""
    profile = LIMBS[limb][2]
    number = next(n for n in range(len(profile) - 1) if share <= profile[n + 1][0] or n == len(profile) - 2)
    low, high = profile[number], profile[number + 1]
    rest = (share - low[0]) / (high[0] - low[0])
    wide, deep, ahead = (a + (b - a) * rest for a, b in zip(low[1:], high[1:], strict=True))
    c, s = cos(radians(at_deg)), sin(radians(at_deg))
    return (wide + over) * c, -share * limb_length(limb), ahead + (deep + over) * s


def _belly(group: str, belly: Belly, side: str) -> Part:
    bone = rest_bones()[f"{side}_{belly.limb}"]
    rows = []
    for beside in range(BESIDE + 1):
        row = []
        for along in range(ALONG + 1):
            share, across = along / ALONG, 2 * beside / BESIDE - 1
            wide = belly.half_deg * (0.25 + 0.75 * sin(pi * share) ** 0.7)
            stands = sin(pi * share) ** 0.6 * (1 - across * across) ** 0.5
            over = EDGE_M + (belly.over_m - EDGE_M) * stands
            at = belly.start + (belly.end - belly.start) * share
            x, y, z = _limb_place(belly.limb, at, belly.middle_deg + wide * across, over)
            row.append(add(bone.at, turned(bone.turn, (x if side == "left" else -x, y, z))))
        rows.append(tuple(row))
    binds = tuple(tuple(((f"{side}_{belly.limb}", 1.0),) for _ in row) for row in rows)
    return Part(piece_of(side, belly.limb), group, tuple(rows), binds, closed=False)


def _deltoid(group: str, side: str) -> Part:
    """Return a fan from the rim of the shoulder over its ball to the outside of the arm."""
    body, bones = reference(), rest_bones()
    bone = bones[f"{side}_upper_arm"]
    first, last = DELTOIDS[group]
    sign = 1.0 if side == "left" else -1.0
    rows, binds = [], []
    for beside in range(BESIDE + 1):
        at = first + (last - first) * beside / BESIDE
        c, s = cos(radians(at)), sin(radians(at))
        rim = add(body[f"{side}_shoulder"], (sign * 0.034 * c, 0.050, 0.034 * s))
        tip_deg = DELTOID_TIP_DEG * (1 if at < 180 else -1) * (1 + beside / BESIDE)  # noqa: PLR2004 - half a turn
        row, row_binds = [], []
        for along in range(ALONG + 1):
            share = along / ALONG
            stands = sin(pi * share) ** 0.5 * sin(pi * beside / BESIDE) ** 0.6
            down = DELTOID_ENDS_AT * max(share - 0.25, 0.0) / 0.75
            towards = at if share < 0.4 else at + (_near(tip_deg, at) - at) * ((share - 0.4) / 0.6) ** 1.3  # noqa: PLR2004
            x, y, z = _limb_place("upper_arm", down, towards, EDGE_M + (0.011 - EDGE_M) * stands)
            place = add(bone.at, turned(bone.turn, (sign * x, y, z)))
            lift = min(share / 0.4, 1.0)
            row.append(blend(rim, _pushed(place, body[f"{side}_shoulder"], stands), lift))
            row_binds.append(
                ((f"{side}_upper_arm", lift), (f"{side}_girdle", 1 - lift))
                if lift < 1
                else ((f"{side}_upper_arm", 1.0),)
            )
        rows.append(tuple(row))
        binds.append(tuple(row_binds))
    return Part(f"{side}_upper_arm", group, tuple(rows), tuple(binds), closed=False)


def _near(angle: float, to: float) -> float:
    """Return an angle by whole turns as near to another as can be."""
    return angle + 360 * round((to - angle) / 360)


def _pushed(place: Vector, centre: Vector, stands: float) -> Vector:
    """Return a place no nearer to the middle of the shoulder than its skin, so that a fan lies over the ball."""
    away = sub(place, centre)
    far = sum(number * number for number in away) ** 0.5
    least = 0.057 + 0.011 * stands + EDGE_M
    return place if far >= least else add(centre, scale(unit(away), least))


def _gluteus(side: str) -> Part:
    """Return the seat, from the sacrum to the outside of the thigh."""
    bone, sign = rest_bones()[f"{side}_thigh"], 1.0 if side == "left" else -1.0
    rows, binds = [], []
    for beside in range(BESIDE + 1):
        low = beside / BESIDE
        row, row_binds = [], []
        for along in range(ALONG + 1):
            share = along / ALONG
            start = on_trunk(0.016 + 0.05 * (1 - low), 0.05 - 0.135 * low, back=True)
            turn = _limb_place("thigh", 0.04 + 0.16 * low, 300 + 30 * share, 0.012)
            end = add(bone.at, turned(bone.turn, (sign * turn[0], turn[1], turn[2])))
            start = (sign * start[0], start[1], start[2])
            stands = sin(pi * share) ** 0.6 * sin(pi * low) ** 0.6
            place = blend(start, end, share)
            out = unit((sign * 0.3, 0.0, -1.0))
            row.append(add(place, scale(out, EDGE_M + (0.030 - EDGE_M) * stands)))
            row_binds.append(
                ((f"{side}_thigh", share), ("pelvis", 1 - share))
                if 0 < share < 1
                else ((("pelvis" if share < 1 else f"{side}_thigh"), 1.0),)
            )
        rows.append(tuple(row))
        binds.append(tuple(row_binds))
    return Part("trunk", "gluteus-maximus", tuple(rows), tuple(binds), closed=False)


def _blade(side: str) -> Part:
    """Return a shoulder blade as a plate under the skin."""
    edge = (((0.086, 0.532), (0.120, 0.524), (0.158, 0.522)), ((0.086, 0.505), (0.118, 0.497), (0.156, 0.505)),
            ((0.090, 0.470), (0.116, 0.464), (0.146, 0.478)), ((0.095, 0.432), (0.112, 0.430), (0.132, 0.442)),
            ((0.100, 0.392), (0.106, 0.390), (0.114, 0.396)))  # fmt: skip
    part = _sheet("blade", Sheet(edge, 0.006, to="blade"), side)
    binds = tuple(tuple(((f"{side}_blade", 1.0),) for _ in row) for row in part.binds)
    return Part("trunk", "blade", part.rows, binds, closed=False)


@cache
def blades() -> tuple[Part, ...]:
    """Return both shoulder blades."""
    return tuple(facing_out(_blade(side)) for side in SIDES)


@cache
def muscles() -> dict[str, tuple[Part, ...]]:
    """Return the sheets of every muscle group that is drawn, the deepest group first."""
    found = {
        group: tuple(_sheet(group, sheet, side) for sheet in sheets for side in SIDES)
        for group, sheets in SHEETS.items()
    }
    found["gluteus-maximus"] = tuple(_gluteus(side) for side in SIDES)
    found |= {group: tuple(_deltoid(group, side) for side in SIDES) for group in DELTOIDS}
    found |= {
        group: tuple(_belly(group, each, side) for each in bellies for side in SIDES)
        for group, bellies in BELLIES.items()
    }
    return {group: tuple(facing_out(part) for part in parts) for group, parts in found.items()}
