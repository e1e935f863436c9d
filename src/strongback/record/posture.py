"""A posture snapshot: a few angles of one person under one camera, each with its error, to compare with themselves."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from strongback.knowledge.camera import CameraView

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

__all__ = [
    "CameraView",
    "Measured",
    "PostureMeasure",
    "PostureSnapshot",
    "measures_document",
    "measures_from_document",
]


class PostureMeasure(StrEnum):
    """What is measured, in degrees (evidence, section 5.1)."""

    HEAD_FORWARD = "head-forward-deg"
    SHOULDERS_FORWARD = "shoulders-forward-deg"
    SHOULDERS_LEVEL = "shoulders-level-deg"
    HIPS_LEVEL = "hips-level-deg"
    TRUNK_LEAN = "trunk-lean-deg"


@dataclass(frozen=True, slots=True)
class Measured:
    """A value and its error, half the width of what the same posture gives when it is measured again."""

    value: float
    error: float


@dataclass(frozen=True, slots=True)
class PostureSnapshot:
    """One snapshot; only those of the same view are compared with each other."""

    id: str
    day: date
    taken_at: datetime
    view: CameraView
    measures: Mapping[PostureMeasure, Measured]
    note: str = ""

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "id": self.id,
            "day": self.day.isoformat(),
            "taken_at": self.taken_at.isoformat(),
            "view": str(self.view),
            "measures": measures_document(self.measures),
            "note": self.note,
        }


def measures_document(measures: Mapping[PostureMeasure, Measured]) -> dict[str, Any]:
    """Return measures as plain data."""
    return {str(name): {"value": found.value, "error": found.error} for name, found in measures.items()}


def measures_from_document(raw: Mapping[str, Any]) -> dict[PostureMeasure, Measured]:
    """Read what ``measures_document`` wrote.

    Raises:
        KeyError, TypeError, ValueError: these are not measures.

    """
    return {PostureMeasure(name): Measured(found["value"], found["error"]) for name, found in raw.items()}
