"""Editing a plan by hand as a use case: every edit is checked, versions are never overwritten, proposals wait."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from strongback.coach.errors import CoachError, NoPlanError, NoProfileError, NotScreenedError, UsageError
from strongback.coach.planning import next_version, request_for, standing_of
from strongback.planning.check import check
from strongback.record.identity import uuid7
from strongback.record.plan_file import BadPlanError, read_plan
from strongback.record.stored import Proposal, ProposalState
from strongback.screening.screen import screen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from strongback.coach.ports import Entropy, Store
    from strongback.knowledge.catalogue import Catalogue
    from strongback.record.plan import Plan
    from strongback.record.stored import StoredPlan


class BrokenPlanError(CoachError):
    """A plan that breaks requirements; ``findings`` names each."""

    def __init__(self, findings: Sequence[dict[str, str]]) -> None:
        count = len(findings)
        super().__init__(f"The plan breaks {count} requirement{'s' if count > 1 else ''}; nothing was changed.")
        self.findings = tuple(findings)


class StaleVersionError(CoachError):
    """The plan was changed since; ``version`` is the one in force."""

    def __init__(self, version: int) -> None:
        super().__init__(f"The plan was changed meanwhile: version {version} is in force. Read it and edit that one.")
        self.version = version


class UnknownProposalError(CoachError):
    """There is no such proposal, or it was decided."""

    def __init__(self) -> None:
        super().__init__("There is no open proposal with this id.")


@dataclass(frozen=True, slots=True)
class Edited:
    """What became of an edit: a new version in force, or a proposal."""

    stored: StoredPlan | None
    proposal: Proposal | None


def findings_of(store: Store, raw: Any, known: Catalogue, today: date) -> list[dict[str, str]]:
    """Return what a plan breaks for the athlete of a store.

    Raises:
        UsageError: it is not a plan.
        NoProfileError: nobody has said yet who trains.

    """
    return _findings(store, _plan(raw), known, today)


def edit_plan(
    store: Store,
    raw: Any,
    base_version: int,
    known: Catalogue,
    now: datetime,
    entropy: Entropy,
    *,
    made_by: str = "",
    note: str = "",
    propose: bool = False,
) -> Edited:
    """Put an edited plan in force, or keep it as a proposal.

    Raises:
        UsageError: it is not a plan.
        BrokenPlanError: it breaks requirements.
        StaleVersionError: it was made from a version that is no longer in force.
        NoPlanError, NoProfileError, NotScreenedError, UsageError: there is nothing to edit, or no clearance to train.

    """
    plan = _plan(raw)
    with store.turn():
        before = _in_force(store, base_version)
        _must_be_sound(store, plan, known, now)
        if propose:
            proposal = Proposal(str(uuid7(now, entropy(10))), now, before.version, plan, note)
            store.save_proposal(proposal)
            return Edited(None, proposal)
        stored = next_version(store, plan, now, entropy, made_by=made_by, starts_on=before.starts_on)
        return Edited(stored, None)


def decide(
    store: Store,
    proposal_id: str,
    state: ProposalState,
    known: Catalogue,
    now: datetime,
    entropy: Entropy,
    *,
    made_by: str,
) -> Edited:
    """Accept or decline an open proposal; an accepted one is checked again and comes into force.

    Raises:
        UnknownProposalError: there is no such open proposal.
        StaleVersionError, BrokenPlanError: it cannot be accepted any more.

    """
    with store.turn():
        proposal = _open_proposal(store, proposal_id)
        decided = replace(proposal, state=state, decided_at=now)
        stored = None
        if state is ProposalState.ACCEPTED:
            before = _in_force(store, proposal.base_version)
            _must_be_sound(store, proposal.plan, known, now)
            stored = next_version(store, proposal.plan, now, entropy, made_by=made_by, starts_on=before.starts_on)
        store.save_proposal(decided)
        return Edited(stored, decided)


def withdraw(store: Store, proposal_id: str, now: datetime) -> Proposal:
    """Take an open proposal back.

    Raises:
        UnknownProposalError: there is no such open proposal.

    """
    with store.turn():
        withdrawn = replace(_open_proposal(store, proposal_id), state=ProposalState.WITHDRAWN, decided_at=now)
        store.save_proposal(withdrawn)
        return withdrawn


def _plan(raw: Any) -> Plan:
    try:
        return read_plan(raw)
    except BadPlanError as error:
        raise UsageError(f"This is not a plan: {error}.") from error


def _in_force(store: Store, base_version: int) -> StoredPlan:
    before = store.plan()
    if before is None:
        raise NoPlanError
    if before.version != base_version:
        raise StaleVersionError(before.version)
    return before


def _open_proposal(store: Store, proposal_id: str) -> Proposal:
    for proposal in store.proposals():
        if proposal.id == proposal_id and proposal.state is ProposalState.OPEN:
            return proposal
    raise UnknownProposalError


def _must_be_sound(store: Store, plan: Plan, known: Catalogue, now: datetime) -> None:
    profile, screening = store.profile(), store.screening()
    if profile is None:
        raise NoProfileError
    if screening is None:
        raise NotScreenedError
    judged = screen(screening.answers, profile.conditions, known, profile.age(now.year))
    if judged.stops_the_plan:
        raise UsageError(f"The screening came out as {judged.clearance}: there is no plan before that is settled.")
    findings = _findings(store, plan, known, now.date())
    if findings:
        raise BrokenPlanError(findings)


def _findings(store: Store, plan: Plan, known: Catalogue, today: date) -> list[dict[str, str]]:
    profile = store.profile()
    if profile is None:
        raise NoProfileError
    least, before = 2, store.plan()
    # A plan under way is judged by where the person stood when it began, not by what it has brought since.
    begun = today if before is None else min(before.made_at.date(), before.starts_on)
    standing = standing_of(store, known, begun)
    request = request_for(profile, known, today, standing=standing, weeks=max(least, len(plan.weeks)))
    return [
        {"rule": item.rule.code, "name": item.rule.name, "place": item.place, "message": item.sentence}
        for item in check(plan, request)
    ]
