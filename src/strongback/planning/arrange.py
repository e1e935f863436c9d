"""Deals a week's exercises out to its sessions: a small exact search with the emptiest session first."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from strongback.knowledge.vocabulary import CORE_PATTERNS
from strongback.planning.problem import LEAST_DAYS, halves

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from strongback.planning.pool import Candidate
    from strongback.planning.problem import WeekProblem

MOST_POSITIONS = 20_000
Session = tuple["Candidate", ...]


@dataclass(slots=True)
class _Day:
    """What a session holds so far."""

    candidates: list[Candidate] = field(default_factory=list)
    seconds: int = 0
    mid_back: int = 0
    core: int = 0
    halves: dict[str, int] = field(default_factory=dict)

    def count(self, candidate: Candidate, seconds: int, sign: int) -> None:
        """Add a candidate's share, or take it away again."""
        sets = candidate.least_sets
        self.seconds += sign * seconds
        self.mid_back += sign * candidate.exercise.is_mid_back
        self.core += sign * (candidate.exercise.pattern in CORE_PATTERNS)
        for group, share in candidate.halves.items():
            self.halves[group] = self.halves.get(group, 0) + sign * sets * share


class _ExhaustedError(Exception):
    """The search has looked at as many positions as it may."""


class Arrangement:
    """The search for one week; ``find`` runs it."""

    def __init__(self, week: WeekProblem, how_often: Sequence[int], longest_s: int) -> None:
        self.request = week.request
        self.longest_s = longest_s
        # The longest first: what is hardest to place is placed while there is room.
        self.items = sorted(
            (
                (candidate, times, week.seconds(candidate))
                for candidate, times in zip(week.candidates, how_often, strict=True)
                if times
            ),
            key=lambda item: (-item[2], item[0].exercise.id),
        )
        self.days = [_Day() for _ in range(self.request.sessions)]
        self.looked = 0

    def find(self) -> tuple[Session, ...] | None:
        """Return the sessions, or None when there is no way (or none within the positions allowed)."""
        try:
            return tuple(tuple(day.candidates) for day in self.days) if self._place(0) else None
        except _ExhaustedError:
            return None

    def _place(self, position: int) -> bool:
        self.looked += 1
        if self.looked > MOST_POSITIONS:
            raise _ExhaustedError
        if position == len(self.items):
            return self._complete()
        candidate, times, seconds = self.items[position]
        for days in self._options(candidate, times):
            for day in days:
                day.candidates.append(candidate)
                day.count(candidate, seconds, 1)
            if all(self._fits(day) for day in days) and self._place(position + 1):
                return True
            for day in days:
                day.candidates.pop()
                day.count(candidate, seconds, -1)
        return False

    def _options(self, candidate: Candidate, times: int) -> Iterator[tuple[_Day, ...]]:
        """Yield the days it could go to, the emptiest of its kind first."""
        pattern = candidate.exercise.pattern

        def fullness(day: _Day) -> tuple[int, int, int]:
            alike = sum(other.exercise.pattern is pattern for other in day.candidates)
            return (alike, day.mid_back if candidate.exercise.is_mid_back else 0, day.seconds)

        return combinations(sorted(self.days, key=fullness), times)

    def _fits(self, day: _Day) -> bool:
        settings = self.request.settings
        return (
            day.seconds <= self.longest_s
            and day.mid_back <= settings.mid_back_per_session[1]
            and day.core <= settings.core_per_session[1]
            and max(day.halves.values(), default=0) <= halves(settings.session_cap[self.request.profile.level])
        )

    def _complete(self) -> bool:
        settings = self.request.settings
        enough = all(
            day.mid_back >= settings.mid_back_per_session[0] and day.core >= settings.core_per_session[0]
            for day in self.days
        )
        return enough and all(
            sum(day.halves.get(group, 0) > 0 for day in self.days) >= LEAST_DAYS
            for group in self.request.known.mid_back_groups
        )
