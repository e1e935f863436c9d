"""When it is time to see somebody, without hurry but with a name: lasting pain, form that stays shaky, a condition."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from strongback.record.log import Form
from strongback.record.reason import Reason, reason
from strongback.screening import rules
from strongback.screening.pain import GO_UP_TO, trend

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from strongback.knowledge.condition import Condition
    from strongback.record.history import History
    from strongback.record.log import PainNote

LASTING = timedelta(weeks=6)
STILL = timedelta(weeks=2)
LEAST_NOTES = 3
SHAKY_SESSIONS = 3


def about_pain(notes: Sequence[PainNote], now: datetime) -> tuple[Reason, ...]:
    """Return why pain should be looked at: it rises, or a region has hurt above 2 of 10 for six weeks until now."""
    found = [] if (rising := trend(notes, now)) is None else [rising]
    for region in dict.fromkeys(note.region for note in notes):
        felt = sorted(note.noted_at for note in notes if note.region is region and note.worst > GO_UP_TO)
        if len(felt) >= LEAST_NOTES and now - felt[-1] <= STILL and felt[-1] - felt[0] >= LASTING:
            weeks = (felt[-1] - felt[0]).days // 7
            say = f"Your {region.replace('-', ' ')} has hurt for {weeks} weeks: {rules.PROFESSIONAL_PAIN.do}"
            found.append(reason(rules.PROFESSIONAL_PAIN, say, region=str(region), weeks=weeks))
    return tuple(found)


def about_form(history: History, names: Iterable[str]) -> tuple[Reason, ...]:
    """Return the exercises whose form was rated and not clean in the last three sessions."""
    found = []
    for name in names:
        latest = history.of_exercise(name)[-SHAKY_SESSIONS:]
        not_clean = [session for session in latest if session.worst_form in (Form.SHAKY, Form.BROKE_DOWN)]
        if len(not_clean) == SHAKY_SESSIONS:
            say = f"{name} was not clean in {SHAKY_SESSIONS} sessions in a row: {rules.PROFESSIONAL_FORM.do}"
            found.append(reason(rules.PROFESSIONAL_FORM, say, exercise=name))
    return tuple(found)


def about_conditions(conditions: Iterable[Condition]) -> tuple[Reason, ...]:
    """Return, for conditions no professional has agreed to yet, whom to see how soon."""
    return tuple(
        reason(
            rules.PROFESSIONAL_CONDITION,
            f"{condition.name}: see {condition.who}, {condition.how_soon}.",
            condition=condition.id,
            who=condition.who,
            how_soon=condition.how_soon,
        )
        for condition in conditions
    )
