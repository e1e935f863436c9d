"""The weekly review as a use case: the week in numbers, findings, and trends of the exercises that were done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from strongback.insight.strength import Trend, strength_trend
from strongback.insight.week import DAYS, Expected, WeekReview, monday_of, review_week
from strongback.knowledge.vocabulary import PULL_PATTERNS, PUSH_PATTERNS
from strongback.planning.settings import DEFAULTS, PlanSettings
from strongback.progression.rules import E1RM
from strongback.record.history import History

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from strongback.coach.ports import Store
    from strongback.knowledge.catalogue import Catalogue
    from strongback.record.profile import Profile
    from strongback.record.stored import StoredPlan

TREND_SESSIONS = 12


@dataclass(frozen=True, slots=True)
class Review:
    """A week's review and the strength trends of its exercises."""

    week: WeekReview
    trends: Mapping[str, Trend]

    def document(self) -> dict[str, Any]:
        """Return it as ``strongback review --json`` prints it."""
        trends = {exercise: trend_document(trend) for exercise, trend in self.trends.items()}
        return self.week.document() | {"estimated_one_rep_max": trends}


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


def review_for(store: Store, known: Catalogue, day: date, settings: PlanSettings = DEFAULTS) -> Review:
    """Return the review of the week a day lies in."""
    monday = monday_of(day)
    sets = store.sets_between(monday, monday + timedelta(days=DAYS - 1))
    trained_today = any(item.day == day for item in sets)
    expected = _expected(store.profile(), store.plan(), day, settings, trained_today=trained_today)
    week = review_week(monday, sets, store.pain_since(monday), expected, known)
    done = {item.exercise for item in sets} & set(known.exercises)
    estimated = [name for name in done if known.exercises[name].e1rm]
    history = History.of(store.latest_sets(estimated, TREND_SESSIONS, monday + timedelta(days=DAYS)))
    trends = {name: trend for name in sorted(estimated) if (trend := strength_trend(history.of_exercise(name)))}
    return Review(week, trends)


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
