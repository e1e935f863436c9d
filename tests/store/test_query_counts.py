from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.coach.builders import (
    DAY,
    KNOWN,
    MONDAY,
    PLANK,
    PULLDOWN,
    PUSH_UP,
    ROW,
    WEEK,
    a_check_in,
    a_pain_note,
    a_set,
    a_skip,
    a_stored_plan,
    evening,
    log,
    start,
    today,
)

from strongback.coach.progress import progress_for
from strongback.coach.review import review_for
from strongback.coach.swaps import swaps_for
from strongback.coach.training import ahead_for
from strongback.progression.options import DEFAULTS
from strongback.record.log import Region

if TYPE_CHECKING:
    from collections.abc import Callable

    from strongback.record.log import SetLog
    from strongback.store.athlete import AthleteStore

TODAYS_QUERIES = 4
REVIEWS_QUERIES = 9
THE_KEPT_PAST = 1  # a process that knows nothing of an athlete yet looks for what was kept of them
PROGRESS_QUERIES = 5


def weeks_of_training(count: int) -> list[SetLog]:
    """Return sets of every exercise of the plan in each of the weeks before the plan."""
    made = []
    for week in range(1, count + 1):
        for exercise in (ROW, PULLDOWN, PLANK, PUSH_UP):
            made += [
                a_set(MONDAY - week * WEEK + DAY * offset, exercise=exercise) for offset in (0, 3) for _ in range(3)
            ]
    return made


def queries(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        ask()
    return len(captured)


def train(records: AthleteStore, weeks: int) -> None:
    start(records)
    notes = [a_pain_note(MONDAY - week * WEEK, during=1, region=Region.OTHER) for week in range(1, weeks + 1)]
    records.add_facts(weeks_of_training(weeks), notes, [a_check_in(MONDAY - DAY * day) for day in range(weeks)])


def test_today_asks_the_same_number_of_queries_however_long_the_history(records: AthleteStore) -> None:
    train(records, weeks=2)
    short = queries(lambda: today(records, MONDAY))
    records.add_facts(weeks_of_training(150), (), ())
    long = queries(lambda: today(records, MONDAY))
    assert (short, long) == (TODAYS_QUERIES, TODAYS_QUERIES)


def test_the_sessions_ahead_cost_no_more_queries_than_todays(records: AthleteStore) -> None:
    train(records, weeks=2)
    for count in (1, 8):
        asks = queries(lambda count=count: ahead_for(records, KNOWN, evening(MONDAY), DEFAULTS, sessions=count))  # type: ignore[misc]
        assert asks == TODAYS_QUERIES


def test_what_was_skipped_costs_todays_page_no_question_of_its_own(records: AthleteStore) -> None:
    train(records, weeks=2)
    records.add_note(a_skip(MONDAY, PLANK))
    assert queries(lambda: today(records, MONDAY)) == TODAYS_QUERIES


def test_swaps_cost_one_query_more_than_today(records: AthleteStore) -> None:
    train(records, weeks=2)
    assert queries(lambda: swaps_for(records, KNOWN, evening(MONDAY), DEFAULTS)) == TODAYS_QUERIES + 1


def test_a_review_asks_the_same_number_of_queries_however_long_the_history(records: AthleteStore) -> None:
    train(records, weeks=2)
    day = MONDAY - DAY
    short = queries(lambda: review_for(records, KNOWN, day))
    records.add_facts(weeks_of_training(150), (), ())
    long = queries(lambda: review_for(records, KNOWN, day))
    assert short == REVIEWS_QUERIES + THE_KEPT_PAST
    assert long <= short  # nothing older has to be looked for when every exercise was trained of late


def test_progress_asks_the_same_number_of_queries_however_long_the_history(records: AthleteStore) -> None:
    train(records, weeks=2)
    short = queries(lambda: progress_for(records, KNOWN, MONDAY, 52))
    records.add_facts(weeks_of_training(150), (), ())
    for version in range(2, 40):
        records.save_plan(a_stored_plan(version=version, starts_on=MONDAY + version * DAY))
    long = queries(lambda: progress_for(records, KNOWN, MONDAY, 52))
    assert (short, long) == (PROGRESS_QUERIES, PROGRESS_QUERIES)


def test_only_the_plans_that_were_in_force_are_read(records: AthleteStore) -> None:
    for version, (weeks, edits) in enumerate(((-30, 3), (-12, 3), (-4, 3)), 0):
        for edit in range(edits):
            records.save_plan(a_stored_plan(version=version * 3 + edit + 1, starts_on=MONDAY + weeks * WEEK))
    assert [stored.version for stored in records.plans_since(MONDAY - 2 * WEEK)] == [9]
    assert sorted(stored.version for stored in records.plans_since(MONDAY - 6 * WEEK)) == [6, 9]
    assert [stored.version for stored in records.plans_since(MONDAY + 52 * WEEK)] == [9]


def test_logging_asks_the_same_number_of_queries_however_many_sets_are_logged(records: AthleteStore) -> None:
    train(records, weeks=2)
    log(records, f"{PLANK} 1x30s", day=MONDAY)
    one = queries(lambda: log(records, f"{ROW} 1x10", day=MONDAY))
    two = queries(lambda: log(records, f"{ROW} 2x10", day=MONDAY))
    many = queries(lambda: log(records, f"{PLANK} 20x30s", f"{ROW} 10x10", day=MONDAY))
    assert one <= two == many  # a single fact may take a shorter way


def test_rare_exercises_cost_no_query_of_their_own(records: AthleteStore) -> None:
    train(records, weeks=2)
    planned_with_ladder = {ROW, PLANK, *KNOWN.harder[ROW], *KNOWN.harder[PLANK]}
    usual = queries(lambda: today(records, MONDAY))
    long_ago = MONDAY - timedelta(days=900)
    records.add_facts([a_set(long_ago, exercise=name) for name in sorted(planned_with_ladder)], (), ())
    assert queries(lambda: today(records, MONDAY)) == usual
