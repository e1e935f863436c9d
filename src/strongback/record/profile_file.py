"""Reads a profile file: a person's own words in, checked values or named mistakes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from strongback.knowledge.reading import BadDocumentError, Problem, Table, did_you_mean, slug
from strongback.knowledge.vocabulary import Equipment, Level, Pattern
from strongback.record.inventory import read_inventory
from strongback.record.profile import Goal, Profile, Weekday

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from strongback.knowledge.catalogue import Catalogue

DEFAULTS = Profile()
YOUNGEST, OLDEST = 13, 110
MOST_ELSEWHERE_SETS = 60

NOTHING = {
    "none",
    "nothing",
    "bodyweight",
    "body-weight",
    "no-equipment",
    "mat",
    "floor",
    "wall",
    "chair",
    "door",
}
EVERY_MACHINE = frozenset({
    Equipment.CABLE, Equipment.LAT_PULLDOWN, Equipment.SEATED_ROW_MACHINE, Equipment.CHEST_SUPPORTED_ROW_MACHINE,
    Equipment.CHEST_PRESS_MACHINE, Equipment.ASSISTED_PULL_UP_MACHINE, Equipment.REVERSE_FLY_MACHINE,
})  # fmt: skip
WHOLE_GYM = frozenset(Equipment) - {Equipment.TABLE, Equipment.TOWEL}
SYNONYMS: Mapping[str, frozenset[Equipment]] = {
    "gym": WHOLE_GYM,
    "machines": EVERY_MACHINE,
    "machine": EVERY_MACHINE,
    "adjustable-bench": frozenset({Equipment.BENCH, Equipment.INCLINE_BENCH}),
    "full-gym": WHOLE_GYM,
    "commercial-gym": WHOLE_GYM,
    "everything": WHOLE_GYM,
} | {
    word: frozenset({thing})
    for thing, words in {
        Equipment.BAND: "bands resistance-band resistance-bands tube tubes exercise-band elastic-band long-band",
        Equipment.MINI_BAND: "mini-bands loop-band loop-bands",
        Equipment.DUMBBELLS: "dumbbell db dbs",
        Equipment.KETTLEBELL: "kettlebells kb",
        Equipment.BARBELL: "bar barbells plates barbell-and-plates",
        Equipment.BENCH: "flat-bench weight-bench",
        Equipment.LOW_BAR: "smith-machine rack squat-rack power-rack dip-bars",
        Equipment.PULL_UP_BAR: "pullup-bar pull-up chin-up-bar chinup-bar doorway-bar",
        Equipment.SUSPENSION_TRAINER: "trx suspension rings gymnastic-rings suspension-straps",
        Equipment.CABLE: "cables cable-machine cable-station cable-tower pulley",
        Equipment.LAT_PULLDOWN: "lat-pulldown-machine pulldown pulldown-machine",
        Equipment.SEATED_ROW_MACHINE: "seated-cable-row-machine row-machine low-row",
        Equipment.CHEST_SUPPORTED_ROW_MACHINE: "t-bar-row t-bar chest-supported-row",
        Equipment.ROMAN_CHAIR: "ghd hyperextension-bench back-extension-bench",
        Equipment.STABILITY_BALL: "swiss-ball exercise-ball gym-ball",
        Equipment.FOAM_ROLLER: "roller foam-roll",
        Equipment.MEDICINE_BALL: "med-ball slam-ball medball",
        Equipment.BOX: "plyo-box step stair",
        Equipment.DOOR_ANCHOR: "anchor band-anchor",
    }.items()
    for word in words.split()
}
IMPLIED = {Equipment.INCLINE_BENCH: frozenset({Equipment.BENCH})}


def read_profile(raw: Mapping[str, Any], place: str, known: Catalogue, year: int | None) -> Profile:
    """Read a profile document; its ``[screening]`` table is read by the screening itself.

    ``year`` is the current one, which bounds the birth year; None for a document that was checked before.

    Raises:
        BadDocumentError: with every mistake, its field and the next step.

    """
    problems: list[Problem] = []
    table = Table(raw, place, problems)
    profile = Profile(
        goal=table.choice("goal", Goal, DEFAULTS.goal),
        days_per_week=table.whole("days_per_week", 1, 7, DEFAULTS.days_per_week),
        weekdays=_weekdays(table),
        minutes=table.whole("minutes", 1, 240, DEFAULTS.minutes),
        equipment=_equipment(table),
        level=table.choice("level", Level, DEFAULTS.level),
        conditions=_conditions(table, known),
        avoid=_exercises(table, "avoid", known),
        favourites=_exercises(table, "favourites", known),
        trains_elsewhere=_elsewhere(table),
        bodyweight_kg=table.optional_number("bodyweight_kg", 25, 350),
        stature_m=table.optional_number("stature_m", 1.0, 2.5),
        birth_year=_birth_year(table, year),
        inventory=read_inventory(table.table("inventory")),
        assumed=tuple(key for key in ("goal", "days_per_week", "minutes", "equipment", "level") if key not in raw),
    )
    both = sorted(set(profile.avoid) & set(profile.favourites))
    if both:
        table.complain("favourites", f"lists {', '.join(both)}, which you also avoid; keep one of the two.")
    table.seen.add("screening")
    table.refuse_the_rest()
    if problems:
        raise BadDocumentError(problems)
    return profile


def _words(table: Table, key: str) -> tuple[str, ...]:
    """Return a list of words, or one word alone, joined by hyphens in lower case."""
    if isinstance(table.raw.get(key), str):
        table.seen.add(key)
        return (slug(str(table.raw[key])),)
    return tuple(slug(word) for word in table.texts(key))


def _weekdays(table: Table) -> tuple[Weekday, ...]:
    raw = table.take("weekdays")
    if raw is None:
        return ()
    found: set[Weekday] = set()
    for item in raw if isinstance(raw, list) else [raw]:
        day = _weekday(item)
        if day is None:
            table.complain("weekdays", f"{item!r} is not a day; write monday, mon or 1 (Monday) to 7 (Sunday).")
        else:
            found.add(day)
    return tuple(sorted(found))


def _weekday(item: object) -> Weekday | None:
    if type(item) is int and 1 <= item <= len(Weekday):
        return Weekday(item)
    shortest = 2
    word = item.strip().casefold() if isinstance(item, str) else ""
    matches = [day for day in Weekday if len(word) >= shortest and day.word.startswith(word)]
    return matches[0] if len(matches) == 1 else None


def _equipment(table: Table) -> frozenset[Equipment]:
    owned: set[Equipment] = set()
    known = {str(thing) for thing in Equipment} | set(SYNONYMS)
    for word in _words(table, "equipment"):
        if word in NOTHING:
            continue
        if word not in known:
            hint = did_you_mean(word, known) or f" Known are {', '.join(sorted(map(str, Equipment)))} and gym."
            table.complain("equipment", f"{word!r} is not known.{hint}")
        owned |= SYNONYMS.get(word) or ({Equipment(word)} if word in set(Equipment) else set())
    for thing in tuple(owned):
        owned |= IMPLIED.get(thing, frozenset())
    return frozenset(owned)


def condition_names(known: Catalogue) -> dict[str, str]:
    """Return every name of a condition, written as an id, with the condition's id."""
    return {
        slug(name): condition.id
        for condition in known.conditions.values()
        for name in (condition.id, condition.name, *condition.aliases)
    }


def _conditions(table: Table, known: Catalogue) -> tuple[str, ...]:
    names = condition_names(known)
    found: set[str] = set()
    for word in _words(table, "conditions"):
        if word in names:
            found.add(names[word])
        elif word != "none":
            hint = did_you_mean(word, names)
            table.complain(
                "conditions", f"{word!r} is not known.{hint or ' Write other-condition if yours is missing.'}"
            )
    return tuple(sorted(found))


def _exercises(table: Table, key: str, known: Catalogue) -> tuple[str, ...]:
    """Read exercises by any of their names; a pattern stands for all of its exercises."""
    found: set[str] = set()
    for word in _words(table, key):
        matches = tuple(_matching(word, known))
        if not matches:
            hint = did_you_mean(word, known.exercises) or " strongback exercises lists them."
            table.complain(key, f"{word!r} is not an exercise or a pattern.{hint}")
        found.update(matches)
    return tuple(sorted(found))


def _matching(word: str, known: Catalogue) -> Iterator[str]:
    if word in set(Pattern):
        yield from (item.id for item in known.exercises.values() if item.pattern == word)
    if word in known.names:
        yield known.names[word]


SHORT_PATTERNS = {"push": Pattern.HORIZONTAL_PUSH, "pull": Pattern.HORIZONTAL_PULL}


def _elsewhere(table: Table) -> tuple[tuple[Pattern, int], ...]:
    """Read weekly sets per pattern, written ``{ horizontal-push = 6 }``, or nothing."""
    raw = table.take("trains_elsewhere")
    if not raw or raw == "none":
        return ()
    sets = table.table("trains_elsewhere")
    found: dict[Pattern, int] = {}
    for key in sets.raw:
        pattern = SHORT_PATTERNS.get(slug(key)) or (Pattern(slug(key)) if slug(key) in set(Pattern) else None)
        if pattern is None:
            hint = did_you_mean(slug(key), [*map(str, Pattern), *SHORT_PATTERNS])
            sets.complain(key, f"is not a pattern such as horizontal-push.{hint}")
            sets.seen.add(key)
        else:
            found[pattern] = found.get(pattern, 0) + sets.whole(key, 0, MOST_ELSEWHERE_SETS)
    return tuple(sorted((pattern, count) for pattern, count in found.items() if count))


def _birth_year(table: Table, year: int | None) -> int | None:
    if not table.has("birth_year"):
        return None
    first, last = (1900, 2100) if year is None else (year - OLDEST, year - YOUNGEST)
    return table.whole("birth_year", first, last)
