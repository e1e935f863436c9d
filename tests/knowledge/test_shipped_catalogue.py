from __future__ import annotations

import pytest

from strongback.knowledge import catalogue
from strongback.knowledge.article import ArticleKind
from strongback.knowledge.exercise import Exercise, Variation, Way
from strongback.knowledge.vocabulary import (
    MID_BACK_PATTERNS,
    Block,
    Equipment,
    Implement,
    Level,
    Measure,
    Pattern,
)

KNOWN = catalogue()
EXERCISES = list(KNOWN.exercises.values())
NOTHING = frozenset[Equipment]()

PROMISED = [
    "bent-over-dumbbell-row",
    "bent-over-barbell-row",
    "seated-cable-row",
    "inverted-row",
    "single-arm-dumbbell-row",
    "face-pull",
    "band-pull-apart",
    "back-extension",
    "superman",
    "reverse-fly",
    "lat-pulldown",
    "bridge-with-leg-lift",
    "renegade-row",
    "single-arm-cable-row",
    "single-arm-lat-pulldown",
    "jump-squat",
    "box-jump",
    "medicine-ball-slam",
    "arm-circles",
    "light-row",
    "jogging",
    "jumping-jacks",
    "doorway-chest-stretch",
    "lat-stretch",
    "thoracic-foam-rolling",
    "pull-up",
    "prone-y-raise",
    "prone-t-raise",
    "prone-w-raise",
    "prone-cobra",
    "wall-slide",
    "scapular-push-up",
    "push-up",
    "plank",
    "side-plank",
    "dead-bug",
    "bird-dog",
    "pallof-press",
    "hip-hinge",
]

MUSCLES_OF_THE_ARTICLES = [
    "rhomboid-major",
    "rhomboid-minor",
    "upper-trapezius",
    "middle-trapezius",
    "lower-trapezius",
    "iliocostalis-thoracis",
    "longissimus-thoracis",
    "spinalis-thoracis",
    "latissimus-dorsi",
    "posterior-deltoid",
    "multifidus",
    "infraspinatus",
    "teres-minor",
    "biceps-brachii",
    "gluteus-maximus",
    "hamstrings",
    "pectoralis-major",
]


def test_there_are_at_least_eighty_exercises() -> None:
    assert len(KNOWN.exercises) >= 80


@pytest.mark.parametrize("name", PROMISED)
def test_a_promised_exercise_exists(name: str) -> None:
    assert KNOWN.exercises[name].id == name


@pytest.mark.parametrize("name", MUSCLES_OF_THE_ARTICLES)
def test_a_muscle_that_the_articles_name_exists_and_is_counted_somewhere(name: str) -> None:
    group = KNOWN.muscles[name].group
    assert any(exercise.credit(group) for exercise in EXERCISES)


def test_the_mid_back_is_the_six_groups_of_the_articles() -> None:
    assert set(KNOWN.mid_back_groups) == {
        "rhomboids",
        "middle-trapezius",
        "lower-trapezius",
        "posterior-deltoid",
        "latissimus-dorsi",
        "thoracic-erectors",
    }


def test_every_name_leads_to_one_exercise_whatever_its_capitals() -> None:
    assert KNOWN.names["lat-pulldowns"] == "lat-pulldown"
    assert KNOWN.names["superman"] == "superman"
    assert set(KNOWN.names.values()) == set(KNOWN.exercises)


# Stimulus


@pytest.mark.parametrize(
    "exercise",
    [item for item in EXERCISES if item.pattern in (Pattern.POWER, Pattern.MOBILITY, Pattern.CARDIO)],
    ids=lambda item: item.id,
)
def test_power_mobility_and_cardio_count_no_stimulus(exercise: Exercise) -> None:
    assert exercise.muscles.primary
    assert [group for group in KNOWN.muscle_groups if exercise.credit(group)] == []


def test_a_hard_set_counts_one_for_a_primary_half_for_a_secondary_nothing_for_a_stabiliser() -> None:
    row = KNOWN.exercises["seated-cable-row"]
    credits_given = (row.credit("middle-trapezius"), row.credit("rhomboids"), row.credit("thoracic-erectors"))
    assert credits_given == (1.0, 0.5, 0.0)


def test_the_bridge_with_leg_lift_counts_nothing_for_the_mid_back() -> None:
    bridge = KNOWN.exercises["bridge-with-leg-lift"]
    assert not any(bridge.credit(group) for group in KNOWN.mid_back_groups)


def test_a_set_of_one_sided_work_is_done_twice() -> None:
    assert KNOWN.exercises["single-arm-dumbbell-row"].sides == 2
    assert KNOWN.exercises["seated-cable-row"].sides == 1


def test_the_ways_to_do_a_movement_are_those_the_equipment_allows() -> None:
    raise_ = KNOWN.exercises["prone-t-raise"]
    by_hand = Way(NOTHING, Implement.BODYWEIGHT)
    assert raise_.ways_with(NOTHING) == (by_hand,)
    assert set(raise_.ways_with(frozenset({Equipment.DUMBBELLS, Equipment.BOX}))) == {
        by_hand,
        Way(frozenset({Equipment.DUMBBELLS}), Implement.DUMBBELL_PAIR),
    }


# Variations


@pytest.mark.parametrize(
    "name",
    [
        "bent-over-dumbbell-row",
        "bent-over-barbell-row",
        "seated-cable-row",
        "single-arm-dumbbell-row",
        "lat-pulldown",
        "single-arm-lat-pulldown",
        "inverted-row",
        "face-pull",
        "reverse-fly",
        "back-extension",
    ],
)
def test_the_pulls_of_the_articles_can_be_done_with_an_eccentric_emphasis(name: str) -> None:
    assert "eccentric-emphasis" in {variation.id for variation in KNOWN.exercises[name].variations}


@pytest.mark.parametrize(
    ("exercise", "variation"),
    [
        pytest.param(item, variation, id=item.id)
        for item in EXERCISES
        for variation in item.variations
        if variation.id == "eccentric-emphasis"
    ],
)
def test_an_eccentric_emphasis_lowers_slowly_and_slower_than_usual(exercise: Exercise, variation: Variation) -> None:
    assert variation.tempo is not None
    assert variation.tempo.eccentric_s >= 4
    assert variation.tempo.eccentric_s > exercise.dose.tempo.eccentric_s


def test_the_variations_of_an_exercise_have_different_ids() -> None:
    twice = [item.id for item in EXERCISES if len({one.id for one in item.variations}) < len(item.variations)]
    assert twice == []


@pytest.mark.parametrize("name", ["bent-over-dumbbell-row", "bent-over-barbell-row"])
def test_a_bent_over_row_has_a_lat_bias_and_a_mid_back_bias(name: str) -> None:
    assert {"lat-bias", "mid-back-bias"} <= {variation.id for variation in KNOWN.exercises[name].variations}


# Articles


@pytest.mark.parametrize(
    ("kind", "titles"),
    [
        (
            ArticleKind.MISTAKE,
            {
                "too-much-weight",
                "ignoring-form",
                "neglecting-antagonists",
                "lack-of-consistency",
                "not-engaging-the-core",
            },
        ),
        (
            ArticleKind.PRINCIPLE,
            {
                "progressive-overload",
                "specificity",
                "mind-muscle-connection",
                "form-before-weight",
                "consistency",
                "balanced-training",
            },
        ),
        (ArticleKind.HABIT, {"stretching-and-foam-rolling", "posture-breaks", "sleep", "food", "stress"}),
    ],
)
def test_each_shelf_holds_what_the_articles_say(kind: ArticleKind, titles: set[str]) -> None:
    assert {article.id for article in KNOWN.articles.values() if article.kind is kind} == titles


@pytest.mark.parametrize(
    "name", ["straight-back", "engage-the-core", "move-with-control", "breathing", "mirror-or-camera"]
)
def test_the_five_tips_for_technique_are_articles(name: str) -> None:
    assert KNOWN.articles[name].kind is ArticleKind.TECHNIQUE


@pytest.mark.parametrize("name", ["what-is-the-mid-back", "how-often", "which-exercises-work"])
def test_the_questions_of_the_articles_are_answered(name: str) -> None:
    assert KNOWN.articles[name].kind is ArticleKind.QUESTION


# The routines of the articles


def test_the_sample_routine_of_article_b_is_there_line_by_line() -> None:
    routine = KNOWN.templates["article-b-sample-routine"]
    worked = [(item.exercise, item.sets, item.amount) for item in (*routine.main, *routine.balance)]
    assert worked == [
        ("reverse-fly", 3, (10, 12)),
        ("bent-over-barbell-row", 3, (10, 12)),
        ("lat-pulldown", 3, (10, 12)),
        ("seated-cable-row", 3, (10, 12)),
        ("superman", 3, (10, 12)),
        ("bridge-with-leg-lift", 3, (10, 12)),
    ]


def test_the_sample_routine_bridges_on_each_leg() -> None:
    assert KNOWN.exercises["bridge-with-leg-lift"].sides == 2
    (bridge,) = KNOWN.templates["article-b-sample-routine"].balance
    assert "each leg" in bridge.note.casefold()


def test_the_sample_routine_warms_up_with_five_to_ten_minutes_of_cardio() -> None:
    (cardio,) = KNOWN.templates["article-b-sample-routine"].warm_up
    exercise = KNOWN.exercises[cardio.exercise]
    assert exercise.pattern is Pattern.CARDIO
    assert exercise.dose.measure is Measure.MINUTES
    assert (cardio.sets, cardio.amount) == (1, (5, 10))
    assert "jumping jacks" in cardio.note


def test_the_sample_routine_ends_with_stretching_and_names_its_five_to_ten_minutes() -> None:
    stretches = KNOWN.templates["article-b-sample-routine"].cool_down
    assert {KNOWN.exercises[item.exercise].pattern for item in stretches} == {Pattern.MOBILITY}
    assert "5 to 10 minutes of stretching" in stretches[0].note


@pytest.mark.parametrize(
    ("name", "amount"),
    [("article-a-general", (8, 15)), ("article-a-strength", (5, 8)), ("article-a-endurance", (15, 20))],
)
def test_a_session_of_article_a_keeps_its_dose(name: str, amount: tuple[int, int]) -> None:
    session = KNOWN.templates[name]
    assert session.sessions_per_week == (2, 3)
    assert 2 <= len(session.main) <= 4
    assert {item.amount for item in session.main} == {amount}
    assert {item.sets for item in session.main} <= {3, 4}
    assert [item.exercise for item in session.warm_up] == ["arm-circles", "light-row"]
    assert [item.exercise for item in session.cool_down] == ["doorway-chest-stretch", "lat-stretch"]


# Ladders


def steps_down_from(name: str) -> set[str]:
    """Every exercise that can be reached by stepping down, the first included."""
    reached, ahead = set[str](), [name]
    while ahead:
        here = ahead.pop()
        if here not in reached:
            reached.add(here)
            ahead += KNOWN.easier[here]
    return reached


@pytest.mark.parametrize("exercise", [item for item in EXERCISES if Block.MAIN in item.blocks], ids=lambda e: e.id)
def test_every_ladder_reaches_down_to_something_a_beginner_with_nothing_can_do(exercise: Exercise) -> None:
    below = [KNOWN.exercises[name] for name in steps_down_from(exercise.id)]
    assert any(item.level is Level.BEGINNER and item.ways_with(NOTHING) for item in below)


def test_easier_and_harder_are_two_views_of_one_ladder() -> None:
    up = {(name, other) for name, others in KNOWN.harder.items() for other in others}
    down = {(other, name) for name, others in KNOWN.easier.items() for other in others}
    assert up == down
    assert ("seated-band-row", "seated-cable-row") in up


@pytest.mark.parametrize("pattern", MID_BACK_PATTERNS)
def test_every_mid_back_pattern_has_a_staple(pattern: Pattern) -> None:
    assert [item.id for item in EXERCISES if item.pattern is pattern and item.standing.value == "staple"]
