"""What frames every session: general and specific warm-up, cool-down, and the power block behind its gate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from strongback.knowledge.vocabulary import Block, Level, Measure, Pattern
from strongback.planning import dose
from strongback.record.load import Load
from strongback.record.plan import PlannedExercise
from strongback.record.profile import Goal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strongback.knowledge.exercise import Exercise
    from strongback.planning.request import PlanRequest

SHORT_SESSION_MIN = 35
GENERAL_MIN = (3, 5)
# Preferred first; the first that a person may do is taken.
GENERAL = ("brisk-walk", "marching-in-place", "step-jacks", "jumping-jacks", "jogging")
SPECIFIC = ("arm-circles", "light-row", "band-pull-apart", "wall-slide", "scapular-circles", "cat-camel")
STRETCHES = (("doorway-chest-stretch",), ("lat-stretch", "standing-lat-stretch"))
EXTRA_COOL_DOWN = ("thoracic-foam-rolling", "thoracic-rotation", "seated-thoracic-extension")
GENTLE_COOL_DOWN = ("cat-camel", "seated-thoracic-extension", "scapular-circles", "diaphragmatic-breathing")
POWER = ("medicine-ball-slam", "box-jump", "jump-squat")
EASY_WIDTH = {Measure.REPS: 4, Measure.HOLD: 10, Measure.MINUTES: 0}
POWER_REPS = (3, 5)
POWER_SETS = 3
POWER_REST_S = 90


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts around the training, the same in every session but for the minutes of easy movement.

    ``seconds`` is what they take with the shortest general warm-up, ``stretch_s`` how much longer that may get.
    """

    warm_up: tuple[PlannedExercise, ...]
    power: tuple[PlannedExercise, ...]
    cool_down: tuple[PlannedExercise, ...]
    seconds: int
    stretch_s: int

    def warm_up_within(self, spare_s: int) -> tuple[PlannedExercise, ...]:
        """Return the warm-up with as many minutes of easy movement as the spare seconds allow, 3 to 5."""
        more = max(0, min(spare_s, self.stretch_s)) // 60
        return tuple(
            replace(item, amount=(item.amount[0] + more, item.amount[1] + more))
            if item.measure is Measure.MINUTES
            else item
            for item in self.warm_up
        )


def frame(request: PlanRequest) -> Frame:
    """Return the frame for a request; a short session gets a short one."""
    short = request.profile.minutes <= SHORT_SESSION_MIN
    warm_up = [
        *_first(GENERAL, request, 1, Block.WARM_UP),
        *_first(SPECIFIC, request, 1 if short else 2, Block.WARM_UP),
    ]
    cool_down = [found for names in STRETCHES for found in _first(names, request, 1, Block.COOL_DOWN)]
    if not cool_down:  # a condition rules the stretches out
        cool_down = _first(GENTLE_COOL_DOWN, request, 2, Block.COOL_DOWN)
    elif not short:
        cool_down += _first(EXTRA_COOL_DOWN, request, 1, Block.COOL_DOWN)
    power = _first(POWER, request, 1, Block.POWER) if power_gate_open(request) else []
    before = tuple(_easy(exercise, request) for exercise in warm_up)
    middle = tuple(_power(exercise, request) for exercise in power)
    after = tuple(_easy(exercise, request) for exercise in cool_down)
    seconds = sum(item_s(item, request) for item in (*before, *middle, *after))
    stretches = any(item.measure is Measure.MINUTES for item in before)
    return Frame(before, middle, after, seconds, 60 * (GENERAL_MIN[1] - GENERAL_MIN[0]) if stretches else 0)


def power_gate_open(request: PlanRequest) -> bool:
    """Say whether jumps and slams may be planned."""
    return (
        request.profile.goal is Goal.PERFORMANCE
        and request.profile.level is not Level.BEGINNER
        and request.weeks_trained >= request.settings.power_gate_weeks
        and request.limits.power
    )


def item_s(item: PlannedExercise, request: PlanRequest) -> int:
    """Return the seconds of one planned exercise of any block."""
    exercise = request.known.exercises[item.exercise]
    ways = exercise.ways_with(request.profile.equipment) or exercise.ways
    way = next((way for way in ways if way.load is item.load.implement), ways[0])
    return dose.planned_s(item, exercise, way, request.zone)


def _first(names: Sequence[str], request: PlanRequest, count: int, block: Block) -> list[Exercise]:
    """Return the first of the preferred names that this person may do."""
    exercises = request.known.exercises
    preferred = [exercises[name] for name in names if name in exercises]
    allowed = [exercise for exercise in preferred if block in exercise.blocks and _may(exercise, request)]
    return allowed[:count]


def _may(exercise: Exercise, request: PlanRequest) -> bool:
    profile = request.profile
    return (
        exercise.id not in profile.avoid
        and exercise.level.rank <= profile.level.rank
        and request.limits.excluded_by(exercise) is None
        and bool(exercise.ways_with(profile.equipment))
    )


def _easy(exercise: Exercise, request: PlanRequest) -> PlannedExercise:
    """Plan a warm-up or cool-down item at the easy end of its range."""
    low, high = exercise.dose.amount
    if exercise.pattern is Pattern.CARDIO:
        low = high = GENERAL_MIN[0]
    way = exercise.ways_with(request.profile.equipment)[0]
    return PlannedExercise(
        exercise=exercise.id,
        sets=1,
        measure=exercise.dose.measure,
        amount=(low, min(high, low + EASY_WIDTH[exercise.dose.measure])),
        rir=5,
        tempo=exercise.dose.tempo,
        rest_s=0,
        load=Load(way.load),
        per_side=exercise.sides > 1,
        how=how(exercise, request),
    )


def _power(exercise: Exercise, request: PlanRequest) -> PlannedExercise:
    way = exercise.ways_with(request.profile.equipment)[0]
    return PlannedExercise(
        exercise=exercise.id,
        sets=POWER_SETS,
        measure=Measure.REPS,
        amount=POWER_REPS,
        rir=4,
        tempo=exercise.dose.tempo,
        rest_s=POWER_REST_S,
        load=Load(way.load),
        how=how(exercise, request),
    )


def how(exercise: Exercise, request: PlanRequest) -> tuple[str, ...]:
    """Return what the person's conditions change about an exercise."""
    return tuple(f"{condition.name}: {change}" for condition, change in request.limits.changes_for(exercise))
