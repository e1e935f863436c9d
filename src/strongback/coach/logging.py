"""Logging as a use case: short lines in, facts kept, what could not be read named with its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from strongback.coach.errors import CoachError, OtherSetError, UsageError
from strongback.coach.quick_line import CheckInLine, HabitWords, LineError, PainLine, SetLine, find_exercise, read_line
from strongback.coach.training import prescription_today, today_for
from strongback.record.documents import check_in_document, pain_document, set_document
from strongback.record.habit import HabitTick
from strongback.record.identity import uuid7
from strongback.record.load import Load
from strongback.record.log import CheckIn, PainNote, SetLog
from strongback.record.version import WRITTEN_ONCE
from strongback.screening.pain import Light, judge

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from strongback.coach.ports import Entropy, Store
    from strongback.coach.training import Today
    from strongback.knowledge.catalogue import Catalogue
    from strongback.progression.options import ProgressionOptions
    from strongback.record.prescription import Prescription
    from strongback.record.profile import Profile
    from strongback.record.reason import Reason


@dataclass(frozen=True, slots=True)
class Rejected:
    """A line that was not kept, and why."""

    row: int
    line: str
    message: str


@dataclass(frozen=True, slots=True)
class Logged:
    """What was kept and what was not; ``notes`` is what the coach has to say about it at once."""

    sets: tuple[SetLog, ...]
    pain: tuple[PainNote, ...]
    check_ins: tuple[CheckIn, ...]
    rejected: tuple[Rejected, ...]
    notes: tuple[Reason, ...]
    habits: tuple[HabitTick, ...] = ()

    def document(self) -> dict[str, Any]:
        """Return it as ``strongback log --json`` prints it."""
        return {
            "accepted": {
                "sets": [set_document(item) for item in self.sets],
                "pain": [pain_document(item) for item in self.pain],
                "check_ins": [check_in_document(item) for item in self.check_ins],
                "habits": [tick.document() for tick in self.habits],
            },
            "rejected": [{"row": item.row, "line": item.line, "message": item.message} for item in self.rejected],
            "reasons": [item.document() for item in self.notes],
        }


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is logged for: ``day`` on the person's calendar, ``now`` by the clock."""

    day: date
    now: datetime
    entropy: Entropy

    def new_id(self) -> str:
        """Return the id of a new fact."""
        return str(uuid7(self.now, self.entropy(10)))

    def later(self, number: int) -> Moment:
        """Return the moment of the next facts, a millisecond each, so that they keep their order for ever."""
        return replace(self, now=self.now + timedelta(milliseconds=number))


def log_lines(
    store: Store, lines: Sequence[str], known: Catalogue, moment: Moment, options: ProgressionOptions
) -> Logged:
    """Read lines and keep what they say; a line that cannot be read does not stop the others."""
    profile = store.profile()
    today = _today(store, known, moment, options)
    sets: list[SetLog] = []
    pain: list[PainNote] = []
    check_ins: list[CheckIn] = []
    habits: list[HabitTick] = []
    rejected: list[Rejected] = []
    for row, text in enumerate(lines, 1):
        try:
            line = read_line(text, known, profile)
        except LineError as error:
            rejected.append(Rejected(row, text, str(error)))
            continue
        if isinstance(line, SetLine):
            sets += _sets(line, today, moment.later(len(sets)), profile, known)
        elif isinstance(line, PainLine):
            pain.append(_pain(line, moment))
        elif isinstance(line, HabitWords):
            habits.append(HabitTick(moment.later(len(habits)).new_id(), moment.day, line.habit, line.done))
        else:
            check_ins.append(_check_in(line, moment))
    store.add_facts(sets, pain, check_ins)
    for tick in habits:
        store.add_habit(tick)
    return Logged(tuple(sets), tuple(pain), tuple(check_ins), tuple(rejected), _said_at_once(pain), tuple(habits))


def keep_sets(store: Store, sets: Sequence[SetLog]) -> tuple[SetLog, ...]:
    """Keep sets that devices made, all or none, and return each as it is kept.

    One with the id of a set that is kept is that set, perhaps corrected meanwhile, when nothing differs that is written
    once.

    Raises:
        OtherSetError: an id belongs to another set.

    """
    if len(sets) <= 1:
        return _kept(store, sets)
    with store.turn():
        return _kept(store, sets)


def _kept(store: Store, sets: Sequence[SetLog]) -> tuple[SetLog, ...]:
    if store.add_facts(sets, (), ()) == len(sets):
        return tuple(sets)
    return tuple(_as_kept(store, item) for item in sets)


def _as_kept(store: Store, item: SetLog) -> SetLog:
    version = store.set_version(item.id)
    kept = item if version is None else version.log
    differing = [name for name in WRITTEN_ONCE if getattr(kept, name) != getattr(item, name)]
    if differing:
        raise OtherSetError(item.id, differing)
    return kept


def take_back(store: Store, name: str, known: Catalogue, moment: Moment) -> tuple[SetLog, ...]:
    """Take back the sets of an exercise on a day, for somebody who mistyped, and return them.

    Raises:
        UsageError: there is no such exercise, or nothing of it on that day.

    """
    try:
        exercise = find_exercise(name, known).id
    except LineError as error:
        raise UsageError(str(error)) from error
    sets = tuple(item for item in store.sets_between(moment.day, moment.day) if item.exercise == exercise)
    if not sets:
        raise UsageError(f"There is no set of {exercise} on {moment.day}; --date names another day.")
    store.delete_sets([item.id for item in sets], moment.now)
    return sets


def _today(store: Store, known: Catalogue, moment: Moment, options: ProgressionOptions) -> Today | None:
    """Return what is prescribed for the day, or for the next session; logging goes on without it."""
    try:
        return today_for(store, known, moment.now, options, moment.day)
    except CoachError:
        return None


def _sets(
    line: SetLine, today: Today | None, moment: Moment, profile: Profile | None, known: Catalogue
) -> list[SetLog]:
    asked = None if today is None else prescription_today(today, line.exercise)
    if asked is not None and asked.exercise != line.exercise:
        asked = None
    load = line.load or _usual_load(line.exercise, asked, profile, known)
    return [
        SetLog(
            id=moment.later(number).new_id(),
            exercise=line.exercise,
            day=moment.day,
            performed_at=moment.later(number).now,
            amount=amount,
            load=_with_rung(load, asked),
            rir=line.rir,
            form=line.form,
            side=line.side,
            pain=line.pain,
            tempo=line.tempo or (None if asked is None else asked.tempo),
            rest_s=line.rest_s if line.rest_s is not None or asked is None else asked.rest_s,
            kind=line.kind,
            target=None if asked is None else asked.target,
            planned="" if asked is None else asked.planned,
            note=line.note,
        )
        for number, amount in enumerate(line.amounts)
    ]


def _usual_load(exercise: str, asked: Prescription | None, profile: Profile | None, known: Catalogue) -> Load:
    """Return the load when the line says none: the prescribed one, else the implement of the first way."""
    if asked is not None:
        return asked.load
    record = known.exercises[exercise]
    ways = record.ways_with(profile.equipment) if profile is not None else ()
    return Load((ways or record.ways)[0].load)


def _with_rung(load: Load, asked: Prescription | None) -> Load:
    """Return a bodyweight load with the setting that was prescribed, when the line names none."""
    if asked is None or load.rung is not None or load.implement is not asked.load.implement or load.kg is not None:
        return load
    return asked.load if load.band is None else load


def _pain(line: PainLine, moment: Moment) -> PainNote:
    return PainNote(
        id=moment.new_id(),
        day=moment.day,
        noted_at=moment.now,
        region=line.region,
        during=line.during,
        after=line.after,
        next_morning=line.next_morning,
        usual=line.usual,
        kind=line.kind,
        side=line.side,
        exercise=line.exercise,
    )


def _check_in(line: CheckInLine, moment: Moment) -> CheckIn:
    return CheckIn(moment.new_id(), moment.day, line.sleep_h, line.stress, line.soreness, line.ill)


def _said_at_once(pain: Sequence[PainNote]) -> tuple[Reason, ...]:
    """Return what pain asks for now: everything that is not green."""
    verdicts = [judge(note) for note in pain]
    return tuple(why for verdict in verdicts if verdict.light is not Light.GREEN for why in verdict.reasons)
