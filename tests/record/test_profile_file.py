from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import assume, given
from tests.strategies import profile_documents, raw_values

from strongback.knowledge import catalogue
from strongback.knowledge.reading import BadDocumentError, Problem, slug
from strongback.knowledge.vocabulary import Equipment, Level, Pattern
from strongback.record.inventory import Inventory
from strongback.record.profile import Goal, Profile, Weekday
from strongback.record.profile_file import EVERY_MACHINE, NOTHING, SYNONYMS, WHOLE_GYM, read_profile

KNOWN = catalogue()
YEAR = 2026
MONDAY, TUESDAY, THURSDAY, SATURDAY, SUNDAY = (
    Weekday.MONDAY,
    Weekday.TUESDAY,
    Weekday.THURSDAY,
    Weekday.SATURDAY,
    Weekday.SUNDAY,
)


def read(text: str) -> Profile:
    return read_profile(tomllib.loads(text), "me.toml", KNOWN, YEAR)


def refusals(text: str) -> list[str]:
    with pytest.raises(BadDocumentError) as refused:
        read(text)
    return [str(problem) for problem in refused.value.problems]


# Every field, well written


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        *(pytest.param(f"goal = '{goal}'", "goal", goal, id=f"goal {goal}") for goal in Goal),
        *(pytest.param(f"level = '{level}'", "level", level, id=f"level {level}") for level in Level),
        ("days_per_week = 1", "days_per_week", 1),
        ("days_per_week = 7", "days_per_week", 7),
        ("days_per_week = 3.0", "days_per_week", 3),
        ("minutes = 1", "minutes", 1),
        ("minutes = 240", "minutes", 240),
        ("bodyweight_kg = 72.5", "bodyweight_kg", 72.5),
        ("stature_m = 1.8", "stature_m", 1.8),
        ("birth_year = 1980", "birth_year", 1980),
        ("birth_year = 2013", "birth_year", 2013),
        ("birth_year = 1916", "birth_year", 1916),
        ("conditions = []", "conditions", ()),
        ("conditions = 'none'", "conditions", ()),
        ("conditions = ['osteoporosis']", "conditions", ("osteoporosis",)),
        ("conditions = 'Low bone density'", "conditions", ("osteoporosis",)),
        ("conditions = ['golfer\\'s elbow', 'Tennis_Elbow']", "conditions", ("elbow-tendon-pain",)),
        ("conditions = ['slipped disc', 'pregnant']", "conditions", ("flexion-sensitive-back", "pregnancy")),
        ("avoid = ['superman']", "avoid", ("superman",)),
        ("avoid = 'Superman hold'", "avoid", ("superman",)),
        ("avoid = ['cable row', 'Seated Cable Rows']", "avoid", ("seated-cable-row",)),
        ("favourites = ['Lat Pulldown', 'face_pull']", "favourites", ("face-pull", "lat-pulldown")),
        ("trains_elsewhere = { horizontal-push = 6 }", "trains_elsewhere", ((Pattern.HORIZONTAL_PUSH, 6),)),
        ("trains_elsewhere = { push = 2, Horizontal_Push = 4 }", "trains_elsewhere", ((Pattern.HORIZONTAL_PUSH, 6),)),
        ("trains_elsewhere = { pull = 3, core = 0 }", "trains_elsewhere", ((Pattern.HORIZONTAL_PULL, 3),)),
        ("trains_elsewhere = {}", "trains_elsewhere", ()),
        ("trains_elsewhere = []", "trains_elsewhere", ()),
        ("trains_elsewhere = false", "trains_elsewhere", ()),
        ("trains_elsewhere = 'none'", "trains_elsewhere", ()),
        ("[inventory]\nbar_kg = 15", "inventory", Inventory(bar_kg=15.0)),
    ],
)
def test_a_field_is_read(text: str, field: str, value: object) -> None:
    text = text.replace("'golfer\\'s elbow'", '"golfer\'s elbow"')
    assert getattr(read(text), field) == value


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("['monday', 'thursday']", (MONDAY, THURSDAY)),
        ("['mon', 'Thu']", (MONDAY, THURSDAY)),
        ("['mo', ' TH ']", (MONDAY, THURSDAY)),
        ("[1, 4]", (MONDAY, THURSDAY)),
        ("[7, 'sat', 'tu']", (TUESDAY, SATURDAY, SUNDAY)),
        ("['monday', 1, 'mon']", (MONDAY,)),
        ("'sunday'", (SUNDAY,)),
        ("7", (SUNDAY,)),
        ("[]", ()),
    ],
)
def test_weekdays_are_words_short_words_or_numbers_in_any_order(written: str, days: tuple[Weekday, ...]) -> None:
    assert read(f"weekdays = {written}").weekdays == days


@pytest.mark.parametrize("pattern", [Pattern.VERTICAL_PULL, Pattern.POWER])
def test_avoiding_a_pattern_avoids_all_of_its_exercises(pattern: Pattern) -> None:
    expected = sorted(item.id for item in KNOWN.exercises.values() if item.pattern is pattern)
    assert list(read(f"avoid = ['{pattern}']").avoid) == expected


# Equipment


@pytest.mark.parametrize("thing", Equipment)
def test_every_piece_of_equipment_can_be_named(thing: Equipment) -> None:
    assert thing in read(f"equipment = ['{thing}']").equipment


@pytest.mark.parametrize(
    ("word", "thing"),
    [
        ("Resistance bands", Equipment.BAND),
        ("loop_band", Equipment.MINI_BAND),
        ("TRX", Equipment.SUSPENSION_TRAINER),
        ("rings", Equipment.SUSPENSION_TRAINER),
        ("Pull Up Bar", Equipment.PULL_UP_BAR),
        ("DB", Equipment.DUMBBELLS),
        ("kettlebells", Equipment.KETTLEBELL),
        ("bar", Equipment.BARBELL),
        ("Smith machine", Equipment.LOW_BAR),
        ("T-bar row", Equipment.CHEST_SUPPORTED_ROW_MACHINE),
        ("GHD", Equipment.ROMAN_CHAIR),
        ("swiss ball", Equipment.STABILITY_BALL),
        ("slam-ball", Equipment.MEDICINE_BALL),
        ("step", Equipment.BOX),
        ("cable tower", Equipment.CABLE),
    ],
)
def test_equipment_is_known_by_what_people_call_it(word: str, thing: Equipment) -> None:
    assert read(f"equipment = ['{word}']").equipment == {thing}


@pytest.mark.parametrize("word", SYNONYMS)
def test_every_synonym_is_written_as_it_is_looked_up(word: str) -> None:
    assert word == slug(word)
    assert read(f"equipment = ['{word}']").equipment >= SYNONYMS[word]


@pytest.mark.parametrize("word", sorted(NOTHING))
def test_a_floor_a_wall_and_their_like_are_no_equipment(word: str) -> None:
    assert read(f"equipment = ['{word}']").equipment == frozenset()


@pytest.mark.parametrize("word", ["gym", "Full gym", "commercial_gym"])
def test_a_gym_has_everything_but_a_table_and_a_towel(word: str) -> None:
    assert read(f"equipment = '{word}'").equipment == frozenset(Equipment) - {Equipment.TABLE, Equipment.TOWEL}
    assert Equipment.BARBELL in WHOLE_GYM


def test_machines_and_more_add_up() -> None:
    owned = read("equipment = ['machines', 'band', 'none']").equipment
    assert owned == EVERY_MACHINE | {Equipment.BAND}


@pytest.mark.parametrize("word", ["incline-bench", "adjustable bench"])
def test_an_incline_bench_is_also_a_bench(word: str) -> None:
    assert read(f"equipment = ['{word}']").equipment == {Equipment.INCLINE_BENCH, Equipment.BENCH}


# What is left out


def test_an_empty_profile_takes_the_defaults_and_says_which() -> None:
    profile = read("")
    assert profile == Profile(assumed=("goal", "days_per_week", "minutes", "equipment", "level"))


def test_only_what_was_left_out_is_assumed() -> None:
    assert read("goal = 'strength'\nminutes = 30\nequipment = []").assumed == ("days_per_week", "level")


def test_the_screening_table_is_left_to_the_screening() -> None:
    assert read("goal = 'general'\n[screening]\nall_no = true\nanything = 1").goal is Goal.GENERAL


def test_the_age_is_the_one_reached_in_a_year() -> None:
    assert Profile(birth_year=1980).age(YEAR) == 46
    assert Profile().age(YEAR) is None


# Every field, badly written

GOALS = "posture, strength, hypertrophy, endurance, shoulder-health, performance, general"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("goal = 'postur'", f"goal: 'postur' is not one of {GOALS}. Did you mean posture?"),
        ("goal = 3", f"goal: 3 is not one of {GOALS}."),
        ("level = 'expert'", "level: 'expert' is not one of beginner, intermediate, advanced."),
        ("days_per_week = 0", "days_per_week: 0 is not possible; give a number from 1 to 7."),
        ("days_per_week = 8", "days_per_week: 8 is not possible; give a number from 1 to 7."),
        ("days_per_week = 2.5", "days_per_week: must be a whole number, not 2.5."),
        ("days_per_week = 'two'", "days_per_week: must be a number from 1 to 7, not 'two'."),
        ("minutes = true", "minutes: must be a number from 1 to 240, not True."),
        ("minutes = 241", "minutes: 241 is not possible; give a number from 1 to 240."),
        ("weekdays = ['m']", "weekdays: 'm' is not a day; write monday, mon or 1 (Monday) to 7 (Sunday)."),
        ("weekdays = [8]", "weekdays: 8 is not a day; write monday, mon or 1 (Monday) to 7 (Sunday)."),
        ("weekdays = [true]", "weekdays: True is not a day; write monday, mon or 1 (Monday) to 7 (Sunday)."),
        ("weekdays = 'mondays'", "weekdays: 'mondays' is not a day; write monday, mon or 1 (Monday) to 7 (Sunday)."),
        ("equipment = ['dumbels']", "equipment: 'dumbels' is not known. Did you mean dumbbells?"),
        ("equipment = [1]", 'equipment: must be a list of texts, such as ["one", "two"].'),
        ("conditions = ['osteoporsis']", "conditions: 'osteoporsis' is not known. Did you mean osteoporosis?"),
        ("conditions = ['zzz']", "conditions: 'zzz' is not known. Write other-condition if yours is missing."),
        ("avoid = ['supermann']", "avoid: 'supermann' is not an exercise or a pattern. Did you mean superman?"),
        ("favourites = ['zzz']", "favourites: 'zzz' is not an exercise or a pattern. strongback exercises lists them."),
        ("avoid = [['superman']]", 'avoid: must be a list of texts, such as ["one", "two"].'),
        (
            "avoid = ['superman', 'face-pull']\nfavourites = ['superman hold']",
            "favourites: lists superman, which you also avoid; keep one of the two.",
        ),
        (
            "trains_elsewhere = { horizontal-psh = 2 }",
            "trains_elsewhere.horizontal-psh: is not a pattern such as horizontal-push. Did you mean horizontal-push?",
        ),
        ("trains_elsewhere = { core = 61 }", "trains_elsewhere.core: 61 is not possible; give a number from 0 to 60."),
        ("trains_elsewhere = { core = 'x' }", "trains_elsewhere.core: must be a number from 0 to 60, not 'x'."),
        ("trains_elsewhere = 'push'", "trains_elsewhere: must be a table [trains_elsewhere]."),
        ("trains_elsewhere = true", "trains_elsewhere: must be a table [trains_elsewhere]."),
        ("trains_elsewhere = ['push']", "trains_elsewhere: must be a table [trains_elsewhere]."),
        ("bodyweight_kg = 24", "bodyweight_kg: 24 is not possible; give a number from 25 to 350."),
        ("bodyweight_kg = nan", "bodyweight_kg: must be a number from 25 to 350, not nan."),
        ("stature_m = 180", "stature_m: 180 is not possible; give a number from 1 to 2.5."),
        ("birth_year = 2014", "birth_year: 2014 is not possible; give a number from 1916 to 2013."),
        ("birth_year = 1915", "birth_year: 1915 is not possible; give a number from 1916 to 2013."),
        ("inventory = 'gym'", "inventory: must be a table [inventory]."),
        ("equipmnt = []", "equipmnt: is not a known key. Did you mean equipment?"),
        ("zzz = 1", "zzz: is not a known key. Remove it or check its spelling."),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_place_field_and_next_step(text: str, problem: str) -> None:
    assert refusals(text) == [f"me.toml: {problem}"]


def test_equipment_like_nothing_known_gets_the_whole_list() -> None:
    (refusal,) = refusals("equipment = ['zzz']")
    assert refusal.startswith("me.toml: equipment: 'zzz' is not known. Known are assisted-pull-up-machine, band, ")
    assert refusal.endswith(" and gym.")


def test_two_mistakes_are_reported_together() -> None:
    text = "minutes = 0\nconditions = ['pregnnt']\nequipmnt = ['band']\n[inventory]\nbar_kg = 'heavy'"
    assert refusals(text) == [
        "me.toml: minutes: 0 is not possible; give a number from 1 to 240.",
        "me.toml: conditions: 'pregnnt' is not known. Did you mean pregnant?",
        "me.toml: inventory.bar_kg: must be a number from 1 to 50, not 'heavy'.",
        "me.toml: equipmnt: is not a known key. Did you mean equipment?",
    ]


# Anything at all


def outcome(raw: dict[str, Any]) -> tuple[Profile | None, tuple[Problem, ...]]:
    try:
        return read_profile(raw, "me.toml", KNOWN, YEAR), ()
    except BadDocumentError as refused:
        return None, refused.problems


@given(profile_documents())
def test_reading_a_profile_never_fails_in_another_way_than_naming_the_mistakes(raw: dict[str, Any]) -> None:
    profile, problems = outcome(raw)
    assert (profile is None) is bool(problems)
    assert all(problem.place == "me.toml" and problem.sentence for problem in problems)


@given(profile_documents())
def test_a_profile_names_only_exercises_and_conditions_that_exist(raw: dict[str, Any]) -> None:
    profile, _ = outcome({key: raw[key] for key in ("conditions", "avoid", "favourites") if key in raw})
    assume(profile)
    assert profile is not None
    assert set(profile.conditions) <= set(KNOWN.conditions)
    assert {*profile.avoid, *profile.favourites} <= set(KNOWN.exercises)


@pytest.mark.parametrize(
    "field",
    [
        "goal",
        "days_per_week",
        "weekdays",
        "minutes",
        "equipment",
        "level",
        "conditions",
        "avoid",
        "favourites",
        "trains_elsewhere",
        "bodyweight_kg",
        "stature_m",
        "birth_year",
        "inventory",
    ],
)
@given(value=raw_values())
def test_any_value_of_a_field_is_taken_or_named(field: str, value: Any) -> None:
    profile, problems = outcome({field: value})
    assert profile is not None or {problem.field.partition(".")[0] for problem in problems} == {field}


@pytest.mark.parametrize("field", ["minutes", "days_per_week", "birth_year", "bodyweight_kg"])
def test_a_number_of_four_hundred_digits_is_named_like_any_other(field: str) -> None:
    assert refusals(f"{field} = 1{'0' * 400}")
