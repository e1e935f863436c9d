from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.progression.training_builders import (
    BAND_ROW,
    DUMBBELL_ROW,
    INVERTED_ROW,
    KNOWN,
    after,
    band,
    codes,
    exercise,
    morning,
    rung,
    session,
    slower,
    someone,
    sore,
    swapped,
)

from strongback.knowledge.vocabulary import Implement
from strongback.progression.options import ProgressionOptions
from strongback.progression.rules import E1RM, RAMP, RULES
from strongback.record.inventory import Inventory
from strongback.record.load import Load
from strongback.record.log import Side
from strongback.record.profile import Goal

if TYPE_CHECKING:
    from collections.abc import Callable

    from strongback.record.prescription import Prescription

TOP = (12, 12, 12)
BAND = exercise(BAND_ROW, load=Load(Implement.BAND))
BODY = exercise(INVERTED_ROW, load=Load(Implement.BODYWEIGHT))
PRESS = exercise("dumbbell-floor-press")
HEAVY = exercise(reps=(5, 8))
SIDED = exercise(DUMBBELL_ROW)
LONELY = someone(inventory=Inventory(bands=("only",)), goal=Goal.ENDURANCE, avoid=tuple(KNOWN.harder[BAND_ROW]))
SLOWEST = slower(BAND.tempo, 4 - BAND.tempo.eccentric_s)

SITUATIONS: dict[str, Callable[[], Prescription]] = {
    "SB-P001": after,
    "SB-P002": lambda: after(session((10, 10, 10))),
    "SB-P003": lambda: after(session(TOP)),
    "SB-P004": lambda: after(session(TOP, rung(0), of=BODY), of=BODY),
    "SB-P005": lambda: after(session(TOP, band("only"), of=BAND), of=BAND, by=LONELY),
    "SB-P006": lambda: after(session(TOP, band("only"), of=BAND, tempo=SLOWEST), of=BAND, by=LONELY),
    "SB-P007": lambda: after(session((10, 10, 9), aim=10)),
    "SB-P008": lambda: after(session(rir=1)),
    "SB-P009": lambda: after(session(form="shaky")),
    "SB-P010": lambda: after(session(pain=3)),
    "SB-P011": lambda: after(session(pain=3)),
    "SB-P012": lambda: after(session(pain=6)),
    "SB-P013": lambda: after(session(), notes=[sore(next_morning=4)]),
    "SB-P014": lambda: after(session(), mornings=[morning(sleep_h=5)]),
    "SB-P015": lambda: after(session(), mornings=[morning(stress=9)]),
    "SB-P016": lambda: after(session(days_ago=20)),
    "SB-P017": lambda: after(session(), deload=True),
    "SB-P018": lambda: after(*(session((reps,) * 3, days_ago=reps) for reps in (11, 10, 9))),
    "SB-P019": lambda: after(*(session((9, 9, 9), days_ago=days) for days in (9, 7, 5, 3))),
    "SB-P020": lambda: after(
        session((10, 10, 10, 9, 9, 9), 20, of=SIDED, sides=[Side.LEFT] * 3 + [Side.RIGHT] * 3), of=SIDED
    ),
    "SB-P021": lambda: after(session(TOP), by=someone(options=ProgressionOptions(two_for_two=True))),
    "SB-P022": lambda: after(
        session(TOP, 10, of=PRESS), of=PRESS, by=someone(inventory=Inventory(dumbbells_kg=(10.0, 16.0)))
    ),
    "SB-P024": lambda: after(session((7, 7, 7), aim=8, days_ago=6), session((7, 7, 7), aim=8)),
    "SB-P026": lambda: after(session((9, 9, 9), rung(0), of=BODY), of=BODY),
    "SB-P028": lambda: after(session(), by=someone(inventory=Inventory())),
    "SB-P029": lambda: after(session(), mornings=[morning(ill=True)]),
    "SB-P030": lambda: after(session(form="broke-down")),
    "SB-P031": lambda: after(session((12, 12, 12)), of=HEAVY),
    "SB-P032": lambda: after(
        session((30, 30, 30), band("only"), of=BAND, tempo=SLOWEST, rest_s=30), of=BAND, by=LONELY
    ),
    "SB-P033": lambda: swapped(after(session()), exercise("lat-pulldown")),
}
ELSEWHERE = {RAMP.code, E1RM.code}  # said beside the ramp sets and the trend, not as a reason for today's sets


def test_every_rule_of_progression_has_a_situation() -> None:
    assert SITUATIONS.keys() | ELSEWHERE == {rule.code for rule in RULES}


@pytest.mark.parametrize("code", SITUATIONS)
def test_a_rule_is_said_where_it_decides(code: str) -> None:
    asked = SITUATIONS[code]()
    assert code in codes(asked)
    why = next(reason for reason in asked.reasons if reason.rule.code == code)
    assert why.say.endswith(".")
    assert why.document()["source"] == why.rule.source
