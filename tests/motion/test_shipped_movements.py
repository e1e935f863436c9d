"""Every movement that ships: possible for a body, true to its contacts, and what its words say."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from strongback.knowledge import catalogue
from strongback.knowledge.motion import Anchor
from strongback.knowledge.vocabulary import Pattern
from strongback.motion.balance import centre_of_mass
from strongback.motion.cycle import cycle, drift_m
from strongback.motion.faults import ends_of
from strongback.motion.limits import strained

if TYPE_CHECKING:
    from strongback.knowledge.exercise import Exercise
    from strongback.knowledge.motion import Motion
    from strongback.motion.cycle import Cycle

KNOWN = catalogue().exercises
MOVING = [name for name, exercise in KNOWN.items() if exercise.motion is not None]
DRIFT_M = 0.005
UNDER_THE_FLOOR_M = -0.02
# The flesh round a joint keeps it off the floor; these points lie on the skin.
ON_THE_SKIN = ("toe", "heel", "index", "pinky", "thumb", "grip")


def motion_of(exercise: Exercise) -> Motion:
    assert exercise.motion is not None
    return exercise.motion


@cache
def solved(name: str) -> Cycle:
    exercise = KNOWN[name]
    return cycle(motion_of(exercise), exercise.dose)


@pytest.mark.parametrize("name", MOVING)
def test_no_joint_leaves_its_limits(name: str) -> None:
    complaints = {sentence for body in solved(name).bodies for sentence in strained(body)}
    assert not complaints


@pytest.mark.parametrize("name", MOVING)
def test_hands_and_feet_stay_where_they_touch(name: str) -> None:
    assert drift_m(solved(name), motion_of(KNOWN[name])) < DRIFT_M


@pytest.mark.parametrize("name", MOVING)
def test_nothing_sinks_into_the_floor(name: str) -> None:
    for body in solved(name).bodies:
        low = min(body.points, key=lambda point: point[1])
        assert low[1] > UNDER_THE_FLOOR_M, body.points.index(low)


@pytest.mark.parametrize("name", MOVING)
def test_the_other_side_is_the_mirror_image(name: str) -> None:
    exercise = KNOWN[name]
    twin = cycle(motion_of(exercise), exercise.dose, mirror=True)
    for body, other in zip(solved(name).bodies, twin.bodies, strict=True):
        x, y, z = body["left_elbow"]
        assert other["right_elbow"] == pytest.approx((-x, y, z), abs=1e-4)


def pulls() -> list[str]:
    drawn_together = (Pattern.HORIZONTAL_PULL, Pattern.HORIZONTAL_ABDUCTION)
    return [name for name in MOVING if KNOWN[name].pattern in drawn_together]


@pytest.mark.parametrize("name", pulls())
def test_shoulder_blades_come_together_in_the_pull(name: str) -> None:
    motion = motion_of(KNOWN[name])
    stretched, squeezed = ends_of(motion)
    before, after = (motion.poses[name]["right_scapula_retraction"] for name in (stretched, squeezed))
    held_together = min(before, after) >= 8
    assert after - before >= 15 or held_together


FREE_STANDING = [
    name
    for name in MOVING
    if motion_of(KNOWN[name]).anchor is Anchor.FEET
    and not motion_of(KNOWN[name]).props
    and KNOWN[name].pattern in (Pattern.HIP_EXTENSION, Pattern.MOBILITY, Pattern.CORE)
]


@pytest.mark.parametrize("name", FREE_STANDING)
def test_whoever_stands_free_stands_over_the_feet(name: str) -> None:
    for body in solved(name).bodies:
        back = min(body["left_heel"][2], body["right_heel"][2])
        front = max(body["left_toe"][2], body["right_toe"][2])
        assert back - 0.03 < centre_of_mass(body)[2] < front + 0.03
