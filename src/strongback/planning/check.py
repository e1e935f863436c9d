"""Verifies any plan against every requirement, without trusting whoever made it.

It reads nothing but the plan and the request: a plan from the solver, from a file, or edited by a coach is
judged alike. Numbers are summed anew from the exercises; the plan's own stimulus and minutes are compared.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from strongback.knowledge.vocabulary import (
    CORE_PATTERNS,
    PULL_PATTERNS,
    PUSH_PATTERNS,
    Block,
    Effort,
    Measure,
    Pattern,
)
from strongback.planning import dose, rules
from strongback.planning.calendar import LEAST_DISTANCE, closest
from strongback.planning.frame import POWER_REPS, POWER_SETS, power_gate_open
from strongback.planning.pool import refusal, set_range, trains
from strongback.planning.problem import most_after, most_at_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from strongback.knowledge.exercise import Exercise
    from strongback.knowledge.rule import Rule
    from strongback.planning.request import PlanRequest
    from strongback.record.plan import Plan, PlannedExercise, PlannedSession, Week
    from strongback.record.reason import Fact

LENGTH_WEEKS = (4, 8)
CLOSE_ENOUGH = 1e-6


@dataclass(frozen=True, slots=True)
class Finding:
    """One requirement a plan breaks, and where.

    ``facts`` are what the sentence is made from, for whoever says it in another language; ``what`` among them names
    the way it is said.
    """

    rule: Rule
    place: str
    sentence: str
    facts: tuple[tuple[str, Fact], ...] = ()


def _found(rule: Rule, place: str, what: str, sentence: str, **facts: Fact) -> Finding:
    return Finding(rule, place, sentence, (("what", what), *facts.items()))


def check(plan: Plan, request: PlanRequest) -> tuple[Finding, ...]:
    """Return everything the plan breaks; empty means it satisfies every rule."""
    unknown = tuple(_unknown(plan, request))
    return unknown or tuple(_Check(plan, request).findings())


def recounted(plan: Plan, request: PlanRequest) -> Plan:
    """Return the plan with its minutes and its stimulus summed anew, the way the checker sums them.

    Whoever edits a plan by hand changes sets and exercises; the numbers that follow from them are not theirs to get
    right. A plan with exercises that are not in the catalogue cannot be summed and stays as it is.
    """
    if any(_unknown(plan, request)):
        return plan
    summed = _Check(plan, request)
    return replace(plan, weeks=tuple(summed.week_anew(week) for week in plan.weeks))


def _unknown(plan: Plan, request: PlanRequest) -> Iterator[Finding]:
    if not plan.weeks:
        yield _found(rules.READABLE, "plan", "no-weeks", "The plan has no weeks.")
    for number, session in plan.sessions():
        for item in session.all_items:
            if item.exercise not in request.known.exercises:
                sentence = f"{item.exercise} is not in the catalogue."
                yield _found(rules.READABLE, _at(number, session), "unknown", sentence, exercise=item.exercise)


def _at(number: int, session: PlannedSession) -> str:
    return f"week {number}, {session.day.word}"


class _Check:
    def __init__(self, plan: Plan, request: PlanRequest) -> None:
        self.plan, self.request, self.settings = plan, request, request.settings
        self.exercises: Mapping[str, Exercise] = request.known.exercises
        # After a week of next to nothing the planner may start with two sets; so may anybody else.
        self.lightest = replace(request, eases_in=True) if request.may_ease_in else request

    def findings(self) -> Iterator[Finding]:
        yield from self._mesocycle()
        for number, week in enumerate(self.plan.weeks, 1):
            yield from self._week(number, week)
            for session in week.sessions:
                yield from self._session(_at(number, session), week, session)
        yield from self._rise()
        yield from self._deload_effort()

    def week_anew(self, week: Week) -> Week:
        """Return a week with its minutes and stimulus as they are summed here."""
        sessions = tuple(replace(session, minutes=self._minutes(session)) for session in week.sessions)
        return replace(week, sessions=sessions, stimulus={g: float(n) for g, n in self._count(week).items() if n})

    def _mesocycle(self) -> Iterator[Finding]:
        weeks, (shortest, longest) = self.plan.weeks, LENGTH_WEEKS
        if not shortest <= len(weeks) <= longest:
            sentence = f"A mesocycle has {shortest} to {longest} weeks; this one has {len(weeks)}."
            yield _found(rules.DELOAD, "plan", "length", sentence, weeks=len(weeks), least=shortest, most=longest)
        if [week.deload for week in weeks] != [False] * (len(weeks) - 1) + [True]:
            yield _found(rules.DELOAD, "plan", "deload", "The last week, and only the last, must be the deload.")
        shapes = {tuple((s.day, tuple(sorted(i.exercise for i in s.trained))) for s in week.sessions) for week in weeks}
        if len(shapes) > 1:
            yield _found(rules.STABLE, "plan", "changes", "Exercises or days change within the mesocycle.")

    def _week(self, number: int, week: Week) -> Iterator[Finding]:
        place, settings, profile = f"week {number}", self.settings, self.request.profile
        least, most = settings.sessions
        if not least <= len(week.sessions) <= most:
            count = len(week.sessions)
            sentence = f"{count} sessions; a week has {least} to {most}."
            yield _found(rules.SESSIONS_PER_WEEK, place, "sessions", sentence, sessions=count, least=least, most=most)
        if len(week.sessions) > profile.days_per_week:
            offered = profile.days_per_week
            yield _found(rules.SESSIONS_PER_WEEK, place, "more-days", f"You offered {offered} days.", offered=offered)
        days = [session.day for session in week.sessions]
        if len(days) > 1 and closest(days) < LEAST_DISTANCE:
            yield _found(rules.DAY_BETWEEN, place, "no-day-between", "Two sessions have no day between them.")
        for day in days:
            if profile.weekdays and day not in profile.weekdays:
                sentence = f"{day.word} is not among your days."
                yield _found(rules.SESSIONS_PER_WEEK, place, "other-day", sentence, day=day.word)
        yield from self._stimulus(place, week)
        items = [(self.exercises[item.exercise], item) for session in week.sessions for item in session.trained]
        yield from self._coverage(place, week, items)
        if not week.deload:
            yield from self._pull_to_push(place, items)

    def _stimulus(self, place: str, week: Week) -> Iterator[Finding]:
        counted = self._count(week)
        cap = self.settings.weekly_cap[self.request.profile.level]
        for group, says in week.stimulus.items():
            total = counted.get(group, 0.0)
            if abs(says - total) > CLOSE_ENOUGH:
                sentence = f"{group}: the plan says {says:g}, the sum is {total:g}."
                yield _found(rules.READABLE, place, "stimulus-misstated", sentence, group=group, says=says, sets=total)
        for group, total in counted.items():
            if total > cap + CLOSE_ENOUGH:
                sentence = f"{group}: {total:g} sets, at most {cap:g}."
                yield _found(rules.WEEKLY_CAP, place, "weekly-cap", sentence, group=group, sets=total, most=cap)
        floor = self.settings.floor
        for group in self.request.known.mid_back_groups:
            total = counted.get(group, 0.0)
            if total < floor - CLOSE_ENOUGH and not week.deload:
                sentence = f"{group}: {total:g} sets, at least {floor:g}."
                yield _found(rules.WEEKLY_FLOOR, place, "weekly-floor", sentence, group=group, sets=total, least=floor)

    def _count(self, week: Week) -> Mapping[str, float]:
        totals: Counter[str] = Counter()
        for session in week.sessions:
            totals.update(self._count_session(session))
        return totals

    def _count_session(self, session: PlannedSession) -> Mapping[str, float]:
        totals: Counter[str] = Counter()
        for item in session.trained:
            exercise = self.exercises[item.exercise]
            for group in (*exercise.muscles.primary, *exercise.muscles.secondary):
                totals[group] += exercise.credit(group) * item.sets  # type: ignore[assignment]  # halves are fine
        return totals

    def _coverage(self, place: str, week: Week, items: Sequence[tuple[Exercise, PlannedExercise]]) -> Iterator[Finding]:
        patterns = {exercise.pattern for exercise, _ in items}
        for pattern in self.request.required_patterns:
            if pattern not in patterns:
                yield _found(rules.PATTERNS, place, "pattern", f"{pattern} is missing.", pattern=str(pattern))
        twice = 2
        for group in self.request.known.mid_back_groups:
            days = sum(self._count_session(session).get(group, 0) > 0 for session in week.sessions)
            if days < twice:
                sentence = f"{group} is trained on {days} days."
                yield _found(rules.TRAINED_TWICE, place, "trained-days", sentence, group=group, days=days)

    def _pull_to_push(self, place: str, items: Sequence[tuple[Exercise, PlannedExercise]]) -> Iterator[Finding]:
        elsewhere = dict(self.request.profile.trains_elsewhere)

        def sets(patterns: tuple[Pattern, ...]) -> int:
            here = sum(item.sets for exercise, item in items if exercise.pattern in patterns)
            return here + sum(elsewhere.get(pattern, 0) for pattern in patterns)

        pulls, pushes, (least, most) = sets(PULL_PATTERNS), sets(PUSH_PATTERNS), self.settings.pull_to_push
        if not least * pushes - CLOSE_ENOUGH <= pulls <= most * pushes + CLOSE_ENOUGH:
            sentence = f"{pulls} pulling to {pushes} pushing sets; the range is {least:g}:1 to {most:g}:1."
            yield _found(
                rules.PULL_TO_PUSH,
                place,
                "pull-to-push",
                sentence,
                pulls=pulls,
                pushes=pushes,
                least=least,
                most=most,
            )

    def _rise(self) -> Iterator[Finding]:
        training = [self._count(week) for week in self.plan.weeks if not week.deload]
        for number, (before, after) in enumerate(pairwise(training), 2):
            yield from self._grown(f"week {number}", before, after)
        for group in self.request.last_week if training else ():
            sets, most = training[0].get(group, 0.0), most_at_first(group, self.request)
            if sets > most + CLOSE_ENOUGH:
                sentence = f"{group}: {sets:g} sets, at most {most:g} after last week."
                yield _found(rules.WEEKLY_RISE, "week 1", "rise-at-first", sentence, group=group, sets=sets, most=most)

    def _deload_effort(self) -> Iterator[Finding]:
        """Compare each deload set with the same exercise in the week before."""
        extra = self.settings.deload_extra_rir
        before: dict[str, int] = {}
        for number, week in enumerate(self.plan.weeks, 1):
            items = [(session, item) for session in week.sessions for item in (*session.main, *session.balance)]
            for session, item in items if week.deload else ():
                usual = before.get(item.exercise, item.rir - extra)
                if item.rir < usual + extra:
                    sentence = (
                        f"{item.exercise}: {item.rir} in reserve after {usual}; the lighter week leaves {extra} more."
                    )
                    yield _found(
                        rules.DELOAD,
                        _at(number, session),
                        "deload-effort",
                        sentence,
                        exercise=item.exercise,
                        rir=item.rir,
                        before=usual,
                        more=extra,
                    )
            before = {item.exercise: item.rir for _, item in items}

    def _grown(self, place: str, before: Mapping[str, float], after: Mapping[str, float]) -> Iterator[Finding]:
        for group, sets in after.items():
            was = before.get(group, 0.0)
            if sets > most_after(group, was, self.request) + CLOSE_ENOUGH:
                sentence = f"{group}: {sets:g} sets after {was:g}."
                yield _found(rules.WEEKLY_RISE, place, "rise", sentence, group=group, sets=sets, before=was)

    def _session(self, place: str, week: Week, session: PlannedSession) -> Iterator[Finding]:
        settings, profile = self.settings, self.request.profile
        count, (least, most) = len(session.main), settings.mid_back_per_session
        if not least <= count <= most:
            sentence = f"{count} mid-back exercises; a session has {least} to {most}."
            yield _found(rules.MID_BACK_EXERCISES, place, "mid-back", sentence, count=count, least=least, most=most)
        core = sum(self.exercises[item.exercise].pattern in CORE_PATTERNS for item in session.balance)
        least, most = settings.core_per_session
        if not least <= core <= most:
            sentence = f"{core} trunk exercises; a session has {least} to {most}."
            yield _found(rules.CORE, place, "core", sentence, count=core, least=least, most=most)
        taken = self._minutes(session)
        if taken > profile.minutes or session.minutes > profile.minutes:
            takes = max(taken, session.minutes)
            sentence = f"It takes {takes} minutes; you have {profile.minutes}."
            yield _found(rules.MINUTES, place, "too-long", sentence, takes=takes, minutes=profile.minutes)
        if taken != session.minutes:
            sentence = f"It says {session.minutes} minutes and takes {taken}."
            yield _found(rules.MINUTES, place, "minutes-misstated", sentence, says=session.minutes, takes=taken)
        yield from self._session_caps(place, session)
        yield from self._session_parts(place, session)
        for item in (*session.main, *session.balance):
            yield from self._item(place, week, item)

    def _session_caps(self, place: str, session: PlannedSession) -> Iterator[Finding]:
        cap = self.settings.session_cap[self.request.profile.level]
        for group, sets in self._count_session(session).items():
            if sets > cap + CLOSE_ENOUGH:
                sentence = f"{group}: {sets:g} sets in one session, at most {cap:g}."
                yield _found(rules.SESSION_CAP, place, "session-cap", sentence, group=group, sets=sets, most=cap)

    def _session_parts(self, place: str, session: PlannedSession) -> Iterator[Finding]:
        if not session.warm_up or not session.cool_down:
            yield _found(rules.WARM_UP, place, "warm-up", "Warm-up or cool-down is missing.")
        yield from self._power(place, session)
        names = Counter(item.exercise for item in session.trained)
        for name in (name for name, times in names.items() if times > 1):
            yield _found(rules.READABLE, place, "twice", f"{name} is planned twice.", exercise=name)
        yield from self._blocks(place, session)

    def _power(self, place: str, session: PlannedSession) -> Iterator[Finding]:
        if session.power and not power_gate_open(self.request):
            yield _found(rules.POWER_GATE, place, "power-gate", "The power gate is not open yet.")
        for item in session.power:
            sets, reps = POWER_SETS, POWER_REPS[1]
            if item.sets > sets or item.amount[1] > reps:
                sentence = f"{item.exercise}: at most {sets} sets of {reps} stay fast."
                yield _found(
                    rules.POWER_GATE, place, "power-sets", sentence, exercise=item.exercise, sets=sets, reps=reps
                )

    def _minutes(self, session: PlannedSession) -> int:
        return dose.minutes([self._seconds(item) for item in session.all_items])

    def _seconds(self, item: PlannedExercise) -> int:
        exercise = self.exercises[item.exercise]
        ways = exercise.ways_with(self.request.profile.equipment) or exercise.ways
        way = next((way for way in ways if way.load is item.load.implement), ways[0])
        return dose.planned_s(item, exercise, way, self.request.zone)

    def _blocks(self, place: str, session: PlannedSession) -> Iterator[Finding]:
        parts = {
            Block.WARM_UP: session.warm_up,
            Block.POWER: session.power,
            Block.MAIN: session.main,
            Block.BALANCE: session.balance,
            Block.COOL_DOWN: session.cool_down,
        }
        for block, items in parts.items():
            for item in items:
                if block not in self.exercises[item.exercise].blocks:
                    sentence = f"{item.exercise} cannot serve as {block}."
                    yield _found(rules.READABLE, place, "block", sentence, exercise=item.exercise, block=str(block))
                broken = refusal(self.exercises[item.exercise], self.request)
                if broken is not None:
                    yield self._refused(broken, place, item.exercise)
                else:
                    yield from self._load(place, item)

    def _refused(self, broken: Rule, place: str, name: str) -> Finding:
        """Say which rule keeps an exercise from this person, and of which condition where it is one."""
        condition = self.request.limits.excluded_by(self.exercises[name]) if broken is rules.CONDITIONS else None
        named: dict[str, Fact] = {} if condition is None else {"condition": condition.id}
        return _found(broken, place, broken.name, f"{name}: {broken.looks_at}", exercise=name, **named)

    def _load(self, place: str, item: PlannedExercise) -> Iterator[Finding]:
        exercise, load = self.exercises[item.exercise], item.load.implement
        if load not in {way.load for way in exercise.ways_with(self.request.profile.equipment)}:
            known = load in {way.load for way in exercise.ways}
            rule = rules.EQUIPMENT if known else rules.READABLE
            sentence = f"{item.exercise} cannot be loaded with {load} here."
            yield _found(rule, place, "load", sentence, exercise=item.exercise, load_kind=str(load), known=known)

    def _item(self, place: str, week: Week, item: PlannedExercise) -> Iterator[Finding]:
        exercise, request = self.exercises[item.exercise], self.request
        if not trains(exercise):
            return
        least, most = set_range(exercise, self.lightest)[0], set_range(exercise, request)[1]
        if week.deload:
            least = most = self.settings.deload_sets
        if not least <= item.sets <= most:
            sentence = f"{item.exercise}: {item.sets} sets; {least} to {most} are planned here."
            yield _found(
                rules.SETS, place, "sets", sentence, exercise=item.exercise, sets=item.sets, least=least, most=most
            )
        yield from self._amount(place, item)
        if item.rir < request.limits.rir_min:
            least = request.limits.rir_min
            sentence = f"{item.exercise}: {item.rir} in reserve, at least {least}."
            yield _found(
                rules.CONDITIONS, place, "reserve", sentence, exercise=item.exercise, rir=item.rir, least=least
            )
        if item.measure is not exercise.dose.measure:
            measure = exercise.dose.measure
            sentence = f"{item.exercise} is counted in {measure}."
            yield _found(rules.READABLE, place, "measure", sentence, exercise=item.exercise, measure=str(measure))

    def _amount(self, place: str, item: PlannedExercise) -> Iterator[Finding]:
        exercise, request = self.exercises[item.exercise], self.request
        low, high = dose.amount(exercise, request.zone, request.limits, request.profile.level)
        if not low <= item.amount[0] <= item.amount[1] <= high:
            gated = request.technique_gate_holds and exercise.effort is Effort.COMPOUND and item.amount[0] < low
            rule = rules.TECHNIQUE_GATE if gated else rules.REP_ZONE
            unit = "seconds" if item.measure is Measure.HOLD else "repetitions"
            first, last = item.amount
            sentence = f"{item.exercise}: {first} to {last} {unit}, {low} to {high} suit."
            yield _found(
                rule,
                place,
                "amount",
                sentence,
                exercise=item.exercise,
                unit=unit,
                first=first,
                last=last,
                low=low,
                high=high,
            )
