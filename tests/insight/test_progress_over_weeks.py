from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.coach.builders import (
    DAY,
    KNOWN,
    MONDAY,
    PLANK,
    PULLDOWN,
    PUSH_UP,
    ROW,
    SUNDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    WEEK,
    a_check_in,
    a_pain_note,
    a_plan,
    a_set,
    a_stored_plan,
    a_week,
)

from strongback.insight.progress import Facts, FormDay, PainDay, Progress, SidesDay, Span, progress
from strongback.insight.week import Expected, review_week
from strongback.knowledge.strength import one_rep_max
from strongback.knowledge.vocabulary import Implement, Measure
from strongback.record.load import Load
from strongback.record.log import Form, Region, SetKind, Side
from strongback.record.stored import planned_between

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from strongback.insight.progress import ExerciseProgress
    from strongback.record.log import SetLog

ASSISTED, LADDER = "assisted-pull-up", PUSH_UP


def over(weeks: int, *sets: SetLog, today: date = SUNDAY, bands: Sequence[str] = (), **other: Any) -> Progress:
    return progress(Facts(sets, **other), Span.of(today, weeks), KNOWN, bands)


def of(found: Progress, exercise: str) -> ExerciseProgress:
    return next(item for item in found.exercises if item.exercise == exercise)


def on_stack(kg: float, day: date = MONDAY, **other: Any) -> SetLog:
    return a_set(day, load=Load(Implement.STACK, kg=kg), **other)


# Weeks


@pytest.mark.parametrize("today", [MONDAY, WEDNESDAY, SUNDAY])
def test_the_last_week_is_that_of_today_and_every_week_is_there(today: date) -> None:
    found = over(3, today=today)
    assert [week.monday for week in found.weeks] == [MONDAY - 2 * WEEK, MONDAY - WEEK, MONDAY]
    assert all((week.hard_sets, week.done, week.worst_pain) == (0, 0, None) for week in found.weeks)


def test_what_was_done_before_the_first_week_is_left_out() -> None:
    found = over(2, a_set(MONDAY - WEEK - DAY), a_set(MONDAY - WEEK), a_set(SUNDAY))
    assert [week.hard_sets for week in found.weeks] == [1, 1]


def test_a_week_says_the_same_as_its_review() -> None:
    sets = [a_set(TUESDAY, exercise=name, pain=1) for name in (ROW, ROW, PULLDOWN, PUSH_UP, PLANK)]
    week = over(1, *sets).weeks[0]
    reviewed = review_week(MONDAY, sets, (), Expected(0, is_over=True, floor=0, pull_to_push=(0, 9)), KNOWN)
    assert (week.stimulus, week.hard_sets, week.done) == (reviewed.stimulus, reviewed.sets, reviewed.sessions_done)
    assert (week.pull_sets, week.push_sets, week.worst_pain) == (3, 1, 1)
    assert (week.horizontal_pull_sets, week.vertical_pull_sets) == (2, 1)
    assert (week.core_sets, week.extension_sets) == (1, 0)
    assert week.trapezius == tuple(
        reviewed.stimulus.get(f"{part}-trapezius", 0.0) for part in ("upper", "middle", "lower")
    )


def test_sets_to_warm_up_count_nowhere() -> None:
    found = over(1, a_set(kind=SetKind.WARM_UP))
    assert (found.weeks[0].hard_sets, found.exercises, found.form) == (0, (), ())


def test_a_left_and_a_right_set_are_one() -> None:
    assert over(1, a_set(side=Side.LEFT), a_set(side=Side.RIGHT)).weeks[0].hard_sets == 1


def test_planned_sessions_and_the_lighter_week_come_from_the_plan_of_that_time() -> None:
    first = a_stored_plan(starts_on=MONDAY - 3 * WEEK)
    weeks = over(4, plans=[first]).weeks
    assert [(week.planned, week.deload) for week in weeks] == [(2, False), (2, False), (2, False), (2, True)]
    longer = a_stored_plan(a_plan(*[a_week() for _ in range(6)]), version=2, starts_on=MONDAY - WEEK + 2 * DAY)
    weeks = over(4, plans=[first, longer]).weeks
    assert [(week.planned, week.deload) for week in weeks] == [(2, False), (2, False), (2, False), (2, False)]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=5, unique_by=lambda item: item[1]))
@settings(deadline=None)
def test_no_day_is_planned_by_two_versions(starts: list[tuple[int, int]]) -> None:
    plans = [a_stored_plan(version=version, starts_on=MONDAY + after * DAY) for after, version in starts]
    found = planned_between(plans, MONDAY, MONDAY + 12 * WEEK)
    days = [item.day for item in found]
    assert days == sorted(set(days))
    for item in found:
        begun = [stored for stored in plans if stored.starts_on <= item.day]
        in_force = max(begun, key=lambda stored: stored.version)
        assert item.day in {day for day, _, _ in in_force.calendar()}


# Exercises


def test_the_best_set_of_a_day_is_the_heaviest_and_of_those_the_longest() -> None:
    found = of(over(1, on_stack(40, amount=12), on_stack(45, amount=8), on_stack(45, amount=9)), ROW)
    assert [(day.load.kg, day.amount, day.sets) for day in found.days] == [(45, 9, 3)]
    assert found.measure is Measure.REPS


def test_where_the_load_helps_the_lightest_is_the_best() -> None:
    assert KNOWN.exercises[ASSISTED].assistance
    found = of(over(1, *[on_stack(kg, exercise=ASSISTED) for kg in (30, 20, 25)]), ASSISTED)
    assert found.days[0].load.kg == 20


def test_a_harder_setting_of_the_body_and_a_harder_band_are_better() -> None:
    rungs = [a_set(exercise=LADDER, load=Load(Implement.BODYWEIGHT, rung=rung), amount=12 - rung) for rung in (0, 2, 1)]
    assert of(over(1, *rungs), LADDER).days[0].load.rung == 2
    bands = [a_set(load=Load(Implement.BAND, band=band), amount=20) for band in ("thin", "thick", "lost")]
    assert of(over(1, *bands, bands=("thin", "thick")), ROW).days[0].load.band == "thick"


def test_an_estimate_is_the_best_honest_one_with_its_range_and_only_where_one_can_be_made() -> None:
    honest, far_from_failure = on_stack(40, amount=8, rir=2.0), on_stack(50, amount=8, rir=6.0)
    day = of(over(1, honest, far_from_failure), ROW).days[0]
    assert day.load.kg == 50
    assert day.estimate == one_rep_max(40, 8, 2.0)
    assert day.estimate is not None
    assert day.estimate.low_kg < day.estimate.kg < day.estimate.high_kg
    assert of(over(1, a_set(exercise=PLANK, amount=30)), PLANK).days[0].estimate is None


def test_a_trend_needs_three_days_with_an_estimate() -> None:
    two = [on_stack(40, day) for day in (MONDAY, TUESDAY)]
    assert of(over(1, *two), ROW).trend is None
    trend = of(over(1, *two, on_stack(40, WEDNESDAY)), ROW).trend
    assert trend is not None
    assert (trend.sessions, trend.detectable) == (3, False)


def test_the_exercise_done_on_most_days_comes_first_and_its_days_in_order() -> None:
    found = over(1, a_set(THURSDAY), a_set(MONDAY), a_set(exercise=PLANK), a_set(exercise="of-another-version"))
    assert [item.exercise for item in found.exercises] == [ROW, PLANK]
    assert [day.day for day in found.exercises[0].days] == [MONDAY, THURSDAY]


def test_left_and_right_are_the_mean_of_their_sets_on_days_with_both() -> None:
    sides = [(MONDAY, Side.LEFT, 8), (MONDAY, Side.LEFT, 9), (MONDAY, Side.RIGHT, 10), (TUESDAY, Side.LEFT, 8)]
    found = of(over(1, *[a_set(day, side=side, amount=amount) for day, side, amount in sides]), ROW)
    assert found.sides == (SidesDay(MONDAY, 8.5, 10.0),)


# Days


def test_the_worst_pain_of_a_day_comes_with_its_region_or_without_from_a_set() -> None:
    notes = [a_pain_note(MONDAY, during=2, region=Region.NECK), a_pain_note(MONDAY, during=4, region=Region.ELBOW)]
    found = over(1, a_set(MONDAY, pain=4), a_set(TUESDAY, pain=3), a_set(WEDNESDAY), pain=notes)
    assert found.pain == (PainDay(MONDAY, 4, Region.ELBOW), PainDay(TUESDAY, 3, None))
    assert found.weeks[0].worst_pain == 4


def test_whoever_may_not_see_pain_sees_none_of_it() -> None:
    found = over(1, a_set(pain=8), pain=None, check_ins=None)
    assert (found.pain, found.check_ins, found.weeks[0].worst_pain) == (None, None, None)


def test_the_latest_check_in_of_a_day_counts() -> None:
    first, later, next_day = a_check_in(MONDAY, sleep_h=5.0), a_check_in(MONDAY, sleep_h=6.0), a_check_in(TUESDAY)
    before = a_check_in(MONDAY - DAY)
    assert over(1, check_ins=[next_day, later, first, before]).check_ins == (later, next_day)


def test_form_is_counted_by_day_among_the_rated_sets() -> None:
    monday = [a_set(MONDAY, form=form) for form in (Form.CLEAN, Form.CLEAN, Form.SHAKY)]
    found = over(1, *monday, *[a_set(TUESDAY, form=form) for form in (Form.BROKE_DOWN, None)])
    assert found.form == (FormDay(MONDAY, 2, 1, 0), FormDay(TUESDAY, 0, 0, 1))


@given(
    st.lists(st.tuples(st.integers(0, 60), st.sampled_from((ROW, PLANK, PULLDOWN)), st.sampled_from(Side)), max_size=30)
)
@settings(deadline=None)
def test_the_sets_of_the_weeks_are_those_of_the_exercises(done: list[tuple[int, str, Side]]) -> None:
    sets = [a_set(SUNDAY - ago * DAY, exercise=exercise, side=side) for ago, exercise, side in done]
    found = over(8, *sets)
    by_exercise = sum(day.sets for item in found.exercises for day in item.days)
    assert sum(week.hard_sets for week in found.weeks) == pytest.approx(by_exercise)
    assert all(week.pull_sets == week.horizontal_pull_sets + week.vertical_pull_sets for week in found.weeks)
    assert sum(week.done for week in found.weeks) == len({item.day for item in sets if item.day > SUNDAY - 8 * WEEK})
