"""A still picture of a body as SVG: smooth shapes, the nearer ones over the farther, working muscles in colour.

The picture needs no browser and no graphics library, so it is made wherever the core runs: for lists, print, pages
without WebGL and the contact sheet by which movements are judged by eye. Its colours lie between light and dark, so it
can be read on both. One unit is a millimetre.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import pairwise
from math import cos, dist, hypot, pi, sin
from typing import TYPE_CHECKING

from strongback.motion.muscles import blades, muscles
from strongback.motion.props import LINES, Form, Shape, holds_something, shapes
from strongback.motion.surface import Moves, Part, moves_of, skin
from strongback.motion.vectors import Vector, about_x, add, cross, scale, sub, turned, unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from strongback.knowledge.exercise import Roles
    from strongback.knowledge.motion import Motion
    from strongback.motion.camera import Look
    from strongback.motion.skeleton import Figure

NEAR_SKIN, FAR_SKIN, OUTLINE = "url(#near)", "url(#far)", "#56706b"
BLADE, BLADE_LINE = "#c9d6d1", "#6f8a84"
ROLE_FILL = {"primary": "#d2431f", "secondary": "#e58f3c", "stabiliser": "#c9ac62"}
ROLE_LINE = {"primary": "#9c2c10", "secondary": "#b0651d", "stabiliser": "#96803f"}
PROP, PROP_LINE, LINE = "#8a8f94", "#62686e", "#7a8187"
SHADES = (
    '<defs><linearGradient id="near" x1="0" y1="0" x2=".55" y2="1"><stop stop-color="#bccac5"/>'
    '<stop offset="1" stop-color="#93a8a2"/></linearGradient><linearGradient id="far" x1="0" y1="0" x2=".55" y2="1">'
    '<stop stop-color="#93a7a1"/><stop offset="1" stop-color="#7b908a"/></linearGradient></defs>'
)
FORESHORTENED = 0.8  # length over width below which a part is drawn as what its rings cover
UPRIGHT = 0.88  # share of its length that is seen above which the round ends of a part need no outline of their own
FOLDED_M2 = 2e-4
ASIDE_M, FAR_M = 0.08, 0.12  # how far a leg is from the trunk to be a shape of its own, a limb to be darker
FURNITURE, FURNITURE_LINE = "#a7aeb0", "#7f878b"
MUSCLES_OVER_M = 0.004
CRUMB_MM2, CLOSE_MM = 250, 7
THIN_M, LARGE_M = 0.03, 0.15  # what is drawn as a line, and what is seen through
Flat = tuple[float, float]
Seen = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Piece:
    """One shape of the picture and how near it is."""

    near: float
    svg: str
    bounds: tuple[float, float, float, float]


def picture(
    body: Figure, motion: Motion, look: Look, roles: Roles | None = None, title: str = "", first: Figure | None = None
) -> str:
    """Return a whole SVG document of one body, as large as it needs to be; ``first`` is the movement's first body."""
    return document(pieces_of(body, motion, look, roles, first), title)


def document(pieces: Sequence[Piece], title: str, margin: float = 50) -> str:
    """Return pieces as an SVG document whose view fits them."""
    left, top, right, bottom = frame_of(pieces, margin)
    label = f'role="img" aria-label="{escape(title)}"' if title else 'aria-hidden="true"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:.0f} {top:.0f} {right - left:.0f} {bottom - top:.0f}" '
        f'{label} stroke-linejoin="round" stroke-linecap="round">{SHADES}{drawn(pieces)}</svg>'
    )


def drawn(pieces: Sequence[Piece]) -> str:
    """Return the pieces, the farthest first."""
    return "".join(piece.svg for piece in sorted(pieces, key=lambda piece: piece.near))


def frame_of(pieces: Iterable[Piece], margin: float) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of what holds all pieces."""
    found = [piece.bounds for piece in pieces]
    return (
        min(item[0] for item in found) - margin,
        min(item[1] for item in found) - margin,
        max(item[2] for item in found) + margin,
        max(item[3] for item in found) + margin,
    )


def shifted(pieces: Iterable[Piece], across_mm: float) -> list[Piece]:
    """Return pieces moved to the right, over all that were there before."""
    found = []
    for piece in pieces:
        left, top, right, bottom = piece.bounds
        svg = f'<g transform="translate({across_mm:.0f} 0)">{piece.svg}</g>'
        found.append(Piece(piece.near + 100, svg, (left + across_mm, top, right + across_mm, bottom)))
    return found


def pieces_of(
    body: Figure,
    motion: Motion,
    look: Look,
    roles: Roles | None = None,
    first: Figure | None = None,
    *,
    fibres: bool = True,
) -> list[Piece]:
    """Return everything there is to see; ``fibres`` draws lines along the muscles."""
    moves = moves_of(body)
    found, nears = _skin(moves, motion, look)
    found += [_plate(part, moves, look, nears["trunk"]) for part in blades()]
    if roles is not None:
        found += _working(moves, look, roles, nears, fibres=fibres)
    found += [_prop(shape, look, nears) for shape in shapes(body, motion, first)]
    return [piece for piece in found if piece.svg]


def _skin(moves: Moves, motion: Motion, look: Look) -> tuple[list[Piece], dict[str, float]]:
    """Return the pieces of the skin, and how near each of them is."""
    seen: dict[str, list[tuple[Part, list[list[Seen]]]]] = {}
    for part in skin():
        if _is_shown(part, motion):
            rows = [[look.see(place) for place in row] for row in part.posed(moves)]
            seen.setdefault(part.piece, []).append((part, rows))
    nears = {
        piece: sum(point[2] for _, rows in parts for row in rows for point in row)
        / sum(len(row) for _, rows in parts for row in rows)
        for piece, parts in seen.items()
    }
    found, trunk = [], nears["trunk"]
    for group in _grouped(nears):
        parts = [item for piece in group for item in seen[piece]]
        near = nears["trunk"] if "trunk" in group else max(nears[piece] for piece in group)
        far = near < trunk - FAR_M and group != ("head",)
        path = "".join(outline(rows) for _, rows in parts)
        flat = [point[:2] for _, rows in parts for row in rows for point in row]
        found.append(_path(path, near, FAR_SKIN if far else NEAR_SKIN, OUTLINE, 7, flat))
        nears |= dict.fromkeys(group, near)
    return found, nears


def _is_shown(part: Part, motion: Motion) -> bool:
    if part.kind not in ("fist", "open-hand"):
        return True
    return holds_something(motion, part.piece.partition("_")[0]) == (part.kind == "fist")


def _grouped(nears: dict[str, float]) -> list[tuple[str, ...]]:
    """Return what is drawn with one outline.

    A leg or the head goes with the trunk unless it lies before or behind it; an arm is one shape unless the trunk lies between its
    halves.
    """
    trunk = nears["trunk"]
    legs = [f"{side}_leg" for side in ("left", "right")]
    with_trunk = [leg for leg in legs if abs(nears[leg] - trunk) < ASIDE_M]
    if abs(nears["head"] - trunk) < FAR_M:
        with_trunk.append("head")
    alone = [piece for piece in (*legs, "head") if piece not in with_trunk]
    groups: list[tuple[str, ...]] = [("trunk", *with_trunk), *((piece,) for piece in alone)]
    for side in ("left", "right"):
        upper, lower = f"{side}_upper_arm", f"{side}_forearm"
        apart = (nears[upper] - trunk) * (nears[lower] - trunk) < 0
        groups += [(upper,), (lower,)] if apart else [(upper, lower)]
    return groups


def outline(rows: Sequence[Sequence[Seen]]) -> str:
    """Return the path around what rings cover: their outermost places on both sides of the line of their middles."""
    flat = [[point[:2] for point in row] for row in rows]
    middles = [tuple(sum(numbers) / len(row) for numbers in zip(*row, strict=True)) for row in rows]
    wide = max(hypot(x - m[0], y - m[1]) for row, m in zip(flat, middles, strict=True) for x, y in row)
    long = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(middles))
    lefts, rights = [], []
    for number, row in enumerate(flat):
        a, b = middles[max(number - 2, 0)], middles[min(number + 2, len(rows) - 1)]
        across = (a[1] - b[1], b[0] - a[0])
        lefts.append(max(row, key=lambda point: point[0] * across[0] + point[1] * across[1]))
        rights.append(min(row, key=lambda point: point[0] * across[0] + point[1] * across[1]))
    if long < FORESHORTENED * 2 * wide or _folds(lefts, rights):
        chunks = [flat[start : start + 6] for start in range(0, len(rows) - 2, 3)]
        return "".join(smooth(hull([point for row in chunk for point in row])) for chunk in chunks)
    sides = smooth([*lefts, *rights[::-1]])
    if long > UPRIGHT * sum(dist(a, b) for a, b in pairwise(middles)):
        return sides
    return sides + "".join(smooth(hull([point for row in part for point in row])) for part in (flat[:5], flat[-5:]))


def _folds(lefts: Sequence[Flat], rights: Sequence[Flat]) -> bool:
    """Whether the band between two lines turns over on its way."""
    areas = []
    for (a, b), (d, c) in zip(pairwise(lefts), pairwise(rights), strict=True):
        areas.append((c[0] - a[0]) * (d[1] - b[1]) - (c[1] - a[1]) * (d[0] - b[0]))
    return min(areas) < -FOLDED_M2 and max(areas) > FOLDED_M2


def smooth(points: Sequence[Flat]) -> str:
    """Return a closed path that runs smoothly past points, always turning the same way round; y grows downwards."""
    if len(points) < 3:  # noqa: PLR2004
        return ""
    flat = [(round(x * 1000), round(-y * 1000)) for x, y in points]
    area = _area(flat)
    kept = _thinned(flat if area > 0 else flat[::-1])
    if len(kept) < 3 or abs(area) < CRUMB_MM2:  # noqa: PLR2004
        return ""
    halves = [((a[0] + b[0]) // 2, (a[1] + b[1]) // 2) for a, b in zip(kept, [*kept[1:], kept[0]], strict=True)]
    words, at = [f"M{halves[-1][0]} {halves[-1][1]}q"], halves[-1]
    for (x, y), half in zip(kept, halves, strict=True):
        words.append(_signed(x - at[0], y - at[1], half[0] - at[0], half[1] - at[1]))
        at = half
    return "".join(words) + "z"


def _signed(*numbers: int) -> str:
    """Return numbers one after the other, with a space only where the next has no sign."""
    return "".join(f"{number}" if number < 0 else f" {number}" for number in numbers)


def _area(points: Sequence[tuple[int, int]]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]], strict=True)) / 2


def _thinned(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the points of a closed line without those that lie close to the one before."""
    kept: list[tuple[int, int]] = []
    for point in points:
        if not kept or hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) >= CLOSE_MM:
            kept.append(point)
    return kept


def _plate(part: Part, moves: Moves, look: Look, near: float) -> Piece:
    rows = [[look.see(place) for place in row] for row in part.posed(moves)]
    return _path(_visible(rows), near + MUSCLES_OVER_M / 2, BLADE, BLADE_LINE, 4, _flat(rows))


def _working(moves: Moves, look: Look, roles: Roles, nears: dict[str, float], *, fibres: bool) -> list[Piece]:
    found = []
    for number, (group, parts) in enumerate(muscles().items()):
        role = next((name for name in ROLE_FILL if group in getattr(roles, name)), "")
        if not role:
            continue
        for part in parts:
            rows = [[look.see(place) for place in row] for row in part.posed(moves)]
            near = nears[part.piece] + MUSCLES_OVER_M + number * 1e-5
            found.append(_path(_visible(rows), near, ROLE_FILL[role], ROLE_LINE[role], 3, _flat(rows)))
            if fibres:
                lines = "".join(_way(row) for row in rows[1:-1:2] if _is_visible(rows, rows.index(row)))
                found.append(_stroke(lines, near + 5e-6, ROLE_LINE[role], 2.5, _flat(rows), 0.45))
    return found


def _flat(rows: Sequence[Sequence[Seen]]) -> list[Flat]:
    return [point[:2] for row in rows for point in row]


def _faces(a: Seen, b: Seen, c: Seen, d: Seen) -> bool:
    """Whether a cell turns its outside to the eye."""
    return (c[0] - a[0]) * (d[1] - b[1]) - (c[1] - a[1]) * (d[0] - b[0]) > 0


def _cells(rows: Sequence[Sequence[Seen]]) -> list[tuple[tuple[int, int], ...]]:
    """Return the corners of every cell that is seen from outside, by row and place."""
    return [
        ((i, j), (i, j + 1), (i + 1, j + 1), (i + 1, j))
        for i in range(len(rows) - 1)
        for j in range(len(rows[0]) - 1)
        if _faces(rows[i][j], rows[i][j + 1], rows[i + 1][j + 1], rows[i + 1][j])
    ]


def _is_visible(rows: Sequence[Sequence[Seen]], number: int) -> bool:
    """Whether the cells on both sides of a fibre are seen from outside along its whole length."""
    return all(
        _faces(rows[i][j], rows[i][j + 1], rows[i + 1][j + 1], rows[i + 1][j])
        for i in (number - 1, number)
        for j in range(len(rows[0]) - 1)
    )


def _visible(rows: Sequence[Sequence[Seen]]) -> str:
    """Return the path around the cells of a sheet that are seen from outside."""
    after: dict[tuple[int, int], tuple[int, int]] = {}
    edges = {edge for cell in _cells(rows) for edge in zip(cell, (*cell[1:], cell[0]), strict=True)}
    for a, b in edges:
        if (b, a) not in edges:
            after[a] = b
    loops = []
    while after:
        start, at = after.popitem()
        loop = [start]
        while at != start and at in after:
            loop.append(at)
            at = after.pop(at)
        loops.append([rows[i][j][:2] for i, j in loop])
    return "".join(smooth(loop) for loop in loops if len(loop) > 5)  # noqa: PLR2004 - smaller ones are crumbs


def _way(row: Sequence[Seen]) -> str:
    points = [(round(x * 1000), round(-y * 1000)) for x, y, _ in row[::2]]
    steps = "".join(_signed(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))
    return f"M{points[0][0]} {points[0][1]}l{steps}"


def _prop(shape: Shape, look: Look, nears: Mapping[str, float]) -> Piece:
    if shape.form is Form.TUBE:
        return _tube(shape, look)
    if shape.form is Form.BALL:
        x, y, near = look.see(shape.places[0])
        ring = [(x + shape.radius_m * cos(pi * n / 10), y + shape.radius_m * sin(pi * n / 10)) for n in range(20)]
        near = near if shape.moves else _stands(near, nears)
        return _path(smooth(ring), near, PROP, PROP_LINE, 5, ring)
    corners = [look.see(corner) for corner in corners_of(shape)]
    near = _stands(sum(point[2] for point in corners) / len(corners), nears)
    flat = hull([point[:2] for point in corners])
    path = "M" + "L".join(f"{x * 1000:.0f} {-y * 1000:.0f}" for x, y in flat) + "z"
    return _path(path, near, FURNITURE, FURNITURE_LINE, 5, flat, 1.0 if near < min(nears.values()) else 0.3)


def _stands(near: float, nears: Mapping[str, float]) -> float:
    """Return how near furniture is drawn: behind the body unless it stands clearly before it."""
    return near if near > max(nears.values()) + 0.1 else min(min(nears.values()), near) - 1


def _tube(shape: Shape, look: Look) -> Piece:
    a, b = shape.places
    ends = [look.see(place) for place in shape.places]
    near = (ends[0][2] + ends[1][2]) / 2
    if shape.radius_m < THIN_M:
        path = "M" + "L".join(f"{x * 1000:.0f} {-y * 1000:.0f}" for x, y, _ in ends)
        colour = LINE if shape.kind in LINES else PROP_LINE
        return _stroke(path, near, colour, shape.radius_m * 2000, [end[:2] for end in ends])
    axis = unit(sub(b, a))
    side = unit(cross(axis, (0.0, 1.0, 0.0)), (1.0, 0.0, 0.0))
    up = cross(side, axis)
    rim = [
        add(scale(side, shape.radius_m * cos(pi * n / 12)), scale(up, shape.radius_m * sin(pi * n / 12)))
        for n in range(24)
    ]
    flat = hull([look.see(add(end, off))[:2] for end in (a, b) for off in rim])
    return _path(smooth(flat), near, PROP, PROP_LINE, 5, flat, 0.35 if shape.radius_m > LARGE_M else 1.0)


def corners_of(shape: Shape) -> list[Vector]:
    """Return the eight corners of a box."""
    turn = about_x(-shape.angle_deg)
    wide, high, deep = shape.size_m
    return [
        add(shape.places[0], turned(turn, (x * wide / 2, y * high / 2, z * deep / 2)))
        for x in (-1, 1)
        for y in (-1, 1)
        for z in (-1, 1)
    ]


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


def _path(  # noqa: PLR0913, PLR0917 - what a path is made of
    path: str, near: float, fill: str, line: str, thick: float, flat: Sequence[Flat], opacity: float = 1.0
) -> Piece:
    if not path:
        return Piece(near, "", (0.0, 0.0, 0.0, 0.0))
    clear = f' fill-opacity="{opacity}"' if opacity < 1 else ""
    svg = f'<path d="{path}" fill="{fill}"{clear} stroke="{line}" stroke-width="{thick}" paint-order="stroke"/>'
    return Piece(near, svg, _bounds(flat))


def _stroke(  # noqa: PLR0913, PLR0917 - what a line is made of
    path: str, near: float, colour: str, thick: float, flat: Sequence[Flat], opacity: float = 1.0
) -> Piece:
    if not path:
        return Piece(near, "", (0.0, 0.0, 0.0, 0.0))
    clear = f' stroke-opacity="{opacity}"' if opacity < 1 else ""
    return Piece(
        near, f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{thick:.0f}"{clear}/>', _bounds(flat)
    )


def _bounds(flat: Sequence[Flat]) -> tuple[float, float, float, float]:
    across, down = [x * 1000 for x, _ in flat], [-y * 1000 for _, y in flat]
    return min(across), min(down), max(across), max(down)
