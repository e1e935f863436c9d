"""The weekly look back in plain words: at most three findings and 150 words, praise where it is due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from strongback.insight.findings import findings, well_done

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from strongback.insight.finding import Finding
    from strongback.insight.look import Look
    from strongback.insight.week import WeekReview

MOST_FINDINGS = 3
MOST_PRAISE = 2
MOST_WORDS = 150


@dataclass(frozen=True, slots=True)
class Said:
    """One or two sentences, and the rule they come from; none for what was counted."""

    say: str
    code: str = ""

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {"rule": self.code or None, "say": self.say}


@dataclass(frozen=True, slots=True)
class LookBack:
    """What is worth saying: every finding and all praise, the most useful first, and the few words of the week."""

    found: tuple[Finding, ...]
    praise: tuple[Finding, ...]
    words: tuple[Said, ...]

    @property
    def top(self) -> tuple[Finding, ...]:
        """The findings that the words speak of."""
        return self.found[:MOST_FINDINGS]

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "words": [item.document() for item in self.words],
            "top": [item.document() for item in self.top],
            "praise": [item.document() for item in self.praise[:MOST_PRAISE]],
        }


def look_back(look: Look, week: WeekReview) -> LookBack:
    """Look back on a week and on those before it."""
    found, praise = findings(look), well_done(look)
    return LookBack(found, praise, in_words(week, found, praise))


def in_words(week: WeekReview, found: Iterable[Finding], praise: Iterable[Finding]) -> tuple[Said, ...]:
    """Say it in at most 150 words: what was done, what went well, then the findings with what to do about each.

    Where that is too much, the praise is cut to its first, then the steps of the later findings, then those findings:
    what is most useful is said in full.
    """
    few, best = list(found)[:MOST_FINDINGS], list(praise)[:MOST_PRAISE]
    tries = [
        [*_opening(week, nothing=not few), *_praised(best), *_told(few, steps=MOST_FINDINGS)],
        [*_opening(week, nothing=not few), *_praised(best[:1]), *_told(few, steps=MOST_FINDINGS)],
        [*_opening(week, nothing=not few), *_praised(best[:1]), *_told(few, steps=1)],
        [*_opening(week, nothing=not few), *_praised(best[:1]), *_told(few[:2], steps=1)],
    ]
    fitting = [said for said in tries if sum(len(item.say.split()) for item in said) <= MOST_WORDS]
    return tuple(fitting[0] if fitting else [*_opening(week, nothing=not few), *_told(few[:1], steps=1)])


def _opening(week: WeekReview, *, nothing: bool) -> Iterator[Said]:
    if not week.sets:
        yield Said("Nothing was logged in this week.")
        return
    planned = f" of {week.sessions_planned}" if week.sessions_planned else ""
    sessions = "session" if (week.sessions_planned or week.sessions_done) == 1 else "sessions"
    yield Said(f"{week.sessions_done}{planned} {sessions}, {week.sets:g} hard sets.")
    if nothing:
        yield Said("Nothing stands out. Carry on.")


def _praised(best: Iterable[Finding]) -> Iterator[Said]:
    for item in best:
        yield Said(item.why.say, item.code)


def _told(few: Iterable[Finding], *, steps: int) -> Iterator[Said]:
    for at, item in enumerate(few):
        yield Said(f"{item.why.say} {item.step.say}" if at < steps else item.why.say, item.code)
