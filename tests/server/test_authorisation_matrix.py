"""Who may do what: every operation of the API, asked by everybody, for reading, for writing and with others' ids."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import transaction
from tests.server.people import Answer, Person, a_coach, a_set, invited, link, the_owner, with_plan

from strongback.server.api.openapi import document
from strongback.store.models import SetRow

pytestmark = pytest.mark.usefixtures("service")

ROLES = (
    "anonymous", "owner", "self", "other athlete", "linked coach", "coach with less", "unlinked coach",
    "revoked coach", "pending coach", "logging token", "seeing token", "coach's token", "coach's own token",
)  # fmt: skip
YES, SIGN_IN, NOT_ALLOWED, UNKNOWN = "yes", 401, 403, 404


def row(**allowed: Any) -> dict[str, Any]:
    return {role: allowed.get(role.replace(" ", "_").replace("'", ""), allowed["others"]) for role in ROLES} | (
        {"anonymous": allowed.get("anonymous", SIGN_IN)}
    )


# Of the people, "linked coach" may see training and pain and edit the plan, "coach with less" may see training alone;
# the tokens "logging" and "seeing" are the athlete's, with the scopes log and see-training; the coach's token has
# see-training and athletes, the coach's own token see-training alone.
PUBLIC = row(others=YES, anonymous=YES)
SIGNED_IN = row(others=YES)
NO_TOKENS = row(
    others=YES, logging_token=NOT_ALLOWED, seeing_token=NOT_ALLOWED, coachs_token=NOT_ALLOWED,
    coachs_own_token=NOT_ALLOWED,
)  # fmt: skip
SEE_TRAINING = row(
    others=UNKNOWN, self=YES, linked_coach=YES, coach_with_less=YES, logging_token=NOT_ALLOWED, seeing_token=YES,
    coachs_token=YES, coachs_own_token=NOT_ALLOWED,
)  # fmt: skip
SEE_PAIN = row(
    others=UNKNOWN, self=YES, linked_coach=YES, coach_with_less=NOT_ALLOWED, logging_token=NOT_ALLOWED,
    seeing_token=NOT_ALLOWED, coachs_token=NOT_ALLOWED, coachs_own_token=NOT_ALLOWED,
)  # fmt: skip
EDIT_PLAN = SEE_PAIN
LOG = row(
    others=UNKNOWN, self=YES, linked_coach=NOT_ALLOWED, coach_with_less=NOT_ALLOWED, logging_token=YES,
    seeing_token=NOT_ALLOWED, coachs_token=NOT_ALLOWED, coachs_own_token=NOT_ALLOWED,
)  # fmt: skip
OWN = LOG | {"logging token": NOT_ALLOWED}
WRITE_NOTE = LOG | {"linked coach": YES, "coach with less": YES}
DECIDE = EDIT_PLAN | {"self": NOT_ALLOWED}
OWNER = row(others=NOT_ALLOWED, owner=YES)
COACH = row(
    others=YES, self=NOT_ALLOWED, other_athlete=NOT_ALLOWED, logging_token=NOT_ALLOWED, seeing_token=NOT_ALLOWED,
    coachs_own_token=NOT_ALLOWED,
)  # fmt: skip
INVITE = COACH | {"coach's token": NOT_ALLOWED}
# These reach only what is one's own, whatever id is named; the id named is somebody else's.
MINE = NO_TOKENS | dict.fromkeys(
    ("owner", "self", "other athlete", "linked coach", "coach with less", "unlinked coach", "revoked coach",
     "pending coach"), UNKNOWN,
)  # fmt: skip

MATRIX: dict[str, dict[str, Any]] = {
    **dict.fromkeys(
        ("catalogue", "exercises", "exercise", "rules", "rule", "muscles", "conditions", "questions", "articles",
         "article", "instance", "open_invitation", "demonstrate"), PUBLIC,
    ),
    "me": SIGNED_IN,
    **dict.fromkeys(("change_me", "tokens", "make_token", "invitations"), NO_TOKENS),
    "delete_token": MINE | {"self": YES},
    "withdraw_invitation": MINE,
    **dict.fromkeys(("members", "change_member"), OWNER),
    "invite": INVITE,
    "coached": COACH,
    "stop_coaching": MINE | {"linked coach": YES, "coach with less": YES},
    **dict.fromkeys(
        (
            *("profile", "plan", "plans", "check_plan", "proposals", "today", "ahead", "swaps", "review", "sets"),
            *("form_summaries", "usual_range", "notes", "progress", "findings", "evidence", "report", "block"),
        ),
        SEE_TRAINING,
    ),
    **dict.fromkeys(("screening", "pain", "check_ins", "posture", "habits"), SEE_PAIN),
    **dict.fromkeys(("make_plan", "edit_plan", "apply_step"), EDIT_PLAN),
    **dict.fromkeys(("accept_proposal", "decline_proposal"), DECIDE),
    **dict.fromkeys(
        ("answer_screening", "log", "correct_set", "delete_set", "save_form", "add_pain", "check_in",
         "tick_habit", "add_posture", "sync", "import_export"), LOG,
    ),
    **dict.fromkeys(("add_note", "delete_note"), WRITE_NOTE),
    **dict.fromkeys(
        ("save_profile", "withdraw_proposal", "changes", "consents", "save_consent", "accept_coach", "coaches",
         "change_coach", "revoke_coach", "audit", "export", "files", "file", "download", "erase"), OWN,
    ),
}  # fmt: skip
OPERATIONS = {
    operation["operationId"]: (method.upper(), path, operation)
    for path, methods in document()["paths"].items()
    for method, operation in methods.items()
}


@dataclass
class World:
    """An athlete with everything one can have, and all the people who may ask about it."""

    people: dict[str, Person] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, Any] = field(default_factory=dict)

    def ask(self, role: str, name: str, **names: str) -> Answer:
        """Ask for an operation as somebody, and take back whatever it changed."""
        method, path, operation = OPERATIONS[name]
        address = path.format(**(self.names | names)) if "{" in path else path
        with transaction.atomic():
            answer = self.people[role].ask(method, address, self.body(name, operation))
            transaction.set_rollback(True)
        return answer

    def body(self, name: str, operation: dict[str, Any]) -> Any:
        if name in self.bodies:
            return self.bodies[name]
        if "requestBody" not in operation:
            return None
        schema = next(iter(operation["requestBody"]["content"].values()))["schema"]
        named = document()["components"]["schemas"].get(schema.get("$ref", "").split("/")[-1], schema)
        return named["examples"][0] if "examples" in named else {}


@pytest.fixture
def world() -> World:
    owner = the_owner()
    athlete = with_plan(invited(owner, "athlete@example.org"))
    coaches = {
        name: a_coach(owner, f"{name.replace(' ', '-')}@example.org") for name in ROLES if name.endswith("coach")
    }
    less = a_coach(owner, "less@example.org")
    link_id = link(coaches["linked coach"], athlete)
    link(less, athlete, ("see-training",))
    revoked = link(coaches["revoked coach"], athlete)
    assert athlete.delete(f"/athletes/me/coaches/{revoked}").status == 200
    pending = coaches["pending coach"].post("/invitations", {"scopes": ["see-training"]}).body
    assert athlete.post("/athletes/me/log", {"sets": [a_set()]}).status == 200
    assert athlete.post("/athletes/me/exports").status == 202
    logging, seeing = token(athlete, "log"), token(athlete, "see-training")
    coachs = token(coaches["linked coach"], "see-training", "athletes")
    coachs_own = token(coaches["linked coach"], "see-training")
    people = {
        "anonymous": Person(), "owner": owner, "self": athlete, **coaches, "coach with less": less,
        "other athlete": with_plan(invited(owner, "other@example.org")), "logging token": logging,
        "seeing token": seeing, "coach's token": coachs, "coach's own token": coachs_own,
    }  # fmt: skip
    plan = athlete.get("/athletes/me/plan").body
    names = {
        "athlete": athlete.athlete, "link_athlete": athlete.athlete, "exercise": "face-pull", "code": "SB-P001",
        "article": document_of(athlete, "/articles"), "set_id": a_set()["id"], "purpose": "records", "link": link_id,
        "proposal": a_set(99)["id"], "note": a_set(97)["id"], "file": athlete.get("/athletes/me/files").body[0]["id"],
        "token": athlete.get("/me/tokens").body[0]["id"], "invitation": a_set(98)["id"],
        "member": athlete.get("/me").body["id"],
    }  # fmt: skip
    bodies = {
        "edit_plan": {"base_version": 1, "plan": plan["plan"]}, "check_plan": {"plan": plan["plan"]},
        "open_invitation": {"secret": pending["secret"]},
        "accept_coach": {"secret": pending["secret"], "scopes": ["see-training"]},
        "erase": {"email": "athlete@example.org"}, "invite": {"scopes": ["see-training"]},
    }  # fmt: skip
    return World(people, names, bodies)


def token(person: Person, *scopes: str) -> Person:
    made = person.post("/me/tokens", {"name": "program", "scopes": list(scopes)})
    assert made.status == 201
    return Person(token=made.body["secret"])


def document_of(person: Person, path: str) -> str:
    return str(person.get(path).body["items"][0]["id"])


def test_every_operation_has_a_row() -> None:
    assert set(MATRIX) == set(OPERATIONS)


@pytest.mark.parametrize("role", ROLES)
def test_everybody_does_what_they_may_and_nothing_else(role: str, world: World) -> None:
    wrong = []
    for name, expected in MATRIX.items():
        answer = world.ask(role, name)
        if outcome(answer) != expected[role]:
            wrong.append(f"{name}: {answer.status} {answer.body if answer.status >= 400 else ''}, not {expected[role]}")
    assert wrong == []


def outcome(answer: Answer) -> Any:
    """Return what the answer means: done, or which door was closed; what is missing behind a door closes none."""
    if answer.status in {SIGN_IN, NOT_ALLOWED}:
        return answer.status
    if answer.status == UNKNOWN and answer.kind in {"no-athlete", "no-token", "no-invitation"}:
        return UNKNOWN
    assert answer.status < 500, answer.body
    return YES


WITH_AN_ID = [name for name, (_, path, _) in OPERATIONS.items() if "{athlete}" in path and path.count("{") > 1]


@pytest.mark.parametrize("role", ["other athlete", "linked coach"])
def test_an_id_of_somebody_elses_in_the_path_leads_nowhere(role: str, world: World) -> None:
    own = world.people[role].athlete
    reached = [
        name
        for name in WITH_AN_ID
        if name != "save_consent" and world.ask(role, name, athlete=own).status not in {403, 404, 422}
    ]
    assert reached == []


def test_an_id_of_somebody_elses_in_the_query_changes_nothing(world: World) -> None:
    other, victim = world.people["other athlete"], world.names["athlete"]
    assert other.get(f"/athletes/me/sets?athlete={victim}&athlete_id={victim}").body["items"] == []


def test_an_id_of_somebody_elses_in_the_body_touches_nothing_of_theirs(world: World) -> None:
    other = world.people["other athlete"]
    before = list(SetRow.objects.filter(athlete_id=world.names["athlete"]).values())
    taken = a_set(amount=99)
    assert other.post("/athletes/me/log", {"sets": [taken]}).status == 200
    clock = "1795540000000.00000000.phone"
    foreign = a_set(2)["id"]
    operations = [
        {"id": a_set(11)["id"], "op": "edit-set", "set_id": taken["id"], "clock": clock, "fields": {"amount": 98}},
        {"id": a_set(12)["id"], "op": "delete-set", "set_id": taken["id"], "clock": clock},
        {"id": a_set(13)["id"], "op": "add-set", "set": a_set(2) | {"athlete": world.names["athlete"]}},
        {"id": a_set(14)["id"], "op": "delete-set", "set_id": foreign, "clock": clock},
    ]
    answers = other.post("/athletes/me/sync", {"operations": operations}).body["answers"]
    assert [answer["outcome"] for answer in answers] == ["accepted", "accepted", "rejected", "rejected"]
    assert list(SetRow.objects.filter(athlete_id=world.names["athlete"]).values()) == before


def test_a_revoked_consent_ends_at_once(world: World) -> None:
    coach, athlete = world.people["linked coach"], world.names["athlete"]
    assert coach.get(f"/athletes/{athlete}/today").status == 200
    world.people["self"].patch(f"/athletes/me/coaches/{world.names['link']}", {"scopes": ["see-pain"]})
    assert coach.get(f"/athletes/{athlete}/today").status == 403
    world.people["self"].delete(f"/athletes/me/coaches/{world.names['link']}")
    assert coach.get(f"/athletes/{athlete}/today").status == 404
    assert world.people["coach's token"].get(f"/athletes/{athlete}/today").status == 404


def test_a_coach_who_is_one_no_more_sees_nobody(world: World) -> None:
    coach = world.people["linked coach"]
    member = coach.get("/me").body["id"]
    assert world.people["owner"].patch(f"/members/{member}", {"is_coach": False}).status == 200
    assert coach.get(f"/athletes/{world.names['athlete']}/today").status == 404


def test_a_closed_account_is_no_longer_there_for_its_coaches(world: World) -> None:
    owner, coach, member = world.people["owner"], world.people["linked coach"], world.names["member"]
    assert len(coach.get("/coach/athletes").body["items"]) == 1
    assert owner.patch(f"/members/{member}", {"is_active": False}).status == 200
    of_an_athlete = [name for name, (_, path, _) in OPERATIONS.items() if "athlete}" in path]
    reached = [
        f"{role}: {name}"
        for role in ("linked coach", "coach with less", "coach's token")
        for name in of_an_athlete
        if outcome(world.ask(role, name)) not in {UNKNOWN, NOT_ALLOWED}
    ]
    assert reached == []
    assert coach.get(f"/athletes/{world.names['athlete']}/today").kind == "no-athlete"
    assert coach.get("/coach/athletes").body["items"] == []
    assert owner.patch(f"/members/{member}", {"is_active": True}).status == 200
    assert coach.get(f"/athletes/{world.names['athlete']}/today").status == 200


def test_what_was_refused_is_on_the_trail(world: World) -> None:
    world.people["coach with less"].get(f"/athletes/{world.names['athlete']}/pain")
    first = world.people["self"].get("/athletes/me/audit").body["items"][0]
    assert (first["what"], first["allowed"], first["role"]) == ("pain", False, "coach")
