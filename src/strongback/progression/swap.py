"""What can be done in place of a planned exercise: the same intent and muscles, with a load to begin from.

The nearest comes first: neighbours on the ladder, then movements of the same pattern, then others for the same
muscles. Each is a full prescription through the same gates as the plan's own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from strongback.knowledge.exercise import UNCOUNTED_PATTERNS
from strongback.knowledge.vocabulary import EXTERNAL_IMPLEMENTS, Block, Implement, Measure, Standing
from strongback.progression import rules
from strongback.progression.estimate import figures_of, in_words, rung_of
from strongback.progression.loads import rack
from strongback.progression.plates import plates_of
from strongback.progression.prescribe import prescribe
from strongback.record.load import Load
from strongback.record.reason import reason

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from strongback.knowledge.exercise import Exercise
    from strongback.progression.gates import Day
    from strongback.progression.person import Person
    from strongback.record.history import History
    from strongback.record.plan import PlannedExercise
    from strongback.record.prescription import Prescription
    from strongback.record.reason import Fact

MOST_OFFERED = 6
MOST_LOOKED_AT = 12
BLOCKS = frozenset({Block.MAIN, Block.BALANCE})


@dataclass(frozen=True, slots=True)
class Swapping:
    """Whom a swap is for, on which day, and what they did so far."""

    person: Person
    history: History
    day: Day


def candidates(asked: Prescription, person: Person, taken: Collection[str]) -> tuple[Exercise, ...]:
    """Return what may take an exercise's place, the nearest first; ``taken`` is what the session holds already."""
    exercise = person.known.exercises[asked.exercise]
    left_out = {asked.exercise, asked.planned, *taken}
    fitting = [
        other
        for other in person.known.exercises.values()
        if other.id not in left_out and _trains(other) and _alike(exercise, other) and _possible(other, person)
    ]
    return tuple(sorted(fitting, key=lambda other: _distance(exercise, other, person))[:MOST_LOOKED_AT])


def _trains(exercise: Exercise) -> bool:
    counts = exercise.pattern not in UNCOUNTED_PATTERNS and exercise.dose.measure is not Measure.MINUTES
    return counts and not BLOCKS.isdisjoint(exercise.blocks)


def _alike(exercise: Exercise, other: Exercise) -> bool:
    """Say whether the main muscles are shared: all the muscle groups of a pattern do not have to be."""
    return not set(exercise.muscles.primary).isdisjoint(other.muscles.primary)


def _possible(other: Exercise, person: Person) -> bool:
    return person.may(other) and bool(other.ways_with(person.profile.equipment))


def _distance(exercise: Exercise, other: Exercise, person: Person) -> tuple[bool, bool, float, int, str]:
    neighbours = (*person.known.easier[exercise.id], *person.known.harder[exercise.id])
    shared = sum(other.credit(group) for group in exercise.muscles.primary)
    shared += sum(other.credit(group) for group in exercise.muscles.secondary) / 2
    standing = list(Standing).index(other.standing)
    return (other.id not in neighbours, other.pattern is not exercise.pattern, -shared, standing, other.id)


def swaps(asked: Prescription, choices: Iterable[PlannedExercise], by: Swapping) -> tuple[Prescription, ...]:
    """Return prescriptions for what may take an exercise's place, as many as are worth offering.

    ``choices`` say how much of each, in the order they shall be offered. What a gate leaves out today is not offered.
    """
    found: list[Prescription] = []
    for choice in choices:
        made = _swap(asked, choice, by)
        if made.sets:
            found.append(made)
        if len(found) == MOST_OFFERED:
            break
    return tuple(found)


def _swap(asked: Prescription, choice: PlannedExercise, by: Swapping) -> Prescription:
    person = by.person
    # A choice is what was chosen: the ladder leads nowhere from it today.
    made = prescribe(choice, person, by.history, by.day, frozenset(person.known.exercises))
    own = by.history.of_exercise(choice.exercise)
    load = None if own else _first_load(asked, choice, person)
    if load is not None:
        made = replace(made, load=load, plates=plates_of(load, person.profile.inventory))
    if own:
        how, facts = f"the load follows from your own sets of {own[-1].day}", _begin("own", day=str(own[-1].day))
    elif load is not None and load.rung is not None:
        figures = figures_of(person.known.exercises[choice.exercise], load, person.profile)
        how = f"you have no sets of it yet, so begin where you move {in_words(figures)}"
        facts = _begin("lever", **figures)
    elif load is not None:
        part = person.options.swap_load_factor
        how = f"you have no sets of it yet, so begin with at most {part:.0%} of the load"
        facts = _begin("part", part=part)
    elif made.load.is_open:
        how, facts = "you have no sets of it yet, so find the load from light to heavy", _begin("open")
    else:
        how, facts = "you have no sets of it yet, so begin low in the range", _begin("low")
    shared = _muscles(asked, choice, person)
    names = ", ".join(person.known.muscle_groups[group].name.lower() for group in shared)
    say = f"In place of {person.known.exercises[asked.exercise].name}, for {names}; {how}."
    seen: dict[str, Fact] = {"instead_of": asked.exercise, "own_sets": bool(own), "groups": ", ".join(shared)}
    why = reason(rules.SWAPPED, say, **seen, **facts)
    return replace(made, planned=asked.planned, reasons=(why, *made.reasons))


def _begin(begin: str, **facts: Fact) -> dict[str, Fact]:
    """Return by what the load of a swap was chosen: own sets, a lever, a part of the load; else it is open or low."""
    return {"begin": begin, **facts}


def _muscles(asked: Prescription, choice: PlannedExercise, person: Person) -> list[str]:
    """Return the main muscle groups that two exercises share."""
    exercise, other = person.known.exercises[asked.exercise], person.known.exercises[choice.exercise]
    return [group for group in exercise.muscles.primary if group in other.muscles.primary]


def _first_load(asked: Prescription, choice: PlannedExercise, person: Person) -> Load | None:
    """Return a careful load to begin with where both hang on the same thing and do the same, else None."""
    exercise, other = person.known.exercises[asked.exercise], person.known.exercises[choice.exercise]
    if asked.load.implement is Implement.BODYWEIGHT is choice.load.implement and other.pattern is exercise.pattern:
        return _first_rung(asked, exercise, other, person)
    comparable = (
        asked.load.kg is not None
        and asked.load.implement in EXTERNAL_IMPLEMENTS
        and choice.load.implement is asked.load.implement
        and other.pattern is exercise.pattern
        and not (exercise.assistance or other.assistance)
    )
    if not comparable or asked.load.kg is None:
        return None
    owned = rack(other, choice.load.implement, person.profile.inventory)
    careful = owned.at_most(Load(choice.load.implement, kg=asked.load.kg * person.options.swap_load_factor))
    return careful if careful.kg is not None and careful.kg < asked.load.kg else None


def _first_rung(asked: Prescription, exercise: Exercise, other: Exercise, person: Person) -> Load | None:
    """Return the hardest setting that moves no more of the body than a careful share of the one it stands for."""
    rung = rung_of(exercise, asked.load)
    shares = [setting.share for setting in other.body_load.rungs]
    if rung is None or rung.share is None or not shares or None in shares:
        return None
    most = rung.share * person.options.swap_lever_factor
    fitting = [at for at, share in enumerate(shares) if share is not None and share <= most]
    return Load(Implement.BODYWEIGHT, rung=max(fitting, default=0))
