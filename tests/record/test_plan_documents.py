from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from tests.strategies import plans

from strongback.knowledge.tempo import Tempo
from strongback.knowledge.vocabulary import Implement, Measure
from strongback.record.load import Load
from strongback.record.plan import Plan, PlannedExercise, PlannedSession, Week
from strongback.record.profile import Weekday


def planned(**other: Any) -> PlannedExercise:
    fields: dict[str, Any] = {
        "exercise": "seated-cable-row",
        "sets": 3,
        "measure": Measure.REPS,
        "amount": (8, 12),
        "rir": 2,
        "tempo": Tempo(2, 0, 1, 1),
        "rest_s": 90,
        "load": Load(Implement.STACK, kg=35.0),
    }
    return PlannedExercise(**(fields | other))


def session(**parts: tuple[PlannedExercise, ...]) -> PlannedSession:
    empty: dict[str, tuple[PlannedExercise, ...]] = dict.fromkeys(
        ("warm_up", "power", "main", "balance", "cool_down"), ()
    )
    return PlannedSession(day=Weekday.TUESDAY, minutes=45, **(empty | parts))


@given(plans())
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
def test_a_plan_is_read_back_from_its_own_json(plan: Plan) -> None:
    assert Plan.from_document(json.loads(json.dumps(plan.document()))) == plan


def test_a_planned_exercise_says_what_the_contract_promises() -> None:
    assert planned().document() == {
        "exercise": "seated-cable-row",
        "sets": 3,
        "reps": [8, 12],
        "per_side": False,
        "rir": 2,
        "tempo": "2-0-1-1",
        "rest_s": 90,
        "load": {"kind": "stack", "kg": 35.0, "say": "35 kg"},
    }


@pytest.mark.parametrize(("measure", "key"), [(Measure.HOLD, "hold_s"), (Measure.MINUTES, "minutes")])
def test_a_hold_or_minutes_is_one_repetition_with_its_length_beside_it(measure: Measure, key: str) -> None:
    document = planned(measure=measure, amount=(20, 30)).document()
    assert (document["reps"], document[key]) == ([1, 1], [20, 30])


def test_what_a_condition_changes_is_said_only_where_something_changes() -> None:
    assert "how" not in planned().document()
    assert planned(how=("Short holds.",)).document()["how"] == ["Short holds."]


def test_a_session_says_its_day_its_minutes_and_its_five_parts() -> None:
    document = session(main=(planned(),)).document()
    assert (document["day"], document["minutes"], len(document["main"])) == ("tuesday", 45, 1)
    assert [document[part] for part in ("warm_up", "power", "balance", "cool_down")] == [[], [], [], []]


def test_power_main_and_balance_count_as_training() -> None:
    parts = {name: (planned(exercise=name),) for name in ("warm_up", "power", "main", "balance", "cool_down")}
    assert [item.exercise for item in session(**parts).trained] == ["power", "main", "balance"]


def test_the_sessions_of_a_plan_come_with_the_number_of_their_week() -> None:
    one = session()
    plan = Plan((Week(deload=False, sessions=(one, one)), Week(deload=True, sessions=(one,))))
    assert [number for number, _ in plan.sessions()] == [1, 1, 2]


def test_the_weekly_stimulus_of_a_plan_is_that_of_its_first_week() -> None:
    first = Week(deload=False, sessions=(), stimulus={"rhomboids": 6.0})
    assert Plan((first, Week(deload=True, sessions=()))).stimulus_per_week == {"rhomboids": 6.0}
    assert Plan(()).stimulus_per_week == {}


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"weeks": [{"deload": False}]},
        {"weeks": [{"deload": False, "sessions": [{"day": "someday", "minutes": 45}]}]},
        {"weeks": [{"deload": False, "sessions": [{"day": "monday", "minutes": "long"}]}]},
        {"weeks": 3},
    ],
)
def test_a_document_that_is_no_plan_is_refused(document: dict[str, Any]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        Plan.from_document(document)
