from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "strongback"
MODULES = sorted(SOURCE.rglob("*.py"))
PACKAGES = sorted({path.parent for path in MODULES})
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|NotImplementedError)\b")
MOST_LINES = 450
FEWEST_WORDS = 5


def short(path: Path) -> str:
    return str(path.relative_to(SOURCE.parent))


def opening(module: Path) -> str:
    """Return the docstring of a module, or nothing."""
    return ast.get_docstring(ast.parse(module.read_text("utf-8"))) or ""


def test_there_is_a_tree_to_look_at() -> None:
    assert {SOURCE, SOURCE / "knowledge", SOURCE / "screening"} <= set(PACKAGES)


@pytest.mark.parametrize("package", PACKAGES, ids=short)
def test_every_package_says_what_it_is_for(package: Path) -> None:
    assert (package / "__init__.py").exists()
    first = opening(package / "__init__.py").partition("\n")[0]
    assert len(first.split()) >= FEWEST_WORDS
    assert first.endswith(".")


@pytest.mark.parametrize("module", [path for path in MODULES if "migrations" not in path.parts], ids=short)
def test_every_module_opens_with_a_sentence(module: Path) -> None:
    assert opening(module)


@pytest.mark.parametrize("module", MODULES, ids=short)
def test_every_module_is_short_enough_to_hold_in_mind(module: Path) -> None:
    assert len(module.read_text("utf-8").splitlines()) < MOST_LINES


def test_nothing_in_the_source_is_left_unfinished() -> None:
    files = [path for path in SOURCE.rglob("*") if path.suffix in {".py", ".toml", ".md", ".html"}]
    unfinished = [
        f"{short(path)}:{number}: {line.strip()}"
        for path in files
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if UNFINISHED.search(line)
    ]
    assert unfinished == []


@pytest.mark.parametrize("line", ["# TODO: later", "raise NotImplementedError", "FIXME", "x = 1  # XXX"])
def test_an_unfinished_line_is_found(line: str) -> None:
    assert UNFINISHED.search(line)
