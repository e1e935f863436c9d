"""Which faults a set has: one repetition proves nothing, two of three in a row do."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

from strongback.record.form_summary import FaultSeen, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from strongback.knowledge.camera import FaultCheck

WINDOW = 3
NEEDED = 2
FAR_PAST = 3.0
LEAST_COVERAGE = 0.5
HALF = 0.5


@dataclass(slots=True)
class Tally:
    """What one check saw so far."""

    check: FaultCheck
    last: deque[bool] = field(default_factory=lambda: deque(maxlen=WINDOW))
    values: list[float] = field(default_factory=list)
    asked: int = 0
    measured: int = 0
    named: bool = False

    def add(self, value: float | None) -> bool:
        """Take one repetition's value in; return whether the fault shows in it."""
        self.asked += 1
        if value is None:
            return False
        self.measured += 1
        shows = self.check.excess(value) > 1.0
        self.last.append(shows)
        if shows:
            self.values.append(value)
        self.named = self.named or sum(self.last) >= NEEDED
        return shows

    @property
    def judged(self) -> bool:
        """Whether it was measured often enough to be named if it were there."""
        return 0 < self.measured >= HALF * self.asked

    @property
    def now(self) -> bool:
        """Whether it is named by the last three repetitions and shows in the latest."""
        return bool(self.last) and self.last[-1] and sum(self.last) >= NEEDED

    @property
    def excess(self) -> float:
        """By how many dead bands the middle of the faulty repetitions passes the threshold."""
        return self.check.excess(median(self.values)) if self.values else 0.0


class Judge:
    """Gathers what every check saw and says which faults a set has."""

    def __init__(self, checks: Sequence[FaultCheck]) -> None:
        self.tallies = [Tally(check) for check in checks]

    def add(self, values: Iterable[float | None]) -> list[tuple[FaultCheck, float]]:
        """Take one repetition in; return the checks that it fails, with their values."""
        failed = []
        for tally, value in zip(self.tallies, values, strict=True):
            if tally.add(value) and value is not None:
                failed.append((tally.check, value))
        return failed

    def cue(self) -> FaultCheck | None:
        """Return the worst fault that the last repetitions name, a hint only when there is nothing else."""
        current = [tally for tally in self.tallies if tally.now]
        worst = max(current, key=lambda tally: (not tally.check.hint, tally.excess), default=None)
        return None if worst is None else worst.check

    def worst(self) -> FaultCheck | None:
        """Return the worst fault of the set."""
        named = [tally for tally in self.tallies if tally.named and not tally.check.hint]
        worst = max(named, key=lambda tally: (len(tally.values), tally.excess), default=None)
        return None if worst is None else worst.check

    def faults(self) -> tuple[FaultSeen, ...]:
        """Return the faults of the set, one for each code, the most frequent first."""
        found: dict[str, FaultSeen] = {}
        named = [tally for tally in self.tallies if tally.named and not tally.check.hint]
        for tally in sorted(named, key=lambda tally: -len(tally.values)):
            seen = FaultSeen(
                tally.check.code, round(median(tally.values), 3), tally.check.threshold, len(tally.values)
            )  # fmt: skip
            found.setdefault(tally.check.code, seen)
        return tuple(found.values())

    def hints(self) -> tuple[str, ...]:
        """Return the codes of hints that were named."""
        return tuple(dict.fromkeys(tally.check.code for tally in self.tallies if tally.named and tally.check.hint))

    def unmeasured(self) -> tuple[str, ...]:
        """Return the codes that no check could measure in half of the repetitions, and that were not named."""
        seen = {tally.check.code for tally in self.tallies if tally.named or tally.judged}
        return tuple(dict.fromkeys(tally.check.code for tally in self.tallies if tally.check.code not in seen))

    def verdict(self, done: int, clean: int, coverage: float) -> Verdict:
        """Say how the set looked.

        ``watch`` names at least one fault, or has too few repetitions to name the one that fewer than half of them
        were without. ``breakdown`` means that fewer than half of the repetitions were clean and
        that two faults came together or one went past its threshold by three dead bands.
        """
        if not done or coverage < LEAST_COVERAGE:
            return Verdict.UNMEASURED
        named = [tally for tally in self.tallies if tally.named and not tally.check.hint]
        if not named:
            return Verdict.CLEAN if clean >= HALF * done else Verdict.WATCH
        several = len({tally.check.code for tally in named}) > 1
        far = any(tally.excess >= FAR_PAST for tally in named)
        return Verdict.BREAKDOWN if (several or far) and clean < HALF * done else Verdict.WATCH
