from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from tests.strategies import screening_documents

from strongback.knowledge.reading import Table
from strongback.record.answers import Answer, Answers
from strongback.screening.answers_file import read_answers
from strongback.screening.questions import QUESTIONS, Question


def read(text: str) -> tuple[Answers, list[str]]:
    table = Table(tomllib.loads(text), "answers.toml", [])
    answered = read_answers(table)
    table.refuse_the_rest()
    return answered, [str(problem) for problem in table.problems]


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ('"yes"', Answer.YES),
        ('"no"', Answer.NO),
        ('"unsure"', Answer.UNSURE),
        ('" Yes "', Answer.YES),
        ('"NO"', Answer.NO),
        ("true", Answer.YES),
        ("false", Answer.NO),
    ],
)
def test_an_answer_is_a_word_or_a_boolean(written: str, answer: Answer) -> None:
    assert read(f"night-pain = {written}") == (Answers({"night-pain": answer}), [])


@pytest.mark.parametrize("key", ["night-pain", "night_pain", "SB-S023"])
def test_a_question_is_named_by_id_with_hyphens_or_underscores_or_by_its_code(key: str) -> None:
    assert read(f"{key} = true") == (Answers({"night-pain": Answer.YES}), [])


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_every_question_can_be_named_by_its_code(question: Question) -> None:
    assert read(f"{question.rule.code} = 'no'") == (Answers({question.id: Answer.NO}), [])


def test_the_three_statements_are_read() -> None:
    text = "all_no = true\ncleared_by_professional = true\nseen_for = ['night_pain', 'SB-S022', 'collapse']"
    assert read(text) == (Answers({}, True, True, ("night-pain", "weight-loss", "collapse")), [])  # noqa: FBT003


def test_an_empty_table_answers_nothing() -> None:
    answered, problems = read("")
    assert problems == []
    assert [answered.to(question.id) for question in QUESTIONS] == [None] * len(QUESTIONS)


def test_all_no_answers_what_is_not_listed_and_nothing_else() -> None:
    answered, _ = read("all_no = true\nnight-pain = 'unsure'\nweight-loss = true")
    said = (answered.to("night-pain"), answered.to("weight-loss"), answered.to("collapse"))
    assert said == (Answer.UNSURE, Answer.YES, Answer.NO)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("nigt-pain = true", "nigt-pain: is not a screening question. Did you mean night-pain?"),
        ("night_pian = true", "night_pian: is not a screening question. Did you mean night-pain?"),
        ("xyz = true", "xyz: is not a screening question. strongback screen lists the questions."),
        ("SB-S060 = true", "SB-S060: is not a screening question. strongback screen lists the questions."),
        ("night-pain = 'maybe'", "night-pain: must be yes, no or unsure (or true, false), not 'maybe'."),
        ("night-pain = ''", "night-pain: must be yes, no or unsure (or true, false), not ''."),
        ("night-pain = 1", "night-pain: must be yes, no or unsure (or true, false), not 1."),
        ("all_no = 'yes'", "all_no: must be true or false, not 'yes'."),
        ("cleared_by_professional = 1", "cleared_by_professional: must be true or false, not 1."),
        ("seen_for = 'night-pain'", 'seen_for: must be a list of texts, such as ["one", "two"].'),
        ("seen_for = ['nigt-pain']", "seen_for: 'nigt-pain' is not a screening question. Did you mean night-pain?"),
    ],
)
def test_a_mistake_is_named_with_its_field_and_the_next_step(text: str, problem: str) -> None:
    assert read(text)[1] == [f"answers.toml: {problem}"]


@pytest.mark.parametrize("text", ["night-pain = 'maybe'", "night-pain = 0"])
def test_an_answer_that_cannot_be_read_counts_as_unsure(text: str) -> None:
    assert read(f"all_no = true\n{text}")[0].to("night-pain") is Answer.UNSURE


def test_a_statement_that_cannot_be_read_is_not_made() -> None:
    answered, _ = read("all_no = 'yes'\ncleared_by_professional = 'yes'\nseen_for = 'night-pain'")
    assert (answered.all_no, answered.cleared_by_professional, answered.seen_for) == (False, False, ())


def test_two_mistakes_are_named_together() -> None:
    assert len(read("nigt-pain = true\ncollapse = 'maybe'")[1]) == 2


@given(screening_documents())
def test_no_screening_table_raises_and_every_answer_belongs_to_a_question(raw: dict[str, object]) -> None:
    answered = read_answers(Table(raw, "answers.toml", []))
    assert set(answered.given) <= {question.id for question in QUESTIONS}


@pytest.mark.parametrize("written", ["['yes']", "{ said = 'yes' }"])
def test_a_list_or_a_table_is_no_answer(written: str) -> None:
    answered, problems = read(f"night-pain = {written}")
    assert answered.to("night-pain") is Answer.UNSURE
    assert len(problems) == 1


@pytest.mark.parametrize(
    "text",
    [
        "SB-S001 = 'yes'\nchest-symptoms = 'no'",
        "chest-symptoms = 'yes'\nchest_symptoms = 'no'",
        "chest_symptoms = 'unsure'\nchest-symptoms = 'no'",
    ],
)
def test_a_question_answered_twice_is_never_taken_for_a_no(text: str) -> None:
    answered, problems = read(text)
    assert answered.to("chest-symptoms") is not Answer.NO or problems
