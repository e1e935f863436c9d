from __future__ import annotations

import base64
import hashlib
import hmac
import json
import struct
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.core import mail
from fido2.cbor import encode as cbor
from fido2.cose import ES256
from fido2.webauthn import AttestedCredentialData, AuthenticatorData
from tests.server.people import API, PASSWORD, Person, invited, joined, the_owner

from strongback.server.accounts.models import ApiToken

pytestmark = pytest.mark.usefixtures("service")
FLAG = AuthenticatorData.FLAG
SIGNED = FLAG.UP | FLAG.UV
CREATED = SIGNED | FLAG.AT
ORIGIN, RP = "http://localhost:8000", "localhost"


# Second factors


def totp_code(secret: str) -> str:
    """Return the code an authenticator app would show now (RFC 6238)."""
    key = base64.b32decode(secret)
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


def prove_oneself(person: Person) -> None:
    """Say the password again, as one has to before second factors are changed."""
    assert person.account("POST", "/auth/reauthenticate", {"password": PASSWORD}).status == 200


def with_totp(person: Person) -> str:
    prove_oneself(person)
    secret: str = person.account("GET", "/account/authenticators/totp").body["meta"]["secret"]
    added = person.account("POST", "/account/authenticators/totp", {"code": totp_code(secret)})
    assert added.status == 200, added.body
    return secret


def test_a_second_factor_is_asked_for_and_kept_encrypted() -> None:
    owner = the_owner()
    secret = with_totp(owner)
    kept = Authenticator.objects.get(type="totp").data
    assert secret not in json.dumps(kept)
    owner.account("DELETE", "/auth/session")
    asked = owner.sign_in()
    assert asked.status == 401
    assert owner.get("/me").status == 401
    wrong = owner.account("POST", "/auth/2fa/authenticate", {"code": "000000"})
    assert wrong.status == 400


def test_a_recovery_code_opens_once() -> None:
    owner = the_owner()
    with_totp(owner)
    codes = owner.account("GET", "/account/authenticators/recovery-codes").body["data"]["unused_codes"]
    for expected in (200, 400):
        owner.account("DELETE", "/auth/session")
        owner.sign_in()
        assert owner.account("POST", "/auth/2fa/authenticate", {"code": codes[0]}).status == expected
    assert owner.get("/me").status == 401


class Key:
    """A passkey in software: one key pair, which signs what a browser would have it sign."""

    def __init__(self) -> None:
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.id = b"a key of this test's own"

    def _client_data(self, kind: str, challenge: str) -> bytes:
        said = {"type": f"webauthn.{kind}", "challenge": challenge, "origin": ORIGIN, "crossOrigin": False}
        return json.dumps(said).encode()

    def create(self, options: dict[str, Any]) -> dict[str, Any]:
        """Answer ``navigator.credentials.create``."""
        public: Any = ES256
        key = public.from_cryptography_key(self.private.public_key())
        credential = AttestedCredentialData.create(b"\0" * 16, self.id, key)
        data = AuthenticatorData.create(hashlib.sha256(RP.encode()).digest(), CREATED, 0, credential)
        attestation = cbor({"fmt": "none", "attStmt": {}, "authData": bytes(data)})
        response = {
            "clientDataJSON": b64(self._client_data("create", options["publicKey"]["challenge"])),
            "attestationObject": b64(attestation),
        }
        extra = {"clientExtensionResults": {"credProps": {"rk": True}}}
        return {"id": b64(self.id), "rawId": b64(self.id), "type": "public-key", "response": response} | extra

    def get(self, options: dict[str, Any], user: bytes) -> dict[str, Any]:
        """Answer ``navigator.credentials.get``."""
        data = bytes(AuthenticatorData.create(hashlib.sha256(RP.encode()).digest(), SIGNED, 1))
        client = self._client_data("get", options["publicKey"]["challenge"])
        signed = self.private.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        response = {
            "clientDataJSON": b64(client), "authenticatorData": b64(data), "signature": b64(signed),
            "userHandle": b64(user),
        }  # fmt: skip
        extra: dict[str, Any] = {"clientExtensionResults": {}}
        return {"id": b64(self.id), "rawId": b64(self.id), "type": "public-key", "response": response} | extra


def b64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def test_a_passkey_signs_in_without_a_password() -> None:
    owner, key = the_owner(), Key()
    owner.client.defaults["HTTP_HOST"] = "localhost:8000"
    prove_oneself(owner)
    options = owner.account("GET", "/account/authenticators/webauthn").body["data"]["creation_options"]
    added = owner.account(
        "POST", "/account/authenticators/webauthn", {"name": "my key", "credential": key.create(options)}
    )
    assert added.status == 200, added.body
    owner.account("DELETE", "/auth/session")
    assert owner.get("/me").status == 401
    asked = owner.account("GET", "/auth/webauthn/login").body["data"]["request_options"]
    handle = base64.urlsafe_b64decode(options["publicKey"]["user"]["id"] + "==")
    signed_in = owner.account("POST", "/auth/webauthn/login", {"credential": key.get(asked, handle)})
    assert signed_in.status == 200, signed_in.body
    assert owner.get("/me").body["is_owner"] is True


def test_a_second_factor_is_not_added_without_proving_oneself() -> None:
    assert the_owner().account("GET", "/account/authenticators/webauthn").status == 401


# Sessions, limits and forgotten passwords


def test_sessions_are_listed_and_can_be_ended() -> None:
    owner = the_owner()
    elsewhere = Person(owner.email)
    assert elsewhere.sign_in().status == 200
    listed = owner.account("GET", "/auth/sessions").body["data"]
    assert [session["is_current"] for session in listed].count(True) == 1
    other = next(session["id"] for session in listed if not session["is_current"])
    owner.account("DELETE", "/auth/sessions", {"sessions": [other]})
    assert elsewhere.get("/me").status == 401
    assert owner.get("/me").status == 200


def test_guessing_passwords_is_slowed_down() -> None:
    owner = the_owner()
    owner.account("DELETE", "/auth/session")
    answers = [owner.sign_in(f"wrong {number}").status for number in range(12)]
    assert 429 in answers or answers.count(400) == 12
    assert owner.sign_in(PASSWORD).status in {400, 429}


def test_changing_the_password_ends_nothing_here_and_everything_elsewhere() -> None:
    owner = the_owner()
    elsewhere = Person(owner.email)
    elsewhere.sign_in()
    new = "another long enough phrase"
    changed = owner.account("POST", "/account/password/change", {"current_password": PASSWORD, "new_password": new})
    assert changed.status == 200
    assert owner.get("/me").status == 200
    assert elsewhere.get("/me").status == 401


def test_a_forgotten_password_is_set_anew_by_mail() -> None:
    owner = the_owner()
    owner.account("DELETE", "/auth/session")
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    owner.account("POST", "/auth/password/request", {"email": owner.email})
    address = next(word for word in mail.outbox[0].body.split() if "/account/password/reset/" in word)
    reset = owner.account("POST", "/auth/password/reset", {"key": address.split("/")[-1], "password": "a new phrase 7"})
    assert reset.status in {200, 401}
    assert owner.sign_in("a new phrase 7").status == 200


def test_whether_an_address_is_known_is_not_told() -> None:
    the_owner()
    stranger = Person("nobody@example.org")
    known = Person("owner@example.org").account("POST", "/auth/password/request", {"email": "owner@example.org"})
    unknown = stranger.account("POST", "/auth/password/request", {"email": "nobody@example.org"})
    assert (known.status, known.body) == (unknown.status, unknown.body)


# Tokens


def test_a_token_is_shown_once_and_kept_as_a_hash() -> None:
    owner = the_owner()
    made = owner.post("/me/tokens", {"name": "watch", "scopes": ["log"], "days": 30}).body
    kept = ApiToken.objects.get()
    assert made["secret"] not in json.dumps([kept.secret_hash, kept.hint])
    assert kept.secret_hash == hashlib.sha256(made["secret"].encode()).hexdigest()
    assert "secret" not in owner.get("/me/tokens").body[0]
    program = Person(token=made["secret"])
    assert program.post("/athletes/me/log", {"sets": []}).status == 200
    owner.delete(f"/me/tokens/{made['id']}")
    assert program.post("/athletes/me/log", {"sets": []}).status == 401


def test_a_token_that_has_expired_opens_nothing() -> None:
    owner = the_owner()
    made = owner.post("/me/tokens", {"name": "watch", "scopes": ["log"], "days": 1}).body
    ApiToken.objects.update(expires_at="2020-01-01T00:00:00+00:00")
    assert Person(token=made["secret"]).get("/me").status == 401


@pytest.mark.parametrize("name", ["", "  ", "\0", "watch\0", "wa\0tch", " \0 "])
def test_a_name_says_something_and_has_nothing_that_a_database_cannot_keep(name: str) -> None:
    assert the_owner().post("/me/tokens", {"name": name, "scopes": ["log"]}).status == 422


# Other sites


def test_a_change_from_another_site_is_refused() -> None:
    owner = the_owner()
    owner.client.handler.enforce_csrf_checks = True
    refused = owner.patch("/me", {"name": "Somebody"})
    assert (refused.status, refused.kind) == (403, "csrf")
    owner.get("/instance")
    token = owner.client.cookies[settings.CSRF_COOKIE_NAME].value
    answer = owner.client.generic(
        "PATCH", f"{API}/me", json.dumps({"name": "Kim"}), "application/json", headers={"X-CSRFToken": token}
    )
    assert answer.status_code == 200


def test_a_token_needs_no_proof_of_its_page_and_nobody_is_told_to_sign_in() -> None:
    owner = the_owner()
    program = Person(token=owner.post("/me/tokens", {"name": "watch", "scopes": ["log"]}).body["secret"])
    program.client.handler.enforce_csrf_checks = True
    assert program.post("/athletes/me/log", {"sets": []}).status == 200
    for token in ("", "sbt_wrong"):
        stranger = Person(token=token)
        stranger.client.handler.enforce_csrf_checks = True
        assert stranger.post("/athletes/me/log", {"sets": []}).status == 401


def test_what_another_sites_form_could_send_is_not_read() -> None:
    owner = the_owner()
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        assert owner.client.generic("POST", f"{API}/join", "{}", kind).status_code == 415


def test_an_unknown_host_is_refused() -> None:
    owner = the_owner()
    assert owner.client.get(f"{API}/me", headers={"host": "evil.example.org"}).status_code == 400


# Consent


def test_nothing_is_kept_before_the_person_agrees_and_after_they_take_it_back() -> None:
    owner = the_owner()
    person = Person("new@example.org")
    person.post("/join", {"secret": owner.post("/invitations").body["secret"]})
    person.sign_up()
    refused = person.post("/athletes/me/screening", {"all_no": True})
    assert (refused.status, refused.kind) == (403, "consent-needed")
    person.agree()
    assert person.post("/athletes/me/screening", {"all_no": True}).status == 200
    person.put("/athletes/me/consents/records", {"given": False})
    assert person.post("/athletes/me/screening", {"all_no": True}).kind == "consent-needed"
    assert person.get("/athletes/me/screening").body["answers"]["all_no"] is True


def test_each_purpose_is_agreed_to_on_its_own() -> None:
    person = invited(the_owner(), "kim@example.org")
    listed = {item["purpose"]: item["given_at"] for item in person.get("/athletes/me/consents").body}
    assert listed["records"] is not None
    assert listed["reminders"] is None


def test_two_people_do_not_share_an_address() -> None:
    owner = the_owner()
    secret = owner.post("/invitations").body["secret"]
    twin = Person("OWNER@example.org")
    twin.post("/join", {"secret": secret})
    assert twin.sign_up().status == 400
    joined("other@example.org", secret)
