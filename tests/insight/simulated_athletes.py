"""Made-up athletes whose training is known to the last set: balanced ones, and ones with one planted problem.

They follow plans of the real planner and grow, tire, sleep and miss sessions by chance, all from one seed. A problem
begins on the Monday of a week and changes one thing; nothing here knows the rules that should find it.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any

from strongback.coach.planning import plan_for, request_for
from strongback.insight.findings import findings
from strongback.insight.look import Look, LookFacts, LookOptions
from strongback.insight.past import Past
from strongback.knowledge import catalogue
from strongback.knowledge.strength import berger_share
from strongback.knowledge.vocabulary import Level, Measure
from strongback.planning.settings import DEFAULTS as PLANNING
from strongback.record.answers import Answers
from strongback.record.form_summary import FaultSeen, FormSummary, Verdict
from strongback.record.identity import uuid7
from strongback.record.load import Load
from strongback.record.log import CheckIn, Form, PainKind, PainNote, Region, SetLog, Side, Target
from strongback.record.posture import CameraView, Measured, PostureMeasure, PostureSnapshot
from strongback.record.profile import Goal, Profile
from strongback.record.profile_file import WHOLE_GYM
from strongback.record.stored import StoredPlan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from strongback.insight.finding import Finding
    from strongback.record.plan import Plan, PlannedExercise

KNOWN = catalogue()
BEGAN = date(2025, 1, 6)
DAY = timedelta(days=1)
WEEKS = 26
FIRST_REVIEW = 6
# Growth a week as a share: well-trained people grow slowly, and each exercise at its own pace.
GROWTH = {Level.BEGINNER: (0.012, 0.02), Level.INTERMEDIATE: (0.006, 0.010), Level.ADVANCED: (0.003, 0.006)}


@cache
def kinds_of_people() -> tuple[tuple[Profile, Plan], ...]:
    """Return well-trained people with the plan that the planner makes for each."""
    found = []
    for level in (Level.INTERMEDIATE, Level.ADVANCED):
        for goal in (Goal.GENERAL, Goal.HYPERTROPHY, Goal.STRENGTH, Goal.POSTURE):
            for days in (2, 3):
                profile = Profile(goal=goal, level=level, days_per_week=days, minutes=70, equipment=WHOLE_GYM)
                answer = plan_for(request_for(profile, KNOWN, BEGAN), Answers({}, all_no=True), BEGAN)
                if answer.result.plan is None:
                    raise RuntimeError(f"There is no plan for {profile}.")
                found.append((profile, answer.result.plan))
    return tuple(found)


@dataclass
class Ways:
    """How an athlete trains in one week; a problem changes one of them."""

    attends: float = 0.95
    does: Callable[[str], bool] = lambda _: True
    instead: Callable[[str], str] = lambda name: name
    sets: Callable[[str, int], int] = lambda _, count: count
    grows: Callable[[str], float] = lambda _: 1.0
    heavier: Callable[[str], float] = lambda _: 1.0
    unclean: Callable[[str], float] = lambda _: 0.04
    effort: Callable[[int], float] = float
    weaker_left: float = 0.0
    hurts: Callable[[str], int] = lambda _: 0
    note: Callable[[Random, date], tuple[int, Region, PainKind] | None] = lambda _, __: None
    sleep_h: float = 7.3
    stress: float = 3.5
    leans: float = 0.0
    fault: Callable[[str], str] = lambda _: ""


@dataclass
class Athlete:
    """One made-up person and all that was logged so far."""

    random: Random
    profile: Profile
    plan: Plan
    problem: Callable[[Ways, Athlete, int], None] | None = None
    begins: int = 0
    sets: list[SetLog] = field(default_factory=list)
    pain: list[PainNote] = field(default_factory=list)
    check_ins: list[CheckIn] = field(default_factory=list)
    postures: list[PostureSnapshot] = field(default_factory=list)
    plans: list[StoredPlan] = field(default_factory=list)
    capacity: dict[str, float] = field(default_factory=dict)
    load: dict[str, float] = field(default_factory=dict)
    pace: dict[str, float] = field(default_factory=dict)
    sides: dict[str, float] = field(default_factory=dict)
    rungs: dict[str, int] = field(default_factory=dict)

    @property
    def exercises(self) -> list[str]:
        """The exercises of the plan that are trained."""
        return sorted({item.exercise for _, session in self.plan.sessions() for item in session.trained})

    def of_patterns(self, *patterns: str) -> set[str]:
        """Return those of certain patterns."""
        return {name for name in self.exercises if KNOWN.exercises[name].pattern in patterns}

    def new_id(self, moment: datetime) -> str:
        return str(uuid7(moment, self.random.randbytes(10)))

    def week(self, number: int) -> None:
        """Live through one week."""
        length = len(self.plan.weeks)
        monday = BEGAN + timedelta(weeks=number)
        if number % length == 0:
            made = datetime.combine(monday, time(7), UTC)
            self.plans.append(StoredPlan(self.new_id(made), len(self.plans) + 1, made, monday, self.plan))
        ways = Ways()
        if self.problem is not None and number >= self.begins:
            self.problem(ways, self, number - self.begins)
        self._nights(monday, ways)
        week = self.plan.weeks[number % length]
        for session in week.sessions:
            day = monday + (session.day - 1) * DAY
            if self.random.random() < ways.attends:
                moment = datetime.combine(day, time(18), UTC)
                for item in session.trained:
                    if ways.does(item.exercise) and self.random.random() > 0.02:
                        moment = self._exercise(item, day, moment, ways, light=week.deload)
            if (told := ways.note(self.random, day)) is not None:
                worst, region, kind = told
                at = datetime.combine(day, time(20), UTC)
                self.pain.append(PainNote(self.new_id(at), day, at, region, during=worst, kind=kind))
        for name in self.exercises:
            low, high = GROWTH[self.profile.level]
            pace = self.pace.setdefault(name, self.random.uniform(low, high))
            self.capacity[name] = self._capacity(name) * (1 + pace * ways.grows(name))
        if number % 2 == 0:
            self._posture(monday, ways)

    def _capacity(self, name: str) -> float:
        return self.capacity.setdefault(name, self.random.uniform(40, 90) if KNOWN.exercises[name].e1rm else 24.0)

    def _nights(self, monday: date, ways: Ways) -> None:
        for offset in range(7):
            day, asked = monday + offset * DAY, self.random.random() < 0.85
            sleep = round(4 * min(9.5, max(3.5, self.random.gauss(ways.sleep_h, 0.7)))) / 4
            stress = round(min(10, max(0, self.random.gauss(ways.stress, 1.5))))
            if asked:
                self.check_ins.append(CheckIn(self.new_id(datetime.combine(day, time(7), UTC)), day, sleep, stress))

    def _posture(self, day: date, ways: Ways) -> None:
        at = datetime.combine(day, time(19), UTC)
        value = round(22 + ways.leans + self.random.gauss(0, 1.0), 1)
        measures = {PostureMeasure.HEAD_FORWARD: Measured(value, 2.2)}
        self.postures.append(PostureSnapshot(self.new_id(at), day, at, CameraView.SIDE, measures))

    def _exercise(self, item: PlannedExercise, day: date, moment: datetime, ways: Ways, *, light: bool) -> datetime:
        name, exercise = item.exercise, KNOWN.exercises[item.exercise]
        form = self.random.gauss(1.0, 0.02)
        sides = (Side.LEFT, Side.RIGHT) if item.per_side else (Side.BOTH,)
        uneven = self.sides.setdefault(name, self.random.gauss(0, 0.025)) - ways.weaker_left
        target = Target(*item.amount, aim=item.amount[1], rir=item.rir, sets=item.sets, light=light)
        tops = []
        for number in range(max(0, ways.sets(name, item.sets))):
            for side in sides:
                moment += timedelta(minutes=2)
                able = self._capacity(name) * form * (1 + self.random.gauss(0, 0.01)) * (1 - 0.015 * number)
                able *= 1 + uneven if side is Side.LEFT else 1.0
                load, most = self._most(item, able, ways.heavier(name), light=light)
                leave = max(0.0, ways.effort(item.rir))
                at_most = item.amount[1] if leave else math.inf
                amount = int(max(1, min(at_most, math.floor(most - leave))))
                rir = min(6.0, max(0.0, round(most - amount + self.random.gauss(0, 0.5))))
                tops.append(amount >= item.amount[1])
                unclean = self.random.random() < ways.unclean(name)
                pain = ways.hurts(name) or (self.random.choice((1, 2)) if self.random.random() < 0.02 else None)
                self.sets.append(
                    SetLog(
                        id=self.new_id(moment), exercise=ways.instead(name), day=day, performed_at=moment,
                        amount=amount,
                        load=load, rir=rir if exercise.dose.measure is Measure.REPS else None,
                        form=Form.SHAKY if unclean else Form.CLEAN, side=side, pain=pain or None, target=target,
                        planned=name, summary=_seen(ways.fault(name), amount),
                    )
                )  # fmt: skip
        if tops and all(tops) and not light:
            if name in self.load:
                self.load[name] *= 1.025
            else:
                self.rungs[name] = self.rungs.get(name, 0) + 1
        return moment

    def _most(self, item: PlannedExercise, able: float, heavier: float, *, light: bool) -> tuple[Load, float]:
        """Return the load and how many repetitions or seconds go with it until nothing goes any more."""
        if not KNOWN.exercises[item.exercise].e1rm:
            scale = item.amount[1] / 14 if item.measure is not Measure.HOLD else item.amount[1] / 20
            rung = self.rungs.get(item.exercise, 0)
            return Load(item.load.implement, rung=rung), able * scale * 0.88**rung
        usual = able * berger_share((item.amount[0] + item.amount[1]) / 2 + item.rir)
        kg = self.load.setdefault(item.exercise, usual) * heavier * (0.9 if light else 1.0)
        kg = max(0.5, round(2 * kg) / 2)
        return Load(item.load.implement, kg=kg), max(1.0, math.log(berger_share(0) * 1.0261 * able / kg) / 0.0262)


def _seen(fault: str, reps: int) -> FormSummary | None:
    if not fault:
        return None
    seen = FaultSeen(fault, 20.0, 15.0, reps)
    return FormSummary(reps, 0, Verdict.WATCH, 0.95, faults=(seen,))


def options_for(profile: Profile) -> LookOptions:
    """Return the conventions as planning sets them for somebody."""
    return LookOptions(floor=PLANNING.floor, cap=PLANNING.weekly_cap[profile.level], pull_to_push=PLANNING.pull_to_push)


def reviews(athlete: Athlete, weeks: int = WEEKS) -> Iterator[tuple[int, tuple[Finding, ...]]]:
    """Live through weeks and look back on the Sunday of each, from the sixth on."""
    past = Past()
    for number in range(weeks):
        known_sets = len(athlete.sets)
        athlete.week(number)
        for item in athlete.sets[known_sets:]:
            past = past.with_set(item, KNOWN)
        if number >= FIRST_REVIEW:
            sunday = BEGAN + timedelta(weeks=number, days=6)
            facts = LookFacts(
                sets=[item for item in athlete.sets if item.day >= sunday - timedelta(weeks=18)],
                past=past, profile=athlete.profile, plans=athlete.plans[-4:], pain=athlete.pain,
                check_ins=athlete.check_ins[-150:], postures=athlete.postures,
            )  # fmt: skip
            at = datetime.combine(sunday, time(20), UTC)
            yield number, findings(Look(facts, at, KNOWN, options_for(athlete.profile)))


def balanced(seed: int) -> Athlete:
    """Return somebody well-trained without a problem."""
    people = kinds_of_people()
    profile, plan = people[seed % len(people)]
    return Athlete(Random(seed), profile, plan)  # noqa: S311 - nobody's secret


@dataclass(frozen=True)
class Planted:
    """A kind of problem: what it changes, the rules that name it, and after how many weeks it can be told.

    ``detectable`` counts full weeks from the one it begins in; it follows from what a rule has to see, such as three
    sessions or three weeks in a row. ``only`` says for whom the problem can exist.
    """

    name: str
    codes: frozenset[str]
    detectable: int
    change: Callable[[Ways, Athlete, int], None]
    only: Callable[[Athlete], bool] = lambda _: True


def with_problem(kind: Planted, seed: int, begins: int) -> Athlete | None:
    """Return somebody with a problem from a week on, None for whom it cannot exist."""
    athlete = replace(balanced(seed), problem=kind.change, begins=begins)
    return athlete if kind.only(athlete) else None


def named_after(kind: Planted, seed: int, begins: int) -> int | None:
    """Return how many weeks after its first one a problem was named; None when it never was."""
    athlete = with_problem(kind, seed, begins)
    if athlete is None:
        return None
    for number, found in reviews(athlete, begins + kind.detectable + 3):
        if number >= begins and any(item.code in kind.codes for item in found):
            return number - begins + 1
    return None


# The problems


def _first_lift(athlete: Athlete) -> str:
    """Return the lift that is trained most often."""
    planned = Counter(item.exercise for _, session in athlete.plan.sessions() for item in session.trained)
    return max((name for name in athlete.exercises if KNOWN.exercises[name].e1rm), key=lambda name: planned[name])


def _set(**ways: Any) -> Callable[[Ways, Athlete, int], None]:
    def change(to: Ways, athlete: Athlete, weeks: int) -> None:
        del athlete, weeks
        for name, value in ways.items():
            setattr(to, name, value)

    return change


def _without(*patterns: str) -> Callable[[Ways, Athlete, int], None]:
    def change(to: Ways, athlete: Athlete, weeks: int) -> None:
        del weeks
        left_out = athlete.of_patterns(*patterns)
        to.does = lambda name: name not in left_out

    return change


def _too_heavy(to: Ways, athlete: Athlete, weeks: int) -> None:
    lift = _first_lift(athlete)
    to.heavier = lambda name: 1.08 + 0.02 * weeks if name == lift else 1.0
    to.unclean = lambda name: 0.85 if name == lift else 0.04


def _sloppy(to: Ways, athlete: Athlete, weeks: int) -> None:
    del weeks
    one = athlete.exercises[0]
    to.unclean = lambda name: 0.85 if name == one else 0.04


def _pushing_only_little(to: Ways, athlete: Athlete, weeks: int) -> None:
    del weeks
    pulls = athlete.of_patterns("horizontal-pull", "vertical-pull")
    to.sets = lambda name, count: 1 if name in pulls else count


def _seated_rows_alone(to: Ways, athlete: Athlete, weeks: int) -> None:
    del weeks
    raises = athlete.of_patterns("scapular-upward-rotation", "horizontal-abduction")
    pulls = athlete.of_patterns("horizontal-pull", "vertical-pull")
    to.does = lambda name: name not in raises
    to.instead = lambda name: "seated-cable-row" if name in pulls else name


def _stuck(to: Ways, athlete: Athlete, weeks: int) -> None:
    del weeks
    lift = _first_lift(athlete)
    to.grows = lambda name: 0.0 if name == lift else 1.0


def _falling(to: Ways, athlete: Athlete, weeks: int) -> None:
    del weeks
    low, high = GROWTH[athlete.profile.level]
    to.grows = lambda _: -0.03 / ((low + high) / 2)


def _little(to: Ways, athlete: Athlete, weeks: int) -> None:
    del athlete, weeks
    to.sets = lambda _, count: max(1, count - 2) if count > 1 else 1


def _far_too_much(to: Ways, athlete: Athlete, weeks: int) -> None:
    del athlete, weeks
    to.sets = lambda _, count: count + 4


def _two_wild_weeks(to: Ways, athlete: Athlete, weeks: int) -> None:
    del athlete
    if weeks < 2:
        to.sets = lambda _, count: 2 * count + 1


def _aching(to: Ways, athlete: Athlete, weeks: int) -> None:
    del weeks
    one = athlete.exercises[0]
    to.hurts = lambda name: 4 if name == one else 0


def _rising_pain(to: Ways, athlete: Athlete, weeks: int) -> None:
    del athlete
    to.note = lambda _, __: (min(5, 1 + 2 * weeks), Region.MID_BACK, PainKind.ACHE)


def _leaning(to: Ways, athlete: Athlete, weeks: int) -> None:
    del athlete, weeks
    to.leans = 12.0


def _faulty(to: Ways, athlete: Athlete, weeks: int) -> None:
    del weeks
    one = athlete.exercises[0]
    to.fault = lambda name: "SB-F001" if name == one else ""


def _skips_one(to: Ways, athlete: Athlete, weeks: int) -> None:
    del weeks
    one = _skippable(athlete)
    to.does = lambda name: name != one


def _skippable(athlete: Athlete) -> str:
    return next(name for name in reversed(athlete.exercises) if KNOWN.exercises[name].pattern == "horizontal-push")


def _left_of(athlete: Athlete, group: str, change: Callable[[Ways, Athlete, int], None]) -> float:
    """Return what a problem leaves of a muscle group in a training week of the plan, at the most."""
    ways = Ways()
    change(ways, athlete, 0)
    weeks = [
        sum(
            KNOWN.exercises[item.exercise].credit(group) * ways.sets(item.exercise, item.sets)
            for session in week.sessions
            for item in session.trained
            if ways.does(item.exercise)
        )
        for week in athlete.plan.weeks
        if not week.deload
    ]
    return max(weeks)


def _too_little(change: Callable[[Ways, Athlete, int], None]) -> Callable[[Athlete], bool]:
    return lambda athlete: any(_left_of(athlete, group, change) < PLANNING.floor for group in KNOWN.mid_back_groups)


def _grows_visibly(athlete: Athlete) -> bool:
    """Say whether sixteen weeks can tell a plateau from growth: the slowest growth is smaller than the noise."""
    return athlete.profile.level is not Level.ADVANCED


def _pattern_count(athlete: Athlete, *patterns: str) -> bool:
    return bool(athlete.of_patterns(*patterns))


def _has_one_sided_lift(athlete: Athlete) -> bool:
    planned = [item for _, session in athlete.plan.sessions() for item in session.trained]
    return any(item.per_side and item.measure is Measure.REPS for item in planned)


# Weeks until there is enough to see: three training weeks in a row can be stretched by a lighter week; four sessions
# of an exercise that is trained twice a week are two weeks, and once a week four; the rest is said with each.
PLANTED: Sequence[Planted] = (
    Planted("too much weight", frozenset({"SB-R201", "SB-R202"}), 4, _too_heavy),
    Planted("ignoring form", frozenset({"SB-R202"}), 5, _sloppy),
    Planted("neglecting antagonists", frozenset({"SB-R203"}), 4, _without("horizontal-push", "vertical-push")),
    Planted("lack of consistency", frozenset({"SB-R204", "SB-R225"}), 5, _set(attends=0.25)),
    Planted("not engaging the core", frozenset({"SB-R205"}), 4, _without("core", "anti-rotation")),
    Planted("push outweighs pull", frozenset({"SB-R206"}), 4, _pushing_only_little),
    Planted("no rows", frozenset({"SB-R207", "SB-R206"}), 4, _without("horizontal-pull")),
    Planted("no pulldowns", frozenset({"SB-R207", "SB-R206"}), 4, _without("vertical-pull"),
            lambda a: _pattern_count(a, "vertical-pull")),
    Planted("no lower trapezius", frozenset({"SB-R208"}), 4, _seated_rows_alone),
    Planted("no back extension", frozenset({"SB-R209"}), 4, _without("spinal-extension")),
    Planted("weaker left", frozenset({"SB-R210"}), 4, _set(weaker_left=0.22), _has_one_sided_lift),
    Planted("plateau", frozenset({"SB-R211"}), 16, _stuck, _grows_visibly),
    Planted("decline", frozenset({"SB-R212"}), 6, _falling),
    Planted("under-dosing", frozenset({"SB-R213", "SB-R208", "SB-R209"}), 4, _little, _too_little(_little)),
    Planted("over-dosing", frozenset({"SB-R214", "SB-R215"}), 3, _far_too_much),
    Planted("sudden jump", frozenset({"SB-R215"}), 2, _two_wild_weeks),
    Planted("too easy", frozenset({"SB-R216"}), 4, _set(effort=lambda rir: rir + 3.5)),
    Planted("always to the limit", frozenset({"SB-R217"}), 2, _set(effort=lambda _: 0.0)),
    Planted("pain in one exercise", frozenset({"SB-R218"}), 4, _aching),
    Planted("rising pain", frozenset({"SB-R219"}), 3, _rising_pain),
    Planted("short nights", frozenset({"SB-R220"}), 2, _set(sleep_h=5.6)),
    Planted("high stress", frozenset({"SB-R222"}), 2, _set(stress=8.2)),
    Planted("posture moved", frozenset({"SB-R224"}), 5, _leaning),
    Planted("training stopped", frozenset({"SB-R225"}), 2, _set(attends=0.0)),
    Planted("a fault that comes back", frozenset({"SB-R226"}), 3, _faulty),
    Planted("one exercise left out", frozenset({"SB-R229"}), 5, _skips_one),
)  # fmt: skip
