from __future__ import annotations

from itertools import islice
from random import Random

import numpy as np
import pytest
from tools.clip import SHIRT, SKIN, TROUSERS, Film, film, planes

from strongback.knowledge import catalogue
from strongback.motion.landmarks import NUMBER, Camera
from strongback.motion.streams import Shot, Take, stream

ROW = "seated-cable-row"


@pytest.fixture(scope="module")
def row() -> Film:
    return Film(ROW, "side")


def test_the_body_is_drawn_where_its_landmarks_are(row: Film) -> None:
    shot = Shot(camera=Camera(yaw_deg=90.0), before_s=0.0, after_s=0.0)
    seen = next(stream(catalogue().exercises[ROW], Take(reps=1), shot, Random(1)))  # noqa: S311 - nothing here is secret
    picture = row.picture(0.0).astype(float)
    for name, colour in (
        ("left_wrist", SKIN),
        ("left_hip", TROUSERS),
        ("left_knee", TROUSERS),
        ("left_shoulder", SHIRT),
    ):
        x, y, *_ = seen.image[NUMBER[name]]
        found = picture[round(y * seen.height), round(x * seen.width)]
        hue, own = found / found.sum(), np.array(colour) / sum(colour)
        assert np.abs(hue - own).max() < 0.02, name


def test_it_moves_and_ends_as_it_began(row: Film) -> None:
    first, turn, last = (row.picture(second).astype(int) for second in (0.0, row.seconds / 2, row.seconds - 1e-6))
    assert (first != turn).any(axis=-1).mean() > 0.01
    assert (first != last).any(axis=-1).mean() < 0.001


def test_a_film_is_what_a_browser_reads_as_its_camera() -> None:
    head, first = islice(film(ROW, "side"), 2)
    assert head == b"YUV4MPEG2 W640 H480 F15:1 Ip A1:1 C420jpeg\n"
    assert len(first) == len(b"FRAME\n") + 640 * 480 * 3 // 2


@pytest.mark.parametrize(
    ("colour", "expected"),
    [((0, 0, 0), (16, 128, 128)), ((255, 255, 255), (235, 128, 128)), ((255, 0, 0), (82, 90, 240))],
)
def test_colours_are_those_of_video(colour: tuple[int, int, int], expected: tuple[int, int, int]) -> None:
    whole = planes(np.full((2, 2, 3), colour, dtype=np.uint8))
    assert (whole[0], whole[4], whole[5]) == expected
