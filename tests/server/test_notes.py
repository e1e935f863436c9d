from __future__ import annotations

from typing import Any

import pytest
from tests.server.people import Person, a_coach, a_note, a_set, a_skip, invited, link, the_owner, with_plan

from strongback.server.api.openapi import document
from strongback.store.models import NoteRow

pytestmark = pytest.mark.usefixtures("service")
ME = "/athletes/me"


@pytest.fixture
def athlete() -> Person:
    return with_plan(invited(the_owner(), "athlete@example.org"))


def coach_of(athlete: Person, *scopes: str) -> Person:
    owner = Person("owner@example.org")
    owner.sign_in()
    made = a_coach(owner)
    link(made, athlete, scopes)
    return made


def texts(person: Person, athlete: str = "me", asked: str = "") -> list[str]:
    answer = person.get(f"/athletes/{athlete}/notes{asked}")
    assert answer.status == 200, answer.body
    return [item["text"] or item["reason"] for item in answer.body["items"]]


# Writing and reading


@pytest.mark.parametrize("said", document()["components"]["schemas"]["NoteIn"]["examples"])
def test_a_note_comes_back_as_it_was_written_and_is_kept_once(athlete: Person, said: dict[str, Any]) -> None:
    answer, again = (athlete.post(f"{ME}/notes", said) for _ in range(2))
    assert answer.status == 200, answer.body
    listed = athlete.get(f"{ME}/notes").body["items"]
    assert listed == [answer.body] == [again.body]
    assert said.items() <= listed[0].items()
    assert (listed[0]["by"], listed[0]["by_name"], listed[0]["own"]) == (None, "athlete@example.org", True)


def test_the_latest_note_comes_first_page_by_page(athlete: Person) -> None:
    for number in range(1, 8):
        athlete.post(f"{ME}/notes", a_note(number))
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = athlete.get(f"{ME}/notes?limit=3&cursor={cursor}").body
        seen += [item["text"] for item in page["items"]]
        cursor = page["next"]
    assert seen == [f"Words {number}." for number in range(7, 0, -1)]


def test_notes_about_certain_days_can_be_asked_for(athlete: Person) -> None:
    for number, day in enumerate(("2026-03-01", "2026-03-02", "2026-03-03"), 1):
        athlete.post(f"{ME}/notes", a_note(number, day=day))
    assert texts(athlete, asked="?first=2026-03-02") == ["Words 3.", "Words 2."]
    assert texts(athlete, asked="?last=2026-03-02") == ["Words 2.", "Words 1."]
    assert texts(athlete, asked="?first=2026-03-02&last=2026-03-02") == ["Words 2."]


@pytest.mark.parametrize(
    ("said", "says"),
    [
        (a_note(text="  "), "needs a text"),
        (a_note(reason="tired"), "nothing else has one"),
        (a_skip(reason=None), "has a reason"),
        (a_skip(exercise="plonk"), "Did you mean"),
        (a_note(text="a" * 2001), "2000"),
        (a_note(by="019ab2c0-7d00-7000-8000-000000000001"), "xtra"),
    ],
)
def test_what_says_nothing_or_too_much_is_refused(athlete: Person, said: dict[str, Any], says: str) -> None:
    refused = athlete.post(f"{ME}/notes", said)
    assert refused.status == 422
    assert says in str(refused.body)


def test_a_note_can_be_taken_back_and_does_not_come_again(athlete: Person) -> None:
    athlete.post(f"{ME}/notes", a_note())
    assert athlete.delete(f"{ME}/notes/{a_note()['id']}").body == {"done": True}
    assert athlete.delete(f"{ME}/notes/{a_note()['id']}").kind == "no-note"
    athlete.post(f"{ME}/notes", a_note())
    assert texts(athlete) == []
    assert NoteRow.objects.get().text == ""


# Devices


def test_a_device_sends_notes_and_follows_them(athlete: Person) -> None:
    since = athlete.get(f"{ME}/changes").body["until"]
    operations = [
        {"id": a_set(1)["id"], "op": "add-note", "note": a_skip(1)},
        {"id": a_set(2)["id"], "op": "add-note", "note": a_note(2, text="")},
    ]
    for _ in range(2):
        answers = athlete.post(f"{ME}/sync", {"operations": operations}).body["answers"]
        assert [answer["outcome"] for answer in answers] == ["accepted", "rejected"]
    athlete.delete(f"{ME}/notes/{a_skip(1)['id']}")
    athlete.post(f"{ME}/notes", a_note(3))
    found = athlete.get(f"{ME}/changes?since={since}").body["changes"]
    assert [(item["kind"], item["document"]["kind"], item["document"]["deleted"]) for item in found] == [
        ("note", "skipped", True), ("note", "note", False),
    ]  # fmt: skip


def test_a_skip_of_today_lets_the_session_end(athlete: Person) -> None:
    shown = athlete.get(f"{ME}/today").body
    session = shown["session_date"]
    for number, item in enumerate(shown["prescriptions"], 1):
        assert athlete.get(f"{ME}/today?day={session}").body["session_date"] == session
        athlete.post(f"{ME}/notes", a_skip(number, day=session, exercise=item["exercise"]))
    assert athlete.get(f"{ME}/today?day={session}").body["session_date"] > session


# Coach and athlete


def test_coach_and_athlete_comment_and_each_takes_back_only_their_own(athlete: Person) -> None:
    coach, theirs = coach_of(athlete, "see-training"), athlete.athlete
    coach.patch("/me", {"name": "Kim"})
    athlete.post(f"{ME}/notes", a_note(1, kind="comment", text="Is this right?"))
    answered = coach.post(f"/athletes/{theirs}/notes", a_note(2, kind="comment", text="It is."))
    assert (answered.status, answered.body["by_name"], answered.body["own"]) == (200, "Kim", True)
    listed = athlete.get(f"{ME}/notes").body["items"]
    assert [(item["text"], item["own"], item["by_name"]) for item in listed] == [
        ("It is.", False, "Kim"), ("Is this right?", True, "athlete@example.org"),
    ]  # fmt: skip
    assert listed[0]["by"] == coach.get("/me").body["id"]
    assert athlete.delete(f"{ME}/notes/{a_note(2)['id']}").kind == "no-note"
    assert coach.delete(f"/athletes/{theirs}/notes/{a_note(1)['id']}").kind == "no-note"
    assert coach.delete(f"/athletes/{theirs}/notes/{a_note(2)['id']}").status == 200
    assert texts(coach, theirs) == ["Is this right?"]


def test_a_coach_is_told_no_address(athlete: Person) -> None:
    coach = coach_of(athlete, "see-training")
    athlete.post(f"{ME}/notes", a_note())
    assert coach.get(f"/athletes/{athlete.athlete}/notes").body["items"][0]["by_name"] == ""


@pytest.mark.parametrize("said", [a_note(), a_skip()])
def test_a_coach_writes_comments_alone(athlete: Person, said: dict[str, Any]) -> None:
    coach = coach_of(athlete, "see-training", "see-pain", "edit-plan")
    refused = coach.post(f"/athletes/{athlete.athlete}/notes", said)
    assert (refused.status, refused.kind) == (403, "not-allowed")
    assert not NoteRow.objects.exists()


def test_a_coach_who_may_not_see_pain_does_not_learn_of_it_from_a_skip(athlete: Person) -> None:
    athlete.post(f"{ME}/notes", a_skip(1, reason="pain"))
    athlete.post(f"{ME}/notes", a_skip(2, reason="tired"))
    coach = coach_of(athlete, "see-training")
    assert texts(coach, athlete.athlete) == ["tired"]
    owner = Person("owner@example.org")
    owner.sign_in()
    other = a_coach(owner, "other@example.org")
    link(other, athlete, ("see-training", "see-pain"))
    assert texts(other, athlete.athlete) == ["tired", "pain"]
    token = other.post("/me/tokens", {"name": "program", "scopes": ["see-training", "athletes"]}).body["secret"]
    assert texts(Person(token=token), athlete.athlete) == ["tired"]
    token = athlete.post("/me/tokens", {"name": "watch", "scopes": ["see-training"]}).body["secret"]
    assert texts(Person(token=token)) == ["tired"]


def test_nobody_writes_over_a_note_of_somebody_elses(athlete: Person) -> None:
    coach = coach_of(athlete, "see-training")
    athlete.post(f"{ME}/notes", a_skip(1, reason="pain"))
    refused = coach.post(f"/athletes/{athlete.athlete}/notes", a_note(1, kind="comment"))
    assert (refused.status, refused.kind) == (409, "id-used")
    assert "pain" not in str(refused.body)
    assert texts(athlete) == ["pain"]


def test_what_a_coach_writes_is_on_the_trail_and_what_the_athlete_writes_is_not(athlete: Person) -> None:
    athlete.post(f"{ME}/notes", a_note(1))
    assert athlete.get(f"{ME}/audit").body["items"][0]["what"] != "notes"
    coach_of(athlete, "see-training").post(f"/athletes/{athlete.athlete}/notes", a_note(2, kind="comment"))
    entry = athlete.get(f"{ME}/audit").body["items"][0]
    assert (entry["what"], entry["changed"], entry["role"]) == ("notes", True, "coach")
