"""Videos: from pictures to landmarks and back to pictures with a figure on them. Needs the extra ``[video]``.

The versions are pinned below those that report to their maker over the network.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from strongback.coach.errors import CoachError, UsageError
from strongback.form import Frame
from strongback.form.events import Counted, Cue
from strongback.form.landmarks import COUNT, FIELDS, VISIBILITY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

    from strongback.form import Engine

MODEL_VARIABLE = "STRONGBACK_POSE_MODEL"
MODELS = ("pose_landmarker_full.task", "pose_landmarker_lite.task")
THOUSAND = 1000
USUAL_FPS = 30.0
SEEN = 0.5
CUE_S = 3.0
LINE, JOINT, WORDS = (255, 200, 60), (60, 60, 240), (255, 255, 255)
BONES = (
    (11, 12), (11, 13), (13, 15), (12, 14), (14, 16), (11, 23), (12, 24), (23, 24), (23, 25), (25, 27), (24, 26),
    (26, 28), (27, 31), (28, 32), (0, 7), (0, 8),
)  # fmt: skip


class NoVideoError(CoachError):
    """The extra packages are not installed."""

    exit_code = 2

    def __init__(self) -> None:
        super().__init__("Videos need extra packages: pip install 'strongback[video]', or give a landmark file.")


class NoModelError(CoachError):
    """There is no pose model on this machine."""

    exit_code = 2

    def __init__(self) -> None:
        super().__init__(
            f"No pose model was found: name one with --model FILE or {MODEL_VARIABLE}; make build fetches the mirror's."
        )


def _opencv() -> ModuleType:
    try:
        import cv2  # noqa: PLC0415 - an extra
    except ImportError:
        raise NoVideoError from None
    module: ModuleType = cv2
    return module


def find_model(model: Path | None) -> Path:
    """Return the pose model to use.

    Raises:
        NoModelError: there is none.

    """
    named = model or (Path(os.environ[MODEL_VARIABLE]) if MODEL_VARIABLE in os.environ else None)
    if named is not None:
        if not named.is_file():
            raise NoModelError
        return named
    package = Path(__file__).resolve().parent.parent
    found = [path for name in MODELS for path in sorted(package.rglob(name))]
    if not found:
        raise NoModelError
    return found[0]


def _opened(file: Path) -> Any:  # a cv2.VideoCapture
    capture = _opencv().VideoCapture(str(file))
    if not capture.isOpened():
        raise UsageError(f"{file}: is no video that can be read; name a video or a landmark file (.jsonl).")
    return capture


def length(file: Path) -> int:
    """Return how many pictures a video says it has."""
    capture = _opened(file)
    count = int(capture.get(_opencv().CAP_PROP_FRAME_COUNT))
    capture.release()
    return max(count, 0)


def pictures(file: Path) -> Iterator[tuple[float, Any]]:
    """Yield each picture with its time in seconds."""
    cv2 = _opencv()
    capture = _opened(file)
    step = 1.0 / (capture.get(cv2.CAP_PROP_FPS) or USUAL_FPS)
    number = 0
    while True:
        read, picture = capture.read()
        if not read:
            break
        yield number * step, picture
        number += 1
    capture.release()


def frames(file: Path, model: Path | None) -> Iterator[Frame]:
    """Yield the landmarks of each picture, without any where nobody is seen.

    Raises:
        NoVideoError, NoModelError, UsageError: see there.

    """
    cv2 = _opencv()
    try:
        import mediapipe  # noqa: PLC0415 - an extra
        from mediapipe.tasks.python import BaseOptions, vision  # noqa: PLC0415
    except ImportError:
        raise NoVideoError from None
    options = vision.PoseLandmarkerOptions(
        base_options=BaseOptions(model_asset_path=str(find_model(model))), running_mode=vision.RunningMode.VIDEO
    )
    with vision.PoseLandmarker.create_from_options(options) as landmarker:
        for t, picture in pictures(file):
            height, width = picture.shape[:2]
            colours = cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)
            image = mediapipe.Image(image_format=mediapipe.ImageFormat.SRGB, data=colours)
            found = landmarker.detect_for_video(image, round(t * THOUSAND))
            yield Frame.of(t, width, height, _points(found.pose_landmarks), _points(found.pose_world_landmarks))


def _points(bodies: Sequence[Sequence[Any]]) -> list[tuple[float, float, float, float]]:
    return [(point.x, point.y, point.z, point.visibility) for point in bodies[0]] if bodies else []


def draw(file: Path, overlay: Path, seen: Sequence[Frame], engine: Engine) -> Iterator[None]:
    """Write the video again with the figure, the count and the latest cue; yield once for each picture."""
    cv2 = _opencv()
    writer: Any = None
    says, until = "", 0.0
    for (_, picture), frame in zip(pictures(file), seen, strict=False):
        for event in engine.push(frame):
            if isinstance(event, Cue):
                says, until = event.words, event.t + CUE_S
            elif isinstance(event, Counted) and event.t > until:
                says = ""
        height, width = picture.shape[:2]
        if writer is None:
            fps = 1.0 / (seen[1].t - seen[0].t) if len(seen) > 1 else USUAL_FPS
            writer = cv2.VideoWriter(str(overlay), cv2.VideoWriter_fourcc(*"mp4v"), fps, (width, height))
        _figure(cv2, picture, frame)
        _words(cv2, picture, engine, says if frame.t <= until else "")
        writer.write(picture)
        yield
    if writer is not None:
        writer.release()


def _figure(cv2: ModuleType, picture: Any, frame: Frame) -> None:
    if not frame.values:
        return
    height, width = picture.shape[:2]
    points = [frame.values[at : at + FIELDS] for at in range(0, COUNT * FIELDS, FIELDS)]
    spots = [(round(x * width), round(y * height)) for x, y, *_ in points]
    for first, last in BONES:
        if min(points[first][VISIBILITY], points[last][VISIBILITY]) >= SEEN:
            cv2.line(picture, spots[first], spots[last], LINE, max(2, height // 240), cv2.LINE_AA)
    for first, last in BONES:
        for at in (first, last):
            if points[at][VISIBILITY] >= SEEN:
                cv2.circle(picture, spots[at], max(3, height // 180), JOINT, -1, cv2.LINE_AA)


def _words(cv2: ModuleType, picture: Any, engine: Engine, says: str) -> None:
    height = picture.shape[0]
    large, small = height / 240, height / 720
    at = (round(20 * small), round(70 * large / 2) + 10)
    font = cv2.FONT_HERSHEY_SIMPLEX
    for colour, wide in (((0, 0, 0), 6), (WORDS, 2)):
        cv2.putText(picture, str(engine.count), at, font, large, colour, wide, cv2.LINE_AA)
        if says:
            below = (at[0], height - round(30 * small))
            cv2.putText(picture, says, below, font, small, colour, wide, cv2.LINE_AA)
