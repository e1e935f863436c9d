from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.planning.planning_builders import KNOWN, plan_for, wish

from strongback.knowledge.vocabulary import Effort, Laterality, Level, Measure
from strongback.planning import dose
from strongback.planning.settings import ENDURANCE_ZONE, GROWTH_ZONE, STRENGTH_ZONE
from strongback.screening.limits import personal_limits

if TYPE_CHECKING:
    from strongback.knowledge.exercise import Exercise
    from strongback.planning.settings import Zone

ROW = KNOWN.exercises["seated-cable-row"]
PLANK = KNOWN.exercises["plank"]
FREE = personal_limits((), KNOWN)


def movement(
    reps: tuple[int, int] = (5, 20), *, effort: Effort = Effort.COMPOUND, sides: int = 1, **other: Any
) -> Exercise:
    laterality = Laterality.UNILATERAL if sides == 2 else Laterality.BILATERAL
    return replace(ROW, dose=replace(ROW.dose, amount=reps, **other), effort=effort, laterality=laterality)


def hold(seconds: tuple[int, int], *, sides: int = 1) -> Exercise:
    laterality = Laterality.UNILATERAL if sides == 2 else Laterality.BILATERAL
    return replace(PLANK, dose=replace(PLANK.dose, amount=seconds), laterality=laterality)


def repetitions(exercise: Exercise, zone: Zone, *, reps_min: int = 0) -> tuple[int, int]:
    return dose.amount(exercise, zone, replace(FREE, reps_min=reps_min), Level.ADVANCED)


@pytest.mark.parametrize(
    ("sensible", "zone", "asked"),
    [
        ((5, 20), STRENGTH_ZONE, (5, 8)),
        ((5, 20), GROWTH_ZONE, (8, 15)),
        ((5, 20), ENDURANCE_ZONE, (15, 20)),
        ((6, 12), GROWTH_ZONE, (8, 12)),
        ((5, 12), ENDURANCE_ZONE, (8, 12)),
        ((5, 16), ENDURANCE_ZONE, (12, 16)),
        ((3, 6), GROWTH_ZONE, (3, 6)),
        ((10, 25), STRENGTH_ZONE, (10, 14)),
        ((7, 20), STRENGTH_ZONE, (7, 11)),
    ],
)
def test_repetitions_are_the_zone_or_the_nearest_that_suits_the_movement(
    sensible: tuple[int, int], zone: Zone, asked: tuple[int, int]
) -> None:
    assert repetitions(movement(sensible), zone) == asked


def test_a_small_movement_of_a_strength_goal_keeps_the_growth_zone() -> None:
    assert repetitions(movement(effort=Effort.ISOLATION), STRENGTH_ZONE) == (8, 15)


@pytest.mark.parametrize(("least", "asked"), [(0, (5, 8)), (6, (6, 8)), (8, (8, 12)), (12, (12, 16)), (20, (20, 22))])
def test_a_condition_raises_the_fewest_repetitions(least: int, asked: tuple[int, int]) -> None:
    assert repetitions(movement(), STRENGTH_ZONE, reps_min=least) == asked


@given(
    st.tuples(st.integers(1, 30), st.integers(2, 30)).map(lambda pair: (pair[0], pair[0] + pair[1])),
    st.sampled_from((STRENGTH_ZONE, GROWTH_ZONE, ENDURANCE_ZONE)),
    st.sampled_from((Effort.COMPOUND, Effort.ISOLATION)),
)
def test_a_range_of_repetitions_is_never_narrow_and_always_makes_sense(
    sensible: tuple[int, int], zone: Zone, effort: Effort
) -> None:
    low, high = repetitions(movement(sensible, effort=effort), zone)
    assert sensible[0] <= low <= high - 2
    assert high <= sensible[1]


@pytest.mark.parametrize(
    ("level", "asked"), [(Level.BEGINNER, (10, 25)), (Level.INTERMEDIATE, (25, 45)), (Level.ADVANCED, (45, 60))]
)
def test_a_hold_grows_with_the_level(level: Level, asked: tuple[int, int]) -> None:
    assert dose.amount(hold((10, 60)), GROWTH_ZONE, FREE, level) == asked


@given(
    st.integers(1, 60).flatmap(lambda low: st.tuples(st.just(low), st.integers(low, 120))),
    st.integers(1, 60),
    st.sampled_from(Level),
)
def test_a_condition_shortens_every_hold(span: tuple[int, int], longest: int, level: Level) -> None:
    low, high = dose.amount(hold(span), GROWTH_ZONE, replace(FREE, hold_max_s=longest), level)
    assert low <= high <= longest


def test_minutes_are_taken_as_they_are() -> None:
    walk = KNOWN.exercises["brisk-walk"]
    assert dose.amount(walk, STRENGTH_ZONE, FREE, Level.BEGINNER) == walk.dose.amount


@pytest.mark.parametrize(
    ("level", "least", "asked"),
    [(Level.BEGINNER, 0, 3), (Level.INTERMEDIATE, 0, 2), (Level.ADVANCED, 0, 2), (Level.ADVANCED, 4, 4)],
)
def test_effort_leaves_two_or_three_in_reserve_or_what_a_condition_asks_for(
    level: Level, least: int, asked: int
) -> None:
    assert dose.rir(level, replace(FREE, rir_min=least)) == asked


@pytest.mark.parametrize(
    ("effort", "zone", "seconds"),
    [
        (Effort.COMPOUND, STRENGTH_ZONE, 150),
        (Effort.COMPOUND, GROWTH_ZONE, 90),
        (Effort.COMPOUND, ENDURANCE_ZONE, 60),
        (Effort.ISOLATION, STRENGTH_ZONE, 60),
        (Effort.ISOLATION, GROWTH_ZONE, 60),
        (Effort.ISOLATION, ENDURANCE_ZONE, 45),
        (Effort.CORE, STRENGTH_ZONE, 45),
        (Effort.EASY, STRENGTH_ZONE, 0),
    ],
)
def test_rest_follows_the_zone_and_the_size_of_the_movement(effort: Effort, zone: Zone, seconds: int) -> None:
    assert dose.rest_s(movement(effort=effort), zone) == seconds


# Time


def test_a_set_lasts_its_middle_repetitions_at_its_tempo() -> None:
    assert dose.set_s(movement(rep_hold_s=0), (8, 12)) == 10 * 4
    assert dose.set_s(movement(rep_hold_s=2), (8, 12)) == 10 * 6


def test_two_sides_take_twice_as_long_and_a_change_between_them() -> None:
    assert dose.set_s(movement(sides=2, rep_hold_s=0), (8, 12)) == 2 * 40 + 10


def test_a_hold_lasts_its_middle_and_twice_for_two_sides() -> None:
    assert dose.set_s(hold((10, 60)), (20, 40)) == 30
    assert dose.set_s(hold((10, 60), sides=2), (20, 40)) == 70


def test_minutes_last_minutes() -> None:
    assert dose.set_s(KNOWN.exercises["brisk-walk"], (3, 3)) == 180


@pytest.mark.parametrize(("zone", "sets"), [(STRENGTH_ZONE, 2), (GROWTH_ZONE, 1), (ENDURANCE_ZONE, 1)])
def test_a_loaded_movement_is_led_up_to_with_lighter_sets(zone: Zone, sets: int) -> None:
    assert dose.ramp_sets(ROW, ROW.ways[0], zone) == sets
    assert dose.fixed_s(ROW, ROW.ways[0], zone) == ROW.dose.set_up_s + 50 * sets


def test_bodyweight_and_bands_need_no_lighter_sets() -> None:
    push_up, band_row = KNOWN.exercises["push-up"], KNOWN.exercises["standing-band-row"]
    assert dose.ramp_sets(push_up, push_up.ways[0], STRENGTH_ZONE) == 0
    assert dose.ramp_sets(band_row, band_row.ways[0], STRENGTH_ZONE) == 0


def test_a_planned_exercise_takes_its_set_up_its_sets_and_the_rests_between() -> None:
    planned = next(
        item for _, session in plan_for(wish()).sessions() for item in session.main if item.measure is Measure.REPS
    )
    exercise = KNOWN.exercises[planned.exercise]
    way = next(way for way in exercise.ways if way.load is planned.load.implement)
    one, three = (dose.planned_s(replace(planned, sets=sets), exercise, way, GROWTH_ZONE) for sets in (1, 3))
    assert one == dose.fixed_s(exercise, way, GROWTH_ZONE) + dose.set_s(exercise, planned.amount)
    assert three - one == 2 * (dose.set_s(exercise, planned.amount) + planned.rest_s)


@pytest.mark.parametrize(("seconds", "whole"), [([], 0), ([1], 1), ([60], 1), ([30, 31], 2), ([3600], 60)])
def test_minutes_are_rounded_up(seconds: list[int], whole: int) -> None:
    assert dose.minutes(seconds) == whole
