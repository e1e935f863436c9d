"""Looking around with sample data: a throw-away account with twelve made-up weeks, gone after a day at the latest."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from allauth.usersessions.models import UserSession
from django.contrib.auth import login
from django.db import transaction

from strongback.knowledge import catalogue
from strongback.server.accounts.consent import consent
from strongback.server.accounts.erasure import forget
from strongback.server.accounts.models import Purpose, User
from strongback.store.athlete import AthleteStore
from strongback.store.models import Athlete

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest

LASTS = timedelta(hours=24)
MOST_AT_ONCE = 200
# Everybody looks at the same person: a history that was looked through and shows something of everything.
SEED = 12
NAME = "Robin Sample"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class TooManyError(Exception):
    """As many demonstrations as there may be are there already."""


def begin(now: datetime) -> User:
    """Make a demonstration account with its records; ``now`` is a moment on the visitor's own clock.

    Raises:
        TooManyError: there are as many as there may be.

    """
    # Only who makes one pays for the planner: the jobs import this module too, and with them every command.
    from strongback.coach.sample import keep_sample, sample  # noqa: PLC0415

    made = sample(catalogue(), now, SEED)
    with transaction.atomic():
        if User.objects.exclude(demonstration_until=None).count() >= MOST_AT_ONCE:
            raise TooManyError
        email = f"{secrets.token_hex(8)}@demonstration.invalid"
        user = User(email=email, name=NAME, time_zone=str(now.tzinfo), demonstration_until=now + LASTS)
        user.set_unusable_password()
        user.athlete = Athlete.objects.create(name=email)
        user.save()
        consent(user, Purpose.RECORDS, now, given=True)
        keep_sample(AthleteStore.of(user.athlete), made, now)
    return user


def sign_in(request: HttpRequest, user: User) -> None:
    """Let the browser that asked be the demonstration's."""
    login(request, user, backend=BACKEND)
    request.session.set_expiry(int(LASTS.total_seconds()))
    UserSession.objects.create_from_request(request)


def forget_ended(now: datetime) -> int:
    """Delete every demonstration whose day is over, and say how many there were."""
    ended = list(User.objects.filter(demonstration_until__lte=now))
    for user in ended:
        forget(user)
    return len(ended)


def end(user: User) -> None:
    """Delete a demonstration, if it is still there."""
    found = User.objects.filter(id=user.id).first()
    if found is not None and found.is_demonstration:
        forget(found)
