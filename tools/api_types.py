"""Writes the API's description and the client's types from it: ``python tools/api_types.py``, ``--check`` in CI.

The types are plain: a schema is an interface or a union, an operation names its path, its parameters, its body and
its answer. They are what the client is checked against, so they are never edited by hand.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DESCRIPTION = ROOT / "docs" / "reference" / "openapi.json"
TYPES = ROOT / "web" / "src" / "api" / "schema.ts"
PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}
HEAD = "// Written by tools/api_types.py from the API's description; do not edit.\n"


def description() -> dict[str, Any]:
    """Return the API's description."""
    with tempfile.TemporaryDirectory() as home:
        os.environ.update({"STRONGBACK_HOME": home, "DJANGO_SETTINGS_MODULE": "strongback.server.settings"})
        os.environ["STRONGBACK_SECRET_KEY"] = "of no service"  # noqa: S105 - nothing is served
        os.environ.pop("STRONGBACK_URL", None)
        import django  # noqa: PLC0415 - its settings are named first

        django.setup()
        from strongback.server.api.openapi import document  # noqa: PLC0415

        made: dict[str, Any] = json.loads(json.dumps(document()))
        return made


def name_of(text: str) -> str:
    """Return a schema's name as an identifier.

    >>> name_of("Page[SetOut]")
    'PageSetOut'
    """
    return re.sub(r"\W+", "", text)


def type_of(schema: dict[str, Any], indent: str = "") -> str:  # noqa: PLR0911 - one for each kind of schema
    """Return a schema as a type.

    >>> type_of({"type": "array", "items": {"anyOf": [{"type": "string"}, {"type": "null"}]}})
    '(string | null)[]'
    """
    if "$ref" in schema:
        return name_of(schema["$ref"].rsplit("/", 1)[-1])
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " | ".join(json.dumps(value) for value in schema["enum"])
    for key in ("anyOf", "oneOf"):
        if key in schema:
            return " | ".join(dict.fromkeys(type_of(item, indent) for item in schema[key]))
    if "allOf" in schema:
        return " & ".join(type_of(item, indent) for item in schema["allOf"])
    if schema.get("type") == "array":
        inner = type_of(schema.get("items", {}), indent)
        return f"({inner})[]" if "|" in inner else f"{inner}[]"
    if schema.get("type") == "object" or "properties" in schema:
        return _object(schema, indent)
    if schema.get("format") == "binary":
        return "Blob"
    return PLAIN.get(str(schema.get("type")), "unknown")


def _object(schema: dict[str, Any], indent: str) -> str:
    if "properties" not in schema:
        values = schema.get("additionalProperties")
        return f"Record<string, {type_of(values, indent) if isinstance(values, dict) else 'unknown'}>"
    needed = set(schema.get("required", ()))
    lines = [
        f"{indent}  {json.dumps(name) if not name.isidentifier() else name}{'' if name in needed else '?'}: "
        f"{type_of(value, indent + '  ')};"
        for name, value in schema["properties"].items()
    ]
    return "\n".join(["{", *lines, f"{indent}}}"])


def types(document: dict[str, Any]) -> str:
    """Return the client's types."""
    parts = [HEAD]
    for name, schema in sorted(document["components"]["schemas"].items()):
        if "description" in schema:
            parts.append(f"/** {' '.join(schema['description'].split())} */")
        body = type_of(schema)
        is_object = body.startswith("{") and "properties" in schema
        parts.append(
            f"export interface {name_of(name)} {body}\n" if is_object else f"export type {name_of(name)} = {body};\n"
        )
    operations = [
        _operation(method, path, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    routes = [
        f'  {operation["operationId"]}: ["{method.upper()}", "{path}"],'
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    return "\n".join([
        *parts,
        *("export interface Operations {", *operations, "}\n"),
        "/** The method and the address of each operation, for the client to use while it runs. */",
        *("export const ROUTES = {", *routes),
        "} as const satisfies Record<keyof Operations, readonly [string, string]>;",
        "",
    ])  # fmt: skip


def _operation(method: str, path: str, operation: dict[str, Any]) -> str:
    where = {kind: _parameters(operation, kind) for kind in ("path", "query", "header")}
    bodies = list(operation.get("requestBody", {}).get("content", {}).values())
    good = [answer for code, answer in sorted(operation["responses"].items()) if code.startswith("2")]
    answers = [type_of(kind["schema"], "    ") for answer in good for kind in answer.get("content", {}).values()]
    lines = [
        f"  /** {operation['summary']}. */",
        f"  {operation['operationId']}: {{",
        f'    method: "{method.upper()}";',
        f'    address: "{path}";',
        *(f"    {kind}: {said};" for kind, said in where.items() if said != "{}"),
        *([f"    body: {type_of(bodies[0]['schema'], '    ')};"] if bodies else []),
        f"    answer: {' | '.join(dict.fromkeys(answers)) or 'void'};",
        "  };",
    ]
    return "\n".join(lines)


def _parameters(operation: dict[str, Any], kind: str) -> str:
    found = [item for item in operation.get("parameters", ()) if item["in"] == kind]
    said = "; ".join(
        f"{json.dumps(item['name']) if not item['name'].isidentifier() else item['name']}"
        f"{'' if item.get('required') else '?'}: {type_of(item['schema'])}"
        for item in found
    )
    return f"{{ {said} }}" if said else "{}"


def main() -> None:
    """Write both files, or say which of them is out of date."""
    document = description()
    made = {DESCRIPTION: json.dumps(document, indent=1, ensure_ascii=False) + "\n", TYPES: types(document)}
    stale = [path for path, text in made.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv:
        if stale:
            names = ", ".join(str(path.relative_to(ROOT)) for path in stale)
            sys.exit(f"{names}: out of date with the API; run make fix.")
        return
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made[path], encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
