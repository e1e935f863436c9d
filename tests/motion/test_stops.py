"""Stops that lift a limb, keep a palm as it lies, or are passed without a rest."""

from __future__ import annotations

from itertools import pairwise
from math import dist
from typing import TYPE_CHECKING

import pytest

from strongback.knowledge import catalogue
from strongback.motion.cycle import Cycle, cycle, eased

if TYPE_CHECKING:
    from strongback.motion.skeleton import Figure

KNOWN = catalogue().exercises
BOX_TOP_M = 0.30
SOLE_M = 0.022  # heel and toe lie this far above what a flat foot stands on, at most


def solved(name: str) -> Cycle:
    exercise = KNOWN[name]
    assert exercise.motion is not None
    return cycle(exercise.motion, exercise.dose)


def speed_m_per_s(found: Cycle, second: float, point: int = 0, over_s: float = 0.02) -> float:
    before, after = found.points_at(second - over_s), found.points_at(second + over_s)
    return dist(before[point], after[point]) / (2 * over_s)


def flat(body: Figure, side: str, floor_m: float) -> bool:
    return all(abs(body[f"{side}_{end}"][1] - floor_m) < SOLE_M for end in ("heel", "toe"))


def test_a_hand_that_taps_meets_the_other_shoulder_while_the_standing_hand_stays() -> None:
    found = solved("plank-shoulder-tap")
    plank, tap = found.stop("plank"), found.stop("tap")
    assert dist(tap["right_grip"], tap["left_shoulder"]) < 0.12
    assert tap["left_wrist"] == pytest.approx(plank["left_wrist"], abs=1e-6)


def test_a_mirrored_stop_lifts_the_other_hand() -> None:
    found = solved("plank-shoulder-tap")
    other = found.stop("tap~")
    assert other["right_wrist"] == pytest.approx(found.stop("plank")["right_wrist"], abs=1e-6)
    assert dist(other["left_grip"], other["right_shoulder"]) < 0.12


def test_a_lifted_foot_comes_back_to_its_place_without_a_jump() -> None:
    found = solved("bridge-with-leg-lift")
    bodies = [body for part in found.parts for body in part.bodies]
    steps = [dist(a["left_ankle"], b["left_ankle"]) for a, b in pairwise(bodies)]
    assert max(steps) < 0.06
    assert bodies[-1]["left_ankle"] == pytest.approx(found.places.limbs["left", "foot"], abs=1e-6)


def test_palms_on_the_floor_keep_the_way_they_lie() -> None:
    found = solved("push-up")
    turned = []
    for stop in ("top", "bottom"):
        body = found.stop(stop)
        turned.append(tuple(a - b for a, b in zip(body["left_index"], body["left_wrist"], strict=True)))
    assert turned[0] == pytest.approx(turned[1], abs=1e-6)


def test_a_jump_leaves_the_floor_at_speed_and_rests_at_its_highest() -> None:
    found = solved("jump-squat")
    ends = dict(zip((part.stop for part in found.parts), found.ends_s, strict=True))
    assert speed_m_per_s(found, ends["leave"]) > 1.5
    assert speed_m_per_s(found, ends["high"]) < 0.3


@pytest.mark.parametrize("stop", ["land", "tall"])
def test_a_box_jump_lands_with_both_whole_feet_on_the_box(stop: str) -> None:
    body = solved("box-jump").stop(stop)
    assert flat(body, "left", BOX_TOP_M)
    assert flat(body, "right", BOX_TOP_M)


def test_a_box_is_left_one_foot_at_a_time() -> None:
    body = solved("box-jump").stop("down")
    assert flat(body, "left", BOX_TOP_M)
    assert flat(body, "right", 0.0)


def test_a_throw_slows_evenly_and_a_fall_gathers_speed_evenly() -> None:
    for share in (0.2, 0.5, 0.8):
        assert eased(share, start=2.0) == pytest.approx(1 - (1 - share) ** 2)
        assert eased(share, end=2.0) == pytest.approx(share**2)
        assert eased(share, 1.0, 1.0) == pytest.approx(share)
