"""``strongback form`` on a video, from picture to overlay; runs where the extra ``[video]`` and a pose model are.

The person is drawn by ``tools.clip``: nobody's film is kept here.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest
from tests.cli.terminal import run

from strongback.cli import video
from strongback.coach.errors import CoachError

if TYPE_CHECKING:
    from pathlib import Path

ROW, REPS = "seated-cable-row", 3
pytestmark = pytest.mark.filterwarnings("ignore")  # what other people's packages say of each other


@pytest.fixture(scope="module")
def cv2() -> Any:
    pytest.importorskip("mediapipe", reason="the extra [video] is not installed")
    try:
        video.find_model(None)
    except CoachError:
        pytest.skip("there is no pose model; make build fetches the mirror's")
    return pytest.importorskip("cv2")


@pytest.fixture(scope="module")
def clip(cv2: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tools.clip import FPS, Film  # noqa: PLC0415 - a second of work that a skipped test does not need

    row = Film(ROW, "side")
    pictures = [row.picture(number / FPS)[..., ::-1].copy() for number in range(round(row.seconds * FPS))]
    file = tmp_path_factory.mktemp("clip") / "row.mp4"
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter_fourcc(*"mp4v"), FPS, (640, 480))
    for picture in [*[pictures[0]] * FPS, *pictures * REPS, *[pictures[0]] * FPS]:
        writer.write(picture)
    writer.release()
    return file


def test_repetitions_are_counted_and_drawn_over_the_video(cv2: Any, clip: Path, tmp_path: Path) -> None:
    overlay, kept = tmp_path / "out.mp4", tmp_path / "row.jsonl"
    ran = run("form", str(clip), "--exercise", ROW, "--json", "--overlay", str(overlay), "--landmarks", str(kept))
    assert ran.code == 0
    result = ran.document()
    assert (result["summary"]["reps"], result["summary"]["verdict"], result["view"]) == (REPS, "clean", "side")
    assert run("form", str(kept), "--exercise", ROW, "--json").document()["summary"]["reps"] == REPS
    given, made = cv2.VideoCapture(str(clip)), cv2.VideoCapture(str(overlay))
    for about in (cv2.CAP_PROP_FRAME_COUNT, cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FPS):
        assert made.get(about) == pytest.approx(given.get(about), rel=0.01)
    (_, plain), (_, drawn) = given.read(), made.read()
    assert abs(plain.astype(int) - drawn.astype(int)).max() > 100
    assert drawn[10:20, 5:15].mean() < plain[10:20, 5:15].mean() / 2


def test_a_file_that_is_no_video_and_a_folder_that_is_not_there_are_refused(
    cv2: Any, clip: Path, tmp_path: Path
) -> None:
    assert cv2
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"not a video")
    refused = run("form", str(broken), "--exercise", ROW)
    assert refused.code == 2
    assert "is no video that can be read" in refused.err
    nowhere = run("form", str(clip), "--exercise", ROW, "--overlay", str(tmp_path / "nowhere" / "out.mp4"))
    assert nowhere.code == 2
    assert "cannot be written" in nowhere.err


def test_packages_that_cannot_be_loaded_are_not_said_to_be_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cv2.py").write_text("raise ImportError('libGL.so.1: cannot open shared object file')\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "cv2", raising=False)
    clip = tmp_path / "clip.mp4"
    clip.write_bytes(b"0000")
    ran = run("form", str(clip), "--exercise", ROW)
    assert ran.code == 2
    assert "libGL.so.1" in ran.err
    assert "apt install" in ran.err
