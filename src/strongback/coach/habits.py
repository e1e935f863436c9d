"""Habits as a use case: what was kept lately, the streaks, and what they change in the training."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from strongback.insight.habits import HabitLine, habit_lines

if TYPE_CHECKING:
    from datetime import date

    from strongback.coach.ports import Store

# A best streak is one of the last year.
REACH = timedelta(days=366)


def habits_for(store: Store, today: date) -> tuple[HabitLine, ...]:
    """Return every habit as it stands on a day."""
    since = today - REACH
    return habit_lines(store.habits_since(since), store.check_ins_since(since), today)
