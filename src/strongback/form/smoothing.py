"""Smoothing: a One-Euro filter for what is shown at once, a centred mean for what is judged afterwards."""

from __future__ import annotations

from itertools import accumulate
from math import pi
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

TURN = 2 * pi
SPEED_CUTOFF_HZ = 1.0


class OneEuro:
    """A low-pass filter that lets fast movement through (Casiez, Roussel and Vogel 2012), on real time stamps.

    ``cutoff_hz`` smooths what stands still; ``beta`` in hertz per unit and second opens the filter with speed.
    """

    __slots__ = ("beta", "cutoff_hz", "speed", "t", "value")

    def __init__(self, cutoff_hz: float, beta: float) -> None:
        self.cutoff_hz = cutoff_hz
        self.beta = beta
        self.t = -1.0
        self.value = 0.0
        self.speed = 0.0

    def reset(self) -> None:
        """Forget what was seen."""
        self.t = -1.0

    def __call__(self, t: float, value: float) -> float:
        """Return the smoothed value at a time later than the last one."""
        if self.t < 0:
            self.t, self.value, self.speed = t, value, 0.0
            return value
        turn = TURN * (t - self.t)
        self.t = t
        moved = value - self.value
        weight = turn * SPEED_CUTOFF_HZ
        self.speed += weight / (weight + 1.0) * (moved * TURN / turn - self.speed)
        weight = turn * (self.cutoff_hz + self.beta * abs(self.speed))
        self.value += weight / (weight + 1.0) * moved
        return self.value


def centred(values: Sequence[float], reach: int) -> list[float]:
    """Return the mean of each value with ``reach`` neighbours on both sides, fewer at the ends: no delay.

    >>> centred([0.0, 3.0, 6.0, 9.0], 1)
    [1.5, 3.0, 6.0, 7.5]
    """
    if reach < 1:
        return list(values)
    sums = [0.0, *accumulate(values)]
    count, width = len(values), 2 * reach + 1
    if count < width:
        return [_mean(sums, at, reach) for at in range(count)]
    inner = [(high - low) / width for low, high in zip(sums, sums[width:], strict=False)]
    first = [_mean(sums, at, reach) for at in range(reach)]
    last = [_mean(sums, at, reach) for at in range(count - reach, count)]
    return [*first, *inner, *last]


def _mean(sums: Sequence[float], at: int, reach: int) -> float:
    """Return the mean around one place, from running sums, with what there is at an end."""
    low, high = max(0, at - reach), min(at + reach + 1, len(sums) - 1)
    return (sums[high] - sums[low]) / (high - low)


def quantile(ordered: Sequence[float], share: float) -> float:
    """Return the value below which a share of an ordered list lies.

    >>> quantile([1.0, 2.0, 3.0, 4.0, 5.0], 0.5)
    3.0
    """
    return ordered[min(len(ordered) - 1, max(0, round(share * (len(ordered) - 1))))]
