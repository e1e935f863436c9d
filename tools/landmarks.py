"""Writes a file of landmarks of a movement whose truth is known, for trying the mirror without a camera.

``python -m tools.landmarks seated-cable-row 5 side > row.jsonl``: exercise, repetitions, view. The bodies are those of
``strongback.motion``; no person was filmed.
"""

from __future__ import annotations

import json
import sys
from random import Random
from typing import TYPE_CHECKING

from tools.mirror import SOURCE, YAW_DEG

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FPS = 30.0
NOISE = 0.005  # of the trunk's length
DIGITS = 5


def lines(exercise: str, reps: int, view: str) -> Iterator[str]:
    """Yield the lines of a landmark file.

    Raises:
        KeyError: there is no such exercise or view.
        ValueError: the exercise has no motion.

    """
    sys.path.insert(0, str(SOURCE))
    from strongback.knowledge import catalogue  # noqa: PLC0415 - read from the sources beside this file
    from strongback.motion.landmarks import Camera  # noqa: PLC0415
    from strongback.motion.streams import Shot, Take, stream  # noqa: PLC0415

    known = catalogue().exercises[exercise]
    shot = Shot(camera=Camera(yaw_deg=YAW_DEG[view]), fps=FPS, noise=NOISE)
    yield json.dumps({"landmarks": 1, "exercise": exercise, "reps": reps, "source": "strongback.motion"})
    for frame in stream(known, Take(reps=reps), shot, Random(1)):  # noqa: S311 - nothing here is secret
        points = [[[round(value, DIGITS) for value in point] for point in part] for part in (frame.image, frame.world)]
        yield json.dumps(
            {"t": round(frame.t, DIGITS), "width": frame.width, "height": frame.height,
             "image": points[0], "world": points[1]},
            separators=(",", ":"),
        )  # fmt: skip


def main(arguments: Sequence[str]) -> None:
    """Write the file to standard output."""
    exercise, reps, view = arguments
    for line in lines(exercise, int(reps), view):
        print(line)


if __name__ == "__main__":
    main(sys.argv[1:])
