"""A plan: a mesocycle of weeks, sessions and planned exercises, and its plain-data form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from strongback.knowledge.tempo import Tempo
from strongback.knowledge.vocabulary import Measure
from strongback.record.load import NO_LOAD, Load
from strongback.record.profile import Weekday

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST = 10_000


def whole(value: object) -> int:
    """Return a whole number of a document.

    Raises:
        ValueError: it is no whole number, or larger than anything a plan says.

    """
    if type(value) is not int or not -MOST <= value <= MOST:
        raise ValueError(f"{str(value)[:20]!r} is not a whole number a plan can have")
    return value


def fraction(value: object) -> float:
    """Return a number of a document.

    Raises:
        ValueError: it is no number, or larger than anything a plan says.

    """
    if type(value) not in (int, float) or not -MOST <= value <= MOST:  # type: ignore[operator]  # numbers by now
        raise ValueError(f"{str(value)[:20]!r} is not a number a plan can have")
    return float(value)  # type: ignore[arg-type]  # a number by now


MEASURE_KEYS = {Measure.REPS: "reps", Measure.HOLD: "hold_s", Measure.MINUTES: "minutes"}


@dataclass(frozen=True, slots=True)
class PlannedExercise:
    """What one session asks of one exercise.

    ``amount`` is the range of repetitions, hold seconds or minutes as ``measure`` says, per side where
    ``per_side`` is true. ``how`` holds what a health condition changes about it.
    """

    exercise: str
    sets: int
    measure: Measure
    amount: tuple[int, int]
    rir: int
    tempo: Tempo
    rest_s: int
    load: Load = NO_LOAD
    per_side: bool = False
    how: tuple[str, ...] = ()

    def document(self) -> dict[str, Any]:
        """Return it as plain data; a hold is one long repetition with ``hold_s`` beside it."""
        return {
            "exercise": self.exercise,
            "sets": self.sets,
            "reps": list(self.amount) if self.measure is Measure.REPS else [1, 1],
            **({} if self.measure is Measure.REPS else {MEASURE_KEYS[self.measure]: list(self.amount)}),
            "per_side": self.per_side,
            "rir": self.rir,
            "tempo": str(self.tempo),
            "rest_s": self.rest_s,
            "load": self.load.document(),
            **({"how": list(self.how)} if self.how else {}),
        }

    @classmethod
    def from_document(cls, raw: Mapping[str, Any]) -> PlannedExercise:
        """Read what ``document`` wrote.

        Raises:
            KeyError, TypeError, ValueError: a field is missing or of the wrong kind.

        """
        measure = Measure.HOLD if "hold_s" in raw else Measure.MINUTES if "minutes" in raw else Measure.REPS
        low, high = raw[MEASURE_KEYS[measure]]
        return cls(
            exercise=str(raw["exercise"]),
            sets=whole(raw["sets"]),
            measure=measure,
            amount=(whole(low), whole(high)),
            rir=whole(raw["rir"]),
            tempo=Tempo.parse(raw["tempo"]),
            rest_s=whole(raw["rest_s"]),
            load=Load.from_document(raw["load"]) if raw.get("load") else NO_LOAD,
            per_side=bool(raw.get("per_side", False)),
            how=tuple(raw.get("how", ())),
        )


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """One training day: its parts in the order they are done, and how long it takes."""

    day: Weekday
    minutes: int
    warm_up: tuple[PlannedExercise, ...]
    power: tuple[PlannedExercise, ...]
    main: tuple[PlannedExercise, ...]
    balance: tuple[PlannedExercise, ...]
    cool_down: tuple[PlannedExercise, ...]

    @property
    def trained(self) -> tuple[PlannedExercise, ...]:
        """The exercises that count as training."""
        return (*self.power, *self.main, *self.balance)

    @property
    def all_items(self) -> tuple[PlannedExercise, ...]:
        """Everything the session holds, in the order it is done."""
        return (*self.warm_up, *self.trained, *self.cool_down)

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        parts = ("warm_up", "power", "main", "balance", "cool_down")
        return {
            "day": self.day.word,
            "minutes": self.minutes,
            **{part: [item.document() for item in getattr(self, part)] for part in parts},
        }

    @classmethod
    def from_document(cls, raw: Mapping[str, Any]) -> PlannedSession:
        """Read what ``document`` wrote; ``power`` may be missing."""
        return cls(
            day=Weekday[str(raw["day"]).upper()],
            minutes=whole(raw["minutes"]),
            warm_up=_items(raw, "warm_up"),
            power=_items(raw, "power"),
            main=_items(raw, "main"),
            balance=_items(raw, "balance"),
            cool_down=_items(raw, "cool_down"),
        )


def _items(raw: Mapping[str, Any], key: str) -> tuple[PlannedExercise, ...]:
    return tuple(PlannedExercise.from_document(item) for item in raw.get(key, ()))


@dataclass(frozen=True, slots=True)
class Week:
    """One week of a mesocycle; ``stimulus`` is fractional hard sets per muscle group."""

    deload: bool
    sessions: tuple[PlannedSession, ...]
    stimulus: Mapping[str, float] = field(default_factory=dict)

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "deload": self.deload,
            "sessions": [session.document() for session in self.sessions],
            "stimulus": dict(self.stimulus),
        }

    @classmethod
    def from_document(cls, raw: Mapping[str, Any]) -> Week:
        """Read what ``document`` wrote; ``stimulus`` may be missing."""
        sessions = tuple(PlannedSession.from_document(item) for item in raw["sessions"])
        stimulus = {str(group): fraction(sets) for group, sets in dict(raw.get("stimulus", {})).items()}
        return cls(bool(raw["deload"]), sessions, stimulus)


@dataclass(frozen=True, slots=True)
class Plan:
    """A mesocycle: four to eight weeks, the last one a deload."""

    weeks: tuple[Week, ...]

    @property
    def stimulus_per_week(self) -> Mapping[str, float]:
        """Fractional hard sets per muscle group in the first week."""
        return self.weeks[0].stimulus if self.weeks else {}

    def sessions(self) -> Iterator[tuple[int, PlannedSession]]:
        """Yield every session with the number of its week, from 1."""
        for number, week in enumerate(self.weeks, 1):
            for session in week.sessions:
                yield number, session

    def document(self) -> dict[str, Any]:
        """Return it as plain data, as ``strongback plan --json`` prints it."""
        return {"weeks": [week.document() for week in self.weeks]}

    @classmethod
    def from_document(cls, raw: Mapping[str, Any]) -> Plan:
        """Read what ``document`` wrote.

        Raises:
            KeyError, TypeError, ValueError: the document is not a plan.

        """
        return cls(tuple(Week.from_document(item) for item in raw["weeks"]))
