from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.server.people import Person, a_coach, a_set, invited, link, the_owner, with_plan

from strongback.server.api.openapi import document

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


def looks_as_described(path: str, body: Any, method: str = "get") -> None:
    from jsonschema_rs import Draft202012Validator  # noqa: PLC0415 - it comes with the tool that asks at random

    described = document()["paths"][path][method]["responses"]["200"]["content"]["application/json"]["schema"]
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
    coach = a_coach(signed_in("owner@example.org"))
    link(coach, athlete)
    plan = athlete.get(f"{ME}/plan").body["plan"]
    assert coach.put(f"/athletes/{athlete.athlete}/plan", {"base_version": 2, "plan": plan}).status == 200


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


def signed_in(email: str) -> Person:
    person = Person(email)
    person.sign_in()
    return person
