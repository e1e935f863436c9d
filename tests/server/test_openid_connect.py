"""Signing in through OpenID Connect, with a provider that follows the standard and a service that is really served."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from benchmarks.durability import free_port
from tests.server.test_serving import started

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.any_database

ALLAUTH = "/_allauth/browser/v1"
BACK = "/accounts/oidc/oidc/login/callback/"
KIM = {"sub": "kim-at-the-provider", "email": "Kim@example.org", "name": "Kim", "email_verified": True}
LEE = {"sub": "lee-at-the-provider", "email": "lee@example.org", "email_verified": True}


@dataclass
class Visitor:
    """A browser that goes from the service to the provider and back, as a person clicks."""

    service: str
    client: httpx.Client
    stack: ExitStack

    def another(self) -> Visitor:
        """Return somebody with a browser of their own."""
        return a_visitor(self.service, self.stack)

    def get(self, path: str) -> Any:
        return self.client.get(f"{self.service}{path}").json()

    def ask(self, method: str, path: str, body: Any) -> httpx.Response:
        headers = {"X-CSRFToken": self.client.cookies["csrftoken"]}
        return self.client.request(method, f"{self.service}{path}", json=body, headers=headers)

    def at_the_provider(self) -> httpx.Response:
        """Press the button of the sign-in page and return what the provider shows."""
        self.get("/api/v1/instance")
        form = {
            "provider": "oidc",
            "process": "login",
            "callback_url": "/today",
            "csrfmiddlewaretoken": self.client.cookies["csrftoken"],
        }
        sent = self.client.post(f"{self.service}{ALLAUTH}/auth/provider/redirect", data=form)
        assert sent.status_code == 302, sent.text
        return self.client.get(sent.headers["Location"])

    def sign_in_as(self, who: dict[str, Any]) -> str:
        """Say at the provider who one is, come back, and return where one is led."""
        back = self.client.post(self.at_the_provider().url, data={"sub": who["sub"]})
        assert back.status_code == 302, back.text
        return self.come_back(back.headers["Location"])

    def come_back(self, address: str) -> str:
        answer = self.client.get(address)
        assert answer.status_code == 302, answer.text
        return str(answer.headers["Location"]).removeprefix(self.service)


def a_visitor(service: str, stack: ExitStack) -> Visitor:
    return Visitor(service, stack.enter_context(httpx.Client(timeout=60)), stack)


@contextmanager
def the_provider() -> Iterator[str]:
    """Run a provider that knows two people, and give its address."""
    port = free_port()
    people = [word for person in (KIM, LEE) for word in ("--user-claims", json.dumps(person))]
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--require-registration", "true"]
    with subprocess.Popen([*command, *people], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # noqa: S603
        issuer = f"http://127.0.0.1:{port}"
        try:
            _wait_for(f"{issuer}/.well-known/openid-configuration")
            yield issuer
        finally:
            process.terminate()


def _wait_for(address: str) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with suppress(httpx.TransportError):
            httpx.get(address).raise_for_status()
            return
        time.sleep(0.2)
    raise TimeoutError(address)


@pytest.fixture(params=["client_secret_basic", "client_secret_post"])
def visitor(
    request: pytest.FixtureRequest, strongback_home: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Visitor]:
    """Register a service with a provider, start it with nothing but settings, and open a browser."""
    port = free_port()
    service = f"http://127.0.0.1:{port}"
    with the_provider() as issuer:
        asked = {"redirect_uris": [f"{service}{BACK}"], "token_endpoint_auth_method": request.param}
        known = httpx.post(f"{issuer}/oauth2/clients", json=asked).json()
        monkeypatch.setenv("STRONGBACK_OIDC_URL", issuer)
        monkeypatch.setenv("STRONGBACK_OIDC_CLIENT_ID", known["client_id"])
        monkeypatch.setenv("STRONGBACK_OIDC_SECRET", known["client_secret"])
        if request.param == "client_secret_basic":  # the other one is used for a provider that does not say
            monkeypatch.setenv("STRONGBACK_OIDC_AUTHENTICATION", request.param)
        monkeypatch.setenv("STRONGBACK_OIDC_NAME", "The clinic")
        monkeypatch.setenv("STRONGBACK_DEMONSTRATION", "no")
        process = started(port, strongback_home, "--json")
        try:
            assert process.stdout is not None
            assert service in process.stdout.readline()
            with ExitStack() as stack:
                yield a_visitor(service, stack)
        finally:
            process.terminate()
            process.communicate(timeout=60)


def test_somebody_signs_in_with_another_service_and_comes_back_as_the_same(visitor: Visitor) -> None:
    assert visitor.get("/api/v1/instance")["sign_in_services"] == ["The clinic"]
    assert visitor.sign_in_as(KIM) == "/today"
    me = visitor.get("/api/v1/me")
    assert (me["email"], me["is_owner"]) == ("kim@example.org", True)
    assert visitor.ask("PUT", "/api/v1/athletes/me/consents/records", {"given": True}).status_code == 200
    assert visitor.ask("DELETE", f"{ALLAUTH}/auth/session", None).status_code == 401  # nobody is signed in any more

    again = visitor.another()
    assert again.sign_in_as(KIM) == "/today"
    assert again.get("/api/v1/me")["id"] == me["id"]

    # The rules of joining hold here too: the service has its owner, and nobody else was invited.
    stranger = visitor.another()
    assert stranger.sign_in_as(LEE) != "/today"
    assert stranger.get("/api/v1/me")["status"] == 401
    invitation = again.ask("POST", "/api/v1/invitations", {}).json()
    stranger.ask("POST", "/api/v1/join", {"secret": invitation["secret"]})
    assert stranger.sign_in_as(LEE) == "/today"
    assert stranger.get("/api/v1/me")["email"] == "lee@example.org"


@pytest.mark.parametrize("visitor", ["client_secret_basic"], indirect=True)
def test_what_was_not_begun_here_or_was_refused_there_signs_nobody_in(visitor: Visitor) -> None:
    shown = visitor.at_the_provider()
    assert {"code_challenge", "state"} <= set(shown.url.params)
    assert shown.url.params["code_challenge_method"] == "S256"
    refused = visitor.client.post(shown.url, data={"action": "deny"})
    assert visitor.come_back(refused.headers["Location"]).startswith("/account/sign-in-failed")
    code = visitor.client.post(visitor.at_the_provider().url, data={"sub": KIM["sub"]}).headers["Location"]
    elsewhere = visitor.another()
    assert elsewhere.come_back(code).startswith("/account/sign-in-failed")
    forged = re.sub(r"state=[^&]+", "state=forged", code)
    assert visitor.come_back(forged).startswith("/account/sign-in-failed")
    assert [browser.get("/api/v1/me")["status"] for browser in (visitor, elsewhere)] == [401, 401]
