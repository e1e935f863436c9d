from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest
from tests.form.bodies import (
    body,
    curve,
    nobody,
    rows,
    sitting_down,
    standing,
    times,
    walking,
    watch,
)

from strongback.form import Engine, Frame
from strongback.form.events import WHY_WORDS, Counted, Ready, Waiting, Why
from strongback.form.landmarks import WORLD
from strongback.knowledge import catalogue
from strongback.knowledge.camera import Side, Signal, Turn, Within
from strongback.record.form_summary import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from strongback.form.events import Event
    from strongback.knowledge.exercise import Exercise

KNOWN = catalogue().exercises
STANDING_ROW = KNOWN["standing-band-row"].camera
SEATED_ROW = KNOWN["seated-cable-row"].camera
IN_FRONT = Within(Signal.UPPER_ARM, Side.NEAR, 60.0, 120.0)
SEEN = [exercise for exercise in KNOWN.values() if exercise.camera.sees]


def reasons(events: Iterable[Event]) -> list[Why]:
    return [event.why for event in events if isinstance(event, Waiting)]


def test_a_standing_row_is_counted() -> None:
    events, result = watch(STANDING_ROW, rows(4))
    assert [event.reps for event in events if isinstance(event, Counted)] == [1, 2, 3, 4]
    assert result.summary.reps == 4
    assert result.why_not == ()


@pytest.mark.parametrize("exercise", SEEN, ids=lambda exercise: exercise.id)
def test_walking_through_the_picture_counts_nothing_and_says_why(exercise: Exercise) -> None:
    _, result = watch(exercise.camera, walking(12))
    assert result.reps == ()
    assert result.summary.verdict is Verdict.UNMEASURED
    assert result.why_not


@pytest.mark.parametrize("exercise", SEEN, ids=lambda exercise: exercise.id)
def test_sitting_down_and_standing_about_count_nothing(exercise: Exercise) -> None:
    frames = chain(standing(2), sitting_down(2.0))
    _, result = watch(exercise.camera, frames)
    assert result.reps == ()


@pytest.mark.parametrize("exercise", SEEN, ids=lambda exercise: exercise.id)
def test_an_empty_room_counts_nothing(exercise: Exercise) -> None:
    events, result = watch(exercise.camera, (nobody(t) for t in times(5)))
    assert result.reps == ()
    assert result.holds == ()
    assert reasons(events) == [Why.NOBODY]
    assert result.why_not[0][0] is Why.NOBODY


def test_getting_into_position_is_no_repetition_and_the_set_after_it_is_counted() -> None:
    seated: dict[str, Any] = {"hip": (1.15, 1.5), "thigh": 85.0, "knee": 95.0}
    settled = (body(t, arm=75, elbow=175, **seated) for t in times(1.5, begin=2.5))
    frames = chain(sitting_down(), settled, rows(5, begin=4.0, **seated))
    _, result = watch(SEATED_ROW, frames)
    assert result.summary.reps == 5


def test_arms_that_came_up_from_hanging_are_no_part_of_the_first_repetition() -> None:
    """A Y-fly begins with the arms in front: on the way there they move as they do in it."""
    rule = replace(STANDING_ROW, turn=Turn.HIGH, signal=Signal.UPPER_ARM, start=(IN_FRONT,), faults=(), course=())
    lifted = (body(t, arm=85 * min(1.0, t / 1.5)) for t in times(3.0))
    raised = (body(t, arm=85 + 60 * curve(t, 3.0)) for t in times(9.0, begin=3.0))
    _, result = watch(rule, chain(lifted, raised))
    assert result.summary.reps == 3
    assert result.reps[0].start > 2.5


def test_what_is_hidden_is_not_counted_and_the_person_is_told() -> None:
    events, result = watch(STANDING_ROW, (body(t, visibility=0.2) for t in times(3)))
    assert reasons(events) == [Why.NOT_SEEN]
    assert result.summary.coverage == 0


def test_a_moment_out_of_sight_is_not_worth_a_word() -> None:
    frames = [frame for frame in rows(3) if not 4.1 < frame.t < 4.4]
    events, result = watch(STANDING_ROW, frames)
    assert reasons(events) == []
    assert result.summary.reps == 3


def test_the_wrong_side_is_named() -> None:
    face_pull = KNOWN["face-pull"].camera
    events, result = watch(face_pull, rows(3))
    assert reasons(events) == [Why.WRONG_VIEW]
    assert result.reps == ()


def test_another_person_in_the_picture_ends_the_repetition_under_way() -> None:
    first = [frame for frame in rows(2) if frame.t < 4.5]
    other = list(rows(1, begin=4.5, hip=(0.4, 1.3)))
    events, result = watch(STANDING_ROW, [*first, *other[:30]])
    assert Why.OTHER_PERSON in reasons(events)
    assert result.summary.reps == 1


def test_a_frame_that_comes_late_is_left_out() -> None:
    frames = list(rows(3))
    late = [*frames[:40], frames[20], frames[40], frames[39], *frames[41:]]
    assert watch(STANDING_ROW, late)[1].document() == watch(STANDING_ROW, frames)[1].document()


def test_the_set_begins_with_the_start_pose() -> None:
    bent = (body(t, arm=0, elbow=80) for t in times(2))
    events, result = watch(STANDING_ROW, chain(bent, rows(2, begin=2.0)))
    assert reasons(events) == [Why.NOT_IN_START_POSE]
    assert sum(isinstance(event, Ready) for event in events) == 1
    assert result.summary.reps == 2


def test_an_exercise_that_no_camera_judges_says_so() -> None:
    events, result = watch(KNOWN["chin-tuck"].camera, rows(2))
    assert reasons(events) == [Why.BLIND]
    assert result.summary.verdict is Verdict.UNMEASURED


def test_every_reason_has_its_words() -> None:
    assert set(WHY_WORDS) == set(Why)


def test_frames_are_kept_for_the_repetition_under_way_alone() -> None:
    engine = Engine(STANDING_ROW)
    for frame in rows(60, seconds=2.0):
        engine.push(frame)
        assert len(engine._rows) < 200  # noqa: SLF001 - memory is what this is about


def test_someone_who_stands_still_for_long_fills_no_memory() -> None:
    engine = Engine(STANDING_ROW)
    for frame in standing(400):
        engine.push(frame)
    assert len(engine._rows) < 5000  # noqa: SLF001


def test_a_picture_of_any_shape_gives_the_same_angles() -> None:
    tall = [Frame(frame.t, 480, 640, _reshaped(frame.values)) for frame in rows(3)]
    one, other = (watch(STANDING_ROW, frames)[1].summary for frames in (tall, rows(3)))
    assert one.rom_deg == pytest.approx(other.rom_deg, abs=0.1)
    assert one.tempo_s == pytest.approx(other.tempo_s, abs=0.01)


def _reshaped(values: Sequence[float]) -> list[float]:
    """Return the numbers as a picture of 480 by 640 would hold them."""
    new = list(values)
    for at in range(0, WORLD, 4):
        new[at] *= (640 / 480) * (640 / 480)
    return new
