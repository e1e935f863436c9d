"""Whether anything the service acknowledged is ever lost or doubled, when it is killed again and again.

Writers send sets and do not stop until they are answered; the web server's processes are ended with SIGKILL in the
middle of it and started anew. At the end the database is read and compared with what was acknowledged. Run: ``make
bench`` or ``python benchmarks/durability.py [--kills 100]``; it goes through SQLite and then PostgreSQL.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from strongback.server.serving import web_command

ROOT = Path(__file__).resolve().parent.parent
PROCESSES = 2
sys.path.insert(0, str(ROOT))

WRITERS = 6
MOST_AT_ONCE = 20
WAIT_S = (0.3, 1.0)
PATIENCE_S = 60
SETTINGS = {"DJANGO_SETTINGS_MODULE": "strongback.server.settings", "PYTHONPATH": str(ROOT)}


@dataclass
class Said:
    """What was acknowledged: the sets, and the last acknowledged amount of those that were corrected."""

    sets: set[str] = field(default_factory=set)
    amounts: dict[str, int] = field(default_factory=dict)
    batches: int = 0
    retries: int = 0


@dataclass(frozen=True)
class Found:
    """What the database held in the end."""

    acknowledged: int
    corrected: int
    lost: int
    doubled: int
    corrections_lost: int
    kills: int
    retries: int
    whole: bool

    @property
    def well(self) -> bool:
        """Whether nothing was lost, doubled or damaged."""
        return self.whole and not (self.lost or self.doubled or self.corrections_lost)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port: int = tried.getsockname()[1]
        return port


def make_somebody() -> None:
    """Make somebody with a token, and say it; runs in a process of its own."""
    from strongback.server.serving import prepare  # noqa: PLC0415 - the settings are named by now

    prepare()
    from django.utils import timezone  # noqa: PLC0415 - Django is ready now

    from strongback.server.accounts.keys import hash_of, new_secret  # noqa: PLC0415
    from strongback.server.accounts.models import ApiToken, User  # noqa: PLC0415
    from strongback.store.models import Athlete  # noqa: PLC0415

    now, secret = timezone.now(), new_secret("sbt")
    athlete = Athlete.objects.create(name="writer@example.org")
    user = User.objects.create_user("writer@example.org", None, athlete=athlete, records_consent_at=now)
    ApiToken.objects.create(
        user=user, name="writer", secret_hash=hash_of(secret), hint="sbt", scopes=["log", "see-training"], made_at=now
    )
    print(secret)


def read_back() -> None:
    """Say every set that is there with its amount, and whether the file is whole; runs in a process of its own."""
    from strongback.store.opening import set_up  # noqa: PLC0415 - the settings are named by now

    set_up()
    from django.db import connection  # noqa: PLC0415 - Django is ready now

    from strongback.store.models import SetRow  # noqa: PLC0415

    rows = [(str(row_id), amount) for row_id, amount in SetRow.objects.values_list("id", "amount")]
    whole = True
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            whole = cursor.fetchone()[0] == "ok"
    print(json.dumps({"rows": rows, "whole": whole}))


def in_a_process(work: str, environment: dict[str, str]) -> str:
    """Run one of this file's functions in a process of its own, and return what it said."""
    command = [sys.executable, str(Path(__file__).resolve()), "--do", work]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    return done.stdout.strip()


class Web:
    """The web server, which can be killed."""

    def __init__(self, environment: dict[str, str], port: int) -> None:
        self.environment, self.port = environment, port
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = web_command("127.0.0.1", self.port, PROCESSES)
        self.process = subprocess.Popen(command, env=self.environment, start_new_session=True)  # noqa: S603
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            try:
                with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)) as connection:
                    connection.request("GET", "/healthy")
                    if connection.getresponse().status == http.HTTPStatus.OK:
                        return
            except (OSError, http.client.HTTPException):
                time.sleep(0.05)
        raise SystemExit("The server does not start.")

    def kill(self) -> None:
        """End every process of it without a word."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


class Writer(threading.Thread):
    """Somebody's device: it sends what it has until it is answered."""

    def __init__(
        self, port: int, token: str, said: Said, lock: threading.Lock, stop: threading.Event, seed: int
    ) -> None:
        super().__init__(daemon=True)
        self.port, self.token, self.said, self.lock, self.stop = port, token, said, lock, stop
        self.rng = random.Random(seed)
        self.own: list[str] = []
        self.clock = 0

    def run(self) -> None:
        """Send batch after batch."""
        while not self.stop.is_set():
            if self.rng.random() < 0.3:  # noqa: PLR2004 - a third of the time in the other way
                self._log()
            else:
                self._sync()

    def _log(self) -> None:
        sets = [self._set() for _ in range(self.rng.randint(1, MOST_AT_ONCE))]
        self._until_answered("/api/v1/athletes/me/log", {"sets": sets})
        self._acknowledged([item["id"] for item in sets], {})

    def _sync(self) -> None:
        operations: list[dict[str, Any]] = []
        amounts: dict[str, int] = {}
        for _ in range(self.rng.randint(1, MOST_AT_ONCE)):
            if self.own and self.rng.random() < 0.2:  # noqa: PLR2004 - now and then a correction
                set_id, self.clock = self.rng.choice(self.own), self.clock + 1
                amounts[set_id] = self.rng.randint(1, 10_000)
                edit = {"set_id": set_id, "clock": f"{1_700_000_000_000 + self.clock}.00000000.writer",
                        "fields": {"amount": amounts[set_id]}}  # fmt: skip
                operations.append({"id": str(uuid.UUID(int=self.rng.getrandbits(128))), "op": "edit-set"} | edit)
            else:
                item = self._set()
                operations.append({"id": str(uuid.UUID(int=self.rng.getrandbits(128))), "op": "add-set", "set": item})
        answers = self._until_answered("/api/v1/athletes/me/sync", {"operations": operations})["answers"]
        wrong = [answer for answer in answers if answer["outcome"] != "accepted"]
        if wrong:
            raise SystemExit(f"An operation was not accepted: {wrong[0]}")
        self._acknowledged([each["set"]["id"] for each in operations if each["op"] == "add-set"], amounts)

    def _acknowledged(self, sets: list[str], amounts: dict[str, int]) -> None:
        self.own += sets
        with self.lock:
            self.said.sets.update(sets)
            self.said.amounts.update(amounts)
            self.said.batches += 1

    def _set(self) -> dict[str, Any]:
        return {
            "id": str(uuid.UUID(int=self.rng.getrandbits(128))),
            "exercise": "seated-cable-row",
            "day": "2026-03-02",
            "performed_at": "2026-03-02T18:00:00+01:00",
            "amount": 10,
            "load": {"kind": "stack", "kg": 40.0},
        }

    def _until_answered(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """Send a request until it is answered: the same one, with the same ids."""
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        content = json.dumps(body)
        while True:
            try:
                with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as connection:
                    connection.request("POST", path, content, headers)
                    answer = connection.getresponse()
                    text = answer.read()
                if answer.status == http.HTTPStatus.OK:
                    found: dict[str, Any] = json.loads(text)
                    return found
                if answer.status < http.HTTPStatus.INTERNAL_SERVER_ERROR:
                    raise SystemExit(f"A writer was refused: {answer.status} {text[:300]!r}")
            except (OSError, http.client.HTTPException, json.JSONDecodeError):
                pass
            with self.lock:
                self.said.retries += 1
            time.sleep(0.05)


def killed_again_and_again(environment: dict[str, str], kills: int, seed: int = 1) -> Found:
    """Kill the server so often under concurrent writers, and compare what it acknowledged with what is there."""
    here = environment | SETTINGS
    token = in_a_process("make", here)
    web, said, lock, stop = Web(here, free_port()), Said(), threading.Lock(), threading.Event()
    rng = random.Random(seed)
    writers = [Writer(web.port, token, said, lock, stop, seed * 1000 + number) for number in range(WRITERS)]
    try:
        web.start()
        for writer in writers:
            writer.start()
        for _ in range(kills):
            time.sleep(rng.uniform(*WAIT_S))
            web.kill()
            web.start()
        stop.set()
        for writer in writers:
            writer.join(PATIENCE_S)
    finally:
        stop.set()
        web.kill()
    return _compared(json.loads(in_a_process("read", here)), said, kills)


def _compared(held: dict[str, Any], said: Said, kills: int) -> Found:
    ids = [row_id for row_id, _ in held["rows"]]
    amounts = dict(held["rows"])
    return Found(
        acknowledged=len(said.sets),
        corrected=len(said.amounts),
        lost=len(said.sets - set(ids)),
        doubled=len(ids) - len(set(ids)),
        corrections_lost=sum(amounts.get(set_id) != amount for set_id, amount in said.amounts.items()),
        kills=kills,
        retries=said.retries,
        whole=held["whole"],
    )


def main() -> None:
    """Measure and print; exit code 1 when anything was lost or doubled."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--do", choices=("make", "read"))
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if asked.do:
        {"make": make_somebody, "read": read_back}[asked.do]()
        return
    environment = dict(os.environ)
    server = environment.get("STRONGBACK_TEST_POSTGRESQL")
    if server:
        from tests.postgresql import own_database  # noqa: PLC0415 - only there

        environment["STRONGBACK_DATABASE_URL"] = own_database(server)
    with tempfile.TemporaryDirectory() as folder:
        before = time.monotonic()
        found = killed_again_and_again(environment | {"STRONGBACK_HOME": folder}, asked.kills, asked.seed)
        took = time.monotonic() - before
    print(
        f"{'PostgreSQL' if server else 'SQLite'}: {found.kills} kills in {took:.0f} s, {found.acknowledged:,} sets and "
        f"{found.corrected:,} corrected ones acknowledged, {found.retries:,} requests sent again; lost {found.lost}, "
        f"doubled {found.doubled}, corrections lost {found.corrections_lost}, file {'whole' if found.whole else 'BAD'}",
        flush=True,
    )
    code = 0 if found.well else 1
    if not server:
        again = [sys.executable, str(ROOT / "tools" / "postgresql.py"), sys.executable, *sys.argv]
        code |= subprocess.run(again, env=environment, check=False).returncode  # noqa: S603 - our own words
    sys.exit(code)


if __name__ == "__main__":
    main()
