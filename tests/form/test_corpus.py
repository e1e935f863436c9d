from __future__ import annotations

import gzip
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from strongback.form import Engine
from strongback.form.landmark_file import read_lines
from strongback.knowledge import catalogue
from strongback.record.form_summary import Verdict

if TYPE_CHECKING:
    from strongback.form import Frame, SetResult

CORPUS = Path(__file__).parents[1] / "corpus"
FILES = sorted(CORPUS.glob("*.jsonl.gz"))


@cache
def opened(file: Path) -> tuple[dict[str, Any], list[Frame]]:
    return read_lines(gzip.decompress(file.read_bytes()).decode("utf-8").splitlines(), file.name)


def watched(file: Path, exercise: str | None = None) -> tuple[dict[str, Any], SetResult]:
    header, frames = opened(file)
    engine = Engine(catalogue().exercises[exercise or header["exercise"]].camera)
    for frame in frames:
        engine.push(frame)
    return header, engine.finish()


def test_there_is_a_corpus_to_look_at() -> None:
    assert len(FILES) >= 6


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_clip_says_where_it_is_from_and_what_is_true_of_it(file: Path) -> None:
    header, frames = opened(file)
    assert {"exercise", "reps", "model", "source", "licence"} <= set(header)
    assert header["exercise"] in catalogue().exercises
    assert all(a.t < b.t for a, b in pairwise(frames))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_clip_is_counted_as_its_header_says(file: Path) -> None:
    header, result = watched(file)
    assert len(result.reps) == header["reps"]
    assert set(header.get("faults", [])) <= {fault.code for fault in result.summary.faults}
    if "why" in header:
        assert str(result.why_not[0][0]) == header["why"]


@pytest.mark.parametrize(
    "exercise", [item for item in catalogue().exercises.values() if item.camera.sees], ids=lambda item: item.id
)
@pytest.mark.parametrize("file", [file for file in FILES if "walking" in file.name], ids=lambda file: file.name)
def test_two_people_walking_are_no_set_of_any_exercise(file: Path, exercise: Any) -> None:
    _, result = watched(file, exercise.id)
    assert result.reps == ()
    assert result.holds == ()
    assert result.summary.verdict is Verdict.UNMEASURED
    assert result.why_not
