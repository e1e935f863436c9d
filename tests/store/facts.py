"""Strategies for everything that a store keeps."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from tests.strategies import answers, loads, plans, tempos, valid_profile_documents, words

from strongback.knowledge import catalogue
from strongback.record.answers import Clearance
from strongback.record.log import CheckIn, Form, PainKind, PainNote, Region, SetKind, SetLog, Side, Target
from strongback.record.note import Note, NoteKind, SkipReason
from strongback.record.profile_file import read_profile
from strongback.record.stored import ScreeningRecord, StoredPlan

if TYPE_CHECKING:
    from strongback.record.profile import Profile

OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 1, 1)


def moments() -> st.SearchStrategy[datetime]:
    """Return moments to the microsecond on any clock of the world."""
    first, last = datetime(1990, 1, 1), datetime(2100, 1, 1)  # noqa: DTZ001 - the zone is drawn apart
    return st.datetimes(first, last, timezones=OFFSETS)


def days() -> st.SearchStrategy[date]:
    return st.dates(EARLIEST, LATEST)


def ids() -> st.SearchStrategy[str]:
    return st.uuids().map(str)


def exercise_names() -> st.SearchStrategy[str]:
    """Return an exercise of the catalogue, or one that a later or an earlier version may know."""
    return st.sampled_from(sorted(catalogue().exercises)) | st.just("an-exercise-of-another-version")


def targets() -> st.SearchStrategy[Target]:
    number = st.integers(0, 600)
    return st.builds(Target, number, number, number, st.integers(0, 10), st.integers(0, 20), light=st.booleans())


def sets() -> st.SearchStrategy[SetLog]:
    """Return any set: each field said or not."""
    return st.builds(
        SetLog,
        id=ids(),
        exercise=exercise_names(),
        day=days(),
        performed_at=moments(),
        amount=st.integers(0, 600),
        load=loads(),
        rir=st.none() | st.floats(0, 10),
        form=st.none() | st.sampled_from(Form),
        side=st.sampled_from(Side),
        pain=st.none() | st.integers(0, 10),
        tempo=st.none() | tempos(),
        rest_s=st.none() | st.integers(0, 600),
        kind=st.sampled_from(SetKind),
        target=st.none() | targets(),
        planned=st.just("") | exercise_names(),
        note=words(20),
    )


def pain_notes() -> st.SearchStrategy[PainNote]:
    """Return any pain note."""
    number = st.none() | st.integers(0, 10)
    return st.builds(
        PainNote,
        id=ids(),
        day=days(),
        noted_at=moments(),
        region=st.sampled_from(Region),
        during=number,
        after=number,
        next_morning=number,
        usual=st.integers(0, 10),
        kind=st.sampled_from(PainKind),
        side=st.sampled_from(Side),
        exercise=st.none() | exercise_names(),
        note=words(20),
    )


def check_ins() -> st.SearchStrategy[CheckIn]:
    number = st.none() | st.integers(0, 10)
    hours = st.none() | st.floats(0, 24)
    return st.builds(CheckIn, ids(), days(), hours, stress=number, soreness=number, ill=st.booleans())


def notes() -> st.SearchStrategy[Note]:
    """Return any note, of the athlete or of a coach."""
    return st.builds(
        Note,
        id=ids(),
        day=days(),
        written_at=moments(),
        kind=st.sampled_from(NoteKind),
        text=words(20),
        exercise=st.none() | exercise_names(),
        reason=st.none() | st.sampled_from(SkipReason),
        by=st.none() | ids(),
    )


def screenings() -> st.SearchStrategy[ScreeningRecord]:
    return st.builds(ScreeningRecord, ids(), moments(), answers(), st.sampled_from(Clearance))


def stored_plans() -> st.SearchStrategy[StoredPlan]:
    return st.builds(StoredPlan, ids(), st.integers(1, 10_000), moments(), days(), plans())


def profiles() -> st.SearchStrategy[Profile]:
    return valid_profile_documents().map(lambda raw: read_profile(raw, "me.toml", catalogue(), 2026))
