from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from tests.strategies import condition_ids

from strongback.knowledge import catalogue
from strongback.knowledge.condition import Limits
from strongback.knowledge.vocabulary import Demand
from strongback.screening.limits import PersonalLimits, personal_limits

KNOWN = catalogue()


def limits(*conditions: str, young: bool = False) -> PersonalLimits:
    return personal_limits(conditions, KNOWN, young=young)


def ruled_out_by(*conditions: str) -> set[str]:
    combined = limits(*conditions)
    return {name for name, exercise in KNOWN.exercises.items() if combined.excluded_by(exercise)}


def with_demand(demand: Demand) -> set[str]:
    return {name for name, exercise in KNOWN.exercises.items() if demand in exercise.demands}


def test_nobody_without_a_condition_is_limited() -> None:
    assert limits() == PersonalLimits(conditions=(), rir_min=0, reps_min=0, hold_max_s=None, power=True)
    assert ruled_out_by() == set()


def test_two_conditions_combine_to_the_stricter_of_each_bound() -> None:
    surgery, tension = KNOWN.conditions["recent-surgery"].limits, KNOWN.conditions["hypertension"].limits
    assert (surgery.rir_min, surgery.reps_min, surgery.hold_max_s, surgery.power) == (3, 8, None, False)
    assert (tension.rir_min, tension.reps_min, tension.hold_max_s, tension.power) == (2, 8, 10, True)
    both = limits("hypertension", "recent-surgery")
    assert (both.rir_min, both.reps_min, both.hold_max_s, both.power) == (3, 8, 10, False)


@pytest.mark.parametrize(
    ("bounds", "combined"),
    [
        ([(1, 8, 10, True), (3, 5, 20, True)], (3, 8, 10, True)),
        ([(None, None, None, True), (2, None, 30, False)], (2, 0, 30, False)),
        ([(0, 12, 5, False), (None, 10, 5, True)], (0, 12, 5, False)),
    ],
)
@pytest.mark.parametrize("turn", [1, -1])
def test_each_bound_is_the_strictest_in_whatever_order(
    bounds: list[tuple[int | None, int | None, int | None, bool]],
    combined: tuple[int, int, int | None, bool],
    turn: int,
) -> None:
    limited = {
        f"condition-{number}": replace(KNOWN.conditions["neck-pain"], limits=Limits(*bound))
        for number, bound in enumerate(bounds)
    }
    found = personal_limits(tuple(limited)[::turn], replace(KNOWN, conditions=limited))
    assert (found.rir_min, found.reps_min, found.hold_max_s, found.power) == combined


@given(condition_ids())
def test_several_conditions_are_never_looser_than_any_one_of_them(conditions: tuple[str, ...]) -> None:
    combined = limits(*conditions)
    for one in (limits(name) for name in conditions):
        assert combined.rir_min >= one.rir_min
        assert combined.reps_min >= one.reps_min
        assert one.hold_max_s is None or (combined.hold_max_s or 999) <= one.hold_max_s
        assert one.power or not combined.power


@given(condition_ids())
def test_several_conditions_rule_out_what_each_of_them_does(conditions: tuple[str, ...]) -> None:
    assert ruled_out_by(*conditions) == set[str]().union(*(ruled_out_by(name) for name in conditions))


def test_under_sixteen_there_is_no_power_block_and_no_other_limit() -> None:
    assert limits(young=True) == PersonalLimits(conditions=(), rir_min=0, reps_min=0, hold_max_s=None, power=False)


def test_osteoporosis_rules_out_unsupported_hinges_and_slams() -> None:
    hinges = with_demand(Demand.UNSUPPORTED_HINGE)
    assert {"bent-over-dumbbell-row", "bent-over-barbell-row", "reverse-fly", "back-extension"} <= hinges
    assert hinges | {"medicine-ball-slam"} <= ruled_out_by("osteoporosis")


def test_pregnancy_rules_out_everything_face_down() -> None:
    face_down = with_demand(Demand.PRONE)
    assert {"superman", "prone-cobra", "prone-y-raise", "prone-t-raise", "prone-w-raise"} <= face_down
    assert face_down <= ruled_out_by("pregnancy")


@pytest.mark.parametrize("condition", ["osteoporosis", "vertebral-fracture", "pregnancy", "painful-knee-or-hip"])
def test_no_jumps_or_slams_with_fragile_bones_in_pregnancy_or_with_a_painful_leg_joint(condition: str) -> None:
    assert {"jump-squat", "box-jump", "medicine-ball-slam"} <= ruled_out_by(condition)
    assert not limits(condition).power


def test_the_condition_behind_a_removal_is_named() -> None:
    found = limits("neck-pain", "osteoporosis").excluded_by(KNOWN.exercises["bent-over-barbell-row"])
    assert found is not None
    assert found.id == "osteoporosis"


def test_an_exercise_that_stays_says_how_it_changes_and_for_which_condition() -> None:
    changes = limits("hypertension", "shoulder-impingement").changes_for(KNOWN.exercises["face-pull"])
    assert [(condition.id, how) for condition, how in changes] == [
        ("shoulder-impingement", "Set the pull at chest height and stop below the point where it pinches.")
    ]


def test_a_hold_is_shortened_by_every_condition_that_asks_for_it() -> None:
    changes = limits("hypertension", "pregnancy").changes_for(KNOWN.exercises["plank"])
    assert {condition.id for condition, _ in changes} == {"hypertension", "pregnancy"}
