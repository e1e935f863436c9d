"""One athlete's records in the tables: the coach's port, implemented."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import connection, transaction
from django.db.models.functions import TruncWeek

from strongback.coach.errors import StoreError
from strongback.knowledge.loader import catalogue
from strongback.knowledge.reading import BadDocumentError
from strongback.record.documents import profile_document
from strongback.record.log import SetKind
from strongback.record.profile_file import read_profile
from strongback.store.convert import (
    SET_FIELDS,
    check_in_record,
    check_in_row,
    pain_record,
    pain_row,
    plan_record,
    plan_row,
    screening_record,
    screening_row,
    set_record,
    set_row,
)
from strongback.store.models import Athlete, AthletesRow, CheckInRow, PainRow, PlanRow, ProfileRow, ScreeningRow, SetRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date, datetime

    from django.db.models import QuerySet

    from strongback.record.log import CheckIn, PainNote, SetLog
    from strongback.record.profile import Profile
    from strongback.record.stored import ScreeningRecord, StoredPlan


@contextmanager
def _readable(what: str) -> Iterator[None]:
    """Turn a row that cannot become a record into a sentence with the next step."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError, BadDocumentError) as error:
        raise StoreError(
            f"The stored {what} cannot be read ({error}). Nothing was changed: strongback doctor shows what is whole."
        ) from error


R = TypeVar("R", bound=AthletesRow)
Row = tuple[Any, ...]
DAY, EXERCISE = SET_FIELDS.index("day"), SET_FIELDS.index("exercise")


def _by_exercise(rows: Iterable[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row[EXERCISE], []).append(row)
    return grouped


def _latest_days(rows: Sequence[Row], count: int) -> Iterator[Row]:
    """Keep the rows of the latest so many days."""
    days = set(sorted({row[DAY] for row in rows})[-count:])
    return (row for row in rows if row[DAY] in days)


class AthleteStore:
    """The records of one athlete; every query names the athlete."""

    def __init__(self, name: str) -> None:
        self.athlete = Athlete.objects.get_or_create(name=name)[0]

    def profile(self) -> Profile | None:
        """Return the profile in force."""
        row = ProfileRow.objects.filter(athlete=self.athlete).first()
        with _readable("profile"):
            return None if row is None else read_profile(row.document, "stored profile", catalogue(), None)

    def save_profile(self, profile: Profile) -> None:
        """Put a profile in force."""
        document = profile_document(profile)
        ProfileRow.objects.update_or_create(athlete=self.athlete, defaults={"document": document})

    def screening(self) -> ScreeningRecord | None:
        """Return the latest screening."""
        row = ScreeningRow.objects.filter(athlete=self.athlete).order_by("-answered_at", "-id").first()
        with _readable("screening"):
            return None if row is None else screening_record(row)

    def add_screening(self, record: ScreeningRecord) -> None:
        """Keep a screening."""
        screening_row(self.athlete.id, record).save(force_insert=True)

    def plan(self) -> StoredPlan | None:
        """Return the plan in force."""
        row = PlanRow.objects.filter(athlete=self.athlete).order_by("-version").first()
        with _readable("plan"):
            return None if row is None else plan_record(row)

    def save_plan(self, plan: StoredPlan) -> None:
        """Put a plan in force; earlier ones are kept."""
        plan_row(self.athlete.id, plan).save(force_insert=True)

    def add_facts(self, sets: Sequence[SetLog], pain: Sequence[PainNote], check_ins: Sequence[CheckIn]) -> None:
        """Keep logged facts, all or none; one that is already kept (by id) is left as it is."""
        athlete_id = self.athlete.id
        with transaction.atomic():
            self._take_turn()
            self._add(SetRow, [set_row(athlete_id, item) for item in sets])
            self._add(PainRow, [pain_row(athlete_id, note) for note in pain])
            self._add(CheckInRow, [check_in_row(athlete_id, item) for item in check_ins])

    def _take_turn(self) -> None:
        """Let writers of one athlete come one after the other; SQLite has a single writer anyway."""
        if connection.features.has_select_for_update:
            Athlete.objects.select_for_update().get(id=self.athlete.id)

    def _add(self, table: type[R], rows: Sequence[R]) -> None:
        """Insert the rows that are not kept yet; one the tables refuse is an error, never dropped in silence."""
        fresh = {row.id: row for row in reversed(rows)}
        kept = table._default_manager.filter(athlete=self.athlete, id__in=list(fresh))  # noqa: SLF001 - any table's
        for row_id in kept.values_list("id", flat=True):
            del fresh[row_id]
        table._default_manager.bulk_create(list(reversed(fresh.values())))  # noqa: SLF001 - any table's

    def delete_sets(self, ids: Collection[str], moment: datetime) -> None:
        """Take sets back: they count no more and can never come again, but stay as what was once said."""
        self._sets().filter(id__in=list(ids)).update(deleted_at=moment)

    def _sets(self) -> QuerySet[SetRow]:
        """Return the sets that count."""
        return SetRow.objects.filter(athlete=self.athlete, deleted_at=None)

    def latest_sets(self, exercises: Collection[str], sessions: int, before: date) -> list[SetLog]:
        """Return the working sets of the latest so many days of each exercise before a day.

        One query reads the last weeks of all of them, which is everything while they are trained weekly; only an
        exercise that was done before and too seldom since is looked up on its own.
        """
        earlier = self._sets().filter(day__lt=before)
        last = earlier.order_by("-day").values_list("day", flat=True).first()
        if last is None or not exercises:
            return []
        since = last - timedelta(weeks=sessions)
        rows = earlier.filter(exercise__in=sorted(exercises), kind=str(SetKind.WORKING))
        found = _by_exercise(rows.filter(day__gte=since).values_list(*SET_FIELDS))
        seldom = [name for name in exercises if len({row[DAY] for row in found.get(name, ())}) < sessions]
        older = rows.filter(exercise__in=seldom, day__lt=since).values_list("exercise", flat=True).distinct()
        for name in older if seldom else ():
            of_one = rows.filter(exercise=name)
            days = of_one.order_by("-day").values("day").distinct()[:sessions]
            found[name] = list(of_one.filter(day__in=days).values_list(*SET_FIELDS))
        with _readable("log"):
            return [set_record(row) for many in found.values() for row in _latest_days(many, sessions)]

    def sets_between(self, first: date, last: date) -> list[SetLog]:
        """Return the sets of these days, both included, in the order they were done."""
        rows = self._sets().filter(day__range=(first, last))
        with _readable("log"):
            return [set_record(row) for row in rows.order_by("performed_at", "id").values_list(*SET_FIELDS)]

    def pain_since(self, day: date) -> list[PainNote]:
        """Return the pain notes from a day on."""
        rows = PainRow.objects.filter(athlete=self.athlete, day__gte=day)
        with _readable("log"):
            return [pain_record(row) for row in rows.order_by("noted_at", "id")]

    def check_ins_since(self, day: date) -> list[CheckIn]:
        """Return the check-ins from a day on."""
        rows = CheckInRow.objects.filter(athlete=self.athlete, day__gte=day)
        return [check_in_record(row) for row in rows.order_by("day", "id")]

    def last_trained(self) -> date | None:
        """Return the last day with a set, read off the index."""
        rows = self._sets().order_by("-day")
        return rows.values_list("day", flat=True).first()

    def weeks_trained(self) -> int:
        """Return how many weeks had a working set."""
        rows = self._sets().filter(kind=str(SetKind.WORKING))
        return rows.annotate(week=TruncWeek("day")).values("week").distinct().count()
