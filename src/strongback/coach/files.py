"""Reads the files people write: TOML or JSON, with the place of every mistake."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

from strongback.coach.errors import UnreadableFileError
from strongback.knowledge.reading import BadDocumentError, Problem, Table
from strongback.record.profile_file import read_profile
from strongback.screening.answers_file import read_answers

if TYPE_CHECKING:
    from pathlib import Path

    from strongback.knowledge.catalogue import Catalogue
    from strongback.record.answers import Answers
    from strongback.record.profile import Profile

MOST_BYTES = 1_000_000
BESIDE = ("conditions", "birth_year")


def read_document(path: Path) -> dict[str, Any]:
    """Read a TOML or JSON file into a table; the name decides, TOML is the default.

    Raises:
        UnreadableFileError: the file is missing, too large, no text, or not valid TOML or JSON.

    """
    text = read_text(path)
    try:
        raw = json.loads(text) if path.suffix.casefold() == ".json" else tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # both decoders' errors are values, and so are endless numbers
        kind = "JSON" if path.suffix.casefold() == ".json" else "TOML"
        raise UnreadableFileError(f"{path}: is not valid {kind}: {error}. Mend that place and try again.") from error
    if not isinstance(raw, dict):
        raise UnreadableFileError(f"{path}: must hold one table of keys and values, not {type(raw).__name__}.")
    return raw


def read_text(path: Path) -> str:
    """Read a text file.

    Raises:
        UnreadableFileError: it is missing, too large, or not UTF-8.

    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableFileError(f"{path}: is larger than {MOST_BYTES // 1_000_000} MB; is it the right file?")
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise UnreadableFileError(f"{path}: there is no such file; check the name.") from error
    except UnicodeDecodeError as error:
        raise UnreadableFileError(f"{path}: is not UTF-8 text; save it as UTF-8 and try again.") from error
    except OSError as error:
        raise UnreadableFileError(f"{path}: cannot be read ({error.strerror}); check its permissions.") from error


def read_person(path: Path, known: Catalogue, year: int) -> tuple[Profile, Answers]:
    """Read a profile file with its ``[screening]`` table.

    Raises:
        UnreadableFileError: the file is no document.
        BadDocumentError: with every mistake in it.

    """
    raw = read_document(path)
    problems: list[Problem] = []
    answers = read_answers(Table(raw, str(path), problems).table("screening"))
    try:
        profile = read_profile(raw, str(path), known, year)
    except BadDocumentError as error:
        raise BadDocumentError([*error.problems, *problems]) from None
    if problems:
        raise BadDocumentError(problems)
    return profile, answers


def read_screening(path: Path, known: Catalogue, year: int) -> tuple[Answers, tuple[str, ...], int | None]:
    """Read an answers file: the answers, the conditions and the birth year beside them.

    The answers may stand at the top level or, as in a profile file, in a ``[screening]`` table.

    Raises:
        UnreadableFileError: the file is no document.
        BadDocumentError: with every mistake in it.

    """
    raw = read_document(path)
    if "screening" in raw:
        profile, answers = read_person(path, known, year)
        return answers, profile.conditions, profile.birth_year
    beside: dict[str, Any] = {key: raw[key] for key in BESIDE if key in raw}
    problems: list[Problem] = []
    answers = read_answers(Table({key: raw[key] for key in raw if key not in beside}, str(path), problems))
    try:
        profile = read_profile(beside, str(path), known, year)
    except BadDocumentError as error:
        raise BadDocumentError([*problems, *error.problems]) from None
    if problems:
        raise BadDocumentError(problems)
    return answers, profile.conditions, profile.birth_year
