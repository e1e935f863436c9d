"""The people of the server's tests: each signs up and in as a browser would, and asks the API."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from django.test import Client

PASSWORD = "a long enough phrase"  # noqa: S105 - of people who do not exist
ALLAUTH = "/_allauth/browser/v1"
API = "/api/v1"


@dataclass
class Answer:
    """What the API answered."""

    status: int
    body: Any
    raw: Any

    @property
    def kind(self) -> str:
        """The word of a problem that programs rely on."""
        return str(self.body["type"]).removeprefix("urn:strongback:problem:")


@dataclass
class Person:
    """Somebody with a browser, or with a token instead."""

    email: str = ""
    client: Client = field(default_factory=lambda: Client(headers={"host": "127.0.0.1:8000"}))
    token: str = ""

    def _ask(self, method: str, path: str, body: Any, headers: dict[str, str] | None) -> Answer:
        said = dict(headers or {})
        if self.token:
            said["Authorization"] = f"Bearer {self.token}"
        data = None if body is None else json.dumps(body)
        raw: Any = self.client.generic(method, path, data or "", content_type="application/json", headers=said)
        content = raw.getvalue() if raw.streaming else raw.content
        text = raw.headers.get("Content-Type", "")
        return Answer(raw.status_code, json.loads(content) if "json" in text and content else None, raw)

    def get(self, path: str, **headers: str) -> Answer:
        return self._ask("GET", f"{API}{path}", None, headers)

    def post(self, path: str, body: Any = None, **headers: str) -> Answer:
        return self._ask("POST", f"{API}{path}", {} if body is None else body, headers)

    def put(self, path: str, body: Any = None) -> Answer:
        return self._ask("PUT", f"{API}{path}", {} if body is None else body, None)

    def patch(self, path: str, body: Any = None) -> Answer:
        return self._ask("PATCH", f"{API}{path}", {} if body is None else body, None)

    def delete(self, path: str, body: Any = None) -> Answer:
        return self._ask("DELETE", f"{API}{path}", body, None)

    def ask(self, method: str, path: str, body: Any = None) -> Answer:
        return self._ask(method, f"{API}{path}", body, None)

    def account(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """Ask about the account itself: signing in and out, second factors, sessions."""
        return self._ask(method, f"{ALLAUTH}{path}", body, headers)

    def sign_up(self) -> Answer:
        return self.account("POST", "/auth/signup", {"email": self.email, "password": PASSWORD})

    def sign_in(self, password: str = PASSWORD) -> Answer:
        return self.account("POST", "/auth/login", {"email": self.email, "password": password})

    def agree(self) -> Person:
        """Agree that records are kept."""
        assert self.put("/athletes/me/consents/records", {"given": True}).status == 200
        return self

    @property
    def athlete(self) -> str:
        """The id of the person's own records."""
        return str(self.get("/me").body["athlete"])


def joined(email: str, secret: str = "") -> Person:
    """Return somebody who has signed up, by an invitation where one is needed, and agreed that records are kept."""
    person = Person(email)
    if secret:
        assert person.post("/join", {"secret": secret}).status == 200
    signed_up = person.sign_up()
    assert signed_up.status == 200, signed_up.body
    return person.agree()


def the_owner() -> Person:
    """Return the first visitor of a service."""
    return joined("owner@example.org")


def invited(by: Person, email: str, **invitation: Any) -> Person:
    """Return somebody who joined by an invitation of somebody else's."""
    made = by.post("/invitations", invitation)
    assert made.status == 201, made.body
    return joined(email, made.body["secret"])


def a_coach(owner: Person, email: str = "coach@example.org") -> Person:
    return invited(owner, email, as_coach=True)


SCOPES = ("see-training", "see-pain", "edit-plan")


def link(coach: Person, athlete: Person, scopes: tuple[str, ...] = SCOPES) -> str:
    """Let a coach look after an athlete and return the id of their link."""
    secret = coach.post("/invitations", {"scopes": list(scopes)}).body["secret"]
    accepted = athlete.post("/athletes/me/coaches", {"secret": secret, "scopes": list(scopes)})
    assert accepted.status == 201, accepted.body
    return str(accepted.body["id"])


PROFILE = {"goal": "hypertrophy", "days_per_week": 2, "minutes": 60, "equipment": ["gym"], "level": "intermediate"}


def with_plan(person: Person) -> Person:
    """Give somebody a profile, a screening without a yes, and a plan."""
    assert person.put("/athletes/me/profile", PROFILE).status == 200
    assert person.post("/athletes/me/screening", {"all_no": True}).status == 200
    made = person.post("/athletes/me/plan")
    assert made.status == 200, made.body
    assert made.body["version"] == 1
    return person


def a_note(number: int = 1, **other: Any) -> dict[str, Any]:
    """Return a note as a device would send it."""
    return {
        "id": f"019ab2c0-7d00-7000-9000-{number:012x}",
        "day": "2026-03-02",
        "written_at": f"2026-03-02T19:{number % 60:02d}:00+01:00",
        "kind": "note",
        "text": f"Words {number}.",
    } | other


def a_skip(number: int = 1, **other: Any) -> dict[str, Any]:
    """Return something that was left out, as a device would send it."""
    return a_note(number, **{"kind": "skipped", "text": "", "exercise": "plank", "reason": "no-time"} | other)


def a_set(number: int = 1, **other: Any) -> dict[str, Any]:
    """Return a set as a device would send it."""
    return {
        "id": f"019ab2c0-7d00-7000-8000-{number:012x}",
        "exercise": "seated-cable-row",
        "day": "2026-03-02",
        "performed_at": f"2026-03-02T18:{number % 60:02d}:00+01:00",
        "amount": 10,
        "load": {"kind": "stack", "kg": 40.0},
        "rir": 2,
        "form": "clean",
    } | other
