"""The coach's port in memory, as plainly as it can be said: what the real store is compared with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from strongback.record.log import SetKind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date, datetime

    from strongback.record.log import CheckIn, PainNote, SetLog
    from strongback.record.profile import Profile
    from strongback.record.stored import ScreeningRecord, StoredPlan


@dataclass
class FakeStore:
    """One athlete's records in lists."""

    _profile: Profile | None = None
    screenings: list[ScreeningRecord] = field(default_factory=list)
    plans: list[StoredPlan] = field(default_factory=list)
    sets: dict[str, SetLog] = field(default_factory=dict)
    pain: dict[str, PainNote] = field(default_factory=dict)
    check_ins: dict[str, CheckIn] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)

    def profile(self) -> Profile | None:
        """Return the profile in force."""
        return self._profile

    def save_profile(self, profile: Profile) -> None:
        """Put a profile in force."""
        self._profile = profile

    def screening(self) -> ScreeningRecord | None:
        """Return the latest screening."""
        return max(self.screenings, key=lambda record: (record.answered_at, record.id), default=None)

    def add_screening(self, record: ScreeningRecord) -> None:
        """Keep a screening."""
        self.screenings.append(record)

    def plan(self) -> StoredPlan | None:
        """Return the plan in force."""
        return max(self.plans, key=lambda plan: plan.version, default=None)

    def save_plan(self, plan: StoredPlan) -> None:
        """Put a plan in force; earlier ones are kept."""
        self.plans.append(plan)

    def add_facts(self, sets: Sequence[SetLog], pain: Sequence[PainNote], check_ins: Sequence[CheckIn]) -> None:
        """Keep logged facts; one that is already kept (by id) is left as it is."""
        self.sets = {item.id: item for item in sets} | self.sets
        self.pain = {note.id: note for note in pain} | self.pain
        self.check_ins = {item.id: item for item in check_ins} | self.check_ins

    def delete_sets(self, ids: Collection[str], moment: datetime) -> None:
        """Take sets back."""
        del moment
        self.deleted |= set(ids)

    def _counting(self) -> list[SetLog]:
        return [item for item in self.sets.values() if item.id not in self.deleted]

    def latest_sets(self, exercises: Collection[str], sessions: int, before: date) -> list[SetLog]:
        """Return the working sets of the latest so many days of each exercise before a day."""
        working = [item for item in self._counting() if item.kind is SetKind.WORKING and item.day < before]
        found = []
        for exercise in set(exercises):
            done = [item for item in working if item.exercise == exercise]
            days = sorted({item.day for item in done})[-sessions:]
            found += [item for item in done if item.day in days]
        return found

    def sets_between(self, first: date, last: date) -> list[SetLog]:
        """Return the sets of these days, both included, in the order they were done."""
        sets = [item for item in self._counting() if first <= item.day <= last]
        return sorted(sets, key=lambda item: (item.performed_at, item.id))

    def pain_since(self, day: date) -> list[PainNote]:
        """Return the pain notes from a day on."""
        notes = [note for note in self.pain.values() if note.day >= day]
        return sorted(notes, key=lambda note: (note.noted_at, note.id))

    def check_ins_since(self, day: date) -> list[CheckIn]:
        """Return the check-ins from a day on."""
        items = [item for item in self.check_ins.values() if item.day >= day]
        return sorted(items, key=lambda item: (item.day, item.id))

    def last_trained(self) -> date | None:
        """Return the last day with a set; None without any."""
        return max((item.day for item in self._counting()), default=None)

    def weeks_trained(self) -> int:
        """Return how many weeks had a working set."""
        days = {item.day for item in self._counting() if item.kind is SetKind.WORKING}
        return len({day.isocalendar()[:2] for day in days})
