"""Findings about pain, sleep, stress and posture: only for whoever may see them."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from statistics import fmean, median, stdev
from typing import TYPE_CHECKING

from strongback.insight import rules
from strongback.insight.change import strength
from strongback.insight.finding import ChangeKind, Evidence, Finding, Kept, PlanChange, Step, StepKind, Sure
from strongback.record.log import PainKind
from strongback.record.reason import reason
from strongback.screening.professional import about_pain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from strongback.insight.look import Look
    from strongback.record.posture import CameraView, Measured, PostureMeasure

FORTNIGHT = timedelta(days=14)
FOUR_MONTHS = timedelta(days=120)
LEAST_SHORT, LEAST_GOOD = 4, 6
SURE_BY = 2.5
LEAST_LOSS = 0.03
AVERAGED = 2
LEAST_PICTURES = 3


def body(look: Look) -> Iterator[Finding]:
    """Find what pain, sleep, stress and posture say."""
    yield from _professional(look)
    yield from _pain(look)
    yield from _nights(look)
    yield from _sleep_shows(look)
    yield from _stress(look)
    yield from _posture(look)


def _professional(look: Look) -> Iterator[Finding]:
    """Say once that it is time to see somebody: for the worst reason there is."""
    notes = sorted(look.facts.pain, key=lambda note: (note.noted_at, note.id))
    said = [(why.say.partition(":")[0], dict(why.facts)) for why in about_pain(notes, look.now)]
    recent = [
        n for n in notes if n.kind in (PainKind.SPREADING, PainKind.NUMB_OR_WEAK) and look.now - n.noted_at <= FORTNIGHT
    ]
    if recent:
        kind, region = str(recent[-1].kind), str(recent[-1].region)
        say = f"You noted pain that is {kind.replace('-', ' ')} at the {region.replace('-', ' ')}"
        said.insert(0, (say, {"kind": kind, "region": region}))
    if not said:
        return
    felt = [note.day for note in notes if note.worst > look.options.pain_go and look.now - note.noted_at <= FOUR_MONTHS]
    since = min([note.day for note in recent] or felt)
    step = Step(StepKind.SEE_SOMEBODY, rules.TIME_FOR_A_PROFESSIONAL.do, "when-to-see-a-professional")
    say, facts = said[0]
    why = reason(rules.TIME_FOR_A_PROFESSIONAL, f"{say.rstrip('.')}.", notes=len(felt), **facts)
    evidence = Evidence(since, look.today, Kept.PAIN)
    yield Finding(why, since, Sure.COUNTED, step, evidence, weight=9.0)


def _pain(look: Look) -> Iterator[Finding]:
    """Find the exercise, or else the place, that hurt on several days."""
    since, options = look.today - timedelta(days=look.options.pain_reach_days), look.options
    by_exercise: defaultdict[str, set[date]] = defaultdict(set)
    by_region: defaultdict[str, set[date]] = defaultdict(set)
    for item in look.working:
        if item.day > since and (item.pain or 0) > options.pain_go:
            by_exercise[item.exercise].add(item.day)
    for note in look.facts.pain:
        if since < note.day <= look.today and note.worst > options.pain_go:
            by_region[str(note.region)].add(note.day)
            if note.exercise is not None:
                by_exercise[note.exercise].add(note.day)
    explained: set[date] = set()
    for exercise, days in sorted(by_exercise.items(), key=lambda item: (-len(item[1]), item[0])):
        if len(days) >= options.pain_days and not days <= explained:
            explained |= days
            yield _hurts(look, exercise, days)
    for region, days in sorted(by_region.items()):
        if len(days - explained) >= options.pain_days:
            say = (
                f"The {region.replace('-', ' ')} hurt above {options.pain_go} of 10 on {len(days)} days in four weeks."
            )
            step = Step(
                StepKind.LEARN, "Note with which exercise it comes, and keep that one lighter.", "will-it-help-my-pain"
            )
            why = reason(rules.PAIN_PATTERN, say, region=region, days=len(days), above=options.pain_go)
            yield Finding(
                why, min(days), Sure.COUNTED, step, Evidence(min(days), max(days), Kept.PAIN), region, weight=3.0
            )


def _hurts(look: Look, exercise: str, days: set[date]) -> Finding:
    say = f"{look.name(exercise)} hurt above {look.options.pain_go} of 10 on {len(days)} days in four weeks."
    change = PlanChange(ChangeKind.SWAP, exercise=exercise)
    step = Step(StepKind.CHANGE_PLAN, "Do another exercise in its place for the rest of the block.", exercise, change)
    why = reason(rules.PAIN_PATTERN, say, exercise=exercise, days=len(days), above=look.options.pain_go)
    evidence = Evidence(min(days), max(days), Kept.PAIN, exercise=exercise)
    return Finding(why, min(days), Sure.COUNTED, step, evidence, exercise, weight=4.0)


def _nights(look: Look) -> Iterator[Finding]:
    since, options = look.today - FORTNIGHT, look.options
    nights = {item.day: item.sleep_h for item in look.check_ins if since < item.day <= look.today}
    slept = [hours for hours in nights.values() if hours is not None]
    if len(slept) < options.nights:
        return
    short = sum(hours < options.short_h for hours in slept)
    if fmean(slept) >= options.short_mean_h and short < options.short_nights:
        return
    say = f"{fmean(slept):.1f} hours a night over {len(slept)} nights, {short} of them under {options.short_h:g}."
    step = Step(StepKind.HABIT, "Try the sleep habit: screens away at a fixed hour.", "sleep")
    why = reason(
        rules.SHORT_NIGHTS, say, mean_h=round(fmean(slept), 1), short=short, nights=len(slept), under_h=options.short_h
    )
    yield Finding(why, min(nights), Sure.COUNTED, step, Evidence(min(nights), look.today, Kept.CHECK_INS), weight=1.5)


def _sleep_shows(look: Look) -> Iterator[Finding]:
    """Compare sessions after short nights with those after the others, each with the same exercise around it."""
    nights = {item.day: item.sleep_h for item in look.check_ins if item.sleep_h is not None}
    trained = {item.day for item in look.working}
    if sum(hours < look.options.short_h for day, hours in nights.items() if day in trained) < LEAST_SHORT:
        return
    short: defaultdict[date, list[float]] = defaultdict(list)
    good: defaultdict[date, list[float]] = defaultdict(list)
    for name in look.sessions:
        sessions = [item for item in look.full(name) if item.best_kg]
        measure = look.known.exercises[name].dose.measure
        numbers = [strength(item, measure) for item in sessions]
        for at in range(2, len(sessions) - 2):
            slept = nights.get(sessions[at].day)
            if slept is not None:
                around = median((*numbers[at - 2 : at], *numbers[at + 1 : at + 3]))
                (short if slept < look.options.short_h else good)[sessions[at].day].append(numbers[at] / around - 1)
    after_short, after_good = ([fmean(day) for day in days.values()] for days in (short, good))
    if len(after_short) < LEAST_SHORT or len(after_good) < LEAST_GOOD:
        return
    loss = fmean(after_good) - fmean(after_short)
    error = (stdev(after_short) ** 2 / len(after_short) + stdev(after_good) ** 2 / len(after_good)) ** 0.5
    if loss > LEAST_LOSS and loss > SURE_BY * error:
        nights_said = f"{len(after_short)} nights under {look.options.short_h:g} hours"
        say = f"After {nights_said} you were {loss:.0%} weaker (give or take {2 * error:.0%})."
        step = Step(StepKind.HABIT, "Move the hard session to a day after a good night where you can.", "sleep")
        why = reason(
            rules.SLEEP_SHOWS, say, loss=round(loss, 3), error=round(error, 3), nights=len(after_short),
            under_h=look.options.short_h,
        )  # fmt: skip
        yield Finding(why, min(short), Sure.LIKELY, step, Evidence(min(short), look.today, Kept.CHECK_INS))


def _stress(look: Look) -> Iterator[Finding]:
    since = look.today - FORTNIGHT
    days = {item.day: item.stress for item in look.check_ins if since < item.day <= look.today}
    said = [stress for stress in days.values() if stress is not None]
    if len(said) >= look.options.nights and fmean(said) >= look.options.high_stress:
        say = f"Stress {fmean(said):.1f} of 10 on average over {len(said)} days."
        step = Step(StepKind.HABIT, "Keep the sessions and let them be easier; try five quiet minutes a day.", "stress")
        why = reason(rules.HIGH_STRESS, say, mean=round(fmean(said), 1), days=len(said))
        yield Finding(why, min(days), Sure.COUNTED, step, Evidence(min(days), look.today, Kept.CHECK_INS), weight=1.0)


def _posture(look: Look) -> Iterator[Finding]:
    """Compare the first two pictures of a view with the last two, each pair averaged."""
    series: defaultdict[tuple[CameraView, PostureMeasure], list[tuple[date, Measured]]] = defaultdict(list)
    for snapshot in sorted(look.facts.postures, key=lambda item: (item.taken_at, item.id)):
        for name, measured in snapshot.measures.items():
            series[snapshot.view, name].append((snapshot.day, measured))
    for (_, measure), points in sorted(series.items()):
        first, last = points[0][0], points[-1][0]
        if len(points) <= LEAST_PICTURES or (last - first).days < look.options.posture_days:
            continue
        before, now = (fmean(found.value for _, found in part) for part in (points[:AVERAGED], points[-AVERAGED:]))
        band = max(look.options.posture_dead_band_deg, max(found.error for _, found in points) * 2)
        if abs(now - before) > band:
            called = str(measure).removesuffix("-deg").replace("-", " ").capitalize()
            say = f"{called}: {before:.0f} to {now:.0f} degrees since {first}, more than the dead band of {band:.0f}."
            step = Step(StepKind.LEARN, rules.POSTURE_MOVED.do, "will-it-change-my-posture")
            why = reason(
                rules.POSTURE_MOVED,
                say,
                measure=str(measure),
                before=round(before, 1),
                now=round(now, 1),
                dead_band=band,
            )
            yield Finding(why, first, Sure.MEASURED, step, Evidence(first, last, Kept.POSTURE), str(measure))
