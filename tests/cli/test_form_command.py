from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.cli.contracts import misfits
from tests.cli.terminal import run
from tests.coach.builders import a_set

from strongback.record.form_summary import FormSummary, Verdict
from strongback.store.opening import open_store

CORPUS = Path(__file__).parents[1] / "corpus"
PULLDOWN, WALKING = CORPUS / "lat-pulldown.full.jsonl.gz", CORPUS / "walking-two-people.full.jsonl.gz"
NUMBER = (int, float)
FAULT = {"code": str, "value": NUMBER, "threshold": NUMBER}
FORM = {
    "reps": [
        {
            "start": NUMBER, "turn": NUMBER, "end": NUMBER, "tempo": [NUMBER, NUMBER, NUMBER, NUMBER],
            "rom_deg": NUMBER, "faults": [FAULT], "confidence": NUMBER,
        }
    ],
    "summary": {
        "reps": int, "clean_reps": int, "verdict": {"clean", "watch", "breakdown", "unmeasured"}, "abstained": [str],
    },
}  # fmt: skip


def test_the_document_is_what_other_programs_rely_on() -> None:
    ran = run("form", str(PULLDOWN), "--exercise", "lat-pulldown", "--json")
    assert ran.code == 0
    assert misfits(ran.document(), FORM) == []
    assert ran.document()["summary"]["reps"] == 2


def test_a_person_reads_counts_tempo_and_what_to_ask() -> None:
    ran = run("form", str(PULLDOWN), "--exercise", "lat pulldown")
    assert "2 repetitions" in ran.out
    assert "What no camera sees; ask yourself" in ran.out


@pytest.mark.usefixtures("records")
def test_the_range_is_held_against_what_the_athlete_usually_reaches() -> None:
    def seen(*more: str) -> dict[str, Any]:
        document: dict[str, Any] = run("form", str(PULLDOWN), "--exercise", "lat-pulldown", "--json", *more).document()
        return document

    summary = FormSummary.from_document(seen()["summary"])
    clean = replace(summary, verdict=Verdict.CLEAN, rom_deg=2 * (summary.rom_deg or 0.0))
    today = datetime.now(UTC).date()
    open_store("me").add_facts([a_set(today, exercise="lat-pulldown", summary=clean) for _ in range(3)], [], [])
    assert seen()["rom_share"] is None
    assert seen("--athlete", "somebody else")["rom_share"] is None
    assert seen("--athlete", "me")["rom_share"] == pytest.approx(0.5)
    read = run("form", str(PULLDOWN), "--exercise", "lat-pulldown", "--athlete", "me").out
    assert "Range of motion: 50% of the usual one." in read


def test_walking_counts_nothing_and_says_why() -> None:
    ran = run("form", str(WALKING), "--exercise", "seated-cable-row")
    assert ran.code == 0
    assert "No repetition was counted." in ran.out
    assert "The camera looks from another side" in ran.out


def test_an_exercise_no_camera_judges_is_a_refusal() -> None:
    ran = run("form", str(PULLDOWN), "--exercise", "chin-tuck")
    assert ran.code == 1
    assert "is not judged by a camera" in ran.err


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("broken.jsonl", b"{}\n", "line 1: is no frame"),
        ("binary.jsonl", b"\xff\xfe\x00", "cannot be read as JSON lines"),
        ("packed.jsonl.gz", b"not packed", "cannot be read as JSON lines"),
        ("empty.jsonl", b"", "holds no frame"),
    ],
)
def test_a_file_that_is_no_set_is_refused(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    ran = run("form", str(file), "--exercise", "lat-pulldown")
    assert ran.code == 2
    assert says in ran.err


def test_an_unknown_exercise_and_an_overlay_without_a_video_are_refused(tmp_path: Path) -> None:
    assert run("form", str(PULLDOWN), "--exercise", "lat-puldwn-xyz").code == 2
    overlay = run("form", str(PULLDOWN), "--exercise", "lat-pulldown", "--overlay", str(tmp_path / "out.mp4"))
    assert overlay.code == 2
    assert "needs a video" in overlay.err


@pytest.mark.parametrize("name", ["kept.jsonl", "kept.jsonl.gz"])
def test_landmarks_are_kept_and_replayed(tmp_path: Path, name: str) -> None:
    kept = tmp_path / name
    first = run("form", str(PULLDOWN), "--exercise", "lat-pulldown", "--landmarks", str(kept), "--json")
    again = run("form", str(kept), "--exercise", "lat-pulldown", "--json")
    assert again.document()["summary"] == first.document()["summary"]


def test_a_video_without_the_extra_packages_says_what_to_install(tmp_path: Path) -> None:
    pytest.importorskip("strongback.cli.video")
    try:
        import cv2  # noqa: F401, PLC0415 - only to know whether the extra is there
    except ImportError:
        video = tmp_path / "set.mp4"
        video.write_bytes(b"0000")
        ran = run("form", str(video), "--exercise", "lat-pulldown")
        assert ran.code == 2
        assert "strongback[video]" in ran.err
