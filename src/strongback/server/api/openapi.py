"""The API's own description (OpenAPI 3.1), with every answer an operation can give, and its types for the client."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse

from strongback.server.api.application import API, PREFIX
from strongback.server.api.convert import reply
from strongback.server.api.problems import MEDIA_TYPE
from strongback.server.api.schemas import sync
from strongback.server.api.schemas.shared import Problem
from strongback.server.settings import CSRF_COOKIE_NAME, SESSION_COOKIE_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest

REF = "#/components/schemas/{model}"
SESSION, TOKEN = "session", "token"
# What answers with a file, and of what kind it is.
FILES = {"download": ("application/zip", "A ZIP file."), "report": ("application/pdf", "A PDF of two pages.")}
REFUSALS = {
    "400": "The request cannot be read.",
    "401": "Nobody is signed in.",
    "403": "It is not allowed, the consent is missing, or the request may come from another site.",
    "404": "There is no such thing, or nobody this person may know of.",
    "409": "Something stands in the way: a missing profile or plan, or a newer version.",
    "413": "The request is too large.",
    "415": "The body is a form and not JSON.",
    "422": "The input is wrong; ``errors`` names each place.",
    "503": "The store cannot be used just now.",
}
TOO_MANY = "It was asked for too often; try again later."
OPEN_TO_ALL = {"catalogue"}
OPERATIONS_OF_DEVICES = (
    "AddSetOp", "EditSetOp", "DeleteSetOp", "AddPainOp", "AddCheckInOp", "AddPostureOp", "AddNoteOp", "AddScreeningOp",
)  # fmt: skip
OPEN_OPERATIONS = ("instance", "open_invitation", "demonstrate")
CHANGES = ("post", "put", "patch", "delete")


@cache
def document() -> dict[str, Any]:
    """Return the description."""
    raw: dict[str, Any] = API.get_openapi_schema(path_prefix="")
    made: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {**raw["info"], "license": {"name": "Apache-2.0"}},
        "servers": [{"url": PREFIX}],
        "paths": raw["paths"],
        "components": raw["components"],
    }
    schemas: dict[str, Any] = made["components"]["schemas"]
    _add(schemas, Problem.model_json_schema(ref_template=REF))
    for name in OPERATIONS_OF_DEVICES:
        _add(schemas, getattr(sync, name).model_json_schema(ref_template=REF))
    made["components"]["securitySchemes"] = {
        SESSION: {"type": "apiKey", "in": "cookie", "name": SESSION_COOKIE_NAME},
        TOKEN: {"type": "http", "scheme": "bearer"},
    }
    for method, operation in _operations(made):
        _complete(method, operation)
    return made


def _add(schemas: dict[str, Any], schema: dict[str, Any]) -> None:
    """Add a schema and those it refers to."""
    for name, inner in schema.pop("$defs", {}).items():
        schemas.setdefault(name, inner)
    schemas.setdefault(schema["title"], schema)


def _operations(made: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for methods in made["paths"].values():
        yield from methods.items()


def _complete(method: str, operation: dict[str, Any]) -> None:
    """Add what the framework leaves out: refusals, security, ETags, the CSRF header and names in words."""
    catalogue = OPEN_TO_ALL & set(operation.get("tags", ()))
    open_to_all = catalogue or operation["operationId"] in OPEN_OPERATIONS
    operation["security"] = [] if open_to_all else [{SESSION: []}, {TOKEN: []}]
    operation["responses"] = {str(code): answer for code, answer in operation["responses"].items()}
    limited = {"429": TOO_MANY} if operation["operationId"] == "demonstrate" else {}
    for code, say in (REFUSALS | limited).items():
        if code == "401" and open_to_all:
            continue
        schema = {"$ref": REF.format(model="Problem")}
        operation["responses"].setdefault(code, {"description": say, "content": {MEDIA_TYPE: {"schema": schema}}})
    if catalogue:
        header = {"description": "Send it back as If-None-Match.", "schema": {"type": "string"}}
        operation["responses"]["200"]["headers"] = {"ETag": header}
        operation["responses"]["304"] = {"description": "What the browser has is still right."}
    if operation["operationId"] in FILES:
        media_type, say = FILES[operation["operationId"]]
        content = {media_type: {"schema": {"type": "string", "format": "binary"}}}
        operation["responses"]["200"] = {"description": say, "content": content}
    if method in CHANGES:
        operation["description"] = (
            f"{operation.get('description', '').strip()}\n\nWith a session, send the cookie {CSRF_COOKIE_NAME} as the "
            "header X-CSRFToken."
        ).strip()


def openapi(request: HttpRequest) -> HttpResponse:
    """Answer with the description."""
    del request
    return reply(document())
