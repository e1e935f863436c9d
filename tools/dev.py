"""The project's commands, on the standard library alone: ``python tools/dev.py help`` lists them.

``make`` calls this file, and so can a machine without make. Everything installs into ``.venv`` beside it.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools import client  # noqa: E402 - the project's folder is named first

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
BENCHMARKS = (
    "plan",
    "prescribe",
    "insight",
    "startup",
    "solvers",
    "motion",
    "form",
    "server",
    "durability",
    "power_cut",
    "web",
)
MINIMUM = (3, 11)
WITH_DATABASE = ("tests/store", "tests/coach", "tests/cli", "tests/server")  # the others never open one


def run(*command: str | Path, env: dict[str, str] | None = None) -> None:
    """Run a command in the project's folder and stop with its exit code when it fails."""
    done = subprocess.run([str(part) for part in command], cwd=ROOT, env={**os.environ, **(env or {})}, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def python() -> Path:
    """Return the interpreter of the project's environment."""
    return BIN / ("python.exe" if os.name == "nt" else "python")


def stamp(lock: str) -> str:
    """Return a fingerprint of everything that decides what gets installed."""
    text = "".join((ROOT / name).read_text(encoding="utf-8") for name in (lock, "pyproject.toml"))
    return hashlib.sha256(f"{sys.version}{text}".encode()).hexdigest()


def ensure(lock: str) -> None:
    """Create ``.venv`` and install a hash-locked list into it, unless that is already done."""
    if sys.version_info < MINIMUM:
        sys.exit(f"Strongback needs Python {MINIMUM[0]}.{MINIMUM[1]} or newer; this is {sys.version.split()[0]}.")
    mark = VENV / f".{lock}.stamp"
    if mark.exists() and mark.read_text(encoding="utf-8") == stamp(lock):
        return
    print(f"Setting up {VENV.name} from {lock} (once, about half a minute) ...", file=sys.stderr)
    if not python().exists():
        _create_environment()
    pip: list[str | Path] = [python(), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    run(*pip, "--require-hashes", "-r", lock)
    run(*pip, "--no-deps", "--no-build-isolation", "-e", ".")
    mark.write_text(stamp(lock), encoding="utf-8")


def _create_environment() -> None:
    try:
        venv.create(VENV, with_pip=True, clear=True)
    except subprocess.CalledProcessError:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit("Python's venv cannot install pip here. On Debian: apt install python3-venv, then try again.")


def setup(_: Sequence[str]) -> None:
    """Install everything that running and testing needs."""
    ensure("requirements-dev.lock")


def serve(arguments: Sequence[str]) -> None:
    """Set up what is missing and serve Strongback on this machine, until Ctrl-C."""
    ensure("requirements.lock")
    build_if_possible()
    command = [str(BIN / "strongback"), "serve", *arguments]
    if os.name != "nt":
        sys.stdout.flush()
        os.execv(command[0], command)  # noqa: S606 - Ctrl-C reaches the service itself
    sys.exit(subprocess.call(command, cwd=ROOT))


def build_if_possible() -> None:
    """Build the web client; without a network, say, the service is worth starting all the same."""
    try:
        client.build()
    except client.ClientError as error:
        kept = (client.BUILT / "index.html").is_file()
        instead = "the one that was built before" if kept else "a plain page in its place"
        print(f"{error}\nStrongback starts with {instead}; make run tries again.", file=sys.stderr, flush=True)


def dev(_: Sequence[str]) -> None:
    """Serve the web client as it is being written, with the service behind it, until Ctrl-C."""
    ensure("requirements.lock")
    client.ensure_packages(everything=True)
    client.bake()
    address = {"STRONGBACK_URL": "http://localhost:5173"}  # the page's address is the one that forms must come from
    command = [str(BIN / "strongback"), "serve"]
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, **address}) as service:
        try:
            client.npm("run", "--silent", "dev", failing="The development server ended.")
        finally:
            service.terminate()


def build(_: Sequence[str]) -> None:
    """Build the web client into the Python package, unless what lies there is current."""
    client.build()


def start(arguments: Sequence[str]) -> None:
    """Set up what is missing and walk through Strongback on the terminal."""
    ensure("requirements.lock")
    refusal = 1  # an answer like any other, such as: see somebody first
    code = subprocess.call([str(BIN / "strongback"), "start", *arguments], cwd=ROOT)
    sys.exit(0 if code == refusal else code)


def check(_: Sequence[str]) -> None:
    """Format, lint, types, import contracts, and no drift in generated pages."""
    ensure("requirements-dev.lock")
    run(BIN / "ruff", "format", "--check", ".")
    run(BIN / "ruff", "check", ".")
    run(BIN / "mypy", env={"STRONGBACK_SECRET_KEY": "of no service"})  # its settings are read, nothing is made
    run(BIN / "lint-imports", "--no-cache")
    run(python(), "tools/pages.py", "--check")
    run(python(), "tools/api_types.py", "--check")
    run(python(), "tools/pain_light.py", "--check")
    client.check()
    audit()


def audit() -> None:
    """Ask whether anything that is installed has a known vulnerability; without a network nobody can say."""
    command = [str(BIN / "pip-audit"), "--require-hashes", "--disable-pip", "-r", "requirements.lock"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if "known vulnerabilit" in done.stderr and "No known" not in done.stderr:
        sys.exit(f"{done.stdout}{done.stderr}Update what is named and run make lock.")
    if done.returncode or "could not be audited" in done.stdout:
        print("Audit: the list of known vulnerabilities could not be asked about everything.", file=sys.stderr)


def test(arguments: Sequence[str]) -> None:
    """Run all tests, journeys too where there is a browser; further words go to pytest, on SQLite alone."""
    ensure("requirements-dev.lock")
    # One more than there are processors: tests wait for services and databases of their own.
    pytest = (python(), "-m", "pytest", "-n", str(min(4, (os.cpu_count() or 1) + 1)))
    run(*pytest, *arguments)
    if arguments:
        return
    if sys.platform == "linux" or os.environ.get("STRONGBACK_TEST_POSTGRESQL"):
        print("The same on PostgreSQL ...", file=sys.stderr, flush=True)
        run(python(), "tools/postgresql.py", *pytest, *WITH_DATABASE)
    client.test()
    if client.chromium():
        client.journeys()
    else:
        print(f"Browser journeys skipped: {client.NO_BROWSER}", file=sys.stderr, flush=True)


def test_all(arguments: Sequence[str]) -> None:
    """Run all tests as test does, and fail when the journeys cannot run for want of a browser."""
    if not client.chromium():
        sys.exit(f"Browser journeys cannot run: {client.NO_BROWSER}.")
    test(arguments)


def journeys(arguments: Sequence[str]) -> None:
    """Walk through the client in a real browser; further words go to Playwright."""
    ensure("requirements-dev.lock")
    client.journeys(*arguments)


def pictures(arguments: Sequence[str]) -> None:
    """Take a picture of every screen into build/pictures, and those of the README."""
    ensure("requirements-dev.lock")
    client.in_browser("../tools/pictures/playwright.config.ts", *arguments, failing="A picture cannot be taken.")


def sheet(_: Sequence[str]) -> None:
    """Draw every movement at its beginning, halfway and at its end, into docs/movements."""
    ensure("requirements-dev.lock")
    run(python(), "tools/contact_sheet.py")


def fix(_: Sequence[str]) -> None:
    """Format the code, mend what ruff can mend, and write the generated pages."""
    ensure("requirements-dev.lock")
    run(BIN / "ruff", "check", "--fix", "--quiet", "--exit-zero", ".")
    run(BIN / "ruff", "format", "--quiet", ".")
    run(python(), "tools/pages.py")
    run(python(), "tools/api_types.py")
    run(python(), "tools/pain_light.py")
    client.fix()


def bench(arguments: Sequence[str]) -> None:
    """Run the side-by-side measurements, or those that are named."""
    ensure("requirements-dev.lock")
    ensure("requirements-bench.lock")
    for name in arguments or BENCHMARKS:
        print(f"== benchmarks/{name}.py")
        run(python(), f"benchmarks/{name}.py")


def lock(_: Sequence[str]) -> None:
    """Write the lock files anew from pyproject.toml."""
    ensure("requirements-dev.lock")
    shared = "--quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-annotate"
    silent = "--no-emit-index-url --no-emit-find-links --no-emit-trusted-host"
    compiler: list[str | Path] = [BIN / "pip-compile", *shared.split(), *silent.split()]
    for name, extra in (
        ("requirements", ""),
        ("requirements-dev", "--extra dev"),
        ("requirements-bench", "--extra bench"),
    ):
        run(*compiler, "--all-build-deps", *extra.split(), "-o", f"{name}.lock", "pyproject.toml")
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder, "node.in")
        asked.write_text(client.NODE_PACKAGE, encoding="utf-8")
        run(*compiler, "-o", client.NODE_LOCK, asked)


COMMANDS: dict[str, Callable[[Sequence[str]], None]] = {
    "run": serve,
    "start": start,
    "dev": dev,
    "setup": setup,
    "build": build,
    "test": test,
    "test-all": test_all,
    "journeys": journeys,
    "pictures": pictures,
    "sheet": sheet,
    "check": check,
    "fix": fix,
    "bench": bench,
    "lock": lock,
}


def main() -> None:
    """Read the command line and do one thing."""
    width = max(map(len, COMMANDS))
    listing = "\n".join(f"  {name:<{width}}  {(does.__doc__ or '').splitlines()[0]}" for name, does in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="tools/dev.py",
        description="The project's commands.",
        epilog=listing,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=[*COMMANDS, "help"], metavar="command")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="handed on to the command")
    asked = parser.parse_args()
    if asked.command == "help":
        parser.print_help()
        return
    try:
        COMMANDS[asked.command](asked.arguments)
    except client.ClientError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
