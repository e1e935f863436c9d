"""The weekly review as a use case: the week in numbers, findings, and trends of the exercises that were done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from strongback.insight.look import Look, LookFacts, LookOptions
from strongback.insight.lookback import LookBack, look_back
from strongback.insight.strength import Trend, strength_trend
from strongback.insight.week import DAYS, Expected, WeekReview, monday_of, review_week
from strongback.knowledge.vocabulary import PULL_PATTERNS, PUSH_PATTERNS
from strongback.planning.settings import DEFAULTS, PlanSettings
from strongback.progression.rules import E1RM
from strongback.record.history import History

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, tzinfo

    from strongback.coach.ports import Store
    from strongback.knowledge.catalogue import Catalogue
    from strongback.record.profile import Profile
    from strongback.record.stored import StoredPlan

TREND_SESSIONS = 12


PAIN_REACH = timedelta(days=120)
POSTURE_REACH = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Review:
    """A week's review, the strength trends of its exercises, and what the weeks up to it say."""

    week: WeekReview
    trends: Mapping[str, Trend]
    back: LookBack

    def document(self) -> dict[str, Any]:
        """Return it as ``strongback review --json`` prints it."""
        trends = {exercise: trend_document(trend) for exercise, trend in self.trends.items()}
        return self.week.document() | {"estimated_one_rep_max": trends} | self.back.document()

    def everything(self) -> dict[str, Any]:
        """Return every finding and all praise as plain data, the most useful first."""
        return {
            "week": self.week.monday.isoformat(),
            "findings": [finding.document() for finding in self.back.found],
            "praise": [finding.document() for finding in self.back.praise],
        }


def trend_document(trend: Trend) -> dict[str, Any]:
    """Return a trend as plain data, with the rule that explains its estimates."""
    return {
        "sessions": trend.sessions,
        "first_kg": trend.first_kg,
        "latest_kg": trend.latest_kg,
        "range_kg": [trend.low_kg, trend.high_kg],
        "change": trend.change,
        "detectable": trend.detectable,
        "rule": E1RM.code,
    }


def review_for(
    store: Store, known: Catalogue, day: date, settings: PlanSettings = DEFAULTS, zone: tzinfo = UTC
) -> Review:
    """Return the review of the week a day lies in, as it stands in the evening of that day on the person's clock."""
    monday, profile = monday_of(day), store.profile()
    options = options_for(profile, settings)
    first = monday - timedelta(weeks=options.reach_weeks)
    sets = store.sets_between(first, monday + timedelta(days=DAYS - 1))
    plans, pain = store.plans_since(first), store.pain_since(day - PAIN_REACH)
    here = [item for item in sets if item.day >= monday]
    latest = max(plans, key=lambda stored: stored.version, default=None)
    expected = _expected(profile, latest, day, settings, trained_today=any(item.day == day for item in here))
    week = review_week(monday, here, pain, expected, known)
    facts = LookFacts(
        sets=sets,
        past=store.past(),
        last_trained=None if sets else store.last_trained(),
        profile=profile,
        plans=plans,
        pain=[note for note in pain if note.day <= day],
        check_ins=[item for item in store.check_ins_since(first) if item.day <= day],
        postures=[item for item in store.posture_since(day - POSTURE_REACH) if item.day <= day],
    )
    evening = datetime.combine(day, time(23, 59), zone)
    back = look_back(Look(facts, evening, known, options), week)
    return Review(week, _trends(store, known, monday, {item.exercise for item in here}), back)


def options_for(profile: Profile | None, settings: PlanSettings = DEFAULTS) -> LookOptions:
    """Return the conventions of a look back, with the doses that planning sets for a person."""
    if profile is None:
        return LookOptions(floor=settings.floor, pull_to_push=settings.pull_to_push)
    cap = settings.weekly_cap[profile.level]
    return LookOptions(floor=settings.floor, cap=cap, pull_to_push=settings.pull_to_push)


def _trends(store: Store, known: Catalogue, monday: date, done: set[str]) -> dict[str, Trend]:
    estimated = sorted(name for name in done & set(known.exercises) if known.exercises[name].e1rm)
    history = History.of(store.latest_sets(estimated, TREND_SESSIONS, monday + timedelta(days=DAYS)))
    return {name: trend for name in estimated if (trend := strength_trend(history.of_exercise(name)))}


def _expected(
    profile: Profile | None, stored: StoredPlan | None, day: date, settings: PlanSettings, *, trained_today: bool
) -> Expected:
    """Return what was due by a day; its own session is due once it was trained on, before that it may still be done."""
    monday = monday_of(day)
    sessions = [] if stored is None else [item for item in stored.calendar() if monday_of(item[0]) == monday]
    usual = 0 if stored is None else len(stored.plan.weeks[0].sessions)
    due = [on for on, _, _ in sessions if on < day or (on == day and trained_today)]
    light = stored is not None and any(stored.plan.weeks[number - 1].deload for _, number, _ in sessions)
    elsewhere = {} if profile is None else dict(profile.trains_elsewhere)
    return Expected(
        sessions=len(due),
        is_over=len(due) == usual if sessions else day.isoweekday() == DAYS,
        floor=0.0 if light else settings.floor,
        pull_to_push=settings.pull_to_push,
        elsewhere_pull=sum(elsewhere.get(pattern, 0) for pattern in PULL_PATTERNS),
        elsewhere_push=sum(elsewhere.get(pattern, 0) for pattern in PUSH_PATTERNS),
    )
