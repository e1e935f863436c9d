from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.form.bodies import body

from strongback.form.frame import Frame
from strongback.form.landmarks import NAMES, PLACE, SIZE
from strongback.form.signals import reading
from strongback.form.view import ViewFinder
from strongback.knowledge.camera import CameraView, Side, Signal


def measured(frame: Frame, signal: Signal, near: str = "right", side: Side = Side.NEAR) -> float | None:
    return reading(signal, side, near)(frame.values, frame.width / frame.height)


def mirrored(frame: Frame) -> Frame:
    """Return the same body facing the other way: the picture's left and the body's are exchanged."""
    image, world = [], []
    for name in NAMES:
        other = name.replace("left", "RIGHT").replace("right", "left").replace("RIGHT", "right")
        x, y, z, seen = frame.values[PLACE[other] : PLACE[other] + 4]
        image.append((1 - x, y, z, seen))
        at = PLACE[other] + 132
        world.append((-frame.values[at], *frame.values[at + 1 : at + 4]))
    return Frame.of(frame.t, frame.width, frame.height, image, world)


@given(st.floats(20, 175))
def test_the_elbow_is_measured_in_degrees(angle: float) -> None:
    assert measured(body(0, arm=40, elbow=angle), Signal.ELBOW) == pytest.approx(angle, abs=0.01)


@given(st.floats(-80, 80))
def test_leaning_forward_is_positive_whichever_way_one_faces(lean: float) -> None:
    frame = body(0, lean=lean)
    assert measured(frame, Signal.TRUNK) == pytest.approx(lean, abs=0.01)
    assert measured(mirrored(frame), Signal.TRUNK, near="left") == pytest.approx(lean, abs=0.01)


@given(st.floats(-20, 120))
def test_the_hip_is_bent_below_180_and_overstretched_above(thigh: float) -> None:
    frame = body(0, thigh=thigh)
    assert measured(frame, Signal.HIP) == pytest.approx(180 - thigh, abs=0.01)
    assert measured(mirrored(frame), Signal.HIP, near="left") == pytest.approx(180 - thigh, abs=0.01)


def test_a_straight_body_is_a_straight_line() -> None:
    assert measured(body(0), Signal.BODY_LINE) == pytest.approx(180, abs=0.01)
    assert measured(body(0), Signal.KNEE) == pytest.approx(180, abs=0.01)


def test_a_hand_overhead_is_above_the_shoulder_and_a_hanging_one_below() -> None:
    up, down = (measured(body(0, arm=arm), Signal.HAND_HEIGHT) for arm in (175, 0))
    assert up is not None
    assert down is not None
    assert up > 100
    assert down < -100


def test_what_is_hidden_is_not_measured() -> None:
    frame = body(0, visibility=0.3)
    assert all(measured(frame, signal) is None for signal in Signal)


def test_both_sides_together_need_both_sides() -> None:
    frame = body(0, elbow=120)
    assert measured(frame, Signal.ELBOW, side=Side.MEAN) == pytest.approx(120)
    assert measured(frame, Signal.ELBOW, side=Side.DIFFERENCE) == pytest.approx(0)
    half = list(frame.values)
    half[PLACE["left-elbow"] + 3] = 0.1
    assert measured(Frame(0, frame.width, frame.height, half), Signal.ELBOW, side=Side.MEAN) is None


@pytest.mark.parametrize("signal", Signal)
@pytest.mark.parametrize("side", Side)
def test_every_signal_has_a_number_for_a_body_in_sight(signal: Signal, side: Side) -> None:
    assert isinstance(measured(body(0, lean=20, arm=30, elbow=120, thigh=10), signal, side=side), float)


# The view


def turned(yaw_deg: float) -> list[float]:
    """Return the numbers of two lines, shoulders and hips, of a body turned away from the camera."""
    from math import cos, radians, sin  # noqa: PLC0415 - only here

    values = [0.0] * SIZE
    for name in ("shoulder", "hip"):
        for side, sign in (("left", 1), ("right", -1)):
            at = 132 + PLACE[f"{side}-{name}"]
            values[at], values[at + 2] = sign * 0.2 * cos(radians(yaw_deg)), sign * 0.2 * sin(radians(yaw_deg))
    return values


@pytest.mark.parametrize(
    ("yaw_deg", "view"),
    [(0, "front"), (30, "front"), (-30, "front"), (42, "oblique"), (90, "side"), (-80, "side"), (180, "back"),
     (160, "back"), (-130, "side"), (-139, "oblique")],
)  # fmt: skip
def test_the_view_is_read_from_shoulders_and_hips(yaw_deg: float, view: str) -> None:
    finder = ViewFinder()
    finder.look(0, turned(yaw_deg))
    assert finder.view is CameraView(view)


@pytest.mark.parametrize(("yaw_deg", "near"), [(90, "right"), (-90, "left")])
def test_the_near_side_is_the_one_less_deep(yaw_deg: float, near: str) -> None:
    finder = ViewFinder()
    finder.look(0, turned(yaw_deg))
    assert finder.near == near


def test_one_odd_picture_does_not_change_the_view() -> None:
    finder = ViewFinder()
    for number in range(10):
        finder.look(number * 0.2, turned(90))
    finder.look(2.0, turned(0))
    assert finder.view is CameraView.SIDE


# Frames


def test_a_frame_has_33_landmarks_twice_or_none() -> None:
    point = (0.5, 0.5, 0.0, 1.0)
    assert len(Frame.of(0, 4, 3, [point] * 33, [point] * 33).values) == SIZE
    assert Frame.of(0, 4, 3, [], []).values == ()
    with pytest.raises(ValueError, match="33 image and 33 world landmarks"):
        Frame.of(0, 4, 3, [point] * 32, [point] * 33)


def test_a_frame_survives_its_way_through_a_file() -> None:
    frame = body(1.25, lean=12)
    again = Frame.from_document(frame.document())
    assert again.t == 1.25
    assert again.values == pytest.approx(frame.values, abs=1e-5)
