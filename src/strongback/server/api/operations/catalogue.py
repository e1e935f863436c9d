"""The catalogue: open to all, the same for everybody, and kept by browsers until it changes."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from ninja import Router

from strongback import __version__
from strongback.coach.catalogue_search import Wanted, exercise_document, find
from strongback.coach.rulebook import rulebook
from strongback.knowledge import catalogue
from strongback.knowledge.vocabulary import Level, Pattern
from strongback.screening.questions import QUESTIONS
from strongback.server.api.paging import MOST, USUAL, Cursor, Limit, page_of_words
from strongback.server.api.problems import ProblemError
from strongback.server.api.schemas.catalogue import (
    ArticleLine,
    ArticleOut,
    ConditionLine,
    ExerciseLine,
    ExerciseOut,
    MuscleOut,
    QuestionOut,
    RuleOut,
)
from strongback.server.api.schemas.shared import Page, Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strongback.knowledge.article import Article
    from strongback.knowledge.exercise import Exercise
    from strongback.knowledge.rule import Rule

router = Router(tags=["catalogue"])
ASK_AGAIN = "public, max-age=0, must-revalidate"


def _answer(request: HttpRequest, document: Any) -> HttpResponse:
    """Answer with the document, or with nothing when the browser has it already."""
    body = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    tag = f'"{__version__}-{hashlib.sha256(body).hexdigest()[:24]}"'
    known = [item.strip().removeprefix("W/") for item in request.headers.get("If-None-Match", "").split(",")]
    response = HttpResponseNotModified() if tag in known or "*" in known else HttpResponse(body)
    if response.content:
        response.headers["Content-Type"] = "application/json"
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = ASK_AGAIN
    return response


def _there(found: Any, what: str, name: str) -> Any:
    if found is None:
        raise ProblemError(404, f"There is no {what} called {name[:80]!r}.", "unknown-name")
    return found


def _line(exercise: Exercise) -> dict[str, Any]:
    return {
        "id": exercise.id,
        "name": exercise.name,
        "summary": exercise.summary,
        "pattern": str(exercise.pattern),
        "level": str(exercise.level),
        "primary": list(exercise.muscles.primary),
    }


@lru_cache(maxsize=512)
def _found(wanted: Wanted) -> tuple[dict[str, Any], ...]:
    """Return what a search finds; the catalogue does not change while this process lives."""
    return tuple(sorted((_line(item) for item in find(wanted, catalogue())), key=lambda line: line["id"]))


@router.get("/exercises", response=Page[ExerciseLine], operation_id="exercises", summary="Find exercises")
def exercises(
    request: HttpRequest,
    search: Word = "",
    pattern: Pattern | None = None,
    level: Level | None = None,
    muscle: Word = "",
    equipment: Word | None = None,
    cursor: Cursor = "",
    limit: Limit = MOST,
) -> Any:
    """Find exercises by words that forgive typing errors, pattern, muscle, level and equipment one has."""
    wanted = Wanted(search=search, pattern=pattern, level=level, muscle=muscle, equipment=equipment)
    return _answer(request, page_of_words(_found(wanted), "id", cursor, limit))


@router.get("/exercises/{exercise}", response=ExerciseOut, operation_id="exercise", summary="Read about an exercise")
def exercise(request: HttpRequest, exercise: str) -> Any:
    """Return everything about an exercise."""
    known = catalogue()
    return _answer(request, exercise_document(_there(known.exercises.get(exercise), "exercise", exercise), known))


def _rule(rule: Rule) -> dict[str, Any]:
    names = ("code", "name", "severity", "looks_at", "why", "do", "source", "strength")
    return {name: str(getattr(rule, name)) for name in names}


@router.get("/rules", response=Page[RuleOut], operation_id="rules", summary="List the rules")
def rules(request: HttpRequest, cursor: Cursor = "", limit: Limit = MOST) -> Any:
    """Return every rule that can decide something, in the order of their codes."""
    documents = [_rule(rule) for rule in rulebook(catalogue()).values()]
    return _answer(request, page_of_words(documents, "code", cursor, limit))


@router.get("/rules/{code}", response=RuleOut, operation_id="rule", summary="Explain a rule")
def rule(request: HttpRequest, code: str) -> Any:
    """Return one rule."""
    return _answer(request, _rule(_there(rulebook(catalogue()).get(code.upper()), "rule", code)))


@router.get("/muscles", response=Page[MuscleOut], operation_id="muscles", summary="List the muscles")
def muscles(request: HttpRequest, cursor: Cursor = "", limit: Limit = MOST) -> Any:
    """Return the muscles, each with the group it is counted in."""
    names = MuscleOut.model_fields
    documents = [_plain(muscle, names) for muscle in catalogue().muscles.values()]
    return _answer(request, page_of_words(_in_order(documents), "id", cursor, limit))


@router.get("/conditions", response=Page[ConditionLine], operation_id="conditions", summary="List the conditions")
def conditions(request: HttpRequest, cursor: Cursor = "", limit: Limit = MOST) -> Any:
    """Return the health conditions that a profile may name, and what each changes."""
    documents = [
        {"id": item.id, "name": item.name, "why": item.rule.why, "do": item.rule.do}
        for item in catalogue().conditions.values()
    ]
    return _answer(request, page_of_words(_in_order(documents), "id", cursor, limit))


@router.get("/questions", response=list[QuestionOut], operation_id="questions", summary="List the screening questions")
def questions(request: HttpRequest) -> Any:
    """Return the questions of the screening in the order they are asked."""
    documents = [
        {
            "id": item.id,
            "code": item.rule.code,
            "text": item.ask,
            "why": item.rule.why,
            "leads_to": str(item.urgency),
        }
        for item in QUESTIONS
    ]
    return _answer(request, documents)


ARTICLE = ("id", "kind", "title", "summary")


@router.get("/articles", response=Page[ArticleLine], operation_id="articles", summary="List the articles")
def articles(request: HttpRequest, cursor: Cursor = "", limit: Limit = USUAL) -> Any:
    """Return the articles without their bodies."""
    documents = [_plain(article, ARTICLE) for article in catalogue().articles.values()]
    return _answer(request, page_of_words(_in_order(documents), "id", cursor, limit))


@router.get("/articles/{article}", response=ArticleOut, operation_id="article", summary="Read an article")
def article(request: HttpRequest, article: str) -> Any:
    """Return one article with its body."""
    found: Article = _there(catalogue().articles.get(article), "article", article)
    return _answer(request, _plain(found, ArticleOut.model_fields))


def _in_order(documents: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(documents, key=lambda document: document["id"])


def _plain(record: Any, names: Any) -> dict[str, Any]:
    """Return the named fields of a record as plain data."""
    values = {name: getattr(record, name) for name in names}
    return {key: list(value) if isinstance(value, tuple) else str(value) for key, value in values.items()}
