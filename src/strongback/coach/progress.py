"""Progress as a use case: the weeks up to today in numbers, with the ranges that plan and goal aim at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from strongback.coach.review import trend_document
from strongback.insight.progress import ExerciseProgress, Facts, Progress, Span, WeekProgress, progress
from strongback.planning.settings import DEFAULTS, PlanSettings
from strongback.record.inventory import Inventory

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from strongback.coach.ports import Store
    from strongback.insight.progress import ExerciseProgressDay
    from strongback.knowledge.catalogue import Catalogue
    from strongback.record.log import CheckIn
    from strongback.record.plan import Plan
    from strongback.record.profile import Profile
    from strongback.record.stored import StoredPlan


class Basis(StrEnum):
    """Where a range comes from."""

    PLAN = "plan"
    GOAL = "goal"


@dataclass(frozen=True, slots=True)
class Range:
    """The fractional hard sets a week that are aimed at for a muscle group."""

    low: float
    high: float
    basis: Basis


@dataclass(frozen=True, slots=True)
class ProgressPage:
    """The progress over a span of weeks with the ranges by muscle group."""

    span: Span
    found: Progress
    ranges: Mapping[str, Range]

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        found = self.found
        return {
            "first": self.span.monday.isoformat(),
            "last": self.span.last.isoformat(),
            "weeks": [_week(week) for week in found.weeks],
            "ranges": {
                group: {"low": item.low, "high": item.high, "basis": str(item.basis)}
                for group, item in self.ranges.items()
            },
            "exercises": [_exercise(item) for item in found.exercises],
            "pain": None
            if found.pain is None
            else [
                {"day": item.day.isoformat(), "worst": item.worst, "region": item.region and str(item.region)}
                for item in found.pain
            ],
            "check_ins": None if found.check_ins is None else [_check_in(item) for item in found.check_ins],
            "form": [
                {
                    "day": item.day.isoformat(),
                    "clean": item.clean,
                    "shaky": item.shaky,
                    "broke_down": item.broke_down,
                }
                for item in found.form
            ],
        }


def progress_for(
    store: Store,
    known: Catalogue,
    today: date,
    weeks: int,
    *,
    sees_pain: bool = True,
    settings: PlanSettings = DEFAULTS,
) -> ProgressPage:
    """Return the progress over the weeks up to today's; pain and check-ins are only read for who may see them."""
    span = Span.of(today, weeks)
    profile, plans = store.profile(), store.plans_since(span.monday)
    facts = Facts(
        sets=store.sets_between(span.monday, span.last),
        plans=plans,
        pain=store.pain_since(span.monday) if sees_pain else None,
        check_ins=store.check_ins_since(span.monday) if sees_pain else None,
    )
    bands = (Inventory() if profile is None else profile.inventory).bands_in_order
    return ProgressPage(span, progress(facts, span, known, bands), _ranges(plans, profile, known, settings))


def _ranges(
    plans: Sequence[StoredPlan], profile: Profile | None, known: Catalogue, settings: PlanSettings
) -> dict[str, Range]:
    """Return what the latest plan's training weeks ask for, and for the mid-back what the goal would otherwise."""
    found: dict[str, Range] = {}
    if profile is not None:
        target = settings.target[profile.level]
        found = {group: Range(settings.floor, target, Basis.GOAL) for group in known.mid_back_groups}
    latest = max(plans, key=lambda stored: stored.version, default=None)
    return found if latest is None else found | _of_plan(latest.plan, known)


def _of_plan(plan: Plan, known: Catalogue) -> dict[str, Range]:
    weeks = [week.stimulus for week in plan.weeks if not week.deload]
    asked = {group: [week.get(group, 0.0) for week in weeks] for group in known.muscle_groups}
    return {group: Range(min(sets), max(sets), Basis.PLAN) for group, sets in asked.items() if sets and max(sets) > 0}


def _week(week: WeekProgress) -> dict[str, Any]:
    upper, middle, lower = week.trapezius
    return {
        "monday": week.monday.isoformat(),
        "sessions": {"done": week.done, "planned": week.planned},
        "deload": week.deload,
        "hard_sets": week.hard_sets,
        "stimulus": dict(week.stimulus),
        "pull_sets": week.pull_sets,
        "push_sets": week.push_sets,
        "horizontal_pull_sets": week.horizontal_pull_sets,
        "vertical_pull_sets": week.vertical_pull_sets,
        "core_sets": week.core_sets,
        "extension_sets": week.extension_sets,
        "trapezius": {"upper": upper, "middle": middle, "lower": lower},
        "worst_pain": week.worst_pain,
    }


def _exercise(item: ExerciseProgress) -> dict[str, Any]:
    return {
        "exercise": item.exercise,
        "measure": str(item.measure),
        "days": [_day(day) for day in item.days],
        "sides": [{"day": one.day.isoformat(), "left": one.left, "right": one.right} for one in item.sides],
        "trend": item.trend and trend_document(item.trend),
    }


def _day(day: ExerciseProgressDay) -> dict[str, Any]:
    estimate = day.estimate
    return {
        "day": day.day.isoformat(),
        "sets": day.sets,
        "load": day.load.document(),
        "amount": day.amount,
        "one_rep_max": estimate and {"kg": estimate.kg, "low_kg": estimate.low_kg, "high_kg": estimate.high_kg},
    }


def _check_in(item: CheckIn) -> dict[str, Any]:
    return {
        "day": item.day.isoformat(),
        "sleep_h": item.sleep_h,
        "stress": item.stress,
        "soreness": item.soreness,
        "ill": item.ill,
    }
