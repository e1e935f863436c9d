from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from tests.cli.terminal import GYM, run
from tests.coach.builders import (
    KNOWN,
    MONDAY,
    ROW,
    WEEK,
    a_pain_note,
    a_plan,
    a_profile,
    a_screening,
    a_session,
    a_set,
    a_week,
    log,
    planned,
    start,
)

from strongback.record.answers import NOTHING_ANSWERED
from strongback.record.profile import Weekday
from strongback.screening.questions import QUESTIONS
from strongback.store.sqlite import FILE, sqlite3_module

if TYPE_CHECKING:
    from pathlib import Path

    from strongback.store.athlete import AthleteStore


def printed(*arguments: str, code: int = 0, date: str = "2026-03-02") -> str:
    ran = run(*arguments, *(["--date", date] if arguments[0] in ("today", "review", "plan", "log") else []))
    assert (ran.code, ran.err) == (code, "")
    return ran.out


def written(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


# Screening


def test_open_questions_are_listed_and_never_taken_for_a_no(tmp_path: Path) -> None:
    out = printed("screen", "--answers", written(tmp_path / "answers.toml", ""), code=1)
    assert f"!! {len(QUESTIONS)} questions are still open" in out
    assert "An open question never counts as a no." in out
    assert all(f"- {question.id}\n" in out for question in QUESTIONS)


def test_a_flag_says_why_what_to_do_whom_to_see_and_which_rule(tmp_path: Path) -> None:
    out = printed("screen", "--answers", written(tmp_path / "a.toml", "all_no = true\nnight-pain = true"), code=1)
    night_pain = next(question for question in QUESTIONS if question.id == "night-pain")
    assert f"- {night_pain.rule.why} {night_pain.rule.do} Who: {night_pain.who}, " in out
    assert "[SB-S023]" in out


def test_swaps_are_listed_with_their_load_and_reason(records: AthleteStore) -> None:
    start(records)
    out = printed("today", "--swap", "Seated Cable Row")
    assert "In place of Seated cable row" in out
    assert "1. " in out
    assert "[SB-P033]" in out


def test_swaps_of_what_is_not_in_the_session_are_refused_with_what_it_holds(records: AthleteStore) -> None:
    start(records)
    ran = run("today", "--swap", "unicycle", "--date", "2026-03-02")
    assert ran.code == 2
    assert "'unicycle' is not in this session, which holds seated-cable-row, plank." in ran.err


def test_today_shows_open_questions_when_they_stand_in_the_way(records: AthleteStore) -> None:
    start(records)
    records.add_screening(a_screening(MONDAY + WEEK, NOTHING_ANSWERED))
    out = printed("today", code=1, date="2026-03-09")
    assert "questions are still open" in out


# Plans


def test_what_a_condition_changes_is_said_with_the_exercise(tmp_path: Path) -> None:
    text = GYM.replace("[inventory]", 'conditions = ["hypertension"]\n[inventory]')
    text = text.replace("all_no = true", "all_no = true\ncleared_by_professional = true")
    out = printed("plan", "--profile", written(tmp_path / "me.toml", text))
    assert re.search(r"^- [A-Z][^.]+\. High blood pressure[^:]*: ", out, re.MULTILINE)
    assert "Of all plans that satisfy every rule" in out


def test_a_wish_nothing_can_mend_sends_to_the_professional(tmp_path: Path) -> None:
    names = ", ".join(f'"{name}"' for name in KNOWN.exercises)
    text = GYM.replace("[inventory]", f"avoid = [{names}]\n[inventory]")
    out = printed("plan", "--profile", written(tmp_path / "me.toml", text), code=1)
    assert "!! No plan satisfies all of this at once." in out
    assert "What would make one possible" in out or "No small change makes one possible" in out


def test_a_refusal_of_a_plan_shows_the_screening(tmp_path: Path) -> None:
    text = GYM.replace("all_no = true", "all_no = true\ncollapse = true")
    out = printed("plan", "--profile", written(tmp_path / "me.toml", text), code=1)
    assert "!! Clearance: emergency. Stop. Call your local emergency number now." in out
    assert "Your plan" not in out


def test_a_profile_that_says_nothing_is_told_what_was_assumed(tmp_path: Path) -> None:
    out = printed("plan", "--profile", written(tmp_path / "me.toml", "minutes = 60\n[screening]\nall_no = true"))
    assert "Your profile does not say goal, days_per_week, equipment, level; usual values were taken." in out


# A day


def test_a_day_shows_power_sides_ramps_holds_and_rests(records: AthleteStore) -> None:
    monday = a_session(
        power=(planned("medicine-ball-slam"),),
        main=(planned("single-arm-dumbbell-row"), planned(ROW, amount=(5, 8))),
        balance=(planned("plank", sets=2),),
    )
    start(records, plan=a_plan(*[a_week(monday, a_session(Weekday.THURSDAY))] * 4))
    log(records, "single-arm-dumbbell-row 3x8 @20kg rir2 clean left", day=MONDAY)
    log(records, "single-arm-dumbbell-row 3x7 @20kg rir2 clean right", f"{ROW} 3x5 @60kg rir2 clean", day=MONDAY)
    out = printed("today", date="2026-03-09")
    assert f"Power, fresh and few: {KNOWN.exercises['medicine-ball-slam'].name} " in out
    assert re.search(r"1\. Single-arm dumbbell row: 3 x 8 each side .* with 20 kg, .*, right side first", out)
    assert re.search(
        r"2\. Seated cable row: 3 x 6 \(range 5-8\) with 60 kg, 2 in reserve, tempo 2-0-1-1, rest 90 s", out
    )
    assert re.search(r"^   first \d+ with [\d.]+ kg", out, re.MULTILINE)
    assert re.search(r"3\. Plank: 2 x 20 seconds \(range 20-40\), .*, rest 90 s", out)


def test_the_lighter_week_is_called_so(records: AthleteStore) -> None:
    start(records)
    assert "week 4 of 4, the lighter week, 40 minutes" in printed("today", date="2026-03-23")


def test_a_choice_is_offered_beside_the_reason(records: AthleteStore) -> None:
    start(records)
    records.add_facts([a_set(MONDAY - back * WEEK / 2, amount=9) for back in range(1, 6) for _ in range(3)], (), ())
    out = printed("today")
    assert "No progress in 3 sessions. [SB-P019]" in out
    assert "   You may also: take a lighter week for this exercise; " in out


def test_rising_pain_stands_below_the_session(records: AthleteStore) -> None:
    start(records, screened=MONDAY)
    records.add_facts((), [a_pain_note(MONDAY - MONDAY.resolution * back, during=7) for back in (2, 4)], ())
    out = printed("today")
    assert out.index("Please note") > out.index("Cool-down")
    assert "[SB-S105]" in out


def test_what_is_left_out_is_said_loudly_and_has_no_sets_to_prepare_for(records: AthleteStore) -> None:
    start(records)
    log(records, f"{ROW} 3x10 @60kg rir2 clean", day=MONDAY)
    log(records, "ill", day=MONDAY + WEEK)
    out = printed("today", date="2026-03-09")
    assert "!! 1. Seated cable row: leave it out today" in out
    assert "You noted that you are ill. [SB-P029]" in out
    assert "   first " not in out


# A log and a week


def test_what_was_kept_is_said_in_words(records: AthleteStore) -> None:
    start(records)
    out = printed("log", f"{ROW} 10,9 @60kg", "pain shoulder 4 after 5", "sleep 7")
    assert "Kept: Seated cable row 10, 9 with 60 kg.\n" in out
    assert "Kept: pain at shoulder, at most 5/10.\n" in out
    assert "Kept: how the day started.\n" in out
    assert "- Pain was 5/10. [SB-S102]" in out


def test_a_week_is_shown_with_its_sums_findings_and_trends(records: AthleteStore) -> None:
    start(records, a_profile())
    for back in range(4):
        load = a_set().load
        records.add_facts([a_set(MONDAY - back * WEEK, amount=10 - 2 * back, load=load) for _ in range(3)], (), ())
    out = printed("review", date="2026-03-08")
    assert "1 of 2 sessions, 3 hard sets." in out
    assert "Pulling to pushing sets: 3 to 0." in out
    for rule in ("SB-R001", "SB-R002", "SB-R003"):
        assert f"[{rule}]" in out
    assert re.search(r"- Seated cable row: [\d.]+ kg \([\d.]+ to [\d.]+\), \S.* over 4 sessions", out)


def test_a_review_can_be_printed_on_two_pages(records: AthleteStore, tmp_path: Path) -> None:
    start(records, a_profile())
    file = tmp_path / "report.pdf"
    assert f"Two pages, ready to print: {file}" in printed("review", "--pdf", str(file), date="2026-03-08")
    assert file.read_bytes().startswith(b"%PDF")
    ran = run("review", "--pdf", str(tmp_path / "nowhere" / "report.pdf"))
    assert ran.code == 2
    assert "name a file in a folder that can be written" in ran.err


@pytest.mark.parametrize(
    ("first", "last", "says"), [(8, 8, "no change that can be told from noise"), (3, 10, r"\+\d+%")]
)
def test_only_a_change_beyond_the_noise_is_called_one(records: AthleteStore, first: int, last: int, says: str) -> None:
    start(records)
    amounts = [first] * 3 + [last] * 3
    days = [MONDAY - (5 - at) * WEEK / 2 for at in range(6)]
    records.add_facts([a_set(day, amount=amount) for day, amount in zip(days, amounts, strict=True)], (), ())
    assert re.search(rf"Seated cable row: .* kg .*, {says} over 6 sessions", printed("review", date="2026-03-08"))


# A store that is in use


@pytest.mark.sqlite
def test_a_store_that_another_program_holds_is_one_sentence(records: AthleteStore, strongback_home: Path) -> None:
    start(records)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 0")
    other = sqlite3_module().connect(strongback_home / FILE)
    other.execute("BEGIN IMMEDIATE")
    ran = run("log", f"{ROW} 1x10", "--date", "2026-03-02")
    other.close()
    assert (ran.code, ran.out) == (2, "")
    assert re.fullmatch(r".*locked.*What was kept before is still there.*strongback doctor\.\n", ran.err)
    assert records.last_trained() is None
