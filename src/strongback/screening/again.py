"""When the screening has to be asked again: after twelve weeks, on new pain, after a lay-off."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from strongback.record.log import PainKind, PainNote, Region
from strongback.record.reason import Reason, reason
from strongback.screening import rules
from strongback.screening.pain import GO_UP_TO, MODIFY_UP_TO

if TYPE_CHECKING:
    from collections.abc import Sequence

VALID_FOR = timedelta(weeks=12)
LAY_OFF = timedelta(weeks=4)
SPINE = (Region.NECK, Region.BETWEEN_THE_BLADES, Region.MID_BACK, Region.LOWER_BACK)


def ask_again(
    screened_at: datetime, now: datetime, pain_notes: Sequence[PainNote], last_trained: date | None
) -> tuple[Reason, ...]:
    """Return why the screening must be repeated; empty when the last one still holds.

    A region is new when the first note about it came after the screening. Along the spine any new pain counts,
    elsewhere only pain above 2 of 10.
    """
    reasons: list[Reason] = []
    if now - screened_at >= VALID_FOR:
        weeks = (now - screened_at).days // 7
        reasons.append(reason(rules.TWELVE_WEEKS, f"Your last screening was {weeks} weeks ago.", weeks=weeks))
    reasons.extend(_new_pain(screened_at, pain_notes))
    if last_trained is not None and now.date() - last_trained >= LAY_OFF and screened_at.date() <= last_trained:
        days = (now.date() - last_trained).days
        reasons.append(reason(rules.AFTER_LAY_OFF, f"You last trained {days} days ago.", days=days))
    return tuple(reasons)


def _new_pain(screened_at: datetime, notes: Sequence[PainNote]) -> list[Reason]:
    known_regions = {note.region for note in notes if note.noted_at <= screened_at and note.worst > 0}
    for note in notes:
        if note.noted_at <= screened_at:
            continue
        nerve = note.kind in (PainKind.SPREADING, PainKind.NUMB_OR_WEAK)
        enough = note.worst > (0 if note.region in SPINE else GO_UP_TO)
        if nerve or note.worst > MODIFY_UP_TO or (enough and note.region not in known_regions):
            where = note.region.replace("-", " ")
            say = f"You noted pain of {note.worst}/10 ({note.kind}) at the {where} since your last screening."
            return [reason(rules.NEW_PAIN, say, region=str(note.region), pain=note.worst, kind=str(note.kind))]
    return []
