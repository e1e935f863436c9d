from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from benchmarks.durability import free_port

from strongback.coach.errors import UsageError
from strongback.server.serving import _must_be_free

pytestmark = pytest.mark.any_database


def started(port: int, home: Path, *words: str) -> subprocess.Popen[str]:
    here = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    here["STRONGBACK_HOME"] = str(home)
    command = [
        str(Path(sys.executable).parent / "strongback"),
        "serve",
        "--port",
        str(port),
        "--processes",
        "1",
        *words,
    ]
    return subprocess.Popen(  # noqa: S603 - the command of this project
        command, env=here, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def processes_of(session: int) -> int:
    done = subprocess.run(["ps", "-eo", "sid"], capture_output=True, text=True, check=True)  # noqa: S607
    return done.stdout.split().count(str(session))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_runs_and_stops_cleanly(number: signal.Signals, strongback_home: Path) -> None:
    port = free_port()
    process = started(port, strongback_home)
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        assert said == f"Strongback runs at http://127.0.0.1:{port}\n"
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthy") as answer:
            assert answer.read() == b"well\n"
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
        assert "Stopped; nothing was lost." in out
        assert (process.returncode, err) == (0, "")
    finally:
        process.kill()
        process.wait()
    assert processes_of(process.pid) == 0


def test_with_json_one_document_says_where(strongback_home: Path) -> None:
    port = free_port()
    process = started(port, strongback_home, "--json")
    try:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["address"] == f"http://127.0.0.1:{port}"
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=60)[0] == ""
    finally:
        process.kill()
        process.wait()


def test_a_taken_address_is_one_sentence(strongback_home: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"--port {port + 1}"):
            _must_be_free("127.0.0.1", port)
        process = started(port, strongback_home)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (2, "")
    assert err.startswith(f"127.0.0.1:{port}: cannot be used")
    assert len(err.splitlines()) == 1


def test_a_mistake_in_the_environment_is_one_sentence(strongback_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRONGBACK_PROXIES", "several")
    process = started(free_port(), strongback_home)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (2, "")
    assert err.startswith("STRONGBACK_PROXIES: write how many")
