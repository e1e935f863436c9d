from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.coach.builders import (
    DAY,
    KNOWN,
    MONDAY,
    ROW,
    SUNDAY,
    WEEK,
    a_check_in,
    a_pain_note,
    a_plan,
    a_profile,
    a_set,
    a_stored_plan,
    a_week,
    start,
)

from strongback.coach.progress import Basis, Range, progress_for
from strongback.planning.settings import DEFAULTS
from strongback.record.plan import Week

if TYPE_CHECKING:
    from strongback.coach.ports import Store

MID_BACK = set(KNOWN.mid_back_groups)


def asking(rhomboids: float, *, deload: bool = False) -> Week:
    week = a_week(deload=deload)
    return Week(week.deload, week.sessions, {"rhomboids": rhomboids, "triceps": 2.0, "calves": 0.0})


def test_without_a_plan_the_goal_says_what_the_mid_back_should_get(store: Store) -> None:
    assert progress_for(store, KNOWN, SUNDAY, 4).ranges == {}
    store.save_profile(a_profile())
    ranges = progress_for(store, KNOWN, SUNDAY, 4).ranges
    assert set(ranges) == MID_BACK
    target = DEFAULTS.target[a_profile().level]
    assert ranges["rhomboids"] == Range(DEFAULTS.floor, target, Basis.GOAL)


def test_a_plan_says_it_by_its_training_weeks(store: Store) -> None:
    start(store, plan=a_plan(asking(6.0), asking(8.0), asking(3.0, deload=True)))
    ranges = progress_for(store, KNOWN, SUNDAY, 4).ranges
    assert ranges["rhomboids"] == Range(6.0, 8.0, Basis.PLAN)
    assert ranges["triceps"] == Range(2.0, 2.0, Basis.PLAN)
    assert ranges["middle-trapezius"].basis is Basis.GOAL
    assert "calves" not in ranges


def test_the_page_is_plain_data_of_the_span_alone(store: Store) -> None:
    start(store)
    sets = [a_set(MONDAY + days * DAY, pain=1) for days in (-15, -7, 0, 1, 2)]
    store.add_facts(sets, [a_pain_note(MONDAY)], [a_check_in(MONDAY), a_check_in(MONDAY - 5 * WEEK)])
    page = progress_for(store, KNOWN, MONDAY + 2 * DAY, 2).document()
    assert page == json.loads(json.dumps(page))
    assert (page["first"], page["last"]) == ((MONDAY - WEEK).isoformat(), SUNDAY.isoformat())
    assert [week["hard_sets"] for week in page["weeks"]] == [1, 3]
    assert [week["sessions"] for week in page["weeks"]] == [{"done": 1, "planned": 0}, {"done": 3, "planned": 2}]
    (row,) = page["exercises"]
    assert (row["exercise"], len(row["days"]), row["trend"]["rule"][:4]) == (ROW, 4, "SB-P")
    assert row["days"][0]["load"] == {"kind": "stack", "kg": 40.0, "say": "40 kg"}
    assert row["days"][0]["one_rep_max"]["low_kg"] < row["days"][0]["one_rep_max"]["kg"]
    assert (len(page["pain"]), len(page["check_ins"])) == (4, 1)


def test_pain_and_check_ins_are_not_even_read_for_who_may_not_see_them(store: Store) -> None:
    start(store)
    store.add_facts([a_set(MONDAY, pain=7)], [a_pain_note(MONDAY)], [a_check_in(MONDAY)])
    page = progress_for(store, KNOWN, MONDAY, 1, sees_pain=False).document()
    assert (page["pain"], page["check_ins"], page["weeks"][0]["worst_pain"]) == (None, None, None)


def test_sessions_of_the_mesocycle_before_are_still_counted(store: Store) -> None:
    start(store)
    store.save_plan(a_stored_plan(version=2, starts_on=MONDAY + 3 * WEEK))
    weeks = progress_for(store, KNOWN, SUNDAY + 3 * WEEK, 5).document()["weeks"]
    assert [week["sessions"]["planned"] for week in weeks] == [0, 2, 2, 2, 2]


def test_a_version_that_was_replaced_before_it_began_plans_nothing(store: Store) -> None:
    start(store)
    three_days = a_plan(a_week(), a_week(), a_week(), a_week(deload=True))
    store.save_plan(a_stored_plan(three_days, version=2, starts_on=MONDAY + WEEK))
    store.save_plan(a_stored_plan(version=3, starts_on=MONDAY))
    weeks = progress_for(store, KNOWN, SUNDAY + 3 * WEEK, 4).document()["weeks"]
    assert [week["deload"] for week in weeks] == [False, False, False, True]
