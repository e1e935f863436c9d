"""``strongback exercises``: find exercises and read about one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from strongback.cli import context
from strongback.cli.output import page, print_json, span
from strongback.coach.catalogue_search import Wanted, exercise_document, find
from strongback.coach.errors import UsageError
from strongback.coach.quick_line import LineError, find_exercise
from strongback.knowledge import catalogue
from strongback.knowledge.vocabulary import Level, Pattern

if TYPE_CHECKING:
    from strongback.knowledge.catalogue import Catalogue
    from strongback.knowledge.exercise import Exercise


@click.command()
@click.argument("name", nargs=-1)
@click.option("--search", default="", help="Words in a name or summary; typing errors are forgiven.")
@click.option("--pattern", type=click.Choice([str(pattern) for pattern in Pattern]), help="Only one pattern.")
@click.option("--level", type=click.Choice([str(level) for level in Level]), help="At most this level.")
@click.option("--muscle", default="", help="Only those that train a muscle or muscle group.")
@click.option("--equipment", default=None, help="What you have, joined by commas; none for nothing.")
@context.json_option
def command(
    *,
    name: tuple[str, ...],
    search: str,
    pattern: str | None,
    level: str | None,
    muscle: str,
    equipment: str | None,
    as_json: bool,
) -> int:
    """List exercises, filtered as you like, or show everything about one of them."""
    known = catalogue()
    if name:
        return _one(" ".join(name), known, as_json=as_json)
    wanted = Wanted(
        search=search,
        pattern=None if pattern is None else Pattern(pattern),
        level=None if level is None else Level(level),
        muscle=muscle,
        equipment=equipment,
    )
    found = find(wanted, known)
    if as_json:
        print_json([exercise_document(exercise, known) for exercise in found])
    elif found:
        rows = [(exercise.id, str(exercise.pattern), str(exercise.level), _needs(exercise)) for exercise in found]
        page().table(("Exercise", "Pattern", "Level", "Needs"), rows)
        page().line(f"{len(found)} exercises. strongback exercises NAME shows one.")
    else:
        page().line("No exercise fits; leave out a filter.")
    return 0


def _needs(exercise: Exercise) -> str:
    ways = [" + ".join(sorted(way.needs)) or "nothing" for way in exercise.ways]
    return " or ".join(dict.fromkeys(ways))


def _one(name: str, known: Catalogue, *, as_json: bool) -> int:
    try:
        exercise = find_exercise(name, known)
    except LineError as error:
        raise UsageError(str(error)) from None
    if as_json:
        print_json(exercise_document(exercise, known))
    else:
        _show(exercise, known)
    return 0


def _show(exercise: Exercise, known: Catalogue) -> None:
    page().heading(f"{exercise.name} ({exercise.id})")
    page().line(exercise.summary)
    unit = {"reps": "repetitions", "hold": "seconds", "minutes": "minutes"}[exercise.dose.measure]
    rows = [
        ("Pattern", f"{exercise.pattern}, {exercise.level}, {exercise.standing}"),
        ("Needs", _needs(exercise)),
        ("Dose", f"{span(exercise.dose.amount)} {unit}, tempo {exercise.dose.tempo}"),
        ("Trains", _groups(exercise.muscles.primary, known)),
        ("Helps with", _groups(exercise.muscles.secondary, known)),
        ("Steadied by", _groups(exercise.muscles.stabiliser, known)),
        ("Easier", ", ".join(known.easier[exercise.id]) or "-"),
        ("Harder", ", ".join(known.harder[exercise.id]) or "-"),
        ("Left out with", ", ".join(item.name.lower() for item in known.conditions_of(exercise)) or "-"),
    ]
    page().facts(rows)
    parts: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("Set-up", exercise.set_up),
        ("Steps", exercise.steps),
        ("Cues", (*exercise.cues, f"Breathing: {exercise.breathing}")),
        ("Common mistakes", tuple(f"{item.looks_like} [{item.fault}]" for item in exercise.mistakes)),
        ("Variations", tuple(f"{item.name}: {item.change}" for item in exercise.variations)),
        ("What is known", tuple(f"{item.finding} ({item.source}; {item.label})" for item in exercise.evidence)),
    )
    for title, lines in parts:
        if lines:
            page().heading(title)
            for line in lines:
                page().bullet(line)
    for item in exercise.disagreements:
        page().heading(f"Where the sources differ: {item.about[0].lower()}{item.about[1:]}")
        said = (("Article A", item.article_a), ("Article B", item.article_b), ("Evidence", item.evidence))
        for who, what in (*said, ("We", item.our_choice)):
            if what:
                page().bullet(f"{who}: {what}")


def _groups(groups: tuple[str, ...], known: Catalogue) -> str:
    return ", ".join(known.muscle_groups[group].name.lower() for group in groups) or "-"
