"""Load steps: the next heavier and lighter thing that this person can really take.

Every function returns loads that exist: in kilograms from the inventory, bands in the person's own order, settings of a
bodyweight movement. With an assumed inventory the loads that were logged count as owned too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from strongback.knowledge.vocabulary import EXTERNAL_IMPLEMENTS, Implement
from strongback.record.load import Load

if TYPE_CHECKING:
    from collections.abc import Iterable

    from strongback.knowledge.exercise import Exercise
    from strongback.record.inventory import Inventory

CLOSE = 1e-6
ONE_STEP_FROM = 0.8
SMALL_CUT = 0.9


@dataclass(frozen=True, slots=True)
class Step:
    """A change of load; ``share`` is its size relative to the load before, None where that is unknown."""

    load: Load
    share: float | None


@dataclass(frozen=True, slots=True)
class Rack:
    """The loads one person has for one exercise and implement, from the easiest to the hardest."""

    loads: tuple[Load, ...]
    assistance: bool = False

    def at_most(self, load: Load) -> Load:
        """Return the hardest owned load that is no harder than this one, or the easiest there is."""
        place = self._place(load)
        return self.loads[max(0, place)] if self.loads else load

    def holds(self, load: Load) -> bool:
        """Say whether this very load is owned."""
        return any(_same(own, load) for own in self.loads)

    def harder(self, load: Load, least_share: float) -> Step | None:
        """Return the next harder owned load that is at least this much harder, or None at the end."""
        for own in self.loads[self._place(load) + 1 :]:
            share = _share(load, own)
            if share is None or abs(share) >= least_share:
                return Step(own, share)
        return None

    def easier(self, load: Load) -> Load | None:
        """Return the next easier owned load, or None when it is already the easiest."""
        place = self._place(load)
        below = place - 1 if 0 <= place < len(self.loads) and _same(self.loads[place], load) else place
        return self.loads[below] if below >= 0 else None

    def scaled(self, load: Load, factor: float) -> Load:
        """Return the hardest owned load within a share of this one; a small cut takes the nearest to it.

        Bands and lever settings have no kilograms and large steps: they change only for a large cut.
        """
        if factor >= 1 or (load.kg is None and factor > ONE_STEP_FROM):
            return self.at_most(load)
        if load.kg is None:
            return self.easier(load) or self.at_most(load)
        wanted = load.kg / factor if self.assistance else load.kg * factor
        lighter, same = self.at_most(Load(load.implement, kg=wanted)), self.at_most(load)
        if factor >= SMALL_CUT and abs((same.kg or 0.0) - wanted) < abs((lighter.kg or 0.0) - wanted):
            return same
        return lighter

    def _place(self, load: Load) -> int:
        """Return the number of the hardest owned load that is no harder than this one, -1 if all are harder."""
        if load.implement is Implement.BAND:
            names = [own.band for own in self.loads]
            return names.index(load.band) if load.band in names else -1
        if load.kg is None:
            rung = load.rung or 0
            return max((at for at, own in enumerate(self.loads) if (own.rung or 0) <= rung), default=-1)
        sign = -1 if self.assistance else 1
        limit = sign * load.kg + CLOSE
        return max((at for at, own in enumerate(self.loads) if sign * (own.kg or 0.0) <= limit), default=-1)


def _same(one: Load, other: Load) -> bool:
    if one.kg is not None and other.kg is not None:
        return abs(one.kg - other.kg) < CLOSE
    return one == other


def _share(load: Load, harder: Load) -> float | None:
    # Rounded, so that 44 after 40 kg is ten percent and not a hair above it.
    return None if not load.kg or harder.kg is None else round(harder.kg / load.kg - 1, 6)


def rack(exercise: Exercise, implement: Implement, inventory: Inventory, logged: Iterable[Load] = ()) -> Rack:
    """Return what a person has for an exercise; ``logged`` are loads of earlier sets."""
    if implement in EXTERNAL_IMPLEMENTS:
        owned = set(inventory.kilograms(implement))
        if not inventory.says(implement):
            owned |= {load.kg for load in logged if load.implement is implement and load.kg is not None}
        kilograms = sorted(owned, reverse=exercise.assistance)
        return Rack(tuple(Load(implement, kg=kg) for kg in kilograms), exercise.assistance)
    if implement is Implement.BAND:
        bands = list(inventory.bands_in_order)
        if inventory.bands is None:
            bands += [load.band for load in logged if load.band is not None and load.band not in bands]
        ordered = reversed(bands) if exercise.assistance else bands
        return Rack(tuple(Load(implement, band=band) for band in ordered), exercise.assistance)
    rungs = exercise.body_load.rungs if implement is Implement.BODYWEIGHT else ()
    return Rack(tuple(Load(implement, rung=at) for at in range(len(rungs))) or (Load(implement),))
