"""The camera mirror: its models, its files, and the same Python in a browser's runtime as here."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import struct
import subprocess
import sys
import zipfile
from array import array
from math import isclose
from pathlib import Path
from typing import Any

import pytest
from tools import client, mirror, pose_models

from strongback.form.landmarks import SIZE
from strongback.knowledge import catalogue

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "corpus"
POSE = mirror.MODULES / "@mediapipe" / "pose"
SAME = 1e-9
INSTALLED = pytest.mark.skipif(not POSE.is_dir(), reason="the packages of the web client are not installed")


# The models


@INSTALLED
def test_the_models_are_the_ones_that_were_tried() -> None:
    made = pose_models.pose_models(POSE)
    assert {name: hashlib.sha256(data).hexdigest() for name, data in made.items()} == pose_models.OUTPUTS


@INSTALLED
def test_a_model_keeps_its_own_bytes_behind_its_record() -> None:
    model = (POSE / "pose_landmark_lite.tflite").read_bytes()
    record = pose_models.scale_record(*pose_models.LANDMARKS_SCALE)
    longer = pose_models.with_record(model, record)
    assert longer.endswith(model)
    assert longer[4:8] == b"TFL3"
    assert record in longer[: -len(model)]
    assert (len(longer) - len(model)) % pose_models.ALIGNED == 0


def test_a_scale_record_says_mean_and_deviation() -> None:
    record = pose_models.scale_record(127.5, 127.5)
    assert record[4:8] == b"M001"
    assert record.count(struct.pack("<f", 127.5)) == 2


def test_what_is_no_model_is_refused() -> None:
    with pytest.raises(pose_models.ModelError, match="not a TFLite model"):
        pose_models.with_record(bytes(64), b"")


def test_another_file_than_the_one_that_was_tried_is_refused() -> None:
    with pytest.raises(pose_models.ModelError, match="delete web/node_modules"):
        pose_models.proven("pose_landmark_lite.tflite", b"something else", pose_models.INPUTS)


def test_members_of_a_bundle_lie_at_multiples_of_64_bytes() -> None:
    bundled = pose_models.bundle({"a": b"one", "longer-name": bytes(100), "c": b"three"})
    with zipfile.ZipFile(io.BytesIO(bundled)) as file:
        for entry in file.infolist():
            name_size, extra_size = struct.unpack_from("<HH", bundled, entry.header_offset + 26)
            assert (entry.header_offset + 30 + name_size + extra_size) % 64 == 0
        assert file.read("a") == b"one"


# The files


def test_the_engine_brings_everything_it_imports_and_nothing_else(tmp_path: Path) -> None:
    archive = tmp_path / "engine.zip"
    archive.write_bytes(mirror.engine())
    with zipfile.ZipFile(archive) as file:
        packages = {name.split("/")[1] for name in file.namelist() if name.count("/") > 1}
        assert all(name.endswith(".py") for name in file.namelist())
    assert packages == set(mirror.PACKAGES)
    ran = subprocess.run(  # noqa: S603 - our own interpreter, without anything that is installed
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(archive)!r}); import bridge"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.stderr == ""


def test_the_same_sources_give_the_same_engine() -> None:
    assert mirror.engine() == mirror.engine()


def test_a_folder_is_named_by_what_is_in_it(tmp_path: Path) -> None:
    files = {"a.json": b"{}" * 100, "b.bin": bytes(range(256))}
    mirror.write(files, tmp_path / "made")
    manifest = json.loads((tmp_path / "made" / mirror.MANIFEST).read_text())
    folder = tmp_path / "made" / manifest["folder"]
    assert sorted(file.name for file in folder.iterdir()) == ["a.json", "a.json.gz", "b.bin"]
    assert gzip.decompress((folder / "a.json.gz").read_bytes()) == files["a.json"]
    assert manifest["files"] == {"a.json": (folder / "a.json.gz").stat().st_size, "b.bin": 256}
    assert mirror.fingerprint(files) != mirror.fingerprint({**files, "b.bin": b""})


def test_what_is_there_is_not_written_again(tmp_path: Path) -> None:
    mirror.write({"a": b"1"}, tmp_path)
    (tmp_path / "left-alone").touch()
    mirror.write({"a": b"1"}, tmp_path)
    assert (tmp_path / "left-alone").exists()
    mirror.write({"a": b"2"}, tmp_path)
    assert not (tmp_path / "left-alone").exists()


def test_every_runtime_file_comes_from_a_pinned_package() -> None:
    package = json.loads((ROOT / "web" / "package.json").read_text(encoding="utf-8"))
    pinned = {"@mediapipe/tasks-vision": "0.10.35", "@mediapipe/pose": "0.5.1675469404", "pyodide": "314.0.7"}
    assert {name: package["dependencies"][name] for name in pinned} == pinned
    assert all(name.startswith(tuple(pinned)) for name in mirror.RUNTIME)


@INSTALLED
def test_the_runtime_files_are_the_ones_that_were_tried() -> None:
    assert len(mirror.runtime(mirror.MODULES)) == len(mirror.RUNTIME)


def test_a_reference_is_one_repetition_in_thousandths_of_the_picture() -> None:
    found = mirror.reference(catalogue().exercises["seated-cable-row"])
    assert found["view"] == "side"
    assert all(len(frame) == 2 * len(mirror.POINTS) for frame in found["frames"])
    assert all(-200 < value < 1200 for frame in found["frames"] for value in frame)
    assert len(found["frames"]) == pytest.approx(found["seconds"] * mirror.REFERENCE_FPS, abs=2)


def test_the_notice_names_what_is_served_and_its_licence() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for name in ("@mediapipe/tasks-vision 0.10.35", "@mediapipe/pose 0.5.1675469404", "pyodide 314.0.7"):
        assert name in notice


# The same Python there as here


def frames_of(clip: str) -> list[tuple[float, float, float, list[float]]]:
    """Return a clip's frames in the numbers that a browser has: 32 bits each."""
    lines = gzip.decompress((CORPUS / clip).read_bytes()).decode("utf-8").splitlines()[1:]
    found = []
    for line in lines:
        raw = json.loads(line)
        values = array("f", (value for part in (raw["image"], raw["world"]) for point in part for value in point))
        found.append((raw["t"], raw["width"], raw["height"], list(values)))
    return found


def here(rule: dict[str, Any], frames: list[tuple[float, float, float, list[float]]]) -> dict[str, Any]:
    """Return what the engine says of frames in this Python, through the same bridge."""
    sys.path.insert(0, str(mirror.BRIDGE.parent))
    try:
        import bridge  # type: ignore[import-not-found]  # noqa: PLC0415 - lies beside the worker that loads it
    finally:
        sys.path.pop(0)
    bridge.begin(json.dumps(rule))
    events: list[Any] = []
    for t, width, height, values in frames:
        if values:
            bridge.frame[:] = array("f", values)
        said = bridge.step(t, width, height, len(values) == SIZE)
        events += json.loads(said) if said else []
    return {"events": events, "result": json.loads(bridge.finish())}


def agree(one: Any, other: Any) -> bool:
    """Say whether two documents are the same but for the last bits of their numbers."""
    if isinstance(one, dict):
        return isinstance(other, dict) and one.keys() == other.keys() and all(agree(one[k], other[k]) for k in one)
    if isinstance(one, list):
        return isinstance(other, list) and len(one) == len(other) and all(map(agree, one, other))
    if isinstance(one, float) or isinstance(other, float):
        return isclose(one, other, rel_tol=SAME, abs_tol=SAME)
    return bool(one == other)


@INSTALLED
@pytest.mark.parametrize(
    ("exercise", "clip"),
    [
        ("seated-cable-row", "seated-cable-row.lite.jsonl.gz"),
        ("lat-pulldown", "lat-pulldown.full.jsonl.gz"),
        ("seated-cable-row", "walking-two-people.lite.jsonl.gz"),
    ],
)
def test_pyodide_and_cpython_say_the_same(exercise: str, clip: str, tmp_path: Path) -> None:
    archive = tmp_path / "engine.zip"
    archive.write_bytes(mirror.engine())
    asked = {"rule": catalogue().exercises[exercise].camera.document(), "frames": frames_of(clip)}
    node = client.node_folder() / "node"
    ran = subprocess.run(  # noqa: S603 - the project's own Node
        [str(node), str(ROOT / "tools" / "form_in_node.ts"), str(mirror.MODULES), str(archive)],
        input=json.dumps(asked), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    there, ours = json.loads(ran.stdout), here(asked["rule"], asked["frames"])  # type: ignore[arg-type]
    assert agree(ours["events"], there["events"])
    assert agree(ours["result"], there["result"])
    assert ours["events"]
