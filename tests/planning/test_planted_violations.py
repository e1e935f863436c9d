from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest
from tests.planning.planning_builders import (
    KNOWN,
    every_session,
    newcomer,
    plan_for,
    wish,
    with_item,
    with_session,
    with_week,
)

from strongback.knowledge.vocabulary import CORE_PATTERNS, PUSH_PATTERNS, Implement, Level, Measure, Pattern
from strongback.planning.check import check
from strongback.planning.pool import pool
from strongback.record.load import Load
from strongback.record.plan import Plan
from strongback.record.profile import Goal, Weekday
from strongback.screening.limits import personal_limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from strongback.planning.check import Finding
    from strongback.planning.request import PlanRequest
    from strongback.record.plan import PlannedExercise, PlannedSession, Week

GOOD = wish()
MONDAY = "week 1, monday"


class Planted(NamedTuple):
    """One violation: how the plan, or the request it is judged by, is changed, and what the checker must say."""

    rule: str
    place: str
    says: str
    edit: Callable[[Plan], Plan] = lambda plan: plan
    judge: Callable[[PlanRequest], PlanRequest] = lambda request: request


@cache
def good_plan() -> Plan:
    return plan_for(GOOD)


def first_session() -> PlannedSession:
    return good_plan().weeks[0].sessions[0]


def name_at(part: str, at: int = 0) -> str:
    items: tuple[PlannedExercise, ...] = getattr(first_session(), part)
    return items[at].exercise


def on_monday(change: Callable[[PlannedSession], PlannedSession], week: int = 1) -> Callable[[Plan], Plan]:
    return lambda plan: with_session(plan, week, 0, change)


def item(part: str, at: int = 0, *, week: int = 1, **other: object) -> Callable[[Plan], Plan]:
    return on_monday(lambda session: with_item(session, part, at, **other), week)


def in_every_session(change: Callable[[PlannedSession], PlannedSession]) -> Callable[[Plan], Plan]:
    return lambda plan: every_session(plan, change)


def without(session: PlannedSession, *patterns: Pattern) -> PlannedSession:
    def kept(items: tuple[PlannedExercise, ...]) -> tuple[PlannedExercise, ...]:
        return tuple(each for each in items if KNOWN.exercises[each.exercise].pattern not in patterns)

    return replace(session, main=kept(session.main), balance=kept(session.balance))


def five_for_the_back(session: PlannedSession) -> PlannedSession:
    here = {each.exercise for each in session.main}
    more = [
        replace(session.main[0], exercise=candidate.exercise.id, load=Load(candidate.way.load))
        for candidate in pool(GOOD)
        if candidate.exercise.is_mid_back and candidate.exercise.id not in here
    ]
    return replace(session, main=(*session.main, *more)[:5])


def with_power(session: PlannedSession) -> PlannedSession:
    slam = replace(session.main[0], exercise="medicine-ball-slam", load=Load(Implement.MEDICINE_BALL), amount=(3, 5))
    return replace(session, power=(slam,))


def erectors_on_monday_only(plan: Plan) -> Plan:
    def rested(session: PlannedSession) -> PlannedSession:
        if session.day is Weekday.MONDAY:
            return session
        kept = tuple(
            each
            for each in (*session.main, *session.balance)
            if not KNOWN.exercises[each.exercise].credit("thoracic-erectors")
        )
        return replace(session, main=kept, balance=())

    return every_session(plan, rested)


def more_sets(week: Week) -> Week:
    """Give every mid-back movement a fourth set."""
    sessions = tuple(
        replace(session, main=tuple(replace(each, sets=4) for each in session.main)) for session in week.sessions
    )
    return replace(week, sessions=sessions)


def fewer_pushes(session: PlannedSession) -> PlannedSession:
    def pushes(each: PlannedExercise) -> bool:
        return KNOWN.exercises[each.exercise].pattern in PUSH_PATTERNS

    lighter = tuple(replace(each, sets=1) if pushes(each) else each for each in session.balance)
    return replace(session, balance=lighter)


def judged(**other: object) -> Callable[[PlanRequest], PlanRequest]:
    return lambda request: replace(request, profile=replace(request.profile, **other))  # type: ignore[arg-type]


def by_settings(**other: object) -> Callable[[PlanRequest], PlanRequest]:
    return lambda request: replace(request, settings=replace(request.settings, **other))  # type: ignore[arg-type]


def with_condition(request: PlanRequest, name: str) -> PlanRequest:
    profile = replace(request.profile, conditions=(name,))
    return replace(request, profile=profile, limits=personal_limits((name,), KNOWN))


def excluding() -> tuple[str, str]:
    """Return a condition and an exercise of Monday that it rules out."""
    return next(
        (condition, each.exercise)
        for condition in KNOWN.conditions
        for each in first_session().main
        if personal_limits((condition,), KNOWN).excluded_by(KNOWN.exercises[each.exercise])
    )


def only_harder() -> str:
    """Return an exercise of Monday that a beginner may not do."""
    return next(
        each.exercise
        for each in (*first_session().main, *first_session().balance)
        if KNOWN.exercises[each.exercise].level is not Level.BEGINNER
    )


def misstated(week: Week) -> Week:
    return replace(week, stimulus={**week.stimulus, "rhomboids": 99.0})


def planted() -> dict[str, Planted]:
    first = name_at("main")
    condition, ruled_out = excluding()
    longer = {"rest_s": 900}
    return {
        "third set removed": Planted("SB-L004", MONDAY, "2 sets; 3 to 4", item("main", sets=2)),
        "a fifth set": Planted("SB-L004", MONDAY, "5 sets; 3 to 4", item("main", sets=5)),
        "three sets in the deload": Planted(
            "SB-L004", "week 5, monday", "3 sets; 2 to 2", item("main", week=5, sets=3)
        ),
        "a fifth mid-back exercise": Planted("SB-L003", MONDAY, "5 mid-back exercises", on_monday(five_for_the_back)),
        "one mid-back exercise alone": Planted(
            "SB-L003", MONDAY, "1 mid-back exercises", on_monday(lambda day: replace(day, main=day.main[:1]))
        ),
        "session too long": Planted("SB-L013", MONDAY, "you have 60", item("main", **longer)),
        "minutes misstated": Planted(
            "SB-L013", MONDAY, "It says 10 minutes", on_monday(lambda day: replace(day, minutes=10))
        ),
        "more minutes said than there are": Planted(
            "SB-L013", MONDAY, "It takes 61 minutes; you have 60", on_monday(lambda day: replace(day, minutes=61))
        ),
        "day moved next to another": Planted(
            "SB-L002", "week 1", "no day between", on_monday(lambda day: replace(day, day=Weekday.TUESDAY))
        ),
        "days touch over the turn of the week": Planted(
            "SB-L002",
            "week 1",
            "no day between",
            lambda plan: with_session(plan, 1, 2, lambda day: replace(day, day=Weekday.SUNDAY)),
        ),
        "a day that was not offered": Planted(
            "SB-L001",
            "week 1",
            "friday is not among your days",
            judge=judged(weekdays=(Weekday.MONDAY, Weekday.WEDNESDAY, Weekday.SATURDAY)),
        ),
        "more days than offered": Planted("SB-L001", "week 1", "You offered 2 days", judge=judged(days_per_week=2)),
        "one session in the week": Planted(
            "SB-L001",
            "week 1",
            "1 sessions; a week has 2 to 3",
            lambda plan: with_week(plan, 1, lambda week: replace(week, sessions=week.sessions[:1])),
        ),
        "exercise not owned": Planted("SB-L014", MONDAY, "bent-over-barbell-row", judge=judged(equipment=frozenset())),
        "exercise on the avoid list": Planted("SB-L017", MONDAY, first, judge=judged(avoid=(first,))),
        "exercise excluded by a condition": Planted(
            "SB-L016", MONDAY, ruled_out, judge=lambda request: with_condition(request, condition)
        ),
        "level too high": Planted("SB-L015", MONDAY, only_harder(), judge=judged(level=Level.BEGINNER)),
        "no core": Planted("SB-L012", MONDAY, "0 trunk exercises", on_monday(lambda day: without(day, *CORE_PATTERNS))),
        "a pattern missing": Planted(
            "SB-L010",
            "week 1",
            "scapular-upward-rotation is missing",
            in_every_session(lambda day: without(day, Pattern.SCAPULAR_UPWARD_ROTATION)),
        ),
        "a muscle trained on one day": Planted(
            "SB-L027", "week 1", "thoracic-erectors is trained on 1 days", erectors_on_monday_only
        ),
        "sets jump by more than a fifth": Planted(
            "SB-L009", "week 2", "sets after", lambda plan: with_week(plan, 2, more_sets)
        ),
        "more than a fifth above last week": Planted(
            "SB-L009",
            "week 1",
            "rhomboids",
            judge=lambda request: replace(request, last_week={"rhomboids": 6.5}),
        ),
        "deload missing": Planted(
            "SB-L020", "plan", "must be the deload", lambda plan: replace(plan, weeks=plan.weeks[:-1])
        ),
        "deload not last": Planted(
            "SB-L020",
            "plan",
            "must be the deload",
            lambda plan: replace(plan, weeks=(plan.weeks[-1], *plan.weeks[:-1])),
        ),
        "two deloads": Planted(
            "SB-L020",
            "plan",
            "only the last",
            lambda plan: replace(plan, weeks=(*plan.weeks[:-2], plan.weeks[-1], plan.weeks[-1])),
        ),
        "nine weeks": Planted(
            "SB-L020",
            "plan",
            "this one has 9",
            lambda plan: replace(plan, weeks=(*plan.weeks[:1] * 8, plan.weeks[-1])),
        ),
        "three weeks": Planted(
            "SB-L020",
            "plan",
            "this one has 3",
            lambda plan: replace(plan, weeks=(*plan.weeks[:2], plan.weeks[-1])),
        ),
        "exercises changing between weeks": Planted(
            "SB-L019", "plan", "change within the mesocycle", item("main", week=2, exercise="door-frame-row")
        ),
        "repetitions above the zone": Planted("SB-L005", MONDAY, "20 to 25", item("main", amount=(20, 25))),
        "repetitions below the zone": Planted("SB-L005", MONDAY, "5 to 8", item("main", amount=(5, 8))),
        "a range upside down": Planted("SB-L005", MONDAY, "12 to 8", item("main", amount=(12, 8))),
        "too little left in reserve for a condition": Planted(
            "SB-L016",
            MONDAY,
            "2 in reserve, at least 3",
            judge=lambda request: with_condition(request, "recent-surgery"),
        ),
        "power without the gate": Planted("SB-L021", MONDAY, "not open", on_monday(with_power)),
        "stimulus misstated": Planted(
            "SB-L028", "week 1", "rhomboids: the plan says 99", lambda plan: with_week(plan, 1, misstated)
        ),
        "unknown exercise": Planted("SB-L028", MONDAY, "no-such-row is not", item("main", exercise="no-such-row")),
        "unknown warm-up": Planted("SB-L028", MONDAY, "no-such-walk is not", item("warm_up", exercise="no-such-walk")),
        "exercise twice": Planted(
            "SB-L028", MONDAY, "planned twice", on_monday(lambda day: replace(day, main=(day.main[0], *day.main[:3])))
        ),
        "a plank among the pulls": Planted(
            "SB-L028", MONDAY, "plank cannot serve as main", item("main", exercise="plank")
        ),
        "repetitions of a hold": Planted(
            "SB-L028", MONDAY, "plank is counted in hold", item("balance", 1, exercise="plank", measure=Measure.REPS)
        ),
        "warm-up missing": Planted(
            "SB-L024", MONDAY, "Warm-up or cool-down", on_monday(lambda day: replace(day, warm_up=()))
        ),
        "cool-down missing": Planted(
            "SB-L024", MONDAY, "Warm-up or cool-down", on_monday(lambda day: replace(day, cool_down=()))
        ),
        "pull to push off": Planted("SB-L011", "week 1", "pulling to", lambda plan: every_session(plan, fewer_pushes)),
        "pushing elsewhere on top": Planted(
            "SB-L011", "week 1", "pushing sets", judge=judged(trains_elsewhere=((Pattern.HORIZONTAL_PUSH, 12),))
        ),
        "weekly cap": Planted(
            "SB-L007", "week 1", "at most 5", judge=by_settings(weekly_cap=dict.fromkeys(Level, 5.0))
        ),
        "session cap": Planted(
            "SB-L008", MONDAY, "in one session, at most 2", judge=by_settings(session_cap=dict.fromkeys(Level, 2.0))
        ),
        "floor": Planted("SB-L006", "week 1", "at least 12", judge=by_settings(floor=12.0)),
    }


def findings(case: Planted) -> tuple[Finding, ...]:
    return check(case.edit(good_plan()), case.judge(GOOD))


def test_the_plan_that_is_edited_has_no_finding_itself() -> None:
    assert check(good_plan(), GOOD) == ()


@pytest.mark.parametrize("name", list(planted()))
def test_a_planted_violation_is_found_with_its_rule_and_its_place(name: str) -> None:
    case = planted()[name]
    found = [each for each in findings(case) if each.rule.code == case.rule and each.place == case.place]
    assert found, [(each.rule.code, each.place, each.sentence) for each in findings(case)]
    assert any(case.says in each.sentence for each in found), [each.sentence for each in found]


def test_a_plan_without_weeks_is_no_plan() -> None:
    assert [(each.rule.code, each.place) for each in check(Plan(()), GOOD)] == [("SB-L028", "plan")]


def test_a_hold_longer_than_a_condition_allows_is_found() -> None:
    request = with_condition(GOOD, "hypertension")
    longest = request.limits.hold_max_s
    assert longest is not None
    plan = item("balance", 1, exercise="plank", measure=Measure.HOLD, amount=(longest, longest + 20))(good_plan())
    assert any(
        each.rule.code == "SB-L005" and f"{longest + 20} seconds" in each.sentence for each in check(plan, request)
    )


def test_a_newcomer_with_three_sets_in_the_first_week_is_found() -> None:
    request = newcomer()
    plan = with_session(plan_for(request), 1, 0, lambda day: with_item(day, "main", 0, sets=4))
    assert any(each.rule.code == "SB-L004" and "2 to 3 are planned" in each.sentence for each in check(plan, request))


def test_very_heavy_sets_of_a_newcomer_name_the_technique_gate() -> None:
    request = newcomer(goal=Goal.STRENGTH)
    plan = with_session(plan_for(request), 1, 0, lambda day: with_item(day, "main", 0, amount=(3, 5)))
    assert "SB-L022" in {each.rule.code for each in check(plan, request)}


def test_the_heavy_zone_itself_names_the_technique_gate() -> None:
    request = newcomer(goal=Goal.STRENGTH)
    plan = with_session(plan_for(request), 1, 0, lambda day: with_item(day, "main", 0, amount=(5, 8)))
    assert "SB-L022" in {each.rule.code for each in check(plan, request)}


# Holes: what a plan can break today without a finding


def test_a_deload_without_more_in_reserve_is_found() -> None:
    usual = good_plan().weeks[0].sessions[0].main[0].rir
    assert "SB-L020" in {each.rule.code for each in check(item("main", week=5, rir=usual)(good_plan()), GOOD)}


def test_stimulus_for_a_muscle_that_nothing_trains_is_found() -> None:
    trained = good_plan().weeks[0].stimulus
    idle = next(group for group in KNOWN.muscle_groups if group not in trained)
    plan = with_week(good_plan(), 1, lambda week: replace(week, stimulus={**week.stimulus, idle: 6.0}))
    assert check(plan, GOOD)


def test_minutes_far_above_what_it_takes_are_found() -> None:
    quick = with_session(good_plan(), 1, 1, lambda day: replace(day, minutes=60))
    assert good_plan().weeks[0].sessions[1].minutes < 50
    assert check(quick, GOOD)


def test_a_load_that_the_exercise_cannot_hang_on_is_found() -> None:
    assert check(item("main", load=Load(Implement.KETTLEBELL))(good_plan()), GOOD)


def test_a_power_block_of_fifteen_jumps_a_set_is_found() -> None:
    request = wish(goal=Goal.PERFORMANCE, level=Level.ADVANCED, weeks_trained=20, minutes=90)
    plan = plan_for(request)
    jump = plan.weeks[0].sessions[0].power[0].exercise
    tiring = with_session(plan, 1, 0, lambda day: with_item(day, "power", 0, sets=9, amount=(15, 15)))
    assert any(jump in each.sentence for each in check(tiring, request))
