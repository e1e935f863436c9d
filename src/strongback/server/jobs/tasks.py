"""The jobs themselves; each may run twice without harm, since a worker can die between doing and saying so."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.utils import timezone
from django_tasks import task

from strongback.coach.errors import CoachError
from strongback.coach.review import review_for
from strongback.knowledge import catalogue
from strongback.server.accounts.demonstration import forget_ended
from strongback.server.accounts.mail import can_send, send_reminder, send_review
from strongback.server.accounts.models import CoachLink, DataFile, User
from strongback.server.environment import environment
from strongback.server.jobs.bundle import BadBundleError, export_of, read_bundle
from strongback.server.jobs.forget import forget_done
from strongback.store.athlete import AthleteStore
from strongback.store.lookback import keep_look_back, standings
from strongback.store.models import AnsweredRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strongback.store.lookback import Standing
    from strongback.store.models import Athlete

LOG = logging.getLogger(__name__)
ANSWERS_KEPT = timedelta(days=180)
JOBS_KEPT = timedelta(days=14)
FILES_KEPT = timedelta(days=7)
SUNDAY, REVIEW_HOUR = 7, 18

# What is said of a file with which something is wrong here, and not with the file.
EXPORT_FAILED = "The export could not be made; ask for another, and tell the operator."
IMPORT_FAILED = "The file could not be brought in; nothing was kept. Tell the operator."
GIVEN_UP = "The file could not be dealt with; it may be too large for this machine. Tell the operator."


@task()
def make_export(file_id: str) -> None:
    """Fill an export that somebody asked for."""
    file = DataFile.objects.filter(id=file_id, state="waiting").select_related("athlete__user").first()
    if file is None:
        return
    try:
        file.content, file.state = export_of(file.athlete, timezone.now()), "ready"
    except Exception:
        file.state, file.message = "failed", EXPORT_FAILED
        raise
    finally:
        file.done_at = timezone.now()
        file.save(update_fields=["content", "state", "message", "done_at"])


@task()
def bring_in(file_id: str) -> None:
    """Bring in an export that somebody handed in: all of it, or nothing with the reason."""
    file = DataFile.objects.filter(id=file_id, state="waiting").select_related("athlete").first()
    if file is None:
        return
    try:
        with transaction.atomic():
            message = read_bundle(bytes(file.content or b""), AthleteStore.of(file.athlete))
        file.state, file.message = "done", message
    except (BadBundleError, CoachError) as error:
        file.state, file.message = "failed", str(error)
    except Exception:
        file.state, file.message = "failed", IMPORT_FAILED
        raise
    finally:
        file.content, file.done_at = None, timezone.now()
        file.save(update_fields=["content", "state", "message", "done_at"])


def give_up(path: str, args: Sequence[Any], at: datetime) -> None:
    """Say of the file of a job that is tried no more that it failed; other jobs come round again by themselves."""
    if path in {make_export.module_path, bring_in.module_path}:
        waiting = DataFile.objects.filter(id=args[0], state="waiting")
        waiting.update(state="failed", message=GIVEN_UP, done_at=at)


def _agreed(consent: str) -> list[User]:
    """Return the athletes who agreed to what the field of a consent stands for, visitors left out."""
    real = User.objects.filter(demonstration_until=None, is_active=True, athlete__isnull=False)
    return list(real.filter(records_consent_at__isnull=False, **{f"{consent}__isnull": False}))


@task()
def send_reminders(at: str) -> None:
    """Remind those whose hour has come and who have a session today; nobody twice a day."""
    if not can_send():
        return
    now = datetime.fromisoformat(at)
    for user in _agreed("reminders_consent_at"):
        try:
            _remind(user, now)
        except (CoachError, OSError):  # one unreadable plan, or mail server that is away, keeps nobody else waiting
            LOG.exception("A reminder could not be sent.")


def _remind(user: User, now: datetime) -> None:
    from strongback.server.api.clock import zone_called  # noqa: PLC0415 - the API imports the jobs

    local = now.astimezone(zone_called(user.time_zone))
    if local.hour < user.remind_at_hour or user.reminded_on == local.date() or user.athlete is None:
        return
    stored = AthleteStore.of(user.athlete).plan()
    if stored is None or all(on != local.date() for on, _, _ in stored.calendar()):
        return
    claimed = User.objects.filter(id=user.id).exclude(reminded_on=local.date()).update(reminded_on=local.date())
    if not claimed:
        return
    try:
        send_reminder(user, environment().url)
    except OSError:
        User.objects.filter(id=user.id).update(reminded_on=user.reminded_on)  # the next round tries again
        raise


@task()
def send_reviews(at: str) -> None:
    """Send the review of the week on Sunday evening to those who asked for it; nobody twice a week."""
    if not can_send():
        return
    now = datetime.fromisoformat(at)
    for user in _agreed("reviews_consent_at"):
        try:
            _send_review(user, now)
        except (CoachError, OSError):  # as with reminders: one that fails keeps nobody else waiting
            LOG.exception("A review could not be sent.")


def _send_review(user: User, now: datetime) -> None:
    from strongback.server.api.clock import zone_called  # noqa: PLC0415 - the API imports the jobs
    from strongback.server.api.discreet import without_pain  # noqa: PLC0415 - same

    local = now.astimezone(zone_called(user.time_zone))
    today = local.date()
    if today.isoweekday() != SUNDAY or local.hour < REVIEW_HOUR or user.reviewed_on == today or user.athlete is None:
        return
    if not User.objects.filter(id=user.id).exclude(reviewed_on=today).update(reviewed_on=today):
        return
    review = review_for(AthleteStore.of(user.athlete), catalogue(), today, zone=local.tzinfo or UTC)
    said = [item["say"] for item in without_pain(review.back.document()["words"])]
    try:
        send_review(user, said, f"{environment().url}/progress")
    except OSError:
        User.objects.filter(id=user.id).update(reviewed_on=user.reviewed_on)  # the next round tries again
        raise


@task()
def look_back(at: str) -> None:
    """Keep what a look back comes to: of the athletes of coaches whenever something changed, of others now and then.

    The list of a coach shows it, and a process that has just begun reads the past from it.
    """
    now = datetime.fromisoformat(at)
    users = User.objects.filter(is_active=True, athlete__isnull=False).select_related("athlete")
    coached = set(CoachLink.objects.in_force().values_list("athlete_id", flat=True))
    standing = standings()
    for user in users.iterator():
        if user.athlete is not None and user.athlete.id in standing:
            _look_back(user, user.athlete, standing[user.athlete.id], now, coached=user.athlete.id in coached)


def _look_back(user: User, athlete: Athlete, standing: Standing, now: datetime, *, coached: bool) -> None:
    from strongback.server.api.clock import zone_called  # noqa: PLC0415 - the API imports the jobs

    local = now.astimezone(zone_called(user.time_zone))
    if not (standing.is_behind(local.date()) if coached else standing.is_far_behind):
        return
    try:
        keep_look_back(AthleteStore.of(athlete), local.date(), local.tzinfo or UTC)
    except CoachError:  # one unreadable plan keeps no other athlete waiting
        LOG.exception("A look back could not be kept.")


@task()
def forget_demonstrations(at: str) -> None:
    """Delete the demonstrations whose day is over, with everything that was made up for them."""
    forget_ended(datetime.fromisoformat(at))


@task()
def tidy(at: str) -> None:
    """Clear away what nobody needs any more: old answers, jobs and files, sessions and counted tries that are over."""
    now = datetime.fromisoformat(at)
    AnsweredRow.objects.filter(answered_at__lt=now - ANSWERS_KEPT).delete()
    DataFile.objects.filter(made_at__lt=now - FILES_KEPT).delete()
    forget_done(now - JOBS_KEPT)
    Session.objects.filter(expire_date__lt=now).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    with connection.cursor() as cursor:
        over = connection.ops.adapt_datetimefield_value(now)
        cursor.execute(f"DELETE FROM {settings.CACHE_TABLE} WHERE expires < %s", [over])  # noqa: S608 - our own name
