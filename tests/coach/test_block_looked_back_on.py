from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from tests.coach.builders import DAY, KNOWN, MONDAY, PLANK, PULLDOWN, PUSH_UP, ROW, WEEK, a_profile, a_set, start

from strongback.coach.block import block_for, learned
from strongback.coach.errors import NoPlanError
from strongback.insight.block import ExerciseOfBlock
from strongback.record.load import Load
from strongback.record.log import Form

if TYPE_CHECKING:
    from strongback.coach.ports import Store

THURSDAYS = 3 * DAY
LAST = MONDAY + 3 * WEEK + THURSDAYS


def train(store: Store, *, pulldown_pain: int = 0, planks: bool = True, thursdays: bool = True) -> None:
    """Do the four weeks of the plan: the row grows by a twentieth a week."""
    start(store)
    sets = []
    for week in range(4):
        monday, thursday = MONDAY + week * WEEK, MONDAY + week * WEEK + THURSDAYS
        row = Load(a_set().load.implement, kg=40.0 * 1.05**week)
        sets += [a_set(monday, load=row, amount=8, planned=ROW) for _ in range(3)]
        if planks:
            sets += [a_set(monday, exercise=PLANK, planned=PLANK) for _ in range(2)]
        if thursdays:
            sets += [a_set(thursday, exercise=PULLDOWN, pain=pulldown_pain, planned=PULLDOWN) for _ in range(3)]
            sets += [a_set(thursday, exercise=PUSH_UP, planned=PUSH_UP) for _ in range(3)]
    store.add_facts(sets, (), ())


def test_a_block_is_compared_with_its_plan(store: Store) -> None:
    train(store)
    block = block_for(store, KNOWN, LAST)
    assert block is not None
    assert (block.over, block.done, block.planned, block.days) == (True, 8, 8, None)
    assert block.stimulus["latissimus-dorsi"][0] == 6.0
    row = next(item for item in block.exercises if item.exercise == ROW)
    assert row.change is not None
    assert 0.14 < row.change[0] < 0.16
    assert row.change[1] <= row.change[0] <= row.change[2]
    assert block.keep == (ROW,)
    assert block.drop == ()
    assert json.loads(json.dumps(block.document()))["next"] == {"days": None, "keep": [ROW], "drop": []}


def test_a_load_that_was_taken_back_on_purpose_is_no_loss(store: Store) -> None:
    train(store)
    light = Load(a_set().load.implement, kg=25.0)
    store.add_facts([a_set(LAST - DAY, load=light, amount=8, rir=6.0, planned=ROW) for _ in range(3)], (), ())
    block = block_for(store, KNOWN, LAST)
    assert block is not None
    row = next(item for item in block.exercises if item.exercise == ROW)
    assert row.detectable
    assert row.change is not None
    assert 0.14 < row.change[0] < 0.16


def test_a_change_within_its_noise_is_not_called_one() -> None:
    def of_block(*change: float) -> ExerciseOfBlock:
        low, middle, high = change
        return ExerciseOfBlock(ROW, 4, 4, (middle, low, high), 0, 0, 0)

    assert not of_block(-0.39, -0.18, 0.03).detectable
    assert not of_block(0.0, 0.02, 0.04).detectable
    assert of_block(0.01, 0.05, 0.09).detectable
    assert of_block(-0.2, -0.1, -0.05).detectable


def test_what_hurt_and_what_was_left_out_is_dropped_with_the_reason(store: Store) -> None:
    train(store, pulldown_pain=4, planks=False)
    block = block_for(store, KNOWN, LAST)
    assert block is not None
    assert block.drop == (PULLDOWN, PLANK) or set(block.drop) == {PULLDOWN, PLANK}
    said = {item.exercise: item.drop for item in block.exercises}
    assert (said[PULLDOWN], said[PLANK]) == ("hurt on 4 days", "was done on 0 of 4 days")


def test_whoever_may_not_see_pain_is_not_told_what_hurt(store: Store) -> None:
    train(store, pulldown_pain=4)
    block = block_for(store, KNOWN, LAST, sees_pain=False)
    assert block is not None
    assert block.drop == ()
    assert {item.pain_days for item in block.exercises} == {0}


def test_a_shaky_exercise_is_not_kept_however_it_grew(store: Store) -> None:
    start(store)
    for week in range(4):
        load = Load(a_set().load.implement, kg=40.0 * 1.05**week)
        store.add_facts([a_set(MONDAY + week * WEEK, load=load, form=Form.SHAKY) for _ in range(3)], (), ())
    block = block_for(store, KNOWN, LAST)
    assert block is not None
    assert block.keep == ()


def test_the_next_plan_learns_but_the_persons_own_wishes_come_first(store: Store) -> None:
    train(store, pulldown_pain=4, planks=False)
    block = block_for(store, KNOWN, LAST)
    wishes = a_profile(favourites=(PLANK,), avoid=(ROW,), days_per_week=3)
    taught = learned(wishes, block)
    assert taught.favourites == (PLANK,)
    assert taught.avoid == tuple(sorted((PULLDOWN, ROW)))
    assert taught.days_per_week == 3
    assert learned(wishes, None) == wishes


def test_before_the_first_session_there_is_nothing_to_look_back_on(store: Store) -> None:
    with pytest.raises(NoPlanError):
        block_for(store, KNOWN, MONDAY)
    start(store)
    assert block_for(store, KNOWN, MONDAY - timedelta(days=1)) is None
    begun = block_for(store, KNOWN, MONDAY)
    assert begun is not None
    assert not begun.over
