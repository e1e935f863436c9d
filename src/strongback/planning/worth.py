"""What the search maximises: stimulus where the goal wants it, time saved, variety for the experienced.

Worth is counted in fractional sets: 1.0 is one hard set for a muscle group of full importance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from strongback.knowledge.vocabulary import Level
from strongback.record.profile import Goal

if TYPE_CHECKING:
    from strongback.planning.request import PlanRequest

TIME_PER_MINUTE = 0.15
# Growing within the mesocycle is wanted for its own sake; the caps, the rise and the minutes bound it.
ONE_MORE = 0.1
# Sets beyond enough are worth less than nothing: a beginner's first week must leave room to grow to the cap, and
# nobody should be driven to a cap only because a muscle helps in every movement.
TOO_MUCH_AT_FIRST = -0.8
TOO_MUCH = -0.3
REPEAT = {Level.BEGINNER: 0.0, Level.INTERMEDIATE: 0.35, Level.ADVANCED: 0.6}
BEYOND_TARGET = 0.15
MID_BACK_IMPORTANCE = 1.0
EMPHASIS = {
    Goal.POSTURE: {
        "middle-trapezius": 1.2,
        "lower-trapezius": 1.4,
        "thoracic-erectors": 1.5,
        "latissimus-dorsi": 0.6,
    },
    Goal.STRENGTH: {"latissimus-dorsi": 1.2, "rhomboids": 1.1, "middle-trapezius": 1.2},
    Goal.HYPERTROPHY: {"latissimus-dorsi": 1.1},
    Goal.ENDURANCE: {"thoracic-erectors": 1.3},
    Goal.SHOULDER_HEALTH: {"lower-trapezius": 1.4, "posterior-deltoid": 1.3, "latissimus-dorsi": 0.6},
    Goal.PERFORMANCE: {"latissimus-dorsi": 1.2, "middle-trapezius": 1.1},
    Goal.GENERAL: dict[str, float](),
}
# Muscles around the mid-back: worth a little, up to a few sets a week.
SUPPORT = {
    "pectoralis-major": (6, 0.5),
    "external-rotators": (4, 0.3),
    "serratus-anterior": (3, 0.4),
    "rectus-abdominis": (4, 0.2),
    "obliques": (4, 0.3),
    "gluteus-maximus": (4, 0.25),
    "multifidus": (3, 0.3),
    "lumbar-erectors": (3, 0.2),
}
SHOULDER_SUPPORT = {"external-rotators": (6, 0.8), "serratus-anterior": (5, 0.7)}


def worth_of_sets(group: str, request: PlanRequest) -> tuple[float, ...]:
    """Return what the first, second, third ... fractional set of a week is worth, falling to nothing at the target."""
    settings, level, goal = request.settings, request.profile.level, request.profile.goal
    if group in request.known.mid_back_groups:
        importance, enough = EMPHASIS[goal].get(group, MID_BACK_IMPORTANCE), round(settings.target[level])
    else:
        support = SHOULDER_SUPPORT if goal is Goal.SHOULDER_HEALTH else {}
        enough, importance = support.get(group) or SUPPORT.get(group) or (0, 0.0)
    return tuple(importance * (1 - (done + 0.5) / enough) for done in range(enough))


def enough(group: str, request: PlanRequest) -> tuple[float, float]:
    """Return how many weekly sets of a group are enough, and what each one beyond is worth."""
    if request.first_block:
        return request.settings.entry_sets, TOO_MUCH_AT_FIRST
    if group in request.known.mid_back_groups:
        return request.settings.target[request.profile.level], TOO_MUCH
    return request.settings.weekly_cap[request.profile.level], 0.0
