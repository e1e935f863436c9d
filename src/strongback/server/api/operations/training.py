"""Training: profile, screening, plan, today, review, and the proposals of athletes whose coach keeps the plan."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Router

from strongback.coach.applying import apply_step, step_of
from strongback.coach.block import block_for, learned
from strongback.coach.editing import decide, edit_plan, look_through, withdraw
from strongback.coach.errors import NoPlanError, NoProfileError, NotScreenedError
from strongback.coach.planning import keep_plan, plan_for, request_for, standing_of
from strongback.coach.screening import screen_and_keep, screening_document
from strongback.coach.training import today_for
from strongback.knowledge import catalogue
from strongback.progression.options import DEFAULTS
from strongback.record.documents import (
    answers_document,
    plan_version_document,
    profile_document,
    proposal_document,
)
from strongback.record.profile_file import read_profile
from strongback.record.stored import ProposalState
from strongback.screening.screen import screen
from strongback.server.accounts.models import CoachLink, Scope
from strongback.server.api.access import AthletesRequest, Need, guarded, may
from strongback.server.api.clock import moment_for
from strongback.server.api.convert import answers_of, reply
from strongback.server.api.discreet import shown, without_pain
from strongback.server.api.paging import USUAL, Cursor, Limit, page
from strongback.server.api.problems import ProblemError
from strongback.server.api.schemas.findings import BlockOut, FindingsOut
from strongback.server.api.schemas.records import AnswersIn, ProfileDocument, ScreeningKept, ScreeningOut
from strongback.server.api.schemas.shared import Day, Page, Word
from strongback.server.api.schemas.steps import StepApplied, StepAsked
from strongback.server.api.schemas.training import (
    PlanAnswerOut,
    PlanAsked,
    PlanChecked,
    PlanEdit,
    PlanEdited,
    PlanToCheck,
    PlanVersion,
    PlanVersionLine,
    ProposalOut,
    ReviewOut,
    TodayOut,
)
from strongback.store.athlete import AthleteStore
from strongback.store.lookback import review_of
from strongback.store.models import Athlete, PlanRow

if TYPE_CHECKING:
    from strongback.coach.review import Review

router = Router(tags=["training"])
KEPT_PAGES, KEPT_MINUTES = 512, 10


@router.get("/athletes/{athlete}/profile", response=ProfileDocument, operation_id="profile", summary="Read the profile")
@guarded(Need.SEE_TRAINING, "profile")
def profile(request: AthletesRequest) -> HttpResponse:
    """Return the profile in force, as a profile file would say it."""
    found = request.records.profile()
    if found is None:
        raise NoProfileError
    return reply(profile_document(found))


@router.put(
    "/athletes/{athlete}/profile", response=ProfileDocument, operation_id="save_profile", summary="Save a profile"
)
@guarded(Need.EDIT_PROFILE, "profile")
def save_profile(request: AthletesRequest, payload: ProfileDocument) -> HttpResponse:
    """Put a profile in force; the plan stays until a new one is made."""
    raw = payload.model_dump(mode="json", exclude_unset=True, exclude_none=True)
    found = read_profile(raw, "body", catalogue(), timezone.now().year)
    request.records.save_profile(found)
    return reply(profile_document(found))


@router.get(
    "/athletes/{athlete}/screening", response=ScreeningKept, operation_id="screening", summary="Read the screening"
)
@guarded(Need.SEE_PAIN, "screening")
def screening(request: AthletesRequest) -> HttpResponse:
    """Return the latest screening, judged with the conditions of today."""
    basis = request.records.basis()
    if basis.screening is None:
        return reply({"answered_at": None, "answers": None, "result": None})
    now = moment_for(request)
    conditions = () if basis.profile is None else basis.profile.conditions
    age = None if basis.profile is None else basis.profile.age(now.year)
    result = screen(basis.screening.answers, conditions, catalogue(), age)
    return reply(
        {
            "answered_at": basis.screening.answered_at.isoformat(),
            "answers": answers_document(basis.screening.answers),
            "result": screening_document(result),
        }
    )


@router.post(
    "/athletes/{athlete}/screening",
    response=ScreeningOut,
    operation_id="answer_screening",
    summary="Answer the screening",
)
@guarded(Need.LOG, "screening")
def answer_screening(request: AthletesRequest, payload: AnswersIn) -> HttpResponse:
    """Keep answers and say what they come to; an unanswered question never counts as no."""
    found = request.records.profile()
    result = screen_and_keep(
        request.records,
        answers_of(payload),
        () if found is None else found.conditions,
        catalogue(),
        birth_year=None if found is None else found.birth_year,
        now=moment_for(request),
        entropy=os.urandom,
    )
    return reply(screening_document(result))


@router.get("/athletes/{athlete}/plan", response=PlanVersion, operation_id="plan", summary="Read the plan in force")
@guarded(Need.SEE_TRAINING, "plan")
def plan(request: AthletesRequest) -> HttpResponse:
    """Return the plan in force."""
    stored = request.records.plan()
    if stored is None:
        raise NoPlanError
    return reply(plan_version_document(stored))


@router.post("/athletes/{athlete}/plan", response=PlanAnswerOut, operation_id="make_plan", summary="Make the best plan")
@guarded(Need.EDIT_PLAN, "plan")
def make_plan(request: AthletesRequest, payload: PlanAsked) -> HttpResponse:
    """Make the best plan for the profile and prove it; with ``keep`` it comes into force as a new version."""
    records, known, now = request.records, catalogue(), moment_for(request)
    basis = records.basis()
    if basis.profile is None:
        raise NoProfileError
    if basis.screening is None:
        raise NotScreenedError
    if payload.keep:
        _must_keep_the_plan(request)
    today = now.date()
    standing = standing_of(records, known, today)
    profile = basis.profile
    if payload.learn and basis.plan is not None:
        profile = learned(profile, block_for(records, known, today, now.tzinfo or UTC))
    asked = request_for(profile, known, today, standing=standing, weeks=payload.weeks)
    answer = plan_for(asked, basis.screening.answers, today)
    version = None
    if payload.keep and answer.result.plan is not None:
        version = keep_plan(records, answer, now, os.urandom, made_by=_coach(request)).version
    return reply(shown(request, answer.document()) | {"version": version})


@router.get(
    "/athletes/{athlete}/plans",
    response=Page[PlanVersionLine],
    operation_id="plans",
    summary="List the plan's versions",
)
@guarded(Need.SEE_TRAINING, "plan")
def plans(request: AthletesRequest, cursor: Cursor = "", limit: Limit = USUAL) -> HttpResponse:
    """Return the versions of the plan, the newest first."""
    rows = PlanRow.objects.filter(athlete=request.records.athlete)
    return reply(page(rows, ("version",), _version_line, cursor, limit))


def _version_line(row: PlanRow) -> dict[str, object]:
    return {
        "id": str(row.id),
        "version": row.version,
        "made_at": row.made_at.isoformat(),
        "made_by": row.made_by or None,
        "starts_on": row.starts_on.isoformat(),
        "weeks": len(row.document["weeks"]),
    }


@router.put(
    "/athletes/{athlete}/plan",
    response={200: PlanEdited, 202: PlanEdited},
    operation_id="edit_plan",
    summary="Edit the plan",
)
@guarded(Need.EDIT_PLAN, "plan")
def edit(request: AthletesRequest, payload: PlanEdit) -> HttpResponse:
    """Put an edited plan in force as a new version, or (202) propose it to the coach who keeps the plan.

    Minutes and stimulus are summed anew. Every edit is checked: one with a finding that ``blocks`` is refused with it.
    """
    own = _coach(request) == ""
    edited = edit_plan(
        request.records,
        payload.plan,
        payload.base_version,
        catalogue(),
        moment_for(request),
        os.urandom,
        made_by=_coach(request),
        note=payload.note,
        propose=own and _keeper(request) != "",
    )
    proposal = None if edited.proposal is None else proposal_document(edited.proposal)
    version = None if edited.stored is None else edited.stored.version
    return reply({"version": version, "proposal": proposal}, status=200 if proposal is None else 202)


@router.post("/athletes/{athlete}/plan/check", response=PlanChecked, operation_id="check_plan", summary="Check a plan")
@guarded(Need.SEE_TRAINING, "plan")
def check(request: AthletesRequest, payload: PlanToCheck) -> HttpResponse:
    """Say what a plan breaks for this athlete, and sum its minutes and stimulus anew; nothing is kept."""
    looked = look_through(request.records, payload.plan, catalogue(), moment_for(request).date())
    return reply(looked.document())


@router.get(
    "/athletes/{athlete}/proposals", response=list[ProposalOut], operation_id="proposals", summary="List the proposals"
)
@guarded(Need.SEE_TRAINING, "proposals")
def proposals(request: AthletesRequest) -> HttpResponse:
    """Return the changes of the plan that the athlete asked for, the newest first."""
    return reply([proposal_document(item) for item in request.records.proposals()])


@router.post(
    "/athletes/{athlete}/proposals/{proposal}/accept",
    response=PlanEdited,
    operation_id="accept_proposal",
    summary="Accept a proposal",
)
@guarded(Need.EDIT_PLAN, "proposals")
def accept_proposal(request: AthletesRequest, proposal: UUID) -> HttpResponse:
    """Put a proposal in force as a new version; only a coach of the athlete can."""
    return _decided(request, proposal, ProposalState.ACCEPTED)


@router.post(
    "/athletes/{athlete}/proposals/{proposal}/decline",
    response=PlanEdited,
    operation_id="decline_proposal",
    summary="Decline a proposal",
)
@guarded(Need.EDIT_PLAN, "proposals")
def decline_proposal(request: AthletesRequest, proposal: UUID) -> HttpResponse:
    """Decline a proposal; only a coach of the athlete can."""
    return _decided(request, proposal, ProposalState.DECLINED)


def _decided(request: AthletesRequest, proposal: UUID, state: ProposalState) -> HttpResponse:
    coach = _coach(request)
    if not coach:
        raise ProblemError(403, "Your coach decides about a proposal; you can withdraw it.", "not-allowed")
    edited = decide(request.records, str(proposal), state, catalogue(), moment_for(request), os.urandom, made_by=coach)
    version = None if edited.stored is None else edited.stored.version
    return reply({"version": version, "proposal": edited.proposal and proposal_document(edited.proposal)})


@router.delete(
    "/athletes/{athlete}/proposals/{proposal}",
    response=ProposalOut,
    operation_id="withdraw_proposal",
    summary="Withdraw a proposal",
)
@guarded(Need.EDIT_PROFILE, "proposals")
def withdraw_proposal(request: AthletesRequest, proposal: UUID) -> HttpResponse:
    """Take a proposal back."""
    return reply(proposal_document(withdraw(request.records, str(proposal), moment_for(request))))


@router.get("/athletes/{athlete}/today", response=TodayOut, operation_id="today", summary="What to do today")
@guarded(Need.SEE_TRAINING, "today")
def today(request: AthletesRequest, day: Day | None = None) -> HttpResponse:
    """Return the next session with every reason, or why there is none."""
    moment = moment_for(request, day)
    rounded = moment.replace(minute=moment.minute - moment.minute % KEPT_MINUTES, second=0, microsecond=0)
    athlete = request.records.athlete
    # Equal moments of two time zones are equal keys, and can be two days.
    zone = f"{rounded:%z}"
    found = _today(athlete.id, athlete.changes, rounded, zone, day, discreet=not may(request, Need.SEE_PAIN))
    return HttpResponse(found, content_type="application/json")


@lru_cache(maxsize=KEPT_PAGES)
def _today(athlete_id: UUID, changes: int, moment: datetime, zone: str, day: date | None, *, discreet: bool) -> bytes:
    """Return today's page; it is the same while nothing of the athlete's records has changed."""
    del zone
    store = AthleteStore.of(Athlete(id=athlete_id, changes=changes))
    document = today_for(store, catalogue(), moment, DEFAULTS, day).document()
    return reply(without_pain(document) if discreet else document).content


@router.get("/athletes/{athlete}/review", response=ReviewOut, operation_id="review", summary="Look back on a week")
@guarded(Need.SEE_TRAINING, "review")
def review(request: AthletesRequest, day: Day | None = None) -> HttpResponse:
    """Return the review of the week that a day lies in."""
    return reply(shown(request, _reviewed(request, day).document()))


@router.get(
    "/athletes/{athlete}/findings", response=FindingsOut, operation_id="findings", summary="List all that was found"
)
@guarded(Need.SEE_TRAINING, "review")
def findings(request: AthletesRequest, day: Day | None = None) -> HttpResponse:
    """Return every finding and all praise of the weeks up to a day, the most useful first."""
    return reply(shown(request, _reviewed(request, day).everything()))


@router.post(
    "/athletes/{athlete}/findings/{code}/apply",
    response={200: StepApplied, 202: StepApplied},
    operation_id="apply_step",
    summary="Apply the step of a finding",
)
@guarded(Need.EDIT_PLAN, "plan")
def apply(request: AthletesRequest, code: Word, payload: StepAsked) -> HttpResponse:
    """Show what the next step of a finding changes in the plan; with ``keep`` it comes into force as a new version.

    Planning's checker has looked at it. Where a coach keeps the plan, the change is proposed to them (202).
    """
    now, known, coach = moment_for(request), catalogue(), _coach(request)
    changed = step_of(request.records, known, code, payload.about, now)
    version = proposal = None
    if payload.keep:
        propose = not coach and _keeper(request) != ""
        done = apply_step(request.records, known, changed, now, os.urandom, made_by=coach, propose=propose)
        version = None if done.stored is None else done.stored.version
        proposal = None if done.proposal is None else proposal_document(done.proposal)
    document = shown(request, changed.document(known)) | {"version": version, "proposal": proposal}
    return reply(document, status=200 if proposal is None else 202)


@router.get(
    "/athletes/{athlete}/review/block", response=BlockOut | None, operation_id="block", summary="Look back on a block"
)
@guarded(Need.SEE_TRAINING, "review")
def block(request: AthletesRequest, day: Day | None = None) -> HttpResponse:
    """Return the mesocycle in force as a whole and what the next one should learn; null before its first session."""
    moment = moment_for(request, day)
    sees_pain = may(request, Need.SEE_PAIN)
    found = block_for(request.records, catalogue(), moment.date(), moment.tzinfo or UTC, sees_pain=sees_pain)
    return reply(None if found is None else found.document())


def _reviewed(request: AthletesRequest, day: date | None) -> Review:
    moment = moment_for(request, day)
    return review_of(request.records, moment.date(), moment.tzinfo or UTC)


def _coach(request: AthletesRequest) -> str:
    """Return the id of the coach who asks, nothing when it is the athlete."""
    user = request.reader.user
    return "" if user.athlete_id == request.records.athlete.id else str(user.id)


def _keeper(request: AthletesRequest) -> str:
    """Return the coach who keeps the plan: who made the version in force and still may edit it."""
    stored = request.records.plan()
    if stored is None or not stored.made_by:
        return ""
    links = CoachLink.objects.filter(
        athlete=request.records.athlete, coach_id=UUID(stored.made_by), coach__is_coach=True, revoked_at=None
    )
    return stored.made_by if any(Scope.EDIT_PLAN in link.scopes for link in links) else ""


def _must_keep_the_plan(request: AthletesRequest) -> None:
    """Refuse a new plan of the athlete's own while a coach keeps it."""
    if not _coach(request) and _keeper(request):
        say = "Your coach keeps your plan: propose a change (PUT the plan), or take back the scope edit-plan."
        raise ProblemError(409, say, "coach-keeps-plan")
