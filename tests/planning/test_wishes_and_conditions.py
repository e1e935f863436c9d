from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.planning.planning_builders import KNOWN, newcomer, plan_for, wish

from strongback.knowledge.vocabulary import (
    PULL_PATTERNS,
    PUSH_PATTERNS,
    Equipment,
    Level,
    LumbarDemand,
    Measure,
    Pattern,
)
from strongback.planning.check import check
from strongback.planning.frame import frame
from strongback.planning.planner import make_plan
from strongback.planning.pool import pool, refusal, trains
from strongback.record.profile import Goal

if TYPE_CHECKING:
    from strongback.planning.request import PlanRequest
    from strongback.record.plan import Plan, PlannedExercise

HOME = frozenset({Equipment.BAND, Equipment.DOOR_ANCHOR, Equipment.DUMBBELLS})


def used(plan: Plan) -> set[str]:
    return {item.exercise for _, session in plan.sessions() for item in session.trained}


def everything(plan: Plan) -> list[PlannedExercise]:
    return [item for _, session in plan.sessions() for item in (*session.warm_up, *session.trained, *session.cool_down)]


def weekly_sets(plan: Plan, patterns: tuple[Pattern, ...]) -> list[int]:
    return [
        sum(
            item.sets
            for session in week.sessions
            for item in session.trained
            if KNOWN.exercises[item.exercise].pattern in patterns
        )
        for week in plan.weeks
    ]


# Favourites and the avoid list


@pytest.mark.parametrize("start", range(4))
def test_every_favourite_that_is_possible_is_used(start: int) -> None:
    home = newcomer(equipment=HOME, minutes=45)
    for candidate in pool(home)[start::4]:
        favourite = candidate.exercise.id
        result = make_plan(newcomer(equipment=HOME, minutes=45, favourites=(favourite,)))
        assert result.plan is not None
        assert favourite in used(result.plan)
        assert any(item.rule.code == "SB-L018" and favourite in item.say for item in result.reasons)


def test_a_favourite_that_is_not_owned_is_no_reason_to_refuse() -> None:
    result = make_plan(newcomer(equipment=HOME, favourites=("lat-pulldown",)))
    assert result.plan is not None
    assert "lat-pulldown" not in used(result.plan)
    assert "SB-L018" not in {item.rule.code for item in result.reasons}


def test_what_is_avoided_is_not_even_in_the_warm_up() -> None:
    usual = plan_for(wish())
    avoid = tuple(sorted({usual.weeks[0].sessions[0].warm_up[0].exercise, usual.weeks[0].sessions[0].main[0].exercise}))
    plan = plan_for(wish(avoid=avoid))
    assert not {item.exercise for item in everything(plan)} & set(avoid)


def test_assumptions_are_said() -> None:
    reasons = make_plan(wish(assumed=("goal", "minutes"))).reasons
    assert [item.say for item in reasons if item.rule.code == "SB-L026"] == [
        "Your profile does not say goal, minutes; usual values were taken."
    ]


# Conditions


@pytest.mark.parametrize("condition", sorted(KNOWN.conditions))
def test_a_condition_keeps_out_what_it_rules_out_and_holds_its_limits(condition: str) -> None:
    request = wish(conditions=(condition,), minutes=75)
    result = make_plan(request)
    assert result.plan is not None
    assert check(result.plan, request) == ()
    limits = request.limits
    for item in everything(result.plan):
        assert limits.excluded_by(KNOWN.exercises[item.exercise]) is None, item.exercise
    for _, session in result.plan.sessions():
        for item in (*session.main, *session.balance):
            assert item.rir >= limits.rir_min
            if item.measure is Measure.REPS:
                assert item.amount[0] >= limits.reps_min
            if item.measure is Measure.HOLD and limits.hold_max_s is not None:
                assert item.amount[1] <= limits.hold_max_s
        assert limits.power or not session.power
    rule = KNOWN.conditions[condition].rule
    assert [reason.say for reason in result.reasons if reason.rule == rule]


def test_a_condition_says_how_a_movement_that_stays_has_to_be_done() -> None:
    plan = plan_for(wish(conditions=("shoulder-impingement",), favourites=("face-pull",)))
    changed = {item.how for item in everything(plan) if item.exercise == "face-pull"}
    assert len(changed) == 1
    assert "pinch" in changed.pop()[0].lower()


def test_a_condition_shortens_the_holds_of_the_core() -> None:
    free, bound = (
        [
            item.amount[1]
            for item in everything(plan_for(wish(conditions=some, favourites=("plank",))))
            if item.exercise == "plank"
        ]
        for some in ((), ("hypertension",))
    )
    assert min(free) > 10
    assert set(bound) == {10}


# What each exercise is refused for


@pytest.mark.parametrize(
    ("request_", "name", "rule"),
    [
        (wish(conditions=("osteoporosis",), avoid=("bent-over-barbell-row",)), "bent-over-barbell-row", "SB-L016"),
        (newcomer(avoid=("pull-up",), equipment=frozenset()), "pull-up", "SB-L017"),
        (newcomer(equipment=frozenset()), "pull-up", "SB-L015"),
        (wish(equipment=frozenset()), "chin-up", "SB-L014"),
        (wish(), "chin-up", None),
    ],
)
def test_health_goes_before_wishes_before_level_before_equipment(
    request_: PlanRequest, name: str, rule: str | None
) -> None:
    found = refusal(KNOWN.exercises[name], request_)
    assert (None if found is None else found.code) == rule


def test_the_pool_holds_everything_that_is_not_refused_and_nothing_else() -> None:
    request = newcomer(equipment=HOME, conditions=("neck-pain",), avoid=("dead-bug",))
    expected = [
        name for name, exercise in KNOWN.exercises.items() if trains(exercise) and refusal(exercise, request) is None
    ]
    assert [candidate.exercise.id for candidate in pool(request)] == expected


# What is trained elsewhere


@pytest.mark.parametrize("elsewhere", [0, 4, 8, 12])
def test_pushing_elsewhere_counts_as_pushing(elsewhere: int) -> None:
    sets = ((Pattern.HORIZONTAL_PUSH, elsewhere),) if elsewhere else ()
    plan = plan_for(wish(trains_elsewhere=sets))
    pairs = zip(weekly_sets(plan, PULL_PATTERNS)[:-1], weekly_sets(plan, PUSH_PATTERNS)[:-1], strict=True)
    for pulls, pushes in pairs:
        assert pushes + elsewhere <= pulls <= 1.5 * (pushes + elsewhere)


def test_enough_pushing_elsewhere_needs_none_here() -> None:
    assert Pattern.HORIZONTAL_PUSH in wish(trains_elsewhere=((Pattern.HORIZONTAL_PUSH, 2),)).required_patterns
    assert Pattern.HORIZONTAL_PUSH not in wish(trains_elsewhere=((Pattern.HORIZONTAL_PUSH, 3),)).required_patterns


def test_pulling_elsewhere_counts_as_pulling() -> None:
    plan = plan_for(wish(trains_elsewhere=((Pattern.VERTICAL_PULL, 6),)))
    for pulls, pushes in zip(weekly_sets(plan, PULL_PATTERNS)[:-1], weekly_sets(plan, PUSH_PATTERNS)[:-1], strict=True):
        assert pushes <= pulls + 6 <= 1.5 * pushes


# Patterns and the frame


@pytest.mark.parametrize("goal", list(Goal))
def test_a_vertical_pull_is_asked_for_by_the_goals_that_need_it(goal: Goal) -> None:
    needs = goal in (Goal.STRENGTH, Goal.HYPERTROPHY, Goal.PERFORMANCE, Goal.GENERAL)
    assert (Pattern.VERTICAL_PULL in wish(goal=goal).required_patterns) == needs


@pytest.mark.parametrize(("minutes", "warm_ups", "cool_downs"), [(35, 2, 2), (36, 3, 3)])
def test_a_short_session_has_a_short_frame(minutes: int, warm_ups: int, cool_downs: int) -> None:
    around = frame(wish(minutes=minutes))
    assert (len(around.warm_up), len(around.cool_down)) == (warm_ups, cool_downs)


@pytest.mark.parametrize(("spare_s", "minutes"), [(-60, 3), (0, 3), (59, 3), (60, 4), (119, 4), (120, 5), (900, 5)])
def test_easy_movement_lasts_three_to_five_minutes_as_time_allows(spare_s: int, minutes: int) -> None:
    easy = frame(wish()).warm_up_within(spare_s)[0]
    assert easy.amount == (minutes, minutes)


def test_every_session_starts_with_easy_movement_and_ends_with_stretches() -> None:
    for _, session in plan_for(wish()).sessions():
        assert KNOWN.exercises[session.warm_up[0].exercise].pattern is Pattern.CARDIO
        assert {"doorway-chest-stretch", "lat-stretch"} <= {item.exercise for item in session.cool_down}


def test_somebody_whose_lower_back_is_spared_is_given_what_it_has_to_hold_least() -> None:
    demanding = {name for name, exercise in KNOWN.exercises.items() if exercise.lumbar_demand is not LumbarDemand.LOW}

    def share(*conditions: str) -> float:
        made = plan_for(newcomer(conditions=conditions, equipment=frozenset(Equipment), level=Level.INTERMEDIATE))
        sets = [(item.exercise, item.sets) for _, session in made.sessions() for item in session.trained]
        return sum(count for name, count in sets if name in demanding) / sum(count for _, count in sets)

    assert share("acute-low-back-pain") < share() / 2
