"""Lines around what is seen: the outlines of rings and of sheets, as smooth SVG paths."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import dist, hypot
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Flat = tuple[float, float]
Seen = tuple[float, float, float]  # right, up and near, in metres
FORESHORTENED = 0.8  # length over width below which a part is drawn as what its rings cover
UPRIGHT = 0.88  # share of its length that is seen above which the round ends of a part need no outline of their own
FOLDED_M2, CRUMB_MM2 = 2e-4, 250


@dataclass(frozen=True, slots=True)
class Pen:
    """How finely a picture is drawn: millimetres to one of its units, how close two points may be, lines on muscles."""

    unit_mm: float = 1.0
    close_mm: float = 7.0
    fibres: bool = True

    def at(self, x: float, y: float) -> tuple[int, int]:
        """Return the place on the picture of metres across and up; down grows downwards there."""
        return round(x * 1000 / self.unit_mm), round(-y * 1000 / self.unit_mm)

    def wide(self, mm: float) -> str:
        """Return a width in the picture's units."""
        return f"{mm / self.unit_mm:.1f}".removesuffix(".0")


FINE, SMALL, ROUGH = Pen(), Pen(2, 22, fibres=False), Pen(5, 38, fibres=False)


def outline(rows: Sequence[Sequence[Seen]], pen: Pen) -> str:
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
        return "".join(smooth(hull([point for row in chunk for point in row]), pen) for chunk in chunks)
    sides = smooth([*lefts, *rights[::-1]], pen)
    if long > UPRIGHT * sum(dist(a, b) for a, b in pairwise(middles)):
        return sides
    ends = (flat[:5], flat[-5:])
    return sides + "".join(smooth(hull([point for row in part for point in row]), pen) for part in ends)


def _folds(lefts: Sequence[Flat], rights: Sequence[Flat]) -> bool:
    """Whether the band between two lines turns over on its way."""
    areas = []
    for (a, b), (d, c) in zip(pairwise(lefts), pairwise(rights), strict=True):
        areas.append((c[0] - a[0]) * (d[1] - b[1]) - (c[1] - a[1]) * (d[0] - b[0]))
    return min(areas) < -FOLDED_M2 and max(areas) > FOLDED_M2


def smooth(points: Sequence[Flat], pen: Pen) -> str:
    """Return a closed path that runs smoothly past points, always turning the same way round; y grows downwards."""
    if len(points) < 3:  # noqa: PLR2004
        return ""
    flat = [pen.at(x, y) for x, y in points]
    area = _area(flat)
    kept = _thinned(flat if area > 0 else flat[::-1], pen.close_mm / pen.unit_mm)
    if len(kept) < 3 or abs(area) * pen.unit_mm**2 < CRUMB_MM2:  # noqa: PLR2004
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


def _thinned(points: Sequence[tuple[int, int]], close: float) -> list[tuple[int, int]]:
    """Return the points of a closed line without those that lie close to the one before."""
    kept: list[tuple[int, int]] = []
    for point in points:
        if not kept or hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) >= close:
            kept.append(point)
    return kept


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


def is_visible(rows: Sequence[Sequence[Seen]], number: int) -> bool:
    """Whether the cells on both sides of a fibre are seen from outside along its whole length."""
    return all(
        _faces(rows[i][j], rows[i][j + 1], rows[i + 1][j + 1], rows[i + 1][j])
        for i in (number - 1, number)
        for j in range(len(rows[0]) - 1)
    )


def visible(rows: Sequence[Sequence[Seen]], pen: Pen) -> str:
    """Return the path around the cells of a sheet that are seen from outside."""
    edges = {edge for cell in _cells(rows) for edge in zip(cell, (*cell[1:], cell[0]), strict=True)}
    after = {a: b for a, b in edges if (b, a) not in edges}
    loops = []
    while after:
        start, at = after.popitem()
        loop = [start]
        while at != start and at in after:
            loop.append(at)
            at = after.pop(at)
        loops.append([rows[i][j][:2] for i, j in loop])
    return "".join(smooth(loop, pen) for loop in loops if len(loop) > 5)  # noqa: PLR2004 - smaller ones are crumbs


def way(row: Sequence[Seen], pen: Pen) -> str:
    """Return the path along a fibre."""
    points = [pen.at(x, y) for x, y, _ in row[::2]]
    steps = "".join(_signed(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))
    return f"M{points[0][0]} {points[0][1]}l{steps}"


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
