from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.server.people import Person, a_set, invited, the_owner, with_plan

from strongback.server import serving
from strongback.server.api.openapi import document
from strongback.store.anew import CHANGES
from strongback.store.models import SetRow

pytestmark = pytest.mark.usefixtures("service")
ME = "/athletes/me"
CLOCK = "1795540000000.00000000.phone"


@pytest.fixture
def athlete() -> Person:
    return with_plan(invited(the_owner(), "athlete@example.org"))


def op(number: int, kind: str, **said: Any) -> dict[str, Any]:
    return {"id": a_set(1000 + number)["id"], "op": kind} | said


def outcomes(person: Person, *operations: Any) -> list[str]:
    answer = person.post(f"{ME}/sync", {"operations": list(operations)})
    assert answer.status == 200, answer.body
    return [item["outcome"] for item in answer.body["answers"]]


def test_a_device_reads_everything_again_after_an_older_copy_was_put_back(athlete: Person) -> None:
    athlete.post(f"{ME}/log", {"sets": [a_set(), a_set(2)]})
    before = athlete.get(f"{ME}/changes").body
    assert serving.count_anew() == 0
    athlete.post(f"{ME}/log", {"sets": [a_set(3)]})
    again = athlete.get(f"{ME}/changes?since={before['until']}").body
    assert [change["kind"] for change in again["changes"]] == [*(item["kind"] for item in before["changes"]), "set"]
    assert again["until"] // CHANGES > before["until"] // CHANGES
    assert athlete.get(f"{ME}/changes?since={again['until']}").body["changes"] == []


# Logging


def test_a_set_sent_twice_is_kept_once(athlete: Person) -> None:
    for _ in range(2):
        assert athlete.post(f"{ME}/log", {"sets": [a_set()]}).status == 200
    assert len(athlete.get(f"{ME}/sets").body["items"]) == 1


def test_a_set_sent_again_is_answered_as_it_is_kept(athlete: Person) -> None:
    athlete.post(f"{ME}/log", {"sets": [a_set()]})
    athlete.patch(f"{ME}/sets/{a_set()['id']}", {"amount": 9})
    again = athlete.post(f"{ME}/log", {"sets": [a_set(), a_set(2)]})
    assert [item["amount"] for item in again.body["accepted"]["sets"]] == [9, a_set(2)["amount"]]


@pytest.mark.parametrize("others", [[], [a_set(2)]], ids=["alone", "beside a new one"])
def test_the_id_of_another_set_is_refused_as_sync_refuses_it(athlete: Person, others: list[dict[str, Any]]) -> None:
    athlete.post(f"{ME}/log", {"sets": [a_set()]})
    another = a_set(exercise="plank", load={"kind": "bodyweight"})
    refused = athlete.post(f"{ME}/log", {"sets": [*others, another]})
    assert (refused.status, refused.kind) == (409, "id-taken")
    assert "exercise differ" in refused.body["detail"]
    assert "make a new id" in refused.body["detail"]
    assert [item["id"] for item in athlete.get(f"{ME}/sets").body["items"]] == [a_set()["id"]]
    answers = athlete.post(f"{ME}/sync", {"operations": [op(1, "add-set", set=another)]}).body["answers"]
    assert (answers[0]["outcome"], answers[0]["reason"]) == ("rejected", refused.body["detail"])


def test_a_key_that_is_no_uuid_is_refused(athlete: Person) -> None:
    refused = athlete.post(f"{ME}/log", {"lines": ["sleep 7"]}, **{"Idempotency-Key": "today"})
    assert (refused.status, refused.kind) == (422, "not-valid")


def test_lines_are_kept_once_with_a_key(athlete: Person) -> None:
    key = {"Idempotency-Key": a_set(5)["id"]}
    said = {"lines": ["seated-cable-row 3x10 @40kg rir2 clean", "nonsense"]}
    first, again = athlete.post(f"{ME}/log", said, **key), athlete.post(f"{ME}/log", said, **key)
    assert first.body == again.body
    assert (len(first.body["accepted"]["sets"]), len(first.body["rejected"])) == (3, 1)
    assert len(athlete.get(f"{ME}/sets").body["items"]) == 3
    assert athlete.post(f"{ME}/log", {"lines": ["sleep 7"]}, **key).kind == "key-reused"


def test_what_is_wrong_with_a_set_is_named_with_its_place(athlete: Person) -> None:
    refused = athlete.post(f"{ME}/log", {"sets": [a_set(amount=0, exercise="row")]})
    assert refused.status == 422
    assert refused.body["errors"][0]["place"] == "body.sets.0.amount"
    unknown = athlete.post(f"{ME}/log", {"sets": [a_set(exercise="seated-cable-raw")]})
    assert "Did you mean" in unknown.body["detail"]


def test_pages_go_on_where_the_last_one_ended(athlete: Person) -> None:
    athlete.post(f"{ME}/log", {"sets": [a_set(number) for number in range(1, 8)]})
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = athlete.get(f"{ME}/sets?limit=3&cursor={cursor}").body
        seen += [item["id"] for item in page["items"]]
        cursor = page["next"]
    assert seen == [a_set(number)["id"] for number in range(7, 0, -1)]
    assert athlete.get(f"{ME}/sets?cursor=bm9uc2Vuc2U").kind == "bad-cursor"


def test_three_clean_measured_sets_say_what_range_is_usual(athlete: Person) -> None:
    usual = f"{ME}/form/usual?exercise=seated-cable-row"
    day = datetime.now(UTC).date().isoformat()
    summary = {"reps": 9, "clean_reps": 9, "verdict": "clean", "coverage": 0.9, "view": "side"}
    sets = [a_set(number, day=day, summary=summary | {"rom_deg": 80.0 + number}) for number in range(1, 4)]
    athlete.post(f"{ME}/log", {"sets": sets[:2]})
    assert athlete.get(usual).body == {"exercise": "seated-cable-row", "unit": "degrees", "ranges": []}
    athlete.post(f"{ME}/log", {"sets": sets[2:]})
    assert athlete.get(usual).body["ranges"] == [{"view": "side", "range": 82.0}]
    assert athlete.get(f"{ME}/form/usual?exercise=lat-pulldown").body["ranges"] == []
    assert "Did you mean" in athlete.get(f"{ME}/form/usual?exercise=seated-cable-raw").body["detail"]


def test_a_set_is_corrected_taken_back_and_measured(athlete: Person) -> None:
    athlete.post(f"{ME}/log", {"sets": [a_set()]})
    one = f"{ME}/sets/{a_set()['id']}"
    assert athlete.patch(one, {"amount": 9, "rir": None}).body["amount"] == 9
    summary = {"reps": 9, "clean_reps": 8, "verdict": "watch", "coverage": 0.9}
    assert athlete.put(f"{one}/form", summary).body["summary"]["verdict"] == "watch"
    assert athlete.get(f"{ME}/form").body["items"][0]["summary"]["clean_reps"] == 8
    assert athlete.delete(one).body == {"done": True}
    assert athlete.get(f"{ME}/sets").body["items"] == []
    assert athlete.patch(f"{ME}/sets/{a_set(77)['id']}", {"amount": 9}).kind == "no-set"


def test_pain_sleep_and_posture_come_back_as_they_were_said(athlete: Person) -> None:
    examples = {name: schema["examples"][0] for name, schema in document()["components"]["schemas"].items()
                if name in {"PainIn", "CheckInBody", "PostureBody"}}  # fmt: skip
    for path, name in (("pain", "PainIn"), ("check-ins", "CheckInBody"), ("posture", "PostureBody")):
        said = examples[name]
        for _ in range(2):
            assert athlete.post(f"{ME}/{path}", said).status == 200
        listed = athlete.get(f"{ME}/{path}").body["items"]
        assert len(listed) == 1
        assert said.items() <= (listed[0] | {"note": ""}).items()


# Synchronisation


def test_each_operation_gets_its_own_answer_and_none_blocks_another(athlete: Person) -> None:
    found = outcomes(
        athlete,
        op(1, "add-set", set=a_set()),
        op(2, "add-set", set=a_set(2, amount="many")),
        op(3, "dance"),
        {"nothing": "said"},
        op(4, "edit-set", set_id=a_set(9)["id"], clock=CLOCK, fields={"amount": 9}),
        op(5, "edit-set", set_id=a_set()["id"], clock=CLOCK, fields={"amount": 9}),
        op(6, "edit-set", set_id=a_set()["id"], clock="1795530000000.00000000.watch", fields={"amount": 8}),
        op(7, "add-set", set=a_set(3)),
    )
    assert found == ["accepted", "rejected", "rejected", "rejected", "rejected", "accepted", "superseded", "accepted"]
    assert athlete.get(f"{ME}/sets").body["items"][1]["amount"] == 9


def test_an_operation_sent_again_is_answered_the_same(athlete: Person) -> None:
    operations = [op(1, "add-set", set=a_set()), op(2, "delete-set", set_id=a_set()["id"], clock=CLOCK)]
    assert outcomes(athlete, *operations) == outcomes(athlete, *operations) == ["accepted", "accepted"]
    assert outcomes(athlete, op(1, "add-set", set=a_set(5))) == ["rejected"]


def test_a_correction_before_its_set_may_come_again(athlete: Person) -> None:
    edit = op(2, "edit-set", set_id=a_set()["id"], clock=CLOCK, fields={"amount": 9})
    early = athlete.post(f"{ME}/sync", {"operations": [edit]}).body["answers"][0]
    assert (early["outcome"], early["again"]) == ("rejected", True)
    assert outcomes(athlete, op(1, "add-set", set=a_set()), edit) == ["accepted", "accepted"]


def test_more_than_two_hundred_operations_are_refused(athlete: Person) -> None:
    operations = [op(number, "add-set", set=a_set(number)) for number in range(201)]
    assert athlete.post(f"{ME}/sync", {"operations": operations}).status == 422


def test_what_changed_is_followed_from_a_number_on(athlete: Person) -> None:
    since = athlete.get(f"{ME}/changes").body["until"]
    outcomes(athlete, op(1, "add-set", set=a_set()), op(2, "add-set", set=a_set(2)))
    first = athlete.get(f"{ME}/changes?since={since}&limit=1").body
    assert ([item["kind"] for item in first["changes"]], first["more"]) == (["set"], True)
    rest = athlete.get(f"{ME}/changes?since={first['until']}").body
    assert (len(rest["changes"]), rest["more"]) == (1, False)
    outcomes(athlete, op(3, "delete-set", set_id=a_set()["id"], clock=CLOCK))
    again = athlete.get(f"{ME}/changes?since={rest['until']}").body["changes"]
    assert [(item["kind"], item["document"]["deleted"]) for item in again] == [("set", True)]
    assert athlete.get(f"{ME}/changes?since={2**61}").body["changes"] == []


def test_an_identical_set_is_another_set(athlete: Person) -> None:
    outcomes(athlete, op(1, "add-set", set=a_set()), op(2, "add-set", set=a_set() | {"id": a_set(2)["id"]}))
    assert SetRow.objects.count() == 2


# How many questions the lists ask


LISTS = (
    "/exercises", "/rules", "/muscles", "/conditions", "/questions", "/articles", "/me/tokens", "/members",
    "/invitations", "/coach/athletes", f"{ME}/sets", f"{ME}/pain", f"{ME}/check-ins", f"{ME}/posture", f"{ME}/form",
    f"{ME}/notes", f"{ME}/plans", f"{ME}/proposals", f"{ME}/coaches", f"{ME}/audit", f"{ME}/files", f"{ME}/consents",
)  # fmt: skip
SIGNING_IN, THE_LIST = 1, 1


@pytest.mark.parametrize("path", LISTS)
def test_a_list_asks_one_question_beside_signing_in(path: str) -> None:
    owner = with_plan(the_owner())
    owner.post(f"{ME}/log", {"sets": [a_set(number) for number in range(1, 60)]})
    with CaptureQueriesContext(connection) as asked:
        assert owner.get(path).status == 200
    assert len(asked) <= SIGNING_IN + THE_LIST


def test_every_list_of_the_api_is_counted() -> None:
    found = [path.replace("{athlete}", "me") for path, methods in document()["paths"].items()
             if path.rsplit("/", 1)[-1].endswith("s") and "get" in methods and path.count("{") <= 1
             and "{" not in path.rsplit("/", 1)[-1]]  # fmt: skip
    computed = ("changes", "progress", "swaps", "findings", "habits")  # from several tables
    pages = {f"{ME}/{name}" for name in computed}
    assert set(found) - pages <= set(LISTS)


def test_todays_page_asks_at_most_six_questions(athlete: Person) -> None:
    athlete.post(f"{ME}/log", {"lines": ["seated-cable-row 3x10 @40kg rir2 clean"]})
    with CaptureQueriesContext(connection) as asked:
        assert athlete.get(f"{ME}/today").status == 200
    assert len(asked) <= 6
    with CaptureQueriesContext(connection) as asked_again:
        athlete.get(f"{ME}/today")
    assert len(asked_again) == SIGNING_IN


def test_todays_page_asks_at_most_six_questions_with_a_skip_too(athlete: Person) -> None:
    athlete.post(f"{ME}/log", {"lines": ["seated-cable-row 3x10 @40kg rir2 clean"]})
    day = athlete.get(f"{ME}/today").body["date"]
    athlete.post(f"{ME}/notes", {"id": a_set(60)["id"], "day": day, "written_at": f"{day}T12:00:00Z", "kind": "skipped",
                                 "exercise": "plank", "reason": "tired"})  # fmt: skip
    with CaptureQueriesContext(connection) as asked:
        assert athlete.get(f"{ME}/today").status == 200
    assert len(asked) <= 6


def test_todays_page_is_new_as_soon_as_anything_changed(athlete: Person) -> None:
    first = athlete.get(f"{ME}/today").body["prescriptions"][0]
    name = first["exercise"]
    session = athlete.get(f"{ME}/today").body["session_date"]
    athlete.post(f"{ME}/pain", {"id": a_set(50)["id"], "day": session, "noted_at": datetime.now(UTC).isoformat(),
                                "region": "mid-back", "kind": "sharp", "during": 8, "exercise": name})  # fmt: skip
    assert athlete.get(f"{ME}/today").body != first
    assert athlete.get(f"{ME}/today").body["status"] == "screen-again"
