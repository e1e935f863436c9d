"""How long a look back takes from ten years of training, and how quiet and how watchful it is.

Bounds: 25 ms for the full review from records in memory, 60 ms through the store; at most one in twenty reviews of
balanced athletes with a finding; 95 percent of planted problems named within two weeks of being detectable.
Run: ``make bench`` or ``python benchmarks/insight.py``; CPU times of this process. ``--people N`` makes it shorter.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from typing import TYPE_CHECKING

from benchmarks.prescribe import PERSON, ten_years, the_plan, timed
from benchmarks.prescribe import TODAY as MONDAY
from tests.insight.simulated_athletes import PLANTED, balanced, named_after, reviews, with_problem

from strongback.coach.review import options_for, review_for
from strongback.insight.findings import findings, well_done
from strongback.insight.look import Look, LookFacts
from strongback.insight.past import Past
from strongback.knowledge import catalogue
from strongback.record.identity import uuid7
from strongback.record.log import CheckIn, SetLog
from strongback.record.stored import StoredPlan

if TYPE_CHECKING:
    from collections.abc import Callable

    from strongback.record.plan import Plan
    from strongback.store.athlete import AthleteStore

IN_MEMORY_MS, THROUGH_THE_STORE_MS = 25, 60
PEOPLE, SEEDS = 500, 40
# The Sunday after the last set of the ten years.
TODAY = MONDAY - timedelta(days=8)
NIGHT = datetime(TODAY.year, TODAY.month, TODAY.day, 23, 59, tzinfo=UTC)
RNG = random.Random(3)


def new_id(moment: datetime) -> str:
    """Return the id of a new record."""
    return str(uuid7(moment, RNG.randbytes(10)))


def plans(plan: Plan) -> list[StoredPlan]:
    """Return the versions of the plan that were in force in the last months."""
    length = timedelta(weeks=len(plan.weeks))
    starts = [TODAY - length * number for number in range(6, -1, -1)]
    return [StoredPlan(new_id(NIGHT), at, NIGHT, day, plan) for at, day in enumerate(starts, 1)]


def nights() -> list[CheckIn]:
    """Return how each day of ten years began."""
    days = [TODAY - timedelta(days=number) for number in range(3650)]
    return [CheckIn(new_id(NIGHT), day, RNG.choice((6.5, 7.0, 7.5, 8.0)), RNG.randint(1, 5)) for day in days]


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=PEOPLE, help="how many balanced athletes")
    asked.add_argument("--seeds", type=int, default=SEEDS, help="how many athletes with each problem")
    given = asked.parse_args()
    plan = the_plan()
    _in_memory(ten_years(plan, random.Random(1)), nights(), plans(plan))
    _through_the_store(plan)
    _quiet(given.people)
    _watchful(given.seeds)


def _in_memory(sets: list[SetLog], kept: list[CheckIn], stored: list[StoredPlan]) -> None:
    known, options = catalogue(), options_for(PERSON)

    def look(past: Past, of: list[SetLog]) -> int:
        facts = LookFacts(of, past, None, PERSON, stored, (), kept)
        seen = Look(facts, NIGHT, known, options)
        return len(findings(seen)) + len(well_done(seen))

    full = timed(lambda: look(Past.of(sets, known), sets))
    print(f"full review, {len(sets)} sets in memory   {full[0]:.1f} ms least, {median(full):.1f} median (bound 25)")
    past, latest = Past.of(sets[:-1], known), sets[-1500:]
    one_more = timed(lambda: look(past.with_set(sets[-1], known), latest))
    print(f"the same after one more set          {one_more[0]:.1f} ms least, {median(one_more):.1f} median")
    alone = timed(lambda: past.with_set(sets[-1], known))
    print(f"  of that, the past with the set     {alone[0]:.3f} ms least, {median(alone):.3f} median")


def _through_the_store(plan: Plan) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["STRONGBACK_HOME"] = folder
        from strongback.store.opening import open_store  # noqa: PLC0415 - the folder has to be named first

        store = open_store("bench")
        from strongback.store.lookback import forget_reviews, keep_look_back, review_of  # noqa: PLC0415 - Django is set up
        from strongback.store.past import forget_pasts  # noqa: PLC0415 - same
        from strongback.store.reading import forget_sets  # noqa: PLC0415 - same

        store.save_profile(PERSON)
        for version in plans(plan):
            store.save_plan(version)
        latest = _logged(store, plan)

        def anew() -> object:
            forget_pasts()
            forget_sets()
            return review_for(store, catalogue(), TODAY)

        def one_more() -> object:
            store.add_facts([_again(latest)], (), ())
            return review_for(store, catalogue(), TODAY)

        def asked_again() -> object:
            return review_of(store, TODAY)

        def of_the_past() -> object:
            return review_for(store, catalogue(), TODAY)

        for name, work in (
            ("nothing kept, the log read", anew), ("nothing new", of_the_past), ("asked for again", asked_again),
            ("one set more, and keeping it", one_more),
        ):  # fmt: skip
            _say(name, work)
        keep_look_back(store, TODAY)
        forget_reviews()
        _say("after a start of the process", anew)


def _logged(store: AthleteStore, plan: Plan) -> SetLog:
    """Log ten years and return the last set; whoever reads them from the store does not hold them in memory too."""
    sets = ten_years(plan, random.Random(1))
    store.add_facts(sets, (), nights())
    return sets[-1]


def _say(name: str, work: Callable[[], object]) -> None:
    found = timed(work, 30)
    print(f"through the store, {name:30} {found[0]:.1f} ms least, {median(found):.1f} median (bound 60)")


def _again(item: SetLog) -> SetLog:
    from dataclasses import replace  # noqa: PLC0415 - used once

    return replace(item, id=new_id(NIGHT))


def _quiet(people: int) -> None:
    looked = false = 0
    for seed in range(people):
        for _, found in reviews(balanced(seed)):
            looked, false = looked + 1, false + bool(found)
    print(f"quiet: {false} of {looked} reviews of {people} balanced athletes found something ({false / looked:.2%})")


def _watchful(seeds: int) -> None:
    named = planted = 0
    for kind in PLANTED:
        begins = [9 + seed % 3 for seed in range(seeds)]
        after = [
            named_after(kind, seed, at) for seed, at in enumerate(begins) if with_problem(kind, seed, at) is not None
        ]
        in_time = sum(weeks is not None and weeks <= kind.detectable + 2 for weeks in after)
        named, planted = named + in_time, planted + len(after)
        print(f"watchful: {kind.name:28} {in_time} of {len(after)} in time ({kind.detectable} + 2 weeks)")
    print(f"watchful: {named} of {planted} in time ({named / planted:.1%}), {len(PLANTED)} kinds")


if __name__ == "__main__":
    main()
