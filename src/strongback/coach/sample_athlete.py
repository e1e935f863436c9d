"""A made-up athlete with hidden abilities: what they could do with a load, and what they therefore did and noted.

It serves the demonstration alone. Nothing of it decides about a real person.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from strongback.knowledge.strength import berger_share
from strongback.knowledge.vocabulary import Implement, Measure
from strongback.progression.loads import rack
from strongback.record.log import Form, Side

if TYPE_CHECKING:
    from random import Random

    from strongback.knowledge.exercise import Exercise
    from strongback.record.inventory import Inventory
    from strongback.record.load import Load
    from strongback.record.prescription import Prescription

# The most that can be lifted once, in kilograms as the implement says, on the first day.
MAXIMUM_KG = {
    "single-arm-dumbbell-row": 33.0, "bent-over-dumbbell-row": 26.0, "reverse-fly": 11.5, "dumbbell-bench-press": 27.0,
    "dumbbell-floor-press": 26.0, "dumbbell-shoulder-press": 20.0, "dumbbell-romanian-deadlift": 32.0,
}  # fmt: skip
USUAL_KG = 16.0
# Repetitions or seconds until nothing goes any more, with the easiest band or setting, on the first day.
MOST = {"chin-up": 12.0, "plank": 48.0, "side-plank": 36.0, "seated-band-back-extension": 17.0, "cable-y-raise": 16.0}
USUAL_REPS, USUAL_SECONDS = 14.0, 40.0
BAND_STEP, RUNG_STEP, SLOWER_STEP = 0.74, 0.85, 0.95
A_WEEK = 0.016
FATIGUE_A_SET = 0.025
WEAKER_LEFT = 0.9
SECONDS_OF_A_REP = 5
MOST_LEFT = 5
CAUTION = 4
GOOD_NIGHT_H, A_BAD_NIGHT = 6.5, 0.95


@dataclass(frozen=True, slots=True)
class Done:
    """One set as it went."""

    amount: int
    load: Load
    rir: int
    form: Form
    side: Side
    pain: int | None


@dataclass(frozen=True, slots=True)
class Mood:
    """How the person is at an exercise: last night, whether the movement is unsteady just now, and what hurts."""

    sleep_h: float
    shaky: bool
    pain: int | None


@dataclass(frozen=True, slots=True)
class SampleAthlete:
    """Somebody who follows the plan; ``random`` makes one day differ from another."""

    random: Random
    inventory: Inventory

    def trains(self, asked: Prescription, exercise: Exercise, weeks: float, mood: Mood) -> list[Done]:
        """Return the sets of one exercise after so many weeks of training."""
        load = self._load(asked, exercise, weeks)
        today = self.random.gauss(1.0, 0.015) * (1.0 if mood.sleep_h >= GOOD_NIGHT_H else A_BAD_NIGHT)
        sides = (Side.LEFT, Side.RIGHT) if asked.per_side else (Side.BOTH,)
        return [
            self._set(asked, self._most(asked, exercise, load, weeks, side) * today * (1 - FATIGUE_A_SET * number),
                      load, side, mood)
            for number in range(asked.sets)
            for side in sides
        ]  # fmt: skip

    def _load(self, asked: Prescription, exercise: Exercise, weeks: float) -> Load:
        """Return the prescribed load, or find one that leaves what is asked for."""
        if not asked.load.is_open:
            return asked.load
        share = berger_share(asked.amount[0] + asked.rir + CAUTION)
        kg = share * MAXIMUM_KG.get(exercise.id, USUAL_KG) * (1 + A_WEEK * weeks)
        owned = rack(exercise, asked.load.implement, self.inventory)
        return owned.at_most(replace(asked.load, kg=kg))

    def _most(self, asked: Prescription, exercise: Exercise, load: Load, weeks: float, side: Side) -> float:
        """Return the repetitions or seconds until nothing goes any more."""
        slower = SLOWER_STEP ** max(0, asked.tempo.eccentric_s - exercise.dose.tempo.eccentric_s)
        one_sided = WEAKER_LEFT + 0.003 * weeks if side is Side.LEFT else 1.0
        if load.kg is not None:
            share = load.kg / (MAXIMUM_KG.get(exercise.id, USUAL_KG) * (1 + A_WEEK * weeks))
            reps = max(0.0, math.log(berger_share(0) * 1.0261 / share) / 0.0262)
            return reps * slower * one_sided
        usual = USUAL_SECONDS if asked.measure is Measure.HOLD else USUAL_REPS
        most = MOST.get(exercise.id, usual) * (1 + 2 * A_WEEK * weeks)
        return most * self._harder(load) * slower * one_sided

    def _harder(self, load: Load) -> float:
        """Return how much fewer go with this band or setting than with the easiest."""
        if load.implement is Implement.BAND and load.band is not None:
            return BAND_STEP ** self.inventory.bands_in_order.index(load.band)
        return RUNG_STEP ** (load.rung or 0)

    def _set(self, asked: Prescription, most: float, load: Load, side: Side, mood: Mood) -> Done:
        one = SECONDS_OF_A_REP if asked.measure is Measure.HOLD else 1
        amount = max(1, min(asked.aim, int(most - one)))
        left = (most - amount) / one
        rir = max(0, min(MOST_LEFT, round(left)))
        unsteady = self.random.random() < (0.45 if mood.shaky else 0.15 if rir < 1 else 0.02)
        return Done(amount, load, rir, Form.SHAKY if unsteady else Form.CLEAN, side, mood.pain)
