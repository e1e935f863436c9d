"""Tells whether a kept connection to PostgreSQL still lives without asking the server a question for each request."""

from __future__ import annotations

import select
from typing import Any

READABLE = select.POLLIN if hasattr(select, "POLLIN") else 0


def look_quickly(connection: Any, **_: object) -> None:
    """Ask the server whether it is there only when something has come in that nobody asked for.

    A server that ends a connection, because it stops or an operator wants it, says so on it and closes it. A connection
    on which nothing waits to be read lives as far as anybody can know.
    """
    if connection.vendor != "postgresql" or not READABLE or hasattr(connection, "asks_the_server"):
        return
    connection.asks_the_server = connection.is_usable

    def is_usable() -> bool:
        if connection.connection is None or _something_came(connection.connection.fileno()):
            return bool(connection.asks_the_server())
        return True

    connection.is_usable = is_usable


def _something_came(handle: int) -> bool:
    poll = select.poll()
    poll.register(handle, READABLE)
    return bool(poll.poll(0))
