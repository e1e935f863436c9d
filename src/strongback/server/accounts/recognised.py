"""Recognises who a session belongs to with one question to the database, as every request of the API needs it.

It says what Django's own session and authentication middleware would say: the session is there and not over, it
belongs to somebody whose account is open, and their password is still the one they signed in with.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.db.models.base import ModelState
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from strongback.server.accounts.models import User
from strongback.store.models import Athlete
from strongback.store.reading import instant_of, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from django.db.models import Field, Model

    Columns = list[tuple[str, Callable[[Any], Any] | None]]

OF_USER = [field for field in User._meta.concrete_fields if field.attname != "athlete_id"]  # noqa: SLF001 - Django's
OF_ATHLETE = list(Athlete._meta.concrete_fields)  # noqa: SLF001 - Django's own list
STATEMENT = f"""
SELECT s.session_data, {", ".join(f"u.{field.column}" for field in OF_USER)},
       {", ".join(f"a.{field.column}" for field in OF_ATHLETE)}
FROM django_session s
JOIN usersessions_usersession k ON k.session_key = s.session_key
JOIN accounts_user u ON u.id = k.user_id
LEFT JOIN store_athlete a ON a.id = u.athlete_id
WHERE s.session_key = %s AND s.expire_date > %s
"""  # noqa: S608 - the names are the tables' own


def user_of(session_key: str) -> User | None:
    """Return whom a session belongs to; None for one that is not there, over, or no longer valid."""
    found = rows(STATEMENT, session_key, timezone.now())
    if len(found) != 1:
        return None
    data, *values = found[0]
    user = _made(User, USERS, values[: len(OF_USER)])
    of_athlete = values[len(OF_USER) :]
    user.athlete = None if of_athlete[0] is None else _made(Athlete, ATHLETES, of_athlete)
    user_id, signed_in_with = _kept(data)
    if user_id != str(user.id) or not user.is_active:
        return None
    return user if constant_time_compare(signed_in_with, user.get_session_auth_hash()) else None


@lru_cache(maxsize=1024)
def _kept(data: str) -> tuple[str, str]:
    """Return who signed in and with what, from the signed words of a session; the same words always say the same."""
    kept: dict[str, Any] = SessionStore().decode(data)
    return str(kept.get(SESSION_KEY, "")), str(kept.get(HASH_SESSION_KEY, ""))


def _made(model: type[Model], columns: Columns, values: Sequence[Any]) -> Any:
    """Return an object of a table from the values of all its columns.

    It is the object that Django would make, without the signals and the look at each field that come with that: nobody
    listens for them here, and they cost more than the question to the database.
    """
    made = model.__new__(model)
    state = ModelState()
    state.adding, state.db = False, connection.alias
    made.__dict__ = {"_state": state} | {
        name: value if read is None or value is None else read(value)
        for (name, read), value in zip(columns, values, strict=True)
    }
    return made


def _columns(fields: Sequence[Field[Any, Any]]) -> Columns:
    """Return what each value of a table is called, and how to read it."""
    return [(field.attname, READERS.get(field.get_internal_type())) for field in fields]


def _id(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(hex=value)


# SQLite keeps ids as text, booleans as numbers, and moments without a time zone.
READERS: Mapping[str, Callable[[Any], Any]] = MappingProxyType({
    "UUIDField": _id, "ForeignKey": _id, "OneToOneField": _id, "BooleanField": bool, "DateTimeField": instant_of,
})  # fmt: skip
USERS, ATHLETES = _columns(OF_USER), _columns(OF_ATHLETE)
