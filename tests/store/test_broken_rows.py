from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.coach.builders import (
    MONDAY,
    a_check_in,
    a_note,
    a_pain_note,
    a_plan,
    a_profile,
    a_screening,
    a_set,
    a_stored_plan,
    start,
    today,
)

from strongback.coach.errors import OutdatedPlanError, StoreError
from strongback.record.stored import StoredPlan
from strongback.store.health import Check, check_store
from strongback.store.models import NoteRow, PainRow, PlanRow, ProfileRow, ScreeningRow, SetRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from strongback.store.athlete import AthleteStore

one_file_for_all = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)


def looked_at() -> dict[str, Check]:
    return {found.name: found for found in check_store()}


def set_plan_document(document: Any) -> None:
    """Write a document past Django, as a damaged disk or another program would."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE store_planrow SET document = %s", [json.dumps(document)])


@pytest.mark.parametrize(
    "document",
    [
        {},
        [],
        "a plan",
        None,
        7,
        {"weeks": None},
        {"weeks": {"one": 1}},
        {"weeks": [{}]},
        {"weeks": [{"deload": False}]},
        {"weeks": [{"deload": False, "sessions": "monday"}]},
        {"weeks": [{"deload": False, "sessions": [{"day": "someday", "minutes": 40}]}]},
        {"weeks": [{"deload": False, "sessions": [{"day": "monday", "minutes": "long"}]}]},
        {"weeks": [{"deload": False, "sessions": [{"day": "monday", "minutes": 40, "main": None}]}]},
        {"weeks": [{"deload": False, "sessions": [{"day": "monday", "minutes": 40, "main": ["row"]}]}]},
        {"weeks": [{"deload": False, "sessions": [], "stimulus": 5}]},
    ],
)
def test_a_broken_plan_is_named_and_not_guessed(records: AthleteStore, document: Any) -> None:
    records.save_plan(a_stored_plan())
    set_plan_document(document)
    with pytest.raises(StoreError, match=r"^The stored plan cannot be read .*Nothing was changed: strongback doctor"):
        records.plan()


PLAN = a_plan().document()


def places(document: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path to everything in a document."""
    below = (
        document.items() if isinstance(document, dict) else enumerate(document) if isinstance(document, list) else ()
    )
    return [here, *(place for key, value in below for place in places(value, (*here, key)))]


def with_value(document: Any, place: tuple[Any, ...], value: Any) -> Any:
    if not place:
        return value
    copy: Any = dict(document) if isinstance(document, dict) else list(document)
    copy[place[0]] = with_value(document[place[0]], place[1:], value)
    return copy


numbers = st.integers(-(10**30), 10**30) | st.floats(allow_nan=False, allow_infinity=False)
# PostgreSQL takes no NUL into a document, so none can stand there.
letters = st.characters(codec="utf-8", exclude_characters="\0" if connection.vendor == "postgresql" else "")
plain: st.SearchStrategy[Any] = st.none() | st.booleans() | numbers | st.text(letters, max_size=5)
odd_json: st.SearchStrategy[Any] = plain | st.just({}) | st.lists(plain, max_size=2)


@given(st.sampled_from(places(PLAN)), odd_json)
@one_file_for_all
def test_whatever_stands_in_a_stored_plan_is_a_plan_or_a_clear_error(
    records: AthleteStore, place: tuple[Any, ...], value: Any
) -> None:
    PlanRow.objects.all().delete()
    records.save_plan(a_stored_plan())
    set_plan_document(with_value(PLAN, place, value))
    try:
        found = records.plan()
    except StoreError as error:
        assert "stored plan" in str(error)  # noqa: PT017 - either way is right
    else:
        assert isinstance(found, StoredPlan)


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"all_no": True},
        {"collapse": "maybe", "all_no": True, "cleared_by_professional": False},
        [],
        "none",
    ],
)
def test_a_broken_screening_is_named(records: AthleteStore, answers: Any) -> None:
    records.add_screening(a_screening())
    ScreeningRow.objects.update(answers=answers)
    with pytest.raises(StoreError, match="stored screening cannot be read"):
        records.screening()


@pytest.mark.parametrize("document", [{"goal": "flying"}, {"goal": 3}, []])
def test_a_broken_profile_is_named(records: AthleteStore, document: Any) -> None:
    records.save_profile(a_profile())
    ProfileRow.objects.update(document=document)
    with pytest.raises(StoreError, match="stored profile cannot be read"):
        records.profile()


def test_a_broken_set_is_named(records: AthleteStore) -> None:
    records.add_facts([a_set()], (), ())
    SetRow.objects.update(form="splendid")
    with pytest.raises(StoreError, match=r"stored log cannot be read .*splendid.*strongback doctor"):
        records.sets_between(MONDAY, MONDAY)
    with pytest.raises(StoreError, match="stored log"):
        records.latest_sets(["seated-cable-row"], 8, MONDAY + MONDAY.resolution)


def test_a_plan_with_an_exercise_of_another_version_is_named_with_the_next_step(records: AthleteStore) -> None:
    start(records)
    place = ("weeks", 0, "sessions", 0, "main", 0, "exercise")
    set_plan_document(with_value(PLAN, place, "an-exercise-that-went-away"))
    with pytest.raises(OutdatedPlanError, match=r"an-exercise-that-went-away, .*run strongback plan --save"):
        today(records, MONDAY)


# The doctor looks at every row


@pytest.mark.sqlite
def test_a_whole_store_is_well_in_every_part(records: AthleteStore) -> None:
    start(records)
    records.add_facts([a_set(), a_set()], [a_pain_note()], [a_check_in()])
    found = looked_at()
    assert all(check.well for check in found.values())
    assert set(found) == {
        "sqlite", "integrity", "profiles", "screenings", "plans", "pain notes", "check-ins", "notes", "proposals",
        "posture snapshots", "habits", "sets", "exercises",
    }  # fmt: skip
    assert found["sets"].sentence == "2 sets, all readable."
    assert found["integrity"].sentence == "The file is whole."
    assert "write-ahead log" in found["sqlite"].sentence


def spoil_profiles() -> None:
    ProfileRow.objects.update(document={"minutes": "long"})


def spoil_screenings() -> None:
    ScreeningRow.objects.update(answers=[])


def spoil_plans() -> None:
    PlanRow.objects.update(document={})


def spoil_pain_notes() -> None:
    PainRow.objects.update(region="elsewhere")


def spoil_notes() -> None:
    NoteRow.objects.update(reason="the weather")


def spoil_sets() -> None:
    SetRow.objects.update(form="splendid")


@pytest.mark.parametrize(
    ("part", "spoil"),
    [
        ("profiles", spoil_profiles),
        ("screenings", spoil_screenings),
        ("plans", spoil_plans),
        ("pain notes", spoil_pain_notes),
        ("notes", spoil_notes),
        ("sets", spoil_sets),
    ],
)
def test_the_doctor_names_the_part_that_cannot_be_read(
    records: AthleteStore, part: str, spoil: Callable[[], None]
) -> None:
    start(records)
    records.add_facts([a_set()], [a_pain_note()], [a_check_in()])
    records.add_note(a_note())
    spoil()
    found = looked_at()
    assert [name for name, check in found.items() if not check.well] == [part]
    assert found[part].sentence.startswith("Row 1 cannot be read")
    assert found[part].sentence.endswith("Restore a copy.")


@pytest.mark.sqlite
def test_the_doctor_names_the_part_that_cannot_even_be_fetched(records: AthleteStore) -> None:
    start(records)
    records.add_facts([a_set()], (), [a_check_in()])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE store_checkinrow SET id = 'no uuid'")
    connection.close()
    doctor = [sys.executable, "-c", "from strongback.cli.main import main; main(['doctor', '--json'])"]
    said = subprocess.run(doctor, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    assert {item["name"]: item["well"] for item in json.loads(said.stdout)}["check-ins"] is False


@pytest.mark.sqlite
def test_the_doctor_names_a_set_of_no_day(records: AthleteStore) -> None:
    records.add_facts([a_set()], (), ())
    with connection.cursor() as cursor:
        cursor.execute("UPDATE store_setrow SET day = 'someday'")
    assert not looked_at()["sets"].well


def test_an_exercise_of_another_version_is_named_and_no_illness(records: AthleteStore) -> None:
    records.add_facts([a_set(exercise="cloud-row"), a_set()], (), ())
    found = looked_at()["exercises"]
    assert (found.well, found.sentence) == (True, "Not in the catalogue: cloud-row.")
