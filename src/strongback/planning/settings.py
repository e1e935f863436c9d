"""The conventions of planning in one typed object: no study fixes these numbers, so each can be set."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from strongback.knowledge.vocabulary import Effort, Level, Pattern
from strongback.record.profile import Goal

if TYPE_CHECKING:
    from collections.abc import Mapping

Zone = tuple[int, int]
STRENGTH_ZONE: Zone = (5, 8)
GROWTH_ZONE: Zone = (8, 15)
ENDURANCE_ZONE: Zone = (15, 20)

ZONES: Mapping[Goal, Zone] = MappingProxyType({
    Goal.STRENGTH: STRENGTH_ZONE,
    Goal.PERFORMANCE: STRENGTH_ZONE,
    Goal.HYPERTROPHY: GROWTH_ZONE,
    Goal.GENERAL: GROWTH_ZONE,
    Goal.SHOULDER_HEALTH: GROWTH_ZONE,
    Goal.POSTURE: ENDURANCE_ZONE,
    Goal.ENDURANCE: ENDURANCE_ZONE,
})  # fmt: skip

REST_S: Mapping[tuple[Zone, Effort], int] = MappingProxyType({
    (STRENGTH_ZONE, Effort.COMPOUND): 150,
    (STRENGTH_ZONE, Effort.ISOLATION): 75,
    (GROWTH_ZONE, Effort.COMPOUND): 90,
    (GROWTH_ZONE, Effort.ISOLATION): 60,
    (ENDURANCE_ZONE, Effort.COMPOUND): 60,
    (ENDURANCE_ZONE, Effort.ISOLATION): 45,
})  # fmt: skip
CORE_REST_S = 45
COVERED_ELSEWHERE_SETS = 3

ALWAYS_REQUIRED = (
    Pattern.HORIZONTAL_PULL,
    Pattern.HORIZONTAL_ABDUCTION,
    Pattern.SCAPULAR_UPWARD_ROTATION,
    Pattern.SPINAL_EXTENSION,
    Pattern.HORIZONTAL_PUSH,
)
VERTICAL_PULL_GOALS = (Goal.STRENGTH, Goal.HYPERTROPHY, Goal.PERFORMANCE, Goal.GENERAL)


@dataclass(frozen=True, slots=True)
class PlanSettings:
    """What a person or a coach may set; the defaults are the product's.

    ``weekly_cap`` and ``session_cap`` are fractional sets per muscle group, ``floor`` those of the mid-back
    groups, ``entry_sets`` what a newcomer's first week may hold, ``rise`` the largest growth from one week to the
    next, ``pull_to_push`` the allowed range of pulling sets for each pushing set, ``time_limit_s`` the patience with
    the search.
    """

    sessions: tuple[int, int] = (2, 3)
    mid_back_per_session: tuple[int, int] = (2, 4)
    core_per_session: tuple[int, int] = (1, 2)
    floor: float = 4.0
    weekly_cap: Mapping[Level, float] = field(
        default_factory=lambda: {Level.BEGINNER: 10.0, Level.INTERMEDIATE: 16.0, Level.ADVANCED: 20.0}
    )
    session_cap: Mapping[Level, float] = field(
        default_factory=lambda: {Level.BEGINNER: 8.0, Level.INTERMEDIATE: 10.0, Level.ADVANCED: 10.0}
    )
    target: Mapping[Level, float] = field(
        default_factory=lambda: {Level.BEGINNER: 8.0, Level.INTERMEDIATE: 12.0, Level.ADVANCED: 15.0}
    )
    rise: float = 0.2
    entry_sets: float = 7.0
    pull_to_push: tuple[float, float] = (1.0, 1.5)
    training_weeks: Mapping[Level, int] = field(
        default_factory=lambda: {Level.BEGINNER: 5, Level.INTERMEDIATE: 4, Level.ADVANCED: 4}
    )
    technique_gate_weeks: int = 8
    power_gate_weeks: int = 12
    first_block_weeks: int = 6
    deload_sets: int = 2
    deload_extra_rir: int = 2
    required: tuple[Pattern, ...] = ALWAYS_REQUIRED
    vertical_pull_goals: tuple[Goal, ...] = VERTICAL_PULL_GOALS
    time_limit_s: float = 10.0
    gap: float = 0.001

    def required_patterns(self, goal: Goal) -> tuple[Pattern, ...]:
        """Return the patterns that a week must cover for a goal."""
        return (*self.required, Pattern.VERTICAL_PULL) if goal in self.vertical_pull_goals else self.required


DEFAULTS = PlanSettings()
