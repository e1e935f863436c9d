from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DEV = ROOT / "tools" / "dev.py"
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = MAKEFILE.splitlines()[0].removeprefix(".PHONY:").split()


def dev(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(DEV), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT.parent)  # noqa: S603


def dry_run(*targets: str) -> list[str]:
    """Return the commands that make would run for some targets, or for none."""
    command = ["make", "--dry-run", "--no-print-directory", "-C", str(ROOT), *targets]
    quiet = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    ran = subprocess.run(command, capture_output=True, text=True, check=True, env=quiet)  # noqa: S603
    return ran.stdout.splitlines()


def functions() -> dict[str, ast.FunctionDef]:
    tree = ast.parse(DEV.read_text(encoding="utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def imported_by(file: Path) -> set[str]:
    """Return the packages that a file imports."""
    return {
        name.split(".")[0]
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [item.name for item in node.names])
    }


def commands() -> dict[str, str]:
    """Return the commands of tools/dev.py with the first sentence of what each does."""
    tree = ast.parse(DEV.read_text(encoding="utf-8"))
    table = next(
        node.value
        for node in tree.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "COMMANDS"
    )
    assert isinstance(table, ast.Dict)
    names = [ast.literal_eval(key) for key in table.keys if key is not None]
    does = [ast.unparse(value) for value in table.values]
    return {
        name: (ast.get_docstring(functions()[function]) or "").splitlines()[0]
        for name, function in zip(names, does, strict=True)
    }


# Continuous integration


def test_the_pipeline_checks_and_then_tests_and_stops_at_the_first_failure() -> None:
    script = ROOT / ".ci" / "run"
    lines = script.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert "set -euo pipefail" in lines
    assert [line for line in lines if line.startswith("make ")] == ["make check", "make test-all"]
    assert os.access(script, os.X_OK)


def test_the_pipeline_gets_itself_a_browser_so_that_no_journey_is_skipped() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "apt-get install --yes --no-install-recommends chromium" in script
    assert script.index("apt-get install") < script.index("make check")


def test_the_pipeline_runs_from_the_projects_folder_wherever_it_is_called() -> None:
    assert 'cd "$(dirname "$0")/.."' in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


# Make reaches dev.py


def test_every_target_is_named_once_at_the_top() -> None:
    ruled = {name for line in re.findall(r"^([a-z -]+):", MAKEFILE, re.MULTILINE) for name in line.split()}
    assert ruled == set(TARGETS)
    assert len(TARGETS) == len(set(TARGETS))


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_is_one_command_of_dev(target: str) -> None:
    ran = dry_run(target)
    assert len(ran) == 1
    assert re.fullmatch(rf"\S*python3? tools/dev\.py {target}", ran[0].strip())
    assert target in {*commands(), "help"}


def test_every_command_of_dev_has_a_target() -> None:
    assert {*commands(), "help"} == set(TARGETS)


def test_make_alone_lists_the_commands() -> None:
    assert dry_run() == dry_run("help")


# tools/dev.py


@pytest.mark.parametrize("file", ["dev.py", "client.py"])
def test_what_sets_the_project_up_imports_only_the_standard_library(file: str) -> None:
    imported = imported_by(ROOT / "tools" / file)
    assert imported
    assert imported - {"tools"} <= set(sys.stdlib_module_names)


def test_dev_runs_on_a_bare_interpreter() -> None:
    bare = [sys.executable, "-I", "-S", str(DEV), "help"]
    ran = subprocess.run(bare, capture_output=True, text=True, check=False, cwd=ROOT.parent)  # noqa: S603
    assert (ran.returncode, ran.stderr) == (0, "")


def test_help_lists_each_command_with_what_it_does() -> None:
    ran = dev("help")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert len(commands()) >= 7
    for name, does in commands().items():
        assert does
        assert re.search(rf"^  {name} +{re.escape(does)}$", ran.stdout, re.MULTILINE)


@pytest.mark.parametrize("words", [(), ("fly",)])
def test_a_command_that_is_not_there_is_wrong_usage(words: tuple[str, ...]) -> None:
    ran = dev(*words)
    assert ran.returncode == 2
    assert "usage: tools/dev.py" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_every_file_that_dev_starts_or_reads_is_there() -> None:
    named = set(re.findall(r'"((?:tools|requirements)[\w./-]*\.(?:py|lock))"', DEV.read_text(encoding="utf-8")))
    assert {"requirements.lock", "requirements-dev.lock", "tools/pages.py"} <= named
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_every_measurement_that_dev_runs_is_there() -> None:
    text = DEV.read_text(encoding="utf-8")
    listed = re.search(r"^BENCHMARKS = (\(.*?\))$", text, re.MULTILINE | re.DOTALL)
    assert listed
    names = ast.literal_eval(listed[1])
    assert names
    assert [name for name in names if not (ROOT / "benchmarks" / f"{name}.py").is_file()] == []
