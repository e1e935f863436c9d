"""Reads the data files into a catalogue, or refuses them all with every mistake named."""

from __future__ import annotations

import tomllib
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from strongback.knowledge.article import Article, read_article
from strongback.knowledge.catalogue import Catalogue
from strongback.knowledge.condition import read_condition
from strongback.knowledge.crosscheck import crosscheck
from strongback.knowledge.exercise import read_exercise
from strongback.knowledge.motion import read_stance
from strongback.knowledge.muscle import MuscleGroup, read_muscle, read_muscle_group
from strongback.knowledge.reading import BadDocumentError, Problem, Table
from strongback.knowledge.template import read_template

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(__file__).with_name("data")
FENCE = "+++\n"


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_Identified)


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """Return what ships with Strongback, read once per process.

    Raises:
        BadDocumentError: a data file is broken.

    """
    return load(DATA)


def load(data: Path) -> Catalogue:
    """Read a data folder.

    Raises:
        BadDocumentError: with every mistake in every file.

    """
    problems: list[Problem] = []
    stances = _records(data, "stances", read_stance, problems)
    loaded = Catalogue(
        muscles=_records(data, "muscles", read_muscle, problems),
        muscle_groups=_muscle_groups(data, problems),
        stances=stances,
        exercises=_records(data, "exercises", partial(read_exercise, stances=stances), problems),
        conditions=_records(data, "conditions", read_condition, problems),
        articles=_articles(data, problems),
        templates=_records(data, "templates", read_template, problems),
    )
    if not problems:
        problems.extend(crosscheck(loaded))
    if problems:
        raise BadDocumentError(problems)
    return loaded


def _records(data: Path, folder: str, read: Callable[[Table], R], problems: list[Problem]) -> dict[str, R]:
    found: dict[str, R] = {}
    for path in sorted((data / folder).glob("*.toml"), key=lambda path: path.stem):
        place = f"{folder}/{path.name}"
        raw = _toml(_text(path, place, problems), place, problems)
        if raw is None:
            continue
        table = Table(raw, place, problems)
        record = read(table)
        table.refuse_the_rest()
        _same_name(record.id, path, table)
        found[record.id] = record
    return found


def _muscle_groups(data: Path, problems: list[Problem]) -> dict[str, MuscleGroup]:
    place = "muscle-groups.toml"
    table = Table(_toml(_text(data / place, place, problems), place, problems) or {}, place, problems)
    groups: dict[str, MuscleGroup] = {}
    for entry in table.tables("groups", least=1):
        group = read_muscle_group(entry)
        entry.refuse_the_rest()
        if group.id in groups:
            entry.complain("id", f"{group.id!r} is already the id of another group.")
        groups[group.id] = group
    table.refuse_the_rest()
    return groups


def _articles(data: Path, problems: list[Problem]) -> dict[str, Article]:
    found: dict[str, Article] = {}
    for path in sorted((data / "articles").glob("*.md"), key=lambda path: path.stem):
        place = f"articles/{path.name}"
        front, body = _front_matter(_text(path, place, problems), place, problems)
        raw = _toml(front, place, problems)
        if raw is None:
            continue
        table = Table(raw, place, problems)
        article = read_article(table, body)
        table.refuse_the_rest()
        _same_name(article.id, path, table)
        found[article.id] = article
    return found


def _text(path: Path, place: str, problems: list[Problem]) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        problems.append(Problem(place, "", f"cannot be read ({error}); restore the file."))
        return None


def _toml(text: str | None, place: str, problems: list[Problem]) -> dict[str, Any] | None:
    """Parse a document; None when it could not even be read, which has been noted once."""
    if text is None:
        return None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problems.append(Problem(place, "", f"is not valid TOML ({error}); mend that line."))
        return None


def _front_matter(text: str | None, place: str, problems: list[Problem]) -> tuple[str | None, str]:
    if text is None:
        return None, ""
    parts = text.split(FENCE, 2)
    if len(parts) != 3 or parts[0].strip():  # noqa: PLR2004 - nothing, front matter, body
        problems.append(Problem(place, "", "must start with front matter between two lines of +++."))
        return None, text
    return parts[1], parts[2]


def _same_name(record_id: str, path: Path, table: Table) -> None:
    if record_id and record_id != path.stem:
        table.complain("id", f"is {record_id!r}, but the file is named {path.name}; make them the same.")
