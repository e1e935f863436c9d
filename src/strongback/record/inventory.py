"""What a person owns to load a movement with, so that every prescribed load exists."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from strongback.knowledge.vocabulary import Implement

if TYPE_CHECKING:
    from strongback.knowledge.reading import Table

MOST_PLATE_PAIRS = 16
MOST_STEPS = 400
USUAL_BAR_KG = 20.0
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Inventory:
    """The loads a person owns; None means they have not said, so a usual set is assumed.

    ``plate_pairs_kg`` holds one entry for each pair of plates. ``bands`` go from the lightest to the heaviest
    in the person's own words: colours mean nothing between makers, so a force is only estimated for a known brand.
    """

    dumbbells_kg: tuple[float, ...] | None = None
    kettlebells_kg: tuple[float, ...] | None = None
    medicine_balls_kg: tuple[float, ...] | None = None
    bar_kg: float | None = None
    plate_pairs_kg: tuple[float, ...] | None = None
    stack_kg: tuple[float, ...] | None = None
    bands: tuple[str, ...] | None = None
    bands_brand: str = ""

    def says(self, implement: Implement) -> bool:
        """Say whether the person told us what they own for an implement."""
        return self.bands is not None if implement is Implement.BAND else self._told(implement) is not None

    def kilograms(self, implement: Implement) -> tuple[float, ...]:
        """Return every load in kilograms that can be made with an implement, lightest first."""
        if implement is Implement.BARBELL:
            pairs = self.plate_pairs_kg if self.plate_pairs_kg is not None else ASSUMED.plate_pairs_kg
            return _bar_loads(self.bar_kg or USUAL_BAR_KG, pairs or ())
        told = self._told(implement)
        found = told if told is not None else ASSUMED._told(implement)
        return tuple(sorted(set(found or ())))

    def _told(self, implement: Implement) -> tuple[float, ...] | None:
        return {
            Implement.DUMBBELL: self.dumbbells_kg,
            Implement.DUMBBELL_PAIR: self.dumbbells_kg,
            Implement.KETTLEBELL: self.kettlebells_kg,
            Implement.MEDICINE_BALL: self.medicine_balls_kg,
            Implement.BARBELL: self.plate_pairs_kg,
            Implement.STACK: self.stack_kg,
        }.get(implement)

    @property
    def bands_in_order(self) -> tuple[str, ...]:
        """The person's bands from light to heavy, or an assumed three."""
        return self.bands if self.bands is not None else (ASSUMED.bands or ())


ASSUMED = Inventory(
    dumbbells_kg=tuple(float(kg) for kg in (*range(1, 11), *range(12, 41, 2))),
    kettlebells_kg=(4.0, 6.0, 8.0, 10.0, 12.0, 16.0, 20.0, 24.0),
    medicine_balls_kg=(2.0, 3.0, 4.0, 5.0, 6.0),
    bar_kg=USUAL_BAR_KG,
    plate_pairs_kg=(20.0, 20.0, 10.0, 5.0, 2.5, 1.25),
    stack_kg=tuple(float(kg) for kg in range(5, 101, 5)),
    bands=("light", "medium", "heavy"),
)


@lru_cache(maxsize=64)
def _bar_loads(bar_kg: float, plate_pairs_kg: tuple[float, ...]) -> tuple[float, ...]:
    """Return every weight the bar can have with whole pairs of plates."""
    sums = {0.0}
    for plate in plate_pairs_kg:
        sums |= {round(total + 2 * plate, 3) for total in sums}
    return tuple(sorted(round(bar_kg + total, 3) for total in sums))


def read_inventory(table: Table) -> Inventory:
    """Read the ``[inventory]`` table of a profile."""
    inventory = Inventory(
        dumbbells_kg=_weights(table, "dumbbells_kg", 100),
        kettlebells_kg=_weights(table, "kettlebells_kg", 100),
        medicine_balls_kg=_weights(table, "medicine_balls_kg", 30),
        bar_kg=table.optional_number("bar_kg", 1, 50),
        plate_pairs_kg=_weights(table, "plate_pairs_kg", 50),
        stack_kg=_weights(table, "stack_kg", 400),
        bands=_bands(table),
        bands_brand=table.text("bands_brand", ""),
    )
    if inventory.plate_pairs_kg and len(inventory.plate_pairs_kg) > MOST_PLATE_PAIRS:
        table.complain("plate_pairs_kg", f"lists more than {MOST_PLATE_PAIRS} pairs; keep those you use.")
    table.refuse_the_rest()
    return inventory


def _weights(table: Table, key: str, high: float) -> tuple[float, ...] | None:
    """Read a list of weights, or a range written ``{ first = 5, step = 5, last = 100 }``."""
    raw = table.take(key)
    if raw is None:
        return None
    if isinstance(raw, dict):
        before = len(table.problems)
        ruler = table.table(key)
        first, step, last = (ruler.number(part, 0.1, high) for part in ("first", "step", "last"))
        ruler.refuse_the_rest()
        if len(table.problems) > before:
            return None
        if last < first or (last - first) / step > MOST_STEPS:
            table.complain(key, f"must go from first up to last in at most {MOST_STEPS} steps.")
            return None
        count = math.floor((last - first) / step + 1e-9)
        return tuple(round(first + at * step, 3) for at in range(count + 1))
    numbers = isinstance(raw, list) and all(type(item) in (int, float) and 0 < item <= high for item in raw)
    if not numbers:
        table.complain(key, f"must be a list of weights in kg above 0 and up to {high:g}.")
        return None
    weights = tuple(float(item) for item in raw)
    return weights if key == "plate_pairs_kg" else tuple(sorted(set(weights)))


def _bands(table: Table) -> tuple[str, ...] | None:
    if not table.has("bands"):
        return None
    bands = table.texts("bands")
    if len(set(bands)) < len(bands):
        table.complain("bands", "names a band twice; give each its own name, lightest first.")
    if any(len(band) > LONGEST_NAME for band in bands):
        table.complain("bands", f"holds a name of more than {LONGEST_NAME} characters; shorten it.")
    return bands
