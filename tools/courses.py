"""Writes the course of every exercise's reference movement into its camera table: run it after a movement changed.

The engine reads tempo from the times at which a signal passes levels of its way. How those lie in the time of an even
repetition depends on the exercise, so they are measured once on its own movement, without noise.
tests/form/test_courses.py fails when a file is out of date.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from strongback.form import Engine
from strongback.knowledge import catalogue
from strongback.knowledge.camera import CameraView
from strongback.knowledge.loader import DATA
from strongback.motion.landmarks import Camera
from strongback.motion.streams import Shot, Take, stream

if TYPE_CHECKING:
    from strongback.knowledge.exercise import Exercise

MOVE_S, PAUSE_S, BEFORE_S, FPS = 4.0, 1.0, 1.0, 30.0
YAW_DEG = {CameraView.SIDE: -90.0, CameraView.FRONT: 0.0, CameraView.BACK: 180.0, CameraView.OBLIQUE: 45.0}
DIGITS = 3
TWO = 2


def course_of(exercise: Exercise) -> tuple[float, ...]:
    """Return the shares of its time at which the movement has gone each level of its way, or nothing without one."""
    rule, motion = exercise.camera, exercise.motion
    if motion is None or not rule.sees or rule.hold is not None or len(motion.path) != TWO:
        return ()
    engine = Engine(rule)
    shot = Shot(Camera(yaw_deg=YAW_DEG[rule.views[0]]), fps=FPS, before_s=BEFORE_S)
    take = Take(reps=2, phases=(MOVE_S, PAUSE_S, MOVE_S, PAUSE_S))
    for frame in stream(exercise, take, shot, Random(1)):  # noqa: S311 - without noise nothing is left to chance
        values = [number for points in (frame.image, frame.world) for point in points for number in point]
        engine.push_values(frame.t, frame.width, frame.height, values)
    reps = engine.finish().reps
    return tuple(round((t - BEFORE_S) / MOVE_S, DIGITS) for t in reps[0].crossings) if reps else ()


def write(exercise: Exercise) -> bool:
    """Put the course into the exercise's file; say whether anything changed."""
    course = course_of(exercise)
    path = DATA / "exercises" / f"{exercise.id}.toml"
    text = path.read_text("utf-8")
    line = f"course = [{', '.join(f'{share:g}' for share in course)}]\n" if course else ""
    bare = re.sub(r"(?m)^course = .*\n", "", text)
    new = re.sub(r"(?m)^(prominence = .*\n)", lambda found: found[1] + line, bare, count=1)
    if new != text:
        path.write_text(new, "utf-8")
    return new != text


def main() -> None:
    """Write every course."""
    changed = [exercise.id for exercise in catalogue().exercises.values() if write(exercise)]
    print(f"{len(changed)} files changed.")


if __name__ == "__main__":
    main()
