"""People, plans and training days in a few words, with overrides, for the tests of progression."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from strongback.knowledge import catalogue
from strongback.knowledge.vocabulary import Implement, Level, Measure
from strongback.progression.gates import Day
from strongback.progression.options import DEFAULTS, ProgressionOptions
from strongback.progression.person import Person
from strongback.progression.prescribe import prescribe
from strongback.progression.swap import Swapping, swaps
from strongback.record.history import History
from strongback.record.inventory import Inventory
from strongback.record.load import Load
from strongback.record.log import CheckIn, Form, PainNote, Region, SetLog, Side, Target
from strongback.record.plan import PlannedExercise
from strongback.record.profile import Goal, Profile
from strongback.record.profile_file import WHOLE_GYM
from strongback.screening.limits import personal_limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strongback.knowledge.tempo import Tempo
    from strongback.record.prescription import Prescription

KNOWN = catalogue()
TODAY = date(2026, 3, 30)
ROW, PULLDOWN, DUMBBELL_ROW = "seated-cable-row", "lat-pulldown", "single-arm-dumbbell-row"
BARBELL_ROW, BAND_ROW, INVERTED_ROW = "bent-over-barbell-row", "standing-band-row", "inverted-row"
ASSISTED, PLANK, SIDE_PLANK = "assisted-pull-up", "knee-plank", "knee-side-plank"
EVERY_2_KG = Inventory(stack_kg=tuple(float(kg) for kg in range(2, 101, 2)))

Sets = tuple[SetLog, ...]
_numbers = itertools.count(1)


def exercise(name: str = ROW, *, reps: tuple[int, int] = (8, 12), **other: Any) -> PlannedExercise:
    """Return a planned exercise; everything not said is what a plan would usually say."""
    record = KNOWN.exercises[name]
    fields: dict[str, Any] = {
        "sets": 3,
        "measure": record.dose.measure,
        "amount": reps,
        "rir": 2,
        "tempo": record.dose.tempo,
        "rest_s": 90,
        "load": Load(record.ways[0].load),
        "per_side": record.sides > 1,
    }
    return PlannedExercise(name, **(fields | other))


def hold(name: str = PLANK, *, seconds: tuple[int, int] = (20, 40), **other: Any) -> PlannedExercise:
    return exercise(name, reps=seconds, **({"measure": Measure.HOLD, "rest_s": 45} | other))


def someone(
    *,
    inventory: Inventory = EVERY_2_KG,
    options: ProgressionOptions = DEFAULTS,
    conditions: tuple[str, ...] = (),
    **profile: Any,
) -> Person:
    """Return a person with a whole gym, steps of two kilograms and no wish to be an exception."""
    fields: dict[str, Any] = {"goal": Goal.HYPERTROPHY, "level": Level.ADVANCED, "equipment": WHOLE_GYM}
    whole = Profile(**(fields | {"inventory": inventory, "conditions": conditions} | profile))
    return Person(whole, personal_limits(conditions, KNOWN), KNOWN, options)


def weight(kg: float, implement: Implement = Implement.STACK) -> Load:
    return Load(implement, kg=kg)


def band(name: str) -> Load:
    return Load(Implement.BAND, band=name)


def rung(number: int) -> Load:
    return Load(Implement.BODYWEIGHT, rung=number)


def session(
    reps: Sequence[int] = (10, 10, 10),
    kg: float | Load = 40,
    form: str | Sequence[str | None] | None = "clean",
    rir: float | Sequence[float | None] | None = 2,
    pain: int | Sequence[int | None] | None = 0,
    *,
    of: PlannedExercise | None = None,
    days_ago: int = 3,
    aim: int | None = None,
    light: bool = False,
    freely: bool = False,
    sides: Sequence[Side] | None = None,
    **other: Any,
) -> Sets:
    """Return the sets of one exercise on one day; they met their aim unless another is given."""
    asked = of or exercise()
    low, high = asked.amount
    day = TODAY - timedelta(days=days_ago)
    count = len(reps)
    aimed = max(low, min(high, *reps)) if aim is None else aim
    target = Target(low, max(high, aimed), aimed, asked.rir, asked.sets, light=light)
    loads = kg if isinstance(kg, Load) else Load(asked.load.implement, kg=float(kg))
    return tuple(
        SetLog(
            id=f"{next(_numbers):08d}",
            exercise=other.get("exercise", asked.exercise),
            day=day,
            performed_at=datetime(day.year, day.month, day.day, 18, number, tzinfo=UTC),
            amount=reps[number],
            load=loads,
            rir=_each(rir, count)[number],
            form=None if (said := _each(form, count)[number]) is None else Form(said),
            side=Side.BOTH if sides is None else sides[number],
            pain=_each(pain, count)[number],
            tempo=other.get("tempo"),
            rest_s=other.get("rest_s"),
            target=None if freely else other.get("target", target),
            planned="" if freely else asked.exercise,
        )
        for number in range(count)
    )


def _each(said: Any, count: int) -> list[Any]:
    return list(said) if isinstance(said, (list, tuple)) else [said] * count


def sore(
    *,
    days_ago: int = 1,
    during: int | None = None,
    next_morning: int | None = None,
    exercise: str | None = ROW,
    **other: Any,
) -> PainNote:
    day = TODAY - timedelta(days=days_ago)
    number = next(_numbers)
    fields: dict[str, Any] = {"id": f"{number:08d}", "region": Region.MID_BACK}
    fields |= {"day": day, "noted_at": datetime(day.year, day.month, day.day, 20, tzinfo=UTC)}
    return PainNote(**(fields | {"during": during, "next_morning": next_morning, "exercise": exercise} | other))


def morning(*, days_ago: int = 0, **other: Any) -> CheckIn:
    return CheckIn(f"{next(_numbers):08d}", TODAY - timedelta(days=days_ago), **other)


def after(
    *sessions: Sets,
    of: PlannedExercise | None = None,
    by: Person | None = None,
    notes: Sequence[PainNote] = (),
    mornings: Sequence[CheckIn] = (),
    also_planned: frozenset[str] = frozenset(),
    **day: Any,
) -> Prescription:
    """Return today's prescription after these sessions."""
    history = History.of(itertools.chain(*sessions), notes, mornings)
    today = Day(**({"today": TODAY, "age": None} | day), pain_notes=history.pain_notes, check_ins=history.check_ins)
    return prescribe(of or exercise(), by or someone(), history, today, also_planned)


def swapped(asked: Prescription, choice: PlannedExercise, *sets: Sets, by: Person | None = None) -> Prescription:
    """Return what to do when an exercise is swapped for another, after sessions."""
    person = by if by is not None else someone()
    history = History.of(itertools.chain.from_iterable(sets))
    (made,) = swaps(asked, [choice], Swapping(person, history, Day(TODAY, None)))
    return made


def as_asked(asked: Prescription, *, days_ago: int, kg: float | None = None, **other: Any) -> Sets:
    """Return the sets of somebody who does exactly what was asked, and logs it as the coach does."""
    day = TODAY - timedelta(days=days_ago)
    fields: dict[str, Any] = {
        "exercise": asked.exercise,
        "day": day,
        "amount": asked.aim,
        "load": asked.load if kg is None else replace(asked.load, kg=kg),
        "rir": float(asked.rir),
        "form": Form.CLEAN,
        "tempo": asked.tempo,
        "rest_s": asked.rest_s,
        "target": asked.target,
        "planned": asked.planned,
    }
    fields |= other
    start = datetime(day.year, day.month, day.day, 18, tzinfo=UTC)
    own: list[dict[str, Any]] = [
        {"id": f"{next(_numbers):08d}", "performed_at": start + timedelta(minutes=each)} for each in range(asked.sets)
    ]
    return tuple(SetLog(**(each | fields)) for each in own)


def training(
    count: int, *, of: PlannedExercise, by: Person, start: Sets, every: int = 3, **other: Any
) -> list[Prescription]:
    """Return the prescriptions of somebody who does just what is asked, session after session."""
    done, asked = [start], []
    for number in range(count):
        days_ago = every * (count - number - 1)
        history = History.of(itertools.chain(*done))
        today = TODAY - timedelta(days=days_ago)
        asked.append(prescribe(of, by, history, Day(today, None)))
        done.append(as_asked(asked[-1], days_ago=days_ago, **other))
    return asked


def codes(asked: Prescription) -> list[str]:
    return [reason.rule.code for reason in asked.reasons]


def said(asked: Prescription, code: str) -> str:
    """Return the sentence of one reason, which must be there."""
    return next(reason.say for reason in asked.reasons if reason.rule.code == code)


def slower(tempo: Tempo, seconds: int) -> Tempo:
    return replace(tempo, eccentric_s=tempo.eccentric_s + seconds)
