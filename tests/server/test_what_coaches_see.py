from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from tests.server.people import Person, a_coach, a_set, invited, link, the_owner, with_plan

from strongback.server.api.discreet import ABOUT_FEELING, without_pain

pytestmark = pytest.mark.usefixtures("service")
ME = "/athletes/me"


@pytest.fixture
def owner() -> Person:
    return the_owner()


@pytest.fixture
def athlete(owner: Person) -> Person:
    """Return an athlete whose log of today holds pain and a short night."""
    person = with_plan(invited(owner, "athlete@example.org"))
    exercise = person.get(f"{ME}/today").body["prescriptions"][0]["exercise"]
    now = datetime.now(UTC)
    today, yesterday = now.date().isoformat(), (now - timedelta(days=1)).date().isoformat()
    said = a_set(1, day=yesterday, performed_at=(now - timedelta(days=1)).isoformat(), exercise=exercise, pain=4)
    assert person.post(f"{ME}/log", {"sets": [said, a_set(2, day=today, pain=5)]}).status == 200
    note = {"id": a_set(3)["id"], "day": today, "noted_at": now.isoformat(), "region": "mid-back", "kind": "ache",
            "during": 4, "exercise": exercise}  # fmt: skip
    assert person.post(f"{ME}/pain", note).status == 200
    assert person.post(f"{ME}/check-ins", {"id": a_set(4)["id"], "day": today, "sleep_h": 4, "stress": 9}).status == 200
    return person


def rules_of(document: object) -> set[str]:
    return {word.split('"')[0] for word in json.dumps(document).split('"rule": "')[1:]}


@pytest.mark.parametrize("page", ["today", "ahead", "swaps", "review", "sets"])
def test_who_may_see_training_alone_sees_no_pain(owner: Person, athlete: Person, page: str) -> None:
    coach = a_coach(owner)
    link_id = link(coach, athlete, ("see-training",))
    own = athlete.get(f"{ME}/{page}").body
    less = coach.get(f"/athletes/{athlete.athlete}/{page}").body
    assert less == without_pain(own) != own
    assert not rules_of(less) & ABOUT_FEELING
    program = Person(token=athlete.post("/me/tokens", {"name": "watch", "scopes": ["see-training"]}).body["secret"])
    assert program.get(f"{ME}/{page}").body == less
    athlete.patch(f"{ME}/coaches/{link_id}", {"scopes": ["see-training", "see-pain"]})
    assert coach.get(f"/athletes/{athlete.athlete}/{page}").body == own


def test_what_is_to_be_done_is_the_same_for_both(owner: Person, athlete: Person) -> None:
    coach = a_coach(owner)
    link(coach, athlete, ("see-training",))
    own, less = athlete.get(f"{ME}/today").body, coach.get(f"/athletes/{athlete.athlete}/today").body
    for name in ("status", "session_date", "minutes", "warm_up"):
        assert own[name] == less[name]
    reasons = [{**item, "reasons": None} for item in own["prescriptions"]]
    assert reasons == [{**item, "reasons": None} for item in less["prescriptions"]]


def test_the_list_of_a_coachs_athletes_is_on_the_trail_too(owner: Person, athlete: Person) -> None:
    coach = a_coach(owner)
    link(coach, athlete, ("see-training",))
    latest = athlete.get(f"{ME}/sets").body["items"][0]["day"]
    assert coach.get("/coach/athletes").body["items"][0]["last_trained"] == latest
    entry = athlete.get(f"{ME}/audit").body["items"][0]
    assert (entry["what"], entry["who"], entry["changed"]) == ("overview", "coach@example.org", False)


def test_a_coach_whose_consent_was_taken_back_gets_no_kept_page(owner: Person, athlete: Person) -> None:
    coach = a_coach(owner)
    link_id = link(coach, athlete)
    program = Person(
        token=coach.post("/me/tokens", {"name": "x", "scopes": ["see-training", "athletes"]}).body["secret"]
    )
    address = f"/athletes/{athlete.athlete}/today"
    assert (coach.get(address).status, program.get(address).status) == (200, 200)
    athlete.delete(f"{ME}/coaches/{link_id}")
    assert (coach.get(address).status, program.get(address).status) == (404, 404)


def test_todays_page_follows_the_persons_own_clock_at_once(athlete: Person) -> None:
    days = set()
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):  # 25 hours apart: never the same day
        assert athlete.patch("/me", {"time_zone": zone}).status == 200
        days.add(athlete.get(f"{ME}/today").body["date"])
    assert len(days) == 2


def test_an_account_says_no_time_zone_until_it_is_told_one_that_exists(athlete: Person) -> None:
    assert athlete.get("/me").body["time_zone"] == ""  # the client asks the device, once
    assert athlete.patch("/me", {"time_zone": ""}).status == 422
    assert athlete.patch("/me", {"time_zone": "Europe/Nowhere"}).status == 422
    assert athlete.patch("/me", {"time_zone": "Asia/Tokyo"}).body["time_zone"] == "Asia/Tokyo"
