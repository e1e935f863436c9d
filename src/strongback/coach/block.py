"""The block review as a use case: a mesocycle as a whole, and a next plan that learns from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from strongback.coach.errors import NoPlanError
from strongback.coach.review import options_for
from strongback.insight.block import BlockReview, block_review
from strongback.insight.look import Look, LookFacts

if TYPE_CHECKING:
    from datetime import date, tzinfo

    from strongback.coach.ports import Store
    from strongback.knowledge.catalogue import Catalogue
    from strongback.record.profile import Profile


def block_for(
    store: Store, known: Catalogue, day: date, zone: tzinfo = UTC, *, sees_pain: bool = True
) -> BlockReview | None:
    """Return the review of the mesocycle in force up to a day; None before its first session.

    Raises:
        NoPlanError: there is no plan to look back on.

    """
    stored, profile = store.plan(), store.profile()
    if stored is None:
        raise NoPlanError
    sets = store.sets_between(stored.starts_on, day)
    pain = store.pain_since(stored.starts_on) if sees_pain else []
    if not sees_pain:
        sets = [replace(item, pain=None) for item in sets]
    facts = LookFacts(sets=sets, profile=profile, plans=[stored], pain=[note for note in pain if note.day <= day])
    reach = (day - stored.starts_on) // timedelta(weeks=1) + 1
    options = replace(options_for(profile), reach_weeks=max(1, reach))
    return block_review(Look(facts, datetime.combine(day, time(23, 59), zone), known, options), stored)


def learned(profile: Profile, block: BlockReview | None) -> Profile:
    """Return the profile as the next plan should take it: fewer days, without what did not go, with what grew.

    What the person wants comes first: a favourite is never avoided, and what they avoid is never preferred.
    """
    if block is None:
        return profile
    drop = [name for name in block.drop if name not in profile.favourites]
    keep = [name for name in block.keep if name not in profile.avoid]
    return replace(
        profile,
        days_per_week=block.days or profile.days_per_week,
        avoid=tuple(sorted({*profile.avoid, *drop})),
        favourites=tuple(sorted({*profile.favourites, *keep})),
    )
