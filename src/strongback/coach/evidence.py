"""Evidence as a use case: every number of a look back can be opened to the records that it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from strongback.insight.finding import Evidence, Kept
from strongback.record.documents import check_in_document, pain_document, set_document
from strongback.record.log import SetKind, SetLog, Side

if TYPE_CHECKING:
    from strongback.coach.ports import Store
    from strongback.knowledge.catalogue import Catalogue
    from strongback.record.log import CheckIn, PainNote
    from strongback.record.posture import PostureSnapshot

MOST = 500


@dataclass(frozen=True, slots=True)
class Shown:
    """The sets with what each counts for, and the other records where they may be seen; the newest first."""

    asked: Evidence
    sets: tuple[tuple[SetLog, float], ...]
    pain: tuple[PainNote, ...] | None
    check_ins: tuple[CheckIn, ...] | None
    posture: tuple[PostureSnapshot, ...] | None

    @property
    def total(self) -> float:
        """What all the sets count for together."""
        return sum(part for _, part in self.sets)

    def document(self) -> dict[str, Any]:
        """Return it as plain data, at most 500 of each sort."""
        return {
            "first": self.asked.first.isoformat(),
            "last": self.asked.last.isoformat(),
            "count": len(self.sets),
            "total": self.total,
            "sets": [set_document(item) | {"part": part} for item, part in self.sets[:MOST]],
            "pain": None if self.pain is None else [pain_document(note) for note in self.pain[:MOST]],
            "check_ins": None if self.check_ins is None else [check_in_document(i) for i in self.check_ins[:MOST]],
            "posture": None if self.posture is None else [item.document() for item in self.posture[:MOST]],
        }


def evidence_for(store: Store, known: Catalogue, asked: Evidence, *, sees_pain: bool = True) -> Shown:
    """Return the records behind a number; those about how one feels only for whoever may see them."""
    sets = [(item, part) for item in _sets(store, asked) if (part := _part(item, asked, known)) > 0]
    sets.sort(key=lambda found: (found[0].day, found[0].performed_at, found[0].id), reverse=True)
    if not sees_pain:
        # Which sets hurt is as private as how much they did.
        return Shown(asked, () if asked.of is Kept.PAIN else tuple(sets), None, None, None)
    pain = [note for note in store.pain_since(asked.first) if asked.of is Kept.PAIN and note.day <= asked.last]
    if asked.exercise:
        pain = [note for note in pain if note.exercise == asked.exercise]
    check_ins = [i for i in store.check_ins_since(asked.first) if asked.of is Kept.CHECK_INS and i.day <= asked.last]
    posture = [i for i in store.posture_since(asked.first) if asked.of is Kept.POSTURE and i.day <= asked.last]
    return Shown(asked, tuple(sets), tuple(pain[::-1]), tuple(check_ins[::-1]), tuple(posture[::-1]))


def _sets(store: Store, asked: Evidence) -> list[SetLog]:
    """Return the working sets of the days; asked about pain, those during which there was some."""
    if asked.of not in (Kept.SETS, Kept.PAIN):
        return []
    working = [item for item in store.sets_between(asked.first, asked.last) if item.kind is SetKind.WORKING]
    return [item for item in working if item.pain] if asked.of is Kept.PAIN else working


def _part(item: SetLog, asked: Evidence, known: Catalogue) -> float:
    """Return what a set counts for: nothing when it was not asked for."""
    if asked.exercise and item.exercise != asked.exercise:
        return 0.0
    hard = 1.0 if item.side is Side.BOTH else 0.5
    exercise = known.exercises.get(item.exercise)
    if exercise is None:
        return 0.0 if asked.group or asked.patterns else hard
    if asked.patterns and exercise.pattern not in asked.patterns:
        return 0.0
    return hard * exercise.credit(asked.group) if asked.group else hard
