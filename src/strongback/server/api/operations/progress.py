"""Progress: the weeks up to today in numbers."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpResponse
from ninja import Router
from pydantic import Field

from strongback.coach.progress import progress_for
from strongback.knowledge import catalogue
from strongback.server.api.access import AthletesRequest, Need, guarded, may
from strongback.server.api.clock import moment_for
from strongback.server.api.convert import reply
from strongback.server.api.schemas.progress import ProgressOut

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
