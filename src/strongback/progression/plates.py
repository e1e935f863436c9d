"""Which plates to put on the bar: the nearest weight there is, with the fewest plates, found exactly.

Taking the largest plate first can miss a weight that other plates make, so every sum is looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from strongback.knowledge.vocabulary import Implement
from strongback.record.inventory import ASSUMED, USUAL_BAR_KG
from strongback.record.prescription import Plates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strongback.record.inventory import Inventory
    from strongback.record.load import Load

GRAM = 1000


def plates(target_kg: float, bar_kg: float, pairs_kg: Sequence[float]) -> Plates:
    """Return the best loading that does not exceed the target; each entry of ``pairs_kg`` is one pair.

    A target below the bar gives the empty bar and a negative remainder.

    >>> plates(60, 20, [15, 10, 10]).each_side_kg
    (10, 10)
    >>> plates(61, 20, [15, 10, 10]).remainder_kg
    1.0
    """
    wanted = round((target_kg - bar_kg) * GRAM) // 2
    best: dict[int, tuple[float, ...]] = {0: ()}
    for plate in sorted(pairs_kg, reverse=True):
        grams = round(plate * GRAM)
        for total, used in list(best.items()):
            heavier = total + grams
            if heavier <= wanted and len(used) + 1 < len(best.get(heavier, (None,) * 99)):
                best[heavier] = (*used, plate)
    reached = max(best)
    total_kg = bar_kg + 2 * reached / GRAM
    return Plates(best[reached], total_kg, round(target_kg - total_kg, 3))


def plates_of(load: Load, inventory: Inventory) -> Plates | None:
    """Return how a load is put together, None for one that is no bar with plates."""
    if load.implement is not Implement.BARBELL or load.kg is None:
        return None
    return on_the_bar(load.kg, inventory)


def on_the_bar(target_kg: float, inventory: Inventory) -> Plates:
    """Return how a person loads their own bar, or the usual one where they have not said what they own."""
    pairs = inventory.plate_pairs_kg if inventory.plate_pairs_kg is not None else ASSUMED.plate_pairs_kg
    return plates(target_kg, inventory.bar_kg or USUAL_BAR_KG, pairs or ())
