from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from tests.planning.planning_builders import KNOWN, helped, newcomer, wish

from strongback.knowledge.vocabulary import Equipment, Pattern
from strongback.planning.check import check
from strongback.planning.planner import make_plan
from strongback.planning.result import Status
from strongback.record.profile import Weekday

if TYPE_CHECKING:
    from strongback.planning.request import PlanRequest
    from strongback.planning.result import PlanResult

LOOSENED = {
    "minutes", "days_per_week", "weekdays", "avoid", "equipment", "trains_elsewhere", "last_week", "floor",
    "pull_to_push",
}  # fmt: skip


def of_pattern(*patterns: Pattern) -> tuple[str, ...]:
    return tuple(sorted(name for name, exercise in KNOWN.exercises.items() if exercise.pattern in patterns))


def without_equipment(pattern: Pattern) -> tuple[str, ...]:
    return tuple(name for name in of_pattern(pattern) if KNOWN.exercises[name].ways_with(frozenset()))


def offers(result: PlanResult, field: str) -> list[tuple[Any, Any]]:
    """Return what is offered to change in one field alone: from and to."""
    return [
        (change[2], change[3])
        for item in result.relaxations
        for change in item.changes
        if change[1] == field and len(item.changes) == 1
    ]


def one_day() -> PlanRequest:
    return wish(days_per_week=1)


def touching_days() -> PlanRequest:
    return wish(days_per_week=2, weekdays=(Weekday.MONDAY, Weekday.TUESDAY))


def nothing_for_the_spine() -> PlanRequest:
    return wish(avoid=of_pattern(Pattern.SPINAL_EXTENSION))


def no_pull_without_a_thing() -> PlanRequest:
    return newcomer(equipment=frozenset(), avoid=without_equipment(Pattern.HORIZONTAL_PULL), minutes=45)


def pushing_all_week() -> PlanRequest:
    return wish(trains_elsewhere=((Pattern.HORIZONTAL_PUSH, 40),))


def pulling_all_week() -> PlanRequest:
    return wish(trains_elsewhere=((Pattern.HORIZONTAL_PULL, 40),))


def high_floor() -> PlanRequest:
    return newcomer(floor=11.0, minutes=40)


def ate_too_little_last_week() -> PlanRequest:
    return newcomer(last_week=dict.fromkeys(KNOWN.muscle_groups, 1.0), entry_sets=1.0)


REFUSED = {
    "one day a week": (one_day, "SB-L001", "days_per_week"),
    "two days that touch": (touching_days, "SB-L002", "weekdays"),
    "nothing for the spine": (nothing_for_the_spine, "SB-L006", "avoid"),
    "no pull without a thing": (no_pull_without_a_thing, "SB-L010", "equipment"),
    "pushing all week elsewhere": (pushing_all_week, "SB-L011", "trains_elsewhere"),
    "pulling all week elsewhere": (pulling_all_week, "SB-L011", "pull_to_push"),
    "a floor above the cap": (high_floor, "SB-L006", "floor"),
    "next to nothing last week": (ate_too_little_last_week, "SB-L009", "last_week"),
}


@cache
def answer_to(name: str) -> PlanResult:
    return make_plan(REFUSED[name][0]())


@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal_names_what_clashes_and_what_helps(name: str) -> None:
    build, clash, field = REFUSED[name]
    request, result = build(), answer_to(name)
    assert (result.status, result.plan) == (Status.INFEASIBLE, None)
    assert clash in {rule.code for rule in result.clashes}
    assert offers(result, field), [item.say for item in result.relaxations]
    for relaxation in result.relaxations:
        loosened = helped(request, relaxation)
        plan = make_plan(loosened).plan
        assert plan is not None, relaxation.say
        assert check(plan, loosened) == (), relaxation.say


@pytest.mark.parametrize("name", REFUSED)
def test_relaxations_come_from_small_to_large_and_each_once(name: str) -> None:
    result = answer_to(name)
    sizes = [item.size for item in result.relaxations]
    assert sizes == sorted(sizes)
    assert len({item.say for item in result.relaxations}) == len(sizes)


def test_one_day_becomes_two_and_not_three() -> None:
    assert offers(answer_to("one day a week"), "days_per_week") == [(1, 2)]


def test_one_further_weekday_is_enough_for_days_that_touch() -> None:
    [(before, after)] = offers(answer_to("two days that touch"), "weekdays")
    assert before == ["monday", "tuesday"]
    assert len(after) == 3
    assert set(before) <= set(after)


def test_only_one_movement_is_taken_off_the_avoid_list() -> None:
    [(before, after)] = offers(answer_to("nothing for the spine"), "avoid")
    assert len(before) - len(after) == 1


def test_one_thing_is_enough_to_get() -> None:
    [(before, after)] = offers(answer_to("no pull without a thing"), "equipment")
    assert before == []
    assert len(after) == 1
    assert after[0] in set(Equipment)


def test_the_floor_is_lowered_by_no_more_than_needed() -> None:
    [(before, after)] = offers(answer_to("a floor above the cap"), "floor")
    assert before == 11.0
    assert make_plan(newcomer(floor=after + 0.5, minutes=40)).plan is None


def test_the_ratio_gives_way_on_one_side_and_by_no_more_than_needed() -> None:
    [(before, after)] = offers(answer_to("pulling all week elsewhere"), "pull_to_push")
    assert before == [1.0, 1.5]
    assert after[0] == 1.0
    assert after[1] > 1.5
    tighter = (1.0, round(after[1] - 0.1, 2))
    elsewhere = ((Pattern.HORIZONTAL_PULL, 40),)
    assert make_plan(wish(trains_elsewhere=elsewhere, pull_to_push=tighter)).plan is None


def test_several_changes_are_offered_together_where_one_is_not_enough() -> None:
    request = newcomer(minutes=15, days_per_week=1, equipment=frozenset())
    result = make_plan(request)
    assert {change[1] for item in result.relaxations for change in item.changes} == {"minutes", "days_per_week"}
    assert all(len(item.changes) == 2 for item in result.relaxations)
    for relaxation in result.relaxations:
        assert make_plan(helped(request, relaxation)).plan is not None


def test_health_conditions_and_level_are_never_offered_to_change() -> None:
    offered = {change[1] for name in REFUSED for item in answer_to(name).relaxations for change in item.changes}
    assert offered <= LOOSENED
    assert {"conditions", "level", "goal"}.isdisjoint(offered)


def test_a_refusal_says_each_clash_in_a_sentence() -> None:
    result = answer_to("nothing for the spine")
    for rule in result.clashes:
        said = [reason.say for reason in result.reasons if reason.rule == rule]
        assert len(said) == 1
        assert rule.looks_at in said[0]


def test_an_avoid_list_that_takes_everything_out_is_named_in_the_clash() -> None:
    assert "SB-L017" in {rule.code for rule in answer_to("nothing for the spine").clashes}
