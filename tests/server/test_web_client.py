from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from tests.server.people import Person, invited, the_owner, with_plan

from strongback.server.client_files import FOLDER, IMMUTABLE, SCREENS, built

pytestmark = pytest.mark.any_database

PAGE = "<!doctype html><title>Strongback</title><script type=module src=/app/assets/index-a1b2c3.js></script>" * 9
WORKER = "self.addEventListener('fetch', () => {});" * 9
SCRIPT = "console.log('here');" * 99
ICON = b"\x89PNG of a mark"
ZIP = {"accept-encoding": "gzip, deflate, br"}


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Build a client of three files and serve it."""
    app = tmp_path / "web" / "app"
    (app / "assets").mkdir(parents=True)
    files = {"index.html": PAGE, "sw.js": WORKER, "assets/index-a1b2c3.js": SCRIPT, "manifest.webmanifest": "{}"}
    (app / "icons").mkdir()
    (app / "icons" / "mark-192.png").write_bytes(ICON)
    for name, text in files.items():
        (app / name).write_text(text)
        (app / f"{name}.gz").write_bytes(gzip.compress(text.encode()))
    monkeypatch.setattr(settings, "WHITENOISE_ROOT", built(tmp_path / "web"))
    return app


def get(path: str, **headers: str) -> Any:
    """Ask for something and read it to the end, so that no file is left open."""
    answer: Any = Person().client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer.read = answer.getvalue() if answer.streaming else answer.content
    answer.close()
    return answer


def body(answer: Any) -> str:
    content = getattr(answer, "read", None) or answer.content
    return str((gzip.decompress(content) if answer.headers.get("Content-Encoding") == "gzip" else content).decode())


# The page of every screen


@pytest.mark.usefixtures("service", "client")
@pytest.mark.parametrize("path", ["/", *(f"/{name}" for name in SCREENS), "/learn/exercise/face-pull", "/plan/"])
def test_every_screen_is_the_page_of_the_client(path: str) -> None:
    answer = get(path)
    assert (answer.status_code, body(answer)) == (200, PAGE)
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in answer.headers


@pytest.mark.usefixtures("service", "client")
@pytest.mark.parametrize(
    "path", ["/nowhere", "/today.php", "/todays", "/plans/1", "/wp-login", "/app/nothing.js", "/app/"]
)
def test_what_is_no_screen_is_not_there(path: str) -> None:
    answer = get(path)
    assert answer.status_code == 404
    assert "Nothing here" in body(answer)


@pytest.mark.usefixtures("service", "client")
@pytest.mark.parametrize("path", ["/api/v1/nowhere", "/_allauth/browser/v1/nowhere", "/accounts/oidc/nowhere"])
def test_what_programs_ask_for_is_never_a_page_of_the_client(path: str) -> None:
    answer = get(path)
    assert answer.status_code == 404
    assert PAGE not in body(answer)


@pytest.mark.usefixtures("service", "client")
def test_a_page_is_read_and_not_written_to() -> None:
    browser = Person().client
    assert [browser.head("/today").status_code, browser.post("/today").status_code] == [200, 405]


@pytest.mark.usefixtures("service", "client")
def test_browsers_find_the_icon_where_they_look_for_it_by_themselves() -> None:
    answer = get("/favicon.ico")
    assert (answer.status_code, answer.read) == (200, ICON)
    assert answer.headers["Content-Type"] == "image/png"


@pytest.mark.usefixtures("service", "client")
@pytest.mark.parametrize("path", ["/", "/today", "/sw.js", "/favicon.ico"])
def test_a_browser_that_has_it_is_sent_nothing(path: str) -> None:
    for encoding in ("identity", "gzip"):
        tag = get(path, accept_encoding=encoding).headers["ETag"]
        again = get(path, accept_encoding=encoding, if_none_match=tag)
        assert (again.status_code, body(again)) == (304, "")
    assert get(path, if_none_match='"another"').status_code == 200


# Links that this service gives away


@pytest.mark.usefixtures("service", "client")
def test_an_invitation_opens_the_client() -> None:
    link = the_owner().post("/invitations", {}).body["link"]
    path, _, secret = link.removeprefix("http://127.0.0.1:8000").partition("#")
    assert path == "/join"
    assert len(secret) > 20
    assert body(get(path)) == PAGE


@pytest.mark.usefixtures("service", "client")
@pytest.mark.parametrize("name", sorted(settings.HEADLESS_FRONTEND_URLS))
def test_a_link_in_an_email_opens_the_client(name: str) -> None:
    link = settings.HEADLESS_FRONTEND_URLS[name].format(key="MQ:1abc:de-f_9")
    assert body(get(link.removeprefix("http://127.0.0.1:8000"))) == PAGE


# The other files


@pytest.mark.usefixtures("service", "client")
def test_the_service_worker_looks_after_every_address_and_is_asked_for_each_time() -> None:
    answer = get("/sw.js")
    assert body(answer) == WORKER
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.usefixtures("service", "client")
def test_files_named_by_their_content_are_kept_for_good_and_others_are_not() -> None:
    kept = get("/app/assets/index-a1b2c3.js").headers["Cache-Control"]
    assert "immutable" in kept
    assert "immutable" not in get("/app/manifest.webmanifest").headers["Cache-Control"]
    assert re.match(IMMUTABLE, "/app/assets/index-a1b2c3.js")
    assert re.match(IMMUTABLE, "/app/mirror/0a1b2c3d4e5f6071/engine.zip")


@pytest.mark.usefixtures("service", "client")
def test_files_are_sent_as_they_were_squeezed_by_the_build() -> None:
    answer = get("/app/assets/index-a1b2c3.js", **ZIP)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert body(answer) == SCRIPT


@pytest.mark.usefixtures("service", "client")
@pytest.mark.parametrize("path", ["/today", "/sw.js", "/app/assets/index-a1b2c3.js", "/app/manifest.webmanifest"])
def test_every_file_carries_the_policy_and_is_for_this_origin_alone(path: str) -> None:
    headers = get(path).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "Access-Control-Allow-Origin" not in headers


# Without a client


@pytest.mark.usefixtures("service")
def test_without_a_client_a_plain_page_says_so() -> None:
    for path in ("/", "/today"):
        assert "was not built" in body(get(path))
    assert [get(path).status_code for path in ("/sw.js", "/favicon.ico")] == [404, 404]


def test_a_folder_without_a_page_is_no_client(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    assert built(tmp_path) == ""
    assert FOLDER.name == "web"


# Squeezed answers


@pytest.mark.usefixtures("service")
def test_the_catalogue_is_squeezed_and_the_same_document() -> None:
    plain, squeezed = get("/api/v1/exercises"), get("/api/v1/exercises", **ZIP)
    assert squeezed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in squeezed.headers["Vary"]
    assert len(squeezed.content) * 3 < len(plain.content)
    assert body(squeezed) == body(plain)
    assert get("/api/v1/exercises", if_none_match=squeezed.headers["ETag"], **ZIP).status_code == 304


@pytest.mark.usefixtures("service")
def test_what_is_about_a_person_is_squeezed_to_another_length_each_time() -> None:
    owner = with_plan(the_owner())
    answers = [owner.client.get("/api/v1/athletes/me/plan", headers=ZIP) for _ in range(12)]
    assert {answer.headers["Content-Encoding"] for answer in answers} == {"gzip"}
    assert {body(answer) for answer in answers} == {body(owner.client.get("/api/v1/athletes/me/plan"))}
    assert len({len(answer.content) for answer in answers}) > 3


@pytest.mark.usefixtures("service")
def test_what_is_short_is_left_as_it_is() -> None:
    answer = invited(the_owner(), "kim@example.org").client.get("/healthy", headers=ZIP)
    assert "Content-Encoding" not in answer.headers


# The two lists of screens


def test_every_screen_of_the_client_has_an_address_here() -> None:
    routes = (Path(__file__).parents[2] / "web" / "src" / "lib" / "routes.ts").read_text(encoding="utf-8")
    first_words = {path.split("/")[1] for path in re.findall(r'pattern: "(/[^"]*)"', routes)}
    assert len(first_words) > 5
    assert first_words - {""} <= set(SCREENS)
