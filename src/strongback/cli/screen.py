"""``strongback screen``: answer the screening, or judge a file of answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from strongback.cli import ask, context, show
from strongback.cli.output import page, print_json, questions_aside
from strongback.coach.files import read_screening
from strongback.coach.screening import screen_and_keep, screening_document
from strongback.knowledge import catalogue
from strongback.record.answers import Answer, Answers
from strongback.screening.questions import EMERGENCY_QUESTIONS, REFER_QUESTIONS, URGENT_QUESTIONS
from strongback.screening.screen import screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strongback.knowledge.catalogue import Catalogue
    from strongback.screening.questions import Question
    from strongback.screening.screen import Screening

GROUPS: tuple[tuple[str, Sequence[Question]], ...] = (
    ("Signs that need help at once", EMERGENCY_QUESTIONS),
    ("Signs that should be seen within a day or two", URGENT_QUESTIONS),
    ("Things to have looked at first", REFER_QUESTIONS),
)


@click.command()
@click.option("--answers", "file", type=click.Path(path_type=Path), help="A TOML or JSON file of answers.")
@context.json_option
@context.athlete_option
def command(file: Path | None, athlete: str, *, as_json: bool) -> int:
    """Answer the screening, or judge a file of answers.

    Without a file the questions are asked here and the answers are kept for today's training. With a file nothing is
    kept. Exit code 1 when a professional should see you first.
    """
    known, now = catalogue(), context.now()
    if file is not None:
        answers, conditions, birth_year = read_screening(file, known, now.year)
        result = screen(answers, conditions, known, None if birth_year is None else now.year - birth_year)
    else:
        with questions_aside(aside=as_json):
            result = _asked(athlete, known)
    if as_json:
        print_json(screening_document(result))
    else:
        show.screening(result)
    return int(result.stops_the_plan)


def _asked(athlete: str, known: Catalogue) -> Screening:
    now = context.now()
    records = context.store(athlete)
    profile = records.profile()
    answers = ask_screening()
    return screen_and_keep(
        records,
        answers,
        () if profile is None else profile.conditions,
        known,
        birth_year=None if profile is None else profile.birth_year,
        now=now,
        entropy=context.entropy,
    )


def ask_screening(*, cleared: bool = False) -> Answers:
    """Ask every question, in groups; a yes to an emergency sign ends the questions."""
    given: dict[str, Answer] = {}
    page().line("Which of these are true for you? Type their numbers, or none. If you are not sure, count it as a yes.")
    for title, questions in GROUPS:
        yes = ask.several(title, [(question.id, question.ask) for question in questions], "none")
        given |= {question.id: Answer.YES if question.id in yes else Answer.NO for question in questions}
        if yes and questions is EMERGENCY_QUESTIONS:
            break
    answers = Answers(given, cleared_by_professional=cleared)
    return _seen(answers)


def _seen(answers: Answers) -> Answers:
    """Ask whether somebody has seen the person for what was answered with yes."""
    urgent = [q for q in URGENT_QUESTIONS if answers.to(q.id) is Answer.YES]
    routine = [q for q in REFER_QUESTIONS if answers.to(q.id) is Answer.YES]
    seen_for: tuple[str, ...] = ()
    if urgent or routine:
        choices = [(question.id, question.ask) for question in (*urgent, *routine)]
        question = "For which of these has a professional seen you since, and agrees to strength training?"
        seen_for = ask.several(question, choices, "none")
    return Answers(answers.given, answers.all_no, answers.cleared_by_professional, seen_for)
