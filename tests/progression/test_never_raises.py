from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.progression.training_builders import (
    ASSISTED,
    BAND_ROW,
    BARBELL_ROW,
    DUMBBELL_ROW,
    INVERTED_ROW,
    KNOWN,
    PLANK,
    ROW,
    SIDE_PLANK,
    TODAY,
    Sets,
    exercise,
    hold,
    morning,
    session,
    someone,
    sore,
)

from strongback.knowledge.vocabulary import Implement, Measure
from strongback.progression.gates import Day
from strongback.progression.loads import Rack, rack
from strongback.progression.options import ProgressionOptions
from strongback.progression.prescribe import prescribe
from strongback.progression.rules import RULES
from strongback.record.history import ExerciseSession, History
from strongback.record.inventory import Inventory
from strongback.record.load import Load
from strongback.record.log import Form, PainKind
from strongback.record.profile import Goal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strongback.progression.person import Person
    from strongback.record.log import CheckIn, PainNote
    from strongback.record.plan import PlannedExercise
    from strongback.record.prescription import Prescription

CODES = {rule.code for rule in RULES}
PLANNED = (
    exercise(ROW),
    exercise(BARBELL_ROW),
    exercise(DUMBBELL_ROW),
    exercise(BAND_ROW, load=Load(Implement.BAND)),
    exercise(INVERTED_ROW, load=Load(Implement.BODYWEIGHT)),
    exercise(ASSISTED, reps=(8, 12)),
    hold(PLANK),
    hold(SIDE_PLANK),
)
INVENTORIES = st.builds(
    Inventory,
    dumbbells_kg=st.lists(st.sampled_from([4.0, 6.0, 8.0, 10.0, 11.0, 12.0, 16.0, 20.0]), min_size=1, unique=True).map(
        lambda found: tuple(sorted(found))
    ),
    bar_kg=st.sampled_from([10.0, 15.0, 20.0]),
    plate_pairs_kg=st.lists(st.sampled_from([0.5, 1.25, 2.5, 5.0, 10.0, 15.0, 20.0]), max_size=6).map(tuple),
    stack_kg=st.sampled_from([(5.0, 10.0, 15.0, 20.0, 25.0), (20.0, 21.0, 22.5, 40.0), (7.0,)]),
    bands=st.sampled_from([("red",), ("green", "black", "blue"), ("light", "heavy")]),
)
PEOPLE = st.builds(
    lambda inventory, two_for_two, goal: someone(
        inventory=inventory, options=ProgressionOptions(two_for_two=two_for_two), goal=goal
    ),
    INVENTORIES,
    st.booleans(),
    st.sampled_from(Goal),
)


@dataclass(frozen=True, repr=False)
class Training:
    """Somebody with a planned exercise and what they did so far, all of it done well."""

    person: Person
    planned: PlannedExercise
    done: tuple[Sets, ...]

    def __repr__(self) -> str:  # the whole catalogue hangs on a person
        profile = self.person.profile
        done = [[(each.amount, each.load.say(), each.rir) for each in sets] for sets in self.done]
        return f"{self.planned.exercise} {self.planned.amount} {profile.goal} {profile.inventory} {done}"

    def _repr_pretty_(self, printer: Any, _cycle: object) -> None:
        printer.text(repr(self))

    @property
    def owned(self) -> Rack:
        """Return what the person has for the planned exercise."""
        return rack_of(self.planned.exercise, self.planned.load.implement, self.person)

    def history(self, notes: Sequence[PainNote] = (), mornings: Sequence[CheckIn] = ()) -> History:
        """Return what was done, with what was noted."""
        return History.of([each for sets in self.done for each in sets], notes, mornings)

    def asked(
        self, *, notes: Sequence[PainNote] = (), mornings: Sequence[CheckIn] = (), age: int | None = None
    ) -> Prescription:
        """Return what comes next."""
        history = self.history(notes, mornings)
        day = Day(TODAY, age, history.pain_notes, history.check_ins)
        return prescribe(self.planned, self.person, history, day)


def rack_of(name: str, implement: Implement, person: Person) -> Rack:
    return rack(KNOWN.exercises[name], implement, person.profile.inventory)


@st.composite
def trainings(draw: st.DrawFn) -> Training:
    """Draw a few sessions as somebody does them who is ready for more, the last one a few days ago."""
    person, planned = draw(PEOPLE), draw(st.sampled_from(PLANNED))
    low, high = planned.amount
    loads = rack_of(planned.exercise, planned.load.implement, person).loads
    done = []
    for number in range(count := draw(st.integers(1, 4))):
        least = draw(st.integers(low, high + 3))
        done.append(
            session(
                tuple(draw(st.integers(least, high + 3)) for _ in range(planned.sets)),
                draw(st.sampled_from(loads)),
                of=planned,
                days_ago=3 * (count - number),
                rir=float(draw(st.integers(planned.rir, 4))),
            )
        )
    return Training(person, planned, tuple(done))


def raised(asked: Prescription, training: Training) -> list[str]:
    """Return in which ways a prescription asks for more than the last session did or was asked to do."""
    sets = training.done[-1]
    last, target = ExerciseSession(sets[0].exercise, sets[0].day, sets), sets[0].target
    assert target is not None
    found = []
    if asked.exercise != last.exercise:
        return ["a harder movement"]
    before = min(place(each.load, training.owned) for each in sets)
    if place(asked.load, training.owned) > before:
        found.append("more load")
    if asked.aim > max(target.aim, last.least):
        found.append("a higher aim")
    if asked.sets > training.planned.sets:
        found.append("more sets")
    if asked.tempo.eccentric_s > training.planned.tempo.eccentric_s:
        found.append("a slower tempo")
    if asked.rest_s < training.planned.rest_s:
        found.append("a shorter rest")
    return found


def place(load: Load, owned: Rack) -> int:
    return owned.loads.index(owned.at_most(load))


def changed(training: Training, at: int, **other: Any) -> Training:
    """Change one set of the last session."""
    *before, last = training.done
    sets = list(last)
    sets[at % len(sets)] = replace(sets[at % len(sets)], **other)
    return replace(training, done=(*before, tuple(sets)))


def moved(training: Training, days: int) -> Training:
    """Move everything that was done further into the past."""
    done = tuple(tuple(replace(each, day=each.day - timedelta(days=days)) for each in sets) for sets in training.done)
    return replace(training, done=done)


@given(trainings(), st.integers(0, 2), st.integers(3, 10))
def test_nothing_is_raised_after_pain_above_two_in_a_set(training: Training, at: int, pain: int) -> None:
    assert not raised(changed(training, at, pain=pain).asked(), training)


@given(
    trainings(),
    st.sampled_from(["during", "after", "next_morning"]),
    st.integers(3, 10),
    st.booleans(),
    st.integers(0, 3),
)
def test_nothing_is_raised_after_a_note_of_pain_above_two(
    training: Training, when: str, pain: int, named: bool, days_ago: int
) -> None:
    name = training.planned.exercise if named else None
    felt: dict[str, Any] = {when: pain}
    note = sore(days_ago=days_ago, exercise=name, **felt)
    assert not raised(training.asked(notes=[note]), training)


@given(trainings(), st.sampled_from([PainKind.SHARP, PainKind.SPREADING, PainKind.NUMB_OR_WEAK]), st.integers(0, 10))
def test_nothing_is_raised_after_pain_of_a_kind_to_stop_for(training: Training, kind: PainKind, pain: int) -> None:
    note = sore(days_ago=1, exercise=training.planned.exercise, during=pain, kind=kind)
    asked = training.asked(notes=[note])
    assert not raised(asked, training)
    assert asked.sets == 0


@given(trainings(), st.integers(0, 2), st.integers(1, 5))
def test_nothing_is_raised_after_a_missed_repetition(training: Training, at: int, missing: int) -> None:
    target = training.done[-1][0].target
    assert target is not None
    missed = changed(training, at, amount=max(1, target.aim - missing))
    assert not raised(missed.asked(), missed)


@given(trainings(), st.integers(1, 2))
def test_nothing_is_raised_after_a_set_that_was_left_out(training: Training, sets: int) -> None:
    shorter = replace(training, done=(*training.done[:-1], training.done[-1][:sets]))
    assert not raised(shorter.asked(), shorter)


@given(trainings(), st.integers(0, 2), st.sampled_from([Form.SHAKY, Form.BROKE_DOWN, None]))
def test_nothing_is_raised_after_form_that_was_not_clean(training: Training, at: int, form: Form | None) -> None:
    assert not raised(changed(training, at, form=form).asked(), training)


@given(trainings(), st.integers(0, 2), st.sampled_from([0.0, 1.0, 1.5, None]))
def test_nothing_is_raised_after_more_effort_than_asked(training: Training, at: int, rir: float | None) -> None:
    assert not raised(changed(training, at, rir=rir).asked(), training)


@given(trainings(), st.floats(0, 5.9))
def test_nothing_is_raised_after_a_short_night(training: Training, hours: float) -> None:
    assert not raised(training.asked(mornings=[morning(sleep_h=hours)]), training)


@given(trainings(), st.floats(6.0, 6.9), st.floats(6.0, 6.9))
def test_nothing_is_raised_after_two_nights_below_seven_hours(training: Training, one: float, other: float) -> None:
    nights = [morning(days_ago=2, sleep_h=one), morning(sleep_h=other)]
    assert not raised(training.asked(mornings=nights), training)


@given(trainings(), st.integers(8, 10))
def test_nothing_is_raised_on_a_day_of_high_stress(training: Training, stress: int) -> None:
    assert not raised(training.asked(mornings=[morning(stress=stress)]), training)


@given(trainings(), st.integers(7, 400), st.sampled_from([None, 30, 75]))
def test_nothing_is_raised_after_a_lay_off(training: Training, days: int, age: int | None) -> None:
    """The last session lies three days back in every training, so that seven more are ten."""
    away = moved(training, days)
    assert not raised(away.asked(age=age), away)


def test_each_of_these_people_would_have_been_raised_without_the_gate() -> None:
    """Without this the properties above could hold because nothing ever rises."""
    tops = [
        Training(someone(inventory=STEPS), planned, (session((planned.amount[1],) * 3, load, of=planned),))
        for planned in PLANNED
        for load in rack_of(planned.exercise, planned.load.implement, someone(inventory=STEPS)).loads[:1]
    ]
    assert all(raised(training.asked(), training) for training in tops)


STEPS = Inventory(
    dumbbells_kg=(10.0, 11.0, 12.0),
    bar_kg=20.0,
    plate_pairs_kg=(1.0, 1.0, 2.0),
    stack_kg=(20.0, 21.0, 22.0),
    bands=("light", "heavy"),
)


# What is asked for exists


@given(trainings(), st.floats(0, 9), st.integers(0, 6), st.integers(0, 120))
def test_only_loads_that_are_owned_are_prescribed(training: Training, sleep_h: float, pain: int, away: int) -> None:
    later = moved(changed(training, 0, pain=pain), away)
    asked = later.asked(mornings=[morning(sleep_h=sleep_h)])
    owned = rack_of(asked.exercise, asked.load.implement, training.person)
    assert asked.load.is_open or owned.holds(asked.load)
    assert all(owned.holds(step.load) for step in asked.ramp)
    assert asked.load.implement in {
        way.load for way in KNOWN.exercises[asked.exercise].ways_with(training.person.profile.equipment)
    }


@given(trainings(), st.floats(1, 200))
def test_a_load_that_was_never_owned_is_not_prescribed_again(training: Training, kg: float) -> None:
    implement = training.planned.load.implement
    if implement in (Implement.BAND, Implement.BODYWEIGHT):
        return
    odd = round(kg, 1) + 0.037
    asked = changed(training, 0, load=Load(implement, kg=odd)).asked()
    owned = rack_of(asked.exercise, asked.load.implement, training.person)
    assert asked.load.is_open or owned.holds(asked.load)


# One good set is never enough


@given(trainings(), st.integers(0, 2), st.data())
def test_one_good_set_is_never_enough_for_a_harder_load(training: Training, at: int, data: st.DataObject) -> None:
    low, high = training.planned.amount
    for each in range(3):
        amount = high + 3 if each == at else data.draw(st.integers(low, high - 1))
        training = changed(training, each, amount=amount)
    asked = training.asked()
    assert asked.exercise == training.planned.exercise
    assert "more load" not in raised(asked, training)
    assert "a slower tempo" not in raised(asked, training)


@given(trainings())
def test_a_single_set_where_three_were_asked_raises_nothing(training: Training) -> None:
    one = replace(training, done=(training.done[-1][:1],))
    assert not raised(one.asked(), one)


# Every answer


@given(trainings())
def test_every_prescription_says_why_with_a_rule_of_progression(training: Training) -> None:
    asked = training.asked()
    assert asked.reasons
    assert {reason.rule.code for reason in asked.reasons} <= CODES
    assert all(reason.say for reason in asked.reasons)


@given(trainings())
def test_the_same_history_gives_the_same_prescription(training: Training) -> None:
    backwards = History.of([each for sets in reversed(training.done) for each in reversed(sets)])
    assert training.asked() == prescribe(training.planned, training.person, backwards, Day(TODAY, None))


@given(trainings())
def test_a_range_holds_its_aim(training: Training) -> None:
    asked = training.asked()
    assert asked.amount[0] <= asked.aim <= asked.amount[1]
    assert 1 <= asked.sets <= training.planned.sets
    assert asked.measure is training.planned.measure
    assert asked.measure is Measure.HOLD or asked.rir >= training.planned.rir


@pytest.mark.parametrize("planned", PLANNED, ids=lambda planned: planned.exercise)
def test_what_was_never_done_starts_at_the_bottom(planned: PlannedExercise) -> None:
    asked = Training(someone(), planned, ()).asked()
    assert (asked.aim, asked.sets) == (planned.amount[0], planned.sets)
    assert asked.reasons[0].rule.code == "SB-P001"
