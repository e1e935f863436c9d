from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.progression.training_builders import (
    BARBELL_ROW,
    DUMBBELL_ROW,
    KNOWN,
    PULLDOWN,
    ROW,
    after,
    codes,
    exercise,
    rung,
    session,
    someone,
    swapped,
    weight,
)

from strongback.knowledge.vocabulary import Equipment, Implement, Level
from strongback.progression.swap import MOST_LOOKED_AT, candidates
from strongback.record.inventory import Inventory
from strongback.record.profile_file import WHOLE_GYM

if TYPE_CHECKING:
    from strongback.record.prescription import Prescription

CHEST_ROW, WIDE_ROW = "chest-supported-dumbbell-row", "wide-grip-seated-cable-row"


def offered(name: str = ROW, taken: tuple[str, ...] = (), **person: object) -> list[str]:
    by = someone(**person)  # type: ignore[arg-type]
    return [item.id for item in candidates(after(of=exercise(name), by=by), by, taken)]


# What can take a place


def test_neighbours_on_the_ladder_come_first_then_the_same_pattern() -> None:
    found = offered()
    neighbours = {*KNOWN.easier[ROW], *KNOWN.harder[ROW]}
    first = [name in neighbours for name in found]
    assert first == sorted(first, reverse=True)
    assert any(first)
    rest = [KNOWN.exercises[name].pattern is KNOWN.exercises[ROW].pattern for name in found if name not in neighbours]
    assert rest == sorted(rest, reverse=True)


def test_what_the_session_holds_already_is_not_offered() -> None:
    first, second, *_ = offered()
    assert first not in offered(taken=(first,))
    assert offered(taken=(first,))[0] == second


def test_what_one_avoids_or_has_not_is_not_offered() -> None:
    first = offered()[0]
    assert first not in offered(avoid=(first,))
    bare = offered(DUMBBELL_ROW, equipment=frozenset({Equipment.BAND}))
    assert bare
    assert all(KNOWN.exercises[name].ways_with(frozenset({Equipment.BAND})) for name in bare)


def test_what_a_condition_rules_out_is_not_offered() -> None:
    conditions = ("acute-low-back-pain",)
    for name in offered(BARBELL_ROW, conditions=conditions):
        assert all(condition.id not in conditions for condition in KNOWN.conditions_of(KNOWN.exercises[name]))


TRAINED = sorted(
    item.id for item in KNOWN.exercises.values()
    if {"main", "balance"} & set(map(str, item.blocks)) and str(item.dose.measure) != "minutes"
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    name=st.sampled_from(TRAINED),
    level=st.sampled_from(Level),
    equipment=st.frozensets(st.sampled_from(Equipment)),
    avoid=st.sets(st.sampled_from(TRAINED), max_size=5),
    taken=st.sets(st.sampled_from(TRAINED), max_size=5),
)
def test_whatever_is_offered_can_and_may_be_done_and_shares_a_main_muscle(
    name: str, level: Level, equipment: frozenset[Equipment], avoid: set[str], taken: set[str]
) -> None:
    by = someone(level=level, equipment=equipment, avoid=tuple(avoid))
    found = candidates(after(of=exercise(name), by=by), by, taken)
    assert len(found) <= MOST_LOOKED_AT
    for other in found:
        assert other.id not in {name, *avoid, *taken}
        assert other.ways_with(equipment)
        assert other.level.rank <= level.rank
        assert set(other.muscles.primary) & set(KNOWN.exercises[name].muscles.primary)
        assert {"main", "balance"} & set(map(str, other.blocks))


# How much of it


def test_a_swap_is_done_for_the_planned_exercise_and_says_why() -> None:
    made = swapped(after(session()), exercise(PULLDOWN))
    assert (made.planned, made.exercise) == (ROW, PULLDOWN)
    first = made.reasons[0]
    assert first.rule.code == "SB-P033"
    assert "In place of Seated cable row" in first.say
    shared = KNOWN.exercises[ROW].muscles.primary
    shared = tuple(group for group in shared if group in KNOWN.exercises[PULLDOWN].muscles.primary)
    assert dict(first.facts) == {
        "instead_of": ROW, "own_sets": False, "groups": ", ".join(shared), "begin": "open",
    }  # fmt: skip


def test_with_sets_of_its_own_the_load_follows_from_them() -> None:
    own = session((10, 10, 10), weight(52), of=exercise(PULLDOWN))
    made = swapped(after(session()), exercise(PULLDOWN), own)
    assert made.load == weight(52)
    assert made.aim == 11
    assert codes(made)[:2] == ["SB-P033", "SB-P002"]
    assert "your own sets of" in made.reasons[0].say


def test_its_own_sets_go_through_the_same_gates() -> None:
    own = session((10, 10, 10), weight(52), of=exercise(PULLDOWN), form="shaky")
    made = swapped(after(session()), exercise(PULLDOWN), own)
    assert made.aim == 10
    assert "SB-P009" in codes(made)


def test_without_sets_of_its_own_it_begins_with_a_part_of_the_load_that_one_owns() -> None:
    dumbbells = Inventory(dumbbells_kg=tuple(float(kg) for kg in range(2, 33, 2)))
    by = someone(inventory=dumbbells)
    pair = exercise("bent-over-dumbbell-row")
    asked = replace(after(of=pair, by=by), load=weight(20, Implement.DUMBBELL_PAIR))
    made = swapped(asked, exercise(CHEST_ROW), by=by)
    assert made.load == weight(12, Implement.DUMBBELL_PAIR)
    assert made.aim == 8
    assert "at most 60% of the load" in made.reasons[0].say


def test_where_loads_do_not_compare_the_load_has_to_be_found() -> None:
    asked = after(session((10, 10, 10), weight(40)))
    made = swapped(asked, exercise(DUMBBELL_ROW))
    assert made.load.is_open
    assert codes(made)[:2] == ["SB-P033", "SB-P001"]


def test_a_bar_comes_with_its_plates() -> None:
    by = someone(equipment=WHOLE_GYM)
    asked = replace(after(of=exercise("dumbbell-romanian-deadlift"), by=by), load=weight(60, Implement.BARBELL))
    made = swapped(asked, exercise("barbell-romanian-deadlift"), by=by)
    assert made.load.kg is not None
    assert made.load.kg <= 36
    assert made.plates is not None
    assert made.plates.total_kg == made.load.kg


def test_the_ladder_leads_nowhere_from_a_swap() -> None:
    top = session((12, 12, 12), of=exercise(DUMBBELL_ROW), load=weight(30, Implement.DUMBBELL))
    by = someone(inventory=Inventory(dumbbells_kg=(30.0,)))
    assert swapped(after(session()), exercise(DUMBBELL_ROW), top, by=by).exercise == DUMBBELL_ROW


def test_the_plan_goes_on_as_before_after_a_swap() -> None:
    """Sets of another exercise, even a harder rung of the ladder, are no step of the planned one."""
    assert WIDE_ROW in KNOWN.harder[ROW]
    own = session((10, 10, 10), weight(40), days_ago=4)
    before = after(own)
    for name in (PULLDOWN, WIDE_ROW, *KNOWN.easier[ROW]):
        swap = session((9, 9, 9), weight(30), of=exercise(name), days_ago=2)
        made = tuple(replace(item, planned=ROW) for item in swap)
        assert after(own, made) == before, name


def test_a_step_on_the_ladder_that_was_due_stays_one() -> None:
    own = session((12, 12, 12), weight(40), days_ago=4)
    step = tuple(replace(item, planned=ROW) for item in session((9, 9, 9), of=exercise(WIDE_ROW), days_ago=2))
    assert after(own, step).exercise == WIDE_ROW


@pytest.mark.parametrize("reps", [(8, 8, 8), (11, 11, 11), (12, 12, 11)])
def test_below_the_top_no_step_was_due(reps: tuple[int, ...]) -> None:
    own = session(reps, weight(40), days_ago=4)
    swap = tuple(replace(item, planned=ROW) for item in session((9, 9, 9), of=exercise(WIDE_ROW), days_ago=2))
    assert after(own, swap).exercise == ROW


def test_a_harder_exercise_swapped_in_before_the_first_time_is_no_step() -> None:
    swap = tuple(replace(item, planned=ROW) for item in session((9, 9, 9), of=exercise(WIDE_ROW), days_ago=2))
    made = after(swap)
    assert (made.exercise, codes(made)[0]) == (ROW, "SB-P001")


# From one lever to another


def leaning(name: str, number: int, other: str) -> tuple[Prescription, float, float | None]:
    """Return a swap between movements of bodyweight, and the shares that are moved before and after it."""
    body = exercise(other, load=rung(0))
    asked = replace(after(of=exercise(name)), load=rung(number))
    made = swapped(asked, body)
    shares = [setting.share for setting in KNOWN.exercises[other].body_load.rungs]
    before = KNOWN.exercises[name].body_load.rungs[number].share
    assert before is not None
    return made, before, shares[made.load.rung or 0]


def test_on_another_lever_one_begins_with_a_little_less_of_the_body() -> None:
    made, before, now = leaning("suspension-row", 2, "inverted-row")
    assert made.load == rung(2)
    assert now is not None
    assert 0.8 * before < now <= 0.9 * before
    assert "about 60% of bodyweight" in made.reasons[0].say


def test_where_every_lever_is_harder_one_begins_with_the_easiest() -> None:
    made, _, _ = leaning("suspension-row", 0, "inverted-row")
    assert made.load == rung(0)
