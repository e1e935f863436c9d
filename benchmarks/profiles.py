"""Random people, the same for a seed: what tests and measurements plan for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strongback.knowledge import catalogue
from strongback.knowledge.vocabulary import Equipment, Level, Pattern
from strongback.planning.request import PlanRequest
from strongback.record.profile import Goal, Profile, Weekday
from strongback.record.profile_file import WHOLE_GYM
from strongback.screening.limits import personal_limits

if TYPE_CHECKING:
    import random

    from strongback.knowledge.catalogue import Catalogue

HOME = frozenset({Equipment.BAND, Equipment.DOOR_ANCHOR, Equipment.DUMBBELLS, Equipment.BENCH})
BAR_AND_RINGS = frozenset({Equipment.PULL_UP_BAR, Equipment.SUSPENSION_TRAINER, Equipment.BAND, Equipment.LOW_BAR})
RACK = HOME | {Equipment.BARBELL, Equipment.INCLINE_BENCH, Equipment.PULL_UP_BAR, Equipment.LOW_BAR}
EQUIPMENT = (frozenset[Equipment](), frozenset({Equipment.BAND}), HOME, BAR_AND_RINGS, RACK, WHOLE_GYM)


def random_profile(rng: random.Random, known: Catalogue) -> Profile:
    """Return one person; anything a real profile may hold can turn up."""
    days = rng.choice((2, 2, 3, 3, 3, 4, 5))
    avoid = rng.sample(sorted(known.exercises), rng.choice((0, 0, 1, 3)))
    favourites = [name for name in rng.sample(sorted(known.exercises), rng.choice((0, 1, 3))) if name not in avoid]
    equipment = rng.choice(EQUIPMENT)
    if rng.random() < 0.3:  # noqa: PLR2004 - three in ten own some other mixture
        equipment = frozenset(rng.sample(sorted(Equipment), rng.randint(1, 10)))
    return Profile(
        goal=rng.choice(list(Goal)),
        days_per_week=days,
        weekdays=tuple(sorted(rng.sample(list(Weekday), rng.randint(3, 7)))) if rng.random() < 0.5 else (),  # noqa: PLR2004
        minutes=rng.choice((30, 40, 45, 45, 50, 60, 60, 75, 90)),
        equipment=equipment,
        level=rng.choice(list(Level)),
        conditions=tuple(sorted(rng.sample(sorted(known.conditions), rng.choice((0, 0, 0, 1, 2))))),
        avoid=tuple(sorted(avoid)),
        favourites=tuple(sorted(favourites)),
        trains_elsewhere=((Pattern.HORIZONTAL_PUSH, rng.randint(1, 8)),) if rng.random() < 0.2 else (),  # noqa: PLR2004
        bodyweight_kg=float(rng.randint(50, 110)),
    )


def random_request(rng: random.Random) -> PlanRequest:
    """Return one planning request for a random person."""
    known = catalogue()
    profile = random_profile(rng, known)
    weeks_trained = rng.choice((0, 0, 6, 12, 30))
    return PlanRequest(profile, personal_limits(profile.conditions, known), known, weeks_trained=weeks_trained)
