"""Videos: from pictures to landmarks and back to pictures with a figure on them. Needs the extra ``[video]``.

The versions are pinned below those that report to their maker over the network.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from math import hypot
from pathlib import Path
from typing import TYPE_CHECKING, Any

from strongback.coach.errors import CoachError, UsageError
from strongback.form import Frame
from strongback.form.events import WHY_WORDS, Cue
from strongback.form.landmarks import COUNT, FIELDS, VISIBILITY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

    from strongback.form import Engine

MODEL_VARIABLE = "STRONGBACK_POSE_MODEL"
MODELS = ("pose_landmarker_full.task", "pose_landmarker_lite.task")
THOUSAND = 1000
STDERR = 2
USUAL_FPS = 30.0
SEEN = 0.5
CUE_S = 3.0
# Blue, green and red.
LINE, JOINT, EDGE, WORDS = (202, 216, 116), (255, 255, 255), (20, 24, 20), (255, 255, 255)
DARKER = 4
HEAD_SHARE = 0.55
NOSE, EARS, SHOULDERS = 0, (7, 8), (11, 12)
BONES = (
    (11, 12), (11, 13), (13, 15), (12, 14), (14, 16), (11, 23), (12, 24), (23, 24), (23, 25), (25, 27), (24, 26),
    (26, 28), (27, 31), (28, 32), (7, 11), (8, 12),
)  # fmt: skip


class NoVideoError(CoachError):
    """The extra packages are not installed."""

    exit_code = 2

    def __init__(self) -> None:
        super().__init__("Videos need extra packages: pip install 'strongback[video]', or give a landmark file.")


class VideoLibraryError(CoachError):
    """The extra packages are there and cannot be loaded."""

    exit_code = 2

    def __init__(self, error: ImportError) -> None:
        super().__init__(
            f"Videos cannot be read here: {error}. On Debian, apt install libgl1 libglib2.0-0 brings what is missing."
        )


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
    except ModuleNotFoundError:
        raise NoVideoError from None
    except ImportError as error:
        raise VideoLibraryError(error) from None
    module: ModuleType = cv2
    return module


def _mediapipe() -> tuple[ModuleType, ModuleType, Any]:
    """Load the pose package and the two parts of it that are used."""
    try:
        import mediapipe  # noqa: PLC0415 - an extra
        from mediapipe.tasks.python import BaseOptions, vision  # noqa: PLC0415
    except ModuleNotFoundError:
        raise NoVideoError from None
    except ImportError as error:
        raise VideoLibraryError(error) from None
    return mediapipe, vision, BaseOptions


@contextmanager
def _muted() -> Iterator[None]:
    """Keep off the terminal what the pose package's native code tells its developers; it knows no setting for that."""
    sys.stderr.flush()
    kept, nowhere = os.dup(STDERR), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, STDERR)
    try:
        yield
    finally:
        os.dup2(kept, STDERR)
        os.close(kept)
        os.close(nowhere)


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
    t = -step
    while True:
        read, picture = capture.read()
        if not read:
            break
        # Telephones film at an uneven pace, so the picture's own time counts, where it has one that goes up.
        said = capture.get(cv2.CAP_PROP_POS_MSEC) / THOUSAND
        t = said if said > t else t + step
        yield t, picture
    capture.release()


def frames(file: Path, model: Path | None) -> Iterator[Frame]:
    """Yield the landmarks of each picture, without any where nobody is seen.

    Raises:
        NoVideoError, VideoLibraryError, NoModelError, UsageError: see there.

    """
    cv2 = _opencv()
    mediapipe, vision, base_options = _mediapipe()
    options = vision.PoseLandmarkerOptions(
        base_options=base_options(model_asset_path=str(find_model(model))), running_mode=vision.RunningMode.VIDEO
    )
    with _muted():
        opened = vision.PoseLandmarker.create_from_options(options)
    with opened as landmarker:
        for t, picture in pictures(file):
            height, width = picture.shape[:2]
            colours = cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)
            image = mediapipe.Image(image_format=mediapipe.ImageFormat.SRGB, data=colours)
            with _muted():
                found = landmarker.detect_for_video(image, round(t * THOUSAND))
            yield Frame.of(t, width, height, _points(found.pose_landmarks), _points(found.pose_world_landmarks))


def _points(bodies: Sequence[Sequence[Any]]) -> list[tuple[float, float, float, float]]:
    return [(point.x, point.y, point.z, point.visibility) for point in bodies[0]] if bodies else []


def draw(file: Path, overlay: Path, seen: Sequence[Frame], engine: Engine) -> Iterator[None]:
    """Write the video again with the figure, the count and the latest cue; yield once for each picture.

    Raises:
        UsageError: the new video cannot be written there.

    """
    cv2 = _opencv()
    writer: Any = None
    cue, until = "", 0.0
    for (_, picture), frame in zip(pictures(file), seen, strict=False):
        for event in engine.push(frame):
            if isinstance(event, Cue):
                cue, until = event.words, event.t + CUE_S
        if writer is None:
            writer = _writer(cv2, overlay, seen, picture)
        waiting = "" if engine.why is None else WHY_WORDS[engine.why]
        _figure(cv2, picture, frame)
        _words(cv2, picture, engine.count, cue if frame.t <= until else waiting)
        writer.write(picture)
        yield
    if writer is not None:
        writer.release()


def _writer(cv2: ModuleType, overlay: Path, seen: Sequence[Frame], picture: Any) -> Any:  # a cv2.VideoWriter
    height, width = picture.shape[:2]
    lasted = seen[-1].t - seen[0].t
    fps = (len(seen) - 1) / lasted if lasted > 0 else USUAL_FPS
    writer = cv2.VideoWriter(str(overlay), cv2.VideoWriter_fourcc(*"mp4v"), fps, (width, height))
    if not writer.isOpened():
        raise UsageError(f"{overlay}: cannot be written; name a file that ends in .mp4 in a folder that is there.")
    return writer


def _figure(cv2: ModuleType, picture: Any, frame: Frame) -> None:
    if not frame.values:
        return
    height, width = picture.shape[:2]
    points = [frame.values[at : at + FIELDS] for at in range(0, COUNT * FIELDS, FIELDS)]
    spots = [(round(x * width), round(y * height)) for x, y, *_ in points]
    thick = max(2, height // 240)
    for first, last in BONES:
        if min(points[first][VISIBILITY], points[last][VISIBILITY]) >= SEEN:
            cv2.line(picture, spots[first], spots[last], EDGE, thick + 3, cv2.LINE_AA)
            cv2.line(picture, spots[first], spots[last], LINE, thick, cv2.LINE_AA)
    for at in sorted({at for bone in BONES for at in bone} - set(EARS)):
        if points[at][VISIBILITY] >= SEEN:
            cv2.circle(picture, spots[at], thick + 2, EDGE, -1, cv2.LINE_AA)
            cv2.circle(picture, spots[at], thick + 1, JOINT, -1, cv2.LINE_AA)
    _head(cv2, picture, [spots[at] for at in (NOSE, *EARS, *SHOULDERS)], thick)


def _head(cv2: ModuleType, picture: Any, spots: Sequence[tuple[int, int]], thick: int) -> None:
    """Draw a ring about the head, as large as it is far from the shoulders, as the mirror does."""
    face, shoulders = spots[:3], spots[3:]
    middle = tuple(round(sum(axis) / len(face)) for axis in zip(*face, strict=True))
    between = tuple(sum(axis) / len(shoulders) for axis in zip(*shoulders, strict=True))
    radius = round(HEAD_SHARE * hypot(middle[0] - between[0], middle[1] - between[1]))
    cv2.circle(picture, middle, max(radius, thick), LINE, thick, cv2.LINE_AA)


def _words(cv2: ModuleType, picture: Any, count: int, says: str) -> None:
    """Write the count into the upper corner and a sentence below, on dark plates that any picture can lie under."""
    height, width = picture.shape[:2]
    unit = height / 24
    _plate(cv2, picture, str(count), (0.0, 0.0), (4.2 * unit, 4.2 * unit))
    if says:
        _plate(cv2, picture, says, (0.0, height - 2.2 * unit), (float(width), float(height)))


def _plate(cv2: ModuleType, picture: Any, text: str, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Write words into the middle of a dark plate, as large as it holds."""
    (left, top), (right, bottom) = (tuple(round(value) for value in corner) for corner in (start, end))
    picture[top:bottom, left:right] = picture[top:bottom, left:right] // DARKER
    font = cv2.FONT_HERSHEY_SIMPLEX
    (wide, high), _ = cv2.getTextSize(text, font, 1.0, 1)
    scale = min(0.9 * (right - left) / wide, 0.6 * (bottom - top) / high)
    thick = max(1, round(2 * scale))
    (wide, high), _ = cv2.getTextSize(text, font, scale, thick)
    at = ((left + right - wide) // 2, (top + bottom + high) // 2)
    cv2.putText(picture, text, at, font, scale, WORDS, thick, cv2.LINE_AA)
