"""``strongback form``: count and judge a set from a landmark file, or from a video with the extra ``[video]``."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from strongback.cli import context
from strongback.cli.output import page, print_json
from strongback.coach.errors import CoachError, UsageError
from strongback.coach.quick_line import LineError, find_exercise
from strongback.coach.usual_range import usual_range
from strongback.form import Engine
from strongback.form.events import WHY_WORDS
from strongback.form.landmark_file import read_lines, write_lines
from strongback.form.summing import cue_words
from strongback.knowledge import catalogue
from strongback.record.form_summary import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from strongback.form import Frame, SetResult
    from strongback.knowledge.camera import CameraView
    from strongback.knowledge.exercise import Exercise

LANDMARKS = (".jsonl", ".jsonl.gz", ".ndjson")
VERDICT_WORDS = {
    Verdict.CLEAN: "clean",
    Verdict.WATCH: "something to watch",
    Verdict.BREAKDOWN: "the form broke down",
    Verdict.UNMEASURED: "not measured: too little was seen",
}


class NotJudgedError(CoachError):
    """The camera cannot judge this exercise."""

    def __init__(self, exercise: Exercise) -> None:
        super().__init__(f"{exercise.name} is not judged by a camera. {exercise.camera.blind} Log it by hand.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--exercise", "name", required=True, metavar="ID", help="Which exercise the set is of.")
@click.option(
    "--athlete",
    metavar="NAME",
    callback=context.as_name_or_none,
    help="Hold the range of motion against what this athlete usually reaches.",
)
@click.option("--overlay", type=click.Path(path_type=Path), help="Write the video again with figure, count and cues.")
@click.option("--landmarks", type=click.Path(path_type=Path), help="Keep the landmarks as a file, without the picture.")
@click.option("--model", type=click.Path(path_type=Path), help="The pose model; by default the one of the mirror.")
@context.json_option
def command(
    *,
    file: Path,
    name: str,
    athlete: str | None,
    overlay: Path | None,
    landmarks: Path | None,
    model: Path | None,
    as_json: bool,
) -> int:
    """Count the repetitions of a set, measure tempo and range, and name what to mind in the next one.

    FILE is a landmark file (JSON lines) or a video. Nothing leaves this machine and no picture is kept.
    """
    exercise = _exercise(name)
    if not exercise.camera.sees:
        raise NotJudgedError(exercise)
    usual = _usual(athlete, exercise)
    if file.name.endswith(LANDMARKS):
        if overlay is not None:
            raise UsageError("--overlay needs a video; a landmark file has no picture to draw on.")
        frames: Sequence[Frame] = _read(file)
    else:
        frames = _watch(file, model)
    engine = Engine(exercise.camera, baseline_rom=usual)
    for frame in _with_progress(frames):
        engine.push(frame)
    result = engine.finish()
    if landmarks is not None:
        _keep(landmarks, frames, exercise)
    if overlay is not None:
        _draw(file, overlay, frames, exercise)
    if as_json:
        print_json(result.document())
    else:
        _show(result, exercise)
    return 0


def _exercise(name: str) -> Exercise:
    try:
        return find_exercise(name, catalogue())
    except LineError as error:
        raise UsageError(str(error)) from None


def _usual(athlete: str | None, exercise: Exercise) -> Mapping[CameraView, float]:
    """Return what the athlete usually reaches; without a name no records are opened."""
    if athlete is None:
        return {}
    return usual_range(context.store(athlete), exercise, context.now().date()).by_view


def _read(file: Path) -> list[Frame]:
    try:
        raw = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
        lines = raw.decode("utf-8").splitlines()
    except (OSError, UnicodeDecodeError, EOFError):
        raise UsageError(f"{file}: cannot be read as JSON lines; name a landmark file or a video.") from None
    return read_lines(lines, str(file))[1]


def _watch(file: Path, model: Path | None) -> list[Frame]:
    from strongback.cli import video  # noqa: PLC0415 - the extra is needed for a video alone

    with click.progressbar(
        length=video.length(file), label="Looking for the body", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        frames = []
        for frame in video.frames(file, model):
            frames.append(frame)
            bar.update(1)
    return frames


def _with_progress(frames: Sequence[Frame]) -> Iterator[Frame]:
    with click.progressbar(
        frames, label="Counting", file=sys.stderr, hidden=not sys.stderr.isatty(), update_min_steps=100
    ) as bar:
        yield from bar


def _keep(file: Path, frames: Iterable[Frame], exercise: Exercise) -> None:
    text = "\n".join(write_lines(frames, {"exercise": exercise.id})) + "\n"
    file.write_bytes(gzip.compress(text.encode("utf-8")) if file.suffix == ".gz" else text.encode("utf-8"))


def _draw(file: Path, overlay: Path, frames: Sequence[Frame], exercise: Exercise) -> None:
    from strongback.cli import video  # noqa: PLC0415

    with click.progressbar(length=len(frames), label="Drawing", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        for _ in video.draw(file, overlay, frames, Engine(exercise.camera)):
            bar.update(1)


def _show(result: SetResult, exercise: Exercise) -> None:
    summary = result.summary
    page().heading(exercise.name)
    page().line(_count(result))
    page().line(f"Verdict: {VERDICT_WORDS[summary.verdict]}. Seen in {summary.coverage:.0%} of the pictures.")
    if result.rom_share is not None:
        page().line(f"Range of motion: {result.rom_share:.0%} of the usual one.")
    if result.reps:
        columns = ("Rep", "At", "Tempo e-p-c-p", "Range", "Trust", "Faults")
        page().table(columns, [_row(number, result) for number in range(len(result.reps))])
    for fault in summary.faults:
        page().bullet(f"{cue_words(fault.code)} [{fault.code}, in {fault.reps}: {fault.value:.0f}]")
    for code in result.hints:
        page().bullet(f"A hint: {cue_words(code)} [{code}]")
    if not result.reps and not result.holds:
        for why, seconds in result.why_not:
            page().bullet(f"{WHY_WORDS[why]} ({seconds:.0f} s)")
    if exercise.camera.asks:
        page().heading("What no camera sees; ask yourself")
        for question in exercise.camera.asks:
            page().bullet(question)


def _count(result: SetResult) -> str:
    summary = result.summary
    if summary.held_s is not None:
        return f"Held for {summary.held_s:.0f} seconds." if summary.held_s else "No hold was seen."
    if not summary.reps:
        return "No repetition was counted."
    return f"{summary.reps} repetition{'' if summary.reps == 1 else 's'}, {summary.clean_reps} of them clean."


def _row(number: int, result: SetResult) -> tuple[str, ...]:
    rep = result.reps[number]
    tempo = "-".join(f"{phase:.1f}" for phase in rep.tempo) if rep.complete else "unfinished"
    faults = ", ".join(dict.fromkeys(fault.code for fault in rep.faults)) or "-"
    return (str(number + 1), f"{rep.start:.1f} s", tempo, f"{rep.rom:.0f}", f"{rep.confidence:.0%}", faults)
