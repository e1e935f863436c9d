"""Answers to the screening questions: yes, no, or not given, which is never a no."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Answer(StrEnum):
    """What a person said to one question; not being sure counts like a yes."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Clearance(StrEnum):
    """The outcome of screening, from the freest to the most urgent."""

    CLEAR = "clear"
    MODIFY = "modify"
    REFER = "refer"
    URGENT = "urgent"
    EMERGENCY = "emergency"

    @property
    def rank(self) -> int:
        """0 for clear, 4 for emergency."""
        return list(Clearance).index(self)


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person answered.

    ``given`` maps question ids to answers. ``all_no`` says that every question was read and each one not in
    ``given`` is a no. ``cleared_by_professional`` says that a professional knows the conditions and the
    matters waiting for an appointment, and agrees to strength training. ``seen_for`` names questions about
    urgent matters for which the person has been seen since.
    """

    given: Mapping[str, Answer]
    all_no: bool = False
    cleared_by_professional: bool = False
    seen_for: tuple[str, ...] = ()

    def to(self, question: str) -> Answer | None:
        """Return the answer to a question, or None when it was not answered."""
        return self.given.get(question, Answer.NO if self.all_no else None)


NOTHING_ANSWERED = Answers({})
