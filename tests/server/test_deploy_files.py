from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.any_database

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
OPERATING = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
VARIABLE = re.compile(r"STRONGBACK_[A-Z_]+[A-Z]")
FILES = sorted(path for path in DEPLOY.iterdir() if path.is_file())


def read_by_the_program() -> set[str]:
    named = set(re.findall(r'"(STRONGBACK_[A-Z_]+)"', SOURCE))
    return {name for name in named if not name.startswith("STRONGBACK_TEST")}


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
def test_every_variable_that_is_set_is_one_that_is_read(file: Path) -> None:
    known = read_by_the_program() | {f"{name}_FILE" for name in read_by_the_program()}
    assert set(VARIABLE.findall(file.read_text(encoding="utf-8"))) <= known


def test_every_variable_that_is_read_is_described() -> None:
    assert read_by_the_program()
    assert sorted(name for name in read_by_the_program() if name not in OPERATING) == []


def test_every_file_that_a_page_or_unit_names_is_there() -> None:
    named = set(re.findall(r"deploy/([\w.-]+)", OPERATING + (DEPLOY / "compose.yaml").read_text(encoding="utf-8")))
    assert [name for name in named if not (DEPLOY / name).exists()] == []


def test_scripts_are_whole() -> None:
    for script in DEPLOY.glob("*.sh"):
        subprocess.run(["bash", "-n", str(script)], check=True)  # noqa: S603, S607


@pytest.mark.parametrize("unit", sorted(DEPLOY.glob("*.service")), ids=lambda path: path.name)
def test_units_run_as_nobody_in_particular(unit: Path) -> None:
    text = unit.read_text(encoding="utf-8")
    for line in ("[Unit]", "[Service]", "User=strongback", "NoNewPrivileges=yes", "ProtectSystem=strict"):
        assert line in text.splitlines()


def test_the_container_runs_without_rights_and_says_whether_it_is_well() -> None:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    assert text.index("USER strongback") < text.index('CMD ["strongback"')
    assert "HEALTHCHECK" in text
    assert "--require-hashes" in text
