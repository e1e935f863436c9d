"""What a person agrees to, purpose by purpose, in plain words; taking it back is as easy as giving it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from django.db import transaction

from strongback.server.accounts.models import ConsentEvent, Purpose, User

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

# The number goes up when the words change, so that it stays known what somebody agreed to.
WORDING = 1
TEXTS: Mapping[Purpose, str] = MappingProxyType({
    Purpose.RECORDS: (
        "Keep my training, pain notes, check-ins, screening answers and posture numbers on this server, to plan and "
        "log my training. These are health data. I can take this back at any time, export everything and erase it."
    ),
    Purpose.REMINDERS: (
        "Send me an e-mail on the morning of a training day. It says that there is a session, and nothing more."
    ),
    Purpose.REVIEWS: (
        "Send me an e-mail on Sunday evening with the review of my week: what I trained, what went well and what "
        "stands out. It says nothing about pain, sleep, stress or posture."
    ),
})  # fmt: skip


def consent(user: User, purpose: Purpose, now: datetime, *, given: bool) -> None:
    """Keep that a person agrees to a purpose, or takes that back."""
    field = purpose.field
    if user.athlete is None or (getattr(user, field) is not None) == given:
        return
    with transaction.atomic():
        setattr(user, field, now if given else None)
        user.save(update_fields=[field])
        ConsentEvent.objects.create(athlete=user.athlete, at=now, purpose=purpose, given=given, wording=WORDING)
