from __future__ import annotations

import json
from typing import Any

import pytest
from tests.server.people import Person, a_set, the_owner, with_plan

from strongback.server.api.openapi import document

pytestmark = pytest.mark.usefixtures("service")
OPERATIONS = {
    operation["operationId"]: (method, path, operation)
    for path, methods in document()["paths"].items()
    for method, operation in methods.items()
}


def schema_of(operation: dict[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = operation["requestBody"]["content"]["application/json"]["schema"]
    name = schema.get("$ref", "").split("/")[-1]
    found: dict[str, Any] = document()["components"]["schemas"].get(name, schema)
    return found


def test_it_is_openapi_3_1_and_the_service_serves_it() -> None:
    served = Person().client.get("/api/v1/openapi.json").json()
    assert served["openapi"].startswith("3.1")
    assert served == json.loads(json.dumps(document()))


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_says_what_it_does_and_how_it_refuses(name: str) -> None:
    _, _, operation = OPERATIONS[name]
    assert operation["summary"]
    assert operation["description"]
    refusals = {code: answer for code, answer in operation["responses"].items() if code >= "400"}
    assert {"400", "404", "422"} <= set(refusals)
    for answer in refusals.values():
        assert list(answer["content"]) == ["application/problem+json"]
        assert answer["content"]["application/problem+json"]["schema"] == {"$ref": "#/components/schemas/Problem"}


@pytest.mark.parametrize("name", [name for name, (_, _, operation) in OPERATIONS.items()
                                  if "application/json" in operation.get("requestBody", {}).get("content", {})
                                  and name != "import_export"])  # fmt: skip
def test_every_body_has_an_example(name: str) -> None:
    assert schema_of(OPERATIONS[name][2])["examples"]


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_refuses_in_the_one_shape(name: str) -> None:
    """Ask each for something that cannot be, and look at what it says."""
    method, path, _ = OPERATIONS[name]
    address = "/api/v1" + path.replace("{athlete}", "nobody").replace("{", "no").replace("}", "")
    answers = [Person().client.generic(method.upper(), address, "{broken", "application/json")]
    answers.append(Person().client.generic("TRACE", address))
    for answer in answers:
        if answer.status_code >= 400:
            assert answer.headers["Content-Type"] == "application/problem+json"
            body = answer.json()
            assert body["status"] == answer.status_code
            assert {"type", "title", "detail"} <= set(body)
            assert body["type"].startswith("urn:strongback:problem:")
            assert body["detail"].endswith((".", "?", "]")) or ":" in body["detail"]


def test_the_catalogue_is_sent_once() -> None:
    person = Person()
    first = person.get("/exercises?limit=5")
    tag = first.raw.headers["ETag"]
    again = person.client.get("/api/v1/exercises?limit=5", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    other = person.client.get("/api/v1/exercises?limit=6", headers={"If-None-Match": tag})
    assert other.status_code == 200


def test_the_catalogue_goes_on_page_by_page() -> None:
    person, seen = Person(), list[str]()
    cursor: str | None = ""
    while cursor is not None:
        page = person.get(f"/exercises?limit=50&cursor={cursor}").body
        seen += [item["id"] for item in page["items"]]
        cursor = page["next"]
    assert len(seen) == len(set(seen)) > 100
    assert person.get("/exercises?search=seated+cabel+row").body["items"]
    assert person.get("/exercises?equipment=spaceship").status == 422
    assert person.get("/rules/sb-p001").body["code"] == "SB-P001"
    assert person.get("/rules/SB-X999").status == 404


def test_what_is_missing_is_said_in_the_words_of_the_api() -> None:
    owner = the_owner()
    for path, word in (("profile", "no-profile"), ("plan", "no-plan"), ("today", "no-profile")):
        refused = owner.get(f"/athletes/me/{path}")
        assert (refused.status, refused.kind) == (409, word)
        assert "strongback " not in refused.body["detail"]


def test_today_review_and_lists_look_as_described() -> None:
    from jsonschema_rs import Draft202012Validator  # noqa: PLC0415 - it comes with the tool that asks at random

    owner = with_plan(the_owner())
    owner.post("/athletes/me/log", {"sets": [a_set()], "lines": ["sleep 7"]})
    schemas = {"components": document()["components"]}
    for name in (
        "today",
        "ahead",
        "swaps",
        "review",
        "plan",
        "profile",
        "screening",
        "sets",
        "check_ins",
        "audit",
        "changes",
        "me",
    ):
        _, path, operation = OPERATIONS[name]
        answer = owner.get(path.replace("{athlete}", "me"))
        schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
        Draft202012Validator({**schema, **schemas}).validate(answer.body)
