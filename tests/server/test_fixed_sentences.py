"""The client says fixed sentences of the service in other languages; each of them has to be there."""

from __future__ import annotations

import ast
import importlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.coach.builders import KNOWN

import strongback
from strongback.server.accounts.consent import TEXTS
from strongback.server.jobs.tasks import EXPORT_FAILED, GIVEN_UP, IMPORT_FAILED

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.any_database

ROOT = Path(__file__).parents[2]
MESSAGES = ROOT / "web" / "src" / "messages"
PACKAGE = Path(strongback.__file__).parent
SPEAKING = ("server/api/**/*.py", "server/accounts/adapters.py", "server/jobs/bundle.py", "coach/applying.py")
ABOUT_FILES = {EXPORT_FAILED, GIVEN_UP, IMPORT_FAILED}
REFUSALS = {"ProblemError", "problem", "BadBundleError", "UsageError"}
# What only a program can do wrong, which the client does not; and what the client says by the kind (refusals.ts).
FOR_PROGRAMS = {
    "There is nothing here; the address is not one of the API.",
    "The request cannot be read; look at its body and headers.",
    "This Idempotency-Key was used for another request; make a new one.",
    "The cursor is none of ours; use the one of the page before, or none.",
    "This token may not do this; it needs the scope athletes.",
    "A token cannot do this; sign in.",
    "Idempotency-Key: is not a UUID; make one for each request.",
    "There is another note with this id; make a new id.",
}


def _kind(call: ast.Call) -> str | None:
    """Return the kind of a refusal, where it stands there as a word."""
    words = [each.value for each in call.args[2:] if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    if words:
        return words[0]
    status = call.args[0]
    return "internal-server-error" if isinstance(status, ast.Constant) and status.value == 500 else None


def _sentence(call: ast.Call, module: dict[str, Any]) -> str | None:
    """Return what a refusal says, unless that depends on what was asked."""
    said = [each for each in call.args if isinstance(each, ast.JoinedStr | ast.Constant)]
    texts = [each for each in said if isinstance(each, ast.JoinedStr) or isinstance(each.value, str)]
    if not texts:
        return None
    try:
        text = eval(compile(ast.Expression(texts[0]), "refusal", "eval"), dict(module))  # noqa: S307 - our own source
    except NameError:
        return None
    return text if isinstance(text, str) and " " in text else None


def refusals() -> Iterator[tuple[str | None, str]]:
    """Go through what the service says when it refuses something: its kind and its sentence."""
    for file in (found for pattern in SPEAKING for found in sorted(PACKAGE.glob(pattern))):
        name = ".".join(("strongback", *file.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
        module = vars(importlib.import_module(name))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in REFUSALS:
                said = _sentence(node, module)
                if said is not None:
                    yield _kind(node), said


def said_by_kind(language: str) -> set[str]:
    """Return the kinds that the client has a sentence of its own for."""
    text = (MESSAGES / language / "refusals.ts").read_text(encoding="utf-8")
    return set(re.findall(r'^ {2}"?([a-z-]+)"?:', text, flags=re.MULTILINE))


def test_what_the_camera_mirror_the_consents_and_refusals_say_is_there_in_german_and_nothing_else() -> None:
    asked = {say for item in KNOWN.exercises.values() for say in (item.camera.place, *item.camera.asks)}
    found = list(refusals())
    assert len(found) > 40, "a walk through the source that finds little holds nothing"
    refused = {say for kind, say in found if kind not in said_by_kind("en")} - FOR_PROGRAMS
    said: dict[str, str] = json.loads((MESSAGES / "de" / "sentences.json").read_text(encoding="utf-8"))
    assert set(said) == {say for say in asked if say} | set(TEXTS.values()) | refused | ABOUT_FILES
    assert all(german and german != english for english, german in said.items())


def test_what_is_for_programs_is_said() -> None:
    assert {say for _, say in refusals()} >= FOR_PROGRAMS


def test_a_kind_that_the_client_has_words_for_is_one_of_the_service() -> None:
    source = "\n".join(file.read_text(encoding="utf-8") for file in sorted((PACKAGE / "server").rglob("*.py")))
    kinds = said_by_kind("en")
    assert kinds == said_by_kind("de")
    assert {kind for kind in kinds if f'"{kind}"' not in source} == {"internal-server-error"}  # the name of the status
