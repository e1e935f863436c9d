"""The camera mirror: what the form engine costs in Pyodide, and the whole chain in a browser, camera to count.

Bounds: 60 microseconds a frame in Pyodide, the median of nine rounds; at least 95 of 100 pictures that the
slower of pose model and camera could give alone; memory that grows by less than 5 percent once the pose
model has been chosen. Run: ``make bench`` or
``python benchmarks/mirror.py``; it needs a Chromium. ``STRONGBACK_CLIP`` names an MJPEG of somebody who trains, else
the camera is Chromium's test pattern with nobody in it; ``MIRROR_MINUTES`` says for how long (1).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.form import CLIPS, frames_of  # noqa: E402 - the folder is named first
from tools import client, mirror  # noqa: E402

from strongback.knowledge import catalogue  # noqa: E402

FIGURES = ROOT / "build" / "measures" / "mirror.json"
FRAMES = 2_000
ROUNDS = 9
BOUND_US = 60.0
LEAST_SHARE = 0.95
MOST_GROWTH = 1.05
MB = 1_000_000


def pyodide(exercise: str, clip: str, archive: Path) -> list[float]:
    """Return microseconds of CPU for each frame, one figure a round."""
    frames = [
        [frame.t, frame.width, frame.height, [round(value, 5) for value in frame.values]]
        for frame in frames_of(clip)[:FRAMES]
    ]
    asked = {"rule": catalogue().exercises[exercise].camera.document(), "frames": frames, "rounds": ROUNDS}
    node = client.node_folder() / "node"
    done = subprocess.run(  # noqa: S603 - the project's own Node
        [str(node), str(ROOT / "tools" / "form_in_node.ts"), str(mirror.MODULES), str(archive)],
        input=json.dumps(asked), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [float(us) for us in json.loads(done.stdout)["us"]]


def in_pyodide() -> bool:
    """Print what the engine costs in Pyodide and say whether the bound holds."""
    well = True
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder, mirror.ENGINE)
        archive.write_bytes(mirror.engine())
        for exercise, clip in CLIPS.items():
            rounds = pyodide(exercise, clip, archive)
            well &= median(rounds) <= BOUND_US
            print(f"{exercise}: median {median(rounds):.1f}, least {min(rounds):.1f} us a frame in Pyodide ", end="")
            print(f"(bound {BOUND_US:g})")
    return well


def chain() -> bool:
    """Print what the chain in the browser gives and say whether the bounds hold."""
    FIGURES.unlink(missing_ok=True)
    client.in_browser("../benchmarks/browser/mirror.config.ts", failing="The chain cannot be measured.")
    seen: dict[str, Any] = json.loads(FIGURES.read_text(encoding="utf-8"))
    own = min(seen["camera"], 1000 / seen["mean"])
    share = seen["fps"] / own
    who = f"{seen['counted']} counted" if seen["clip"] else "nobody in the picture"
    print(f"chain: {seen['fps']:.1f} pictures a second for {seen['minutes']} minutes, {who}")
    print(
        f"chain: the camera gives {seen['camera']:.1f}, the model takes {seen['mean']:.1f} ms ({seen['ms']:.1f} median)"
    )
    print(f"chain: {share:.1%} of what the slower of them gives alone (bound {LEAST_SHARE:.0%})")
    memory = [bytes_ / MB for bytes_ in seen["memory"]]
    settled = memory[seen["settled"] :]
    growth = median(settled[-3:]) / median(settled[:3])
    minutes = seen["minutes"] * len(settled) / len(memory)
    print(f"chain: renderers {memory[0]:.0f} MB; {seen['changes']} changes of the pose model; ", end="")
    print(f"from {settled[0]:.0f} to {settled[-1]:.0f} MB in the {minutes:.1f} minutes after ({growth - 1:+.1%})")
    print(f"chain: {seen['step']:.0f} us for a frame in the form worker, as a browser's clock can tell")
    return bool(share >= LEAST_SHARE and growth <= MOST_GROWTH)


def main() -> None:
    """Measure and print; fail when a bound is not held."""
    well = [in_pyodide()]
    try:
        well.append(chain())
    except client.ClientError as error:
        sys.exit(str(error))
    if not all(well):
        sys.exit("A bound does not hold.")


if __name__ == "__main__":
    main()
