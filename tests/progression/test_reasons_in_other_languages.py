"""The client says the reasons of a session in other languages from their facts; its samples are what is really sent."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.progression.situations import SITUATIONS, rule_of
from tests.progression.training_builders import ROW, session, sore

from strongback.record.history import History
from strongback.screening.again import ask_again
from strongback.screening.professional import about_form, about_pain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from strongback.record.log import PainNote
    from strongback.record.reason import Reason

SAMPLES: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "web" / "src" / "insight" / "reasons.json").read_text(encoding="utf-8")
)
NOW = datetime(2026, 3, 30, 18, tzinfo=UTC)
SHAKY = [item for ago in (9, 6, 3) for item in session(form="shaky", days_ago=ago)]


def pains(*felt: tuple[int, int]) -> list[PainNote]:
    """Return notes of days ago and how much it hurt."""
    return [sore(days_ago=ago, during=pain) for ago, pain in felt]


# What stands above a session, or in its place.
ABOVE: dict[str, Callable[[], Sequence[Reason]]] = {
    "SB-S091": lambda: ask_again(NOW - timedelta(weeks=13), NOW, (), None),
    "SB-S092": lambda: ask_again(NOW - timedelta(weeks=1), NOW, pains((1, 3)), None),
    "SB-S093": lambda: ask_again(NOW - timedelta(weeks=6), NOW, (), (NOW - timedelta(weeks=5)).date()),
    "SB-S105": lambda: about_pain(pains((9, 1), (6, 1), (3, 4), (1, 4)), NOW),
    "SB-S105 above": lambda: about_pain(pains((6, 6), (1, 7)), NOW),
    "SB-S111": lambda: about_pain(pains((50, 3), (20, 3), (3, 3)), NOW),
    "SB-S112": lambda: about_form(History.of(SHAKY), [ROW]),
}


def sent(situation: str) -> dict[str, Any]:
    """Return what is sent of the reason in a situation, as far as a sentence is made from it."""
    reasons = ABOVE[situation]() if situation in ABOVE else SITUATIONS[situation]().reasons
    document = next(item for item in reasons if item.rule.code == rule_of(situation)).document()
    return {name: document[name] for name in ("rule", "say", "facts")}


def test_every_way_of_saying_a_rule_has_a_sample() -> None:
    assert list(SAMPLES) == [*SITUATIONS, *ABOVE]


@pytest.mark.parametrize("situation", [*SITUATIONS, *ABOVE])
def test_a_sample_is_what_is_sent(situation: str) -> None:
    assert SAMPLES[situation] == sent(situation)
