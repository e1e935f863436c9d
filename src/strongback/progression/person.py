"""The person a prescription is for: what they want, have and may do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from strongback.progression.options import DEFAULTS, ProgressionOptions

if TYPE_CHECKING:
    from strongback.knowledge.catalogue import Catalogue
    from strongback.knowledge.exercise import Exercise
    from strongback.record.profile import Profile
    from strongback.screening.limits import PersonalLimits


@dataclass(frozen=True, slots=True)
class Person:
    """Profile, limits and settings, and the catalogue they refer to."""

    profile: Profile
    limits: PersonalLimits
    known: Catalogue
    options: ProgressionOptions = DEFAULTS

    def may(self, exercise: Exercise) -> bool:
        """Say whether level, conditions and the avoid list allow a movement."""
        return (
            exercise.level.rank <= self.profile.level.rank
            and exercise.id not in self.profile.avoid
            and self.limits.excluded_by(exercise) is None
        )
