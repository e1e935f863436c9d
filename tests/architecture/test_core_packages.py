from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "strongback"
CORE = [
    name
    for name in ("knowledge", "record", "screening", "progression", "insight", "motion", "form")
    if any((SOURCE / name).glob("*.py"))
]
MODULES = [path for name in CORE for path in sorted((SOURCE / name).rglob("*.py"))]
READS_ITS_DATA = SOURCE / "knowledge" / "loader.py"

WORLD = {
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "datetime.date.today",
    "os.environ",
    "os.getenv",
    "os.urandom",
    "uuid.uuid1",
    "uuid.uuid4",
    "open",
    "io.open",
    "input",
    "print",
}
WHOLE_MODULES = ("time.", "random.", "secrets.", "subprocess.", "socket.", "urllib.")
FILE_METHODS = {"read_text", "read_bytes", "write_text", "write_bytes", "open"}
HANDED_IN = {"random.Random"}


def imported(tree: ast.AST) -> set[str]:
    """Return the top-level packages that a module imports, also only for its types."""
    packages: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            packages.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            packages.add("strongback" if node.level else (node.module or "").partition(".")[0])
    return packages


def names_of(tree: ast.AST) -> dict[str, str]:
    """Return what each imported name stands for, in full."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.asname: alias.name for alias in node.names if alias.asname}
        elif isinstance(node, ast.ImportFrom):
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names


def written_out(node: ast.expr, names: dict[str, str]) -> str:
    """Return a dotted expression in full, such as ``datetime.datetime.now``, or nothing for any other."""
    if isinstance(node, ast.Name):
        return names.get(node.id, node.id)
    if isinstance(node, ast.Attribute):
        owner = written_out(node.value, names)
        return f"{owner}.{node.attr}" if owner else ""
    return ""


def reaches_out(tree: ast.AST) -> list[str]:
    """Return every place where a module fetches time, chance, settings or files for itself."""
    names = names_of(tree)
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Name | ast.Attribute):
            continue
        full = written_out(node, names)
        outside = full in WORLD or (full.startswith(WHOLE_MODULES) and full not in HANDED_IN)
        if outside or (isinstance(node, ast.Attribute) and node.attr in FILE_METHODS):
            found.append(f"line {node.lineno}: {ast.unparse(node)}")
    return found


def short(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def test_the_core_has_modules_to_look_at() -> None:
    assert {"knowledge", "record", "screening"} <= set(CORE)
    assert READS_ITS_DATA in MODULES


@pytest.mark.parametrize("module", MODULES, ids=short)
def test_a_core_module_imports_only_the_standard_library_and_strongback(module: Path) -> None:
    assert imported(ast.parse(module.read_text("utf-8"))) - sys.stdlib_module_names - {"strongback"} == set()


@pytest.mark.parametrize("module", [path for path in MODULES if path != READS_ITS_DATA], ids=short)
def test_a_core_module_is_handed_its_clock_its_chance_and_its_texts(module: Path) -> None:
    assert reaches_out(ast.parse(module.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    ("code", "packages"),
    [
        ("import django.db", {"django"}),
        ("from ortools.sat import cp_model", {"ortools"}),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import numpy as np", {"typing", "numpy"}),
        ("def f():\n    import click", {"click"}),
        ("from . import rules\nfrom .. import record", {"strongback"}),
    ],
)
def test_an_import_is_seen_wherever_it_hides(code: str, packages: set[str]) -> None:
    assert imported(ast.parse(code)) == packages


@pytest.mark.parametrize(
    "code",
    [
        "import datetime\ndatetime.datetime.now()",
        "import datetime as dt\ndt.datetime.now(dt.UTC)",
        "from datetime import datetime\nnow = datetime.now",
        "from datetime import datetime as clock\nclock.utcnow()",
        "from datetime import date\ndate.today()",
        "import time\ntime.time()",
        "from time import monotonic\nmonotonic()",
        "import random\nrandom.choice([1])",
        "from random import shuffle\nshuffle([])",
        "import os\nos.environ['HOME']",
        "from os import environ\nenviron.get('HOME')",
        "import uuid\nuuid.uuid4()",
        "open('x')",
        "from pathlib import Path\nPath('x').read_text()",
        "def f(path):\n    return path.read_bytes()",
        "def f(path):\n    return path.open()",
        "print(1)",
    ],
)
def test_reaching_out_of_the_core_is_seen_however_it_is_written(code: str) -> None:
    assert len(reaches_out(ast.parse(code))) == 1


@pytest.mark.parametrize(
    "code",
    [
        "from datetime import datetime\ndef f(now: datetime) -> datetime:\n    return now.replace(hour=0)",
        "from random import Random\ndef f(rng: Random) -> float:\n    return rng.random()",
        "from datetime import date\ndate.fromisoformat('2026-01-01')",
        "def f(table):\n    return table.text('a'), table.read",
    ],
)
def test_using_what_was_handed_in_is_fine(code: str) -> None:
    assert reaches_out(ast.parse(code)) == []
