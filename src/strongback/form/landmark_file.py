"""Landmark files: one JSON document on each line, with numbers of a body and never a picture of it.

The first line may be a header, ``{"landmarks": 1, "exercise": ..., ...}``; every other line is a frame,
``{"t": seconds, "width": pixels, "height": pixels, "image": [[x, y, z, visibility] * 33], "world": [...]}``.
Who gives one away gives angles and distances of their body, no face and no room. Lines in, lines out: reading and
writing files is left to who calls.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from strongback.form.frame import Frame
from strongback.knowledge.reading import BadDocumentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

VERSION = 1
DIGITS = 4


def read_lines(lines: Iterable[str], place: str) -> tuple[dict[str, Any], list[Frame]]:
    """Return the header, empty when there is none, and the frames.

    Raises:
        BadDocumentError: a line is neither; every such line is named.

    """
    header: dict[str, Any] = {}
    frames: list[Frame] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            raw = json.loads(line)
            if "landmarks" in raw and not frames:
                header = raw
            else:
                frames.append(Frame.from_document(raw))
        except (KeyError, TypeError, ValueError, AttributeError):
            problems.append(Problem(place, f"line {number}", "is no frame; each line holds t, image and world."))
    problems = problems or _unusable(header, frames, place)
    if problems:
        raise BadDocumentError(problems)
    return header, frames


def _unusable(header: Mapping[str, Any], frames: list[Frame], place: str) -> list[Problem]:
    if header and header.get("landmarks") != VERSION:
        return [Problem(place, "landmarks", f"must be {VERSION}; a newer version of Strongback wrote this file.")]
    if not frames:
        return [Problem(place, "", "holds no frame; record at least one repetition.")]
    if any(frame.width <= 0 or frame.height <= 0 for frame in frames):
        return [Problem(place, "width", "and height must be more than nothing.")]
    return []


def write_lines(frames: Iterable[Frame], header: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of a file, without their ends; four digits are a tenth of a pixel."""
    yield json.dumps({"landmarks": VERSION, **header}, separators=(",", ":"))
    for frame in frames:
        yield json.dumps(frame.document(DIGITS), separators=(",", ":"))
