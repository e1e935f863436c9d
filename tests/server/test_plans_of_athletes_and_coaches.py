from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.server.people import Person, a_coach, invited, link, the_owner, with_plan

pytestmark = pytest.mark.usefixtures("service")


@pytest.fixture
def athlete() -> Person:
    return with_plan(invited(the_owner(), "athlete@example.org"))


@pytest.fixture
def coach(athlete: Person) -> Person:
    owner = Person("owner@example.org")
    owner.sign_in()
    made = a_coach(owner)
    link(made, athlete)
    return made


def test_an_edit_becomes_a_new_version_and_the_old_one_stays(athlete: Person) -> None:
    before = athlete.get("/athletes/me/plan").body
    edited = athlete.put("/athletes/me/plan", {"base_version": 1, "plan": before["plan"]})
    assert (edited.status, edited.body["version"]) == (200, 2)
    assert [item["version"] for item in athlete.get("/athletes/me/plans").body["items"]] == [2, 1]
    assert athlete.get("/athletes/me/plan").body["starts_on"] == before["starts_on"]


def test_an_edit_that_breaks_a_rule_is_refused_with_its_place(athlete: Person) -> None:
    plan = athlete.get("/athletes/me/plan").body["plan"]
    plan["weeks"][0]["sessions"][0]["main"][0]["sets"] = 40
    refused = athlete.put("/athletes/me/plan", {"base_version": 1, "plan": plan})
    assert (refused.status, refused.kind) == (422, "plan-broken")
    assert any("SB-L" in item["message"] and item["place"] for item in refused.body["errors"])
    assert athlete.get("/athletes/me/plan").body["version"] == 1


def test_an_edit_of_a_version_that_was_replaced_is_refused(athlete: Person) -> None:
    plan = athlete.get("/athletes/me/plan").body["plan"]
    athlete.put("/athletes/me/plan", {"base_version": 1, "plan": plan})
    refused = athlete.put("/athletes/me/plan", {"base_version": 1, "plan": plan})
    assert (refused.status, refused.kind, refused.body["version"]) == (409, "plan-changed", 2)


def test_what_is_no_plan_is_named(athlete: Person) -> None:
    refused = athlete.put("/athletes/me/plan", {"base_version": 1, "plan": {"weeks": [{"sessions": 3}]}})
    assert refused.status == 422
    assert "weeks[0]" in refused.body["detail"]


def test_the_checker_can_be_asked_without_keeping_anything(athlete: Person) -> None:
    plan = athlete.get("/athletes/me/plan").body["plan"]
    assert athlete.post("/athletes/me/plan/check", {"plan": plan}).body["findings"] == []
    plan["weeks"][0]["sessions"][0]["main"][0]["exercise"] = "moon-walk"
    found = athlete.post("/athletes/me/plan/check", {"plan": plan}).body["findings"][0]
    assert found["rule"].startswith("SB-L")
    assert found["facts"] == {"what": "unknown", "exercise": "moon-walk"}


def test_minutes_and_stimulus_of_an_edit_are_summed_anew(athlete: Person) -> None:
    plan = athlete.get("/athletes/me/plan").body["plan"]
    rightly = plan["weeks"][0]
    plan["weeks"][0] = rightly | {"stimulus": {}, "sessions": [item | {"minutes": 1} for item in rightly["sessions"]]}
    looked = athlete.post("/athletes/me/plan/check", {"plan": plan}).body
    assert (looked["findings"], looked["plan"]["weeks"][0]) == ([], rightly)
    assert athlete.put("/athletes/me/plan", {"base_version": 1, "plan": plan}).status == 200
    assert athlete.get("/athletes/me/plan").body["plan"]["weeks"][0] == rightly


def test_a_session_moved_in_one_week_is_said_to_differ_and_kept(athlete: Person) -> None:
    plan = athlete.get("/athletes/me/plan").body["plan"]
    last = plan["weeks"][1]["sessions"][-1]
    last["day"] = {"friday": "saturday", "thursday": "friday"}.get(last["day"], last["day"])
    found = athlete.post("/athletes/me/plan/check", {"plan": plan}).body["findings"]
    assert [(item["rule"], item["blocks"]) for item in found] == [("SB-L019", False)]
    assert athlete.put("/athletes/me/plan", {"base_version": 1, "plan": plan}).body["version"] == 2


def test_older_training_that_is_logged_later_does_not_stand_in_the_way_of_an_edit(athlete: Person) -> None:
    stored = athlete.get("/athletes/me/plan").body
    before = (date.fromisoformat(stored["starts_on"]) - timedelta(days=8)).isoformat()
    row = stored["plan"]["weeks"][0]["sessions"][0]["main"][0]["exercise"]
    athlete.post("/athletes/me/log", {"lines": [f"{row} 1x10 rir2"], "day": before})
    assert athlete.post("/athletes/me/plan/check", {"plan": stored["plan"]}).body["findings"] == []
    assert athlete.put("/athletes/me/plan", {"base_version": 1, "plan": stored["plan"]}).status == 200


def test_where_a_coach_keeps_the_plan_an_edit_is_a_proposal(athlete: Person, coach: Person) -> None:
    theirs = f"/athletes/{athlete.athlete}"
    plan = athlete.get("/athletes/me/plan").body["plan"]
    assert coach.put(f"{theirs}/plan", {"base_version": 1, "plan": plan}).body["version"] == 2
    proposed = athlete.put("/athletes/me/plan", {"base_version": 2, "plan": plan, "note": "Mondays are better"})
    assert (proposed.status, proposed.body["version"]) == (202, None)
    assert athlete.get("/athletes/me/plan").body["version"] == 2
    asked = coach.get(f"{theirs}/proposals").body[0]
    assert (asked["state"], asked["note"]) == ("open", "Mondays are better")
    accepted = coach.post(f"{theirs}/proposals/{asked['id']}/accept")
    assert accepted.body["version"] == 3
    assert athlete.get("/athletes/me/proposals").body[0]["state"] == "accepted"


def test_a_new_plan_of_ones_own_waits_for_the_coach_too(athlete: Person, coach: Person) -> None:
    plan = athlete.get("/athletes/me/plan").body["plan"]
    coach.put(f"/athletes/{athlete.athlete}/plan", {"base_version": 1, "plan": plan})
    assert athlete.post("/athletes/me/plan").kind == "coach-keeps-plan"
    assert athlete.post("/athletes/me/plan", {"keep": False}).status == 200


def test_a_proposal_is_declined_or_withdrawn_once(athlete: Person, coach: Person) -> None:
    theirs = f"/athletes/{athlete.athlete}"
    plan = athlete.get("/athletes/me/plan").body["plan"]
    coach.put(f"{theirs}/plan", {"base_version": 1, "plan": plan})
    first = athlete.put("/athletes/me/plan", {"base_version": 2, "plan": plan}).body["proposal"]["id"]
    second = athlete.put("/athletes/me/plan", {"base_version": 2, "plan": plan}).body["proposal"]["id"]
    assert athlete.post(f"/athletes/me/proposals/{first}/accept").status == 403
    assert coach.post(f"{theirs}/proposals/{first}/decline").body["proposal"]["state"] == "declined"
    assert athlete.delete(f"/athletes/me/proposals/{second}").body["state"] == "withdrawn"
    assert coach.post(f"{theirs}/proposals/{second}/accept").kind == "no-proposal"


def test_a_coach_whose_scope_is_taken_back_keeps_the_plan_no_more(athlete: Person, coach: Person) -> None:
    plan = athlete.get("/athletes/me/plan").body["plan"]
    coach.put(f"/athletes/{athlete.athlete}/plan", {"base_version": 1, "plan": plan})
    link_id = athlete.get("/athletes/me/coaches").body["items"][0]["id"]
    athlete.patch(f"/athletes/me/coaches/{link_id}", {"scopes": ["see-training"]})
    assert athlete.put("/athletes/me/plan", {"base_version": 2, "plan": plan}).body["version"] == 3


def test_a_coach_is_accepted_within_what_was_asked_for(athlete: Person) -> None:
    owner = Person("owner@example.org")
    owner.sign_in()
    secret = owner.post("/invitations", {"scopes": ["see-training"]}).body["secret"]
    beyond = athlete.post("/athletes/me/coaches", {"secret": secret, "scopes": ["see-pain"]})
    assert beyond.kind == "not-asked"
    accepted = athlete.post("/athletes/me/coaches", {"secret": secret, "scopes": ["see-training"]})
    assert accepted.body["scopes"] == ["see-training"]
    assert athlete.post("/athletes/me/coaches", {"secret": secret, "scopes": []}).status == 404


def test_somebody_who_joins_by_a_coachs_invitation_still_chooses_what_to_share(athlete: Person) -> None:
    del athlete
    owner = Person("owner@example.org")
    owner.sign_in()
    secret = owner.post("/invitations", {"scopes": ["see-training", "see-pain"]}).body["secret"]
    new = Person("new@example.org")
    new.post("/join", {"secret": secret})
    assert new.sign_up().status == 200
    assert owner.get("/coach/athletes").body["items"] == []
    accepted = new.post("/athletes/me/coaches", {"secret": secret, "scopes": ["see-training"]})
    assert accepted.status == 201
    listed = owner.get("/coach/athletes").body["items"]
    assert [(item["name"], item["scopes"]) for item in listed] == [("new@example.org", ["see-training"])]


def test_the_trail_says_who_read_and_who_changed(athlete: Person, coach: Person) -> None:
    theirs = f"/athletes/{athlete.athlete}"
    plan = coach.get(f"{theirs}/plan").body["plan"]
    coach.put(f"{theirs}/plan", {"base_version": 1, "plan": plan})
    entries = athlete.get("/athletes/me/audit").body["items"]
    by_coach = [(item["what"], item["changed"]) for item in entries if item["role"] == "coach"]
    assert by_coach == [("plan", True), ("plan", False)]
    assert entries[0]["who"] == "coach@example.org"
