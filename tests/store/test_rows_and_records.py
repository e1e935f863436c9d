from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

import pytest
from django.db import DatabaseError, IntegrityError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.coach.builders import (
    DAY,
    MONDAY,
    ROW,
    TUESDAY,
    a_check_in,
    a_note,
    a_pain_note,
    a_profile,
    a_screening,
    a_set,
    a_skip,
    a_stored_plan,
    evening,
)
from tests.coach.fake_store import FakeStore
from tests.store.facts import (
    EARLIEST,
    LATEST,
    check_ins,
    days,
    notes,
    pain_notes,
    profiles,
    screenings,
    sets,
    stored_plans,
)

from strongback.coach.errors import StoreError
from strongback.record.log import SetKind
from strongback.record.note import Skipped
from strongback.store.athlete import AthleteStore
from strongback.store.convert import moment_of, offset_min
from strongback.store.models import Athlete

if TYPE_CHECKING:
    from datetime import date, datetime

    from strongback.coach.ports import Store
    from strongback.record.log import CheckIn, PainNote, SetLog
    from strongback.record.note import Note
    from strongback.record.profile import Profile
    from strongback.record.stored import ScreeningRecord, StoredPlan

# Each example starts with nobody in the file, so one file serves them all.
thorough = settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60
)
by_id = attrgetter("id")


def nobody_yet() -> AthleteStore:
    Athlete.objects.all().delete()
    return AthleteStore("me")


def clock(moment: datetime) -> tuple[datetime, object]:
    """Return a moment and its distance from UTC: equal moments may stand on different clocks."""
    return moment, moment.utcoffset()


# What goes in comes out equal


@given(st.lists(sets(), max_size=6, unique_by=by_id))
@thorough
def test_a_set_comes_back_as_it_was_written(records: AthleteStore, written: list[SetLog]) -> None:
    del records
    athlete = nobody_yet()
    athlete.add_facts(written, (), ())
    found = athlete.sets_between(EARLIEST, LATEST)
    assert sorted(found, key=by_id) == sorted(written, key=by_id)
    assert {clock(item.performed_at) for item in found} == {clock(item.performed_at) for item in written}


@given(st.lists(pain_notes(), max_size=6, unique_by=by_id))
@thorough
def test_a_pain_note_comes_back_as_it_was_written(records: AthleteStore, written: list[PainNote]) -> None:
    del records
    athlete = nobody_yet()
    athlete.add_facts((), written, ())
    found = athlete.pain_since(EARLIEST)
    assert sorted(found, key=by_id) == sorted(written, key=by_id)
    assert {clock(note.noted_at) for note in found} == {clock(note.noted_at) for note in written}


@given(st.lists(check_ins(), max_size=6, unique_by=by_id))
@thorough
def test_a_check_in_comes_back_as_it_was_written(records: AthleteStore, written: list[CheckIn]) -> None:
    del records
    athlete = nobody_yet()
    athlete.add_facts((), (), written)
    assert sorted(athlete.check_ins_since(EARLIEST), key=by_id) == sorted(written, key=by_id)


@given(st.lists(notes(), max_size=6, unique_by=by_id))
@thorough
def test_a_note_comes_back_as_it_was_written(records: AthleteStore, written: list[Note]) -> None:
    del records
    athlete = nobody_yet()
    for note in written:
        athlete.add_note(note)
    found = athlete.notes_since(EARLIEST)
    assert sorted(found, key=by_id) == sorted(written, key=by_id)
    assert {clock(note.written_at) for note in found} == {clock(note.written_at) for note in written}


@given(screenings())
@thorough
def test_a_screening_comes_back_as_it_was_answered(records: AthleteStore, written: ScreeningRecord) -> None:
    del records
    athlete = nobody_yet()
    athlete.add_screening(written)
    found = athlete.screening()
    assert found == written
    assert clock(found.answered_at) == clock(written.answered_at)


@given(stored_plans())
@settings(thorough, max_examples=30)
def test_a_plan_comes_back_as_it_was_made(records: AthleteStore, written: StoredPlan) -> None:
    del records
    athlete = nobody_yet()
    athlete.save_plan(written)
    found = athlete.plan()
    assert found == written
    assert clock(found.made_at) == clock(written.made_at)


@given(st.lists(profiles(), min_size=1, max_size=3))
@thorough
def test_the_profile_that_was_saved_last_comes_back(records: AthleteStore, saved: list[Profile]) -> None:
    del records
    athlete = nobody_yet()
    for profile in saved:
        athlete.save_profile(profile)
    assert athlete.profile() == saved[-1]


@given(days(), st.integers(-14 * 60, 14 * 60))
def test_a_moment_is_read_back_on_the_persons_own_clock(day: date, minutes: int) -> None:
    assert offset_min(moment_of(evening(day), minutes)) == minutes


def test_a_fact_without_a_time_zone_is_refused(records: AthleteStore) -> None:
    with pytest.raises(ValueError, match="time zone"):
        records.add_facts([a_set(performed_at=evening(MONDAY).replace(tzinfo=None))], (), ())


def test_nobody_new_has_anything(store: Store) -> None:
    assert (store.profile(), store.screening(), store.plan()) == (None, None, None)
    assert (store.sets_between(EARLIEST, LATEST), store.pain_since(EARLIEST), store.check_ins_since(EARLIEST)) == (
        [],
        [],
        [],
    )
    assert (store.latest_sets(["plank"], 3, LATEST), store.last_trained(), store.weeks_trained()) == ([], None, 0)


# Facts are written once


def test_identical_sets_are_two_sets(store: Store) -> None:
    one, other = a_set(id="0190a0b0-0000-7000-8000-000000000001"), a_set(id="0190a0b0-0000-7000-8000-000000000002")
    store.add_facts([one, other], (), ())
    assert store.sets_between(MONDAY, MONDAY) == [one, other]


def test_adding_the_same_id_again_keeps_the_first(store: Store) -> None:
    item, note, check_in = a_set(amount=10), a_pain_note(during=2), a_check_in(sleep_h=8.0)
    store.add_facts([item], [note], [check_in])
    store.add_facts(
        [a_set(id=item.id, amount=99)], [a_pain_note(id=note.id, during=9)], [a_check_in(id=check_in.id, sleep_h=1.0)]
    )
    assert store.sets_between(MONDAY, MONDAY) == [item]
    assert store.pain_since(MONDAY) == [note]
    assert store.check_ins_since(MONDAY) == [check_in]


def test_a_repeated_id_does_not_stop_what_is_new_beside_it(records: AthleteStore) -> None:
    old, new = a_set(), a_set()
    records.add_facts([old], (), ())
    records.add_facts([old, new], (), ())
    assert records.sets_between(MONDAY, MONDAY) == [old, new]


@pytest.mark.parametrize("spoilt", ["pain", "check-in"])
def test_facts_are_kept_all_or_not_at_all(records: AthleteStore, spoilt: str) -> None:
    note = a_pain_note(noted_at=evening(MONDAY).replace(tzinfo=None)) if spoilt == "pain" else a_pain_note()
    check_in = a_check_in(id="no uuid") if spoilt == "check-in" else a_check_in()
    with pytest.raises(ValueError, match=r"time zone|badly formed"):
        records.add_facts([a_set()], [note], [check_in])
    assert records.sets_between(MONDAY, MONDAY) == []
    assert records.pain_since(MONDAY) == []


def test_a_set_the_tables_refuse_is_not_acknowledged(records: AthleteStore) -> None:
    impossible = a_set(amount=-1)
    try:
        records.add_facts([impossible], (), ())
    except Exception:  # noqa: BLE001 - any refusal will do, silence will not
        return
    assert records.sets_between(MONDAY, MONDAY) == [impossible]


def test_a_note_that_was_taken_back_is_gone_with_its_words_and_does_not_come_again(store: Store) -> None:
    kept, gone = a_note(), a_note(text="Better left unsaid.")
    for note in (kept, gone):
        store.add_note(note)
    store.delete_note(gone.id, evening(MONDAY))
    store.add_note(gone)
    assert store.notes_since(MONDAY) == [kept]
    fed = {change.document["id"]: change.document for change in store.changes_since(0, 100).changes}
    assert (fed[gone.id]["deleted"], fed[gone.id]["text"]) == (True, "")
    assert (fed[kept.id]["deleted"], fed[kept.id]["text"]) == (False, kept.text)


def test_the_basis_of_a_day_knows_what_was_skipped_on_the_last_day_of_that_kind(store: Store) -> None:
    assert store.basis().skipped is None
    store.save_profile(a_profile())
    for note in (a_skip(MONDAY, "plank"), a_skip(TUESDAY, "push-up"), a_skip(TUESDAY, "push-up"), a_skip(TUESDAY)):
        store.add_note(note)
    store.add_note(a_note(TUESDAY + DAY))
    assert store.basis().skipped == Skipped(TUESDAY, frozenset({"push-up", ROW}))
    whole = a_skip(TUESDAY + DAY, None)
    store.add_note(whole)
    assert store.basis().skipped == Skipped(TUESDAY + DAY, whole=True)
    store.delete_note(whole.id, evening(TUESDAY))
    assert store.basis().skipped == Skipped(TUESDAY, frozenset({"push-up", ROW}))


@pytest.mark.parametrize("most", [1, 2, 3, 50])
def test_a_device_that_fetches_page_by_page_misses_nothing(store: Store, most: int) -> None:
    """Facts of different kinds that were kept in one go have a number each, so no page ends between two of one."""
    store.add_facts([a_set(), a_set()], [a_pain_note()], [a_check_in(), a_check_in()])
    seen, since, more = list[str](), 0, True
    while more:
        page = store.changes_since(since, most)
        seen += [change.kind for change in page.changes]
        since, more = page.until, page.more
    assert seen == ["set", "set", "pain", "check-in", "check-in"]


def test_one_fact_and_many_are_numbered_alike(records: AthleteStore) -> None:
    records.add_facts([one := a_set()], (), ())
    records.add_facts([one], (), ())  # sent again
    records.add_facts([a_set(), a_set()], (), ())
    assert [change.number for change in records.changes_since(0, 10).changes] == [1, 3, 4]


def test_one_fact_for_nobody_is_an_error(records: AthleteStore) -> None:
    Athlete.objects.all().delete()
    with pytest.raises(StoreError, match="were erased"):
        records.add_facts([a_set()], (), ())


def test_one_fact_that_the_tables_refuse_leaves_no_trace(records: AthleteStore) -> None:
    with pytest.raises(DatabaseError):
        records.add_facts([a_set(amount=-1)], (), ())
    records.add_facts([a_set()], (), ())
    assert [change.number for change in records.changes_since(0, 10).changes] == [1]


def test_an_earlier_plan_or_screening_does_not_come_back(store: Store) -> None:
    newer, older = a_screening(MONDAY), a_screening(MONDAY.replace(year=2025))
    store.add_screening(newer)
    store.add_screening(older)
    store.save_plan(a_stored_plan(version=2))
    store.save_plan(a_stored_plan(version=1))
    plan = store.plan()
    assert store.screening() == newer
    assert plan is not None
    assert plan.version == 2


def test_a_version_of_a_plan_is_written_once(records: AthleteStore) -> None:
    records.save_plan(a_stored_plan(version=1))
    with pytest.raises(IntegrityError):
        records.save_plan(a_stored_plan(version=1))


# What is asked for is what is found


EXERCISES = ("seated-cable-row", "plank", "push-up")


@st.composite
def histories(draw: st.DrawFn) -> list[SetLog]:
    """Draw sets of three exercises over a few years, dense in places."""
    made = []
    for _ in range(draw(st.integers(0, 40))):
        offset = draw(st.integers(0, 20) | st.integers(0, 1200))
        day = MONDAY.replace(year=2020) + (MONDAY.resolution * offset)
        kind = draw(st.sampled_from([SetKind.WORKING, SetKind.WORKING, SetKind.WARM_UP]))
        made.append(a_set(day, exercise=draw(st.sampled_from(EXERCISES)), kind=kind))
    return made


@given(histories(), st.sets(st.sampled_from((*EXERCISES, "pull-up"))), st.integers(1, 6), st.integers(0, 1201))
@settings(thorough, max_examples=100)
def test_the_latest_sets_are_the_working_sets_of_exactly_the_latest_days_of_each_exercise_before_a_day(
    records: AthleteStore, written: list[SetLog], asked: set[str], sessions: int, until: int
) -> None:
    del records
    before = MONDAY.replace(year=2020) + MONDAY.resolution * until
    athlete, plain = nobody_yet(), FakeStore()
    for keeper in (athlete, plain):
        keeper.add_facts(written, (), ())
    found = athlete.latest_sets(asked, sessions, before)
    assert sorted(found, key=by_id) == sorted(plain.latest_sets(asked, sessions, before), key=by_id)


@given(histories(), st.integers(0, 30), st.integers(0, 30))
@thorough
def test_both_stores_tell_the_same_of_a_history(
    records: AthleteStore, written: list[SetLog], one: int, other: int
) -> None:
    del records
    first, last = (MONDAY.replace(year=2020) + MONDAY.resolution * days for days in sorted((one, other)))
    athlete, plain = nobody_yet(), FakeStore()
    for keeper in (athlete, plain):
        keeper.add_facts(written, (), ())
    assert athlete.sets_between(first, last) == plain.sets_between(first, last)
    assert (athlete.last_trained(), athlete.weeks_trained()) == (plain.last_trained(), plain.weeks_trained())


def test_notes_and_check_ins_are_told_from_a_day_on_in_the_order_of_time(store: Store) -> None:
    days_ = [MONDAY + MONDAY.resolution * offset for offset in (3, 0, 2, 1)]
    store.add_facts((), [a_pain_note(day) for day in days_], [a_check_in(day) for day in days_])
    since = MONDAY + MONDAY.resolution
    assert [note.day for note in store.pain_since(since)] == sorted(days_)[1:]
    assert [item.day for item in store.check_ins_since(since)] == sorted(days_)[1:]


# One athlete's rows apart from every other's


def test_athletes_do_not_see_each_others_records(records: AthleteStore) -> None:
    records.save_profile(a_profile())
    records.add_screening(a_screening())
    records.save_plan(a_stored_plan())
    records.add_facts([a_set()], [a_pain_note()], [a_check_in()])
    stranger = AthleteStore("stranger")
    assert (stranger.profile(), stranger.screening(), stranger.plan()) == (None, None, None)
    assert stranger.sets_between(EARLIEST, LATEST) == []
    assert stranger.latest_sets(["seated-cable-row"], 8, LATEST) == []
    assert (stranger.pain_since(EARLIEST), stranger.check_ins_since(EARLIEST)) == ([], [])
    assert (stranger.last_trained(), stranger.weeks_trained()) == (None, 0)


def test_two_athletes_may_train_by_the_same_version_of_their_plans(records: AthleteStore) -> None:
    partner = AthleteStore("partner")
    for athlete in (records, partner):
        athlete.save_plan(a_stored_plan(version=1))
        athlete.save_profile(a_profile(minutes=30 if athlete is partner else 60))
    mine, theirs = records.profile(), partner.profile()
    assert mine is not None
    assert theirs is not None
    assert (mine.minutes, theirs.minutes) == (60, 30)


def test_a_file_that_two_athletes_bring_is_kept_for_both(records: AthleteStore) -> None:
    item, partner = a_set(), AthleteStore("partner")
    for athlete in (records, partner):
        athlete.add_facts([item], (), ())
    assert partner.sets_between(MONDAY, MONDAY) == [item]


def test_an_athlete_opened_again_is_the_same_one(records: AthleteStore) -> None:
    records.add_facts([a_set()], (), ())
    assert len(AthleteStore("me").sets_between(MONDAY, MONDAY)) == 1
