"""Movements that flow, feet that find the floor, and things that roll along."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import dist

import pytest

from strongback.knowledge import catalogue
from strongback.knowledge.joints import SIDES
from strongback.knowledge.motion import Motion, PropKind, View
from strongback.motion.camera import look_of
from strongback.motion.cycle import Cycle, cycle
from strongback.motion.props import shapes
from strongback.motion.skeleton import AT, Points

KNOWN = catalogue().exercises
SOLE_M = 0.01575  # how far heel and toe are above the floor in a flat foot


def motion_of(name: str) -> Motion:
    motion = KNOWN[name].motion
    assert motion is not None
    return motion


def solved(name: str) -> Cycle:
    return cycle(motion_of(name), KNOWN[name].dose)


def moments(found: Cycle, count: int = 48) -> list[Points]:
    return [found.points_at(found.seconds * number / count) for number in range(count)]


def sole(points: Points, side: str) -> float:
    return min(points[AT[f"{side}_{end}"]][1] for end in ("heel", "toe"))


@pytest.mark.parametrize("name", ["brisk-walk", "marching-in-place", "step-jacks"])
def test_one_foot_is_always_on_the_floor(name: str) -> None:
    for points in moments(solved(name)):
        assert min(sole(points, side) for side in SIDES) == pytest.approx(SOLE_M, abs=0.004)


@pytest.mark.parametrize("name", ["jogging", "jumping-jacks"])
def test_a_run_and_a_jump_leave_the_floor(name: str) -> None:
    heights = [min(sole(points, side) for side in SIDES) for points in moments(solved(name))]
    assert max(heights) > SOLE_M + 0.02
    assert min(heights) == pytest.approx(SOLE_M, abs=0.004)


def test_the_foot_that_carries_a_walker_goes_back_at_an_even_pace() -> None:
    found = solved("brisk-walk")
    landed, left = found.seconds * 1 / 8, found.seconds * 3 / 8
    places = [found.points_at(landed + (left - landed) * n / 8)[AT["left_ankle"]] for n in range(9)]
    other = [found.points_at(found.seconds / 2 + landed + (left - landed) * n / 8)[AT["left_ankle"]] for n in range(9)]
    carrying = min((places, other), key=lambda way: sum(place[1] for place in way))
    steps = [before[2] - after[2] for before, after in pairwise(carrying)]
    assert min(steps) > 0.6 * max(steps) > 0


def test_the_foot_that_stays_in_a_step_jack_keeps_its_place() -> None:
    found = solved("step-jacks")
    there = [body["left_ankle"] for part in found.parts[:2] for body in part.bodies]
    assert max(dist(there[0], place) for place in there) < 0.01


def test_a_movement_that_flows_does_not_rest_at_its_stops() -> None:
    motion, dose = motion_of("scapular-circles"), KNOWN["scapular-circles"].dose
    for flows in (True, False):
        found = cycle(replace(motion, flow=flows), dose)
        stop = found.ends_s[0]
        before, after = (found.points_at(stop + by)[AT["left_acromion"]] for by in (-0.02, 0.02))
        assert (dist(before, after) > 0.001) is flows


@pytest.mark.parametrize("name", ["wall-slide", "band-wall-slide", "foam-roller-wall-slide"])
def test_forearms_slide_along_the_wall_and_stay_upright(name: str) -> None:
    bodies = solved(name).bodies
    for side in SIDES:
        for part in ("elbow", "wrist"):
            depths = [body[f"{side}_{part}"][2] for body in bodies]
            assert max(depths) - min(depths) < 0.03


def test_a_roller_goes_half_as_far_as_the_forearms_that_roll_it() -> None:
    motion, found = motion_of("foam-roller-wall-slide"), solved("foam-roller-wall-slide")
    low, high = found.stop("low"), found.stop("high")
    rollers = [
        next(shape for shape in shapes(body, motion, low) if shape.kind is PropKind.ROLLER) for body in (low, high)
    ]
    assert all(roller.moves for roller in rollers)
    rolled = rollers[1].places[0][1] - rollers[0].places[0][1]
    assert rolled == pytest.approx((high["left_grip"][1] - low["left_grip"][1]) / 2, abs=0.005)


def test_only_the_view_from_above_looks_down_steeply() -> None:
    assert [view for view in View if look_of(view).pitch_deg > 20] == [View.ABOVE]
