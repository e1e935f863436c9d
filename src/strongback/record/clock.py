"""Hybrid logical clocks: an order of edits that respects cause and effect, whatever the devices' clocks say.

A clock is a moment in milliseconds, a counter for what happens within one of them, and the device as the tie-break
(Kulkarni and others, 2014). Written with fixed widths, clocks compare as text in the same order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from strongback.record.identity import EPOCH

MILLISECOND = timedelta(milliseconds=1)
AHEAD_AT_MOST = timedelta(minutes=5)
WRITTEN = re.compile(r"([0-9]{13})\.([0-9a-f]{8})\.([a-z0-9-]{1,40})", re.ASCII)
MOST_COUNTED = 0xFFFFFFFF


@dataclass(frozen=True, slots=True, order=True)
class Clock:
    """One point in the order of edits."""

    ms: int
    counter: int
    device: str

    def __str__(self) -> str:
        return f"{self.ms:013d}.{self.counter:08x}.{self.device}"

    @classmethod
    def parse(cls, text: str) -> Clock:
        """Read what ``str`` wrote.

        >>> str(Clock.parse("1767225600000.00000001.phone"))
        '1767225600000.00000001.phone'

        Raises:
            ValueError: it is not a clock.

        """
        found = WRITTEN.fullmatch(text)
        if found is None:
            raise ValueError(f"{text[:80]!r} is not a clock such as 1767225600000.00000000.phone")
        return cls(int(found[1]), int(found[2], 16), found[3])

    @classmethod
    def at(cls, moment: datetime, device: str, counter: int = 0) -> Clock:
        """Return the clock of a moment."""
        return cls((moment - EPOCH) // MILLISECOND, counter, device)

    def after(self, seen: Clock | None, now: datetime) -> Clock:
        """Return this device's next clock: later than its last one, than what it has seen, and not before now."""
        base = self if seen is None or (seen.ms, seen.counter) < (self.ms, self.counter) else seen
        present = Clock.at(now, self.device)
        if present.ms > base.ms:
            return present
        return Clock(base.ms, base.counter + 1, self.device)

    def no_later_than(self, now: datetime, turn: int) -> Clock:
        """Return the clock, drawn back when its device's clock is more than five minutes ahead.

        ``turn`` counts up from one drawn-back clock to the next, so that edits keep the order they arrived in.
        """
        limit = Clock.at(now + AHEAD_AT_MOST, self.device, turn & MOST_COUNTED)
        return limit if self.ms > limit.ms else self
