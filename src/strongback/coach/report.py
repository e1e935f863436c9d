"""The report as a use case: what a person hands to their coach or a professional, as plain data for two pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Any

from strongback.coach.progress import ProgressPage, progress_for
from strongback.coach.review import POSTURE_REACH, Review, review_for

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, tzinfo

    from strongback.coach.ports import Store
    from strongback.knowledge.catalogue import Catalogue
    from strongback.record.posture import PostureSnapshot
    from strongback.record.profile import Profile
    from strongback.record.stored import StoredPlan

WEEKS = 12
# The body map shows the mean of these weeks: one week alone says little.
MUSCLE_WEEKS = 4


@dataclass(frozen=True, slots=True)
class Report:
    """Everything on the two pages; ``posture`` is None for whoever may not see how somebody feels or stands."""

    name: str
    day: date
    page: ProgressPage
    review: Review
    profile: Profile | None
    plan: StoredPlan | None
    posture: tuple[PostureSnapshot, ...] | None
    known: Catalogue

    def document(self) -> dict[str, Any]:
        """Return it as plain data; the same records of the same day give the same document."""
        found = self.review.everything()
        return {
            "name": self.name,
            "day": self.day.isoformat(),
            "profile": None if self.profile is None else _wishes(self.profile),
            "plan": None if self.plan is None else _place_in(self.plan, self.day),
            "words": [item.document() for item in self.review.back.words],
            "findings": found["findings"],
            "praise": found["praise"],
            "progress": self.page.document(),
            "muscles": list(self._muscles()),
            "exercise_names": {item.exercise: self.known.exercises[item.exercise].name for item in self._exercises()},
            "posture": None if self.posture is None else [item.document() for item in self.posture],
        }

    def _exercises(self) -> Iterable[Any]:
        return self.page.found.exercises

    def _muscles(self) -> Iterable[dict[str, Any]]:
        """Yield each muscle group with its mean of the last full weeks and the range that is aimed at."""
        full = [week for week in self.page.found.weeks if week.monday + timedelta(days=7) <= self.day]
        weeks = (full or list(self.page.found.weeks))[-MUSCLE_WEEKS:]
        for group, muscle in self.known.muscle_groups.items():
            aim = self.page.ranges.get(group)
            yield {
                "group": group,
                "name": muscle.name,
                "mid_back": group in self.known.mid_back_groups,
                "mean": round(sum(week.stimulus.get(group, 0.0) for week in weeks) / len(weeks), 1),
                "low": None if aim is None else aim.low,
                "high": None if aim is None else aim.high,
            }


def report_for(
    store: Store, known: Catalogue, day: date, name: str, *, sees_pain: bool = True, zone: tzinfo = UTC
) -> Report:
    """Return the report of the twelve weeks up to a day; pain, sleep and posture are only read for who may see them."""
    return Report(
        name=name,
        day=day,
        page=progress_for(store, known, day, WEEKS, sees_pain=sees_pain),
        review=review_for(store, known, day, zone=zone),
        profile=store.profile(),
        plan=store.plan(),
        posture=tuple(item for item in store.posture_since(day - POSTURE_REACH) if item.day <= day)
        if sees_pain
        else None,
        known=known,
    )


def _wishes(profile: Profile) -> dict[str, Any]:
    return {"goal": str(profile.goal), "level": str(profile.level), "days_per_week": profile.days_per_week}


def _place_in(plan: StoredPlan, day: date) -> dict[str, Any]:
    """Return where a day lies in the plan: its week from 1, and 0 outside of it."""
    week = (day - plan.starts_on).days // 7 + 1
    weeks = len(plan.plan.weeks)
    return {"version": plan.version, "week": week if 1 <= week <= weeks else 0, "weeks": weeks}
