"""How long today's prescription takes from ten years of training: 28,000 sets, in memory and through the store.

Bound: 10 ms for a whole session. Run: ``make bench`` or ``python benchmarks/prescribe.py``; CPU times of this process.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from strongback.coach.planning import plan_for, request_for
from strongback.coach.training import today_for
from strongback.knowledge import catalogue
from strongback.knowledge.vocabulary import Level
from strongback.progression.gates import Day
from strongback.progression.options import DEFAULTS
from strongback.progression.person import Person
from strongback.progression.prescribe import prescribe
from strongback.record.answers import Answers, Clearance
from strongback.record.history import History
from strongback.record.identity import uuid7
from strongback.record.load import Load
from strongback.record.log import Form, SetLog, Target
from strongback.record.profile import Goal, Profile
from strongback.record.profile_file import WHOLE_GYM
from strongback.record.stored import ScreeningRecord, StoredPlan
from strongback.screening.limits import personal_limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from strongback.record.plan import Plan, PlannedSession

YEARS = 10
SETS = 28_000
BOUND_MS = 10
TODAY = date(2026, 11, 23)
PERSON = Profile(goal=Goal.HYPERTROPHY, days_per_week=3, minutes=60, equipment=WHOLE_GYM, level=Level.ADVANCED)


def the_plan() -> Plan:
    """Return the person's plan."""
    answer = plan_for(request_for(PERSON, catalogue(), TODAY), Answers({}, all_no=True), TODAY)
    if answer.result.plan is None:
        raise SystemExit("The benchmark's own person has no plan.")
    return answer.result.plan


def ten_years(plan: Plan, rng: random.Random) -> list[SetLog]:
    """Return 28,000 sets, three sessions a week, of the plan's exercises."""
    sets: list[SetLog] = []
    day = TODAY - timedelta(weeks=52 * YEARS)
    week = plan.weeks[0].sessions
    each = -(-SETS // (52 * YEARS * len(week)))
    while len(sets) < SETS:
        for session in week:
            sets += _session(session, day + timedelta(days=session.day - 1), each, rng)
        day += timedelta(weeks=1)
    return [item for item in sets[:SETS] if item.day < TODAY]


def _session(session: PlannedSession, day: date, count: int, rng: random.Random) -> list[SetLog]:
    planned = (*session.main, *session.balance)
    moment = datetime(day.year, day.month, day.day, 18, tzinfo=UTC)
    found = []
    for number in range(count):
        item = planned[number % len(planned)]
        found.append(
            SetLog(
                id=str(uuid7(moment + timedelta(minutes=number), rng.randbytes(10))),
                exercise=item.exercise,
                day=day,
                performed_at=moment + timedelta(minutes=number),
                amount=rng.randint(*item.amount),
                load=Load(item.load.implement, kg=float(rng.choice((20, 25, 30)))),
                rir=2.0,
                form=Form.CLEAN,
                target=Target(*item.amount, aim=item.amount[0], rir=2, sets=item.sets),
            )
        )
    return found


def timed(work: Callable[[], object], times: int = 50) -> list[float]:
    """Return CPU milliseconds of each run, after one to warm up."""
    work()
    found = []
    for _ in range(times):
        before = time.process_time()
        work()
        found.append(1000 * (time.process_time() - before))
    return sorted(found)


def main() -> None:
    """Measure and print."""
    known, plan = catalogue(), the_plan()
    sets = ten_years(plan, random.Random(1))
    person = Person(PERSON, personal_limits((), known), known)
    session = plan.weeks[0].sessions[0]
    planned = (*session.main, *session.balance)
    before = time.process_time()
    history = History.of(sets)
    print(f"history               {len(sets)} sets, arranged in {1000 * (time.process_time() - before):.0f} ms (once)")
    in_memory = timed(lambda: [prescribe(item, person, history, Day(TODAY, None)) for item in planned])
    print(f"in memory             {median(in_memory):.2f} ms median, {in_memory[-1]:.2f} slowest")
    _through_the_store(plan, sets)


def _through_the_store(plan: Plan, sets: list[SetLog]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["STRONGBACK_HOME"] = folder
        from strongback.store.opening import open_store  # noqa: PLC0415 - the folder has to be named first

        store = open_store("bench")
        now = datetime(TODAY.year, TODAY.month, TODAY.day, 17, tzinfo=UTC)
        rng = random.Random(2)
        store.save_profile(PERSON)
        answers = Answers({}, all_no=True)
        store.add_screening(ScreeningRecord(str(uuid7(now, rng.randbytes(10))), now, answers, Clearance.CLEAR))
        store.save_plan(StoredPlan(str(uuid7(now, rng.randbytes(10))), 1, now, TODAY, plan))
        store.add_facts(sets, (), ())
        found = timed(lambda: today_for(store, catalogue(), now, DEFAULTS))
        print(f"through the store     {median(found):.2f} ms median, {found[-1]:.2f} slowest (bound {BOUND_MS})")


if __name__ == "__main__":
    main()
