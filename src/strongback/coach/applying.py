"""Applying the next step of a finding: a changed plan, made by planning's own doses and judged by its checker.

Several ways to change a plan are tried in order, and the first that the checker lets through is shown. Sessions up to
today stay as they are. Where no small change passes, that is said, with what to do instead.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC
from itertools import islice
from typing import TYPE_CHECKING, Any

from strongback.coach.editing import Edited, edit_plan, look_through
from strongback.coach.errors import NoPlanError, NoProfileError, NotScreenedError, PlanOverError, UsageError
from strongback.coach.planning import keep_plan, plan_for, request_for, standing_of
from strongback.coach.review import review_for
from strongback.insight.finding import ChangeKind, PlanChange
from strongback.knowledge.vocabulary import Block
from strongback.planning.frame import how
from strongback.planning.pool import Candidate, pool
from strongback.record.load import Load
from strongback.record.plan import Plan, PlannedExercise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date, datetime

    from strongback.coach.planning import PlanAnswer
    from strongback.coach.ports import Entropy, Store
    from strongback.insight.finding import Finding
    from strongback.knowledge.catalogue import Catalogue
    from strongback.knowledge.exercise import Exercise
    from strongback.planning.request import PlanRequest
    from strongback.record.plan import PlannedSession
    from strongback.record.stored import StoredPlan

MOST_TRIES = 24
MOST_ALTERNATIVES = 6


@dataclass(frozen=True, slots=True)
class Differs:
    """How many sets a session an exercise had and has, from a week on; None where it is not in the plan."""

    exercise: str
    was: int | None
    now: int | None
    week: int

    def say(self, known: Catalogue) -> str:
        """Say it in a sentence."""
        return f"{known.exercises[self.exercise].name}: {_sets(self.was, self.now)}, from week {self.week}."

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {"exercise": self.exercise, "was": self.was, "now": self.now, "week": self.week}


@dataclass(frozen=True, slots=True)
class Changed:
    """The plan a finding's step leads to, what differs, and the version it is made from.

    ``answer`` is there when the whole plan is a new one.
    """

    finding: Finding
    plan: Plan
    differs: tuple[Differs, ...]
    base_version: int
    answer: PlanAnswer | None = None

    def says(self, known: Catalogue) -> tuple[str, ...]:
        """Say what differs, a sentence each."""
        if self.answer is not None:
            days = len(self.plan.weeks[0].sessions)
            return (f"A new plan of {len(self.plan.weeks)} weeks with {days} sessions a week.",)
        return tuple(item.say(known) for item in self.differs)

    def document(self, known: Catalogue) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "finding": self.finding.document(),
            "changes": list(self.says(known)),
            "differs": [item.document() for item in self.differs],
            "base_version": self.base_version,
            "plan": self.plan.document(),
        }


def step_of(store: Store, known: Catalogue, code: str, about: str, now: datetime) -> Changed:
    """Return what the step of a finding would change; nothing is kept.

    Raises:
        UsageError: there is no such finding now, its step changes no plan, or no small change passes the checker.
        NoPlanError, PlanOverError, NoProfileError, NotScreenedError: there is no plan to change.

    """
    found = _finding(store, known, code, about, now)
    change = found.step.change
    if change is None:
        raise UsageError(f"The next step of {code} changes no plan: {found.step.say}")
    stored, profile = store.plan(), store.profile()
    if stored is None:
        raise NoPlanError
    if profile is None:
        raise NoProfileError
    if change.kind is ChangeKind.DAYS:
        return _fewer_days(store, known, found, stored, now)
    if all(on <= now.date() for on, _, _ in stored.calendar()):
        raise PlanOverError(stored.calendar()[-1][0].isoformat())
    request = request_for(profile, known, now.date())
    for plan in islice(_tries(stored, change, request, now.date()), MOST_TRIES):
        looked = look_through(store, plan.document(), known, now.date())
        if not any(item["blocks"] for item in looked.findings):
            return Changed(found, looked.plan, _differs(stored.plan, looked.plan), stored.version)
    raise UsageError(f"No small change for {code} passes the checker; edit the plan by hand, or make a new one.")


def apply_step(
    store: Store,
    known: Catalogue,
    changed: Changed,
    now: datetime,
    entropy: Entropy,
    *,
    made_by: str = "",
    propose: bool = False,
) -> Edited:
    """Put a changed plan in force, or propose it to the coach who keeps the plan.

    Raises:
        BrokenPlanError, StaleVersionError: the plan was changed meanwhile, or breaks requirements now.
        UsageError: a plan with other days cannot be proposed.

    """
    if changed.answer is None:
        return edit_plan(
            store, changed.plan.document(), changed.base_version, known, now, entropy, made_by=made_by,
            note=changed.finding.why.say, propose=propose,
        )  # fmt: skip
    if propose:
        raise UsageError("Your coach keeps your plan: write to them that fewer days would fit better.")
    return Edited(keep_plan(store, changed.answer, now, entropy, made_by), None)


def _finding(store: Store, known: Catalogue, code: str, about: str, now: datetime) -> Finding:
    found = [
        item for item in review_for(store, known, now.date(), zone=now.tzinfo or UTC).back.found if item.code == code
    ]
    for item in found:
        if about in ("", item.about):
            return item
    raise UsageError(f"There is no finding {code}{f' about {about}' if about else ''} now; read the review again.")


def _fewer_days(store: Store, known: Catalogue, found: Finding, stored: StoredPlan, now: datetime) -> Changed:
    """Plan the next mesocycle with as many days as are really trained."""
    profile, screening, today = store.profile(), store.screening(), now.date()
    days = found.step.change.days if found.step.change else None
    if profile is None:
        raise NoProfileError
    if screening is None:
        raise NotScreenedError
    fewer = replace(profile, days_per_week=days or profile.days_per_week, weekdays=())
    answer = plan_for(
        request_for(fewer, known, today, standing=standing_of(store, known, today)), screening.answers, today
    )
    plan = answer.result.plan
    if plan is None:
        raise UsageError("There is no plan with fewer days; the reasons are where a new plan is made.")
    return Changed(found, plan, (), stored.version, answer)


def _tries(stored: StoredPlan, change: PlanChange, request: PlanRequest, today: date) -> Iterator[Plan]:
    """Yield changed plans, the smallest change first."""
    plan, known = stored.plan, request.known
    planned = {item.exercise for _, session in plan.sessions() for item in session.trained}
    meant = [known.exercises[name] for name in sorted(planned) if name in known.exercises]
    match change.kind:
        case ChangeKind.MORE:
            for exercise in _by_worth(meant, change):
                yield _with(stored, today, _one_set(exercise.id, 1), deload=False)
            for candidate in _alternatives(change, request, planned)[:2]:
                yield from _added(stored, today, candidate, request)
            # A plan that holds enough of it already is not followed: what stands there may be what does not suit.
            for exercise in _by_worth(meant, change)[:2]:
                yield from _swaps(stored, today, exercise.id, request)
        case ChangeKind.FEWER:
            for exercise in _by_worth(meant, change):
                yield _with(stored, today, _one_set(exercise.id, -1), deload=False)
        case _:
            easier = known.easier.get(change.exercise, ()) if change.kind is ChangeKind.EASIER else None
            yield from _swaps(stored, today, change.exercise, request, easier)


def _swaps(
    stored: StoredPlan, today: date, exercise: str, request: PlanRequest, among: Iterable[str] | None = None
) -> Iterator[Plan]:
    """Yield the plan with others in the place of an exercise: of its pattern, or among certain ones."""
    old = request.known.exercises.get(exercise)
    if old is None:
        return
    planned = {item.exercise for _, session in stored.plan.sessions() for item in session.trained}
    if among is None:
        same = PlanChange(ChangeKind.SWAP, (str(old.pattern),), exercise=exercise)
        found = _alternatives(same, request, planned)
    else:
        found = [item for item in pool(request) if item.exercise.id in set(among) - planned]
    for candidate in found:
        yield _with(stored, today, _swapped(exercise, candidate, request))


def _by_worth(meant: Iterable[Exercise], change: PlanChange) -> list[Exercise]:
    """Return the planned exercises a change is about, those it is most about first."""
    fitting = [
        exercise
        for exercise in meant
        if (not change.patterns or exercise.pattern in change.patterns)
        and (not change.group or exercise.credit(change.group) > 0)
    ]
    return sorted(fitting, key=lambda exercise: (-exercise.credit(change.group), exercise.id))


def _alternatives(change: PlanChange, request: PlanRequest, planned: set[str]) -> list[Candidate]:
    """Return what may be planned besides, the nearest to the exercise in question or the best liked first."""
    old = request.known.exercises.get(change.exercise)

    def nearness(candidate: Candidate) -> float:
        if old is None:
            return candidate.exercise.credit(change.group) + candidate.liking / 10
        groups = {*old.muscles.primary, *old.muscles.secondary}
        return -sum(abs(old.credit(g) - candidate.exercise.credit(g)) for g in groups) + candidate.liking / 10

    found = [item for item in pool(request) if item.exercise.id not in planned and _by_worth([item.exercise], change)]
    found.sort(key=lambda item: (-nearness(item), item.exercise.id))
    return found[:MOST_ALTERNATIVES]


def _with(
    stored: StoredPlan, today: date, change: Callable[[PlannedSession], PlannedSession], *, deload: bool = True
) -> Plan:
    """Return the plan with every session after today changed; lighter weeks keep their sets with ``deload`` false."""
    coming = {(number, session.day) for on, number, session in stored.calendar() if on > today}
    weeks = []
    for number, week in enumerate(stored.plan.weeks, 1):
        changes = deload or not week.deload
        sessions = tuple(change(s) if changes and (number, s.day) in coming else s for s in week.sessions)
        weeks.append(replace(week, sessions=sessions))
    return Plan(tuple(weeks))


def _items(session: PlannedSession, change: Callable[[PlannedExercise], PlannedExercise]) -> PlannedSession:
    return replace(session, main=tuple(map(change, session.main)), balance=tuple(map(change, session.balance)))


def _one_set(exercise: str, more: int) -> Callable[[PlannedSession], PlannedSession]:
    def change(item: PlannedExercise) -> PlannedExercise:
        return replace(item, sets=max(1, item.sets + more)) if item.exercise == exercise else item

    return lambda session: _items(session, change)


def _swapped(exercise: str, candidate: Candidate, request: PlanRequest) -> Callable[[PlannedSession], PlannedSession]:
    def change(item: PlannedExercise) -> PlannedExercise:
        return _planned(candidate, request, item.sets, item.rir) if item.exercise == exercise else item

    return lambda session: _items(session, change)


def _added(stored: StoredPlan, today: date, candidate: Candidate, request: PlanRequest) -> Iterator[Plan]:
    """Yield the plan with one more exercise on one of its days, the day with most time left first."""
    main = Block.MAIN in candidate.exercise.blocks
    days = sorted(stored.plan.weeks[0].sessions, key=lambda session: session.minutes)
    for day in (session.day for session in days):

        def change(session: PlannedSession, day: int = day) -> PlannedSession:
            if session.day != day:
                return session
            rir = max((item.rir for item in session.trained), default=candidate.rir)
            new = _planned(candidate, request, candidate.least_sets, rir)
            if main:
                return replace(session, main=(*session.main, new))
            return replace(session, balance=(*session.balance, new))

        plan = _with(stored, today, change)
        two = [
            replace(week, sessions=tuple(_items(s, _two_sets(candidate.exercise.id)) for s in week.sessions))
            if week.deload
            else week
            for week in plan.weeks
        ]
        yield Plan(tuple(two))


def _two_sets(exercise: str) -> Callable[[PlannedExercise], PlannedExercise]:
    def change(item: PlannedExercise) -> PlannedExercise:
        return replace(item, sets=2) if item.exercise == exercise else item

    return change


def _planned(candidate: Candidate, request: PlanRequest, sets: int, rir: int) -> PlannedExercise:
    """Return an exercise with the dose that suits it, and the sets and the reserve of its place."""
    exercise = candidate.exercise
    return PlannedExercise(
        exercise=exercise.id,
        sets=min(sets, candidate.most_sets),
        measure=exercise.dose.measure,
        amount=candidate.amount,
        rir=max(rir, candidate.rir),
        tempo=exercise.dose.tempo,
        rest_s=candidate.rest_s,
        load=Load(candidate.way.load),
        per_side=exercise.sides > 1,
        how=how(exercise, request),
    )


def _differs(before: Plan, after: Plan) -> tuple[Differs, ...]:
    """Return what differs between two plans, once for each exercise."""
    found: dict[str, Differs] = {}
    for (number, old), (_, new) in zip(before.sessions(), after.sessions(), strict=True):
        was, is_now = ({item.exercise: item.sets for item in session.trained} for session in (old, new))
        for name in sorted({*was, *is_now}):
            if was.get(name) != is_now.get(name) and name not in found:
                found[name] = Differs(name, was.get(name), is_now.get(name), number)
    return tuple(found.values())


def _sets(was: int | None, is_now: int | None) -> str:
    if was is None:
        return f"new, {is_now} sets a session"
    return "taken out" if is_now is None else f"{was} to {is_now} sets a session"
