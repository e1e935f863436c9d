from __future__ import annotations

import json
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

import pytest
from tests.coach.builders import (
    ALL_NO,
    DAY,
    FRIDAY,
    KNOWN,
    MONDAY,
    PLANK,
    ROW,
    SATURDAY,
    SUNDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    WEEK,
    a_plan,
    a_profile,
    a_session,
    a_set,
    a_week,
    entropy,
    evening,
    log,
    start,
    today,
)

from strongback.coach.planning import NEW, PlanAnswer, Standing, keep_plan, plan_for, request_for, standing_of
from strongback.coach.screening import screen_and_keep, screening_document
from strongback.planning.check import check
from strongback.planning.result import PlanResult, Status
from strongback.record.answers import NOTHING_ANSWERED, Answer, Answers, Clearance
from strongback.record.log import SetKind
from strongback.record.profile import Profile, Weekday
from strongback.screening.screen import screen

if TYPE_CHECKING:
    from datetime import date

    from strongback.coach.ports import Store
    from strongback.record.plan import Plan


def answer_with(plan: Plan | None) -> PlanAnswer:
    """Return an answer as the planner would give it, without asking it."""
    status = Status.OPTIMAL if plan is not None else Status.INFEASIBLE
    request = request_for(a_profile(), KNOWN, MONDAY)
    return PlanAnswer(screen(ALL_NO, (), KNOWN), request, PlanResult(status, plan, ()))


@cache
def solved() -> PlanAnswer:
    return plan_for(request_for(a_profile(), KNOWN, MONDAY), ALL_NO, MONDAY)


def plan_on(*days: Weekday) -> Plan:
    return a_plan(*[a_week(*(a_session(day) for day in days))] * 4)


# From which day on


@pytest.mark.parametrize(
    ("made_on", "first", "starts_on"),
    [
        (MONDAY, Weekday.MONDAY, MONDAY),
        (TUESDAY, Weekday.MONDAY, SATURDAY),
        (SUNDAY, Weekday.MONDAY, MONDAY + WEEK),
        (MONDAY, Weekday.WEDNESDAY, WEDNESDAY),
        (WEDNESDAY, Weekday.WEDNESDAY, WEDNESDAY),
        (THURSDAY, Weekday.WEDNESDAY, SATURDAY),
    ],
)
def test_a_plan_starts_with_the_next_of_its_days(store: Store, made_on: date, first: Weekday, starts_on: date) -> None:
    kept = keep_plan(store, answer_with(plan_on(Weekday.SATURDAY, first)), evening(made_on), entropy)
    assert (kept.starts_on, kept.made_at, kept.version) == (starts_on, evening(made_on), 1)
    assert store.plan() == kept


@pytest.mark.parametrize(("trained", "starts_on"), [(SUNDAY - WEEK, TUESDAY), (MONDAY, FRIDAY), (TUESDAY, FRIDAY)])
def test_a_new_plan_leaves_a_day_after_the_last_training(store: Store, trained: date, starts_on: date) -> None:
    store.add_facts([a_set(trained)], (), ())
    kept = keep_plan(store, answer_with(plan_on(Weekday.TUESDAY, Weekday.FRIDAY)), evening(TUESDAY), entropy)
    assert kept.starts_on == starts_on


def test_the_weeks_of_a_plan_count_from_its_first_day(store: Store) -> None:
    kept = keep_plan(store, answer_with(plan_on(Weekday.MONDAY, Weekday.THURSDAY)), evening(TUESDAY), entropy)
    assert [(on, week) for on, week, _ in kept.calendar()][:4] == [
        (THURSDAY, 1),
        (MONDAY + WEEK, 1),
        (THURSDAY + WEEK, 2),
        (MONDAY + 2 * WEEK, 2),
    ]
    assert all(on.isoweekday() == session.day for on, _, session in kept.calendar())


def test_a_new_plan_takes_the_place_of_the_one_before(store: Store) -> None:
    versions = [keep_plan(store, answer_with(a_plan()), evening(MONDAY), entropy).version for _ in range(3)]
    plan = store.plan()
    assert versions == [1, 2, 3]
    assert plan is not None
    assert plan.version == 3


def test_without_a_plan_there_is_nothing_to_keep(store: Store) -> None:
    with pytest.raises(ValueError, match="no plan to keep"):
        keep_plan(store, answer_with(None), evening(MONDAY), entropy)
    assert store.plan() is None


# Where somebody stands


def test_somebody_new_stands_at_the_beginning(store: Store) -> None:
    assert standing_of(store, KNOWN, MONDAY) == NEW == Standing(0, None)


def test_the_fullest_of_the_last_three_weeks_is_what_somebody_is_used_to(store: Store) -> None:
    per_week = {1: 2, 2: 5, 3: 3, 4: 9}
    store.add_facts([a_set(MONDAY - week * WEEK) for week, n in per_week.items() for _ in range(n)], (), ())
    standing = standing_of(store, KNOWN, MONDAY + 3 * DAY)
    assert standing.weeks_trained == 4
    assert standing.last_week is not None
    assert standing.last_week["latissimus-dorsi"] == 5
    assert standing.last_week["rhomboids"] == 2.5


def test_this_week_is_not_a_full_week_yet(store: Store) -> None:
    store.add_facts([a_set(MONDAY) for _ in range(9)], (), ())
    assert standing_of(store, KNOWN, SUNDAY) == Standing(1, None)


def test_after_three_weeks_without_training_nothing_is_known_but_the_weeks(store: Store) -> None:
    store.add_facts([a_set(MONDAY - 5 * WEEK)], (), ())
    assert standing_of(store, KNOWN, MONDAY) == Standing(1, None)


def test_an_exercise_of_another_version_and_sets_to_warm_up_count_nothing(store: Store) -> None:
    last_week = MONDAY - WEEK
    store.add_facts([a_set(last_week, exercise="cloud-row"), a_set(last_week, kind=SetKind.WARM_UP)], (), ())
    standing = standing_of(store, KNOWN, MONDAY)
    assert standing.last_week is not None
    assert set(standing.last_week.values()) == {0.0}


# What is asked of the planner


def test_weeks_are_counted_with_the_deload() -> None:
    request = request_for(a_profile(), KNOWN, MONDAY, weeks=6)
    assert (request.training_weeks, request.weeks_before_deload) == (5, 5)
    assert request_for(a_profile(), KNOWN, MONDAY).training_weeks is None


@pytest.mark.parametrize(("born", "power"), [(2011, False), (2010, True), (None, True)])
def test_nobody_under_sixteen_gets_a_power_block(born: int | None, *, power: bool) -> None:
    assert request_for(a_profile(birth_year=born), KNOWN, MONDAY).limits.power is power


# Clearance first


@pytest.mark.parametrize(
    ("answers", "conditions", "clearance", "say"),
    [
        (NOTHING_ANSWERED, (), Clearance.EMERGENCY, "screening questions are not answered"),
        (Answers({"collapse": Answer.UNSURE}, all_no=True), (), Clearance.EMERGENCY, "1 screening questions"),
        (Answers({"collapse": Answer.YES}, all_no=True), (), Clearance.EMERGENCY, "came out as emergency: Stop"),
        (Answers({"night-pain": Answer.YES}, all_no=True), (), Clearance.URGENT, "came out as urgent"),
        (Answers({"lasting-pain": Answer.YES}, all_no=True), (), Clearance.REFER, "came out as refer"),
        (ALL_NO, ("heart-disease",), Clearance.REFER, "came out as refer"),
    ],
)
def test_there_is_no_plan_before_there_is_clearance(
    answers: Answers, conditions: tuple[str, ...], clearance: Clearance, say: str
) -> None:
    answer = plan_for(request_for(a_profile(conditions=conditions), KNOWN, MONDAY), answers, MONDAY)
    document = json.loads(json.dumps(answer.document()))
    assert (document["status"], document["clearance"], document["plan"]) == ("refused", str(clearance), None)
    assert (document["stimulus_per_week"], document["relaxations"]) == ({}, [])
    assert [why["rule"] for why in document["reasons"]] == ["SB-L025"]
    assert say in document["reasons"][0]["say"]


def test_an_impossible_wish_is_refused_with_what_clashes_and_what_would_help() -> None:
    answer = plan_for(request_for(a_profile(days_per_week=1), KNOWN, MONDAY), ALL_NO, MONDAY)
    document = json.loads(json.dumps(answer.document()))
    assert (document["status"], document["clearance"], document["plan"]) == ("infeasible", "clear", None)
    assert document["clashes"]
    assert document["reasons"]
    assert document["relaxations"][0]["say"]
    assert {"requirement", "rule", "field", "from", "to"} == set(document["relaxations"][0]["changes"][0])


def test_the_smallest_change_that_is_offered_makes_a_plan_possible() -> None:
    answer = plan_for(request_for(a_profile(days_per_week=1), KNOWN, MONDAY), ALL_NO, MONDAY)
    changes = answer.result.relaxations[0].changes
    assert [name for _, name, _, _ in changes] == ["days_per_week"]
    mended = plan_for(request_for(a_profile(days_per_week=changes[0][3]), KNOWN, MONDAY), ALL_NO, MONDAY)
    assert mended.result.plan is not None


def test_a_plan_comes_with_its_proof_and_satisfies_the_checker() -> None:
    answer = solved()
    assert answer.result.plan is not None
    assert answer.result.status is Status.OPTIMAL
    assert check(answer.result.plan, answer.request) == ()
    assert answer.document()["stimulus_per_week"] == dict(answer.result.plan.weeks[0].stimulus)


# Screening is kept as it was answered


def test_a_screening_is_kept_with_its_outcome(store: Store) -> None:
    answers = Answers({"night-pain": Answer.YES}, all_no=True)
    result = screen_and_keep(store, answers, (), KNOWN, birth_year=None, now=evening(MONDAY), entropy=entropy)
    kept = store.screening()
    assert kept is not None
    assert (kept.answers, kept.clearance, kept.answered_at) == (answers, Clearance.URGENT, evening(MONDAY))
    assert result.clearance is Clearance.URGENT


def test_the_age_is_counted_in_the_year_of_the_answers(store: Store) -> None:
    result = screen_and_keep(store, ALL_NO, (), KNOWN, birth_year=2011, now=evening(MONDAY), entropy=entropy)
    assert [flag.rule.code for flag in result.flags] == ["SB-S094"]


def test_a_screening_is_plain_data_with_everything_a_reader_needs() -> None:
    document = json.loads(json.dumps(screening_document(screen(NOTHING_ANSWERED, ("osteoporosis",), KNOWN))))
    assert set(document) == {"clearance", "flags", "unanswered"}
    assert len(document["unanswered"]) > 25
    for flag in document["flags"]:
        assert {"code", "urgency", "why", "do"} <= set(flag)
        assert all(isinstance(value, str) and value for value in flag.values())


# The whole loop


def test_the_loop_from_nothing_to_the_next_prescription(store: Store) -> None:
    store.save_profile(a_profile())
    screen_and_keep(store, ALL_NO, (), KNOWN, birth_year=None, now=evening(MONDAY), entropy=entropy)
    keep_plan(store, solved(), evening(MONDAY), entropy)
    first = today(store, MONDAY)
    assert first.on is not None
    lines = [
        f"{item.exercise} {item.sets}x{item.aim} rir{item.rir} clean{' @20kg' if item.load.is_open else ''}{side}"
        for item in first.prescriptions
        for side in ((" left", " right") if item.per_side else ("",))
    ]
    logged = log(store, *lines, day=first.on)
    assert logged.rejected == ()
    assert all(item.target is not None for item in logged.sets)
    again = today(store, first.on + WEEK)
    before = {item.planned: item for item in first.prescriptions}
    assert [item.planned for item in again.prescriptions] == list(before)
    for item in again.prescriptions:
        assert item.aim > before[item.planned].aim
        assert not item.load.is_open
        assert item.reasons[0].rule.code == "SB-P002"


def test_a_mesocycle_is_followed_by_one_that_knows_it(store: Store) -> None:
    start(store)
    for week in range(4):
        log(store, f"{ROW} 3x10 @40kg", f"{PLANK} 2x30s", day=MONDAY + week * WEEK)
    after = MONDAY + 4 * WEEK
    standing = standing_of(store, KNOWN, after)
    request = request_for(a_profile(), KNOWN, after, standing=standing)
    assert (request.weeks_trained, request.last_week["latissimus-dorsi"]) == (4, 3)


@pytest.mark.parametrize("profile", [Profile(), a_profile()])
def test_the_request_carries_the_profile_as_it_is(profile: Profile) -> None:
    assert request_for(profile, KNOWN, MONDAY + timedelta(days=3)).profile is profile
