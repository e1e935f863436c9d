"""What a set says about maximal strength: the formulas, where they hold, and how wrong they are.

Sources: Nuzzo et al. 2024, Sports Med 54:303 (repetitions at a share of the maximum); Berger and Epley as compared
with it in the evidence file section 3.8; Grgic 2020, Sports Med Open 6:31 (test-retest variation 4.2 percent).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

MOST_REPS_TO_FAILURE = 12
MOST_RIR = 4
UNCERTAINTY = 0.10
DETECTABLE_CHANGE = 0.116


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with the range it may really lie in, all in kilograms."""

    kg: float
    low_kg: float
    high_kg: float


def berger_share(reps_to_failure: float) -> float:
    """Return the share of the maximum that can be moved this many times, after Berger.

    >>> round(berger_share(8.8), 2)
    0.81
    """
    return min(1.0, 1.0261 * math.exp(-0.0262 * reps_to_failure))


def epley_share(reps_to_failure: float) -> float:
    """Return the share of the maximum that can be moved this many times, after Epley, with one repetition as 1."""
    return 1.0 if reps_to_failure <= 1 else 1 / (1 + reps_to_failure / 30)


def one_rep_max(kg: float, reps: int, rir: float | None) -> Estimate | None:
    """Estimate the maximum from one set, or return None where no estimate is honest.

    Only sets with at most four repetitions in reserve and at most twelve to failure are used; the range is ten
    percent to either side.

    >>> one_rep_max(100, 5, 2).kg
    120.2
    >>> one_rep_max(40, 15, 2) is None
    True
    """
    if kg <= 0 or reps < 1 or rir is None or not 0 <= rir <= MOST_RIR or reps + rir > MOST_REPS_TO_FAILURE:
        return None
    to_failure = reps + rir
    kg = kg * (1 / berger_share(to_failure) + 1 / epley_share(to_failure)) / 2
    return Estimate(round(kg, 1), round(kg * (1 - UNCERTAINTY), 1), round(kg * (1 + UNCERTAINTY), 1))
