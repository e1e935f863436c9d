from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.coach.builders import (
    DAY,
    KNOWN,
    MONDAY,
    PLANK,
    PULLDOWN,
    PUSH_UP,
    ROW,
    THURSDAY,
    WEEK,
    a_pain_note,
    a_plan,
    a_profile,
    a_screening,
    a_session,
    a_set,
    a_week,
    evening,
    planned,
    start,
    today,
)

from strongback.coach.errors import PlanOverError
from strongback.coach.swaps import Swaps, swaps_for
from strongback.coach.training import prescription_today, sets_done_for
from strongback.knowledge.vocabulary import Implement
from strongback.progression.options import DEFAULTS
from strongback.record.answers import Answer, Answers
from strongback.record.load import Load
from strongback.record.log import SetKind, Side

if TYPE_CHECKING:
    from datetime import date

    from strongback.coach.ports import Store
    from strongback.record.log import SetLog

HARDER_ROW = "wide-grip-seated-cable-row"


def swaps(store: Store, day: date = MONDAY) -> Swaps:
    return swaps_for(store, KNOWN, evening(day), DEFAULTS, day)


def names(found: Swaps, exercise: str) -> list[str]:
    return [item.exercise for item in found.of(exercise).alternatives]


def swapped_sets(store: Store, exercise: str, day: date, count: int = 3, instead_of: str = ROW) -> list[SetLog]:
    """Return sets of a swap as a phone logs them: with the target of the swap and the plan's exercise."""
    (offer,) = [item for item in swaps(store, day).of(instead_of).alternatives if item.exercise == exercise]
    return [
        a_set(day, exercise=exercise, planned=instead_of, amount=offer.aim, target=offer.target,
              load=Load(offer.load.implement, kg=20.0))
        for _ in range(count)
    ]  # fmt: skip


# What is offered


def test_every_exercise_of_the_session_has_its_swaps(store: Store) -> None:
    start(store)
    found = swaps(store)
    assert [(item.asked.planned) for item in found.swaps] == [ROW, PLANK]
    assert found.today == today(store, MONDAY)
    for item in found.swaps:
        assert 0 < len(item.alternatives) <= 6
        assert all(other.planned == item.asked.planned and other.sets for other in item.alternatives)
        assert all(other.reasons[0].rule.code == "SB-P033" for other in item.alternatives)


def test_nothing_of_the_session_itself_is_offered(store: Store) -> None:
    start(store, plan=a_plan(*[a_week(a_session(main=(planned(ROW), planned(HARDER_ROW))))] * 4))
    held = {item.exercise for item in today(store, MONDAY).prescriptions}
    assert held.isdisjoint(names(swaps(store), ROW))


def test_what_the_profile_says_counts(store: Store) -> None:
    start(store)
    first, *_ = names(swaps(store), ROW)
    store.save_profile(a_profile(avoid=(first,)))
    assert first not in names(swaps(store), ROW)
    store.save_profile(a_profile(equipment=frozenset()))
    assert all(KNOWN.exercises[name].ways_with(frozenset()) for name in names(swaps(store), ROW))


def test_the_load_follows_from_own_sets_and_begins_again_at_a_lighter_one_without(store: Store) -> None:
    start(store)
    store.add_facts([a_set(MONDAY - 3 * DAY) for _ in range(3)], (), ())
    own = [a_set(MONDAY - 2 * DAY, exercise=HARDER_ROW, load=Load(Implement.STACK, kg=37.5)) for _ in range(3)]
    store.add_facts(own, (), ())
    offers = {item.exercise: item for item in swaps(store).of(ROW).alternatives}
    assert offers[HARDER_ROW].load.kg == 37.5
    unknown = [item for item in offers.values() if item.load.implement is Implement.STACK and item.load.kg != 37.5]
    assert all(item.load.is_open or (item.load.kg or 0) <= 24 for item in unknown)


def test_the_range_is_the_one_that_suits_the_movement(store: Store) -> None:
    start(store)
    for item in swaps(store).of(PLANK).alternatives:
        exercise = KNOWN.exercises[item.exercise]
        assert item.measure is exercise.dose.measure
        assert exercise.dose.amount[0] <= item.amount[0] <= item.amount[1] <= exercise.dose.amount[1]


def test_the_lighter_week_is_lighter_for_a_swap_too(store: Store) -> None:
    start(store)
    day = MONDAY + 3 * WEEK
    store.add_facts([a_set(day - WEEK, exercise=HARDER_ROW) for _ in range(3)], (), ())
    (offer,) = [item for item in swaps(store, day).of(ROW).alternatives if item.exercise == HARDER_ROW]
    assert offer.light
    assert (offer.load.kg or 0) < 40


def test_what_hurts_is_not_offered(store: Store) -> None:
    start(store, screened=THURSDAY)
    store.add_facts([a_set(MONDAY - DAY, exercise=HARDER_ROW)], (), ())
    assert HARDER_ROW in names(swaps(store, MONDAY + WEEK), ROW)
    store.add_facts((), [a_pain_note(THURSDAY, during=7, exercise=HARDER_ROW)], ())
    store.add_screening(a_screening(MONDAY + WEEK - DAY))
    assert HARDER_ROW not in names(swaps(store, MONDAY + WEEK), ROW)


def test_nothing_is_offered_while_training_is_stopped(store: Store) -> None:
    start(store)
    store.add_screening(a_screening(MONDAY + DAY, Answers({"collapse": Answer.YES}, all_no=True)))
    found = swaps(store, THURSDAY)
    assert found.swaps == ()
    assert found.document()["status"] == "refused"
    assert found.document()["screening"]["clearance"] == "emergency"


def test_a_plan_that_is_over_has_no_swaps(store: Store) -> None:
    start(store, screened=MONDAY + 4 * WEEK)
    with pytest.raises(PlanOverError):
        swaps(store, MONDAY + 4 * WEEK)


# Sets of a swap


def test_a_session_is_done_when_a_swap_took_the_place_of_an_exercise(store: Store) -> None:
    start(store)
    swap = names(swaps(store), ROW)[0]
    store.add_facts([*swapped_sets(store, swap, MONDAY), a_set(exercise=PLANK, planned=PLANK)], (), ())
    assert today(store, MONDAY).on == MONDAY
    store.add_facts([a_set(exercise=PLANK, planned=PLANK)], (), ())
    assert today(store, MONDAY).on == THURSDAY


def test_one_set_as_planned_and_two_swapped_ones_are_three(store: Store) -> None:
    start(store)
    swap = names(swaps(store), ROW)[0]
    plank = [a_set(exercise=PLANK, planned=PLANK) for _ in range(2)]
    own = a_set(planned=ROW)
    store.add_facts([own, *swapped_sets(store, swap, MONDAY, count=1), *plank], (), ())
    assert today(store, MONDAY).on == MONDAY
    store.add_facts(swapped_sets(store, swap, MONDAY, count=1), (), ())
    assert today(store, MONDAY).on == THURSDAY


def test_only_hard_sets_count_and_a_left_and_a_right_one_make_one() -> None:
    sets = [
        a_set(exercise="single-arm-dumbbell-row", planned=ROW, side=Side.LEFT),
        a_set(exercise="single-arm-dumbbell-row", planned=ROW, side=Side.RIGHT),
        a_set(exercise=PULLDOWN, planned=ROW, kind=SetKind.WARM_UP),
        a_set(exercise=PULLDOWN, planned=PUSH_UP),
        a_set(planned=""),
        a_set(exercise=HARDER_ROW, planned=""),
        a_set(exercise=PLANK, planned=""),
    ]
    assert sets_done_for(ROW, sets, KNOWN) == 2.0
    assert sets_done_for(PUSH_UP, sets, KNOWN) == 1.0


def test_a_set_done_in_place_of_another_exercise_is_not_one_of_its_own(store: Store) -> None:
    """A pulldown in place of the row does not finish the pulldown of the same session."""
    start(store, plan=a_plan(*[a_week(a_session(balance=(planned(PULLDOWN),)))] * 4))
    store.add_facts([a_set(exercise=PULLDOWN, planned=ROW) for _ in range(6)], (), ())
    assert today(store, MONDAY).on == MONDAY


@pytest.mark.parametrize("which", [0, 1, 2, 3, 4, 5])
def test_the_planned_exercise_goes_on_as_if_the_swap_had_not_been(store: Store, which: int) -> None:
    start(store)
    store.add_facts([a_set(MONDAY - 3 * DAY, planned=ROW) for _ in range(3)], (), ())
    first = prescription_today(today(store, MONDAY), ROW)
    assert first is not None
    rows = [a_set(MONDAY, planned=ROW, amount=first.aim, target=first.target, load=first.load) for _ in range(3)]
    store.add_facts(rows, (), ())
    expected = prescription_today(today(store, MONDAY + 2 * WEEK), ROW)
    offers = names(swaps(store, MONDAY + WEEK), ROW)
    if which >= len(offers):
        pytest.skip("There are fewer to choose from.")
    store.add_facts(swapped_sets(store, offers[which], MONDAY + WEEK), (), ())
    later = prescription_today(today(store, MONDAY + 2 * WEEK), ROW)
    assert later == expected
    assert later is not None
    assert later.exercise == ROW
