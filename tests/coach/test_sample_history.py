from __future__ import annotations

import time
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.coach.builders import KNOWN
from tests.coach.fake_store import FakeStore

from strongback.coach.review import review_for
from strongback.coach.sample import DAY, MISTYPED_DAY, WEEKS, Sample, keep_sample, sample
from strongback.coach.training import ahead_for, today_for
from strongback.knowledge.vocabulary import EXTERNAL_IMPLEMENTS
from strongback.progression.options import DEFAULTS
from strongback.record.documents import profile_document
from strongback.record.log import Form, Region, Side
from strongback.record.profile_file import read_profile

if TYPE_CHECKING:
    from strongback.coach.ports import Store

NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
SEED = 12


@cache
def made(seed: int = SEED, now: datetime = NOW) -> Sample:
    return sample(KNOWN, now, seed)


def kept(whole: Sample, now: datetime = NOW, store: Store | None = None) -> Store:
    into = FakeStore() if store is None else store
    keep_sample(into, whole, now)
    return into


def days_trained() -> list[date]:
    return sorted({item.day for item in made().sets})


def test_the_same_seed_and_day_give_the_same_history() -> None:
    assert sample(KNOWN, NOW, SEED) == made()
    assert sample(KNOWN, NOW, SEED + 1) != made()


def test_it_holds_twelve_weeks_that_end_before_today() -> None:
    first = NOW.date() - timedelta(weeks=WEEKS)
    whole = made()
    days = [{item.day for item in whole.sets}, {item.day for item in whole.pain},
            {item.day for item in whole.check_ins}, {item.day for item in whole.postures}]  # fmt: skip
    assert min(map(min, days)) == first
    assert max(map(max, days)) < NOW.date()
    assert max(item.performed_at for item in made().sets) < NOW


def test_it_is_fast_enough_to_be_asked_for() -> None:
    before = time.process_time()
    sample(KNOWN, NOW, SEED)
    assert time.process_time() - before < 1.5


def test_two_of_the_planned_sessions_were_missed() -> None:
    planned = [on for plan in made().plans for on, _, _ in plan.calendar() if on < NOW.date()]
    assert len(planned) == WEEKS * 3
    assert set(days_trained()) <= set(planned)
    assert len(days_trained()) == len(planned) - 2


def test_every_set_was_prescribed_and_its_load_is_owned() -> None:
    profile = made().profile
    for item in made().sets:
        assert item.target is not None
        assert item.rir is not None
        if item.load.implement in EXTERNAL_IMPLEMENTS:
            assert item.load.kg in profile.inventory.kilograms(item.load.implement)


def test_loads_and_aims_rise_for_real_reasons() -> None:
    def loads(exercise: str) -> list[float]:
        light = [item for item in made().sets if item.exercise == exercise and item.target and not item.target.light]
        return [item.load.kg or 0.0 for item in light]

    row = loads("single-arm-dumbbell-row")
    assert row[-1] > row[0]
    chin_ups = [item for item in made().sets if item.exercise == "chin-up" and item.target and not item.target.light]
    assert chin_ups[-1].tempo != chin_ups[0].tempo or chin_ups[-1].amount > chin_ups[0].amount


def test_form_is_mostly_clean_with_a_shaky_spell() -> None:
    counts = Counter(item.form for item in made().sets)
    assert set(counts) == {Form.CLEAN, Form.SHAKY}
    assert 0.01 < counts[Form.SHAKY] / len(made().sets) < 0.10


def test_one_side_is_a_little_behind() -> None:
    sides = {side: [item for item in made().sets if item.side is side] for side in (Side.LEFT, Side.RIGHT)}
    left, right = (sum(item.amount + (item.rir or 0) for item in sides[side]) for side in (Side.LEFT, Side.RIGHT))
    assert len(sides[Side.LEFT]) == len(sides[Side.RIGHT])
    assert 0.85 < left / right < 1.0


def test_the_shoulder_ached_twice() -> None:
    notes = made().pain
    assert [(note.region, note.during) for note in notes] == [(Region.SHOULDER, 2), (Region.SHOULDER, 3)]
    assert {item.pain for item in made().sets if item.pain} == {2, 3}


def test_most_mornings_were_noted_and_some_nights_were_short() -> None:
    mornings = made().check_ins
    assert 0.7 * WEEKS * 7 < len(mornings) < WEEKS * 7
    assert any(item.sleep_h is not None and item.sleep_h < 6 for item in mornings)
    assert all(item.stress is not None and item.soreness is not None for item in mornings)


def test_posture_was_measured_every_fortnight_with_its_error() -> None:
    assert len(made().postures) == WEEKS // 2
    assert all(found.error > 0 for snapshot in made().postures for found in snapshot.measures.values())


def test_one_set_was_mistyped_and_corrected() -> None:
    (correction,) = made().corrections
    store = kept(made())
    version = store.set_version(correction.set_id)
    assert version is not None
    assert set(version.clocks) == {"amount"}
    assert version.log.amount == correction.values["amount"]
    assert version.log.day >= NOW.date() - timedelta(weeks=WEEKS) + MISTYPED_DAY * DAY


def test_today_lies_in_the_middle_of_the_second_mesocycle() -> None:
    shown = today_for(kept(made()), KNOWN, NOW, DEFAULTS)
    assert (shown.on, shown.week, shown.weeks, shown.deload) == (NOW.date(), 5, 8, False)
    assert shown.may_train
    assert all(asked.sets for asked in shown.prescriptions)
    assert not any(why.rule.code == "SB-P016" for asked in shown.prescriptions for why in asked.reasons)
    assert len(ahead_for(kept(made()), KNOWN, NOW, DEFAULTS, sessions=28)) == 12


def test_the_weeks_can_be_looked_back_on() -> None:
    review = review_for(kept(made()), KNOWN, NOW.date() - timedelta(days=7))
    assert review.week.sessions_done
    assert {"single-arm-dumbbell-row", "dumbbell-bench-press"} <= set(review.trends)


def test_its_profile_can_be_written_and_read(store: Store) -> None:
    profile = made().profile
    assert read_profile(profile_document(profile), "sample", KNOWN, NOW.year) == profile
    kept(made(), store=store)
    assert store.profile() == profile


def test_a_store_keeps_all_of_it(store: Store) -> None:
    whole = made()
    kept(whole, store=store)
    first, last = days_trained()[0], days_trained()[-1]
    assert len(store.sets_between(first, last)) == len(whole.sets)
    assert store.plan() == whole.plans[-1]
    assert store.screening() == whole.screenings[-1]
    assert (store.pain_since(first), len(store.check_ins_since(first)), len(store.posture_since(first))) == (
        list(whole.pain), len(whole.check_ins), len(whole.postures),
    )  # fmt: skip


@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 10_000), day=st.integers(0, 400))
@pytest.mark.parametrize("hour", [0, 12])
def test_every_seed_and_day_give_somebody_who_can_train_today(hour: int, seed: int, day: int) -> None:
    now = datetime(2026, 1, 1, hour, 15, tzinfo=UTC) + timedelta(days=day)
    shown = today_for(kept(sample(KNOWN, now, seed), now), KNOWN, now, DEFAULTS)
    assert (shown.on, shown.week, shown.deload) == (now.date(), 5, False)
    assert shown.may_train
