from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.coach.builders import KNOWN, MONDAY, PULLDOWN, PUSH_UP, ROW, a_check_in, a_pain_note, a_set, evening
from tests.insight.simulated_athletes import (
    BEGAN,
    PLANTED,
    Athlete,
    Planted,
    balanced,
    named_after,
    options_for,
    reviews,
    with_problem,
)

from strongback.insight import rules
from strongback.insight.findings import findings, well_done
from strongback.insight.look import Look, LookFacts, LookOptions
from strongback.insight.lookback import MOST_FINDINGS, MOST_WORDS, in_words
from strongback.insight.past import Past
from strongback.insight.week import Expected, review_week
from strongback.record.load import Load
from strongback.record.log import SetKind, SetLog, Side

if TYPE_CHECKING:
    import random

DAY = timedelta(days=1)
LIFT = "dumbbell-bench-press"


# Past


any_sets = st.lists(
    st.builds(
        lambda exercise, offset, amount, kg, rir, kind, side: a_set(
            MONDAY + offset * DAY, exercise=exercise, amount=amount, load=Load(a_set().load.implement, kg=kg), rir=rir,
            kind=kind, side=side,
        ),
        st.sampled_from([ROW, PULLDOWN, PUSH_UP, LIFT, "of-another-version"]),
        st.integers(0, 5),
        st.integers(1, 15),
        st.none() | st.sampled_from([20.0, 22.5, 40.0]),
        st.none() | st.sampled_from([0.0, 1.5, 2.0, 5.0]),
        st.sampled_from([SetKind.WORKING, SetKind.WORKING, SetKind.WARM_UP]),
        st.sampled_from(Side),
    ),
    max_size=25,
)  # fmt: skip


@given(any_sets, st.randoms(use_true_random=False))
def test_one_set_after_the_other_gives_the_same_past_in_any_order(sets: list[SetLog], chance: random.Random) -> None:
    shuffled = list(sets)
    chance.shuffle(shuffled)
    past = Past()
    for item in shuffled:
        past = past.with_set(item, KNOWN)
    assert past == Past.of(sets, KNOWN) == Past.of([*shuffled, *sets], KNOWN)


@given(any_sets, st.data())
def test_a_day_looked_at_anew_follows_a_correction_and_a_deletion(sets: list[SetLog], data: st.DataObject) -> None:
    past = Past.of(sets, KNOWN)
    if not sets:
        return
    at = data.draw(st.integers(0, len(sets) - 1))
    changed = data.draw(st.none() | st.just(replace(sets[at], amount=3, load=Load(sets[at].load.implement, kg=60.0))))
    left = [*sets[:at], *([] if changed is None else [changed]), *sets[at + 1 :]]
    exercise, day = sets[at].exercise, sets[at].day
    best = Past.of([item for item in left if (item.exercise, item.day) == (exercise, day)], KNOWN).best_kg(
        exercise, day
    )
    assert past.with_day(exercise, day, best) == Past.of(left, KNOWN)


# The whole look


@cache
def lived(seed: int, weeks: int = 12) -> Athlete:
    athlete = with_problem(PLANTED[seed % len(PLANTED)], seed, 6) or balanced(seed)
    for number in range(weeks):
        athlete.week(number)
    return athlete


def look_at(athlete: Athlete, sets: list[SetLog], past: Past | None = None, weeks: int = 12) -> Look:
    sunday = BEGAN + timedelta(weeks=weeks, days=-1)
    facts = LookFacts(
        sets=sets, past=past, profile=athlete.profile, plans=athlete.plans, pain=athlete.pain,
        check_ins=athlete.check_ins, postures=athlete.postures,
    )  # fmt: skip
    return Look(facts, evening(sunday), KNOWN, options_for(athlete.profile))


def everything(look: Look) -> list[Any]:
    return [item.document() for item in (*findings(look), *well_done(look))]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 25), st.randoms(use_true_random=False))
def test_the_order_of_logs_does_not_matter_and_a_second_import_changes_nothing(
    seed: int, chance: random.Random
) -> None:
    athlete = lived(seed)
    shuffled = replace(athlete, check_ins=list(athlete.check_ins), pain=list(athlete.pain), sets=list(athlete.sets))
    for logged in (shuffled.sets, shuffled.pain, shuffled.check_ins):
        chance.shuffle(logged)
    twice = [*shuffled.sets, *shuffled.sets[::-1]]
    assert everything(look_at(athlete, athlete.sets)) == everything(look_at(shuffled, twice))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 25), st.integers(1, 60))
def test_one_more_set_gives_the_same_review_as_all_of_them_read_anew(seed: int, last: int) -> None:
    weeks = 20
    athlete = lived(seed, weeks)
    past = Past.of(athlete.sets[:-last], KNOWN)
    for item in athlete.sets[-last:]:
        past = past.with_set(item, KNOWN)
    reached = BEGAN + timedelta(weeks=weeks - 1 - LookOptions().reach_weeks)
    recent = [item for item in athlete.sets if item.day >= reached]
    whole = everything(look_at(athlete, athlete.sets, weeks=weeks))
    assert everything(look_at(athlete, recent, past, weeks)) == whole


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 25))
def test_a_review_says_at_most_three_findings_in_150_words(seed: int) -> None:
    athlete = lived(seed)
    look = look_at(athlete, athlete.sets)
    expected = Expected(sessions=3, is_over=True, floor=0.0, pull_to_push=(0.0, 9.0))
    week = review_week(look.today - 6 * DAY, athlete.sets, (), expected, KNOWN)
    said = in_words(week, findings(look), well_done(look))
    assert sum(len(item.say.split()) for item in said) <= MOST_WORDS
    assert sum(item.code.startswith("SB-R2") for item in said) == min(MOST_FINDINGS, len(findings(look)))
    assert all(item.say[0].isupper() or item.say[0].isdigit() for item in said)


def test_even_the_longest_findings_fit_into_150_words() -> None:
    athlete = lived(0)
    found = next(iter(findings(look_at(athlete, athlete.sets))))
    long = replace(found, why=replace(found.why, say="Word " * 60))
    week = review_week(MONDAY, [a_set()], (), Expected(1, True, 0.0, (0.0, 9.0)), KNOWN)  # noqa: FBT003 - it is over
    assert sum(len(item.say.split()) for item in in_words(week, [long] * 5, [long] * 3)) <= MOST_WORDS


def test_a_finding_names_its_rule_its_day_its_evidence_and_one_step() -> None:
    for seed in range(len(PLANTED)):
        athlete = lived(seed)
        for item in everything(look_at(athlete, athlete.sets)):
            assert item["say"]
            assert item["since"] <= item["evidence"]["last"] or item["praise"]
            assert item["step"]["say"]
            assert item["step"]["applies"] == (item["step"]["change"] is not None)
            assert item["sure"] in ("counted", "measured", "likely")


# Quiet, and watchful


def test_balanced_athletes_are_hardly_ever_told_anything() -> None:
    found = [bool(found) for seed in range(24) for _, found in reviews(balanced(seed), weeks=20)]
    assert sum(found) <= len(found) / 20


@pytest.mark.parametrize("kind", PLANTED, ids=lambda kind: kind.name)
def test_a_planted_problem_is_named_within_two_weeks_of_being_detectable(kind: Planted) -> None:
    begins = {seed: 9 + seed % 3 for seed in range(4)}
    seeds = [seed for seed in begins if with_problem(kind, seed, begins[seed]) is not None]
    after = [named_after(kind, seed, begins[seed]) for seed in seeds]
    late = [weeks for weeks in after if weeks is None or weeks > kind.detectable + 2]
    assert seeds
    assert len(late) <= 1 if len(seeds) > 1 else not late


def test_there_are_at_least_twenty_kinds_of_problems_and_each_rule_of_weeks_is_met() -> None:
    assert len(PLANTED) >= 20
    met = {code for kind in PLANTED for code in kind.codes}
    tested_alone = {rules.SLEEP_SHOWS.code, rules.CAMERA_DISAGREES.code}
    assert {rule.code for rule in rules.OF_WEEKS} - met == tested_alone


# Rules that need a story of their own


def looked(sets: list[SetLog], on: date = MONDAY, **other: Any) -> list[str]:
    found = findings(Look(LookFacts(sets, **other), evening(on), KNOWN))
    return [item.code for item in found]


def test_pain_in_one_exercise_on_three_days_is_a_pattern_and_on_two_is_none() -> None:
    days = [MONDAY - offset * DAY for offset in (2, 5, 9)]
    sets = [a_set(day, pain=3) for day in days]
    assert looked(sets[:2]) == []
    assert looked(sets) == ["SB-R218"]
    assert looked([replace(item, pain=2) for item in sets]) == []


def test_pain_that_is_spreading_asks_for_a_professional_at_once() -> None:
    note = a_pain_note(MONDAY - DAY, during=2, kind="spreading")
    assert looked([], pain=[note])[0] == "SB-R219"


def test_short_nights_that_show_in_the_sets_are_said() -> None:
    sets, nights = [], []
    for number in range(30):
        day = MONDAY - (60 - 2 * number) * DAY
        short = number % 4 == 0
        nights.append(a_check_in(day, sleep_h=5.0 if short else 7.5))
        kg = (45.0 if short else 50.0) + number % 3 * 0.5
        sets.append(a_set(day, load=replace(a_set().load, kg=kg), amount=8))
    assert "SB-R221" in looked(sets, check_ins=nights)


def test_praise_for_a_best_needs_three_sessions_and_a_new_step() -> None:
    def best(kilograms: list[float]) -> list[str]:
        first = MONDAY - (len(kilograms) - 1) * DAY
        sets = [a_set(first + at * DAY, load=replace(a_set().load, kg=kg), amount=8) for at, kg in enumerate(kilograms)]
        look = Look(LookFacts(sets), evening(MONDAY), KNOWN)
        return [item.code for item in well_done(look) if item.code == rules.A_REAL_BEST.code]

    assert best([40.0] * 12) == []
    assert best([40.0] * 11 + [60.0]) == []
    assert best([40.0] * 10 + [44.0] * 2) == ["SB-R301"]
    assert best([40.0] * 3 + [44.0] * 12) == []


def a_press(day: date, kg: float, rir: float) -> list[SetLog]:
    return [a_set(day, exercise=LIFT, amount=6, load=Load(a_set().load.implement, kg=kg), rir=rir) for _ in range(3)]


@pytest.mark.parametrize(("kg", "rir", "found"), [(20.0, 2.0, True), (14.0, 5.0, False)])
def test_easy_sessions_after_pain_are_no_plateau(kg: float, rir: float, *, found: bool) -> None:
    """At the same load as ever somebody is stuck; with far more left than asked nobody can tell how strong they are."""
    began = MONDAY - timedelta(weeks=16)
    days = [began + timedelta(days=7 * week + more) for week in range(17) for more in (0, 3)]
    sets = [item for day in days for item in a_press(day, *((20.0, 2.0) if day < days[20] else (kg, rir)))]
    athlete = balanced(1)
    seen = Look(LookFacts(sets, None, None, athlete.profile), evening(days[-1]), KNOWN, options_for(athlete.profile))
    assert ("SB-R211" in {item.why.rule.code for item in findings(seen)}) is found


@pytest.mark.parametrize(("days_later", "of_when"), [(0, ""), (2, " of last week")])
def test_what_was_done_says_when_it_was_last_week(days_later: int, of_when: str) -> None:
    """On the Sunday the week is this week; on the Tuesday after, another one has begun."""
    athlete = balanced(1)
    athlete.week(0)
    days = [BEGAN + (session.day - 1) * DAY for session in athlete.plan.weeks[0].sessions]
    facts = LookFacts([a_set(day) for day in days], profile=athlete.profile, plans=athlete.plans)
    at = evening(BEGAN + (6 + days_later) * DAY)
    said = [item.why.say for item in well_done(Look(facts, at, KNOWN, options_for(athlete.profile)))]
    assert f"All {len(days)} sessions{of_when} done." in said
