from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
INSIDE = Path("src/strongback/server/web/app")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Copy what a package is made of, without the client and without its sources."""
    copy = tmp_path / "project"
    copy.mkdir()
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "NOTICE", ".gitignore"):
        shutil.copy(ROOT / name, copy)
    shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("app", "__pycache__", "data"))
    return copy


@pytest.fixture
def built(project: Path) -> Path:
    """Put a client of two files where the build puts it."""
    (project / INSIDE / "assets").mkdir(parents=True)
    (project / INSIDE / "index.html").write_text("<!doctype html>")
    (project / INSIDE / "assets" / "index-a1.js").write_text("mount()")
    (project / INSIDE / ".stamp").write_text("abc")
    return project


def make(project: Path, kind: str) -> subprocess.CompletedProcess[str]:
    """Build a package as pip would."""
    command = [sys.executable, "-c", f"from hatchling import build; build.build_{kind}('made')"]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)  # noqa: S603


def names(project: Path) -> set[str]:
    (made,) = (project / "made").iterdir()
    if made.suffix == ".whl":
        with zipfile.ZipFile(made) as wheel:
            return set(wheel.namelist())
    with tarfile.open(made) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


def test_a_wheel_contains_the_client(built: Path) -> None:
    ran = make(built, "wheel")
    assert ran.returncode == 0, ran.stderr
    inside = {name for name in names(built) if "/app/" in name}
    assert inside == {"strongback/server/web/app/index.html", "strongback/server/web/app/assets/index-a1.js"}


def test_a_source_distribution_contains_the_client_so_that_installing_it_needs_no_node(built: Path) -> None:
    ran = make(built, "sdist")
    assert ran.returncode == 0, ran.stderr
    found = names(built)
    assert {f"{INSIDE}/index.html", f"{INSIDE}/assets/index-a1.js", "hatch_build.py", "pyproject.toml"} <= found
    assert not any(".stamp" in name for name in found)


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_a_package_without_a_client_is_refused_in_one_sentence(kind: str, project: Path) -> None:
    ran = make(project, kind)
    assert ran.returncode == 1
    assert ran.stderr == (
        "The web client is not built and cannot be built here; run make build, which says what is in the way.\n"
    )
    assert not list((project / "made").glob("*")) if (project / "made").exists() else True


def test_an_editable_installation_does_without(project: Path) -> None:
    ran = make(project, "editable")
    assert ran.returncode == 0, ran.stderr
