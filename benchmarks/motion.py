"""What motion costs: 10,000 frames of one exercise, the landmarks a camera would see, and solving a repetition.

Bound: 10,000 frames in 1 s. Run: ``make bench`` or ``python benchmarks/motion.py``; CPU times of this process.
"""

from __future__ import annotations

import sys
import time
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from strongback.knowledge import catalogue
from strongback.motion.streams import Shot, Take, filmed, solved

if TYPE_CHECKING:
    from collections.abc import Callable

FRAMES, EXERCISE, FPS, RUNS = 10_000, "seated-cable-row", 30.0, 5


def main() -> None:
    """Measure and print."""
    solving = [
        (_seconds(partial(solved, exercise, Take())), exercise.id)
        for exercise in catalogue().exercises.values()
        if exercise.motion is not None
    ]
    found = solved(catalogue().exercises[EXERCISE], Take())
    frames = min(_seconds(lambda: [found.points_at(number / FPS) for number in range(FRAMES)]) for _ in range(RUNS))
    reps = int(FRAMES / FPS / found.seconds) + 1
    shot = Shot(noise=0.01, before_s=0.0, after_s=0.0)
    stream = _seconds(lambda: list(filmed(found, reps, shot, Random(1))))
    times = [seconds for seconds, _ in solving]
    print(f"{FRAMES:,} frames of {EXERCISE}: {frames:.2f} s (bound 1 s)")
    print(f"as landmarks with noise, picture and world: {stream:.2f} s")
    print(f"solving one repetition: median {median(times) * 1000:.0f} ms, slowest {max(times) * 1000:.0f} ms", end=" ")
    print(f"({max(solving)[1]}) of {len(times)}")


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    main()
