from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

import strongback
from strongback.knowledge import Rule, catalogue, faults
from strongback.knowledge.loader import DATA

if TYPE_CHECKING:
    from strongback.knowledge.article import Article

CODE = re.compile(r"SB-[A-Z]\d{3}")
LETTERS = {
    "conditions": "S",
    "strongback.knowledge.faults": "F",
    "strongback.screening.rules": "S",
    "strongback.planning.rules": "L",
    "strongback.progression.rules": "P",
    "strongback.insight.rules": "R",
    "strongback.form.rules": "F",
}


def rules_by_home() -> dict[str, tuple[Rule, ...]]:
    """Return every rule of the product by the module, or the data files, that hold it."""
    modules = [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(strongback.__path__, "strongback.")
        if found.name.endswith(".rules")
    ]
    homes: dict[str, tuple[Rule, ...]] = {module.__name__: module.RULES for module in (faults, *modules)}
    return homes | {"conditions": tuple(condition.rule for condition in catalogue().conditions.values())}


HOMES = rules_by_home()
CODES = Counter(rule.code for rules in HOMES.values() for rule in rules)


def test_rules_are_found_where_they_live() -> None:
    assert {"conditions", "strongback.knowledge.faults", "strongback.screening.rules"} <= set(HOMES)
    assert all(HOMES.values())


def test_no_code_belongs_to_two_rules() -> None:
    assert {code: count for code, count in CODES.items() if count > 1} == {}


def test_no_name_belongs_to_two_rules_of_one_letter() -> None:
    names = Counter((rule.code[3], rule.name) for rules in HOMES.values() for rule in rules)
    assert {name: count for name, count in names.items() if count > 1} == {}


@pytest.mark.parametrize("home", HOMES)
def test_the_letter_of_a_code_says_where_its_rule_lives(home: str) -> None:
    assert {rule.code[3] for rule in HOMES[home]} == {LETTERS.get(home)}


@pytest.mark.parametrize("article", catalogue().articles.values(), ids=lambda article: article.id)
def test_every_rule_that_an_article_names_exists(article: Article) -> None:
    assert article.rules
    assert sorted({*article.rules, *CODE.findall(article.body)} - set(CODES)) == []


def test_every_code_in_the_data_files_exists() -> None:
    texts = [path.read_text("utf-8") for path in DATA.rglob("*") if path.suffix in {".toml", ".md"}]
    assert sorted({code for text in texts for code in CODE.findall(text)} - set(CODES)) == []


@pytest.mark.parametrize(
    "rule", [rule for rules in HOMES.values() for rule in rules], ids=lambda rule: f"{rule.code} {rule.name}"
)
def test_a_rule_speaks_in_whole_sentences(rule: Rule) -> None:
    for sentence in (rule.looks_at, rule.why, rule.do):
        assert sentence[0].isupper() or sentence[0].isdigit()
        assert sentence[-1] in ".?!"
