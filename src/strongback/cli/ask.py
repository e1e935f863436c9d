"""Questions in the terminal, answered line by line; works as well when another program types."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from strongback.cli.output import page, prompt_stream
from strongback.coach.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class AnswersEndedError(UsageError):
    """The input ended before the last question."""

    def __init__(self) -> None:
        super().__init__("The answers ended here; run the command again in a terminal to go on. Nothing was lost.")


def line(prompt: str) -> str:
    """Ask for one line.

    Raises:
        AnswersEndedError: the input has ended.

    """
    print(f"{prompt} ", end="", flush=True, file=prompt_stream())
    answer = sys.stdin.readline()
    if not answer:
        raise AnswersEndedError
    if not sys.stdin.isatty():
        print(answer.strip(), file=prompt_stream())
    return answer.strip()


def until_understood(prompt: str, read: Callable[[str], object]) -> object:
    """Ask until the answer can be read; ``read`` raises ValueError with what would do."""
    while True:
        try:
            return read(line(prompt))
        except ValueError as error:
            page().line(str(error))


def one(question: str, choices: Sequence[tuple[str, str]], usual: int = 0) -> str:
    """Ask for one of several; Enter takes the usual one. Choices are (value, words)."""
    page().heading(question)
    for number, (_, words) in enumerate(choices, 1):
        page().line(f"  {number}. {words}")

    def read(answer: str) -> str:
        if not answer:
            return choices[usual][0]
        if answer.isdigit() and 1 <= int(answer) <= len(choices):
            return choices[int(answer) - 1][0]
        named = [value for value, _ in choices if value == answer.casefold()]
        if named:
            return named[0]
        raise ValueError(f"Type a number from 1 to {len(choices)}.")

    return str(until_understood(f"Number (Enter = {usual + 1}):", read))


def several(question: str, choices: Sequence[tuple[str, str]], nothing: str) -> tuple[str, ...]:
    """Ask for any number of several, as numbers; ``nothing`` is the word for none. There is no silent default."""
    page().heading(question)
    for number, (_, words) in enumerate(choices, 1):
        page().line(f"  {number}. {words}")

    def read(answer: str) -> tuple[str, ...]:
        if answer.casefold() == nothing:
            return ()
        parts = answer.replace(",", " ").split()
        if parts and all(part.isdigit() and 1 <= int(part) <= len(choices) for part in parts):
            return tuple(choices[number - 1][0] for number in sorted({int(part) for part in parts}))
        raise ValueError(f"Type the numbers that apply, such as 1 3, or {nothing}.")

    found = until_understood(f"Numbers, or {nothing}:", read)
    return found if isinstance(found, tuple) else ()


def number(prompt: str, low: float, high: float, usual: float | None) -> float | None:
    """Ask for a number; Enter takes the usual one, which may be none."""
    shown = "skip" if usual is None else f"{usual:g}"

    def read(answer: str) -> float | None:
        if not answer:
            return usual
        try:
            value = float(answer.replace(",", "."))
        except ValueError:
            raise ValueError("Type a number, such as 45.") from None
        if not low <= value <= high:
            raise ValueError(f"Type a number from {low:g} to {high:g}.")
        return value

    found = until_understood(f"{prompt} (Enter = {shown}):", read)
    return found if isinstance(found, float | int) else None
