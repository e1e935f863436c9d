from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.cli.terminal import GYM, INSTALLED, run, run_in_a_terminal, run_installed

from strongback import __version__
from strongback.cli.main import COMMANDS, EPILOG

if TYPE_CHECKING:
    from pathlib import Path

MONDAY = "2026-03-02"
BOXES = {chr(code) for code in range(0x2500, 0x2580)}
ESCAPE = "\x1b"


@pytest.fixture
def me(tmp_path: Path) -> str:
    path = tmp_path / "me.toml"
    path.write_text(GYM, encoding="utf-8")
    return str(path)


# What there is


@pytest.mark.parametrize("asked", [("--help",), ("-h",)])
def test_help_lists_every_command_with_what_it_does(asked: tuple[str, ...]) -> None:
    ran = run(*asked)
    said = " ".join(ran.out.split())
    assert (ran.code, ran.err) == (0, "")
    assert all(f"{name} {does}" in said for name, does in COMMANDS.items())
    assert EPILOG in said


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    ran = run(command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: strongback {command} ")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_can_print_one_document(command: str) -> None:
    assert "--json" in run(command, "--help").out


def test_the_version_is_the_packages() -> None:
    ran = run("--version")
    assert (ran.code, ran.out) == (0, f"strongback, version {__version__}\n")


def test_without_a_command_the_help_is_shown_as_wrong_usage() -> None:
    ran = run()
    assert ran.code == 2
    assert "Usage: strongback" in ran.err + ran.out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("fly",), "No such command 'fly'"),
        (("plan", "--fly"), "No such option"),
        (("plan", "--weeks", "3"), "3 is not in the range 4<=x<=8"),
        (("plan", "--weeks", "many"), "'many' is not a valid integer"),
        (("exercises", "--level", "wizard"), "'wizard' is not one of"),
        (("today", "now"), "unexpected extra argument"),
    ],
)
def test_wrong_usage_ends_with_exit_code_two(arguments: tuple[str, ...], says: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert "Traceback" not in ran.err


def test_the_installed_command_is_the_same(me: str) -> None:
    here, installed = (some("plan", "--profile", me, "--date", MONDAY) for some in (run, run_installed))
    assert (installed.code, installed.err) == (0, "")
    assert installed.out == here.out


# Plain for pipes, rich in a terminal

SHOWN = (
    ("exercises",),
    ("exercises", "seated-cable-row"),
    ("explain",),
    ("explain", "SB-P003"),
    ("explain", "osteoporosis"),
    ("explain", "rhomboid-major"),
    ("explain", "progressive-overload"),
    ("plan", "--templates"),
    ("plan", "--template", "article-b-sample-routine"),
    ("plan", "--profile", "ME"),
    ("plan", "--profile", "ME", "--save"),
    ("doctor",),
    ("review",),
    ("--help",),
)


@pytest.mark.parametrize("arguments", SHOWN)
def test_piped_text_has_no_frames_and_no_colours(arguments: tuple[str, ...], me: str) -> None:
    ran = run(*(me if word == "ME" else word for word in arguments))
    assert (ran.code, ran.err) == (0, "")
    assert len(ran.out) > 50
    assert ESCAPE not in ran.out
    assert BOXES.isdisjoint(ran.out)
    assert "•" not in ran.out


def test_a_day_and_a_log_are_plain_when_piped(me: str) -> None:
    run("plan", "--profile", me, "--save", "--date", MONDAY)
    shown = run("today", "--date", MONDAY).out + run("log", "plank 1x30s", "nonsense", "--date", MONDAY).out
    assert "1. " in shown
    assert "!! Not kept, line 2 (nonsense)" in shown
    assert ESCAPE not in shown
    assert BOXES.isdisjoint(shown)


def test_a_terminal_gets_tables_with_lines_and_colours() -> None:
    ran = run_in_a_terminal("exercises", "--pattern", "core")
    assert (ran.code, ran.err) == (0, "")
    assert ESCAPE in ran.out
    assert not BOXES.isdisjoint(ran.out)
    assert max(len(line) for line in _without_colours(ran.out).splitlines()) <= 100


def test_a_terminal_and_a_pipe_say_the_same_words(me: str) -> None:
    del me
    piped, shown = run("explain", "SB-P003").out, _without_colours(run_in_a_terminal("explain", "SB-P003").out)
    words = {word for word in piped.split() if word.isalpha()}
    assert words <= set(shown.split())


@pytest.mark.parametrize("width", [60, 100])
def test_nothing_is_wider_than_the_terminal(width: int) -> None:
    shown = _without_colours(run_in_a_terminal("exercises", "face-pull", width=width).out)
    assert max(len(line) for line in shown.splitlines()) <= width


def test_json_is_the_same_in_a_terminal() -> None:
    assert (
        json.loads(run_in_a_terminal("explain", "SB-P003", "--json").out)
        == run("explain", "SB-P003", "--json").document()
    )


def _without_colours(text: str) -> str:
    parts = text.split(f"{ESCAPE}[")
    return parts[0] + "".join(part.partition("m")[2] for part in parts[1:])


# Nothing is loaded before it is needed


@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [
        (None, ("django", "ortools", "rich", "strongback.knowledge", "strongback.coach", "strongback.store")),
        (["--help"], ("django", "ortools", "rich", "strongback.knowledge")),
        (["--version"], ("django", "ortools", "rich", "strongback.knowledge")),
        (["exercises", "plank"], ("django", "ortools", "rich")),
        (["explain", "SB-P003"], ("django", "ortools", "rich")),
        (["today"], ("ortools", "rich")),
    ],
)
def test_a_command_loads_only_what_it_needs(arguments: list[str] | None, unneeded: tuple[str, ...]) -> None:
    code = (
        "import sys\n"
        "from strongback.cli.main import main\n"
        "try:\n"
        f"    {arguments} is None or main({arguments})\n"
        "except SystemExit:\n"
        "    pass\n"
        "print('|'.join(sys.modules), file=sys.stderr)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    loaded = set(ran.stderr.splitlines()[-1].split("|"))
    assert "strongback.cli.main" in loaded
    assert loaded.isdisjoint(unneeded)


# Readers and writers that leave


def test_stopping_in_the_middle_of_a_question_is_no_crash() -> None:
    process = subprocess.Popen(  # noqa: S603 - our own command
        [INSTALLED, "start"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    shown = b""
    while not shown.endswith(b"Numbers, or none: "):
        part = os.read(process.stdout.fileno(), 4096)
        assert part, shown
        shown += part
    process.send_signal(signal.SIGINT)
    err = process.communicate()[1].decode()
    assert process.returncode == 1
    assert "Stopped; nothing was lost." in err
    assert "Traceback" not in err


def test_a_reader_that_has_seen_enough_is_no_refusal() -> None:
    process = subprocess.Popen([INSTALLED, "exercises", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # noqa: S603
    assert process.stdout is not None
    process.stdout.read(10)
    process.stdout.close()
    process.stdout = None
    err = process.communicate()[1].decode()
    assert "Traceback" not in err
    assert process.returncode == 0


def test_what_was_mistyped_can_be_taken_back() -> None:
    assert run("log", "seated-cable-row 2x10 @90kg", "--date", MONDAY).code == 0
    undone = run("log", "--undo", "seated cable row", "--date", MONDAY)
    assert (undone.code, undone.out) == (0, "Taken back: Seated cable row 10, 10 with 90 kg.\n")
    again = run("log", "--undo", "seated-cable-row", "--date", MONDAY)
    assert (again.code, again.out) == (2, "")
    assert "There is no set of seated-cable-row on 2026-03-02" in again.err


def test_what_was_taken_back_is_one_document() -> None:
    run("log", "seated-cable-row 2x10 @90kg", "--date", MONDAY)
    document = run("log", "--undo", "seated-cable-row", "--date", MONDAY, "--json").document()
    assert [item["amount"] for item in document["taken_back"]] == [10, 10]


def test_taking_back_and_logging_are_two_commands() -> None:
    refused = run("log", "--undo", "plank", "plank 1x30s", "--date", MONDAY)
    assert (refused.code, refused.out) == (2, "")
    assert "give the new line in a second command" in refused.err
