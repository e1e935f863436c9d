from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.coach.builders import (
    DAY,
    FRIDAY,
    KNOWN,
    MONDAY,
    PLANK,
    PULLDOWN,
    PUSH_UP,
    ROW,
    SATURDAY,
    SUNDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    WEEK,
    a_pain_note,
    a_plan,
    a_profile,
    a_session,
    a_set,
    a_stored_plan,
    a_week,
    start,
)

from strongback.coach.review import TREND_SESSIONS, Review, review_for
from strongback.knowledge.vocabulary import Pattern
from strongback.planning.settings import PlanSettings
from strongback.record.profile import Weekday

if TYPE_CHECKING:
    from datetime import date

    from strongback.coach.ports import Store
    from strongback.record.log import SetLog

UNDER_THE_FLOOR, MISSED, PULL_AND_PUSH, PAIN, ALL_DONE = (f"SB-R00{number}" for number in range(1, 6))


def codes(review: Review) -> list[str]:
    return [finding.rule.code for finding in review.week.findings]


def look_back(store: Store, day: date, settings: PlanSettings | None = None) -> Review:
    return review_for(store, KNOWN, day) if settings is None else review_for(store, KNOWN, day, settings)


def session_of(day: date, *exercises: str, sets: int = 3) -> list[SetLog]:
    return [a_set(day, exercise=name) for name in exercises or (ROW, PLANK) for _ in range(sets)]


# The sessions of the plan


@pytest.mark.parametrize(
    ("day", "due"),
    [(MONDAY, 0), (TUESDAY, 1), (THURSDAY, 1), (FRIDAY, 2), (SUNDAY, 2), (MONDAY + WEEK, 0), (SUNDAY + 3 * WEEK, 2)],
)
def test_only_sessions_before_the_day_are_due(store: Store, day: date, due: int) -> None:
    start(store)
    assert look_back(store, day).week.sessions_planned == due


@pytest.mark.parametrize("day", [MONDAY - DAY, SUNDAY + 4 * WEEK])
def test_outside_of_the_plan_nothing_is_due(store: Store, day: date) -> None:
    start(store)
    assert look_back(store, day).week.sessions_planned == 0


def test_a_missed_session_is_found_the_day_after(store: Store) -> None:
    start(store)
    assert codes(look_back(store, MONDAY)) == []
    assert codes(look_back(store, TUESDAY)) == [MISSED]


def test_when_every_session_was_done_it_is_said_at_the_end(store: Store) -> None:
    start(store)
    store.add_facts(session_of(MONDAY), (), ())
    assert codes(look_back(store, WEDNESDAY)) == []
    store.add_facts(session_of(THURSDAY, PULLDOWN, PUSH_UP), (), ())
    assert ALL_DONE in codes(look_back(store, FRIDAY))


def test_before_the_week_is_over_its_sums_say_nothing(store: Store) -> None:
    start(store)
    store.add_facts(session_of(MONDAY), (), ())
    assert codes(look_back(store, TUESDAY)) == []
    assert {UNDER_THE_FLOOR, PULL_AND_PUSH} <= set(codes(look_back(store, FRIDAY)))


def test_pain_is_found_on_the_same_day(store: Store) -> None:
    start(store)
    store.add_facts((), [a_pain_note(MONDAY, during=3)], ())
    assert codes(look_back(store, MONDAY)) == [PAIN]


def test_the_floor_is_the_one_of_the_settings(store: Store) -> None:
    start(store)
    store.add_facts(session_of(MONDAY), (), ())
    store.add_facts(session_of(THURSDAY, PULLDOWN, PUSH_UP), (), ())
    assert UNDER_THE_FLOOR not in codes(look_back(store, FRIDAY, PlanSettings(floor=0.0)))


def test_what_is_trained_elsewhere_counts_for_the_balance(store: Store) -> None:
    elsewhere = ((Pattern.HORIZONTAL_PUSH, 6), (Pattern.VERTICAL_PULL, 2), (Pattern.CORE, 5))
    start(store, a_profile(trains_elsewhere=elsewhere))
    store.add_facts(session_of(MONDAY), (), ())
    week = look_back(store, FRIDAY).week
    assert (week.pull_sets, week.push_sets) == (5, 6)


def test_sets_of_other_weeks_are_left_out(store: Store) -> None:
    start(store)
    days = (MONDAY - DAY, MONDAY, SUNDAY, MONDAY + WEEK)
    store.add_facts([a_set(day) for day in days], [a_pain_note(day, during=5) for day in (days[0], days[3])], ())
    week = look_back(store, SATURDAY).week
    assert (week.monday, week.sets, week.sessions_done, week.worst_pain) == (MONDAY, 2, 2, None)


def test_nothing_at_all_can_be_looked_back_on(store: Store) -> None:
    review = look_back(store, MONDAY)
    assert (review.week.sets, review.week.findings, dict(review.trends)) == (0, (), {})


# Strength over time


def test_a_trend_is_shown_for_what_was_done_in_the_week(store: Store) -> None:
    start(store)
    for week in range(4):
        load = a_set().load
        sets = [a_set(MONDAY - week * WEEK, exercise=name, load=load, amount=10 - week) for name in (ROW, PULLDOWN)]
        store.add_facts(sets[: 2 if week else 1], (), ())
    trends = look_back(store, SUNDAY).trends
    assert list(trends) == [ROW]
    assert trends[ROW].sessions == 4
    assert trends[ROW].change > 0


def test_a_trend_looks_at_the_latest_sessions_only(store: Store) -> None:
    start(store)
    store.add_facts([a_set(MONDAY - DAY * 2 * back) for back in range(TREND_SESSIONS + 5)], (), ())
    assert look_back(store, SUNDAY).trends[ROW].sessions == TREND_SESSIONS


def test_there_is_no_trend_where_a_maximum_cannot_be_estimated(store: Store) -> None:
    start(store)
    assert not KNOWN.exercises["face-pull"].e1rm
    store.add_facts([a_set(MONDAY - DAY * back, exercise="face-pull") for back in range(5)], (), ())
    assert dict(look_back(store, SUNDAY).trends) == {}


def test_a_review_is_plain_data(store: Store) -> None:
    start(store)
    store.add_facts([a_set(MONDAY - WEEK * back) for back in range(4)], [a_pain_note(during=4)], ())
    document = json.loads(json.dumps(look_back(store, SUNDAY).document()))
    assert set(document) == {
        "week", "sessions", "sets", "stimulus", "pull_sets", "push_sets", "worst_pain", "findings",
        "estimated_one_rep_max", "words", "top", "praise",
    }  # fmt: skip
    assert (document["week"], document["sessions"]) == ("2026-03-02", {"done": 1, "planned": 2})
    trend = document["estimated_one_rep_max"][ROW]
    assert set(trend) >= {"sessions", "first_kg", "latest_kg", "range_kg", "change", "detectable"}
    low, high = trend["range_kg"]
    assert low < trend["latest_kg"] < high


# Weeks that end in another way


def test_a_week_with_a_session_on_sunday_is_over_after_that_sunday(store: Store) -> None:
    start(store, plan=a_plan(*[a_week(a_session(Weekday.THURSDAY), a_session(Weekday.SUNDAY))] * 4))
    store.add_facts([*session_of(THURSDAY), *session_of(SUNDAY)], (), ())
    assert ALL_DONE in codes(look_back(store, SUNDAY))


def test_a_week_without_a_plan_is_not_over_on_its_monday(store: Store) -> None:
    store.save_profile(a_profile())
    store.add_facts(session_of(MONDAY), (), ())
    assert codes(look_back(store, MONDAY)) == []


def test_a_week_that_the_plan_starts_in_is_not_judged_by_its_sums(store: Store) -> None:
    start(store)
    store.save_plan(a_stored_plan(starts_on=MONDAY + 3 * DAY, version=2))
    store.add_facts(session_of(MONDAY + 3 * DAY, ROW), (), ())
    assert codes(look_back(store, SUNDAY)) == []


def test_the_lighter_week_has_no_floor(store: Store) -> None:
    start(store)
    lighter = MONDAY + 3 * WEEK
    for day in (lighter, lighter + 3 * DAY):
        store.add_facts(session_of(day, ROW, sets=1), (), ())
    assert UNDER_THE_FLOOR not in codes(look_back(store, lighter + 6 * DAY))
    assert UNDER_THE_FLOOR in codes_of_a_thin_week(store)


def codes_of_a_thin_week(store: Store) -> list[str]:
    for day in (MONDAY, MONDAY + 3 * DAY):
        store.add_facts(session_of(day, ROW, sets=1), (), ())
    return codes(look_back(store, SUNDAY))
