"""An integer linear program in plain Python, so that only one module needs to know a solver.

Everything is a whole number, so that no tolerance can bend a requirement: stimulus is counted in half sets, time in
seconds, ratios in hundredths.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

UNBOUNDED = 10**9
HALVES = 2
HUNDREDTHS = 100


@dataclass(slots=True)
class Program:
    """Maximise the sum of worth over the variables, subject to the rows.

    Variables are numbered from 0 in the order they were added; a row is bounds and sparse coefficients.
    """

    lower: list[int] = field(default_factory=list)
    upper: list[int] = field(default_factory=list)
    worth: list[float] = field(default_factory=list)
    rows: list[tuple[int, int, dict[int, int]]] = field(default_factory=list)

    def variable(self, lower: int, upper: int, worth: float = 0.0) -> int:
        """Add a variable and return its number."""
        self.lower.append(lower)
        self.upper.append(upper)
        self.worth.append(worth)
        return len(self.lower) - 1

    @property
    def worth_at_most(self) -> float:
        """A bound on the objective that needs no search: everything worth having, as much of it as there may be."""
        return sum(max(each * self.lower[at], each * self.upper[at]) for at, each in enumerate(self.worth))

    def row(self, lower: int, upper: int, coefficients: dict[int, int]) -> None:
        """Add a row: the sum of coefficient times variable lies between the bounds."""
        self.rows.append((lower, upper, coefficients))


class Outcome(StrEnum):
    """What a search ended with."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Solution:
    """The outcome, the value of each variable, the objective reached and the proven bound on it.

    Without a solution there are no values; when the search was stopped, the bound still holds.
    """

    outcome: Outcome
    values: tuple[int, ...] = ()
    objective: float = 0.0
    bound: float = 0.0
