"""The tables of people: who signs in, who was invited, who may see whose records, and who looked."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from strongback.store.models import Athlete

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

EMAIL = 254
NAME = 120
WORD = 40
HASH = 64


class Scope(models.TextChoices):
    """What an athlete lets a coach do."""

    SEE_TRAINING = "see-training"
    SEE_PAIN = "see-pain"
    EDIT_PLAN = "edit-plan"


class TokenScope(models.TextChoices):
    """What a token may be used for, on top of what its person may do."""

    SEE_TRAINING = "see-training"
    SEE_PAIN = "see-pain"
    EDIT_PLAN = "edit-plan"
    LOG = "log"
    ATHLETES = "athletes"


class Purpose(models.TextChoices):
    """What a person can agree to, each on its own."""

    RECORDS = "records"
    REMINDERS = "reminders"
    REVIEWS = "reviews"

    @property
    def field(self) -> str:
        """Where a person's agreement is kept."""
        return f"{self.value}_consent_at"


class UserManager(BaseUserManager["User"]):
    """Makes people, and reads each together with their athlete."""

    def get_queryset(self) -> QuerySet[User]:
        """Return people with their athletes."""
        return super().get_queryset().select_related("athlete")

    def create_user(self, email: str, password: str | None = None, **more: Any) -> User:
        """Make a person."""
        user = self.model(email=self.normalize_email(email).casefold(), **more)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """Return the person with an e-mail address, however it is capitalised."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who signs in. Everybody may train; some coach; one or a few own the service and see nobody's records.

    A demonstration is nobody: an account with made-up records for a visitor who looks around, gone by
    ``demonstration_until``.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    email = models.EmailField(max_length=EMAIL, unique=True)
    name = models.CharField(max_length=NAME, blank=True)
    athlete = models.OneToOneField(Athlete, null=True, on_delete=models.SET_NULL, related_name="user")
    is_active = models.BooleanField(default=True)
    is_owner = models.BooleanField(default=False)
    is_coach = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)
    time_zone = models.CharField(max_length=64, default="", blank=True)  # empty: not said yet, counts as UTC
    records_consent_at = models.DateTimeField(null=True)
    reminders_consent_at = models.DateTimeField(null=True)
    remind_at_hour = models.PositiveSmallIntegerField(default=8)
    reminded_on = models.DateField(null=True)
    reviews_consent_at = models.DateTimeField(null=True)
    reviewed_on = models.DateField(null=True)
    demonstration_until = models.DateTimeField(null=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def is_demonstration(self) -> bool:
        """Whether nobody stands behind the account."""
        return self.demonstration_until is not None

    def agreed_at(self, purpose: Purpose) -> datetime | None:
        """Return since when the person agrees to a purpose; None when they do not."""
        found: datetime | None = getattr(self, purpose.field)
        return found


class ConsentEvent(models.Model):
    """One time somebody agreed to a purpose or took that back; rows are only added."""

    athlete = models.ForeignKey(Athlete, on_delete=models.CASCADE)
    at = models.DateTimeField()
    purpose = models.CharField(max_length=WORD)
    given = models.BooleanField()
    wording = models.PositiveSmallIntegerField()

    class Meta:
        """Read by athlete."""

        indexes = (models.Index(fields=["athlete", "at"], name="consent_of_athlete"),)

    def __str__(self) -> str:
        return f"{self.purpose} {'given' if self.given else 'withdrawn'}"


class Invitation(models.Model):
    """A link that lets somebody join, be coached, or both. Only a hash of its secret is kept.

    Whoever has ``joined`` by it can still accept to be coached, which ``accepted_at`` marks; then it is used up.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    secret_hash = models.CharField(max_length=HASH, unique=True)
    made_by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="invitations")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    email = models.EmailField(max_length=EMAIL, blank=True)
    coaching = models.BooleanField()
    as_coach = models.BooleanField()
    scopes = models.JSONField(default=list)
    used_at = models.DateTimeField(null=True)
    joined = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="joined_by")
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        """Read by who made them."""

        indexes = (models.Index(fields=["made_by", "-made_at"], name="invitation_of_maker"),)

    def __str__(self) -> str:
        return f"invitation {self.id}"


class CoachLinks(models.QuerySet["CoachLink"]):
    """The consents of athletes."""

    def in_force(self) -> CoachLinks:
        """Return those that hold: not revoked, and the athlete's account is not closed."""
        return self.filter(revoked_at=None).exclude(athlete__user__is_active=False)


class CoachLink(models.Model):
    """An athlete's consent that a coach sees and does certain things; one that was revoked stays as history."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    athlete = models.ForeignKey(Athlete, on_delete=models.CASCADE, related_name="coach_links")
    coach = models.ForeignKey(User, on_delete=models.CASCADE, related_name="athlete_links")
    scopes = models.JSONField(default=list)
    accepted_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    objects = CoachLinks.as_manager()

    class Meta:
        """One link in force for a pair; looked up at every request of a coach."""

        constraints = (
            models.UniqueConstraint(
                fields=["coach", "athlete"], condition=models.Q(revoked_at=None), name="one_link_in_force"
            ),
        )
        indexes = (models.Index(fields=["athlete", "-accepted_at"], name="link_of_athlete"),)

    def __str__(self) -> str:
        return f"{self.coach_id} coaches {self.athlete_id}"


class ApiToken(models.Model):
    """A key for programs: shown once, kept as a hash."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=NAME)
    secret_hash = models.CharField(max_length=HASH, unique=True)
    hint = models.CharField(max_length=WORD)
    scopes = models.JSONField(default=list)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    last_used_on = models.DateField(null=True)

    class Meta:
        """Read by person."""

        indexes = (models.Index(fields=["user", "-made_at"], name="token_of_user"),)

    def __str__(self) -> str:
        return f"{self.name} ({self.hint})"


class AuditEntry(models.Model):
    """Who read or changed what of an athlete's records; the name stays readable when the person is gone."""

    athlete = models.ForeignKey(Athlete, on_delete=models.CASCADE)
    at = models.DateTimeField()
    who = models.UUIDField(null=True)
    who_name = models.CharField(max_length=EMAIL)
    role = models.CharField(max_length=WORD)
    token = models.CharField(max_length=NAME, blank=True)
    changed = models.BooleanField()
    what = models.CharField(max_length=WORD)
    allowed = models.BooleanField(default=True)

    class Meta:
        """Read by athlete, the newest first."""

        indexes = (models.Index(fields=["athlete", "-at", "-id"], name="audit_of_athlete"),)

    def __str__(self) -> str:
        return f"{self.who_name}: {self.what}"


class Erasure(models.Model):
    """That records were erased, when, and how many rows of each table; nothing that leads back to the person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    at = models.DateTimeField()
    rows = models.JSONField()

    def __str__(self) -> str:
        return f"erasure of {self.at:%Y-%m-%d}"


class DataFile(models.Model):
    """A file of an athlete that a job makes or reads: an export, or an import that was handed in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    athlete = models.ForeignKey(Athlete, on_delete=models.CASCADE)
    kind = models.CharField(max_length=WORD)
    state = models.CharField(max_length=WORD)
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    message = models.TextField(blank=True)
    content = models.BinaryField(null=True)

    class Meta:
        """Read by athlete."""

        indexes = (models.Index(fields=["athlete", "-made_at"], name="file_of_athlete"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"
