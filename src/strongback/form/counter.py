"""Counts repetitions by turning points: a signal has to go far enough one way and come back far enough.

No fixed angle decides where a repetition begins or ends, so short and long limbs, deep and shallow repetitions count
alike. The least distance comes from the exercise's record; after two repetitions it follows the person's own range.
"""

from __future__ import annotations

from enum import Enum
from statistics import median

OWN_SHARE = 0.4
OWN_FROM = 2
LEAST_ABOVE = 0.35
HALF = 0.5


class Move(Enum):
    """What a new value meant."""

    NOTHING = 0
    LEFT = 1
    TURNED = 2


class TurningPoints:
    """Follows one signal that rises to the turn; a falling one is handed in with its sign changed.

    ``out`` says whether a repetition is under way, ``turned`` whether it already turned back. ``low`` and ``high``
    are the latest extremes with their times; ``left_low`` and ``left_t`` belong to the low
    that a repetition left from.
    """

    __slots__ = (
        "crossed_t",
        "high",
        "high_t",
        "least",
        "left_low",
        "left_t",
        "low",
        "low_t",
        "min_rep_s",
        "out",
        "ranges",
        "turned",
    )

    def __init__(self, prominence: float, min_rep_s: float) -> None:
        self.least = prominence
        self.min_rep_s = min_rep_s
        self.ranges: list[float] = []
        self.restart()

    def restart(self) -> None:
        """Forget the repetition under way; what was learnt about the person's range stays."""
        self.out = self.turned = False
        self.low = float("inf")
        self.high = float("-inf")
        self.low_t = self.high_t = self.crossed_t = self.left_t = self.left_low = 0.0

    @property
    def prominence(self) -> float:
        """How far the signal has to go and come back now."""
        if len(self.ranges) < OWN_FROM:
            return self.least
        return max(self.least, OWN_SHARE * median(self.ranges))

    def push(self, t: float, x: float) -> Move:
        """Take the next value in."""
        if not self.out:
            if x <= self.low:
                self.low, self.low_t, self.crossed_t = x, t, t
                return Move.NOTHING
            if x < self.low + self.prominence:
                if x < self.low + HALF * self.prominence:
                    self.crossed_t = t
                return Move.NOTHING
            self.out, self.turned = True, False
            self.left_low, self.left_t = self.low, self.low_t
            self.high, self.high_t = x, t
            return Move.LEFT
        if x >= self.high:
            self.high, self.high_t = x, t
            return Move.NOTHING
        if x > self.high - self.prominence:
            return Move.NOTHING
        return self._turned(t, x)

    def _turned(self, t: float, x: float) -> Move:
        """Count the turn if the time between the half-way points was possible, and look for the next low."""
        self.out = False
        self.low, self.low_t = x, t
        crossed, self.crossed_t = self.crossed_t, t
        if t - crossed < LEAST_ABOVE * self.min_rep_s:
            return Move.NOTHING
        self.turned = True
        self.ranges.append(self.high - self.left_low)
        return Move.TURNED
