"""Findings about how sets are done: load against form, what the camera saw, effort, and the two sides."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from statistics import fmean, pstdev
from typing import TYPE_CHECKING

from strongback.insight import rules
from strongback.insight.finding import ChangeKind, Evidence, Finding, PlanChange, Step, StepKind, Sure
from strongback.insight.past import BOTH
from strongback.knowledge import faults
from strongback.record.form_summary import Verdict
from strongback.record.log import Form, Side
from strongback.record.reason import reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from strongback.insight.look import Look, Session
    from strongback.record.log import SetLog

HALF = 3
FOUR_WEEKS = timedelta(weeks=4)
FORTNIGHT = timedelta(days=14)
NEAR_THE_LIMIT = 1.0
EPLEY = 30
FAULTS = {rule.code: rule for rule in faults.RULES}


def exertion(look: Look) -> Iterator[Finding]:
    """Find what is wrong with how sets are done."""
    for exercise in look.exercises:
        sessions = look.full(exercise)
        heavy = _too_heavy(look, sessions)
        if heavy is not None:
            yield heavy
        else:
            yield from _not_clean(look, sessions)
        yield from _camera(look, exercise)
        yield from _sides(look, sessions)
    yield from _too_easy(look)
    yield from _too_hard(look)


def _of(sessions: Sequence[Session]) -> Evidence:
    return Evidence(sessions[0].day, sessions[-1].day, exercise=sessions[0].exercise)


def _share(sessions: Sequence[Session]) -> float:
    rated = sum(item.rated for item in sessions)
    return sum(item.not_clean for item in sessions) / rated if rated else 0.0


def _cue(look: Look, exercise: str) -> str:
    cues = look.known.exercises[exercise].cues
    return cues[0] if cues else ""


def _too_heavy(look: Look, sessions: Sequence[Session]) -> Finding | None:
    """Compare the last three sessions with the three before: more load, and no longer clean."""
    options = look.options
    before, now = sessions[-2 * HALF : -HALF], sessions[-HALF:]
    if len(before) < HALF or sum(item.rated for item in now) < options.least_rated:
        return None
    was, is_now = fmean(item.kg for item in before), fmean(item.kg for item in now)
    rose = was > 0 and is_now >= options.heavier * was
    worse = _share(now) >= options.not_clean and _share(before) <= options.was_clean
    if not (rose and worse and sum(item.not_clean > 0 for item in now) == HALF):
        return None
    exercise = now[0].exercise
    bad, rated = sum(item.not_clean for item in now), sum(item.rated for item in now)
    say = (
        f"{look.name(exercise)}: the load rose {is_now / was - 1:.0%} over three sessions, "
        f"and {bad} of {rated} sets were not clean."
    )
    easier = _easier(look, exercise)
    lighter, rise = min(item.kg for item in before), round(is_now / was - 1, 3)
    step = Step(StepKind.PRACTISE, f"Take {lighter:g} kg next time.", exercise, easier)
    why = reason(rules.TOO_MUCH_WEIGHT, say, exercise=exercise, rise=rise, not_clean=bad, rated=rated, next_kg=lighter)
    return Finding(why, now[0].day, Sure.COUNTED, step, _of((*before, *now)), exercise, weight=3.0)


def _easier(look: Look, exercise: str) -> PlanChange | None:
    """Offer the step down the ladder, where there is one."""
    return PlanChange(ChangeKind.EASIER, exercise=exercise) if look.known.easier.get(exercise) else None


def _not_clean(look: Look, sessions: Sequence[Session]) -> Iterator[Finding]:
    latest, options = sessions[-4:], look.options
    rated = sum(item.rated for item in latest)
    often = sum(item.not_clean > 0 for item in latest) >= HALF
    if len(latest) < HALF + 1 or rated < options.least_rated or not often or _share(latest) < options.not_clean:
        return
    exercise, bad = latest[0].exercise, sum(item.not_clean for item in latest)
    say = f"{look.name(exercise)}: {bad} of {rated} sets in four sessions were not clean."
    do = f"Next time lighter and slower, with one cue: {_cue(look, exercise)}"
    step = Step(StepKind.PRACTISE, do, exercise, _easier(look, exercise))
    why = reason(rules.IGNORING_FORM, say, exercise=exercise, not_clean=bad, rated=rated)
    yield Finding(why, latest[0].day, Sure.COUNTED, step, _of(latest), exercise, weight=2.0)


def _camera(look: Look, exercise: str) -> Iterator[Finding]:
    since = look.today - FOUR_WEEKS
    measured = [
        item
        for session in look.sessions[exercise]
        if session.day >= since
        for item in session.sets
        if item.summary is not None and item.summary.verdict is not Verdict.UNMEASURED
    ]
    if len(measured) < HALF:
        return
    yield from _fault(look, exercise, measured)
    differing = [item for item in measured if _seen(item) is Verdict.BREAKDOWN and item.form is Form.CLEAN]
    if len(differing) >= HALF:
        say = f"{look.name(exercise)}: {len(differing)} sets were rated clean and did not look clean to the camera."
        step = Step(StepKind.PRACTISE, "Watch one set together with what was measured.", exercise)
        why = reason(rules.CAMERA_DISAGREES, say, exercise=exercise, sets=len(differing))
        evidence = Evidence(differing[0].day, differing[-1].day, exercise=exercise)
        yield Finding(why, differing[0].day, Sure.MEASURED, step, evidence, exercise)


def _seen(item: SetLog) -> Verdict | None:
    return None if item.summary is None else item.summary.verdict


def _fault(look: Look, exercise: str, measured: Sequence[SetLog]) -> Iterator[Finding]:
    seen = Counter(fault.code for item in measured if item.summary for fault in item.summary.faults)
    for code, count in seen.most_common(1):
        sets = [item for item in measured if item.summary and code in {f.code for f in item.summary.faults}]
        days = {item.day for item in sets}
        if len(days) < len(Side) - 1 or len(sets) < HALF or 2 * len(sets) < len(measured) or code not in FAULTS:
            return
        name = FAULTS[code].name.replace("-", " ")
        say = f"{look.name(exercise)}: the camera saw {name} in {len(sets)} of {len(measured)} measured sets."
        step = Step(StepKind.PRACTISE, f"One cue for the next session: {FAULTS[code].do}", exercise)
        why = reason(rules.FAULT_COMES_BACK, say, exercise=exercise, fault=code, sets=count, measured=len(measured))
        evidence = Evidence(min(days), max(days), exercise=exercise)
        yield Finding(why, min(days), Sure.MEASURED, step, evidence, f"{exercise} {code}", weight=1.5)


def _strength_of(item: SetLog) -> float:
    """Return how strong a set was, to compare sides of one exercise: load with repetitions, or repetitions alone."""
    amount = item.amount + (item.rir or 0.0)
    return amount if item.load.kg is None else item.load.kg * (1 + amount / EPLEY)


def _sides(look: Look, sessions: Sequence[Session]) -> Iterator[Finding]:
    options = look.options
    if not any(item.side is not BOTH for session in sessions[-options.side_sessions :] for item in session.sets):
        return
    both = [found for item in sessions if (found := _difference(item)) is not None][-options.side_sessions :]
    if len(both) < options.side_sessions:
        return
    differences = [difference for difference, _, _ in both]
    weaker = min(differences) > 0
    lasting = weaker or max(differences) < 0
    least = min(abs(difference) for difference in differences)
    own = fmean(spread for _, spread, _ in both)
    if not lasting or least < options.side_difference or abs(fmean(differences)) <= max(own, options.side_difference):
        return
    exercise, side = sessions[0].exercise, Side.LEFT if weaker else Side.RIGHT
    days = [day.day for _, _, day in both]
    share = abs(fmean(differences))
    say = (
        f"{look.name(exercise)}: the {side} was about {share:.0%} weaker in {len(both)} sessions in a row; "
        f"your own sets differ by about {own:.0%}."
    )
    do = f"Begin with the {side}, and let the other side match its repetitions."
    step = Step(StepKind.LEARN, do, "are-my-sides-uneven")
    why = reason(
        rules.UNEVEN_SIDES, say, exercise=exercise, side=str(side), share=round(share, 3), own=round(own, 3),
        sessions=len(both),
    )  # fmt: skip
    yield Finding(why, days[0], Sure.LIKELY, step, Evidence(days[0], days[-1], exercise=exercise), exercise)


def _difference(session: Session) -> tuple[float, float, Session] | None:
    """Return by which share the left is weaker than the right on a day, and how much the sets of a side differ."""
    left, right = ([_strength_of(s) for s in session.sets if s.side is side] for side in (Side.LEFT, Side.RIGHT))
    if not left or not right or not fmean(right) or not fmean(left):
        return None
    stronger = max(fmean(left), fmean(right))
    spread = fmean(pstdev(sets) / fmean(sets) for sets in (left, right))
    return (fmean(right) - fmean(left)) / stronger, spread, session


def _too_easy(look: Look) -> Iterator[Finding]:
    """Find sets that stop far from the limit, in most of what is trained: one easy exercise is no pattern."""
    easy: list[Session] = []
    looked_at = 0
    for exercise in look.exercises:
        latest = look.full(exercise)[-HALF:]
        efforts = [effort for session in latest for effort in session.efforts]
        if len(latest) < HALF or len(efforts) < look.options.least_rated:
            continue
        looked_at += 1
        by_session = [fmean(left - asked for left, asked in s.efforts) for s in latest if s.efforts]
        if min(by_session) >= look.options.too_easy:
            easy += latest
    count = len({session.exercise for session in easy})
    if count < HALF - 1 or 2 * count < looked_at:
        return
    say = (
        f"In {count} of {looked_at} exercises at least two repetitions more were left than asked, three times in a row."
    )
    step = Step(StepKind.LEARN, "Take the next step of load or repetitions in each of them.", "how-heavy")
    why = reason(rules.TOO_EASY, say, exercises=count, of=looked_at)
    days = [session.day for session in easy]
    yield Finding(why, min(days), Sure.LIKELY, step, Evidence(min(days), max(days)))


def _too_hard(look: Look) -> Iterator[Finding]:
    since, options = look.today - FORTNIGHT, look.options
    efforts = [
        effort
        for sessions in look.sessions.values()
        for session in sessions
        if session.day > since and not session.light
        for effort in session.efforts
        if effort[1] > NEAR_THE_LIMIT
    ]
    to_the_limit = sum(left <= NEAR_THE_LIMIT for left, _ in efforts)
    if len(efforts) < options.too_hard_sets or to_the_limit < options.too_hard_share * len(efforts):
        return
    say = f"{to_the_limit} of {len(efforts)} sets in two weeks went to the limit, where the plan asks to stop before."
    step = Step(StepKind.LEARN, "Stop one or two repetitions earlier.", "how-heavy")
    why = reason(rules.TOO_HARD, say, sets=to_the_limit, of=len(efforts))
    yield Finding(why, since, Sure.COUNTED, step, Evidence(since + timedelta(days=1), look.today), weight=1.0)
