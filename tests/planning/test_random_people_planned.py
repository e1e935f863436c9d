from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.planning.planning_builders import helped, person

from strongback.planning.check import check
from strongback.planning.planner import make_plan
from strongback.planning.result import Status

if TYPE_CHECKING:
    from strongback.planning.request import PlanRequest
    from strongback.planning.result import PlanResult

PEOPLE, AT_ONCE = 300, 25
PROVEN = 0.001
# People with too few minutes: seed and minutes, chosen so that the refusal is found within a second or two.
TIGHT = ((1030, 20), (1045, 22), (1047, 22), (1066, 15), (424, 14), (426, 18), (436, 14), (452, 14))


def assert_honest_refusal(request: PlanRequest, result: PlanResult) -> None:
    """Every refusal names at least one clash, and each offer, taken up, makes a plan possible."""
    assert result.status is Status.INFEASIBLE
    assert result.clashes
    assert {reason.rule.code for reason in result.reasons} >= {rule.code for rule in result.clashes}
    for relaxation in result.relaxations:
        loosened = helped(request, relaxation)
        plan = make_plan(loosened).plan
        assert plan is not None, relaxation.say
        assert check(plan, loosened) == (), relaxation.say


@pytest.mark.parametrize("first", range(0, PEOPLE, AT_ONCE))
def test_a_random_person_gets_a_proven_plan_or_an_honest_refusal(first: int) -> None:
    planned = 0
    for seed in range(first, first + AT_ONCE):
        request = person(seed)
        result = make_plan(request)
        if result.plan is None:
            assert_honest_refusal(request, result)
            continue
        planned += 1
        assert check(result.plan, request) == (), seed
        assert result.gap is not None
        assert (result.gap <= PROVEN) == (result.status is Status.OPTIMAL), seed
        assert (result.clashes, result.relaxations) == ((), ()), seed
        assert all(reason.say for reason in result.reasons), seed
    assert planned > AT_ONCE // 2


@pytest.mark.parametrize(("seed", "minutes"), TIGHT)
def test_somebody_short_of_time_is_offered_the_fewest_minutes_that_do(seed: int, minutes: int) -> None:
    whole = person(seed)
    request = replace(whole, profile=replace(whole.profile, minutes=minutes))
    result = make_plan(request)
    assert_honest_refusal(request, result)
    [change] = [item.changes[0] for item in result.relaxations if [each[1] for each in item.changes] == ["minutes"]]
    rule, _, before, after = change
    assert (rule.code, before) == ("SB-L013", minutes)
    one_less = replace(request, profile=replace(request.profile, minutes=after - 1))
    assert make_plan(one_less).plan is None
