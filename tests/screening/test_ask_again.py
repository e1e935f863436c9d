from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from strongback.record.log import PainKind, PainNote, Region
from strongback.screening.again import ask_again

SCREENED = datetime(2026, 1, 5, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)


def note(pain: int, at: datetime = SCREENED + DAY, region: Region = Region.MID_BACK, **other: Any) -> PainNote:
    return PainNote(id="n", day=at.date(), noted_at=at, region=region, during=pain, **other)


def asked_for(
    *notes: PainNote, now: datetime = SCREENED + WEEK, last_trained: date | None = None, screened: datetime = SCREENED
) -> list[str]:
    return [found.rule.name for found in ask_again(screened, now, notes, last_trained)]


TWELVE_WEEKS = ["ask-again-after-twelve-weeks"]
NEW_PAIN = ["ask-again-on-new-pain"]
LAY_OFF = ["ask-again-after-a-lay-off"]


def test_a_fresh_screening_holds() -> None:
    assert asked_for(last_trained=SCREENED.date()) == []


@pytest.mark.parametrize(
    ("since", "asked"),
    [
        (12 * WEEK - SECOND, []),
        (12 * WEEK, TWELVE_WEEKS),
        (12 * WEEK + SECOND, TWELVE_WEEKS),
        (52 * WEEK, TWELVE_WEEKS),
    ],
)
def test_a_screening_holds_for_just_under_twelve_weeks(since: timedelta, asked: list[str]) -> None:
    assert asked_for(now=SCREENED + since) == asked


@pytest.mark.parametrize(("days", "asked"), [(27, []), (28, LAY_OFF), (29, LAY_OFF)])
def test_four_weeks_without_training_ask_again(days: int, asked: list[str]) -> None:
    last = SCREENED.date() + DAY
    now = datetime(2026, 1, 6, 12, tzinfo=UTC) + timedelta(days=days)
    assert asked_for(now=now, last_trained=last) == asked


def test_a_screening_made_after_the_lay_off_covers_it() -> None:
    assert asked_for(last_trained=SCREENED.date() - 40 * DAY) == []


def test_a_screening_on_the_day_of_the_last_training_does_not_cover_the_lay_off_after_it() -> None:
    assert asked_for(now=SCREENED + 4 * WEEK, last_trained=SCREENED.date()) == LAY_OFF


def test_somebody_who_never_trained_has_no_lay_off() -> None:
    assert asked_for(now=SCREENED + 6 * WEEK) == []


# Pain


@pytest.mark.parametrize("region", [Region.NECK, Region.BETWEEN_THE_BLADES, Region.MID_BACK, Region.LOWER_BACK])
@pytest.mark.parametrize(("pain", "asked"), [(0, []), (1, NEW_PAIN), (5, NEW_PAIN)])
def test_any_new_pain_along_the_spine_asks_again(region: Region, pain: int, asked: list[str]) -> None:
    assert asked_for(note(pain, region=region)) == asked


@pytest.mark.parametrize("region", [Region.SHOULDER, Region.ELBOW, Region.WRIST, Region.HIP, Region.KNEE, Region.OTHER])
@pytest.mark.parametrize(("pain", "asked"), [(2, []), (3, NEW_PAIN)])
def test_new_pain_elsewhere_asks_again_above_two(region: Region, pain: int, asked: list[str]) -> None:
    assert asked_for(note(pain, region=region)) == asked


@pytest.mark.parametrize("noted_at", [SCREENED - DAY, SCREENED])
@pytest.mark.parametrize(("pain", "asked"), [(4, []), (5, []), (6, NEW_PAIN)])
def test_pain_in_a_known_region_asks_again_above_five(noted_at: datetime, pain: int, asked: list[str]) -> None:
    known = note(4, at=noted_at)
    assert asked_for(known, note(pain)) == asked


@pytest.mark.parametrize("kind", [PainKind.SPREADING, PainKind.NUMB_OR_WEAK])
def test_pain_that_spreads_or_numbs_asks_again_at_any_number_in_any_region(kind: PainKind) -> None:
    known = note(4, at=SCREENED - DAY)
    assert asked_for(known, note(0, kind=kind)) == NEW_PAIN


@pytest.mark.parametrize(("at", "asked"), [(SCREENED - SECOND, []), (SCREENED, []), (SCREENED + SECOND, NEW_PAIN)])
def test_only_pain_noted_after_the_screening_is_new(at: datetime, asked: list[str]) -> None:
    assert asked_for(note(8, at=at)) == asked


def test_the_worst_moment_of_a_note_counts() -> None:
    assert asked_for(note(0, region=Region.KNEE, next_morning=3)) == NEW_PAIN


def test_several_new_pains_ask_once() -> None:
    assert asked_for(note(4), note(5, region=Region.NECK)) == NEW_PAIN


def test_all_reasons_are_given_together() -> None:
    last = SCREENED.date() + DAY
    assert asked_for(note(4), now=SCREENED + 13 * WEEK, last_trained=last) == TWELVE_WEEKS + NEW_PAIN + LAY_OFF


def test_a_reason_says_what_was_seen() -> None:
    (found,) = ask_again(SCREENED, SCREENED + WEEK, [note(4, region=Region.LOWER_BACK)], None)
    assert found.say == "You noted pain of 4/10 (ache) at the lower back since your last screening."
    assert dict(found.facts) == {"region": "lower-back", "pain": 4, "kind": "ache"}


def test_a_region_that_was_noted_as_free_of_pain_is_still_new() -> None:
    free = note(0, at=SCREENED - DAY)
    assert asked_for(free, note(5)) == NEW_PAIN
