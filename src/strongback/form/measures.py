"""What one repetition was like: each check of the exercise's record, measured over its time."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from strongback.form.smoothing import centred, quantile
from strongback.knowledge.camera import TIMES, Take

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from strongback.form.tempo import Phases

HIGH, LOW = 0.94, 0.06
LEAST_SEEN = 0.6
SMOOTH_S = 0.1
BEFORE_S, BEFORE_SHARE, AFTER_SHARE, TURN_SHARE = 0.2, 0.15, 0.05, 0.1
LEAD_PERCENT = 5.0
HARD_TO_JUDGE_S = 1.3  # in a rushed repetition the ends are passed too fast to say how far they went
AT_AN_END = (Take.START, Take.TURN, Take.CHANGE)
FEWEST = 3
FEWEST_INSIDE = 10  # a faster repetition falls between the pictures, and its ends are not seen


class Course:
    """One signal over one repetition, without what was not seen."""

    __slots__ = ("inside", "times", "values")

    def __init__(self, times: Sequence[float], raw: Sequence[float | None]) -> None:
        pairs = [(t, value) for t, value in zip(times, raw, strict=True) if value is not None]
        self.times = [t for t, _ in pairs]
        self.values = centred([value for _, value in pairs], reach(self.times))
        self.inside: list[float] | None = None

    def around(self, low: float, high: float) -> float:
        """Return the median between two times, or the value next to their middle."""
        inside = [value for t, value in zip(self.times, self.values, strict=True) if low <= t <= high]
        if inside:
            return median(inside)
        middle = (low + high) / 2
        at = min(range(len(self.times)), key=lambda place: abs(self.times[place] - middle))
        return self.values[at]

    def between(self, low: float, high: float) -> list[float]:
        """Return the values between two times, sorted; it is asked for one repetition and kept."""
        if self.inside is None:
            self.inside = sorted(value for t, value in zip(self.times, self.values, strict=True) if low <= t <= high)
        return self.inside


def reach(times: Sequence[float]) -> int:
    """Return how many neighbours on each side make a tenth of a second.

    >>> reach([0.0, 0.033, 0.066, 0.1])
    2
    """
    if len(times) < FEWEST:
        return 0
    step = (times[-1] - times[0]) / (len(times) - 1)
    return int(SMOOTH_S / step / 1.25) if step > 0 else 0


def seen_enough(raw: Sequence[float | None]) -> bool:
    """Say whether a signal was visible long enough to judge it."""
    seen = sum(value is not None for value in raw)
    return seen >= max(FEWEST, LEAST_SEEN * len(raw))


def measure_time(take: Take, spans: Mapping[Take, float]) -> float | None:
    """Return a duration of the repetition."""
    return spans.get(take) if take in TIMES else None


def measure(take: Take, course: Course, lap: Phases) -> float | None:
    """Return what a check looks at, or None when too little of it was seen."""
    inside = course.between(lap.out, lap.back)
    if len(inside) < FEWEST_INSIDE or (take in AT_AN_END and lap.back - lap.out < HARD_TO_JUDGE_S):
        return None
    return TAKES[take](course, inside, lap)


def at_start(course: Course, lap: Phases) -> float:
    """Return the value at the start of the movement, and not that of a fast way back just before it."""
    way = lap.reached - lap.out
    begin = max(lap.rested, lap.out - min(BEFORE_S, BEFORE_SHARE * way))
    return course.around(begin, lap.out + AFTER_SHARE * way)


def at_turn(course: Course, lap: Phases) -> float:
    """Return the value at the turn."""
    return course.around(
        lap.reached - TURN_SHARE * (lap.reached - lap.out), lap.left + TURN_SHARE * (lap.back - lap.left)
    )


def _stray(course: Course, inside: Sequence[float], lap: Phases) -> float:
    start = at_start(course, lap)
    return max(quantile(inside, HIGH) - start, start - quantile(inside, LOW))


def _shrink(course: Course, inside: Sequence[float], lap: Phases) -> float:
    start = at_start(course, lap)
    return 100.0 * (start - quantile(inside, LOW)) / abs(start) if start else 0.0


TAKES: dict[Take, Callable[[Course, Sequence[float], Phases], float]] = {
    Take.START: lambda course, _, lap: at_start(course, lap),
    Take.TURN: lambda course, _, lap: at_turn(course, lap),
    Take.HIGHEST: lambda _, inside, __: quantile(inside, HIGH),
    Take.LOWEST: lambda _, inside, __: quantile(inside, LOW),
    Take.SWING: lambda _, inside, __: quantile(inside, HIGH) - quantile(inside, LOW),
    Take.RISE: lambda course, inside, lap: quantile(inside, HIGH) - at_start(course, lap),
    Take.FALL: lambda course, inside, lap: at_start(course, lap) - quantile(inside, LOW),
    Take.CHANGE: lambda course, _, lap: at_turn(course, lap) - at_start(course, lap),
    Take.STRAY: _stray,
    Take.SHRINK: _shrink,
}


def lead(counted: Course, follower: Course, lap: Phases) -> float | None:
    """Return how far the counted signal went before the other one had moved back by 5 percent."""
    start, first = at_start(counted, lap), at_start(follower, lap)
    for t, value in zip(follower.times, follower.values, strict=True):
        if lap.out <= t <= lap.reached and first - value >= LEAD_PERCENT:
            return abs(counted.around(t - SMOOTH_S, t + SMOOTH_S) - start)
    return None
