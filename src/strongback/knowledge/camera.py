"""What a camera can judge of an exercise: from which side, which angle counts, which faults show, and what does not.

The form engine reads this as plain data, so that a browser can be handed one rule and nothing else. Angles are in
degrees, distances in percent of a body length (see ``strongback.form.signals``). Thresholds are coaching conventions.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strongback.knowledge.reading import Table

NEVER_SEEN = ("scapular-retraction", "bracing", "spine-rounding", "pain")
MOST = 400.0
COURSE = 8


class CameraView(StrEnum):
    """From where the camera looks at the person."""

    SIDE = "side"
    FRONT = "front"
    BACK = "back"
    OBLIQUE = "oblique"


class Signal(StrEnum):
    """What is measured in every picture."""

    ELBOW = "elbow"
    UPPER_ARM = "upper-arm"
    UPPER_ARM_LEVEL = "upper-arm-level"
    FOREARM = "forearm"
    HIP = "hip"
    KNEE = "knee"
    BODY_LINE = "body-line"
    HEAD = "head"
    TRUNK = "trunk"
    LEAN = "lean"
    EAR_LEAN = "ear-lean"
    CHEST = "chest"
    THIGH = "thigh"
    KNEE_HEIGHT = "knee-height"
    EAR_GAP = "ear-gap"
    HAND_GAP = "hand-gap"
    HAND_HEIGHT = "hand-height"
    HAND_BEHIND = "hand-behind"
    SHOULDER_FORWARD = "shoulder-forward"
    HANDS_APART = "hands-apart"
    SHOULDERS_LEVEL = "shoulders-level"
    HIPS_LEVEL = "hips-level"
    TWIST = "twist"
    KNEES_APART = "knees-apart"
    TRUNK_SHARE = "trunk-share"


DISTANCES = (
    Signal.EAR_GAP,
    Signal.HAND_GAP,
    Signal.HAND_HEIGHT,
    Signal.HAND_BEHIND,
    Signal.KNEE_HEIGHT,
    Signal.SHOULDER_FORWARD,
    Signal.HANDS_APART,
    Signal.KNEES_APART,
    Signal.TRUNK_SHARE,
)


class Side(StrEnum):
    """Which side of the body a signal is taken from."""

    NEAR = "near"
    MEAN = "mean"
    LOWEST = "lowest"
    HIGHEST = "highest"
    DIFFERENCE = "difference"


class Take(StrEnum):
    """What of a signal is held against a threshold, within one repetition."""

    START = "start"
    TURN = "turn"
    HIGHEST = "highest"
    LOWEST = "lowest"
    SWING = "swing"
    RISE = "rise"
    FALL = "fall"
    CHANGE = "change"
    STRAY = "stray"
    SHRINK = "shrink"
    LEAD = "lead"
    REP_S = "rep-s"
    CONCENTRIC_S = "concentric-s"
    ECCENTRIC_S = "eccentric-s"


TIMES = (Take.REP_S, Take.CONCENTRIC_S, Take.ECCENTRIC_S)


class Turn(StrEnum):
    """Whether the signal is low or high where the movement turns back."""

    LOW = "low"
    HIGH = "high"


class First(StrEnum):
    """Which half of a repetition comes first."""

    CONCENTRIC = "concentric"
    ECCENTRIC = "eccentric"


@dataclass(frozen=True, slots=True)
class Within:
    """A signal and the range it has to be in."""

    signal: Signal
    side: Side
    low: float
    high: float

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {"signal": str(self.signal), "side": str(self.side), "low": self.low, "high": self.high}

    @classmethod
    def from_document(cls, raw: Mapping[str, Any]) -> Within:
        """Read what ``document`` wrote."""
        return cls(Signal(raw["signal"]), Side(raw["side"]), raw["low"], raw["high"])


@dataclass(frozen=True, slots=True)
class FaultCheck:
    """One fault the camera looks for.

    It shows in a repetition when the value passes the threshold by the dead band, in the direction that is set.
    ``hint`` marks what is worth saying and never a reason to call a repetition unclean.
    """

    code: str
    signal: Signal | None
    side: Side
    take: Take
    above: float | None
    below: float | None
    dead_band: float
    views: tuple[CameraView, ...]
    hint: bool

    @property
    def threshold(self) -> float:
        """The limit, without its dead band."""
        return self.above if self.above is not None else self.below or 0.0

    def excess(self, value: float) -> float:
        """By how many dead bands the value passes the threshold; more than 1 is a fault."""
        past = value - self.above if self.above is not None else self.threshold - value
        return past / self.dead_band

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "code": self.code,
            "signal": None if self.signal is None else str(self.signal),
            "side": str(self.side),
            "take": str(self.take),
            "above": self.above,
            "below": self.below,
            "dead_band": self.dead_band,
            "views": [str(view) for view in self.views],
            "hint": self.hint,
        }

    @classmethod
    def from_document(cls, raw: Mapping[str, Any]) -> FaultCheck:
        """Read what ``document`` wrote."""
        return cls(
            code=raw["code"],
            signal=None if raw["signal"] is None else Signal(raw["signal"]),
            side=Side(raw["side"]),
            take=Take(raw["take"]),
            above=raw["above"],
            below=raw["below"],
            dead_band=raw["dead_band"],
            views=tuple(CameraView(view) for view in raw["views"]),
            hint=raw["hint"],
        )


@dataclass(frozen=True, slots=True)
class CameraRule:
    """What the camera looks at in one exercise; with ``blind`` it judges nothing and says why.

    ``signal`` is the one that is counted, with its ``side``; ``prominence`` how far it has to go and come back.
    ``course`` holds the shares of its time at which the reference movement has gone 15, 25 ... 85 percent of its way.
    ``range_of`` names the angle whose range of motion is kept where a distance is counted.
    ``start`` is the pose a set begins from, ``stay`` what holds through every repetition. ``hold`` is given for
    exercises counted in seconds. ``travel`` is how far the hips may go within one repetition, sideways and up,
    in trunk lengths. ``abstains`` lists fault codes and things that the camera cannot see here; ``asks`` are the
    questions put to the person in their place.
    """

    blind: str
    views: tuple[CameraView, ...] = ()
    signal: Signal = Signal.ELBOW
    side: Side = Side.NEAR
    range_of: Signal | None = None
    turn: Turn = Turn.LOW
    first: First = First.CONCENTRIC
    prominence: float = 35.0
    course: tuple[float, ...] = ()
    min_rep_s: float = 0.5
    travel: tuple[float, float] = (0.35, 0.35)
    start: tuple[Within, ...] = ()
    stay: tuple[Within, ...] = ()
    hold: Within | None = None
    faults: tuple[FaultCheck, ...] = ()
    place: str = ""
    asks: tuple[str, ...] = ()
    abstains: tuple[str, ...] = ()

    @property
    def sees(self) -> bool:
        """Whether the camera judges this exercise at all."""
        return not self.blind

    @property
    def rom_is_angle(self) -> bool:
        """Whether the range of motion comes in degrees."""
        return (self.range_of or self.signal) not in DISTANCES

    def document(self) -> dict[str, Any]:
        """Return it as plain data, the form in which it travels to the browser."""
        return {
            "blind": self.blind,
            "views": [str(view) for view in self.views],
            "signal": str(self.signal),
            "side": str(self.side),
            "range_of": None if self.range_of is None else str(self.range_of),
            "turn": str(self.turn),
            "first": str(self.first),
            "prominence": self.prominence,
            "course": list(self.course),
            "min_rep_s": self.min_rep_s,
            "travel": list(self.travel),
            "start": [item.document() for item in self.start],
            "stay": [item.document() for item in self.stay],
            "hold": None if self.hold is None else self.hold.document(),
            "faults": [fault.document() for fault in self.faults],
            "place": self.place,
            "asks": list(self.asks),
            "abstains": list(self.abstains),
        }

    @classmethod
    def from_document(cls, raw: Mapping[str, Any]) -> CameraRule:
        """Read what ``document`` wrote.

        Raises:
            KeyError, TypeError, ValueError: it is not a camera rule.

        """
        return cls(
            blind=raw["blind"],
            views=tuple(CameraView(view) for view in raw["views"]),
            signal=Signal(raw["signal"]),
            side=Side(raw["side"]),
            range_of=None if raw["range_of"] is None else Signal(raw["range_of"]),
            turn=Turn(raw["turn"]),
            first=First(raw["first"]),
            prominence=raw["prominence"],
            course=tuple(raw["course"]),
            min_rep_s=raw["min_rep_s"],
            travel=(raw["travel"][0], raw["travel"][1]),
            start=tuple(Within.from_document(item) for item in raw["start"]),
            stay=tuple(Within.from_document(item) for item in raw["stay"]),
            hold=None if raw["hold"] is None else Within.from_document(raw["hold"]),
            faults=tuple(FaultCheck.from_document(item) for item in raw["faults"]),
            place=raw["place"],
            asks=tuple(raw["asks"]),
            abstains=tuple(raw["abstains"]),
        )


def read_camera(table: Table) -> CameraRule:
    """Read the ``[camera]`` table of an exercise file; mistakes go to the table's list of problems."""
    if table.has("blind"):
        rule = CameraRule(blind=table.text("blind"))
        table.refuse_the_rest()
        return rule
    side = table.choice("side", Side, Side.NEAR)
    rule = CameraRule(
        blind="",
        views=table.choices("views", CameraView, least=1),
        signal=table.choice("signal", Signal),
        side=side,
        range_of=table.choice("range_of", Signal) if table.has("range_of") else None,
        turn=table.choice("turn", Turn, Turn.LOW),
        first=table.choice("first", First, First.CONCENTRIC),
        prominence=table.number("prominence", 3, 120, 35),
        course=_read_course(table),
        min_rep_s=table.number("min_rep_s", 0.2, 5, 0.5),
        travel=_read_pair(table, "travel", (0.35, 0.35)),
        start=_read_ranges(table.table("start"), side),
        stay=_read_ranges(table.table("stay"), side),
        hold=_read_hold(table, side),
        faults=tuple(_read_fault(item, side) for item in table.tables("faults")),
        place=table.text("place"),
        asks=table.texts("asks"),
        abstains=table.texts("abstains"),
    )
    table.refuse_the_rest()
    if not rule.start and rule.hold is None:
        table.complain("start", "is missing; say with one signal at least what the pose at the start looks like.")
    return rule


def _read_ranges(table: Table, side: Side) -> tuple[Within, ...]:
    """Read ``signal = [low, high]`` lines; ``signal-side`` takes another side than the counted one."""
    found = []
    for key in table.raw:
        name, _, other = key.partition("/")
        low, high = _read_pair(table, key, (0.0, 0.0))
        if name not in set(Signal) or (other and other not in set(Side)):
            table.complain(key, f"is not a signal; use one of {', '.join(Signal)}.")
        elif low >= high:
            table.complain(key, "must be a range [low, high] with the smaller number first.")
        else:
            found.append(Within(Signal(name), Side(other) if other else side, low, high))
    return tuple(found)


def _read_pair(table: Table, key: str, default: tuple[float, float]) -> tuple[float, float]:
    value = table.take(key)
    if value is None:
        return default
    fits = isinstance(value, list) and len(value) == 2 and all(type(item) in {int, float} for item in value)  # noqa: PLR2004
    if not fits or not all(-MOST <= item <= MOST for item in value):
        table.complain(key, "must be two numbers [low, high].")
        return default
    return (float(value[0]), float(value[1]))


def _read_course(table: Table) -> tuple[float, ...]:
    value = table.take("course")
    if value is None:
        return ()
    fits = isinstance(value, list) and len(value) == COURSE and all(isinstance(item, float) for item in value)
    if not fits or sorted(value) != value or not 0 < value[0] < value[-1] < 1:
        table.complain("course", f"must be {COURSE} rising numbers between 0 and 1; tools/courses.py writes them.")
        return ()
    return tuple(value)


def _read_hold(table: Table, side: Side) -> Within | None:
    if not table.has("hold"):
        return None
    held = _read_ranges(table.table("hold"), side)
    if len(held) != 1:
        table.complain("hold", "needs exactly one signal with the range in which it counts as held.")
        return None
    return held[0]


def _read_fault(table: Table, side: Side) -> FaultCheck:
    take = table.choice("take", Take)
    fault = FaultCheck(
        code=table.text("fault"),
        signal=None if take in TIMES else table.choice("signal", Signal),
        side=table.choice("side", Side, side),
        take=take,
        above=table.optional_number("above", -MOST, MOST),
        below=table.optional_number("below", -MOST, MOST),
        dead_band=table.number("dead_band", 0.05, 60),
        views=table.choices("views", CameraView),
        hint=table.flag("hint"),
    )
    table.refuse_the_rest()
    if (fault.above is None) == (fault.below is None):
        table.complain("above", "or below must be given, one of the two.")
    return fault
