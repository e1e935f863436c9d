"""Left and right: which side starts, and whether the difference means anything."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import mean, pstdev
from typing import TYPE_CHECKING

from strongback.record.log import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strongback.progression.options import ProgressionOptions
    from strongback.record.history import ExerciseSession


@dataclass(frozen=True, slots=True)
class Sides:
    """The weaker side of the last session (``BOTH`` when equal), and the share by which it is steadily behind.

    ``steady`` is None unless the difference exceeds the threshold and the person's own variation in enough sessions.
    """

    weaker: Side
    steady: float | None


def compare(sessions: Sequence[ExerciseSession], options: ProgressionOptions) -> Sides:
    """Compare the sides over the latest sessions, oldest first."""
    sided = [session for session in sessions if session.amounts(Side.LEFT) and session.amounts(Side.RIGHT)]
    if not sided:
        return Sides(Side.BOTH, None)
    left, right = (sum(sided[-1].amounts(side)) for side in (Side.LEFT, Side.RIGHT))
    weaker = Side.BOTH if left == right else Side.LEFT if left < right else Side.RIGHT
    latest = sided[-options.side_sessions :]
    differences = [_difference(session) for session in latest]
    noise = mean(_variation(session) for session in latest)
    same_sign = all(value > 0 for value in differences) or all(value < 0 for value in differences)
    smallest = min(abs(value) for value in differences)
    clear = len(latest) == options.side_sessions and same_sign and smallest > max(options.side_difference, noise)
    return Sides(weaker, mean(abs(value) for value in differences) if clear else None)


def _difference(session: ExerciseSession) -> float:
    """Return how far the left is ahead of the right, as a share of the better side."""
    left, right = (mean(session.amounts(side)) for side in (Side.LEFT, Side.RIGHT))
    return (left - right) / max(left, right)


def _variation(session: ExerciseSession) -> float:
    """Return the person's own variation from set to set, as a share."""
    parts = [session.amounts(side) for side in (Side.LEFT, Side.RIGHT)]
    return max(pstdev(part) / mean(part) for part in parts)
