from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.strategies import QUESTION_IDS, answers, condition_ids

from strongback.knowledge import catalogue
from strongback.record.answers import NOTHING_ANSWERED, Answer, Answers, Clearance
from strongback.screening import rules
from strongback.screening.questions import (
    BY_ID,
    EMERGENCY_QUESTIONS,
    QUESTIONS,
    REFER_QUESTIONS,
    URGENT_QUESTIONS,
    Question,
)
from strongback.screening.screen import Screening, screen

if TYPE_CHECKING:
    from collections.abc import Mapping

KNOWN = catalogue()
ALL_NO = Answers({}, all_no=True)
AGES = st.none() | st.integers(5, 100)
QUESTION = st.sampled_from(QUESTION_IDS)


def yes_to(*questions: str, cleared: bool = False, seen_for: tuple[str, ...] = ()) -> Answers:
    """Yes to these questions and no to all others."""
    given_ = dict.fromkeys(questions, Answer.YES)
    return Answers(given_, all_no=True, cleared_by_professional=cleared, seen_for=seen_for)


def screened(answered: Answers, *conditions: str, age: int | None = None) -> Screening:
    return screen(answered, conditions, KNOWN, age)


def urgency(answered: Answers, conditions: tuple[str, ...] = (), age: int | None = None) -> int:
    return screen(answered, conditions, KNOWN, age).clearance.rank


def with_given(answered: Answers, changed: Mapping[str, Answer]) -> Answers:
    return Answers(changed, answered.all_no, answered.cleared_by_professional, answered.seen_for)


# What must hold for everybody


@given(answers(), condition_ids(), AGES, st.sampled_from([question.id for question in EMERGENCY_QUESTIONS]))
def test_one_emergency_sign_is_an_emergency_whatever_else_is_said(
    answered: Answers, conditions: tuple[str, ...], age: int | None, sign: str
) -> None:
    answered = with_given(answered, {**answered.given, sign: Answer.YES})
    assert screen(answered, conditions, KNOWN, age).clearance is Clearance.EMERGENCY


@given(answers(all_no=False), condition_ids(), AGES, st.data())
def test_leaving_an_answer_out_never_lowers_the_urgency(
    answered: Answers, conditions: tuple[str, ...], age: int | None, data: st.DataObject
) -> None:
    assume(answered.given)
    left_out = data.draw(st.sampled_from(sorted(answered.given)))
    fewer = with_given(answered, {name: said for name, said in answered.given.items() if name != left_out})
    assert urgency(fewer, conditions, age) >= urgency(answered, conditions, age)


@given(answers(), condition_ids(), AGES, QUESTION)
def test_turning_a_no_into_a_yes_never_lowers_the_urgency(
    answered: Answers, conditions: tuple[str, ...], age: int | None, name: str
) -> None:
    before = with_given(answered, {**answered.given, name: Answer.NO})
    after = with_given(answered, {**answered.given, name: Answer.YES})
    assert urgency(after, conditions, age) >= urgency(before, conditions, age)


@given(answers(spoken_for=False), condition_ids(), AGES, QUESTION)
def test_a_yes_never_lowers_the_urgency_where_no_professional_has_spoken(
    answered: Answers, conditions: tuple[str, ...], age: int | None, name: str
) -> None:
    after = with_given(answered, {**answered.given, name: Answer.YES})
    assert urgency(after, conditions, age) >= urgency(answered, conditions, age)


@given(answers(), condition_ids(), AGES, QUESTION)
def test_not_being_sure_is_never_lower_than_a_yes(
    answered: Answers, conditions: tuple[str, ...], age: int | None, name: str
) -> None:
    said_yes = with_given(answered, {**answered.given, name: Answer.YES})
    unsure = with_given(answered, {**answered.given, name: Answer.UNSURE})
    assert urgency(unsure, conditions, age) >= urgency(said_yes, conditions, age)


@given(answers(spoken_for=False), condition_ids(), AGES, QUESTION)
def test_not_being_sure_weighs_as_much_as_a_yes(
    answered: Answers, conditions: tuple[str, ...], age: int | None, name: str
) -> None:
    said_yes = with_given(answered, {**answered.given, name: Answer.YES})
    unsure = with_given(answered, {**answered.given, name: Answer.UNSURE})
    assert urgency(unsure, conditions, age) == urgency(said_yes, conditions, age)


@given(answers(), condition_ids(), AGES)
def test_only_a_clear_no_to_everything_is_clear(
    answered: Answers, conditions: tuple[str, ...], age: int | None
) -> None:
    healthy = all(answered.to(name) is Answer.NO for name in QUESTION_IDS)
    untroubled = not conditions and (age is None or age >= 16)
    assert (screen(answered, conditions, KNOWN, age).clearance is Clearance.CLEAR) == (healthy and untroubled)


@given(answers(), condition_ids(), AGES)
def test_one_more_condition_never_lowers_the_urgency(
    answered: Answers, conditions: tuple[str, ...], age: int | None
) -> None:
    for number in range(len(conditions)):
        assert urgency(answered, conditions[: number + 1], age) >= urgency(answered, conditions[:number], age)


@given(answers(), condition_ids(), AGES)
def test_the_most_urgent_flag_comes_first_and_decides(
    answered: Answers, conditions: tuple[str, ...], age: int | None
) -> None:
    outcome = screen(answered, conditions, KNOWN, age)
    ranks = [flag.urgency.rank for flag in outcome.flags]
    assert ranks == sorted(ranks, reverse=True)
    assert outcome.clearance.rank == max(ranks, default=0)


@given(answers(), condition_ids(), AGES)
def test_every_question_without_a_clear_answer_is_listed(
    answered: Answers, conditions: tuple[str, ...], age: int | None
) -> None:
    open_questions = [name for name in QUESTION_IDS if answered.to(name) not in (Answer.YES, Answer.NO)]
    assert list(screen(answered, conditions, KNOWN, age).unanswered) == open_questions


@given(answers(), condition_ids(), AGES)
def test_every_flag_says_why_what_to_do_who_helps_and_how_soon(
    answered: Answers, conditions: tuple[str, ...], age: int | None
) -> None:
    for flag in screen(answered, conditions, KNOWN, age).flags:
        assert all(sentence.strip() for sentence in (flag.why, flag.do, flag.who, flag.how_soon))


# One question


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_question_alone_gives_its_own_urgency(question: Question) -> None:
    outcome = screened(yes_to(question.id))
    assert outcome.clearance is question.urgency
    assert [flag.rule for flag in outcome.flags] == [question.rule]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_question_that_alone_was_not_answered_gives_its_own_urgency(question: Question) -> None:
    given_ = {name: Answer.NO for name in QUESTION_IDS if name != question.id}
    outcome = screened(Answers(given_))
    assert outcome.clearance is question.urgency
    assert outcome.unanswered == (question.id,)
    assert outcome.only_unanswered


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_all_no_does_not_cover_a_question_the_person_is_not_sure_of(question: Question) -> None:
    outcome = screened(Answers({question.id: Answer.UNSURE}, all_no=True))
    assert outcome.clearance is question.urgency
    assert outcome.unanswered == (question.id,)


@pytest.mark.parametrize("question", REFER_QUESTIONS, ids=lambda question: question.id)
def test_a_professionals_word_turns_a_routine_matter_into_modify(question: Question) -> None:
    assert screened(yes_to(question.id, cleared=True)).clearance is Clearance.MODIFY


@pytest.mark.parametrize("question", [*URGENT_QUESTIONS, *EMERGENCY_QUESTIONS], ids=lambda question: question.id)
def test_a_general_word_of_a_professional_does_not_cover_an_urgent_matter(question: Question) -> None:
    assert screened(yes_to(question.id, cleared=True)).clearance is question.urgency


@pytest.mark.parametrize("question", [*REFER_QUESTIONS, *URGENT_QUESTIONS], ids=lambda question: question.id)
def test_having_been_seen_for_a_matter_turns_it_into_modify(question: Question) -> None:
    outcome = screened(yes_to(question.id, seen_for=(question.id,)))
    assert outcome.clearance is Clearance.MODIFY
    assert outcome.flags[0].do == rules.SEEN.do


@pytest.mark.parametrize("question", EMERGENCY_QUESTIONS, ids=lambda question: question.id)
def test_having_been_seen_does_not_cover_an_emergency(question: Question) -> None:
    assert screened(yes_to(question.id, cleared=True, seen_for=(question.id,))).clearance is Clearance.EMERGENCY


def test_having_been_seen_for_one_matter_does_not_cover_another() -> None:
    outcome = screened(yes_to("night-pain", "weight-loss", seen_for=("night-pain",)))
    assert outcome.clearance is Clearance.URGENT
    assert [(flag.about, flag.urgency) for flag in outcome.flags] == [
        ("weight-loss", Clearance.URGENT),
        ("night-pain", Clearance.MODIFY),
    ]


def test_neither_a_word_nor_a_visit_covers_a_question_that_was_not_answered() -> None:
    given_ = {name: Answer.NO for name in QUESTION_IDS if name != "night-pain"}
    answered = Answers(given_, cleared_by_professional=True, seen_for=("night-pain",))
    assert screened(answered).clearance is Clearance.URGENT


# Nothing, everything, conditions and age


def test_nothing_answered_is_an_emergency_until_it_is_answered() -> None:
    outcome = screened(NOTHING_ANSWERED)
    assert outcome.clearance is Clearance.EMERGENCY
    assert outcome.unanswered == QUESTION_IDS
    assert outcome.only_unanswered
    assert outcome.stops_the_plan


def test_no_to_everything_is_clear_without_a_flag() -> None:
    assert screened(ALL_NO) == Screening(Clearance.CLEAR, (), ())


def test_a_stop_with_another_reason_is_not_only_unanswered() -> None:
    given_ = {"night-pain": Answer.YES}
    outcome = screened(Answers(given_))
    assert outcome.clearance is Clearance.EMERGENCY
    assert not outcome.only_unanswered


@pytest.mark.parametrize(
    ("clearance", "stops"),
    [
        (Clearance.CLEAR, False),
        (Clearance.MODIFY, False),
        (Clearance.REFER, True),
        (Clearance.URGENT, True),
        (Clearance.EMERGENCY, True),
    ],
)
def test_refer_and_above_stop_the_plan(clearance: Clearance, stops: bool) -> None:
    assert Screening(clearance, (), ()).stops_the_plan is stops


@pytest.mark.parametrize("condition", KNOWN.conditions)
def test_a_condition_gives_its_own_clearance_and_modify_once_a_professional_agreed(condition: str) -> None:
    assert screened(ALL_NO, condition).clearance == str(KNOWN.conditions[condition].uncleared)
    assert screened(yes_to(cleared=True), condition).clearance is Clearance.MODIFY


@pytest.mark.parametrize(
    "condition",
    [
        "osteoporosis",
        "vertebral-fracture",
        "pregnancy",
        "uncontrolled-hypertension",
        "recent-surgery",
        "hernia",
        "eye-pressure-disease",
        "heart-disease",
        "metabolic-or-kidney-disease",
        "painful-rigid-kyphosis",
        "other-condition",
    ],
)
def test_a_condition_that_needs_a_professionals_word_refers_without_it(condition: str) -> None:
    assert screened(ALL_NO, condition).clearance is Clearance.REFER


@pytest.mark.parametrize(
    ("age", "clearance"),
    [(15, Clearance.MODIFY), (16, Clearance.CLEAR), (17, Clearance.CLEAR), (None, Clearance.CLEAR)],
)
def test_an_adult_is_wanted_beside_anybody_under_sixteen(age: int | None, clearance: Clearance) -> None:
    assert screened(ALL_NO, age=age).clearance is clearance


def test_a_missing_answer_is_named_and_only_the_first_three_are_spelt_out() -> None:
    (one,) = screened(Answers({"night-pain": Answer.UNSURE}, all_no=True)).flags
    assert one.why == "1 question has no clear answer (night-pain)."
    (many,) = screened(NOTHING_ANSWERED).flags
    assert many.why == f"{len(QUESTIONS)} questions have no clear answer ({', '.join(QUESTION_IDS[:3])}, ...)."


# The questions themselves


def test_a_question_is_found_by_its_id() -> None:
    assert BY_ID["night-pain"].rule.code == "SB-S023"
    assert len(BY_ID) == len(QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_question_asks_for_a_yes_or_a_no(question: Question) -> None:
    assert question.ask.endswith("?")
    assert question.rule.looks_at == question.ask


# Evidence file section 6.2: each sign and its tier.
@pytest.mark.parametrize(
    ("name", "tier"),
    [
        ("chest-symptoms", Clearance.EMERGENCY),
        ("collapse", Clearance.EMERGENCY),
        ("tearing-pain", Clearance.EMERGENCY),
        ("sudden-breathlessness", Clearance.EMERGENCY),
        ("saddle-numbness", Clearance.EMERGENCY),
        ("bladder-or-bowel", Clearance.EMERGENCY),
        ("both-legs", Clearance.EMERGENCY),
        ("unsteady-walking", Clearance.EMERGENCY),
        ("major-accident", Clearance.EMERGENCY),
        ("minor-accident-with-fragile-bones", Clearance.EMERGENCY),
        ("stroke-signs", Clearance.EMERGENCY),
        ("dark-urine", Clearance.EMERGENCY),
        ("fever-with-back-pain", Clearance.URGENT),
        ("infection-risk", Clearance.URGENT),
        ("weight-loss", Clearance.URGENT),
        ("night-pain", Clearance.URGENT),
        ("band-like-pain", Clearance.URGENT),
        ("cancer-and-spine-pain", Clearance.URGENT),
        ("new-deformity", Clearance.URGENT),
        ("constant-pain-between-blades", Clearance.URGENT),
        ("spreading-numbness", Clearance.URGENT),
        ("very-high-blood-pressure", Clearance.URGENT),
        ("first-episode-young-or-old", Clearance.REFER),
        ("lasting-pain", Clearance.REFER),
        ("strong-pain", Clearance.REFER),
        ("long-morning-stiffness", Clearance.REFER),
        ("pins-and-needles", Clearance.REFER),
        ("weak-or-aching-shoulder", Clearance.REFER),
        ("heart-or-lung-signs", Clearance.REFER),
        ("told-to-be-supervised", Clearance.REFER),
    ],
)
def test_a_warning_sign_is_asked_for_at_the_tier_of_the_evidence(name: str, tier: Clearance) -> None:
    assert BY_ID[name].urgency is tier
