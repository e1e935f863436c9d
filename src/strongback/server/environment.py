"""What the operator says in the environment, read once into one typed object; a mistake is named with its mending."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from strongback.coach.errors import StoreError
from strongback.server.secret import secret_key
from strongback.store.sqlite import home

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

USUAL_URL = "http://127.0.0.1:8000"
LOCAL_NAMES = ("127.0.0.1", "localhost", "[::1]")
YES, NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off", "")
# How a sign-in service may be shown the secret; one that does not say which it takes is shown it in the body.
TOKEN_METHODS = ("client_secret_basic", "client_secret_post")
MAIL_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


class SettingError(StoreError):
    """A variable of the environment that cannot be used; the text names it and says what to write."""


@dataclass(frozen=True, slots=True)
class Mail:
    """The server that takes e-mail."""

    host: str
    port: int
    user: str
    password: str
    start_tls: bool
    tls: bool
    sender: str


@dataclass(frozen=True, slots=True)
class OpenIdConnect:
    """A sign-in service that people may use beside a password."""

    name: str
    url: str
    client_id: str
    secret: str
    method: str = ""


@dataclass(frozen=True, slots=True)
class Environment:
    """Everything an operator can set; ``url`` is where people reach the service."""

    url: str
    home: Path
    secret: str
    open_to_all: bool
    demonstration: bool
    proxies: int
    mail: Mail | None
    oidc: OpenIdConnect | None

    @property
    def is_https(self) -> bool:
        """Whether people reach it over an encrypted connection."""
        return self.url.startswith("https://")

    @property
    def host(self) -> str:
        """The name people reach it by."""
        return urlsplit(self.url).hostname or ""

    @property
    def hosts(self) -> tuple[str, ...]:
        """Every name that requests may carry: a service on one's own machine has several."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return tuple(dict.fromkeys((host, *LOCAL_NAMES)))

    @property
    def origins(self) -> tuple[str, ...]:
        """Where requests that change something may come from."""
        if not _is_local(self.url):
            return (self.url,)
        port = urlsplit(self.url).port
        return tuple(f"http://{name}:{port}" if port else f"http://{name}" for name in LOCAL_NAMES)


@cache
def environment() -> Environment:
    """Return what this process's environment says.

    Raises:
        SettingError: a variable cannot be used.

    """
    return read_environment(os.environ)


def read_environment(raw: Mapping[str, str]) -> Environment:
    """Read the variables; a secret may also lie in a file that ``NAME_FILE`` names.

    Raises:
        SettingError: a variable cannot be used.

    """
    url = _url(raw)
    return Environment(
        url=url,
        home=home(),
        secret=_secret_value(raw, "STRONGBACK_SECRET_KEY") or secret_key(home()),
        open_to_all=_yes_or_no(raw, "STRONGBACK_OPEN_SIGN_UP"),
        demonstration=_yes_or_no(raw, "STRONGBACK_DEMONSTRATION", usually=_is_local(url)),
        proxies=_count(raw, "STRONGBACK_PROXIES"),
        mail=_mail(raw),
        oidc=_oidc(raw),
    )


def _url(raw: Mapping[str, str]) -> str:
    url = raw.get("STRONGBACK_URL", "").rstrip("/") or USUAL_URL
    try:
        parts = urlsplit(url)
        whole = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        bare = not (parts.path or parts.query or parts.fragment or parts.username)
    except ValueError:
        whole = bare = False
    if not (whole and bare):
        raise SettingError("STRONGBACK_URL: write the address people type, such as https://training.example.org.")
    return url


def _is_local(url: str) -> bool:
    """Say whether an address leads to this machine alone."""
    return urlsplit(url).hostname in ("127.0.0.1", "localhost", "::1")


def _yes_or_no(raw: Mapping[str, str], name: str, *, usually: bool = False) -> bool:
    word = raw.get(name, "").strip().casefold()
    if not word:
        return usually
    if word not in YES + NO:
        raise SettingError(f"{name}: write yes or no.")
    return word in YES


def _count(raw: Mapping[str, str], name: str) -> int:
    word = raw.get(name, "").strip() or "0"
    most = 9
    if not word.isascii() or not word.isdigit() or int(word) > most:
        raise SettingError(f"{name}: write how many reverse proxies stand before this server, 0 to {most}.")
    return int(word)


def _secret_value(raw: Mapping[str, str], name: str) -> str:
    file = raw.get(f"{name}_FILE")
    if not file:
        return raw.get(name, "")
    try:
        with open(file, encoding="utf-8") as opened:  # noqa: PTH123 - a path of the operator's
            return opened.read().strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(f"{name}_FILE: the file cannot be read; check its name and permissions.") from error


def _mail(raw: Mapping[str, str]) -> Mail | None:
    """Read ``smtp+tls://user@host:port`` with the password beside it."""
    url = raw.get("STRONGBACK_MAIL_URL", "")
    if not url:
        return None
    refused = SettingError("STRONGBACK_MAIL_URL: write smtp+tls://user@mail.example.org:587 (or smtps://, smtp://).")
    try:
        parts = urlsplit(url)
        port = parts.port or MAIL_PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise refused from error
    sender = raw.get("STRONGBACK_MAIL_FROM", "")
    if parts.scheme not in MAIL_PORTS or not parts.hostname:
        raise refused
    if "@" not in sender:
        raise SettingError("STRONGBACK_MAIL_FROM: write the address that e-mails come from.")
    return Mail(
        host=parts.hostname,
        port=port,
        user=parts.username or "",
        password=_secret_value(raw, "STRONGBACK_MAIL_PASSWORD"),
        start_tls=parts.scheme == "smtp+tls",
        tls=parts.scheme == "smtps",
        sender=sender,
    )


def _oidc(raw: Mapping[str, str]) -> OpenIdConnect | None:
    url = raw.get("STRONGBACK_OIDC_URL", "")
    if not url:
        return None
    client, secret = raw.get("STRONGBACK_OIDC_CLIENT_ID", ""), _secret_value(raw, "STRONGBACK_OIDC_SECRET")
    if not url.startswith(("https://", "http://localhost", "http://127.0.0.1")):
        raise SettingError("STRONGBACK_OIDC_URL: write the issuer's address, which begins with https://.")
    if not client or not secret:
        raise SettingError("STRONGBACK_OIDC_CLIENT_ID and STRONGBACK_OIDC_SECRET: write what the issuer gave you.")
    method = raw.get("STRONGBACK_OIDC_AUTHENTICATION", "")
    if method not in ("", *TOKEN_METHODS):
        raise SettingError(f"STRONGBACK_OIDC_AUTHENTICATION: write {' or '.join(TOKEN_METHODS)}, or leave it out.")
    return OpenIdConnect(raw.get("STRONGBACK_OIDC_NAME", "") or "Single sign-on", url, client, secret, method)
