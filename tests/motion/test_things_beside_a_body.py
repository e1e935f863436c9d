"""Things beside a body: what stays where it stands, and what goes along."""

from __future__ import annotations

from dataclasses import replace

import pytest

from strongback.knowledge import catalogue
from strongback.knowledge.motion import Held, PropKind, View
from strongback.motion.camera import look_of
from strongback.motion.cycle import cycle
from strongback.motion.props import holds_something, shapes

EXERCISE = catalogue().exercises["assisted-pull-up"]


def middle_height(*, moves: bool, stop: str) -> float:
    """Return how high the middle of the knee pad is at a stop."""
    motion = EXERCISE.motion
    assert motion is not None
    pad = next(prop for prop in motion.props if prop.kind is PropKind.PAD and prop.at is Held.KNEES)
    alone = replace(motion, props=(replace(pad, moves=moves),))
    solved = cycle(motion, EXERCISE.dose)
    found = shapes(solved.stop(stop), alone, solved.stop("long"))[0]
    assert found.moves is moves
    return found.places[0][1]


def test_a_pad_that_carries_the_knees_rises_with_them() -> None:
    assert middle_height(moves=True, stop="short") > middle_height(moves=True, stop="long") + 0.4


def test_what_does_not_move_stays_where_the_first_posture_puts_it() -> None:
    assert middle_height(moves=False, stop="short") == pytest.approx(middle_height(moves=False, stop="long"))


@pytest.mark.parametrize(
    ("left", "right"), [(View.SIDE, View.RIGHT_SIDE), (View.THREE_QUARTER_BACK, View.THREE_QUARTER_BACK_RIGHT)]
)
def test_a_view_from_the_right_is_the_mirror_image_of_one_from_the_left(left: View, right: View) -> None:
    across, up, near = look_of(left).see((0.3, 1.2, 0.4))
    other = look_of(right).see((-0.3, 1.2, 0.4))
    assert other == pytest.approx((-across, up, near))


def test_a_handle_in_one_hand_lies_across_its_fist() -> None:
    exercise = catalogue().exercises["single-arm-cable-row"]
    motion = exercise.motion
    assert motion is not None
    body = cycle(motion, exercise.dose).stop("long")
    handle = next(shape for shape in shapes(body, motion) if shape.kind is PropKind.HANDLE)
    thumb_side, other = handle.places
    assert thumb_side[1] - other[1] > 0.1  # palm facing in: the handle stands upright


def test_hands_close_around_the_edge_of_a_table_that_is_pulled_at() -> None:
    motion = catalogue().exercises["table-row"].motion
    assert motion is not None
    assert holds_something(motion, "left")
