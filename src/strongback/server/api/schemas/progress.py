"""Progress over weeks, as numbers to draw."""

from __future__ import annotations

from ninja import Schema

from strongback.coach.progress import Basis
from strongback.knowledge.vocabulary import Measure
from strongback.record.log import Region
from strongback.server.api.schemas.shared import Day, LoadOut
from strongback.server.api.schemas.training import SessionsOut, TrendOut


class TrapeziusOut(Schema):
    """Stimulus of the three parts of the trapezius, in fractional hard sets."""

    upper: float
    middle: float
    lower: float


class WeekProgressOut(Schema):
    """One week from its ``monday``, as it was logged.

    ``hard_sets`` and every ``..._sets`` count working sets, a left and a right one together; ``stimulus`` is fractional
    hard sets by muscle group (1.0 primary, 0.5 secondary), without those that got none. ``sessions.planned`` also
    counts what is still to come. ``worst_pain`` is 0 to 10, null when none was noted or it may not be seen.
    """

    monday: Day
    sessions: SessionsOut
    deload: bool
    hard_sets: float
    stimulus: dict[str, float]
    pull_sets: float
    push_sets: float
    horizontal_pull_sets: float
    vertical_pull_sets: float
    core_sets: float
    extension_sets: float
    trapezius: TrapeziusOut
    worst_pain: int | None


class RangeOut(Schema):
    """Fractional hard sets a week that are aimed at.

    By the ``plan``: the least and the most of its training weeks. By the ``goal``, where there is no plan: from where
    growth can be detected to what is enough.
    """

    low: float
    high: float
    basis: Basis


class OneRepMaxOut(Schema):
    """An estimated maximum in kilograms, and the range it may really lie in."""

    kg: float
    low_kg: float
    high_kg: float


class ExerciseDayOut(Schema):
    """One day of an exercise: its hard ``sets``, and its best set.

    The best set is the one with the hardest ``load`` and then the most in ``amount``: repetitions, seconds of a hold or
    minutes, as the exercise's ``measure`` says. ``one_rep_max`` is null where no estimate is honest.
    """

    day: Day
    sets: float
    load: LoadOut
    amount: int
    one_rep_max: OneRepMaxOut | None


class SidesOut(Schema):
    """The mean amount of a set with each side, on a day on which both were trained apart."""

    day: Day
    left: float
    right: float


class ExerciseProgressOut(Schema):
    """One exercise over the weeks, from its first day to its latest; ``trend`` needs three days with an estimate."""

    exercise: str
    measure: Measure
    days: list[ExerciseDayOut]
    sides: list[SidesOut]
    trend: TrendOut | None


class PainDayOut(Schema):
    """The worst pain of a day, 0 to 10; ``region`` is null for pain that was said with a set."""

    day: Day
    worst: int
    region: Region | None


class CheckInDayOut(Schema):
    """How a day started: hours of sleep, stress and soreness from 0 to 10; null is what was not said."""

    day: Day
    sleep_h: float | None
    stress: int | None
    soreness: int | None
    ill: bool


class FormDayOut(Schema):
    """How many working sets of a day were clean, shaky and broken down; sets without a rating are not in it."""

    day: Day
    clean: int
    shaky: int
    broke_down: int


class ProgressOut(Schema):
    """The weeks from the Monday ``first`` to the Sunday ``last``, each series from the oldest to the newest.

    Every week is there, also one without training; of the days only those with something. ``ranges`` is by muscle
    group, where one is aimed at. The exercises done on most days come first. ``pain`` and ``check_ins`` are null for a
    coach or a token without the scope see-pain.
    """

    first: Day
    last: Day
    weeks: list[WeekProgressOut]
    ranges: dict[str, RangeOut]
    exercises: list[ExerciseProgressOut]
    pain: list[PainDayOut] | None
    check_ins: list[CheckInDayOut] | None
    form: list[FormDayOut]
