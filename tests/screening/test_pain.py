from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strongback.record.log import PainKind, PainNote, Region
from strongback.screening import rules
from strongback.screening.pain import Light, judge, light_for, trend

NOW = datetime(2026, 3, 1, 18, tzinfo=UTC)
NUMBERS = st.none() | st.integers(0, 10)


def note(during: int | None = None, **other: Any) -> PainNote:
    fields: dict[str, Any] = {"noted_at": NOW, "region": Region.MID_BACK} | other
    return PainNote(id="n", day=fields["noted_at"].date(), during=during, **fields)


def noted(*pains: int, every: timedelta = timedelta(days=2)) -> list[PainNote]:
    """Return notes of these pains, the last of them now."""
    return [note(pain, noted_at=NOW - every * back) for back, pain in zip(range(len(pains))[::-1], pains, strict=True)]


@pytest.mark.parametrize(
    ("pain", "light", "cut"),
    [
        (0, Light.GREEN, 0.0),
        (2, Light.GREEN, 0.0),
        (3, Light.AMBER, 0.25),
        (5, Light.AMBER, 0.25),
        (6, Light.RED, 0.5),
        (10, Light.RED, 0.5),
    ],
)
def test_the_light_changes_above_two_and_above_five(pain: int, light: Light, cut: float) -> None:
    verdict = judge(note(pain))
    assert (verdict.light, verdict.cut) == (light, cut)
    assert light_for(pain) is light


@pytest.mark.parametrize("moment", ["during", "after", "next_morning"])
def test_the_worst_moment_counts(moment: str) -> None:
    assert judge(note(**{"during": 0, moment: 6})).light is Light.RED


def test_nothing_noted_is_no_pain() -> None:
    assert judge(note()).light is Light.GREEN


@pytest.mark.parametrize("kind", [PainKind.SHARP, PainKind.SPREADING, PainKind.NUMB_OR_WEAK])
@pytest.mark.parametrize("pain", [0, 2, 5])
def test_pain_that_is_no_ache_is_red_at_any_number(kind: PainKind, pain: int) -> None:
    verdict = judge(note(pain, kind=kind))
    assert verdict.light is Light.RED
    assert [found.rule for found in verdict.reasons] == [rules.PAIN_RED]


@pytest.mark.parametrize(
    ("next_morning", "usual", "flares"),
    [(2, 0, False), (3, 0, True), (4, 2, False), (5, 2, True), (5, 3, False), (3, 5, False)],
)
def test_the_next_morning_is_a_flare_above_two_more_than_usual(next_morning: int, usual: int, flares: bool) -> None:
    verdict = judge(note(2, next_morning=next_morning, usual=usual))
    assert (verdict.reasons[0].rule is rules.PAIN_NEXT_MORNING) is flares


def test_a_flare_cuts_more_than_the_same_pain_during_training() -> None:
    assert judge(note(0, next_morning=4)).cut == 0.4
    assert judge(note(4)).cut == 0.25


def test_a_next_morning_above_five_is_red_even_when_it_is_usual() -> None:
    assert judge(note(0, next_morning=6, usual=6)).light is Light.RED


@given(st.builds(note, NUMBERS, after=NUMBERS, next_morning=NUMBERS, usual=st.integers(0, 10)), NUMBERS)
def test_more_pain_is_never_judged_more_lightly(one: PainNote, more: int | None) -> None:
    worse = note(max(one.during or 0, more or 0), after=one.after, next_morning=one.next_morning, usual=one.usual)
    assert list(Light).index(judge(worse).light) >= list(Light).index(judge(one).light)


@given(
    st.builds(
        note,
        NUMBERS,
        after=NUMBERS,
        next_morning=NUMBERS,
        usual=st.integers(0, 10),
        kind=st.sampled_from(PainKind),
        region=st.sampled_from(Region),
    )
)
def test_a_cut_is_at_most_half_and_comes_with_one_reason(one: PainNote) -> None:
    verdict = judge(one)
    assert 0 <= verdict.cut <= 0.5
    assert (verdict.cut > 0) is (verdict.light is not Light.GREEN)
    assert len(verdict.reasons) == 1


# Two weeks


def test_no_notes_show_no_trend() -> None:
    assert trend([], NOW) is None


def test_a_rise_of_two_over_two_weeks_is_a_reason_to_see_somebody() -> None:
    found = trend(noted(1, 1, 3, 3), NOW)
    assert found is not None
    assert found.rule is rules.PAIN_RISING
    assert dict(found.facts) == {"earlier": 1.0, "later": 3.0}


@pytest.mark.parametrize("pains", [(1, 1, 2, 3), (3, 3, 3, 3), (5, 5, 1, 1), (0, 2, 4)])
def test_a_smaller_rise_a_fall_or_too_few_notes_are_none(pains: tuple[int, ...]) -> None:
    assert trend(noted(*pains), NOW) is None


def test_the_order_in_which_notes_arrive_does_not_matter() -> None:
    assert trend(noted(1, 1, 3, 3)[::-1], NOW) == trend(noted(1, 1, 3, 3), NOW)


@pytest.mark.parametrize(("pains", "above"), [((6, 0), None), ((5, 5), None), ((6, 6), 2), ((7, 0, 8, 0, 9), 3)])
def test_above_five_twice_is_a_reason_without_any_rise(pains: tuple[int, ...], above: int | None) -> None:
    found = trend(noted(*pains), NOW)
    assert (dict(found.facts) if found else None) == ({"above": above} if above else None)


@pytest.mark.parametrize(
    ("age", "counts"),
    [
        (timedelta(days=14) - timedelta(seconds=1), True),
        (timedelta(days=14), True),
        (timedelta(days=14, seconds=1), False),
        (timedelta(seconds=-1), False),
    ],
)
def test_notes_count_for_fourteen_days_and_not_before_they_are_written(age: timedelta, counts: bool) -> None:
    notes = [note(6, noted_at=NOW), note(6, noted_at=NOW - age)]
    assert (trend(notes, NOW) is not None) is counts
