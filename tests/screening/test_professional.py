from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from strongback.knowledge import catalogue
from strongback.record.history import History
from strongback.record.log import Form, PainNote, Region, SetLog
from strongback.screening.limits import personal_limits
from strongback.screening.professional import about_conditions, about_form, about_pain
from strongback.screening.rules import RULES

KNOWN = catalogue()
NOW = datetime(2026, 3, 30, 18, tzinfo=UTC)
ROW = "seated-cable-row"


def note(days_ago: float, pain: int, region: Region = Region.MID_BACK) -> PainNote:
    at = NOW - timedelta(days=days_ago)
    return PainNote(id=f"{days_ago}{region}", day=at.date(), noted_at=at, region=region, during=pain)


def codes(*notes: PainNote) -> list[str]:
    return [found.rule.code for found in about_pain(notes, NOW)]


# Pain that lasts


def test_pain_above_two_for_six_weeks_until_now_should_be_seen() -> None:
    assert codes(note(45, 3), note(20, 4), note(3, 3)) == ["SB-S111"]


@pytest.mark.parametrize(
    ("notes", "why"),
    [
        ([(45, 3), (3, 3)], "two notes are no course"),
        ([(41, 3), (20, 3), (3, 3)], "from the first to the last it is less than six weeks"),
        ([(60, 3), (40, 3), (15, 3)], "it has been quiet for two weeks"),
        ([(45, 2), (20, 2), (3, 2)], "it never passed two of ten"),
        ([(45, 2), (20, 3), (10, 3), (3, 3)], "the first note above two is not six weeks old"),
    ],
)
def test_less_than_that_is_not_called_lasting(notes: list[tuple[float, int]], why: str) -> None:
    assert codes(*(note(*each) for each in notes)) == [], why


def test_each_region_has_a_course_of_its_own() -> None:
    mixed = [note(45, 3), note(20, 3, Region.KNEE), note(3, 3, Region.NECK)]
    assert codes(*mixed) == []
    both = [note(days, 3, region) for region in (Region.MID_BACK, Region.NECK) for days in (46, 20, 3)]
    assert codes(*both) == ["SB-S111", "SB-S111"]


def test_the_sentence_says_where_how_long_and_whom_to_see() -> None:
    [found] = about_pain([note(50, 3), note(20, 4), note(3, 3)], NOW)
    assert found.say.startswith("Your mid back has hurt for 6 weeks")
    assert "doctor or a physiotherapist within one to two weeks" in found.say


# Pain that rises


def test_pain_that_rises_over_two_weeks_should_be_seen() -> None:
    assert codes(note(12, 1), note(9, 1), note(5, 3), note(1, 4)) == ["SB-S105"]


def test_pain_above_five_twice_should_be_seen() -> None:
    assert codes(note(9, 6), note(1, 7)) == ["SB-S105"]


def test_pain_that_falls_is_only_watched() -> None:
    assert codes(note(12, 5), note(9, 4), note(5, 2), note(1, 1)) == []


# Form


def rated(*forms: Form | None) -> History:
    """Return one set a session with these ratings, oldest first."""
    days = [date(2026, 3, 2) + timedelta(days=3 * at) for at in range(len(forms))]
    return History.of(
        SetLog(f"{at}", ROW, day, datetime(day.year, day.month, day.day, tzinfo=UTC), 10, form=form)
        for at, (day, form) in enumerate(zip(days, forms, strict=True))
    )


def asks(*forms: Form | None) -> bool:
    return [found.rule.code for found in about_form(rated(*forms), [ROW])] == ["SB-S112"]


def test_three_sessions_in_a_row_that_were_not_clean_ask_for_a_trained_eye() -> None:
    assert asks(Form.SHAKY, Form.BROKE_DOWN, Form.SHAKY)
    assert asks(Form.CLEAN, Form.SHAKY, Form.SHAKY, Form.SHAKY)


@pytest.mark.parametrize(
    "forms",
    [
        (Form.SHAKY, Form.SHAKY),
        (Form.SHAKY, Form.CLEAN, Form.SHAKY),
        (Form.SHAKY, Form.SHAKY, None),
        (Form.SHAKY, Form.SHAKY, Form.SHAKY, Form.CLEAN),
    ],
)
def test_two_a_clean_one_between_or_one_not_rated_do_not(forms: tuple[Form | None, ...]) -> None:
    assert not asks(*forms)


def test_only_the_named_exercises_are_looked_at() -> None:
    assert about_form(rated(Form.SHAKY, Form.SHAKY, Form.SHAKY), ["plank"]) == ()


def test_form_names_a_trainer_and_no_hurry() -> None:
    [found] = about_form(rated(Form.SHAKY, Form.SHAKY, Form.SHAKY), [ROW])
    assert "qualified trainer" in found.say
    assert "this month" in found.say


# Conditions


@pytest.mark.parametrize("condition", KNOWN.conditions)
def test_every_condition_names_whom_to_see_and_how_soon(condition: str) -> None:
    limits = personal_limits((condition,), KNOWN)
    found = about_conditions(limits.conditions)
    record = KNOWN.conditions[condition]
    assert [each.rule.code for each in found] == ["SB-S113"] * len(limits.conditions)
    assert any(record.who in each.say and record.how_soon in each.say for each in found)


def test_without_a_condition_nobody_has_to_be_seen() -> None:
    assert about_conditions(()) == ()


def test_the_three_kinds_are_rules_of_screening() -> None:
    assert {"SB-S105", "SB-S111", "SB-S112", "SB-S113"} <= {rule.code for rule in RULES}
