"""One picture's landmarks, with its time and size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from strongback.form.landmarks import COUNT, FIELDS, SIZE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Frame(NamedTuple):
    """Time in seconds, width and height in pixels, and 264 numbers, or none when nobody is in the picture."""

    t: float
    width: float
    height: float
    values: Sequence[float]

    @classmethod
    def of(
        cls,
        t: float,
        width: float,
        height: float,
        image: Sequence[Sequence[float]],
        world: Sequence[Sequence[float]],
    ) -> Frame:
        """Build a frame from 33 image and 33 world landmarks of x, y, z, visibility; empty lists mean nobody.

        Raises:
            ValueError: there are not 33 landmarks of four numbers each.

        """
        values = tuple(float(value) for landmarks in (image, world) for point in landmarks for value in point)
        if values and len(values) != SIZE:
            raise ValueError(f"A frame has {COUNT} image and {COUNT} world landmarks of {FIELDS} numbers each.")
        return cls(t, width, height, values)

    @classmethod
    def from_document(cls, raw: Mapping[str, Any]) -> Frame:
        """Read one line of a landmark file.

        Raises:
            KeyError, TypeError, ValueError: it is not a frame.

        """
        return cls.of(
            float(raw["t"]), float(raw.get("width", 1.0)), float(raw.get("height", 1.0)), raw["image"], raw["world"]
        )

    def document(self, digits: int = 5) -> dict[str, Any]:
        """Return it as plain data, rounded."""
        points = [
            [round(value, digits) for value in self.values[at : at + FIELDS]]
            for at in range(0, len(self.values), FIELDS)
        ]
        image, world = points[:COUNT], points[COUNT:]
        return {
            "t": round(self.t, digits), "width": self.width, "height": self.height, "image": image, "world": world
        }  # fmt: skip
