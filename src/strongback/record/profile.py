"""The profile: what a person wants, has, can do and must avoid."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from strongback.knowledge.vocabulary import Equipment, Level, Pattern
from strongback.record.inventory import Inventory


class Goal(StrEnum):
    """What the training is for; it sets the repetition zone and what counts most."""

    POSTURE = "posture"
    STRENGTH = "strength"
    HYPERTROPHY = "hypertrophy"
    ENDURANCE = "endurance"
    SHOULDER_HEALTH = "shoulder-health"
    PERFORMANCE = "performance"
    GENERAL = "general"


class Weekday(IntEnum):
    """Days of the week as ISO 8601 counts them."""

    MONDAY = 1
    TUESDAY = 2
    WEDNESDAY = 3
    THURSDAY = 4
    FRIDAY = 5
    SATURDAY = 6
    SUNDAY = 7

    @property
    def word(self) -> str:
        """The day in lower case."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Profile:
    """One person's wishes and means.

    ``weekdays`` is empty when any day suits. ``avoid`` and ``favourites`` are exercise ids.
    ``trains_elsewhere`` holds weekly sets per pattern done outside Strongback. ``assumed`` names the fields
    the person left out, so that a plan can say what it took for granted.
    """

    goal: Goal = Goal.GENERAL
    days_per_week: int = 2
    weekdays: tuple[Weekday, ...] = ()
    minutes: int = 45
    equipment: frozenset[Equipment] = frozenset()
    level: Level = Level.BEGINNER
    conditions: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    favourites: tuple[str, ...] = ()
    trains_elsewhere: tuple[tuple[Pattern, int], ...] = ()
    bodyweight_kg: float | None = None
    stature_m: float | None = None
    birth_year: int | None = None
    inventory: Inventory = field(default_factory=Inventory)
    assumed: tuple[str, ...] = ()

    def age(self, year: int) -> int | None:
        """Return the age reached in a year, when the birth year is known."""
        return None if self.birth_year is None else year - self.birth_year
