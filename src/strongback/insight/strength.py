"""Estimated maximum over time: a trend with its uncertainty, and whether the change is beyond what a test can tell."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from strongback.knowledge.strength import DETECTABLE_CHANGE, UNCERTAINTY, one_rep_max

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strongback.knowledge.strength import Estimate
    from strongback.record.history import ExerciseSession

LEAST_SESSIONS = 3


@dataclass(frozen=True, slots=True)
class Trend:
    """Where the estimate started and stands, in kilograms with ten percent either way, and the share of change.

    ``detectable`` says whether the change exceeds what two tests of the same strength would differ by.
    """

    sessions: int
    first_kg: float
    latest_kg: float
    low_kg: float
    high_kg: float
    change: float
    detectable: bool


def best_estimate(session: ExerciseSession) -> Estimate | None:
    """Return the best honest estimate that a session's sets give, None when none does."""
    found = [e for s in session.sets if (e := one_rep_max(s.load.kg or 0.0, s.amount, s.rir)) is not None]
    return max(found, key=lambda estimate: estimate.kg, default=None)


def strength_trend(sessions: Sequence[ExerciseSession]) -> Trend | None:
    """Return the trend over sessions from oldest to newest, or None with fewer than three estimates.

    Each session counts with its best honest estimate; the ends are medians of up to three sessions, so that one good
    day is no trend.
    """
    best = [found.kg for session in sessions if (found := best_estimate(session)) is not None]
    if len(best) < LEAST_SESSIONS:
        return None
    first, latest = median(best[:LEAST_SESSIONS]), median(best[-LEAST_SESSIONS:])
    change = latest / first - 1
    return Trend(
        sessions=len(best),
        first_kg=round(first, 1),
        latest_kg=round(latest, 1),
        low_kg=round(latest * (1 - UNCERTAINTY), 1),
        high_kg=round(latest * (1 + UNCERTAINTY), 1),
        change=round(change, 3),
        detectable=abs(change) > DETECTABLE_CHANGE,
    )
