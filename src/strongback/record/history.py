"""What was done so far, arranged by exercise and session for those who decide what comes next."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from strongback.record.log import Form, SetKind, SetLog, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from strongback.record.log import CheckIn, PainNote, Target


@dataclass(frozen=True, slots=True)
class ExerciseSession:
    """The working sets of one exercise on one day, in the order they were done."""

    exercise: str
    day: date
    sets: tuple[SetLog, ...]

    @property
    def target(self) -> Target | None:
        """What had been prescribed, when it was."""
        return next((item.target for item in self.sets if item.target is not None), None)

    @property
    def planned(self) -> str:
        """The exercise of the plan it was done for; empty when it was done freely."""
        return next((item.planned for item in self.sets if item.planned), "")

    @property
    def is_light(self) -> bool:
        """Whether it was held back on purpose."""
        return self.target is not None and self.target.light

    @property
    def least(self) -> int:
        """The smallest amount of any set."""
        return min(item.amount for item in self.sets)

    @property
    def total(self) -> int:
        """The sum of the amounts of all sets."""
        return sum(item.amount for item in self.sets)

    @property
    def worst_pain(self) -> int:
        """The highest pain during a set; no word about pain counts as none."""
        return max((item.pain or 0 for item in self.sets), default=0)

    @property
    def worst_form(self) -> Form | None:
        """The worst form of any set, None as soon as one was not rated."""
        forms = [item.form for item in self.sets]
        if None in forms:
            worst_said = [form for form in forms if form is Form.BROKE_DOWN or form is Form.SHAKY]
            return max(worst_said, key=list(Form).index, default=None)
        return max((form for form in forms if form is not None), key=list(Form).index)

    def amounts(self, side: Side) -> tuple[int, ...]:
        """Return the amounts of the sets done with one side."""
        return tuple(item.amount for item in self.sets if item.side is side)


@dataclass(frozen=True, slots=True)
class History:
    """Sessions by exercise from oldest to newest, with notes and check-ins in the order of time."""

    sessions: Mapping[str, tuple[ExerciseSession, ...]] = field(default_factory=dict)
    pain_notes: tuple[PainNote, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    last_trained: date | None = None

    @classmethod
    def of(
        cls, sets: Iterable[SetLog], pain_notes: Iterable[PainNote] = (), check_ins: Iterable[CheckIn] = ()
    ) -> History:
        """Arrange facts, whatever order they come in."""
        grouped: defaultdict[str, defaultdict[date, list[SetLog]]] = defaultdict(lambda: defaultdict(list))
        last_trained: date | None = None
        for item in sorted(sets, key=lambda item: (item.performed_at, item.id)):
            if item.kind is SetKind.WORKING:
                grouped[item.exercise][item.day].append(item)
                last_trained = item.day if last_trained is None else max(last_trained, item.day)
        sessions = {
            exercise: tuple(ExerciseSession(exercise, day, tuple(days[day])) for day in sorted(days))
            for exercise, days in grouped.items()
        }
        return cls(
            sessions=sessions,
            pain_notes=tuple(sorted(pain_notes, key=lambda note: (note.noted_at, note.id))),
            check_ins=tuple(sorted(check_ins, key=lambda item: (item.day, item.id))),
            last_trained=last_trained,
        )

    def of_exercise(self, exercise: str) -> tuple[ExerciseSession, ...]:
        """Return the sessions of one exercise from oldest to newest."""
        return self.sessions.get(exercise, ())
