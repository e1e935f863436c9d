from __future__ import annotations

import gc
import io
import json
import warnings
import zipfile
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import override_settings
from tests.server.people import Person, a_coach, a_note, a_set, a_skip, invited, joined, link, the_owner, with_plan

from strongback.server.accounts.models import Erasure, User
from strongback.server.jobs import tasks, worker
from strongback.store.models import AnsweredRow, Athlete, PlanRow

pytestmark = pytest.mark.usefixtures("service")
ME = "/athletes/me"


@pytest.fixture
def athlete() -> Person:
    """Return an athlete with something in every table."""
    owner = the_owner()
    person = with_plan(invited(owner, "athlete@example.org", scopes=[]))
    coach = a_coach(owner)
    link(coach, person)
    coach.get(f"/athletes/{person.athlete}/plan")
    plan = person.get(f"{ME}/plan").body["plan"]
    coach.put(f"/athletes/{person.athlete}/plan", {"base_version": 1, "plan": plan})
    person.put(f"{ME}/plan", {"base_version": 2, "plan": plan})
    operation = {"id": a_set(900)["id"], "op": "add-set", "set": a_set(1, note="=1+1")}
    person.post(f"{ME}/sync", {"operations": [operation]})
    person.post(f"{ME}/log", {"sets": [a_set(2), a_set(3)], "lines": ["sleep 7 stress 2", "pain mid-back 3"]})
    person.delete(f"{ME}/sets/{a_set(3)['id']}")
    person.post(f"{ME}/habits", {"id": a_set(8)["id"], "day": "2026-11-24", "habit": "sleep"})
    person.post(f"{ME}/notes", a_note(1, text="=2+2"))
    person.post(f"{ME}/notes", a_skip(2, reason="pain"))
    person.post(f"{ME}/notes", a_note(3, text="Forget this."))
    person.delete(f"{ME}/notes/{a_note(3)['id']}")
    coach.post(f"/athletes/{person.athlete}/notes", a_note(4, kind="comment", text="Well done."))
    person.post("/me/tokens", {"name": "watch", "scopes": ["log"]})
    return person


def exported(person: Person) -> zipfile.ZipFile:
    file = person.post(f"{ME}/exports").body
    do_jobs()
    assert person.get(f"{ME}/files/{file['id']}").body["state"] == "ready"
    answer = person.get(f"{ME}/files/{file['id']}/content")
    return zipfile.ZipFile(io.BytesIO(answer.raw.content))


def do_jobs() -> None:
    """Do the jobs that wait; the worker leaves its connections to the end of its process, which is not here yet."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        worker.work(once=True)
        gc.collect()


# Export and import


def test_an_export_holds_everything(athlete: Person) -> None:
    bundle = exported(athlete)
    document = json.loads(bundle.read("strongback.json"))
    assert {len(document[name]) for name in ("sets", "plans", "screenings", "proposals")} == {3, 2, 1}
    assert [item["deleted"] for item in document["sets"]].count(True) == 1
    assert (len(document["pain"]), len(document["check_ins"])) == (1, 1)
    assert [(item["text"], item["deleted"]) for item in document["notes"]] == [
        ("=2+2", False), ("", False), ("", True), ("Well done.", False),
    ]  # fmt: skip
    assert document["account"]["email"] == "athlete@example.org"
    assert [item["coach"] for item in document["coaches"]] == ["coach@example.org"]
    assert any(item["role"] == "coach" for item in document["audit"])
    assert document["consents"][0]["purpose"] == "records"
    assert {"README.txt", "sets.csv", "pain.csv", "check_ins.csv", "habits.csv", "notes.csv"} <= set(bundle.namelist())


# What has nothing to say to the person: how a repeated request is answered, the export itself, and whom they invited.
# A look back holds nothing that is not counted from the records, and is counted anew from those.
NOT_EXPORTED = {"AnsweredRow", "DataFile", "EmailConfirmation", "LookBackRow", "SocialToken"}
EXPORTED = {
    "User": "account", "ProfileRow": "profile", "ScreeningRow": "screenings", "PlanRow": "plans",
    "ProposalRow": "proposals", "SetRow": "sets", "PainRow": "pain", "CheckInRow": "check_ins", "HabitRow": "habits",
    "PostureRow": "posture", "ConsentEvent": "consents", "CoachLink": "coaches", "AuditEntry": "audit",
    "ApiToken": "account.tokens", "EmailAddress": "account.email_addresses", "UserSession": "account.sessions",
    "Authenticator": "account.second_factors", "SocialAccount": "account.sign_in_services",
    "Invitation": "account.invitations", "NoteRow": "notes",
}  # fmt: skip


def test_every_table_about_a_person_is_in_the_export_or_said_not_to_be(athlete: Person) -> None:
    document = json.loads(exported(athlete).read("strongback.json"))
    about: set[str] = {"User"}
    for model in (User, Athlete, EmailAddress, SocialAccount):
        about |= {relation.related_model.__name__ for relation in model._meta.related_objects}  # noqa: SLF001 - Django's own list
    assert about == set(EXPORTED) | NOT_EXPORTED
    for place in EXPORTED.values():
        found = document
        for name in place.split("."):
            assert name in found, place
            found = found[name]
    assert document["account"]["sessions"][0]["ip"] == "127.0.0.1"
    assert "secret" not in json.dumps(document["account"])


def test_a_table_for_people_runs_no_formulas(athlete: Person) -> None:
    bundle = exported(athlete)
    assert "'=1+1" in bundle.read("sets.csv").decode()
    assert "'=2+2" in bundle.read("notes.csv").decode()


def test_a_table_of_notes_holds_none_that_was_taken_back(athlete: Person) -> None:
    assert a_note(3)["id"] not in exported(athlete).read("notes.csv").decode()


def test_an_export_goes_into_another_service_and_out_again_the_same(athlete: Person) -> None:
    first = json.loads(exported(athlete).read("strongback.json"))
    other = invited(signed_in("owner@example.org"), "other@example.org")
    for _ in range(2):
        done = brought_in(other, json.dumps(first))
        assert done["state"] == "done", done
    second = json.loads(exported(other).read("strongback.json"))
    kept = ("profile", "screenings", "pain", "check_ins", "habits", "posture")
    assert {name: first[name] for name in kept} == {name: second[name] for name in kept}
    assert [item["id"] for item in first["sets"] if not item["deleted"]] == [item["id"] for item in second["sets"]]
    assert len(second["plans"]) == len(first["plans"])
    kept_notes = [item for item in first["notes"] if not item["deleted"]]
    assert kept_notes[:2] == second["notes"][:2]
    # A coach of the other service is nobody here, and their words do not become the athlete's.
    assert second["notes"][2:] == [kept_notes[2] | {"by": "00000000-0000-0000-0000-000000000000"}]


def signed_in(email: str) -> Person:
    person = Person(email)
    assert person.sign_in().status == 200
    return person


def brought_in(person: Person, content: str | bytes) -> dict[str, Any]:
    raw = person.client.generic("POST", "/api/v1/athletes/me/imports", content, content_type="application/json")
    assert raw.status_code == 202
    do_jobs()
    found: dict[str, Any] = person.get(f"{ME}/files/{raw.json()['id']}").body
    return found


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("no json", "not an export"),
        ("[]", "not an export"),
        (b"PK\x03\x04 broken", "not an export"),
        (json.dumps({"format": "strongback-export", "version": 2}), "newer"),
        (json.dumps({"format": "strongback-export", "version": 1, "sets": [{"id": 1}]}), "sets[0]"),
        (json.dumps({"format": "strongback-export", "version": 1, "plans": [{}]}), "plans[0]"),
        (json.dumps({"format": "strongback-export", "version": 1, "notes": [{"by": None}]}), "notes[0]"),
    ],
)
def test_what_is_no_export_is_refused_with_its_place(content: str | bytes, says: str) -> None:
    owner = the_owner()
    done = brought_in(owner, content)
    assert done["state"] == "failed"
    assert says in done["message"]


# Erasure


def every_row_with(words: list[str]) -> list[str]:
    """Return the tables that still hold any of these words in any column of any row."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            if table.startswith(("django_content", "auth_", "django_migrations", "procrastinate_events")):
                continue
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - the name was read from the database itself
            text = "\n".join(str(row) for row in cursor.fetchall())
            found += [f"{table}: {word}" for word in words if word in text]
    return found


def test_erasing_leaves_no_row_that_leads_back(athlete: Person) -> None:
    exported(athlete)
    me = athlete.get("/me").body
    words = ["athlete@example.org", me["id"], me["id"].replace("-", ""), me["athlete"], me["athlete"].replace("-", "")]
    assert every_row_with(words)
    erased = athlete.delete(ME, {"email": "athlete@example.org"})
    assert erased.status == 200, erased.body
    assert every_row_with(words) == []
    assert athlete.get("/me").status == 401
    kept = Erasure.objects.get()
    assert str(kept.id) == erased.body["erasure"]
    assert (kept.rows["store.SetRow"], kept.rows["store.NoteRow"]) == (3, 4)


def test_erasing_takes_the_address_off_the_invitation_one_came_with() -> None:
    owner = the_owner()
    made = owner.post("/invitations", {"email": "Kim@example.org"}).body
    person = joined("kim@example.org", made["secret"])
    assert owner.get("/invitations").body["items"][0]["email"] == "Kim@example.org"
    assert person.delete(ME, {"email": "kim@example.org"}).status == 200
    assert every_row_with(["kim@example.org", "Kim@example.org"]) == []
    assert owner.get("/invitations").body["items"][0]["email"] == ""


def test_a_coach_who_is_erased_leaves_the_athletes_records_and_no_name(athlete: Person) -> None:
    coach = signed_in("coach@example.org")
    me = coach.get("/me").body
    assert coach.delete(ME, {"email": "coach@example.org"}).status == 200
    words = ["coach@example.org", me["id"], me["id"].replace("-", "")]
    assert every_row_with(words) == []
    assert athlete.get(f"{ME}/plan").body["version"] == 2
    said = next(item for item in athlete.get(f"{ME}/notes").body["items"] if item["text"] == "Well done.")
    assert (said["by"], said["by_name"], said["own"]) == ("00000000-0000-0000-0000-000000000000", "", False)
    assert "erased" in json.dumps(athlete.get(f"{ME}/audit").body)


def test_erasing_has_to_be_confirmed_and_the_only_owner_stays(athlete: Person) -> None:
    assert athlete.delete(ME, {"email": "somebody@example.org"}).kind == "not-confirmed"
    owner = signed_in("owner@example.org")
    assert owner.delete(ME, {"email": "owner@example.org"}).kind == "last-owner"
    assert User.objects.count() == 3


# Jobs


def test_a_job_is_not_there_when_its_transaction_is_taken_back(athlete: Person) -> None:
    from django.db import transaction  # noqa: PLC0415 - beside its use

    with transaction.atomic():
        athlete.post(f"{ME}/exports")
        transaction.set_rollback(True)
    do_jobs()
    assert athlete.get(f"{ME}/files").body == []


def test_a_reminder_is_sent_once_on_a_training_day_to_those_who_agreed(
    athlete: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "can_send", lambda: True)
    starts_on = datetime.fromisoformat(f"{athlete.get(f'{ME}/plan').body['starts_on']}T09:00:00+00:00")
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        monkeypatch.setattr("strongback.server.accounts.mail.can_send", lambda: True)
        mail.outbox = []
        settings.DEFAULT_FROM_EMAIL = "strongback@example.org"
        tasks.send_reminders.call(starts_on.isoformat())
        assert mail.outbox == []
        athlete.put(f"{ME}/consents/reminders", {"given": True})
        for hours in (-2, 0, 1):
            tasks.send_reminders.call((starts_on + timedelta(hours=hours)).isoformat())
        assert [message.to for message in mail.outbox] == [["athlete@example.org"]]
        tasks.send_reminders.call((starts_on + timedelta(days=1)).isoformat())
        assert len(mail.outbox) == 1


def test_a_review_is_sent_once_on_sunday_evening_to_those_who_agreed_without_what_one_feels(
    athlete: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "can_send", lambda: True)
    sent: list[tuple[str, str]] = []
    monkeypatch.setattr(tasks, "send_review", lambda user, said, _url: sent.append((user.email, " ".join(said))))
    sunday = datetime.now(UTC).replace(hour=19) + timedelta(days=7 - datetime.now(UTC).isoweekday())
    tasks.send_reviews.call(sunday.isoformat())
    assert sent == []
    athlete.put(f"{ME}/consents/reviews", {"given": True})
    for moment in (sunday - timedelta(days=1), sunday.replace(hour=9), sunday, sunday + timedelta(hours=1)):
        tasks.send_reviews.call(moment.isoformat())
    assert [email for email, _ in sent] == ["athlete@example.org"]
    assert "hard sets" in sent[0][1] or "Nothing was logged" in sent[0][1]
    assert "hurt" not in sent[0][1]
    tasks.send_reviews.call((sunday + timedelta(weeks=1)).isoformat())
    assert len(sent) == 2
    athlete.put(f"{ME}/consents/reviews", {"given": False})
    tasks.send_reviews.call((sunday + timedelta(weeks=2)).isoformat())
    assert len(sent) == 2


def test_one_plan_that_cannot_be_read_keeps_nobody_elses_reminder_back(
    athlete: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "can_send", lambda: True)
    athlete.put(f"{ME}/consents/reminders", {"given": True})
    owner = with_plan(signed_in("owner@example.org"))
    owner.put(f"{ME}/consents/reminders", {"given": True})
    PlanRow.objects.filter(athlete_id=UUID(owner.athlete)).update(document={"weeks": "none"})
    reminded: list[str] = []
    monkeypatch.setattr(tasks, "send_reminder", lambda user, _url: reminded.append(user.email))
    tasks.send_reminders.call(f"{athlete.get(f'{ME}/plan').body['starts_on']}T09:00:00+00:00")
    assert reminded == ["athlete@example.org"]


def test_a_reminder_that_could_not_be_sent_is_tried_again(athlete: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "can_send", lambda: True)
    athlete.put(f"{ME}/consents/reminders", {"given": True})
    tried: list[str] = []

    def away(user: User, _url: str) -> None:
        tried.append(user.email)
        raise ConnectionRefusedError

    monkeypatch.setattr(tasks, "send_reminder", away)
    for _ in range(2):
        tasks.send_reminders.call(f"{athlete.get(f'{ME}/plan').body['starts_on']}T09:00:00+00:00")
    assert tried == ["athlete@example.org"] * 2


def test_an_import_that_fails_in_an_unforeseen_way_says_so(athlete: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> str:
        raise RuntimeError

    monkeypatch.setattr(tasks, "read_bundle", broken)
    assert "nothing was kept" in brought_in(athlete, "{}")["message"]


def test_sessions_and_counted_tries_that_are_over_are_cleared_away(athlete: Person) -> None:
    cache.set("a-try", 1, 60)
    tasks.tidy.call(datetime.now(UTC).isoformat())
    assert cache.get("a-try") == 1
    assert athlete.get("/me").status == 200
    tasks.tidy.call((datetime.now(UTC) + timedelta(days=61)).isoformat())
    assert (Session.objects.count(), UserSession.objects.count()) == (0, 0)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {settings.CACHE_TABLE}")  # noqa: S608 - our own name
        assert cursor.fetchone()[0] == 0


def test_old_answers_and_files_are_cleared_away(athlete: Person) -> None:
    athlete.post(f"{ME}/exports")
    assert AnsweredRow.objects.count() == 1
    tasks.tidy.call((datetime.now(UTC) + timedelta(days=10)).isoformat())
    assert (AnsweredRow.objects.count(), athlete.get(f"{ME}/files").body) == (1, [])
    tasks.tidy.call((datetime.now(UTC) + timedelta(days=200)).isoformat())
    assert AnsweredRow.objects.count() == 0
    assert Athlete.objects.count() == 3
