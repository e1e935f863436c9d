from __future__ import annotations

from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strongback.knowledge.joints import ANGLES, JOINTS, SIDES, TRUNK_JOINTS, joint_of
from strongback.knowledge.motion import mirrored
from strongback.motion import body as size
from strongback.motion.skeleton import POINTS, figure, measured, posture_of, reach

NEAR_ZERO = 1e-9
RECOVERED_DEG = 2.0
BONES = {
    ("shoulder", "elbow"): size.UPPER_ARM,
    ("elbow", "wrist"): size.FOREARM,
    ("hip", "knee"): size.THIGH,
    ("knee", "ankle"): size.SHANK,
}


def postures() -> st.SearchStrategy[dict[str, float]]:
    """Return any posture within the limits of the joints."""
    return st.fixed_dictionaries({name: st.floats(joint_of(name).low, joint_of(name).high) for name in ANGLES})


def test_a_standing_body_is_as_tall_as_its_stature() -> None:
    body = figure(posture_of(dict.fromkeys(ANGLES, 0.0)))
    foot = body["left_ankle"][1] - size.ANKLE_HEIGHT * size.STATURE_M
    assert body["crown"][1] - foot == pytest.approx(size.STATURE_M, abs=0.03)


def test_a_standing_body_has_its_left_at_plus_x_and_its_face_forward() -> None:
    body = figure(posture_of(dict.fromkeys(ANGLES, 0.0)))
    assert body["left_shoulder"][0] > 0 > body["right_shoulder"][0]
    assert body["nose"][2] > body["head"][2]
    assert body["left_toe"][2] > body["left_heel"][2]


@given(postures())
def test_bones_keep_their_length_in_every_posture(posture: dict[str, float]) -> None:
    body = figure(posture_of(posture))
    for side in SIDES:
        for (a, b), share in BONES.items():
            long = dist(body[f"{side}_{a}"], body[f"{side}_{b}"])
            assert long == pytest.approx(share * size.STATURE_M, abs=NEAR_ZERO)


@given(postures())
def test_elbow_and_knee_are_read_back_from_the_points(posture: dict[str, float]) -> None:
    found = measured(figure(posture_of(posture)))
    for side in SIDES:
        for joint in ("elbow_flexion", "knee_flexion"):
            assert found[f"{side}_{joint}"] == pytest.approx(abs(posture[f"{side}_{joint}"]), abs=RECOVERED_DEG)


@given(postures())
def test_a_raised_arm_is_read_back_from_the_points(posture: dict[str, float]) -> None:
    found = measured(figure(posture_of(posture)))
    for side in SIDES:
        raised = posture[f"{side}_shoulder_elevation"]
        assert found[f"{side}_shoulder_elevation"] == pytest.approx(
            abs(raised) if abs(raised) <= 180 else 360 - abs(raised), abs=RECOVERED_DEG
        )


@given(postures())
def test_exchanging_left_and_right_twice_changes_nothing(posture: dict[str, float]) -> None:
    assert mirrored(mirrored(posture)) == posture


@given(postures())
def test_exchanging_left_and_right_mirrors_every_point(posture: dict[str, float]) -> None:
    body, other = figure(posture_of(posture)), figure(posture_of(mirrored(posture)))
    for name in POINTS:
        side, _, rest = name.partition("_")
        twin = {"left": f"right_{rest}", "right": f"left_{rest}"}.get(side, name)
        x, y, z = body[name]
        assert other[twin] == pytest.approx((-x, y, z), abs=1e-7)


@given(
    st.tuples(*[st.floats(-0.4, 0.4)] * 3),
    st.tuples(*[st.floats(-1, 1)] * 3),
)
def test_a_limb_meets_what_is_within_its_reach(
    target: tuple[float, float, float], towards: tuple[float, float, float]
) -> None:
    first, second = 0.33, 0.27
    bent = reach((0.0, 0.0, 0.0), target, (first, second), towards)
    assert dist((0.0, 0.0, 0.0), bent.middle) == pytest.approx(first, abs=1e-6)
    assert dist(bent.middle, bent.end) == pytest.approx(second, abs=1e-6)
    if first - second < dist((0.0, 0.0, 0.0), target) < first + second:
        assert bent.end == pytest.approx(target, abs=1e-6)


def test_retracting_a_shoulder_blade_takes_it_towards_the_spine_and_the_shoulder_back() -> None:
    still = dict.fromkeys(ANGLES, 0.0)
    rest = figure(posture_of(still))
    back = figure(posture_of(still | {"left_scapula_retraction": 20.0}))
    assert back["left_blade_root"][0] < rest["left_blade_root"][0] - 0.005
    assert back["left_shoulder"][2] < rest["left_shoulder"][2] - 0.03
    assert back["right_blade_root"] == rest["right_blade_root"]


def test_raising_an_arm_turns_its_shoulder_blade_up() -> None:
    still = dict.fromkeys(ANGLES, 0.0)
    rest = figure(posture_of(still))
    high = figure(posture_of(still | {"left_shoulder_elevation": 150.0}))
    assert high["left_blade_tip"][0] > rest["left_blade_tip"][0] + 0.03


def test_every_joint_says_what_a_positive_angle_does() -> None:
    assert all(joint.positive and joint.low < joint.high for joint in JOINTS.values())
    assert len({joint.name for joint in TRUNK_JOINTS}) == len(TRUNK_JOINTS)
