"""What the service costs: CPU milliseconds a request, signed in, with one and with ten years of history.

Bounds: log a set 2 ms, today 4 ms, and ten years at most 1.1 times one year. The CPU time is the server process's own,
and the median of ten rounds is shown, so that a busy machine changes it little. Run: ``make bench`` or ``python
benchmarks/server.py [--ladder] [--server gunicorn]``; PostgreSQL is measured too where ``tools/postgresql.py`` can
start one.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.prescribe import PERSON, TODAY, ten_years, the_plan  # noqa: E402 - the project's folder is named first

from strongback.server.serving import web_command  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

NANO = 1_000_000_000
ROUNDS, REQUESTS = 10, 60
WARM_UP = 30
YEARS = (1, 10)
BOUNDS_MS = {"log a set": 2.0, "today": 4.0}
MOST_TIMES = 1.1
PORT = 8199
PASSWORD = "a long enough phrase"  # noqa: S105 - of somebody who does not exist
SETTINGS = {"DJANGO_SETTINGS_MODULE": "strongback.server.settings", "STRONGBACK_URL": f"http://127.0.0.1:{PORT}"}


@dataclass
class Browser:
    """Somebody's browser: it keeps its cookies and its connection."""

    cookies: dict[str, str]
    connection: http.client.HTTPConnection

    def ask(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """Return the status and the document of an answer."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers |= {"X-CSRFToken": self.cookies.get("csrftoken", ""), "Content-Type": "application/json"}
        self.connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer = self.connection.getresponse()
        content = answer.read()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        return answer.status, json.loads(content) if content[:1] in (b"{", b"[") else None


def fill(years: int) -> None:
    """Give somebody an account, a plan and so many years of training; runs in a process of its own."""
    from strongback.server.serving import prepare  # noqa: PLC0415 - the settings are named by now

    prepare()
    from datetime import UTC, datetime  # noqa: PLC0415

    from allauth.account.models import EmailAddress  # noqa: PLC0415 - Django is ready now
    from django.db import connection  # noqa: PLC0415

    from strongback.record.answers import Answers, Clearance  # noqa: PLC0415
    from strongback.record.identity import uuid7  # noqa: PLC0415
    from strongback.record.stored import ScreeningRecord, StoredPlan  # noqa: PLC0415
    from strongback.server.accounts.models import User  # noqa: PLC0415
    from strongback.store.athlete import AthleteStore  # noqa: PLC0415

    store = AthleteStore("bench@example.org")
    now, rng, plan = datetime.now(UTC), random.Random(2), the_plan()
    user = User.objects.create_user("bench@example.org", PASSWORD, athlete=store.athlete, records_consent_at=now)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    store.save_profile(PERSON)
    answers = Answers({}, all_no=True)
    store.add_screening(ScreeningRecord(str(uuid7(now, rng.randbytes(10))), now, answers, Clearance.CLEAR))
    store.save_plan(StoredPlan(str(uuid7(now, rng.randbytes(10))), 1, now, now.date(), plan))
    sets = ten_years(plan, rng)
    first = max(item.day for item in sets)
    recent = [item for item in sets if (first - item.day).days <= years * 365]
    for at in range(0, len(recent), 2000):
        store.add_facts(recent[at : at + 2000], (), ())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as the database does by itself before long
    print(len(recent))


def crowd(count: int) -> None:
    """Add other people's sets until there are so many; runs in a process of its own."""
    from strongback.store.opening import set_up  # noqa: PLC0415

    set_up()
    from django.db import connection, transaction  # noqa: PLC0415 - Django is ready now

    from strongback.store.models import Athlete, SetRow  # noqa: PLC0415

    kept = SetRow.objects.filter(athlete__name="bench@example.org")
    each = min(28_000, kept.count())
    columns = [field.column for field in SetRow._meta.concrete_fields]  # noqa: SLF001 - Django's own list
    listed = ", ".join(f'"{name}"' for name in columns)
    picked = ", ".join("%s" if name == "athlete_id" else f'"{name}"' for name in columns)
    source = kept.values_list("athlete_id", flat=True).first()
    column = Athlete._meta.get_field("id")  # noqa: SLF001 - Django's own name for it
    there = SetRow.objects.count()
    while there < count:
        with transaction.atomic(), connection.cursor() as cursor:
            other = Athlete.objects.create(name=str(uuid.uuid4()))
            ids = [column.get_db_prep_value(value, connection) for value in (other.id, source)]
            cursor.execute(
                f"INSERT INTO store_setrow ({listed}) SELECT {picked} FROM store_setrow WHERE athlete_id = %s",  # noqa: S608 - the names are the table\'s own
                ids,
            )
        there += each
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(there)


def in_a_process(work: str, argument: int, environment: dict[str, str]) -> str:
    """Run one of this file's functions in a process of its own, and return what it said."""
    command = [sys.executable, str(Path(__file__).resolve()), "--do", work, str(argument)]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)  # noqa: S603
    return done.stdout.strip()


class Server:
    """A web server with one process, and how much CPU time it has used."""

    def __init__(self, environment: dict[str, str], kind: str, port: int = PORT) -> None:
        self.port = port
        application = "strongback.server.wsgi:application"
        gunicorn = [
            *(sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}", "--workers", "1"),
            *("--worker-class", "gthread", "--threads", "8", "--keep-alive", "60", "--log-level", "warning"),
            "--no-control-socket",
        ]
        command = web_command("127.0.0.1", port, 1) if kind == "granian" else gunicorn
        self.process = subprocess.Popen(command, env=environment, start_new_session=True)  # noqa: S603 - our own words
        self._wait()

    def _wait(self) -> None:
        until = time.monotonic() + 30
        while time.monotonic() < until:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                connection.request("GET", "/healthy")
                if connection.getresponse().status == http.HTTPStatus.OK:
                    return
            except OSError:
                time.sleep(0.1)
        raise SystemExit("The server does not start.")

    def cpu_s(self) -> float:
        """Return the CPU seconds of the server and its processes."""
        return sum(self._of(pid) for pid in self._pids())

    def _pids(self) -> Iterator[int]:
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
                except OSError:
                    continue
                if int(fields[3]) == self.process.pid:  # the session that was started with it
                    yield int(entry.name)

    @staticmethod
    def _of(pid: int) -> float:
        """Add up what the scheduler counted for each thread, to the nanosecond; the usual figures have 10 ms steps."""
        threads = Path(f"/proc/{pid}/task").iterdir()
        return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / NANO

    def stop(self) -> None:
        """End it."""
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(20)


def signed_in(port: int) -> Browser:
    """Return the browser of the person of this benchmark."""
    browser = Browser({}, http.client.HTTPConnection("127.0.0.1", port, timeout=60))
    browser.ask("GET", "/api/v1/instance")
    said = {"email": "bench@example.org", "password": PASSWORD}
    status, document = browser.ask("POST", "/_allauth/browser/v1/auth/login", said)
    if status != http.HTTPStatus.OK:
        raise SystemExit(f"Signing in failed: {status} {document}")
    return browser


def a_set(number: int) -> dict[str, Any]:
    """Return a new set of today."""
    return {
        "id": str(uuid.uuid4()),
        "exercise": "seated-cable-row",
        "day": TODAY.isoformat(),
        "performed_at": f"{TODAY}T18:{number % 60:02d}:00+01:00",
        "amount": 10,
        "load": {"kind": "stack", "kg": 40.0},
        "rir": 2,
        "form": "clean",
    }


def requests(browser: Browser) -> dict[str, Callable[[int], tuple[int, Any]]]:
    """Return what is measured."""
    mine = "/api/v1/athletes/me"

    def log(number: int) -> tuple[int, Any]:
        return browser.ask("POST", f"{mine}/log", {"sets": [a_set(number)]})

    def sync(number: int) -> tuple[int, Any]:
        operation = {"id": str(uuid.uuid4()), "op": "add-set", "set": a_set(number)}
        return browser.ask("POST", f"{mine}/sync", {"operations": [operation]})

    def changed_today(number: int) -> tuple[int, Any]:
        check_in = {"id": str(uuid.uuid4()), "day": "2020-01-01", "sleep_h": 7 + number % 3}
        browser.ask("POST", f"{mine}/check-ins", check_in)
        return browser.ask("GET", f"{mine}/today")

    def set_and_review(number: int) -> tuple[int, Any]:
        log(number)
        return browser.ask("GET", f"{mine}/review?day={TODAY}")

    words = ("row", "face pull", "plank", "seated cabel row", "band")
    return {
        "exercise search": lambda n: browser.ask("GET", f"/api/v1/exercises?search={words[n % 5].replace(' ', '+')}"),
        "today": lambda _: browser.ask("GET", f"{mine}/today"),
        "check in and today": changed_today,
        "review": lambda _: browser.ask("GET", f"{mine}/review?day={TODAY}"),
        "a set and the review": set_and_review,
        "log a set": log,
        "sync a set": sync,
    }


def measured(environments: Sequence[dict[str, str]], kind: str) -> list[dict[str, float]]:
    """Return CPU milliseconds of each request for each of several services.

    They run side by side and take turns, so that what else the machine does weighs on all of them alike.
    """
    with ExitStack() as stack:
        servers: list[Server] = []
        for at, environment in enumerate(environments):
            servers.append(Server(environment, kind, PORT + at))
            stack.callback(servers[-1].stop)
        asked = [requests(signed_in(server.port)) for server in servers]
        found: list[dict[str, float]] = [{} for _ in servers]
        for name in asked[0]:
            for ways in asked:
                _warm_up(name, ways[name])
            spent: list[list[float]] = [[] for _ in servers]
            for _ in range(ROUNDS):
                for at, (server, ways) in enumerate(zip(servers, asked, strict=True)):
                    before = server.cpu_s()
                    for number in range(REQUESTS):
                        ways[name](number)
                    spent[at].append(server.cpu_s() - before)
            for at, rounds in enumerate(spent):
                found[at][name] = 1000 * statistics.median(rounds) / REQUESTS
        return found


def _warm_up(name: str, ask: Callable[[int], tuple[int, Any]]) -> None:
    for number in range(WARM_UP):
        status, document = ask(number)
        if status != http.HTTPStatus.OK:
            raise SystemExit(f"{name}: {status} {document}")


def compare(environment: dict[str, str], kind: str, title: str) -> bool:
    """Measure one and ten years on a database, print them, and say whether the bounds hold."""
    with ExitStack() as stack:
        here = []
        for years in YEARS:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            here.append(fresh(environment, folder, f"years_{years}"))
            in_a_process("fill", years, here[-1])
        found = dict(zip(YEARS, measured(here, kind), strict=True))
    print(f"\n{title}, {kind}: CPU ms a request, signed in")
    print(f"{'':21}{'1 year':>8}{'10 years':>10}{'times':>8}{'bound':>8}")
    well = True
    for name in found[1]:
        short, long = found[1][name], found[10][name]
        bound = BOUNDS_MS.get(name)
        well &= (bound is None or long <= bound) and long <= MOST_TIMES * short
        print(f"{name:21}{short:8.2f}{long:10.2f}{long / short:8.2f}{bound or '':>8}")
    return well


def ladder(environment: dict[str, str], kind: str, title: str, rungs: tuple[int, ...]) -> None:
    """Show how the figures grow with the rows of all people together, each rung a database of its own."""
    with ExitStack() as stack:
        here, there = [], []
        for rows in rungs:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            here.append(fresh(environment, folder, f"rows_{rows}"))
            in_a_process("fill", 10, here[-1])
            there.append(int(in_a_process("crowd", rows, here[-1])))
        found = measured(here, kind)
    print(f"\n{title}, {kind}: CPU ms a request, ten years of one's own beside so many sets of others")
    print(f"{'':21}" + "".join(f"{rows:>13,}" for rows in there))
    for name in found[0]:
        print(f"{name:21}" + "".join(f"{of_rung[name]:13.2f}" for of_rung in found), flush=True)


def fresh(environment: dict[str, str], folder: str, name: str = "") -> dict[str, str]:
    """Return an environment with an empty database."""
    here = environment | SETTINGS | {"STRONGBACK_HOME": folder, "PYTHONPATH": str(ROOT)}
    server = environment.get("STRONGBACK_TEST_POSTGRESQL")
    if server and environment.get("STRONGBACK_DATABASE_URL"):
        from tests.postgresql import own_database  # noqa: PLC0415 - only there

        here["STRONGBACK_DATABASE_URL"] = own_database(server, name)
    return here


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--do", nargs=2)
    parser.add_argument("--server", default="granian", choices=("granian", "gunicorn"))
    parser.add_argument("--ladder", action="store_true")
    parser.add_argument("--rungs", type=int, nargs="*", default=[100_000, 1_000_000, 10_000_000])
    said = parser.parse_args()
    if said.do:
        {"fill": fill, "crowd": crowd}[said.do[0]](int(said.do[1]))
        return
    environment = dict(os.environ)
    postgresql = environment.get("STRONGBACK_TEST_POSTGRESQL")
    title = "PostgreSQL" if postgresql else "SQLite"
    if postgresql:
        environment["STRONGBACK_DATABASE_URL"] = postgresql
    if said.ladder:
        ladder(environment, said.server, title, tuple(said.rungs))
    else:
        well = compare(environment, said.server, title)
        print("Every bound holds." if well else "A bound does not hold.")
    if not postgresql:
        again = [sys.executable, str(ROOT / "tools" / "postgresql.py"), sys.executable, *sys.argv]
        subprocess.run(again, env=environment, check=False)  # noqa: S603 - our own words


if __name__ == "__main__":
    main()
