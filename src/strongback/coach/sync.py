"""Synchronisation as a use case: each operation of a device is carried out on its own and gets its own answer.

An operation that was carried out is remembered by its id, so sending it again changes nothing and is answered the
same. A refused one is not remembered: it may come again, mended or when what it needs has arrived.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from strongback.coach.errors import CoachError
from strongback.coach.logging import keep_sets
from strongback.coach.ports import Answered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from strongback.coach.ports import Store
    from strongback.record.clock import Clock
    from strongback.record.habit import HabitTick
    from strongback.record.log import CheckIn, PainNote, SetLog
    from strongback.record.note import Note
    from strongback.record.posture import PostureSnapshot
    from strongback.record.stored import ScreeningRecord

MOST_OPERATIONS = 200


class Outcome(StrEnum):
    """What became of an operation."""

    ACCEPTED = "accepted"
    SUPERSEDED = "superseded"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class AddSet:
    """Keep a set."""

    item: SetLog


@dataclass(frozen=True, slots=True)
class EditSet:
    """Correct fields of a set."""

    set_id: str
    clock: Clock
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DeleteSet:
    """Take a set back."""

    set_id: str
    clock: Clock


@dataclass(frozen=True, slots=True)
class AddPain:
    """Keep a pain note."""

    item: PainNote


@dataclass(frozen=True, slots=True)
class AddCheckIn:
    """Keep a check-in."""

    item: CheckIn


@dataclass(frozen=True, slots=True)
class AddHabit:
    """Keep a tick of a habit."""

    item: HabitTick


@dataclass(frozen=True, slots=True)
class AddPosture:
    """Keep a posture snapshot."""

    item: PostureSnapshot


@dataclass(frozen=True, slots=True)
class AddNote:
    """Keep a note."""

    item: Note


@dataclass(frozen=True, slots=True)
class AddScreening:
    """Keep a screening."""

    item: ScreeningRecord


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An operation that cannot be read; ``message`` says where and what to do."""

    message: str


AddFact = AddPain | AddCheckIn | AddHabit | AddPosture | AddNote | AddScreening
Asked = AddSet | EditSet | DeleteSet | AddFact | Unreadable


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing a device asks for: its id, a digest of all it says, and what is asked."""

    id: str
    digest: str
    asked: Asked


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one operation; ``again`` says that sending it later can succeed."""

    id: str
    outcome: Outcome
    reason: str = ""
    again: bool = False

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {"id": self.id, "outcome": str(self.outcome), "reason": self.reason, "again": self.again}


class _RefusedError(Exception):
    """An operation that cannot be carried out; ``again`` says that it may be, later."""

    def __init__(self, reason: str, *, again: bool = False) -> None:
        super().__init__(reason)
        self.again = again


def synchronise(store: Store, operations: Sequence[Operation], now: datetime) -> list[Answer]:
    """Carry operations out in their order and answer each one.

    Raises:
        ValueError: there are more than 200.

    """
    if len(operations) > MOST_OPERATIONS:
        raise ValueError(f"At most {MOST_OPERATIONS} operations at once.")
    if not operations:
        return []
    answers: list[Answer] = []
    with store.turn() as number:
        known = dict(store.answered([operation.id for operation in operations]))
        new: dict[str, Answered] = {}
        for turn, operation in enumerate(operations, number * MOST_OPERATIONS):
            answer = _answer(store, operation, known, now, turn)
            answers.append(answer)
            if answer.outcome is not Outcome.REJECTED and operation.id not in known:
                known[operation.id] = new[operation.id] = Answered(operation.digest, answer.document())
        store.keep_answers(new, now)
    return answers


def _answer(store: Store, operation: Operation, known: Mapping[str, Answered], now: datetime, turn: int) -> Answer:
    before = known.get(operation.id)
    if before is not None:
        if before.digest != operation.digest:
            return Answer(operation.id, Outcome.REJECTED, "This id was used for another operation; make a new id.")
        said = before.answer
        return Answer(operation.id, Outcome(said["outcome"]), said["reason"])
    try:
        with store.attempt():
            return Answer(operation.id, _carry_out(store, operation.asked, now, turn))
    except _RefusedError as refused:
        return Answer(operation.id, Outcome.REJECTED, str(refused), again=refused.again)
    except CoachError as error:
        return Answer(operation.id, Outcome.REJECTED, str(error))


def _carry_out(store: Store, asked: Asked, now: datetime, turn: int) -> Outcome:
    match asked:
        case Unreadable():
            raise _RefusedError(asked.message)
        case AddSet():
            keep_sets(store, (asked.item,))
        case EditSet():
            return _edit(store, asked, now, turn)
        case DeleteSet():
            return _delete(store, asked, now, turn)
        case _:
            _add_fact(store, asked)
    return Outcome.ACCEPTED


def _add_fact(store: Store, asked: AddFact) -> None:
    """Keep something that is written once."""
    match asked:
        case AddPain():
            store.add_facts((), (asked.item,), ())
        case AddCheckIn():
            store.add_facts((), (), (asked.item,))
        case AddHabit():
            store.add_habit(asked.item)
        case AddPosture():
            store.add_posture(asked.item)
        case AddNote():
            store.add_note(asked.item)
        case AddScreening():
            store.add_screening(asked.item)


def _edit(store: Store, asked: EditSet, now: datetime, turn: int) -> Outcome:
    kept = store.set_version(asked.set_id)
    if kept is None:
        raise _RefusedError("The set is not here yet; send it first.", again=True)
    edited = kept.edited(asked.values, asked.clock.no_later_than(now, turn))
    if edited is kept:
        return Outcome.SUPERSEDED
    store.save_set_version(edited, now)
    return Outcome.ACCEPTED


def _delete(store: Store, asked: DeleteSet, now: datetime, turn: int) -> Outcome:
    kept = store.set_version(asked.set_id)
    if kept is None:
        raise _RefusedError("The set is not here yet; send it first.", again=True)
    deleted = kept.taken_back(asked.clock.no_later_than(now, turn))
    if deleted is kept:
        return Outcome.SUPERSEDED
    store.save_set_version(deleted, now)
    return Outcome.SUPERSEDED if deleted.counts else Outcome.ACCEPTED
