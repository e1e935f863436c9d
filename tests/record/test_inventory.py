from __future__ import annotations

import tomllib
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strongback.knowledge.reading import Table
from strongback.knowledge.vocabulary import EXTERNAL_IMPLEMENTS, Implement
from strongback.record.inventory import ASSUMED, Inventory, read_inventory

PLATES = (0.5, 1.25, 2.5, 5.0, 10.0, 20.0)


def read(text: str) -> tuple[Inventory, list[str]]:
    table = Table(tomllib.loads(text), "me.toml", [], "inventory.")
    return read_inventory(table), [str(problem) for problem in table.problems]


def subset_sums(plates: tuple[float, ...]) -> set[float]:
    subsets = chain.from_iterable(combinations(plates, size) for size in range(len(plates) + 1))
    return {sum(subset) for subset in subsets}


# Loads


@given(st.sampled_from((7.5, 15.0, 20.0)), st.lists(st.sampled_from(PLATES), min_size=1, max_size=8).map(tuple))
def test_a_bar_can_have_exactly_the_sums_of_its_pairs_of_plates(bar_kg: float, plates: tuple[float, ...]) -> None:
    made = Inventory(bar_kg=bar_kg, plate_pairs_kg=plates).kilograms(Implement.BARBELL)
    assert list(made) == sorted({bar_kg + 2 * total for total in subset_sums(plates)})


def test_plates_go_on_in_pairs() -> None:
    made = Inventory(bar_kg=20.0, plate_pairs_kg=(2.5, 5.0)).kilograms(Implement.BARBELL)
    assert made == (20.0, 25.0, 30.0, 35.0)


def test_a_bar_without_plates_weighs_itself() -> None:
    assert Inventory(bar_kg=20.0, plate_pairs_kg=()).kilograms(Implement.BARBELL) == (20.0,)


def test_a_pair_of_dumbbells_is_chosen_from_the_dumbbells() -> None:
    owned = Inventory(dumbbells_kg=(8.0, 4.0, 8.0))
    assert owned.kilograms(Implement.DUMBBELL) == owned.kilograms(Implement.DUMBBELL_PAIR) == (4.0, 8.0)


def test_owning_none_of_a_thing_leaves_no_load() -> None:
    assert Inventory(kettlebells_kg=()).kilograms(Implement.KETTLEBELL) == ()


@pytest.mark.parametrize("implement", EXTERNAL_IMPLEMENTS)
def test_a_usual_set_is_assumed_where_nothing_was_said(implement: Implement) -> None:
    loads = Inventory().kilograms(implement)
    assert len(loads) > 3
    assert list(loads) == sorted(set(loads))
    assert not Inventory().says(implement)
    assert ASSUMED.says(implement)


@pytest.mark.parametrize("implement", [Implement.BAND, Implement.BODYWEIGHT, Implement.NONE])
def test_what_has_no_weight_has_no_kilograms(implement: Implement) -> None:
    assert ASSUMED.kilograms(implement) == ()


def test_saying_what_one_owns_of_one_thing_says_nothing_about_another() -> None:
    owned = Inventory(stack_kg=(5.0, 10.0))
    assert owned.says(Implement.STACK)
    assert not owned.says(Implement.DUMBBELL)


def test_bands_keep_the_persons_order_and_words() -> None:
    assert Inventory(bands=("thin red", "thick red")).bands_in_order == ("thin red", "thick red")
    assert Inventory().bands_in_order == ("light", "medium", "heavy")


# Reading


@pytest.mark.parametrize("key", ["dumbbells_kg", "kettlebells_kg", "medicine_balls_kg", "stack_kg"])
def test_a_list_of_weights_is_sorted_and_named_once(key: str) -> None:
    owned, problems = read(f"{key} = [10, 2.5, 10, 5]")
    assert (getattr(owned, key), problems) == ((2.5, 5.0, 10.0), [])


def test_plates_are_kept_as_they_are_listed_because_a_pair_can_be_there_twice() -> None:
    assert read("plate_pairs_kg = [5, 20, 20]") == (Inventory(plate_pairs_kg=(5.0, 20.0, 20.0)), [])


@pytest.mark.parametrize(
    ("written", "weights"),
    [
        ("{ first = 5, step = 5, last = 20 }", (5.0, 10.0, 15.0, 20.0)),
        ("{ first = 2.5, step = 2.5, last = 8 }", (2.5, 5.0, 7.5)),
        ("{ first = 0.1, step = 0.1, last = 0.3 }", (0.1, 0.2, 0.3)),
        ("{ first = 7, step = 1, last = 7 }", (7.0,)),
    ],
)
def test_a_range_of_weights_runs_from_first_to_last(written: str, weights: tuple[float, ...]) -> None:
    assert read(f"stack_kg = {written}") == (Inventory(stack_kg=weights), [])


def test_an_empty_table_says_nothing() -> None:
    assert read("") == (Inventory(), [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("dumbbells_kg = 5", "dumbbells_kg: must be a list of weights in kg above 0 and up to 100."),
        ("dumbbells_kg = [0]", "dumbbells_kg: must be a list of weights in kg above 0 and up to 100."),
        ("dumbbells_kg = [101]", "dumbbells_kg: must be a list of weights in kg above 0 and up to 100."),
        ("kettlebells_kg = ['8']", "kettlebells_kg: must be a list of weights in kg above 0 and up to 100."),
        ("kettlebells_kg = [true]", "kettlebells_kg: must be a list of weights in kg above 0 and up to 100."),
        ("medicine_balls_kg = [31]", "medicine_balls_kg: must be a list of weights in kg above 0 and up to 30."),
        ("stack_kg = [nan]", "stack_kg: must be a list of weights in kg above 0 and up to 400."),
        ("stack_kg = [inf]", "stack_kg: must be a list of weights in kg above 0 and up to 400."),
        ("plate_pairs_kg = [51]", "plate_pairs_kg: must be a list of weights in kg above 0 and up to 50."),
        ("bar_kg = 0", "bar_kg: 0 is not possible; give a number from 1 to 50."),
        ("bands = 'red'", 'bands: must be a list of texts, such as ["one", "two"].'),
        ("bands = ['red', 'red']", "bands: names a band twice; give each its own name, lightest first."),
        ("stack_kg = { first = 5, last = 9 }", "stack_kg.step: is missing; give a number from 0.1 to 400."),
        (
            "stack_kg = { first = 5, step = 1, last = 0 }",
            "stack_kg.last: 0 is not possible; give a number from 0.1 to 400.",
        ),
        (
            "stack_kg = { first = 5, step = 5, last = 9, lst = 1 }",
            "stack_kg.lst: is not a known key. Did you mean last?",
        ),
        ("dumbells_kg = [5]", "dumbells_kg: is not a known key. Did you mean dumbbells_kg?"),
    ],
)
def test_a_mistake_in_the_inventory_is_named_with_its_field(text: str, problem: str) -> None:
    assert read(text)[1] == [f"me.toml: inventory.{problem}"]


@pytest.mark.parametrize(("pairs", "refused"), [(16, False), (17, True)])
def test_sixteen_pairs_of_plates_are_the_most(pairs: int, refused: bool) -> None:
    problems = read(f"plate_pairs_kg = {[1.25] * pairs}")[1]
    assert problems == (
        ["me.toml: inventory.plate_pairs_kg: lists more than 16 pairs; keep those you use."] if refused else []
    )


def test_a_range_that_ends_before_it_starts_is_named() -> None:
    assert read("dumbbells_kg = { first = 20, step = 2, last = 10 }")[1]


def test_a_long_range_reaches_its_end_or_is_named() -> None:
    owned, problems = read("stack_kg = { first = 0.5, step = 0.5, last = 250 }")
    assert problems or owned.kilograms(Implement.STACK)[-1] == 250
