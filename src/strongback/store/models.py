"""The tables: one athlete's rows apart from every other's, facts written once.

Every row carries the athlete's id. Plans and profiles are kept as documents with the number of their shape, so that a
later version can read an earlier one; sets, pain notes, check-ins and notes have a column for each thing that was said.
"""

from __future__ import annotations

import uuid

from django.db import models

WORD = 40
NAME = 120
EMAIL = 254
DIGEST = 64
SHAPE = 1


class Athlete(models.Model):
    """Who trains; ``name`` is what the person is called on this machine.

    ``changes`` counts every change of the athlete's records. It is raised inside the transaction of the change, so a
    device that asks for what came after number n can never miss a change that was being written meanwhile.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    name = models.CharField(max_length=EMAIL, unique=True)
    changes = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class AthletesRow(models.Model):
    """What every table of an athlete's records has: the same fact brought by two athletes is two rows."""

    pk = models.CompositePrimaryKey("athlete_id", "id")
    id = models.UUIDField()
    # No index of its own: that of the key begins with the athlete.
    athlete = models.ForeignKey(Athlete, on_delete=models.CASCADE, db_index=False)
    change = models.PositiveBigIntegerField(default=0)

    class Meta:
        """No table of its own."""

        abstract = True


class ProfileRow(models.Model):
    """The profile in force, as a profile file would say it."""

    athlete = models.OneToOneField(Athlete, on_delete=models.CASCADE, primary_key=True)
    change = models.PositiveBigIntegerField(default=0)
    shape = models.PositiveSmallIntegerField(default=SHAPE)
    document = models.JSONField()

    def __str__(self) -> str:
        return f"profile of {self.athlete_id}"


class LookBackRow(models.Model):
    """What a look back came to, kept so that others need not look: derived from the records, and made anew at any time.

    ``past`` is the best estimate of each day of an exercise, ``findings`` what was found on ``day``, the most useful
    first. They take in every change up to ``changes``, and mean something to the program whose ``edition`` it is.
    """

    athlete = models.OneToOneField(Athlete, on_delete=models.CASCADE, primary_key=True)
    changes = models.PositiveBigIntegerField()
    edition = models.CharField(max_length=DIGEST)
    day = models.DateField()
    past = models.TextField()
    findings = models.TextField()

    def __str__(self) -> str:
        return f"look back on {self.day}"


class ScreeningRow(AthletesRow):
    """A screening as it was answered; rows are only added."""

    answered_at = models.DateTimeField()
    utc_offset_min = models.SmallIntegerField()
    shape = models.PositiveSmallIntegerField(default=SHAPE)
    answers = models.JSONField()
    clearance = models.CharField(max_length=WORD)

    class Meta:
        """The latest is asked for."""

        indexes = (
            models.Index(fields=["athlete", "-answered_at"], name="screening_latest"),
            models.Index(fields=["athlete", "change"], name="screening_change"),
        )

    def __str__(self) -> str:
        return f"screening {self.id}"


class PlanRow(AthletesRow):
    """A version of a plan; the one with the highest number is in force."""

    version = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    utc_offset_min = models.SmallIntegerField()
    starts_on = models.DateField()
    made_by = models.CharField(max_length=WORD, blank=True, default="")
    shape = models.PositiveSmallIntegerField(default=SHAPE)
    document = models.JSONField()

    class Meta:
        """One row a version."""

        indexes = (models.Index(fields=["athlete", "change"], name="plan_change"),)

        constraints = (models.UniqueConstraint(fields=["athlete", "version"], name="plan_version"),)

    def __str__(self) -> str:
        return f"plan {self.version}"


class ProposalRow(AthletesRow):
    """A change of the plan that an athlete asked of the coach who keeps it."""

    made_at = models.DateTimeField()
    utc_offset_min = models.SmallIntegerField()
    base_version = models.PositiveIntegerField()
    shape = models.PositiveSmallIntegerField(default=SHAPE)
    document = models.JSONField()
    note = models.TextField()
    state = models.CharField(max_length=WORD)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        """Read by change."""

        indexes = (models.Index(fields=["athlete", "change"], name="proposal_change"),)

    def __str__(self) -> str:
        return f"proposal on plan {self.base_version}"


class SetRow(AthletesRow):
    """One set; a column is null when it was not said. One that was taken back stays, with the moment of that.

    ``clocks`` holds when each corrected field was said, ``deleted_clock`` when the set was taken back.
    """

    exercise = models.CharField(max_length=NAME)
    day = models.DateField()
    performed_at = models.DateTimeField()
    utc_offset_min = models.SmallIntegerField()
    kind = models.CharField(max_length=WORD)
    amount = models.PositiveIntegerField()
    implement = models.CharField(max_length=WORD)
    kg = models.FloatField(null=True)
    band = models.CharField(max_length=NAME, null=True)  # noqa: DJ001 - no band is not an empty band
    rung = models.PositiveSmallIntegerField(null=True)
    rir = models.FloatField(null=True)
    form = models.CharField(max_length=WORD, null=True)  # noqa: DJ001 - not rated is not a rating
    side = models.CharField(max_length=WORD)
    pain = models.PositiveSmallIntegerField(null=True)
    tempo = models.CharField(max_length=WORD, null=True)  # noqa: DJ001 - not said
    rest_s = models.PositiveIntegerField(null=True)
    target_low = models.PositiveIntegerField(null=True)
    target_high = models.PositiveIntegerField(null=True)
    target_aim = models.PositiveIntegerField(null=True)
    target_rir = models.PositiveSmallIntegerField(null=True)
    target_sets = models.PositiveSmallIntegerField(null=True)
    target_light = models.BooleanField(null=True)
    planned = models.CharField(max_length=NAME)
    note = models.TextField()
    summary = models.JSONField(null=True)
    clocks = models.JSONField(default=dict)
    deleted_clock = models.CharField(max_length=NAME, null=True)  # noqa: DJ001 - never deleted
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        """Read by exercise from the latest day on, and by day."""

        indexes = (
            models.Index(fields=["athlete", "exercise", "kind", "-day"], name="set_of_exercise"),
            models.Index(fields=["athlete", "day"], name="set_of_day"),
            models.Index(fields=["athlete", "change"], name="set_change"),
        )

    def __str__(self) -> str:
        return f"{self.exercise} {self.amount}"


class PainRow(AthletesRow):
    """One pain note; rows are only added."""

    day = models.DateField()
    noted_at = models.DateTimeField()
    utc_offset_min = models.SmallIntegerField()
    region = models.CharField(max_length=WORD)
    during = models.PositiveSmallIntegerField(null=True)
    after = models.PositiveSmallIntegerField(null=True)
    next_morning = models.PositiveSmallIntegerField(null=True)
    usual = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=WORD)
    side = models.CharField(max_length=WORD)
    exercise = models.CharField(max_length=NAME, null=True)  # noqa: DJ001 - of no exercise
    note = models.TextField()

    class Meta:
        """Read from a day on."""

        indexes = (
            models.Index(fields=["athlete", "day"], name="pain_of_day"),
            models.Index(fields=["athlete", "change"], name="pain_change"),
        )

    def __str__(self) -> str:
        return f"pain at {self.region}"


class CheckInRow(AthletesRow):
    """How one day started."""

    day = models.DateField()
    sleep_h = models.FloatField(null=True)
    stress = models.PositiveSmallIntegerField(null=True)
    soreness = models.PositiveSmallIntegerField(null=True)
    ill = models.BooleanField()

    class Meta:
        """Read from a day on."""

        indexes = (
            models.Index(fields=["athlete", "day"], name="check_in_of_day"),
            models.Index(fields=["athlete", "change"], name="check_in_change"),
        )

    def __str__(self) -> str:
        return f"check-in of {self.day}"


class HabitRow(AthletesRow):
    """One tick of a habit; rows are only added."""

    day = models.DateField()
    habit = models.CharField(max_length=WORD)
    done = models.BooleanField()

    class Meta:
        """Read from a day on."""

        indexes = (
            models.Index(fields=["athlete", "day"], name="habit_of_day"),
            models.Index(fields=["athlete", "change"], name="habit_change"),
        )

    def __str__(self) -> str:
        return f"{self.habit} on {self.day}"


class PostureRow(AthletesRow):
    """One posture snapshot; rows are only added."""

    day = models.DateField()
    taken_at = models.DateTimeField()
    utc_offset_min = models.SmallIntegerField()
    view = models.CharField(max_length=WORD)
    measures = models.JSONField()
    note = models.TextField()

    class Meta:
        """Read from a day on."""

        indexes = (
            models.Index(fields=["athlete", "day"], name="posture_of_day"),
            models.Index(fields=["athlete", "change"], name="posture_change"),
        )

    def __str__(self) -> str:
        return f"posture on {self.day}"


class NoteRow(AthletesRow):
    """A note in words; one that was taken back stays without them. ``written_by`` is empty for the athlete's own."""

    day = models.DateField()
    written_at = models.DateTimeField()
    utc_offset_min = models.SmallIntegerField()
    kind = models.CharField(max_length=WORD)
    text = models.TextField()
    exercise = models.CharField(max_length=NAME, null=True)  # noqa: DJ001 - about no exercise
    reason = models.CharField(max_length=WORD, null=True)  # noqa: DJ001 - nothing was skipped
    written_by = models.UUIDField(null=True)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        """Listed the newest first; of one kind, the latest day is looked for."""

        indexes = (
            models.Index(fields=["athlete", "-written_at"], name="note_latest"),
            models.Index(fields=["athlete", "kind", "-day"], name="note_of_kind"),
            models.Index(fields=["athlete", "change"], name="note_change"),
        )

    def __str__(self) -> str:
        return f"{self.kind} on {self.day}"


class AnsweredRow(AthletesRow):
    """An operation that was carried out, and what it was answered: the same one again gets the same answer."""

    answered_at = models.DateTimeField()
    digest = models.CharField(max_length=DIGEST)
    answer = models.JSONField()

    class Meta:
        """Old ones are cleared away by their age."""

        indexes = (models.Index(fields=["answered_at"], name="answered_at"),)

    def __str__(self) -> str:
        return f"answer to {self.id}"
