from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cli.terminal import GYM, Ran, lines, run, run_installed
from tests.strategies import raw_values

from strongback.store.models import PlanRow

if TYPE_CHECKING:
    from pathlib import Path

MONDAY, TUESDAY = "2026-03-02", "2026-03-03"


@pytest.fixture
def me(tmp_path: Path) -> Path:
    path = tmp_path / "me.toml"
    path.write_text(GYM, encoding="utf-8")
    return path


@pytest.fixture
def saved(me: Path) -> Path:
    assert run("plan", "--profile", str(me), "--save", "--date", MONDAY).code == 0
    return me


def refused(ran: Ran) -> str:
    """Return the one clear sentence of a refusal to use what was given."""
    assert (ran.code, ran.out) == (2, "")
    assert "Traceback" not in ran.err
    return ran.err.strip()


def written(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


# Files


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('equipmnt = ["gym"]', "equipmnt: is not a known key. Did you mean equipment?"),
        ("minutes = 900", "minutes: 900 is not possible; give a number from 1 to 240."),
        ("minutes = 4.5", "minutes: must be a whole number, not 4.5."),
        ('minutes = "long"', "minutes: must be a number from 1 to 240, not 'long'."),
        ('equipment = ["bandz"]', "equipment: 'bandz' is not known. Did you mean band?"),
        ('conditions = ["osteoporose"]', "conditions: 'osteoporose' is not known. Did you mean osteoporosis?"),
        ('avoid = ["supermann"]', "avoid: 'supermann' is not an exercise or a pattern. Did you mean superman?"),
        (
            "[screening]\nnight-pian = true",
            "screening.night-pian: is not a screening question. Did you mean night-pain?",
        ),
        ("[inventory]\ndumbells_kg = [2]", "inventory.dumbells_kg: is not a known key. Did you mean dumbbells_kg?"),
    ],
)
def test_a_mistake_in_a_profile_is_one_sentence_with_place_and_next_step(
    tmp_path: Path, text: str, sentence: str
) -> None:
    path = written(tmp_path / "me.toml", text)
    assert refused(run("plan", "--profile", path)) == f"{path}: {sentence}"


def test_each_mistake_has_a_line_of_its_own(tmp_path: Path) -> None:
    path = written(tmp_path / "me.toml", 'goal = "flying"\nminutes = 0\n[screening]\nall_no = "yes"\n')
    said = refused(run("plan", "--profile", path)).splitlines()
    assert [line.split(": ")[1] for line in said] == ["goal", "minutes", "screening.all_no"]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("missing.toml", None, "there is no such file; check the name."),
        ("broken.toml", b"goal =", "is not valid TOML"),
        ("broken.json", b'{"goal":', "is not valid JSON"),
        ("binary.toml", b"\xff\xfe\x00", "is not UTF-8 text; save it as UTF-8 and try again."),
        ("list.json", b"[]", "must hold one table of keys and values, not list."),
        ("large.toml", b"#" * 1_000_001, "is larger than 1 MB; is it the right file?"),
    ],
)
@pytest.mark.parametrize("command", [("plan", "--profile"), ("screen", "--answers")])
def test_a_file_that_cannot_be_read_is_one_sentence(
    tmp_path: Path, name: str, content: bytes | None, sentence: str, command: tuple[str, str]
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    said = refused(run(*command, str(path)))
    assert said.startswith(f"{path}: {sentence}")
    assert len(said.splitlines()) == 1


def test_a_folder_is_no_profile(tmp_path: Path) -> None:
    assert "Is a directory" in refused(run("plan", "--profile", str(tmp_path)))


def test_a_wrong_profile_leaves_the_right_one_in_force(saved: Path, tmp_path: Path) -> None:
    assert saved.exists()
    before = run("today", "--date", MONDAY, "--json").document()
    broken = written(tmp_path / "broken.toml", "minutes = 900")
    assert refused(run("plan", "--profile", broken, "--save", "--date", MONDAY))
    assert run("today", "--date", MONDAY, "--json").document() == before


def test_a_wish_without_a_plan_leaves_the_plan_in_force(saved: Path, tmp_path: Path) -> None:
    assert saved.exists()
    before = run("today", "--date", MONDAY, "--json").document()
    impossible = written(tmp_path / "other.toml", GYM.replace("days_per_week = 2", "days_per_week = 1"))
    assert run("plan", "--profile", impossible, "--save", "--date", MONDAY).code == 1
    after = run("today", "--date", MONDAY, "--json").document()
    assert [item["exercise"] for item in after["prescriptions"]] == [
        item["exercise"] for item in before["prescriptions"]
    ]


# Words on the command line


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("today", "--date", "tomorrow"), "--date tomorrow: is not a date; write it as 2026-11-30."),
        (("log", "x 1x1", "--date", "2026-02-30"), "--date 2026-02-30: is not a date; write it as 2026-11-30."),
        (("exercises", "face-pul"), "There is no exercise called 'face-pul'. Did you mean face-pull?"),
        (("exercises", "--equipment", "bandz"), "--equipment: equipment: 'bandz' is not known. Did you mean band?"),
        (("explain", "SB-P999"), "There is nothing called 'SB-P999' to explain. strongback explain lists"),
        (("explain", "slep"), "There is nothing called 'slep' to explain. Did you mean sleep?"),
        (("plan", "--template", "article-b"), "There is no template called 'article-b'."),
    ],
)
def test_a_word_that_is_not_known_is_one_sentence(arguments: tuple[str, ...], sentence: str) -> None:
    assert refused(run(*arguments)).startswith(sentence)


@pytest.mark.parametrize(
    ("arguments", "next_step"),
    [
        (("today",), "strongback start"),
        (("plan",), "strongback start"),
        (("plan", "--save"), "strongback start"),
        (("log",), "strongback start"),
    ],
)
def test_before_the_start_every_command_says_where_to_start(arguments: tuple[str, ...], next_step: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (1, "")
    assert next_step in ran.err


def test_a_review_before_the_start_says_that_nothing_was_logged() -> None:
    ran = run("review")
    assert ran.code == 0
    assert "Nothing was logged in this week." in ran.out


# Lines of the log


def test_a_line_that_is_not_kept_is_shown_with_its_reason_and_the_others_are_kept(saved: Path) -> None:
    assert saved.exists()
    ran = run("log", "plank 2x30s", "seated-cable-rwo 3x10", "--date", MONDAY)
    assert ran.code == 1
    assert "Kept: Plank 30, 30 with bodyweight." in ran.out
    assert "!! Not kept, line 2 (seated-cable-rwo 3x10): There is no exercise called" in ran.out
    assert run("review", "--date", MONDAY, "--json").document()["sets"] == 2


def test_lines_may_come_from_a_file_and_from_a_pipe(saved: Path, tmp_path: Path) -> None:
    assert saved.exists()
    text = "plank 2x30s\n\n   \nsleep 7\n"
    assert run("log", "--file", written(tmp_path / "log.txt", text), "--date", MONDAY).code == 0
    assert run("log", "--file", "-", "--date", MONDAY, typed=text).code == 0
    assert run("log", "push-up 1x10", "--file", "-", "--date", MONDAY, typed=text).code == 0
    assert run("review", "--date", MONDAY, "--json").document()["sets"] == 7


def test_the_rows_of_a_file_are_counted_without_the_empty_ones(saved: Path) -> None:
    assert saved.exists()
    ran = run("log", "--file", "-", "--json", "--date", MONDAY, typed="plank 1x30s\n\nwhat\n")
    assert [item["row"] for item in ran.document()["rejected"]] == [2]


def test_an_empty_file_is_not_a_wish_to_be_asked(saved: Path, tmp_path: Path) -> None:
    assert saved.exists()
    ran = run("log", "--file", written(tmp_path / "log.txt", "\n"), "--date", MONDAY)
    assert "For each exercise type what you did" not in ran.out


def test_bytes_that_are_no_text_in_a_line_are_no_crash(saved: Path) -> None:
    assert saved.exists()
    ran = run_installed("log", b"plank 1x30s # \xff", "--date", MONDAY)
    assert ran.code in (0, 1, 2)
    assert "Traceback" not in ran.err


# The walk through a session


def test_a_session_is_logged_by_answering_its_questions(saved: Path) -> None:
    assert saved.exists()
    asked = run("today", "--date", MONDAY, "--json").document()["prescriptions"]
    typed = ""
    for item in asked:
        kilograms = item["load"]["kind"] in ("stack", "dumbbell", "dumbbell-pair", "barbell")
        typed += lines(",".join([str(item["aim"])] * item["sets"]), *(["20"] if kilograms else []), "2", "clean", "")
    ran = run("log", "--date", MONDAY, typed=typed)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.count("Kept: ") == len(asked)
    assert run("review", "--date", MONDAY, "--json").document()["sets"] == sum(item["sets"] for item in asked)


def test_what_is_skipped_in_the_walk_is_not_logged(saved: Path) -> None:
    assert saved.exists()
    ran = run("log", "--date", MONDAY, typed="\n" * 20)
    assert ran.code == 2
    assert "Nothing was logged; nothing was changed." in ran.err
    assert run("review", "--date", MONDAY, "--json").document()["sets"] == 0


def test_there_is_no_walk_while_the_screening_stands_in_the_way(saved: Path) -> None:
    assert saved.exists()
    run("log", "pain mid-back 4", "--date", MONDAY)
    ran = run("log", "--date", TUESDAY)
    assert (ran.code, ran.out) == (2, "")
    assert "The screening comes first: run strongback screen." in ran.err


@pytest.mark.parametrize("answers", [("ten", "10"), ("10", "20", "2", "good", "clean", "")])
def test_a_wrong_answer_in_the_walk_is_asked_again(tmp_path: Path, answers: tuple[str, ...]) -> None:
    home = GYM.replace('["gym"]', '["dumbbells", "bench", "incline-bench", "bands"]')
    assert run("plan", "--profile", written(tmp_path / "me.toml", home), "--save", "--date", MONDAY).code == 0
    ran = run("log", "--date", MONDAY, typed=lines(*answers) + "\n" * 80)
    assert "Not kept" not in ran.out


def test_a_band_of_two_words_can_be_logged_in_the_walk(tmp_path: Path) -> None:
    home = 'equipment = ["band", "door-anchor"]\nlevel = "beginner"\n[inventory]\nbands = ["dark green"]\n'
    path = written(tmp_path / "me.toml", f"{home}[screening]\nall_no = true\n")
    assert run("plan", "--profile", path, "--save", "--date", MONDAY).code == 0
    first = run("today", "--date", MONDAY, "--json").document()["prescriptions"]
    at = next(at for at, item in enumerate(first) if item["load"]["kind"] == "band")
    ran = run("log", "--date", MONDAY, typed="\n" * at + lines("10", "", "2", "clean", "") + "\n" * 20)
    assert "Not kept" not in ran.out
    assert ran.code == 0


def test_what_was_typed_before_the_input_ended_is_kept(saved: Path) -> None:
    assert saved.exists()
    ran = run("log", "--date", MONDAY, typed=lines("8,8,8", "20", "2", "clean", "", "8"))
    assert ran.code == 2
    assert run("review", "--date", MONDAY, "--json").document()["sets"] == 3


def test_a_comma_in_a_number_is_understood_in_the_walk_as_it_is_at_the_start(saved: Path) -> None:
    assert saved.exists()
    ran = run("log", "--date", MONDAY, typed=lines("8,8,8", "22,5", "2", "clean", "") + "\n" * 20)
    assert "Kept: " in ran.out
    assert "8, 8, 8 with 22.5 kg." in ran.out


# The store


@pytest.mark.sqlite
def test_a_damaged_store_is_one_sentence_and_stays_as_it_is(saved: Path, strongback_home: Path) -> None:
    assert saved.exists()
    file = strongback_home / "strongback.sqlite3"
    connection.close()
    file.write_bytes(b"this is no store\n" * 100)
    before = file.read_bytes()
    for command in (("today",), ("log", "plank 1x30s"), ("review",), ("start",), ("plan",)):
        said = refused(run(*command))
        connection.close()
        assert said.startswith(f"{file}: the store cannot be read")
        assert "Nothing was changed: run strongback doctor" in said
    assert file.read_bytes() == before


@pytest.mark.sqlite
def test_the_doctor_says_that_a_store_is_damaged_and_what_to_do(strongback_home: Path) -> None:
    strongback_home.mkdir()
    (strongback_home / "strongback.sqlite3").write_bytes(b"this is no store\n" * 100)
    ran = run("doctor")
    assert ran.code == 1
    assert "!! BAD  store: " in ran.out
    assert "restore a copy" in ran.out


def test_a_row_that_is_damaged_is_named_by_the_doctor(saved: Path) -> None:
    assert saved.exists()
    PlanRow.objects.update(document={"weeks": "none"})
    ran = run("doctor", "--json")
    assert ran.code == 1
    assert [item["name"] for item in ran.document() if not item["well"]] == ["plans"]
    assert "plan cannot be read" in refused(run("today"))


# Plans that were edited


def edited(me: Path, change: str, tmp_path: Path) -> Ran:
    """Check the plan of a profile after a change to its document, which is called ``plan``."""
    plan = run("plan", "--profile", str(me), "--json").document()["plan"]
    exec(change, {"plan": plan, "first": plan["weeks"][0]["sessions"][0]})  # noqa: S102 - our own words below
    path = written(tmp_path / "edited.json", json.dumps({"plan": plan}))
    return run("plan", "--profile", str(me), "--check", path, "--json")


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("first['main'].clear()", "mid-back-exercises-per-session"),
        ("first['warm_up'].clear()", "warm-up-and-cool-down"),
        ("first['cool_down'].clear()", "warm-up-and-cool-down"),
        ("first['main'][0]['sets'] = 9", "sets-per-exercise"),
        ("first['main'][0]['reps'] = [1, 3]", "rep-zone"),
        ("first['main'][0]['exercise'] = 'cloud-row'", "known-exercises"),
        ("first['main'].append(first['main'][0])", "known-exercises"),
        ("first['minutes'] = 600", "session-minutes"),
        ("first['day'] = 'sunday'", "stable-exercises"),
        ("plan['weeks'][0]['stimulus']['rhomboids'] = 99", "known-exercises"),
        ("plan['weeks'][-1]['deload'] = False", "deload-week"),
        ("plan['weeks'].pop()", "deload-week"),
        ("plan['weeks'].clear()", "known-exercises"),
        ("[week['sessions'].pop() for week in plan['weeks']]", "sessions-per-week"),
    ],
)
def test_what_an_edited_plan_breaks_is_named(me: Path, tmp_path: Path, change: str, rule: str) -> None:
    ran = edited(me, change, tmp_path)
    assert ran.code == 1
    assert rule in {item["name"] for item in ran.document()["findings"]}


def test_violations_are_printed_with_their_place(me: Path, tmp_path: Path) -> None:
    assert edited(me, "first['warm_up'].clear()", tmp_path).code == 1
    ran = run("plan", "--profile", str(me), "--check", str(tmp_path / "edited.json"))
    assert ran.code == 1
    assert "!! The plan breaks 2 requirements:" in ran.out
    assert "- week 1, monday: Warm-up or cool-down is missing. [SB-L024 warm-up-and-cool-down]" in ran.out


def test_a_plan_that_breaks_nothing_says_so(me: Path, tmp_path: Path) -> None:
    assert edited(me, "pass", tmp_path).code == 0
    assert "satisfies every rule" in run("plan", "--profile", str(me), "--check", str(tmp_path / "edited.json")).out


@pytest.mark.parametrize(
    "change",
    [
        "first['main'][0].pop('tempo')",
        "first['main'][0]['tempo'] = 'slow'",
        "first['main'][0]['reps'] = 8",
        "first['main'][0]['load'] = {'kind': 'moon'}",
        "first['day'] = 'someday'",
        "first['main'] = 'rows'",
        "plan.pop('weeks')",
        "first['main'][0]['sets'] = 1e999",
        "plan['weeks'][0]['stimulus']['rhomboids'] = 'many'",
        "first['main'][0]['reps'] = [10**400, 10**400]",
        "first['main'][0]['load'] = {'kind': 'stack', 'kg': 'heavy'}",
    ],
)
def test_a_document_that_is_no_plan_is_refused_with_the_next_step(me: Path, tmp_path: Path, change: str) -> None:
    ran = edited(me, change, tmp_path)
    assert ran.code == 2
    assert "edited.json: is not a plan" in ran.document()["error"]["message"]
    assert "Use what strongback plan --json prints." in ran.document()["error"]["message"]


@given(raw_values().filter(lambda value: value == value) | st.dictionaries(st.just("weeks"), raw_values()))  # noqa: PLR0124
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_json_is_checked_or_refused(tmp_path: Path, document: Any) -> None:
    path = tmp_path / "any.json"
    path.write_text(json.dumps({"plan": document}, default=str), encoding="utf-8")
    profile = tmp_path / "me.toml"
    profile.write_text(GYM, encoding="utf-8")
    ran = run("plan", "--profile", str(profile), "--check", str(path), "--json")
    assert ran.code in (0, 1, 2)
    assert set(ran.document()) in ({"findings"}, {"error"})
