from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from tests.server.people import Person, a_coach, invited, the_owner
from tests.server.test_privacy import do_jobs, every_row_with

from strongback.coach.sample import sample
from strongback.knowledge import catalogue
from strongback.server.accounts import demonstration
from strongback.server.accounts.models import ConsentEvent, Erasure, User
from strongback.server.environment import environment, read_environment
from strongback.server.jobs import tasks
from strongback.store.models import Athlete

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.usefixtures("service")
ME = "/athletes/me"
KEY = {"STRONGBACK_SECRET_KEY": "k" * 60}


def looking_around(**said: Any) -> Person:
    visitor = Person()
    began = visitor.post("/demonstration", said)
    assert began.status == 201, began.body
    return visitor


def words_of(person: Person) -> list[str]:
    me = person.get("/me").body
    return [me["email"], *(word for key in ("id", "athlete") for word in (me[key], me[key].replace("-", "")))]


# What a visitor gets


def test_a_visitor_is_signed_in_as_somebody_made_up() -> None:
    visitor = Person()
    assert visitor.get("/instance").body["demonstration"] is True
    began = visitor.post("/demonstration", {"time_zone": "Europe/Berlin"})
    me = visitor.get("/me").body
    assert began.body["id"] == me["id"]
    assert me["is_demonstration"] is True
    assert (me["is_owner"], me["is_coach"], me["time_zone"]) == (False, False, "Europe/Berlin")
    assert me["consents"]["records"] is not None
    assert me["consents"]["reminders"] is None
    assert [event.purpose for event in ConsentEvent.objects.all()] == ["records"]


def test_everything_there_is_to_look_at_answers() -> None:
    visitor = looking_around()
    today = visitor.get(f"{ME}/today").body
    assert (today["status"], today["week"], today["weeks"]) == ("ready", 5, 8)
    assert today["session_date"] == timezone.now().date().isoformat()
    assert len(visitor.get(f"{ME}/ahead").body) == 12
    assert visitor.get(f"{ME}/plan").body["version"] == 2
    assert [line["version"] for line in visitor.get(f"{ME}/plans").body["items"]] == [2, 1]
    last_week = (timezone.now().date() - timedelta(days=7)).isoformat()
    assert visitor.get(f"{ME}/review?day={last_week}").body["estimated_one_rep_max"]
    for path, least in (("sets", 50), ("pain", 2), ("check-ins", 50), ("posture", 6)):
        assert len(visitor.get(f"{ME}/{path}").body["items"]) >= least, path
    assert visitor.get(f"{ME}/profile").body["equipment"]
    assert visitor.get(f"{ME}/screening").body["result"]["clearance"] == "clear"


def test_every_change_has_a_number_of_its_own_and_a_device_can_fetch_them_all() -> None:
    visitor = looking_around()
    made = sample(catalogue(), datetime.now(UTC), demonstration.SEED)
    seen: list[dict[str, Any]] = []
    since, more = 0, True
    while more:
        page = visitor.get(f"{ME}/changes?since={since}").body
        seen += page["changes"]
        since, more = page["until"], page["more"]
    numbers = [change["number"] for change in seen]
    assert numbers == sorted(set(numbers))
    counts = {kind: sum(change["kind"] == kind for change in seen) for kind in {change["kind"] for change in seen}}
    assert counts == {
        "profile": 1, "screening": 2, "plan": 2, "set": len(made.sets), "pain": 2, "check-in": len(made.check_ins),
        "posture": len(made.postures),
    }  # fmt: skip
    assert Athlete.objects.get().changes >= numbers[-1]
    corrected = [change["document"] for change in seen if change["document"].get("clocks")]
    assert [set(item["clocks"]) for item in corrected] == [{"amount"}]


def test_what_a_visitor_logs_is_kept_like_anybodys() -> None:
    visitor = looking_around()
    asked = visitor.get(f"{ME}/today").body["prescriptions"][0]
    logged = visitor.post(f"{ME}/log", {"lines": [f"{asked['exercise']} 1x5 rir2 clean"]})
    assert logged.status == 200, logged.body


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_today_is_today_where_the_visitor_is(zone: str) -> None:
    today = looking_around(time_zone=zone).get(f"{ME}/today").body
    assert today["date"] == today["session_date"] == datetime.now(ZoneInfo(zone)).date().isoformat()


def test_two_visitors_do_not_get_into_each_others_way() -> None:
    one, other = looking_around(), looking_around()
    assert one.athlete != other.athlete
    one.account("DELETE", "/auth/session")
    assert other.get(f"{ME}/today").status == 200


# What a demonstration cannot do


def test_it_does_not_become_the_owner_and_leaves_the_first_visitor_their_place() -> None:
    visitor = looking_around()
    assert visitor.get("/instance").body["needs_owner"] is True
    owner = the_owner()
    assert owner.get("/me").body["is_owner"] is True
    assert owner.get("/me").body["is_demonstration"] is False
    assert visitor.get("/members").status == 403


def test_it_cannot_invite_coach_or_be_made_a_coach() -> None:
    owner = the_owner()
    visitor = looking_around()
    assert visitor.post("/invitations", {}).status == 403
    assert visitor.get("/coached").status in {403, 404}
    member = visitor.get("/me").body["id"]
    assert [item["email"] for item in owner.get("/members").body["items"]] == ["owner@example.org"]
    assert owner.patch(f"/members/{member}", {"is_coach": True}).status == 404


def test_it_uses_up_nobodys_invitation() -> None:
    coach = a_coach(the_owner())
    secret = coach.post("/invitations", {"scopes": ["see-training"]}).body["secret"]
    visitor = looking_around()
    refused = visitor.post(f"{ME}/coaches", {"secret": secret, "scopes": ["see-training"]})
    assert refused.status in {403, 404, 409}
    athlete = invited(the_signed_in_owner(), "athlete@example.org")
    assert athlete.post(f"{ME}/coaches", {"secret": secret, "scopes": ["see-training"]}).status == 201


def the_signed_in_owner() -> Person:
    owner = Person("owner@example.org")
    assert owner.sign_in().status == 200
    return owner


def test_the_only_owner_may_leave_though_somebody_looks_around() -> None:
    owner = the_owner()
    looking_around()
    assert owner.delete(ME, {"email": "owner@example.org"}).status == 200
    assert Person().get("/instance").body["needs_owner"] is True


def test_somebody_who_is_signed_in_has_to_sign_out_first() -> None:
    owner = the_owner()
    assert owner.post("/demonstration").kind == "signed-in"
    visitor = looking_around()
    assert visitor.post("/demonstration").kind == "signed-in"
    assert User.objects.count() == 2


def test_a_page_of_another_site_cannot_begin_one() -> None:
    client = Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1:8000"})
    refused = client.post("/api/v1/demonstration", "{}", content_type="application/json")
    assert (refused.status_code, refused.json()["type"]) == (403, "urn:strongback:problem:csrf")
    client.get("/api/v1/instance")
    token = {"X-CSRFToken": client.cookies["csrftoken"].value}
    assert client.post("/api/v1/demonstration", "{}", content_type="application/json", headers=token).status_code == 201


def test_asking_too_often_is_refused() -> None:
    cache.clear()
    answers = [Person().post("/demonstration") for _ in range(11)]
    assert [answer.status for answer in answers] == [201] * 10 + [429]
    assert answers[-1].kind == "too-many"


def test_there_are_never_too_many_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demonstration, "MOST_AT_ONCE", 1)
    looking_around()
    assert Person().post("/demonstration").status == 429
    assert User.objects.count() == 1


# The setting


@pytest.fixture
def switched_off(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("STRONGBACK_DEMONSTRATION", "no")
    environment.cache_clear()
    yield
    monkeypatch.delenv("STRONGBACK_DEMONSTRATION")
    environment.cache_clear()


@pytest.mark.usefixtures("switched_off")
def test_where_it_is_switched_off_there_is_none() -> None:
    assert Person().get("/instance").body["demonstration"] is False
    refused = Person().post("/demonstration")
    assert (refused.status, refused.kind) == (404, "no-demonstration")
    assert User.objects.count() == 0


@pytest.mark.parametrize(
    ("said", "on"),
    [
        ({}, True),
        ({"STRONGBACK_URL": "http://localhost:9000"}, True),
        ({"STRONGBACK_URL": "http://[::1]:9000"}, True),
        ({"STRONGBACK_URL": "http://0.0.0.0:8000"}, False),
        ({"STRONGBACK_URL": "https://training.example.org"}, False),
        ({"STRONGBACK_URL": "https://training.example.org", "STRONGBACK_DEMONSTRATION": "yes"}, True),
        ({"STRONGBACK_DEMONSTRATION": "no"}, False),
    ],
)
def test_it_is_on_by_itself_only_where_this_machine_alone_is_served(said: dict[str, str], *, on: bool) -> None:
    assert read_environment(KEY | said).demonstration is on


# How it ends


def test_after_a_day_nothing_of_it_is_left() -> None:
    owner = the_owner()
    visitor = looking_around()
    asked = visitor.post(f"{ME}/exports")
    assert asked.status == 202
    do_jobs()
    words = words_of(visitor)
    found = {row.split(":")[0] for row in every_row_with(words)}
    assert {"accounts_user", "store_athlete", "store_setrow", "store_planrow", "accounts_datafile"} <= found
    session = visitor.client.cookies["strongback"].value
    assert every_row_with([session])
    now = timezone.now()
    tasks.forget_demonstrations.call((now + timedelta(hours=23, minutes=50)).isoformat())
    assert visitor.get("/me").status == 200
    tasks.forget_demonstrations.call((now + timedelta(hours=24, minutes=1)).isoformat())
    assert every_row_with([*words, session]) == []
    assert visitor.get("/me").status == 401
    assert Erasure.objects.count() == 0
    assert owner.get("/me").status == 200


def test_signing_out_ends_it_at_once() -> None:
    visitor = looking_around()
    words = words_of(visitor)
    assert visitor.account("DELETE", "/auth/session").status == 401
    assert every_row_with(words) == []
    assert visitor.get("/me").status == 401


def test_signing_out_ends_nobody_elses_account() -> None:
    owner = the_owner()
    owner.account("DELETE", "/auth/session")
    assert User.objects.count() == 1


def test_erasing_it_is_like_erasing_anybody() -> None:
    visitor = looking_around()
    words = words_of(visitor)
    assert visitor.delete(ME, {"email": words[0]}).status == 200
    assert every_row_with(words) == []


def test_its_session_is_over_after_a_day_even_when_no_job_runs() -> None:
    visitor = looking_around()
    assert visitor.client.session.get_expiry_age() <= 24 * 60 * 60
