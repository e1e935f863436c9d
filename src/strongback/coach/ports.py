"""What the coach needs from the outside: one athlete's records, the time, and randomness."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import date, datetime

    from strongback.insight.past import Past
    from strongback.record.habit import HabitTick
    from strongback.record.log import CheckIn, PainNote, SetLog
    from strongback.record.note import Note, Skipped
    from strongback.record.posture import PostureSnapshot
    from strongback.record.profile import Profile
    from strongback.record.stored import Proposal, ScreeningRecord, StoredPlan
    from strongback.record.version import SetVersion

Clock = Callable[[], "datetime"]
"""Returns now, with a time zone."""

Entropy = Callable[[int], bytes]
"""Returns so many random bytes."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What every training day rests on, the last day with a set, and what was skipped on the last day of that kind."""

    profile: Profile | None
    screening: ScreeningRecord | None
    plan: StoredPlan | None
    last_trained: date | None
    skipped: Skipped | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """An operation that was carried out: a digest of what it asked, and its answer."""

    digest: str
    answer: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One record as it stands after the change with this number; ``kind`` says which sort of record."""

    number: int
    kind: str
    document: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed, in the order of change; with ``more`` there is more after ``until``."""

    changes: tuple[Change, ...]
    until: int
    more: bool


class Store(Protocol):
    """The records of one athlete. Writing returns only when the record would survive a power cut."""

    def basis(self) -> Basis:
        """Return what every training day rests on."""

    def profile(self) -> Profile | None:
        """Return the profile in force."""

    def save_profile(self, profile: Profile) -> None:
        """Put a profile in force."""

    def screening(self) -> ScreeningRecord | None:
        """Return the latest screening."""

    def add_screening(self, record: ScreeningRecord) -> None:
        """Keep a screening; one that is already kept (by id) is left as it is."""

    def plan(self) -> StoredPlan | None:
        """Return the plan in force."""

    def save_plan(self, plan: StoredPlan) -> None:
        """Put a plan in force; earlier ones are kept."""

    def plans_since(self, day: date) -> list[StoredPlan]:
        """Return the versions of the plan that can have been in force on a day or later, the latest among them."""

    def proposals(self) -> list[Proposal]:
        """Return the changes of the plan that were asked for, the newest first."""

    def save_proposal(self, proposal: Proposal) -> None:
        """Keep a proposal, or what became of it."""

    def add_facts(self, sets: Sequence[SetLog], pain: Sequence[PainNote], check_ins: Sequence[CheckIn]) -> int:
        """Keep logged facts, all or none, and return how many of the sets are new.

        One that is already kept (by id) is left as it is.
        """

    def add_posture(self, snapshot: PostureSnapshot) -> None:
        """Keep a posture snapshot; one that is already kept (by id) is left as it is."""

    def add_habit(self, tick: HabitTick) -> None:
        """Keep a tick of a habit; one that is already kept (by id) is left as it is."""

    def habits_since(self, day: date) -> list[HabitTick]:
        """Return the ticks of habits from a day on."""

    def add_note(self, note: Note) -> None:
        """Keep a note; one that is already kept (by id), also one that was taken back, is left as it is."""

    def delete_note(self, note_id: str, moment: datetime) -> None:
        """Take a note back: only that it was there stays, not its words."""

    def notes_since(self, day: date) -> list[Note]:
        """Return the notes about a day and later ones, in the order they were written."""

    def delete_sets(self, ids: Collection[str], moment: datetime) -> None:
        """Take sets back: they count no more, and adding one of them again changes nothing."""

    def set_version(self, set_id: str) -> SetVersion | None:
        """Return a set with its corrections, also one that was taken back."""

    def save_set_version(self, version: SetVersion, moment: datetime) -> None:
        """Put a set's corrections in force."""

    def turn(self) -> AbstractContextManager[int]:
        """Do several things in one go, all or none, while no other writer of the athlete comes between.

        It gives the number of the turn, higher than that of every turn before.
        """

    def attempt(self) -> AbstractContextManager[None]:
        """Do one of several things: when it fails, the others of the same turn are not touched."""

    def answered(self, ids: Collection[str]) -> Mapping[str, Answered]:
        """Return which of these operations were carried out before."""

    def keep_answers(self, answers: Mapping[str, Answered], moment: datetime) -> None:
        """Remember operations that were carried out."""

    def changes_since(self, number: int, most: int) -> Changes:
        """Return what changed after the change with a number, at most so many."""

    def latest_sets(self, exercises: Collection[str], sessions: int, before: date) -> list[SetLog]:
        """Return the working sets of the latest so many days of each exercise before a day."""

    def sets_between(self, first: date, last: date) -> list[SetLog]:
        """Return the sets of these days, both included."""

    def pain_since(self, day: date) -> list[PainNote]:
        """Return the pain notes from a day on."""

    def check_ins_since(self, day: date) -> list[CheckIn]:
        """Return the check-ins from a day on."""

    def posture_since(self, day: date) -> list[PostureSnapshot]:
        """Return the posture snapshots from a day on."""

    def last_trained(self) -> date | None:
        """Return the last day with a set; None without any."""

    def past(self) -> Past:
        """Return the best estimate of each day of an exercise that was ever trained."""

    def weeks_trained(self) -> int:
        """Return how many weeks had a working set."""
