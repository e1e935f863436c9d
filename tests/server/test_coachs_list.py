from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.server.people import Person, a_coach, a_note, a_set, invited, link, the_owner, with_plan

from strongback.server.accounts.models import AuditEntry, CoachLink
from strongback.server.api.openapi import document
from strongback.server.jobs.tasks import look_back
from strongback.store.models import Athlete, LookBackRow, NoteRow, PainRow, PlanRow, ProposalRow, SetRow

pytestmark = pytest.mark.usefixtures("service")
ME = "/athletes/me"
# The trail is written in a transaction, whose two ends are counted too.
SIGNING_IN, THE_LINKS, THEIR_FACTS, THE_TRAIL = 1, 1, 9, 3
EVERYTHING = ("see-training", "see-pain", "edit-plan")


@pytest.fixture
def owner() -> Person:
    return the_owner()


@pytest.fixture
def coach(owner: Person) -> Person:
    return a_coach(owner)


def an_athlete(owner: Person, coach: Person, name: str, *scopes: str) -> Person:
    made = with_plan(invited(owner, f"{name}@example.org"))
    made.patch("/me", {"name": name})
    link(coach, made, scopes or EVERYTHING)
    return made


def a_moment(days_ago: int) -> datetime:
    return datetime.now(UTC) - timedelta(days=days_ago)


def a_day(days_ago: int) -> date:
    return a_moment(days_ago).date()


def pain(number: int, during: int, days_ago: int = 0) -> dict[str, Any]:
    at = a_moment(days_ago)
    return {"id": a_set(number)["id"], "day": at.date().isoformat(), "noted_at": at.isoformat(), "region": "elbow",
            "during": during}  # fmt: skip


def listed(coach: Person, asked: str = "") -> list[dict[str, Any]]:
    answer = coach.get(f"/coach/athletes{asked}")
    assert answer.status == 200, answer.body
    items: list[dict[str, Any]] = answer.body["items"]
    return items


def needs(coach: Person) -> dict[str, list[str]]:
    return {item["name"]: [need["rule"] for need in item["needs"]] for item in listed(coach)}


def test_those_who_need_the_coach_most_come_first_and_those_who_need_nothing_last(owner: Person, coach: Person) -> None:
    people = {name: an_athlete(owner, coach, name) for name in ("calm", "asks", "hurts", "waits", "stings")}
    plan = people["asks"].get(f"{ME}/plan").body["plan"]
    ProposalRow.objects.create(
        id=a_set(1)["id"], athlete_id=people["asks"].athlete, made_at=a_moment(3), utc_offset_min=0, base_version=1,
        document=plan, note="", state="open",
    )  # fmt: skip
    people["waits"].post(f"{ME}/notes", a_note(1, kind="comment", day=a_day(1).isoformat(), text="a" * 500,
                                               written_at=a_moment(1).isoformat()))  # fmt: skip
    people["stings"].post(f"{ME}/pain", pain(1, 4, days_ago=1))
    people["hurts"].post(f"{ME}/pain", pain(1, 7))
    assert needs(coach) == {
        "hurts": ["SB-R101", "SB-R105"], "stings": ["SB-R103"], "asks": ["SB-R106"], "waits": ["SB-R112"],
        "calm": [],
    }  # fmt: skip
    assert list(needs(coach)) == ["hurts", "stings", "asks", "waits", "calm"]
    first = listed(coach)[0]["needs"][0]
    assert (first["severity"], first["since"], first["facts"]["pain"]) == ("stop", a_day(0).isoformat(), 7)
    waiting = listed(coach)[3]["latest_comment"]
    assert (len(waiting["text"]), waiting["answered"]) == (201, False)


def test_of_the_equally_serious_the_longest_waiting_comes_first_page_by_page(owner: Person, coach: Person) -> None:
    for name, days in (("a", 1), ("b", 5), ("c", 3)):
        an_athlete(owner, coach, name).post(f"{ME}/pain", pain(1, 7, days_ago=days))
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = coach.get(f"/coach/athletes?limit=1&cursor={cursor}").body
        seen += [item["name"] for item in page["items"]]
        cursor = page["next"]
    assert seen == ["b", "c", "a"]


def test_the_list_counts_the_sessions_of_the_last_fortnight(owner: Person, coach: Person) -> None:
    athlete = an_athlete(owner, coach, "kim")
    PlanRow.objects.filter(athlete_id=athlete.athlete).update(starts_on=a_day(28))
    sets = [a_set(number, day=a_day(days).isoformat(), form="broke-down", performed_at=a_moment(days).isoformat())
            for number, days in enumerate((20, 9, 9, 2), 1)]  # fmt: skip
    assert athlete.post(f"{ME}/log", {"sets": sets}).status == 200
    one = listed(coach)[0]
    assert one["sessions_last_fortnight"]["done"] == 2
    assert one["sessions_last_fortnight"]["planned"] in {3, 4}  # one of today is not due before it was trained
    assert one["last_trained"] == a_day(2).isoformat()
    assert "SB-R109" in {need["rule"] for need in one["needs"]}


def test_a_comment_is_answered_once_a_coach_has_written_after_it(owner: Person, coach: Person) -> None:
    athlete = an_athlete(owner, coach, "kim")
    athlete.post(f"{ME}/notes", a_note(1, kind="comment", text="Heavy?"))
    assert listed(coach)[0]["latest_comment"]["text"] == "Heavy?"
    coach.post(f"/athletes/{athlete.athlete}/notes", a_note(2, kind="comment", text="Stay."))
    one = listed(coach)[0]
    assert (one["latest_comment"]["text"], one["latest_comment"]["answered"], one["needs"]) == ("Heavy?", True, [])
    athlete.post(f"{ME}/notes", a_note(3, kind="comment", text="Thanks."))
    assert listed(coach)[0]["latest_comment"]["answered"] is False


# What a look back found


def looked_back() -> None:
    look_back.call(datetime.now(UTC).isoformat())


def weeks_of_one_exercise(athlete: Person, **other: Any) -> None:
    """Log weeks of rows and nothing else, which leaves out much that a back needs."""
    for at in range(12):
        day, at_what_time = a_day(1 + 2 * at).isoformat(), a_moment(1 + 2 * at).isoformat()
        numbers = range(100 * at, 100 * at + 3)
        sets = [a_set(number, day=day, performed_at=at_what_time, **other) for number in numbers]
        assert athlete.post(f"{ME}/log", {"sets": sets}).status == 200


def test_what_a_look_back_found_stands_in_the_list_with_its_reason(owner: Person, coach: Person) -> None:
    athlete = an_athlete(owner, coach, "kim")
    an_athlete(owner, coach, "calm")
    weeks_of_one_exercise(athlete)
    assert needs(coach)["kim"] == []  # nobody has looked yet
    looked_back()
    reviewed = athlete.get(f"{ME}/findings").body["findings"]
    assert len(reviewed) > 3
    found = listed(coach)[0]
    assert found["name"] == "kim"
    said = {need["rule"]: (need["say"], need["since"], need["severity"]) for need in found["needs"]}
    assert said == {item["rule"]: (item["say"], item["since"], item["severity"]) for item in reviewed[:3]}


def test_a_coach_who_may_not_see_pain_is_told_nothing_that_was_found_about_it(owner: Person, coach: Person) -> None:
    athletes = [an_athlete(owner, coach, "open"), an_athlete(owner, coach, "closed", "see-training")]
    for athlete in athletes:
        weeks_of_one_exercise(athlete, pain=3)
    looked_back()
    kept = json.loads(LookBackRow.objects.get(athlete_id=athletes[1].athlete).findings)
    assert "SB-R218" in {finding["rule"] for finding in kept}
    closed = next(item for item in listed(coach) if item["name"] == "closed")
    assert "SB-R218" not in {need["rule"] for need in closed["needs"]}
    assert "pain" not in str(closed).lower()


def test_what_was_found_long_ago_is_not_said_any_more(owner: Person, coach: Person) -> None:
    weeks_of_one_exercise(an_athlete(owner, coach, "kim"))
    looked_back()
    assert needs(coach)["kim"] != []
    LookBackRow.objects.update(day=a_day(5))
    assert needs(coach)["kim"] == []


def test_it_looks_back_again_only_when_something_changed(owner: Person, coach: Person) -> None:
    athlete = an_athlete(owner, coach, "kim")
    weeks_of_one_exercise(athlete)
    looked_back()
    alone = invited(owner, "alone@example.org")
    with CaptureQueriesContext(connection) as captured:
        looked_back()
    assert len(captured) == len(("the people", "the links", "how far each is"))
    assert set(LookBackRow.objects.values_list("athlete_id", flat=True)) == {UUID(athlete.athlete)}
    assert alone.athlete != athlete.athlete


# Consent


def test_without_see_pain_no_word_about_pain_is_in_the_list(owner: Person, coach: Person) -> None:
    athlete = an_athlete(owner, coach, "kim", "see-training")
    athlete.post(f"{ME}/pain", pain(1, 8))
    athlete.post(f"{ME}/log", {"sets": [a_set(day=a_day(0).isoformat(), pain=9)]})
    one = listed(coach)[0]
    assert [need["rule"] for need in one["needs"]] == ["SB-R105"]
    assert "pain" not in str(one).lower()


def test_without_see_training_only_the_name_is_in_the_list(owner: Person, coach: Person) -> None:
    athlete = an_athlete(owner, coach, "kim", "see-pain")
    athlete.post(f"{ME}/pain", pain(1, 8))
    athlete.post(f"{ME}/notes", a_note(1, kind="comment"))
    one = listed(coach)[0]
    assert (one["name"], one["needs"], one["last_trained"]) == ("kim", [], None)
    assert (one["latest_comment"], one["sessions_last_fortnight"]) == (None, None)


def test_a_token_sees_no_more_than_its_scopes(owner: Person, coach: Person) -> None:
    athlete = an_athlete(owner, coach, "kim")
    athlete.post(f"{ME}/pain", pain(1, 8))
    for scopes, found in ((["athletes"], []), (["athletes", "see-training"], ["SB-R105"])):
        secret = coach.post("/me/tokens", {"name": "program", "scopes": scopes}).body["secret"]
        assert [need["rule"] for need in listed(Person(token=secret))[0]["needs"]] == found


def test_the_list_is_on_the_trail_of_those_who_are_seen(owner: Person, coach: Person) -> None:
    seen, unseen = an_athlete(owner, coach, "seen"), an_athlete(owner, coach, "unseen", "see-pain")
    listed(coach)
    looked_at = AuditEntry.objects.filter(what="overview").values_list("athlete_id", flat=True)
    assert [str(athlete) for athlete in looked_at] == [seen.athlete]
    assert unseen.athlete != seen.athlete


def test_a_coach_whom_nobody_lets_in_any_more_has_an_empty_list(owner: Person, coach: Person) -> None:
    an_athlete(owner, coach, "kim")
    CoachLink.objects.update(revoked_at=a_moment(0))
    assert listed(coach) == []


# How many questions


def many_more(coach: Person, athlete: Person, count: int) -> None:
    """Copy an athlete with all records, as often as asked for."""
    user = coach.get("/me").body["id"]
    for _ in range(count):
        other = Athlete.objects.create(name=f"another {Athlete.objects.count()}")
        tables: tuple[Any, ...] = (PlanRow, SetRow, PainRow, NoteRow)
        for table in tables:
            for row in table.objects.filter(athlete_id=athlete.athlete):
                row.athlete_id = other.id
                table.objects.bulk_create([row])
        for kept in LookBackRow.objects.filter(athlete_id=athlete.athlete):
            kept.athlete = other
            kept.save(force_insert=True)
        CoachLink.objects.create(athlete=other, coach_id=user, scopes=list(EVERYTHING), accepted_at=a_moment(0))


def test_the_list_asks_as_many_questions_for_one_athlete_as_for_thirty(owner: Person, coach: Person) -> None:
    athlete = an_athlete(owner, coach, "kim")
    athlete.post(f"{ME}/pain", pain(1, 8))
    athlete.post(f"{ME}/notes", a_note(1, kind="comment"))
    athlete.post(f"{ME}/log", {"sets": [a_set(number, day=a_day(number).isoformat()) for number in range(20)]})
    looked_back()
    with CaptureQueriesContext(connection) as for_one:
        assert len(listed(coach)) == 1
    many_more(coach, athlete, 29)
    with CaptureQueriesContext(connection) as for_thirty:
        assert len(listed(coach)) == 30
    assert len(for_one) == len(for_thirty) == SIGNING_IN + THE_LINKS + THEIR_FACTS + THE_TRAIL


def test_the_list_looks_as_described(owner: Person, coach: Person) -> None:
    from jsonschema_rs import Draft202012Validator  # noqa: PLC0415 - it comes with the tool that asks at random

    athlete = an_athlete(owner, coach, "kim")
    athlete.post(f"{ME}/pain", pain(1, 8))
    athlete.post(f"{ME}/notes", a_note(1, kind="comment"))
    an_athlete(owner, coach, "pat", "see-pain")
    answer = coach.get("/coach/athletes")
    described = document()["paths"]["/coach/athletes"]["get"]["responses"]["200"]["content"]["application/json"]
    Draft202012Validator({**described["schema"], "components": document()["components"]}).validate(answer.body)
