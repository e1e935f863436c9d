from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.server.people import Person, a_coach, a_set, invited, link, the_owner, with_plan

from strongback.server.api.openapi import document
from strongback.store.lookback import forget_reviews
from strongback.store.models import PlanRow
from strongback.store.past import forget_pasts

pytestmark = pytest.mark.usefixtures("service")
ME = "/athletes/me"


@pytest.fixture
def athlete() -> Person:
    """Return an athlete whose first exercise hurt on three days of the last fortnight."""
    person = with_plan(invited(the_owner(), "athlete@example.org"))
    exercise = person.get(f"{ME}/today").body["prescriptions"][0]["exercise"]
    sets = [logged(at, days_ago, exercise, pain=4) for at, days_ago in enumerate((1, 4, 8))]
    assert person.post(f"{ME}/log", {"sets": sets}).status == 200
    return person


def logged(number: int, days_ago: int, exercise: str, **other: Any) -> dict[str, Any]:
    at = datetime.now(UTC) - timedelta(days=days_ago)
    return a_set(number, day=at.date().isoformat(), performed_at=at.isoformat(), exercise=exercise, **other)


def looks_as_described(path: str, body: Any, method: str = "get", status: int = 200) -> None:
    from jsonschema_rs import Draft202012Validator  # noqa: PLC0415 - it comes with the tool that asks at random

    described = document()["paths"][path][method]["responses"][str(status)]["content"]["application/json"]["schema"]
    Draft202012Validator({**described, "components": document()["components"]}).validate(body)


def test_a_review_says_in_words_what_hurts_and_what_to_do(athlete: Person) -> None:
    review = athlete.get(f"{ME}/review").body
    looks_as_described("/athletes/{athlete}/review", review)
    assert review["top"][0]["rule"] == "SB-R218"
    assert review["top"][0]["step"]["applies"]
    assert any(item["rule"] == "SB-R218" and "hurt" in item["say"] for item in review["words"])
    found = athlete.get(f"{ME}/findings").body
    looks_as_described("/athletes/{athlete}/findings", found)
    assert found["findings"][0] == review["top"][0]


def test_a_finding_opens_to_the_sets_it_came_from(athlete: Person) -> None:
    asked = athlete.get(f"{ME}/review").body["top"][0]["evidence"]
    query = f"of={asked['of']}&first={asked['first']}&last={asked['last']}&exercise={asked['exercise']}"
    opened = athlete.get(f"{ME}/progress/evidence?{query}").body
    looks_as_described("/athletes/{athlete}/progress/evidence", opened)
    assert opened["count"] == len(opened["sets"]) == 3
    assert {item["pain"] for item in opened["sets"]} == {4}


def test_the_numbers_of_progress_open_to_sets_that_add_up_to_them(athlete: Person) -> None:
    for week in athlete.get(f"{ME}/progress?weeks=3").body["weeks"]:
        sunday = (datetime.fromisoformat(week["monday"]) + timedelta(days=6)).date().isoformat()
        days = f"first={week['monday']}&last={sunday}"
        for group, total in week["stimulus"].items():
            assert athlete.get(f"{ME}/progress/evidence?{days}&group={group}").body["total"] == total
        pulls = "pattern=horizontal-pull&pattern=vertical-pull"
        assert athlete.get(f"{ME}/progress/evidence?{days}&{pulls}").body["total"] == week["pull_sets"]
        assert athlete.get(f"{ME}/progress/evidence?{days}").body["total"] == week["hard_sets"]


def test_a_step_is_shown_kept_and_for_a_coached_plan_proposed(athlete: Person) -> None:
    shown = athlete.post(f"{ME}/findings/SB-R218/apply", {})
    assert (shown.status, shown.body["version"], shown.body["proposal"]) == (200, None, None), shown.body
    looks_as_described("/athletes/{athlete}/findings/{code}/apply", shown.body, "post")
    assert athlete.get(f"{ME}/plan").body["version"] == 1
    kept = athlete.post(f"{ME}/findings/SB-R218/apply", {"about": shown.body["finding"]["about"], "keep": True})
    assert kept.body["version"] == 2


def test_where_a_coach_keeps_the_plan_a_step_is_proposed_and_comes_into_force_when_it_is_accepted(
    athlete: Person,
) -> None:
    coach = a_coach(signed_in("owner@example.org"))
    link(coach, athlete)
    plan = athlete.get(f"{ME}/plan").body["plan"]
    assert coach.put(f"/athletes/{athlete.athlete}/plan", {"base_version": 1, "plan": plan}).status == 200
    shown = athlete.post(f"{ME}/findings/SB-R218/apply", {})
    assert (shown.status, shown.body["proposal"]) == (200, None)
    asked = athlete.post(f"{ME}/findings/SB-R218/apply", {"keep": True})
    assert (asked.status, asked.body["version"]) == (202, None), asked.body
    looks_as_described("/athletes/{athlete}/findings/{code}/apply", asked.body, "post", 202)
    proposal = asked.body["proposal"]
    assert (proposal["state"], proposal["base_version"], proposal["note"]) == ("open", 2, shown.body["finding"]["say"])
    assert athlete.get(f"{ME}/plan").body["version"] == 2
    decided = coach.post(f"/athletes/{athlete.athlete}/proposals/{proposal['id']}/accept")
    assert decided.status == 200, decided.body
    assert athlete.get(f"{ME}/plan").body["version"] == 3
    assert athlete.get(f"{ME}/plan").body["plan"] == asked.body["plan"]


def test_the_coach_who_keeps_the_plan_applies_a_step_at_once(athlete: Person) -> None:
    coach = a_coach(signed_in("owner@example.org"))
    link(coach, athlete)
    applied = coach.post(f"/athletes/{athlete.athlete}/findings/SB-R218/apply", {"keep": True})
    assert (applied.status, applied.body["version"], applied.body["proposal"]) == (200, 2, None)


def test_a_step_that_is_not_there_is_refused_with_a_sentence(athlete: Person) -> None:
    refused = athlete.post(f"{ME}/findings/SB-R203/apply", {})
    assert (refused.status, refused.body["detail"]) == (
        422, "There is no finding SB-R203 now; read the review again.",
    )  # fmt: skip
    assert athlete.post(f"{ME}/findings/nonsense/apply", {}).status == 422


def test_a_coach_who_may_not_see_pain_is_shown_no_finding_of_it(athlete: Person) -> None:
    coach = a_coach(signed_in("owner@example.org"))
    link(coach, athlete, ("see-training",))
    page = coach.get(f"/athletes/{athlete.athlete}/review").body
    assert "SB-R218" not in {item["rule"] for item in (*page["top"], *page["words"])}
    opened = coach.get(f"/athletes/{athlete.athlete}/progress/evidence?of=pain").body
    assert opened["pain"] is None
    assert {item["pain"] for item in opened["sets"]} <= {None}


def test_a_block_is_looked_back_on_and_the_next_plan_learns(athlete: Person) -> None:
    block = athlete.get(f"{ME}/review/block")
    assert block.status == 200
    if block.body is not None:
        looks_as_described("/athletes/{athlete}/review/block", block.body)
    assert athlete.post(f"{ME}/plan", {"keep": False, "learn": True}).body["status"] == "optimal"


def test_a_number_of_a_block_opens_to_the_sets_of_that_block_alone(athlete: Person) -> None:
    PlanRow.objects.filter(athlete_id=athlete.athlete).update(starts_on=(datetime.now(UTC) - timedelta(days=21)).date())
    exercise = athlete.get(f"{ME}/today").body["prescriptions"][0]["exercise"]
    before = [logged(number, 30 + number, exercise) for number in range(10, 14)]
    assert athlete.post(f"{ME}/log", {"sets": before}).status == 200
    block = athlete.get(f"{ME}/review/block").body
    looks_as_described("/athletes/{athlete}/review/block", block)
    span = f"first={block['first']}&last={block['last']}"
    weeks = max(
        1, round(((datetime.fromisoformat(block["last"]) - datetime.fromisoformat(block["first"])).days + 1) / 7)
    )
    for group, sets in block["stimulus"].items():
        opened = athlete.get(f"{ME}/progress/evidence?{span}&group={group}").body
        assert sets["done"] == pytest.approx(opened["total"] / weeks, abs=0.051)
    opened = athlete.get(f"{ME}/progress/evidence?{span}").body
    assert opened["sets"]
    assert {item["day"] for item in opened["sets"]} <= {logged(0, days, exercise)["day"] for days in range(22)}
    assert not {item["id"] for item in opened["sets"]} & {item["id"] for item in before}


# How many questions

OF_A_LOOK_BACK = {"findings": 12, "review": 12, "habits": 5, "review/block": 7, "progress/evidence?of=sets": 5}


@pytest.mark.parametrize("path", OF_A_LOOK_BACK)
def test_a_look_back_asks_no_more_questions_the_longer_one_has_trained(athlete: Person, path: str) -> None:
    def questions() -> int:
        forget_pasts()
        forget_reviews()
        with CaptureQueriesContext(connection) as captured:
            assert athlete.get(f"{ME}/{path}").status == 200
        return len(captured)

    few = questions()
    exercise = athlete.get(f"{ME}/today").body["prescriptions"][0]["exercise"]
    sets = [logged(100 + number, number, exercise) for number in range(90)]
    assert athlete.post(f"{ME}/log", {"sets": sets}).status == 200
    for number in range(40):
        day = (datetime.now(UTC) - timedelta(days=number)).date().isoformat()
        tick = {"id": a_set(500 + number)["id"], "day": day, "habit": "sleep"}
        assert athlete.post(f"{ME}/habits", tick).status in (200, 201)
    assert questions() <= few <= OF_A_LOOK_BACK[path]


def signed_in(email: str) -> Person:
    person = Person(email)
    person.sign_in()
    return person
