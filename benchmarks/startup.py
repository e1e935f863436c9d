"""How long ``strongback --help`` takes to answer. Bound: 0.25 s. Run: ``python benchmarks/startup.py``."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

BOUND_S = 0.25
COMMAND = Path(sys.executable).with_name("strongback")


def main() -> None:
    """Measure and print."""
    times = []
    for _ in range(21):
        before = time.perf_counter()
        subprocess.run([COMMAND, "--help"], check=True, capture_output=True)  # noqa: S603 - our own command
        times.append(time.perf_counter() - before)
    times.sort()
    print(f"strongback --help     {median(times):.3f} s median, {times[-1]:.3f} s slowest (bound {BOUND_S})")


if __name__ == "__main__":
    main()
