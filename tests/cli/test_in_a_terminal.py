from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

pty = pytest.importorskip("pty", reason="pseudo-terminals are Unix")
STRONGBACK = Path(sys.executable).with_name("strongback")


def in_a_terminal(*words: str, width: int = 100) -> str:
    """Return what a command shows in a terminal of this width."""
    ours, theirs = pty.openpty()
    settings: Mapping[str, str] = {**os.environ, "TERM": "xterm-256color", "COLUMNS": str(width)}
    with subprocess.Popen([STRONGBACK, *words], stdout=theirs, stderr=theirs, env=settings) as shown:  # noqa: S603
        os.close(theirs)
        found = b""
        while part := _read(ours):
            found += part
    os.close(ours)
    assert shown.returncode == 0
    return found.decode().replace("\r\n", "\n")


def _read(ours: int) -> bytes:
    try:
        return os.read(ours, 65536)
    except OSError:  # the other end is closed
        return b""


def test_a_terminal_gets_lines_and_bold_type() -> None:
    shown = in_a_terminal("exercises", "--pattern", "vertical-pull")
    assert "─" in shown
    assert "\x1b[1m" in shown
    assert "lat-pulldown" in shown


@pytest.mark.parametrize("width", [60, 100])
def test_nothing_is_wider_than_the_terminal(width: int) -> None:
    plain = re.sub(r"\x1b\[[0-9;]*m", "", in_a_terminal("exercises", "face-pull", width=width))
    assert max(len(line) for line in plain.splitlines()) <= width


def test_what_is_piped_is_plain() -> None:
    piped = subprocess.run([STRONGBACK, "exercises", "face-pull"], capture_output=True, text=True, check=True)  # noqa: S603
    assert "\x1b" not in piped.stdout
    assert "─" not in piped.stdout
