"""Screening as a use case: answers in, clearance with its reasons out, kept when there is a store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from strongback.record.identity import uuid7
from strongback.record.stored import ScreeningRecord
from strongback.screening.screen import Screening, screen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from strongback.coach.ports import Entropy, Store
    from strongback.knowledge.catalogue import Catalogue
    from strongback.record.answers import Answers


def screening_document(result: Screening) -> dict[str, Any]:
    """Return a screening as ``strongback screen --json`` prints it."""
    flags = [
        {
            "code": flag.rule.code,
            "about": flag.about,
            "urgency": str(flag.urgency),
            "why": flag.why,
            "do": flag.do,
            "who": flag.who,
            "how_soon": flag.how_soon,
            "source": flag.rule.source,
        }
        for flag in result.flags
    ]
    return {"clearance": str(result.clearance), "flags": flags, "unanswered": list(result.unanswered)}


def screen_and_keep(
    store: Store,
    answers: Answers,
    conditions: Sequence[str],
    known: Catalogue,
    *,
    birth_year: int | None,
    now: datetime,
    entropy: Entropy,
) -> Screening:
    """Screen a person and keep the answers."""
    result = screen(answers, conditions, known, None if birth_year is None else now.year - birth_year)
    record = ScreeningRecord(str(uuid7(now, entropy(10))), now, answers, result.clearance)
    store.add_screening(record)
    return result
