"""What a bodyweight or band load amounts to in kilograms, always said as an estimate with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strongback.knowledge.bands import band_force
from strongback.knowledge.vocabulary import Implement

if TYPE_CHECKING:
    from strongback.knowledge.exercise import Exercise, Rung
    from strongback.record.load import Load
    from strongback.record.profile import Profile


def rung_of(exercise: Exercise, load: Load) -> Rung | None:
    """Return the lever setting a load stands for, or None."""
    rungs = exercise.body_load.rungs
    return rungs[min(load.rung or 0, len(rungs) - 1)] if rungs and load.implement is Implement.BODYWEIGHT else None


def estimate(exercise: Exercise, load: Load, profile: Profile) -> str:
    """Return one sentence about a bodyweight or band load, or nothing where no figure is known."""
    if load.implement is Implement.BAND and load.band is not None:
        force = band_force(profile.inventory.bands_brand, load.band)
        if force is None:
            return ""
        return f"about {force.kg:g} kg at double length ({force.low_kg:g} to {force.high_kg:g}, estimated)"
    rung = rung_of(exercise, load)
    if rung is None or rung.share is None:
        return ""
    part = f"about {rung.share:.0%} of bodyweight"
    if profile.bodyweight_kg is not None:
        part += f", {rung.share * profile.bodyweight_kg:.0f} kg"
    return f"{part} (estimated)"
