"""Findings about consistency, gaps and what is left out, and praise where it is due."""

from __future__ import annotations

import math
from datetime import timedelta
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from strongback.insight import rules
from strongback.insight.finding import ChangeKind, Evidence, Finding, PlanChange, Step, StepKind, Sure
from strongback.insight.week import DAYS
from strongback.knowledge.strength import UNCERTAINTY
from strongback.knowledge.vocabulary import Measure
from strongback.record.reason import reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from strongback.insight.look import Look, Session, WeekOf
    from strongback.knowledge.rule import Rule
    from strongback.record.reason import Fact

FOUR = 4
LEVEL_OF = 3
CARRY_ON = Step(StepKind.CARRY_ON, "Carry on.")
LONGER = 1.10
LEAST_BEFORE = 4
WAS_SHAKY, IS_CLEAN = 0.4, 0.1


def rhythm(look: Look) -> Iterator[Finding]:
    """Find gaps, sessions that do not happen and exercises that are left out."""
    gap = _gap(look)
    if gap is not None:
        yield gap
        return
    yield from _consistency(look)
    yield from _left_out(look)


def _gap(look: Look) -> Finding | None:
    last = look.working[-1].day if look.working else look.facts.last_trained
    if (
        last is None
        or last > look.today
        or not any(item.day >= look.today - timedelta(days=DAYS * FOUR) for item in look.planned)
    ):
        return None
    days = (look.today - last).days
    if days < look.options.gap_days:
        return None
    step = Step(
        StepKind.TRAIN,
        "Do the next session, however short; its loads are lowered for the break.",
        "returning-after-a-break",
    )
    why = reason(rules.A_GAP, f"Last trained {days} days ago.", days=days)
    return Finding(why, last, Sure.COUNTED, step, Evidence(last, look.today), weight=5.0)


def _done_and_planned(week: WeekOf) -> tuple[int, int]:
    return min(len(week.days), len(week.planned)), len(week.planned)


def _consistency(look: Look) -> Iterator[Finding]:
    weeks = look.weeks[-FOUR:]
    if len(weeks) < FOUR:
        return
    done, planned = (sum(numbers) for numbers in zip(*map(_done_and_planned, weeks), strict=True))
    if planned < look.options.adherence_sessions or done > look.options.adherence * planned:
        return
    a_week = planned / sum(bool(week.planned) for week in weeks)
    fits = max(2, round(done / FOUR))
    say = f"{done} of {planned} planned sessions done in four weeks."
    change = PlanChange(ChangeKind.DAYS, days=fits) if fits < a_week else None
    do = f"Plan {fits} sessions a week." if change else "Plan shorter sessions, or days that hold."
    step = Step(StepKind.NEW_PLAN, do, "lack-of-consistency", change)
    why = reason(rules.LACK_OF_CONSISTENCY, say, done=done, planned=planned)
    yield Finding(why, weeks[0].monday, Sure.COUNTED, step, Evidence(weeks[0].monday, weeks[-1].sunday), weight=4.0)


def _left_out(look: Look) -> Iterator[Finding]:
    """Find exercises of the plan that are not done on days on which others are."""
    few, of = look.options.skipped
    done: dict[date, set[str]] = {}
    for day, *names in {(item.day, item.exercise, item.planned) for item in look.working}:
        done.setdefault(day, set()).update(names)
    chances: dict[str, list[tuple[date, bool]]] = {}
    for planned in look.planned:
        for asked in (*planned.session.main, *planned.session.balance) if planned.day in done else ():
            chances.setdefault(asked.exercise, []).append((planned.day, asked.exercise in done[planned.day]))
    for exercise in sorted(look.planned_exercises & set(chances)):
        latest = chances[exercise][-of:]
        missed = [day for day, was_done in latest if not was_done]
        if len(latest) < of or len(missed) < few or (look.today - latest[-1][0]).days > 2 * DAYS:
            continue
        say = f"{look.name(exercise)} was left out in {len(missed)} of its last {of} sessions."
        change = PlanChange(ChangeKind.SWAP, exercise=exercise)
        step = Step(StepKind.CHANGE_PLAN, "Swap it for one that you do.", exercise, change)
        why = reason(rules.LEFT_OUT, say, exercise=exercise, missed=len(missed), of=of)
        yield Finding(why, missed[0], Sure.COUNTED, step, Evidence(latest[0][0], latest[-1][0]), exercise)


def praise(look: Look, since: date) -> Iterator[Finding]:
    """Find what went well from a day on."""
    yield from _back(look, since)
    yield from _all_done(look)
    for exercise in look.exercises:
        sessions = look.sessions[exercise]
        if sessions[-1].day >= since:
            yield from _best(look, exercise, since)
            yield from _longer(look, look.full(exercise), since)
            yield from _cleaner(look, look.full(exercise), since)


def _praise(rule: Rule, say: str, since: date, evidence: Evidence, sure: Sure, about: str, **facts: Fact) -> Finding:
    return Finding(reason(rule, say, **facts), since, sure, CARRY_ON, evidence, about, praise=True, weight=1.0)


def _back(look: Look, since: date) -> Iterator[Finding]:
    days = sorted({item.day for item in look.working})
    for before, after in pairwise(days):
        away = (after - before).days
        if after >= since and away >= look.options.gap_days:
            say = f"Back after {away} days."
            yield _praise(rules.BACK_AGAIN, say, after, Evidence(after, look.today), Sure.COUNTED, "", days=away)


def _all_done(look: Look) -> Iterator[Finding]:
    weeks = [week for week in look.weeks if week.planned]
    in_a_row = 0
    for week in reversed(weeks):
        done, planned = _done_and_planned(week)
        if done < planned:
            break
        in_a_row += 1
    if not in_a_row or weeks[-1] is not look.weeks[-1]:
        return
    last = weeks[-1]
    if in_a_row >= FOUR:
        first = weeks[-in_a_row]
        say = f"Every planned session done, {in_a_row} weeks in a row."
        evidence = Evidence(first.monday, last.sunday)
        yield _praise(rules.WEEKS_IN_A_ROW, say, first.monday, evidence, Sure.COUNTED, "", weeks=in_a_row)
    else:
        # Beside a week that has only begun: what was done then must not read as if it were this week's.
        is_past, done = last.sunday < look.today, len(last.planned)
        say = f"All {done} sessions of last week done." if is_past else f"All {done} sessions done."
        evidence = Evidence(last.monday, last.sunday)
        yield _praise(rules.ALL_DONE, say, last.monday, evidence, Sure.COUNTED, "", done=done, is_past=is_past)


def _best(look: Look, exercise: str, since: date) -> Iterator[Finding]:
    """Find a level of three sessions that passed a step of five percent for the first time."""
    estimates = look.past.estimates(exercise)
    if len(estimates) < look.options.best_sessions:
        return
    numbers = [kg for _, kg in estimates]
    levels = [sorted(numbers[at : at + LEVEL_OF])[1] for at in range(len(numbers) - LEVEL_OF + 1)]
    ended = [day for day, _ in estimates[LEVEL_OF - 1 :]]
    new = [level for level, day in zip(levels, ended, strict=True) if since <= day <= look.today]
    before = [level for level, day in zip(levels, ended, strict=True) if day < since]
    if not new or not before:
        return
    best, step = max(new), math.log1p(look.options.best_step)
    steps, reached = (math.floor(math.log(level / levels[0]) / step + 1e-9) for level in (best, max(before)))
    if steps > max(reached, 0):
        low, high = best * (1 - UNCERTAINTY), best * (1 + UNCERTAINTY)
        say = (
            f"{look.name(exercise)}: about {best:.0f} kg once ({low:.0f} to {high:.0f}), "
            f"{best / levels[0] - 1:.0%} above where you began."
        )
        evidence = Evidence(estimates[0][0], look.today, exercise=exercise)
        yield _praise(rules.A_REAL_BEST, say, since, evidence, Sure.LIKELY, exercise,
            kg=round(best, 1), low=round(low, 1), high=round(high, 1), began=round(levels[0], 1),
        )  # fmt: skip


def _longer(look: Look, sessions: Sequence[Session], since: date) -> Iterator[Finding]:
    """Find two sessions in a row a tenth above all before them with the same load, where no maximum is estimated."""
    if len(sessions) < LEAST_BEFORE + 2 or look.known.exercises[sessions[0].exercise].e1rm:
        return
    load = sessions[-1].sets[0].load
    same = [item for item in sessions if all(done.load == load for done in item.sets)]
    if len(same) < LEAST_BEFORE + 2 or same[-1].day < since:
        return
    best = [max(done.amount for done in item.sets) for item in same]
    before, now = max(best[:-2]), min(best[-2:])
    again = len(best) > LEAST_BEFORE + 2 and min(best[-3:-1]) >= LONGER * max(best[:-3])
    if now >= LONGER * before and not again:
        exercise = same[0].exercise
        unit = {Measure.HOLD: "seconds", Measure.MINUTES: "minutes"}.get(
            look.known.exercises[exercise].dose.measure, "repetitions"
        )
        say = f"{look.name(exercise)}: {now} {unit} in two sessions in a row, never more than {before} before."
        evidence = Evidence(same[0].day, same[-1].day, exercise=exercise)
        yield _praise(
            rules.LONGER_THAN_EVER, say, since, evidence, Sure.COUNTED, exercise, now=now, before=before, unit=unit
        )


def _cleaner(look: Look, sessions: Sequence[Session], since: date) -> Iterator[Finding]:
    before, now = sessions[-2 * LEVEL_OF : -LEVEL_OF], sessions[-LEVEL_OF:]
    if len(before) < LEVEL_OF or now[-1].day < since:
        return
    rated = [sum(item.rated for item in part) for part in (before, now)]
    bad = [sum(item.not_clean for item in part) for part in (before, now)]
    if min(rated) < look.options.least_rated or bad[0] < WAS_SHAKY * rated[0] or bad[1] > IS_CLEAN * rated[1]:
        return
    if median(item.kg for item in now) < median(item.kg for item in before):
        return
    exercise = now[0].exercise
    was, is_now = (f"{all_of - not_clean} of {all_of}" for all_of, not_clean in zip(rated, bad, strict=True))
    say = f"{look.name(exercise)} is clean now: {is_now} sets, {was} before."
    evidence = Evidence(before[0].day, now[-1].day, exercise=exercise)
    yield _praise(rules.CLEANER, say, since, evidence, Sure.COUNTED, exercise,
        clean=rated[1] - bad[1], rated=rated[1], was_clean=rated[0] - bad[0], was_rated=rated[0],
    )  # fmt: skip
