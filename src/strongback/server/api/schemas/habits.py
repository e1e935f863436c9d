"""Habits: gentle streaks, and what they change in the training."""

from __future__ import annotations

from ninja import Schema

from strongback.record.habit import Habit
from strongback.server.api.schemas.shared import Day


class StreakOut(Schema):
    """Days that were kept in this streak, how many missed ones it forgave, and the longest one of the last year.

    One missed day in seven is forgiven, and a day that is not over is not missed.
    """

    days: int
    forgiven: int
    best: int


class LinkOut(Schema):
    """The mean of something on mornings after days ``with_it`` and ``without`` the habit: a link, not a cause.

    Only when ``sure`` is it more than chance alone would do.
    """

    what: str
    with_it: float
    without: float
    days: int
    sure: bool


class HabitOut(Schema):
    """One habit: what to ``do``, what it ``changes`` in the training, and the days it was ``kept`` in four weeks.

    ``article`` is the one of the library that says more.
    """

    habit: Habit
    name: str
    do: str
    changes: str
    article: str
    kept: list[Day]
    today: bool
    streak: StreakOut
    link: LinkOut | None
