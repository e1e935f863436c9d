from __future__ import annotations

import pytest

from strongback.knowledge import catalogue
from strongback.knowledge.catalogue import excludes
from strongback.knowledge.vocabulary import MID_BACK_PATTERNS, Block, Equipment, Level, Measure, Pattern

KNOWN = catalogue()
NOTHING = frozenset[Equipment]()
ONLY_A_BAND = frozenset({Equipment.BAND})
PATTERNS = (*MID_BACK_PATTERNS, Pattern.HORIZONTAL_PUSH, Pattern.CORE)


def left_over(condition: str, pattern: Pattern, owned: frozenset[Equipment]) -> list[str]:
    """Exercises of a pattern that a beginner with the condition can train with what they own."""
    return [
        exercise.id
        for exercise in KNOWN.exercises.values()
        if exercise.pattern is pattern
        and exercise.level is Level.BEGINNER
        and not {Block.MAIN, Block.BALANCE}.isdisjoint(exercise.blocks)
        and exercise.dose.measure is not Measure.MINUTES
        and exercise.ways_with(owned)
        and not excludes(KNOWN.conditions[condition], exercise)
    ]


@pytest.mark.parametrize(
    ("condition", "pattern", "owned"),
    [
        pytest.param(
            condition,
            pattern,
            owned,
            id=f"{condition}, {pattern}, {'only a band' if owned else 'nothing'}",
        )
        for condition in KNOWN.conditions
        for pattern in PATTERNS
        for owned in (NOTHING, ONLY_A_BAND)
    ],
)
def test_a_beginner_with_a_condition_still_has_a_movement(
    condition: str, pattern: Pattern, owned: frozenset[Equipment]
) -> None:
    assert left_over(condition, pattern, owned)


@pytest.mark.parametrize("condition", KNOWN.conditions)
def test_what_a_condition_prefers_is_not_what_it_rules_out(condition: str) -> None:
    preferred = [KNOWN.exercises[name] for name in KNOWN.conditions[condition].prefer_exercises]
    assert preferred
    assert [item.id for item in preferred if excludes(KNOWN.conditions[condition], item)] == []


@pytest.mark.parametrize("condition", KNOWN.conditions)
def test_a_demand_is_either_ruled_out_or_changed_but_not_both(condition: str) -> None:
    one = KNOWN.conditions[condition]
    assert set(one.avoid).isdisjoint(change.demand for change in one.changes)


# Evidence file section 6.7.
@pytest.mark.parametrize(
    ("condition", "out", "kept"),
    [
        (
            "osteoporosis",
            "bent-over-dumbbell-row bent-over-barbell-row back-extension superman medicine-ball-slam jump-squat",
            "seated-cable-row chest-supported-machine-row wall-thoracic-lift",
        ),
        (
            "vertebral-fracture",
            "bent-over-barbell-row back-extension medicine-ball-slam box-jump thoracic-foam-rolling superman",
            "seated-band-row wall-slide",
        ),
        (
            "acute-low-back-pain",
            "superman back-extension bent-over-barbell-row",
            "inverted-row chest-supported-dumbbell-row bird-dog",
        ),
        ("extension-sensitive-back", "superman", "inverted-row bird-dog"),
        (
            "flexion-sensitive-back",
            "bent-over-dumbbell-row bent-over-barbell-row medicine-ball-slam",
            "inverted-row chest-supported-dumbbell-row bird-dog",
        ),
        ("shoulder-impingement", "pull-up chin-up active-hang", "neutral-grip-lat-pulldown prone-w-raise face-pull"),
        ("shoulder-instability", "pull-up active-hang", "seated-cable-row"),
        ("elbow-tendon-pain", "chin-up", "band-pull-apart"),
        (
            "pregnancy",
            "superman prone-y-raise prone-t-raise chest-supported-dumbbell-row medicine-ball-slam jump-squat box-jump",
            "seated-cable-row seated-band-row",
        ),
        ("uncontrolled-hypertension", "plank glute-bridge feet-elevated-push-up", "seated-band-row"),
        ("hernia", "bent-over-barbell-row chest-supported-dumbbell-row", "seated-cable-row"),
        ("recent-surgery", "bent-over-barbell-row chest-supported-dumbbell-row", "seated-band-row"),
        ("eye-pressure-disease", "bent-over-barbell-row glute-bridge jump-squat", "seated-cable-row"),
        ("hypermobility", "active-hang lat-stretch doorway-chest-stretch", "seated-cable-row"),
        ("blood-thinners", "thoracic-foam-rolling", "seated-cable-row"),
    ],
)
def test_a_condition_rules_out_and_keeps_what_the_evidence_says(condition: str, out: str, kept: str) -> None:
    ruled_out = {name for name, item in KNOWN.exercises.items() if excludes(KNOWN.conditions[condition], item)}
    assert set(out.split()) - ruled_out == set()
    assert set(kept.split()) & ruled_out == set()


def test_the_cautions_of_an_exercise_are_the_conditions_that_rule_it_out() -> None:
    slam = KNOWN.exercises["medicine-ball-slam"]
    cautions = {condition.id for condition in KNOWN.conditions_of(slam)}
    assert {"osteoporosis", "pregnancy", "vertebral-fracture"} <= cautions
    assert "wrist-pain" not in cautions
