"""Checks between records: names that must exist elsewhere, ladders without gaps, nobody left without a movement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from strongback.knowledge import faults
from strongback.knowledge.camera import NEVER_SEEN
from strongback.knowledge.reading import Problem, did_you_mean, slug
from strongback.knowledge.vocabulary import (
    CORE_PATTERNS,
    MID_BACK_PATTERNS,
    Block,
    Equipment,
    Implement,
    Level,
    Measure,
    Pattern,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from strongback.knowledge.catalogue import Catalogue
    from strongback.knowledge.exercise import Exercise

WORDS = re.compile(r"[a-z]+(-[a-z0-9]+)*")
KNOWN_ARTICLES = ("article-a", "article-b")
KNOWN_GOALS = ("posture", "strength", "hypertrophy", "endurance", "shoulder-health", "performance", "general")


def crosscheck(loaded: Catalogue) -> list[Problem]:
    """Return every mistake that only shows when the records are seen together."""
    names = [
        *_ids_are_words(loaded),
        *_muscles_have_groups(loaded),
        *_names_exist(loaded),
        *_names_are_unique(loaded),
        *_conditions_have_own_names(loaded),
    ]
    return names or [
        *_blocks_fit(loaded),
        *_ladders_hold(loaded),
        *_conditions_fit(loaded),
        *_nobody_is_left_out(loaded),
    ]


def _exercise_place(exercise: Exercise) -> str:
    return f"exercises/{exercise.id}.toml"


def _ids_are_words(loaded: Catalogue) -> Iterator[Problem]:
    shelves = (loaded.muscles, loaded.exercises, loaded.conditions, loaded.articles, loaded.templates)
    for record_id in (record_id for shelf in shelves for record_id in shelf):
        if not WORDS.fullmatch(record_id):
            yield Problem(record_id, "id", "must be lower-case words joined by hyphens.")


def _muscles_have_groups(loaded: Catalogue) -> Iterator[Problem]:
    for muscle in loaded.muscles.values():
        yield from _unknown(f"muscles/{muscle.id}.toml", "group", [muscle.group], loaded.muscle_groups)
    for group in loaded.muscle_groups.values():
        members = loaded.muscles_of(group.id)
        if not members:
            yield Problem("muscle-groups.toml", group.id, "has no muscle; add one or remove the group.")
        if len(members) > 1 and not group.why_counted_together:
            yield Problem("muscle-groups.toml", group.id, "has several muscles; say why they count together.")


def _names_exist(loaded: Catalogue) -> Iterator[Problem]:
    fault_codes = {rule.code for rule in faults.RULES}
    for exercise in loaded.exercises.values():
        place, roles = _exercise_place(exercise), exercise.muscles
        named = (*roles.primary, *roles.secondary, *roles.stabiliser)
        yield from _unknown(place, "muscles", named, loaded.muscle_groups)
        yield from _unknown(place, "mistakes", [item.fault for item in exercise.mistakes], fault_codes)
        camera = exercise.camera
        yield from _unknown(place, "camera.faults", [check.code for check in camera.faults], fault_codes)
        yield from _unknown(place, "camera.abstains", camera.abstains, {*fault_codes, *NEVER_SEEN})
        yield from _neither_seen_nor_abstained(exercise)
        yield from _unknown(place, "ladder.easier", exercise.easier, loaded.exercises)
        yield from _unknown(place, "ladder.harder", exercise.harder, loaded.exercises)
        yield from _unknown(place, "articles", exercise.articles, KNOWN_ARTICLES)
    for article in loaded.articles.values():
        yield from _unknown(f"articles/{article.id}.md", "exercises", article.exercises, loaded.exercises)
        yield from _unknown(f"articles/{article.id}.md", "articles", article.articles, KNOWN_ARTICLES)
    for condition in loaded.conditions.values():
        place = f"conditions/{condition.id}.toml"
        yield from _unknown(place, "avoid_exercises", condition.avoid_exercises, loaded.exercises)
        yield from _unknown(place, "prefer_exercises", condition.prefer_exercises, loaded.exercises)
    for template in loaded.templates.values():
        items = (*template.warm_up, *template.main, *template.balance, *template.cool_down)
        place = f"templates/{template.id}.toml"
        yield from _unknown(place, "exercise", [item.exercise for item in items], loaded.exercises)
        yield from _unknown(place, "article", [template.article], KNOWN_ARTICLES)
        yield from _unknown(place, "goal", [template.goal], KNOWN_GOALS)


def _unknown(place: str, field: str, named: Iterable[str], known: Iterable[str]) -> Iterator[Problem]:
    known = set(known)
    for name in named:
        if name not in known:
            yield Problem(place, field, f"{name!r} does not exist.{did_you_mean(name, known)}")


def _conditions_have_own_names(loaded: Catalogue) -> Iterator[Problem]:
    owner: dict[str, str] = {}
    for condition in loaded.conditions.values():
        for name in {condition.id, *(alias.casefold() for alias in condition.aliases)}:
            if owner.setdefault(name, condition.id) != condition.id:
                place = f"conditions/{condition.id}.toml"
                yield Problem(place, "aliases", f"{name!r} is also a name of {owner[name]}.")


def _neither_seen_nor_abstained(exercise: Exercise) -> Iterator[Problem]:
    """Find the mistakes that the camera neither looks for nor admits to miss: they would pass for never made."""
    camera = exercise.camera
    covered = {*camera.abstains, *(check.code for check in camera.faults)}
    for mistake in exercise.mistakes if camera.sees else ():
        if mistake.fault not in covered:
            sentence = f"{mistake.fault} is a mistake here; check it in camera.faults or list it in camera.abstains."
            yield Problem(_exercise_place(exercise), "camera", sentence)


def _names_are_unique(loaded: Catalogue) -> Iterator[Problem]:
    owner: dict[str, str] = {}
    for exercise in loaded.exercises.values():
        names = {exercise.id, *(text.casefold() for text in (exercise.name, *exercise.aliases, *exercise.known_as))}
        for name in sorted(names):
            first = owner.setdefault(slug(name), exercise.id)
            if first != exercise.id:
                yield Problem(_exercise_place(exercise), "aliases", f"{name!r} is also a name of {first}.")


def _blocks_fit(loaded: Catalogue) -> Iterator[Problem]:
    for exercise in loaded.exercises.values():
        place = _exercise_place(exercise)
        if Block.MAIN in exercise.blocks and not exercise.is_mid_back:
            yield Problem(place, "blocks", f"main is for mid-back patterns, not {exercise.pattern}; use balance.")
        if Block.BALANCE in exercise.blocks and exercise.is_mid_back:
            yield Problem(place, "blocks", f"{exercise.pattern} is a mid-back pattern; use main.")
        if (Block.POWER in exercise.blocks) != (exercise.pattern is Pattern.POWER):
            yield Problem(place, "blocks", "power and only power movements serve in the power block.")
        moves_the_body = any(way.load is Implement.BODYWEIGHT for way in exercise.ways)
        if exercise.body_load.rungs and not moves_the_body:
            yield Problem(place, "body_load", "has rungs, but no way of doing it loads the body's own weight.")


def _ladders_hold(loaded: Catalogue) -> Iterator[Problem]:
    for exercise in loaded.exercises.values():
        place = _exercise_place(exercise)
        for other_id in loaded.harder[exercise.id]:
            other = loaded.exercises[other_id]
            if other.pattern is not exercise.pattern:
                yield Problem(
                    place, "ladder", f"leads to {other_id}, which is {other.pattern}, not {exercise.pattern}."
                )
            if other.level.rank < exercise.level.rank:
                yield Problem(place, "ladder", f"calls {other_id} harder, but its level is {other.level}.")
        trains = not {Block.MAIN, Block.BALANCE}.isdisjoint(exercise.blocks)
        if trains and exercise.level is not Level.BEGINNER and not loaded.easier[exercise.id]:
            yield Problem(place, "ladder.easier", "is empty; name the movement to step back to.")
    yield from _cycles(loaded)
    yield from _islands(loaded)


def _cycles(loaded: Catalogue) -> Iterator[Problem]:
    finished: set[str] = set()

    def climb(exercise_id: str, below: tuple[str, ...]) -> Iterator[Problem]:
        if exercise_id in below:
            yield Problem(f"exercises/{exercise_id}.toml", "ladder", "is harder than itself along the ladder.")
        elif exercise_id not in finished:
            for other in loaded.harder[exercise_id]:
                yield from climb(other, (*below, exercise_id))
            finished.add(exercise_id)

    for exercise_id in loaded.exercises:
        yield from climb(exercise_id, ())


def _islands(loaded: Catalogue) -> Iterator[Problem]:
    for pattern in MID_BACK_PATTERNS:
        members = {
            item.id for item in loaded.exercises.values() if item.pattern is pattern and Block.MAIN in item.blocks
        }
        if not members:
            continue
        reached, frontier = set[str](), [min(members)]
        while frontier:
            here = frontier.pop()
            if here not in reached:
                reached.add(here)
                frontier += [other for other in (*loaded.harder[here], *loaded.easier[here]) if other in members]
        for exercise_id in sorted(members - reached):
            yield Problem(f"exercises/{exercise_id}.toml", "ladder", f"is not connected to the {pattern} ladder.")


def _conditions_fit(loaded: Catalogue) -> Iterator[Problem]:
    codes: dict[str, str] = {}
    for condition in loaded.conditions.values():
        place = f"conditions/{condition.id}.toml"
        for preferred in condition.prefer_exercises:
            if condition in loaded.conditions_of(loaded.exercises[preferred]):
                yield Problem(place, "prefer_exercises", f"{preferred} is preferred and ruled out at once.")
        if codes.setdefault(condition.rule.code, condition.id) != condition.id:
            yield Problem(place, "code", f"{condition.rule.code} is already the code of {codes[condition.rule.code]}.")


def _nobody_is_left_out(loaded: Catalogue) -> Iterator[Problem]:
    """Check that a beginner with nothing, and one with only a band, finds every mid-back pattern and core work."""
    if not loaded.exercises:
        return
    for owned, words in ((frozenset[Equipment](), "nothing"), (frozenset({Equipment.BAND}), "only a band")):
        for pattern in (*MID_BACK_PATTERNS, Pattern.HORIZONTAL_PUSH, CORE_PATTERNS[0]):
            if not any(_serves(exercise, pattern, owned) for exercise in loaded.exercises.values()):
                yield Problem("exercises", str(pattern), f"has no beginner movement for a person with {words}.")


def _serves(exercise: Exercise, pattern: Pattern, owned: frozenset[Equipment]) -> bool:
    return (
        exercise.pattern is pattern
        and exercise.level is Level.BEGINNER
        and not {Block.MAIN, Block.BALANCE}.isdisjoint(exercise.blocks)
        and exercise.dose.measure is not Measure.MINUTES
        and bool(exercise.ways_with(owned))
    )
