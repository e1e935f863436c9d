"""Plain-data forms of profiles, answers and logged facts, for the store, for exports and for ``--json``.

A profile's document is a profile file: what ``read_profile`` reads, it writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from strongback.record.answers import Answer, Answers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strongback.record.inventory import Inventory
    from strongback.record.log import CheckIn, PainNote, SetLog, Target
    from strongback.record.profile import Profile
    from strongback.record.stored import Proposal, ScreeningRecord, StoredPlan
    from strongback.record.version import SetVersion


def profile_document(profile: Profile) -> dict[str, Any]:
    """Return a profile as a profile file would say it; what was assumed is left out again."""
    said: dict[str, Any] = {
        "goal": str(profile.goal),
        "days_per_week": profile.days_per_week,
        "minutes": profile.minutes,
        "equipment": sorted(map(str, profile.equipment)),
        "level": str(profile.level),
    }
    document = {key: value for key, value in said.items() if key not in profile.assumed}
    lists = {
        "weekdays": [day.word for day in profile.weekdays],
        "conditions": list(profile.conditions),
        "avoid": list(profile.avoid),
        "favourites": list(profile.favourites),
    }
    document |= {key: value for key, value in lists.items() if value}
    if profile.trains_elsewhere:
        document["trains_elsewhere"] = {str(pattern): sets for pattern, sets in profile.trains_elsewhere}
    numbers = {
        "bodyweight_kg": profile.bodyweight_kg,
        "stature_m": profile.stature_m,
        "birth_year": profile.birth_year,
    }
    document |= {key: value for key, value in numbers.items() if value is not None}
    inventory = inventory_document(profile.inventory)
    return document | ({"inventory": inventory} if inventory else {})


def inventory_document(inventory: Inventory) -> dict[str, Any]:
    """Return an inventory as its table would say it."""
    weights = ("dumbbells_kg", "kettlebells_kg", "medicine_balls_kg", "plate_pairs_kg", "stack_kg", "bands")
    document: dict[str, Any] = {
        key: list(getattr(inventory, key)) for key in weights if getattr(inventory, key) is not None
    }
    if inventory.bar_kg is not None:
        document["bar_kg"] = inventory.bar_kg
    if inventory.bands_brand:
        document["bands_brand"] = inventory.bands_brand
    return document


def answers_document(answers: Answers) -> dict[str, Any]:
    """Return answers as the ``[screening]`` table would say them."""
    document: dict[str, Any] = {question: str(answer) for question, answer in sorted(answers.given.items())}
    document |= {"all_no": answers.all_no, "cleared_by_professional": answers.cleared_by_professional}
    return document | ({"seen_for": list(answers.seen_for)} if answers.seen_for else {})


def answers_from_document(raw: Mapping[str, Any]) -> Answers:
    """Read what ``answers_document`` wrote."""
    statements = ("all_no", "cleared_by_professional", "seen_for")
    return Answers(
        given={question: Answer(answer) for question, answer in raw.items() if question not in statements},
        all_no=raw["all_no"],
        cleared_by_professional=raw["cleared_by_professional"],
        seen_for=tuple(raw.get("seen_for", ())),
    )


def set_document(item: SetLog) -> dict[str, Any]:
    """Return a set as plain data; what was not said is left out."""
    said = {
        "id": item.id,
        "exercise": item.exercise,
        "day": item.day.isoformat(),
        "performed_at": item.performed_at.isoformat(),
        "amount": item.amount,
        "load": item.load.document(),
        "rir": item.rir,
        "form": item.form and str(item.form),
        "side": str(item.side),
        "pain": item.pain,
        "tempo": item.tempo and str(item.tempo),
        "rest_s": item.rest_s,
        "kind": str(item.kind),
        "target": item.target and target_document(item.target),
        "planned": item.planned or None,
        "note": item.note or None,
        "summary": item.summary and item.summary.document(),
    }
    return {key: value for key, value in said.items() if value is not None}


def target_document(target: Target) -> dict[str, Any]:
    """Return what a set was asked to be as plain data."""
    return {
        "low": target.low,
        "high": target.high,
        "aim": target.aim,
        "rir": target.rir,
        "sets": target.sets,
        "light": target.light,
    }


def pain_document(note: PainNote) -> dict[str, Any]:
    """Return a pain note as plain data; what was not said is left out."""
    said = {
        "id": note.id,
        "day": note.day.isoformat(),
        "noted_at": note.noted_at.isoformat(),
        "region": str(note.region),
        "during": note.during,
        "after": note.after,
        "next_morning": note.next_morning,
        "usual": note.usual,
        "kind": str(note.kind),
        "side": str(note.side),
        "exercise": note.exercise,
        "note": note.note or None,
    }
    return {key: value for key, value in said.items() if value is not None}


def check_in_document(item: CheckIn) -> dict[str, Any]:
    """Return a check-in as plain data; what was not said is left out."""
    said = {
        "id": item.id,
        "day": item.day.isoformat(),
        "sleep_h": item.sleep_h,
        "stress": item.stress,
        "soreness": item.soreness,
        "ill": item.ill,
    }
    return {key: value for key, value in said.items() if value is not None}


def set_version_document(version: SetVersion) -> dict[str, Any]:
    """Return a set with when its fields were corrected."""
    return set_document(version.log) | {
        "clocks": {name: str(clock) for name, clock in version.clocks.items()},
        "deleted": not version.counts,
        "deleted_clock": None if version.deleted is None else str(version.deleted),
    }


def plan_version_document(stored: StoredPlan) -> dict[str, Any]:
    """Return a version of a plan."""
    return {
        "id": stored.id,
        "version": stored.version,
        "made_at": stored.made_at.isoformat(),
        "made_by": stored.made_by or None,
        "starts_on": stored.starts_on.isoformat(),
        "plan": stored.plan.document(),
    }


def screening_record_document(record: ScreeningRecord) -> dict[str, Any]:
    """Return a screening as it was answered."""
    return {
        "id": record.id,
        "answered_at": record.answered_at.isoformat(),
        "answers": answers_document(record.answers),
        "clearance": str(record.clearance),
    }


def proposal_document(proposal: Proposal) -> dict[str, Any]:
    """Return a proposal."""
    return {
        "id": proposal.id,
        "made_at": proposal.made_at.isoformat(),
        "base_version": proposal.base_version,
        "note": proposal.note,
        "state": str(proposal.state),
        "decided_at": None if proposal.decided_at is None else proposal.decided_at.isoformat(),
        "plan": proposal.plan.document(),
    }
