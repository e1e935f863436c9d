"""The client says the knowledge in other languages by its English sentences; each of them has to be there, once."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.coach.builders import KNOWN

from strongback.record.answers import Answers
from strongback.screening.questions import QUESTIONS
from strongback.screening.rules import SEEN
from strongback.screening.screen import screen
from strongback.server.api.catalogue_documents import whole_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.any_database

MESSAGES = Path(__file__).parents[2] / "web" / "src" / "messages" / "de"
TEXTS = MESSAGES / "texts"
ELSEWHERE = {"changes.json"}  # held by a test of planning
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
EXERCISE = ("summary", "set_up", "steps", "cues", "breathing")
RULE = ("name", "looks_at", "why", "do")
MUSCLE = ("location", "origin", "insertion", "action", "nerve", "for_the_mid_back", "note")
DISAGREEMENT = ("about", "article_a", "article_b", "evidence", "our_choice")
DESCRIBED = ("equipment", "implements", "goals", "levels", "patterns", "regions")


@cache
def catalogue() -> dict[str, Any]:
    """Return what is sent of the knowledge."""
    sent: dict[str, Any] = json.loads(json.dumps(whole_catalogue(KNOWN)))
    return sent


@cache
def german() -> dict[str, str]:
    """Return everything that is said in German."""
    files = [file for file in sorted(TEXTS.glob("*.json")) if file.name not in ELSEWHERE]
    return {english: said for file in files for english, said in json.loads(file.read_text("utf-8")).items()}


def _of(item: dict[str, Any], *names: str) -> Iterator[str]:
    for name in names:
        said = item[name]
        yield from [said] if isinstance(said, str) else said or []


def _of_exercise(exercise: dict[str, Any]) -> Iterator[str]:
    yield from _of(exercise, *EXERCISE)
    yield exercise["camera"]["blind"]
    for rung in exercise["rungs"]:
        yield rung["name"]
    for way in exercise["variations"]:
        yield from _of(way, "name", "change")
    for mistake in exercise["mistakes"]:
        yield from _of(mistake, "name", "looks_like")
    for item in exercise["evidence"]:
        yield item["finding"]
    for item in exercise["disagreements"]:
        yield from _of(item, *DISAGREEMENT)


def _of_screening() -> Iterator[str]:
    for question in QUESTIONS:
        yield from (question.rule.why, question.rule.do, question.who, question.how_soon)
    yield SEEN.do
    for flag in screen(Answers({}), (), KNOWN, 15).flags:
        yield from (flag.do, *(() if flag.about == "unanswered" else (flag.why, flag.who, flag.how_soon)))


def sentences() -> set[str]:
    """Return every sentence of the knowledge that somebody reads."""
    sent = catalogue()
    found = [say for exercise in sent["exercises"] for say in _of_exercise(exercise)]
    for rule in (*sent["rules"], *sent["faults"]):
        found += _of(rule, *RULE)
    for muscle in sent["muscles"]:
        found += _of(muscle, *MUSCLE)
    found += [group["why_counted_together"] for group in sent["muscle_groups"]]
    for condition in sent["conditions"]:
        found += _of(condition, "why", "do", "prefer", "who", "how_soon")
    for article in sent["articles"]:
        found += _of(article, "title", "summary", "body")
    found += [item["description"] for name in DESCRIBED for item in sent[name]]
    return {say for say in (*found, *_of_screening()) if say}


def test_every_sentence_of_the_knowledge_is_there_in_german() -> None:
    assert sentences() - set(german()) == set()
    muscles = {muscle["name"] for muscle in catalogue()["muscles"]}  # most have a Latin name, in every language
    assert set(german()) - sentences() - muscles == set()
    assert all(german().values())


def _numbers(text: str) -> set[str]:
    return {number.replace(",", ".") for number in NUMBER.findall(text)} | set(re.findall(r"\d+", text))


@pytest.mark.parametrize("file", sorted(file.name for file in TEXTS.glob("*.json")))
def test_a_figure_carries_over(file: str) -> None:
    said: dict[str, str] = json.loads((TEXTS / file).read_text("utf-8"))
    grouped = re.compile(r"(?<=\d)[.,](?=\d{3}\b)")
    lost = {
        english: missing
        for english, ours in said.items()
        if (missing := _numbers(grouped.sub("", english)) - _numbers(grouped.sub("", ours)))
    }
    assert lost == {}


def test_lines_of_a_list_stay_different_from_each_other() -> None:
    for exercise in catalogue()["exercises"]:
        lists = [exercise["set_up"], exercise["steps"], exercise["cues"]]
        lists += [[rung["name"] for rung in exercise["rungs"]], [item["finding"] for item in exercise["evidence"]]]
        lists += [[item["about"] for item in exercise["disagreements"]]]
        for lines in lists:
            assert len({german()[line] for line in lines}) == len(lines), exercise["id"]
