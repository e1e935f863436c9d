from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.cli.contracts import (
    CHECK,
    ERROR,
    EXERCISE,
    FINDINGS,
    LOGGED,
    PLAN,
    PLAN_ANSWER,
    REVIEW,
    RULE,
    SCREENING,
    TODAY,
    misfits,
)
from tests.cli.terminal import GYM, run
from tests.coach.builders import KNOWN

from strongback.coach.rulebook import rulebook

if TYPE_CHECKING:
    from pathlib import Path

MONDAY, THURSDAY, NEXT_MONDAY = "2026-03-02", "2026-03-05", "2026-03-09"


@pytest.fixture
def me(tmp_path: Path) -> str:
    path = tmp_path / "me.toml"
    path.write_text(GYM, encoding="utf-8")
    return str(path)


@pytest.fixture
def saved(me: str) -> str:
    """Train by a plan from the first Monday of March on."""
    assert run("plan", "--profile", me, "--save", "--date", MONDAY).code == 0
    return me


def profile_with(tmp_path: Path, replaced: str, by: str) -> str:
    path = tmp_path / "other.toml"
    assert replaced in GYM
    path.write_text(GYM.replace(replaced, by), encoding="utf-8")
    return str(path)


# The shapes themselves


@pytest.mark.parametrize(
    ("value", "shape", "faults"),
    [
        ({"a": 1}, {"a": int}, 0),
        ({"a": True}, {"a": int}, 1),
        ({"a": True}, {"a": bool}, 0),
        ({}, {"a": int}, 1),
        ({"a": [1, "x"]}, {"a": [int]}, 1),
        ({"a": [1, 2, 3]}, {"a": [int, int]}, 1),
        ({"x": 1.5, "y": "z"}, {str: (int, float)}, 1),
        ("red", {"blue"}, 1),
        ([], {"a": int}, 1),
        ({}, [int], 1),
    ],
)
def test_what_does_not_fit_a_shape_is_found(value: Any, shape: Any, faults: int) -> None:
    assert len(misfits(value, shape)) == faults


# Plan


def test_an_optimal_plan_is_the_promised_document(me: str) -> None:
    ran = run("plan", "--profile", me, "--json")
    document = ran.document()
    assert misfits(document, PLAN_ANSWER | {"plan": PLAN}) == []
    assert (ran.code, document["status"], document["clearance"]) == (0, "optimal", "clear")
    weeks = document["plan"]["weeks"]
    assert [week["deload"] for week in weeks] == [False] * (len(weeks) - 1) + [True]
    assert all(session["main"] and session["warm_up"] and session["cool_down"] for session in weeks[0]["sessions"])
    assert {"rhomboids", "middle-trapezius"} <= set(document["stimulus_per_week"])
    assert document["relaxations"] == []
    assert document["reasons"]


def test_an_infeasible_plan_is_the_promised_document(tmp_path: Path) -> None:
    ran = run("plan", "--profile", profile_with(tmp_path, "days_per_week = 2", "days_per_week = 1"), "--json")
    document = ran.document()
    assert misfits(document, PLAN_ANSWER | {"plan": type(None)}) == []
    assert (ran.code, document["status"], document["clearance"]) == (1, "infeasible", "clear")
    assert document["relaxations"]
    assert document["reasons"]


@pytest.mark.parametrize(
    ("answers", "clearance"),
    [
        ("", "emergency"),
        ("collapse = true\nall_no = true", "emergency"),
        ('night-pain = "unsure"\nall_no = true', "urgent"),
        ("lasting-pain = true\nall_no = true", "refer"),
    ],
)
def test_a_refused_plan_is_the_promised_document(tmp_path: Path, answers: str, clearance: str) -> None:
    ran = run("plan", "--profile", profile_with(tmp_path, "all_no = true", answers), "--json")
    document = ran.document()
    assert misfits(document, PLAN_ANSWER | {"plan": type(None)}) == []
    assert (ran.code, document["status"], document["clearance"]) == (1, "refused", clearance)
    assert (document["stimulus_per_week"], document["relaxations"]) == ({}, [])


@pytest.mark.parametrize("weeks", [4, 8])
def test_a_plan_has_as_many_weeks_as_were_asked_for(me: str, weeks: int) -> None:
    assert len(run("plan", "--profile", me, "--weeks", str(weeks), "--json").document()["plan"]["weeks"]) == weeks


def test_a_hold_is_one_repetition_with_its_seconds_beside_it(me: str) -> None:
    plan = run("plan", "--profile", me, "--json").document()["plan"]
    items = [item for session in plan["weeks"][0]["sessions"] for item in (*session["balance"], *session["cool_down"])]
    holds = [item for item in items if KNOWN.exercises[item["exercise"]].dose.measure == "hold"]
    assert holds
    assert all(item["reps"] == [1, 1] and misfits(item["hold_s"], [int, int]) == [] for item in holds)


# Screen


@pytest.mark.parametrize(
    ("answers", "clearance", "code"),
    [
        ("all_no = true", "clear", 0),
        ('all_no = true\nconditions = ["hypertension"]\ncleared_by_professional = true', "modify", 0),
        ("all_no = true\nlasting-pain = true", "refer", 1),
        ("all_no = true\nnight-pain = true", "urgent", 1),
        ("all_no = true\nSB-S002 = true", "emergency", 1),
        ("", "emergency", 1),
    ],
)
def test_a_screening_is_the_promised_document(tmp_path: Path, answers: str, clearance: str, code: int) -> None:
    path = tmp_path / "answers.toml"
    path.write_text(answers, encoding="utf-8")
    ran = run("screen", "--answers", str(path), "--json")
    document = ran.document()
    assert misfits(document, SCREENING) == []
    assert (ran.code, document["clearance"]) == (code, clearance)
    assert bool(document["unanswered"]) is (answers == "")
    assert bool(document["flags"]) is (clearance != "clear")


def test_judging_a_file_of_answers_keeps_nothing(tmp_path: Path, strongback_home: Path) -> None:
    path = tmp_path / "answers.toml"
    path.write_text("all_no = true", encoding="utf-8")
    assert run("screen", "--answers", str(path)).code == 0
    assert not strongback_home.exists()


# Today, log, review


def test_today_is_the_promised_document(saved: str) -> None:
    assert saved
    ran = run("today", "--date", MONDAY, "--json")
    document = ran.document()
    assert misfits(document, TODAY) == []
    assert (ran.code, document["status"], document["date"]) == (0, "ready", MONDAY)
    assert document["session_date"] == MONDAY
    assert document["prescriptions"]
    assert all(item["reasons"] for item in document["prescriptions"])


def test_today_behind_the_screening_is_the_promised_document(saved: str) -> None:
    assert saved
    assert run("log", "pain mid-back 4", "--date", MONDAY).code == 0
    ran = run("today", "--date", THURSDAY, "--json")
    document = ran.document()
    assert misfits(document, TODAY) == []
    assert (ran.code, document["status"], document["session_date"], document["prescriptions"]) == (
        1, "screen-again", None, [],
    )  # fmt: skip
    assert [why["rule"] for why in document["reasons"]] == ["SB-S092"]


def test_swaps_are_one_document_with_prescriptions_like_todays(saved: str) -> None:
    assert saved
    today = run("today", "--date", MONDAY, "--json").document()
    name = today["prescriptions"][0]["exercise"]
    ran = run("today", "--swap", name, "--date", MONDAY, "--json")
    document = ran.document()
    assert (ran.code, document["planned"], document["exercise"]) == (0, name, name)
    assert 0 < len(document["alternatives"]) <= 6
    assert misfits(today | {"prescriptions": document["alternatives"]}, TODAY) == []


def test_swaps_behind_the_screening_say_what_comes_first(saved: str) -> None:
    assert saved
    assert run("log", "pain mid-back 4", "--date", MONDAY).code == 0
    ran = run("today", "--swap", "plank", "--date", THURSDAY, "--json")
    assert (ran.code, ran.document()["status"], ran.document()["swaps"]) == (1, "screen-again", [])


def test_a_log_is_the_promised_document(saved: str) -> None:
    assert saved
    lines = ("seated-cable-row 2x10 @45kg rir2 clean", "pain knee 4 sharp", "sleep 7", "gibberish")
    ran = run("log", *lines, "--date", MONDAY, "--json")
    document = ran.document()
    assert misfits(document, LOGGED) == []
    assert ran.code == 1
    assert [item["amount"] for item in document["accepted"]["sets"]] == [10, 10]
    assert [len(document["accepted"][part]) for part in ("pain", "check_ins")] == [1, 1]
    assert [(item["row"], item["line"]) for item in document["rejected"]] == [(4, "gibberish")]
    assert [why["rule"] for why in document["reasons"]] == ["SB-S103"]


def test_a_review_is_the_promised_document(saved: str) -> None:
    assert saved
    for day in ("2026-03-03", "2026-03-04", "2026-03-07"):
        assert run("log", "seated-cable-row 3x10 @45kg rir2 clean pain1", "--date", day).code == 0
    ran = run("review", "--date", "2026-03-08", "--json")
    document = ran.document()
    assert misfits(document, REVIEW) == []
    assert (ran.code, document["week"], document["sessions"]["done"], document["worst_pain"]) == (0, MONDAY, 3, 1)
    assert set(document["estimated_one_rep_max"]) == {"seated-cable-row"}


# What the coach knows


def test_exercises_are_the_promised_documents() -> None:
    ran = run("exercises", "--json")
    document = ran.document()
    assert misfits(document, [EXERCISE]) == []
    assert (ran.code, [item["id"] for item in document]) == (0, list(KNOWN.exercises))


def test_one_exercise_is_the_promised_document() -> None:
    ran = run("exercises", "Seated", "Cable", "Row", "--json")
    assert misfits(ran.document(), EXERCISE) == []
    assert (ran.code, ran.document()["id"]) == (0, "seated-cable-row")


def test_no_exercise_that_fits_is_an_empty_list() -> None:
    ran = run("exercises", "--search", "unicycle", "--json")
    assert (ran.code, ran.document()) == (0, [])


@pytest.mark.parametrize("code", rulebook(KNOWN))
def test_every_rule_is_explained_with_the_promised_document(code: str) -> None:
    ran = run("explain", code.lower(), "--json")
    assert misfits(ran.document(), RULE) == []
    assert (ran.code, ran.document()["code"]) == (0, code)


@pytest.mark.parametrize(
    ("topic", "keys"),
    [
        ("rhomboid-major", {"id", "name", "group", "trained_by", "source"}),
        ("Osteoporosis", {"id", "name", "rule", "why", "do", "uncleared", "avoid", "changes", "who", "how_soon"}),
        ("sleep", {"id", "title", "body", "rules", "sources"}),
        ("Face Pull", {"id", "steps", "cues"}),
        ("next-owned-load", {"code", "looks_at", "why", "do"}),
    ],
)
def test_a_muscle_a_condition_an_article_an_exercise_or_a_rule_by_name_is_explained(topic: str, keys: set[str]) -> None:
    ran = run("explain", *topic.split(), "--json")
    assert ran.code == 0
    assert keys <= set(ran.document())


@pytest.mark.parametrize("topic", [*KNOWN.muscles, *KNOWN.conditions, *KNOWN.articles])
def test_everything_that_is_known_can_be_explained_both_ways(topic: str) -> None:
    told, printed = run("explain", topic, "--json"), run("explain", topic)
    assert (told.code, printed.code) == (0, 0)
    assert isinstance(told.document(), dict)
    assert len(printed.out.splitlines()) > 3


def test_without_a_topic_the_articles_are_listed() -> None:
    document = run("explain", "--json").document()
    assert misfits(document, [{"id": str, "kind": str, "title": str}]) == []
    assert {item["id"] for item in document} == set(KNOWN.articles)


@pytest.mark.sqlite
def test_the_doctor_is_the_promised_document(saved: str) -> None:
    assert saved
    ran = run("doctor", "--json")
    assert misfits(ran.document(), [CHECK]) == []
    assert ran.code == 0
    assert {"program", "knowledge", "store", "integrity"} <= {item["name"] for item in ran.document()}


# Templates and the checker


def test_templates_are_listed_and_shown() -> None:
    listed = run("plan", "--templates", "--json").document()
    assert misfits(listed, [{"id": str, "name": str, "goal": str}]) == []
    assert {item["id"] for item in listed} == set(KNOWN.templates)
    item = {"exercise": str, "sets": int, "amount": [int, int], "note": str}
    shape = {"id": str, "caveats": [str], "warm_up": [item], "main": [item], "balance": [item], "cool_down": [item]}
    for name in KNOWN.templates:
        assert misfits(run("plan", "--template", name, "--json").document(), shape) == []


def test_a_plan_may_be_checked_whole_or_with_its_answer_around_it(me: str, tmp_path: Path) -> None:
    answer = run("plan", "--profile", me, "--json").document()
    for name, document in (("answer.json", answer), ("plan.json", answer["plan"])):
        (tmp_path / name).write_text(json.dumps(document), encoding="utf-8")
        ran = run("plan", "--profile", me, "--check", str(tmp_path / name), "--json")
        assert misfits(ran.document(), FINDINGS) == []
        assert (ran.code, ran.document()) == (0, {"findings": []})


# One document, also when something is wrong


@pytest.fixture
def broken_profile(tmp_path: Path) -> str:
    path = tmp_path / "broken.toml"
    path.write_text('goal = "flying"\nminutes = 900\n', encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("plan",), 1),
        (("plan", "--profile", "nowhere.toml"), 2),
        (("plan", "--profile", "BROKEN"), 2),
        (("plan", "--template", "nosuch"), 2),
        (("plan", "--profile", "ME", "--check", "ME"), 2),
        (("screen", "--answers", "nowhere.toml"), 2),
        (("screen", "--answers", "BROKEN"), 2),
        (("today",), 1),
        (("today", "--date", "yesterday"), 2),
        (("log",), 1),
        (("log", "--file", "nowhere.txt"), 2),
        (("review", "--date", "2026-13-01"), 2),
        (("exercises", "nosuch"), 2),
        (("exercises", "--equipment", "bandz"), 2),
        (("explain", "nosuch"), 2),
    ],
)
def test_an_error_is_one_document_with_its_sentence_and_the_same_sentence_beside_it(
    arguments: tuple[str, ...], code: int, me: str, broken_profile: str
) -> None:
    files = {"ME": me, "BROKEN": broken_profile}
    ran = run(*(files.get(word, word) for word in arguments), "--json")
    document = ran.document()
    assert misfits(document, ERROR) == []
    assert ran.code == code
    assert " ".join(ran.err.split()) == " ".join(document["error"]["message"].split())
    assert "Traceback" not in ran.err


def test_all_problems_of_a_file_are_listed_with_their_place(broken_profile: str) -> None:
    problems = run("plan", "--profile", broken_profile, "--json").document()["error"]["problems"]
    assert [(item["place"], item["field"]) for item in problems] == [
        (broken_profile, "goal"), (broken_profile, "minutes"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "arguments",
    [
        ("plan", "--weeks", "3"),
        ("exercises", "--level", "wizard"),
        ("today", "--nope"),
        ("nosuch",),
    ],
)
def test_wrong_usage_is_one_document_too(arguments: tuple[str, ...]) -> None:
    ran = run(*arguments, "--json")
    assert ran.code == 2
    assert misfits(ran.document(), ERROR) == []


def test_a_screening_that_is_asked_is_one_document_too() -> None:
    ran = run("screen", "--json", typed="none\nnone\nnone\n")
    assert ran.code == 0
    assert misfits(ran.document(), SCREENING) == []


def test_a_log_that_is_asked_for_is_one_document_too(saved: str) -> None:
    assert saved
    ran = run("log", "--json", "--date", MONDAY, typed="10,10,10\n" + "\n" * 40)
    assert misfits(ran.document(), LOGGED) == []
    assert "For each exercise type what you did" in ran.err


@pytest.mark.parametrize(
    ("typed", "code", "shape"),
    [
        ("none\n" * 4 + "\n2\ngym\n2\n60\n\n\n\n", 0, TODAY),
        ("1\n", 1, ERROR),
        ("none\n" * 4 + "\n2\ngym\n1\n60\n\n\n\n", 1, ERROR),
        ("none\n", 2, ERROR),
    ],
)
def test_a_start_is_one_document_with_its_questions_aside(typed: str, code: int, shape: object) -> None:
    ran = run("start", "--json", "--date", MONDAY, typed=typed)
    assert misfits(ran.document(), shape) == []
    assert ran.code == code
    assert "First, is it safe to start?" in ran.err
