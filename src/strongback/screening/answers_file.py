"""Reads screening answers: question ids with yes, no or unsure, and the statements about all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strongback.knowledge.reading import did_you_mean
from strongback.record.answers import Answer, Answers
from strongback.screening.questions import BY_ID, QUESTIONS

if TYPE_CHECKING:
    from strongback.knowledge.reading import Table

STATEMENTS = ("all_no", "cleared_by_professional", "seen_for")
CODES = {question.rule.code: question.id for question in QUESTIONS}


def read_answers(table: Table) -> Answers:
    """Read a ``[screening]`` table; mistakes go to the table's list of problems.

    A question may be named by its id, in words with hyphens or underscores, or by its rule's code.
    """
    given: dict[str, Answer] = {}
    for key in table.raw:
        if key in STATEMENTS:
            continue
        table.seen.add(key)
        question = CODES.get(key, key.replace("_", "-"))
        if question not in BY_ID:
            hint = did_you_mean(question, BY_ID) or " strongback screen lists the questions."
            table.complain(key, f"is not a screening question.{hint}")
        elif question in given:
            table.complain(key, f"answers {question} a second time; keep one of the two.")
        else:
            given[question] = _answer(table, key)
    seen_for = tuple(CODES.get(name, name.replace("_", "-")) for name in table.texts("seen_for"))
    for name in seen_for:
        if name not in BY_ID:
            table.complain("seen_for", f"{name!r} is not a screening question.{did_you_mean(name, BY_ID)}")
    return Answers(
        given=given,
        all_no=table.flag("all_no"),
        cleared_by_professional=table.flag("cleared_by_professional"),
        seen_for=seen_for,
    )


def _answer(table: Table, key: str) -> Answer:
    raw = table.raw[key]
    if isinstance(raw, bool):
        return Answer.YES if raw else Answer.NO
    word = raw.strip().casefold() if isinstance(raw, str) else ""
    if word in set(Answer):
        return Answer(word)
    table.complain(key, f"must be yes, no or unsure (or true, false), not {raw!r}.")
    return Answer.UNSURE
