from __future__ import annotations

import json

import pytest
from tests.coach.builders import KNOWN

from strongback.coach.catalogue_search import Wanted, camera_document, equipment_of, exercise_document, find
from strongback.coach.rulebook import SHELVES, rulebook
from strongback.knowledge.reading import BadDocumentError
from strongback.knowledge.vocabulary import Equipment, Level, Pattern


def names(**wanted: object) -> list[str]:
    return [exercise.id for exercise in find(Wanted(**wanted), KNOWN)]  # type: ignore[arg-type]  # fields by name


def test_everything_is_found_without_a_wish() -> None:
    assert names() == list(KNOWN.exercises)


def test_what_is_found_stands_in_alphabetical_order() -> None:
    assert names() == sorted(KNOWN.exercises)


@pytest.mark.parametrize(
    ("search", "exercise"),
    [
        ("face pull", "face-pull"),
        ("FACE-PULL", "face-pull"),
        ("fase pul", "face-pull"),
        ("hyperextension", "back-extension"),
        ("hyperextention", "back-extension"),
        ("pulldwon", "lat-pulldown"),
        ("swiss", "stability-ball-back-extension"),
    ],
)
def test_an_exercise_is_found_by_any_of_its_names_and_in_spite_of_a_typing_error(search: str, exercise: str) -> None:
    assert exercise in names(search=search)


def test_every_word_of_a_search_has_to_fit() -> None:
    found = names(search="band row")
    assert "seated-band-row" in found
    assert "seated-cable-row" not in found
    assert names(search="band row of the moon") == []


@pytest.mark.parametrize("pattern", Pattern)
def test_a_pattern_keeps_its_own(pattern: Pattern) -> None:
    assert names(pattern=pattern) == [e.id for e in KNOWN.exercises.values() if e.pattern is pattern]


def test_a_level_is_the_most_that_may_be_asked() -> None:
    beginners, all_levels = names(level=Level.BEGINNER), names(level=Level.ADVANCED)
    assert "plank" not in beginners
    assert set(beginners) < set(names(level=Level.INTERMEDIATE)) < set(all_levels)
    assert all_levels == names()


@pytest.mark.parametrize("muscle", ["rhomboids", "Rhomboid major", "RHOMBOID"])
def test_a_muscle_or_its_group_is_found_by_its_name(muscle: str) -> None:
    found = names(muscle=muscle)
    assert {"seated-cable-row", "single-arm-dumbbell-row"} <= set(found)
    for name in found:
        roles = KNOWN.exercises[name].muscles
        assert "rhomboids" in (*roles.primary, *roles.secondary)


def test_an_unknown_muscle_is_trained_by_nothing() -> None:
    assert names(muscle="left antenna") == []


def test_with_nothing_at_hand_only_the_body_is_left() -> None:
    found = names(equipment="none")
    assert {"plank", "push-up"} <= set(found)
    assert all(KNOWN.exercises[name].ways_with(frozenset()) for name in found)


def test_equipment_may_be_said_as_in_a_profile() -> None:
    assert equipment_of("TRX, adjustable bench", KNOWN) == {
        Equipment.SUSPENSION_TRAINER, Equipment.BENCH, Equipment.INCLINE_BENCH,
    }  # fmt: skip
    assert "suspension-row" in names(equipment="trx")
    assert "suspension-row" not in names(equipment="band")


def test_unknown_equipment_is_named() -> None:
    with pytest.raises(BadDocumentError, match=r"--equipment: equipment: 'bandz' is not known. Did you mean band"):
        names(equipment="bandz, cabel")


@pytest.mark.parametrize("exercise", sorted(KNOWN.exercises))
def test_an_exercise_is_plain_data_whose_neighbours_exist(exercise: str) -> None:
    document = json.loads(json.dumps(exercise_document(KNOWN.exercises[exercise], KNOWN)))
    assert document["id"] == exercise
    assert {*document["easier"], *document["harder"]} <= set(KNOWN.exercises)
    assert set(document["left_out_with"]) <= set(KNOWN.conditions)
    assert document["steps"]


def test_the_rulebook_holds_every_shelf_and_every_condition_once() -> None:
    rules = rulebook(KNOWN)
    shelved = [rule.code for _, shelf in SHELVES.values() for rule in shelf]
    conditions = [condition.rule.code for condition in KNOWN.conditions.values()]
    assert sorted({*shelved, *conditions}) == list(rules)
    assert len(shelved) == len(set(shelved))
    assert {code[3] for code in rules} == set(SHELVES)


def test_what_a_camera_looks_at_is_named_once() -> None:
    for exercise in KNOWN.exercises.values():
        said = camera_document(exercise)
        for listed in ("watches", "cannot_see"):
            codes = [each["fault"] for each in said[listed]]
            assert len(codes) == len(set(codes)), (exercise.id, listed)
        assert bool(said["blind"]) != bool(said["views"])
