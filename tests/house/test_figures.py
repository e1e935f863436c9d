from __future__ import annotations

import json
from array import array
from base64 import b64decode
from functools import cache
from itertools import pairwise

import pytest
from tools import contact_sheet, figures

from strongback.knowledge import catalogue
from strongback.motion.bones import BONES, bones_of
from strongback.motion.cycle import cycle

ROW = "seated-cable-row"


@cache
def baked() -> dict[str, bytes]:
    exercise = catalogue().exercises[ROW]
    assert exercise.motion is not None
    return figures.files_of(exercise, exercise.motion)


def frames(text: str) -> list[list[int]]:
    """Read frames as the figure does: sixteen bits, each the difference from the frame before."""
    numbers = array("h", b64decode(text))
    length = frame_length()
    now = [0] * length
    found = []
    for start in range(0, len(numbers), length):
        now = [(a + b + 32768) % 65536 - 32768 for a, b in zip(now, numbers[start : start + length], strict=True)]
        found.append(now)
    return found


def frame_length() -> int:
    props = json.loads(baked()[f"{ROW}.json"])["props"]
    return len(BONES) * 7 + sum(6 if each["form"] == "tube" else 3 for each in props if each["moves"])


def test_a_movement_is_baked_into_a_few_kilobytes() -> None:
    assert set(baked()) == {f"{ROW}{end}" for end in (".json", ".faults.json", ".svg", ".small.svg")}
    assert len(baked()[f"{ROW}.json"]) < 12_000
    assert len(baked()[f"{ROW}.small.svg"]) < 14_000


def test_the_frames_say_where_the_bones_are() -> None:
    exercise = catalogue().exercises[ROW]
    assert exercise.motion is not None
    said = json.loads(baked()[f"{ROW}.json"])
    first = frames(said["ways"][0])[0]
    body = cycle(exercise.motion, exercise.dose).parts[0].bodies[0]
    for number, bone in enumerate(bones_of(body).values()):
        assert first[number * 7 : number * 7 + 3] == [round(each * 1000) for each in bone.at]
        assert sum(each * each for each in first[number * 7 + 3 : number * 7 + 7]) ** 0.5 == pytest.approx(32767, abs=3)


def test_no_bone_turns_round_between_two_frames() -> None:
    for way in json.loads(baked()[f"{ROW}.json"])["ways"]:
        seen = frames(way)
        for before, after in pairwise(seen):
            for at in range(3, len(BONES) * 7, 7):
                assert sum(a * b for a, b in zip(before[at : at + 4], after[at : at + 4], strict=True)) > 0


def test_the_way_back_is_written_once() -> None:
    said = json.loads(baked()[f"{ROW}.json"])
    assert len(said["ways"]) == 1
    assert [part.get("back", False) for part in said["parts"]] == [False, True]
    assert [part["phase"] for part in said["parts"]] == ["concentric", "eccentric"]


def test_mistakes_are_baked_beside_it() -> None:
    said = json.loads(baked()[f"{ROW}.json"])
    wrong = json.loads(baked()[f"{ROW}.faults.json"])
    assert said["faults"] == list(wrong)
    assert "SB-F006" in wrong
    assert wrong["SB-F006"]["ways"] != said["ways"]


def test_the_surface_is_baked_once_for_all() -> None:
    said = figures.surface()
    assert said["bones"] == list(BONES)
    assert len(json.dumps(said)) < 80_000
    assert not any(patch["piece"].startswith("right") for patch in said["patches"])


def test_files_are_written_under_a_version_of_what_is_in_them(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    monkeypatch.setattr(figures, "all_files", lambda: {"a.json": b"{}"})
    (tmp_path / "assets" / "figures-old").mkdir(parents=True)
    version = figures.write(tmp_path)
    assert [each.name for each in (tmp_path / "assets").iterdir() if each.is_dir()] == [f"figures-{version}"]
    assert json.loads((tmp_path / "assets" / "figures.json").read_text("utf-8"))["version"] == version


def test_a_sheet_has_a_row_for_each_exercise_and_two_views() -> None:
    exercise = catalogue().exercises[ROW]
    svg = contact_sheet.sheet([exercise, exercise])
    assert svg.count("<text") == 2
    assert svg.count("<g transform") == 12
