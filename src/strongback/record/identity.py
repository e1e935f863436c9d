"""Ids of facts: UUID version 7, made on the device from its clock and its randomness."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def uuid7(now: datetime, entropy: bytes) -> uuid.UUID:
    """Return a UUIDv7 (RFC 9562) for a moment and ten random bytes.

    >>> uuid7(datetime(2026, 1, 1, tzinfo=UTC), bytes(10)).version
    7

    Raises:
        ValueError: ``now`` has no time zone or ``entropy`` is not ten bytes.

    """
    if now.tzinfo is None or len(entropy) != 10:  # noqa: PLR2004 - 74 random bits fit in ten bytes
        raise ValueError("uuid7 needs a moment with a time zone and ten random bytes.")
    milliseconds = (now - EPOCH) // (datetime.resolution * 1000)
    random = int.from_bytes(entropy, "big")
    value = (
        (milliseconds & (1 << 48) - 1) << 80 | 7 << 76 | (random >> 62 & 0xFFF) << 64 | 2 << 62 | random & (1 << 62) - 1
    )
    return uuid.UUID(int=value)
