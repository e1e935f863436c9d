from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import dist
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strongback.knowledge import catalogue
from strongback.knowledge.faults import RULES
from strongback.motion.faults import SHAPED, TIMED, can_plant, planted
from strongback.motion.landmarks import NUMBER, TORSO_M, Camera
from strongback.motion.skeleton import AT, angle_deg
from strongback.motion.streams import Frame, Shot, Take, solved, stream
from strongback.motion.vectors import Vector, sub

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strongback.knowledge.exercise import Exercise
    from strongback.motion.landmarks import Landmark

KNOWN = catalogue().exercises
ROW = KNOWN["seated-cable-row"]
MOVING = [exercise for exercise in KNOWN.values() if exercise.motion is not None]
RECOVERED_DEG = 2.0


def frames(shot: Shot | None = None, take: Take | None = None, seed: int = 1) -> list[Frame]:
    return list(stream(ROW, take or Take(), shot or Shot(), Random(seed)))  # noqa: S311 - not a secret


def any_random() -> Random:
    return Random(1)  # noqa: S311 - not a secret


def place(found: Sequence[Landmark], name: str) -> Vector:
    x, y, z, _ = found[NUMBER[name]]
    return x, y, z


def bent_deg(found: Sequence[Landmark], a: str, b: str, c: str) -> float:
    """Return how far the joint b is bent, from landmarks in the world."""
    return angle_deg(sub(place(found, b), place(found, a)), sub(place(found, c), place(found, b)))


def elbow(frame: Frame) -> float:
    return bent_deg(frame.world, "left_shoulder", "left_elbow", "left_wrist")


def test_a_frame_has_33_landmarks_on_the_picture_and_in_the_world() -> None:
    for frame in frames():
        assert len(frame.image) == len(frame.world) == 33
        assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y, _, _ in frame.image)


@pytest.mark.parametrize("exercise", MOVING, ids=lambda exercise: exercise.id)
def test_joint_angles_are_read_back_from_landmarks_without_noise(exercise: Exercise) -> None:
    found = solved(exercise, Take())
    shot = Shot(Camera(yaw_deg=60), before_s=0, after_s=0, fps=8)
    for frame in stream(exercise, Take(reps=1), shot, any_random()):
        body = found.points_at(min(frame.t, found.seconds * (1 - 1e-9)))
        for side in ("left", "right"):
            for a, b, c in (("shoulder", "elbow", "wrist"), ("hip", "knee", "ankle"), ("shoulder", "hip", "knee")):
                names = [f"{side}_{name}" for name in (a, b, c)]
                p, q, r = (body[AT[name]] for name in names)
                true = angle_deg(sub(q, p), sub(r, q))
                assert bent_deg(frame.world, *names) == pytest.approx(true, abs=RECOVERED_DEG)


@settings(max_examples=25)
@given(st.integers(1, 12), st.floats(10, 60))
def test_the_elbow_bends_once_a_repetition(reps: int, fps: float) -> None:
    bends = [elbow(frame) > 50 for frame in frames(Shot(fps=fps), Take(reps=reps))]
    assert sum(now and not before for before, now in zip([False, *bends], bends, strict=False)) == reps


def test_the_same_seed_gives_the_same_stream() -> None:
    shot = Shot(noise=0.01, drops=0.2, late_s=0.01)
    assert frames(shot, seed=4) == frames(shot, seed=4)
    assert frames(shot, seed=4) != frames(shot, seed=5)


def test_time_never_runs_back_and_lost_frames_are_missing() -> None:
    shot = Shot(drops=0.3, late_s=1 / 40)
    found = frames(shot)
    whole = frames(Shot())
    assert 0.6 < len(found) / len(whole) < 0.8
    assert all(a.t < b.t for a, b in pairwise(found))


def test_noise_is_a_share_of_the_trunk() -> None:
    clean, noisy = frames(Shot(fps=20)), frames(Shot(fps=20, noise=0.015))
    off = [place(a.world, "left_wrist")[0] - place(b.world, "left_wrist")[0] for a, b in zip(clean, noisy, strict=True)]
    spread = (sum(value * value for value in off) / len(off)) ** 0.5
    assert spread == pytest.approx(0.015 * TORSO_M, rel=0.2)


def test_the_far_side_is_hardly_seen_and_what_is_hidden_is_not() -> None:
    frame = frames(Shot(Camera(yaw_deg=90), hidden=frozenset({"left_wrist"})))[0]
    assert frame.image[NUMBER["left_elbow"]][3] > 0.9
    assert frame.image[NUMBER["right_elbow"]][3] < 0.6
    assert frame.image[NUMBER["left_wrist"]][3] < 0.1


def test_a_larger_body_is_larger_in_the_world_and_bends_alike() -> None:
    small, large = frames(Shot(stature_m=1.5)), frames(Shot(stature_m=2.0))
    for a, b in zip(small, large, strict=True):
        ratio = dist(place(b.world, "left_hip"), place(b.world, "left_knee")) / dist(
            place(a.world, "left_hip"), place(a.world, "left_knee")
        )
        assert ratio == pytest.approx(2.0 / 1.5)
        assert elbow(a) == pytest.approx(elbow(b), abs=0.01)


def test_phases_last_as_long_as_they_are_asked_to() -> None:
    found = solved(ROW, Take(phases=(3.0, 0.5, 1.5, 0.7)))
    assert [round(part.seconds, 6) for part in found.parts] == [1.5, 0.7, 3.0, 0.5]


FAULTS = [
    (exercise, mistake.fault)
    for exercise in MOVING
    for mistake in exercise.mistakes
    if exercise.motion is not None and can_plant(exercise.motion, mistake.fault)
]


@pytest.mark.parametrize(("exercise", "code"), FAULTS, ids=lambda value: getattr(value, "id", value))
def test_a_planted_fault_changes_the_movement(exercise: Exercise, code: str) -> None:
    right = solved(exercise, Take())
    wrong = solved(exercise, Take(fault=code))
    if code in TIMED:
        assert wrong.seconds != right.seconds
        return
    share = range(21)
    off = max(
        dist(a, b)
        for number in share
        for a, b in zip(
            right.points_at(right.seconds * number / 21), wrong.points_at(wrong.seconds * number / 21), strict=True
        )
    )
    assert off > 0.02


def test_faults_that_cannot_be_planted_are_refused_with_those_that_can() -> None:
    assert ROW.motion is not None
    with pytest.raises(ValueError, match="SB-F001"):
        planted(ROW.motion, "SB-F035")


def test_an_exercise_without_motion_is_refused_with_the_next_step() -> None:
    with pytest.raises(ValueError, match=r"\[motion\]"):
        list(stream(replace(ROW, motion=None), Take(), Shot(), any_random()))


def test_every_planted_fault_is_a_rule() -> None:
    assert {*SHAPED, *TIMED} <= {rule.code for rule in RULES}
