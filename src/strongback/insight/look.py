"""What the rules of a look back see: the last weeks of one athlete, arranged by week and by exercise."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from strongback.insight.past import BOTH, WORKING, Past, stimulus
from strongback.insight.week import DAYS, monday_of
from strongback.record.form_summary import Verdict
from strongback.record.log import Form
from strongback.record.stored import planned_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from strongback.knowledge.catalogue import Catalogue
    from strongback.record.log import CheckIn, PainNote, SetLog
    from strongback.record.posture import PostureSnapshot
    from strongback.record.profile import Profile
    from strongback.record.stored import PlannedDay, StoredPlan

CLEAN, SEEN_CLEAN = Form.CLEAN, Verdict.CLEAN
WHEN_DONE = attrgetter("performed_at", "id")
NOT_CLEAN = (Form.SHAKY, Form.BROKE_DOWN)
SEEN_NOT_CLEAN = (Verdict.WATCH, Verdict.BREAKDOWN)


@dataclass(frozen=True, slots=True)
class LookOptions:
    """The conventions of a look back; no study fixes these numbers.

    ``reach_weeks`` is how far back sets are looked at one by one. Something about the balance of weeks is said when it
    was so in ``weeks_in_a_row`` training weeks. ``floor``, ``target`` and ``cap`` are fractional sets a week of the
    mid-back groups and of any group, as planning sets them for the person.
    """

    reach_weeks: int = 16
    weeks_in_a_row: int = 3
    floor: float = 4.0
    cap: float = 16.0
    pull_to_push: tuple[float, float] = (1.0, 1.5)
    # One third beyond the range of the plan: a set more or less is no imbalance.
    slack: float = 4 / 3
    least_week_sets: float = 8.0
    least_core_sets: float = 2.0
    least_extension_sets: float = 2.0
    least_share_of_rows: float = 0.25
    least_share_of_lower_trapezius: float = 1 / 3
    jump: float = 1.5
    jump_sets: float = 8.0
    adherence: float = 0.6
    adherence_sessions: int = 6
    gap_days: int = 10
    skipped: tuple[int, int] = (3, 4)
    not_clean: float = 0.5
    was_clean: float = 0.25
    heavier: float = 1.04
    least_rated: int = 6
    side_difference: float = 0.10
    side_sessions: int = 3
    too_easy: float = 2.0
    too_hard_share: float = 0.6
    too_hard_sets: int = 12
    plateau_weeks: tuple[int, ...] = (8, 10, 12, 14, 16)
    decline: float = 0.10
    pain_go: int = 2
    pain_days: int = 3
    pain_reach_days: int = 28
    nights: int = 7
    short_mean_h: float = 6.5
    short_h: float = 6.0
    short_nights: int = 5
    high_stress: float = 7.0
    posture_dead_band_deg: float = 5.0
    posture_days: int = 21
    best_step: float = 0.05
    best_sessions: int = 6


DEFAULTS = LookOptions()


@dataclass(frozen=True, slots=True)
class LookFacts:
    """What was logged and planned; the sets of the last weeks one by one, the best of all the years in ``past``.

    Without a past the sets are all there ever was. ``last_trained`` is asked when there are none.

    ``pain``, ``check_ins`` and ``postures`` are empty for whoever may not see them.
    """

    sets: Sequence[SetLog]
    past: Past | None = None
    last_trained: date | None = None
    profile: Profile | None = None
    plans: Sequence[StoredPlan] = ()
    pain: Sequence[PainNote] = ()
    check_ins: Sequence[CheckIn] = ()
    postures: Sequence[PostureSnapshot] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """One exercise on one day with what its working sets come to.

    ``kg`` is the heaviest load, ``best_kg`` the best honest estimate of the maximum, both 0 without one. ``rated`` and
    ``not_clean`` count the sets whose form was rated or measured.
    """

    exercise: str
    day: date
    sets: tuple[SetLog, ...]
    light: bool
    kg: float
    best_kg: float
    rated: int
    not_clean: int

    @property
    def worst_pain(self) -> int:
        """The highest pain during a set."""
        return max((item.pain or 0 for item in self.sets), default=0)

    @property
    def efforts(self) -> list[tuple[float, int]]:
        """What was left in reserve and what should have been, of the sets where both are known."""
        return [(s.rir, s.target.rir) for s in self.sets if s.rir is not None and s.target is not None]


@dataclass(frozen=True, slots=True)
class WeekOf:
    """One week that is over: its hard sets by exercise, the days trained and the sessions planned."""

    monday: date
    sets: Mapping[str, float]
    days: frozenset[date]
    planned: tuple[PlannedDay, ...]

    @property
    def sunday(self) -> date:
        """Its last day."""
        return self.monday + timedelta(days=DAYS - 1)

    @property
    def total(self) -> float:
        """All its hard sets."""
        return sum(self.sets.values())

    @property
    def deload(self) -> bool:
        """Whether the plan made it a lighter one."""
        return any(item.deload for item in self.planned)


def is_clean(item: SetLog) -> bool | None:
    """Say whether a set was clean, as the person and the camera saw it; None when neither did."""
    seen = None if item.summary is None else item.summary.verdict
    if item.form in NOT_CLEAN or seen in SEEN_NOT_CLEAN:
        return False
    return True if item.form is CLEAN or seen is SEEN_CLEAN else None


class Look:
    """The last weeks of an athlete up to ``now``, on their own clock."""

    def __init__(self, facts: LookFacts, now: datetime, known: Catalogue, options: LookOptions = DEFAULTS) -> None:
        self.facts, self.now, self.known, self.options = facts, now, known, options
        self.today = now.date()
        self._stimulus: dict[date, Mapping[str, float]] = {}
        self.first = monday_of(self.today) - timedelta(weeks=options.reach_weeks)

    @cached_property
    def past(self) -> Past:
        """All that was ever trained."""
        return self.facts.past or Past.of(self.facts.sets, self.known)

    @cached_property
    def working(self) -> list[SetLog]:
        """The working sets of the last weeks up to today, in the order they were done; the same set once."""
        first, today = self.first, self.today
        here = [item for item in self.facts.sets if first <= item.day <= today and item.kind is WORKING]
        return sorted({item.id: item for item in here}.values(), key=WHEN_DONE)

    @cached_property
    def check_ins(self) -> tuple[CheckIn, ...]:
        """The latest check-in of each day up to today."""
        here = [item for item in self.facts.check_ins if self.first <= item.day <= self.today]
        return tuple({item.day: item for item in sorted(here, key=lambda item: (item.day, item.id))}.values())

    @cached_property
    def sessions(self) -> Mapping[str, tuple[Session, ...]]:
        """The sessions of each exercise that the catalogue knows, from the oldest to the newest."""
        grouped: defaultdict[str, defaultdict[date, list[SetLog]]] = defaultdict(lambda: defaultdict(list))
        for item in self.working:
            if item.exercise in self.known.exercises:
                grouped[item.exercise][item.day].append(item)
        return {
            name: tuple(self._session(name, day, grouped[name][day]) for day in sorted(grouped[name]))
            for name in sorted(grouped)
        }

    def _session(self, exercise: str, day: date, sets: Sequence[SetLog]) -> Session:
        said = [clean for item in sets if (clean := is_clean(item)) is not None]
        return Session(
            exercise=exercise,
            day=day,
            sets=tuple(sets),
            light=any(item.target is not None and item.target.light for item in sets),
            kg=max(item.load.kg or 0.0 for item in sets),
            best_kg=self.past.best_kg(exercise, day),
            rated=len(said),
            not_clean=said.count(False),
        )

    def full(self, exercise: str) -> tuple[Session, ...]:
        """Return the sessions of an exercise that were not held back on purpose."""
        return tuple(item for item in self.sessions.get(exercise, ()) if not item.light)

    @cached_property
    def weeks(self) -> tuple[WeekOf, ...]:
        """The weeks that are over, from the oldest to the newest; a week is over on its Sunday."""
        sets: defaultdict[date, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
        days: defaultdict[date, set[date]] = defaultdict(set)
        mondays = {day: monday_of(day) for day in {item.day for item in self.working}}
        for item in self.working:
            sets[mondays[item.day]][item.exercise] += 1.0 if item.side is BOTH else 0.5
        for day, monday in mondays.items():
            days[monday].add(day)
        planned: defaultdict[date, list[PlannedDay]] = defaultdict(list)
        for plan in self.planned:
            planned[monday_of(plan.day)].append(plan)
        every = (self.first + timedelta(weeks=number) for number in range(self.options.reach_weeks + 1))
        return tuple(
            WeekOf(monday, dict(sets[monday]), frozenset(days[monday]), tuple(planned[monday]))
            for monday in every
            if monday + timedelta(days=DAYS - 1) <= self.today
        )

    @cached_property
    def planned(self) -> tuple[PlannedDay, ...]:
        """The sessions of the plans that were in force on each day of the last weeks, up to today."""
        return planned_between(self.facts.plans, self.first, self.today)

    @cached_property
    def usual_weeks(self) -> tuple[WeekOf, ...]:
        """The weeks that say something about balance and dose: trained, and not lighter ones on purpose."""
        least = self.options.least_week_sets
        return tuple(week for week in self.weeks if week.days and not week.deload and week.total >= least)

    @cached_property
    def latest_weeks(self) -> tuple[WeekOf, ...]:
        """The last few of the usual weeks, none when there are too few of them or the last is long ago."""
        latest = self.usual_weeks[-self.options.weeks_in_a_row :]
        if len(latest) < self.options.weeks_in_a_row or (self.today - latest[0].monday).days > 6 * DAYS:
            return ()
        return latest

    @property
    def exercises(self) -> Iterable[str]:
        """The exercises that were done in the last three weeks."""
        since = self.today - timedelta(weeks=3)
        return [name for name, sessions in self.sessions.items() if sessions[-1].day >= since]

    def of_patterns(self, week: WeekOf, patterns: Sequence[str]) -> float:
        """Return the hard sets of a week in these patterns, with what is done elsewhere."""
        elsewhere = {} if self.facts.profile is None else dict(self.facts.profile.trains_elsewhere)
        here = sum(n for name, n in week.sets.items() if self._pattern(name) in patterns)
        return here + sum(sets for pattern, sets in elsewhere.items() if pattern in patterns)

    def _pattern(self, name: str) -> str:
        exercise = self.known.exercises.get(name)
        return "" if exercise is None else exercise.pattern

    def stimulus_of(self, week: WeekOf) -> Mapping[str, float]:
        """Return the fractional hard sets of a week by muscle group."""
        if week.monday not in self._stimulus:
            self._stimulus[week.monday] = stimulus(week.sets, self.known)
        return self._stimulus[week.monday]

    @cached_property
    def planned_exercises(self) -> frozenset[str]:
        """The exercises of the plan in force."""
        latest = max(self.facts.plans, key=lambda stored: stored.version, default=None)
        if latest is None:
            return frozenset()
        return frozenset(item.exercise for _, session in latest.plan.sessions() for item in session.trained)

    def name(self, exercise: str) -> str:
        """Return what an exercise is called."""
        known = self.known.exercises.get(exercise)
        return exercise if known is None else known.name
