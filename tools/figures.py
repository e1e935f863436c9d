"""Writes what the web client shows of every movement: the solved motion of the figure, and still pictures.

``python tools/figures.py FOLDER`` writes ``assets/figures-VERSION/`` below a folder, where the version is made of what
is in it, so that a browser may keep the files for good:

- ``body.json``: the surface that all movements share, and on which bones it hangs;
- ``ID.json``: one repetition, as places and rotations of the bones at evenly spaced shares of each way;
- ``ID.faults.json``: the same movement done wrong in each way that its file lists and that can be drawn;
- ``ID.svg``: the beginning and the end side by side, with the working muscles; ``ID.small.svg``: the end alone, which
  the build of the client makes a bitmap (``web/build/stills.ts``).

Places are whole millimetres, rotations are unit quaternions times 32767; both are sixteen-bit numbers, the difference
of each frame from the one before, in base64. Standard library alone: the build of the wheel runs it too.
"""

from __future__ import annotations

import json
import shutil
import sys
from array import array
from base64 import b64encode
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from strongback.knowledge.loader import catalogue  # noqa: E402 - the package is found in the checkout first
from strongback.knowledge.motion import First  # noqa: E402
from strongback.motion.bones import BONES, bones_of  # noqa: E402
from strongback.motion.camera import look_of  # noqa: E402
from strongback.motion.cycle import Cycle, cycle  # noqa: E402
from strongback.motion.faults import can_plant, planted  # noqa: E402
from strongback.motion.muscles import blades, muscles  # noqa: E402
from strongback.motion.outline import FINE, SMALL  # noqa: E402
from strongback.motion.picture import document, frame_of, pieces_of, shifted  # noqa: E402
from strongback.motion.props import Shape, holds_something, shapes  # noqa: E402
from strongback.motion.surface import Part as Patch  # noqa: E402
from strongback.motion.surface import rest_bones, skin  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strongback.knowledge.exercise import Exercise
    from strongback.knowledge.motion import Motion
    from strongback.motion.bones import Bone
    from strongback.motion.skeleton import Figure
    from strongback.motion.vectors import Matrix

STEP = 2  # every second solved body is written; the figure turns in between
UNIT = 32767
FINE_PER_M = 10_000  # places of the surface are tenths of a millimetre
GAP_MM = 120  # between the two bodies of a still picture
SAME_MM = 2


def main() -> None:
    """Write everything below the folder that is named, and say which version it is."""
    print(write(Path(sys.argv[1])))


def write(folder: Path) -> str:
    """Write the files of every exercise that has a motion, in place of any older version; return the version.

    ``figures.json`` beside them names it, with the exercises that have none.
    """
    files = all_files()
    version = sha256(b"".join(name.encode() + text for name, text in sorted(files.items()))).hexdigest()[:12]
    known = catalogue().exercises.values()
    assets = folder / "assets"
    shutil.rmtree(assets, ignore_errors=True)
    place = assets / f"figures-{version}"
    place.mkdir(parents=True)
    for name, text in files.items():
        (place / name).write_bytes(text)
    said = {"version": version, "without": sorted(each.id for each in known if each.motion is None)}
    (assets / "figures.json").write_text(json.dumps(said), encoding="utf-8")
    return version


def all_files() -> dict[str, bytes]:
    """Return the text of every file by its name."""
    files = {"body.json": _json(surface())}
    moving = [each.id for each in catalogue().exercises.values() if each.motion is not None]
    with ProcessPoolExecutor() as processes:
        for found in processes.map(_files_called, moving, chunksize=4):
            files |= found
    return files


def _files_called(name: str) -> dict[str, bytes]:
    exercise = catalogue().exercises[name]
    return files_of(exercise, exercise.motion) if exercise.motion else {}


def files_of(exercise: Exercise, motion: Motion) -> dict[str, bytes]:
    """Return the files of one exercise."""
    solved = cycle(motion, exercise.dose)
    faults = {mistake.fault: each for mistake in exercise.mistakes if (each := ghost(exercise, motion, mistake.fault))}
    right = (
        movement(solved, motion, exercise.dose.rep_hold_s) | about(exercise, motion, solved) | {"faults": list(faults)}
    )
    return {
        f"{exercise.id}.json": _json(right),
        f"{exercise.id}.svg": still(solved, motion, exercise).encode(),
        f"{exercise.id}.small.svg": still(solved, motion, exercise, both=False).encode(),
        f"{exercise.id}.faults.json": _json(faults),
    }


def _json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


# The surface


def surface() -> dict[str, Any]:
    """Return the surface as the figure loads it: what lies on the left is mirrored there to make the right."""
    patches = [*skin(), *blades(), *(part for parts in muscles().values() for part in parts)]
    return {
        "bones": list(BONES),
        "rest": _packed([_pose(rest_bones(), None)]),
        "patches": [_patch(patch) for patch in patches if _across(patch) > -1e-6],  # noqa: PLR2004
    }


def _across(patch: Patch) -> float:
    places = [place[0] for row in patch.rows for place in row]
    mean = sum(places) / len(places)
    return mean if abs(mean) > 1e-3 else 0.0  # noqa: PLR2004


def _patch(patch: Patch) -> dict[str, Any]:
    flat = [place for row in patch.rows for place in row]
    binds = [bind for row in patch.binds for bind in row]
    led = [sorted(bind, key=lambda each: -each[1])[:4] for bind in binds]
    single = all(bind == led[0] and len(bind) == 1 for bind in led)
    found = {
        "kind": patch.kind,
        "piece": patch.piece,
        "rows": len(patch.rows),
        "closed": patch.closed,
        "mirror": _across(patch) > 0,
        "places": _b64(array("h", (round(number * FINE_PER_M) for place in flat for number in place))),
    }
    if single:
        return found | {"bone": BONES.index(led[0][0][0])}
    filled = [[*bind, *[(BONES[0], 0.0)] * (4 - len(bind))] for bind in led]
    found["led"] = _b64(array("B", (BONES.index(name) for bind in filled for name, _ in bind)))
    found["shares"] = _b64(array("B", (round(share * 255) for bind in filled for _, share in bind)))
    return found


# The movement


def about(exercise: Exercise, motion: Motion, solved: Cycle) -> dict[str, Any]:
    """Return what does not move: the direction to look from, hands, muscles, and what stands around."""
    first = _first(solved)
    seen = [place for body in solved.bodies for place in body.points]
    low, high = ([pick(axis) for axis in zip(*seen, strict=True)] for pick in (min, max))
    return {
        "yaw": look_of(motion.view).yaw_deg,
        "pitch": look_of(motion.view).pitch_deg,
        "open": [side for side in ("left", "right") if not holds_something(motion, side)],
        "muscles": {role: list(getattr(exercise.muscles, role)) for role in ("primary", "secondary", "stabiliser")},
        "box": [round(number * 1000) for number in (*low, *high)],
        "props": [_thing(shape) for shape in shapes(first, motion, first)],
    }


def _thing(shape: Shape) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": shape.kind, "form": shape.form, "moves": shape.moves}
    if shape.radius_m:
        found["radius"] = round(shape.radius_m, 4)
    if any(shape.size_m):
        found |= {"size": shape.size_m, "angle": shape.angle_deg}
    if not shape.moves:
        found["at"] = [round(number * 1000) for place in shape.places for number in place]
    return found


def _first(solved: Cycle) -> Figure:
    """Return the body at the beginning of a repetition."""
    return solved.parts[0].bodies[0]


def movement(solved: Cycle, motion: Motion, hold_s: float) -> dict[str, Any]:
    """Return the ways of one repetition and when each is gone; a way back over the same places is not written twice."""
    first = _first(solved)
    ways: list[tuple[Figure, ...]] = []
    parts: list[dict[str, Any]] = []
    for part in solved.parts:
        if not part.moves and parts:
            parts[-1]["stay"] = round(parts[-1]["stay"] + part.seconds, 3)
            continue
        way, back = _known(part.bodies, ways)
        if way == len(ways):
            ways.append(part.bodies)
        move, stay = (part.seconds, 0.0) if part.moves else (0.0, part.seconds)
        said = {"stop": part.stop, "way": way, "move": round(move, 3), "stay": round(stay, 3)}
        said |= {"back": True} if back else {}
        parts.append(said | ({"speeds": list(part.speeds)} if any(part.speeds) else {}))
    _say_phases(parts, motion, hold_s)
    return {"parts": parts, "ways": [_frames(way, motion, first) for way in ways]}


def _known(bodies: Sequence[Figure], ways: Sequence[Sequence[Figure]]) -> tuple[int, bool]:
    """Return the number of a way and whether it is gone backwards; a new way has the next number."""
    for number, way in enumerate(ways):
        for back in (False, True):
            other = way[::-1] if back else way
            if len(other) == len(bodies) and all(_same(a, b) for a, b in zip(bodies, other, strict=True)):
                return number, back
    return len(ways), False


def _same(a: Figure, b: Figure) -> bool:
    return all(
        abs(p - q) < SAME_MM / 1000
        for one, two in zip(a.points, b.points, strict=True)
        for p, q in zip(one, two, strict=True)
    )


def _say_phases(parts: list[dict[str, Any]], motion: Motion, hold_s: float) -> None:
    """Name the phases of a movement between two postures, so that a prescription's own tempo can be shown."""
    if len(parts) == 2 and motion.path[0].move_s is None:  # noqa: PLR2004
        phases = ("concentric", "eccentric")
        for part, phase in zip(parts, phases if motion.first is First.CONCENTRIC else phases[::-1], strict=True):
            part["phase"] = phase
            if phase == "concentric" and hold_s:
                part["hold"] = hold_s


def ghost(exercise: Exercise, motion: Motion, code: str) -> dict[str, Any] | None:
    """Return a movement done wrong, or nothing where that fault cannot be drawn."""
    if not can_plant(motion, code):
        return None
    wrong = planted(motion, code)
    solved = cycle(wrong.motion, exercise.dose)
    if wrong.phases is not None:
        solved = solved.retimed(wrong.phases)
    return movement(solved, wrong.motion, exercise.dose.rep_hold_s)


def _frames(bodies: Sequence[Figure], motion: Motion, first: Figure) -> str:
    frames: list[list[int]] = []
    for body in bodies[::STEP]:
        frame = _pose(bones_of(body), frames[-1] if frames else None)
        for shape in shapes(body, motion, first):
            if shape.moves:
                frame += [round(number * 1000) for place in shape.places for number in place]
        frames.append(frame)
    return _packed(frames)


def _pose(bones: dict[str, Bone], before: Sequence[int] | None) -> list[int]:
    """Return place and rotation of every bone; of the two quaternions of a rotation the one nearer to the last."""
    found: list[int] = []
    for number, bone in enumerate(bones.values()):
        turn = [round(part * UNIT) for part in quaternion(bone.turn)]
        old = before[number * 7 + 3 : number * 7 + 7] if before else turn
        if sum(a * b for a, b in zip(turn, old, strict=True)) < 0:
            turn = [-part for part in turn]
        found += [*(round(number * 1000) for number in bone.at), *turn]
    return found


def _packed(frames: Sequence[Sequence[int]]) -> str:
    """Return frames as differences; sixteen bits turn over, and so do they when they are added up again."""
    rows = [frames[0], *([b - a for a, b in zip(x, y, strict=True)] for x, y in pairwise(frames))]
    return _b64(array("h", ((number + 32768) % 65536 - 32768 for row in rows for number in row)))


def _b64(numbers: array[int]) -> str:
    if sys.byteorder == "big":
        numbers.byteswap()
    return b64encode(numbers.tobytes()).decode()


def quaternion(turn: Matrix) -> tuple[float, float, float, float]:
    """Return a rotation as x, y, z and w (Shepperd 1978).

    >>> quaternion(((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)))
    (0.0, 0.0, 0.0, 1.0)
    """
    (a, b, c), (d, e, f), (g, h, i) = turn
    square = max(a + e + i, a - e - i, e - a - i, i - a - e)
    half = sqrt(1 + square) / 2
    k = 1 / (4 * half)
    if square == a + e + i:
        found = (h - f) * k, (c - g) * k, (d - b) * k, half
    elif square == a - e - i:
        found = half, (b + d) * k, (c + g) * k, (h - f) * k
    elif square == e - a - i:
        found = (b + d) * k, half, (f + h) * k, (c - g) * k
    else:
        found = (c + g) * k, (f + h) * k, half, (d - b) * k
    size = sqrt(sum(part * part for part in found))
    x, y, z, w = (part / size for part in found)
    return x, y, z, w


# The stills


def still(solved: Cycle, motion: Motion, exercise: Exercise, *, both: bool = True) -> str:
    """Return the picture of the beginning and of the end with the working muscles, or of the end alone."""
    look, first = look_of(motion.view), _first(solved)
    last = end_of(solved)
    pen = FINE if both else SMALL
    end = pieces_of(last, motion, look, exercise.muscles, first, pen)
    if not both or last is first:
        return document(end, "")
    start = pieces_of(first, motion, look, None, first, pen)
    by = frame_of(start, 0)[2] - frame_of(end, 0)[0] + GAP_MM
    return document([*start, *shifted(end, by)], "")


def end_of(solved: Cycle) -> Figure:
    """Return the body that is farthest from the beginning: the other end, of a movement that comes back."""
    first = _first(solved)

    def away(body: Figure) -> float:
        return sum(
            abs(p - q) for a, b in zip(body.points, first.points, strict=True) for p, q in zip(a, b, strict=True)
        )

    return max((part.bodies[-1] for part in solved.parts), key=away)


if __name__ == "__main__":
    main()
