from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.coach.builders import (
    DAY,
    KNOWN,
    MONDAY,
    ROW,
    THURSDAY,
    WEEK,
    a_note,
    a_pain_note,
    a_plan,
    a_profile,
    a_screening,
    a_stored_plan,
    a_week,
    evening,
)

from strongback.insight import rules
from strongback.insight.attention import AthleteFacts, Attention, ExerciseDay, Fortnight, Need, attention
from strongback.knowledge.rule import Severity
from strongback.record.answers import Answer, Answers
from strongback.record.log import PainKind, Region
from strongback.record.note import NoteKind
from strongback.record.reason import reason
from strongback.screening.questions import QUESTIONS

if TYPE_CHECKING:
    from datetime import date

    from strongback.knowledge.rule import Rule
    from strongback.record.stored import StoredPlan

# Halfway through a plan of Mondays and Thursdays that began four weeks ago, everything in order.
BEGAN = MONDAY - 4 * WEEK


def a_long_plan(**other: Any) -> StoredPlan:
    return a_stored_plan(a_plan(*[a_week() for _ in range(8)]), **({"starts_on": BEGAN} | other))


def trained_on(*days: date, **other: Any) -> tuple[ExerciseDay, ...]:
    return tuple(ExerciseDay(day, ROW, **other) for day in days)


def as_planned() -> tuple[ExerciseDay, ...]:
    return trained_on(MONDAY - 11 * DAY, MONDAY - 7 * DAY, MONDAY - 4 * DAY)


def facts(**other: Any) -> AthleteFacts:
    fields: dict[str, Any] = {
        "since": BEGAN,
        "profile": a_profile(),
        "screening": a_screening(BEGAN),
        "plans": (a_long_plan(),),
        "trained": as_planned(),
        "last_trained": MONDAY - 4 * DAY,
    }
    return AthleteFacts(**(fields | other))


def looked_at(day: date = MONDAY, *, sees_pain: bool = True, **other: Any) -> Attention:
    return attention(facts(**other), evening(day), KNOWN, sees_pain=sees_pain)


def needed(day: date = MONDAY, *, sees_pain: bool = True, **other: Any) -> list[tuple[Rule, date]]:
    found = looked_at(day, sees_pain=sees_pain, **other)
    return [(need.why.rule, need.since) for need in found.needs]


def test_somebody_who_does_what_is_planned_needs_nothing() -> None:
    assert looked_at() == Attention((), Fortnight(done=3, planned=3))


# What a look back found


def found(*said: Rule) -> tuple[Need, ...]:
    return tuple(Need(reason(rule, rule.name), MONDAY - 9 * DAY) for rule in said)


def test_findings_stand_among_the_needs_by_how_serious_they_are() -> None:
    said = (rules.TIME_FOR_A_PROFESSIONAL, rules.PLATEAU, rules.UNEVEN_SIDES)
    comment = a_note(MONDAY, kind=NoteKind.COMMENT, text="Heavy?")
    seen = needed(found=found(*said), comment=comment, proposed_at=evening(MONDAY - DAY))
    assert [rule for rule, _ in seen] == [
        rules.TIME_FOR_A_PROFESSIONAL, rules.PLATEAU, rules.PROPOSAL_WAITS, rules.UNEVEN_SIDES, rules.COMMENT_WAITS,
    ]  # fmt: skip


def test_no_more_than_three_findings_are_said_the_most_useful_first() -> None:
    said = (rules.TOO_MUCH_WEIGHT, rules.PLATEAU, rules.CORE_LEFT_OUT, rules.UNDER_DOSED)
    assert {rule for rule, _ in needed(found=found(*said))} == set(said[:3])


def test_what_is_said_already_is_not_found_again() -> None:
    hurt = (a_pain_note(MONDAY, during=7, region=Region.ELBOW),)
    also = needed(pain=hurt, found=found(rules.PAIN_PATTERN, rules.PLATEAU))
    assert sorted(set(also) - set(needed(pain=hurt))) == [(rules.PLATEAU, MONDAY - 9 * DAY)]
    assert rules.PAIN_PATTERN in {rule for rule, _ in needed(found=found(rules.PAIN_PATTERN))}


@pytest.mark.parametrize("rule", sorted(rules.OF_FEELING, key=str))
def test_whoever_may_not_see_pain_is_not_told_what_was_found_about_feeling(rule: Rule) -> None:
    assert [seen for seen, _ in needed(found=found(rule))] == [rule]
    assert needed(sees_pain=False, found=found(rule)) == []


# Pain


@pytest.mark.parametrize(
    ("note", "rule"),
    [
        ({"during": 2}, None),
        ({"during": 3}, rules.PAIN_ABOVE_THE_LIMIT),
        ({"during": 5}, rules.PAIN_ABOVE_THE_LIMIT),
        ({"during": 6}, rules.RED_PAIN),
        ({"during": 1, "kind": PainKind.SHARP}, rules.RED_PAIN),
        ({"during": 0, "next_morning": 2, "usual": 0}, None),
        ({"during": 0, "next_morning": 4, "usual": 1}, rules.PAIN_ABOVE_THE_LIMIT),
    ],
)
def test_pain_of_the_last_week_is_said_by_how_much_it_is(note: dict[str, Any], rule: Rule | None) -> None:
    known_before = a_pain_note(BEGAN - DAY, region=Region.MID_BACK)
    found = [item for item in needed(pain=(known_before, a_pain_note(MONDAY - DAY, **note)))
             if item[0] is not rules.SCREENING_WAITS]  # fmt: skip
    assert found == ([] if rule is None else [(rule, MONDAY - DAY)])


@pytest.mark.parametrize(("days", "is_said"), [(6, True), (7, False)])
def test_pain_of_longer_ago_is_over(days: int, is_said: bool) -> None:
    note = a_pain_note(MONDAY - days * DAY, during=4, region=Region.ELBOW)
    codes = [rule for rule, _ in needed(pain=(note,))]
    assert (rules.PAIN_ABOVE_THE_LIMIT in codes) == is_said


@pytest.mark.parametrize(("pain", "rule"), [(2, None), (3, rules.PAIN_ABOVE_THE_LIMIT), (6, rules.RED_PAIN)])
def test_pain_during_a_set_counts_too(pain: int, rule: Rule | None) -> None:
    trained = (*as_planned()[:-1], *trained_on(MONDAY - 4 * DAY, worst_pain=pain))
    assert needed(trained=trained) == ([] if rule is None else [(rule, MONDAY - 4 * DAY)])


def test_pain_that_rises_is_said() -> None:
    notes = [a_pain_note(MONDAY - days * DAY, during=during, region=Region.ELBOW)
             for days, during in ((13, 0), (11, 0), (10, 2), (8, 2))]  # fmt: skip
    assert (rules.PAIN_RISES, MONDAY - 13 * DAY) in needed(pain=tuple(notes))


def test_whoever_may_not_see_pain_learns_nothing_of_it() -> None:
    notes = tuple(a_pain_note(MONDAY - days * DAY, during=8, kind=PainKind.SHARP) for days in (1, 2))
    found = looked_at(sees_pain=False, pain=notes, trained=(*as_planned(), *trained_on(MONDAY, worst_pain=9)))
    assert [need.why.rule for need in found.needs] == [rules.SCREENING_WAITS]
    assert "pain" not in str(found.needs[0].why.document()["say"]).lower()
    assert found.needs[0].why.facts == ()


# Screening


def test_a_screening_that_stops_comes_first() -> None:
    answers = Answers({QUESTIONS[0].id: Answer.YES}, all_no=True)
    found = looked_at(screening=a_screening(BEGAN, answers), proposed_at=evening(BEGAN))
    assert [need.why.rule for need in found.needs] == [rules.SCREENING_STOPS, rules.PROPOSAL_WAITS]
    assert dict(found.needs[0].why.facts)["clearance"] == "emergency"
    hidden = looked_at(screening=a_screening(BEGAN, answers), sees_pain=False)
    assert dict(hidden.needs[0].why.facts)["clearance"] is None


def test_a_screening_that_nobody_answered_waits_since_the_athlete_came() -> None:
    assert needed(screening=None) == [(rules.SCREENING_WAITS, BEGAN)]


@pytest.mark.parametrize(("weeks", "since"), [(12, MONDAY), (14, MONDAY - 2 * WEEK)])
def test_an_old_screening_waits_since_the_twelve_weeks_were_over(weeks: int, since: date) -> None:
    found = needed(screening=a_screening(MONDAY - weeks * WEEK, answered_at=evening(MONDAY - weeks * WEEK)))
    assert found == [(rules.SCREENING_WAITS, since)]


def test_new_pain_lets_the_screening_wait_since_it_was_noted() -> None:
    found = looked_at(pain=(a_pain_note(MONDAY - 2 * DAY, during=1),))
    assert [(need.why.rule, need.since) for need in found.needs] == [(rules.SCREENING_WAITS, MONDAY - 2 * DAY)]
    assert found.needs[0].why.say == "New pain was noted since the last screening."


def test_after_a_lay_off_the_screening_waits_beside_the_gap() -> None:
    found = needed(trained=(), last_trained=BEGAN, screening=a_screening(BEGAN))
    assert found == [(rules.SCREENING_WAITS, MONDAY), (rules.LONG_GAP, BEGAN)]


# The plan and the training


def test_a_proposal_waits_since_it_was_made() -> None:
    assert needed(proposed_at=evening(MONDAY - 3 * DAY)) == [(rules.PROPOSAL_WAITS, MONDAY - 3 * DAY)]


@pytest.mark.parametrize(("days", "is_said"), [(9, False), (10, True)])
def test_ten_days_without_training_are_a_gap(days: int, is_said: bool) -> None:
    last = MONDAY - days * DAY
    found = needed(trained=trained_on(last), last_trained=last)
    assert ((rules.LONG_GAP, last) in found) == is_said


def test_somebody_who_never_trained_has_a_gap_since_the_plan_began() -> None:
    assert needed(trained=(), last_trained=None) == [(rules.LONG_GAP, BEGAN)]


@pytest.mark.parametrize(
    ("trained", "is_said"),
    [
        ((MONDAY - 7 * DAY, MONDAY - 4 * DAY), False),
        ((MONDAY - 4 * DAY,), True),
        ((MONDAY - 6 * DAY, MONDAY - 5 * DAY, MONDAY - 4 * DAY), False),
    ],
)
def test_two_sessions_fewer_than_planned_are_behind_whatever_the_days(trained: tuple[date, ...], is_said: bool) -> None:
    found = needed(trained=trained_on(*trained), last_trained=trained[-1])
    assert found == ([(rules.BEHIND_THE_PLAN, MONDAY - 11 * DAY)] if is_said else [])


def test_todays_session_is_due_once_it_was_trained() -> None:
    before, after = looked_at(), looked_at(trained=(*as_planned(), *trained_on(MONDAY)), last_trained=MONDAY)
    assert (before.fortnight, after.fortnight) == (Fortnight(3, 3), Fortnight(4, 4))


def test_a_plan_that_has_not_begun_leaves_no_gap_and_nothing_missed() -> None:
    plan = a_long_plan(starts_on=MONDAY + DAY)
    assert needed(plans=(plan,), trained=(), last_trained=None) == []


def test_of_two_mesocycles_each_counts_for_its_own_days() -> None:
    older, newer = a_long_plan(), a_long_plan(version=2, starts_on=MONDAY - WEEK)
    assert looked_at(plans=(older, newer)).fortnight == Fortnight(3, 3)
    edited = a_long_plan(version=2)
    assert looked_at(plans=(older, edited)).fortnight == Fortnight(3, 3)


@pytest.mark.parametrize(("days", "is_said"), [((4, 7), True), ((4,), False), ((4, 18), False)])
def test_form_that_broke_down_on_two_days_of_the_fortnight_is_said(days: tuple[int, ...], is_said: bool) -> None:
    broken = trained_on(*(MONDAY - number * DAY for number in days), broke_down=1)
    found = needed(trained=(*as_planned(), *broken))
    assert found == ([(rules.FORM_BREAKS_DOWN, MONDAY - 7 * DAY)] if is_said else [])


def test_two_exercises_that_broke_down_once_are_none_that_did_twice() -> None:
    broken = (ExerciseDay(MONDAY - 4 * DAY, ROW, 1), ExerciseDay(MONDAY - 7 * DAY, "a-later-exercise", 1))
    assert needed(trained=(*as_planned(), *broken)) == []


def test_no_plan_and_one_that_is_over_are_said() -> None:
    assert needed(plans=(), trained=(), last_trained=None) == [(rules.NO_PLAN, BEGAN)]
    over = a_stored_plan(starts_on=MONDAY - 5 * WEEK)
    last = MONDAY - 2 * WEEK + 3 * DAY
    assert needed(plans=(over,), trained=(), last_trained=None) == [(rules.NO_PLAN, last)]


@pytest.mark.parametrize(("before", "is_said"), [(8, False), (7, True), (0, True)])
def test_a_plan_that_ends_within_a_week_is_said(before: int, is_said: bool) -> None:
    last = THURSDAY + 3 * WEEK
    day = last - before * DAY
    trained = trained_on(*(day - number * DAY for number in range(14)))
    found = needed(day, plans=(a_stored_plan(),), trained=trained, last_trained=day, screening=a_screening(MONDAY))
    assert found == ([(rules.PLAN_ENDS_SOON, last - WEEK)] if is_said else [])


def test_a_comment_waits_until_it_is_answered() -> None:
    said = a_note(MONDAY - DAY, kind=NoteKind.COMMENT)
    assert needed(comment=said) == [(rules.COMMENT_WAITS, MONDAY - DAY)]
    assert needed(comment=said, answered=True) == []


# The order


@given(st.data())
@settings(deadline=None)
def test_the_more_serious_comes_first_and_of_equals_the_longer_waiting(data: st.DataObject) -> None:
    days = st.integers(0, 13).map(lambda number: MONDAY - number * DAY)
    found = looked_at(
        pain=tuple(a_pain_note(data.draw(days), during=data.draw(st.integers(0, 10))) for _ in range(3)),
        proposed_at=data.draw(st.none() | days.map(evening)),
        comment=data.draw(st.none() | days.map(lambda day: a_note(day, kind=NoteKind.COMMENT))),
        trained=trained_on(*data.draw(st.lists(days, max_size=6)), broke_down=data.draw(st.integers(0, 1))),
        last_trained=data.draw(st.none() | days),
    )
    order = [(-list(Severity).index(need.why.rule.severity), need.since) for need in found.needs]
    assert order == sorted(order)
    assert all(need.since <= MONDAY for need in found.needs)
    assert len({(need.why.rule, need.why.facts) for need in found.needs}) == len(found.needs)


def test_every_rule_about_athletes_is_met_by_a_test_of_this_page() -> None:
    from pathlib import Path  # noqa: PLC0415 - beside its use

    words = Path(__file__).read_text("utf-8")
    names = {name for name, rule in vars(rules).items() if rule in rules.OF_ATHLETES}
    assert [name for name in names if f"rules.{name}" not in words] == []
