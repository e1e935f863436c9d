"""The only module that knows the solver: CP-SAT of OR-Tools, one worker and a fixed seed (see docs/adr).

With a single worker and limits counted in the solver's own deterministic time, the same program has the same answer
on every run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from strongback.planning.program import Outcome, Solution

if TYPE_CHECKING:
    from strongback.planning.program import Program

WORTH_UNITS = 10_000
# The wall clock only ends what the deterministic limit should have ended long before, also on a busy machine.
WALL_CLOCK_FACTOR, WALL_CLOCK_SPARE_S = 3.0, 5.0
OUTCOMES = {
    cp_model.OPTIMAL: Outcome.OPTIMAL,
    cp_model.FEASIBLE: Outcome.FEASIBLE,
    cp_model.INFEASIBLE: Outcome.INFEASIBLE,
}


class _Enough(cp_model.CpSolverSolutionCallback):
    """Ends the search at the first solution worth enough."""

    def __init__(self, enough: float) -> None:
        super().__init__()
        self.enough = enough

    def on_solution_callback(self) -> None:
        if self.objective_value >= self.enough:
            self.stop_search()


def solve(program: Program, *, time_limit_s: float, gap: float, enough: float | None = None) -> Solution:
    """Return the best solution and how well it is proven.

    ``gap`` is the relative distance to the optimum that counts as proven; ``time_limit_s`` ends the search with
    the best solution found by then; a solution worth ``enough`` ends it at once.
    """
    model, columns = _model(program)
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.num_workers = 1
    parameters.random_seed = 7
    parameters.relative_gap_limit = gap
    parameters.max_deterministic_time = time_limit_s
    parameters.max_time_in_seconds = time_limit_s * WALL_CLOCK_FACTOR + WALL_CLOCK_SPARE_S
    # Measured on 250 random requests: these halve the median and the slowest percent (benchmarks/README.md).
    parameters.linearization_level = 2
    parameters.cp_model_probing_level = 0
    parameters.add_lp_constraints_lazily = False
    if enough is not None:  # a program with its sessions told apart: the relaxation leads best there
        parameters.search_branching = cp_model.LP_SEARCH
    callback = None if enough is None else _Enough(enough * WORTH_UNITS)
    outcome = OUTCOMES.get(solver.solve(model, callback), Outcome.UNKNOWN)
    if outcome not in (Outcome.OPTIMAL, Outcome.FEASIBLE):
        return Solution(outcome, bound=program.worth_at_most if outcome is Outcome.UNKNOWN else 0.0)
    values = tuple(solver.value(column) for column in columns)
    objective, bound = solver.objective_value / WORTH_UNITS, solver.best_objective_bound / WORTH_UNITS
    return Solution(outcome, values, objective, bound)


def _model(program: Program) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
    model = cp_model.CpModel()
    columns = [model.new_int_var(*bounds, "") for bounds in zip(program.lower, program.upper, strict=True)]
    for lower, upper, coefficients in program.rows:
        weighted = cp_model.LinearExpr.weighted_sum([columns[at] for at in coefficients], list(coefficients.values()))
        model.add_linear_constraint(weighted, lower, upper)
    worth = [round(each * WORTH_UNITS) for each in program.worth]
    model.maximize(cp_model.LinearExpr.weighted_sum(columns, worth))
    return model, columns
