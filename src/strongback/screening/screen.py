"""From answers and conditions to a clearance, with the reason for every step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from strongback.record.answers import Answer, Answers, Clearance
from strongback.screening import rules
from strongback.screening.questions import QUESTIONS, Question

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from strongback.knowledge.catalogue import Catalogue
    from strongback.knowledge.condition import Condition
    from strongback.knowledge.rule import Rule

MAY_BE_SEEN_FOR = (Clearance.URGENT, Clearance.REFER)
ADULT_ENOUGH = 16


@dataclass(frozen=True, slots=True)
class Flag:
    """One finding: its rule, how urgent it is now, why, what to do, and who can help how soon."""

    rule: Rule
    about: str
    urgency: Clearance
    why: str
    do: str
    who: str
    how_soon: str


@dataclass(frozen=True, slots=True)
class Screening:
    """The outcome: the most urgent flag decides the clearance."""

    clearance: Clearance
    flags: tuple[Flag, ...]
    unanswered: tuple[str, ...]

    @property
    def stops_the_plan(self) -> bool:
        """Whether no plan is made until somebody has been seen."""
        return self.clearance.rank >= Clearance.REFER.rank

    @property
    def only_unanswered(self) -> bool:
        """Whether nothing but missing answers stands behind a stop."""
        stopping = [flag for flag in self.flags if flag.urgency.rank >= Clearance.REFER.rank]
        return bool(stopping) and all(flag.rule is rules.UNANSWERED for flag in stopping)


def screen(answers: Answers, conditions: Sequence[str], known: Catalogue, age: int | None = None) -> Screening:
    """Decide the clearance from the answers, the conditions (ids) and the age in years, if known.

    Leaving an answer out never lowers the urgency: an unanswered question, or one answered with unsure, counts
    as the most urgent thing it asks about.
    """
    flags = [
        *_raised(answers),
        *(_flag_condition(known.conditions[name], answers) for name in conditions),
        *_age_flags(age),
    ]
    unanswered = tuple(question.id for question in QUESTIONS if _open(answers, question))
    if unanswered:
        flags.append(_flag_unanswered(unanswered))
    flags.sort(key=lambda flag: (-flag.urgency.rank, flag.rule.code))
    clearance = max((flag.urgency for flag in flags), key=lambda urgency: urgency.rank, default=Clearance.CLEAR)
    return Screening(clearance, tuple(flags), unanswered)


def _open(answers: Answers, question: Question) -> bool:
    return answers.to(question.id) in (None, Answer.UNSURE)


def _raised(answers: Answers) -> Iterator[Flag]:
    for question in QUESTIONS:
        if answers.to(question.id) is not Answer.YES:
            continue
        seen = question.id in answers.seen_for and question.urgency in MAY_BE_SEEN_FOR
        seen = seen or (answers.cleared_by_professional and question.urgency is Clearance.REFER)
        yield Flag(
            rule=question.rule,
            about=question.id,
            urgency=Clearance.MODIFY if seen else question.urgency,
            why=question.rule.why,
            do=rules.SEEN.do if seen else question.rule.do,
            who=question.who,
            how_soon=question.how_soon,
        )


def _flag_condition(condition: Condition, answers: Answers) -> Flag:
    uncleared = Clearance(condition.uncleared)
    return Flag(
        rule=condition.rule,
        about=condition.id,
        urgency=Clearance.MODIFY if answers.cleared_by_professional else uncleared,
        why=condition.rule.why,
        do=condition.rule.do,
        who=condition.who,
        how_soon=condition.how_soon,
    )


def _age_flags(age: int | None) -> Iterator[Flag]:
    if age is not None and age < ADULT_ENOUGH:
        yield Flag(
            rule=rules.YOUNG,
            about="age",
            urgency=Clearance.MODIFY,
            why=rules.YOUNG.why,
            do=rules.YOUNG.do,
            who="an adult who knows the movements",
            how_soon="at every session",
        )


def _flag_unanswered(unanswered: tuple[str, ...]) -> Flag:
    worst = max((q.urgency for q in QUESTIONS if q.id in unanswered), key=lambda urgency: urgency.rank)
    count = f"{len(unanswered)} questions have" if len(unanswered) > 1 else "1 question has"
    return Flag(
        rule=rules.UNANSWERED,
        about="unanswered",
        urgency=worst,
        why=f"{count} no clear answer ({', '.join(unanswered[:3])}{', ...' if len(unanswered) > 3 else ''}).",  # noqa: PLR2004
        do="Answer them. If the answer is yes to an emergency sign, call your local emergency number now.",
        who="you",
        how_soon="before anything else",
    )
