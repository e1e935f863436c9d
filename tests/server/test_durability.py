from __future__ import annotations

import os
from typing import TYPE_CHECKING

from benchmarks.durability import killed_again_and_again

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_that_was_acknowledged_is_lost_or_doubled_by_kills(strongback_home: Path) -> None:
    found = killed_again_and_again({**os.environ, "STRONGBACK_HOME": str(strongback_home)}, kills=4)
    assert found.acknowledged > 0
    assert found.well, found
