"""Prints plans, sessions and reasons the way a person reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strongback.cli.output import page, span
from strongback.knowledge.vocabulary import Implement, Measure
from strongback.progression.estimate import rung_of
from strongback.progression.rules import RAMP
from strongback.record.log import Side
from strongback.screening.rules import STOP_NOW

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from strongback.coach.planning import PlanAnswer
    from strongback.coach.training import Today
    from strongback.knowledge.catalogue import Catalogue
    from strongback.record.plan import Plan, PlannedExercise, PlannedSession
    from strongback.record.prescription import Prescription
    from strongback.record.reason import Reason
    from strongback.screening.screen import Screening

UNITS = {Measure.REPS: "", Measure.HOLD: " s", Measure.MINUTES: " min"}
NO_PLAN = {"infeasible": "No plan satisfies all of this at once.", "unknown": "The search ran out of time."}
PLAN_COLUMNS = ("Exercise", "Sets x reps", "In reserve", "Tempo", "Rest", "With")


def reasons(items: Iterable[Reason]) -> None:
    """Print why, each with its rule."""
    for item in items:
        page().bullet(f"{item.say} [{item.rule.code}]")


def screening(result: Screening) -> None:
    """Print a screening: the clearance, then what to do about each flag."""
    if result.only_unanswered:
        page().strong(f"{len(result.unanswered)} questions are still open, so nothing can be planned yet.")
        page().line("An open question never counts as a no. Open are:")
        for question in result.unanswered:
            page().bullet(question)
        return
    words = {
        "clear": "Nothing in your answers speaks against training.",
        "modify": "You can train, with changes.",
        "refer": "Please see someone first; no plan until you have been seen.",
        "urgent": "Do not train. Please be seen the same day or within 48 hours.",
        "emergency": "Stop. Call your local emergency number now.",
    }
    say = page().line if result.clearance in ("clear", "modify") else page().strong
    say(f"Clearance: {result.clearance}. {words[result.clearance]}")
    for flag in result.flags:
        page().bullet(f"{flag.why} {flag.do} Who: {flag.who}, {flag.how_soon}. [{flag.rule.code}]")


def plan_answer(answer: PlanAnswer, known: Catalogue) -> None:
    """Print a plan with its reasons, or why there is none and what would help."""
    result = answer.result
    if result.plan is not None:
        plan(result.plan, known)
        page().heading("Why this plan")
        reasons(result.reasons)
        proof = "proven to be the best" if result.status == "optimal" else "not proven to be the best"
        page().line(f"Of all plans that satisfy every rule this one is {proof} (gap {result.gap or 0:.2%}).")
        return
    if result.status == "refused":
        screening(answer.screening)
        return
    page().strong(NO_PLAN[result.status])
    reasons(result.reasons)
    if result.status == "unknown":
        return
    if result.relaxations:
        page().heading("What would make one possible, smallest change first")
        for relaxation in result.relaxations:
            page().bullet(relaxation.say)
    else:
        page().line("No small change makes one possible; talk to the professional who knows your conditions.")


def plan(shown: Plan, known: Catalogue) -> None:
    """Print the first week in full and the others by how they differ."""
    first = shown.weeks[0]
    page().heading(f"Your plan: {len(shown.weeks)} weeks, {len(first.sessions)} sessions a week")
    for session in first.sessions:
        session_table(session, known)
    _weeks(shown, known)


def session_table(session: PlannedSession, known: Catalogue) -> None:
    """Print one session as planned."""
    page().heading(f"{session.day.word.capitalize()}, {session.minutes} minutes")
    page().line(f"Warm-up: {listed(session.warm_up, known)}")
    rows = [_planned_row(item, known) for item in session.trained]
    page().table(PLAN_COLUMNS, rows)
    changed = [(known.exercises[item.exercise].name, how) for item in session.trained for how in item.how]
    for name, how in changed:
        page().bullet(f"{name}. {how}")
    page().line(f"Cool-down: {listed(session.cool_down, known)}")


def listed(items: Sequence[PlannedExercise], known: Catalogue) -> str:
    """Return easy items in one line."""
    parts = []
    for item in items:
        each = " each side" if item.per_side else ""
        parts.append(f"{known.exercises[item.exercise].name} {span(item.amount)}{_unit(item.measure)}{each}")
    return ", ".join(parts)


def _unit(measure: Measure) -> str:
    return UNITS[measure] or " reps"


def _planned_row(item: PlannedExercise, known: Catalogue) -> tuple[str, ...]:
    each = " each side" if item.per_side else ""
    return (
        known.exercises[item.exercise].name,
        f"{item.sets} x {span(item.amount)}{UNITS[item.measure]}{each}",
        str(item.rir) if item.measure is Measure.REPS else "-",
        str(item.tempo) if item.measure is Measure.REPS else "-",
        f"{item.rest_s} s",
        str(item.load.implement).replace("-", " "),
    )


def _weeks(shown: Plan, known: Catalogue) -> None:
    page().heading("Week by week: fractional hard sets of each mid-back muscle group")
    groups = known.mid_back_groups
    columns = ("Week", "Sets", *(known.muscle_groups[group].name for group in groups))
    rows = []
    for number, week in enumerate(shown.weeks, 1):
        sets = sum(item.sets for session in week.sessions for item in session.trained)
        name = f"{number} (deload)" if week.deload else str(number)
        rows.append((name, str(sets), *(f"{week.stimulus.get(group, 0):g}" for group in groups)))
    page().table(columns, rows)


def today(shown: Today, known: Catalogue) -> None:
    """Print the next session with what to do and why, or what has to come first."""
    if shown.session is None or shown.on is None:
        if shown.screening is not None:
            screening(shown.screening)
        else:
            page().strong("Before you train again, please answer the screening once more: strongback screen.")
            reasons(shown.ask)
        return
    when = "Today" if shown.on == shown.today else f"Next: {shown.on:%A} {shown.on.isoformat()}"
    light = ", the lighter week" if shown.deload else ""
    page().heading(f"{when}: week {shown.week} of {shown.weeks}{light}, {shown.session.minutes} minutes")
    page().line(f"Warm-up: {listed(shown.session.warm_up, known)}")
    if shown.session.power:
        page().line(f"Power, fresh and few: {listed(shown.session.power, known)}")
    for number, item in enumerate(shown.prescriptions, 1):
        _prescription(number, item, known)
    page().line()
    page().line(f"Cool-down: {listed(shown.session.cool_down, known)}")
    page().line(f"When something feels wrong, stop: strongback explain {STOP_NOW.code} lists the signs.")
    if shown.notes:
        page().heading("Please note")
        reasons(shown.notes)


def swaps(asked: Prescription, others: Sequence[Prescription], known: Catalogue) -> None:
    """Print what can be done in place of an exercise."""
    page().heading(f"In place of {known.exercises[asked.exercise].name}")
    if not others:
        page().line(
            "Nothing else you have and may do today trains the same main muscles; leave it out or do it lighter."
        )
    for number, item in enumerate(others, 1):
        _prescription(number, item, known)


def _prescription(number: int, item: Prescription, known: Catalogue) -> None:
    name = known.exercises[item.exercise].name
    page().line()
    if item.sets == 0:
        page().strong(f"{number}. {name}: leave it out today")
    else:
        page().line(f"{number}. {name}: {work(item, known)}")
    for step in item.ramp:
        bar = "" if step.plates is None else f", {step.plates.say()}"
        page().line(f"   first {step.reps} with {step.load.say()}{bar} [{RAMP.code}]")
    if item.plates is not None:
        page().line(f"   On the bar: {item.plates.say()}.")
    for why in item.reasons:
        page().line(f"   {why.say} [{why.rule.code}]")
    for how in item.how:
        page().line(f"   {how}")
    if item.offers:
        page().line(f"   You may also: {'; '.join(item.offers)}.")


def work(item: Prescription, known: Catalogue) -> str:
    """Return a prescription in one line."""
    unit = " seconds" if item.measure is Measure.HOLD else ""
    each = " each side" if item.per_side else ""
    aim = f" (range {span(item.amount)})" if item.amount[0] != item.amount[1] else ""
    side = f", {item.first_side} side first" if item.first_side is not Side.BOTH else ""
    effort = f", {item.rir} in reserve" if item.measure is Measure.REPS else ""
    rest = f", rest {item.rest_s} s"
    tempo = f", tempo {item.tempo}" if item.measure is Measure.REPS else ""
    return f"{item.sets} x {item.aim}{unit}{each}{aim}{_with(item, known)}{effort}{tempo}{rest}{side}"


def _with(item: Prescription, known: Catalogue) -> str:
    """Return what a set is done with: the load, the lever setting, or that the load has to be found."""
    rung = rung_of(known.exercises[item.exercise], item.load)
    if rung is not None:
        return f", {rung.name}"
    if item.load.is_open:
        return ", load to be found"
    return "" if item.load.implement is Implement.NONE else f" with {item.load.say()}"
