"""What a look back came to, kept: in memory for who asks again, in the database for a list of many athletes.

Nothing here decides anything. What is kept hangs on the athlete's counter of changes: it is what would be found anew.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date
from typing import TYPE_CHECKING, Any

from strongback.coach.review import Review, review_for
from strongback.insight.attention import Need
from strongback.insight.rules import OF_WEEKS
from strongback.knowledge.loader import catalogue
from strongback.record.reason import Reason
from strongback.store.models import Athlete, LookBackRow
from strongback.store.past import Counted, as_text, counted_past, edition
from strongback.store.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import tzinfo
    from uuid import UUID

    from django.db.models import QuerySet

    from strongback.insight.finding import Finding
    from strongback.store.athlete import AthleteStore

KEPT_REVIEWS = 256
# Somebody whose findings are as old as that has no job that looks at them; better nothing is said than something old.
STALE_DAYS = 3
# A past that lacks so few changes is caught up with while one waits.
FEW_CHANGES = 200

_REVIEWS: Remembered[Review] = Remembered(KEPT_REVIEWS)


def review_of(store: AthleteStore, day: date, zone: tzinfo = UTC) -> Review:
    """Return the review of a week as it stands on a day; while nothing changed, the one that was made before."""
    changes = Athlete.objects.values_list("changes", flat=True).get(id=store.athlete.id)
    asked = (store.athlete.id, changes, day, str(zone))
    found = _REVIEWS.get(asked)
    if found is None:
        found = review_for(store, catalogue(), day, zone=zone)
        _REVIEWS.keep(asked, found)
    return found


def forget_reviews() -> None:
    """Forget the reviews that are kept in memory."""
    _REVIEWS.clear()


@dataclass(frozen=True, slots=True)
class Standing:
    """An athlete's counter of changes, and what of it the kept look back takes in; None where none is kept."""

    changes: int
    kept: int | None
    day: date | None
    edition: str | None

    def is_behind(self, today: date) -> bool:
        """Say whether the kept findings are not those of today."""
        return (self.kept, self.day, self.edition) != (self.changes, today, edition())

    @property
    def is_far_behind(self) -> bool:
        """Say whether so much is missing from the kept past that it is little help."""
        if self.kept is None or self.edition != edition():
            return self.changes > FEW_CHANGES
        return not 0 <= self.changes - self.kept <= FEW_CHANGES


def standings(athletes: QuerySet[Athlete] | None = None) -> dict[UUID, Standing]:
    """Return how far the kept look backs of athletes are, of all if none are named."""
    names = ("lookbackrow__changes", "lookbackrow__day", "lookbackrow__edition")
    asked = Athlete.objects.all() if athletes is None else athletes
    return {key: Standing(*values) for key, *values in asked.values_list("id", "changes", *names)}


def keep_look_back(store: AthleteStore, day: date, zone: tzinfo = UTC) -> None:
    """Look back on a day and keep what it comes to."""
    before = counted_past(store.athlete.id)
    _keep(store, before, day, review_for(store, catalogue(), day, zone=zone))


def review_once(store: AthleteStore, day: date, zone: tzinfo = UTC) -> Review:
    """Return a review for a process that ends with it; where little was kept that helps, this one is for the next."""
    before = counted_past(store.athlete.id)
    review = review_for(store, catalogue(), day, zone=zone)
    if standings(Athlete.objects.filter(id=store.athlete.id))[store.athlete.id].is_far_behind:
        _keep(store, before, day, review)
    return review


def _keep(store: AthleteStore, before: Counted, day: date, review: Review) -> None:
    values = {
        "changes": before.changes,  # what was written since is looked at again
        "edition": edition(),
        "day": day,
        "past": as_text(before.past),
        "findings": json.dumps([_kept(finding) for finding in review.back.found]),
    }
    LookBackRow.objects.update_or_create(athlete=store.athlete, defaults=values)


def _kept(finding: Finding) -> dict[str, Any]:
    return finding.why.document() | {"since": finding.since.isoformat()}


def found_of(athletes: Collection[UUID], today: date) -> dict[UUID, tuple[Need, ...]]:
    """Return what was found of athletes lately, the most useful first, in one question."""
    rows = LookBackRow.objects.filter(athlete_id__in=athletes, edition=edition()).only("day", "findings")
    return {row.athlete_id: _needs(row.findings) for row in rows if abs((today - row.day).days) <= STALE_DAYS}


def _needs(text: str) -> tuple[Need, ...]:
    rules = {rule.code: rule for rule in OF_WEEKS}
    return tuple(
        Need(Reason(rules[kept["rule"]], kept["say"], tuple(kept["facts"].items())), date.fromisoformat(kept["since"]))
        for kept in json.loads(text)
        if kept["rule"] in rules
    )
