"""Django's backend for PostgreSQL with one change: it looks at the socket instead of asking ``SELECT 1`` each request.

A server that closed a connection has said so on the wire, and so has one that went away with its machine still up. An
idle connection that holds nothing to read is therefore as good as one that answered: what neither question finds out
is that the network fell silent, and then the question itself would hang.
"""

from __future__ import annotations

import select
from typing import Any

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that a request takes over from the one before."""

    def is_usable(self) -> bool:
        """Say whether the connection can be used: it is open, idle, and nobody has said anything on it."""
        raw: Any = self.connection
        if raw is None or self.errors_occurred or raw.closed or _says_something(raw.fileno()):
            return bool(super().is_usable())
        return True


def _says_something(descriptor: int) -> bool:
    """Say whether there is something to read; an end counts, and so does a farewell."""
    try:
        return bool(select.select([descriptor], [], [], 0)[0])
    except ValueError:  # more descriptors are open than can be looked at in this way
        return True
