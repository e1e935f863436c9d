from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.coach.builders import KNOWN, PLANK, ROW, a_profile

from strongback.coach.quick_line import CheckInLine, Line, LineError, PainLine, SetLine, find_exercise, read_line
from strongback.knowledge.tempo import Tempo
from strongback.knowledge.vocabulary import Equipment, Implement
from strongback.record.inventory import Inventory
from strongback.record.load import Load
from strongback.record.log import Form, PainKind, Region, SetKind, Side
from strongback.record.profile import Profile

HOME = Profile(
    equipment=frozenset({Equipment.BAND, Equipment.DUMBBELLS, Equipment.BENCH}),
    inventory=Inventory(bands=("light red", "blue")),
)


def read(text: str, profile: Profile | None = None) -> Line:
    return read_line(text, KNOWN, profile)


def refusal(text: str, profile: Profile | None = None) -> str:
    with pytest.raises(LineError) as refused:
        read(text, profile)
    return str(refused.value)


def sets(exercise: str = ROW, amounts: tuple[int, ...] = (10, 10, 10), **said: Any) -> SetLine:
    return SetLine(exercise, amounts, **said)


def stack(kg: float) -> Load:
    return Load(Implement.STACK, kg=kg)


# Sets


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("seated-cable-row 3x10", sets()),
        ("Seated Cable Row 3x10", sets()),
        ("  cable   row 3x10  ", sets()),
        ("SEATED_CABLE_ROW 3X10", sets()),
        ("Seated Row (Cable) 3x10", sets()),
        ("seated-cable-row 10,10,9", sets(amounts=(10, 10, 9))),
        ("seated-cable-row 1x0", sets(amounts=(0,))),
        ("seated-cable-row 20x600", sets(amounts=(600,) * 20)),
        ("plank 3x30s", sets(PLANK, (30, 30, 30))),
        ("plank 3x30sec", sets(PLANK, (30, 30, 30))),
        ("plank 30,25,20s", sets(PLANK, (30, 25, 20))),
        ("seated-cable-row 3x10 @45kg", sets(load=stack(45.0))),
        ("seated-cable-row 3x10 @45KG", sets(load=stack(45.0))),
        ("seated-cable-row 3x10 @42.5kg", sets(load=stack(42.5))),
        ("seated-cable-row 3x10 @100lb", sets(load=stack(45.36))),
        ("seated-cable-row 3x10 @100lbs", sets(load=stack(45.36))),
        ("dumbbell-bench-press 3x10 @2x12kg", sets("dumbbell-bench-press", load=Load(Implement.DUMBBELL_PAIR, kg=12))),
        ("dumbbell-bench-press 3x10 @12kg", sets("dumbbell-bench-press", load=Load(Implement.DUMBBELL_PAIR, kg=12))),
        ("push-up 3x10 @bw", sets("push-up", load=Load(Implement.BODYWEIGHT))),
        ("push-up 3x10 @bodyweight", sets("push-up", load=Load(Implement.BODYWEIGHT))),
        ("push-up 3x10 @rung2", sets("push-up", load=Load(Implement.BODYWEIGHT, rung=1))),
        ("band-pull-apart 3x10 @red", sets("band-pull-apart", load=Load(Implement.BAND, band="red"))),
        ("seated-cable-row 3x10 rir2", sets(rir=2.0)),
        ("seated-cable-row 3x10 rir0", sets(rir=0.0)),
        ("seated-cable-row 3x10 rir2.5", sets(rir=2.5)),
        ("seated-cable-row 3x10 clean", sets(form=Form.CLEAN)),
        ("seated-cable-row 3x10 shaky", sets(form=Form.SHAKY)),
        ("seated-cable-row 3x10 broke", sets(form=Form.BROKE_DOWN)),
        ("seated-cable-row 3x10 Broke-Down", sets(form=Form.BROKE_DOWN)),
        ("seated-cable-row 3x10 pain3", sets(pain=3)),
        ("seated-cable-row 3x10 pain0", sets(pain=0)),
        ("pallof-press 3x10 left", sets("pallof-press", side=Side.LEFT)),
        ("pallof-press 3x10 right", sets("pallof-press", side=Side.RIGHT)),
        ("pallof-press 3x10 both", sets("pallof-press")),
        ("seated-cable-row 3x10 warm-up", sets(kind=SetKind.WARM_UP)),
        ("seated-cable-row 3x10 warmup", sets(kind=SetKind.WARM_UP)),
        ("seated-cable-row 3x10 tempo3-1-1-0", sets(tempo=Tempo(3, 1, 1, 0))),
        ("seated-cable-row 3x10 rest90", sets(rest_s=90)),
        ("seated-cable-row 3x10 rest90s", sets(rest_s=90)),
        ("seated-cable-row 3x10 # felt good", sets(note="felt good")),
        ("seated-cable-row 3x10 # one # two", sets(note="one # two")),
        ("seated-cable-row 3x10 rir1 rir2", sets(rir=2.0)),
        (
            "seated-cable-row 3x10 clean rest60 @45kg pain1 rir2 tempo2-0-1-1#x",
            sets(
                form=Form.CLEAN, rest_s=60, load=stack(45), pain=1, rir=2, tempo=Tempo(2, 0, 1, 1), note="x"
            ),
        ),
    ],
)  # fmt: skip
def test_a_line_about_sets_is_read_word_by_word(text: str, line: SetLine) -> None:
    assert read(text) == line


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "The line is empty"),
        ("   ", "The line is empty"),
        ("# only a note", "The line is empty"),
        ("seated-cable-row", "Say the exercise and then the sets"),
        ("3x10", "Say the exercise and then the sets"),
        ("3x10 seated-cable-row", "Say the exercise and then the sets"),
        ("seated-cable-row three sets", "Say the exercise and then the sets"),
        ("seated-cable-row 10", "Say the exercise and then the sets"),
        ("seated-cable-row 3x", "Say the exercise and then the sets"),
        ("seated-cable-row -3x10", "Say the exercise and then the sets"),
        ("seated-cable-row 3x10.5", "Say the exercise and then the sets"),
        ("seated-cable-row 10,,9", "Say the exercise and then the sets"),
        ("seated-cable-row 0x10", "0 sets is not possible; give 1 to 20"),
        ("seated-cable-row 21x10", "21 sets is not possible; give 1 to 20"),
        ("seated-cable-row " + ",".join(["1"] * 21), "21 sets is not possible"),
        ("seated-cable-row 3x601", "601 repetitions is not possible; give 0 to 600"),
        ("seated-cable-row 10,999", "999 repetitions is not possible"),
        ("seated-cable-rwo 3x10", "There is no exercise called 'seated-cable-rwo'. Did you mean seated-cable-row?"),
        ("zzz 3x10", "strongback exercises lists them all"),
        ("seated-cable-row 3x10 @", "@ is not a load"),
        ("seated-cable-row 3x10 @45", "@45 is not a load; write for example @45kg"),
        ("seated-cable-row 3x10 @45stone", "@45stone is not a load"),
        ("seated-cable-row 3x10 @0kg", "@0kg is not possible; give a weight above 0 and up to 500 kg"),
        ("seated-cable-row 3x10 @500.1kg", "@500.1kg is not possible"),
        ("seated-cable-row 3x10 @1103lb", "@1103lb is not possible"),
        ("seated-cable-row 3x10 @red", "@red is not a load"),
        ("seated-cable-row 3x10 @3x12kg", "@3x12kg is not a load"),
        ("push-up 3x10 @20kg", "Push-up takes no kilograms; write @bw, @rung2"),
        (
            "push-up 3x10 @rung0",
            "Push-up has no rung '0'. Its settings are: rung1 feet wide apart; rung2 feet together",
        ),
        ("push-up 3x10 @rung3", "Push-up has no rung '3'"),
        ("push-up 3x10 @rung", "Push-up has no rung ''"),
        ("push-up 3x10 @rung-1", "Push-up has no rung '-1'"),
        ("seated-cable-row 3x10 @rung1", "Its settings are: none"),
        ("seated-cable-row 3x10 rir", "rir is not a number; write for example rir2"),
        ("seated-cable-row 3x10 rirtwo", "rirtwo is not a number"),
        ("seated-cable-row 3x10 rir-1", "rir-1 is not possible; give 0 to 10"),
        ("seated-cable-row 3x10 rir11", "rir11 is not possible"),
        ("seated-cable-row 3x10 rirnan", "rirnan is not possible"),
        ("seated-cable-row 3x10 pain11", "pain11 is not possible; give 0 to 10"),
        ("seated-cable-row 3x10 tempo3-1-1", "'3-1-1' is not a tempo; write four digits"),
        ("seated-cable-row 3x10 tempo0-0-0-0", "is not a tempo"),
        ("seated-cable-row 3x10 rest601", "rest601 is not possible"),
        ("seated-cable-row 3x10 restinf", "restinf is not possible"),
        ("seated-cable-row 3x10 cleen", "'cleen' is not understood. Did you mean clean?"),
        ("seated-cable-row 3x10 ,", "',' is not understood. Known are clean, shaky"),
    ],
)
def test_a_line_that_cannot_be_read_says_which_word_and_what_would_do(text: str, says: str) -> None:
    assert says in refusal(text)


# Loads the person owns


def test_a_band_is_known_by_the_persons_own_name_for_it() -> None:
    line = read("band-pull-apart 3x10 @Light_Red", HOME)
    assert line == sets("band-pull-apart", load=Load(Implement.BAND, band="light red"))


def test_a_band_nobody_owns_is_refused_with_those_they_have() -> None:
    assert refusal("band-pull-apart 3x10 @green", HOME) == "You have no band called 'green'; yours are light red, blue."


def test_the_implement_is_the_one_the_person_owns() -> None:
    kettlebells = Profile(equipment=frozenset({Equipment.KETTLEBELL, Equipment.BENCH}))
    assert read("single-arm-dumbbell-row 3x10 @16kg", kettlebells) == sets(
        "single-arm-dumbbell-row", load=Load(Implement.KETTLEBELL, kg=16)
    )
    assert read("single-arm-dumbbell-row 3x10 @16kg", HOME) == sets(
        "single-arm-dumbbell-row", load=Load(Implement.DUMBBELL, kg=16)
    )


def test_a_weight_counts_where_the_first_way_is_the_bare_body() -> None:
    assert read("back-extension 3x10 @10kg", a_profile()) == sets(
        "back-extension", load=Load(Implement.DUMBBELL, kg=10)
    )


@pytest.mark.parametrize("exercise", sorted(KNOWN.exercises))
def test_every_name_of_an_exercise_finds_one_that_bears_it(exercise: str) -> None:
    record = KNOWN.exercises[exercise]
    assert find_exercise(record.id.upper(), KNOWN) is record
    assert find_exercise(record.name, KNOWN) is record
    for name in (*record.aliases, *record.known_as):
        found = find_exercise(name, KNOWN)
        assert name in (*found.aliases, *found.known_as, found.name, found.id)


def test_an_alias_may_be_written_as_an_id_would_be() -> None:
    assert find_exercise("cable-row", KNOWN) is find_exercise("cable row", KNOWN)


# Pain


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("pain mid-back 4", PainLine(Region.MID_BACK, during=4)),
        ("Pain Mid-Back 4", PainLine(Region.MID_BACK, during=4)),
        ("pain back 0", PainLine(Region.MID_BACK, during=0)),
        ("pain shoulder-blades 4/10", PainLine(Region.BETWEEN_THE_BLADES, during=4)),
        ("pain mid-back during 4 after 3 morning 2 usual 1", PainLine(Region.MID_BACK, 4, 3, 2, 1)),
        ("pain mid-back 4 next-morning 6", PainLine(Region.MID_BACK, 4, next_morning=6)),
        ("pain elbow after 3", PainLine(Region.ELBOW, after=3)),
        ("pain shoulder 3 left", PainLine(Region.SHOULDER, during=3, side=Side.LEFT)),
        ("pain neck 5 sharp", PainLine(Region.NECK, during=5, kind=PainKind.SHARP)),
        ("pain neck spreading", PainLine(Region.NECK, kind=PainKind.SPREADING)),
        ("pain wrist numb", PainLine(Region.WRIST, kind=PainKind.NUMB_OR_WEAK)),
        ("pain hip 2 weak", PainLine(Region.HIP, during=2, kind=PainKind.NUMB_OR_WEAK)),
        ("pain knee 2 ache", PainLine(Region.KNEE, during=2)),
        ("pain mid-back 4 seated-cable-row", PainLine(Region.MID_BACK, during=4, exercise=ROW)),
    ],
)
def test_a_line_about_pain_is_read(text: str, line: PainLine) -> None:
    assert read(text) == line


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("pain", "Say where it hurts (nothing is not known)"),
        ("pain 4", "Say where it hurts ('4' is not known): one of neck"),
        ("pain everywhere 4", "'everywhere' is not known"),
        ("pain mid-back", "Say how much it hurts from 0 to 10"),
        ("pain mid-back usual 3", "Say how much it hurts"),
        ("pain mid-back 11", "pain 11 is not possible; give 0 to 10"),
        ("pain mid-back 4 after 99", "pain 99 is not possible"),
        ("pain mid-back 4 seated-cable-rwo", "no exercise called 'seated-cable-rwo'"),
        ("pain mid-back -4", "no exercise called '-4'"),
    ],
)
def test_a_line_about_pain_that_cannot_be_read_says_why(text: str, says: str) -> None:
    assert says in refusal(text)


# How the day started


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("sleep 6.5", CheckInLine(sleep_h=6.5)),
        ("sleep 7h", CheckInLine(sleep_h=7.0)),
        ("sleep 0 stress 10 soreness 0", CheckInLine(sleep_h=0.0, stress=10, soreness=0)),
        ("Stress 4", CheckInLine(stress=4)),
        ("soreness 3 sleep 8", CheckInLine(sleep_h=8.0, soreness=3)),
        ("ill", CheckInLine(ill=True)),
        ("sleep 5 ill", CheckInLine(sleep_h=5.0, ill=True)),
    ],
)
def test_a_line_about_the_day_is_read(text: str, line: CheckInLine) -> None:
    assert read(text) == line


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("sleep", "is not a number"),
        ("sleep well", "sleep well is not a number"),
        ("sleep 25", "sleep 25 is not possible; give 0 to 24"),
        ("sleep -1", "is not possible"),
        ("stress 11", "stress 11 is not possible; give 0 to 10"),
        ("soreness nan", "is not possible"),
        ("sleep 7 mood 3", "'mood' is not understood; write for example: sleep 6.5"),
        ("ill very", "'very' is not understood"),
    ],
)
def test_a_line_about_the_day_that_cannot_be_read_says_why(text: str, says: str) -> None:
    assert says in refusal(text)


@pytest.mark.parametrize(
    "text",
    [
        "seated-cable-row\t3x10",
        "seated-cable-row\u00a03x10",
        "seated-cable-row 3x10 # \U0001f468\u200d\U0001f467 watched",
    ],
)
def test_a_tab_a_wide_space_and_a_family_in_a_note_are_text(text: str) -> None:
    assert isinstance(read(text), SetLine)


@pytest.mark.parametrize("text", ["plank 3x30s # \udcff", "plank 3x30s # \x00", "plank\x1b[31m 3x30s", "\ud800"])
def test_characters_that_are_no_text_are_refused(text: str) -> None:
    assert "characters that are no text" in refusal(text)


# Whatever is typed is read or refused


GRAMMAR = (
    *("seated-cable-row", "plank", "push-up", "band-pull-apart", "superman", "cable row", "zzz"),
    *("3x10", "10,9,8", "3x30s", "0x1", "99x99", "x", ",", "1,2", "3x٣"),
    *("@", "@45kg", "@2x12kg", "@100lb", "@red", "@blue", "@bw", "@0kg", "@.5kg", "@1e3kg"),
    *("@rung2", "@rung9", "@rung"),
    *("rir2", "rir", "rir1e5", "rirnan", "clean", "shaky", "broke", "pain3", "pain", "left", "right", "warm-up"),
    *("tempo3-1-1-0", "tempo", "rest90", "rests", "# note", "#"),
    *("pain", "mid-back", "4", "4/10", "after", "morning", "usual", "sharp", "numb", "1.5", "..", "1e9"),
    *("sleep", "6.5", "7h", "stress", "soreness", "ill", "inf", "-0"),
)  # fmt: skip


def is_read_or_refused(text: str, profile: Profile | None) -> bool:
    try:
        line = read_line(text, KNOWN, profile)
    except LineError as error:
        return len(str(error)) > 10
    return isinstance(line, SetLine | PainLine | CheckInLine)


PROFILES = st.sampled_from([None, HOME, a_profile()])
BEGINNINGS = st.sampled_from(["", "plank 3x10 ", "push-up 3x10 @", "push-up 3x10 @rung", "pain mid-back ", "sleep "])


@given(st.lists(st.sampled_from(GRAMMAR), max_size=8).map(" ".join), PROFILES)
def test_any_words_of_the_grammar_are_read_or_refused(text: str, profile: Profile | None) -> None:
    assert is_read_or_refused(text, profile)


@given(BEGINNINGS, st.text(st.characters(), max_size=30), PROFILES)
@settings(max_examples=300)
def test_any_text_is_read_or_refused(beginning: str, text: str, profile: Profile | None) -> None:
    assert is_read_or_refused(beginning + text, profile)


@pytest.mark.parametrize("digit", ["²", "①", "3¹"])
def test_a_rung_in_digits_of_another_kind_is_refused(digit: str) -> None:
    assert "has no rung" in refusal(f"push-up 3x10 @rung{digit}")


@pytest.mark.parametrize("count", ["3x{}", "{}x3", "3,{}"])
def test_a_count_of_five_thousand_digits_is_refused(count: str) -> None:
    assert "not possible" in refusal(f"plank {count.format('9' * 5000)}")


# What is said is what is meant


def test_seconds_of_an_exercise_that_is_counted_are_refused() -> None:
    assert "seconds" in refusal("seated-cable-row 3x30s")


@pytest.mark.parametrize("exercise", ["seated-cable-row", "bent-over-barbell-row"])
def test_two_weights_of_an_exercise_that_takes_one_are_refused(exercise: str) -> None:
    assert "@2x12kg" in refusal(f"{exercise} 3x10 @2x12kg")


def test_a_weight_that_rounds_to_nothing_is_refused() -> None:
    assert "is not possible" in refusal("seated-cable-row 3x10 @0.001kg")


def test_half_a_point_of_pain_is_not_rounded_down_to_green() -> None:
    assert read("seated-cable-row 3x10 pain2.5") == sets(pain=3)


@given(st.integers(1, 20), st.integers(0, 600), st.integers(1, 1000), st.floats(0, 10), st.integers(0, 10))
@example(3, 10, 90, 2.0, 3)
def test_numbers_are_read_as_they_were_written(count: int, amount: int, halves: int, rir: float, pain: int) -> None:
    line = read(f"{ROW} {count}x{amount} @{halves / 2}kg rir{rir} pain{pain}")
    assert line == sets(amounts=(amount,) * count, load=stack(halves / 2), rir=rir, pain=pain)
