"""Things beside a body: what stays where it stands, and what goes along."""

from __future__ import annotations

from dataclasses import replace

import pytest

from strongback.knowledge import catalogue
from strongback.knowledge.motion import Held, PropKind, View
from strongback.motion.camera import look_of
from strongback.motion.cycle import cycle
from strongback.motion.props import shapes

EXERCISE = catalogue().exercises["assisted-pull-up"]


def middle_height(*, moves: bool, stop: str) -> float:
    """Return how high the middle of the knee pad is at a stop."""
    motion = EXERCISE.motion
    assert motion is not None
    pad = next(prop for prop in motion.props if prop.kind is PropKind.PAD and prop.at is Held.KNEES)
    alone = replace(motion, props=(replace(pad, moves=moves),))
    solved = cycle(motion, EXERCISE.dose)
    heights = [point[1] for point in shapes(solved.stop(stop), alone, solved.stop("long"))[0].points]
    return sum(heights) / len(heights)


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
