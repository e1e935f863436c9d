from __future__ import annotations

from typing import Any

import pytest
from tests.progression.training_builders import (
    ASSISTED,
    BAND_ROW,
    BARBELL_ROW,
    DUMBBELL_ROW,
    EVERY_2_KG,
    INVERTED_ROW,
    KNOWN,
    PLANK,
    ROW,
    after,
    as_asked,
    band,
    codes,
    exercise,
    hold,
    rung,
    said,
    session,
    slower,
    someone,
    training,
    weight,
)

from strongback.knowledge.vocabulary import Implement, Level
from strongback.progression.options import ProgressionOptions
from strongback.record.inventory import Inventory
from strongback.record.load import Load
from strongback.record.profile import Goal

BAND = exercise(BAND_ROW, load=Load(Implement.BAND))
BODY = exercise(INVERTED_ROW, load=Load(Implement.BODYWEIGHT))
PAIR = "bent-over-dumbbell-row"


# Repetitions come first


@pytest.mark.parametrize(("done", "aim"), [((8, 8, 8), 9), ((10, 9, 11), 10), ((12, 12, 11), 12)])
def test_one_more_than_the_least_set_is_asked_until_the_top(done: tuple[int, ...], aim: int) -> None:
    asked = after(session(done))
    assert (asked.aim, asked.load) == (aim, weight(40))
    assert codes(asked)[0] == "SB-P002"


def test_repetitions_left_beyond_the_reserve_asked_for_are_asked_for_next() -> None:
    assert after(session((9, 9, 9), rir=4)).aim == 11


def test_never_more_than_the_top_is_asked_for() -> None:
    assert after(session((11, 11, 11), rir=6)).aim == 12


def test_a_hold_gets_five_seconds_more() -> None:
    asked = after(session((25, 25, 25), rung(0), of=hold()), of=hold())
    assert (asked.aim, codes(asked)[0]) == (30, "SB-P002")
    assert "25 seconds" in said(asked, "SB-P002")


# Then the load


def test_at_the_top_in_every_set_the_next_load_is_taken_from_the_bottom() -> None:
    asked = after(session((12, 12, 12)))
    assert (asked.load, asked.aim) == (weight(42), 8)
    assert said(asked, "SB-P003") == "All 3 sets reached 12 with 40 kg: take 42 kg, 5.0% more, from 8 again."


def test_the_smallest_step_is_two_percent() -> None:
    fine = someone(inventory=Inventory(stack_kg=(60.0, 61.0, 62.0, 63.0)))
    assert after(session((12, 12, 12), 60), by=fine).load == weight(62)


def test_ten_percent_is_not_too_large_and_eleven_is() -> None:
    ten = someone(inventory=Inventory(stack_kg=(40.0, 44.0)))
    eleven = someone(inventory=Inventory(stack_kg=(40.0, 44.4)))
    assert codes(after(session((12, 12, 12)), by=ten))[0] == "SB-P003"
    assert codes(after(session((12, 12, 12)), by=eleven))[0] == "SB-P022"


def test_a_bar_rises_by_the_plates_that_are_owned() -> None:
    plates = someone(inventory=Inventory(bar_kg=20.0, plate_pairs_kg=(10.0, 5.0, 1.25)))
    row = exercise(BARBELL_ROW)
    assert after(session((12, 12, 12), 40, of=row), of=row, by=plates).load == weight(42.5, Implement.BARBELL)


def test_less_help_is_more_load() -> None:
    stack = someone(inventory=Inventory(stack_kg=tuple(float(kg) for kg in range(10, 61, 2))))
    pull_up = exercise(ASSISTED)
    asked = after(session((12, 12, 12), 40, of=pull_up), of=pull_up, by=stack)
    assert asked.load.kg == 38
    assert "5.0% less help" in said(asked, "SB-P003")


def test_bands_go_in_the_persons_own_order_whatever_their_colours() -> None:
    mine = someone(inventory=Inventory(bands=("purple", "yellow", "red")))
    first = after(session((12, 12, 12), band("purple"), of=BAND), of=BAND, by=mine)
    second = after(session((12, 12, 12), band("yellow"), of=BAND), of=BAND, by=mine)
    assert (first.load, second.load) == (band("yellow"), band("red"))


def test_a_bodyweight_movement_takes_its_next_lever() -> None:
    asked = after(session((12, 12, 12), rung(0), of=BODY), of=BODY)
    assert asked.load == rung(1)
    assert KNOWN.exercises[INVERTED_ROW].body_load.rungs[1].name in said(asked, "SB-P004")


def test_sets_with_different_loads_count_with_the_easiest() -> None:
    heavy, light = session((12,), 44), session((12, 12), 40)
    assert after((*heavy, *light)).load == weight(42)


def test_somebody_who_does_what_is_asked_rises_one_step_for_each_passage_of_the_range() -> None:
    row = exercise(reps=(8, 10))
    asked = training(7, of=row, by=someone(), start=session((8, 8, 8), of=row, days_ago=21))
    assert [(item.load.kg, item.aim) for item in asked] == [
        (40, 9), (40, 10), (42, 8), (42, 9), (42, 10), (44, 8), (44, 9),
    ]  # fmt: skip


# Where the step is too large


def test_the_ladder_comes_before_a_step_that_is_too_large() -> None:
    press = exercise("dumbbell-floor-press")
    two = someone(inventory=Inventory(dumbbells_kg=(10.0, 16.0)))
    asked = after(session((12, 12, 12), 10, of=press), of=press, by=two)
    assert asked.exercise == "dumbbell-bench-press"
    assert codes(asked)[:2] == ["SB-P022", "SB-P004"]
    assert asked.load.is_open


def test_then_the_lowering_gets_slower_a_second_at_a_time_up_to_four() -> None:
    row = exercise(PAIR)
    two = someone(inventory=Inventory(dumbbells_kg=(10.0, 16.0)), level=Level.BEGINNER, avoid=harder_than(PAIR))
    usual = row.tempo
    first = after(session((12, 12, 12), 10, of=row), of=row, by=two)
    assert codes(first)[:2] == ["SB-P022", "SB-P005"]
    assert (first.tempo, first.load.kg, first.aim) == (slower(usual, 1), 10, 8)
    slowest = slower(usual, 4 - usual.eccentric_s)
    last = after(session((12, 12, 12), 10, of=row, tempo=slowest), of=row, by=two)
    assert last.tempo.eccentric_s == 4
    assert codes(last)[0] == "SB-P022"


def test_then_five_repetitions_beyond_the_range_earn_the_large_step() -> None:
    row = exercise(PAIR)
    two = someone(inventory=Inventory(dumbbells_kg=(10.0, 16.0)), level=Level.BEGINNER, avoid=harder_than(PAIR))
    slowest = slower(row.tempo, 4 - row.tempo.eccentric_s)
    more = after(session((12, 12, 12), 10, of=row, tempo=slowest), of=row, by=two)
    assert (more.aim, more.load.kg) == (13, 10)
    earned = after(session((17, 17, 17), 10, of=row, tempo=slowest), of=row, by=two)
    assert (earned.aim, earned.load.kg, earned.tempo) == (8, 16, row.tempo)
    assert "60% more" in said(earned, "SB-P022")


@pytest.mark.parametrize(("goal", "rest_s"), [(Goal.ENDURANCE, 75), (Goal.HYPERTROPHY, 90)])
def test_only_endurance_shortens_the_rest(goal: Goal, rest_s: int) -> None:
    row = exercise(BAND_ROW, load=Load(Implement.BAND))
    one = someone(inventory=Inventory(bands=("only",)), goal=goal, avoid=harder_than(BAND_ROW))
    slowest = slower(row.tempo, 4 - row.tempo.eccentric_s)
    asked = after(session((12, 12, 12), band("only"), of=row, tempo=slowest), of=row, by=one)
    assert asked.rest_s == rest_s
    assert ("SB-P006" in codes(asked)) == (goal is Goal.ENDURANCE)


def test_a_rest_is_never_shorter_than_thirty_seconds() -> None:
    row = exercise(BAND_ROW, load=Load(Implement.BAND), rest_s=40)
    one = someone(inventory=Inventory(bands=("only",)), goal=Goal.ENDURANCE, avoid=harder_than(BAND_ROW))
    slowest = slower(row.tempo, 4 - row.tempo.eccentric_s)
    asked = after(session((12, 12, 12), band("only"), of=row, tempo=slowest), of=row, by=one)
    assert asked.rest_s == 40


def test_where_nothing_heavier_or_harder_is_at_hand_more_is_done_as_far_as_it_makes_sense() -> None:
    plank = hold(seconds=(20, 30))
    one = someone(avoid=harder_than(PLANK))
    top = len(KNOWN.exercises[PLANK].body_load.rungs) - 1
    longest = KNOWN.exercises[PLANK].dose.amount[1]
    more = after(session((30, 30, 30), rung(top), of=plank), of=plank, by=one)
    assert (more.aim, codes(more)[0]) == (35, "SB-P002")
    done = after(session((longest,) * 3, rung(top), of=plank), of=plank, by=one)
    assert (done.aim, codes(done)[0]) == (longest, "SB-P032")


def harder_than(name: str) -> tuple[str, ...]:
    return tuple(KNOWN.harder[name])


# The ladder


def test_a_step_on_the_ladder_stays_where_it_led() -> None:
    body = exercise("knee-push-up", load=Load(Implement.BODYWEIGHT), reps=(8, 12))
    top = len(KNOWN.exercises["knee-push-up"].body_load.rungs) - 1
    up = after(session((12, 12, 12), rung(max(0, top)), of=body), of=body)
    assert (up.exercise, up.planned) == ("push-up", "knee-push-up")
    on = after(session((12, 12, 12), rung(max(0, top)), of=body, days_ago=6), as_asked(up, days_ago=3), of=body)
    assert (on.exercise, on.planned) == ("push-up", "knee-push-up")


def test_the_ladder_does_not_lead_to_what_the_plan_holds_already() -> None:
    body = exercise("knee-push-up", load=Load(Implement.BODYWEIGHT), reps=(8, 12))
    asked = after(session((12, 12, 12), rung(0), of=body), of=body, also_planned=frozenset({"push-up"}))
    assert asked.exercise != "push-up"


@pytest.mark.parametrize(
    "barred", [{"level": Level.BEGINNER}, {"avoid": ("push-up",)}, {"conditions": ("wrist-pain",)}]
)
def test_the_ladder_does_not_lead_past_level_avoid_list_or_condition(barred: dict[str, Any]) -> None:
    body = exercise("knee-push-up", load=Load(Implement.BODYWEIGHT), reps=(8, 12))
    assert after(session((12, 12, 12), rung(9), of=body), of=body).exercise == "push-up"
    assert after(session((12, 12, 12), rung(9), of=body), of=body, by=someone(**barred)).exercise == "knee-push-up"


# Two for two


TWO = someone(options=ProgressionOptions(two_for_two=True))


def test_with_two_for_two_the_top_alone_is_not_enough() -> None:
    asked = after(session((12, 12, 12)), by=TWO)
    assert (asked.load, codes(asked)[0]) == (weight(40), "SB-P021")
    assert asked.amount == (8, 14)


def test_with_two_for_two_once_is_not_enough() -> None:
    once = after(session((12, 12, 12), days_ago=6), session((12, 12, 14)), by=TWO)
    assert once.load == weight(40)


def test_with_two_for_two_the_load_rises_after_two_sessions() -> None:
    twice = after(session((12, 12, 14), days_ago=6), session((12, 12, 14)), by=TWO)
    assert (twice.load, codes(twice)[0]) == (weight(42), "SB-P003")


def test_two_sessions_with_different_loads_are_not_two_for_two() -> None:
    mixed = after(session((12, 12, 14), 38, days_ago=6), session((12, 12, 14), 40), by=TWO)
    assert mixed.load == weight(40)


# What is known about loads


def test_an_inventory_that_was_not_told_is_said_to_be_assumed() -> None:
    asked = after(session((12, 12, 12), 40), by=someone(inventory=Inventory()))
    assert "SB-P028" in codes(asked)
    assert "SB-P028" not in codes(after(session((12, 12, 12), 40)))


def test_with_an_assumed_inventory_what_was_logged_counts_as_owned() -> None:
    asked = after(session((9, 9, 9), 41.5), by=someone(inventory=Inventory()))
    assert asked.load.kg == 41.5


def test_the_first_time_names_the_lightest_load_to_start_from() -> None:
    asked = after(by=someone(inventory=EVERY_2_KG))
    assert asked.load.is_open
    assert "from 2 kg on until a set of 8 to 12 leaves 2 in reserve" in said(asked, "SB-P001")


def test_another_range_starts_from_the_load_that_suits_it() -> None:
    """Eight to ten with two in reserve to 15 to 20: about 0.66 of the maximum in place of 0.79, so about 84 percent."""
    heavy, light = exercise(reps=(8, 10)), exercise(reps=(15, 20))
    asked = after(session((9, 9, 9), 40, of=heavy), of=light)
    assert codes(asked)[0] == "SB-P031"
    assert (asked.load.kg, asked.aim) == (32, 15)


def test_single_arm_work_reads_each_side() -> None:
    row = exercise(DUMBBELL_ROW)
    assert row.per_side
    assert after(of=row, by=someone()).per_side


def test_a_free_session_without_a_target_still_counts() -> None:
    asked = after(session((10, 10, 10), freely=True))
    assert (asked.aim, asked.load) == (11, weight(40))
    assert asked.exercise == ROW
