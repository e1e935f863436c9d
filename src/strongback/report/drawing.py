"""The charts of the report as SVG: vectors that need no colour to be read, each with a sentence that says the same."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

INK, SOFT, LINE, GROUND = "#14201d", "#4a5955", "#c3cbc4", "#e9ece6"
ACCENT, EFFORT, FLESH, REST = "#0b5752", "#ad4208", "#dfe3dd", "#c4cbc5"
FONT = "Noto Sans"


@dataclass(frozen=True, slots=True)
class Mark:
    """How a muscle group is drawn: ``none``, ``below``, ``within``, ``above``, ``plain``; how full from 0 to 1."""

    look: str
    amount: float


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day, counted in days from the first, with the range it may really lie in."""

    at: float
    value: float
    low: float
    high: float


def svg(width: float, height: float, parts: Iterable[str], left: float = 0, top: float = 0) -> str:
    """Return a picture of a width and a height, whose corner lies at ``left`` and ``top``."""
    box = f"{left:g} {top:g} {width:g} {height:g}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="{width:g}" height="{height:g}">' + (
        "".join(parts) + "</svg>"
    )


def text(x: float, y: float, say: str, *, size: float = 7, anchor: str = "start", fill: str = SOFT) -> str:
    """Return a word in a picture."""
    where = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text {where} font-family="{FONT}" font-size="{size:g}" fill="{fill}">{escape(say)}</text>'


def line(points: Iterable[tuple[float, float]], *, stroke: str = ACCENT, width: float = 1.2) -> str:
    """Return a line through points."""
    path = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
    return f'<polyline points="{path}" fill="none" stroke="{stroke}" stroke-width="{width:g}" stroke-linejoin="round"/>'


def broken(across: tuple[float, float], y: float) -> str:
    """Return a broken line from left to right: what values are held against."""
    ends = f'x1="{across[0]:.2f}" x2="{across[1]:.2f}" y1="{y:.2f}" y2="{y:.2f}"'
    return f'<line {ends} stroke="{SOFT}" stroke-width="0.6" stroke-dasharray="3 2"/>'


def box(x: float, y: float, width: float, height: float, more: str) -> str:
    """Return a rectangle; ``more`` says how it is filled."""
    return f'<rect x="{x:.2f}" y="{y:.2f}" width="{max(0.0, width):.2f}" height="{max(0.0, height):.2f}" {more}/>'


def trend(points: Sequence[Point], say: tuple[str, str]) -> str:
    """Draw values with their uncertainty as a band; ``say`` is the lowest and the highest of the axis in words."""
    width, height, left, foot = 170.0, 72.0, 26.0, 6.0
    least, most = min(point.low for point in points), max(point.high for point in points)
    span, across = (most - least) or 1.0, (points[-1].at - points[0].at) or 1.0

    def x(point: Point) -> float:
        return left + 4 + (width - left - 8) * (point.at - points[0].at) / across

    def y(value: float) -> float:
        return 5 + (height - foot - 10) * (1 - (value - least) / span)

    upper = [(x(point), y(point.high)) for point in points]
    lower = [(x(point), y(point.low)) for point in reversed(points)]
    band = " ".join(f"{a:.2f},{b:.2f}" for a, b in (*upper, *lower))
    return svg(width, height, [
        line([(left, 3), (left, height - foot), (width, height - foot)], stroke=LINE, width=0.6),
        f'<polygon points="{band}" fill="{ACCENT}" fill-opacity="0.16"/>',
        line([(x(point), y(point.value)) for point in points]),
        *(f'<circle cx="{x(p):.2f}" cy="{y(p.value):.2f}" r="1.5" fill="{ACCENT}"/>' for p in points),
        text(left - 3, y(most) + 3, say[1], anchor="end"),
        text(left - 3, y(least) + 1, say[0], anchor="end"),
    ])  # fmt: skip


def sessions(weeks: Sequence[tuple[str, int, int, bool]]) -> str:
    """Draw a column a week: a frame for what was planned, filled for what was done, hatched ground in lighter weeks."""
    width, height, floor = 360.0, 76.0, 58.0
    most = max((max(done, planned) for _, done, planned, _ in weeks), default=0) or 1
    step, unit = width / max(1, len(weeks)), (floor - 12) / most
    return svg(width, height, _sessions(weeks, step, unit, floor))


def _sessions(weeks: Sequence[tuple[str, int, int, bool]], step: float, unit: float, floor: float) -> Iterator[str]:
    for number, (name, done, planned, lighter) in enumerate(weeks):
        x, wide = number * step + 5, step - 10
        yield box(x, floor - done * unit, wide, done * unit, f'fill="{ACCENT}"')
        frame = f'fill="none" stroke="{SOFT}" stroke-width="0.8"' + (' stroke-dasharray="2 1.5"' if lighter else "")
        yield box(x, floor - planned * unit, wide, planned * unit, frame)
        yield text(x + wide / 2, floor - max(done, planned) * unit - 3, f"{done}/{planned}", anchor="middle", fill=INK)
        yield text(x + wide / 2, floor + 9, name, size=6.5, anchor="middle")
        if lighter:
            yield text(x + wide / 2, floor + 17, "lighter", size=6, anchor="middle")
    yield line([(0, floor), (step * len(weeks), floor)], stroke=LINE, width=0.6)


def bars(items: Sequence[tuple[str, float, str]]) -> str:
    """Draw a few bars to compare: name, value, and the value in words."""
    width, row, left, right = 250.0, 13.0, 84.0, 34.0
    most = max((value for _, value, _ in items), default=0.0) or 1.0
    return svg(width, row * len(items), _bars(items, row, (left, width - left - right), most))


def _bars(
    items: Sequence[tuple[str, float, str]], row: float, across: tuple[float, float], most: float
) -> Iterator[str]:
    left, wide = across
    for number, (name, value, say) in enumerate(items):
        y = number * row
        yield text(0, y + 9, name, size=7.5, fill=INK)
        yield box(left, y + 2.5, wide, row - 5, f'fill="{GROUND}"')
        yield box(left, y + 2.5, wide * value / most, row - 5, f'fill="{ACCENT}"')
        yield text(left + wide + 5, y + 9, say, size=7.5, fill=INK)


def form(weeks: Sequence[tuple[str, Sequence[int]]]) -> str:
    """Draw a column a week of how sets looked: clean filled, shaky hatched, broken down dark at the top."""
    width, height, floor = 250.0, 62.0, 48.0
    step = width / max(1, len(weeks))
    return svg(width, height, [PATTERNS, *_form(weeks, step, floor)])


def _form(weeks: Sequence[tuple[str, Sequence[int]]], step: float, floor: float) -> Iterator[str]:
    for number, (name, counts) in enumerate(weeks):
        x, y, total = number * step + 2, floor, sum(counts)
        for count, fill in zip(counts, (f'"{ACCENT}"', '"url(#hatch)"', f'"{EFFORT}"'), strict=True):
            tall = (floor - 4) * count / total if total else 0.0
            y -= tall
            yield box(x, y, step - 4, tall, f'fill={fill} stroke="{LINE}" stroke-width="0.3"')
        if number % 2 == 0:
            yield text(x + step / 2 - 2, floor + 9, name, size=6, anchor="middle")
    yield line([(0, floor), (step * len(weeks), floor)], stroke=LINE, width=0.6)


def stems(items: Sequence[tuple[float, float]], days: float, most: float, limit: float) -> str:
    """Draw values of single days as stems; those above the limit are full, the others open."""
    width, height, left, floor = 250.0, 62.0, 16.0, 52.0
    unit = (floor - 6) / most

    def stem(at: float, value: float) -> Iterator[str]:
        x, y = left + (width - left - 6) * at / max(1.0, days) + 2, floor - value * unit
        fill = EFFORT if value > limit else "#ffffff"
        yield line([(x, floor), (x, y)], stroke=EFFORT, width=0.9)
        yield f'<circle cx="{x:.2f}" cy="{y:.2f}" r="2" fill="{fill}" stroke="{EFFORT}" stroke-width="0.9"/>'

    return svg(width, height, [
        line([(left, floor), (width, floor)], stroke=LINE, width=0.6),
        broken((left, width), floor - limit * unit),
        text(left - 3, floor + 2, "0", anchor="end"),
        text(left - 3, floor - limit * unit + 2, f"{limit:g}", anchor="end"),
        text(left - 3, floor - most * unit + 5, f"{most:g}", anchor="end"),
        *(part for at, value in items for part in stem(at, value)),
    ])  # fmt: skip


def nights(items: Sequence[tuple[float, float]], days: float) -> str:
    """Draw hours of sleep: a dot a night, and a line at seven hours."""
    width, height, left, floor, least, most = 250.0, 62.0, 16.0, 52.0, 3.0, 10.0
    unit = (floor - 6) / (most - least)

    def y(hours: float) -> float:
        return floor - (min(most, max(least, hours)) - least) * unit

    def x(at: float) -> float:
        return left + (width - left - 6) * at / max(1.0, days) + 2

    return svg(width, height, [
        line([(left, floor), (width, floor)], stroke=LINE, width=0.6),
        broken((left, width), y(7)),
        *(text(left - 3, y(hours) + 2, f"{hours:g}", anchor="end") for hours in (least, 7.0, most)),
        *(f'<circle cx="{x(at):.2f}" cy="{y(hours):.2f}" r="1.2" fill="{ACCENT}"/>' for at, hours in items),
    ])  # fmt: skip


def posture(points: Sequence[Point], dead_band: float) -> str:
    """Draw angles of the same person under the same camera, each with its error, over the band of no change."""
    width, height, left = 170.0, 66.0, 26.0
    base = points[0].value
    least = min(base - dead_band, *(point.low for point in points))
    most = max(base + dead_band, *(point.high for point in points))
    across = (points[-1].at - points[0].at) or 1.0

    def x(point: Point) -> float:
        return left + 6 + (width - left - 12) * (point.at - points[0].at) / across

    def y(value: float) -> float:
        return 4 + (height - 10) * (1 - (value - least) / ((most - least) or 1.0))

    return svg(width, height, [
        box(left, y(base + dead_band), width - left, y(base - dead_band) - y(base + dead_band), f'fill="{GROUND}"'),
        *(line([(x(p), y(p.low)), (x(p), y(p.high))], stroke=SOFT, width=0.8) for p in points),
        *(line([(x(a), y(a.value)), (x(b), y(b.value))]) for a, b in pairwise(points)),
        *(f'<circle cx="{x(p):.2f}" cy="{y(p.value):.2f}" r="1.6" fill="{ACCENT}"/>' for p in points),
        text(left - 3, y(base) + 2, f"{base:.0f}°", anchor="end"),
    ])  # fmt: skip


PATTERNS = (
    '<defs><pattern id="hatch" width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="3" height="3" fill="#ffffff"/><rect width="1.3" height="3" fill="{EFFORT}"/></pattern>'
    '<pattern id="below" width="3.6" height="3.6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="1.25" height="3.6" fill="{FLESH}"/></pattern>'
    '<pattern id="above" width="3.4" height="3.4" patternUnits="userSpaceOnUse">'
    f'<circle cx="1.7" cy="1.7" r="0.75" fill="{FLESH}"/></pattern></defs>'
)


@lru_cache(maxsize=1)
def _map() -> dict[str, Any]:
    """Return the drawing of the body, which is the client's own (``web/src/components/bodymap.ts``)."""
    found: dict[str, Any] = json.loads(files("strongback.report").joinpath("body_map.json").read_text("utf-8"))
    return found


def body(marks: Mapping[str, Mark]) -> str:
    """Draw the body from behind and from the front; left halves show the surface, right halves what lies beneath."""
    views = _map()["views"]
    return svg(400, 420, [PATTERNS, *_view(views["back"], 98, marks), *_view(views["front"], 302, marks)], top=-4)


def _view(view: Mapping[str, Any], middle: float, marks: Mapping[str, Mark]) -> Iterator[str]:
    for layer, turn in (("surface", -1), ("deep", 1)):
        half = view[layer]
        yield f'<g transform="translate({middle} 0) scale({turn} 1)">'
        yield f'<path d="{_map()["body"]}" fill="{FLESH}" stroke="{FLESH}" stroke-width="0.5"/>'
        for bone in half["bones"]:
            yield f'<path d="{bone}" fill="none" stroke="{REST}" stroke-width="1"/>'
        for part in half["parts"]:
            yield from _muscle(part["path"], marks.get(part["group"], Mark("none", 0.0)))
        for seam in half["seams"]:
            yield f'<path d="{seam}" fill="none" stroke="{FLESH}" stroke-width="0.7"/>'
        yield "</g>"


def _muscle(path: str, mark: Mark) -> Iterator[str]:
    yield f'<path d="{path}" fill="{_fill(mark)}"/>'
    if mark.look in {"below", "above"}:
        yield f'<path d="{path}" fill="url(#{mark.look})"/>'


def _fill(mark: Mark) -> str:
    match mark.look:
        case "within":
            return ACCENT
        case "above":
            return EFFORT
        case "below":
            return _mixed(ACCENT, REST, 0.12 + 0.63 * mark.amount)
        case "plain":
            return _mixed(ACCENT, REST, 0.15 + 0.30 * mark.amount)
        case _:
            return REST


def _mixed(one: str, other: str, share: float) -> str:
    """Return a colour between two: all of the first at a share of 1."""
    parts = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02x}" for a, b in parts)
