from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.coach.builders import DAY, KNOWN, MONDAY, PULLDOWN, ROW, a_set, evening, start

from strongback.coach.evidence import evidence_for
from strongback.coach.progress import progress_for
from strongback.coach.review import review_for
from strongback.insight.finding import Evidence, Kept
from strongback.insight.past import Past
from strongback.record.clock import Clock
from strongback.record.load import Load
from strongback.record.log import SetKind, Side
from strongback.store.anew import begin_in_database
from strongback.store.lookback import forget_reviews, keep_look_back, review_of, review_once, standings
from strongback.store.models import LookBackRow
from strongback.store.past import as_text, forget_pasts, from_text

if TYPE_CHECKING:
    from strongback.coach.ports import Store
    from strongback.record.log import SetLog
    from strongback.store.athlete import AthleteStore


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    forget_pasts()
    forget_reviews()


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


def read_by_another_process(records: AthleteStore) -> Past:
    forget_pasts()
    return records.past()


def test_a_past_comes_back_from_its_text_to_the_last_digit() -> None:
    past = Past.of(some_sets(40), KNOWN)
    assert from_text(as_text(past)) == past


def test_a_process_that_has_just_begun_goes_on_from_what_was_kept(records: AthleteStore) -> None:
    sets = some_sets(30)
    records.add_facts(sets, (), ())
    keep_look_back(records, MONDAY)
    with CaptureQueriesContext(connection) as captured:
        assert read_by_another_process(records) == of_all(records)
    assert not any("kg > 0" in query["sql"] for query in captured)  # no set was looked at
    records.delete_sets([sets[1].id, sets[3].id], evening(MONDAY))
    records.add_facts([a_set(MONDAY + DAY, load=Load(a_set().load.implement, kg=99.0), amount=3)], (), ())
    assert read_by_another_process(records) == of_all(records)


def test_what_another_edition_kept_or_an_older_copy_held_is_not_believed(records: AthleteStore) -> None:
    records.add_facts(some_sets(30), (), ())
    keep_look_back(records, MONDAY)
    LookBackRow.objects.update(past=as_text(Past({ROW: {MONDAY: 500.0}})))
    assert read_by_another_process(records) != of_all(records)  # it is believed as long as nothing speaks against it
    LookBackRow.objects.update(edition="of another program")
    assert read_by_another_process(records) == of_all(records)
    keep_look_back(records, MONDAY)
    LookBackRow.objects.update(past=as_text(Past({ROW: {MONDAY: 500.0}})))
    begin_in_database(evening(MONDAY))
    assert read_by_another_process(records) == of_all(records)


def test_what_is_kept_falls_behind_with_the_next_change_and_the_next_day(records: AthleteStore) -> None:
    records.add_facts(some_sets(5), (), ())
    of_one = records.athlete.id
    assert standings()[of_one].is_behind(MONDAY)
    keep_look_back(records, MONDAY)
    assert not standings()[of_one].is_behind(MONDAY)
    assert standings()[of_one].is_behind(MONDAY + DAY)
    records.add_facts([a_set(MONDAY)], (), ())
    assert standings()[of_one].is_behind(MONDAY)
    assert not standings()[of_one].is_far_behind
    records.add_facts([a_set(MONDAY) for _ in range(300)], (), ())
    assert standings()[of_one].is_far_behind


def test_what_the_terminal_looked_back_on_is_there_for_the_next_time(records: AthleteStore) -> None:
    start(records)
    records.add_facts(some_sets(3), (), ())
    review_once(records, MONDAY)
    assert standings()[records.athlete.id].kept is None  # a few sets are soon read again
    records.add_facts([a_set(MONDAY) for _ in range(300)], (), ())
    forget_pasts()
    assert review_once(records, MONDAY).document() == review_for(records, KNOWN, MONDAY).document()
    assert not standings()[records.athlete.id].is_behind(MONDAY)
    with CaptureQueriesContext(connection) as captured:
        assert read_by_another_process(records) == of_all(records)
    assert not any("kg > 0" in query["sql"] for query in captured)


def test_a_review_that_is_asked_for_again_is_made_once_until_something_changes(records: AthleteStore) -> None:
    start(records)
    records.add_facts(some_sets(40), (), ())
    first = review_of(records, MONDAY)
    with CaptureQueriesContext(connection) as captured:
        assert review_of(records, MONDAY) is first
    assert len(captured) == 1
    records.add_facts([a_set(MONDAY, pain=7)], (), ())
    assert review_of(records, MONDAY).document() == review_for(records, KNOWN, MONDAY).document() != first.document()
    assert review_of(records, MONDAY - DAY).document() == review_for(records, KNOWN, MONDAY - DAY).document()


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
