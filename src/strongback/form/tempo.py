"""Tempo from turning points: when a movement began, reached its turn, left it and came back.

The beginning and the end of a movement are slow and drown in noise, so they are not looked for directly. The times at
which the signal crosses levels in between are; a line through them, against the course of the exercise's own reference
movement, gives both ends.
"""

from __future__ import annotations

from math import asin, sin
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LEVELS = (0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85)
# At which share of its time a movement that starts and ends at rest has gone which share of its way.
SHARES = tuple(0.5 - sin(asin(1 - 2 * level) / 3) for level in LEVELS)
NEAR_LEVEL = 0.15
RETURNED = 0.6
LEVEL_QUANTILE = 0.2


class Phases(NamedTuple):
    """Times in seconds: the way out from ``out`` to ``reached``, the way back from ``left`` to ``back``.

    ``rested`` is since when the signal was near where the way out began.
    """

    out: float
    reached: float
    left: float
    back: float
    complete: bool
    crossings: tuple[float, ...] = ()
    rested: float = float("-inf")


class Pace(NamedTuple):
    """At which share of its time a movement has gone each level of its way; ``back`` is the same for the way back."""

    out: Sequence[float]
    back: Sequence[float]


def pace_of(course: Sequence[float]) -> Pace:
    """Return the pace of an exercise from its course, or of an even movement that starts and ends at rest."""
    out = tuple(course) or SHARES
    return Pace(out, tuple(1.0 - share for share in reversed(out)))


def phases(times: Sequence[float], x: Sequence[float], low_at: int, high_at: int, pace: Pace) -> Phases:
    """Return the phases of one repetition of a signal that rises to the turn.

    ``low_at`` and ``high_at`` are the places of its low before and of its high; the way back ends with the last value,
    and is not complete when that is far from where the repetition began.
    """
    top = _level(x, high_at, up=True, begin=low_at)
    bottom = _level(x, low_at, up=False, begin=0, end=high_at)
    back_at = min(range(high_at, len(x)), key=x.__getitem__)
    end = _level(x, back_at, up=False, begin=high_at)
    rise = _crossings_up(times, x, low_at, high_at, bottom, top)
    fall = _crossings_down(times, x, high_at, top, end)
    out, reached = _ends(rise, pace.out, times[low_at], times[high_at])
    if len(fall) < len(LEVELS) or top - end < RETURNED * (top - bottom):
        return Phases(out, reached, max(reached, times[high_at]), times[-1], complete=False, crossings=tuple(rise))
    left, back = _ends(fall, pace.back, times[high_at], times[-1])
    if left < reached:
        reached = left = (reached + left) / 2
    return Phases(out, reached, left, max(back, left), complete=True, crossings=tuple(rise))


def _level(x: Sequence[float], at: int, *, up: bool, begin: int, end: int | None = None) -> float:
    """Return the level of a rest or turn, a little inside its most extreme value."""
    sign = 1.0 if up else -1.0
    part = x[begin:end]
    far = max(part) - min(part)
    near = sorted(sign * (x[at] - value) for value in part if sign * (x[at] - value) <= NEAR_LEVEL * far)
    inside = near[int(LEVEL_QUANTILE * (len(near) - 1))] if near else 0.0
    return x[at] - sign * inside


def _crossings_up(
    times: Sequence[float], x: Sequence[float], low_at: int, high_at: int, bottom: float, top: float
) -> list[float]:
    """Return when the signal passed each level on its way up: midway between the first time and the last, for noise."""
    found: list[float] = []
    for share in LEVELS:
        level = bottom + share * (top - bottom)
        first, last = low_at, high_at
        while first < high_at and x[first] < level:
            first += 1
        while last > low_at and x[last - 1] >= level:
            last -= 1
        found.append((_between(times, x, max(first, 1), level) + _between(times, x, max(last, 1), level)) / 2)
    return found


def _crossings_down(times: Sequence[float], x: Sequence[float], high_at: int, top: float, end: float) -> list[float]:
    """Return when the signal passed each level on its way down, as far as it went."""
    found: list[float] = []
    lowest = min(range(high_at, len(x)), key=x.__getitem__)
    for share in LEVELS:
        level = top - share * (top - end)
        first, last = high_at, lowest
        while first < lowest and x[first] > level:
            first += 1
        if x[first] > level:
            break
        while last > high_at and x[last - 1] <= level:
            last -= 1
        found.append((_between(times, x, max(first, 1), level) + _between(times, x, max(last, 1), level)) / 2)
    return found


def _between(times: Sequence[float], x: Sequence[float], at: int, level: float) -> float:
    """Return the time of a level between two samples."""
    before, after = x[at - 1], x[at]
    if before == after:
        return times[at]
    share = min(1.0, max(0.0, (level - before) / (after - before)))
    return times[at - 1] + share * (times[at] - times[at - 1])


def _ends(crossings: Sequence[float], shares: Sequence[float], first: float, last: float) -> tuple[float, float]:
    """Return where the line through the crossings begins and ends."""
    count = len(crossings)
    if count < len(shares):
        return first, last
    mean, middle = sum(crossings) / count, sum(shares) / count
    square = sum((share - middle) ** 2 for share in shares)
    slope = sum((share - middle) * t for share, t in zip(shares, crossings, strict=True)) / square
    begin = mean - slope * middle
    return begin, begin + max(slope, 0.0)


def medians(tempos: Iterable[tuple[float, float, float, float]]) -> tuple[float, ...]:
    """Return the median of each phase, or nothing without a repetition.

    >>> medians([(2.0, 0.0, 1.0, 1.0), (3.0, 0.0, 1.0, 0.5), (2.2, 0.1, 1.2, 0.7)])
    (2.2, 0.0, 1.0, 0.7)
    """
    columns = list(zip(*tempos, strict=True))
    return tuple(sorted(column)[len(column) // 2] for column in columns)
