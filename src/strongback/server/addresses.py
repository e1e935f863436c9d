"""Finds the operation of an address; Django would try each of some sixty patterns in turn, at every request."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.urls import URLResolver
from django.urls.resolvers import RoutePattern

if TYPE_CHECKING:
    from django.urls import ResolverMatch

KNOWN = 1024
# What is longer is nobody's usual address, and is looked for each time instead of being kept.
LONGEST = 200


class Remembered(URLResolver):
    """Addresses that are looked for once: the same one always leads to the same operation."""

    def __init__(self, prefix: str, patterns: tuple[list[Any], str, str]) -> None:
        listed, app, namespace = patterns
        super().__init__(RoutePattern(prefix), listed, app_name=app, namespace=namespace)
        self._found = lru_cache(KNOWN)(super().resolve)

    def known(self) -> int:
        """Return how many addresses are remembered."""
        return self._found.cache_info().currsize

    def resolve(self, path: str) -> ResolverMatch:
        """Return where an address leads.

        Raises:
            Resolver404: nowhere; that is not remembered.

        """
        return self._found(path) if len(path) <= LONGEST else super().resolve(path)
