from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.coach.builders import DAY, MONDAY, a_check_in, new_id

from strongback.insight.habits import WORDS, habit_lines, kept_days, streak
from strongback.knowledge import catalogue
from strongback.record.habit import Habit, HabitTick

SUNDAY = MONDAY + 6 * DAY


def a_tick(offset: int, habit: Habit = Habit.SLEEP, **other: Any) -> HabitTick:
    day = MONDAY + offset * DAY
    fields: dict[str, Any] = {"id": new_id(day), "day": day, "habit": habit}
    return HabitTick(**(fields | other))


def days(*offsets: int) -> list[Any]:
    return [MONDAY + offset * DAY for offset in offsets]


def test_every_habit_has_its_words_and_an_article() -> None:
    assert set(WORDS) == set(Habit)
    assert all(article in catalogue().articles for *_, article in WORDS.values())


def test_a_streak_counts_the_days_that_were_kept() -> None:
    assert streak(days(0, 1, 2), MONDAY + 2 * DAY).days == 3
    assert streak([], MONDAY).days == 0


def test_today_is_not_missed_before_it_is_over() -> None:
    assert streak(days(0, 1), MONDAY + 2 * DAY).days == 2


def test_one_missed_day_in_seven_is_forgiven_and_a_second_one_begins_anew() -> None:
    forgiven = streak(days(0, 1, 3, 4, 5), MONDAY + 5 * DAY)
    assert (forgiven.days, forgiven.forgiven) == (5, 1)
    twice = streak(days(0, 1, 3, 5), MONDAY + 5 * DAY)
    assert (twice.days, twice.forgiven, twice.best) == (1, 0, 3)
    a_week_later = streak(days(0, 1, 3, 4, 5, 6, 7, 8, 10), MONDAY + 10 * DAY)
    assert (a_week_later.days, a_week_later.forgiven) == (9, 2)


def test_a_long_pause_begins_anew_and_the_best_stays() -> None:
    found = streak(days(0, 1, 2, 3, 30, 31), MONDAY + 31 * DAY)
    assert (found.days, found.best) == (2, 4)


@given(st.sets(st.integers(0, 60), max_size=40), st.integers(0, 70))
def test_a_streak_never_counts_more_than_was_kept_and_one_more_day_never_shortens_it(kept: set[int], on: int) -> None:
    today = MONDAY + on * DAY
    found = streak(days(*kept), today)
    here = [offset for offset in kept if offset <= on]
    assert 0 <= found.days <= found.best <= len(here)
    assert streak(days(*kept, on), today).days >= found.days


@given(st.permutations([a_tick(0), a_tick(0, done=False), a_tick(1), a_tick(1, done=False), a_tick(1)]))
def test_of_several_ticks_of_a_day_the_latest_holds_in_whatever_order_they_come(ticks: list[HabitTick]) -> None:
    assert kept_days([*ticks, *ticks])[Habit.SLEEP] == frozenset(days(1))


def test_a_habit_is_shown_with_what_it_changes_and_a_link_only_with_enough_mornings() -> None:
    kept = [a_tick(offset) for offset in range(0, 28, 2)]
    nights = [a_check_in(MONDAY + at * DAY, sleep_h=8.0 if at % 2 else 6.5 + at % 4 / 8) for at in range(1, 28)]
    today = MONDAY + timedelta(days=27)
    (sleep,) = [line for line in habit_lines(kept, nights, today) if line.habit is Habit.SLEEP]
    assert sleep.link is not None
    assert sleep.link.sure
    assert sleep.link.with_it > sleep.link.without
    assert sleep.document()["link"]["with_it"] == 8.0
    assert "takes a set away" in sleep.document()["changes"]
    few = habit_lines(kept, nights[:9], today)
    assert all(line.link is None for line in few)


def test_the_last_four_weeks_are_shown() -> None:
    lines = habit_lines([a_tick(0), a_tick(40)], (), MONDAY + 40 * DAY)
    assert [line.kept for line in lines if line.habit is Habit.SLEEP] == [(MONDAY + 40 * DAY,)]
    assert [line.habit for line in lines] == list(Habit)
