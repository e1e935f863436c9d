from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.server.people import Person, the_owner

from strongback.coach.errors import StoreError
from strongback.server.environment import SettingError, read_environment
from strongback.server.secret import secret_key

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
KEY = {"STRONGBACK_SECRET_KEY": "k" * 60}


def deployed(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a Django command in a process of its own, as an operator would."""
    here = {name: value for name, value in os.environ.items() if not name.startswith("STRONGBACK_")}
    here |= {"DJANGO_SETTINGS_MODULE": "strongback.server.settings", **environment}
    words = [sys.executable, "-m", "django", *command]
    return subprocess.run(words, env=here, capture_output=True, text=True, check=False)  # noqa: S603


def test_the_deployment_check_finds_nothing(tmp_path: Path) -> None:
    ran = deployed(
        "check", "--deploy", "--fail-level", "INFO",
        STRONGBACK_HOME=str(tmp_path), STRONGBACK_URL="https://training.example.org", STRONGBACK_PROXIES="1",
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "no issues" in ran.stdout


@pytest.mark.usefixtures("service")
def test_every_answer_carries_its_headers() -> None:
    ways: list[tuple[str, dict[str, str]]] = [
        *((path, {}) for path in ("/", "/nowhere", "/api/v1/exercises", "/api/v1/me", "/api/v1/nowhere", "/healthy")),
        ("/static/strongback/page.css", {}),
        ("/_allauth/browser/v1/auth/session", {}),
        ("/api/v1/me", {"host": "evil.example.org"}),
    ]
    for path, said in ways:
        answer = Person().client.get(path, headers=said)
        answer.close()
        headers = answer.headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert not re.search(r"https?:|\*", policy)
        assert "camera=(self)" in headers["Permissions-Policy"]
        assert "geolocation=()" in headers["Permissions-Policy"]
        assert (headers["X-Frame-Options"], headers["X-Content-Type-Options"]) == ("DENY", "nosniff")


@pytest.mark.usefixtures("service")
@pytest.mark.parametrize("worker", ["pose", "form"])
def test_the_workers_of_the_mirror_alone_may_compile(worker: str) -> None:
    """A worker has the policy of its own file; pages and every other file keep the plain one."""

    def scripts(path: str) -> str:
        answer = Person().client.get(path)
        answer.close()
        policy = answer.headers["Content-Security-Policy"]
        return next(part.strip() for part in policy.split(";") if part.strip().startswith("script-src"))

    assert scripts(f"/app/assets/{worker}-worker-a1B_2-x.js") == "script-src 'self' 'wasm-unsafe-eval'"
    for path in (
        "/mirror", "/mirror/face-pull", f"/app/assets/{worker}-a1b2.js", f"/app/assets/x/{worker}-worker-a.js",
        f"/mirror/app/assets/{worker}-worker-a.js", f"/app/assets/{worker}-worker-a.js.html", "/app/mirror/a/b.mjs",
    ):  # fmt: skip
        assert scripts(path) == "script-src 'self'", path


@pytest.mark.usefixtures("service")
def test_pages_load_nothing_from_elsewhere_and_hold_no_script() -> None:
    for path in ("/", "/nowhere"):
        page = Person().client.get(path).content.decode()
        assert not re.search(r"(?:src|href)=\"(?:https?:)?//", page)
        assert "<script" not in page
        assert "style=" not in page


@pytest.mark.usefixtures("service")
def test_answers_about_people_are_not_kept_by_browsers() -> None:
    assert the_owner().get("/me").raw.headers["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("service")
def test_a_request_that_is_too_large_is_refused() -> None:
    owner = the_owner()
    refused = owner.post("/athletes/me/log", {"lines": ["x" * (3 * 1024 * 1024)]})
    assert (refused.status, refused.kind) == (413, "too-large")


def test_a_redirect_to_https_carries_the_headers_too(tmp_path: Path) -> None:
    said = "from django.test import Client; "
    said += "a = Client(headers={'host': 'training.example.org'}).get('/api/v1/me'); "
    said += "print(a.status_code, a.headers['Content-Security-Policy'].count('none'), a.headers['X-Frame-Options'])"
    home = {"STRONGBACK_HOME": str(tmp_path), "STRONGBACK_URL": "https://training.example.org"}
    ran = deployed("shell", "-v", "0", "-c", said, **home)
    assert ran.stdout.split() == ["301", "3", "DENY"], ran.stderr


def test_over_https_cookies_are_bound_to_the_host_and_https_stays(tmp_path: Path) -> None:
    said = "from django.conf import settings as s; print(s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE, "
    said += "s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS > 0, s.SESSION_COOKIE_HTTPONLY)"
    home = {"STRONGBACK_HOME": str(tmp_path), "STRONGBACK_URL": "https://training.example.org"}
    ran = deployed("shell", "-v", "0", "-c", said, **home)
    assert ran.stdout.split() == ["__Host-strongback", *["True"] * 5], ran.stderr


# The secret


def test_the_secret_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    first = secret_key(tmp_path / "home")
    assert len(first) > 60
    assert secret_key(tmp_path / "home") == first
    assert stat.S_IMODE((tmp_path / "home" / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["secret-key"]


def test_a_secret_that_others_may_read_is_refused(tmp_path: Path) -> None:
    secret_key(tmp_path)
    (tmp_path / "secret-key").chmod(0o644)
    with pytest.raises(StoreError, match="chmod 600"):
        secret_key(tmp_path)


def test_an_empty_secret_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret-key").touch(0o600)
    with pytest.raises(StoreError, match="is empty"):
        secret_key(tmp_path)


# What the operator says


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ({"STRONGBACK_URL": "training.example.org"}, "STRONGBACK_URL"),
        ({"STRONGBACK_URL": "https://x.example.org/path"}, "STRONGBACK_URL"),
        ({"STRONGBACK_URL": "https://x.example.org:99999"}, "STRONGBACK_URL"),
        ({"STRONGBACK_PROXIES": "two"}, "STRONGBACK_PROXIES"),
        ({"STRONGBACK_OPEN_SIGN_UP": "perhaps"}, "STRONGBACK_OPEN_SIGN_UP"),
        ({"STRONGBACK_MAIL_URL": "mail.example.org"}, "STRONGBACK_MAIL_URL"),
        ({"STRONGBACK_MAIL_URL": "smtp://mail.example.org"}, "STRONGBACK_MAIL_FROM"),
        ({"STRONGBACK_OIDC_URL": "https://id.example.org"}, "STRONGBACK_OIDC_CLIENT_ID"),
        ({"STRONGBACK_OIDC_URL": "http://id.example.org"}, "STRONGBACK_OIDC_URL"),
        (
            {
                "STRONGBACK_OIDC_URL": "https://id.example.org",
                "STRONGBACK_OIDC_CLIENT_ID": "a",
                "STRONGBACK_OIDC_SECRET": "b",
                "STRONGBACK_OIDC_AUTHENTICATION": "none",
            },
            "STRONGBACK_OIDC_AUTHENTICATION",
        ),
        ({"STRONGBACK_SECRET_KEY_FILE": "/nowhere/at/all"}, "STRONGBACK_SECRET_KEY_FILE"),
    ],
)
def test_a_variable_that_cannot_be_used_is_named(said: Mapping[str, str], names: str) -> None:
    with pytest.raises(SettingError, match=f"^{names}"):
        read_environment({**KEY, **said})


def test_everything_said_is_read(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("secret\n")
    read = read_environment({
        **KEY, "STRONGBACK_URL": "https://training.example.org/", "STRONGBACK_PROXIES": "1",
        "STRONGBACK_OPEN_SIGN_UP": "yes", "STRONGBACK_MAIL_URL": "smtps://kim@mail.example.org",
        "STRONGBACK_MAIL_PASSWORD_FILE": str(tmp_path / "password"), "STRONGBACK_MAIL_FROM": "kim@example.org",
        "STRONGBACK_OIDC_URL": "https://id.example.org", "STRONGBACK_OIDC_CLIENT_ID": "a",
        "STRONGBACK_OIDC_SECRET": "b",
    })  # fmt: skip
    assert (read.is_https, read.host, read.open_to_all, read.proxies) == (True, "training.example.org", True, 1)
    assert read.origins == ("https://training.example.org",)
    assert read.mail is not None
    assert (read.mail.port, read.mail.tls, read.mail.start_tls, read.mail.password) == (465, True, False, "secret")
    assert read.oidc is not None
    assert read.oidc.name == "Single sign-on"


def test_sign_in_by_openid_connect_is_offered_when_it_is_set_up(tmp_path: Path) -> None:
    said = "from django.core.management import call_command as do; do('migrate', verbosity=0); "
    said += "from allauth.socialaccount.adapter import get_adapter; "
    said += "print([app.name for app in get_adapter().list_apps(None)])"
    service = {"STRONGBACK_OIDC_URL": "https://id.example.org", "STRONGBACK_OIDC_CLIENT_ID": "a"}
    service |= {"STRONGBACK_OIDC_SECRET": "b", "STRONGBACK_OIDC_NAME": "Our clinic"}
    ran = deployed("shell", "-v", "0", "-c", said, STRONGBACK_HOME=str(tmp_path), **service)
    assert ran.stdout.strip() == "['Our clinic']", ran.stderr
