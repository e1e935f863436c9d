from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-bench.lock")
PINNED = re.compile(r"(?P<name>[a-z0-9][a-z0-9.-]*)==(?P<version>[0-9][\w.]*)(?: ; (?P<marker>[^\\]+?))?")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = {
    "requirements.lock": [],
    "requirements-dev.lock": PROJECT["optional-dependencies"]["dev"],
    "requirements-bench.lock": PROJECT["optional-dependencies"]["bench"],
}


def logical_lines(lock: str) -> list[str]:
    """Return the lines of a lock file with their continuations, without comments."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    return [" ".join(line.split()) for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def locked(lock: str) -> dict[str, str]:
    """Return the version of each package of a lock file."""
    found = [PINNED.match(line) for line in logical_lines(lock)]
    return {match["name"]: match["version"] for match in found if match}


def name_of(requirement: str) -> str:
    """Return the name of a requirement as lock files write it."""
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def bounds(requirement: str) -> list[tuple[str, tuple[int, ...]]]:
    said = requirement.split(";", maxsplit=1)[0]
    return [(sign, numbers(version)) for sign, version in re.findall(r"(>=|<|==)([0-9.]+)", said)]


def numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_one_version_with_its_hashes_and_nothing_else(lock: str) -> None:
    lines = logical_lines(lock)
    assert len(lines) > 10
    for line in lines:
        requirement, *hashes = re.split(r" (?=--hash)", line)
        assert PINNED.fullmatch(requirement), line
        assert hashes, line
        assert all(HASH.fullmatch(item) for item in hashes), line


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_names_no_index_no_address_and_no_path(lock: str) -> None:
    text = "\n".join(logical_lines(lock))
    assert re.findall(r"--(?!hash)[a-z-]+|://|@|file:|^-|^\.?/", text, re.MULTILINE) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_package_is_locked_twice(lock: str) -> None:
    assert len(locked(lock)) == len(logical_lines(lock))


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_the_project_asks_for_is_locked(lock: str) -> None:
    asked = {name_of(requirement) for requirement in (*PROJECT["dependencies"], *EXTRAS[lock])}
    assert asked - set(locked(lock)) == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_locked_is_within_what_the_project_asks_for(lock: str) -> None:
    for requirement in (*PROJECT["dependencies"], *EXTRAS[lock]):
        version = locked(lock).get(name_of(requirement))
        for sign, bound in bounds(requirement) if version is not None else ():
            have = numbers(version or "")
            assert {">=": have >= bound, "<": have < bound, "==": have == bound}[sign], requirement


def test_what_runs_and_what_is_tested_are_the_same_versions() -> None:
    running, testing = locked("requirements.lock"), locked("requirements-dev.lock")
    assert set(running) <= set(testing)
    assert {name: testing[name] for name in running} == running


def test_what_only_measurements_need_is_not_locked_for_running() -> None:
    only_bench = {name_of(requirement) for requirement in PROJECT["optional-dependencies"]["bench"]}
    assert only_bench.isdisjoint(locked("requirements.lock"))


def test_the_build_can_run_without_fetching_anything() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    for lock in ("requirements.lock", "requirements-dev.lock"):
        assert {name_of(requirement) for requirement in asked} <= set(locked(lock))
    assert "editables" in locked("requirements.lock")
