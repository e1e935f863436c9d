"""Habits as gentle streaks: one missed day in seven is forgiven, and nothing is ever lost but the count.

Beside each streak stands what the habit changes in the training, and where the person's own check-ins show it, by how
much; a link is no cause.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean, stdev
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from strongback.record.habit import Habit, HabitTick

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from strongback.record.log import CheckIn

SHOWN_DAYS = 28
FORGIVEN_IN_DAYS = 7
LEAST_OF_EACH = 7
SURE_BY = 2.0
DAY = timedelta(days=1)

# What a habit is, what to do for it, what it changes in the training, and the article that says more.
WORDS: Mapping[Habit, tuple[str, str, str, str]] = MappingProxyType({
    Habit.POSTURE_BREAKS: (
        "Posture breaks", "Stand up or move for a minute every half hour or so of sitting.",
        "No position is bad; a stiff hour is. Moving now and then makes the warm-up easier.", "posture-breaks",
    ),
    Habit.SLEEP: (
        "Seven hours of sleep", "Put the screen away at a fixed hour; seven hours or more.",
        "After a night under six hours, or two under seven, the coach takes a set away and raises nothing.", "sleep",
    ),
    Habit.STRETCHING: (
        "Stretching", "Chest and lats, about four minutes in all.",
        "It widens the range you can train in; it does not change soreness.", "stretching-and-foam-rolling",
    ),
    Habit.FOOD: (
        "Food to train on", "Some protein in each meal, fruit and vegetables, enough of it all.",
        "Growth needs material: about 1.6 g of protein a day for each kilogram you weigh are enough.", "food",
    ),
    Habit.STRESS: (
        "Five quiet minutes", "A walk, slow breathing, anything that lets the shoulders down.",
        "On days with a stress of 8 or more the coach keeps one more repetition in reserve.", "stress",
    ),
})  # fmt: skip
MEASURES: Mapping[Habit, tuple[str, Callable[[CheckIn], float | None]]] = MappingProxyType({
    Habit.SLEEP: ("hours of sleep the night after", lambda item: item.sleep_h),
    Habit.STRESS: ("stress the next morning", lambda item: item.stress),
    Habit.STRETCHING: ("soreness the next morning", lambda item: item.soreness),
    Habit.POSTURE_BREAKS: ("soreness the next morning", lambda item: item.soreness),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Streak:
    """Days a habit was kept since its count last began anew, the most there ever were, and how many were forgiven."""

    days: int
    forgiven: int
    best: int


@dataclass(frozen=True, slots=True)
class Link:
    """What check-ins are like after days with and without a habit; ``sure`` when it is more than chance would do."""

    what: str
    with_it: float
    without: float
    days: int
    sure: bool

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "what": self.what,
            "with_it": round(self.with_it, 1),
            "without": round(self.without, 1),
            "days": self.days,
            "sure": self.sure,
        }


@dataclass(frozen=True, slots=True)
class HabitLine:
    """One habit with its last four weeks, its streak and what it is linked to."""

    habit: Habit
    kept: tuple[date, ...]
    today: bool
    streak: Streak
    link: Link | None

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        name, do, changes, article = WORDS[self.habit]
        return {
            "habit": str(self.habit),
            "name": name,
            "do": do,
            "changes": changes,
            "article": article,
            "kept": [day.isoformat() for day in self.kept],
            "today": self.today,
            "streak": {"days": self.streak.days, "forgiven": self.streak.forgiven, "best": self.streak.best},
            "link": None if self.link is None else self.link.document(),
        }


def habit_lines(ticks: Iterable[HabitTick], check_ins: Sequence[CheckIn], today: date) -> tuple[HabitLine, ...]:
    """Return every habit in its order."""
    kept = kept_days(ticks)
    return tuple(_line(habit, kept.get(habit, frozenset()), check_ins, today) for habit in Habit)


def kept_days(ticks: Iterable[HabitTick]) -> dict[Habit, frozenset[date]]:
    """Return the days each habit was kept; of several ticks of a day the latest id holds, whatever their order."""
    latest = {(item.habit, item.day): item.done for item in sorted(ticks, key=lambda item: item.id)}
    return {habit: frozenset(day for (of, day), done in latest.items() if of is habit and done) for habit in Habit}


def _line(habit: Habit, kept: frozenset[date], check_ins: Sequence[CheckIn], today: date) -> HabitLine:
    shown = tuple(sorted(day for day in kept if today - SHOWN_DAYS * DAY < day <= today))
    return HabitLine(habit, shown, today in kept, streak(kept, today), _link(habit, kept, check_ins, today))


def streak(kept: Iterable[date], today: date) -> Streak:
    """Count the days a habit was kept up to today; one missed day in any seven is forgiven, and today is not over.

    >>> monday = date(2026, 3, 2)
    >>> streak([monday, monday + DAY, monday + 3 * DAY], monday + 4 * DAY)
    Streak(days=3, forgiven=1, best=3)
    >>> streak([monday, monday + 3 * DAY], monday + 3 * DAY).days
    1
    """
    days = sorted(day for day in set(kept) if day <= today)
    if not days:
        return Streak(0, 0, 0)
    count = forgiven = best = 0
    missed: date | None = None
    day = days[0]
    done = frozenset(days)
    while day <= today:
        if day in done:
            count += 1
        elif day < today:
            if count and missed is not None and (day - missed).days < FORGIVEN_IN_DAYS:
                count = forgiven = 0
            elif count:
                forgiven += 1
            missed = day
        best = max(best, count)
        day += DAY
    return Streak(count, forgiven, best)


def _link(habit: Habit, kept: frozenset[date], check_ins: Sequence[CheckIn], today: date) -> Link | None:
    """Compare check-ins of mornings after days with and without the habit, since it was first kept."""
    if habit not in MEASURES or not kept:
        return None
    what, measure = MEASURES[habit]
    since = min(kept)
    mornings = {item.day: item for item in sorted(check_ins, key=lambda item: (item.day, item.id))}
    with_it: list[float] = []
    without: list[float] = []
    for day, item in mornings.items():
        value = measure(item)
        if value is not None and since < day <= today:
            (with_it if day - DAY in kept else without).append(float(value))
    if min(len(with_it), len(without)) < LEAST_OF_EACH:
        return None
    error = (stdev(with_it) ** 2 / len(with_it) + stdev(without) ** 2 / len(without)) ** 0.5
    sure = abs(fmean(with_it) - fmean(without)) > SURE_BY * error
    return Link(what, fmean(with_it), fmean(without), len(with_it) + len(without), sure)
