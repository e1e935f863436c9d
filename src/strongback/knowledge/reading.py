"""Reading a raw document field by field, so that every mistake in it is named with its place.

A ``Table`` hands out checked values and remembers which keys were asked for. Nothing raises on bad data:
the mistakes gather in a list of ``Problem`` and a harmless value stands in, so one reading names them all.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

E = TypeVar("E", bound=StrEnum)
LONGEST_NUMBER = 20
NO_TEXT = ("Cc", "Cs")


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a document: which file, which field, and a sentence that names the next step."""

    place: str
    field: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.place}: {self.field}: {self.sentence}" if self.field else f"{self.place}: {self.sentence}"


class BadDocumentError(Exception):
    """A document that was refused; ``problems`` lists every mistake found in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `` Did you mean X?`` for the nearest known word, or nothing.

    >>> did_you_mean("equipmnt", ["equipment", "level"])
    ' Did you mean equipment?'
    """
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" Did you mean {near[0]}?" if near else ""


def slug(word: str) -> str:
    """Return words as an id would write them.

    >>> slug("Pull_up Bar")
    'pull-up-bar'
    """
    return "-".join(word.casefold().replace("_", " ").replace("-", " ").replace("'", "").split())


def is_text(value: str) -> bool:
    r"""Say whether a line holds nothing but text: no control characters, no halves of characters.

    >>> is_text("light red"), is_text("light\x00red")
    (True, False)
    """
    return not any(unicodedata.category(character) in NO_TEXT for character in value)


def _short(value: float) -> str:
    """Return a number in a few characters, however long it was written."""
    text = f"{value}"
    return text if len(text) <= LONGEST_NUMBER else f"{text[:LONGEST_NUMBER]}..."


@dataclass(slots=True)
class Table:
    """A raw table of a document, with the path that led to it and the list its mistakes go to."""

    raw: Mapping[str, Any]
    place: str
    problems: list[Problem]
    path: str = ""
    seen: set[str] = field(default_factory=set)

    def complain(self, key: str, sentence: str) -> None:
        """Note a mistake at ``key``."""
        self.problems.append(Problem(self.place, f"{self.path}{key}", sentence))

    def take(self, key: str) -> Any:  # the raw value, before any check
        """Return the raw value of ``key``, or None when it is absent."""
        self.seen.add(key)
        return self.raw.get(key)

    def has(self, key: str) -> bool:
        """Say whether the key is there at all."""
        self.seen.add(key)
        return key in self.raw

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text that is not blank; without a default the key is required."""
        value = self.take(key)
        if value is None and default is not None:
            return default
        if value is None:
            self.complain(key, "is missing; add it as a text.")
        elif not isinstance(value, str) or not value.strip():
            self.complain(key, "must be a text that is not empty.")
        elif not is_text(line := " ".join(value.split())):
            self.complain(key, "holds characters that are no text; type it again.")
        else:
            return line
        return ""

    def texts(self, key: str, *, least: int = 0) -> tuple[str, ...]:
        """Return a list of texts, at least ``least`` of them."""
        value = self.take(key)
        if value is None and least == 0:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            self.complain(key, 'must be a list of texts, such as ["one", "two"].')
            return ()
        if len(value) < least:
            self.complain(key, f"needs at least {least} entries and has {len(value)}.")
        found = tuple(" ".join(item.split()) for item in value)
        if not all(map(is_text, found)):
            self.complain(key, "holds characters that are no text; type it again.")
            return ()
        return found

    def choice(self, key: str, kind: type[E], default: E | None = None) -> E:
        """Return one word of the closed list ``kind``."""
        value = self.take(key)
        if value is None and default is not None:
            return default
        words = [str(member) for member in kind]
        if value is None:
            self.complain(key, f"is missing; choose one of {', '.join(words)}.")
        elif value in words:
            return kind(value)
        else:
            hint = did_you_mean(str(value), words)
            self.complain(key, f"{value!r} is not one of {', '.join(words)}.{hint}")
        return default or next(iter(kind))

    def choices(self, key: str, kind: type[E], *, least: int = 0) -> tuple[E, ...]:
        """Return several words of the closed list ``kind``, each at most once."""
        words = {str(member) for member in kind}
        given = self.texts(key, least=least)
        for word in given:
            if word not in words:
                self.complain(key, f"{word!r} is not known.{did_you_mean(word, words)}")
        for word in {word for word in given if given.count(word) > 1}:
            self.complain(key, f"{word!r} is listed twice.")
        return tuple(kind(word) for word in given if word in words)

    def number(self, key: str, low: float, high: float, default: float | None = None) -> float:
        """Return a number between ``low`` and ``high``."""
        value = self.take(key)
        if value is None and default is not None:
            return default
        if value is None:
            self.complain(key, f"is missing; give a number from {low:g} to {high:g}.")
        elif isinstance(value, bool) or not isinstance(value, int | float) or value != value:  # noqa: PLR0124
            self.complain(key, f"must be a number from {low:g} to {high:g}, not {value!r}.")
        elif not low <= value <= high:
            self.complain(key, f"{_short(value)} is not possible; give a number from {low:g} to {high:g}.")
        else:
            return float(value)
        return low

    def optional_number(self, key: str, low: float, high: float) -> float | None:
        """Return a number in the range, or None when the key is absent."""
        return self.number(key, low, high) if self.has(key) else None

    def whole(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """Return a whole number between ``low`` and ``high``."""
        before = len(self.problems)
        value = self.number(key, low, high, default)
        if len(self.problems) == before and value != int(value):
            self.complain(key, f"must be a whole number, not {value:g}.")
        return int(value)

    def span(self, key: str, low: int, high: int, default: tuple[int, int] | None = None) -> tuple[int, int]:
        """Return a range written as two whole numbers, the smaller first."""
        value = self.take(key)
        if value is None and default is not None:
            return default
        fits = isinstance(value, list) and len(value) == 2 and all(type(item) is int for item in value)  # noqa: PLR2004
        if not fits or not low <= value[0] <= value[1] <= high:
            self.complain(key, f"must be two whole numbers [low, high] from {low} to {high}.")
            return (low, high)
        return (value[0], value[1])

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return true or false."""
        value = self.take(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.complain(key, f"must be true or false, not {value!r}.")
            return default
        return value

    def table(self, key: str) -> Table:
        """Return the table at ``key``, empty when it is absent."""
        value = self.take(key)
        if value is not None and not isinstance(value, Mapping):
            self.complain(key, f"must be a table [{self.path}{key}].")
            value = None
        return Table(value or {}, self.place, self.problems, f"{self.path}{key}.")

    def tables(self, key: str, *, least: int = 0) -> list[Table]:
        """Return the list of tables at ``key``."""
        value = self.take(key)
        items = [] if value is None else value
        if not isinstance(items, list) or not all(isinstance(item, Mapping) for item in items):
            self.complain(key, f"must be a list of tables [[{self.path}{key}]].")
            return []
        if len(items) < least:
            self.complain(key, f"needs at least {least} entries and has {len(items)}.")
        return [Table(item, self.place, self.problems, f"{self.path}{key}[{at}].") for at, item in enumerate(items)]

    def refuse_the_rest(self) -> None:
        """Note every key that nobody asked for: a misspelt key must not be silently ignored."""
        for key in self.raw:
            if key not in self.seen:
                hint = did_you_mean(key, self.seen)
                self.complain(key, f"is not a known key.{hint or ' Remove it or check its spelling.'}")
