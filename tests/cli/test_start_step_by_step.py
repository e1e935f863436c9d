from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.cli.terminal import INSTALLED, Ran, lines, run, run_installed
from tests.coach.builders import KNOWN

from strongback.knowledge.vocabulary import Equipment, Level
from strongback.record.answers import Answer
from strongback.record.inventory import Inventory
from strongback.record.profile import Goal, Weekday
from strongback.record.profile_file import WHOLE_GYM
from strongback.screening.questions import EMERGENCY_QUESTIONS, QUESTIONS, REFER_QUESTIONS, URGENT_QUESTIONS
from strongback.store.athlete import AthleteStore

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strongback.record.profile import Profile

MONDAY, WEDNESDAY = "2026-03-02", "2026-03-04"
HEALTHY = ("none", "none", "none")
NO_CONDITION = ("none",)
IN_A_GYM = ("1", "2", "gym", "2", "60", "", "1985", "75")
AT_HOME = ("", "1", "home", "1 3", "2", "40", "mon thu", "", "", "4 6 8", "yellow red blue")
ASKS_SEVERAL = "Numbers, or none:"


def start(*answers: str, day: str = MONDAY) -> Ran:
    return run("start", "--date", day, typed=lines(*answers))


def records() -> AthleteStore:
    return AthleteStore("me")


def profile() -> Profile:
    kept = records().profile()
    assert kept is not None
    return kept


def at(questions: Sequence[object], question: str) -> str:
    """Return the number under which a question is asked."""
    return str([getattr(item, "id", "") for item in questions].index(question) + 1)


# From nothing to plan and session


def test_from_nothing_to_plan_and_session() -> None:
    ran = start(*HEALTHY, *NO_CONDITION, *IN_A_GYM)
    assert (ran.code, ran.err) == (0, "")
    for part in ("First, is it safe to start?", "Your plan: ", "Why this plan", "Today: week 1 of ", "What next"):
        assert part in ran.out
    assert "Of all plans that satisfy every rule this one is proven to be the best" in ran.out
    assert profile().goal is Goal.GENERAL
    assert profile().level is Level.INTERMEDIATE
    assert profile().equipment == WHOLE_GYM
    assert (profile().days_per_week, profile().minutes, profile().weekdays) == (2, 60, ())
    assert (profile().birth_year, profile().bodyweight_kg) == (1985, 75.0)
    screening, plan = records().screening(), records().plan()
    assert screening is not None
    assert plan is not None
    assert screening.answers.given == dict.fromkeys((question.id for question in QUESTIONS), Answer.NO)
    assert (plan.version, plan.starts_on) == (1, date(2026, 3, 2))


def test_what_somebody_owns_at_home_is_asked_for_and_kept() -> None:
    ran = start(*HEALTHY, *NO_CONDITION, *AT_HOME)
    assert (ran.code, ran.err) == (0, "")
    assert profile().equipment == {Equipment.BAND, Equipment.DUMBBELLS}
    assert profile().inventory == Inventory(dumbbells_kg=(4.0, 6.0, 8.0), bands=("yellow", "red", "blue"))
    assert profile().weekdays == (Weekday.MONDAY, Weekday.THURSDAY)
    assert (profile().birth_year, profile().bodyweight_kg) == (None, None)


def test_every_thing_at_home_can_be_said() -> None:
    everything = " ".join(str(number) for number in range(1, 13))
    weights = ("2 4", "8 12", "15", "10 5", "yellow")
    ran = start(*HEALTHY, *NO_CONDITION, "", "2", "home", everything, "", "", "", "", "", *weights)
    assert (ran.code, ran.err) == (0, "")
    assert len(profile().equipment) == 12
    assert profile().inventory == Inventory(
        dumbbells_kg=(2.0, 4.0),
        kettlebells_kg=(8.0, 12.0),
        bar_kg=15.0,
        plate_pairs_kg=(10.0, 5.0),
        bands=("yellow",),
    )


def test_with_nothing_at_home_the_plan_takes_only_the_body() -> None:
    ran = start(*HEALTHY, *NO_CONDITION, "", "1", "home", "nothing", "2", "60", "", "", "")
    assert (ran.code, ran.err) == (0, "")
    plan = records().plan()
    assert plan is not None
    used = {item.exercise for _, session in plan.plan.sessions() for item in session.all_items}
    assert all(KNOWN.exercises[name].ways_with(frozenset()) for name in used)


@pytest.mark.parametrize(
    ("answer", "days"),
    [("Mon, Wed fri", (1, 3, 5)), ("monday thursday", (1, 4)), ("sa tu", (2, 6)), ("su wed su", (3, 7)), ("", ())],
)
def test_weekdays_are_understood_in_short_and_in_any_order(answer: str, days: tuple[int, ...]) -> None:
    assert start(*HEALTHY, *NO_CONDITION, "", "2", "gym", "3", "60", answer, "", "").code == 0
    assert profile().weekdays == days


def test_the_first_plan_can_start_on_the_next_monday() -> None:
    ran = start(*HEALTHY, *NO_CONDITION, *IN_A_GYM, day="2026-03-07")
    assert ran.code == 0
    assert "Next: Monday 2026-03-09: week 1 of " in ran.out


def test_wishes_that_clash_end_with_what_would_help_and_can_be_mended() -> None:
    ran = start(*HEALTHY, *NO_CONDITION, "1", "2", "gym", "1", "60", "", "", "")
    assert (ran.code, ran.err) == (1, "")
    assert "No plan satisfies all of this at once." in ran.out
    assert "What would make one possible, smallest change first" in ran.out
    assert records().plan() is None
    assert start(*HEALTHY, *NO_CONDITION, *IN_A_GYM).code == 0


# Wrong answers are asked again


def test_a_wrong_answer_is_asked_again_with_what_would_do() -> None:
    wrong_and_right = (
        *("", "no", "99", "none"),
        *("1,x", "none"),
        *("0", "none"),
        *("nothing", "none"),
        *("8", "muscle", "strength"),
        *("expert", "2"),
        *("3", "outside", "2"),
        *("eight", "8", "0", "2"),
        *("9", "181", "60"),
        *("mo xy", "t", "mon thu"),
        *("1900", "85", "1985"),
        *("heavy", "24", "75,5"),
    )
    ran = start(*wrong_and_right)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.count("Type the numbers that apply, such as 1 3, or none.") == 6
    for asked_again in (
        "Type a number from 1 to 7.",
        "Type a number from 1 to 3.",
        "Type a number from 1 to 2.",
        "Type a number, such as 45.",
        "Type a number from 10 to 180.",
        "Type days such as mon wed fri, or just Enter.",
        "Type a number from 1916 to 2013.",
        "Type a number from 25 to 350.",
    ):
        assert asked_again in ran.out
    assert profile().goal is Goal.STRENGTH
    assert (profile().days_per_week, profile().minutes, profile().bodyweight_kg) == (2, 60, 75.5)
    assert profile().weekdays == (Weekday.MONDAY, Weekday.THURSDAY)


@pytest.mark.parametrize(
    ("wrong", "says"), [("light", "Type weights in kg"), ("0", "above 0"), ("101", "at most 100 kg")]
)
def test_a_weight_nobody_owns_is_asked_again(wrong: str, says: str) -> None:
    ran = start(*HEALTHY, *NO_CONDITION, *AT_HOME[:-2], wrong, *AT_HOME[-2:])
    assert ran.code == 0
    assert says in ran.out
    assert profile().inventory.dumbbells_kg == (4.0, 6.0, 8.0)


def test_what_was_answered_stands_in_the_transcript() -> None:
    ran = start(*HEALTHY, *NO_CONDITION, *IN_A_GYM)
    assert f"{ASKS_SEVERAL} none" in ran.out
    assert "Minutes for one session, all in (Enter = 45): 60" in ran.out


# The answers end


@pytest.mark.parametrize("known", range(len((*HEALTHY, *NO_CONDITION, *IN_A_GYM))))
def test_when_the_answers_end_it_says_so_and_nothing_is_half_done(known: int) -> None:
    ran = start(*(*HEALTHY, *NO_CONDITION, *IN_A_GYM)[:known])
    assert ran.code == 2
    assert ran.err == "The answers ended here; run the command again in a terminal to go on. Nothing was lost.\n"
    assert (records().profile(), records().screening(), records().plan()) == (None, None, None)


def test_no_answers_at_all_are_an_end_too() -> None:
    ran = run_installed("start")
    assert ran.code == 2
    assert "The answers ended here" in ran.err
    assert "Traceback" not in ran.err


# Signs that stop


@pytest.mark.parametrize("sign", [question.id for question in EMERGENCY_QUESTIONS])
def test_an_emergency_sign_stops_at_once(sign: str) -> None:
    ran = start(at(EMERGENCY_QUESTIONS, sign))
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.count(ASKS_SEVERAL) == 1
    assert "!! Clearance: emergency. Stop. Call your local emergency number now." in ran.out
    assert "Your plan" not in ran.out
    assert records().plan() is None
    screening = records().screening()
    assert screening is not None
    assert screening.clearance == "emergency"


@pytest.mark.parametrize(
    ("answers", "clearance"),
    [
        (("none", at(URGENT_QUESTIONS, "night-pain"), "none", "none"), "urgent"),
        (("none", "none", at(REFER_QUESTIONS, "lasting-pain"), "none"), "refer"),
        (("none", "1 2", "1", "1"), "urgent"),
    ],
)
def test_a_sign_nobody_has_seen_stops_before_any_plan(answers: tuple[str, ...], clearance: str) -> None:
    ran = start(*answers)
    assert (ran.code, ran.err) == (1, "")
    assert "Not yet" in ran.out
    assert f"!! Clearance: {clearance}." in ran.out
    assert "Your answers are kept. Run strongback start again when you have been seen." in ran.out
    assert records().plan() is None
    screening = records().screening()
    assert screening is not None
    assert screening.clearance == clearance


@pytest.mark.parametrize(
    "screening",
    [
        ("none", at(URGENT_QUESTIONS, "night-pain"), "none", "1"),
        ("none", "none", at(REFER_QUESTIONS, "lasting-pain"), "1"),
        ("none", "1 2", "1 3", "1 2 3 4"),
    ],
)
def test_a_sign_that_was_seen_goes_on_to_a_plan(screening: tuple[str, ...]) -> None:
    ran = start(*screening, *NO_CONDITION, *IN_A_GYM)
    assert (ran.code, ran.err) == (0, "")
    assert "Clearance: modify. You can train, with changes." in ran.out


def condition(name: str) -> str:
    """Return the number under which a condition is asked for."""
    ordered = sorted(KNOWN.conditions.values(), key=lambda item: (item.id == "other-condition", item.name))
    return at(ordered, name)


def test_a_condition_that_nobody_has_cleared_stops() -> None:
    ran = start(*HEALTHY, condition("heart-disease"), "no")
    assert (ran.code, ran.err) == (1, "")
    assert "!! Clearance: refer." in ran.out
    assert records().plan() is None


def test_a_condition_that_was_cleared_changes_the_plan() -> None:
    ran = start(*HEALTHY, condition("osteoporosis"), "yes", *IN_A_GYM)
    assert (ran.code, ran.err) == (0, "")
    assert profile().conditions == ("osteoporosis",)
    plan = records().plan()
    assert plan is not None
    used = {item.exercise for _, session in plan.plan.sessions() for item in session.all_items}
    assert all("osteoporosis" not in [c.id for c in KNOWN.conditions_of(KNOWN.exercises[name])] for name in used)


def test_the_stop_is_shown_again_until_somebody_was_seen() -> None:
    start("1")
    assert start("1").code == 1
    assert start(*HEALTHY, *NO_CONDITION, *IN_A_GYM).code == 0


# Coming back


def test_start_again_shows_the_next_session() -> None:
    first = start(*HEALTHY, *NO_CONDITION, *IN_A_GYM)
    again = start(day=MONDAY)
    assert (again.code, again.err) == (0, "")
    assert again.out.startswith("Welcome back.\n")
    assert first.out.split("Today: week 1", 1)[1].strip() == again.out.split("Today: week 1", 1)[1].strip()
    assert ASKS_SEVERAL not in again.out


def test_start_again_says_what_has_to_come_first() -> None:
    start(*HEALTHY, *NO_CONDITION, *IN_A_GYM)
    run("log", "pain mid-back 4", "--date", MONDAY)
    again = start(day=WEDNESDAY)
    assert (again.code, again.err) == (1, "")
    assert "!! Before you train again, please answer the screening once more: strongback screen." in again.out


def test_start_again_after_the_last_session_says_that_the_plan_is_over() -> None:
    start(*HEALTHY, *NO_CONDITION, *IN_A_GYM)
    again = start(day="2026-04-20")
    assert again.code == 1
    assert "strongback plan --save" in again.out


def test_two_athletes_start_apart() -> None:
    typed = lines(*HEALTHY, *NO_CONDITION, *IN_A_GYM)
    assert run("start", "--date", MONDAY, typed=typed).code == 0
    partner = run("start", "--athlete", "partner", "--date", MONDAY, typed=typed)
    assert partner.code == 0
    assert "Welcome back" not in partner.out
    assert run("today", "--athlete", "stranger").code == 1


def test_the_line_that_is_offered_to_log_can_be_logged() -> None:
    shown = start(*HEALTHY, *NO_CONDITION, *AT_HOME).out
    offered = re.search(r'strongback log "([^"]+)"', shown)
    assert offered
    assert run("log", offered[1], "--date", MONDAY).code == 0


@pytest.mark.parametrize(("path", "told"), [("/nowhere", True), (str(INSTALLED.parent), False)])
def test_somebody_without_the_command_on_the_path_is_told_where_it_lies(
    monkeypatch: pytest.MonkeyPatch, path: str, *, told: bool
) -> None:
    monkeypatch.setenv("PATH", path)
    monkeypatch.setattr("sys.argv", [str(INSTALLED)])
    monkeypatch.chdir(INSTALLED.parents[2])
    ran = start(*HEALTHY, *NO_CONDITION, *IN_A_GYM)
    shown = str(INSTALLED.relative_to(INSTALLED.parents[2]))
    assert (f"type its place: {shown}" in ran.out) is told
