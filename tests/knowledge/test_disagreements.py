from __future__ import annotations

import pytest

from strongback.knowledge import catalogue

KNOWN = catalogue()

# Evidence file section 9: the row, the exercise, and words that each side of the disagreement cannot do without.
ROWS = [
    (2, "bent-over-dumbbell-row", {"article_a": "rib", "article_b": "chest", "evidence": "elbow", "our_choice": "rib"}),
    (2, "bent-over-barbell-row", {"article_a": "rib", "article_b": "chest", "evidence": "elbow", "our_choice": "rib"}),
    (2, "renegade-row", {"article_b": "chest", "evidence": "elbow", "our_choice": "rib"}),
    (3, "bent-over-dumbbell-row", {"article_a": "hinge", "article_b": "parallel", "our_choice": "45 degrees"}),
    (3, "bent-over-barbell-row", {"article_a": "hinge", "article_b": "parallel", "our_choice": "45 degrees"}),
    (4, "seated-cable-row", {"article_a": "lean back", "article_b": "chest", "our_choice": "upright"}),
    (4, "wide-grip-seated-cable-row", {"article_a": "lean back", "article_b": "tucked", "our_choice": "overhand"}),
    (6, "reverse-fly", {"article_b": "straight arms", "evidence": "rear deltoid", "our_choice": "hinge 60 to 90"}),
    (7, "face-pull", {"article_a": "chest height", "evidence": "eye level", "our_choice": "eye"}),
    (8, "inverted-row", {"article_a": "closer to the bar", "evidence": "degrees", "our_choice": "body angle"}),
    (8, "suspension-row", {"article_a": "closer to the bar", "evidence": "degrees", "our_choice": "angle"}),
    (9, "superman", {"article_a": "holds briefly", "article_b": "overhead", "our_choice": "long rather than high"}),
    (10, "bridge-with-leg-lift", {"article_b": "mid-back", "evidence": "percent", "our_choice": "no mid-back credit"}),
]  # fmt: skip


@pytest.mark.parametrize(("row", "name", "words"), ROWS, ids=[f"row {row}, {name}" for row, name, _ in ROWS])
def test_a_disagreement_of_the_evidence_is_kept_with_what_each_side_says(
    row: int, name: str, words: dict[str, str]
) -> None:
    kept = KNOWN.exercises[name].disagreements
    fitting = [one for one in kept if all(word in getattr(one, side).casefold() for side, word in words.items())]
    assert len(fitting) == 1, f"row {row}: none of {[one.about for one in kept]} says {words}"


@pytest.mark.parametrize("name", ["jump-squat", "box-jump", "medicine-ball-slam"])
def test_plyometrics_say_that_they_train_no_mid_back(name: str) -> None:
    assert any("no mid-back training effect" in one.evidence.casefold() for one in KNOWN.exercises[name].disagreements)


def test_every_disagreement_names_an_article_and_what_we_do() -> None:
    for exercise in KNOWN.exercises.values():
        for one in exercise.disagreements:
            assert one.article_a or one.article_b, f"{exercise.id}: {one.about}"
