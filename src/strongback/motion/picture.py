"""A still picture of a body as SVG: flat shapes, the nearer ones over the farther, working muscles in colour.

The picture needs no browser and no graphics library, so it is made wherever the core runs: for lists, print, pages
without WebGL and the contact sheet by which movements are judged by eye.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import pairwise
from math import atan2, cos, degrees, hypot, pi, sin
from typing import TYPE_CHECKING

from strongback.knowledge.motion import Held, PropKind
from strongback.motion import body as size
from strongback.motion.muscles import bundles
from strongback.motion.props import Shape, shapes
from strongback.motion.vectors import Vector, add, blend, sub, turned

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from strongback.knowledge.exercise import Roles
    from strongback.knowledge.motion import Motion
    from strongback.motion.camera import Look
    from strongback.motion.skeleton import Figure

H = size.STATURE_M
SKIN, FAR_SKIN, OUTLINE = "#aeb8c4", "#97a3b1", "#5d6b7b"
PRIMARY, SECONDARY, STABILISER = "#d9412f", "#eb9a3d", "#d9c58a"
PROP, PROP_LINE = "#7d6f5f", "#5b5046"
Flat = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Piece:
    """One shape of the picture and how near it is."""

    near: float
    svg: str
    bounds: tuple[float, float, float, float]


# Radii in metres at both ends of each segment.
LIMBS = {
    ("shoulder", "elbow"): (0.052, 0.040),
    ("elbow", "wrist"): (0.040, 0.026),
    ("wrist", "grip"): (0.030, 0.032),
    ("hip", "knee"): (0.082, 0.052),
    ("knee", "ankle"): (0.053, 0.034),
    ("heel", "toe"): (0.030, 0.022),
}
# Half width and half depth of the trunk at its levels, and how far its middle lies in front of the spine.
RINGS = {
    "pelvis": (0.150, 0.105, 0.0),
    "l5": (0.145, 0.100, 0.0),
    "l3": (0.130, 0.090, 0.008),
    "t12": (0.140, 0.100, 0.010),
    "t6": (0.155, 0.112, 0.010),
    "girdle": (0.120, 0.085, 0.015),
}


def picture(body: Figure, motion: Motion, look: Look, roles: Roles | None = None, title: str = "") -> str:
    """Return a whole SVG document of one body, as large as it needs to be."""
    pieces = sorted(pieces_of(body, motion, look, roles), key=lambda piece: piece.near)
    return document(pieces, title)


def document(pieces: Sequence[Piece], title: str, margin: float = 0.06) -> str:
    """Return pieces as an SVG document whose view fits them, one unit a metre."""
    left, top, right, bottom = frame_of(pieces, margin)
    label = f'role="img" aria-label="{escape(title)}"' if title else 'aria-hidden="true"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:.3f} {top:.3f} {right - left:.3f} {bottom - top:.3f}" '
        f'{label} stroke-linejoin="round" stroke-linecap="round">{"".join(piece.svg for piece in pieces)}</svg>'
    )


def frame_of(pieces: Iterable[Piece], margin: float) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of what holds all pieces."""
    found = [piece.bounds for piece in pieces]
    return (
        min(item[0] for item in found) - margin,
        min(item[1] for item in found) - margin,
        max(item[2] for item in found) + margin,
        max(item[3] for item in found) + margin,
    )


def pieces_of(body: Figure, motion: Motion, look: Look, roles: Roles | None = None) -> list[Piece]:
    """Return everything there is to see."""
    near_side = "left" if look.see((1.0, 0.0, 0.0))[2] >= 0 else "right"
    found = [_limb(body, side, a, b, look, far=side != near_side) for side in ("left", "right") for a, b in LIMBS]
    found += _trunk(body, look)
    found += _head(body, look)
    found += _blades(body, look)
    if roles is not None:
        found += _muscles(body, look, roles)
    found += [_prop(shape, look) for shape in shapes(body, motion)]
    return found


def _limb(body: Figure, side: str, a: str, b: str, look: Look, *, far: bool) -> Piece:
    first, last = look.see(body[f"{side}_{a}"]), look.see(body[f"{side}_{b}"])
    radii = LIMBS[a, b]
    near = (first[2] + last[2]) / 2 + (0.02 if a in ("elbow", "wrist") else 0.0)
    return _shape(_capsule(first[:2], last[:2], radii), near, FAR_SKIN if far else SKIN, OUTLINE)


def _trunk(body: Figure, look: Look) -> list[Piece]:
    rings = {name: _ring(body, name) for name in RINGS}
    found = []
    names = list(RINGS)
    for low, high in pairwise(names):
        seen = [look.see(point) for point in (*rings[low], *rings[high])]
        near = sum(point[2] for point in seen) / len(seen)
        found.append((near, hull([point[:2] for point in seen])))
    near = sum(item[0] for item in found) / len(found)
    pieces = [_shape(outline, near - 0.001, SKIN, OUTLINE) for _, outline in found]
    # The same shapes once more without a line, so that only the outer edge keeps one.
    return pieces + [_shape(outline, near, SKIN, SKIN, 0.004) for _, outline in found]


def _ring(body: Figure, name: str) -> list[Vector]:
    wide, deep, forward = RINGS[name]
    if name == "girdle":
        frame, centre = body.chest, blend(body["c7"], body["t6"], 0.25)
        ends = [body[f"{side}_{part}"] for side in ("left", "right") for part in ("shoulder", "acromion")]
    else:
        frame, centre = (body.pelvis if name in ("pelvis", "l5", "l3") else body.chest), body[name]
        ends = []
    around = [2 * pi * number / 16 for number in range(16)]
    ring = [add(centre, turned(frame, (wide * cos(at), 0.0, forward + deep * sin(at)))) for at in around]
    return ring + ends


def _head(body: Figure, look: Look) -> list[Piece]:
    middle, crown, nose = body["head"], body["crown"], body["nose"]
    up = sub(crown, middle)
    centre = add(middle, tuple(number * 0.15 for number in up))  # type: ignore[arg-type]
    face = blend(centre, nose, 0.25)
    seen, high, tip = look.see(face), look.see(crown), look.see(nose)
    low = look.see(add(blend(middle, nose, 0.55), tuple(number * -0.75 for number in up)))  # type: ignore[arg-type]
    neck = _capsule(look.see(body["c7"])[:2], look.see(middle)[:2], (0.062, 0.055))
    tilt = degrees(atan2(-(high[1] - low[1]), high[0] - low[0])) - 90
    half = max(hypot(high[0] - low[0], high[1] - low[1]) / 2, 0.085)
    centre_flat = ((high[0] + low[0]) / 2, (high[1] + low[1]) / 2)
    oval = _oval(centre_flat, 0.086, half, -tilt)
    bridge = _capsule(seen[:2], tip[:2], (0.03, 0.014))
    return [
        _shape(neck, look.see(body["c7"])[2] - 0.03, SKIN, OUTLINE),
        _shape(bridge, tip[2], SKIN, OUTLINE),
        _shape(oval, seen[2] + 0.02, SKIN, OUTLINE),
    ]


def _oval(centre: Flat, wide: float, high: float, tilt_deg: float) -> list[Flat]:
    tilt = tilt_deg * pi / 180
    found = []
    for number in range(28):
        at = 2 * pi * number / 28
        x, y = wide * cos(at), high * sin(at)
        found.append((centre[0] + x * cos(tilt) + y * sin(tilt), centre[1] - x * sin(tilt) + y * cos(tilt)))
    return found


def _blades(body: Figure, look: Look) -> list[Piece]:
    found = []
    back = look.see(turned(body.chest, (0.0, 0.0, -1.0)))[2]
    if back < 0.05:  # noqa: PLR2004 - the chest hides them
        return []
    for side in ("left", "right"):
        corners = [
            add(body[f"{side}_{name}"], turned(body.chest, (0.0, 0.0, -0.035)))
            for name in ("blade_top", "acromion", "blade_tip")
        ]
        seen = [look.see(corner) for corner in corners]
        near = max(point[2] for point in seen) + 0.03
        found.append(_shape([point[:2] for point in seen], near, "#c3ccd6", OUTLINE, 0.012, opacity=0.55))
    return found


def _muscles(body: Figure, look: Look, roles: Roles) -> list[Piece]:
    found = []
    for groups, colour, lift in ((roles.secondary, SECONDARY, 0.0), (roles.primary, PRIMARY, 0.004)):
        for bundle in bundles(body, groups):
            for fibre in bundle.fibres:
                seen = [look.see(point) for point in fibre]
                near = sum(point[2] for point in seen) / len(seen) + 0.045 + lift
                found.append(_line([point[:2] for point in seen], near, colour, bundle.thick_m * 0.8))
    return found


def _prop(shape: Shape, look: Look) -> Piece:
    seen = [look.see(point) for point in shape.points]
    near = sum(point[2] for point in seen) / len(seen) - 0.03 * (shape.behind)
    if shape.is_line:
        return _line([point[:2] for point in seen], near, PROP_LINE, shape.thick_m)
    outline = hull([point[:2] for point in seen])
    return _shape(outline, near, PROP, PROP_LINE, opacity=0.9)


def hull(points: Iterable[Flat]) -> list[Flat]:
    """Return the convex hull of points (Andrew's monotone chain)."""
    ordered = sorted(set(points))
    if len(ordered) < 3:  # noqa: PLR2004
        return ordered

    def half(items: Sequence[Flat]) -> list[Flat]:
        chain: list[Flat] = []
        for x, y in items:
            while len(chain) > 1:
                (ax, ay), (bx, by) = chain[-2], chain[-1]
                if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                    break
                chain.pop()
            chain.append((x, y))
        return chain[:-1]

    return half(ordered) + half(ordered[::-1])


def _capsule(a: Flat, b: Flat, radii: tuple[float, float]) -> list[Flat]:
    found = []
    for (x, y), radius in ((a, radii[0]), (b, radii[1])):
        found += [(x + radius * cos(2 * pi * at / 20), y + radius * sin(2 * pi * at / 20)) for at in range(20)]
    return hull(found)


def _shape(
    outline: Sequence[Flat], near: float, fill: str, line: str, thick: float = 0.006, opacity: float = 1.0
) -> Piece:
    flat = [(x, -y) for x, y in outline]
    points = " ".join(f"{x:.3f},{y:.3f}" for x, y in flat)
    see_through = f' fill-opacity="{opacity}"' if opacity < 1 else ""
    svg = f'<polygon points="{points}" fill="{fill}"{see_through} stroke="{line}" stroke-width="{thick}"/>'
    return Piece(near, svg, _bounds(flat))


def _line(way: Sequence[Flat], near: float, colour: str, thick: float) -> Piece:
    flat = [(x, -y) for x, y in way]
    points = " ".join(f"{x:.3f},{y:.3f}" for x, y in flat)
    svg = f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{thick:.3f}"/>'
    return Piece(near, svg, _bounds(flat))


def _bounds(flat: Sequence[Flat]) -> tuple[float, float, float, float]:
    across, down = [x for x, _ in flat], [y for _, y in flat]
    return min(across), min(down), max(across), max(down)


__all__ = ["Held", "Piece", "PropKind", "document", "frame_of", "hull", "picture", "pieces_of"]
