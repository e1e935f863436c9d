"""How long a proven plan takes: 1,000 random feasible people on one core, beside streprogen rendering a programme.

Bounds: proven within 0.1 percent, 50 ms at the median, 300 ms at the 99th percentile.
Run: ``make bench`` or ``python benchmarks/plan.py [people] [seed]``; times are CPU times of this process.
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.profiles import random_request

from strongback.planning.check import check
from strongback.planning.planner import make_plan
from strongback.planning.search import search

MEDIAN_MS, SLOWEST_PERCENT_MS = 50, 300
PROVEN = 0.001


def main() -> None:
    """Measure and print."""
    people, seed = (int(word) for word in (*sys.argv[1:3], *("1000", "1")[len(sys.argv) - 1 :]))
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    rng = random.Random(seed)
    make_plan(random_request(random.Random(0)))  # loads the catalogue and the solver once
    times: list[float] = []
    unproven = broken = infeasible = 0
    while len(times) < people:
        request = random_request(rng)
        if search(request) is None:
            infeasible += 1
            continue
        before = time.process_time()
        result = make_plan(request)
        times.append(1000 * (time.process_time() - before))
        unproven += result.gap is None or result.gap > PROVEN
        broken += result.plan is None or bool(check(result.plan, request))
    times.sort()
    at_99 = times[int(0.99 * len(times))]
    print(f"plans                 {people} feasible of {people + infeasible} random people, seed {seed}")
    print(f"not proven to 0.1 %   {unproven}")
    print(f"refused by checker    {broken}")
    print(f"median                {median(times):.1f} ms (bound {MEDIAN_MS})")
    print(f"99th percentile       {at_99:.1f} ms (bound {SLOWEST_PERCENT_MS})")
    print(f"slowest               {times[-1]:.1f} ms")
    _beside_streprogen(median(times))


def _beside_streprogen(ours_ms: float) -> None:
    """Render an 8-week, 3-day, 4-exercise programme with streprogen in the same run."""
    try:
        from streprogen import Day, DynamicExercise, Program  # noqa: PLC0415 - only measured against
    except ImportError:
        print("streprogen            not installed: make bench installs it")
        return
    times = []
    for _ in range(20):
        before = time.process_time()
        program = Program("beside", duration=8, units="kg")
        for number in range(3):
            day = Day(f"day {number}")
            day.add_exercises(*(DynamicExercise(f"exercise {number} {each}", start_weight=50) for each in range(4)))
            program.add_days(day)
        program.render()
        times.append(1000 * (time.process_time() - before))
    theirs = median(times)
    print(f"streprogen 4.1.0      {theirs:.1f} ms to render 8 weeks x 3 days x 4 exercises, chosen by hand")
    print(f"ratio                 {ours_ms / theirs:.2f} of its time for a plan chosen and proven")


if __name__ == "__main__":
    main()
