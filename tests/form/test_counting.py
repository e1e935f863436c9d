from __future__ import annotations

from math import cos, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strongback.form.counter import Move, TurningPoints
from strongback.form.smoothing import OneEuro, centred, quantile


def counted(signal: list[tuple[float, float]], prominence: float = 35.0) -> int:
    counter = TurningPoints(prominence, 0.5)
    return sum(counter.push(t, x) is Move.TURNED for t, x in signal)


def waves(reps: int, seconds: float, far: float, fps: float = 30.0, begin: float = 0.0) -> list[tuple[float, float]]:
    """Return a signal that rises and falls so many times."""
    moments = [number / fps for number in range(int(reps * seconds * fps) + 2)]
    return [(t, begin + far * (1 - cos(2 * pi * min(t / seconds, reps))) / 2) for t in moments]


@given(st.integers(1, 20), st.floats(0.8, 6), st.floats(40, 120), st.floats(10, 60), st.floats(-180, 180))
def test_every_repetition_is_counted_wherever_it_begins(
    reps: int, seconds: float, far: float, fps: float, begin: float
) -> None:
    assert counted(waves(reps, seconds, far, fps, begin)) == reps


@given(st.floats(1, 34))
def test_what_does_not_go_far_enough_is_no_repetition(far: float) -> None:
    assert counted(waves(5, 2.0, far)) == 0


def test_a_repetition_counts_when_it_turns_back_and_not_before() -> None:
    wave = waves(1, 2.0, 80)
    half = [(t, x) for t, x in wave if t <= 1.0]
    assert counted(half) == 0
    assert counted(wave) == 1


def test_one_odd_picture_is_no_repetition() -> None:
    still = [(number / 30, 0.0) for number in range(60)]
    still[30] = (1.0, 90.0)
    assert counted(still) == 0


def test_after_two_repetitions_the_own_range_decides_what_is_one() -> None:
    full, small = waves(3, 2.0, 100), waves(1, 2.0, 37)
    after = [(t + 6.1, x) for t, x in small]
    assert counted([*full, *after]) == 3
    assert counted(small) == 1


def test_a_restart_forgets_the_repetition_and_keeps_the_range() -> None:
    counter = TurningPoints(35.0, 0.5)
    for t, x in waves(2, 2.0, 100):
        counter.push(t, x)
    counter.restart()
    assert not counter.out
    assert counter.prominence == pytest.approx(40, abs=1)


# Smoothing


@given(st.floats(-1000, 1000), st.floats(5, 120))
def test_what_stands_still_stays_where_it_is(value: float, fps: float) -> None:
    smooth = OneEuro(1.6, 0.03)
    assert [smooth(number / fps, value) for number in range(20)] == pytest.approx([value] * 20)


def test_noise_is_smoothed_and_a_fast_movement_is_followed() -> None:
    shaking, moving = OneEuro(1.6, 0.03), OneEuro(1.6, 0.03)
    noise = [shaking(number / 30, 3.0 if number % 2 else -3.0) for number in range(90)]
    assert max(map(abs, noise[30:])) < 1.0
    ramp = [moving(number / 30, 10.0 * number) for number in range(60)]
    assert 590 - ramp[-1] < 20


def test_smoothing_goes_by_time_and_not_by_pictures() -> None:
    """Half the pictures of a rise end where all of them do, within a little."""
    ends = []
    for fps in (20, 40):
        smooth = OneEuro(1.6, 0.03)
        ends.append([smooth(number / fps, 90.0 * number / fps) for number in range(2 * fps + 1)][-1])
    assert ends[0] == pytest.approx(ends[1], abs=2.0)


@given(st.lists(st.floats(-100, 100), min_size=1, max_size=40), st.integers(0, 6))
def test_a_centred_mean_is_the_mean_of_the_neighbours(values: list[float], reach: int) -> None:
    for at, smooth in enumerate(centred(values, reach)):
        near = values[max(0, at - reach) : at + reach + 1]
        assert smooth == pytest.approx(sum(near) / len(near), abs=1e-6)


def test_a_quantile_of_one_value_is_that_value() -> None:
    assert quantile([7.0], 0.06) == quantile([7.0], 0.94) == 7.0
