"""One's own data: export everything, bring an export in, erase everything."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone
from ninja import Router

from strongback.server.accounts.erasure import LastOwnerError, erase
from strongback.server.accounts.models import DataFile
from strongback.server.api.access import AthletesRequest, Need, guarded
from strongback.server.api.convert import reply
from strongback.server.api.problems import ProblemError
from strongback.server.api.schemas.people import Erased, EraseIn, FileOut
from strongback.server.jobs.tasks import bring_in, make_export

router = Router(tags=["privacy"])
A_FILE = {
    "requestBody": {
        "required": True,
        "content": {
            kind: {"schema": {"type": "string", "format": "binary"}} for kind in ("application/zip", "application/json")
        },
    }
}
MOST_FILES = 5
MOST_BYTES = 20 * 1024 * 1024


def _file(file: DataFile) -> dict[str, Any]:
    return {
        "id": str(file.id),
        "kind": file.kind,
        "state": file.state,
        "made_at": file.made_at.isoformat(),
        "done_at": None if file.done_at is None else file.done_at.isoformat(),
        "message": file.message,
    }


def _new(request: AthletesRequest, kind: str, content: bytes | None = None) -> DataFile:
    """Keep a new file; only the latest few stay."""
    athlete = request.records.athlete
    kept = DataFile.objects.filter(athlete=athlete).order_by("-made_at").values_list("id", flat=True)
    DataFile.objects.filter(id__in=list(kept[MOST_FILES - 1 :])).delete()
    return DataFile.objects.create(athlete=athlete, kind=kind, state="waiting", made_at=timezone.now(), content=content)


@router.post("/athletes/{athlete}/exports", response={202: FileOut}, operation_id="export", summary="Export everything")
@guarded(Need.OWN_CHANGE, "export")
def export(request: AthletesRequest) -> HttpResponse:
    """Put everything that is kept about one into one file; ask for it until it is ready."""
    with transaction.atomic():
        file = _new(request, "export")
        make_export.enqueue(str(file.id))
    return reply(_file(file), status=202)


@router.get(
    "/athletes/{athlete}/files", response=list[FileOut], operation_id="files", summary="List exports and imports"
)
@guarded(Need.OWN, "files")
def files(request: AthletesRequest) -> HttpResponse:
    """Return the latest exports and imports, the newest first."""
    found = DataFile.objects.filter(athlete=request.records.athlete).defer("content").order_by("-made_at")
    return reply([_file(file) for file in found])


def _found(request: AthletesRequest, file: UUID) -> DataFile:
    found = DataFile.objects.filter(athlete=request.records.athlete, id=file).first()
    if found is None:
        raise ProblemError(404, "There is no file with this id; only the latest few are kept.", "no-file")
    return found


@router.get("/athletes/{athlete}/files/{file}", response=FileOut, operation_id="file", summary="Ask about a file")
@guarded(Need.OWN, "files")
def file(request: AthletesRequest, file: UUID) -> HttpResponse:
    """Say whether an export is ready, or an import is done."""
    return reply(_file(_found(request, file)))


@router.get(
    "/athletes/{athlete}/files/{file}/content",
    response={200: bytes},
    operation_id="download",
    summary="Download an export",
)
@guarded(Need.OWN_CHANGE, "export")
def download(request: AthletesRequest, file: UUID) -> HttpResponse:
    """Return an export: a ZIP file with JSON and CSV inside."""
    found = _found(request, file)
    if found.kind != "export" or found.state != "ready" or found.content is None:
        raise ProblemError(409, "The export is not ready yet; ask again in a moment.", "not-ready")
    name = f"strongback-{found.made_at:%Y-%m-%d}.zip"
    return HttpResponse(
        bytes(found.content),
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@router.post(
    "/athletes/{athlete}/imports",
    response={202: FileOut},
    operation_id="import_export",
    summary="Bring an export in",
    openapi_extra=A_FILE,
)
@guarded(Need.LOG, "import")
def import_export(request: AthletesRequest) -> HttpResponse:
    """Bring in what another Strongback exported; what is here already stays as it is. The body is the file itself."""
    content = request.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise ProblemError(413, f"The file is larger than {MOST_BYTES // 1024 // 1024} MB.", "too-large")
    with transaction.atomic():
        file = _new(request, "import", content)
        bring_in.enqueue(str(file.id))
    return reply(_file(file), status=202)


@router.delete("/athletes/{athlete}", response=Erased, operation_id="erase", summary="Erase everything")
@guarded(Need.OWN_CHANGE, "erase")
def erase_all(request: AthletesRequest, payload: EraseIn) -> HttpResponse:
    """Erase the account and every row about the person, at once; backups keep them until they are replaced."""
    user = request.reader.user
    if payload.email.strip().casefold() != user.email.casefold():
        raise ProblemError(422, "email: is not the address of this account; nothing was erased.", "not-confirmed")
    try:
        erasure = erase(user, timezone.now())
    except LastOwnerError:
        say = "You are the only owner and others use this service: name another owner first."
        raise ProblemError(409, say, "last-owner") from None
    logout(request)
    return reply({"erasure": str(erasure.id), "rows": erasure.rows})
