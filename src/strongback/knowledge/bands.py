"""How hard a band pulls: the maker's table for one brand, with the error it is known to have.

TheraBand's figures for one layer at double and triple length (evidence file section 4.4). Uchida et al. 2016,
J Phys Ther Sci 28:1266, measured less than the maker states, so a quarter either way is the honest range. Colours mean
nothing between brands; loads are compared only within one person's own bands.
"""

from __future__ import annotations

from strongback.knowledge.strength import Estimate

BRAND = "theraband"
UNCERTAINTY = 0.25
DOUBLE, TRIPLE = 100.0, 200.0
FORCE_KG = {
    "tan": (1.1, 1.5),
    "yellow": (1.4, 2.0),
    "red": (1.7, 2.5),
    "green": (2.1, 3.0),
    "blue": (2.6, 3.9),
    "black": (3.3, 4.6),
    "silver": (4.6, 6.9),
    "gold": (6.4, 9.7),
}


def band_force(brand: str, colour: str, elongation_percent: float = DOUBLE) -> Estimate | None:
    """Estimate the pull of a stretched band in kilograms, or return None for a brand or colour without a table.

    Elongation is (stretched - rest) / rest in percent, 100 being double length; below the table the force is taken
    as proportional, above it nothing is claimed.

    >>> band_force("TheraBand", "red").kg
    1.7
    """
    table = FORCE_KG.get(colour.casefold()) if brand.casefold() == BRAND else None
    if table is None or not 0 < elongation_percent <= TRIPLE:
        return None
    at_double, at_triple = table
    if elongation_percent <= DOUBLE:
        kg = at_double * elongation_percent / DOUBLE
    else:
        kg = at_double + (at_triple - at_double) * (elongation_percent - DOUBLE) / (TRIPLE - DOUBLE)
    return Estimate(round(kg, 1), round(kg * (1 - UNCERTAINTY), 1), round(kg * (1 + UNCERTAINTY), 1))
