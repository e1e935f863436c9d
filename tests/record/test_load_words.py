from __future__ import annotations

import pytest
from hypothesis import given
from tests.strategies import loads

from strongback.knowledge.vocabulary import EXTERNAL_IMPLEMENTS, Implement
from strongback.record.load import NO_LOAD, Load


@pytest.mark.parametrize(
    ("load", "words"),
    [
        (Load(Implement.DUMBBELL, kg=12.5), "12.5 kg"),
        (Load(Implement.DUMBBELL_PAIR, kg=12.0), "2 x 12 kg"),
        (Load(Implement.BARBELL, kg=40.0), "40 kg"),
        (Load(Implement.BAND, band="red"), "red band"),
        (Load(Implement.BAND), "find your load"),
        (Load(Implement.STACK), "find your load"),
        (Load(Implement.BODYWEIGHT), "bodyweight"),
        (Load(Implement.BODYWEIGHT, rung=2), "bodyweight"),
        (NO_LOAD, "no load"),
    ],
)
def test_a_load_is_said_as_it_is_read_off(load: Load, words: str) -> None:
    assert load.say() == words


@pytest.mark.parametrize("implement", Implement)
def test_a_load_is_open_until_a_weight_or_a_band_is_found(implement: Implement) -> None:
    assert Load(implement).is_open is (implement in (*EXTERNAL_IMPLEMENTS, Implement.BAND))
    assert not Load(implement, kg=5.0, band="red").is_open


@given(loads())
def test_a_load_is_read_back_as_it_was_written(load: Load) -> None:
    assert Load.from_document(load.document()) == load
