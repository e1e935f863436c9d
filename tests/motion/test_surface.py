from __future__ import annotations

from itertools import pairwise
from math import dist

import pytest

from strongback.knowledge import catalogue
from strongback.knowledge.motion import View
from strongback.motion.bones import BONES, bones_of, reference
from strongback.motion.camera import look_of
from strongback.motion.cycle import cycle
from strongback.motion.muscles import blades, muscles
from strongback.motion.outline import FINE, ROUGH, hull, outline, smooth
from strongback.motion.picture import picture
from strongback.motion.skeleton import figure, posture_of
from strongback.motion.surface import Part, moves_of, on_trunk, rest_bones, skin
from strongback.motion.vectors import cross, dot, sub, turned_back

KNOWN = catalogue()
# One movement of each pattern: all of them are drawn by the build.
MOVING = list({each.pattern: each for each in KNOWN.exercises.values() if each.motion is not None}.values())
SHEETS = [part for parts in muscles().values() for part in parts]


def test_every_group_that_lies_under_the_skin_is_drawn() -> None:
    deep = {"subscapularis", "pectoralis-minor", "transversus-abdominis", "hip-flexors"}
    assert set(muscles()) == {group.id for group in KNOWN.muscle_groups.values()} - deep


def test_bones_are_rotations_in_every_posture() -> None:
    body = figure(posture_of(dict.fromkeys(KNOWN.stances["standing"].posture, 0.0)))
    for bone in bones_of(body).values():
        x, y, z = ([row[axis] for row in bone.turn] for axis in range(3))
        assert dot(tuple(x), tuple(x)) == pytest.approx(1)  # type: ignore[arg-type]
        assert cross(tuple(x), tuple(y)) == pytest.approx(tuple(z))  # type: ignore[arg-type]


def test_the_reference_posture_shows_the_surface_as_it_was_drawn() -> None:
    moves = moves_of(reference())
    for part in (*skin(), *blades(), *SHEETS):
        for drawn, posed in zip(part.rows, part.posed(moves), strict=True):
            assert [dist(a, b) for a, b in zip(drawn, posed, strict=True)] == pytest.approx([0] * len(drawn), abs=1e-5)


@pytest.mark.parametrize("part", [*skin(), *blades(), *SHEETS], ids=lambda part: f"{part.piece}/{part.kind}")
def test_every_place_hangs_on_known_bones_as_a_whole(part: Part) -> None:
    for bind in (bind for row in part.binds for bind in row):
        assert {name for name, _ in bind} <= set(BONES)
        assert sum(share for _, share in bind) == pytest.approx(1)
        assert len(bind) <= 4


def test_left_and_right_are_mirrored() -> None:
    for left, right in zip(SHEETS[::2], SHEETS[1::2], strict=True):
        there = {tuple(round(number, 6) for number in place) for row in left.rows for place in row}
        here = {(round(-x, 6), round(y, 6), round(z, 6)) for row in right.rows for x, y, z in row}
        assert {(x + 0.0, y, z) for x, y, z in here} == {(x + 0.0, y, z) for x, y, z in there}


def test_a_retracted_blade_lies_nearer_to_the_spine_and_the_rhomboids_are_shorter() -> None:
    def posed(retraction: float) -> tuple[float, float]:
        posture = KNOWN.stances["standing"].posture | {"left_scapula_retraction": retraction}
        body = figure(posture_of(posture))
        moves = moves_of(body)
        blade = blades()[0].posed(moves)
        fibre = muscles()["rhomboids"][0].posed(moves)[3]
        return min(place[0] for row in blade for place in row), sum(dist(a, b) for a, b in pairwise(fibre))

    wide, long = posed(-20)
    near, short = posed(20)
    assert near < wide - 0.02
    assert short < long - 0.015


def test_blades_glide_on_the_ribs() -> None:
    for retraction in (-25, 0, 25):
        posture = KNOWN.stances["standing"].posture | {"left_scapula_retraction": retraction}
        body = figure(posture_of(posture))
        blade = bones_of(body)["left_blade"].at
        across, up, deep = turned_back(body.chest, sub(blade, body["t6"]))
        height = up + rest_bones()["chest"].at[1]
        assert deep == pytest.approx(on_trunk(across, height, back=True)[2], abs=0.02)


@pytest.mark.parametrize("exercise", MOVING, ids=lambda exercise: exercise.id)
def test_a_movement_has_a_picture(exercise) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    solved = cycle(exercise.motion, exercise.dose)
    body = solved.parts[0].bodies[-1]
    svg = picture(body, exercise.motion, look_of(exercise.motion.view), exercise.muscles, exercise.name)
    assert svg.startswith("<svg")
    assert "nan" not in svg
    assert svg.count("<path") > 4
    assert len(svg) < 40_000


def test_a_path_turns_one_way_whatever_way_its_points_came() -> None:
    square = [(0.0, 0.0), (0.1, 0.0), (0.1, 0.1), (0.0, 0.1)]
    assert smooth(square, FINE).count("q") == smooth(square[::-1], FINE).count("q") == 1
    assert smooth(square[:2], FINE) == ""


def test_a_coarse_pen_needs_fewer_words() -> None:
    rows = [[look_of(View.SIDE).see(place) for place in row] for row in skin()[0].rows]
    assert len(outline(rows, ROUGH)) < 0.8 * len(outline(rows, FINE))


def test_the_hull_leaves_out_what_lies_inside() -> None:
    assert set(hull([(0, 0), (2, 0), (2, 2), (0, 2), (1, 1)])) == {(0, 0), (2, 0), (2, 2), (0, 2)}
