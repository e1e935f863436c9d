from __future__ import annotations

import pytest
from tests.server.people import Person, a_coach, a_set, invited, link, the_owner, with_plan

pytestmark = pytest.mark.usefixtures("service")
ME = "/athletes/me"


@pytest.fixture
def owner() -> Person:
    return the_owner()


@pytest.fixture
def athlete(owner: Person) -> Person:
    athlete = with_plan(invited(owner, "athlete@example.org"))
    assert athlete.post(f"{ME}/log", {"sets": [a_set()], "lines": ["pain shoulder 6", "sleep 7"]}).status == 200
    return athlete


def test_a_report_is_a_pdf_with_a_name_for_its_file(athlete: Person) -> None:
    answer = athlete.get(f"{ME}/report.pdf?day=2026-11-26")
    assert answer.status == 200
    assert answer.raw["Content-Type"] == "application/pdf"
    assert answer.raw["Content-Disposition"] == 'attachment; filename="strongback-report-2026-11-26.pdf"'
    assert answer.raw.content.startswith(b"%PDF")


def test_the_same_records_give_the_same_report(athlete: Person) -> None:
    one, other = (athlete.get(f"{ME}/report.pdf?day=2026-11-26").raw.content for _ in range(2))
    assert one == other


def test_a_coach_who_may_not_see_pain_gets_another_report_and_leaves_a_trace(owner: Person, athlete: Person) -> None:
    coach = a_coach(owner)
    link(coach, athlete, ("see-training",))
    theirs = coach.get(f"/athletes/{athlete.athlete}/report.pdf")
    assert theirs.status == 200
    assert theirs.raw.content != athlete.get(f"{ME}/report.pdf").raw.content
    assert "report" in {line["what"] for line in athlete.get(f"{ME}/audit").body["items"]}
