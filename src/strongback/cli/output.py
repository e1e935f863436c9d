"""How the commands print: rich tables in a terminal, plain text when piped, one document with ``--json``."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Page(Protocol):
    """Somewhere to print to."""

    def heading(self, text: str) -> None:
        """Start a part."""

    def line(self, text: str = "") -> None:
        """Print one paragraph."""

    def strong(self, text: str) -> None:
        """Print a paragraph nobody may overlook."""

    def bullet(self, text: str) -> None:
        """Print one item of a list."""

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Print rows under column names."""

    def facts(self, rows: Sequence[tuple[str, str]]) -> None:
        """Print names with what they stand for."""


class PlainPage:
    """Text for pipes and files: no colours, no frames, columns by spaces."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self.stream = stream

    def heading(self, text: str) -> None:
        """Start a part."""
        self.line()
        self.line(text)
        self.line("-" * len(text))

    def line(self, text: str = "") -> None:
        """Print one paragraph."""
        print(text, file=self.stream or sys.stdout)

    def strong(self, text: str) -> None:
        """Print a paragraph nobody may overlook."""
        self.line(f"!! {text}")

    def bullet(self, text: str) -> None:
        """Print one item of a list."""
        self.line(f"- {text}")

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Print rows under column names."""
        widths = [max(len(str(row[at])) for row in (columns, *rows)) for at in range(len(columns))]
        for row in (columns, *rows):
            self.line("  ".join(str(cell).ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())

    def facts(self, rows: Sequence[tuple[str, str]]) -> None:
        """Print names with what they stand for."""
        width = max(len(name) for name, _ in rows)
        for name, value in rows:
            self.line(f"{name.ljust(width)}  {value}")


class RichPage:
    """A terminal: tables that fit its width."""

    def __init__(self) -> None:
        from rich.console import Console  # noqa: PLC0415 - only a terminal pays for it

        self.console = Console(highlight=False)

    def heading(self, text: str) -> None:
        """Start a part."""
        self.console.print()
        self.console.print(text, style="bold cyan", markup=False)

    def line(self, text: str = "") -> None:
        """Print one paragraph."""
        self.console.print(text, markup=False)

    def strong(self, text: str) -> None:
        """Print a paragraph nobody may overlook."""
        self.console.print(text, style="bold red", markup=False)

    def bullet(self, text: str) -> None:
        """Print one item of a list, its further lines indented."""
        self._grid([(" •", text)], "")

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Print rows under column names."""
        from rich import box  # noqa: PLC0415
        from rich.table import Table  # noqa: PLC0415
        from rich.text import Text  # noqa: PLC0415

        table = Table(*columns, box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
        for row in rows:
            table.add_row(*(Text(str(cell)) for cell in row))
        self.console.print(table)

    def facts(self, rows: Sequence[tuple[str, str]]) -> None:
        """Print names with what they stand for."""
        self._grid(rows, "bold")

    def _grid(self, rows: Sequence[tuple[str, str]], style: str) -> None:
        from rich.table import Table  # noqa: PLC0415
        from rich.text import Text  # noqa: PLC0415

        grid = Table.grid(padding=(0, 1))
        grid.add_column(style=style, no_wrap=True)
        grid.add_column()
        for name, value in rows:
            grid.add_row(name, Text(value))
        self.console.print(grid)


_aside: list[Page] = []


def page() -> Page:
    """Return the page for this output."""
    if _aside:
        return _aside[-1]
    return _rich_page() if sys.stdout.isatty() else PlainPage()


@cache
def _rich_page() -> RichPage:
    return RichPage()


@contextmanager
def questions_aside(*, aside: bool) -> Iterator[None]:
    """Print everything to standard error meanwhile, so that standard output holds one document alone."""
    if not aside:
        yield
        return
    _aside.append(PlainPage(sys.stderr))
    try:
        yield
    finally:
        _aside.pop()


def prompt_stream() -> TextIO:
    """Return where a question is put."""
    return sys.stderr if _aside else sys.stdout


def print_json(document: Any) -> None:  # any plain data
    """Print one document."""
    print(json.dumps(document, indent=2, ensure_ascii=False))  # noqa: T201


def span(amount: tuple[int, int]) -> str:
    """Return a range in words.

    >>> span((8, 15)), span((3, 3))
    ('8-15', '3')
    """
    return str(amount[0]) if amount[0] == amount[1] else f"{amount[0]}-{amount[1]}"
