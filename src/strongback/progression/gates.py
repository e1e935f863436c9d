"""The gates: each looks at one thing and may hold, lower or stop; none of them can raise.

A gate returns None when it has nothing to say. What several say is combined to the most careful answer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from strongback.progression import rules
from strongback.record.log import Form, PainKind
from strongback.record.reason import Reason, reason
from strongback.screening.pain import MODIFY_UP_TO, Light, judge

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from strongback.progression.options import LayOff, ProgressionOptions
    from strongback.record.history import ExerciseSession
    from strongback.record.log import CheckIn, PainNote
    from strongback.record.reason import Fact

TWICE = 2
# What can be done about a plateau, and where no load is lighter. The client says them in German by these words.
OFFERS = (
    "take a lighter week for this exercise",
    "use another repetition range for the rest of the mesocycle",
    "swap to a neighbour on the ladder",
    "look at sleep, food and stress first",
)
EASIER = "swap to something easier"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a gate asks for: hold, less load, fewer sets, more in reserve, or no set at all today."""

    reasons: tuple[Reason, ...]
    hold: bool = True
    load_factor: float = 1.0
    sets_factor: float = 1.0
    sets_less: int = 0
    extra_rir: int = 0
    rir_at_least: int = 0
    one_step_easier: bool = False
    skip: bool = False
    light: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """What the gates look at besides the exercise's own sessions.

    ``expected`` says when an exercise of the plan will have been done last, for a day that lies ahead.
    """

    today: date
    age: int | None
    pain_notes: Sequence[PainNote] = ()
    check_ins: Sequence[CheckIn] = ()
    deload: bool = False
    expected: Mapping[str, date] = field(default_factory=dict)


def combine(verdicts: Iterable[Verdict | None]) -> Verdict:
    """Return the most careful of all verdicts; without any, nothing is held."""
    spoken = [verdict for verdict in verdicts if verdict is not None]
    return Verdict(
        reasons=tuple(item for verdict in spoken for item in verdict.reasons),
        hold=any(verdict.hold for verdict in spoken),
        load_factor=min((verdict.load_factor for verdict in spoken), default=1.0),
        sets_factor=min((verdict.sets_factor for verdict in spoken), default=1.0),
        sets_less=max((verdict.sets_less for verdict in spoken), default=0),
        extra_rir=max((verdict.extra_rir for verdict in spoken), default=0),
        rir_at_least=max((verdict.rir_at_least for verdict in spoken), default=0),
        one_step_easier=any(verdict.one_step_easier for verdict in spoken),
        skip=any(verdict.skip for verdict in spoken),
        light=any(verdict.light for verdict in spoken),
    )


def illness(day: Day) -> Verdict | None:
    """Stop everything while the person is ill."""
    latest = day.check_ins[-1] if day.check_ins else None
    if latest is None or not latest.ill or day.today - latest.day > timedelta(days=1):
        return None
    return Verdict((reason(rules.ILLNESS, "You noted that you are ill.", day=str(latest.day)),), skip=True)


def readiness(day: Day, options: ProgressionOptions) -> Verdict | None:
    """Hold after short nights or high stress."""
    recent = [item for item in day.check_ins if 0 <= (day.today - item.day).days < options.readiness_days]
    nights = [item.sleep_h for item in recent if item.sleep_h is not None]
    today = [item for item in recent if item.day == day.today]
    short = any(item.sleep_h is not None and item.sleep_h < options.short_sleep_h for item in today)
    if short or sum(hours < options.fair_sleep_h for hours in nights) >= TWICE:
        said = ", ".join(f"{hours:g} h" for hours in nights)
        why = reason(rules.POOR_SLEEP, f"Your last nights: {said}.", nights=said)
        return Verdict((why,), sets_less=1, extra_rir=1, light=True)
    stress = max((item.stress for item in today if item.stress is not None), default=0)
    if stress >= options.high_stress:
        return Verdict((reason(rules.STRESS, f"Stress is {stress}/10 today.", stress=stress),), extra_rir=1, light=True)
    return None


def planned_deload(day: Day, options: ProgressionOptions) -> Verdict | None:
    """Lower the load a little in the lighter week; its sets and effort are in the plan already."""
    if not day.deload:
        return None
    why = reason(rules.DELOAD, "This is the lighter week: two sets, well short of your limit.")
    return Verdict((why,), load_factor=options.deload_load_factor, light=True)


def lay_off(last: date, day: Day, options: ProgressionOptions) -> Verdict | None:
    """Lower after time away, one row of the table earlier from age 60."""
    away = (day.today - last).days
    row = _row(away, day.age, options)
    if row is None:
        return None
    older = day.age is not None and day.age >= options.older_from_age
    off = f"{1 - row.load_factor:.0%} off the load" if row.load_factor < 1 else "nothing is raised"
    say = f"{away} days since you last did it: {off}{', one row earlier for your age' if older else ''}."
    why = reason(rules.LAY_OFF, say, days=away, load_factor=row.load_factor, older=older)
    return Verdict((why,), load_factor=row.load_factor, sets_factor=row.sets_factor, rir_at_least=row.rir_at_least)


def _row(away: int, age: int | None, options: ProgressionOptions) -> LayOff | None:
    at = sum(away >= row.from_days for row in options.lay_off) - 1
    if at < 0:
        return None
    if age is not None and age >= options.older_from_age:
        at = min(at + 1, len(options.lay_off) - 1)
    return options.lay_off[at]


def pain(last: ExerciseSession | None, exercise: str, day: Day, options: ProgressionOptions) -> Verdict | None:
    """Hold above 2, lower from 3 to 5, stop above 5, cut the dose after a bad morning.

    A note that names no exercise holds all of them: where it comes from is not known, so nothing is lowered either.
    """
    since = None if last is None else last.day
    notes = [note for note in day.pain_notes if note.exercise == exercise and (since is None or note.day >= since)]
    stopped = _stopped(last, notes, day, options)
    if stopped is not None:
        return stopped
    cuts = [judge(note) for note in notes]
    reasons: list[Reason] = []
    load_factor, sets_factor = 1.0, 1.0
    for verdict, note in zip(cuts, notes, strict=True):
        if verdict.light is Light.GREEN:
            continue
        flare = note.next_morning is not None and note.next_morning - note.usual > options.pain_go
        if flare and note.worst == note.next_morning:
            sets_factor = min(sets_factor, 1 - verdict.cut)
            say = f"The morning after, pain was {note.next_morning}/10, usually {note.usual}/10."
            reasons.append(reason(rules.NEXT_MORNING, say, next_morning=note.next_morning, usual=note.usual))
        else:
            load_factor = min(load_factor, 1 - verdict.cut)
            say = f"Pain was {note.worst}/10 on {note.day}."
            reasons.append(reason(rules.PAIN_LOWER, say, pain=note.worst, in_session=False, day=str(note.day)))
    worst = 0 if last is None else last.worst_pain
    if worst > options.pain_go:
        load_factor = min(load_factor, 1 - options.pain_cut)
        say = f"Pain reached {worst}/10 in the last session."
        reasons.append(reason(rules.PAIN_LOWER, say, pain=worst, in_session=True))
    general = [note for note in day.pain_notes if note.exercise is None and since is not None and note.day >= since]
    above = [note for note in general if note.worst > options.pain_go]
    if not reasons and not above:
        return None
    where = f" You noted {above[-1].worst}/10 at the {above[-1].region.replace('-', ' ')}." if above else ""
    most = max([worst, *(note.worst for note in (*notes, *above))])
    noted: dict[str, Fact] = {"noted": above[-1].worst, "region": str(above[-1].region)} if above else {"noted": 0}
    say = f"Nothing is raised while pain is above 2 of 10.{where}"
    reasons.insert(0, reason(rules.PAIN_HOLD, say, pain=most, **noted))
    return Verdict(tuple(reasons), load_factor=load_factor, sets_factor=sets_factor)


def _stopped(
    last: ExerciseSession | None, notes: Sequence[PainNote], day: Day, options: ProgressionOptions
) -> Verdict | None:
    """Leave the exercise out for a week after red pain, then let it come back at half the dose."""
    red_days = [note.day for note in notes if judge(note).light is Light.RED]
    if last is not None and last.worst_pain > MODIFY_UP_TO:
        red_days.append(last.day)
    if not red_days:
        return None
    ago = (day.today - max(red_days)).days
    kinds = sorted({str(note.kind) for note in notes if note.kind is not PainKind.ACHE})
    what = f" ({', '.join(kinds).replace('-', ' ')})" if kinds else ""
    over = ago >= options.red_pause_days
    facts: dict[str, Fact] = {"days_ago": ago, "over": over, "kinds": ", ".join(kinds)}
    if not over:
        say = f"{ago} days ago pain was above 5 of 10 or of a kind to stop for{what}; leave it out for a week."
        return Verdict((reason(rules.PAIN_STOP, say, **facts),), skip=True)
    say = f"The week of rest after strong pain{what} is over: come back at half the dose."
    return Verdict((reason(rules.PAIN_STOP, say, **facts),), load_factor=0.6, sets_factor=0.5)


def performance(sessions: Sequence[ExerciseSession], rir: int) -> Verdict | None:
    """Hold after a missed repetition, too much effort or form that was not clean; lower after the second time."""
    last = sessions[-1]
    reasons: list[Reason] = []
    easier = False
    missed = missed_in(last)
    if missed is not None:
        reasons.append(missed)
        if len(sessions) > 1 and below_range(last) and below_range(sessions[-2]) and _not_lighter(sessions):
            say = "Two sessions in a row stayed below the range."
            reasons.append(reason(rules.LOWER_AFTER_MISSES, say))
            easier = True
    reasons.extend(_effort(last, rir))
    if last.worst_form is Form.BROKE_DOWN:
        reasons.append(reason(rules.BROKE_DOWN, "The form of a set broke down last time.", form="broke-down"))
        easier = True
    elif last.worst_form is Form.SHAKY:
        reasons.append(reason(rules.FORM, "A set was shaky last time.", form="shaky"))
    elif last.worst_form is None:
        reasons.append(reason(rules.FORM, "Not every set was rated for form last time.", form=None))
    return Verdict(tuple(reasons), one_step_easier=easier) if reasons else None


def _effort(last: ExerciseSession, rir: int) -> list[Reason]:
    asked = last.target.rir if last.target is not None else rir
    said = [item.rir for item in last.sets]
    known = [value for value in said if value is not None]
    if len(known) < len(said):
        say = "Not every set says how many repetitions were left."
        return [reason(rules.TOO_HARD, say, asked=asked, noted=False)]
    left = min(known)
    if left < asked:
        say = f"A set left {left:g} in reserve; {asked} were asked."
        return [reason(rules.TOO_HARD, say, asked=asked, noted=True, left=left)]
    return []


def missed_in(session: ExerciseSession) -> Reason | None:
    """Return what was missed in a session, None where nothing was."""
    target = session.target
    if target is None:
        return None
    sides = max(1, len({item.side for item in session.sets}))
    done = len(session.sets) // sides
    if done < target.sets:
        say = f"{done} of {target.sets} sets were done."
        return reason(rules.MISSED, say, least=session.least, left_out=True, done=done, sets=target.sets)
    if session.least < target.aim:
        say = f"A set had {session.least} where {target.aim} were asked."
        return reason(rules.MISSED, say, least=session.least, left_out=False, aim=target.aim)
    return None


def below_range(session: ExerciseSession) -> bool:
    """Say whether any set stayed below the range it was meant for."""
    return session.target is not None and session.least < session.target.low


def _not_lighter(sessions: Sequence[ExerciseSession]) -> bool:
    """Say whether the last session was at least as heavy as the one before."""
    last, before = sessions[-1].sets[0].load, sessions[-2].sets[0].load
    return last.kg is None or before.kg is None or last.kg >= before.kg


def regression(sessions: Sequence[ExerciseSession], options: ProgressionOptions) -> Verdict | None:
    """Lighten one session after two in a row fell behind the one before at the same load."""
    three = sessions[-3:]
    if len(three) < 3 or len({session.sets[0].load for session in three}) > 1:  # noqa: PLR2004 - two comparisons
        return None
    per_set = [session.total / len(session.sets) for session in three]
    if not per_set[0] > per_set[1] > per_set[2]:
        return None
    said = ", ".join(f"{value:.1f}" for value in per_set)
    why = reason(rules.REACTIVE_DELOAD, f"Repetitions per set fell twice: {said}.", per_set=said)
    return Verdict((why,), sets_factor=options.reactive_sets_factor, extra_rir=2, light=True)


@dataclass(frozen=True, slots=True)
class Plateau:
    """Sessions without progress, and what can be done about it."""

    why: Reason
    offers: tuple[str, ...] = OFFERS


def plateau(sessions: Sequence[ExerciseSession], top: int, options: ProgressionOptions) -> Plateau | None:
    """Notice three sessions that were no better than the one before them, and not at the top of the range."""
    window = sessions[-(options.plateau_sessions + 1) :]
    if len(window) <= options.plateau_sessions or window[-1].least >= top:
        return None
    best_before, later = window[0], window[1:]
    if any(better(session, best_before) for session in later):
        return None
    say = f"No progress in {options.plateau_sessions} sessions."
    return Plateau(reason(rules.PLATEAU, say, sessions=options.plateau_sessions))


def better(session: ExerciseSession, than: ExerciseSession) -> bool:
    """Say whether a session beat another: more load, or the same load with a larger least set or total."""
    load, other = session.sets[0].load, than.sets[0].load
    if load.kg is not None and other.kg is not None and load.kg != other.kg:
        return load.kg > other.kg
    if load != other or session.sets[0].tempo != than.sets[0].tempo:
        return True  # another rung, band or tempo: progress cannot be denied
    return (session.least, session.total) > (than.least, than.total)
