from __future__ import annotations

import pytest
from tests.server.people import PASSWORD, Person, a_coach, invited, joined, the_owner

pytestmark = pytest.mark.usefixtures("service")


def test_the_first_visitor_becomes_the_owner() -> None:
    stranger = Person()
    assert stranger.get("/instance").body["needs_owner"] is True
    owner = the_owner()
    me = owner.get("/me").body
    assert (me["is_owner"], me["is_coach"]) == (True, True)
    assert stranger.get("/instance").body["needs_owner"] is False


def test_nobody_else_joins_without_an_invitation() -> None:
    the_owner()
    assert Person("second@example.org").sign_up().status == 403


def test_somebody_invited_joins_as_an_athlete() -> None:
    athlete = invited(the_owner(), "athlete@example.org")
    me = athlete.get("/me").body
    assert (me["is_owner"], me["is_coach"], me["athlete"] is not None) == (False, False, True)


def test_an_owner_can_invite_a_coach() -> None:
    assert a_coach(the_owner()).get("/me").body["is_coach"] is True


def test_an_invitation_is_for_one_person() -> None:
    secret = the_owner().post("/invitations").body["secret"]
    joined("first@example.org", secret)
    late = Person("late@example.org")
    assert late.post("/join", {"secret": secret}).status == 404
    assert late.sign_up().status == 403


def test_of_two_who_opened_the_same_invitation_one_joins() -> None:
    secret = the_owner().post("/invitations").body["secret"]
    both = [Person("one@example.org"), Person("two@example.org")]
    for person in both:
        assert person.post("/join", {"secret": secret}).status == 200
    assert [person.sign_up().status for person in both] == [200, 403]


def test_a_withdrawn_invitation_opens_nothing() -> None:
    owner = the_owner()
    made = owner.post("/invitations").body
    assert owner.delete(f"/invitations/{made['id']}").body["state"] == "withdrawn"
    assert Person("late@example.org").post("/join", {"secret": made["secret"]}).status == 404


def test_the_secret_of_an_invitation_is_shown_once() -> None:
    owner = the_owner()
    owner.post("/invitations")
    assert "secret" not in owner.get("/invitations").body["items"][0]


def test_an_athlete_invites_nobody() -> None:
    athlete = invited(the_owner(), "athlete@example.org")
    assert athlete.post("/invitations").status == 403


def test_a_weak_password_is_refused() -> None:
    weak = Person("weak@example.org").account(
        "POST", "/auth/signup", {"email": "weak@example.org", "password": "1234567890"}
    )
    assert weak.status == 400


@pytest.mark.parametrize(
    ("spoken", "said"),
    [("de", "Dieses Passwort ist zu üblich."), ("en", "This password is too common."), ("fr", "This password is too")],
)
def test_what_is_wrong_with_a_password_is_said_in_the_readers_language(spoken: str, said: str) -> None:
    body = {"email": "weak@example.org", "password": "1234567890"}
    answer = Person().account("POST", "/auth/signup", body, **{"Accept-Language": spoken})
    assert said in " ".join(error["message"] for error in answer.body["errors"])
    assert "Accept-Language" in answer.raw.headers["Vary"]


def test_signing_in_and_out() -> None:
    owner = the_owner()
    assert owner.account("DELETE", "/auth/session").status == 401
    assert owner.get("/me").status == 401
    assert owner.sign_in("not the phrase").status == 400
    assert owner.sign_in(PASSWORD).status == 200
    assert owner.get("/me").status == 200


def test_a_closed_account_stops_at_once_and_the_last_owner_stays() -> None:
    owner = the_owner()
    athlete = invited(owner, "athlete@example.org")
    member = athlete.get("/me").body["id"]
    assert owner.patch(f"/members/{member}", {"is_active": False}).status == 200
    assert athlete.get("/me").status == 401
    me = owner.get("/me").body["id"]
    assert owner.patch(f"/members/{me}", {"is_owner": False}).kind == "last-owner"
