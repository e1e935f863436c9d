"""The traffic light for pain: during training, after it, and the next morning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from strongback.record.log import PainKind, PainNote
from strongback.record.reason import Reason, reason
from strongback.screening import rules

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

GO_UP_TO = 2
MODIFY_UP_TO = 5
FLARE_ABOVE_USUAL = 2
TREND = timedelta(days=14)
TREND_NOTES_LEAST = 4
TREND_RISE = 2


class Light(StrEnum):
    """What pain allows."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class PainVerdict:
    """The light, the part of the dose to take off (0 to 0.5), and why."""

    light: Light
    cut: float
    reasons: tuple[Reason, ...]


def light_for(pain: int) -> Light:
    """Return the light for one number from 0 to 10.

    >>> [str(light_for(pain)) for pain in (2, 3, 5, 6)]
    ['green', 'amber', 'amber', 'red']
    """
    if pain <= GO_UP_TO:
        return Light.GREEN
    return Light.AMBER if pain <= MODIFY_UP_TO else Light.RED


def judge(note: PainNote) -> PainVerdict:
    """Judge one note; anything but an ache bypasses the scale and is red."""
    facts = {
        "during": note.during,
        "after": note.after,
        "next_morning": note.next_morning,
        "kind": str(note.kind),
    }
    if note.kind is not PainKind.ACHE or note.worst > MODIFY_UP_TO:
        say = f"Pain was {note.worst}/10 ({note.kind}) at the {note.region.replace('-', ' ')}."
        return PainVerdict(Light.RED, 0.5, (reason(rules.PAIN_RED, say, **facts),))
    if note.next_morning is not None and note.next_morning - note.usual > FLARE_ABOVE_USUAL:
        say = f"The next morning it was {note.next_morning}/10, usually {note.usual}/10."
        return PainVerdict(Light.AMBER, 0.4, (reason(rules.PAIN_NEXT_MORNING, say, **facts),))
    if note.worst > GO_UP_TO:
        return PainVerdict(Light.AMBER, 0.25, (reason(rules.PAIN_AMBER, f"Pain was {note.worst}/10.", **facts),))
    return PainVerdict(Light.GREEN, 0.0, (reason(rules.PAIN_GREEN, f"Pain was {note.worst}/10.", **facts),))


def trend(notes: Sequence[PainNote], now: datetime) -> Reason | None:
    """Return the reason to see somebody when pain rose over two weeks or was above 5 twice, else None.

    A rise is a difference of at least 2 between the means of the older and the newer half of at least four notes.
    """
    recent = sorted((note for note in notes if timedelta(0) <= now - note.noted_at <= TREND), key=lambda n: n.noted_at)
    above = sum(note.worst > MODIFY_UP_TO for note in recent)
    if above > 1:
        return reason(rules.PAIN_RISING, f"Pain was above 5 of 10 on {above} occasions in two weeks.", above=above)
    if len(recent) < TREND_NOTES_LEAST:
        return None
    half = len(recent) // 2
    earlier, later = (sum(n.worst for n in part) / len(part) for part in (recent[:half], recent[half:]))
    if later - earlier < TREND_RISE:
        return None
    say = f"Pain rose from about {earlier:.0f} to {later:.0f} of 10 within two weeks."
    return reason(rules.PAIN_RISING, say, earlier=round(earlier, 1), later=round(later, 1))
