"""What was done and felt: sets, pain notes and check-ins, each a fact written once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from strongback.record.load import NO_LOAD, Load

if TYPE_CHECKING:
    from datetime import date, datetime

    from strongback.knowledge.tempo import Tempo
    from strongback.record.form_summary import FormSummary


class SetKind(StrEnum):
    """Whether a set counts as training or prepares for it."""

    WORKING = "working"
    WARM_UP = "warm-up"


class Form(StrEnum):
    """How the movement looked, measured or rated by the person."""

    CLEAN = "clean"
    SHAKY = "shaky"
    BROKE_DOWN = "broke-down"


class Side(StrEnum):
    """Which side worked."""

    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Target:
    """What a set was asked to be: the amount's range in its measure, today's aim in it, the effort, how many sets.

    ``light`` marks a session held back on purpose (deload, poor sleep): it says nothing about progress.
    """

    low: int
    high: int
    aim: int
    rir: int
    sets: int
    light: bool = False


@dataclass(frozen=True, slots=True)
class SetLog:
    """One set.

    ``amount`` is repetitions, or seconds of a hold, as the exercise measures itself. ``rir`` is repetitions in
    reserve; None when the person did not say. ``pain`` is 0 to 10 during the set. ``target`` is what had been
    prescribed, None for a set done freely, and ``planned`` the exercise of the plan it was done for, which is an
    easier one after a step on the ladder. ``day`` is the day on the person's own calendar. ``summary`` is what a camera
    measured of it, None without one.
    """

    id: str
    exercise: str
    day: date
    performed_at: datetime
    amount: int
    load: Load = NO_LOAD
    rir: float | None = None
    form: Form | None = None
    side: Side = Side.BOTH
    pain: int | None = None
    tempo: Tempo | None = None
    rest_s: int | None = None
    kind: SetKind = SetKind.WORKING
    target: Target | None = None
    planned: str = ""
    note: str = ""
    summary: FormSummary | None = None


class Region(StrEnum):
    """Where it hurts, in words a person would use."""

    NECK = "neck"
    BETWEEN_THE_BLADES = "between-the-blades"
    MID_BACK = "mid-back"
    LOWER_BACK = "lower-back"
    SHOULDER = "shoulder"
    ELBOW = "elbow"
    WRIST = "wrist"
    HIP = "hip"
    KNEE = "knee"
    OTHER = "other"


class PainKind(StrEnum):
    """What the pain is like; everything but an ache bypasses the scale."""

    ACHE = "ache"
    SHARP = "sharp"
    SPREADING = "spreading"
    NUMB_OR_WEAK = "numb-or-weak"


@dataclass(frozen=True, slots=True)
class PainNote:
    """One note of pain, 0 to 10: during the training, after it, and the next morning where known.

    ``usual`` is what the person has on an ordinary day, so that a flare can be told from the usual.
    """

    id: str
    day: date
    noted_at: datetime
    region: Region
    during: int | None = None
    after: int | None = None
    next_morning: int | None = None
    usual: int = 0
    kind: PainKind = PainKind.ACHE
    side: Side = Side.BOTH
    exercise: str | None = None
    note: str = ""

    @property
    def worst(self) -> int:
        """The highest number noted."""
        return max(self.during or 0, self.after or 0, self.next_morning or 0)


@dataclass(frozen=True, slots=True)
class CheckIn:
    """How a day starts: hours slept, stress and soreness from 0 to 10, and whether the person is ill."""

    id: str
    day: date
    sleep_h: float | None = None
    stress: int | None = None
    soreness: int | None = None
    ill: bool = False
