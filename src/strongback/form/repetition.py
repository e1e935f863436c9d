"""From the frames of one repetition to its times, range and measures."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from strongback.form.measures import Course, at_start, at_turn, lead, measure, reach, seen_enough
from strongback.form.plan import FIRST_SIGNAL, fits_view
from strongback.form.smoothing import centred
from strongback.form.tempo import phases
from strongback.knowledge.camera import First, Take

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strongback.form.plan import Cell, Plan
    from strongback.form.tempo import Phases
    from strongback.knowledge.camera import CameraRule, CameraView, FaultCheck

BEFORE_S = 0.7
FEWEST_ROWS = 4
NEAR_SHARE = 0.1
RESTED_SHARE = 0.06
ENOUGH_ROWS = 8


class Span(NamedTuple):
    """The times between which a repetition lies, as the counter saw them, and frames lost within."""

    low_t: float
    high_t: float
    lost: int


@dataclass(frozen=True, slots=True)
class Examined:
    """What the frames of a repetition say: its phases, its range, and a value for each check of the record."""

    lap: Phases
    rom: float
    values: tuple[float | None, ...]
    frames: int


def examine(
    rows: Sequence[tuple[Cell, ...]],
    span: Span,
    end_t: float,
    rule: CameraRule,
    plan: Plan,
    view: CameraView,
    sign: float,
) -> Examined | None:
    """Measure a repetition, or return None when too few frames are left of it."""
    begin_t = span.low_t - BEFORE_S
    inner = [row for row in rows if row[0] is not None and begin_t <= row[0] <= end_t]
    if len(inner) < FEWEST_ROWS:
        return None
    columns = list(zip(*inner, strict=True))
    times = [value for value in columns[0] if value is not None]
    smooth = reach(times)
    x = centred([sign * value for value in columns[FIRST_SIGNAL] if value is not None], smooth)
    first = next((at for at, t in enumerate(times) if t >= span.low_t), 0)
    high_at = max(range(first, len(x)), key=x.__getitem__)
    if high_at == 0:
        return None
    low_at = min(range(high_at), key=x.__getitem__)
    way = x if plan.hand is None else _way(columns[plan.hand_at :], x, low_at, high_at, smooth)
    lap = phases(times, way, low_at, max(range(low_at + 1, len(way)), key=way.__getitem__), plan.pace)
    lap = lap._replace(rested=times[_rested(x, low_at, high_at)])
    courses = Courses(times, columns)
    ranged = courses.of(plan.range_of) or Course(times, columns[FIRST_SIGNAL])
    rom = abs(at_turn(ranged, lap) - at_start(ranged, lap))
    known = durations(lap, rule.first)
    values = tuple(
        _value(check, column, courses, lap, known) if fits_view(check, rule, view) else None
        for check, column in zip(rule.faults, plan.checks, strict=True)
    )
    return Examined(lap, rom, values, len(inner))


def _rested(x: Sequence[float], low_at: int, high_at: int) -> int:
    """Return the place from which the signal stayed near its low before it rose."""
    near = x[low_at] + RESTED_SHARE * (x[high_at] - x[low_at])
    at = low_at
    while at and x[at - 1] <= near:
        at -= 1
    return at


def _way(hand: Sequence[Sequence[Cell]], x: Sequence[float], low_at: int, high_at: int, smooth: int) -> list[float]:
    """Return how far the hand is on its straight way from the start of the repetition to its turn, 0 to 1."""
    lines = [centred([value or 0.0 for value in column], smooth) for column in hand]
    margin = NEAR_SHARE * (x[high_at] - x[low_at])
    starts = [at for at in range(high_at) if x[at] <= x[low_at] + margin]
    turns = [at for at in range(low_at, len(x)) if x[at] >= x[high_at] - margin]
    ox, oy, oz = (median(line[at] for at in starts) for line in lines)
    tx, ty, tz = (median(line[at] for at in turns) for line in lines)
    wx, wy, wz = tx - ox, ty - oy, tz - oz
    square = wx * wx + wy * wy + wz * wz or 1e-9
    return [((px - ox) * wx + (py - oy) * wy + (pz - oz) * wz) / square for px, py, pz in zip(*lines, strict=True)]


class Courses:
    """The courses of a repetition's signals, each made once."""

    __slots__ = ("columns", "made", "times")

    def __init__(self, times: Sequence[float], columns: Sequence[Sequence[Cell]]) -> None:
        self.times, self.columns = times, columns
        self.made: dict[int, Course | None] = {}

    def of(self, column: int) -> Course | None:
        """Return the course of a column, or None when too little of it was seen."""
        if column not in self.made:
            raw = self.columns[column]
            self.made[column] = Course(self.times, raw) if seen_enough(raw) else None
        return self.made[column]


def _value(
    check: FaultCheck, column: int | None, courses: Courses, lap: Phases, known: dict[Take, float]
) -> float | None:
    if column is None:
        return known.get(check.take)
    course, counted = courses.of(column), courses.of(FIRST_SIGNAL)
    if course is None or counted is None:
        return None
    return lead(counted, course, lap) if check.take is Take.LEAD else measure(check.take, course, lap)


def durations(lap: Phases, first: First) -> dict[Take, float]:
    """Return the durations of a repetition; without its way back only that of the way out."""
    way_out, way_back = lap.reached - lap.out, lap.back - lap.left
    concentric, eccentric = (way_out, way_back) if first is First.CONCENTRIC else (way_back, way_out)
    if lap.complete:
        return {
            Take.REP_S: lap.back - lap.out, Take.CONCENTRIC_S: concentric, Take.ECCENTRIC_S: eccentric
        }  # fmt: skip
    return {Take.CONCENTRIC_S: concentric} if first is First.CONCENTRIC else {Take.ECCENTRIC_S: eccentric}


def tempo(lap: Phases, first: First, rest: float) -> tuple[float, float, float, float]:
    """Return eccentric, pause, concentric, pause in seconds; ``rest`` is the pause after the way back."""
    way_out, turn, way_back = lap.reached - lap.out, lap.left - lap.reached, lap.back - lap.left
    if first is First.CONCENTRIC:
        return (way_back, rest, way_out, turn)
    return (way_out, turn, way_back, rest)


def with_rest(
    phases_s: tuple[float, float, float, float], first: First, rest: float
) -> tuple[float, float, float, float]:
    """Return a tempo with the pause that followed its way back.

    >>> with_rest((2.0, 0.0, 1.0, 1.0), First.CONCENTRIC, 0.5)
    (2.0, 0.5, 1.0, 1.0)
    """
    eccentric, low, concentric, top = phases_s
    return (eccentric, rest, concentric, top) if first is First.CONCENTRIC else (eccentric, low, concentric, rest)


def confidence(frames: int, lost: int) -> float:
    """Return how far to trust a repetition's measures, 0 to 1: by frames seen and frames lost."""
    return min(1.0, frames / ENOUGH_ROWS) * frames / (frames + lost)
