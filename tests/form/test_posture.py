"""A posture snapshot: known angles are read back, with their error, and what cannot be seen is not measured."""

from __future__ import annotations

from dataclasses import replace
from math import radians, tan
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strongback.form.landmarks import LEFT, PLACE, RIGHT, SIZE
from strongback.form.posture import REPEATED_DEG, Snapshot
from strongback.record.posture import PostureMeasure

if TYPE_CHECKING:
    from strongback.form.posture import Picture

WIDTH, HEIGHT = 640.0, 480.0
SHOULDER_Y, HIP_Y, EAR_Y = 0.35, 0.65, 0.22


def put(values: list[float], place: int, x: float, y: float, visibility: float = 0.95) -> None:
    values[place : place + 4] = [x, y, 0.0, visibility]


def from_the_side(head_deg: float, lean_deg: float, *, looks: int = 1, visibility: float = 0.95) -> Picture:
    """Return a picture of somebody who looks to the right (1) or left (-1), with these angles."""
    values = [0.0] * SIZE
    square = HEIGHT / WIDTH
    shoulder = 0.5 + looks * tan(radians(lean_deg)) * (HIP_Y - SHOULDER_Y) * square
    ear = shoulder + looks * tan(radians(head_deg)) * (SHOULDER_Y - EAR_Y) * square
    for side, seen in ((LEFT, visibility), (RIGHT, visibility - 0.4)):
        put(values, side["hip"], 0.5, HIP_Y, seen)
        put(values, side["shoulder"], shoulder, SHOULDER_Y, seen)
        put(values, side["ear"], ear, EAR_Y, seen)
    put(values, PLACE["nose"], ear + looks * 0.05, EAR_Y + 0.01)
    return WIDTH, HEIGHT, values


def from_the_front(shoulders_deg: float, hips_deg: float) -> Picture:
    """Return a picture of somebody who looks at the camera; their left is on the picture's right."""
    values = [0.0] * SIZE
    for joint, wide, y, angle in (("shoulder", 0.2, SHOULDER_Y, shoulders_deg), ("hip", 0.12, HIP_Y, hips_deg)):
        rise = tan(radians(angle)) * wide * WIDTH / HEIGHT
        put(values, LEFT[joint], 0.5 + wide / 2, y - rise / 2)
        put(values, RIGHT[joint], 0.5 - wide / 2, y + rise / 2)
    return WIDTH, HEIGHT, values


def takes(picture: Picture, pictures: int = 20) -> list[list[Picture]]:
    return [[picture] * pictures] * 3


@given(head=st.floats(-20, 60), lean=st.floats(-20, 30), looks=st.sampled_from([-1, 1]))
def test_angles_from_the_side_are_read_back_whichever_way_one_looks(head: float, lean: float, looks: int) -> None:
    found = Snapshot.of("side", takes(from_the_side(head, lean, looks=looks)))
    assert found.measures[PostureMeasure.HEAD_FORWARD].value == pytest.approx(head, abs=0.06)
    assert found.measures[PostureMeasure.TRUNK_LEAN].value == pytest.approx(lean, abs=0.06)


@given(shoulders=st.floats(-15, 15), hips=st.floats(-15, 15))
def test_levels_from_the_front_are_read_back(shoulders: float, hips: float) -> None:
    found = Snapshot.of("front", takes(from_the_front(shoulders, hips)))
    assert found.measures[PostureMeasure.SHOULDERS_LEVEL].value == pytest.approx(shoulders, abs=0.06)
    assert found.measures[PostureMeasure.HIPS_LEVEL].value == pytest.approx(hips, abs=0.06)


def test_the_error_is_never_smaller_than_what_measuring_again_gives() -> None:
    assert Snapshot.of("side", takes(from_the_side(20, 3))).measures[PostureMeasure.HEAD_FORWARD].error == REPEATED_DEG


def test_takes_that_differ_make_the_error_larger() -> None:
    three = [[from_the_side(angle, 0)] * 20 for angle in (14, 20, 26)]
    found = Snapshot.of("side", three).measures[PostureMeasure.HEAD_FORWARD]
    assert found.value == pytest.approx(20, abs=0.06)
    assert found.error == pytest.approx(13, abs=0.1)


def test_a_picture_that_went_wrong_changes_nothing() -> None:
    mostly = [from_the_side(20, 3)] * 15 + [from_the_side(80, 40)] * 4
    found = Snapshot.of("side", [mostly, mostly[::-1], mostly[10:] + mostly[:10]])
    assert found.measures[PostureMeasure.HEAD_FORWARD].value == pytest.approx(20, abs=0.06)


def test_what_is_hidden_is_not_measured() -> None:
    assert Snapshot.of("side", takes(from_the_side(20, 3, visibility=0.5))) == Snapshot({}, "not-seen")


def test_who_is_not_there_is_not_measured() -> None:
    width, height, _ = from_the_side(20, 3)
    assert Snapshot.of("side", takes((width, height, []))).why == "nobody"
    assert Snapshot.of("side", takes(from_the_side(20, 3), pictures=3)).why == "nobody"


def test_who_stands_another_way_than_asked_is_not_measured() -> None:
    assert Snapshot.of("side", takes(from_the_front(0, 0))).why == "wrong-view"
    assert Snapshot.of("front", takes(from_the_side(20, 3))).why == "wrong-view"


def test_two_takes_are_not_enough() -> None:
    assert Snapshot.of("side", takes(from_the_side(20, 3))[:2]).why == "takes-missing"


def test_a_snapshot_is_plain_data() -> None:
    found = Snapshot.of("front", takes(from_the_front(2, 1)))
    assert found.document() == {
        "measures": {
            "shoulders-level-deg": {"value": 2.0, "error": 5.0}, "hips-level-deg": {"value": 1.0, "error": 5.0}
        },
        "why": "",
    }  # fmt: skip
    assert replace(found, why="nobody").document()["why"] == "nobody"
