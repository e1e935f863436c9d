"""How much of an exercise: repetitions or seconds, effort, rest, and the time it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strongback.knowledge.vocabulary import EXTERNAL_IMPLEMENTS, Effort, Level, Measure
from strongback.planning.settings import CORE_REST_S, GROWTH_ZONE, REST_S, STRENGTH_ZONE, Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strongback.knowledge.exercise import Exercise, Way
    from strongback.record.plan import PlannedExercise
    from strongback.screening.limits import PersonalLimits

RAMP_SET_S = 50
SIDE_CHANGE_S = 10
NARROWEST = 2
USUAL_WIDTH = 4
HOLD_STEP_S = 5
RIR = {Level.BEGINNER: 3, Level.INTERMEDIATE: 2, Level.ADVANCED: 2}


def amount(exercise: Exercise, zone: Zone, limits: PersonalLimits, level: Level) -> tuple[int, int]:
    """Return the range of repetitions or seconds: the zone where it suits the movement, else the nearest it suits."""
    low, high = exercise.dose.amount
    zone = zone_of(exercise, zone)
    if exercise.dose.measure is Measure.HOLD:
        return _hold((low, high), limits.hold_max_s, level)
    if exercise.dose.measure is Measure.MINUTES:
        return (low, high)
    low = max(low, limits.reps_min)
    high = max(high, low + NARROWEST)
    inside = (max(low, zone[0]), min(high, zone[1]))
    if inside[1] - inside[0] >= NARROWEST:
        return inside
    return (low, min(high, low + USUAL_WIDTH)) if low > zone[0] else (max(low, high - USUAL_WIDTH), high)


def zone_of(exercise: Exercise, zone: Zone) -> Zone:
    """Return the zone of one movement: only compound ones are done in the heavy zone, smaller ones for growth."""
    return GROWTH_ZONE if zone == STRENGTH_ZONE and exercise.effort is not Effort.COMPOUND else zone


def _hold(span: tuple[int, int], longest_s: int | None, level: Level) -> tuple[int, int]:
    """Return the part of a hold's span that suits the level, within what a condition allows."""
    low, high = span
    third = (high - low) / 3
    low, high = (round((low + part * third) / HOLD_STEP_S) * HOLD_STEP_S for part in (level.rank, level.rank + 1))
    if longest_s is not None and high > longest_s:
        low, high = min(span[0], longest_s), longest_s
    return (low, max(high, low))


def rir(level: Level, limits: PersonalLimits) -> int:
    """Return the repetitions to leave in reserve."""
    return max(RIR[level], limits.rir_min)


def rest_s(exercise: Exercise, zone: Zone) -> int:
    """Return the seconds of rest between two sets."""
    if exercise.effort in (Effort.CORE, Effort.EASY):
        return CORE_REST_S if exercise.effort is Effort.CORE else 0
    return REST_S[zone_of(exercise, zone), exercise.effort]


def set_s(exercise: Exercise, amount_range: tuple[int, int]) -> int:
    """Return the seconds of work in one set, both sides where they work one at a time."""
    middle = (amount_range[0] + amount_range[1]) / 2
    dose = exercise.dose
    if dose.measure is Measure.MINUTES:
        return round(amount_range[0] * 60)
    one_side = middle if dose.measure is Measure.HOLD else middle * (dose.tempo.rep_s + dose.rep_hold_s)
    return round(one_side * exercise.sides + SIDE_CHANGE_S * (exercise.sides - 1))


def fixed_s(exercise: Exercise, way: Way, zone: Zone) -> int:
    """Return the seconds an exercise takes besides its sets and rests: set-up and ramp sets."""
    return exercise.dose.set_up_s + RAMP_SET_S * ramp_sets(exercise, way, zone)


def ramp_sets(exercise: Exercise, way: Way, zone: Zone) -> int:
    """Return how many lighter sets lead up to the working load."""
    if not exercise.dose.ramp or way.load not in EXTERNAL_IMPLEMENTS:
        return 0
    return 2 if zone == STRENGTH_ZONE else 1


def planned_s(item: PlannedExercise, exercise: Exercise, way: Way, zone: Zone) -> int:
    """Return the seconds of one planned exercise, from set-up to its last repetition."""
    work = item.sets * set_s(exercise, item.amount)
    return fixed_s(exercise, way, zone) + work + (item.sets - 1) * item.rest_s


def minutes(seconds: Sequence[int]) -> int:
    """Return whole minutes, rounded up: a session must not take longer than it says."""
    return -(-sum(seconds) // 60)
