"""Builders with overrides for what the tests of coach, store, command line and insight talk about."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from strongback.coach.logging import Logged, Moment, log_lines
from strongback.coach.training import Today, today_for
from strongback.knowledge import catalogue
from strongback.knowledge.tempo import Tempo
from strongback.knowledge.vocabulary import Implement, Level, Measure
from strongback.progression.options import DEFAULTS
from strongback.record.answers import Answers, Clearance
from strongback.record.identity import uuid7
from strongback.record.inventory import Inventory
from strongback.record.load import Load
from strongback.record.log import CheckIn, Form, PainNote, Region, SetLog
from strongback.record.note import Note, NoteKind, SkipReason
from strongback.record.plan import Plan, PlannedExercise, PlannedSession, Week
from strongback.record.profile import Goal, Profile, Weekday
from strongback.record.profile_file import WHOLE_GYM
from strongback.record.stored import ScreeningRecord, StoredPlan

if TYPE_CHECKING:
    from strongback.coach.ports import Store

KNOWN = catalogue()
MONDAY = date(2026, 3, 2)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = (MONDAY + timedelta(days=days) for days in range(1, 7))
DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
ALL_NO = Answers({}, all_no=True)
ROW, PULLDOWN, PLANK, PUSH_UP = "seated-cable-row", "lat-pulldown", "plank", "push-up"

_numbers = itertools.count(1)


def entropy(size: int) -> bytes:
    """Return bytes that were never returned before and are the same in every run."""
    return next(_numbers).to_bytes(size, "big")


def evening(day: date, hour: int = 18) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def new_id(day: date = MONDAY) -> str:
    return str(uuid7(evening(day), entropy(10)))


def a_set(day: date = MONDAY, **other: Any) -> SetLog:
    fields: dict[str, Any] = {
        "id": new_id(day),
        "exercise": ROW,
        "day": day,
        "performed_at": evening(day),
        "amount": 10,
        "load": Load(Implement.STACK, kg=40.0),
        "rir": 2.0,
        "form": Form.CLEAN,
    }
    return SetLog(**(fields | other))


def a_pain_note(day: date = MONDAY, **other: Any) -> PainNote:
    fields: dict[str, Any] = {
        "id": new_id(day),
        "day": day,
        "noted_at": evening(day),
        "region": Region.MID_BACK,
        "during": 3,
    }
    return PainNote(**(fields | other))


def a_check_in(day: date = MONDAY, **other: Any) -> CheckIn:
    fields: dict[str, Any] = {"id": new_id(day), "day": day, "sleep_h": 7.5}
    return CheckIn(**(fields | other))


def a_note(day: date = MONDAY, **other: Any) -> Note:
    fields: dict[str, Any] = {
        "id": new_id(day),
        "day": day,
        "written_at": evening(day),
        "kind": NoteKind.NOTE,
        "text": "The bar felt light.",
    }
    return Note(**(fields | other))


def a_skip(day: date = MONDAY, exercise: str | None = ROW, **other: Any) -> Note:
    fields: dict[str, Any] = {"kind": NoteKind.SKIPPED, "text": "", "reason": SkipReason.NO_TIME}
    return a_note(day, exercise=exercise, **(fields | other))


def a_profile(**other: Any) -> Profile:
    """Somebody experienced in a whole gym, whose stacks go up in small steps."""
    fields: dict[str, Any] = {
        "goal": Goal.GENERAL,
        "level": Level.INTERMEDIATE,
        "equipment": WHOLE_GYM,
        "days_per_week": 2,
        "minutes": 60,
        "inventory": Inventory(stack_kg=tuple(2.5 * step for step in range(1, 61))),
    }
    return Profile(**(fields | other))


def a_screening(day: date = MONDAY, answers: Answers = ALL_NO, **other: Any) -> ScreeningRecord:
    fields: dict[str, Any] = {
        "id": new_id(day),
        "answered_at": evening(day, hour=8),
        "answers": answers,
        "clearance": Clearance.CLEAR,
    }
    return ScreeningRecord(**(fields | other))


def planned(exercise: str = ROW, **other: Any) -> PlannedExercise:
    """Three sets of eight to twelve; a plank is held, and what hangs on nothing is done with the body."""
    measure = KNOWN.exercises[exercise].dose.measure
    implement = KNOWN.exercises[exercise].ways_with(WHOLE_GYM)[0].load
    fields: dict[str, Any] = {
        "exercise": exercise,
        "sets": 3,
        "measure": measure,
        "amount": (20, 40) if measure is Measure.HOLD else (8, 12),
        "rir": 2,
        "tempo": Tempo(2, 0, 1, 1),
        "rest_s": 90,
        "load": Load(implement),
        "per_side": KNOWN.exercises[exercise].sides > 1,
    }
    return PlannedExercise(**(fields | other))


def a_session(day: Weekday = Weekday.MONDAY, **other: Any) -> PlannedSession:
    """Plan a row and a plank, with a walk before and a stretch after."""
    fields: dict[str, Any] = {
        "day": day,
        "minutes": 40,
        "warm_up": (planned("brisk-walk", sets=1, amount=(5, 5)),),
        "power": (),
        "main": (planned(ROW),),
        "balance": (planned(PLANK, sets=2),),
        "cool_down": (planned("doorway-chest-stretch", sets=1),),
    }
    return PlannedSession(**(fields | other))


def a_week(*sessions: PlannedSession, deload: bool = False) -> Week:
    thursday = a_session(Weekday.THURSDAY, main=(planned(PULLDOWN),), balance=(planned(PUSH_UP),))
    return Week(deload=deload, sessions=sessions or (a_session(), thursday))


def a_plan(*weeks: Week) -> Plan:
    """Plan four weeks of Mondays (row, plank) and Thursdays (pulldown, push-up), the last one lighter."""
    return Plan(weeks or (a_week(), a_week(), a_week(), a_week(deload=True)))


def a_stored_plan(plan: Plan | None = None, **other: Any) -> StoredPlan:
    fields: dict[str, Any] = {
        "id": new_id(),
        "version": 1,
        "made_at": evening(MONDAY, hour=8),
        "starts_on": MONDAY,
        "plan": plan or a_plan(),
    }
    return StoredPlan(**(fields | other))


def start(store: Store, profile: Profile | None = None, plan: Plan | None = None, screened: date = MONDAY) -> None:
    """Put a profile, a screening without a yes, and a plan in force."""
    store.save_profile(profile or a_profile())
    store.add_screening(a_screening(screened))
    store.save_plan(a_stored_plan(plan))


def today(store: Store, day: date) -> Today:
    return today_for(store, KNOWN, evening(day), DEFAULTS, day)


def log(store: Store, *lines: str, day: date) -> Logged:
    return log_lines(store, lines, KNOWN, Moment(day, evening(day), entropy), DEFAULTS)
