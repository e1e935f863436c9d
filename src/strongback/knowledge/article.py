"""Short articles in our own words: principles, mistakes, habits, questions, technique and posture."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from strongback.knowledge.reading import Table


class ArticleKind(StrEnum):
    """The shelf an article stands on."""

    PRINCIPLE = "principle"
    MISTAKE = "mistake"
    HABIT = "habit"
    QUESTION = "question"
    TECHNIQUE = "technique"


@dataclass(frozen=True, slots=True)
class Article:
    """One short text with the rules that act on it, its sources, and where the articles disagree."""

    id: str
    title: str
    kind: ArticleKind
    summary: str
    rules: tuple[str, ...]
    exercises: tuple[str, ...]
    sources: tuple[str, ...]
    strength: str
    articles: tuple[str, ...]
    body: str


def read_article(table: Table, body: str) -> Article:
    """Read the front matter of an article; the body is Markdown."""
    if not body.strip():
        table.complain("body", "is empty; write the article below the front matter.")
    return Article(
        id=table.text("id"),
        title=table.text("title"),
        kind=table.choice("kind", ArticleKind),
        summary=table.text("summary"),
        rules=table.texts("rules", least=1),
        exercises=table.texts("exercises"),
        sources=table.texts("sources", least=1),
        strength=table.text("strength"),
        articles=table.texts("articles"),
        body=body.strip(),
    )
