from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.server.people import Person, a_coach, a_set, invited, link, the_owner, with_plan

from strongback.server.api.openapi import document
from strongback.store.models import PlanRow

pytestmark = pytest.mark.usefixtures("service")
ME = "/athletes/me"
MOST_QUESTIONS = 8


@pytest.fixture
def athlete() -> Person:
    return with_plan(invited(the_owner(), "athlete@example.org"))


def coach_of(athlete: Person, *scopes: str) -> Person:
    owner = Person("owner@example.org")
    owner.sign_in()
    made = a_coach(owner)
    link(made, athlete, scopes)
    return made


def train(athlete: Person, days: int) -> None:
    """Log a set a day up to today, and the plan as a new version every tenth day."""
    now = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    sets = [
        a_set(number, day=(now - timedelta(days=number)).date().isoformat(), pain=2,
              performed_at=(now - timedelta(days=number)).isoformat())
        for number in range(days)
    ]  # fmt: skip
    for at in range(0, days, 200):
        assert athlete.post(f"{ME}/log", {"sets": sets[at : at + 200]}).status == 200
    athlete.post(f"{ME}/log", {"lines": ["pain elbow 2", "sleep 7 stress 2"]})
    plan = PlanRow.objects.get(athlete_id=athlete.athlete, version=1)
    for version in range(2, 2 + days // 10):
        plan.id, plan.version = a_set(5000 + version)["id"], version
        plan.starts_on = now.date() - timedelta(days=days - 10 * (version - 1))
        PlanRow.objects.bulk_create([plan])


def shown(person: Person, athlete: str = "me", asked: str = "") -> dict[str, Any]:
    answer = person.get(f"/athletes/{athlete}/progress{asked}")
    assert answer.status == 200, answer.body
    found: dict[str, Any] = answer.body
    return found


def test_progress_looks_as_described(athlete: Person) -> None:
    from jsonschema_rs import Draft202012Validator  # noqa: PLC0415 - it comes with the tool that asks at random

    train(athlete, 30)
    today, rowed = datetime.now(UTC).date().isoformat(), "single-arm-dumbbell-row"
    sided = [a_set(900 + at, side=side, day=today, exercise=rowed) for at, side in enumerate(("left", "right"))]
    assert athlete.post(f"{ME}/log", {"sets": sided}).status == 200
    described = document()["paths"]["/athletes/{athlete}/progress"]["get"]["responses"]["200"]["content"]
    schema = {**described["application/json"]["schema"], "components": document()["components"]}
    page = shown(athlete)
    Draft202012Validator(schema).validate(page)
    Draft202012Validator(schema).validate(shown(coach_of(athlete, "see-training"), athlete.athlete))
    assert len(page["weeks"]) == 12
    assert page["exercises"][0]["trend"]["sessions"] == 30
    assert page["exercises"][1]["sides"][0]["left"] == 10
    assert page["ranges"]["rhomboids"]["basis"] == "plan"


def test_the_weeks_can_be_chosen_up_to_a_year(athlete: Person) -> None:
    assert [len(shown(athlete, asked=f"?weeks={weeks}")["weeks"]) for weeks in (1, 52)] == [1, 52]
    assert athlete.get(f"{ME}/progress?weeks=53").status == 422
    assert athlete.get(f"{ME}/progress?weeks=0").status == 422


def test_pain_and_check_ins_are_for_who_may_see_pain(athlete: Person) -> None:
    train(athlete, 3)
    page = shown(coach_of(athlete, "see-training"), athlete.athlete)
    assert (page["pain"], page["check_ins"], page["weeks"][-1]["worst_pain"]) == (None, None, None)
    token = athlete.post("/me/tokens", {"name": "watch", "scopes": ["see-training"]}).body["secret"]
    assert shown(Person(token=token))["pain"] is None
    page = shown(athlete)
    assert len(page["pain"]) == 3
    assert page["check_ins"][0]["sleep_h"] == 7


@pytest.mark.parametrize("reads", ["the athlete", "a coach"])
def test_progress_asks_at_most_eight_questions_however_long_the_history(athlete: Person, reads: str) -> None:
    person = athlete if reads == "the athlete" else coach_of(athlete, "see-training", "see-pain")
    theirs = athlete.athlete
    train(athlete, 20)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            shown(person, theirs, "?weeks=52")
        counts.append(len(asked))
        PlanRow.objects.filter(athlete_id=theirs, version__gt=1).delete()
        train(athlete, 800)
    assert counts[0] == counts[1] <= MOST_QUESTIONS
