from __future__ import annotations

import json
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.coach.builders import (
    DAY,
    FRIDAY,
    KNOWN,
    MONDAY,
    PLANK,
    PULLDOWN,
    PUSH_UP,
    ROW,
    SUNDAY,
    TUESDAY,
    WEDNESDAY,
    WEEK,
    a_pain_note,
    a_set,
)

from strongback.insight import rules
from strongback.insight.week import Expected, WeekReview, hard_sets, monday_of, review_week
from strongback.knowledge.vocabulary import PULL_PATTERNS, PUSH_PATTERNS, Pattern
from strongback.record.log import SetKind, Side

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from strongback.record.log import PainNote, SetLog

NO_FLOOR = 0.0


def expected(**other: Any) -> Expected:
    """Expect nothing that could be missed: no sessions, no floor, any balance of what is pushed at all."""
    fields: dict[str, Any] = {"sessions": 0, "is_over": True, "floor": NO_FLOOR, "pull_to_push": (0.0, 1e9)}
    return Expected(**(fields | other))


def reviewed(sets: Sequence[SetLog], *pain: PainNote, monday: date = MONDAY, **other: Any) -> WeekReview:
    return review_week(monday, sets, pain, expected(**other), KNOWN)


def codes(week: WeekReview) -> list[str]:
    return [finding.rule.code for finding in week.findings]


def sets_of(exercise: str, count: int, day: date = MONDAY, **other: Any) -> list[SetLog]:
    return [a_set(day, exercise=exercise, **other) for _ in range(count)]


# Sums


def test_a_week_adds_up_as_it_does_by_hand() -> None:
    sets = [
        *sets_of(ROW, 3),
        *sets_of(PULLDOWN, 2, WEDNESDAY),
        *sets_of(PUSH_UP, 4, FRIDAY),
        *sets_of("single-arm-dumbbell-row", 2, FRIDAY, side=Side.LEFT),
        *sets_of("single-arm-dumbbell-row", 2, FRIDAY, side=Side.RIGHT),
        *sets_of(ROW, 5, SUNDAY, kind=SetKind.WARM_UP),
    ]
    week = reviewed(sets)
    assert (week.sessions_done, week.sets) == (3, 11)
    assert (week.pull_sets, week.push_sets) == (3 + 2 + 2, 4)
    # row: 3 x 1; pulldown: 2 x 1; one-arm row: 2 x 1
    assert week.stimulus["latissimus-dorsi"] == 7
    # row: 3 x 1/2; pulldown: 2 x 1/2; one-arm row: 2 x 1
    assert week.stimulus["rhomboids"] == 4.5
    # row: 3 x 1; pulldown: 2 x 1/2; one-arm row: 2 x 1
    assert week.stimulus["middle-trapezius"] == 6
    # push-up: 4 x 1
    assert week.stimulus["pectoralis-major"] == 4


exercises = st.sampled_from([*KNOWN.exercises, "an-exercise-of-another-version"])
week_days = st.integers(-3, 10).map(lambda offset: MONDAY + offset * DAY)
any_sets = st.lists(
    st.builds(
        a_set,
        week_days,
        exercise=exercises,
        kind=st.sampled_from([SetKind.WORKING, SetKind.WORKING, SetKind.WARM_UP]),
        side=st.sampled_from(Side),
        pain=st.none() | st.integers(0, 10),
    ),
    max_size=30,
)


@given(any_sets, st.integers(0, 9), st.integers(0, 9))
def test_every_number_is_the_plain_sum_of_its_sets(sets: list[SetLog], pull: int, push: int) -> None:
    here = [item for item in sets if MONDAY <= item.day <= SUNDAY]
    working = [item for item in here if item.kind is SetKind.WORKING]
    stimulus: Counter[str] = Counter()
    patterns: Counter[Pattern] = Counter()
    total = Fraction(0)
    for item in working:
        exercise = KNOWN.exercises.get(item.exercise)
        if exercise is None:
            continue
        part = Fraction(1) if item.side is Side.BOTH else Fraction(1, 2)
        total += part
        patterns[exercise.pattern] += part  # type: ignore[assignment]  # halves are fine
        if exercise.pattern in (Pattern.MOBILITY, Pattern.CARDIO, Pattern.POWER):
            continue
        for group in exercise.muscles.primary:
            stimulus[group] += part  # type: ignore[assignment]
        for group in exercise.muscles.secondary:
            stimulus[group] += part / 2  # type: ignore[assignment]
    week = reviewed(sets, elsewhere_pull=pull, elsewhere_push=push)
    assert dict(week.stimulus) == {group: sets for group, sets in stimulus.items() if sets}
    assert week.pull_sets == sum(patterns[pattern] for pattern in PULL_PATTERNS) + pull
    assert week.push_sets == sum(patterns[pattern] for pattern in PUSH_PATTERNS) + push
    assert week.sets == total
    assert week.sessions_done == len({item.day for item in working})
    assert week.worst_pain == max((item.pain for item in here if item.pain is not None), default=None)


@given(any_sets, st.randoms(use_true_random=False))
def test_the_order_of_sets_does_not_matter(sets: list[SetLog], random: Any) -> None:
    shuffled = list(sets)
    random.shuffle(shuffled)
    asked: dict[str, Any] = {"sessions": 3, "floor": 4.0, "pull_to_push": (1.0, 1.5)}
    assert reviewed(sets, **asked) == reviewed(shuffled, **asked)


@given(any_sets)
def test_what_is_found_carries_its_rule_and_its_facts(sets: list[SetLog]) -> None:
    week = reviewed(sets, sessions=2, floor=4.0, pull_to_push=(1.0, 1.5))
    document = json.loads(json.dumps(week.document()))
    assert [item["rule"] for item in document["findings"]] == codes(week)
    assert all(item["say"] and item["facts"] and item["source"] for item in document["findings"])
    assert (document["week"], document["sessions"]["planned"]) == ("2026-03-02", 2)


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_one_side_is_half_a_set(side: Side) -> None:
    assert hard_sets(sets_of("pallof-press", 3, side=side)) == {"pallof-press": 1.5}


def test_a_left_and_a_right_set_make_one() -> None:
    both = [*sets_of("pallof-press", 2, side=Side.LEFT), *sets_of("pallof-press", 2, side=Side.RIGHT)]
    assert hard_sets(both) == hard_sets(sets_of("pallof-press", 2)) == {"pallof-press": 2}


def test_sets_to_warm_up_count_nothing() -> None:
    week = reviewed(sets_of(ROW, 5, kind=SetKind.WARM_UP))
    assert (week.sets, week.sessions_done, dict(week.stimulus), week.pull_sets) == (0, 0, {}, 0)


@pytest.mark.parametrize("exercise", ["box-jump", "medicine-ball-slam", "brisk-walk", "doorway-chest-stretch"])
def test_power_cardio_and_mobility_train_no_muscle_for_the_sums(exercise: str) -> None:
    week = reviewed(sets_of(exercise, 5))
    assert (dict(week.stimulus), week.pull_sets, week.push_sets) == ({}, 0, 0)


def test_an_exercise_of_another_version_is_a_session_but_no_stimulus() -> None:
    week = reviewed(sets_of("cloud-row", 3))
    assert (week.sessions_done, week.sets, dict(week.stimulus)) == (1, 0, {})


@pytest.mark.parametrize(("day", "counts"), [(MONDAY - DAY, 0), (MONDAY, 1), (SUNDAY, 1), (SUNDAY + DAY, 0)])
def test_a_week_goes_from_monday_to_sunday(day: date, counts: int) -> None:
    assert monday_of(day) == MONDAY + (WEEK if day > SUNDAY else -WEEK if day < MONDAY else 0 * WEEK)
    week = reviewed(sets_of(ROW, 1, day), a_pain_note(day, during=5))
    assert (week.sets, week.worst_pain) == (counts, 5 if counts else None)


def test_two_sessions_on_a_day_are_one() -> None:
    assert reviewed([*sets_of(ROW, 3), *sets_of(PLANK, 3)]).sessions_done == 1


def test_the_worst_pain_is_of_a_set_or_a_note_whenever_it_came() -> None:
    notes = (a_pain_note(TUESDAY, during=1, next_morning=4), a_pain_note(FRIDAY, during=2, after=3))
    assert reviewed(sets_of(ROW, 1, pain=2), *notes).worst_pain == 4
    assert reviewed(sets_of(ROW, 1, pain=6), *notes).worst_pain == 6
    assert reviewed(sets_of(ROW, 1)).worst_pain is None


# Findings


@pytest.mark.parametrize(("pain", "found"), [(0, False), (2, False), (3, True), (10, True)])
def test_pain_above_two_is_found(pain: int, *, found: bool) -> None:
    week = reviewed((), a_pain_note(during=pain), is_over=False)
    assert codes(week) == ([rules.PAIN_THIS_WEEK.code] if found else [])


@pytest.mark.parametrize(
    ("done", "due", "is_over", "found"),
    [
        (0, 0, True, []),
        (1, 2, True, [rules.MISSED_SESSIONS.code]),
        (1, 2, False, [rules.MISSED_SESSIONS.code]),
        (2, 2, True, [rules.ALL_DONE.code]),
        (2, 2, False, []),
        (3, 2, True, [rules.ALL_DONE.code]),
        (2, 0, True, []),
    ],
)
def test_sessions_missed_or_all_done_are_found(done: int, due: int, found: list[str], *, is_over: bool) -> None:
    sets = [a_set(MONDAY + offset * DAY, exercise=PLANK) for offset in range(done)]
    assert codes(reviewed(sets, sessions=due, is_over=is_over)) == found


def test_missed_sessions_are_counted() -> None:
    finding = reviewed([a_set()], sessions=3).findings[0]
    assert (finding.say, dict(finding.facts)) == ("1 of 3 sessions done.", {"missed": 2, "done": 1, "planned": 3})


@pytest.mark.parametrize(("extensions", "found"), [(3, True), (4, False)])
def test_a_group_under_the_floor_is_found_at_the_end_of_the_week(extensions: int, *, found: bool) -> None:
    above = [*sets_of("single-arm-dumbbell-row", 4), *sets_of("face-pull", 4)]
    sets = [*above, *sets_of("back-extension", extensions)]
    week = reviewed(sets, floor=4.0, elsewhere_push=4)
    assert codes(week) == ([rules.UNDER_THE_FLOOR.code] if found else [])
    assert codes(reviewed(sets, floor=4.0, elsewhere_push=4, is_over=False)) == []


def test_the_groups_under_the_floor_are_named_with_their_sets() -> None:
    finding = reviewed(sets_of(ROW, 4), floor=4.0, elsewhere_push=4).findings[0]
    assert finding.say == (
        "Below 4 sets this week: rhomboids 2, lower trapezius 0, posterior deltoid 2, thoracic erector spinae 0."
    )
    assert dict(finding.facts) == {"groups": 4, "floor": 4.0}


@pytest.mark.parametrize(
    ("pulls", "pushes", "found"),
    [(4, 4, False), (6, 4, False), (7, 4, True), (3, 4, True), (4, 0, True), (0, 4, True), (0, 0, False)],
)
def test_pulls_outside_of_once_to_one_and_a_half_times_the_pushes_are_found(
    pulls: int, pushes: int, *, found: bool
) -> None:
    sets = [*sets_of(ROW, pulls), *sets_of(PUSH_UP, pushes), *sets_of(PLANK, 1)]
    assert codes(reviewed(sets, pull_to_push=(1.0, 1.5))) == ([rules.PULL_AND_PUSH.code] if found else [])
    assert codes(reviewed(sets, pull_to_push=(1.0, 1.5), is_over=False)) == []


def test_pushes_done_elsewhere_balance_the_pulls() -> None:
    assert codes(reviewed(sets_of(ROW, 4), pull_to_push=(1.0, 1.5), elsewhere_push=4)) == []


def test_a_week_without_a_set_is_not_scolded_for_its_sums() -> None:
    assert codes(reviewed((), floor=4.0, pull_to_push=(1.0, 1.5))) == []


@given(any_sets)
def test_before_the_week_is_over_only_pain_and_missed_sessions_are_found(sets: list[SetLog]) -> None:
    week = reviewed(sets, sessions=3, is_over=False, floor=4.0, pull_to_push=(1.0, 1.5))
    assert set(codes(week)) <= {rules.PAIN_THIS_WEEK.code, rules.MISSED_SESSIONS.code}


def test_every_rule_of_the_review_can_be_found() -> None:
    bad = reviewed([a_set(pain=5)], sessions=2, floor=4.0, pull_to_push=(1.0, 1.5))
    good = reviewed([a_set()], sessions=1)
    assert {*codes(bad), *codes(good)} == {rule.code for rule in rules.OF_A_WEEK}


def test_a_week_with_one_set_of_one_side_is_not_an_empty_week() -> None:
    assert reviewed(sets_of("pallof-press", 1, side=Side.LEFT)).sets == 0.5
