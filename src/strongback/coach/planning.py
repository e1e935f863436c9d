"""Planning as a use case: clearance first, then the best plan or what would make one possible."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from strongback.coach.screening import screening_document
from strongback.insight.week import hard_sets, monday_of
from strongback.planning import rules
from strongback.planning.calendar import LEAST_DISTANCE
from strongback.planning.planner import make_plan
from strongback.planning.request import PlanRequest
from strongback.planning.result import PlanResult, Status
from strongback.planning.settings import DEFAULTS, PlanSettings
from strongback.record.identity import uuid7
from strongback.record.reason import reason
from strongback.record.stored import StoredPlan
from strongback.screening.limits import personal_limits
from strongback.screening.professional import about_conditions
from strongback.screening.screen import ADULT_ENOUGH, screen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from strongback.coach.ports import Entropy, Store
    from strongback.knowledge.catalogue import Catalogue
    from strongback.record.answers import Answers
    from strongback.record.log import SetLog
    from strongback.record.plan import Plan
    from strongback.record.profile import Profile
    from strongback.record.reason import Reason
    from strongback.screening.screen import Screening


@dataclass(frozen=True)
class PlanAnswer:
    """The screening a plan rests on, the request and the result."""

    screening: Screening
    request: PlanRequest
    result: PlanResult

    def document(self) -> dict[str, Any]:
        """Return it as ``strongback plan --json`` prints it."""
        screened, result = screening_document(self.screening), self.result
        plan = result.plan
        return {
            "status": str(result.status),
            "clearance": screened["clearance"],
            "plan": None if plan is None else plan.document(),
            "stimulus_per_week": {} if plan is None else dict(plan.stimulus_per_week),
            "gap": result.gap,
            "clashes": [rule.name for rule in result.clashes],
            "relaxations": [item.document() for item in result.relaxations],
            "reasons": [item.document() for item in result.reasons],
            "flags": screened["flags"],
            "unanswered": screened["unanswered"],
        }


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands: weeks with training so far, and the stimulus of the last full week."""

    weeks_trained: int = 0
    last_week: Mapping[str, float] | None = None


NEW = Standing()
DAY = timedelta(days=1)


def request_for(
    profile: Profile,
    known: Catalogue,
    today: date,
    *,
    standing: Standing = NEW,
    settings: PlanSettings = DEFAULTS,
    weeks: int | None = None,
) -> PlanRequest:
    """Return the planning request of a profile; ``weeks`` is the whole mesocycle with its deload."""
    age = profile.age(today.year)
    limits = personal_limits(profile.conditions, known, young=age is not None and age < ADULT_ENOUGH)
    return PlanRequest(
        profile=profile,
        limits=limits,
        known=known,
        weeks_trained=standing.weeks_trained,
        last_week=standing.last_week or {},
        training_weeks=None if weeks is None else weeks - 1,
        settings=settings,
    )


def plan_for(request: PlanRequest, answers: Answers, today: date) -> PlanAnswer:
    """Return the plan of a request, refused while the clearance asks for a professional first."""
    screening = screen(answers, request.profile.conditions, request.known, request.profile.age(today.year))
    if not screening.stops_the_plan:
        result = make_plan(request)
        asked = () if answers.cleared_by_professional else about_conditions(request.limits.conditions)
        return PlanAnswer(screening, request, replace(result, reasons=(*result.reasons, *asked)))
    return PlanAnswer(screening, request, PlanResult(Status.REFUSED, None, (_why_refused(screening),)))


def _why_refused(screening: Screening) -> Reason:
    clearance, count, do = str(screening.clearance), len(screening.unanswered), screening.flags[0].do
    open_only = screening.only_unanswered
    if open_only:
        say = f"{count} screening questions are not answered; an open one never counts as no."
    else:
        say = f"The screening came out as {clearance}: {do}"
    return reason(rules.CLEARED, say, clearance=clearance, unanswered=count, open_only=open_only, do=do)


def standing_of(store: Store, known: Catalogue, today: date) -> Standing:
    """Return where the athlete of a store stands.

    The last full week is the fullest of the three before this one, so that a deload or a missed session does not
    pass for what the person is used to.
    """
    if store.last_trained() is None:
        return NEW
    first = monday_of(today) - timedelta(weeks=3)
    sets = store.sets_between(first, monday_of(today) - timedelta(days=1))
    return Standing(store.weeks_trained(), fullest_week(sets, known))


def fullest_week(sets: Sequence[SetLog], known: Catalogue) -> Mapping[str, float] | None:
    """Return the stimulus of the week that had most of it; None without any."""
    weeks: dict[date, dict[str, float]] = {}
    for monday in {monday_of(item.day) for item in sets}:
        counts = hard_sets([item for item in sets if monday_of(item.day) == monday])
        exercises = [(known.exercises[name], n) for name, n in counts.items() if name in known.exercises]
        weeks[monday] = {
            group: sum(exercise.credit(group) * n for exercise, n in exercises) for group in known.muscle_groups
        }
    return max(weeks.values(), key=lambda stimulus: sum(stimulus.values()), default=None)


def keep_plan(store: Store, answer: PlanAnswer, now: datetime, entropy: Entropy, made_by: str = "") -> StoredPlan:
    """Put a plan in force from the next of its days on that leaves a day after the last training.

    Raises:
        ValueError: the answer holds no plan.

    """
    plan = answer.result.plan
    if plan is None:
        raise ValueError("There is no plan to keep.")
    with store.turn():
        last, earliest = store.last_trained(), now.date()
        if last is not None and last <= earliest:
            earliest = max(earliest, last + LEAST_DISTANCE * DAY)
        days = {session.day for session in plan.weeks[0].sessions}
        week = (earliest + offset * DAY for offset in range(7))
        starts_on = next(day for day in week if day.isoweekday() in days)
        return next_version(store, plan, now, entropy, made_by=made_by, starts_on=starts_on)


def next_version(
    store: Store, plan: Plan, now: datetime, entropy: Entropy, *, made_by: str, starts_on: date
) -> StoredPlan:
    """Put a plan in force as the next version; the caller has taken a turn, so no other version comes between."""
    before = store.plan()
    version = 1 if before is None else before.version + 1
    stored = StoredPlan(str(uuid7(now, entropy(10))), version, now, starts_on, plan, made_by)
    store.save_plan(stored)
    return stored
