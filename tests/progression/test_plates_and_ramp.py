from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.progression.training_builders import (
    ASSISTED,
    BARBELL_ROW,
    KNOWN,
    ROW,
    after,
    exercise,
    session,
    someone,
    weight,
)

from strongback.knowledge.vocabulary import Implement
from strongback.progression.loads import Rack, rack
from strongback.progression.plates import on_the_bar, plates
from strongback.progression.ramp import ramp
from strongback.record.inventory import Inventory
from strongback.record.load import Load
from strongback.record.prescription import Plates

PAIRS = st.lists(st.sampled_from([0.25, 0.5, 1.0, 1.25, 2.0, 2.5, 5.0, 7.5, 10.0, 15.0, 20.0, 25.0]), max_size=8)
BARBELL = exercise(BARBELL_ROW)


def every_loading(bar_kg: float, pairs: list[float]) -> dict[float, int]:
    """Return every weight that can be made, with the fewest plates a side, by trying all."""
    found: dict[float, int] = {}
    for count in range(len(pairs) + 1):
        for chosen in combinations(pairs, count):
            found.setdefault(round(bar_kg + 2 * sum(chosen), 3), count)
    return found


@given(st.floats(0, 200), st.sampled_from([7.5, 15.0, 20.0]), PAIRS)
def test_the_nearest_weight_below_is_made_with_the_fewest_plates(
    target: float, bar_kg: float, pairs: list[float]
) -> None:
    target = round(target, 2)
    answer, possible = plates(target, bar_kg, pairs), every_loading(bar_kg, pairs)
    best = max((kg for kg in possible if kg <= max(target, bar_kg)), default=bar_kg)
    assert answer.total_kg == pytest.approx(best)
    assert len(answer.each_side_kg) == possible[best]
    assert answer.remainder_kg == pytest.approx(target - best, abs=2e-3)


@given(st.floats(20, 200), PAIRS)
def test_only_plates_that_are_owned_are_used_and_none_twice(target: float, pairs: list[float]) -> None:
    rest = list(pairs)
    for plate in plates(target, 20, pairs).each_side_kg:
        rest.remove(plate)
    assert list(plates(target, 20, pairs).each_side_kg) == sorted(plates(target, 20, pairs).each_side_kg, reverse=True)


def test_the_largest_plate_first_would_miss_this_weight() -> None:
    assert plates(60, 20, [15, 10, 10]).each_side_kg == (10, 10)


def test_what_cannot_be_made_is_said() -> None:
    found = plates(61, 20, [15, 10, 10])
    assert (found.total_kg, found.remainder_kg) == (60, 1)
    assert found.say() == "each side 10 + 10, which makes 60 kg; 1 kg cannot be made with your plates"


def test_less_than_the_bar_is_the_empty_bar() -> None:
    found = plates(15, 20, [5, 2.5])
    assert (found.each_side_kg, found.total_kg, found.remainder_kg) == ((), 20, -5)
    assert found.say() == "the empty bar, which makes 20 kg; 5 kg too much"


def test_nothing_missing_is_not_mentioned() -> None:
    assert Plates((10, 2.5), 45, 0).say() == "each side 10 + 2.5"


def test_without_a_word_about_plates_the_usual_ones_are_taken() -> None:
    assert on_the_bar(42.5, Inventory()).each_side_kg == (10, 1.25)
    assert on_the_bar(42.5, Inventory(bar_kg=10, plate_pairs_kg=(10, 5, 1.25))).each_side_kg == (10, 5, 1.25)


def test_a_prescription_for_the_bar_says_its_plates_and_those_of_the_ramp() -> None:
    mine = someone(inventory=Inventory(bar_kg=20, plate_pairs_kg=(10, 5, 2.5)))
    asked = after(session((10, 10, 10), 50, of=BARBELL), of=BARBELL, by=mine)
    assert asked.plates is not None
    assert list(asked.plates.each_side_kg) == [10, 5]
    assert len(asked.ramp) == 1
    for step in asked.ramp:
        assert step.plates is not None
        assert step.plates.total_kg == step.load.kg
    assert asked.document()["plates"] == {"each_side_kg": [10, 5], "total_kg": 50, "remainder_kg": 0}


def test_without_a_bar_there_are_no_plates() -> None:
    assert after(session()).plates is None


# The ramp


def owned(*kilograms: float) -> Rack:
    return Rack(tuple(weight(kg) for kg in kilograms))


def test_one_ramp_set_is_five_at_sixty_percent_of_the_working_load() -> None:
    [step] = ramp(owned(*range(2, 101, 2)), weight(50), 1)
    assert (step.load.kg, step.reps) == (30, 5)


def test_heavy_work_takes_two_at_forty_and_sixty_percent() -> None:
    steps = ramp(owned(*range(2, 101, 2)), weight(50), 2)
    assert [(step.load.kg, step.reps) for step in steps] == [(20, 8), (30, 5)]


@pytest.mark.parametrize(("reps", "sets"), [((8, 12), 1), ((5, 8), 2)])
def test_the_heavy_zone_has_the_longer_ramp(reps: tuple[int, int], sets: int) -> None:
    row = exercise(reps=reps)
    assert len(after(session((reps[0],) * 3, 50, of=row), of=row).ramp) == sets


@given(st.lists(st.floats(1, 200), min_size=1, max_size=12, unique=True), st.data(), st.integers(0, 3))
def test_a_ramp_rises_below_the_working_load_in_loads_that_are_owned(
    kilograms: list[float], data: st.DataObject, sets: int
) -> None:
    mine = owned(*sorted(kilograms))
    load = data.draw(st.sampled_from(mine.loads))
    assert load.kg is not None
    found = [step.load.kg or 0.0 for step in ramp(mine, load, sets)]
    assert found == sorted(set(found))
    assert all(kg <= 0.95 * load.kg for kg in found)
    assert all(mine.holds(weight(kg)) for kg in found)
    assert len(found) <= sets


def test_bands_levers_and_helping_machines_have_no_ramp() -> None:
    assert ramp(owned(10, 20), Load(Implement.BAND, band="red"), 2) == ()
    assert ramp(Rack(owned(20, 10).loads, assistance=True), weight(20), 2) == ()


# What is owned


def test_a_bar_can_have_every_sum_of_its_pairs() -> None:
    inventory = Inventory(bar_kg=10, plate_pairs_kg=(1.25, 5))
    assert inventory.kilograms(Implement.BARBELL) == (10, 12.5, 20, 22.5)


def test_a_helping_machine_goes_from_much_help_to_little() -> None:
    loads = rack(KNOWN.exercises[ASSISTED], Implement.STACK, Inventory(stack_kg=(10, 20, 30))).loads
    assert [load.kg for load in loads] == [30, 20, 10]


def test_with_a_told_inventory_what_was_lent_does_not_count() -> None:
    row = KNOWN.exercises[ROW]
    told, untold = Inventory(stack_kg=(10, 20)), Inventory()
    assert not rack(row, Implement.STACK, told, [weight(13)]).holds(weight(13))
    assert rack(row, Implement.STACK, untold, [weight(13)]).holds(weight(13))


@given(st.lists(st.floats(1, 200), min_size=1, max_size=12, unique=True), st.floats(0.5, 220), st.floats(0.3, 1))
def test_taking_off_never_adds_and_always_lands_on_something_owned(
    kilograms: list[float], kg: float, factor: float
) -> None:
    mine = owned(*sorted(kilograms))
    found = mine.scaled(weight(kg), factor)
    assert mine.holds(found)
    assert (found.kg or 0.0) <= max(kg, min(kilograms)) + 1e-6


def test_a_small_cut_takes_the_nearest_load() -> None:
    assert owned(30, 40).scaled(weight(40), 0.9) == weight(40)
    assert owned(35, 40).scaled(weight(40), 0.9) == weight(35)
