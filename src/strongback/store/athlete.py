"""One athlete's records in the tables: the coach's port, implemented."""

from __future__ import annotations

import itertools
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import DatabaseError, connection, transaction
from django.db.models.functions import TruncWeek

from strongback.coach.errors import StoreError
from strongback.coach.ports import Answered, Basis, Changes
from strongback.knowledge.loader import catalogue
from strongback.knowledge.reading import BadDocumentError
from strongback.record.clock import Clock
from strongback.record.documents import profile_document
from strongback.record.log import SetKind
from strongback.record.profile_file import read_profile
from strongback.store import reading
from strongback.store.convert import (
    check_in_row,
    habit_record,
    habit_row,
    note_record,
    note_row,
    pain_row,
    plan_record,
    plan_row,
    posture_record,
    posture_row,
    proposal_record,
    proposal_row,
    screening_record,
    screening_row,
    set_values,
    versioned_row,
)
from strongback.store.feed import changes_since
from strongback.store.inserting import RAISE, insert, insert_at_once
from strongback.store.models import (
    AnsweredRow,
    Athlete,
    AthletesRow,
    CheckInRow,
    HabitRow,
    NoteRow,
    PainRow,
    PlanRow,
    PostureRow,
    ProfileRow,
    ProposalRow,
    ScreeningRow,
    SetRow,
)
from strongback.store.past import past_of
from strongback.store.plans import in_force_since, plan_records

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from django.db.models import QuerySet

    from strongback.insight.past import Past
    from strongback.record.habit import HabitTick
    from strongback.record.log import CheckIn, PainNote, SetLog
    from strongback.record.note import Note
    from strongback.record.posture import PostureSnapshot
    from strongback.record.profile import Profile
    from strongback.record.stored import Proposal, ScreeningRecord, StoredPlan
    from strongback.record.version import SetVersion


@contextmanager
def _readable(what: str) -> Iterator[None]:
    """Turn a row that cannot become a record into a sentence with the next step."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError, BadDocumentError) as error:
        raise StoreError(
            f"The stored {what} cannot be read ({error}). Nothing was changed: strongback doctor shows what is whole."
        ) from error


SERVER = "server"
ERASED = "This athlete's records were erased."
ATHLETE_ID = Athlete._meta.get_field("id")  # noqa: SLF001 - Django's own name for it


class AthleteStore:
    """The records of one athlete; every query names the athlete."""

    def __init__(self, name: str) -> None:
        self.athlete = Athlete.objects.get_or_create(name=name)[0]

    @classmethod
    def of(cls, athlete: Athlete) -> AthleteStore:
        """Return the records of an athlete who is there."""
        store = cls.__new__(cls)
        store.athlete = athlete
        return store

    def basis(self) -> Basis:
        """Return what every training day rests on."""
        with _readable("profile, screening or plan"):
            return Basis(*reading.basis(self.athlete.id))

    @contextmanager
    def turn(self) -> Iterator[int]:
        """Do several things in one go, all or none, while no other writer of the athlete comes between."""
        with transaction.atomic():
            yield self._numbers(1)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Do one of several things: when it fails, the others of the same turn are not touched."""
        try:
            with transaction.atomic():
                yield
        except DatabaseError as error:
            raise StoreError(f"The store refuses it ({' '.join(str(error).split())}).") from error

    def _numbers(self, count: int) -> int:
        """Take the next so many change numbers and return the first; other writers of the athlete wait their turn."""
        with connection.cursor() as cursor:
            cursor.execute(RAISE, [count, ATHLETE_ID.get_db_prep_value(self.athlete.id, connection)])
            found = cursor.fetchone()
        if found is None:
            raise StoreError(ERASED)
        last: int = found[0]
        return last - count + 1

    def profile(self) -> Profile | None:
        """Return the profile in force."""
        row = ProfileRow.objects.filter(athlete=self.athlete).first()
        with _readable("profile"):
            return None if row is None else read_profile(row.document, "stored profile", catalogue(), None)

    def save_profile(self, profile: Profile) -> None:
        """Put a profile in force."""
        document = profile_document(profile)
        with transaction.atomic():
            values = {"document": document, "change": self._numbers(1)}
            ProfileRow.objects.update_or_create(athlete=self.athlete, defaults=values)

    def screening(self) -> ScreeningRecord | None:
        """Return the latest screening."""
        row = ScreeningRow.objects.filter(athlete=self.athlete).order_by("-answered_at", "-id").first()
        with _readable("screening"):
            return None if row is None else screening_record(row)

    def add_screening(self, record: ScreeningRecord) -> None:
        """Keep a screening; one that is already kept (by id) is left as it is."""
        self._add((ScreeningRow, [vars(screening_row(self.athlete.id, record))]))

    def plan(self) -> StoredPlan | None:
        """Return the plan in force."""
        row = PlanRow.objects.filter(athlete=self.athlete).order_by("-version").first()
        with _readable("plan"):
            return None if row is None else plan_record(row)

    def save_plan(self, plan: StoredPlan) -> None:
        """Put a plan in force; earlier ones are kept."""
        with transaction.atomic():
            row = plan_row(self.athlete.id, plan)
            row.change = self._numbers(1)
            row.save(force_insert=True)

    def plans(self) -> list[StoredPlan]:
        """Return every version of the plan, the newest first."""
        rows = PlanRow.objects.filter(athlete=self.athlete).order_by("-version")
        with _readable("plan"):
            return [plan_record(row) for row in rows]

    def plans_since(self, day: date) -> list[StoredPlan]:
        """Return the versions of the plan that can have been in force on a day or later, the latest among them."""
        rows = in_force_since(PlanRow.objects.filter(athlete=self.athlete), day)
        with _readable("plan"):
            return [stored for _, stored in plan_records(rows)]

    def proposals(self) -> list[Proposal]:
        """Return the changes of the plan that were asked for, the newest first."""
        rows = ProposalRow.objects.filter(athlete=self.athlete).order_by("-made_at", "-id")
        with _readable("proposal"):
            return [proposal_record(row) for row in rows]

    def save_proposal(self, proposal: Proposal) -> None:
        """Keep a proposal, or what became of it."""
        with transaction.atomic():
            row = proposal_row(self.athlete.id, proposal)
            row.change = self._numbers(1)
            known = ProposalRow.objects.filter(athlete=self.athlete, id=row.id)
            if not known.update(state=row.state, decided_at=row.decided_at, change=row.change):
                row.save(force_insert=True)

    def add_facts(self, sets: Sequence[SetLog], pain: Sequence[PainNote], check_ins: Sequence[CheckIn]) -> int:
        """Keep logged facts, all or none, and return how many of the sets are new.

        One that is already kept (by id) is left as it is.
        """
        athlete_id = self.athlete.id
        return self._add(
            (SetRow, [set_values(athlete_id, item) for item in sets]),
            (PainRow, [vars(pain_row(athlete_id, note)) for note in pain]),
            (CheckInRow, [vars(check_in_row(athlete_id, item)) for item in check_ins]),
        )

    def add_posture(self, snapshot: PostureSnapshot) -> None:
        """Keep a posture snapshot; one that is already kept (by id) is left as it is."""
        self._add((PostureRow, [vars(posture_row(self.athlete.id, snapshot))]))

    def add_habit(self, tick: HabitTick) -> None:
        """Keep a tick of a habit; one that is already kept (by id) is left as it is."""
        self._add((HabitRow, [vars(habit_row(self.athlete.id, tick))]))

    def habits_since(self, day: date) -> list[HabitTick]:
        """Return the ticks of habits from a day on."""
        rows = HabitRow.objects.filter(athlete=self.athlete, day__gte=day)
        with _readable("habit"):
            return [habit_record(row) for row in rows.order_by("day", "id")]

    def add_note(self, note: Note) -> None:
        """Keep a note; one that is already kept (by id), also one that was taken back, is left as it is."""
        self._add((NoteRow, [vars(note_row(self.athlete.id, note))]))

    def delete_note(self, note_id: str, moment: datetime) -> None:
        """Take a note back: only that it was there stays, not its words."""
        with transaction.atomic():
            kept = NoteRow.objects.filter(athlete=self.athlete, id=UUID(note_id), deleted_at=None)
            kept.update(deleted_at=moment, text="", change=self._numbers(1))

    def _add(self, *many: tuple[type[AthletesRow], Sequence[dict[str, Any]]]) -> int:
        """Insert the rows that are not kept yet, and return how many of the first table are new.

        One the tables refuse is an error, never dropped in silence.
        """
        new = 0
        count = sum(len(rows) for _, rows in many)
        if count == 1 and (connection.vendor == "postgresql" or not connection.in_atomic_block):
            ((table, (row,)),) = ((table, rows) for table, rows in many if rows)
            inserted = insert_at_once(table, row)
            if inserted is None:
                raise StoreError(ERASED)
            return int(inserted and table is many[0][0])
        with transaction.atomic():
            numbers = itertools.count(self._numbers(count))  # they go on from table to table
            for table, rows in many:
                for row in rows:
                    row["change"] = next(numbers)
                found = insert(table, rows)
                new += found if table is many[0][0] else 0
        return new

    def delete_sets(self, ids: Collection[str], moment: datetime) -> None:
        """Take sets back: they count no more and can never come again, but stay as what was once said."""
        with self.turn():
            for set_id in ids:
                version = self.set_version(set_id)
                if version is not None and version.counts:
                    latest = max(version.clocks.values(), default=None)
                    clock = Clock(0, 0, SERVER).after(latest, moment)
                    self.save_set_version(version.taken_back(clock), moment)

    def set_version(self, set_id: str) -> SetVersion | None:
        """Return a set with its corrections, also one that was taken back."""
        with _readable("log"):
            return reading.set_version(self.athlete.id, UUID(set_id))

    def save_set_version(self, version: SetVersion, moment: datetime) -> None:
        """Put a set's corrections in force."""
        with transaction.atomic():
            row = versioned_row(self.athlete.id, version, moment)
            row.change = self._numbers(1)
            row.save(force_update=True)

    def answered(self, ids: Collection[str]) -> dict[str, Answered]:
        """Return which of these operations were carried out before."""
        return reading.answered(self.athlete.id, [UUID(name) for name in ids])

    def keep_answers(self, answers: Mapping[str, Answered], moment: datetime) -> None:
        """Remember operations that were carried out."""
        made = [
            {
                "id": UUID(name),
                "athlete_id": self.athlete.id,
                "change": 0,
                "answered_at": moment,
                "digest": answered.digest,
                "answer": dict(answered.answer),
            }
            for name, answered in answers.items()
        ]
        insert(AnsweredRow, made)

    def changes_since(self, number: int, most: int) -> Changes:
        """Return what changed after the change with a number, at most so many."""
        return changes_since(self.athlete.id, number, most)

    def _sets(self) -> QuerySet[SetRow]:
        """Return the sets that count."""
        return SetRow.objects.filter(athlete=self.athlete, deleted_at=None)

    def latest_sets(self, exercises: Collection[str], sessions: int, before: date) -> list[SetLog]:
        """Return the working sets of the latest so many days of each exercise before a day."""
        with _readable("log"):
            return reading.latest_sets(self.athlete.id, exercises, sessions, before)

    def sets_between(self, first: date, last: date) -> list[SetLog]:
        """Return the sets of these days, both included, in the order they were done."""
        with _readable("log"):
            return reading.sets_between(self.athlete.id, first, last)

    def pain_since(self, day: date) -> list[PainNote]:
        """Return the pain notes from a day on."""
        with _readable("log"):
            return reading.pain_since(self.athlete.id, day)

    def check_ins_since(self, day: date) -> list[CheckIn]:
        """Return the check-ins from a day on."""
        with _readable("log"):
            return reading.check_ins_since(self.athlete.id, day)

    def posture_since(self, day: date) -> list[PostureSnapshot]:
        """Return the posture snapshots from a day on."""
        rows = PostureRow.objects.filter(athlete=self.athlete, day__gte=day)
        with _readable("posture"):
            return [posture_record(row) for row in rows.order_by("taken_at", "id")]

    def last_trained(self) -> date | None:
        """Return the last day with a set, read off the index."""
        rows = self._sets().order_by("-day")
        return rows.values_list("day", flat=True).first()

    def past(self) -> Past:
        """Return the best estimate of each day of an exercise that was ever trained."""
        with _readable("log"):
            return past_of(self.athlete.id)

    def weeks_trained(self) -> int:
        """Return how many weeks had a working set."""
        rows = self._sets().filter(kind=str(SetKind.WORKING))
        return rows.annotate(week=TruncWeek("day")).values("week").distinct().count()

    def notes_since(self, day: date) -> list[Note]:
        """Return the notes about a day and later ones, in the order they were written."""
        rows = NoteRow.objects.filter(athlete=self.athlete, day__gte=day, deleted_at=None)
        with _readable("note"):
            return [note_record(row) for row in rows.order_by("written_at", "id")]
