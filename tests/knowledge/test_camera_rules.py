from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from strongback.knowledge.camera import (
    NEVER_SEEN,
    CameraRule,
    CameraView,
    FaultCheck,
    Side,
    Signal,
    Take,
    Within,
)
from strongback.knowledge.loader import DATA, catalogue, load
from strongback.knowledge.reading import BadDocumentError
from strongback.knowledge.vocabulary import MID_BACK_PATTERNS, Measure

if TYPE_CHECKING:
    from pathlib import Path

    from strongback.knowledge.exercise import Exercise

ROW = "exercises/seated-cable-row.toml"
KNOWN = catalogue().exercises
SEEN = [exercise for exercise in KNOWN.values() if exercise.camera.sees]


def by_id(exercise: Exercise) -> str:
    return exercise.id


def refusals(tmp_path: Path, pattern: str, line: str) -> list[str]:
    """Return what the loader says of a row whose camera table has another line in one place."""
    data = shutil.copytree(DATA, tmp_path / "data")
    path = data / ROW
    head, camera, tail = path.read_text("utf-8").partition("[camera]")
    changed, count = re.subn(rf"(?m)^{pattern}$", lambda _: line, tail, count=1)
    assert count, pattern
    path.write_text(head + camera + changed, "utf-8")
    with pytest.raises(BadDocumentError) as refused:
        load(data)
    return [str(problem) for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("pattern", "line", "says"),
    [
        (r"views = .*", "", f"{ROW}: camera.views: must be a list of texts"),
        (r"views = .*", 'views = ["sideways"]', f"{ROW}: camera.views: 'sideways' is not known. Did you mean side?"),
        (r'signal = "elbow"', 'signal = "elbows"', f"{ROW}: camera.signal: 'elbows' is not one of"),
        (r'turn = "low"', 'turn = "deep"', f"{ROW}: camera.turn: 'deep' is not one of low, high."),
        (r"prominence = .*", "prominence = 900", f"{ROW}: camera.prominence: 900 is not possible"),
        (
            r"prominence = .*",
            "promnence = 25",
            f"{ROW}: camera.promnence: is not a known key. Did you mean prominence?",
        ),
        (r"course = .*", "course = [0.5, 0.4]", f"{ROW}: camera.course: must be 8 rising numbers"),
        (r"place = .*", "", f"{ROW}: camera.place: is missing; add it as a text."),
        (r"elbow = .*", "elbow = [170, 90]", f"{ROW}: camera.start.elbow: must be a range [low, high]"),
        (r"elbow = .*", 'elbow = ["a", 90]', f"{ROW}: camera.start.elbow: must be two numbers [low, high]."),
        (r"elbow = .*", "elbo = [90, 170]", f"{ROW}: camera.start.elbo: is not a signal; use one of"),
        (r"elbow = .*", "", f"{ROW}: camera.start: is missing; say with one signal"),
        (r"dead_band = .*", "", f"{ROW}: camera.faults[0].dead_band: is missing"),
        (r"below = -10", "above = 1\nbelow = 2", f"{ROW}: camera.faults[0].above: or below must be given"),
        (r"below = -10", "", f"{ROW}: camera.faults[0].above: or below must be given"),
        (r'take = "turn"', 'take = "top"', f"{ROW}: camera.faults[0].take: 'top' is not one of"),
        (r'fault = "SB-F014"', 'fault = "SB-F099"', f"{ROW}: camera.faults: 'SB-F099'"),
        (r'fault = "SB-F014"', 'fault = "SB-F020"', f"{ROW}: camera: SB-F014 is a mistake here; check it"),
    ],
)
def test_a_broken_camera_table_is_refused_with_its_place(tmp_path: Path, pattern: str, line: str, says: str) -> None:
    assert any(problem.startswith(says) for problem in refusals(tmp_path, pattern, line)), refusals


def test_a_blind_exercise_says_nothing_but_why(tmp_path: Path) -> None:
    data = shutil.copytree(DATA, tmp_path / "data")
    path = data / "exercises/chin-tuck.toml"
    path.write_text(path.read_text("utf-8").replace("[camera]", '[camera]\nviews = ["side"]'), "utf-8")
    with pytest.raises(BadDocumentError, match=r"camera\.views: is not a known key"):
        load(data)


@pytest.mark.parametrize("exercise", KNOWN.values(), ids=by_id)
def test_every_exercise_says_what_a_camera_sees_of_it_or_why_it_sees_nothing(exercise: Exercise) -> None:
    camera = exercise.camera
    assert camera.sees != bool(camera.blind)
    assert (camera.place if camera.sees else camera.blind).endswith(".")
    assert all(question.endswith("?") for question in camera.asks)


@pytest.mark.parametrize("exercise", SEEN, ids=by_id)
def test_every_mistake_is_looked_for_or_admitted_to_be_out_of_sight(exercise: Exercise) -> None:
    looked_for = {check.code for check in exercise.camera.faults}
    assert {mistake.fault for mistake in exercise.mistakes} <= looked_for | set(exercise.camera.abstains)
    assert not looked_for & set(exercise.camera.abstains)


@pytest.mark.parametrize("exercise", SEEN, ids=by_id)
def test_what_is_out_of_sight_is_asked(exercise: Exercise) -> None:
    assert exercise.camera.asks


@pytest.mark.parametrize("exercise", SEEN, ids=by_id)
def test_seconds_are_counted_where_the_dose_is_in_seconds(exercise: Exercise) -> None:
    assert (exercise.camera.hold is not None) == (exercise.dose.measure is Measure.HOLD)


@pytest.mark.parametrize("exercise", [item for item in SEEN if item.motion and len(item.motion.path) == 2], ids=by_id)
def test_the_camera_and_the_movement_agree_on_which_half_comes_first(exercise: Exercise) -> None:
    assert exercise.motion is not None
    assert str(exercise.motion.first) == str(exercise.camera.first)


@pytest.mark.parametrize("exercise", KNOWN.values(), ids=by_id)
def test_a_rule_survives_its_way_to_the_browser(exercise: Exercise) -> None:
    assert CameraRule.from_document(exercise.camera.document()) == exercise.camera


def test_most_movements_for_the_mid_back_can_be_judged() -> None:
    mid_back = [exercise for exercise in KNOWN.values() if exercise.pattern in MID_BACK_PATTERNS]
    assert sum(exercise.camera.sees for exercise in mid_back) >= 0.85 * len(mid_back)


def test_pulling_arms_first_is_never_more_than_a_hint() -> None:
    checks = [check for exercise in SEEN for check in exercise.camera.faults if check.code == "SB-F007"]
    assert checks
    assert all(check.hint for check in checks)


def test_a_fault_begins_where_the_dead_band_ends() -> None:
    check = FaultCheck("SB-F001", Signal.LEAN, Side.NEAR, Take.SWING, 10.0, None, 5.0, (CameraView.SIDE,), hint=False)
    assert [check.excess(value) > 1 for value in (9.0, 14.9, 15.0, 15.1)] == [False, False, False, True]
    low = FaultCheck("SB-F002", Signal.ELBOW, Side.NEAR, Take.START, None, 155.0, 5.0, (), hint=False)
    assert [low.excess(value) > 1 for value in (156.0, 150.0, 149.9)] == [False, False, True]


def test_a_range_survives_as_plain_data() -> None:
    within = Within(Signal.HIP, Side.MEAN, 10.0, 20.0)
    assert Within.from_document(within.document()) == within


def test_what_nobody_sees_has_names() -> None:
    assert set(NEVER_SEEN) == {"scapular-retraction", "bracing", "spine-rounding", "pain"}
