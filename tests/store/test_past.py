from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from tests.coach.builders import DAY, KNOWN, MONDAY, PULLDOWN, ROW, a_set, evening, start

from strongback.coach.evidence import evidence_for
from strongback.coach.progress import progress_for
from strongback.insight.finding import Evidence, Kept
from strongback.insight.past import Past
from strongback.record.clock import Clock
from strongback.record.load import Load
from strongback.record.log import SetKind, Side
from strongback.store.past import forget_pasts

if TYPE_CHECKING:
    from strongback.coach.ports import Store
    from strongback.record.log import SetLog
    from strongback.store.athlete import AthleteStore


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    forget_pasts()


def some_sets(count: int) -> list[SetLog]:
    load = a_set().load
    return [
        a_set(
            MONDAY - number % 9 * DAY, exercise=(ROW, PULLDOWN, "face-pull")[number % 3],
            load=replace(load, kg=20.0 + number), amount=5 + number % 10,
            kind=SetKind.WARM_UP if number % 7 == 0 else SetKind.WORKING,
        )
        for number in range(count)
    ]  # fmt: skip


def of_all(store: Store) -> Past:
    return Past.of(store.sets_between(MONDAY - timedelta(days=400), MONDAY + timedelta(days=400)), KNOWN)


def test_the_past_of_a_store_is_the_past_of_its_sets(store: Store) -> None:
    store.add_facts(some_sets(40), (), ())
    assert store.past() == of_all(store) != Past()


def test_the_past_follows_what_is_added_corrected_and_taken_back(records: AthleteStore) -> None:
    sets = some_sets(30)
    records.add_facts(sets, (), ())
    assert records.past() == of_all(records)
    records.add_facts([a_set(MONDAY + DAY, load=Load(a_set().load.implement, kg=99.0), amount=3)], (), ())
    assert records.past() == of_all(records)
    best = max((item for item in sets if item.exercise == ROW and item.amount < 9), key=lambda item: item.load.kg or 0)
    version = records.set_version(best.id)
    assert version is not None
    records.save_set_version(version.edited({"amount": 1}, Clock.at(evening(MONDAY), "phone")), evening(MONDAY))
    assert records.past() == of_all(records)
    records.delete_sets([best.id, sets[1].id], evening(MONDAY))
    assert records.past() == of_all(records)
    records.delete_sets([item.id for item in sets], evening(MONDAY))
    assert records.past() == of_all(records)


def test_what_is_undone_is_not_remembered(records: AthleteStore) -> None:
    records.add_facts(some_sets(10), (), ())
    before = records.past()

    def begin_and_fail() -> None:
        with records.turn():
            records.add_facts([a_set(MONDAY, load=Load(a_set().load.implement, kg=200.0), amount=2)], (), ())
            assert records.past() == of_all(records) != before
            raise RuntimeError("undone")

    with pytest.raises(RuntimeError, match="undone"):
        begin_and_fail()
    assert records.past() == before
    records.add_facts([a_set(MONDAY, load=Load(a_set().load.implement, kg=150.0), amount=2)], (), ())
    assert records.past() == of_all(records)


def test_every_number_of_a_week_opens_to_sets_that_add_up_to_it(store: Store) -> None:
    start(store)
    store.add_facts([*some_sets(40), a_set(MONDAY, exercise="single-arm-dumbbell-row", side=Side.LEFT)], (), ())
    for week in progress_for(store, KNOWN, MONDAY, 3).found.weeks:
        days = (week.monday, week.monday + timedelta(days=6))
        for group, total in week.stimulus.items():
            assert evidence_for(store, KNOWN, Evidence(*days, group=group)).total == total
        pulling = Evidence(*days, patterns=("horizontal-pull", "vertical-pull"))
        assert evidence_for(store, KNOWN, pulling).total == week.pull_sets
        assert evidence_for(store, KNOWN, Evidence(*days)).total == week.hard_sets


def test_evidence_of_pain_is_the_sets_that_hurt_and_nothing_for_others(store: Store) -> None:
    hurt, fine = a_set(MONDAY, pain=4), a_set(MONDAY)
    store.add_facts([hurt, fine], (), ())
    asked = Evidence(MONDAY, MONDAY, Kept.PAIN)
    assert [item for item, _ in evidence_for(store, KNOWN, asked).sets] == [hurt]
    assert evidence_for(store, KNOWN, asked, sees_pain=False).sets == ()
