from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.coach.builders import (
    DAY,
    KNOWN,
    MONDAY,
    PLANK,
    ROW,
    THURSDAY,
    WEEK,
    a_check_in,
    a_pain_note,
    a_plan,
    a_profile,
    a_screening,
    a_session,
    a_set,
    a_stored_plan,
    a_week,
    evening,
    log,
    start,
    today,
)
from tests.coach.fake_store import FakeStore

from strongback.coach.errors import CoachError, NoPlanError, NoProfileError, NotScreenedError, PlanOverError
from strongback.coach.training import Today, ahead_for, prescription_today
from strongback.progression.options import DEFAULTS
from strongback.record.answers import Answer, Answers
from strongback.record.profile import Weekday

if TYPE_CHECKING:
    from datetime import date

    from strongback.coach.ports import Store

SESSIONS_OF_THE_PLAN = 8


def ahead(store: Store, day: date, sessions: int = 14) -> tuple[Today, ...]:
    return ahead_for(store, KNOWN, evening(day), DEFAULTS, day, sessions=sessions)


def loads_of(shown: Today, exercise: str = ROW) -> tuple[int, float | None]:
    asked = prescription_today(shown, exercise)
    assert asked is not None
    return asked.sets, asked.load.kg


def test_the_sessions_come_in_the_order_of_the_plan_until_it_ends(store: Store) -> None:
    start(store)
    coming = ahead(store, MONDAY)
    assert [shown.on for shown in coming] == [day + week * WEEK for week in range(4) for day in (MONDAY, THURSDAY)]
    assert [shown.week for shown in coming] == [1, 1, 2, 2, 3, 3, 4, 4]
    assert [shown.deload for shown in coming] == [False] * 6 + [True] * 2
    assert all(shown.may_train and shown.today == MONDAY for shown in coming)


@pytest.mark.parametrize("count", [1, 3, SESSIONS_OF_THE_PLAN, 20])
def test_there_are_no_more_than_asked_for(store: Store, count: int) -> None:
    start(store)
    assert len(ahead(store, MONDAY, count)) == min(count, SESSIONS_OF_THE_PLAN)


@settings(max_examples=25, deadline=None)
@given(
    day=st.integers(0, 27).map(lambda days: MONDAY + days * DAY),
    lines=st.lists(st.sampled_from([f"{ROW} 3x10 @40kg rir2 clean", f"{PLANK} 2x20", "sleep 5", "ill", "stress 9"])),
)
def test_the_first_is_always_what_today_says(day: date, lines: list[str]) -> None:
    store = FakeStore()
    start(store)
    store.add_facts([a_set(MONDAY - 3 * DAY)], (), ())
    log(store, *lines, day=day)
    try:
        expected = today(store, day)
    except PlanOverError:
        with pytest.raises(PlanOverError):
            ahead(store, day)
        return
    assert ahead(store, day)[0].document() == expected.document()


def test_a_session_done_today_is_left_behind(store: Store) -> None:
    start(store)
    log(store, f"{ROW} 3x8 @40kg rir2 clean", f"{PLANK} 2x20", day=MONDAY)
    coming = ahead(store, MONDAY, 3)
    assert [shown.on for shown in coming] == [THURSDAY, MONDAY + WEEK, THURSDAY + WEEK]
    asked = prescription_today(coming[1], ROW)
    assert asked is not None
    assert asked.load.kg == 40.0


def test_being_on_the_way_is_no_lay_off(store: Store) -> None:
    """In three weeks the last set known now is three weeks old, and yet nobody will have paused."""
    start(store)
    log(store, f"{ROW} 3x8 @40kg rir2 clean", day=MONDAY)
    rows = [shown for shown in ahead(store, THURSDAY) if prescription_today(shown, ROW)]
    assert [loads_of(shown) for shown in rows[:2]] == [(3, 40.0), (3, 40.0)]
    codes = [item.rule.code for shown in rows for asked in shown.prescriptions for item in asked.reasons]
    assert "SB-P016" not in codes


def test_a_lay_off_that_has_begun_lowers_the_first_time_only(store: Store) -> None:
    start(store)
    store.add_facts([a_set(MONDAY - 20 * DAY) for _ in range(3)], (), ())
    first, second = (loads_of(shown)[1] for shown in ahead(store, MONDAY) if shown.on in {MONDAY, MONDAY + WEEK})
    assert first is not None
    assert second is not None
    assert first < 40.0 == second


def test_a_bad_night_does_not_follow_into_the_next_weeks(store: Store) -> None:
    start(store)
    store.add_facts((), (), [a_check_in(MONDAY, sleep_h=4.0)])
    mondays = [shown for shown in ahead(store, MONDAY) if prescription_today(shown, ROW)]
    assert [asked.light for shown in mondays[:2] for asked in shown.prescriptions] == [True, True, False, False]


@pytest.mark.parametrize(
    ("has", "missing"),
    [((), NoProfileError), (("profile",), NoPlanError), (("profile", "plan"), NotScreenedError)],
)
def test_what_is_missing_is_said_as_today_says_it(
    store: Store, has: tuple[str, ...], missing: type[CoachError]
) -> None:
    if "profile" in has:
        store.save_profile(a_profile())
    if "plan" in has:
        store.save_plan(a_stored_plan())
    with pytest.raises(missing):
        ahead(store, MONDAY)


def test_a_plan_that_is_over_is_over(store: Store) -> None:
    start(store, screened=MONDAY + 4 * WEEK)
    with pytest.raises(PlanOverError):
        ahead(store, MONDAY + 4 * WEEK)


def test_what_stands_in_the_way_is_the_only_answer(store: Store) -> None:
    start(store)
    store.add_facts((), [a_pain_note(MONDAY + DAY, during=4)], ())
    (again,) = ahead(store, THURSDAY)
    assert again.document() == today(store, THURSDAY).document()
    assert again.document()["status"] == "screen-again"
    store.add_screening(a_screening(THURSDAY, Answers({"collapse": Answer.YES}, all_no=True)))
    (refused,) = ahead(store, THURSDAY)
    assert refused.document()["status"] == "refused"


def test_the_first_session_beyond_the_screening_asks_for_a_new_one_and_is_the_last(store: Store) -> None:
    start(store, screened=MONDAY - 84 * DAY + 10 * DAY)
    coming = ahead(store, MONDAY)
    assert [(shown.on, shown.may_train) for shown in coming] == [
        (MONDAY, True), (THURSDAY, True), (MONDAY + WEEK, True), (THURSDAY + WEEK, False),
    ]  # fmt: skip
    assert [item.rule.code for item in coming[-1].ask] == ["SB-S091"]
    document = coming[-1].document()
    assert (document["status"], document["prescriptions"]) == ("screen-again", [])


def test_a_plan_with_one_session_a_week_goes_ahead_week_by_week(store: Store) -> None:
    start(store, plan=a_plan(*[a_week(a_session(Weekday.THURSDAY))] * 4))
    assert [shown.on for shown in ahead(store, MONDAY, 2)] == [THURSDAY, THURSDAY + WEEK]
