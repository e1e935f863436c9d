"""The moment of a request on the athlete's own clock."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils import timezone

if TYPE_CHECKING:
    from datetime import date, datetime

    from strongback.server.api.access import AthletesRequest


def moment_for(request: AthletesRequest, day: date | None = None) -> datetime:
    """Return now in the athlete's time zone, moved to another day when one is named."""
    asks = request.reader.user
    user = asks if request.link is None else getattr(request.records.athlete, "user", asks)
    moment = timezone.now().astimezone(zone_called(user.time_zone))
    return moment if day is None else moment.replace(year=day.year, month=day.month, day=day.day)


def zone_called(name: str) -> ZoneInfo:
    """Return a time zone, UTC for one that this machine does not know."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")
