"""Warm-up sets of the same movement: lighter loads that exist, leading up to the working load."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strongback.record.load import Load
from strongback.record.prescription import RampSet

if TYPE_CHECKING:
    from strongback.progression.loads import Rack

# Share of the working load and repetitions; heavier work takes more of them.
STEPS = ((0.4, 8), (0.6, 5), (0.8, 3))
LEAST_DIFFERENCE = 0.05


def ramp(rack: Rack, load: Load, sets: int) -> tuple[RampSet, ...]:
    """Return up to ``sets`` ramp sets from the person's own loads, rising, all below the working load."""
    if load.kg is None or rack.assistance or sets < 1:
        return ()
    steps = STEPS[1:2] if sets == 1 else STEPS[:sets]
    found: list[RampSet] = []
    for share, reps in steps:
        lighter = rack.at_most(Load(load.implement, kg=load.kg * share))
        heaviest = load.kg * (1 - LEAST_DIFFERENCE)
        if lighter.kg is not None and lighter.kg <= heaviest and all(lighter != earlier.load for earlier in found):
            found.append(RampSet(lighter, reps))
    return tuple(found)
