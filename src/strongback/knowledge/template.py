"""Ready-made sessions: the doses and the routine of the two articles, as they gave them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from strongback.knowledge.reading import Table


@dataclass(frozen=True, slots=True)
class TemplateItem:
    """One line of a template: an exercise and what to do of it.

    ``amount`` is repetitions, seconds or minutes, as the exercise measures itself.
    """

    exercise: str
    sets: int
    amount: tuple[int, int]
    note: str


@dataclass(frozen=True, slots=True)
class Template:
    """A ready-made session with the article it comes from and what a careful coach would change."""

    id: str
    name: str
    article: str
    goal: str
    sessions_per_week: tuple[int, int]
    about: str
    caveats: tuple[str, ...]
    warm_up: tuple[TemplateItem, ...]
    main: tuple[TemplateItem, ...]
    balance: tuple[TemplateItem, ...]
    cool_down: tuple[TemplateItem, ...]


def read_template(table: Table) -> Template:
    """Read one template file."""
    return Template(
        id=table.text("id"),
        name=table.text("name"),
        article=table.text("article"),
        goal=table.text("goal"),
        sessions_per_week=table.span("sessions_per_week", 1, 7),
        about=table.text("about"),
        caveats=table.texts("caveats"),
        warm_up=_read_items(table, "warm_up"),
        main=_read_items(table, "main", least=1),
        balance=_read_items(table, "balance"),
        cool_down=_read_items(table, "cool_down"),
    )


def _read_items(table: Table, key: str, least: int = 0) -> tuple[TemplateItem, ...]:
    return tuple(_read_item(item) for item in table.tables(key, least=least))


def _read_item(table: Table) -> TemplateItem:
    item = TemplateItem(
        exercise=table.text("exercise"),
        sets=table.whole("sets", 1, 6),
        amount=table.span("amount", 1, 180),
        note=table.text("note", ""),
    )
    table.refuse_the_rest()
    return item
