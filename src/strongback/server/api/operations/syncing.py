"""Synchronisation: operations of devices in, changes out."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpResponse
from ninja import Router
from pydantic import Field

from strongback.coach.sync import synchronise
from strongback.server.api.access import AthletesRequest, Need, guarded
from strongback.server.api.clock import moment_for
from strongback.server.api.convert import operation_of, reply
from strongback.server.api.schemas.sync import ChangesOut, SyncIn, SyncOut
from strongback.store.models import Athlete

router = Router(tags=["sync"])
MOST_CHANGES = 500
LARGEST = 2**62


@router.post("/athletes/{athlete}/sync", response=SyncOut, operation_id="sync", summary="Send what devices did")
@guarded(Need.LOG, "sync")
def sync(request: AthletesRequest, payload: SyncIn) -> HttpResponse:
    """Carry up to 200 operations out, each on its own, and answer each; sending one again changes nothing."""
    store, now = request.records, moment_for(request)
    operations = [operation_of(raw, store) for raw in payload.operations]
    answers = synchronise(store, operations, now)
    changes = Athlete.objects.values_list("changes", flat=True).get(id=store.athlete.id)
    return reply({"answers": [answer.document() for answer in answers], "changes": changes})


@router.get("/athletes/{athlete}/changes", response=ChangesOut, operation_id="changes", summary="Follow what changed")
@guarded(Need.SEE_ALL, "changes")
def changes(
    request: AthletesRequest,
    since: Annotated[int, Field(ge=0, le=LARGEST, description="``until`` of the answer before; 0 at first.")] = 0,
    limit: Annotated[int, Field(ge=1, le=MOST_CHANGES)] = 200,
) -> HttpResponse:
    """Return what changed after a number, in order: for the athlete's own devices, which keep everything."""
    found = request.records.changes_since(since, limit)
    listed = [{"number": change.number, "kind": change.kind, "document": change.document} for change in found.changes]
    return reply({"changes": listed, "until": found.until, "more": found.more})
