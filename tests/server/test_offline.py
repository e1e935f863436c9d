from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.server.people import Person, a_set, the_owner, with_plan

from strongback.coach import words
from strongback.coach.rulebook import rulebook
from strongback.knowledge import catalogue, faults
from strongback.knowledge.crosscheck import KNOWN_ARTICLES
from strongback.knowledge.vocabulary import Equipment, Implement, Level, Pattern
from strongback.record.log import Region
from strongback.record.profile import Goal
from strongback.server.api.openapi import document
from strongback.server.api.operations.offline import packed_catalogue

pytestmark = pytest.mark.usefixtures("service")
KNOWN = catalogue()
PATH = "/api/v1/catalogue"


def taken_along() -> Any:
    return Person().get("/catalogue").body


# The catalogue


def test_anybody_can_take_the_whole_catalogue_along() -> None:
    whole = taken_along()
    assert [item["id"] for item in whole["exercises"]] == sorted(KNOWN.exercises)
    assert {item["id"] for item in whole["muscles"]} == set(KNOWN.muscles)
    assert {item["id"] for item in whole["conditions"]} == set(KNOWN.conditions)
    assert {item["id"] for item in whole["articles"]} == set(KNOWN.articles)
    assert {item["code"] for item in (*whole["rules"], *whole["faults"])} == set(rulebook(KNOWN))
    assert {item["code"] for item in whole["faults"]} == {rule.code for rule in faults.RULES}
    assert all(item["body"] for item in whole["articles"])


def test_each_record_is_the_one_that_can_be_asked_for_alone() -> None:
    whole = taken_along()
    for kind, key in (("exercises", "id"), ("rules", "code"), ("articles", "id")):
        first = whole[kind][0]
        assert Person().get(f"/{kind}/{first[key]}").body == first
    assert whole["muscles"] == Person().get("/muscles").body["items"]
    assert whole["questions"] == Person().get("/questions").body


def test_mistakes_are_called_by_the_name_of_their_fault() -> None:
    names = {rule.code: rule.name for rule in faults.RULES}
    mistakes = [mistake for item in taken_along()["exercises"] for mistake in item["mistakes"]]
    assert mistakes
    assert all(mistake["name"] == names[mistake["fault"]] for mistake in mistakes)


def test_every_group_names_its_muscles_and_every_muscle_its_group() -> None:
    whole = taken_along()
    members = {group["id"]: set(group["muscles"]) for group in whole["muscle_groups"]}
    assert set(members) == set(KNOWN.muscle_groups)
    assert all(muscle["id"] in members[muscle["group"]] for muscle in whole["muscles"])


@pytest.mark.parametrize(
    ("kind", "closed"),
    [("equipment", Equipment), ("implements", Implement), ("goals", Goal), ("levels", Level), ("patterns", Pattern),
     ("regions", Region)],
)  # fmt: skip
def test_every_word_of_a_closed_list_has_a_name(kind: str, closed: Any) -> None:
    found = taken_along()[kind]
    assert sorted(item["id"] for item in found) == sorted(str(word) for word in closed)
    assert len({item["name"] for item in found}) == len(found)
    assert all(item["description"].endswith(".") for item in found if kind != "regions")


def test_every_article_that_records_name_has_a_title() -> None:
    assert set(words.ARTICLES) == set(KNOWN_ARTICLES)


def test_the_catalogue_looks_as_described() -> None:
    from jsonschema_rs import Draft202012Validator  # noqa: PLC0415 - it comes with the tool that asks at random

    schema = {"$ref": "#/components/schemas/CatalogueOut", "components": document()["components"]}
    Draft202012Validator(schema).validate(taken_along())


def test_it_is_sent_once_and_asked_about_afterwards() -> None:
    client = Person().client
    first = client.get(PATH)
    tag = first.headers["ETag"]
    assert not tag.startswith("W/")
    assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    again = client.get(PATH, headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
    assert client.get(PATH, headers={"If-None-Match": '"another"'}).status_code == 200


def test_it_is_sent_compressed_to_those_who_take_that() -> None:
    client = Person().client
    plain = client.get(PATH)
    zipped = client.get(PATH, headers={"Accept-Encoding": "br, gzip;q=0.8"})
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.content) == plain.content
    assert (plain.headers["Vary"], zipped.headers["Vary"]) == ("Accept-Encoding", "Accept-Encoding")
    assert zipped.headers["ETag"] != plain.headers["ETag"]
    again = client.get(PATH, headers={"Accept-Encoding": "gzip", "If-None-Match": zipped.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("said", ["", "identity", "gzip;q=0", "br", "notgzip"])
def test_it_is_sent_plain_to_everybody_else(said: str) -> None:
    answer = Person().client.get(PATH, headers={"Accept-Encoding": said})
    assert "Content-Encoding" not in answer.headers
    assert json.loads(answer.content)["exercises"]


def test_it_is_small_enough_for_a_phone() -> None:
    packed = packed_catalogue()
    assert len(packed.zipped) < 160_000
    assert len(packed.plain) < 700_000
    assert packed_catalogue() is packed


# The sessions that come


def test_the_next_sessions_can_be_taken_along() -> None:
    athlete = with_plan(the_owner())
    coming = athlete.get("/athletes/me/ahead").body
    assert coming[0] == athlete.get("/athletes/me/today").body
    days = [item["session_date"] for item in coming]
    assert days == sorted(set(days))
    assert all(item["status"] == "ready" and item["prescriptions"] for item in coming)
    assert athlete.get("/athletes/me/ahead?sessions=3").body == coming[:3]


@pytest.mark.parametrize("said", ["0", "29", "many"])
def test_how_many_is_bounded(said: str) -> None:
    assert the_owner().get(f"/athletes/me/ahead?sessions={said}").status == 422


def test_what_is_missing_ahead_is_said_as_today_says_it() -> None:
    athlete = the_owner()
    refused, as_today = athlete.get("/athletes/me/ahead"), athlete.get("/athletes/me/today")
    assert (refused.status, refused.body) == (409, as_today.body)
    with_plan(athlete)
    athlete.post("/athletes/me/screening", {"given": {"collapse": "yes"}, "all_no": True})
    assert athlete.get("/athletes/me/ahead").body == [athlete.get("/athletes/me/today").body]


@pytest.mark.parametrize("sessions", [1, 14])
def test_the_number_of_queries_does_not_grow_with_the_sessions(sessions: int) -> None:
    athlete = with_plan(the_owner())
    with CaptureQueriesContext(connection) as captured:
        assert athlete.get(f"/athletes/me/ahead?sessions={sessions}").status == 200
    assert len(captured) <= 6


# Swaps


def test_each_exercise_of_the_session_can_be_swapped() -> None:
    athlete = with_plan(the_owner())
    today, found = athlete.get("/athletes/me/today").body, athlete.get("/athletes/me/swaps").body
    assert (found["status"], found["session_date"]) == ("ready", today["session_date"])
    asked = [(item["planned"], item["exercise"]) for item in today["prescriptions"]]
    assert [(item["planned"], item["exercise"]) for item in found["swaps"]] == asked
    for item in found["swaps"]:
        for other in item["alternatives"]:
            assert other["planned"] == item["planned"]
            assert other["exercise"] not in {exercise for _, exercise in asked}
            assert other["reasons"][0]["rule"] == "SB-P033"
    assert sum(len(item["alternatives"]) for item in found["swaps"]) > len(asked)


def test_a_swap_that_was_logged_counts_for_the_session() -> None:
    athlete = with_plan(the_owner())
    day = athlete.get("/athletes/me/today").body["session_date"]
    found = athlete.get(f"/athletes/me/swaps?day={day}").body["swaps"]
    sets, number = [], 0
    for item in found:
        made = next(iter(item["alternatives"]), None)
        asked = made or next(
            each for each in athlete.get(f"/athletes/me/today?day={day}").body["prescriptions"]
            if each["planned"] == item["planned"]
        )  # fmt: skip
        for _ in range(asked["sets"] * 2):
            number += 1
            load = {"kind": asked["load"]["kind"], "kg": asked["load"].get("kg"), "band": asked["load"].get("band")}
            sets.append(a_set(number, exercise=asked["exercise"], planned=item["planned"], day=day,
                              performed_at=f"{day}T10:00:00+00:00", amount=asked["aim"], load=load))  # fmt: skip
    assert athlete.post("/athletes/me/log", {"sets": sets}).status == 200
    assert athlete.get(f"/athletes/me/today?day={day}").body["session_date"] > day


def test_while_training_is_stopped_there_are_no_swaps() -> None:
    athlete = with_plan(the_owner())
    athlete.post("/athletes/me/screening", {"given": {"collapse": "yes"}, "all_no": True})
    found = athlete.get("/athletes/me/swaps").body
    assert (found["status"], found["swaps"]) == ("refused", [])
    assert found["screening"]["clearance"] == "emergency"


def test_what_is_missing_for_swaps_is_said_as_today_says_it() -> None:
    owner = the_owner()
    assert owner.get("/athletes/me/swaps").body == owner.get("/athletes/me/today").body


def test_swaps_ask_a_bounded_number_of_queries() -> None:
    athlete = with_plan(the_owner())
    with CaptureQueriesContext(connection) as captured:
        assert athlete.get("/athletes/me/swaps").status == 200
    assert len(captured) <= 7
