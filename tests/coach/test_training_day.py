from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
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
    THURSDAY,
    TUESDAY,
    WEEK,
    a_check_in,
    a_pain_note,
    a_plan,
    a_profile,
    a_screening,
    a_session,
    a_set,
    a_skip,
    a_stored_plan,
    a_week,
    evening,
    log,
    planned,
    start,
    today,
)

from strongback.coach.errors import CoachError, NoPlanError, NoProfileError, NotScreenedError, PlanOverError
from strongback.coach.training import prescription_today, today_for
from strongback.knowledge.vocabulary import Implement
from strongback.progression.options import DEFAULTS
from strongback.record.answers import Answer, Answers
from strongback.record.load import Load
from strongback.record.log import PainKind, Region
from strongback.record.profile import Weekday

if TYPE_CHECKING:
    from datetime import date

    from strongback.coach.ports import Store
    from strongback.coach.training import Today
    from strongback.record.prescription import Prescription


def asked(shown: Today, exercise: str = ROW) -> Prescription:
    found = prescription_today(shown, exercise)
    assert found is not None
    return found


def codes(shown: Prescription | Today) -> list[str]:
    reasons = shown.ask if hasattr(shown, "ask") else shown.reasons
    return [item.rule.code for item in reasons]


def done(store: Store, day: date) -> None:
    """Log what a day's session asks for."""
    log(store, *(f"{item.exercise} {item.sets}x{item.aim}" for item in today(store, day).prescriptions), day=day)


# Nothing to train by


@pytest.mark.parametrize(
    ("has", "missing", "next_step"),
    [
        ((), NoProfileError, "strongback start"),
        (("screening", "plan"), NoProfileError, "strongback plan --profile FILE --save"),
        (("profile",), NoPlanError, "strongback plan --save"),
        (("profile", "screening"), NoPlanError, "strongback plan --save"),
        (("profile", "plan"), NotScreenedError, "strongback screen"),
    ],
)
def test_what_is_missing_is_named_with_the_command_that_mends_it(
    store: Store, has: tuple[str, ...], missing: type[CoachError], next_step: str
) -> None:
    if "profile" in has:
        store.save_profile(a_profile())
    if "screening" in has:
        store.add_screening(a_screening())
    if "plan" in has:
        store.save_plan(a_stored_plan())
    with pytest.raises(missing, match=next_step) as refused:
        today(store, MONDAY)
    assert refused.value.exit_code == 1


@pytest.mark.parametrize("day", [MONDAY + 4 * WEEK - 3 * DAY, MONDAY + 4 * WEEK, MONDAY + 40 * WEEK])
def test_after_the_last_session_of_the_last_week_the_plan_is_over(store: Store, day: date) -> None:
    start(store, screened=day)
    with pytest.raises(PlanOverError, match=r"ended on 2026-03-26: run strongback plan --save"):
        today(store, day)


def test_when_the_last_session_is_done_the_plan_is_over(store: Store) -> None:
    last = THURSDAY + 3 * WEEK
    start(store, screened=last)
    done(store, last)
    with pytest.raises(PlanOverError):
        today(store, last)


# Which session


@pytest.mark.parametrize(
    ("day", "on", "week"),
    [
        (MONDAY - 10 * DAY, MONDAY, 1),
        (MONDAY, MONDAY, 1),
        (TUESDAY, THURSDAY, 1),
        (THURSDAY, THURSDAY, 1),
        (FRIDAY, MONDAY + WEEK, 2),
        (SUNDAY, MONDAY + WEEK, 2),
        (THURSDAY + 2 * WEEK, THURSDAY + 2 * WEEK, 3),
        (THURSDAY + 3 * WEEK, THURSDAY + 3 * WEEK, 4),
    ],
)
def test_the_session_is_todays_or_the_next_planned_one(store: Store, day: date, on: date, week: int) -> None:
    start(store, screened=day)
    shown = today(store, day)
    assert (shown.today, shown.on, shown.week, shown.weeks) == (day, on, week, 4)
    assert shown.deload is (week == 4)
    assert [item.planned for item in shown.prescriptions] == (
        [ROW, PLANK] if on.weekday() == 0 else [PULLDOWN, PUSH_UP]
    )


def test_without_a_day_it_is_the_day_of_the_clock(store: Store) -> None:
    start(store)
    assert today_for(store, KNOWN, evening(THURSDAY), DEFAULTS).on == THURSDAY


def test_a_session_stays_todays_until_all_sets_of_all_its_exercises_were_done(store: Store) -> None:
    start(store)
    log(store, f"{ROW} 3x8 @40kg", day=MONDAY)
    assert today(store, MONDAY).on == MONDAY
    log(store, f"{PLANK} 1x20s", day=MONDAY)
    assert today(store, MONDAY).on == MONDAY
    log(store, f"{PLANK} 1x20s", day=MONDAY)
    assert today(store, MONDAY).on == THURSDAY


def test_a_left_and_a_right_set_are_one_of_a_session(store: Store) -> None:
    monday = a_session(main=(planned("single-arm-dumbbell-row", sets=2),), balance=())
    start(store, plan=a_plan(*[a_week(monday, a_session(Weekday.THURSDAY))] * 4))
    log(store, "single-arm-dumbbell-row 2x8 @10kg left", "single-arm-dumbbell-row 1x8 @10kg right", day=MONDAY)
    assert today(store, MONDAY).on == MONDAY
    log(store, "single-arm-dumbbell-row 1x8 @10kg right", day=MONDAY)
    assert today(store, MONDAY).on == THURSDAY


@pytest.mark.parametrize("night", ["sleep 4", "stress 9 sleep 5"])
def test_a_session_that_was_lightened_is_done_when_what_it_asked_for_is_done(store: Store, night: str) -> None:
    start(store)
    log(store, night, day=MONDAY)
    done(store, MONDAY)
    assert today(store, MONDAY).on == THURSDAY


def test_sets_to_warm_up_do_not_finish_a_session(store: Store) -> None:
    start(store)
    log(store, f"{ROW} 3x10 @20kg warm-up", f"{PLANK} 2x10s warm-up", day=MONDAY)
    assert today(store, MONDAY).on == MONDAY


def test_a_harder_exercise_of_the_ladder_does_in_the_place_of_the_planned_one(store: Store) -> None:
    start(store)
    log(store, "wide-grip-seated-cable-row 3x8 @30kg", f"{PLANK} 2x20s", day=MONDAY)
    assert today(store, MONDAY).on == THURSDAY


def test_what_was_skipped_today_is_dealt_with_and_lets_the_session_end(store: Store) -> None:
    start(store)
    log(store, f"{ROW} 3x10 @40kg rir2 clean", day=MONDAY)
    assert today(store, MONDAY).on == MONDAY
    store.add_note(a_skip(MONDAY, PLANK))
    assert today(store, MONDAY).on == THURSDAY


def test_a_session_of_which_everything_was_skipped_is_over(store: Store) -> None:
    start(store)
    store.add_note(a_skip(MONDAY, ROW))
    assert today(store, MONDAY).on == MONDAY
    store.add_note(a_skip(MONDAY, PLANK))
    assert today(store, MONDAY).on == THURSDAY


def test_a_harder_exercise_that_was_skipped_stands_for_the_planned_one(store: Store) -> None:
    start(store)
    log(store, f"{PLANK} 2x30s rir2 clean", day=MONDAY)
    store.add_note(a_skip(MONDAY, KNOWN.harder[ROW][0]))
    assert today(store, MONDAY).on == THURSDAY


def test_a_session_can_be_skipped_as_a_whole_and_taken_up_again(store: Store) -> None:
    start(store)
    whole = a_skip(MONDAY, None)
    store.add_note(whole)
    assert today(store, MONDAY).on == THURSDAY
    store.delete_note(whole.id, evening(MONDAY))
    assert today(store, MONDAY).on == MONDAY


def test_what_was_skipped_on_another_day_does_not_end_todays_session(store: Store) -> None:
    start(store)
    store.add_note(a_skip(MONDAY - DAY, None))
    assert today(store, MONDAY).on == MONDAY


def test_what_was_skipped_changes_no_prescription(store: Store) -> None:
    start(store)
    before = asked(today(store, MONDAY + WEEK))
    store.add_note(a_skip(MONDAY, ROW))
    assert asked(today(store, MONDAY + WEEK)) == before


def test_sets_of_another_day_do_not_finish_todays_session(store: Store) -> None:
    start(store)
    store.add_facts([a_set(MONDAY - DAY, exercise=name) for name in (ROW, PLANK) for _ in range(3)], (), ())
    assert today(store, MONDAY).on == MONDAY


def test_a_missed_session_is_not_made_up_for(store: Store) -> None:
    start(store)
    assert today(store, TUESDAY).on == THURSDAY


# It moves, and says why


def test_the_first_time_asks_to_find_the_load(store: Store) -> None:
    start(store)
    first = asked(today(store, MONDAY))
    assert (first.aim, first.amount, first.load) == (8, (8, 12), Load(Implement.STACK))
    assert codes(first) == ["SB-P001"]


def test_after_a_clean_session_one_repetition_more_is_asked_for_and_why(store: Store) -> None:
    start(store)
    log(store, f"{ROW} 3x8 @40kg rir2 clean", day=MONDAY)
    next_time = asked(today(store, MONDAY + WEEK))
    assert (next_time.aim, next_time.load) == (9, Load(Implement.STACK, kg=40.0))
    assert [why.say for why in next_time.reasons] == ["Every set had at least 8 repetitions; aim for 9 now."]
    assert codes(next_time) == ["SB-P002"]


def test_at_the_top_of_the_range_the_next_owned_load_is_asked_for_and_why(store: Store) -> None:
    start(store)
    log(store, f"{ROW} 3x12 @40kg rir2 clean", day=MONDAY)
    next_time = asked(today(store, MONDAY + WEEK))
    assert (next_time.aim, next_time.load) == (8, Load(Implement.STACK, kg=42.5))
    assert codes(next_time) == ["SB-P003"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("3x8 @40kg rir0 clean", "SB-P008"),
        ("3x8 @40kg clean", "SB-P008"),
        ("3x8 @40kg rir2", "SB-P009"),
        ("3x8 @40kg rir2 shaky", "SB-P009"),
        ("2x8 @40kg rir2 clean", "SB-P007"),
        ("8,8,5 @40kg rir2 clean", "SB-P007"),
        ("3x8 @40kg rir2 clean pain3", "SB-P010"),
    ],
)
def test_what_did_not_go_as_asked_raises_nothing_and_says_why(store: Store, said: str, code: str) -> None:
    start(store)
    log(store, f"{ROW} {said}", day=MONDAY)
    next_time = asked(today(store, MONDAY + WEEK))
    assert (next_time.aim, next_time.load.kg or 0) <= (8, 40)
    assert code in codes(next_time)


def test_a_short_night_holds_and_lightens_todays_session(store: Store) -> None:
    start(store)
    log(store, f"{ROW} 3x8 @40kg rir2 clean", day=MONDAY)
    usual = asked(today(store, MONDAY + WEEK))
    log(store, "sleep 4", day=MONDAY + WEEK)
    tired = asked(today(store, MONDAY + WEEK))
    assert (tired.aim, tired.sets, tired.light) == (8, usual.sets - 1, True)
    assert "SB-P014" in codes(tired)


def test_illness_leaves_everything_out(store: Store) -> None:
    start(store)
    log(store, "ill", day=MONDAY)
    assert [item.sets for item in today(store, MONDAY).prescriptions] == [0, 0]


def test_the_last_week_is_lighter(store: Store) -> None:
    day = MONDAY + 3 * WEEK
    start(store)
    store.add_facts([a_set(day - WEEK, amount=8) for _ in range(3)], (), ())
    lighter = asked(today(store, day))
    assert (lighter.light, lighter.load.kg) == (True, 35.0)
    assert "SB-P017" in codes(lighter)


def test_what_was_logged_today_does_not_change_what_today_asks_for(store: Store) -> None:
    start(store)
    log(store, f"{ROW} 3x8 @40kg rir2 clean", day=MONDAY)
    before = asked(today(store, MONDAY + WEEK))
    log(store, f"{ROW} 9,9,5 @40kg rir0 broke pain4", day=MONDAY + WEEK)
    assert asked(today(store, MONDAY + WEEK)) == before


def test_it_goes_on_from_a_harder_exercise_that_took_the_place(store: Store) -> None:
    start(store)
    log(store, f"{ROW} 3x8 @40kg rir2 clean", day=MONDAY)
    store.add_facts([a_set(TUESDAY, exercise="wide-grip-seated-cable-row", planned=ROW)], (), ())
    shown = today(store, MONDAY + WEEK)
    assert (asked(shown).planned, asked(shown).exercise) == (ROW, "wide-grip-seated-cable-row")
    assert prescription_today(shown, "wide-grip-seated-cable-row") is asked(shown)


def test_an_exercise_that_is_not_asked_for_has_no_prescription(store: Store) -> None:
    start(store)
    assert prescription_today(today(store, MONDAY), PULLDOWN) is None


# Screening stands in the way


def blocked_by(shown: Today) -> list[str]:
    assert not shown.may_train
    assert shown.prescriptions == ()
    return codes(shown)


@pytest.mark.parametrize(("since", "asks"), [(timedelta(days=83), False), (timedelta(days=84), True)])
def test_the_screening_is_asked_again_after_twelve_weeks(store: Store, since: timedelta, *, asks: bool) -> None:
    start(store, screened=MONDAY - since)
    shown = today(store, MONDAY)
    assert (blocked_by(shown) == ["SB-S091"]) if asks else shown.may_train


@pytest.mark.parametrize(("days", "asks"), [(27, False), (28, True), (60, True)])
def test_the_screening_is_asked_again_after_four_weeks_without_training(store: Store, days: int, *, asks: bool) -> None:
    start(store, screened=MONDAY - 70 * DAY)
    store.add_facts([a_set(MONDAY - days * DAY)], (), ())
    shown = today(store, MONDAY)
    assert (blocked_by(shown) == ["SB-S093"]) if asks else shown.may_train


def test_somebody_who_never_trained_has_no_lay_off(store: Store) -> None:
    start(store, screened=MONDAY - 80 * DAY)
    assert today(store, MONDAY).may_train


@pytest.mark.parametrize(
    "note",
    [
        {"during": 1},
        {"during": 1, "region": Region.LOWER_BACK},
        {"during": None, "next_morning": 3, "region": Region.SHOULDER},
        {"during": 6, "region": Region.KNEE},
        {"during": 0, "kind": PainKind.SPREADING, "region": Region.WRIST},
    ],
)
def test_new_pain_asks_for_the_screening_and_a_new_one_clears_the_way(store: Store, note: dict[str, Any]) -> None:
    start(store)
    store.add_facts((), [a_pain_note(TUESDAY, **note)], ())
    shown = today(store, THURSDAY)
    assert blocked_by(shown) == ["SB-S092"]
    assert shown.document()["status"] == "screen-again"
    store.add_screening(a_screening(THURSDAY))
    assert today(store, THURSDAY).may_train


@pytest.mark.parametrize("note", [{"during": 0}, {"during": 2, "region": Region.KNEE}])
def test_a_trace_of_pain_does_not_stand_in_the_way(store: Store, note: dict[str, Any]) -> None:
    start(store)
    store.add_facts((), [a_pain_note(TUESDAY, **note)], ())
    assert today(store, THURSDAY).may_train


def test_pain_that_the_screening_knew_does_not_ask_again(store: Store) -> None:
    start(store)
    store.add_facts((), [a_pain_note(MONDAY - DAY, during=4), a_pain_note(TUESDAY, during=4)], ())
    assert today(store, THURSDAY).may_train


def test_an_answer_that_stops_shows_only_what_to_do(store: Store) -> None:
    start(store)
    store.add_screening(a_screening(TUESDAY, Answers({"collapse": Answer.YES}, all_no=True)))
    shown = today(store, THURSDAY)
    assert blocked_by(shown) == []
    assert shown.screening is not None
    assert shown.document()["status"] == "refused"
    assert shown.document()["screening"]["clearance"] == "emergency"


def test_a_condition_added_later_is_screened_with_the_old_answers(store: Store) -> None:
    start(store)
    store.save_profile(a_profile(conditions=("heart-disease",)))
    shown = today(store, MONDAY)
    assert shown.screening is not None
    assert [flag.about for flag in shown.screening.flags] == ["heart-disease"]


def test_rising_pain_is_said_beside_the_session(store: Store) -> None:
    start(store, screened=THURSDAY)
    notes = [a_pain_note(MONDAY, during=6), a_pain_note(TUESDAY, during=7)]
    store.add_facts((), notes, ())
    shown = today(store, THURSDAY)
    assert shown.may_train
    assert [why.rule.code for why in shown.notes] == ["SB-S105"]


# As a document


def test_a_ready_day_is_plain_data(store: Store) -> None:
    power = (planned("medicine-ball-slam"),)
    start(store, plan=a_plan(*[a_week(a_session(power=power), a_session(Weekday.THURSDAY))] * 4))
    document = json.loads(json.dumps(today(store, MONDAY).document()))
    assert document["status"] == "ready"
    assert (document["date"], document["session_date"]) == ("2026-03-02", "2026-03-02")
    assert (document["week"], document["weeks"], document["deload"], document["minutes"]) == (1, 4, False, 40)
    assert [item["exercise"] for item in document["power"]] == ["medicine-ball-slam"]
    assert [item["exercise"] for item in document["prescriptions"]] == [ROW, PLANK]
    assert (document["screening"], document["reasons"]) == (None, [])


def test_a_day_behind_the_screening_is_plain_data_without_a_session(store: Store) -> None:
    start(store, screened=MONDAY - 84 * DAY)
    store.add_facts((), (), [a_check_in()])
    document = json.loads(json.dumps(today(store, MONDAY).document()))
    assert (document["status"], document["session_date"], document["minutes"]) == ("screen-again", None, None)
    assert (document["warm_up"], document["prescriptions"], document["cool_down"]) == ([], [], [])
    assert [why["rule"] for why in document["reasons"]] == ["SB-S091"]


# At the end of the plan, and up the ladder


def test_a_plan_that_is_over_ended_today_at_the_latest(store: Store) -> None:
    last = THURSDAY + 3 * WEEK
    start(store, screened=last)
    done(store, last)
    with pytest.raises(PlanOverError) as over:
        today(store, last)
    assert f"ended on {last.isoformat()}" in str(over.value)


def test_the_prescribed_exercise_two_rungs_up_finishes_the_session_too(store: Store) -> None:
    band, cable, wide = "seated-band-row", ROW, "wide-grip-seated-cable-row"
    assert cable in KNOWN.harder[band]
    assert wide in KNOWN.harder[cable]
    monday = a_session(main=(planned(band),), balance=())
    start(store, plan=a_plan(*[a_week(monday, a_session(Weekday.THURSDAY))] * 4))
    climbed = ((9, band), (6, cable), (3, wide))
    store.add_facts([a_set(MONDAY - days * DAY, exercise=name, planned=band) for days, name in climbed], (), ())
    assert asked(today(store, MONDAY), band).exercise == wide
    log(store, f"{wide} 3x10 @30kg rir2 clean", day=MONDAY)
    assert today(store, MONDAY).on == THURSDAY
