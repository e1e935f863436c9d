"""Progress over weeks: what was done, week by week and exercise by exercise, as numbers to draw.

Only what was logged is counted; what a person trains elsewhere is not in it. A hard set is a working set, a left and a
right one together. Stimulus is fractional hard sets: 1.0 for a primary muscle group, 0.5 for a secondary one.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from statistics import mean
from typing import TYPE_CHECKING, TypeVar

from strongback.insight.strength import Trend, best_estimate, strength_trend
from strongback.insight.week import DAYS, Expected, WeekReview, hard_sets, monday_of, review_week
from strongback.knowledge.vocabulary import CORE_PATTERNS, Pattern
from strongback.record.history import ExerciseSession, History
from strongback.record.log import Form, SetKind, Side
from strongback.record.stored import PlannedDay, planned_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from strongback.knowledge.catalogue import Catalogue
    from strongback.knowledge.exercise import Exercise
    from strongback.knowledge.strength import Estimate
    from strongback.knowledge.vocabulary import Measure
    from strongback.record.load import Load
    from strongback.record.log import CheckIn, PainNote, Region, SetLog
    from strongback.record.stored import StoredPlan

Dated = TypeVar("Dated", "SetLog", "PainNote", "CheckIn")
UPPER, MIDDLE, LOWER = "upper-trapezius", "middle-trapezius", "lower-trapezius"


@dataclass(frozen=True, slots=True)
class Span:
    """The weeks that are looked at: from a Monday to the day that is today, in the last of them."""

    monday: date
    today: date

    @classmethod
    def of(cls, today: date, weeks: int) -> Span:
        """Return so many weeks, the last one the week of today."""
        return cls(monday_of(today) - timedelta(weeks=weeks - 1), today)

    @property
    def mondays(self) -> tuple[date, ...]:
        """The Monday of each week, in order."""
        weeks = (self.today - self.monday).days // DAYS + 1
        return tuple(self.monday + timedelta(weeks=number) for number in range(weeks))

    @property
    def last(self) -> date:
        """The Sunday of the last week."""
        return monday_of(self.today) + timedelta(days=DAYS - 1)

    def within(self, days: Iterable[Dated]) -> list[Dated]:
        """Return what lies within the weeks."""
        first, last = self.monday, self.last
        return [item for item in days if first <= item.day <= last]


@dataclass(frozen=True, slots=True)
class Facts:
    """What was logged in a span of weeks, and the versions of the plan that were in force meanwhile.

    ``pain`` and ``check_ins`` are None for whoever may not see them; then no pain is counted anywhere.
    """

    sets: Sequence[SetLog]
    plans: Sequence[StoredPlan] = ()
    pain: Sequence[PainNote] | None = ()
    check_ins: Sequence[CheckIn] | None = ()


@dataclass(frozen=True, slots=True)
class WeekProgress:
    """One week; ``planned`` counts the sessions that the plan has for it, also those still to come."""

    monday: date
    done: int
    planned: int
    deload: bool
    hard_sets: float
    stimulus: Mapping[str, float]
    pull_sets: float
    push_sets: float
    horizontal_pull_sets: float
    vertical_pull_sets: float
    core_sets: float
    extension_sets: float
    worst_pain: int | None

    @property
    def trapezius(self) -> tuple[float, float, float]:
        """The stimulus of the upper, middle and lower part."""
        upper, middle, lower = (self.stimulus.get(part, 0.0) for part in (UPPER, MIDDLE, LOWER))
        return upper, middle, lower


@dataclass(frozen=True, slots=True)
class ExerciseProgressDay:
    """The best set of one exercise on one day: the hardest load, and with it the most repetitions, seconds or minutes.

    ``estimate`` is the best honest estimate of the maximum of that day's sets, None where there is none.
    """

    day: date
    sets: float
    load: Load
    amount: int
    estimate: Estimate | None


@dataclass(frozen=True, slots=True)
class SidesDay:
    """The mean amount of a set with the left and with the right on a day on which both were trained apart."""

    day: date
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class ExerciseProgress:
    """One exercise from its first day to its latest in the span."""

    exercise: str
    measure: Measure
    days: tuple[ExerciseProgressDay, ...]
    sides: tuple[SidesDay, ...]
    trend: Trend | None


@dataclass(frozen=True, slots=True)
class PainDay:
    """The worst pain of a day, 0 to 10, and where it was noted; None for pain during a set."""

    day: date
    worst: int
    region: Region | None


@dataclass(frozen=True, slots=True)
class FormDay:
    """How many working sets of a day were rated, or measured, clean, shaky and broken down."""

    day: date
    clean: int
    shaky: int
    broke_down: int


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything over the weeks, each series from the oldest to the newest; None is what may not be seen."""

    weeks: tuple[WeekProgress, ...]
    exercises: tuple[ExerciseProgress, ...]
    pain: tuple[PainDay, ...] | None
    check_ins: tuple[CheckIn, ...] | None
    form: tuple[FormDay, ...]


def progress(facts: Facts, span: Span, known: Catalogue, bands: Sequence[str] = ()) -> Progress:
    """Return the progress over a span of weeks; exercises of another version are left out.

    ``bands`` are the person's own, from the lightest to the heaviest, to tell which was the harder one.
    """
    sets = span.within(facts.sets)
    working = [item for item in sets if item.kind is SetKind.WORKING]
    return Progress(
        weeks=_weeks(facts, sets, span, known),
        exercises=_exercises(working, known, bands),
        pain=None if facts.pain is None else _pain(facts.pain, sets, span),
        check_ins=None if facts.check_ins is None else _check_ins(facts.check_ins, span),
        form=_form(working),
    )


def _weeks(facts: Facts, sets: Sequence[SetLog], span: Span, known: Catalogue) -> tuple[WeekProgress, ...]:
    by_week: defaultdict[date, list[SetLog]] = defaultdict(list)
    for item in sets:
        by_week[monday_of(item.day)].append(item)
    planned: defaultdict[date, list[PlannedDay]] = defaultdict(list)
    for day in planned_between(facts.plans, span.monday, span.last):
        planned[monday_of(day.day)].append(day)
    return tuple(_week(monday, by_week[monday], planned[monday], facts.pain, known) for monday in span.mondays)


def _week(
    monday: date,
    sets: Sequence[SetLog],
    planned: Sequence[PlannedDay],
    pain: Sequence[PainNote] | None,
    known: Catalogue,
) -> WeekProgress:
    found: WeekReview = review_week(monday, sets, pain or (), _nothing_expected(len(planned)), known)
    of_pattern: defaultdict[Pattern, float] = defaultdict(float)
    for name, count in hard_sets(sets).items():
        if name in known.exercises:
            of_pattern[known.exercises[name].pattern] += count
    return WeekProgress(
        monday=monday,
        done=found.sessions_done,
        planned=len(planned),
        deload=any(day.deload for day in planned),
        hard_sets=found.sets,
        stimulus=found.stimulus,
        pull_sets=found.pull_sets,
        push_sets=found.push_sets,
        horizontal_pull_sets=of_pattern[Pattern.HORIZONTAL_PULL],
        vertical_pull_sets=of_pattern[Pattern.VERTICAL_PULL],
        core_sets=sum(of_pattern[pattern] for pattern in CORE_PATTERNS),
        extension_sets=of_pattern[Pattern.SPINAL_EXTENSION],
        worst_pain=None if pain is None else found.worst_pain,
    )


def _nothing_expected(sessions: int) -> Expected:
    """Ask a week for its numbers alone: nothing to find, nothing from elsewhere."""
    return Expected(sessions=sessions, is_over=False, floor=0.0, pull_to_push=(0.0, 0.0))


def _exercises(sets: Iterable[SetLog], known: Catalogue, bands: Sequence[str]) -> tuple[ExerciseProgress, ...]:
    """Return the exercises, those that were done on most days first."""
    history = History.of(sets)
    found = [
        _exercise(known.exercises[name], sessions, bands)
        for name, sessions in history.sessions.items()
        if name in known.exercises
    ]
    return tuple(sorted(found, key=lambda item: (-len(item.days), item.exercise)))


def _exercise(exercise: Exercise, sessions: Sequence[ExerciseSession], bands: Sequence[str]) -> ExerciseProgress:
    sided = [(session.day, session.amounts(Side.LEFT), session.amounts(Side.RIGHT)) for session in sessions]
    return ExerciseProgress(
        exercise=exercise.id,
        measure=exercise.dose.measure,
        days=tuple(_day(exercise, session, bands) for session in sessions),
        sides=tuple(
            SidesDay(day, round(mean(left), 1), round(mean(right), 1)) for day, left, right in sided if left and right
        ),
        trend=strength_trend(sessions) if exercise.e1rm else None,
    )


def _day(exercise: Exercise, session: ExerciseSession, bands: Sequence[str]) -> ExerciseProgressDay:
    best = max(session.sets, key=lambda item: _hardness(item, exercise, bands))
    return ExerciseProgressDay(
        day=session.day,
        sets=hard_sets(session.sets)[exercise.id],
        load=best.load,
        amount=best.amount,
        estimate=best_estimate(session) if exercise.e1rm else None,
    )


def _hardness(item: SetLog, exercise: Exercise, bands: Sequence[str]) -> tuple[float, int, int, int]:
    """Return what orders sets by how hard they were; help that is weighed makes the movement easier."""
    load = item.load
    kg = (load.kg or 0.0) * (-1 if exercise.assistance else 1)
    band = bands.index(load.band) if load.band in bands else -1
    return kg, band, load.rung or 0, item.amount


def _pain(notes: Iterable[PainNote], sets: Iterable[SetLog], span: Span) -> tuple[PainDay, ...]:
    days: dict[date, PainDay] = {}
    noted = [PainDay(note.day, note.worst, note.region) for note in span.within(notes)]
    felt = [PainDay(item.day, item.pain, None) for item in sets if item.pain is not None]
    for found in (*noted, *felt):
        if found.day not in days or found.worst > days[found.day].worst:
            days[found.day] = found
    return tuple(days[day] for day in sorted(days))


def _check_ins(items: Iterable[CheckIn], span: Span) -> tuple[CheckIn, ...]:
    """Return the latest check-in of each day."""
    days = {item.day: item for item in sorted(span.within(items), key=lambda item: (item.day, item.id))}
    return tuple(days.values())


def _form(sets: Iterable[SetLog]) -> tuple[FormDay, ...]:
    days: defaultdict[date, list[Form]] = defaultdict(list)
    for item in sets:
        if item.form is not None:
            days[item.day].append(item.form)
    return tuple(FormDay(day, *(days[day].count(form) for form in Form)) for day in sorted(days))
