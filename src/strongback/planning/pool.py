"""Which exercises a person may be given, and why each of the others is not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from strongback.knowledge.vocabulary import (
    EXTERNAL_IMPLEMENTS,
    PUSH_PATTERNS,
    Block,
    Demand,
    Effort,
    Implement,
    LumbarDemand,
    Measure,
    Pattern,
    Standing,
)
from strongback.planning import dose, rules
from strongback.planning.program import HALVES
from strongback.planning.settings import STRENGTH_ZONE
from strongback.record.profile import Goal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from strongback.knowledge.exercise import Exercise, Way
    from strongback.knowledge.rule import Rule
    from strongback.planning.request import PlanRequest

USUAL_SETS = 3
FAVOURITE = 4.0
STANDING = {Standing.STAPLE: 0.8, Standing.USEFUL: 0.0, Standing.OPTIONAL: -1.2}
# A load that can grow keeps a movement worth doing; a fixed lever is outgrown.
BELOW_LEVEL = {"external": -0.1, "band": -0.6, "fixed": -1.0}
LOADABLE = 0.5
HEAVY = 0.8
GOAL_LIKES = {
    Goal.POSTURE: (Pattern.SPINAL_EXTENSION, Pattern.SCAPULAR_UPWARD_ROTATION, Pattern.HORIZONTAL_ABDUCTION),
    Goal.SHOULDER_HEALTH: (
        Pattern.EXTERNAL_ROTATION,
        Pattern.SCAPULAR_UPWARD_ROTATION,
        Pattern.HORIZONTAL_ABDUCTION,
    ),
    Goal.STRENGTH: (Pattern.HORIZONTAL_PULL, Pattern.VERTICAL_PULL),
    Goal.PERFORMANCE: (Pattern.HORIZONTAL_PULL, Pattern.VERTICAL_PULL),
    Goal.HYPERTROPHY: (Pattern.HORIZONTAL_PULL, Pattern.VERTICAL_PULL),
    Goal.ENDURANCE: (Pattern.HORIZONTAL_PULL, Pattern.SPINAL_EXTENSION),
    Goal.GENERAL: (),
}
LIKED = 0.4
# What holding the lower back costs a movement for somebody whose lower back is to be spared.
SPARED = {LumbarDemand.LOW: 0.0, LumbarDemand.MIDDLE: -0.5, LumbarDemand.HIGH: -1.2}
LOWER_BACK_DEMANDS = frozenset({Demand.UNSUPPORTED_HINGE, Demand.LOADED_FLEXION})


@dataclass(frozen=True)
class Candidate:
    """One exercise that may be planned, with everything the search needs to know about it.

    Sets run from ``least_sets`` to ``most_sets`` a session; ``usual_sets`` is what the minutes should allow for,
    so that a beginner's first weeks leave time to grow. ``liking`` is its worth besides the stimulus it gives, in sets.
    """

    exercise: Exercise
    way: Way
    amount: tuple[int, int]
    rest_s: int
    rir: int
    fixed_s: int
    least_sets: int
    most_sets: int
    usual_sets: int
    liking: float

    @cached_property
    def each_set_s(self) -> int:
        """Seconds one more set takes, with its rest."""
        return dose.set_s(self.exercise, self.amount) + self.rest_s

    @cached_property
    def halves(self) -> Mapping[str, int]:
        """Stimulus of one set for each muscle group it trains, in half sets."""
        muscles = self.exercise.muscles
        return {group: round(self.exercise.credit(group) * HALVES) for group in (*muscles.primary, *muscles.secondary)}

    def seconds(self, sets: int) -> int:
        """Seconds it takes from set-up to the last repetition; no rest follows the last set."""
        return self.fixed_s + sets * self.each_set_s - self.rest_s


def pool(request: PlanRequest, dropped: frozenset[Rule] = frozenset()) -> tuple[Candidate, ...]:
    """Return the candidates of a request, by id; what only a dropped rule keeps out is let in."""
    return tuple(_candidates(request, dropped))


def _candidates(request: PlanRequest, dropped: frozenset[Rule]) -> Iterator[Candidate]:
    for exercise in request.known.exercises.values():
        if not trains(exercise) or not dropped.issuperset(refusals(exercise, request)):
            continue
        way = (exercise.ways_with(request.profile.equipment) or exercise.ways)[0]
        yield candidate(exercise, way, request)


def candidate(exercise: Exercise, way: Way, request: PlanRequest) -> Candidate:
    """Return an exercise with its dose for this person."""
    least, most = set_range(exercise, request)
    return Candidate(
        exercise=exercise,
        way=way,
        amount=dose.amount(exercise, request.zone, request.limits, request.profile.level),
        rest_s=dose.rest_s(exercise, request.zone),
        rir=dose.rir(request.profile.level, request.limits),
        fixed_s=dose.fixed_s(exercise, way, request.zone),
        least_sets=least,
        most_sets=most,
        usual_sets=USUAL_SETS if exercise.is_mid_back or exercise.pattern in PUSH_PATTERNS else least,
        liking=_liking(exercise, way, request),
    )


def trains(exercise: Exercise) -> bool:
    """Say whether an exercise can be a counted part of a session."""
    blocks = {Block.MAIN, Block.BALANCE}
    return not blocks.isdisjoint(exercise.blocks) and exercise.dose.measure is not Measure.MINUTES


def refusal(exercise: Exercise, request: PlanRequest) -> Rule | None:
    """Return the first rule that keeps an exercise out, or None."""
    return next(refusals(exercise, request), None)


def refusals(exercise: Exercise, request: PlanRequest) -> Iterator[Rule]:
    """Yield every rule that keeps an exercise out, health first."""
    profile = request.profile
    if request.limits.excluded_by(exercise):
        yield rules.CONDITIONS
    if exercise.id in profile.avoid:
        yield rules.AVOID
    if exercise.level.rank > profile.level.rank:
        yield rules.LEVEL
    if not exercise.ways_with(profile.equipment):
        yield rules.EQUIPMENT


def set_range(exercise: Exercise, request: PlanRequest) -> tuple[int, int]:
    """Return the least and most sets of a training week."""
    small = not (exercise.is_mid_back or exercise.pattern in PUSH_PATTERNS)
    if request.first_block or small:
        return (2, 3)
    return (3, 4)


def _liking(exercise: Exercise, way: Way, request: PlanRequest) -> float:
    profile = request.profile
    worth = FAVOURITE if exercise.id in profile.favourites else 0.0
    worth += STANDING[exercise.standing]
    external = way.load in EXTERNAL_IMPLEMENTS and not exercise.assistance
    kind = "external" if external else "band" if way.load is Implement.BAND else "fixed"
    worth += BELOW_LEVEL[kind] * (profile.level.rank - exercise.level.rank)
    worth += LOADABLE if external else 0.0
    if request.zone == STRENGTH_ZONE and exercise.effort is Effort.COMPOUND and external:
        worth += HEAVY
    worth += LIKED if exercise.pattern in GOAL_LIKES[profile.goal] else 0.0
    if _spares_the_lower_back(request):
        worth += SPARED[exercise.lumbar_demand]
    preferred = any(exercise.id in condition.prefer_exercises for condition in request.limits.conditions)
    return worth + (LIKED if preferred else 0.0)


def _spares_the_lower_back(request: PlanRequest) -> bool:
    """Say whether a condition keeps hinges or loaded bending out, so that the lower back is not to be tired either."""
    return any(not LOWER_BACK_DEMANDS.isdisjoint(condition.avoid) for condition in request.limits.conditions)
