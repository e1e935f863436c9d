from __future__ import annotations

from dataclasses import replace

import pytest
from tests.planning.planning_builders import answer, person, wish

from strongback.planning.check import check
from strongback.planning.planner import make_plan
from strongback.planning.program import Outcome, Program
from strongback.planning.result import Status
from strongback.planning.solver import solve

NO_TIME = 1e-6
LIMITS = (NO_TIME, 1e-4, 3e-3, 5e-3, 7e-3, 1e-2)
SEEDS = (0, 2, 4, 5)


def knapsack(items: int = 30) -> Program:
    """Return a problem that takes a while: pick things worth the most within a weight."""
    program = Program()
    columns = [program.variable(0, 1, worth=10 + (at * 37) % 23) for at in range(items)]
    program.row(0, 40, {column: 7 + (at * 53) % 19 for at, column in enumerate(columns)})
    return program


@pytest.mark.parametrize("time_limit_s", LIMITS)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_plan_from_a_stopped_search_satisfies_every_rule_and_says_its_gap(seed: int, time_limit_s: float) -> None:
    usual = person(seed)
    request = replace(usual, settings=replace(usual.settings, time_limit_s=time_limit_s))
    result = make_plan(request)
    if result.plan is None:
        return  # no values at all within the time: see below for what may then be said
    assert check(result.plan, request) == ()
    assert result.gap is not None
    said = [reason for reason in result.reasons if reason.rule.code == "SB-L023"]
    assert (result.status is Status.FEASIBLE) == (result.gap > request.settings.gap) == bool(said)
    for reason in said:
        assert dict(reason.facts)["gap"] == round(result.gap, 4)
        assert f"{result.gap:.1%}" in reason.say


def test_some_limit_stops_the_search_with_a_plan_in_hand() -> None:
    answers = [
        make_plan(replace(usual, settings=replace(usual.settings, gap=0.0, time_limit_s=limit)))
        for usual in map(person, SEEDS)
        for limit in (5e-3, 1e-2, 2e-2)
    ]
    assert Status.FEASIBLE in {answer.status for answer in answers}


def test_a_stopped_search_stops_at_the_same_place_every_time() -> None:
    usual = person(4)
    hurried = replace(usual, settings=replace(usual.settings, gap=0.0, time_limit_s=5e-3))
    one, other = make_plan(hurried), make_plan(hurried)
    assert one.status is Status.FEASIBLE
    assert answer(one) == answer(other)


def test_running_out_of_time_is_not_called_infeasible() -> None:
    assert make_plan(wish()).status is Status.OPTIMAL
    assert make_plan(wish(time_limit_s=NO_TIME)).status is not Status.INFEASIBLE


def test_running_out_of_time_names_no_requirement_as_clashing() -> None:
    assert make_plan(wish(time_limit_s=NO_TIME)).clashes == ()


def test_a_solver_without_time_returns_no_values_or_a_feasible_solution_with_its_bound() -> None:
    best = solve(knapsack(), time_limit_s=10, gap=0.0)
    assert best.outcome is Outcome.OPTIMAL
    hurried = solve(knapsack(), time_limit_s=NO_TIME, gap=0.0)
    if hurried.outcome is Outcome.UNKNOWN:
        assert hurried.values == ()
    else:
        assert hurried.objective <= best.objective <= hurried.bound + 1e-6


def test_the_solver_finds_the_best_of_a_small_problem() -> None:
    program = Program()
    apples, pears = program.variable(0, 10, worth=3), program.variable(0, 10, worth=2)
    program.row(0, 8, {apples: 1, pears: 1})
    program.row(0, 10, {apples: 2, pears: 1})
    solution = solve(program, time_limit_s=10, gap=0.0)
    assert (solution.outcome, solution.values, solution.objective) == (Outcome.OPTIMAL, (2, 6), 18.0)
    assert solution.bound == pytest.approx(18.0)


def test_the_solver_knows_when_nothing_fits() -> None:
    program = Program()
    program.row(5, 6, {program.variable(0, 4): 1})
    solution = solve(program, time_limit_s=10, gap=0.0)
    assert (solution.outcome, solution.values) == (Outcome.INFEASIBLE, ())


def test_a_solution_worth_enough_ends_the_search() -> None:
    solution = solve(knapsack(), time_limit_s=10, gap=0.0, enough=20)
    assert solution.objective >= 20
    assert solution.outcome in (Outcome.FEASIBLE, Outcome.OPTIMAL)
