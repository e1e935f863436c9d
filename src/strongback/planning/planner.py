"""From a request to the best plan with its proof and reasons, or to a refusal that says what would help."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from strongback.planning import rules
from strongback.planning.build import Builder
from strongback.planning.growth import steps_of_weeks
from strongback.planning.pool import refusal, trains
from strongback.planning.relax import clashes, relaxations
from strongback.planning.result import PlanResult, Status
from strongback.planning.search import Found, OutOfTimeError, search
from strongback.planning.settings import ZONES
from strongback.record.reason import Reason, reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strongback.knowledge.rule import Rule
    from strongback.planning.request import PlanRequest
    from strongback.record.plan import Plan

NAMED = 4  # of the exercises that a condition leaves out; the others are counted


def make_plan(request: PlanRequest) -> PlanResult:
    """Return the best mesocycle for a request, or why there is none."""
    try:
        found = search(request)
        if found is None and request.may_ease_in:
            request = replace(request, eases_in=True)
            found = search(request)
    except OutOfTimeError:
        return _undecided(request)
    if found is None:
        return _refusal(request)
    plan = Builder(request, found.frame, found.sessions).plan()
    proven = found.gap <= request.settings.gap
    status = Status.OPTIMAL if proven else Status.FEASIBLE
    return PlanResult(status, plan, tuple(_reasons(request, found, plan, proven=proven)), gap=found.gap)


def _undecided(request: PlanRequest) -> PlanResult:
    limit = request.settings.time_limit_s
    say = f"After {limit:g} seconds there was neither a plan nor a proof that none is possible; allow more time."
    return PlanResult(Status.UNKNOWN, None, (reason(rules.PROVEN_GAP, say, time_limit_s=limit),))


def _refusal(request: PlanRequest) -> PlanResult:
    try:
        clashing = clashes(request)
    except OutOfTimeError:
        clashing = ()
    reasons = [about_clash(rule) for rule in clashing]
    reasons.extend(_left_out(request))
    return PlanResult(Status.INFEASIBLE, None, tuple(reasons), clashing, relaxations(request))


def about_clash(rule: Rule) -> Reason:
    """Return the reason that a requirement has no place beside the others."""
    return reason(rule, f"Cannot be met together with the others: {rule.looks_at}", asks=rule.looks_at)


def _reasons(request: PlanRequest, found: Found, plan: Plan, *, proven: bool) -> Iterator[Reason]:
    profile, zone = request.profile, request.zone
    yield reason(
        rules.REP_ZONE,
        f"Your goal {profile.goal} means sets of {zone[0]} to {zone[1]}.",
        goal=str(profile.goal),
        low=zone[0],
        high=zone[1],
    )
    if request.technique_gate_holds:
        low, high = ZONES[profile.goal]
        weeks = request.settings.technique_gate_weeks
        say = f"Sets of {low} to {high} come after {weeks} weeks; first the movements get steady."
        trained = request.weeks_trained
        yield reason(rules.TECHNIQUE_GATE, say, weeks_trained=trained, weeks=weeks, low=low, high=high)
    days = [day.word for day in request.days]
    yield reason(
        rules.DAY_BETWEEN,
        f"{', '.join(day.capitalize() for day in days)}: {len(days)} sessions with a day between.",
        offered=profile.days_per_week,
        days=", ".join(days),
    )
    longest = max(session.minutes for _, session in plan.sessions())
    yield reason(
        rules.MINUTES,
        f"The longest session takes {longest} of your {profile.minutes} minutes.",
        longest=longest,
        minutes=profile.minutes,
    )
    first, last = plan.weeks[0], plan.weeks[-2]
    groups = [request.known.muscle_groups[group] for group in request.known.mid_back_groups]
    counts = [f"{first.stimulus.get(group.id, 0):g}" for group in groups]
    said = ", ".join(f"{group.name.lower()} {count}" for group, count in zip(groups, counts, strict=True))
    yield reason(
        rules.WEEKLY_FLOOR,
        f"Sets in the first week: {said}.",
        floor=request.settings.floor,
        groups=", ".join(group.id for group in groups),
        sets=", ".join(counts),
    )
    if max(steps_of_weeks(request)) and first.stimulus != last.stimulus:
        say = "Sets grow within the mesocycle, no mid-back muscle by more than 20 percent from week to week."
        yield reason(rules.WEEKLY_RISE, say, rise=request.settings.rise)
    yield reason(rules.DELOAD, f"Week {len(plan.weeks)} is lighter: two sets each.", weeks=len(plan.weeks))
    used = {item.exercise for _, session in plan.sessions() for item in session.trained}
    liked = sorted(used & set(profile.favourites))
    if liked:
        named = ", ".join(liked)
        yield reason(rules.FAVOURITES, f"Your favourites {named} are in.", favourites=len(liked), exercises=named)
    yield from _left_out(request)
    if profile.assumed:
        fields = ", ".join(profile.assumed)
        yield reason(rules.ASSUMED, f"Your profile does not say {fields}; usual values were taken.", fields=fields)
    if not proven:
        say = f"The search was stopped; a better plan may exist, at most {found.gap:.1%} better."
        yield reason(rules.PROVEN_GAP, say, gap=round(found.gap, 4))


def _left_out(request: PlanRequest) -> Iterator[Reason]:
    """Say what conditions took out, by condition."""
    for condition in request.limits.conditions:
        out = [
            exercise
            for exercise in request.known.exercises.values()
            if trains(exercise)
            and refusal(exercise, request) is rules.CONDITIONS
            and request.limits.excluded_by(exercise) == condition
        ]
        named = out[:NAMED]
        more = f" and {len(out) - NAMED} more" if len(out) > NAMED else ""
        some = ", ".join(exercise.name.lower() for exercise in named) + more
        say = f"{condition.name}: {some} left out." if out else f"{condition.name}: nothing had to be left out."
        exercises = ", ".join(exercise.id for exercise in named)
        yield reason(condition.rule, say, condition=condition.id, left_out=len(out), exercises=exercises)
