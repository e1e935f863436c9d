from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from strongback.knowledge.catalogue import Catalogue
from strongback.knowledge.loader import DATA, catalogue, load
from strongback.knowledge.reading import BadDocumentError
from strongback.knowledge.vocabulary import Pattern

if TYPE_CHECKING:
    from pathlib import Path

ROW = "exercises/seated-cable-row.toml"
WIDE_ROW = "exercises/wide-grip-seated-cable-row.toml"
ONE_ARM_ROW = "exercises/single-arm-cable-row.toml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return shutil.copytree(DATA, tmp_path / "data")


def rewrite(data: Path, file: str, key: str, line: str) -> None:
    """Put another line in the place of the first one that sets a key."""
    path = data / file
    text, changed = re.subn(rf"(?m)^{key} = .*$", lambda _: line, path.read_text("utf-8"), count=1)
    assert changed, f"{file} has no line for {key}"
    path.write_text(text, "utf-8")


def append(data: Path, file: str, text: str) -> None:
    path = data / file
    path.write_text(f"{path.read_text('utf-8')}\n{text}\n", "utf-8")


def add_copy(data: Path, file: str, other: str) -> None:
    """Add a second exercise like one that exists, with no name in common and no ladder."""
    shutil.copy(data / file, data / other)
    name = other.removeprefix("exercises/").removesuffix(".toml")
    rewrite(data, other, "id", f'id = "{name}"')
    rewrite(data, other, "name", f'name = "{name}"')
    for key in ("aliases", "known_as", "easier", "harder"):
        rewrite(data, other, key, f"{key} = []")


def refusals(data: Path) -> list[str]:
    with pytest.raises(BadDocumentError) as refused:
        load(data)
    return [str(problem) for problem in refused.value.problems]


def test_an_untouched_copy_is_the_catalogue_that_ships(data: Path) -> None:
    assert load(data) == catalogue()


# One file


def test_a_missing_key_is_refused_with_file_and_field(data: Path) -> None:
    rewrite(data, ROW, "breathing", "")
    assert refusals(data) == [f"{ROW}: breathing: is missing; add it as a text."]


def test_a_misspelt_key_is_refused_with_a_hint(data: Path) -> None:
    rewrite(data, ROW, "demands", "demand = []")
    assert refusals(data) == [f"{ROW}: demand: is not a known key. Did you mean demands?"]


@pytest.mark.parametrize(
    ("file", "table", "key", "meant"),
    [
        (ROW, "muscles", "primry = []", "muscles.primry: is not a known key. Did you mean primary?"),
        (ROW, "dose", "reps_max = 9", "dose.reps_max: is not a known key. Did you mean reps?"),
        (ROW, "ladder", "hardest = []", "ladder.hardest: is not a known key. Did you mean harder?"),
        (ROW, "body_load", "rung = []", "body_load.rung: is not a known key. Did you mean rungs?"),
        ("conditions/osteoporosis.toml", "limits", "rir_mim = 2", "limits.rir_mim: is not a known key."),
    ],
)
def test_a_misspelt_key_inside_a_table_is_refused_with_its_path(
    data: Path, file: str, table: str, key: str, meant: str
) -> None:
    path = data / file
    text = path.read_text("utf-8")
    head = f"[{table}]\n"
    path.write_text(text.replace(head, f"{head}{key}\n") if head in text else f"{text}\n{head}{key}\n", "utf-8")
    assert [line for line in refusals(data) if line.startswith(f"{file}: {meant}")]


@pytest.mark.parametrize(
    ("table", "field"),
    [
        ("[[equipment]]\nneed = []\nload = 'none'", "equipment[2].need"),
        ("[[variations]]\nid = 'a'\nname = 'b'\nchange = 'c'\ntemp = '4-0-1-1'", "variations[2].temp"),
        ("[[mistakes]]\nfault = 'SB-F001'\nlooks_like = 'a'\ncue = 'b'", "mistakes[4].cue"),
        ("[[evidence]]\nfinding = 'a'\nsource = 'b'\nlabel = 'c'\nyear = 4", "evidence[3].year"),
        (
            "[[disagreements]]\nabout = 'a'\nevidence = 'b'\nour_choice = 'c'\narticle_c = 'd'",
            "disagreements[2].article_c",
        ),
    ],
)
def test_a_misspelt_key_in_a_list_of_tables_is_refused_with_its_place_in_the_list(
    data: Path, table: str, field: str
) -> None:
    append(data, ROW, table)
    assert [line.split(" ")[1] for line in refusals(data)] == [f"{field}:"]


def test_a_wrong_type_is_refused(data: Path) -> None:
    rewrite(data, ROW, "e1rm", 'e1rm = "yes"')
    assert refusals(data) == [f"{ROW}: e1rm: must be true or false, not 'yes'."]


def test_a_number_out_of_range_is_refused_with_the_range(data: Path) -> None:
    rewrite(data, ROW, "set_up_s", "set_up_s = 900")
    assert refusals(data) == [f"{ROW}: dose.set_up_s: 900 is not possible; give a number from 0 to 180."]


def test_repetitions_out_of_range_are_refused(data: Path) -> None:
    rewrite(data, ROW, "reps", "reps = [20, 5]")
    assert refusals(data) == [f"{ROW}: dose.reps: must be two whole numbers [low, high] from 1 to 50."]


def test_an_amount_in_another_measure_is_refused(data: Path) -> None:
    rewrite(data, ROW, "measure", 'measure = "hold"')
    assert refusals(data) == [
        f"{ROW}: dose.hold_s: must be two whole numbers [low, high] from 1 to 180.",
        f"{ROW}: dose.reps: is not a known key. Remove it or check its spelling.",
    ]


def test_a_tempo_that_is_none_is_refused_with_an_example(data: Path) -> None:
    rewrite(data, ROW, "tempo", 'tempo = "slow"')
    assert refusals(data) == [
        f"{ROW}: dose.tempo: 'slow' is not a tempo; write four digits in seconds, such as 3-1-1-0."
    ]


@pytest.mark.parametrize(
    ("key", "line", "meant"),
    [
        ("level", 'level = "beginer"', "beginner"),
        ("pattern", 'pattern = "horizontal-pul"', "horizontal-pull"),
        ("standing", 'standing = "stapel"', "staple"),
        ("laterality", 'laterality = "bilaterl"', "bilateral"),
        ("effort", 'effort = "compund"', "compound"),
    ],
)
def test_a_word_outside_a_closed_list_is_refused_with_a_hint(data: Path, key: str, line: str, meant: str) -> None:
    rewrite(data, ROW, key, line)
    (refusal,) = refusals(data)
    assert refusal.startswith(f"{ROW}: {key}: ")
    assert refusal.endswith(f"Did you mean {meant}?")


def test_an_unknown_demand_is_refused(data: Path) -> None:
    rewrite(data, ROW, "demands", 'demands = ["proone"]')
    assert refusals(data) == [f"{ROW}: demands: 'proone' is not known. Did you mean prone?"]


def test_unknown_equipment_is_refused_with_the_number_of_the_way(data: Path) -> None:
    rewrite(data, ROW, "needs", 'needs = ["cabel"]')
    assert refusals(data) == [f"{ROW}: equipment[0].needs: 'cabel' is not known. Did you mean cable?"]


def test_an_exercise_nobody_can_do_is_refused(data: Path) -> None:
    path = data / ROW
    path.write_text(path.read_text("utf-8").replace("[[equipment]]", "[[variations]]"), "utf-8")
    assert f"{ROW}: equipment: needs at least 1 entries and has 0." in refusals(data)


def test_a_muscle_with_two_roles_is_refused(data: Path) -> None:
    rewrite(data, ROW, "stabiliser", 'stabiliser = ["rhomboids"]')
    assert refusals(data) == [f"{ROW}: muscles.primary: 'rhomboids' has two roles; give it one."]


def test_rungs_that_do_not_get_harder_are_refused(data: Path) -> None:
    file = "exercises/door-frame-row.toml"
    append(data, file, '[[body_load.rungs]]\nname = "a"\nshare = 0.5\n[[body_load.rungs]]\nname = "b"\nshare = 0.4')
    assert refusals(data) == [
        f"{file}: body_load.rungs: must go from the easiest to the hardest; the shares do not rise."
    ]


def test_a_syntax_error_is_refused_with_its_line(data: Path) -> None:
    rewrite(data, ROW, "name", 'name = "Seated cable row')
    first = refusals(data)[0]
    assert first.startswith(f"{ROW}: is not valid TOML (")
    assert "line 2" in first
    assert first.endswith("); mend that line.")


def test_a_file_that_is_not_utf_8_is_refused(data: Path) -> None:
    (data / ROW).write_bytes(b'id = "\xff"')
    first = refusals(data)[0]
    assert first.startswith(f"{ROW}: cannot be read (")
    assert first.endswith("); restore the file.")


@pytest.mark.parametrize(
    "file", [ROW, "muscles/rhomboid-major.toml", "conditions/pregnancy.toml", "templates/article-a-general.toml"]
)
def test_an_id_that_differs_from_its_file_is_refused(data: Path, file: str) -> None:
    name = file.partition("/")[2]
    rewrite(data, file, "id", 'id = "something-else"')
    assert refusals(data) == [f"{file}: id: is 'something-else', but the file is named {name}; make them the same."]


def test_an_id_that_is_not_made_of_words_is_refused(data: Path) -> None:
    add_copy(data, "exercises/arm-circles.toml", "exercises/Arm_Circles.toml")
    assert "Arm_Circles: id: must be lower-case words joined by hyphens." in refusals(data)


def test_an_article_without_front_matter_is_refused(data: Path) -> None:
    (data / "articles/sleep.md").write_text("Sleep well.\n", "utf-8")
    assert refusals(data)[0] == "articles/sleep.md: must start with front matter between two lines of +++."


def test_an_article_that_is_only_front_matter_is_refused(data: Path) -> None:
    path = data / "articles/sleep.md"
    path.write_text("+++\n".join([*path.read_text("utf-8").split("+++\n")[:2], " \n"]), "utf-8")
    assert refusals(data) == ["articles/sleep.md: body: is empty; write the article below the front matter."]


def test_an_article_on_an_unknown_shelf_is_refused(data: Path) -> None:
    rewrite(data, "articles/sleep.md", "kind", 'kind = "habbit"')
    (refusal,) = refusals(data)
    assert refusal.startswith("articles/sleep.md: kind: 'habbit' is not one of ")
    assert refusal.endswith("Did you mean habit?")


@pytest.mark.parametrize("sentence", ["looks_at", "why", "do", "source"])
def test_a_condition_that_could_not_be_explained_is_refused(data: Path, sentence: str) -> None:
    rewrite(data, "conditions/pregnancy.toml", sentence, f'{sentence} = " "')
    assert refusals(data) == [f"conditions/pregnancy.toml: {sentence}: must be a text that is not empty."]


def test_a_condition_with_a_malformed_code_is_refused(data: Path) -> None:
    rewrite(data, "conditions/pregnancy.toml", "code", 'code = "SB-68"')
    assert refusals(data) == [
        "conditions/pregnancy.toml: code: 'SB-68' is not a rule code such as SB-P003.",
    ]


def test_a_missing_list_of_muscle_groups_is_refused(data: Path) -> None:
    (data / "muscle-groups.toml").unlink()
    assert refusals(data)[0].startswith("muscle-groups.toml: cannot be read (")


# Several files


def test_all_mistakes_of_all_files_are_reported_at_once(data: Path) -> None:
    rewrite(data, ROW, "breathing", "")
    rewrite(data, ROW, "e1rm", "e1rm = 1")
    rewrite(data, "conditions/pregnancy.toml", "uncleared", 'uncleared = "clear"')
    rewrite(data, "muscles/rhomboid-major.toml", "nerve", "nerve = 5")
    rewrite(data, "templates/article-a-general.toml", "sets", "sets = 0")
    rewrite(data, "articles/sleep.md", "title", "titel = 'Sleep'")
    rewrite(data, "muscle-groups.toml", "mid_back", "mid_back = 'yes'")
    assert [line.partition(": ")[2].partition(": ")[0] for line in refusals(data)] == [
        "nerve",
        "groups[0].mid_back",
        "e1rm",
        "breathing",
        "uncleared",
        "title",
        "titel",
        "warm_up[0].sets",
    ]


def test_all_unknown_names_of_all_files_are_reported_at_once(data: Path) -> None:
    rewrite(data, ROW, "easier", 'easier = ["seated-bnd-row"]')
    rewrite(data, "articles/sleep.md", "exercises", 'exercises = ["superwoman"]')
    assert refusals(data) == [
        f"{ROW}: ladder.easier: 'seated-bnd-row' does not exist. Did you mean seated-band-row?",
        "articles/sleep.md: exercises: 'superwoman' does not exist. Did you mean superman?",
    ]


@pytest.mark.parametrize(
    ("file", "key", "wrong", "field", "meant"),
    [
        (ROW, "primary", "latisimus-dorsi", "muscles", "latissimus-dorsi"),
        (ROW, "harder", "single-arm-cabel-row", "ladder.harder", "single-arm-cable-row"),
        ("articles/sleep.md", "exercises", "supermann", "exercises", "superman"),
        ("conditions/pregnancy.toml", "avoid_exercises", "supermann", "avoid_exercises", "superman"),
        ("conditions/pregnancy.toml", "prefer_exercises", "wall-slid", "prefer_exercises", "wall-slide"),
    ],
)
def test_a_name_that_exists_nowhere_is_refused_with_a_hint(
    data: Path, file: str, *, key: str, wrong: str, field: str, meant: str
) -> None:
    rewrite(data, file, key, f'{key} = ["{wrong}"]')
    assert refusals(data) == [f"{file}: {field}: {wrong!r} does not exist. Did you mean {meant}?"]


def test_an_unknown_muscle_group_of_a_muscle_is_refused(data: Path) -> None:
    rewrite(data, "muscles/teres-minor.toml", "group", 'group = "external-rotator"')
    assert refusals(data) == [
        "muscles/teres-minor.toml: group: 'external-rotator' does not exist. Did you mean external-rotators?"
    ]


def test_an_unknown_exercise_in_a_template_is_refused(data: Path) -> None:
    file = "templates/article-a-general.toml"
    rewrite(data, file, "exercise", 'exercise = "arm-circle"')
    assert refusals(data) == [f"{file}: exercise: 'arm-circle' does not exist. Did you mean arm-circles?"]


def test_an_unknown_fault_is_refused(data: Path) -> None:
    rewrite(data, ROW, "fault", 'fault = "SB-F999"')
    found = refusals(data)
    assert any(refusal.startswith(f"{ROW}: mistakes: 'SB-F999' does not exist. Did you mean SB-F") for refusal in found)


@pytest.mark.parametrize("file", [ROW, "articles/sleep.md"])
def test_an_article_of_origin_that_does_not_exist_is_refused(data: Path, file: str) -> None:
    rewrite(data, file, "articles", 'articles = ["article-c"]')
    (refusal,) = refusals(data)
    assert refusal.startswith(f"{file}: articles: 'article-c' does not exist. Did you mean article-")


@pytest.mark.parametrize("name", ["Lat pulldown", "LAT-PULLDOWN", "front pulldown"])
def test_a_name_of_two_exercises_is_refused_with_both(data: Path, name: str) -> None:
    rewrite(data, ROW, "aliases", f'aliases = ["{name}"]')
    assert refusals(data) == [f"{ROW}: aliases: {name.casefold()!r} is also a name of lat-pulldown."]


def test_a_ladder_that_climbs_in_a_circle_is_refused(data: Path) -> None:
    rewrite(data, WIDE_ROW, "harder", 'harder = ["seated-band-row"]')
    found = refusals(data)
    assert {refusal.partition(": ")[2] for refusal in found} == {"ladder: is harder than itself along the ladder."}
    assert len(found) == len(set(found))


def test_an_exercise_harder_than_itself_is_refused(data: Path) -> None:
    rewrite(data, WIDE_ROW, "harder", f'harder = ["{WIDE_ROW[10:-5]}"]')
    assert refusals(data) == [f"{WIDE_ROW}: ladder: is harder than itself along the ladder."]


def test_a_ladder_without_connection_to_the_others_is_refused(data: Path) -> None:
    rewrite(data, WIDE_ROW, "easier", "easier = []")
    rewrite(data, ROW, "harder", 'harder = ["single-arm-cable-row"]')
    assert refusals(data) == [f"{WIDE_ROW}: ladder: is not connected to the horizontal-pull ladder."]


def test_a_ladder_to_another_pattern_is_refused(data: Path) -> None:
    rewrite(data, WIDE_ROW, "harder", 'harder = ["single-arm-lat-pulldown"]')
    assert refusals(data) == [
        f"{WIDE_ROW}: ladder: leads to single-arm-lat-pulldown, which is vertical-pull, not horizontal-pull."
    ]


def test_a_harder_neighbour_of_a_lower_level_is_refused(data: Path) -> None:
    rewrite(data, ONE_ARM_ROW, "harder", 'harder = ["light-row"]')
    assert refusals(data) == [f"{ONE_ARM_ROW}: ladder: calls light-row harder, but its level is beginner."]


def test_an_advanced_exercise_without_a_step_back_is_refused(data: Path) -> None:
    add_copy(data, "exercises/suitcase-carry.toml", "exercises/heavy-carry.toml")
    assert refusals(data) == ["exercises/heavy-carry.toml: ladder.easier: is empty; name the movement to step back to."]


@pytest.mark.parametrize(
    ("file", "line", "sentence"),
    [
        ("exercises/plank.toml", 'blocks = ["main"]', "main is for mid-back patterns, not core; use balance."),
        (WIDE_ROW, 'blocks = ["main", "balance"]', "horizontal-pull is a mid-back pattern; use main."),
        (WIDE_ROW, 'blocks = ["main", "power"]', "power and only power movements serve in the power block."),
        ("exercises/box-jump.toml", 'blocks = ["warm-up"]', "power and only power movements serve in the power block."),
    ],
)
def test_a_block_that_does_not_fit_the_pattern_is_refused(data: Path, file: str, line: str, sentence: str) -> None:
    rewrite(data, file, "blocks", line)
    assert refusals(data) == [f"{file}: blocks: {sentence}"]


def test_rungs_without_bodyweight_are_refused(data: Path) -> None:
    append(data, ROW, '[body_load]\nsource = "a"\n[[body_load.rungs]]\nname = "b"')
    assert refusals(data) == [f"{ROW}: body_load: has rungs, but no way of doing it loads the body's own weight."]


def test_a_condition_that_prefers_what_it_avoids_is_refused(data: Path) -> None:
    rewrite(data, "conditions/pregnancy.toml", "prefer_exercises", 'prefer_exercises = ["superman"]')
    assert refusals(data) == [
        "conditions/pregnancy.toml: prefer_exercises: superman is preferred and ruled out at once."
    ]


def test_two_conditions_with_one_code_are_refused(data: Path) -> None:
    rewrite(data, "conditions/pregnancy.toml", "code", 'code = "SB-S060"')
    assert refusals(data) == ["conditions/pregnancy.toml: code: SB-S060 is already the code of osteoporosis."]


def test_a_muscle_group_without_a_muscle_is_refused(data: Path) -> None:
    append(data, "muscle-groups.toml", '[[groups]]\nid = "forearms"\nname = "Forearms"')
    assert refusals(data) == ["muscle-groups.toml: forearms: has no muscle; add one or remove the group."]


def test_muscles_counted_together_without_a_word_why_are_refused(data: Path) -> None:
    rewrite(data, "muscles/teres-major.toml", "group", 'group = "latissimus-dorsi"')
    assert "muscle-groups.toml: latissimus-dorsi: has several muscles; say why they count together." in refusals(data)


@pytest.mark.parametrize(
    ("pattern", "instead", "left_out"),
    [
        (Pattern.SPINAL_EXTENSION, "band", "nothing"),
        (Pattern.SPINAL_EXTENSION, "barbell", "nothing, only a band"),
        (Pattern.HORIZONTAL_PULL, "barbell", "nothing, only a band"),
        (Pattern.HORIZONTAL_PUSH, "band", "nothing"),
        (Pattern.CORE, "barbell", "nothing, only a band"),
    ],
)
def test_a_catalogue_that_leaves_somebody_without_a_pattern_is_refused(
    data: Path, pattern: Pattern, instead: str, left_out: str
) -> None:
    for exercise in catalogue().exercises.values():
        path = data / f"exercises/{exercise.id}.toml"
        if exercise.pattern is pattern:
            text = path.read_text("utf-8").replace('needs = ["band"]', f'needs = ["{instead}"]')
            path.write_text(text.replace("needs = []", f'needs = ["{instead}"]'), "utf-8")
    assert refusals(data) == [
        f"exercises: {pattern}: has no beginner movement for a person with {words}." for words in left_out.split(", ")
    ]


def test_a_muscle_group_that_is_listed_twice_is_refused(data: Path) -> None:
    append(data, "muscle-groups.toml", '[[groups]]\nid = "calves"\nname = "Calves again"')
    assert refusals(data)


def test_a_name_of_two_conditions_is_refused(data: Path) -> None:
    rewrite(data, "conditions/wrist-pain.toml", "aliases", 'aliases = ["pregnant"]')
    assert refusals(data)


@pytest.mark.parametrize("line", ['article = "article-z"', 'goal = "strenght"'])
def test_a_template_of_an_unknown_article_or_goal_is_refused(data: Path, line: str) -> None:
    rewrite(data, "templates/article-a-general.toml", line.partition(" ")[0], line)
    assert refusals(data)


def test_two_loads_share_nothing_that_can_change(data: Path) -> None:
    first, second = load(data), load(data)
    assert isinstance(first, Catalogue)
    assert first is not second
    assert first == second
