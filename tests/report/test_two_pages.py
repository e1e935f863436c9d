from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import pytest
from tests.architecture.test_banned_words import claims
from tests.coach.builders import KNOWN, a_profile
from tests.coach.fake_store import FakeStore

from strongback.coach.report import MUSCLE_WEEKS, WEEKS, report_for
from strongback.coach.sample import keep_sample, sample
from strongback.report import drawing
from strongback.report.content import MOST_FINDINGS, READING, content
from strongback.report.pdf import report_pdf
from strongback.server.api.discreet import without_pain

NOW = datetime(2026, 11, 26, 20, tzinfo=UTC)
NAME = "Jürgen Weiß-Łukasz"
PAGE = re.compile(rb"/Type\s*/Page\b")


# Two samples: of one there is nothing to say, of the other there is.
WELL, NOTED = 7, 1


@cache
def records(seed: int = WELL) -> FakeStore:
    store = FakeStore()
    keep_sample(store, sample(KNOWN, NOW, seed), NOW)
    return store


def document(name: str = NAME, *, sees_pain: bool = True, seed: int = WELL) -> dict[str, Any]:
    return report_for(records(seed), KNOWN, NOW.date(), name, sees_pain=sees_pain).document()


def pages(pdf: bytes) -> int:
    return len(PAGE.findall(pdf))


def many(found: list[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    """Return findings of a hard week, each as long as any sentence is."""
    return [{**found[0], "say": "Something was seen. " * 12, "rule": f"SB-R2{number:02}"} for number in range(count)]


def test_twelve_weeks_are_two_pages_with_the_fonts_inside() -> None:
    pdf = report_pdf(document())
    assert pdf.startswith(b"%PDF-1.7")
    assert pages(pdf) == 2
    assert b"NotoSans" in pdf
    assert len(pdf) < 200_000


def test_the_same_records_give_the_same_bytes() -> None:
    assert report_pdf(document()) == report_pdf(document())


@pytest.mark.parametrize("name", ["Ἀσπασία Παπαδοπούλου", "Đặng Thị Ngọc", "Иван Ёлкин", "王小明", '#"\\$[x]*_<svg>&'])
def test_any_name_can_stand_on_it(name: str) -> None:
    assert pages(report_pdf(document(name))) == 2


def test_somebody_new_gets_two_pages_too() -> None:
    empty = FakeStore()
    assert pages(report_pdf(report_for(empty, KNOWN, NOW.date(), "me").document())) == 2
    empty.save_profile(a_profile())
    assert pages(report_pdf(report_for(empty, KNOWN, NOW.date() + timedelta(days=1), "me").document())) == 2


def test_a_hard_week_does_not_need_a_third_page() -> None:
    full = document(seed=NOTED)
    full["findings"] = many(full["findings"], 12)
    full["progress"]["exercises"] *= 4
    assert pages(report_pdf(full)) == 2


def test_who_may_not_see_pain_gets_nothing_of_it() -> None:
    said = content(without_pain(document(sees_pain=False)))
    assert (said["seen"], said["pain"], said["sleep"], said["posture"]) == (False, None, None, [])
    assert pages(report_pdf(without_pain(document(sees_pain=False)))) == 2


def test_a_finding_says_since_when_how_sure_what_next_and_why() -> None:
    found = content(document(seed=NOTED))["findings"][0]
    assert found["since"].startswith("Since ")
    assert all(found[name] for name in ("say", "step", "sure", "source"))
    assert found["rule"].startswith("SB-R")


def test_what_does_not_fit_is_counted() -> None:
    full = document(seed=NOTED)
    full["findings"] = many(full["findings"], 9)
    said = content(full)
    assert (len(said["findings"]), said["more"]) == (MOST_FINDINGS, 9 - MOST_FINDINGS)


def test_the_muscles_are_the_mean_of_the_last_full_weeks() -> None:
    report = report_for(records(), KNOWN, NOW.date(), NAME)
    weeks = report.page.found.weeks[-1 - MUSCLE_WEEKS : -1]
    mean = sum(week.stimulus["rhomboids"] for week in weeks) / MUSCLE_WEEKS
    found = {item["group"]: item["mean"] for item in report.document()["muscles"]}
    assert found["rhomboids"] == pytest.approx(mean, abs=0.06)
    assert len(report.page.found.weeks) == WEEKS


def test_a_change_that_chance_may_explain_is_not_called_one() -> None:
    raw = document()
    for item in raw["progress"]["exercises"]:
        if item["trend"]:
            item["trend"]["detectable"] = False
    assert all("no change beyond chance" in item["say"] for item in content(raw)["trends"])


def test_no_sentence_of_the_pages_promises_what_only_medicine_may() -> None:
    assert [claim for say in READING for claim in claims(say)] == []


def test_every_muscle_group_is_drawn() -> None:
    marks = {group: drawing.Mark("within", 1.0) for group in KNOWN.muscle_groups}
    assert drawing.body(marks).count(f'fill="{drawing.ACCENT}"') >= len(KNOWN.muscle_groups)


@pytest.mark.parametrize("looks", [("below", "within"), ("above", "within"), ("none", "within")])
def test_looks_differ_in_more_than_colour_or_in_lightness(looks: tuple[str, str]) -> None:
    one, other = (drawing.body({"rhomboids": drawing.Mark(look, 0.5)}) for look in looks)
    assert one != other


def test_a_name_cannot_become_a_part_of_a_picture() -> None:
    assert "<script" not in drawing.text(0, 0, "<script>")
