from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.coach.builders import DAY, KNOWN, MONDAY, PULLDOWN, ROW, a_set

from strongback.coach.usual_range import usual_range
from strongback.knowledge.camera import CameraView
from strongback.record.form_summary import FormSummary, Verdict
from strongback.record.log import SetKind, SetLog

if TYPE_CHECKING:
    from datetime import date

    from strongback.coach.ports import Store

SIDE = CameraView.SIDE


def measured(rom: float, day: date = MONDAY, verdict: Verdict = Verdict.CLEAN, **other: Any) -> SetLog:
    seen = FormSummary(reps=10, clean_reps=10, verdict=verdict, coverage=1.0, rom_deg=rom, view=SIDE)
    return a_set(day, summary=seen, **other)


def usual(store: Store, day: date = MONDAY, exercise: str = ROW) -> dict[CameraView, float]:
    return dict(usual_range(store, KNOWN.exercises[exercise], day).by_view)


def test_three_clean_measured_sets_of_the_exercise_say_what_is_usual(store: Store) -> None:
    store.add_facts([measured(80), measured(90), measured(200, exercise=PULLDOWN), a_set()], [], [])
    assert usual(store) == {}
    store.add_facts([measured(100)], [], [])
    assert usual(store) == {SIDE: 90}
    assert usual(store, exercise=PULLDOWN) == {}


def test_sets_that_were_not_clean_and_warm_ups_teach_nothing(store: Store) -> None:
    store.add_facts([measured(90), measured(90), measured(10, verdict=Verdict.WATCH)], [], [])
    store.add_facts([measured(10, kind=SetKind.WARM_UP)], [], [])
    assert usual(store) == {}


@pytest.mark.parametrize(("days", "known"), [(179, True), (180, True), (181, False)])
def test_half_a_year_is_looked_back_on(store: Store, days: int, known: bool) -> None:
    store.add_facts([measured(90), measured(90), measured(90)], [], [])
    assert bool(usual(store, MONDAY + days * DAY)) is known


def test_the_latest_six_count_whatever_came_before(store: Store) -> None:
    old = [measured(50, MONDAY + number * DAY) for number in range(6)]
    new = [measured(90, MONDAY + number * DAY) for number in range(6, 12)]
    store.add_facts(new + old, [], [])
    found = usual_range(store, KNOWN.exercises[ROW], MONDAY + 12 * DAY)
    assert found.document() == {"exercise": ROW, "unit": "degrees", "ranges": [{"view": "side", "range": 90.0}]}
