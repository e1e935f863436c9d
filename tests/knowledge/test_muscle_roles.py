from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strongback.knowledge import catalogue

if TYPE_CHECKING:
    from strongback.knowledge.exercise import Exercise

KNOWN = catalogue()

KEYS = {
    "RH": "rhomboids",
    "UT": "upper-trapezius",
    "MT": "middle-trapezius",
    "LT": "lower-trapezius",
    "LD": "latissimus-dorsi",
    "TM": "teres-major",
    "PD": "posterior-deltoid",
    "IS": "external-rotators",
    "BB": "elbow-flexors",
    "TES": "thoracic-erectors",
    "LES": "lumbar-erectors",
    "MF": "multifidus",
    "SA": "serratus-anterior",
    "PM": "pectoralis-major",
    "Pm": "pectoralis-minor",
    "AD": "anterior-deltoid",
    "TR": "triceps",
    "RA": "rectus-abdominis",
    "OB": "obliques",
    "TrA": "transversus-abdominis",
    "GM": "gluteus-maximus",
    "HS": "hamstrings",
    "Q": "quadriceps",
    "C": "calves",
    "HF": "hip-flexors",
}

# Evidence file section 2.1: primary, secondary and stabilising muscles.
ROLES = {
    "bent-over-dumbbell-row": ("MT RH LD", "PD LT TM BB IS", "TES LES MF HS GM OB"),
    "bent-over-barbell-row": ("MT RH LD", "LT PD TM BB IS", "TES LES MF HS GM"),
    "seated-cable-row": ("LD MT", "RH PD BB TM", "TES LES"),
    "wide-grip-seated-cable-row": ("MT RH PD", "LT UT LD BB", "TES LES"),
    "inverted-row": ("MT RH LD", "PD LT BB TM", "GM HS LES RA OB"),
    "single-arm-dumbbell-row": ("LD MT RH", "PD TM BB LT", "OB MF"),
    "single-arm-cable-row": ("LD MT", "RH PD BB TM", "TES LES OB"),
    "single-arm-lat-pulldown": ("LD TM", "BB MT LT RH PD", "RA OB"),
    "face-pull": ("PD MT LT", "IS RH UT BB", "TES RA"),
    "band-pull-apart": ("PD MT", "LT IS RH UT", "RA"),
    "reverse-fly": ("PD", "MT RH IS LT", "TES LES"),
    "chest-supported-reverse-fly": ("PD", "MT RH IS LT", "TES"),
    "prone-y-raise": ("LT MT", "PD IS RH UT", "TES"),
    "prone-t-raise": ("LT MT", "PD IS RH UT", "TES"),
    "prone-iytw": ("LT MT", "PD IS RH UT", "TES"),
    "back-extension": ("LES TES GM", "HS MF", "MT RH"),
    "superman": ("TES LES", "GM HS MF", "PD LT UT"),
    "bird-dog": ("MF GM", "TES LES", "OB SA LT"),
    "lat-pulldown": ("LD TM", "BB MT LT RH PD", "RA"),
    "bridge-with-leg-lift": ("GM", "HS MF LES", "OB RA"),
    "renegade-row": ("LD MT RH", "PD BB TR", "OB RA SA PM GM"),
    "jump-squat": ("GM Q", "C HS", "LES"),
    "box-jump": ("GM Q", "C HS", "LES"),
    "medicine-ball-slam": ("LD RA", "TR PM TM OB", "LES"),
    "push-up": ("PM TR", "AD SA", "RA OB"),
    "push-up-plus": ("PM TR", "AD SA", "RA OB"),
    "barbell-bench-press": ("PM", "TR AD", ""),
    "dumbbell-bench-press": ("PM", "TR AD", ""),
    "machine-chest-press": ("PM", "TR AD", ""),
    "plank": ("RA OB", "SA", "GM Q"),
    "dead-bug": ("RA OB TrA", "HF", ""),
    "doorway-chest-stretch": ("PM Pm", "AD", ""),
    "lat-stretch": ("LD TM", "OB", ""),
}
ROWS = [
    pytest.param(KNOWN.exercises[name], role, KEYS[key], id=f"{name}-{role}-{key}")
    for name, row in ROLES.items()
    for role, keys in zip(("primary", "secondary", "stabiliser"), row, strict=True)
    for key in keys.split()
]


@pytest.mark.parametrize(("exercise", "role", "group"), ROWS)
def test_a_muscle_has_the_role_that_the_evidence_gives_it(exercise: Exercise, role: str, group: str) -> None:
    assert group in getattr(exercise.muscles, role)


@pytest.mark.parametrize("name", ROLES)
def test_no_muscle_outside_the_evidence_counts_as_trained(name: str) -> None:
    primary, secondary, _ = ROLES[name]
    assert set(KNOWN.exercises[name].muscles.primary) == {KEYS[key] for key in primary.split()}
    assert set(KNOWN.exercises[name].muscles.secondary) == {KEYS[key] for key in secondary.split()}


@pytest.mark.parametrize("exercise", KNOWN.exercises.values(), ids=lambda exercise: exercise.id)
def test_every_role_says_what_it_rests_on(exercise: Exercise) -> None:
    assert len(exercise.muscles.basis.split()) > 1
