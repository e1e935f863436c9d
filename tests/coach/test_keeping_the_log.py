from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from tests.coach.builders import (
    DAY,
    KNOWN,
    MONDAY,
    PLANK,
    PULLDOWN,
    ROW,
    THURSDAY,
    WEEK,
    a_profile,
    a_screening,
    entropy,
    evening,
    log,
    start,
    today,
)
from tests.coach.fake_store import FakeStore

from strongback.coach.errors import UsageError
from strongback.coach.logging import Moment, Rejected, take_back
from strongback.knowledge.tempo import Tempo
from strongback.knowledge.vocabulary import Equipment, Implement
from strongback.record.inventory import Inventory
from strongback.record.load import Load
from strongback.record.log import Region, SetKind, Target
from strongback.record.profile import Profile

if TYPE_CHECKING:
    from datetime import date

    from strongback.coach.ports import Store

PRESCRIBED = Target(low=8, high=12, aim=8, rir=2, sets=3)


# Good lines are kept, bad ones are named


def test_good_lines_are_kept_and_bad_ones_are_named_with_their_place(store: Store) -> None:
    start(store)
    lines = (f"{ROW} 2x8 @40kg", "nonsense 3x10", "pain knee 1", "sleep well", "sleep 7")
    logged = log(store, *lines, day=MONDAY)
    assert [(item.row, item.line) for item in logged.rejected] == [(2, "nonsense 3x10"), (4, "sleep well")]
    assert "nonsense" in logged.rejected[0].message
    assert store.sets_between(MONDAY, MONDAY) == list(logged.sets)
    assert store.pain_since(MONDAY) == list(logged.pain)
    assert store.check_ins_since(MONDAY) == list(logged.check_ins)
    assert (len(logged.sets), len(logged.pain), len(logged.check_ins)) == (2, 1, 1)


def test_a_line_that_is_refused_leaves_nothing_behind(store: Store) -> None:
    start(store)
    logged = log(store, f"{ROW} 3x8 @40kg rir99", day=MONDAY)
    assert logged.sets == ()
    assert store.sets_between(MONDAY, MONDAY) == []
    assert logged.rejected == (Rejected(1, f"{ROW} 3x8 @40kg rir99", "rir99 is not possible; give 0 to 10."),)


def test_no_lines_change_nothing(store: Store) -> None:
    start(store)
    logged = log(store, day=MONDAY)
    assert (logged.sets, logged.pain, logged.check_ins, logged.rejected) == ((), (), (), ())
    assert store.last_trained() is None


def test_sets_keep_their_order_in_their_ids_and_their_moments(store: Store) -> None:
    start(store)
    lines = (f"{ROW} 8,7,6", f"{PLANK} 2x20s", f"{ROW} 1x5")
    sets = log(store, *lines, day=MONDAY).sets
    assert [item.amount for item in sets] == [8, 7, 6, 20, 20, 5]
    assert sorted(sets, key=lambda item: UUID(item.id).int >> 80) == list(sets)
    assert len({item.id for item in sets}) == len({item.performed_at for item in sets}) == 6
    assert {UUID(item.id).version for item in sets} == {7}
    assert store.sets_between(MONDAY, MONDAY) == list(sets)


def test_a_fact_carries_the_day_on_the_calendar_and_the_moment_of_the_clock(store: Store) -> None:
    start(store)
    logged = log(store, f"{ROW} 1x8", "pain knee 1", "sleep 7", day=THURSDAY)
    assert (logged.sets[0].day, logged.pain[0].day, logged.check_ins[0].day) == (THURSDAY, THURSDAY, THURSDAY)
    assert (logged.sets[0].performed_at, logged.pain[0].noted_at) == (evening(THURSDAY), evening(THURSDAY))


def test_a_new_id_is_a_uuid_of_its_moment() -> None:
    made = UUID(Moment(MONDAY, evening(MONDAY), entropy).new_id())
    assert (made.version, made.int >> 80) == (7, int(evening(MONDAY).timestamp() * 1000))


# What was asked for goes with what was done


def test_what_was_prescribed_goes_with_each_set(store: Store) -> None:
    start(store)
    sets = log(store, f"{ROW} 3x8 @40kg", day=MONDAY).sets
    assert [(item.target, item.planned) for item in sets] == [(PRESCRIBED, ROW)] * 3


def test_a_set_of_nothing_that_was_asked_for_has_no_target(store: Store) -> None:
    start(store)
    item = log(store, f"{PULLDOWN} 1x8", day=MONDAY).sets[0]
    assert (item.target, item.planned) == (None, "")


def test_a_harder_exercise_in_the_place_of_the_planned_one_has_no_target(store: Store) -> None:
    start(store)
    assert log(store, "wide-grip-seated-cable-row 1x8", day=MONDAY).sets[0].target is None


def test_on_a_rest_day_the_next_sessions_target_goes_with_its_exercise(store: Store) -> None:
    start(store)
    assert log(store, f"{PULLDOWN} 1x8", day=MONDAY + MONDAY.resolution).sets[0].target == PRESCRIBED


def test_sets_can_be_logged_before_there_is_anything_else(store: Store) -> None:
    item = log(store, f"{ROW} 1x8 @40kg", day=MONDAY).sets[0]
    assert (item.target, item.load) == (None, Load(Implement.STACK, kg=40))


def test_what_a_line_leaves_out_is_taken_from_the_prescription(store: Store) -> None:
    start(store)
    log(store, f"{ROW} 3x8 @40kg rir2 clean", f"{PLANK} 2x20s", day=MONDAY)
    item = log(store, f"{ROW} 3x9", day=MONDAY + WEEK).sets[0]
    assert (item.load, item.tempo, item.rest_s) == (Load(Implement.STACK, kg=40), Tempo(2, 0, 1, 1), 90)


def test_what_a_line_says_wins_over_the_prescription(store: Store) -> None:
    start(store)
    item = log(store, f"{ROW} 1x8 @35kg tempo3-1-1-0 rest60", day=MONDAY).sets[0]
    assert (item.load, item.tempo, item.rest_s) == (Load(Implement.STACK, kg=35), Tempo(3, 1, 1, 0), 60)


@pytest.mark.parametrize("said", ["", " @bw"])
def test_the_setting_of_a_bodyweight_movement_is_the_prescribed_one_unless_it_is_said(store: Store, said: str) -> None:
    start(store)
    assert log(store, f"{PLANK} 1x20s{said}", day=MONDAY).sets[0].load == Load(Implement.BODYWEIGHT, rung=1)
    assert log(store, f"{PLANK} 1x20s @rung1", day=MONDAY).sets[0].load == Load(Implement.BODYWEIGHT, rung=0)


def test_without_a_plan_the_load_hangs_on_what_the_person_owns(store: Store) -> None:
    store.save_profile(a_profile(equipment=frozenset({Equipment.KETTLEBELL, Equipment.BENCH}), inventory=Inventory()))
    item = log(store, "single-arm-dumbbell-row 1x8", day=MONDAY).sets[0]
    assert item.load == Load(Implement.KETTLEBELL)


def test_a_warm_up_set_is_kept_as_one(store: Store) -> None:
    start(store)
    assert log(store, f"{ROW} 1x10 @20kg warm-up", day=MONDAY).sets[0].kind is SetKind.WARM_UP


def test_a_note_after_the_hash_is_kept_with_the_set(store: Store) -> None:
    assert log(store, f"{ROW} 1x8 # seat 4", day=MONDAY).sets[0].note == "seat 4"


@pytest.mark.parametrize("exercise", sorted(KNOWN.exercises))
def test_every_exercise_can_be_logged_by_its_id_alone(exercise: str) -> None:
    store = FakeStore(Profile())
    assert [item.exercise for item in log(store, f"{exercise} 2x10", day=MONDAY).sets] == [exercise] * 2


# What pain asks for is said at once


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("pain mid-back 2", []),
        ("pain mid-back 3", ["SB-S102"]),
        ("pain mid-back 6", ["SB-S103"]),
        ("pain mid-back 1 sharp", ["SB-S103"]),
        ("pain mid-back 2 morning 3", ["SB-S104"]),
        ("sleep 3", []),
    ],
)
def test_what_pain_asks_for_is_said_at_once(store: Store, line: str, codes: list[str]) -> None:
    assert [why.rule.code for why in log(store, line, day=MONDAY).notes] == codes


def test_pain_of_an_exercise_lowers_its_next_prescription(store: Store) -> None:
    start(store)
    log(store, f"{ROW} 3x8 @40kg rir2 clean", f"pain knee 4 {ROW}", day=MONDAY)
    store.add_screening(a_screening(THURSDAY))
    row = today(store, MONDAY + WEEK).prescriptions[0]
    assert row.load == Load(Implement.STACK, kg=30)
    assert {why.rule.code for why in row.reasons} >= {"SB-P010", "SB-P011"}


def test_what_was_kept_is_plain_data(store: Store) -> None:
    start(store)
    logged = log(store, f"{ROW} 1x8 @40kg rir2 clean # light", "pain knee 1", "sleep 7", "what", day=MONDAY)
    document = json.loads(json.dumps(logged.document()))
    kept = document["accepted"]["sets"][0]
    assert {key: kept[key] for key in ("exercise", "day", "amount", "rir", "form", "note")} == {
        "exercise": ROW, "day": "2026-03-02", "amount": 8, "rir": 2.0, "form": "clean", "note": "light",
    }  # fmt: skip
    assert document["accepted"]["pain"][0]["region"] == str(Region.KNEE)
    assert document["accepted"]["check_ins"][0]["sleep_h"] == 7.0
    assert [(item["row"], item["line"]) for item in document["rejected"]] == [(4, "what")]


# Set by set


def test_no_rest_at_all_is_kept_as_it_was_said(store: Store) -> None:
    start(store)
    assert log(store, f"{ROW} 1x8 rest0", day=MONDAY).sets[0].rest_s == 0


def test_sets_logged_one_by_one_have_the_target_of_the_session_they_belong_to(store: Store) -> None:
    start(store)
    log(store, f"{PLANK} 2x20s", f"{ROW} 1x8 @40kg rir2 clean", day=MONDAY)
    later = log(store, f"{ROW} 1x8 @40kg rir2 clean", day=MONDAY).sets[0]
    assert later.target == PRESCRIBED


# Taking back


def taken_back(store: Store, name: str, day: date = MONDAY) -> list[int]:
    moment = Moment(day, evening(day), entropy)
    return [item.amount for item in take_back(store, name, KNOWN, moment)]


def test_sets_that_were_mistyped_are_taken_back_and_count_no_more(store: Store) -> None:
    log(store, "seated-cable-row 3x10 @450kg", "plank 1x30s", day=MONDAY)
    assert taken_back(store, "Seated cable row") == [10, 10, 10]
    assert [item.exercise for item in store.sets_between(MONDAY, MONDAY)] == [PLANK]
    assert store.latest_sets([ROW], 12, MONDAY + DAY) == []


def test_only_that_day_and_that_exercise_are_taken_back(store: Store) -> None:
    log(store, "seated-cable-row 2x9", day=MONDAY)
    log(store, "seated-cable-row 2x8", "plank 1x30s", day=MONDAY + DAY)
    assert taken_back(store, ROW, MONDAY + DAY) == [8, 8]
    assert [item.amount for item in store.sets_between(MONDAY, MONDAY + DAY)] == [9, 9, 30]
    assert store.last_trained() == MONDAY + DAY


def test_what_was_taken_back_never_comes_again(store: Store) -> None:
    sets = log(store, "seated-cable-row 2x9", day=MONDAY).sets
    taken_back(store, ROW)
    store.add_facts(sets, (), ())
    assert store.sets_between(MONDAY, MONDAY) == []
    assert (store.last_trained(), store.weeks_trained()) == (None, 0)


def test_the_right_sets_can_be_logged_after_that(store: Store) -> None:
    log(store, "seated-cable-row 3x10 @450kg", day=MONDAY)
    taken_back(store, ROW)
    log(store, "seated-cable-row 3x10 @45kg", day=MONDAY)
    assert {item.load.kg for item in store.sets_between(MONDAY, MONDAY)} == {45.0}


@pytest.mark.parametrize(("name", "says"), [("zzz", "zzz"), (PLANK, "no set of plank on 2026-03-02")])
def test_where_there_is_nothing_to_take_back_it_is_said(store: Store, name: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        taken_back(store, name)
