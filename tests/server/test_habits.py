from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.server.people import Person, a_coach, a_set, invited, link, the_owner

pytestmark = pytest.mark.usefixtures("service")
ME = "/athletes/me"


@pytest.fixture
def athlete() -> Person:
    return invited(the_owner(), "athlete@example.org")


def a_tick(number: int, days_ago: int = 0, **other: Any) -> dict[str, Any]:
    day = (datetime.now(UTC) - timedelta(days=days_ago)).date().isoformat()
    return {"id": a_set(number)["id"], "day": day, "habit": "posture-breaks"} | other


def shown(person: Person, athlete: str = "me") -> dict[str, Any]:
    return {line["habit"]: line for line in person.get(f"/athletes/{athlete}/habits").body}


def test_a_tick_is_kept_once_and_counts(athlete: Person) -> None:
    for _ in range(2):
        assert athlete.post(f"{ME}/habits", a_tick(1)).status == 200
    athlete.post(f"{ME}/habits", a_tick(2, days_ago=1))
    line = shown(athlete)["posture-breaks"]
    assert (line["streak"]["days"], line["today"], len(line["kept"])) == (2, True, 2)
    assert shown(athlete)["sleep"]["streak"] == {"days": 0, "forgiven": 0, "best": 0}


def test_a_tick_is_taken_back_by_a_later_one(athlete: Person) -> None:
    athlete.post(f"{ME}/habits", a_tick(1))
    athlete.post(f"{ME}/habits", a_tick(2, done=False))
    assert not shown(athlete)["posture-breaks"]["today"]


def test_devices_tick_without_a_network_and_follow_each_other(athlete: Person) -> None:
    operation = {"id": a_set(50)["id"], "op": "add-habit", "habit": a_tick(1, habit="sleep")}
    for _ in range(2):
        answer = athlete.post(f"{ME}/sync", {"operations": [operation]}).body["answers"][0]
        assert answer["outcome"] == "accepted"
    changes = athlete.get(f"{ME}/changes").body["changes"]
    assert [item["document"] for item in changes if item["kind"] == "habit"] == [a_tick(1, habit="sleep", done=True)]


def test_a_line_ticks_a_habit(athlete: Person) -> None:
    logged = athlete.post(f"{ME}/log", {"lines": ["habit stretching", "habit dancing"]}).body
    assert [item["habit"] for item in logged["accepted"]["habits"]] == ["stretching"]
    assert "is not known; it is one of posture-breaks" in logged["rejected"][0]["message"]


def test_habits_are_for_who_may_see_how_one_feels(athlete: Person) -> None:
    coach = a_coach(signed_in("owner@example.org"))
    link(coach, athlete, ("see-training",))
    assert coach.get(f"/athletes/{athlete.athlete}/habits").status == 403


def signed_in(email: str) -> Person:
    person = Person(email)
    person.sign_in()
    return person
