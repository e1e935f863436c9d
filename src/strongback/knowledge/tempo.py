"""Tempo: how long each part of a repetition lasts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

WRITTEN = re.compile(r"(\d)-(\d)-(\d)-(\d)")


@dataclass(frozen=True, slots=True)
class Tempo:
    """Seconds of eccentric, pause, concentric, pause, written ``3-1-1-0``."""

    eccentric_s: int
    stretched_pause_s: int
    concentric_s: int
    squeezed_pause_s: int

    @classmethod
    def parse(cls, text: str) -> Tempo:
        """Read ``3-1-1-0``.

        >>> Tempo.parse("3-1-1-0").rep_s
        5

        Raises:
            ValueError: the text is not four digits joined by hyphens, or a repetition would take no time.

        """
        return _parsed(text)

    @property
    def rep_s(self) -> int:
        """Seconds one repetition takes."""
        return self.eccentric_s + self.stretched_pause_s + self.concentric_s + self.squeezed_pause_s

    def __str__(self) -> str:
        return f"{self.eccentric_s}-{self.stretched_pause_s}-{self.concentric_s}-{self.squeezed_pause_s}"


@lru_cache(maxsize=256)
def _parsed(text: str) -> Tempo:
    """Read a tempo; a plan says the same few over and over."""
    match = WRITTEN.fullmatch(text)
    if not match or not sum(map(int, match.groups())):
        raise ValueError(f"{text!r} is not a tempo; write four digits in seconds, such as 3-1-1-0.")
    return Tempo(*map(int, match.groups()))
