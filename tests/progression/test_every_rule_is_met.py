from __future__ import annotations

import pytest
from tests.progression.situations import ELSEWHERE, SITUATIONS, rule_of
from tests.progression.training_builders import codes

from strongback.progression.rules import RULES


def test_every_rule_of_progression_has_a_situation() -> None:
    assert {rule_of(situation) for situation in SITUATIONS} | ELSEWHERE == {rule.code for rule in RULES}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_rule_is_said_where_it_decides(situation: str) -> None:
    asked, code = SITUATIONS[situation](), rule_of(situation)
    assert code in codes(asked)
    why = next(reason for reason in asked.reasons if reason.rule.code == code)
    assert why.say.endswith(".")
    assert why.document()["source"] == why.rule.source
