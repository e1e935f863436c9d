"""The secret that signs cookies and encrypts second factors: made on the first start, readable by its owner alone."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

from strongback.coach.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

FILE = "secret-key"
ONLY_OWN = 0o600
OTHERS = 0o077


def secret_key(home: Path) -> str:
    """Return the secret of a store's folder, made when there is none yet.

    Raises:
        StoreError: the file cannot be read or made, is empty, or others may read it.

    """
    file = home / FILE
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        _make(file)
        if file.stat().st_mode & OTHERS:
            raise StoreError(f"{file}: others may read it; run chmod 600 on it.")
        key = file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{file}: cannot be used ({error}); mend its folder's permissions.") from error
    if not key:
        raise StoreError(f"{file}: is empty; restore it from a copy, or delete it and everybody signs in anew.")
    return key


def _make(file: Path) -> None:
    """Write a new secret whole or not at all, and never over another process's."""
    if file.exists():
        return
    new = file.with_name(f"{file.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, ONLY_OWN)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as opened:
            opened.write(secrets.token_urlsafe(64))
            opened.flush()
            os.fsync(opened.fileno())
        try:
            os.link(new, file)
        except FileExistsError:
            return
    finally:
        new.unlink()
