"""Load sums against what was measured on people (evidence section 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strongback.knowledge import catalogue
from strongback.knowledge.vocabulary import LumbarDemand
from strongback.motion.balance import centre_of_mass, segments
from strongback.motion.loads import hand_share, lifted_share, lumbar_demand, strap_share
from strongback.motion.streams import Take, solved

if TYPE_CHECKING:
    from strongback.motion.skeleton import Figure

KNOWN = catalogue().exercises
STRAPS = {30: 0.3744, 45: 0.5288, 60: 0.6808, 75: 0.7938}  # Melrose and Dawes, 40 people
PUSH_UPS = {"push-up": (0.670, 0.746), "knee-push-up": (0.525, 0.601)}  # Mier 2014, men, top and bottom


def at_stops(name: str) -> list[Figure]:
    """Return the bodies at the stops of an exercise, the first posture first."""
    motion = KNOWN[name].motion
    assert motion is not None
    found = solved(KNOWN[name], Take())
    return [found.stop(step.pose) for step in motion.path]


@pytest.mark.parametrize(("lean_deg", "measured"), STRAPS.items())
def test_a_row_in_straps_is_within_three_points_of_the_measured_share(lean_deg: int, measured: float) -> None:
    assert strap_share(lean_deg) == pytest.approx(measured, abs=0.03)


@pytest.mark.parametrize(("name", "measured"), PUSH_UPS.items())
def test_a_push_up_is_within_four_points_of_the_measured_share(name: str, measured: tuple[float, float]) -> None:
    motion = KNOWN[name].motion
    assert motion is not None
    for body, share in zip(at_stops(name), measured, strict=True):
        assert hand_share(body, motion) == pytest.approx(share, abs=0.04)


def test_a_back_extension_lifts_nearly_half_of_the_body() -> None:
    for body in at_stops("back-extension"):
        assert 0.45 <= lifted_share(body) <= 0.50


def test_the_rungs_of_the_strap_row_are_those_of_the_sums() -> None:
    rungs = KNOWN["suspension-row"].body_load.rungs
    for (lean_deg, _), rung in zip(STRAPS.items(), rungs, strict=True):
        assert rung.share == pytest.approx(strap_share(lean_deg), abs=0.03)


def test_the_parts_of_a_body_weigh_as_much_as_the_whole() -> None:
    body = at_stops("seated-cable-row")[0]
    assert sum(share for _, share, _ in segments(body)) == pytest.approx(1.0, abs=0.01)


def test_a_standing_body_has_its_centre_a_little_above_the_hips() -> None:
    body = at_stops("band-pull-apart")[0]
    height = centre_of_mass(body)[1] / 1.75
    assert 0.52 < height < 0.60


def test_what_hands_carry_is_not_said_where_statics_do_not_settle_it() -> None:
    motion = KNOWN["seated-cable-row"].motion
    assert motion is not None
    with pytest.raises(ValueError, match="between its feet or knees and its hands"):
        hand_share(at_stops("seated-cable-row")[0], motion)


def test_bent_over_rows_ask_most_of_the_lower_back_and_supported_ones_least() -> None:
    demands = {name: lumbar_demand(KNOWN[name]) for name in KNOWN}
    assert demands["bent-over-barbell-row"] is LumbarDemand.HIGH
    assert demands["inverted-row"] is LumbarDemand.LOW
    assert demands["chest-supported-dumbbell-row"] is LumbarDemand.LOW
    assert demands["lat-pulldown"] is LumbarDemand.LOW


@pytest.mark.parametrize("name", [name for name, exercise in KNOWN.items() if exercise.motion is not None])
def test_an_exercise_says_of_the_lower_back_what_the_sums_say(name: str) -> None:
    found = lumbar_demand(KNOWN[name])
    assert KNOWN[name].lumbar_demand is (found or LumbarDemand.LOW)
