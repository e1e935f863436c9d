"""Puts the built web client into the packages that are made of this project.

In a checkout it is built where it is stale; in a source distribution it is there already. An editable installation does
without: ``make run`` builds what it serves.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INSIDE = "src/strongback/server/web/app"
REFUSED = "The web client is not built and cannot be built here; run make build, which says what is in the way."


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the client's files, which git ignores, to a wheel or a source distribution."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build what is missing before the files are gathered.

        Raises:
            SystemExit: there is no client and it cannot be built.

        """
        if version == "editable":
            return
        root = Path(self.root)
        _build(root)
        if not (root / INSIDE / "index.html").is_file():
            sys.exit(REFUSED)
        to = INSIDE.removeprefix("src/") if self.target_name == "wheel" else INSIDE
        build_data["force_include"].update(
            (str(file), f"{to}/{file.relative_to(root / INSIDE).as_posix()}")
            for file in sorted((root / INSIDE).rglob("*"))
            if file.is_file() and file.name != ".stamp"
        )


def _build(root: Path) -> None:
    """Build the client from its sources: in a checkout where it is stale, elsewhere where there is none."""
    has_sources = (root / "web" / "package.json").is_file()
    if not has_sources or (not (root / ".git").exists() and (root / INSIDE / "index.html").is_file()):
        return
    sys.path.insert(0, str(root))
    from tools import client  # noqa: PLC0415 - an installed package does without the tools

    try:
        client.build()
    except client.ClientError as error:
        sys.exit(f"{error} {REFUSED}")
    finally:
        sys.path.remove(str(root))
