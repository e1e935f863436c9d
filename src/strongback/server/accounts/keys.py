"""Secrets that are shown once: long random words, of which only a hash is kept."""

from __future__ import annotations

import hashlib
import secrets

BYTES = 32


def new_secret(prefix: str) -> str:
    """Return a new secret that says what it is for; 256 random bits need no slow hash."""
    return f"{prefix}_{secrets.token_urlsafe(BYTES)}"


def hash_of(secret: str) -> str:
    """Return what is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
