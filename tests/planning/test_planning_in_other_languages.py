"""The client says what planning says in other languages; its samples are what is really sent, and none is missing."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
from tests.planning.planning_builders import KNOWN
from tests.planning.planning_sayings import REASONS, SAMPLES, findings, relaxations, rule_of, sent
from tests.planning.test_refusals_and_relaxations import LOOSENED

from strongback.planning import check, rules
from strongback.progression.gates import EASIER, OFFERS

CHANGES = Path(__file__).parents[2] / "web" / "src" / "messages" / "de" / "texts" / "changes.json"
# These are said in the words of the rule that keeps an exercise out.
REFUSING = {rule.name for rule in (rules.CONDITIONS, rules.AVOID, rules.LEVEL, rules.EQUIPMENT)}


@pytest.mark.parametrize("kind", ["reasons", "relaxations", "findings"])
def test_the_samples_are_what_is_sent(kind: str) -> None:
    assert json.loads(SAMPLES.read_text("utf-8"))[kind] == sent()[kind]


def test_every_rule_of_planning_that_gives_a_reason_has_a_sample() -> None:
    silent = {rules.SETS, rules.STABLE, rules.POWER_GATE, rules.WARM_UP, rules.READABLE}  # they only judge a plan
    assert {rule.code for rule in rules.RULES} - {rule_of(name) for name in REASONS} == {r.code for r in silent}


def test_every_requirement_that_can_be_loosened_has_a_sample() -> None:
    assert {change[1] for item in relaxations().values() for change in item.changes} == LOOSENED


def test_every_way_of_saying_a_finding_has_a_sample() -> None:
    calls = [
        node for node in ast.walk(ast.parse(Path(check.__file__).read_text("utf-8"))) if isinstance(node, ast.Call)
    ]
    found = [node.args[2] for node in calls if isinstance(node.func, ast.Name) and node.func.id == "_found"]
    ways = {way.value for way in found if isinstance(way, ast.Constant)} | REFUSING
    assert len(found) == len([way for way in found if isinstance(way, ast.Constant)]) + 1
    assert {dict(item.facts)["what"] for item in findings().values()} == ways


def test_what_changes_about_an_exercise_and_what_is_offered_is_there_in_german() -> None:
    german = json.loads(CHANGES.read_text("utf-8"))
    changes = {change.how for condition in KNOWN.conditions.values() for change in condition.changes}
    assert set(german) == changes | {*OFFERS, EASIER}
    assert all(german.values())
