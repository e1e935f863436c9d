"""The records of the catalogue as plain data, one by one and all together for a device that works offline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from strongback import __version__
from strongback.coach import words
from strongback.coach.catalogue_search import exercise_document
from strongback.coach.rulebook import rulebook
from strongback.screening.questions import QUESTIONS
from strongback.server.api.schemas.catalogue import ArticleOut, MuscleOut

if TYPE_CHECKING:
    from collections.abc import Iterable

    from strongback.knowledge.article import Article
    from strongback.knowledge.catalogue import Catalogue
    from strongback.knowledge.condition import Condition
    from strongback.knowledge.muscle import Muscle, MuscleGroup
    from strongback.knowledge.rule import Rule
    from strongback.screening.questions import Question

RULE = ("code", "name", "severity", "looks_at", "why", "do", "source", "strength")
ARTICLE_LINE = ("id", "kind", "title", "summary")


def plain(record: Any, names: Iterable[str]) -> dict[str, Any]:
    """Return the named fields of a record as plain data."""
    values = {name: getattr(record, name) for name in names}
    return {key: list(value) if isinstance(value, tuple) else str(value) for key, value in values.items()}


def rule_document(rule: Rule) -> dict[str, Any]:
    """Return a rule."""
    return plain(rule, RULE)


def muscle_document(muscle: Muscle) -> dict[str, Any]:
    """Return a muscle."""
    return plain(muscle, MuscleOut.model_fields)


def group_document(group: MuscleGroup, known: Catalogue) -> dict[str, Any]:
    """Return a muscle group with the muscles that are counted in it."""
    return {
        "id": group.id,
        "name": group.name,
        "mid_back": group.mid_back,
        "why_counted_together": group.why_counted_together,
        "muscles": [muscle.id for muscle in known.muscles_of(group.id)],
    }


def condition_line(condition: Condition) -> dict[str, Any]:
    """Return a condition in a list."""
    return {"id": condition.id, "name": condition.name, "why": condition.rule.why, "do": condition.rule.do}


def condition_document(condition: Condition) -> dict[str, Any]:
    """Return a condition with everything a person reads about it."""
    more = {
        "aliases": list(condition.aliases),
        "code": condition.rule.code,
        "prefer": condition.prefer,
        "who": condition.who,
        "how_soon": condition.how_soon,
    }
    return condition_line(condition) | more


def question_document(question: Question) -> dict[str, Any]:
    """Return a question of the screening."""
    return {
        "id": question.id,
        "code": question.rule.code,
        "text": question.ask,
        "why": question.rule.why,
        "leads_to": str(question.urgency),
    }


def article_document(article: Article) -> dict[str, Any]:
    """Return an article with its body."""
    return plain(article, ArticleOut.model_fields)


def whole_catalogue(known: Catalogue) -> dict[str, Any]:
    """Return everything, every list in the order of its ids, or in its own where it has one."""
    rules = rulebook(known)
    return {
        "version": __version__,
        "exercises": [exercise_document(item, known) for item in known.exercises.values()],
        "muscles": [muscle_document(item) for item in known.muscles.values()],
        "muscle_groups": [group_document(item, known) for item in known.muscle_groups.values()],
        "rules": [rule_document(rule) for code, rule in rules.items() if not code.startswith("SB-F")],
        "faults": [rule_document(rule) for code, rule in rules.items() if code.startswith("SB-F")],
        "conditions": [condition_document(item) for item in known.conditions.values()],
        "questions": [question_document(item) for item in QUESTIONS],
        "articles": [article_document(item) for item in known.articles.values()],
        "equipment": words.word_documents(words.EQUIPMENT),
        "implements": words.word_documents(words.IMPLEMENTS),
        "goals": words.word_documents(words.GOALS),
        "levels": words.word_documents(words.LEVELS),
        "patterns": words.word_documents(words.PATTERNS),
        "regions": words.word_documents(words.REGIONS),
        "sources": [{"id": name, "title": title} for name, title in words.ARTICLES.items()],
    }
