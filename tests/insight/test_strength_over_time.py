from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.coach.builders import DAY, MONDAY, ROW, a_set

from strongback.insight.strength import LEAST_SESSIONS, strength_trend
from strongback.knowledge.strength import DETECTABLE_CHANGE, UNCERTAINTY, one_rep_max
from strongback.knowledge.vocabulary import Implement
from strongback.record.history import ExerciseSession, History
from strongback.record.load import Load

if TYPE_CHECKING:
    from strongback.record.log import SetLog


def stack(kg: float | None) -> Load:
    return Load(Implement.STACK, kg=kg)


def sessions(*days: tuple[SetLog, ...]) -> tuple[ExerciseSession, ...]:
    return tuple(ExerciseSession(ROW, MONDAY + at * DAY, sets) for at, sets in enumerate(days))


def lifted(*kilograms: float, amount: int = 8) -> tuple[ExerciseSession, ...]:
    """Return one set of eight with two in reserve a session."""
    return sessions(*((a_set(load=stack(kg), amount=amount),) for kg in kilograms))


@pytest.mark.parametrize("count", range(LEAST_SESSIONS + 2))
def test_a_trend_takes_three_sessions(count: int) -> None:
    trend = strength_trend(lifted(*[40.0] * count))
    assert (trend is None) is (count < LEAST_SESSIONS)


def test_the_ends_of_a_trend_are_worked_out_as_by_hand() -> None:
    trend = strength_trend(lifted(40, 50, 45, 60, 55, 65))
    first, latest = (one_rep_max(kg, 8, 2) for kg in (45, 60))
    assert trend is not None
    assert first is not None
    assert latest is not None
    assert (trend.sessions, trend.first_kg, trend.latest_kg) == (6, first.kg, latest.kg)
    assert trend.change == round(latest.kg / first.kg - 1, 3)
    assert (trend.low_kg, trend.high_kg) == (round(latest.kg * 0.9, 1), round(latest.kg * 1.1, 1))


def test_one_good_day_is_no_trend() -> None:
    trend = strength_trend(lifted(40, 40, 40, 40, 60, 40))
    assert trend is not None
    assert (trend.change, trend.detectable) == (0.0, False)


@pytest.mark.parametrize(("last", "detectable"), [(111.0, False), (112.0, True), (89.0, False), (88.0, True)])
def test_a_change_is_told_only_beyond_what_two_tests_would_differ_by(last: float, *, detectable: bool) -> None:
    trend = strength_trend(lifted(100, 100, 100, last, last, last))
    assert trend is not None
    assert trend.detectable is detectable
    assert (abs(last / 100 - 1) > DETECTABLE_CHANGE) is detectable


def test_a_session_counts_with_its_best_honest_set() -> None:
    weak, strong, unsaid = a_set(load=stack(40)), a_set(load=stack(50)), a_set(load=stack(90), rir=None)
    trend = strength_trend(sessions(*[(weak, strong, unsaid)] * 3))
    best = one_rep_max(50, 10, 2)
    assert trend is not None
    assert best is not None
    assert trend.latest_kg == best.kg


@pytest.mark.parametrize(
    "silent",
    [
        a_set(rir=None),
        a_set(rir=5.0),
        a_set(amount=13, rir=0.0),
        a_set(amount=0),
        a_set(load=stack(None)),
        a_set(load=stack(0.0)),
        a_set(load=Load(Implement.BODYWEIGHT)),
        a_set(load=Load(Implement.BAND, band="red")),
    ],
)
def test_a_set_that_says_nothing_honest_is_left_out(silent: SetLog) -> None:
    assert strength_trend(sessions(*[(silent,)] * 5)) is None
    told = a_set(load=stack(40))
    trend = strength_trend(sessions(*[(silent, told)] * 3, (silent,)))
    assert trend is not None
    assert (trend.sessions, trend.change) == (3, 0.0)


@given(st.lists(st.floats(1, 400), min_size=3, max_size=15), st.integers(1, 10))
def test_a_trend_stays_within_what_was_estimated(kilograms: list[float], amount: int) -> None:
    estimates = [found.kg for kg in kilograms if (found := one_rep_max(kg, amount, 2)) is not None]
    trend = strength_trend(lifted(*kilograms, amount=amount))
    assert trend is not None
    assert trend.sessions == len(kilograms)
    assert min(estimates) - 0.1 <= trend.first_kg <= max(estimates) + 0.1
    assert trend.latest_kg == round(median(estimates[-3:]), 1)
    assert trend.low_kg <= trend.latest_kg <= trend.high_kg
    assert abs(trend.high_kg - trend.latest_kg * (1 + UNCERTAINTY)) < 0.1


@given(st.lists(st.floats(5, 300), min_size=3, max_size=10), st.randoms(use_true_random=False))
def test_the_order_of_the_log_does_not_matter_for_the_trend(kilograms: list[float], random: object) -> None:
    sets = [a_set(MONDAY + at * DAY, load=stack(kg), amount=8) for at, kg in enumerate(kilograms)]
    shuffled = list(sets)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random
    in_order, mixed = (strength_trend(History.of(some).of_exercise(ROW)) for some in (sets, shuffled))
    assert in_order == mixed
