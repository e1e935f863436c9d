"""Which plates to put on the bar: the nearest weight there is, with the fewest plates, found exactly.

Taking the largest plate first can miss a weight that other plates make, so every sum is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

GRAM = 1000


@dataclass(frozen=True, slots=True)
class Plates:
    """The plates for each side of the bar, heaviest first, what it then weighs, and what is missing to the wish."""

    each_side_kg: tuple[float, ...]
    total_kg: float
    remainder_kg: float


def plates(target_kg: float, bar_kg: float, pairs_kg: Sequence[float]) -> Plates:
    """Return the best loading that does not exceed the target; each entry of ``pairs_kg`` is one pair.

    A target below the bar gives the empty bar and a negative remainder.

    >>> plates(60, 20, [15, 10, 10, 5]).each_side_kg
    (10, 10)
    >>> plates(61, 20, [15, 10, 10, 5]).remainder_kg
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
