"""What a bodyweight or band load amounts to in kilograms, always said as an estimate with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strongback.knowledge.bands import band_force
from strongback.knowledge.vocabulary import Implement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strongback.knowledge.exercise import Exercise, Rung
    from strongback.record.load import Load
    from strongback.record.profile import Profile


def rung_of(exercise: Exercise, load: Load) -> Rung | None:
    """Return the lever setting a load stands for, or None."""
    rungs = exercise.body_load.rungs
    return rungs[min(load.rung or 0, len(rungs) - 1)] if rungs and load.implement is Implement.BODYWEIGHT else None


def figures_of(exercise: Exercise, load: Load, profile: Profile) -> dict[str, float]:
    """Return what is known of a bodyweight or band load, nothing where no figure is.

    A setting of a bodyweight movement has its ``share`` of bodyweight and, for a known one, ``kg``; a band has ``kg``
    at double length from ``low_kg`` to ``high_kg``.
    """
    if load.implement is Implement.BAND and load.band is not None:
        force = band_force(profile.inventory.bands_brand, load.band)
        return {} if force is None else {"kg": force.kg, "low_kg": force.low_kg, "high_kg": force.high_kg}
    rung = rung_of(exercise, load)
    if rung is None or rung.share is None:
        return {}
    weight = profile.bodyweight_kg
    return {"share": rung.share} | ({} if weight is None else {"kg": round(rung.share * weight)})


def in_words(figures: Mapping[str, float]) -> str:
    """Return figures of a load as a part of a sentence."""
    if "share" not in figures:
        return (
            f"about {figures['kg']:g} kg at double length ({figures['low_kg']:g} to {figures['high_kg']:g}, estimated)"
        )
    mass = f", {figures['kg']:g} kg" if "kg" in figures else ""
    return f"about {figures['share']:.0%} of bodyweight{mass} (estimated)"


def estimate(exercise: Exercise, load: Load, profile: Profile) -> str:
    """Return what a bodyweight or band load amounts to in words, or nothing where no figure is known."""
    figures = figures_of(exercise, load, profile)
    return in_words(figures) if figures else ""
