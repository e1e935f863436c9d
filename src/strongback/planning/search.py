"""Finds the best week and deals it out; the proof of optimality spans both."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from strongback.planning.arrange import Arrangement
from strongback.planning.deal import DealtProblem
from strongback.planning.frame import Frame, frame
from strongback.planning.growth import Placed, grow
from strongback.planning.pool import pool
from strongback.planning.problem import WeekProblem
from strongback.planning.program import Outcome
from strongback.planning.solver import solve

if TYPE_CHECKING:
    from strongback.knowledge.rule import Rule
    from strongback.planning.request import PlanRequest


@dataclass(frozen=True, slots=True)
class Found:
    """The best sessions found, their objective, and the proven bound on any plan's objective."""

    frame: Frame
    sessions: tuple[tuple[Placed, ...], ...]
    objective: float
    bound: float

    @property
    def gap(self) -> float:
        """The proven relative distance to the best possible plan."""
        return max(0.0, self.bound - self.objective) / max(abs(self.objective), 1e-9)


class OutOfTimeError(Exception):
    """The time limit ended the search before it found a plan or a proof that there is none."""


@dataclass(frozen=True, slots=True)
class _Unsettled:
    """A search that was stopped with nothing in hand; no plan it may have missed is worth more than the bound."""

    bound: float


def search(request: PlanRequest) -> Found | None:
    """Return the best week of a request, or None when no week satisfies every requirement.

    A week is preferred that leaves room for a beginner's sets to grow, and the longer general warm-up on average;
    where there is none, first the warm-up and then the room make way.

    Raises:
        OutOfTimeError: the time limit ended the search first.

    """
    if not request.days:
        return None
    around, candidates = frame(request), pool(request)
    longest_s = request.profile.minutes * 60 - around.seconds
    missed: list[float] = []
    for floor, room in _wishes(request):
        for budget_s in sorted({longest_s - around.stretch_s, longest_s}):
            week = WeekProblem(request, candidates, budget_s, room_to_grow=room, floor=floor)
            found = _within(request, around, week, longest_s)
            if isinstance(found, Found):
                return replace(found, bound=max(found.bound, *missed)) if missed else found
            if found is not None:
                missed.append(found.bound)
    if missed:
        raise OutOfTimeError
    return None


def _wishes(request: PlanRequest) -> tuple[tuple[float, bool], ...]:
    """Return floor and room to grow in the order of preference; the last asks for no more than the rules do.

    A group can only take a whole set more within the weekly rise when it has enough to start with.
    """
    floor = request.settings.floor
    if not request.first_block:
        return ((floor, True),)
    growing = 1 / request.settings.rise
    return ((max(growing, floor), True), (floor, True), (floor, False))


def _within(request: PlanRequest, around: Frame, week: WeekProblem, longest_s: int) -> Found | _Unsettled | None:
    patience, gap = request.settings.time_limit_s, request.settings.gap
    solution = solve(week.program, time_limit_s=patience, gap=gap)
    if not solution.values:
        return _Unsettled(solution.bound) if solution.outcome is Outcome.UNKNOWN else None
    bound = solution.bound
    sessions = Arrangement(week, week.how_often(solution), longest_s).find()
    if sessions is None:
        dealt = DealtProblem(week, longest_s)
        solution = solve(dealt.program, time_limit_s=patience, gap=gap, enough=bound - gap * abs(bound))
        if not solution.values:
            return _Unsettled(bound) if solution.outcome is Outcome.UNKNOWN else None
        sessions = dealt.sessions(solution)
    bound = min(bound, solution.bound)
    return Found(around, grow(request, sessions, longest_s), solution.objective, bound)


def week_is_possible(request: PlanRequest, dropped: frozenset[Rule]) -> bool:
    """Say whether a week exists when some requirements are not stated.

    Raises:
        OutOfTimeError: the time limit ended the search first.

    """
    if not request.days:
        return False
    budget_s = request.profile.minutes * 60 - frame(request).seconds
    problem = WeekProblem(request, pool(request, dropped), budget_s, dropped, room_to_grow=False)
    solution = solve(problem.program, time_limit_s=request.settings.time_limit_s, gap=1.0)
    if solution.outcome is Outcome.UNKNOWN:
        raise OutOfTimeError
    return solution.outcome is not Outcome.INFEASIBLE
