"""Requests, relaxations and edits of plans in a few words, for the tests of planning."""

from __future__ import annotations

import random
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from benchmarks.profiles import random_request

from strongback.knowledge import catalogue
from strongback.knowledge.vocabulary import Level, Pattern
from strongback.planning.planner import make_plan
from strongback.planning.request import PlanRequest
from strongback.planning.settings import PlanSettings
from strongback.record.profile import Goal, Profile, Weekday
from strongback.record.profile_file import WHOLE_GYM
from strongback.screening.limits import personal_limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from strongback.planning.result import PlanResult, Relaxation
    from strongback.record.plan import Plan, PlannedExercise, PlannedSession, Week

KNOWN = catalogue()
ON_PROFILE = {field.name for field in fields(Profile)}
ON_SETTINGS = {field.name for field in fields(PlanSettings)} - {"training_weeks"}


def wish(*, conditions: tuple[str, ...] = (), **other: Any) -> PlanRequest:
    """Return a request of somebody experienced with a gym and an hour on three days; any field may differ."""
    usual: dict[str, Any] = {
        "goal": Goal.GENERAL,
        "level": Level.INTERMEDIATE,
        "days_per_week": 3,
        "minutes": 60,
        "equipment": WHOLE_GYM,
    }
    said = {name: other.pop(name) for name in list(other) if name in ON_PROFILE}
    settings = {name: other.pop(name) for name in list(other) if name in ON_SETTINGS}
    profile = Profile(**(usual | said), conditions=conditions)
    known = other.pop("known", KNOWN)
    return PlanRequest(profile, personal_limits(conditions, known), known, settings=PlanSettings(**settings), **other)


def newcomer(**other: Any) -> PlanRequest:
    return wish(**({"level": Level.BEGINNER} | other))


def person(seed: int) -> PlanRequest:
    return random_request(random.Random(seed))  # noqa: S311 - random people need no secrecy


def plan_for(request: PlanRequest) -> Plan:
    """Return the plan of a request, which must have one."""
    result = make_plan(request)
    assert result.plan is not None, [rule.code for rule in result.clashes]
    return result.plan


def helped(request: PlanRequest, relaxation: Relaxation) -> PlanRequest:
    """Apply what a relaxation offers to the request it was offered for."""
    for _, field, before, after in relaxation.changes:
        assert before != after
        if field == "last_week":
            request = replace(request, last_week=after)
        elif field in ON_SETTINGS:
            assert before == _listed(getattr(request.settings, field))
            request = replace(request, settings=replace(request.settings, **{field: _settled(after)}))
        else:
            request = replace(request, profile=replace(request.profile, **{field: _said(field, after)}))
    return request


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _settled(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _said(field: str, value: Any) -> Any:
    """Return the words of a change as the value a profile holds."""
    if field == "weekdays":
        return tuple(Weekday[word.upper()] for word in value)
    if field == "trains_elsewhere":
        return tuple((Pattern(pattern), sets) for pattern, sets in value.items())
    if field == "equipment":
        return frozenset(value)
    return tuple(value) if isinstance(value, list) else value


def answer(result: PlanResult) -> dict[str, Any]:
    """Return everything a result says as plain data."""
    return {
        "status": str(result.status),
        "plan": None if result.plan is None else result.plan.document(),
        "reasons": [item.document() for item in result.reasons],
        "clashes": [rule.code for rule in result.clashes],
        "relaxations": [item.document() for item in result.relaxations],
        "gap": result.gap,
    }


# Edits


def with_week(plan: Plan, number: int, change: Callable[[Week], Week]) -> Plan:
    """Change one week of a plan, counted from 1."""
    weeks = list(plan.weeks)
    weeks[number - 1] = change(weeks[number - 1])
    return replace(plan, weeks=tuple(weeks))


def with_session(plan: Plan, number: int, at: int, change: Callable[[PlannedSession], PlannedSession]) -> Plan:
    """Change one session of one week, its number counted from 1, the session from 0."""

    def changed(week: Week) -> Week:
        sessions = list(week.sessions)
        sessions[at] = change(sessions[at])
        return replace(week, sessions=tuple(sessions))

    return with_week(plan, number, changed)


def with_item(session: PlannedSession, part: str, at: int, **other: Any) -> PlannedSession:
    items: list[PlannedExercise] = list(getattr(session, part))
    items[at] = replace(items[at], **other)
    changed: dict[str, Any] = {part: tuple(items)}
    return replace(session, **changed)


def every_session(plan: Plan, change: Callable[[PlannedSession], PlannedSession]) -> Plan:
    return replace(plan, weeks=tuple(replace(week, sessions=tuple(map(change, week.sessions))) for week in plan.weeks))
