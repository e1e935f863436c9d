"""Findings about strength over time: growth that stopped, and strength that falls, each beyond its noise."""

from __future__ import annotations

import math
from datetime import timedelta
from itertools import pairwise
from statistics import fmean, median
from typing import TYPE_CHECKING

from strongback.insight import rules
from strongback.insight.finding import ChangeKind, Evidence, Finding, PlanChange, Step, StepKind, Sure
from strongback.knowledge.strength import MOST_RIR
from strongback.knowledge.vocabulary import Level, Measure
from strongback.record.reason import reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from strongback.insight.look import Look, Session
    from strongback.record.log import SetLog

# The least growth in a week that a person who trains as planned can expect, as a share; a convention on the low side.
EXPECTED_A_WEEK: Mapping[Level, float] = {Level.BEGINNER: 0.008, Level.INTERMEDIATE: 0.004, Level.ADVANCED: 0.002}
SURE_BY = 2.5
MOST_TO_FAILURE, EPLEY = 25, 30
LEAST_SESSIONS = 10
# An exercise done once a week, with a lighter week and a missed session between.
LONGEST_GAP_DAYS = 21
LEVEL_OF = 3
TEN_WEEKS = timedelta(weeks=10)
TOGETHER = 2


def change(look: Look) -> Iterator[Finding]:
    """Find plateaus and decline; what falls together is one finding."""
    fallen = [found for name in look.exercises if (found := _fall(look, look.full(name))) is not None]
    if len(fallen) >= TOGETHER:
        yield _decline(look, fallen)
        return
    for name in look.exercises:
        yield from _plateau(look, look.full(name))


def strength(session: Session, measure: Measure) -> float:
    """Return how strong a session was as one number that is compared with others of its exercise alone.

    It is the mean of its sets: the load grown with the repetitions to the limit, or the amount where there is none. It
    says more than an honest estimate of the maximum would cover, and is therefore never shown as kilograms. 0 says
    that nothing can be told.
    """
    if measure is Measure.MINUTES:
        return 0.0
    return fmean(map(_strength_of, session.sets))


def _strength_of(item: SetLog) -> float:
    to_failure = item.amount + (item.rir or 0.0)
    return to_failure if item.load.kg is None else item.load.kg * (1 + min(MOST_TO_FAILURE, to_failure) / EPLEY)


def near_the_limit(sessions: Sequence[Session]) -> list[Session]:
    """Return the sessions that say something about strength.

    Sets that end far from the limit do not, as after pain, when a load is taken back on purpose.
    """
    return [item for item in sessions if all((done.rir or 0.0) <= MOST_RIR for done in item.sets)]


def _comparable(look: Look, sessions: Sequence[Session]) -> list[Session]:
    """Return the latest sessions whose numbers can be compared: with kilograms, or all with the same load."""
    sessions = near_the_limit(sessions)
    if not sessions:
        return []
    if look.known.exercises[sessions[0].exercise].e1rm:
        return [item for item in sessions if item.kg and all(done.load.kg for done in item.sets)]
    load = sessions[-1].sets[0].load
    kept: list[Session] = []
    for item in reversed(sessions):
        if any(done.load != load or _reached_the_top(done) for done in item.sets):
            break
        kept.append(item)
    return kept[::-1]


def _reached_the_top(item: SetLog) -> bool:
    """Say whether a set ended where its range did: more may have gone."""
    return item.target is not None and item.amount >= item.target.high


def _fall(look: Look, sessions: Sequence[Session]) -> tuple[Session, float] | None:
    """Return since when and by how much the level of an exercise fell from its best of ten weeks."""
    since = look.today - TEN_WEEKS
    recent = [item for item in _comparable(look, sessions) if item.day >= since]
    if len(recent) < 2 * LEVEL_OF:
        return None
    measure = look.known.exercises[recent[0].exercise].dose.measure
    numbers = [strength(item, measure) for item in recent]
    levels = [median(numbers[at : at + LEVEL_OF]) for at in range(len(numbers) - LEVEL_OF + 1)]
    best = max(levels[:-LEVEL_OF], default=0.0)
    lost = 1 - levels[-1] / best if best else 0.0
    return (recent[-LEVEL_OF], lost) if lost > look.options.decline else None


def _decline(look: Look, fallen: Sequence[tuple[Session, float]]) -> Finding:
    names = [look.name(session.exercise) for session, _ in fallen]
    most = max(lost for _, lost in fallen)
    say = f"{_listed(names)} fell by up to {most:.0%} from the best of the last ten weeks."
    step = Step(StepKind.LEARN, "Take the lighter week now, and sleep and eat for it.", "returning-after-a-break")
    why = reason(rules.DECLINE, say, exercises=len(fallen), most=round(most, 3))
    since = min(session.day for session, _ in fallen)
    evidence = Evidence(look.today - TEN_WEEKS, look.today)
    return Finding(why, since, Sure.LIKELY, step, evidence, weight=2.0)


def _listed(names: Sequence[str]) -> str:
    few = 2
    return " and ".join(names) if len(names) <= few else f"{names[0]} and {len(names) - 1} others"


def _plateau(look: Look, sessions: Sequence[Session]) -> Iterator[Finding]:
    profile = look.facts.profile
    comparable = _comparable(look, sessions)
    if profile is None or len(comparable) < LEAST_SESSIONS:
        return
    expected = EXPECTED_A_WEEK[profile.level]
    measure = look.known.exercises[comparable[0].exercise].dose.measure
    for weeks in look.options.plateau_weeks:
        first = look.today - timedelta(weeks=weeks)
        recent = [item for item in comparable if item.day >= first and strength(item, measure)]
        spans = len(recent) >= LEAST_SESSIONS and (recent[-1].day - recent[0].day).days >= (weeks - 2) * 7
        steady = spans and max((b.day - a.day).days for a, b in pairwise(recent)) <= LONGEST_GAP_DAYS
        if not steady:
            continue
        slope, error = growth([(item.day.toordinal() / 7, strength(item, measure)) for item in recent])
        if slope + SURE_BY * error < expected:
            yield _stuck(look, recent, weeks, slope, error)
            return


def growth(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the growth in a unit of time as a share, and its standard error, by least squares of logarithms.

    >>> slope, error = growth([(week, 100 * 1.01**week) for week in range(8)])
    >>> round(slope, 4), round(error, 6)
    (0.01, 0.0)
    """
    times, values = [at for at, _ in points], [math.log(value) for _, value in points]
    middle, level = fmean(times), fmean(values)
    spread = sum((at - middle) ** 2 for at in times)
    slope = sum((at - middle) * (value - level) for at, value in zip(times, values, strict=True)) / spread
    left = sum((value - level - slope * (at - middle)) ** 2 for at, value in zip(times, values, strict=True))
    return slope, math.sqrt(left / (len(points) - 2) / spread)


def _stuck(look: Look, recent: Sequence[Session], weeks: int, slope: float, error: float) -> Finding:
    exercise = recent[0].exercise
    low, high = (slope - 2 * error) * weeks, (slope + 2 * error) * weeks
    say = (
        f"{look.name(exercise)}: {slope * weeks:+.0%} in {weeks} weeks (likely between {low:+.0%} and {high:+.0%}), "
        f"over {len(recent)} sessions."
    )
    change = PlanChange(ChangeKind.SWAP, exercise=exercise)
    step = Step(StepKind.CHANGE_PLAN, "Do another exercise of the same kind for a block.", exercise, change)
    why = reason(
        rules.PLATEAU, say, exercise=exercise, weeks=weeks, change=round(slope * weeks, 3), low=round(low, 3),
        high=round(high, 3), sessions=len(recent),
    )  # fmt: skip
    evidence = Evidence(recent[0].day, recent[-1].day, exercise=exercise)
    return Finding(why, recent[0].day, Sure.LIKELY, step, evidence, exercise, weight=weeks / 10)
