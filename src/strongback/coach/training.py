"""Today's training: which session, and for each exercise what to do and why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from strongback.coach.errors import NoPlanError, NoProfileError, NotScreenedError, OutdatedPlanError, PlanOverError
from strongback.coach.screening import screening_document
from strongback.insight.week import hard_sets
from strongback.progression.gates import Day
from strongback.progression.person import Person
from strongback.progression.prescribe import ladder_above, prescribe
from strongback.record.history import History
from strongback.screening.again import ask_again
from strongback.screening.limits import personal_limits
from strongback.screening.professional import about_form, about_pain
from strongback.screening.screen import ADULT_ENOUGH, screen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from strongback.coach.ports import Basis, Store
    from strongback.knowledge.catalogue import Catalogue
    from strongback.progression.options import ProgressionOptions
    from strongback.record.log import CheckIn, PainNote, SetLog
    from strongback.record.plan import PlannedSession
    from strongback.record.prescription import Prescription
    from strongback.record.profile import Profile
    from strongback.record.reason import Reason
    from strongback.record.stored import StoredPlan
    from strongback.screening.screen import Screening

SESSIONS_LOOKED_AT = 6
DAYS_A_WEEK = 7
LONG_AGO = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class Today:
    """What today holds.

    ``session`` is the one to do next and ``on`` its day: today, or the next planned day. It is None while the
    screening stands in the way; ``screening`` then says what to do, or ``ask`` why it must be answered again.
    """

    today: date
    on: date | None
    week: int
    weeks: int
    deload: bool
    session: PlannedSession | None
    prescriptions: tuple[Prescription, ...]
    ask: tuple[Reason, ...]
    notes: tuple[Reason, ...]
    screening: Screening | None

    @property
    def may_train(self) -> bool:
        """Whether there is a session to show."""
        return self.session is not None

    def document(self) -> dict[str, Any]:
        """Return it as ``strongback today --json`` prints it."""
        session = self.session
        return {
            "status": "ready" if session is not None else "screen-again" if self.ask else "refused",
            "date": self.today.isoformat(),
            "session_date": None if self.on is None else self.on.isoformat(),
            "week": self.week,
            "weeks": self.weeks,
            "deload": self.deload,
            "minutes": None if session is None else session.minutes,
            "warm_up": [] if session is None else [item.document() for item in session.warm_up],
            "power": [] if session is None else [item.document() for item in session.power],
            "prescriptions": [item.document() for item in self.prescriptions],
            "cool_down": [] if session is None else [item.document() for item in session.cool_down],
            "screening": None if self.screening is None else screening_document(self.screening),
            "reasons": [item.document() for item in (*self.ask, *self.notes)],
        }


def today_for(
    store: Store, known: Catalogue, now: datetime, options: ProgressionOptions, day: date | None = None
) -> Today:
    """Return the training of a day, today's without one.

    Raises:
        NoProfileError, NotScreenedError, NoPlanError, OutdatedPlanError, PlanOverError: there is nothing to train by.

    """
    return ahead_for(store, known, now, options, day, sessions=1)[0]


def ahead_for(
    store: Store,
    known: Catalogue,
    now: datetime,
    options: ProgressionOptions,
    day: date | None = None,
    *,
    sessions: int,
) -> tuple[Today, ...]:
    """Return the next so many sessions as far as they can be known now, for somebody who will train without a network.

    The first one is what ``today_for`` returns. A later one takes for granted that those before it are done, without
    guessing how they go. What stands in the way of training stands there alone, or in place of the first session by
    which the screening has to be answered again.

    Raises:
        NoProfileError, NotScreenedError, NoPlanError, OutdatedPlanError, PlanOverError: there is nothing to train by.

    """
    shown, _, _ = _looked_ahead(store, known, now, options, day, sessions)
    return shown


def next_due(
    store: Store, known: Catalogue, now: datetime, options: ProgressionOptions, day: date | None = None
) -> tuple[Today, Training | None, Due | None]:
    """Return what ``today_for`` returns with all that it rests on, None twice while there is no training.

    Raises:
        NoProfileError, NotScreenedError, NoPlanError, OutdatedPlanError, PlanOverError: there is nothing to train by.

    """
    (shown,), training, due = _looked_ahead(store, known, now, options, day, 1)
    return shown, training, due


def _looked_ahead(
    store: Store, known: Catalogue, now: datetime, options: ProgressionOptions, day: date | None, sessions: int
) -> tuple[tuple[Today, ...], Training | None, Due | None]:
    """Return the coming sessions with what the first of them rests on."""
    basis = store.basis()
    profile, stored = basis.profile, basis.plan
    if profile is None:
        raise NoProfileError
    if stored is None:
        raise NoPlanError
    unknown = sorted(
        {item.exercise for _, each in stored.plan.sessions() for item in each.all_items} - set(known.exercises)
    )
    if unknown:
        raise OutdatedPlanError(", ".join(unknown))
    today = day or now.date()
    pain = store.pain_since(today - LONG_AGO)
    blocked = _blocked(basis, known, now, today, pain)
    if blocked is not None:
        return (blocked,), None, None
    training = Training(_person(profile, known, options, today), stored, tuple(pain))
    coming = _coming(store, training, today, _done_on(today, store, basis), sessions)
    said = about_pain(pain, now)
    first, *later = (_shown(due, stored, today, said) for due in coming)
    return (first, *_until_screened_again(later, basis, now, today)), training, coming[0]


def _until_screened_again(later: Iterable[Today], basis: Basis, now: datetime, today: date) -> Iterator[Today]:
    """Go on until a session lies beyond the twelve weeks of the screening; that one says so, and is the last."""
    for shown in later:
        ask: tuple[Reason, ...] = ()
        if basis.screening is not None and shown.on is not None:
            ask = ask_again(basis.screening.answered_at, now + (shown.on - today), (), None)
        if ask:
            yield replace(shown, session=None, prescriptions=(), ask=ask, notes=())
            return
        yield shown


def _person(profile: Profile, known: Catalogue, options: ProgressionOptions, today: date) -> Person:
    age = profile.age(today.year)
    limits = personal_limits(profile.conditions, known, young=age is not None and age < ADULT_ENOUGH)
    return Person(profile, limits, known, options)


def _shown(due: Due, stored: StoredPlan, today: date, said: Sequence[Reason]) -> Today:
    about = about_form(due.history, [item.exercise for item in due.session.trained])
    return Today(
        today=today,
        on=due.on,
        week=due.week,
        weeks=len(stored.plan.weeks),
        deload=stored.plan.weeks[due.week - 1].deload,
        session=due.session,
        prescriptions=due.prescriptions,
        ask=(),
        notes=(*said, *about),
        screening=None,
    )


def _blocked(basis: Basis, known: Catalogue, now: datetime, today: date, pain: Sequence[PainNote]) -> Today | None:
    """Return why there is no training: a screening that stops, or one that has to be asked again."""
    record, profile = basis.screening, basis.profile
    if record is None or profile is None:
        raise NotScreenedError
    screening = screen(record.answers, profile.conditions, known, profile.age(today.year))
    ask = ask_again(record.answered_at, now, pain, basis.last_trained)
    if not screening.stops_the_plan and not ask:
        return None
    stops = screening if screening.stops_the_plan else None
    return Today(today, None, 0, 0, deload=False, session=None, prescriptions=(), ask=ask, notes=(), screening=stops)


@dataclass(frozen=True, slots=True)
class Training:
    """What every prescription looks at besides the log: the person, the plan in force and the notes of pain."""

    person: Person
    stored: StoredPlan
    pain: tuple[PainNote, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """A session of the plan on its day, with what it asks for."""

    on: date
    week: int
    session: PlannedSession
    history: History
    prescriptions: tuple[Prescription, ...]
    day: Day


@dataclass(frozen=True, slots=True)
class _Done:
    """What is dealt with on a day: sets, exercises that were skipped, or the session as a whole."""

    sets: Sequence[SetLog]
    skipped: frozenset[str]
    whole: bool

    @property
    def anything(self) -> bool:
        """Whether there is anything at all."""
        return self.whole or bool(self.sets or self.skipped)


def _done_on(today: date, store: Store, basis: Basis) -> _Done:
    sets: Sequence[SetLog] = ()
    if basis.last_trained is not None and basis.last_trained >= today:
        sets = store.sets_between(today, today)
    skipped = basis.skipped
    if skipped is None or skipped.day != today:
        return _Done(sets, frozenset(), whole=False)
    return _Done(sets, skipped.exercises, skipped.whole)


def _coming(store: Store, training: Training, today: date, done: _Done, count: int) -> list[Due]:
    """Return the sessions to do next: today's until all that it asks for is done or skipped, and those after it."""
    calendar = training.stored.calendar()
    coming = [item for item in calendar if item[0] >= today]
    # Only a session of today can be done already, so one more than is asked for is always enough.
    looked_at = coming[: count + 1 if done.anything else count]
    facts = _facts(store, training, looked_at, today)
    found: list[Due] = []
    expected: dict[str, date] = {}
    for on, week, session in looked_at:
        due = due_on(training, on, week, session, facts, expected)
        if on > today or not done.anything or not _all_done(due, done, training.person.known):
            found.append(due)
            expected |= {item.exercise: on for item in session.trained}
    if not found:
        raise PlanOverError(calendar[-1][0].isoformat())
    return found[:count]


def _all_done(due: Due, done: _Done, known: Catalogue) -> bool:
    """Say whether every exercise of a session, or what was done in its place, has all its sets or was skipped."""
    return done.whole or all(_dealt_with(item, done, known) for item in due.prescriptions)


def _dealt_with(item: Prescription, done: _Done, known: Catalogue) -> bool:
    names = {item.planned, *ladder_above(item.planned, known)}
    return not done.skipped.isdisjoint(names) or sets_done_for(item.planned, done.sets, known) >= item.sets


def sets_done_for(planned: str, done: Sequence[SetLog], known: Catalogue) -> float:
    """Count the hard sets that were done for an exercise of the plan.

    Those that name it count whatever was done, so a swap counts; of those that name nothing, the ones of the exercise
    itself or of one harder rung of its ladder.
    """
    named = sum(hard_sets([item for item in done if item.planned == planned]).values())
    free = hard_sets([item for item in done if not item.planned])
    return named + max(free.get(name, 0.0) for name in {planned, *ladder_above(planned, known)})


def _facts(
    store: Store, training: Training, sessions: Sequence[tuple[date, int, PlannedSession]], today: date
) -> tuple[list[SetLog], list[CheckIn]]:
    """Return what was done of the sessions' exercises and of the ladder above them, and how the last days began."""
    if not sessions:
        return [], []
    person = training.person
    names = {item.exercise for _, _, session in sessions for item in (*session.main, *session.balance)}
    with_ladder = names.union(*(ladder_above(name, person.known) for name in names))
    # One day more than is looked at: what is done of a session itself is left out again for that session.
    sets = store.latest_sets(with_ladder, SESSIONS_LOOKED_AT + 1, sessions[-1][0])
    return sets, store.check_ins_since(today - timedelta(days=person.options.readiness_days))


def due_on(
    training: Training,
    on: date,
    week: int,
    session: PlannedSession,
    facts: tuple[list[SetLog], list[CheckIn]],
    expected: Mapping[str, date],
) -> Due:
    """Return what a session asks for, given the sets and the check-ins of the time before it.

    ``expected`` says when an exercise of the plan will have been done last, where the session lies ahead.
    """
    sets, check_ins = facts
    since = on - timedelta(days=training.person.options.readiness_days)
    # What is done of this very session must not change what it asks for.
    before = latest_of_each(item for item in sets if item.day < on)
    history = History.of(before, training.pain, (item for item in check_ins if item.day >= since))
    deload, age = training.stored.plan.weeks[week - 1].deload, training.person.profile.age(on.year)
    day = Day(on, age, history.pain_notes, history.check_ins, deload, dict(expected))
    return Due(on, week, session, history, _prescriptions(training, week, session, history, day), day)


def latest_of_each(sets: Iterable[SetLog]) -> Iterator[SetLog]:
    """Keep the sets of the latest few days of each exercise: no rule looks further back."""
    grouped: defaultdict[str, list[SetLog]] = defaultdict(list)
    for item in sets:
        grouped[item.exercise].append(item)
    for many in grouped.values():
        kept = set(sorted({item.day for item in many})[-SESSIONS_LOOKED_AT:])
        yield from (item for item in many if item.day in kept)


def _prescriptions(
    training: Training, number: int, session: PlannedSession, history: History, day: Day
) -> tuple[Prescription, ...]:
    person, week = training.person, training.stored.plan.weeks[number - 1]
    of_the_plan = frozenset(item.exercise for each in week.sessions for item in each.trained)
    found: list[Prescription] = []
    for item in (*session.main, *session.balance):
        taken = of_the_plan | {earlier.exercise for earlier in found}
        found.append(prescribe(item, person, history, day, taken - {item.exercise}))
    return tuple(found)


def prescription_today(today: Today, exercise: str) -> Prescription | None:
    """Return today's prescription for an exercise, by the name it is done or planned under."""
    found = (item for item in today.prescriptions if exercise in (item.exercise, item.planned))
    return next(found, None)
