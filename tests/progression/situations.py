"""What a rule of progression says and when: a situation for each, and for each further way of saying it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.progression.training_builders import (
    ASSISTED,
    BAND_ROW,
    BARBELL_ROW,
    DUMBBELL_ROW,
    INVERTED_ROW,
    KNOWN,
    PLANK,
    after,
    band,
    exercise,
    hold,
    morning,
    rung,
    session,
    slower,
    someone,
    sore,
    swapped,
    weight,
)

from strongback.knowledge.vocabulary import Implement, Level
from strongback.progression.options import ProgressionOptions
from strongback.progression.rules import E1RM, RAMP
from strongback.record.inventory import Inventory
from strongback.record.load import Load
from strongback.record.log import PainKind, Side
from strongback.record.profile import Goal

if TYPE_CHECKING:
    from collections.abc import Callable

    from strongback.record.plan import PlannedExercise
    from strongback.record.prescription import Prescription

TOP = (12, 12, 12)
BAND = exercise(BAND_ROW, load=Load(Implement.BAND))
BODY = exercise(INVERTED_ROW, load=Load(Implement.BODYWEIGHT))
PULL_UP = exercise("pull-up", load=Load(Implement.BODYWEIGHT))
PRESS, PAIR = exercise("dumbbell-floor-press"), exercise("bent-over-dumbbell-row")
HEAVY, HELD = exercise(reps=(5, 8)), hold(seconds=(20, 30))
SIDED = exercise(DUMBBELL_ROW)
HARDER_THAN_BAND = tuple(KNOWN.harder[BAND_ROW])
LONELY = someone(inventory=Inventory(bands=("only",)), goal=Goal.ENDURANCE, avoid=HARDER_THAN_BAND)
STRONG = someone(inventory=Inventory(bands=("only",)), avoid=HARDER_THAN_BAND)
COLOURS = someone(inventory=Inventory(bands=("yellow", "red"), bands_brand="TheraBand"))
ONLY_TWO = Inventory(dumbbells_kg=(10.0, 16.0))
NO_LADDER = someone(inventory=ONLY_TWO, level=Level.BEGINNER, avoid=tuple(KNOWN.harder[PAIR.exercise]))
SLOWEST = slower(BAND.tempo, 4 - BAND.tempo.eccentric_s)
SLOWEST_PAIR = slower(PAIR.tempo, 4 - PAIR.tempo.eccentric_s)
TOP_PLANK = rung(len(KNOWN.exercises[PLANK].body_load.rungs) - 1)


def sided(days_ago: int, left: int = 10, right: int = 9) -> Prescription:
    """Return what follows three sessions every three days, the last so many days ago, with sides apart."""
    sides = [Side.LEFT] * 3 + [Side.RIGHT] * 3
    reps = (left,) * 3 + (right,) * 3
    days = range(days_ago, 0, -3)
    return after(*(session(reps, 20, of=SIDED, sides=sides, days_ago=ago, aim=8) for ago in days), of=SIDED)


def top_of_pair(reps: int) -> Prescription:
    done = session((reps,) * 3, 10, of=PAIR, tempo=SLOWEST_PAIR)
    return after(done, of=PAIR, by=NO_LADDER)


def instead(load: Load, of: PlannedExercise, choice: str) -> Prescription:
    """Return a swap for an exercise that is done with a load."""
    by = someone(inventory=Inventory(dumbbells_kg=tuple(float(kg) for kg in range(2, 33, 2))), bodyweight_kg=80.0)
    other = exercise(choice, load=rung(0)) if load.rung is not None else exercise(choice)
    return swapped(replace(after(of=of, by=by), load=load), other, by=by)


# The first word is the rule, what follows the way it is said.
SITUATIONS: dict[str, Callable[[], Prescription]] = {
    "SB-P001": after,
    "SB-P001 setting": lambda: after(of=BODY),
    "SB-P001 own weight": lambda: after(of=PULL_UP),
    "SB-P001 band": lambda: after(of=BAND, by=COLOURS),
    "SB-P001 no bands": lambda: after(of=BAND, by=someone(inventory=Inventory(bands=()))),
    "SB-P001 nothing": lambda: after(of=exercise("hip-hinge")),
    "SB-P001 again": lambda: after(session(kg=Load(Implement.STACK))),
    "SB-P002": lambda: after(session((10, 10, 10))),
    "SB-P002 seconds": lambda: after(session((25, 25, 25), rung(0), of=HELD), of=HELD),
    "SB-P002 beyond": lambda: after(session(TOP, band("only"), of=BAND, tempo=SLOWEST), of=BAND, by=STRONG),
    "SB-P002 seconds beyond": lambda: after(
        session((30, 30, 30), TOP_PLANK, of=HELD), of=HELD, by=someone(avoid=tuple(KNOWN.harder[PLANK]))
    ),
    "SB-P003": lambda: after(session(TOP)),
    "SB-P003 less help": lambda: after(
        session(TOP, 40, of=exercise(ASSISTED)),
        of=exercise(ASSISTED),
        by=someone(inventory=Inventory(stack_kg=(36.0, 38.0, 40.0))),
    ),
    "SB-P003 band": lambda: after(session(TOP, band("yellow"), of=BAND), of=BAND, by=COLOURS),
    "SB-P003 pair": lambda: after(
        session(TOP, 20, of=PAIR), of=PAIR, by=someone(inventory=Inventory(dumbbells_kg=(20.0, 21.5)))
    ),
    "SB-P004": lambda: after(session(TOP, rung(0), of=BODY), of=BODY),
    "SB-P004 exercise": lambda: after(session(TOP, 10, of=PRESS), of=PRESS, by=someone(inventory=ONLY_TWO)),
    "SB-P005": lambda: after(session(TOP, band("only"), of=BAND), of=BAND, by=LONELY),
    "SB-P006": lambda: after(session(TOP, band("only"), of=BAND, tempo=SLOWEST), of=BAND, by=LONELY),
    "SB-P007": lambda: after(session((10, 10, 9), aim=10)),
    "SB-P007 left out": lambda: after(session((12, 12))),
    "SB-P008": lambda: after(session(rir=1)),
    "SB-P008 not noted": lambda: after(session(rir=None)),
    "SB-P009": lambda: after(session(form="shaky")),
    "SB-P009 not rated": lambda: after(session(form=None)),
    "SB-P010": lambda: after(session(pain=3)),
    "SB-P010 noted": lambda: after(session(), notes=[sore(during=4, exercise=None)]),
    "SB-P011": lambda: after(session(pain=3)),
    "SB-P011 noted": lambda: after(session(), notes=[sore(during=4)]),
    "SB-P012": lambda: after(session(pain=6)),
    "SB-P012 kind": lambda: after(session(), notes=[sore(during=1, kind=PainKind.NUMB_OR_WEAK)]),
    "SB-P012 over": lambda: after(session(pain=6, days_ago=7)),
    "SB-P013": lambda: after(session(), notes=[sore(next_morning=4)]),
    "SB-P014": lambda: after(session(), mornings=[morning(sleep_h=5)]),
    "SB-P014 nights": lambda: after(session(), mornings=[morning(days_ago=1, sleep_h=6.5), morning(sleep_h=6)]),
    "SB-P015": lambda: after(session(), mornings=[morning(stress=9)]),
    "SB-P016": lambda: after(session(days_ago=20)),
    "SB-P016 short": lambda: after(session(days_ago=10)),
    "SB-P016 older": lambda: after(session(days_ago=10), age=60),
    "SB-P017": lambda: after(session(), deload=True),
    "SB-P018": lambda: after(*(session((reps,) * 3, days_ago=reps) for reps in (11, 10, 9))),
    "SB-P019": lambda: after(*(session((9, 9, 9), days_ago=days) for days in (9, 7, 5, 3))),
    "SB-P020": lambda: sided(3),
    "SB-P020 steady": lambda: sided(9, left=10, right=12),
    "SB-P021": lambda: after(session(TOP), by=someone(options=ProgressionOptions(two_for_two=True))),
    "SB-P022": lambda: after(session(TOP, 10, of=PRESS), of=PRESS, by=someone(inventory=ONLY_TWO)),
    "SB-P022 first": lambda: top_of_pair(12),
    "SB-P022 earned": lambda: top_of_pair(17),
    "SB-P024": lambda: after(session((7, 7, 7), aim=8, days_ago=6), session((7, 7, 7), aim=8)),
    "SB-P026": lambda: after(session((9, 9, 9), rung(0), of=BODY), of=BODY),
    "SB-P026 weighed": lambda: after(session((9, 9, 9), rung(1), of=BODY), of=BODY, by=someone(bodyweight_kg=80.0)),
    "SB-P026 band": lambda: after(session((9, 9, 9), band("red"), of=BAND), of=BAND, by=COLOURS),
    "SB-P028": lambda: after(session(), by=someone(inventory=Inventory())),
    "SB-P028 pair": lambda: after(session(kg=20, of=PAIR), of=PAIR, by=someone(inventory=Inventory())),
    "SB-P029": lambda: after(session(), mornings=[morning(ill=True)]),
    "SB-P030": lambda: after(session(form="broke-down")),
    "SB-P031": lambda: after(session((12, 12, 12)), of=HEAVY),
    "SB-P032": lambda: after(
        session((30, 30, 30), band("only"), of=BAND, tempo=SLOWEST, rest_s=30), of=BAND, by=LONELY
    ),
    "SB-P033": lambda: swapped(after(session()), exercise("lat-pulldown")),
    "SB-P033 own sets": lambda: swapped(
        after(session()), exercise("lat-pulldown"), session((10, 10, 10), 52, of=exercise("lat-pulldown"))
    ),
    "SB-P033 lever": lambda: instead(rung(2), exercise("suspension-row"), INVERTED_ROW),
    "SB-P033 part": lambda: instead(weight(20, Implement.DUMBBELL_PAIR), PAIR, "chest-supported-dumbbell-row"),
    "SB-P033 low": lambda: swapped(after(of=exercise(BARBELL_ROW)), BAND, by=COLOURS),
}
# Said beside the ramp sets and the trend, not as a reason for today's sets.
ELSEWHERE = {RAMP.code, E1RM.code}


def rule_of(situation: str) -> str:
    return situation.partition(" ")[0]
