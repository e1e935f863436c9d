from __future__ import annotations

import pytest
from hypothesis import given
from tests.strategies import tempos

from strongback.knowledge.tempo import Tempo


def test_a_tempo_reads_lowering_first_and_names_its_four_parts() -> None:
    assert Tempo.parse("3-1-2-0") == Tempo(eccentric_s=3, stretched_pause_s=1, concentric_s=2, squeezed_pause_s=0)


def test_a_repetition_lasts_as_long_as_its_four_parts() -> None:
    assert Tempo.parse("4-0-1-1").rep_s == 6


@pytest.mark.parametrize(
    "text", ["", "3-1-1", "3-1-1-0-0", "3-1-1-10", "3.5-1-1-0", "x-1-1-0", " 3-1-1-0", "3-1-1-0\n", "3110", "-3-1-1-0"]
)
def test_what_is_not_four_digits_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="is not a tempo; write four digits in seconds, such as 3-1-1-0"):
        Tempo.parse(text)


def test_a_repetition_that_takes_no_time_is_refused() -> None:
    with pytest.raises(ValueError, match="'0-0-0-0' is not a tempo"):
        Tempo.parse("0-0-0-0")


@given(tempos())
def test_a_tempo_is_read_back_as_it_was_written(tempo: Tempo) -> None:
    assert Tempo.parse(str(tempo)) == tempo
