from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.coach.builders import KNOWN

from strongback.coach.errors import UnreadableFileError
from strongback.coach.files import MOST_BYTES, read_document, read_person, read_screening, read_text
from strongback.knowledge.reading import BadDocumentError
from strongback.record.answers import Answer, Answers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

YEAR = 2026


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, str], Path]:
    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as refused:
        read_document(path)
    assert str(refused.value).startswith(f"{path}: ")
    assert refused.value.exit_code == 2
    return str(refused.value).removeprefix(f"{path}: ")


def problems_of(path: Path) -> list[str]:
    with pytest.raises(BadDocumentError) as refused:
        read_person(path, KNOWN, YEAR)
    assert {problem.place for problem in refused.value.problems} == {str(path)}
    return [f"{problem.field}: {problem.sentence}" for problem in refused.value.problems]


# Files that are no document


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "me.toml") == "there is no such file; check the name."


def test_a_file_in_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert "there is no such file" in refusal(tmp_path / "nowhere" / "me.toml")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "cannot be read (Is a directory); check its permissions."


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    assert "cannot be read" in refusal(tmp_path / ("x" * 4000))


@pytest.mark.parametrize(("size", "read"), [(MOST_BYTES, True), (MOST_BYTES + 1, False)])
def test_a_file_of_more_than_a_megabyte_is_not_read(
    written: Callable[[str, str], Path], size: int, *, read: bool
) -> None:
    path = written("me.toml", "#" * size)
    if read:
        assert read_document(path) == {}
    else:
        assert refusal(path) == "is larger than 1 MB; is it the right file?"


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "me.toml"
    path.write_bytes(b'goal = "st\xe4rke"')
    assert refusal(path) == "is not UTF-8 text; save it as UTF-8 and try again."


def test_a_mark_at_the_start_of_the_file_is_read_over(tmp_path: Path) -> None:
    path = tmp_path / "me.toml"
    path.write_bytes(b"\xef\xbb\xbfminutes = 30")
    assert read_text(path) == "minutes = 30"
    assert read_document(path) == {"minutes": 30}


def test_broken_toml_is_refused_with_its_line(written: Callable[[str, str], Path]) -> None:
    said = refusal(written("me.toml", "minutes = 30\n\ngoal = strength\n"))
    assert said.startswith("is not valid TOML: ")
    assert "line 3" in said
    assert said.endswith("Mend that place and try again.")


def test_a_key_given_twice_is_refused_with_its_line(written: Callable[[str, str], Path]) -> None:
    assert "line 2" in refusal(written("me.toml", "minutes = 30\nminutes = 40\n"))


def test_broken_json_is_refused_with_its_line(written: Callable[[str, str], Path]) -> None:
    said = refusal(written("me.JSON", '{"minutes": 30,\n "goal": strength}'))
    assert said.startswith("is not valid JSON: ")
    assert "line 2" in said


@pytest.mark.parametrize(("text", "kind"), [("[1, 2]", "list"), ('"me"', "str"), ("7", "int"), ("null", "NoneType")])
def test_json_that_is_no_table_is_refused(written: Callable[[str, str], Path], text: str, kind: str) -> None:
    assert refusal(written("me.json", text)) == f"must hold one table of keys and values, not {kind}."


@pytest.mark.parametrize("name", ["me.toml", "me.json"])
def test_a_file_nested_without_end_is_refused(written: Callable[[str, str], Path], name: str) -> None:
    start = "a = " if name == "me.toml" else ""
    assert "is not valid" in refusal(written(name, start + "[" * 100_000))


@pytest.mark.parametrize(("name", "text"), [("me.toml", "minutes = {}"), ("me.json", '{{"minutes": {}}}')])
def test_a_number_of_five_thousand_digits_is_refused(written: Callable[[str, str], Path], name: str, text: str) -> None:
    assert "is not valid" in refusal(written(name, text.format("9" * 5000)))


def test_a_number_too_large_for_a_machine_is_an_impossible_number(written: Callable[[str, str], Path]) -> None:
    assert "is not possible" in problems_of(written("me.toml", f"minutes = {'9' * 400}"))[0]


# Profiles


def test_a_profile_may_be_toml_or_json(written: Callable[[str, str], Path]) -> None:
    toml = 'goal = "strength"\ndays_per_week = 3\n[screening]\nall_no = true\nnight-pain = "unsure"\n'
    document = {
        "goal": "strength",
        "days_per_week": 3,
        "screening": {"all_no": True, "night-pain": "unsure"},
    }
    read = [
        read_person(written("me.toml", toml), KNOWN, YEAR),
        read_person(written("me.json", json.dumps(document)), KNOWN, YEAR),
    ]
    assert read[0] == read[1]
    assert read[0][1] == Answers({"night-pain": Answer.UNSURE}, all_no=True)


def test_an_empty_profile_is_one_that_assumes_everything_and_answers_nothing(
    written: Callable[[str, str], Path],
) -> None:
    profile, answers = read_person(written("me.toml", ""), KNOWN, YEAR)
    assert profile.assumed == ("goal", "days_per_week", "minutes", "equipment", "level")
    assert answers == Answers({})


def test_two_mistakes_are_both_named(written: Callable[[str, str], Path]) -> None:
    goal, minutes = problems_of(written("me.toml", 'goal = "flying"\nminutes = 900\n'))
    assert goal.startswith("goal: 'flying' is not one of posture, strength, hypertrophy, ")
    assert minutes == "minutes: 900 is not possible; give a number from 1 to 240."


def test_mistakes_in_the_profile_and_in_the_screening_are_named_together(written: Callable[[str, str], Path]) -> None:
    named = problems_of(written("me.toml", 'equipmnt = ["gym"]\n[screening]\ncollapse = "perhaps"\nslep = "no"\n'))
    assert [problem.split(":")[0] for problem in named] == ["equipmnt", "screening.collapse", "screening.slep"]
    assert "Did you mean equipment?" in named[0]


def test_a_screening_that_is_no_table_is_named(written: Callable[[str, str], Path]) -> None:
    assert problems_of(written("me.toml", 'screening = "all no"')) == ["screening: must be a table [screening]."]


@pytest.mark.parametrize("born", [2014, 1915, 2027])
def test_the_year_of_birth_is_measured_by_the_present_year(written: Callable[[str, str], Path], born: int) -> None:
    assert "is not possible" in problems_of(written("me.toml", f"birth_year = {born}"))[0]


# Answers


def test_answers_may_stand_alone_with_what_is_said_beside_them(written: Callable[[str, str], Path]) -> None:
    text = 'all_no = true\nnight_pain = "yes"\nconditions = ["osteoporosis"]\nbirth_year = 1980\n'
    answers, conditions, birth_year = read_screening(written("answers.toml", text), KNOWN, YEAR)
    assert answers == Answers({"night-pain": Answer.YES}, all_no=True)
    assert (conditions, birth_year) == (("osteoporosis",), 1980)


def test_the_answers_of_a_whole_profile_are_read_too(written: Callable[[str, str], Path]) -> None:
    text = 'goal = "strength"\nconditions = ["osteoporosis"]\n[screening]\nall_no = true\n'
    answers, conditions, birth_year = read_screening(written("me.toml", text), KNOWN, YEAR)
    assert (answers, conditions, birth_year) == (Answers({}, all_no=True), ("osteoporosis",), None)


def test_all_mistakes_of_an_answers_file_are_named(written: Callable[[str, str], Path]) -> None:
    text = 'all_no = "yes"\nnight-pian = "no"\nconditions = ["cold feet"]\nbirth_year = 1700\n'
    path = written("answers.toml", text)
    with pytest.raises(BadDocumentError) as refused:
        read_screening(path, KNOWN, YEAR)
    named = {problem.field: problem.sentence for problem in refused.value.problems}
    assert set(named) == {"all_no", "night-pian", "conditions", "birth_year"}
    assert named["night-pian"] == "is not a screening question. Did you mean night-pain?"
