from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.planning.planning_builders import KNOWN, newcomer, plan_for, wish

from strongback.knowledge.vocabulary import Effort, Level, Measure
from strongback.planning.check import check
from strongback.planning.planner import make_plan
from strongback.record.profile import Goal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strongback.planning.request import PlanRequest
    from strongback.record.plan import Plan, PlannedExercise

ZONES = {
    Goal.STRENGTH: (5, 8),
    Goal.PERFORMANCE: (5, 8),
    Goal.HYPERTROPHY: (8, 15),
    Goal.GENERAL: (8, 15),
    Goal.SHOULDER_HEALTH: (8, 15),
    Goal.POSTURE: (15, 20),
    Goal.ENDURANCE: (15, 20),
}
RESTS_OF_BIG_MOVEMENTS = {(5, 8): 150, (8, 15): 90, (15, 20): 60}


def in_repetitions(plan: Plan) -> Iterator[PlannedExercise]:
    for _, session in plan.sessions():
        yield from (item for item in (*session.main, *session.balance) if item.measure is Measure.REPS)


def big(plan: Plan, zone: tuple[int, int]) -> set[PlannedExercise]:
    """Return the compound movements that make sense in the whole zone."""
    found = set()
    for item in in_repetitions(plan):
        exercise = KNOWN.exercises[item.exercise]
        low, high = exercise.dose.amount
        if exercise.effort is Effort.COMPOUND and low <= zone[0] and zone[1] <= high:
            found.add(item)
    return found


@pytest.mark.parametrize("goal", list(Goal))
def test_the_goal_sets_the_repetitions_and_the_rest_of_big_movements(goal: Goal) -> None:
    zone = ZONES[goal]
    found = big(plan_for(wish(goal=goal)), zone)
    assert {item.amount for item in found} == {zone}
    assert {item.rest_s for item in found} == {RESTS_OF_BIG_MOVEMENTS[zone]}


@pytest.mark.parametrize("goal", [Goal.STRENGTH, Goal.PERFORMANCE])
def test_small_movements_are_never_done_heavy(goal: Goal) -> None:
    small = [item for item in in_repetitions(plan_for(wish(goal=goal))) if effort(item) is Effort.ISOLATION]
    assert small
    assert all(item.amount[0] >= min(8, KNOWN.exercises[item.exercise].dose.amount[0]) for item in small)
    assert all(item.rest_s == 60 for item in small)


def effort(item: PlannedExercise) -> Effort:
    return KNOWN.exercises[item.exercise].effort


@pytest.mark.parametrize("goal", list(Goal))
def test_repetitions_never_leave_what_the_movement_makes_sense_in(goal: Goal) -> None:
    for item in in_repetitions(plan_for(wish(goal=goal))):
        low, high = KNOWN.exercises[item.exercise].dose.amount
        assert low <= item.amount[0] < item.amount[1] <= high


@pytest.mark.parametrize("goal", list(Goal))
def test_the_plan_says_which_zone_the_goal_means(goal: Goal) -> None:
    low, high = ZONES[goal]
    [said] = [item.say for item in make_plan(wish(goal=goal)).reasons if item.rule.code == "SB-L005"]
    assert said == f"Your goal {goal} means sets of {low} to {high}."


# The technique gate


def heaviest(request: PlanRequest) -> int:
    return min(item.amount[0] for item in in_repetitions(plan_for(request)) if effort(item) is Effort.COMPOUND)


@pytest.mark.parametrize(("weeks_trained", "lowest"), [(0, 8), (7, 8), (8, 5), (9, 5)])
def test_a_beginner_lifts_heavy_only_after_eight_weeks(weeks_trained: int, lowest: int) -> None:
    request = newcomer(goal=Goal.STRENGTH, weeks_trained=weeks_trained)
    assert heaviest(request) == lowest
    gated = "SB-L022" in {item.rule.code for item in make_plan(request).reasons}
    assert gated == (lowest == 8)


def test_the_experienced_lift_heavy_at_once() -> None:
    assert heaviest(wish(goal=Goal.STRENGTH, weeks_trained=0)) == 5


@pytest.mark.parametrize("goal", [goal for goal, zone in ZONES.items() if zone != (5, 8)])
def test_the_gate_is_not_mentioned_for_a_goal_without_heavy_sets(goal: Goal) -> None:
    assert "SB-L022" not in {item.rule.code for item in make_plan(newcomer(goal=goal)).reasons}


# The power gate


def powerful(**other: Any) -> PlanRequest:
    usual: dict[str, Any] = {"goal": Goal.PERFORMANCE, "level": Level.ADVANCED, "weeks_trained": 12, "minutes": 75}
    return wish(**(usual | other))


def has_power(request: PlanRequest) -> bool:
    plan = plan_for(request)
    assert check(plan, request) == ()
    blocks = {bool(session.power) for _, session in plan.sessions()}
    assert len(blocks) == 1
    return blocks.pop()


def test_behind_its_gate_the_power_block_is_short_fresh_and_easy() -> None:
    request = powerful()
    assert has_power(request)
    [block] = {session.power for _, session in plan_for(request).sessions()}
    assert [(item.sets, item.amount, item.rest_s, item.rir) for item in block] == [(3, (3, 5), 90, 4)]


@pytest.mark.parametrize(
    "request_",
    [
        powerful(weeks_trained=11),
        powerful(goal=Goal.STRENGTH),
        powerful(level=Level.BEGINNER),
        powerful(conditions=("osteoporosis",)),
        powerful(avoid=("medicine-ball-slam", "box-jump", "jump-squat")),
    ],
    ids=["too early", "another goal", "a beginner", "a condition against it", "all avoided"],
)
def test_a_closed_gate_leaves_the_power_block_out(request_: PlanRequest) -> None:
    assert not has_power(request_)


def test_without_a_ball_or_a_box_the_power_block_jumps() -> None:
    request = powerful(equipment=frozenset({"dumbbells", "bench", "band", "door-anchor"}))
    assert {item.exercise for _, session in plan_for(request).sessions() for item in session.power} == {"jump-squat"}
