"""A still picture of a body as SVG: smooth shapes, the nearer ones over the farther, working muscles in colour.

The picture needs no browser and no graphics library, so it is made wherever the core runs: for lists, print, pages
without WebGL and the contact sheet by which movements are judged by eye. Its colours lie between light and dark, so it
can be read on both. One unit is a millimetre.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import cos, pi, sin
from typing import TYPE_CHECKING

from strongback.motion.muscles import blades, muscles
from strongback.motion.outline import FINE, Flat, Pen, Seen, hull, is_visible, outline, smooth, visible, way
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
# Fill and line of each role.
ROLES = {
    "primary": ("#d2431f", "#9c2c10"),
    "secondary": ("#e58f3c", "#b0651d"),
    "stabiliser": ("#c9ac62", "#96803f"),
}
PROP, PROP_LINE, LINE = "#8a8f94", "#62686e", "#7a8187"
SHADES = (
    '<defs><linearGradient id="near" x1="0" y1="0" x2=".55" y2="1"><stop stop-color="#bccac5"/>'
    '<stop offset="1" stop-color="#93a8a2"/></linearGradient><linearGradient id="far" x1="0" y1="0" x2=".55" y2="1">'
    '<stop stop-color="#93a7a1"/><stop offset="1" stop-color="#7b908a"/></linearGradient></defs>'
)
ASIDE_M, FAR_M = 0.08, 0.12  # how far a leg is from the trunk to be a shape of its own, a limb to be darker
FURNITURE, FURNITURE_LINE = "#a7aeb0", "#7f878b"
MUSCLES_OVER_M = 0.004
THIN_M, LARGE_M = 0.03, 0.15  # what is drawn as a line, and what is seen through


@dataclass(frozen=True, slots=True)
class Piece:
    """One shape of the picture and how near it is."""

    near: float
    svg: str
    bounds: tuple[float, float, float, float]


NOTHING = Piece(0.0, "", (0.0, 0.0, 0.0, 0.0))


def picture(
    body: Figure, motion: Motion, look: Look, roles: Roles | None = None, title: str = "", first: Figure | None = None
) -> str:
    """Return a whole SVG document of one body, as large as it needs to be; ``first`` is the movement's first body."""
    return document(pieces_of(body, motion, look, roles, first), title)


def document(pieces: Sequence[Piece], title: str, margin: float = 25) -> str:
    """Return pieces as an SVG document whose view fits them, with a margin in their units."""
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


def shifted(pieces: Iterable[Piece], across: float) -> list[Piece]:
    """Return pieces moved to the right, over all that were there before."""
    found = []
    for piece in pieces:
        left, top, right, bottom = piece.bounds
        svg = f'<g transform="translate({across:.0f} 0)">{piece.svg}</g>'
        found.append(Piece(piece.near + 100, svg, (left + across, top, right + across, bottom)))
    return found


def pieces_of(
    body: Figure,
    motion: Motion,
    look: Look,
    roles: Roles | None = None,
    first: Figure | None = None,
    pen: Pen = FINE,
) -> list[Piece]:
    """Return everything there is to see."""
    drawing = _Drawing(moves_of(body), motion, look, pen)
    found, nears = drawing.skin()
    found += [drawing.plate(part, nears["trunk"]) for part in blades()]
    if roles is not None:
        found += drawing.working(roles, nears)
    found += [drawing.prop(shape, nears) for shape in shapes(body, motion, first)]
    return [piece for piece in found if piece.svg]


@dataclass(frozen=True, slots=True)
class _Drawing:
    """One body as it is looked at, and the pen it is drawn with."""

    moves: Moves
    motion: Motion
    look: Look
    pen: Pen

    def _rows(self, part: Part) -> list[list[Seen]]:
        return [[self.look.see(place) for place in row] for row in part.posed(self.moves)]

    def skin(self) -> tuple[list[Piece], dict[str, float]]:
        """Return the pieces of the skin, and how near each of them is."""
        seen: dict[str, list[list[list[Seen]]]] = {}
        for part in skin():
            if _is_shown(part, self.motion):
                seen.setdefault(part.piece, []).append(self._rows(part))
        nears = {piece: _mean_near(parts) for piece, parts in seen.items()}
        found, trunk = [], nears["trunk"]
        for group in _grouped(nears):
            parts = [rows for piece in group for rows in seen[piece]]
            near = trunk if "trunk" in group else max(nears[piece] for piece in group)
            far = near < trunk - FAR_M and group != ("head",)
            path = "".join(outline(rows, self.pen) for rows in parts)
            flat = [point[:2] for rows in parts for row in rows for point in row]
            found.append(self._path(path, near, (FAR_SKIN if far else NEAR_SKIN, OUTLINE), 7, flat))
            nears |= dict.fromkeys(group, near)
        return found, nears

    def plate(self, part: Part, near: float) -> Piece:
        """Return a shoulder blade on a back that is so near."""
        rows = self._rows(part)
        return self._path(visible(rows, self.pen), near + MUSCLES_OVER_M / 2, (BLADE, BLADE_LINE), 4, _flat(rows))

    def working(self, roles: Roles, nears: Mapping[str, float]) -> list[Piece]:
        """Return the muscles that work, each over the piece it lies on."""
        found = []
        for number, (group, parts) in enumerate(muscles().items()):
            role = next((name for name in ROLES if group in getattr(roles, name)), "")
            for part in parts if role else ():
                rows = self._rows(part)
                near = nears[part.piece] + MUSCLES_OVER_M + number * 1e-5
                found.append(self._path(visible(rows, self.pen), near, ROLES[role], 3, _flat(rows)))
                if self.pen.fibres:
                    lines = "".join(
                        way(rows[at], self.pen) for at in range(1, len(rows) - 1, 2) if is_visible(rows, at)
                    )
                    found.append(self._stroke(lines, near + 5e-6, ROLES[role][1], 2.5, _flat(rows), 0.45))
        return found

    def prop(self, shape: Shape, nears: Mapping[str, float]) -> Piece:
        """Return a thing beside the body or in its hands."""
        if shape.form is Form.TUBE:
            return self._tube(shape)
        if shape.form is Form.BALL:
            x, y, near = self.look.see(shape.places[0])
            ring = [(x + shape.radius_m * cos(pi * n / 10), y + shape.radius_m * sin(pi * n / 10)) for n in range(20)]
            near = near if shape.moves else _stands(near, nears)
            return self._path(smooth(ring, self.pen), near, (PROP, PROP_LINE), 5, ring)
        corners = [self.look.see(corner) for corner in corners_of(shape)]
        near = _stands(sum(point[2] for point in corners) / len(corners), nears)
        flat = hull([point[:2] for point in corners])
        path = "M" + "L".join("{} {}".format(*self.pen.at(x, y)) for x, y in flat) + "z"
        opacity = 1.0 if near < min(nears.values()) else 0.3
        return self._path(path, near, (FURNITURE, FURNITURE_LINE), 5, flat, opacity)

    def _tube(self, shape: Shape) -> Piece:
        a, b = shape.places
        ends = [self.look.see(place) for place in shape.places]
        near = (ends[0][2] + ends[1][2]) / 2
        if shape.radius_m < THIN_M:
            path = "M" + "L".join("{} {}".format(*self.pen.at(x, y)) for x, y, _ in ends)
            colour = LINE if shape.kind in LINES else PROP_LINE
            return self._stroke(path, near, colour, shape.radius_m * 2000, [end[:2] for end in ends])
        axis = unit(sub(b, a))
        side = unit(cross(axis, (0.0, 1.0, 0.0)), (1.0, 0.0, 0.0))
        up = cross(side, axis)
        rim = [
            add(scale(side, shape.radius_m * cos(pi * n / 12)), scale(up, shape.radius_m * sin(pi * n / 12)))
            for n in range(24)
        ]
        flat = hull([self.look.see(add(end, off))[:2] for end in (a, b) for off in rim])
        opacity = 0.35 if shape.radius_m > LARGE_M else 1.0
        return self._path(smooth(flat, self.pen), near, (PROP, PROP_LINE), 5, flat, opacity)

    def _path(
        self,
        path: str,
        near: float,
        colours: tuple[str, str],
        line_mm: float,
        flat: Sequence[Flat],
        opacity: float = 1.0,
    ) -> Piece:
        if not path:
            return NOTHING
        clear = f' fill-opacity="{opacity}"' if opacity < 1 else ""
        line = f'stroke="{colours[1]}" stroke-width="{self.pen.wide(line_mm)}" paint-order="stroke"'
        return Piece(near, f'<path d="{path}" fill="{colours[0]}"{clear} {line}/>', self._bounds(flat))

    def _stroke(
        self, path: str, near: float, colour: str, line_mm: float, flat: Sequence[Flat], opacity: float = 1.0
    ) -> Piece:
        if not path:
            return NOTHING
        clear = f' stroke-opacity="{opacity}"' if opacity < 1 else ""
        line = f'fill="none" stroke="{colour}" stroke-width="{self.pen.wide(line_mm)}"'
        return Piece(near, f'<path d="{path}" {line}{clear}/>', self._bounds(flat))

    def _bounds(self, flat: Sequence[Flat]) -> tuple[float, float, float, float]:
        places = [self.pen.at(x, y) for x, y in flat]
        across, down = [x for x, _ in places], [y for _, y in places]
        return min(across), min(down), max(across), max(down)


def _mean_near(parts: Sequence[Sequence[Sequence[Seen]]]) -> float:
    nears = [point[2] for rows in parts for row in rows for point in row]
    return sum(nears) / len(nears)


def _is_shown(part: Part, motion: Motion) -> bool:
    if part.kind not in ("fist", "open-hand"):
        return True
    return holds_something(motion, part.piece.partition("_")[0]) == (part.kind == "fist")


def _grouped(nears: dict[str, float]) -> list[tuple[str, ...]]:
    """Return what is drawn with one outline.

    A leg or the head goes with the trunk unless it lies before or behind it; an arm is one shape unless the trunk lies
    between its halves.
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


def _flat(rows: Sequence[Sequence[Seen]]) -> list[Flat]:
    return [point[:2] for row in rows for point in row]


def _stands(near: float, nears: Mapping[str, float]) -> float:
    """Return how near furniture is drawn: behind the body unless it stands clearly before it."""
    return near if near > max(nears.values()) + 0.1 else min(*nears.values(), near) - 1


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
