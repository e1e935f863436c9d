from __future__ import annotations

import pytest
from tools.courses import course_of

from strongback.knowledge import catalogue

SEEN = [exercise for exercise in catalogue().exercises.values() if exercise.camera.course]
CLOSE = 0.03


def test_most_exercises_have_a_course() -> None:
    assert len(SEEN) >= 40


@pytest.mark.parametrize("name", [exercise.id for exercise in SEEN])
def test_a_course_is_that_of_the_exercises_own_movement(name: str) -> None:
    exercise = catalogue().exercises[name]
    assert course_of(exercise) == pytest.approx(exercise.camera.course, abs=CLOSE), "run python tools/courses.py"
