"""Every operation of the API's description, asked with what fits it and what does not: no crash, no surprise."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from django.db import connection
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.server.people import Person, a_coach, a_set, invited, link, the_owner, with_plan

from strongback.server.api.openapi import document
from strongback.server.wsgi import application

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
HOST = "127.0.0.1:8000"
EXAMPLES = 5 if connection.vendor == "postgresql" else 10  # of each operation, for each person
NOBODY = 401


@schemathesis.serializer("application/zip")
def as_it_is(context: Any, value: Any) -> Any:
    """Send a file as the bytes that were made up for it."""
    del context
    return value


def with_cookies(environ: dict[str, Any], start_response: Any) -> Any:
    """Pass cookies through, which the tool keeps to itself, and ask for plain answers, which it can read."""
    environ.pop("HTTP_ACCEPT_ENCODING", None)
    environ["HTTP_COOKIE"] = environ.pop("HTTP_X_COOKIES", "")
    return application(environ, start_response)


description = schemathesis.openapi.from_dict(document())
description.app = with_cookies
description.config.update(base_url=f"http://{HOST}/api/v1")


@description.hook
def map_path_parameters(context: Any, path_parameters: dict[str, Any] | None) -> dict[str, Any] | None:
    """Ask mostly about somebody who is there: a made-up athlete would never be found."""
    del context
    if path_parameters and "athlete" in path_parameters and len(str(path_parameters["athlete"])) % 4:
        return path_parameters | {"athlete": asked_about["athlete"]}
    return path_parameters


asked_about = {"athlete": "me"}


@pytest.fixture
def headers(service: None) -> tuple[dict[str, str], ...]:
    """Return what the browsers of an athlete with a plan and of their coach send with every request."""
    del service
    owner = the_owner()
    athlete = with_plan(invited(owner, "athlete@example.org"))
    coach = a_coach(owner)
    link(coach, athlete)
    assert athlete.post("/athletes/me/log", {"sets": [a_set(number) for number in range(1, 4)]}).status == 200
    asked_about["athlete"] = athlete.athlete
    return _sends(athlete), _sends(coach)


def _sends(person: Person) -> dict[str, str]:
    person.get("/instance")
    cookies = {name: morsel.value for name, morsel in person.client.cookies.items()}
    said = "; ".join(f"{name}={value}" for name, value in cookies.items())
    return {"Host": HOST, "X-Cookies": said, "X-CSRFToken": cookies["csrftoken"]}


@description.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_request_crashes_or_is_answered_in_an_undeclared_way(case: Any, headers: tuple[dict[str, str], ...]) -> None:
    for sent in headers:
        answer = case.call_and_validate(checks=CHECKS, headers=sent)
        # Were nobody signed in, everything would be refused and nothing found.
        assert answer.status_code != NOBODY
