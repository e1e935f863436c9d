"""An export as a file: everything that is kept about a person, as JSON for programs and CSV for people."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import TYPE_CHECKING, Any
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from pydantic import ValidationError

from strongback import __version__
from strongback.knowledge import catalogue
from strongback.knowledge.reading import BadDocumentError
from strongback.record.answers import Clearance
from strongback.record.documents import answers_from_document
from strongback.record.note import SOMEBODY, Note
from strongback.record.plan_file import BadPlanError, read_plan
from strongback.record.profile_file import read_profile
from strongback.record.stored import ScreeningRecord, StoredPlan
from strongback.server.accounts.models import AuditEntry, CoachLink, ConsentEvent
from strongback.server.api.convert import check_in_of, habit_of, note_of, pain_of, places, posture_of, set_of
from strongback.server.api.schemas.notes import NoteIn
from strongback.server.api.schemas.records import CheckInBody, HabitTickBody, PainIn, PostureBody, SetIn
from strongback.store.athlete import AthleteStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date, datetime

    from django.db.models import QuerySet

    from strongback.server.accounts.models import User
    from strongback.store.models import Athlete

FORMAT = "strongback-export"
VERSION = 1
AT_ONCE = 500
INSIDE = "strongback.json"
MOST_UNPACKED = 200 * 1024 * 1024
KINDS = {
    "set": "sets",
    "pain": "pain",
    "check-in": "check_ins",
    "habit": "habits",
    "posture": "posture",
    "note": "notes",
}
READ_ME = """Everything this Strongback kept about you, made on {at}.

strongback.json   all of it, for programs; POST it to /api/v1/athletes/me/imports of another Strongback
sets.csv          every set that counts
pain.csv          every pain note
check_ins.csv     every check-in
habits.csv        every tick of a habit
notes.csv         every note, and what you and your coaches wrote to each other

Sets and notes that were taken back are in strongback.json with "deleted": true, notes without their words.
"""


class BadBundleError(Exception):
    """A file that is no export; the text says what is wrong with it."""


def export_of(athlete: Athlete, now: datetime) -> bytes:
    """Return everything about a person as a ZIP file."""
    document = _document(athlete, now)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("README.txt", READ_ME.format(at=now.isoformat(timespec="minutes")))
        bundle.writestr(INSIDE, json.dumps(document, ensure_ascii=False, indent=1, default=_plain))
        for name in ("sets", "notes"):
            bundle.writestr(f"{name}.csv", _csv([item for item in document[name] if not item["deleted"]]))
        for name in ("pain", "check_ins", "habits"):
            bundle.writestr(f"{name}.csv", _csv(document[name]))
    return out.getvalue()


def _plain(value: date | UUID) -> str:
    return str(value) if isinstance(value, UUID) else value.isoformat()


def _document(athlete: Athlete, now: datetime) -> dict[str, Any]:
    found: dict[str, list[Any]] = {name: [] for name in KINDS.values()}
    whole: dict[str, Any] = {"profile": None, "screenings": [], "plans": [], "proposals": []}
    for kind, document in _changes(AthleteStore.of(athlete)):
        if kind == "profile":
            whole["profile"] = document
        elif kind in KINDS:
            found[KINDS[kind]].append(document)
        else:
            whole[f"{kind}s"].append(document)
    return {
        "format": FORMAT,
        "version": VERSION,
        "made_at": now.isoformat(),
        "made_by": f"Strongback {__version__}",
        "account": _account(athlete),
        **whole,
        **found,
        "consents": _rows(ConsentEvent.objects.filter(athlete=athlete), ("at", "purpose", "given", "wording")),
        "coaches": [
            {
                "coach": str(link.coach),
                "scopes": link.scopes,
                "accepted_at": link.accepted_at,
                "revoked_at": link.revoked_at,
            }
            for link in CoachLink.objects.filter(athlete=athlete).select_related("coach")
        ],
        "audit": _rows(
            AuditEntry.objects.filter(athlete=athlete),
            ("at", "who_name", "role", "token", "changed", "what", "allowed"),
        ),
    }


def _changes(store: AthleteStore) -> Iterator[tuple[str, dict[str, Any]]]:
    since, more = 0, True
    while more:
        found = store.changes_since(since, AT_ONCE)
        yield from ((change.kind, dict(change.document)) for change in found.changes)
        since, more = found.until, found.more


def _account(athlete: Athlete) -> dict[str, Any]:
    user = getattr(athlete, "user", None)
    if user is None:
        return {"athlete": str(athlete.id)}
    return {
        "athlete": str(athlete.id),
        "email": user.email,
        "name": user.name,
        "joined_at": user.joined_at.isoformat(),
        "time_zone": user.time_zone,
        "remind_at_hour": user.remind_at_hour,
        "is_coach": user.is_coach,
        "is_owner": user.is_owner,
        **{name: list(rows.values(*fields)) for name, (rows, fields) in _of_account(user).items()},
    }


def _of_account(user: User) -> dict[str, tuple[QuerySet[Any], tuple[str, ...]]]:
    """Return what else is kept about somebody who signs in; never the secrets themselves."""
    return {
        "tokens": (user.tokens.all(), ("name", "hint", "scopes", "made_at", "expires_at", "last_used_on")),
        "email_addresses": (EmailAddress.objects.filter(user=user), ("email", "verified", "primary")),
        "sessions": (UserSession.objects.filter(user=user), ("created_at", "last_seen_at", "ip", "user_agent")),
        "second_factors": (Authenticator.objects.filter(user=user), ("type", "created_at", "last_used_at")),
        "sign_in_services": (
            SocialAccount.objects.filter(user=user), ("provider", "uid", "date_joined", "last_login", "extra_data"),
        ),
        "invitations": (user.invitations.all(), ("made_at", "email", "scopes", "as_coach", "used_at", "withdrawn_at")),
        "coached_by_me": (user.athlete_links.all(), ("athlete_id", "scopes", "accepted_at", "revoked_at")),
    }  # fmt: skip


def _rows(rows: Any, names: Sequence[str]) -> list[dict[str, Any]]:
    return list(rows.order_by("at").values(*names))


def _csv(items: Sequence[dict[str, Any]]) -> str:
    """Return documents as a table; nested values are written as JSON."""
    columns = sorted({name for item in items for name in item})
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    for item in items:
        writer.writerow({name: _cell(value) for name, value in item.items()})
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    # A spreadsheet must not take a person's words for a formula.
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def read_bundle(content: bytes, store: AthleteStore) -> str:
    """Keep what an export holds and is not here yet, and say in one sentence what that was.

    Raises:
        BadBundleError: it is no export, or a part of it cannot be read; nothing is kept then.

    """
    raw = _unpacked(content)
    sets = _read(raw, "sets", lambda item: set_of(SetIn.model_validate(_pick(item, SetIn))))
    deleted = [item["id"] for item in raw.get("sets", ()) if item.get("deleted")]
    pain = _read(raw, "pain", lambda item: pain_of(PainIn.model_validate(_pick(item, PainIn))))
    check_ins = _read(raw, "check_ins", lambda item: check_in_of(CheckInBody.model_validate(item)))
    habits = _read(raw, "habits", lambda item: habit_of(HabitTickBody.model_validate(item)))
    posture = _read(raw, "posture", lambda item: posture_of(PostureBody.model_validate(item)))
    notes = _read(raw, "notes", _note)
    screenings = _read(raw, "screenings", _screening)
    plans = _read(raw, "plans", _plan)
    store.add_facts([item for item in sets if item.id not in deleted], pain, check_ins)
    for tick in habits:
        store.add_habit(tick)
    for snapshot in posture:
        store.add_posture(snapshot)
    for note in filter(None, notes):
        store.add_note(note)
    for record in screenings:
        store.add_screening(record)
    if raw.get("profile") is not None and store.profile() is None:
        store.save_profile(_profile(raw["profile"]))
    if plans and store.plan() is None:
        for plan in sorted(plans, key=lambda item: item.version):
            store.save_plan(plan)
    return f"{len(sets) - len(deleted)} sets, {len(pain)} pain notes and {len(check_ins)} check-ins were read."


def _unpacked(content: bytes) -> dict[str, Any]:
    try:
        if content.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(content)) as bundle:
                if bundle.getinfo(INSIDE).file_size > MOST_UNPACKED:
                    raise BadBundleError("The export is too large to be unpacked here.")
                content = bundle.read(INSIDE)
        raw = json.loads(content)
    except (KeyError, ValueError, zipfile.BadZipFile, EOFError, RuntimeError) as error:
        raise BadBundleError("This is not an export of Strongback: hand in the ZIP file or its JSON.") from error
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise BadBundleError("This is not an export of Strongback: hand in the ZIP file or its JSON.")
    if raw.get("version") != VERSION:
        raise BadBundleError("The export comes from a newer Strongback; update this one first.")
    return raw


def _pick(item: Any, schema: Any) -> Any:
    return {key: value for key, value in item.items() if key in schema.model_fields}


def _read(raw: dict[str, Any], name: str, read: Callable[[Any], Any]) -> list[Any]:
    """Read the items of one kind; the first that cannot be read stops the import, with its place."""
    found = []
    items = raw.get(name, [])
    for at, item in enumerate(items if isinstance(items, list) else [None]):
        place = f"{name}[{at}]"
        try:
            found.append(read(item))
        except ValidationError as error:
            first = places(error.errors(include_url=False))[0]
            raise BadBundleError(f"{place}.{first['place']}: {first['message']}. Nothing was kept.") from error
        except BadDocumentError as error:
            raise BadBundleError(f"{place}: {error.problems[0]} Nothing was kept.") from error
        except (KeyError, TypeError, ValueError, AttributeError, BadPlanError) as error:
            raise BadBundleError(f"{place}: cannot be read ({error}). Nothing was kept.") from error
    return found


def _moment(text: str) -> datetime:
    from datetime import datetime as moments  # noqa: PLC0415 - only imports need it

    found = moments.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(f"{text!r} has no time zone")
    return found


def _screening(item: Any) -> ScreeningRecord:
    return ScreeningRecord(
        item["id"], _moment(item["answered_at"]), answers_from_document(item["answers"]), Clearance(item["clearance"])
    )


def _note(item: Any) -> Note | None:
    """Read a note, none when it was taken back; a coach of elsewhere is nobody here, but their words stay theirs."""
    if item.get("deleted"):
        return None
    return note_of(NoteIn.model_validate(_pick(item, NoteIn)), by=None if item["by"] is None else SOMEBODY)


def _plan(item: Any) -> StoredPlan:
    starts_on = _moment(f"{item['starts_on']}T00:00:00+00:00").date()
    made_at = _moment(item["made_at"])
    return StoredPlan(item["id"], int(item["version"]), made_at, starts_on, read_plan(item["plan"]))


def _profile(item: Any) -> Any:
    try:
        return read_profile(item, "profile", catalogue(), None)
    except BadDocumentError as error:
        raise BadBundleError(f"{error.problems[0]} Nothing was kept.") from error
