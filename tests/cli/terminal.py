"""Runs commands as a person or a program would: in this process, or as the installed one, piped or in a terminal."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from strongback.cli.main import main

INSTALLED = Path(sys.executable).with_name("strongback")

GYM = """
goal = "hypertrophy"
days_per_week = 2
minutes = 60
equipment = ["gym"]
level = "intermediate"
birth_year = 1985
bodyweight_kg = 75
[inventory]
stack_kg = { first = 2.5, step = 2.5, last = 100 }
[screening]
all_no = true
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended and what it printed."""

    code: int | str | None
    out: str
    err: str

    def document(self) -> Any:
        """Return the one document that standard output holds."""
        return json.loads(self.out)


def run(*arguments: str, typed: str = "") -> Ran:
    """Run a command in this process with lines on its standard input."""
    out, err, stdin = io.StringIO(), io.StringIO(), sys.stdin
    sys.stdin = io.StringIO(typed)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            main(arguments)
    except SystemExit as ended:
        return Ran(ended.code, out.getvalue(), err.getvalue())
    finally:
        sys.stdin = stdin
    raise AssertionError("A command has to end with an exit code.")


def run_installed(*arguments: str | bytes, typed: str = "") -> Ran:
    """Run the installed command in a process of its own, its output piped."""
    done = subprocess.run(  # noqa: S603 - our own command
        [INSTALLED, *arguments], input=typed.encode(), capture_output=True, check=False
    )
    return Ran(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))


def run_in_a_terminal(*arguments: str, width: int = 100) -> Ran:
    """Run the installed command in a pseudo-terminal of so many columns."""
    mine, theirs = pty.openpty()
    settings = {"TERM": "xterm-256color", "COLUMNS": str(width), "LINES": "40"}
    quiet = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "CI")}
    process = subprocess.Popen(  # noqa: S603 - our own command
        [INSTALLED, *arguments], stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, env=quiet | settings
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(mine, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not part:
            break
        shown += part
    os.close(mine)
    err = process.communicate()[1]
    return Ran(process.returncode, shown.decode(), err.decode())


def lines(*answers: str) -> str:
    """Return what somebody types, one answer a line."""
    return "".join(f"{answer}\n" for answer in answers)
