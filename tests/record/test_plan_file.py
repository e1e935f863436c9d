from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from tests.strategies import plans, raw_values

from strongback.record.plan import Plan
from strongback.record.plan_file import BadPlanError, read_plan

ROW = {"exercise": "seated-cable-row", "sets": 3, "reps": [8, 12], "rir": 2, "tempo": "2-0-1-1", "rest_s": 90}
SESSION = {"day": "monday", "minutes": 40, "warm_up": [], "main": [ROW], "balance": [ROW], "cool_down": []}
PLAN = {"weeks": [{"deload": False, "sessions": [SESSION, SESSION]}, {"deload": True, "sessions": [SESSION]}]}


def edited(*path: str | int, value: Any) -> Any:
    """Return the plan with one value changed; None takes the key away."""
    document: Any = json.loads(json.dumps(PLAN))  # nothing shared
    place: Any = document
    for key in path[:-1]:
        place = place[key]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return document


@given(plans())
def test_a_plan_reads_back_as_it_was(plan: Plan) -> None:
    assert read_plan(plan.document()) == plan


@pytest.mark.parametrize(
    ("document", "says"),
    [
        (
            edited("weeks", 0, "sessions", 1, "main", 0, "sets", value=1e99),
            "weeks[0].sessions[1].main[0]: '1e+99' is not",
        ),
        (
            edited("weeks", 0, "sessions", 1, "main", 0, "reps", value=None),
            "weeks[0].sessions[1].main[0]: reps is missing",
        ),
        (edited("weeks", 0, "sessions", 0, "balance", 0, "tempo", value="fast"), "weeks[0].sessions[0].balance[0]: "),
        (
            edited("weeks", 1, "sessions", 0, "day", value="someday"),
            "weeks[1].sessions[0]: SOMEDAY is missing or unknown",
        ),
        (edited("weeks", 1, "sessions", 0, "main", value=3), "weeks[1].sessions[0]: is not of the kind"),
        (edited("weeks", 1, "deload", value=None), "weeks[1]: deload is missing"),
        (edited("weeks", 1, value="rest"), "weeks[1]: is not of the kind"),
        ({"weeks": 3}, "is not of the kind that a plan has here"),
        ({}, "weeks is missing"),
        ([], "is not of the kind"),
    ],
)
def test_a_broken_plan_says_where(document: Any, says: str) -> None:
    with pytest.raises(BadPlanError) as refused:
        read_plan(document)
    assert str(refused.value).startswith(says)


@given(raw_values())
def test_anything_else_is_refused_and_nothing_crashes(value: Any) -> None:
    for document in (value, {"weeks": value}, {"weeks": [{"deload": False, "sessions": value}]}):
        try:
            assert isinstance(read_plan(document), Plan)
        except BadPlanError as error:
            assert str(error)  # noqa: PT017 - either is right: a plan, or a sentence
