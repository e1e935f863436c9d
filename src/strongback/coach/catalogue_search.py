"""Finding exercises: filters, and words that forgive typing errors."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from strongback.knowledge import faults
from strongback.knowledge.reading import BadDocumentError, slug
from strongback.record.profile_file import read_profile

if TYPE_CHECKING:
    from strongback.knowledge.catalogue import Catalogue
    from strongback.knowledge.exercise import Exercise
    from strongback.knowledge.vocabulary import Equipment, Level, Pattern

CLOSE_ENOUGH = 0.75
FAULTS = {rule.code: rule for rule in faults.RULES}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; ``equipment`` is None for any, else names joined by commas."""

    search: str = ""
    pattern: Pattern | None = None
    level: Level | None = None
    muscle: str = ""
    equipment: str | None = None


def find(wanted: Wanted, known: Catalogue) -> list[Exercise]:
    """Return the exercises that fit, in alphabetical order.

    Raises:
        BadDocumentError: the equipment is not known.

    """
    owned = None if wanted.equipment is None else equipment_of(wanted.equipment, known)
    groups = _groups_called(wanted.muscle, known)
    return [
        exercise
        for exercise in known.exercises.values()
        if (wanted.pattern is None or exercise.pattern is wanted.pattern)
        and (wanted.level is None or exercise.level.rank <= wanted.level.rank)
        and (owned is None or exercise.ways_with(owned))
        and (not wanted.muscle or not groups.isdisjoint((*exercise.muscles.primary, *exercise.muscles.secondary)))
        and (not wanted.search or _mentions(exercise, wanted.search))
    ]


def equipment_of(text: str, known: Catalogue) -> frozenset[Equipment]:
    """Read equipment names joined by commas, with the words a profile file may use."""
    words = [word.strip() for word in text.split(",") if word.strip()]
    try:
        return read_profile({"equipment": words}, "--equipment", known, None).equipment
    except BadDocumentError as error:
        raise BadDocumentError(error.problems[:1]) from None


def _groups_called(name: str, known: Catalogue) -> set[str]:
    wanted = slug(name)
    if not wanted:
        return set()
    groups = {group.id for group in known.muscle_groups.values() if wanted in f"{group.id} {slug(group.name)}"}
    return groups | {muscle.group for muscle in known.muscles.values() if wanted in muscle.id}


def _mentions(exercise: Exercise, search: str) -> bool:
    """Say whether every searched word is in the names or the summary, or close to a word of the names."""
    names = " ".join((exercise.id, exercise.name, *exercise.aliases, *exercise.known_as)).casefold()
    words = set(names.replace("-", " ").replace("(", " ").replace(")", " ").split())
    text = f"{names} {exercise.summary.casefold()}"
    return all(
        word in text or difflib.get_close_matches(word, words, n=1, cutoff=CLOSE_ENOUGH)
        for word in search.casefold().replace("-", " ").split()
    )


def camera_document(exercise: Exercise) -> dict[str, Any]:
    """Return what a camera can judge of an exercise, what it cannot, and what the person is asked in its place."""
    rule = exercise.camera
    return {
        "blind": rule.blind,
        "place": rule.place,
        "views": [str(view) for view in rule.views],
        "watches": [_fault(code) for code in dict.fromkeys(check.code for check in rule.faults)],
        "cannot_see": [_fault(code) for code in rule.abstains if code in FAULTS],
        "asks": list(rule.asks),
    }


def _fault(code: str) -> dict[str, str]:
    return {"fault": code, "name": FAULTS[code].name}


def exercise_document(exercise: Exercise, known: Catalogue) -> dict[str, Any]:
    """Return everything about an exercise as plain data."""
    dose, muscles = exercise.dose, exercise.muscles
    return {
        "id": exercise.id,
        "name": exercise.name,
        "aliases": list(exercise.aliases),
        "known_as": list(exercise.known_as),
        "summary": exercise.summary,
        "pattern": str(exercise.pattern),
        "blocks": [str(block) for block in exercise.blocks],
        "level": str(exercise.level),
        "standing": str(exercise.standing),
        "laterality": str(exercise.laterality),
        "effort": str(exercise.effort),
        "assistance": exercise.assistance,
        "equipment": [{"needs": sorted(map(str, way.needs)), "load": str(way.load)} for way in exercise.ways],
        "muscles": {
            "primary": list(muscles.primary),
            "secondary": list(muscles.secondary),
            "stabiliser": list(muscles.stabiliser),
            "basis": muscles.basis,
        },
        "dose": {
            "measure": str(dose.measure),
            "amount": list(dose.amount),
            "sets": dose.sets,
            "tempo": str(dose.tempo),
            "rep_hold_s": dose.rep_hold_s,
        },
        "rungs": [{"name": rung.name, "share_of_bodyweight": rung.share} for rung in exercise.body_load.rungs],
        "easier": list(known.easier[exercise.id]),
        "harder": list(known.harder[exercise.id]),
        "variations": [
            {"id": item.id, "name": item.name, "change": item.change, "tempo": item.tempo and str(item.tempo)}
            for item in exercise.variations
        ],
        "set_up": list(exercise.set_up),
        "steps": list(exercise.steps),
        "cues": list(exercise.cues),
        "breathing": exercise.breathing,
        "mistakes": [
            {"fault": item.fault, "name": FAULTS[item.fault].name, "looks_like": item.looks_like}
            for item in exercise.mistakes
        ],
        "camera": camera_document(exercise),
        "left_out_with": [condition.id for condition in known.conditions_of(exercise)],
        "evidence": [{"finding": e.finding, "source": e.source, "label": e.label} for e in exercise.evidence],
        "articles": list(exercise.articles),
        "disagreements": [
            {
                "about": item.about,
                "article_a": item.article_a,
                "article_b": item.article_b,
                "evidence": item.evidence,
                "our_choice": item.our_choice,
            }
            for item in exercise.disagreements
        ],
    }
