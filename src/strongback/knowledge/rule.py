"""A rule: one decision the coach can take, with its code, its reason and where that comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

CODE = re.compile(r"SB-[SLPFR]\d{3}")


class Severity(StrEnum):
    """How much a rule may change what a person does."""

    NOTE = "note"
    ADVICE = "advice"
    LIMIT = "limit"
    STOP = "stop"


class Strength(StrEnum):
    """What kind of source stands behind a rule."""

    STUDY = "study"
    GUIDELINE = "guideline"
    CONVENTION = "convention"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the coach.

    ``code`` is stable for ever (``SB-P003``): S screening, L planning, P progression, F technique, R review.
    ``looks_at``, ``why`` and ``do`` are whole sentences for the person; ``source`` names the study, the
    guideline or the convention, and ``strength`` says which of the three it is.
    """

    code: str
    name: str
    severity: Severity
    looks_at: str
    why: str
    do: str
    source: str
    strength: Strength

    def __post_init__(self) -> None:
        """Refuse a rule that could not be explained.

        Raises:
            ValueError: the code is malformed or a sentence is missing.

        """
        if not CODE.fullmatch(self.code):
            raise ValueError(f"{self.code!r} is not a rule code such as SB-P003.")
        for field in ("name", "looks_at", "why", "do", "source"):
            if not str(getattr(self, field)).strip():
                raise ValueError(f"{self.code}: {field} is empty; every rule says all of it.")
