from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "strongback"

BANNED = re.compile(
    r"""\b(?:
        treat(?:s|ed|ing|ments?)? | cur(?:e[sd]?|ing) | reliev(?:e[sd]?|ing)
        | rehab(?:ilitat(?:e[sd]?|ing|ion))? | diagnos(?:e[sd]?|ing|is)
        | prevent(?:s|ed|ing)?\ (?:(?:an|any|all|your|the)\ )*injur(?:y|ies)
        | (?:correct|fix)(?:s|es|ed|ing)?\ (?:(?:a|the|your|bad|poor)\ )*posture
        | medical[ -]grade
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)

# Sentences that deny; each is taken out of a text, word for word, before the search.
DENIALS = (
    "is not a medical device and does not diagnose, treat or prevent any condition",
    "never a diagnosis",
    "not a diagnosis",
)


def claims(text: str) -> list[str]:
    """Return every banned word or phrase with a little of what stands around it."""
    text = " ".join(text.split())
    for denial in DENIALS:
        text = text.replace(denial, "...")
    return [text[max(0, found.start() - 40) : found.end() + 40] for found in BANNED.finditer(text)]


def texts_in(path: Path) -> Iterator[str]:
    """Yield what a file says: all of a text file, the string literals of a Python file."""
    content = path.read_text("utf-8")
    if path.suffix != ".py":
        yield content
        return
    for node in ast.walk(ast.parse(content)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def product_texts() -> list[Path]:
    """Return every file whose words reach a person: data, code, docs and the front page."""
    texts = [path for path in SOURCE.rglob("*") if path.suffix in {".py", ".toml", ".md", ".html", ".txt"}]
    docs = [path for path in (ROOT / "docs").rglob("*") if path.suffix in {".md", ".html", ".txt"}]
    return sorted([*texts, *docs, ROOT / "README.md"])


def test_there_is_something_to_read() -> None:
    names = {path.name for path in product_texts()}
    assert {"README.md", "superman.toml", "sleep.md", "questions.py"} <= names


@pytest.mark.parametrize("folder", ["README.md", "docs", "src"])
def test_no_sentence_of_the_product_promises_what_only_medicine_may(folder: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}: ...{claim}..."
        for path in product_texts()
        if path.relative_to(ROOT).parts[0] == folder
        for text in texts_in(path)
        for claim in claims(text)
    ]
    assert found == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Rows treat back pain.",
        "It TREATS stiffness.",
        "A treatment for everybody.",
        "There is no cure.",
        "It cures.",
        "Stretch to relieve tension.",
        "It relieves soreness.",
        "Rehabilitate your shoulder.",
        "A rehab plan.",
        "Rehabilitation at home.",
        "We diagnose weakness.",
        "Your diagnosis is ready.",
        "Good form prevents injury.",
        "Warm up to prevent\n  injuries.",
        "It corrects posture.",
        "Fixes your bad posture.",
        "Medical grade tracking.",
        "A medical-grade camera.",
    ],
)
def test_a_promise_is_found(sentence: str) -> None:
    assert len(claims(sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "A retreat.",
        "Be accurate and secure.",
        "Preventable injuries are rare.",
        "A posture break.",
        "Strongback is not a medical device and does not diagnose,\n  treat or prevent any condition.",
        "A finding is a reason to be seen, never a diagnosis.",
    ],
)
def test_a_harmless_word_or_a_denial_is_let_through(sentence: str) -> None:
    assert claims(sentence) == []


def test_a_denial_does_not_excuse_its_neighbours() -> None:
    assert claims("It is never a diagnosis, but it cures.") == ["It is ..., but it cures."]


def test_string_literals_are_read_across_lines_and_inside_f_strings(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text('"""Cure."""\n# cure\ncure = f"We {1} relieve " "and " + "rehab"\n', "utf-8")
    assert sum(len(claims(text)) for text in texts_in(module)) == 3
