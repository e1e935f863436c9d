"""Gates: whether one person is in one place, and whether it is still the same person."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from strongback.form.landmarks import LEFT, RIGHT
from strongback.form.signals import body_length

if TYPE_CHECKING:
    from collections.abc import Sequence

WINDOW_S = 1.2
JUMP_LENGTHS = 0.6
JUMP_LENGTHS_PER_S = 4.0
JUMP_PER_TRAVEL = 2.0  # a body that is pulled up to a bar goes faster than one that stays in its place
JUMP_WITHIN_S = 0.3
JUMP_SCALE = 1.7
APPROACH = 1.4  # a shoulder that rises and sinks with its blade makes the trunk up to 1.3 times as long
LENGTH_SHARE = 0.2


class Stillness:
    """Follows since when a signal has stayed within a range."""

    __slots__ = ("high", "low", "since", "within")

    def __init__(self, within: float) -> None:
        self.within = within
        self.restart()

    def restart(self) -> None:
        """Forget what was seen: the next value is the first."""
        self.since, self.low, self.high = 0.0, float("-inf"), float("inf")

    def lasts(self, t: float, x: float) -> float:
        """Take a value in and return for how many seconds the signal has hardly moved."""
        self.low, self.high = min(self.low, x), max(self.high, x)
        if self.high - self.low > self.within:
            self.since, self.low, self.high = t, x, x
        return t - self.since


class Place:
    """Follows where the hips are and how large the body is, in picture heights."""

    __slots__ = ("fastest", "hip", "last", "length", "part", "t", "travel", "window")

    def __init__(self, near: str, travel: tuple[float, float]) -> None:
        self.part = RIGHT if near == "right" else LEFT
        self.hip = self.part["hip"]
        self.travel = travel
        self.fastest = JUMP_LENGTHS_PER_S + JUMP_PER_TRAVEL * max(travel)
        self.restart()

    def restart(self) -> None:
        """Forget where the body was."""
        self.length = 0.0
        self.t = float("-inf")
        self.last = (0.0, 0.0)
        self.window: deque[tuple[float, float, float, float]] = deque()

    def jumped(self, t: float, x: float, y: float) -> bool:
        """Say whether the hips went further in one step than a body can: another person was picked up."""
        before, (lx, ly) = self.t, self.last
        self.t, self.last = t, (x, y)
        step = t - before
        far = (JUMP_LENGTHS + self.fastest * step) * self.length
        return step < JUMP_WITHIN_S and abs(x - lx) + abs(y - ly) > far > 0.0

    def look(self, t: float, v: Sequence[float], a: float) -> bool:
        """Take a frame in, a few times a second; say whether the body's size became another person's."""
        length = body_length(v, a, self.part)
        grew = self.length and not 1 / JUMP_SCALE < length / self.length < JUMP_SCALE
        self.length += (LENGTH_SHARE if self.length else 1.0) * (length - self.length)
        self.window.append((t, v[self.hip] * a, v[self.hip + 1], length))
        while self.window[0][0] < t - WINDOW_S:
            self.window.popleft()
        return bool(grew)

    @property
    def moving_about(self) -> bool:
        """Whether the body went further within the last second than the exercise takes it."""
        _, xs, ys, lengths = zip(*self.window, strict=True)
        return (
            max(xs) - min(xs) > self.travel[0] * self.length
            or max(ys) - min(ys) > self.travel[1] * self.length
            or self._approaches(lengths)
        )

    def _approaches(self, lengths: Sequence[float]) -> bool:
        """Say whether the body grows or shrinks steadily, as when somebody walks towards the camera."""
        third = len(lengths) // 3
        if not third:
            return False
        early, late = sum(lengths[:third]) / third, sum(lengths[-third:]) / third
        return not 1 / APPROACH < late / early < APPROACH
