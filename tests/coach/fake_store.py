"""The coach's port in memory, as plainly as it can be said: what the real store is compared with."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from strongback.coach.ports import Answered, Basis, Change, Changes
from strongback.insight.past import Past
from strongback.knowledge import catalogue
from strongback.record.clock import Clock
from strongback.record.documents import (
    check_in_document,
    pain_document,
    plan_version_document,
    profile_document,
    proposal_document,
    screening_record_document,
    set_version_document,
)
from strongback.record.log import SetKind
from strongback.record.note import NoteKind, Skipped
from strongback.record.version import SetVersion

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from strongback.record.habit import HabitTick
    from strongback.record.log import CheckIn, PainNote, SetLog
    from strongback.record.note import Note
    from strongback.record.posture import PostureSnapshot
    from strongback.record.profile import Profile
    from strongback.record.stored import Proposal, ScreeningRecord, StoredPlan


@dataclass
class FakeStore:
    """One athlete's records in lists."""

    _profile: Profile | None = None
    screenings: list[ScreeningRecord] = field(default_factory=list)
    plans: list[StoredPlan] = field(default_factory=list)
    pain: dict[str, PainNote] = field(default_factory=dict)
    check_ins: dict[str, CheckIn] = field(default_factory=dict)
    versions: dict[str, SetVersion] = field(default_factory=dict)
    asked_for: dict[str, Proposal] = field(default_factory=dict)
    postures: dict[str, PostureSnapshot] = field(default_factory=dict)
    habits: dict[str, HabitTick] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)
    notes_taken_back: set[str] = field(default_factory=set)
    answers: dict[str, Answered] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    turns: int = 0

    def basis(self) -> Basis:
        """Return what every training day rests on."""
        return Basis(self.profile(), self.screening(), self.plan(), self.last_trained(), self._skipped())

    def _skipped(self) -> Skipped | None:
        skips = [note for note in self._notes_left() if note.kind is NoteKind.SKIPPED]
        if not skips:
            return None
        day = max(note.day for note in skips)
        names = {note.exercise for note in skips if note.day == day}
        return Skipped(day, frozenset(name for name in names if name is not None), None in names)

    def profile(self) -> Profile | None:
        """Return the profile in force."""
        return self._profile

    def save_profile(self, profile: Profile) -> None:
        """Put a profile in force."""
        self._profile = profile
        self._changed("profile", profile_document(profile))

    def screening(self) -> ScreeningRecord | None:
        """Return the latest screening."""
        return max(self.screenings, key=lambda record: (record.answered_at, record.id), default=None)

    def add_screening(self, record: ScreeningRecord) -> None:
        """Keep a screening."""
        if record.id not in {kept.id for kept in self.screenings}:
            self.screenings.append(record)
            self._changed("screening", screening_record_document(record))

    def plan(self) -> StoredPlan | None:
        """Return the plan in force."""
        return max(self.plans, key=lambda plan: plan.version, default=None)

    def save_plan(self, plan: StoredPlan) -> None:
        """Put a plan in force; earlier ones are kept."""
        self.plans.append(plan)
        self._changed("plan", plan_version_document(plan))

    def plans_since(self, day: date) -> list[StoredPlan]:
        """Return the versions of the plan; those that were over long before make no difference."""
        del day
        return list(self.plans)

    def proposals(self) -> list[Proposal]:
        """Return the changes of the plan that were asked for, the newest first."""
        return sorted(self.asked_for.values(), key=lambda item: (item.made_at, item.id), reverse=True)

    def save_proposal(self, proposal: Proposal) -> None:
        """Keep a proposal, or what became of it."""
        self.asked_for[proposal.id] = proposal
        self._changed("proposal", proposal_document(proposal))

    def add_facts(self, sets: Sequence[SetLog], pain: Sequence[PainNote], check_ins: Sequence[CheckIn]) -> int:
        """Keep logged facts and count the new sets; one that is already kept (by id) is left as it is."""
        before = len(self.versions)
        for item in sets:
            if item.id not in self.versions:
                self._keep(SetVersion(item))
        for note in pain:
            if note.id not in self.pain:
                self.pain[note.id] = note
                self._changed("pain", pain_document(note))
        for check_in in check_ins:
            if check_in.id not in self.check_ins:
                self.check_ins[check_in.id] = check_in
                self._changed("check-in", check_in_document(check_in))
        return len(self.versions) - before

    def add_posture(self, snapshot: PostureSnapshot) -> None:
        """Keep a posture snapshot."""
        if snapshot.id not in self.postures:
            self.postures[snapshot.id] = snapshot
            self._changed("posture", snapshot.document())

    def add_habit(self, tick: HabitTick) -> None:
        """Keep a tick of a habit."""
        if tick.id not in self.habits:
            self.habits[tick.id] = tick
            self._changed("habit", tick.document())

    def habits_since(self, day: date) -> list[HabitTick]:
        """Return the ticks of habits from a day on."""
        return sorted((i for i in self.habits.values() if i.day >= day), key=lambda item: (item.day, item.id))

    def add_note(self, note: Note) -> None:
        """Keep a note."""
        if note.id not in self.notes:
            self.notes[note.id] = note
            self._changed("note", note.document() | {"deleted": False})

    def delete_note(self, note_id: str, moment: datetime) -> None:
        """Take a note back."""
        del moment
        self.notes[note_id] = replace(self.notes[note_id], text="")
        self.notes_taken_back.add(note_id)
        self._changed("note", self.notes[note_id].document() | {"deleted": True})

    def _notes_left(self) -> list[Note]:
        return [note for key, note in self.notes.items() if key not in self.notes_taken_back]

    def notes_since(self, day: date) -> list[Note]:
        """Return the notes about a day and later ones, in the order they were written."""
        found = [note for note in self._notes_left() if note.day >= day]
        return sorted(found, key=lambda note: (note.written_at, note.id))

    def delete_sets(self, ids: Collection[str], moment: datetime) -> None:
        """Take sets back."""
        for set_id in ids:
            version = self.versions[set_id]
            latest = max(version.clocks.values(), default=None)
            self._keep(version.taken_back(Clock(0, 0, "server").after(latest, moment)))

    def set_version(self, set_id: str) -> SetVersion | None:
        """Return a set with its corrections."""
        return self.versions.get(set_id)

    def save_set_version(self, version: SetVersion, moment: datetime) -> None:
        """Put a set's corrections in force."""
        del moment
        self._keep(version)

    def _keep(self, version: SetVersion) -> None:
        self.versions[version.log.id] = version
        self._changed("set", set_version_document(version))

    def _changed(self, kind: str, document: Mapping[str, Any]) -> None:
        key = (kind, document.get("id"))
        self.changes = [item for item in self.changes if (item.kind, item.document.get("id")) != key]
        self.turns += 1
        self.changes.append(Change(self.turns, kind, document))

    @contextmanager
    def turn(self) -> Iterator[int]:
        """Do several things in one go."""
        self.turns += 1
        yield self.turns

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Do one of several things."""
        yield

    def answered(self, ids: Collection[str]) -> Mapping[str, Answered]:
        """Return which of these operations were carried out before."""
        return {key: self.answers[key] for key in ids if key in self.answers}

    def keep_answers(self, answers: Mapping[str, Answered], moment: datetime) -> None:
        """Remember operations that were carried out."""
        del moment
        self.answers.update(answers)

    def changes_since(self, number: int, most: int) -> Changes:
        """Return what changed after the change with a number, at most so many."""
        found = [item for item in self.changes if item.number > number]
        page = tuple(found[:most])
        return Changes(page, page[-1].number if page else number, len(found) > most)

    @property
    def sets(self) -> dict[str, SetLog]:
        """Every set that was ever kept, as it stands."""
        return {key: version.log for key, version in self.versions.items()}

    def _counting(self) -> list[SetLog]:
        return [version.log for version in self.versions.values() if version.counts]

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

    def posture_since(self, day: date) -> list[PostureSnapshot]:
        """Return the posture snapshots from a day on."""
        items = [item for item in self.postures.values() if item.day >= day]
        return sorted(items, key=lambda item: (item.taken_at, item.id))

    def last_trained(self) -> date | None:
        """Return the last day with a set; None without any."""
        return max((item.day for item in self._counting()), default=None)

    def past(self) -> Past:
        """Return the best estimate of each day of an exercise that was ever trained."""
        return Past.of(self._counting(), catalogue())

    def weeks_trained(self) -> int:
        """Return how many weeks had a working set."""
        days = {item.day for item in self._counting() if item.kind is SetKind.WORKING}
        return len({day.isocalendar()[:2] for day in days})
