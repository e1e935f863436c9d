from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from benchmarks.durability import killed_again_and_again
from benchmarks.power_cut import cut_again_and_again

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_that_was_acknowledged_is_lost_or_doubled_by_kills(strongback_home: Path) -> None:
    found = killed_again_and_again({**os.environ, "STRONGBACK_HOME": str(strongback_home)}, kills=4)
    assert found.acknowledged > 0
    assert found.well, found


@pytest.mark.sqlite
@pytest.mark.skipif(shutil.which("strace") is None, reason="records what is written with strace")
def test_nothing_that_was_acknowledged_is_lost_by_power_cuts_and_the_usual_setting_would_lose_it() -> None:
    ours, usual = cut_again_and_again("FULL", 15), cut_again_and_again("NORMAL", 15)
    assert (ours.corrupt, ours.cuts_with_loss) == (0, 0)
    assert usual.cuts_with_loss > 0
