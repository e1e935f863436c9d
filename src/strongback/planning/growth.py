"""The sets that later weeks add to the first one, step by step and never faster than the weekly rise.

Given the sessions of the first week, each step may add sets to exercises that have room. What is added is the most
worthwhile that the rise, the caps, the balance of pull and push and the minutes of each session allow, proven by the
same solver: a few yes-or-no questions.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from strongback.planning import rules
from strongback.planning.problem import balance_rows, ceilings, halves, most_after
from strongback.planning.program import HALVES, UNBOUNDED, Program
from strongback.planning.solver import solve
from strongback.planning.worth import ONE_MORE, worth_of_sets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from strongback.planning.arrange import Session
    from strongback.planning.pool import Candidate
    from strongback.planning.request import PlanRequest


@dataclass(frozen=True, slots=True)
class Placed:
    """A candidate in one session, with its sets at each step of the mesocycle."""

    candidate: Candidate
    sets: tuple[int, ...]


def steps_of_weeks(request: PlanRequest) -> tuple[int, ...]:
    """Return the step of each training week: beginners stay two weeks, then grow weekly; others grow once, halfway."""
    weeks = request.weeks_before_deload
    if request.first_block:
        return tuple(max(0, week - 1) for week in range(weeks))
    return tuple(int(week >= (weeks + 1) // 2) for week in range(weeks))


def grow(request: PlanRequest, sessions: Sequence[Session], longest_s: int) -> tuple[tuple[Placed, ...], ...]:
    """Return the sessions with their sets at every step."""
    now = [[candidate.least_sets for candidate in session] for session in sessions]
    history = [now]
    for _ in range(max(steps_of_weeks(request))):
        now = _step(request, sessions, now, longest_s)
        history.append(now)
    return tuple(
        tuple(Placed(candidate, tuple(sets[day][at] for sets in history)) for at, candidate in enumerate(session))
        for day, session in enumerate(sessions)
    )


Place = tuple["Candidate", int, int]


def _step(
    request: PlanRequest, sessions: Sequence[Session], now: Sequence[Sequence[int]], longest_s: int
) -> list[list[int]]:
    """Return the sets of the next step: each exercise the same or one more."""
    program = Program()
    columns = [
        [_grows(program, candidate, sets) for candidate, sets in zip(session, counts, strict=True)]
        for session, counts in zip(sessions, now, strict=True)
    ]
    days = [list(zip(*day, strict=True)) for day in zip(sessions, columns, now, strict=True)]
    _weekly_rows(program, request, [place for day in days for place in day])
    for day in days:
        _session_rows(program, request, day, longest_s)
    solution = solve(program, time_limit_s=request.settings.time_limit_s, gap=request.settings.gap)
    if not solution.values:  # adding nothing is always possible, so only a time limit ends here
        return [list(counts) for counts in now]
    return [[sets + solution.values[column] for _, column, sets in day] for day in days]


def _grows(program: Program, candidate: Candidate, sets: int) -> int:
    room = candidate.most_sets > sets
    return program.variable(0, int(room), ONE_MORE if room else 0.0)


def _halves(places: Sequence[Place]) -> Mapping[str, int]:
    totals: Counter[str] = Counter()
    for candidate, _, sets in places:
        for group, share in candidate.halves.items():
            totals[group] += share * sets
    return totals


def _weekly_rows(program: Program, request: PlanRequest, places: Sequence[Place]) -> None:
    for group, before in _halves(places).items():
        row = {column: c.halves[group] for c, column, _ in places if group in c.halves}
        caps = ceilings(group, request)
        most = halves(min(most_after(group, before / HALVES, request), caps[rules.WEEKLY_CAP], caps[rules.SESSION_CAP]))
        program.row(-UNBOUNDED, most - before, row)
        worth = _worth_from(program, group, before, request)
        if worth:
            program.row(0, UNBOUNDED, row | dict.fromkeys(worth, -1))
    for weight, given in balance_rows(request):
        counted = [(weight.get(c.exercise.pattern, 0), column, sets) for c, column, sets in places]
        already = given + sum(factor * sets for factor, _, sets in counted)
        program.row(-already, UNBOUNDED, {column: factor for factor, column, _ in counted})


def _worth_from(program: Program, group: str, before: int, request: PlanRequest) -> list[int]:
    """Add the worth of the sets above those a group already gets, all in half sets."""
    columns = []
    for done, each in enumerate(worth_of_sets(group, request)):
        above = min(HALVES, (done + 1) * HALVES - before)
        if above > 0:
            columns.append(program.variable(0, above, each / HALVES))
    return columns


def _session_rows(program: Program, request: PlanRequest, places: Sequence[Place], longest_s: int) -> None:
    seconds = sum(candidate.seconds(sets) for candidate, _, sets in places)
    program.row(-UNBOUNDED, longest_s - seconds, {column: c.each_set_s for c, column, _ in places})
    cap = halves(request.settings.session_cap[request.profile.level])
    for group, before in _halves(places).items():
        program.row(
            -UNBOUNDED,
            cap - before,
            {column: c.halves[group] for c, column, _ in places if group in c.halves},
        )
