"""What a plan must satisfy, as one linear problem over the whole first week.

Sessions are interchangeable, so the problem does not know them: it decides how often a week holds each exercise,
which removes the symmetry between days. Whether the week can then be dealt out to its days is decided afterwards
(``arrange``); every row here is necessary for that, so the optimum of this problem bounds every plan. The sets that
later weeks add are a smaller problem of their own (``growth``).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from strongback.knowledge.vocabulary import CORE_PATTERNS, PULL_PATTERNS, PUSH_PATTERNS, Pattern
from strongback.planning import rules
from strongback.planning.program import HALVES, HUNDREDTHS, UNBOUNDED, Program
from strongback.planning.worth import REPEAT, TIME_PER_MINUTE, enough, worth_of_sets

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from strongback.knowledge.rule import Rule
    from strongback.planning.pool import Candidate
    from strongback.planning.program import Solution
    from strongback.planning.request import PlanRequest

LEAST_DAYS = 2


@dataclass(slots=True)
class WeekProblem:
    """The linear problem of one request and pool; ``budget_s`` is what a session has for training on average.

    ``times[c]`` are the variables whose sum says how often candidate c is done in the week: where repetition is
    worth less than variety the first time has a variable of its own. Requirements in ``dropped`` are not stated,
    which shows what clashes. With ``room_to_grow`` the minutes also hold the sets that later weeks add to a
    beginner's two; a ``floor`` above the settings' lets every mid-back group grow by whole sets.
    """

    request: PlanRequest
    candidates: Sequence[Candidate]
    budget_s: int
    dropped: frozenset[Rule] = frozenset()
    room_to_grow: bool = True
    floor: float = 0.0
    program: Program = field(default_factory=Program)
    times: list[list[int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """State every requirement."""
        self._variables()
        self._counts()
        self._balance()
        for group in sorted({group for candidate in self.candidates for group in candidate.halves}):
            self._stimulus(group)
        self._time()

    def seconds(self, candidate: Candidate) -> int:
        """Return the seconds a candidate is counted with."""
        return candidate.seconds(candidate.usual_sets if self.room_to_grow else candidate.least_sets)

    def how_often(self, solution: Solution) -> tuple[int, ...]:
        """Read the solver's numbers back: how often the week holds each candidate."""
        return tuple(sum(solution.values[column] for column in columns) for columns in self.times)

    def _variables(self) -> None:
        sessions, repeat = self.request.sessions, REPEAT[self.request.profile.level]
        for candidate in self.candidates:
            steps = [(1, 0.0), (sessions - 1, repeat)] if repeat else [(sessions, 0.0)]
            price = TIME_PER_MINUTE * self.seconds(candidate) / 60
            self.times.append(
                [self.program.variable(0, most, worth=candidate.liking - less - price) for most, less in steps]
            )

    def _counts(self) -> None:
        settings, request = self.request.settings, self.request
        mid_back = [at for at, c in enumerate(self.candidates) if c.exercise.is_mid_back]
        self._a_session(rules.MID_BACK_EXERCISES, settings.mid_back_per_session, mid_back)
        core = [at for at, c in enumerate(self.candidates) if c.exercise.pattern in CORE_PATTERNS]
        self._a_session(rules.CORE, settings.core_per_session, core)
        for pattern in request.required_patterns:
            covering = [at for at, c in enumerate(self.candidates) if c.exercise.pattern is pattern]
            self._require(rules.PATTERNS, 1, UNBOUNDED, self._frequency(covering))
        for group in request.known.mid_back_groups:
            training = [at for at, c in enumerate(self.candidates) if group in c.halves]
            self._require(rules.TRAINED_TWICE, LEAST_DAYS, UNBOUNDED, self._frequency(training))
            if not training:  # a group nobody trains has no row of its own below
                self._require(rules.WEEKLY_FLOOR, halves(settings.floor), UNBOUNDED, {})

    def _a_session(self, rule: Rule, bounds: tuple[int, int], chosen: Iterable[int]) -> None:
        sessions = self.request.sessions
        self._require(rule, bounds[0] * sessions, bounds[1] * sessions, self._frequency(chosen))

    def _balance(self) -> None:
        """Keep pulling sets between the bounds times pushing sets, with those done elsewhere."""
        for weight, given in balance_rows(self.request):
            row = {
                column: weight[candidate.exercise.pattern] * candidate.least_sets
                for candidate, columns in zip(self.candidates, self.times, strict=True)
                for column in columns
                if candidate.exercise.pattern in weight
            }
            self._require(rules.PULL_TO_PUSH, -given, UNBOUNDED, row)

    def _stimulus(self, group: str) -> None:
        """Give the group's weekly stimulus, in half sets, a variable of its own, worth less the more there is."""
        settings, request = self.request.settings, self.request
        total = self.program.variable(0, UNBOUNDED)
        row = {
            column: candidate.halves[group] * candidate.least_sets
            for candidate, columns in zip(self.candidates, self.times, strict=True)
            for column in columns
            if group in candidate.halves
        }
        self.program.row(0, 0, row | {total: -1})
        worth = [self.program.variable(0, HALVES, each / HALVES) for each in worth_of_sets(group, request)]
        if worth:
            self.program.row(0, UNBOUNDED, {total: 1} | dict.fromkeys(worth, -1))
        most, price = enough(group, request)
        if price:
            excess = self.program.variable(0, UNBOUNDED, price / HALVES)
            self.program.row(-UNBOUNDED, halves(most), {total: 1, excess: -1})
        if group in request.known.mid_back_groups:
            self._require(rules.WEEKLY_FLOOR, halves(max(self.floor, settings.floor)), UNBOUNDED, {total: 1})
        for rule, most in ceilings(group, request).items():
            self._require(rule, -UNBOUNDED, halves(most), {total: 1})
        # A session cannot be filled to its cap with sets that only come in threes: the same row in whole units.
        unit = min(candidate.least_sets for candidate in self.candidates if group in candidate.halves)
        units = halves(settings.session_cap[request.profile.level]) // unit
        whole = {column: share // unit for column, share in row.items()}
        self._require(rules.SESSION_CAP, -UNBOUNDED, units * request.sessions, whole)

    def _time(self) -> None:
        """Fit the week's work into the sum of its sessions."""
        seconds = {
            column: self.seconds(candidate)
            for candidate, columns in zip(self.candidates, self.times, strict=True)
            for column in columns
        }
        self._require(rules.MINUTES, -UNBOUNDED, self.budget_s * self.request.sessions, seconds)

    def _frequency(self, chosen: Iterable[int]) -> dict[int, int]:
        return {column: 1 for at in chosen for column in self.times[at]}

    def _require(self, rule: Rule, lower: int, upper: int, row: dict[int, int]) -> None:
        """State a requirement, unless it is dropped."""
        if rule not in self.dropped:
            self.program.row(lower, upper, row)


def ceilings(group: str, request: PlanRequest) -> dict[Rule, float]:
    """Return the most a group may get in the first week, by the rule that says so."""
    settings, level = request.settings, request.profile.level
    found = {
        rules.WEEKLY_CAP: settings.weekly_cap[level],
        rules.SESSION_CAP: settings.session_cap[level] * request.sessions,
    }
    if group in request.last_week:
        found[rules.WEEKLY_RISE] = most_at_first(group, request)
    return found


def most_at_first(group: str, request: PlanRequest) -> float:
    """Return the most fractional sets the first week may have after the last one: a newcomer's dose is always open."""
    return max(most_after(group, request.last_week[group], request), request.settings.entry_sets)


def most_after(group: str, before: float, request: PlanRequest) -> float:
    """Return the most fractional sets a group may have in a week after one with so many."""
    grown = before * (1 + request.settings.rise)
    return grown if group in request.known.mid_back_groups else max(grown, before + 1)


def balance_rows(request: PlanRequest) -> tuple[tuple[dict[Pattern, int], int], ...]:
    """Return the two bounds on pull to push as weights of a set of each pattern, in hundredths.

    With each come the weighted sets done elsewhere; the whole sum must not be negative.
    """
    elsewhere = dict(request.profile.trains_elsewhere)
    found = []
    for ratio, sign in zip(request.settings.pull_to_push, (1, -1), strict=True):
        weight = dict.fromkeys(PULL_PATTERNS, sign * HUNDREDTHS)
        weight |= dict.fromkeys(PUSH_PATTERNS, -sign * round(ratio * HUNDREDTHS))
        found.append((weight, sum(weight[pattern] * elsewhere.get(pattern, 0) for pattern in weight)))
    return tuple(found)


def halves(sets: float) -> int:
    """Return fractional sets as whole half sets, rounded down."""
    return math.floor(sets * HALVES + 1e-9)
