"""The exact problem with its sessions told apart, for the weeks that do not deal out at once.

It contains every row of the week's problem, whose optimum therefore still bounds it; a solution that reaches that
bound within the gap ends the search.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from strongback.knowledge.vocabulary import CORE_PATTERNS
from strongback.planning.problem import LEAST_DAYS, WeekProblem, halves
from strongback.planning.program import UNBOUNDED

if TYPE_CHECKING:
    from strongback.planning.arrange import Session
    from strongback.planning.program import Solution


class DealtProblem(WeekProblem):
    """A week's problem that also decides which session holds which exercise; none takes over ``longest_s``."""

    __slots__ = ("held", "longest_s")

    def __post_init__(self) -> None:
        """State every requirement, first of the week, then of each session."""
        WeekProblem.__post_init__(self)
        self.held = [[self.program.variable(0, 1) for _ in self.candidates] for _ in range(self.request.sessions)]
        for at, columns in enumerate(self.times):
            self.program.row(0, 0, {session[at]: 1 for session in self.held} | dict.fromkeys(columns, -1))
        for session in self.held:
            self._session(session)
        self._trained_on_two_days()

    def __init__(self, week: WeekProblem, longest_s: int) -> None:
        self.longest_s = longest_s
        super().__init__(week.request, week.candidates, week.budget_s, room_to_grow=week.room_to_grow, floor=week.floor)

    def sessions(self, solution: Solution) -> tuple[Session, ...]:
        """Read the solver's numbers back as sessions."""
        return tuple(
            tuple(c for c, column in zip(self.candidates, session, strict=True) if solution.values[column])
            for session in self.held
        )

    def _session(self, held: list[int]) -> None:
        settings = self.request.settings
        pairs = list(zip(self.candidates, held, strict=True))
        least, most = settings.mid_back_per_session
        self.program.row(least, most, {column: 1 for c, column in pairs if c.exercise.is_mid_back})
        least, most = settings.core_per_session
        self.program.row(least, most, {column: 1 for c, column in pairs if c.exercise.pattern in CORE_PATTERNS})
        self.program.row(-UNBOUNDED, self.longest_s, {column: self.seconds(c) for c, column in pairs})
        cap = halves(settings.session_cap[self.request.profile.level])
        for group in sorted({group for c in self.candidates for group in c.halves}):
            row = {column: c.halves[group] * c.least_sets for c, column in pairs if group in c.halves}
            self.program.row(-UNBOUNDED, cap, row)

    def _trained_on_two_days(self) -> None:
        for group in self.request.known.mid_back_groups:
            days = []
            for session in self.held:
                day = self.program.variable(0, 1)
                training = {column: 1 for c, column in zip(self.candidates, session, strict=True) if group in c.halves}
                self.program.row(0, UNBOUNDED, training | {day: -1})
                days.append(day)
            self.program.row(LEAST_DAYS, UNBOUNDED, dict.fromkeys(days, 1))
