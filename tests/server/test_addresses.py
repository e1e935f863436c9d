from __future__ import annotations

import pytest
from django.urls import Resolver404, URLResolver, resolve
from django.urls.resolvers import RoutePattern

from strongback.server.addresses import KNOWN, LONGEST, Remembered
from strongback.server.api.application import API
from strongback.server.api.openapi import document

pytestmark = pytest.mark.any_database

PATHS = [path.replace("{", "a-").replace("}", "") for path in document()["paths"]]


@pytest.fixture
def remembered() -> Remembered:
    return Remembered("api/v1/", API.urls)


def test_an_address_leads_where_it_would_without_being_remembered(remembered: Remembered) -> None:
    listed, app, namespace = API.urls
    plain = URLResolver(RoutePattern("api/v1/"), listed, app_name=app, namespace=namespace)
    for path in PATHS:
        for _ in range(2):
            found, expected = remembered.resolve(f"api/v1{path}"), plain.resolve(f"api/v1{path}")
            assert (found.route, found.kwargs, found.view_name) == (expected.route, expected.kwargs, expected.view_name)


def test_what_leads_nowhere_and_what_is_long_is_not_remembered(remembered: Remembered) -> None:
    for path in ("api/v1/nowhere", "elsewhere"):
        with pytest.raises(Resolver404):
            remembered.resolve(path)
    athlete = "a" * LONGEST
    assert remembered.resolve(f"api/v1/athletes/{athlete}/log").kwargs == {"athlete": athlete}
    assert remembered.known() == 0


def test_no_more_is_remembered_than_fits(remembered: Remembered) -> None:
    for number in range(KNOWN + 9):
        remembered.resolve(f"api/v1/athletes/{number}/log")
    assert remembered.known() == KNOWN


def test_the_service_uses_it() -> None:
    assert resolve("/api/v1/athletes/me/log") is not resolve("/api/v1/athletes/you/log")
    assert resolve("/api/v1/athletes/me/log").kwargs == {"athlete": "me"}
