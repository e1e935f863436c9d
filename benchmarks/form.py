"""What the form engine costs for each frame: real landmarks of a pulldown and a row, pushed again and again.

Bound: 25 microseconds a frame, events and the measures at the end of each repetition included.
Run: ``make bench`` or ``python benchmarks/form.py``; CPU times of this process, the median of several rounds.
"""

from __future__ import annotations

import gzip
import json
import time
from pathlib import Path
from statistics import median

from strongback.form import Engine, Frame
from strongback.knowledge import catalogue

LANDMARKS = Path(__file__).resolve().parent.parent / "tests" / "corpus"
CLIPS = {"lat-pulldown": "lat-pulldown.full.jsonl.gz", "seated-cable-row": "seated-cable-row.full.jsonl.gz"}
FRAMES = 6_000
ROUNDS = 15
BOUND_US = 25.0
MICRO = 1e6


def frames_of(file: str) -> list[Frame]:
    """Return a clip's frames forwards and backwards in turn, which is a body that never stops."""
    lines = gzip.decompress((LANDMARKS / file).read_bytes()).decode("utf-8").splitlines()
    clip = [Frame.from_document(json.loads(line)) for line in lines[1:]]
    step = clip[1].t - clip[0].t
    endless = clip + clip[::-1]
    return [
        Frame(number * step, clip[0].width, clip[0].height, endless[number % len(endless)].values)
        for number in range(FRAMES)
    ]


def microseconds(exercise: str, frames: list[Frame]) -> tuple[float, int]:
    """Return the CPU time for each frame of one set, and the repetitions that were counted."""
    engine = Engine(catalogue().exercises[exercise].camera)
    begin = time.process_time()
    for t, width, height, values in frames:
        engine.push_values(t, width, height, values)
    spent = time.process_time() - begin
    return spent / len(frames) * MICRO, len(engine.finish().reps)


def main() -> None:
    """Measure and print; fail when the bound is not held."""
    worst = 0.0
    for exercise, file in CLIPS.items():
        frames = frames_of(file)
        rounds = [microseconds(exercise, frames) for _ in range(ROUNDS)]
        middle, least = median(spent for spent, _ in rounds), min(spent for spent, _ in rounds)
        worst = max(worst, middle)
        print(f"{exercise}: median {middle:.1f}, least {least:.1f} us a frame, {rounds[0][1]} repetitions")
    if worst > BOUND_US:
        raise SystemExit(f"{worst:.1f} us a frame is more than {BOUND_US:g}.")


if __name__ == "__main__":
    main()
