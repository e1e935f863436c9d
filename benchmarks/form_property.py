"""How well form reads back what motion made: counts, tempo, planted faults and false faults over many streams.

Every exercise that has both a movement and a camera rule is streamed with 1 to 15 repetitions of 0.8 to 6 seconds,
noise up to 1.5 % of the trunk's length, 10 to 60 pictures a second with lost and late ones, three statures, own views.
Run: ``python benchmarks/form_property.py [streams of each exercise] [exercise ...]``.
"""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from strongback.form import Engine
from strongback.knowledge import catalogue
from strongback.knowledge.camera import CameraView, First
from strongback.knowledge.vocabulary import Laterality, Pattern
from strongback.motion.faults import can_plant
from strongback.motion.landmarks import Camera
from strongback.motion.streams import Shot, Take, stream

if TYPE_CHECKING:
    from strongback.form import SetResult
    from strongback.knowledge.exercise import Exercise
    from strongback.motion.cycle import Phases

KNOWN = catalogue().exercises
# The first is turned round in its file, so that its stream hides the side that the camera sees; the second steps up to
# a bar between repetitions, which no count of turning points begins or ends with.
LEFT_OUT = ("prone-external-rotation", "eccentric-pull-up")
STREAMED = [
    name
    for name, exercise in KNOWN.items()
    if exercise.motion is not None and exercise.camera.sees and name not in LEFT_OUT
]
YAWS_DEG = {
    CameraView.SIDE: (90.0, -90.0, 78.0, -102.0),
    CameraView.FRONT: (0.0, 12.0, -12.0),
    CameraView.BACK: (180.0, 170.0, -168.0),
    CameraView.OBLIQUE: (45.0, -45.0),
}
WORKING_SIDE_DEG = (-90.0, -100.0, -82.0)
FPS, DROPS, LATE_S, STATURES_M = (10.0, 15.0, 24.0, 30.0, 60.0), (0.0, 0.05, 0.15), (0.0, 0.01), (1.55, 1.75, 1.95)
PLANTED_TEMPO: Phases = (2.0, 0.3, 1.2, 0.4)
MOST_REPS, FASTEST_S, SLOWEST_S, MOST_NOISE = 15, 0.8, 6.0, 0.015
A_TRUE_DROP_S = 1.05
TWO, FOUR = 2, 4
# A press is long where the arms are bent: what motion plants at its long end, the records call a short pull.
PRESSES = {"SB-F002": "SB-F003", "SB-F003": "SB-F002"}


def shot(exercise: Exercise, random: Random, *, most_noise: float = MOST_NOISE, code: str | None = None) -> Shot:
    """Return a way to film the exercise from one of its views, or one from which a fault can be judged."""
    views = _views(exercise, code)
    view = random.choice(sorted(views))
    working = exercise.laterality is Laterality.UNILATERAL and view is CameraView.SIDE
    return Shot(
        camera=Camera(yaw_deg=random.choice(WORKING_SIDE_DEG if working else YAWS_DEG[view])),
        fps=random.choice(FPS),
        noise=random.uniform(0, most_noise),
        drops=random.choice(DROPS),
        late_s=random.choice(LATE_S),
        stature_m=random.choice(STATURES_M),
    )


def _views(exercise: Exercise, code: str | None) -> set[CameraView]:
    rule = exercise.camera
    checks = [check for check in rule.faults if check.code == code]
    return {view for check in checks for view in check.views or rule.views} or set(rule.views)


def tempo_s(exercise: Exercise, random: Random, fastest_s: float, slowest_s: float) -> Phases | None:
    """Return a tempo whose repetition lasts so long, or None for a movement that is not between two postures."""
    if exercise.motion is None or len(exercise.motion.path) != TWO:
        return None
    whole = random.uniform(fastest_s, slowest_s)
    parts = [
        random.uniform(0.5, 2),
        random.choice((0, 0.3, 0.6)),
        random.uniform(0.5, 1.5),
        random.choice((0, 0.3, 0.6)),
    ]
    scale = whole / sum(parts)
    return parts[0] * scale, parts[1] * scale, parts[2] * scale, parts[3] * scale


def expected(exercise: Exercise, reps: int) -> int:
    """Return how many repetitions a person would count: a round of both sides is two."""
    motion = exercise.motion
    both = exercise.laterality is Laterality.ALTERNATING and motion is not None and len(motion.path) == FOUR
    return TWO * reps if both else reps


def named_as(exercise: Exercise, code: str) -> str:
    """Return what the exercise's record calls a planted fault."""
    press = exercise.pattern in {Pattern.HORIZONTAL_PUSH, Pattern.VERTICAL_PUSH}
    return PRESSES.get(code, code) if press and exercise.camera.first is First.ECCENTRIC else code


def planted_codes(exercise: Exercise) -> list[str]:
    """Return the faults that can be planted and that the exercise's record looks for."""
    if exercise.motion is None:
        return []
    codes = dict.fromkeys(check.code for check in exercise.camera.faults)
    return [code for code in codes if can_plant(exercise.motion, code) and named_as(exercise, code) in codes]


def read_back(
    exercise: Exercise, reps: int, tempo: Phases | None, seen: Shot, fault: str | None, random: Random
) -> SetResult:
    """Return what the engine makes of a stream."""
    two = exercise.motion is not None and len(exercise.motion.path) == TWO
    phases = (tempo or (PLANTED_TEMPO if fault else None)) if two else None
    engine = Engine(exercise.camera)
    for frame in stream(exercise, Take(reps=reps, phases=phases, fault=fault), seen, random):
        values = [number for points in (frame.image, frame.world) for point in points for number in point]
        engine.push_values(frame.t, frame.width, frame.height, values)
    return engine.finish()


@dataclass(slots=True)
class Score:
    """What the streams of one exercise came to."""

    streams: int = 0
    exact: int = 0
    false: int = 0
    planted: int = 0
    named: int = 0
    tempo_errors: list[float] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def score(name: str, streams: int) -> tuple[str, Score]:
    """Stream one exercise many times."""
    exercise, random, found = KNOWN[name], Random(name), Score()
    if exercise.camera.hold is None:
        for _ in range(streams):
            _clean(exercise, random, found)
    for code in planted_codes(exercise) if exercise.camera.hold is None else ():
        for _ in range(max(2, streams // 3)):
            _planted(exercise, code, random, found)
    return name, found


def _clean(exercise: Exercise, random: Random, found: Score) -> None:
    reps, tempo = random.randint(1, MOST_REPS), tempo_s(exercise, random, FASTEST_S, SLOWEST_S)
    seen = shot(exercise, random)
    result = read_back(exercise, reps, tempo, seen, None, random)
    count, want = len(result.reps), expected(exercise, reps)
    how = f"{seen.camera.yaw_deg:.0f} deg, {seen.fps:.0f} fps, noise {seen.noise:.4f}, tempo {tempo}"
    found.streams += 1
    found.exact += count == want
    if count != want:
        found.notes.append(f"counted {count} of {want}: {how}")
    elif tempo is not None:
        rest = 1 if exercise.camera.first is First.CONCENTRIC else 3
        phases_s = zip(range(FOUR), result.summary.tempo_s, tempo, strict=False)
        found.tempo_errors += [abs(got - true) for at, got, true in phases_s if reps > 1 or at != rest]
    true_drop = tempo is not None and tempo[0] < A_TRUE_DROP_S
    wrong = [fault for fault in result.summary.faults if not (true_drop and fault.code == "SB-F004")]
    found.false += bool(wrong)
    found.notes += [f"falsely {fault.code} {fault.value:.1f} in {fault.reps} of {want}: {how}" for fault in wrong]


def _planted(exercise: Exercise, code: str, random: Random, found: Score) -> None:
    want = named_as(exercise, code)
    seen = shot(exercise, random, code=want)
    result = read_back(exercise, 5, None, seen, code, random)
    named = {*(fault.code for fault in result.summary.faults), *result.hints}
    found.planted += 1
    found.named += want in named
    if want not in named:
        how = f"{seen.camera.yaw_deg:.0f} deg, {seen.fps:.0f} fps, noise {seen.noise:.4f}"
        found.notes.append(f"missed {want} ({len(result.reps)} counted, named {sorted(named)}): {how}")


def main() -> None:
    """Print the score of every exercise and of all."""
    streams = int(sys.argv[1]) if len(sys.argv) > 1 else 12
    names = sys.argv[2:] or STREAMED
    whole = Score()
    with ProcessPoolExecutor(2) as pool:
        for name, found in pool.map(partial(score, streams=streams), names):
            print(
                f"{name}: {found.exact}/{found.streams} exact, {found.named}/{found.planted} named, {found.false} false"
            )
            for note in found.notes:
                print(f"    {note}", flush=True)
            whole.streams, whole.exact = whole.streams + found.streams, whole.exact + found.exact
            whole.false, whole.planted = whole.false + found.false, whole.planted + found.planted
            whole.named += found.named
            whole.tempo_errors += found.tempo_errors
    print(
        f"exact {whole.exact}/{whole.streams}, false {whole.false}/{whole.streams}, named {whole.named}/{whole.planted}"
    )
    if whole.tempo_errors:
        print(f"tempo: median error {median(whole.tempo_errors):.3f} s")


if __name__ == "__main__":
    main()
