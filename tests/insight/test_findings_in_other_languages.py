"""The client says findings in other languages from their facts; its samples have to be what is really sent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.insight.simulated_athletes import PLANTED, reviews, with_problem

from strongback.insight import rules

if TYPE_CHECKING:
    from tests.insight.simulated_athletes import Planted

    from strongback.insight.finding import Finding

SAMPLES: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "web" / "src" / "insight" / "samples.json").read_text(encoding="utf-8")
)
# Which facts there are hangs on what was felt.
SEVERAL_WAYS = {rules.TIME_FOR_A_PROFESSIONAL.code, rules.PAIN_PATTERN.code}


def test_every_rule_of_a_look_back_has_a_sample() -> None:
    assert set(SAMPLES) == {rule.code for rule in rules.RULES}
    with_step = {code for code, sample in SAMPLES.items() if "step" in sample}
    assert with_step == {rule.code for rule in rules.OF_WEEKS}


@pytest.mark.parametrize("kind", PLANTED, ids=lambda kind: kind.name)
def test_a_finding_has_the_facts_of_its_sample(kind: Planted) -> None:
    found: dict[str, Finding] = {}
    for seed in range(4):
        athlete = with_problem(kind, seed, 9)
        if athlete is not None and not found:
            found = {item.code: item for _, items in reviews(athlete, 9 + kind.detectable + 3) for item in items}
    assert found
    for code, item in found.items():
        if code not in SEVERAL_WAYS:
            assert set(dict(item.why.facts)) == set(SAMPLES[code]["facts"]), code
