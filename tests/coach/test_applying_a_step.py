from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.coach.builders import KNOWN, entropy
from tests.coach.fake_store import FakeStore
from tests.insight.simulated_athletes import BEGAN, PLANTED, Athlete, with_problem

from strongback.coach.applying import apply_step, step_of
from strongback.coach.editing import look_through
from strongback.coach.errors import NoPlanError, UsageError
from strongback.coach.review import review_for
from strongback.knowledge.vocabulary import PUSH_PATTERNS
from strongback.record.answers import Answers, Clearance
from strongback.record.stored import ProposalState, ScreeningRecord

if TYPE_CHECKING:
    from strongback.record.plan import Plan

# A week in the middle of a mesocycle, so that sessions of it are still to come.
WEEKS = 13


def store_of(athlete: Athlete) -> FakeStore:
    store = FakeStore()
    store.save_profile(athlete.profile)
    at = datetime.combine(BEGAN, time(7), UTC)
    store.add_screening(ScreeningRecord(athlete.new_id(at), at, Answers({}, all_no=True), Clearance.CLEAR))
    for plan in athlete.plans:
        store.save_plan(plan)
    store.add_facts(athlete.sets, athlete.pain, athlete.check_ins)
    return store


def after(problem: str, seed: int = 0) -> tuple[FakeStore, datetime]:
    kind = next(kind for kind in PLANTED if kind.name == problem)
    athlete = next(found for at in range(seed, 16) if (found := with_problem(kind, at, WEEKS - kind.detectable - 2)))
    for number in range(WEEKS):
        athlete.week(number)
    return store_of(athlete), datetime.combine(BEGAN + timedelta(weeks=WEEKS, days=-1), time(20), UTC)


def codes(store: FakeStore, now: datetime) -> list[str]:
    return [item.code for item in review_for(store, KNOWN, now.date()).back.found]


def pushes(plan: Plan) -> list[tuple[str, int]]:
    items = [item for _, session in plan.sessions() for item in session.trained]
    return [(item.exercise, item.sets) for item in items if KNOWN.exercises[item.exercise].pattern in PUSH_PATTERNS]


def test_a_step_is_shown_before_it_is_taken_and_passes_the_checker() -> None:
    store, now = after("neglecting antagonists")
    before = store.plan()
    assert before is not None
    changed = step_of(store, KNOWN, "SB-R203", "", now)
    assert store.plan() == before
    assert changed.says(KNOWN)
    assert pushes(changed.plan) != pushes(before.plan)
    looked = look_through(store, changed.plan.document(), KNOWN, now.date())
    assert not [item for item in looked.findings if item["blocks"]]
    edited = apply_step(store, KNOWN, changed, now, entropy)
    assert edited.stored is not None
    assert (edited.stored.version, edited.stored.starts_on) == (before.version + 1, before.starts_on)
    assert store.plan() == edited.stored


def test_what_is_past_stays_as_it_was_planned() -> None:
    store, now = after("neglecting antagonists")
    stored = store.plan()
    assert stored is not None
    changed = step_of(store, KNOWN, "SB-R203", "", now)
    over = [(n, s.day) for on, n, s in stored.calendar() if on <= now.date()]
    old, new = ({(n, s.day): s.main + s.balance for n, s in p.sessions()} for p in (stored.plan, changed.plan))
    assert over
    assert all(old[place] == new[place] for place in over)


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        ("pain in one exercise", "SB-R218"),
        ("one exercise left out", "SB-R229"),
        ("over-dosing", "SB-R214"),
        ("not engaging the core", "SB-R205"),
        ("no back extension", "SB-R209"),
    ],
)
def test_other_steps_change_the_plan_too(problem: str, code: str) -> None:
    store, now = after(problem)
    changed = step_of(store, KNOWN, code, "", now)
    assert changed.says(KNOWN)
    assert apply_step(store, KNOWN, changed, now, entropy).stored is not None


def test_a_swap_takes_the_painful_exercise_out_of_all_that_is_to_come() -> None:
    store, now = after("pain in one exercise")
    stored = store.plan()
    assert stored is not None
    changed = step_of(store, KNOWN, "SB-R218", "", now)
    hurts = changed.finding.about
    coming = {(n, s.day) for on, n, s in stored.calendar() if on > now.date()}
    assert hurts not in {i.exercise for n, s in changed.plan.sessions() if (n, s.day) in coming for i in s.trained}


def test_who_cannot_keep_up_gets_a_plan_with_fewer_days() -> None:
    store, now = after("lack of consistency", seed=1)
    if "SB-R204" not in codes(store, now):
        pytest.skip("This athlete stopped altogether.")
    changed = step_of(store, KNOWN, "SB-R204", "", now)
    assert {len(week.sessions) for week in changed.plan.weeks} == {2}


def test_a_coach_who_keeps_the_plan_is_asked() -> None:
    store, now = after("neglecting antagonists")
    changed = step_of(store, KNOWN, "SB-R203", "", now)
    edited = apply_step(store, KNOWN, changed, now, entropy, propose=True)
    assert edited.stored is None
    assert edited.proposal is not None
    assert edited.proposal.state is ProposalState.OPEN
    assert edited.proposal.note == changed.finding.why.say


def test_what_is_not_found_or_changes_no_plan_is_refused_with_what_to_do() -> None:
    store, now = after("short nights")
    with pytest.raises(UsageError, match="no finding SB-R203"):
        step_of(store, KNOWN, "SB-R203", "", now)
    with pytest.raises(UsageError, match="changes no plan: Try the sleep habit"):
        step_of(store, KNOWN, "SB-R220", "", now)


def test_without_a_plan_there_is_nothing_to_change() -> None:
    store, now = after("pain in one exercise")
    store.plans.clear()
    with pytest.raises(NoPlanError):
        step_of(store, KNOWN, "SB-R218", "", now)
