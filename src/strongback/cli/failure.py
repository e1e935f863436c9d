"""Turns every error a person can mend into sentences with the place and the next step."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from strongback.coach.errors import CoachError
from strongback.knowledge.reading import BadDocumentError

CANNOT_USE = 2


def explain_failure(error: Exception, *, as_json: bool) -> int:
    """Say what went wrong and return the exit code; an error nobody can mend is raised again."""
    if isinstance(error, BadDocumentError):
        problems = [{"place": p.place, "field": p.field, "message": p.sentence} for p in error.problems]
        return _say([str(problem) for problem in error.problems], problems, CANNOT_USE, as_json=as_json)
    if isinstance(error, click.ClickException):
        return _wrong_usage(error, as_json=as_json)
    if isinstance(error, CoachError):
        return _say([str(error)], [], error.exit_code, as_json=as_json)
    if _is_database_error(error):
        sentence = f"The store cannot be used ({error}). What was kept before is still there: run strongback doctor."
        return _say([sentence], [], CANNOT_USE, as_json=as_json)
    raise error


def _is_database_error(error: Exception) -> bool:
    if "django.db" not in sys.modules:
        return False
    from django.db import DatabaseError  # noqa: PLC0415 - loaded already

    return isinstance(error, DatabaseError)


def _wrong_usage(error: click.ClickException, *, as_json: bool) -> int:
    error.show()  # names the option and shows the usage
    if as_json:
        print(json.dumps({"error": {"message": error.format_message(), "problems": []}}, indent=2))  # noqa: T201
    return CANNOT_USE


def _say(sentences: list[str], problems: list[dict[str, Any]], exit_code: int, *, as_json: bool) -> int:
    for sentence in sentences:
        print(sentence, file=sys.stderr)  # noqa: T201 - this is where people read it
    if as_json:
        document = {"error": {"message": " ".join(sentences), "problems": problems}}
        print(json.dumps(document, indent=2, ensure_ascii=False))  # noqa: T201
    return exit_code
