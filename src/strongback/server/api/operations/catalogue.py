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
from strongback.server.api.catalogue_documents import (
    ARTICLE_LINE,
    article_document,
    condition_line,
    muscle_document,
    plain,
    question_document,
    rule_document,
)
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

    from strongback.knowledge.exercise import Exercise

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


@router.get("/rules", response=Page[RuleOut], operation_id="rules", summary="List the rules")
def rules(request: HttpRequest, cursor: Cursor = "", limit: Limit = MOST) -> Any:
    """Return every rule that can decide something, in the order of their codes."""
    documents = [rule_document(rule) for rule in rulebook(catalogue()).values()]
    return _answer(request, page_of_words(documents, "code", cursor, limit))


@router.get("/rules/{code}", response=RuleOut, operation_id="rule", summary="Explain a rule")
def rule(request: HttpRequest, code: str) -> Any:
    """Return one rule."""
    return _answer(request, rule_document(_there(rulebook(catalogue()).get(code.upper()), "rule", code)))


@router.get("/muscles", response=Page[MuscleOut], operation_id="muscles", summary="List the muscles")
def muscles(request: HttpRequest, cursor: Cursor = "", limit: Limit = MOST) -> Any:
    """Return the muscles, each with the group it is counted in."""
    documents = [muscle_document(muscle) for muscle in catalogue().muscles.values()]
    return _answer(request, page_of_words(_in_order(documents), "id", cursor, limit))


@router.get("/conditions", response=Page[ConditionLine], operation_id="conditions", summary="List the conditions")
def conditions(request: HttpRequest, cursor: Cursor = "", limit: Limit = MOST) -> Any:
    """Return the health conditions that a profile may name, and what each changes."""
    documents = [condition_line(item) for item in catalogue().conditions.values()]
    return _answer(request, page_of_words(_in_order(documents), "id", cursor, limit))


@router.get("/questions", response=list[QuestionOut], operation_id="questions", summary="List the screening questions")
def questions(request: HttpRequest) -> Any:
    """Return the questions of the screening in the order they are asked."""
    return _answer(request, [question_document(item) for item in QUESTIONS])


@router.get("/articles", response=Page[ArticleLine], operation_id="articles", summary="List the articles")
def articles(request: HttpRequest, cursor: Cursor = "", limit: Limit = USUAL) -> Any:
    """Return the articles without their bodies."""
    documents = [plain(article, ARTICLE_LINE) for article in catalogue().articles.values()]
    return _answer(request, page_of_words(_in_order(documents), "id", cursor, limit))


@router.get("/articles/{article}", response=ArticleOut, operation_id="article", summary="Read an article")
def article(request: HttpRequest, article: str) -> Any:
    """Return one article with its body."""
    return _answer(request, article_document(_there(catalogue().articles.get(article), "article", article)))


def _in_order(documents: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(documents, key=lambda document: document["id"])
