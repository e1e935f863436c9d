from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from tests.planning.planning_builders import KNOWN, helped, newcomer, person, plan_for, wish

from strongback.knowledge.vocabulary import PUSH_PATTERNS, Equipment, Level
from strongback.planning.check import check
from strongback.planning.planner import make_plan
from strongback.record.profile import Goal

if TYPE_CHECKING:
    from strongback.planning.request import PlanRequest
    from strongback.record.plan import Plan, PlannedExercise, Week

HOME = frozenset({Equipment.BAND, Equipment.DOOR_ANCHOR, Equipment.DUMBBELLS})
NEW = [
    newcomer(),
    newcomer(goal=Goal.POSTURE, minutes=45, equipment=HOME),
    newcomer(goal=Goal.STRENGTH, days_per_week=2, minutes=40),
    newcomer(equipment=frozenset(), minutes=45),
]
EXPERIENCED = [wish(), wish(level=Level.ADVANCED, goal=Goal.STRENGTH), wish(days_per_week=2, equipment=HOME)]


def trained(week: Week) -> list[PlannedExercise]:
    return [item for session in week.sessions for item in (*session.main, *session.balance)]


def sets(week: Week, group: str) -> float:
    return sum(KNOWN.exercises[item.exercise].credit(group) * item.sets for item in trained(week))


def grown(before: Week, after: Week) -> bool:
    return any(sets(after, group) > sets(before, group) for group in KNOWN.muscle_groups)


def assert_grows_no_faster_than_a_fifth(plan: Plan) -> None:
    for before, after in pairwise(plan.weeks[:-1]):
        for group in KNOWN.muscle_groups:
            slack = 0 if group in KNOWN.mid_back_groups else 1
            most = max(1.2 * sets(before, group), sets(before, group) + slack)
            assert sets(after, group) <= most + 1e-9, group


@pytest.mark.parametrize("request_", NEW)
def test_a_newcomers_first_weeks_have_two_sets_of_everything(request_: PlanRequest) -> None:
    plan = plan_for(request_)
    assert {item.sets for week in plan.weeks[:2] for item in trained(week)} == {2}
    assert len(plan.weeks) == 6


@pytest.mark.parametrize("request_", NEW)
def test_a_newcomers_sets_grow_from_the_third_week_on_and_never_above_three(request_: PlanRequest) -> None:
    plan = plan_for(request_)
    assert grown(plan.weeks[1], plan.weeks[-2])
    for before, after in pairwise(plan.weeks[:-1]):
        for earlier, later in zip(trained(before), trained(after), strict=True):
            assert 0 <= later.sets - earlier.sets <= 1
            assert 2 <= later.sets <= 3


@pytest.mark.parametrize("request_", NEW + EXPERIENCED)
def test_no_muscle_grows_faster_than_a_fifth_a_week(request_: PlanRequest) -> None:
    assert_grows_no_faster_than_a_fifth(plan_for(request_))


@pytest.mark.parametrize("first", range(300, 380, 20))
def test_no_muscle_of_random_people_grows_faster_than_a_fifth_a_week(first: int) -> None:
    for seed in range(first, first + 20):
        plan = make_plan(person(seed)).plan
        if plan is not None:
            assert_grows_no_faster_than_a_fifth(plan)


@pytest.mark.parametrize("request_", EXPERIENCED)
def test_the_experienced_start_with_three_sets_and_grow_once_halfway(request_: PlanRequest) -> None:
    plan = plan_for(request_)
    assert len(plan.weeks) == 5
    first, second, third, fourth = plan.weeks[:-1]
    assert trained(first) == trained(second)
    assert trained(third) == trained(fourth)
    assert grown(second, third)
    for item in trained(first):
        exercise = KNOWN.exercises[item.exercise]
        usual = exercise.is_mid_back or exercise.pattern in PUSH_PATTERNS
        assert item.sets == (3 if usual else 2)


@pytest.mark.parametrize("request_", NEW + EXPERIENCED)
def test_the_deload_keeps_the_movements_with_two_sets_and_two_more_in_reserve(request_: PlanRequest) -> None:
    *_, last, deload = plan_for(request_).weeks
    assert deload.deload
    assert not last.deload
    assert [(item.exercise, item.amount) for item in trained(deload)] == [
        (item.exercise, item.amount) for item in trained(last)
    ]
    assert {item.sets for item in trained(deload)} == {2}
    assert [item.rir for item in trained(deload)] == [item.rir + 2 for item in trained(last)]


@pytest.mark.parametrize("request_", NEW + EXPERIENCED)
def test_the_stimulus_of_each_week_is_the_sum_of_its_sets(request_: PlanRequest) -> None:
    for week in plan_for(request_).weeks:
        counted = {group: sets(week, group) for group in KNOWN.muscle_groups}
        assert week.stimulus == {group: total for group, total in counted.items() if total}


@pytest.mark.parametrize("training_weeks", [3, 5, 7])
def test_a_mesocycle_can_be_as_long_as_it_is_asked_to_be(training_weeks: int) -> None:
    request = wish(training_weeks=training_weeks)
    plan = plan_for(request)
    assert [week.deload for week in plan.weeks] == [False] * training_weeks + [True]
    assert check(plan, request) == ()


@pytest.mark.parametrize(("weeks_trained", "first_sets"), [(0, 2), (5, 2), (6, 3)])
def test_a_beginner_starts_with_two_sets_for_six_weeks(weeks_trained: int, first_sets: int) -> None:
    plan = plan_for(newcomer(weeks_trained=weeks_trained))
    assert {item.sets for session in plan.weeks[0].sessions for item in session.main} == {first_sets}


# After a week that was trained


def last_week(sets_each: float) -> dict[str, float]:
    return dict.fromkeys(KNOWN.muscle_groups, sets_each)


@pytest.mark.parametrize("before", [7.0, 8.0, 10.0, 12.0])
def test_the_first_week_holds_at_most_a_fifth_more_than_the_last_one(before: float) -> None:
    request = wish(last_week=last_week(before))
    plan = plan_for(request)
    for group in KNOWN.mid_back_groups:
        assert plan.weeks[0].stimulus[group] <= max(1.2 * before, 7.0) + 1e-9
    assert check(plan, request) == ()


def test_last_week_changes_the_first_week() -> None:
    free, held = (plan_for(wish(last_week=week)).weeks[0].stimulus for week in ({}, last_week(7.0)))
    assert any(free[group] > 8.4 for group in KNOWN.mid_back_groups)
    assert all(held[group] <= 8.4 for group in KNOWN.mid_back_groups)


def test_after_a_week_of_next_to_nothing_the_experienced_may_ease_in_with_two_sets() -> None:
    eased = person(8)
    assert eased.profile.level is Level.ADVANCED
    usual, held = (plan_for(replace(eased, last_week=before)) for before in ({}, last_week(1.0)))
    assert {item.sets for session in usual.weeks[0].sessions for item in session.main} == {3}
    assert {item.sets for item in trained(held.weeks[0])} == {2}
    assert all(held.weeks[0].stimulus[group] <= 7.0 for group in KNOWN.mid_back_groups)
    assert_grows_no_faster_than_a_fifth(held)


@pytest.mark.parametrize("seed", [6, 8, 38, 43])
def test_a_plan_that_eases_in_passes_the_checker(seed: int) -> None:
    request = replace(person(seed), last_week=last_week(1.0))
    assert check(plan_for(request), request) == ()


def test_somebody_for_whom_easing_in_is_not_enough_is_told_what_helps() -> None:
    request = replace(person(23), last_week=last_week(1.0))
    result = make_plan(request)
    assert result.plan is None
    assert "SB-L009" in {rule.code for rule in result.clashes}
    assert "last_week" in {change[1] for item in result.relaxations for change in item.changes}
    for relaxation in result.relaxations:
        assert make_plan(helped(request, relaxation)).plan is not None
