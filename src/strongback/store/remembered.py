"""What this process has found and may be asked for again: the latest few, safe to use from several threads."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Hashable

T = TypeVar("T")


class Remembered(Generic[T]):
    """The values that were asked for last by their keys, each database by itself, at most so many."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[str, Hashable], T] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> T | None:
        """Return what was found before, None when it was not or is forgotten."""
        with self._lock:
            found = self._kept.get(_place(key))
            if found is not None:
                self._kept.move_to_end(_place(key))
            return found

    def keep(self, key: Hashable, value: T) -> None:
        """Remember a value, and forget what was not asked for longest.

        Within a transaction, which may still be undone, nothing is remembered.
        """
        if connection.in_atomic_block:
            return
        with self._lock:
            self._kept[_place(key)] = value
            self._kept.move_to_end(_place(key))
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()


def _place(key: Hashable) -> tuple[str, Hashable]:
    return str(connection.settings_dict["NAME"]), key
