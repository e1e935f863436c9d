from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.cli.terminal import GYM, lines, run
from tests.coach.builders import KNOWN

from strongback.cli.main import COMMANDS
from strongback.coach.rulebook import rulebook

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
README, GUIDE = (ROOT / name for name in ("README.md", "docs/guide.md"))
MONDAY, THURSDAY, NEXT_MONDAY = "2026-03-02", "2026-03-05", "2026-03-09"
A_BEGINNER_WITH_A_BAND_AND_DUMBBELLS = lines(
    *("none", "none", "none", "none"),
    *("1", "1", "home", "1 3", "2", "40", "mon thu", "", "", "4 6 8", "yellow red blue"),
)


def blocks(path: Path, kind: str = "") -> list[str]:
    """Return the fenced blocks of a page, of one kind."""
    found: list[str] = []
    inside: str | None = None
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        if not line.startswith("```"):
            if inside == kind:
                found[-1] += line
        elif inside is None:
            inside = line.removeprefix("```").strip()
            found += [""] if inside == kind else []
        else:
            inside = None
    return found


def block_with(path: Path, words: str) -> str:
    found = [block for block in blocks(path) if words in block]
    assert found, words
    return found[0]


def commands_of(path: Path) -> Iterator[list[str]]:
    """Yield the arguments of every command that a page's blocks show."""
    for block in blocks(path):
        for line in block.splitlines():
            if found := re.match(r"(?:\$ )?(?:\.venv/bin/)?strongback (.+)", line):
                shown = re.split(r"\s{3,}", found[1])[0]
                yield [quoted or word for quoted, word in re.findall(r'"([^"]*)"|(\S+)', shown)]


def assert_shown_in_order(block: str, output: str) -> None:
    """Assert that each line of a block is in the output, in its order; brackets alone on a line leave something out."""
    rest = output.splitlines()
    for line in block.strip().splitlines():
        if re.fullmatch(r"\[.*\]", line) or not line.strip():
            continue
        assert line in rest, line
        rest = rest[rest.index(line) + 1 :]


# The story


def test_the_story_of_the_readme_goes_as_it_is_told() -> None:
    started = run("start", "--date", MONDAY, typed=A_BEGINNER_WITH_A_BAND_AND_DUMBBELLS)
    assert (started.code, started.err) == (0, "")
    assert_shown_in_order(block_with(README, "Your plan:"), started.out)
    told = block_with(README, "strongback log")
    logged = run(*next(words for words in commands_of(README) if words[0] == "log"), "--date", MONDAY)
    assert (logged.code, logged.err) == (0, "")
    assert_shown_in_order("\n".join(told.splitlines()[1:]), logged.out)
    moved = block_with(README, "strongback today")
    next_time = run("today", "--date", NEXT_MONDAY)
    assert_shown_in_order("\n".join(line for line in moved.splitlines() if not line.startswith("$")), next_time.out)


def test_what_was_trained_changes_the_next_prescription_with_a_reason(tmp_path: Path) -> None:
    profile = tmp_path / "me.toml"
    profile.write_text(GYM, encoding="utf-8")
    assert run("plan", "--profile", str(profile), "--save", "--date", MONDAY).code == 0
    before = prescriptions(MONDAY)
    said = [
        f"{name} {item['sets']}x{item['aim']} rir{item['rir']} clean"
        + (" @20kg" if "find" in item["load"]["say"] else "")
        for name, item in before.items()
    ]
    assert run("log", *said, "--date", MONDAY).code == 0
    after = prescriptions(NEXT_MONDAY)
    assert list(after) == list(before)
    for name, item in after.items():
        assert (item["aim"], item["load"]) != (before[name]["aim"], before[name]["load"])
        assert item["reasons"][0]["rule"] in rulebook(KNOWN)
    assert {why["rule"] for item in after.values() for why in item["reasons"]} >= {"SB-P002"}


def as_asked(item: dict[str, Any]) -> str:
    """Return the line of somebody who did what was asked for, with twenty kilograms where a load was to be found."""
    load = " @20kg" if "find" in item["load"]["say"] else ""
    return f"{item['exercise']} {item['sets']}x{item['aim']} rir{item['rir']} clean{load}"


def prescriptions(day: str) -> dict[str, Any]:
    return {item["planned"]: item for item in run("today", "--date", day, "--json").document()["prescriptions"]}


def test_a_whole_mesocycle_can_be_trained_from_the_command_line(tmp_path: Path) -> None:
    profile = tmp_path / "me.toml"
    profile.write_text(GYM.replace("hypertrophy", "general"), encoding="utf-8")
    assert run("plan", "--profile", str(profile), "--save", "--weeks", "4", "--date", MONDAY).code == 0
    day, weeks, deloads = date.fromisoformat(MONDAY), [], []
    while (ran := run("today", "--date", day.isoformat(), "--json")).code == 0:
        session = ran.document()
        day = date.fromisoformat(session["session_date"])
        said = (as_asked(item) for item in session["prescriptions"])
        logged = run("log", *said, "--date", day.isoformat(), "--json")
        assert (logged.code, logged.document()["rejected"]) == (0, [])
        weeks.append(session["week"])
        deloads.append(session["deload"])
        day += timedelta(days=1)
    assert weeks == [1, 1, 2, 2, 3, 3, 4, 4]
    assert deloads == [False] * 6 + [True] * 2
    assert "run strongback plan --save" in ran.document()["error"]["message"]
    renewed = run("plan", "--save", "--date", day.isoformat(), "--json")
    assert (renewed.code, renewed.document()["status"]) == (0, "optimal")


def test_the_screening_command_clears_the_way_after_new_pain(tmp_path: Path) -> None:
    profile = tmp_path / "me.toml"
    profile.write_text(GYM, encoding="utf-8")
    assert run("plan", "--profile", str(profile), "--save").code == 0
    assert run("log", "pain mid-back 4").code == 0
    assert run("today").code == 1
    assert run("screen", typed=lines("none", "1", "none", "none")).code == 1
    assert "!! Clearance: urgent." in run("today").out
    screened = run("screen", typed=lines("none", "none", "none"))
    assert screened.code == 0
    assert "Clearance: clear. Nothing in your answers speaks against training." in screened.out
    assert run("today").code == 0


# The pages tell the truth


@pytest.mark.parametrize("page", [README, GUIDE])
def test_every_command_that_a_page_shows_is_there(page: Path) -> None:
    shown = list(commands_of(page))
    assert shown
    for words in shown:
        assert words[0] in COMMANDS
        said = run(words[0], "--help").out
        assert all(word in said for word in words if word.startswith("--"))


def test_the_profile_of_the_guide_is_read_and_planned(tmp_path: Path) -> None:
    text = blocks(GUIDE, "toml")[0]
    path = tmp_path / "me.toml"
    path.write_text(text, encoding="utf-8")
    assert set(tomllib.loads(text)) >= {"goal", "equipment", "inventory", "screening"}
    ran = run("plan", "--profile", str(path), "--json")
    assert ran.err == ""
    assert ran.document()["status"] in ("optimal", "infeasible")


def test_the_lines_of_the_guide_are_kept() -> None:
    shown = [words for words in commands_of(GUIDE) if words[0] == "log" and words[1] != "..."]
    assert len(shown) >= 4
    for words in shown:
        assert run(*words, "--date", MONDAY).code == 0


def test_every_rule_that_a_page_names_is_there() -> None:
    named = {
        code for page in (README, GUIDE) for code in re.findall(r"SB-[A-Z]\d{3}", page.read_text(encoding="utf-8"))
    }
    assert named
    assert named <= set(rulebook(KNOWN))


def test_every_link_of_the_front_page_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
