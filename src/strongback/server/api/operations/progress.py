"""Progress: the weeks up to today in numbers."""

from __future__ import annotations

from datetime import UTC
from typing import Annotated

from django.http import HttpResponse
from ninja import Query, Router
from pydantic import Field

from strongback.coach.evidence import evidence_for
from strongback.coach.progress import progress_for
from strongback.coach.report import report_for
from strongback.insight.finding import Evidence, Kept
from strongback.insight.week import monday_of
from strongback.knowledge import catalogue
from strongback.knowledge.vocabulary import Pattern
from strongback.server.accounts.models import User
from strongback.server.api.access import AthletesRequest, Need, guarded, may
from strongback.server.api.clock import moment_for
from strongback.server.api.convert import reply
from strongback.server.api.discreet import shown
from strongback.server.api.schemas.findings import EvidenceOut
from strongback.server.api.schemas.progress import ProgressOut
from strongback.server.api.schemas.shared import Day, Word

router = Router(tags=["training"])
USUAL_WEEKS, MOST_WEEKS = 12, 52
Weeks = Annotated[int, Field(ge=1, le=MOST_WEEKS, description="How many weeks, the last one that of today.")]


@router.get(
    "/athletes/{athlete}/progress", response=ProgressOut, operation_id="progress", summary="Look back over weeks"
)
@guarded(Need.SEE_TRAINING, "progress")
def progress(request: AthletesRequest, weeks: Weeks = USUAL_WEEKS) -> HttpResponse:
    """Return stimulus, sessions, strength, sides, form, pain and check-ins over the weeks up to today's."""
    today = moment_for(request).date()
    sees_pain = may(request, Need.SEE_PAIN)
    return reply(progress_for(request.records, catalogue(), today, weeks, sees_pain=sees_pain).document())


@router.get(
    "/athletes/{athlete}/progress/evidence",
    response=EvidenceOut,
    operation_id="evidence",
    summary="Open a number to its records",
)
@guarded(Need.SEE_TRAINING, "progress")
def evidence(
    request: AthletesRequest,
    first: Day | None = None,
    last: Day | None = None,
    of: Kept = Kept.SETS,
    exercise: Word = "",
    group: Word = "",
    pattern: Annotated[list[Pattern], Query()] = [],  # noqa: B006 - the framework copies it
) -> HttpResponse:
    """Return the sets that a number came from, each with what it counts for, or the notes that a finding came from.

    Of the days asked for, without any those of this week: the sets of an exercise, those that train a muscle group, or
    those of some patterns. Pulling is ``pattern=horizontal-pull&pattern=vertical-pull``.
    """
    today = moment_for(request).date()
    asked = Evidence(first or monday_of(today), last or today, of, exercise, group, tuple(map(str, pattern)))
    found = evidence_for(request.records, catalogue(), asked, sees_pain=may(request, Need.SEE_PAIN))
    return reply(shown(request, found.document()))


@router.get(
    "/athletes/{athlete}/report.pdf",
    response={200: bytes},
    operation_id="report",
    summary="Print a report of twelve weeks",
)
@guarded(Need.SEE_TRAINING, "report")
def report(request: AthletesRequest, day: Day | None = None) -> HttpResponse:
    """Return two pages as PDF for the athlete, their coach or a professional: the twelve weeks up to a day.

    Pain, sleep and posture are on them where whoever asks may see those.
    """
    from strongback.report.pdf import report_pdf  # noqa: PLC0415 - only this pays for setting pages

    moment, athlete = moment_for(request, day), request.records.athlete
    user = User.objects.filter(athlete=athlete).first()
    name = athlete.name if user is None else str(user)
    sees_pain = may(request, Need.SEE_PAIN)
    found = report_for(
        request.records, catalogue(), moment.date(), name, sees_pain=sees_pain, zone=moment.tzinfo or UTC
    )
    return HttpResponse(
        report_pdf(shown(request, found.document())),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="strongback-report-{moment:%Y-%m-%d}.pdf"'},
    )
