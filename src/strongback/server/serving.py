"""Starts and stops the service: the web server and the worker that does the jobs, side by side."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime

from strongback.coach.errors import UsageError
from strongback.server.environment import environment
from strongback.store.anew import begin_in_database
from strongback.store.database import is_postgresql, place
from strongback.store.opening import bring_up_to_date, set_up
from strongback.store.sqlite import home, make_room, network_file_system

THREADS = 8
PATIENCE_S = 20
GRACE_S = 10  # for the requests that are being answered when the service is asked to stop
LOOK_S = 0.2
RESTART_S = 5.0
STOPS = (signal.SIGINT, signal.SIGTERM)


def prepare() -> None:
    """Bring every table up to date, so that several processes can start at once afterwards.

    Raises:
        StoreError: the store cannot be used.

    """
    if is_postgresql():
        home().mkdir(parents=True, exist_ok=True, mode=0o700)
    else:
        make_room()
    set_up()
    bring_up_to_date()
    from django.core.management import call_command  # noqa: PLC0415 - Django is ready now

    call_command("createcachetable", verbosity=0)


def serve(host: str, port: int, processes: int, *, as_json: bool = False) -> int:
    """Serve until asked to stop, and return the exit code.

    Raises:
        UsageError: the address is taken or cannot be used.

    """
    _must_be_free(host, port)
    stop = threading.Event()
    for number in STOPS:
        signal.signal(number, lambda _number, _frame: stop.set())
    web, worker = _start_web(host, port, processes), _start_worker()
    _wait_for(web, host, port)
    if as_json:
        _say(json.dumps({"address": environment().url, "records": place()}))
    else:
        _say_where(port)
    code = 0
    restart_at = 0.0
    while not stop.wait(LOOK_S):
        if web.poll() is not None:
            code = web.returncode or 1
            break
        if worker.poll() is not None and time.monotonic() > restart_at:
            worker, restart_at = _start_worker(), time.monotonic() + RESTART_S
    _end(web, worker)
    if code:
        _say("The web server ended by itself; its last words stand above.")
    elif not as_json:
        _say("Stopped; nothing was lost.")
    return code


def work(*, once: bool) -> int:
    """Do jobs until asked to stop, or only those that are waiting."""
    set_up()
    from strongback.server.jobs import worker  # noqa: PLC0415 - Django is ready now

    stop = threading.Event()
    if not once:
        worker.keep_coming_round(stop)
    try:
        worker.work(once=once)
    finally:
        stop.set()
    return 0


def count_anew() -> int:
    """Count every change anew after an older copy was put back, and say so."""
    base = begin_in_database(datetime.now(UTC))
    _say(f"Changes count from {base} on; devices read everything again.")
    return 0


def _must_be_free(host: str, port: int) -> None:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except OSError as error:
        why = error.strerror or str(error)
        raise UsageError(f"{host}:{port}: cannot be used ({why}); name another with --port {port + 1}.") from error


def web_command(host: str, port: int, processes: int) -> list[str]:
    """Return what starts the web server.

    It is told to say errors only: otherwise it warns of more threads than cores, which wait for the database most of
    the time.
    """
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "strongback.server.wsgi:application"),
        *("--host", host, "--port", str(port), "--http", "1", "--no-access-log", "--log-level", "error"),
        *("--workers", str(processes), "--blocking-threads", str(THREADS)),
        *("--respawn-failed-workers", "--workers-kill-timeout", str(GRACE_S)),
    ]


def _start_web(host: str, port: int, processes: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(web_command(host, port, processes), start_new_session=True)  # noqa: S603 - our own words


def _start_worker() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "strongback.server", "work"]
    return subprocess.Popen(command, start_new_session=True)  # noqa: S603 - our own words


def _wait_for(web: subprocess.Popen[bytes], host: str, port: int) -> None:
    """Wait until the web server answers, or has given up."""
    until = time.monotonic() + PATIENCE_S
    while web.poll() is None and time.monotonic() < until:
        try:
            with socket.create_connection((host, port), timeout=1):
                return
        except OSError:
            time.sleep(LOOK_S)


def _say_where(port: int) -> None:
    said = environment()
    _say(f"Strongback runs at {said.url}")
    if said.host == "127.0.0.1":
        _say(f"  (for passkeys, which need a name, open http://localhost:{port})")
    _say(f"  Records: {place()}")
    kind = network_file_system(said.home)
    if kind:
        _say(f"  Warning: {said.home} lies on a network file system ({kind}); SQLite can lose data there.")
    _say("  Stop it with Ctrl-C.")


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - what the operator reads


def _end(*processes: subprocess.Popen[bytes]) -> None:
    """Ask processes to end, and end those that do not."""
    for process in processes:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
    for process in processes:
        try:
            process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
