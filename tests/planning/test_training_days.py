from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.planning.planning_builders import plan_for, wish

from strongback.planning.calendar import choose_days, closest
from strongback.planning.settings import DEFAULTS
from strongback.record.profile import Profile, Weekday

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = Weekday


def days(days_per_week: int, *weekdays: Weekday) -> tuple[Weekday, ...]:
    return choose_days(Profile(days_per_week=days_per_week, weekdays=weekdays), DEFAULTS)


def apart(some: tuple[Weekday, ...]) -> bool:
    """Say whether a day lies between any two, counted on a circle of seven."""
    return all(min((one - other) % 7, (other - one) % 7) >= 2 for one, other in combinations(some, 2))


@pytest.mark.parametrize(
    ("asked", "offered", "chosen"),
    [
        (3, (), (MONDAY, WEDNESDAY, FRIDAY)),
        (2, (), (MONDAY, THURSDAY)),
        (5, (), (MONDAY, WEDNESDAY, FRIDAY)),
        (3, (TUESDAY, THURSDAY, SATURDAY), (TUESDAY, THURSDAY, SATURDAY)),
        (3, (MONDAY, TUESDAY, WEDNESDAY), (MONDAY, WEDNESDAY)),
        (3, (MONDAY, SATURDAY, SUNDAY), (MONDAY, SATURDAY)),
        (2, (MONDAY, FRIDAY, SUNDAY), (MONDAY, FRIDAY)),
        (2, (MONDAY, TUESDAY), ()),
        (2, (SUNDAY, MONDAY), ()),
        (3, (WEDNESDAY,), ()),
        (1, (), ()),
    ],
)
def test_days_are_as_many_as_asked_with_a_day_between(
    asked: int, offered: tuple[Weekday, ...], chosen: tuple[Weekday, ...]
) -> None:
    assert days(asked, *offered) == chosen


@given(st.integers(1, 7), st.sets(st.sampled_from(Weekday)).map(lambda some: tuple(sorted(some))))
def test_no_better_choice_of_days_was_left_out(asked: int, offered: tuple[Weekday, ...]) -> None:
    chosen = days(asked, *offered)
    possible = [
        some for count in (2, 3) if count <= asked for some in combinations(offered or Weekday, count) if apart(some)
    ]
    assert (chosen in possible) if possible else (chosen == ())
    if chosen:
        assert len(chosen) == max(len(some) for some in possible)
        assert closest(chosen) == max(closest(some) for some in possible if len(some) == len(chosen))


@pytest.mark.parametrize(
    ("some", "distance"),
    [((MONDAY, WEDNESDAY, FRIDAY), 2), ((MONDAY, SUNDAY), 1), ((FRIDAY, TUESDAY), 3), ((MONDAY, TUESDAY, FRIDAY), 1)],
)
def test_the_closest_two_days_are_counted_over_the_turn_of_the_week_too(
    some: tuple[Weekday, ...], distance: int
) -> None:
    assert closest(some) == distance


def test_a_plan_trains_on_the_days_that_were_offered_in_every_week() -> None:
    plan = plan_for(wish(weekdays=(TUESDAY, THURSDAY, SUNDAY)))
    assert {tuple(session.day for session in week.sessions) for week in plan.weeks} == {(TUESDAY, THURSDAY, SUNDAY)}


def test_four_days_a_week_leave_one_for_other_things() -> None:
    assert {len(week.sessions) for week in plan_for(wish(days_per_week=4)).weeks} == {3}


@pytest.mark.parametrize("minutes", [30, 45, 60, 90])
def test_no_session_takes_longer_than_the_minutes_there_are(minutes: int) -> None:
    plan = plan_for(wish(minutes=minutes))
    assert max(session.minutes for _, session in plan.sessions()) <= minutes
