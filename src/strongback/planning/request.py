"""What planning is asked: the person, what limits them, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from strongback.knowledge.vocabulary import PUSH_PATTERNS, Level
from strongback.planning.calendar import choose_days
from strongback.planning.program import HALVES
from strongback.planning.settings import (
    COVERED_ELSEWHERE_SETS,
    DEFAULTS,
    GROWTH_ZONE,
    STRENGTH_ZONE,
    ZONES,
    PlanSettings,
    Zone,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strongback.knowledge.catalogue import Catalogue
    from strongback.knowledge.vocabulary import Pattern
    from strongback.record.profile import Profile, Weekday
    from strongback.screening.limits import PersonalLimits


@dataclass(frozen=True)
class PlanRequest:
    """One question to the planner.

    ``weeks_trained`` counts weeks of training with Strongback so far; for other levels than beginner the
    experience is taken as given. ``last_week`` is the stimulus of the last full training week, empty when
    nothing is known; where it is too little for three sets of everything, ``eases_in`` lets the weeks start with
    two. ``training_weeks`` overrides the length of the mesocycle before its deload.
    """

    profile: Profile
    limits: PersonalLimits
    known: Catalogue
    weeks_trained: int = 0
    last_week: Mapping[str, float] = field(default_factory=dict)
    eases_in: bool = False
    training_weeks: int | None = None
    settings: PlanSettings = DEFAULTS

    @cached_property
    def days(self) -> tuple[Weekday, ...]:
        """The training days of the week; none when two do not fit."""
        return choose_days(self.profile, self.settings)

    @property
    def sessions(self) -> int:
        """Sessions a week."""
        return len(self.days)

    @property
    def first_block(self) -> bool:
        """Whether the weeks start with two sets: a beginner's first ones, or easing in after little training."""
        new = self.profile.level is Level.BEGINNER and self.weeks_trained < self.settings.first_block_weeks
        return new or self.eases_in

    @property
    def may_ease_in(self) -> bool:
        """Whether last week was so little that a newcomer's dose is all the first week may hold of some group."""
        least_step = 1 / HALVES
        return any(
            self.last_week[group] * (1 + self.settings.rise) < self.settings.entry_sets + least_step
            for group in self.known.mid_back_groups
            if group in self.last_week
        )

    @property
    def technique_gate_holds(self) -> bool:
        """Whether heavy sets still have to wait for technique."""
        new = self.profile.level is Level.BEGINNER and self.weeks_trained < self.settings.technique_gate_weeks
        return new and ZONES[self.profile.goal] == STRENGTH_ZONE

    @property
    def zone(self) -> Zone:
        """The repetition zone of the goal, as far as the technique gate lets it."""
        return GROWTH_ZONE if self.technique_gate_holds else ZONES[self.profile.goal]

    @property
    def required_patterns(self) -> tuple[Pattern, ...]:
        """The patterns a week must cover here; pushing done elsewhere covers itself."""
        elsewhere = dict(self.profile.trains_elsewhere)
        return tuple(
            pattern
            for pattern in self.settings.required_patterns(self.profile.goal)
            if pattern not in PUSH_PATTERNS or elsewhere.get(pattern, 0) < COVERED_ELSEWHERE_SETS
        )

    @property
    def weeks_before_deload(self) -> int:
        """Training weeks of the mesocycle, without its deload."""
        return self.training_weeks or self.settings.training_weeks[self.profile.level]
