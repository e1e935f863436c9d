"""Which weekdays: two or three of those offered, never two in a row, spread as evenly as they allow."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from strongback.record.profile import Weekday

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strongback.planning.settings import PlanSettings
    from strongback.record.profile import Profile

LEAST_DISTANCE = 2


def choose_days(profile: Profile, settings: PlanSettings) -> tuple[Weekday, ...]:
    """Return the training days, as many as asked and possible, or none when two do not fit."""
    offered = profile.weekdays or tuple(Weekday)
    least, most = settings.sessions
    for count in range(min(profile.days_per_week, most), least - 1, -1):
        fitting = [days for days in combinations(offered, count) if closest(days) >= LEAST_DISTANCE]
        if fitting:
            return max(fitting, key=lambda days: (closest(days), [-day for day in days]))
    return ()


def closest(days: Sequence[Weekday]) -> int:
    """Return the smallest distance in days between neighbours, the turn of the week included.

    >>> closest([Weekday.MONDAY, Weekday.THURSDAY])
    3
    """
    ordered = sorted(days)
    following = [*ordered[1:], ordered[0] + len(Weekday)]
    return min(later - earlier for earlier, later in zip(ordered, following, strict=True))
