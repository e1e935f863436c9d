"""From the frames of one repetition to its times, range and measures."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from strongback.form.measures import Course, at_start, at_turn, lead, measure, reach, seen_enough
from strongback.form.plan import FIRST_SIGNAL, fits_view
from strongback.form.smoothing import centred
from strongback.form.tempo import Phases, phases
from strongback.knowledge.camera import First, Take

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strongback.form.plan import Cell, Plan
    from strongback.knowledge.camera import CameraRule, CameraView

BEFORE_S = 0.7
FEWEST_ROWS = 4
HAND = (3, 4)  # the columns of a row that hold the hand
NEAR_SHARE = 0.1
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
    smooth = reach(times) // 2
    x = centred([sign * value for value in columns[FIRST_SIGNAL] if value is not None], smooth)
    first = next((at for at, t in enumerate(times) if t >= span.low_t), 0)
    high_at = max(range(first, len(x)), key=x.__getitem__)
    if high_at == 0:
        return None
    low_at = min(range(high_at), key=x.__getitem__)
    way = x if plan.hand is None else _way(columns, x, low_at, high_at, smooth)
    lap = phases(times, way, low_at, max(range(low_at + 1, len(way)), key=way.__getitem__))
    course = Course(times, columns[FIRST_SIGNAL])
    ranged = Course(times, columns[plan.range_of]) if seen_enough(columns[plan.range_of]) else course
    rom = abs(at_turn(ranged, lap) - at_start(ranged, lap))
    values = tuple(
        _value(at, times, columns, course, lap, rule, plan, view) for at in range(len(rule.faults))
    )  # fmt: skip
    return Examined(lap, rom, values, len(inner))


def _way(columns: Sequence[Sequence[Cell]], x: Sequence[float], low_at: int, high_at: int, smooth: int) -> list[float]:
    """Return how far the hand is on its straight way from the start of the repetition to its turn, 0 to 1."""
    hand_x, hand_y = (centred([value or 0.0 for value in columns[at]], smooth) for at in HAND)
    margin = NEAR_SHARE * (x[high_at] - x[low_at])
    starts = [at for at in range(high_at) if x[at] <= x[low_at] + margin]
    turns = [at for at in range(low_at, len(x)) if x[at] >= x[high_at] - margin]
    from_x, from_y = median(hand_x[at] for at in starts), median(hand_y[at] for at in starts)
    way_x, way_y = median(hand_x[at] for at in turns) - from_x, median(hand_y[at] for at in turns) - from_y
    square = way_x * way_x + way_y * way_y or 1e-9
    return [((x - from_x) * way_x + (y - from_y) * way_y) / square for x, y in zip(hand_x, hand_y, strict=True)]


def _value(
    at: int,
    times: Sequence[float],
    columns: Sequence[Sequence[Cell]],
    counted: Course,
    lap: Phases,
    rule: CameraRule,
    plan: Plan,
    view: CameraView,
) -> float | None:
    check, column = rule.faults[at], plan.checks[at]
    if not fits_view(check, rule, view):
        return None
    if column is None:
        return durations(lap, rule.first).get(check.take)
    raw = columns[column]
    if not seen_enough(raw):
        return None
    course = counted if column == FIRST_SIGNAL else Course(times, raw)
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
