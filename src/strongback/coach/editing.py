"""Editing a plan by hand as a use case: every edit is checked, versions are never overwritten, proposals wait.

The numbers that follow from sets and exercises, minutes and stimulus, are summed anew here. An edit is refused for what
it breaks itself: neither for what the version in force breaks already (older training that was logged since can do
that), nor for changing days or exercises within the mesocycle, which is what an edit by hand is for. All of it is said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from strongback.coach.errors import CoachError, NoPlanError, NoProfileError, NotScreenedError, UsageError
from strongback.coach.planning import next_version, request_for, standing_of
from strongback.planning import rules
from strongback.planning.check import check, recounted
from strongback.record.identity import uuid7
from strongback.record.plan_file import BadPlanError, read_plan
from strongback.record.stored import Proposal, ProposalState
from strongback.screening.screen import screen

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from datetime import date, datetime

    from strongback.coach.ports import Entropy, Store
    from strongback.knowledge.catalogue import Catalogue
    from strongback.planning.check import Finding
    from strongback.planning.request import PlanRequest
    from strongback.record.plan import Plan
    from strongback.record.stored import StoredPlan


class BrokenPlanError(CoachError):
    """A plan that breaks requirements; ``findings`` names each."""

    def __init__(self, findings: Sequence[dict[str, Any]]) -> None:
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


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """A plan with its numbers summed anew, and what it breaks; ``blocks`` says that an edit is refused for it."""

    plan: Plan
    findings: tuple[dict[str, Any], ...]

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {"plan": self.plan.document(), "findings": list(self.findings)}


def look_through(store: Store, raw: Any, known: Catalogue, today: date) -> LookedThrough:
    """Return what a plan breaks for the athlete of a store.

    Raises:
        UsageError: it is not a plan.
        NoProfileError: nobody has said yet who trains.

    """
    return _looked_through(store, _plan(raw), known, today)


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
        plan = _sound(store, plan, known, now)
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
            plan = _sound(store, proposal.plan, known, now)
            stored = next_version(store, plan, now, entropy, made_by=made_by, starts_on=before.starts_on)
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


def _sound(store: Store, plan: Plan, known: Catalogue, now: datetime) -> Plan:
    """Return a plan that may come into force, with its numbers summed anew."""
    profile, screening = store.profile(), store.screening()
    if profile is None:
        raise NoProfileError
    if screening is None:
        raise NotScreenedError
    judged = screen(screening.answers, profile.conditions, known, profile.age(now.year))
    if judged.stops_the_plan:
        raise UsageError(f"The screening came out as {judged.clearance}: there is no plan before that is settled.")
    looked = _looked_through(store, plan, known, now.date())
    broken = [item for item in looked.findings if item["blocks"]]
    if broken:
        raise BrokenPlanError(broken)
    return looked.plan


def _looked_through(store: Store, plan: Plan, known: Catalogue, today: date) -> LookedThrough:
    profile = store.profile()
    if profile is None:
        raise NoProfileError
    least, before = 2, store.plan()
    # A plan under way is judged by where the person stood when it began, not by what it has brought since.
    begun = today if before is None else min(before.made_at.date(), before.starts_on)
    standing = standing_of(store, known, begun)

    def asked(weeks: int) -> PlanRequest:
        request = request_for(profile, known, today, standing=standing, weeks=max(least, weeks))
        return request if before is None else replace(request, last_week=_as_it_began(request, before.plan))

    request = asked(len(plan.weeks))
    anew = recounted(plan, request)
    old = () if before is None else check(recounted(before.plan, request), asked(len(before.plan.weeks)))
    already = {(item.rule.code, item.place, item.sentence) for item in old}
    return LookedThrough(anew, tuple(_finding(item, already) for item in check(anew, request)))


def _as_it_began(request: PlanRequest, plan: Plan) -> dict[str, float]:
    """Return last week's stimulus, raised to what makes the first week in force possible.

    That week was right for what was known when it was planned. Training that is logged later but was earlier must not
    turn every edit down, nor may it let an edit begin with more than the plan does.
    """
    grown = 1 + request.settings.rise
    return {
        group: max(sets, plan.stimulus_per_week.get(group, 0.0) / grown) for group, sets in request.last_week.items()
    }


def _finding(item: Finding, already: Container[tuple[str, str, str]]) -> dict[str, Any]:
    code = item.rule.code
    blocks = item.rule is not rules.STABLE and (code, item.place, item.sentence) not in already
    return {
        "rule": code,
        "name": item.rule.name,
        "place": item.place,
        "message": item.sentence,
        "facts": dict(item.facts),
        "blocks": blocks,
    }
