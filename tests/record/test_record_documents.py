from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import given
from tests.strategies import answers, valid_profile_documents

from strongback.knowledge import catalogue
from strongback.knowledge.reading import Table
from strongback.record.documents import answers_document, answers_from_document, profile_document
from strongback.record.profile_file import read_profile
from strongback.screening.answers_file import read_answers

if TYPE_CHECKING:
    from strongback.record.answers import Answers

KNOWN = catalogue()


@given(valid_profile_documents())
def test_a_profile_is_read_back_from_its_own_json(raw: dict[str, Any]) -> None:
    profile = read_profile(raw, "me.toml", KNOWN, 2026)
    written = json.loads(json.dumps(profile_document(profile)))
    assert read_profile(written, "me.toml", KNOWN, 2026) == profile


@given(answers())
def test_answers_are_read_back_from_their_own_json(answered: Answers) -> None:
    assert answers_from_document(json.loads(json.dumps(answers_document(answered)))) == answered


@given(answers())
def test_a_document_of_answers_is_an_answers_file(answered: Answers) -> None:
    table = Table(answers_document(answered), "answers.toml", [])
    assert read_answers(table) == answered
    assert table.problems == []
