"""The built web client: where its files lie, which addresses are its screens, and the files served at the root.

It is built into ``web/app`` beside this module. What lies under ``/app/`` WhiteNoise sends as it is; the page of every
screen, the service worker and the icon that browsers ask for by themselves are answered by ``pages``, because their
addresses are the service's own.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent / "web"
PAGE, WORKER, ICON = "index.html", "sw.js", "icons/mark-192.png"
# The first words of the addresses that are screens; what comes after them is the client's own business.
SCREENS = (
    "today", "session", "plan", "progress", "learn", "coach", "settings", "welcome", "join", "account", "mirror",
)  # fmt: skip
SCREEN = rf"^(?:{'|'.join(SCREENS)})(?:/.*)?$"
# Files whose names change with what is in them.
IMMUTABLE = r"^/app/(?:assets|mirror)/"
# The workers of the camera mirror; they alone run WebAssembly.
COMPILES = re.compile(r"^/app/assets/[a-z]+-worker-[\w-]+\.js$")


def built(folder: Path = FOLDER) -> str:
    """Return the folder that holds the built client, or nothing when none was built into this package."""
    return str(folder) if (folder / "app" / PAGE).is_file() else ""


@lru_cache(maxsize=4)
def content(root: str, name: str) -> tuple[bytes, str]:
    """Return a file of the client and its entity tag.

    It is read once: a process that knows the files of one build must not hand out the page of the next.
    """
    read = (Path(root) / "app" / name).read_bytes()
    return read, f'"{hashlib.sha256(read).hexdigest()[:24]}"'
