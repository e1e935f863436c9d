"""The plan of one engine: which signals the exercise's record needs, measured once each, and where each is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strongback.form.landmarks import LEFT, RIGHT, WORLD
from strongback.form.signals import Reading, reading
from strongback.form.tempo import pace_of
from strongback.knowledge.camera import Side, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strongback.knowledge.camera import CameraRule, CameraView, FaultCheck, Within

Cell = float | None
Gate = tuple[int, float, float]
FIRST_SIGNAL = 3  # a row holds time, hip x and hip y before its signals, and a hand in space after them
ARM_SIGNALS = (
    Signal.ELBOW,
    Signal.UPPER_ARM,
    Signal.UPPER_ARM_LEVEL,
    Signal.FOREARM,
    Signal.HAND_GAP,
    Signal.HAND_HEIGHT,
    Signal.HANDS_APART,
)


class Plan:
    """Readings for one near side: ``counted`` first, then ``others`` in the order of a row's columns."""

    __slots__ = (
        "checks",
        "columns",
        "counted",
        "hand",
        "hand_at",
        "hold",
        "others",
        "pace",
        "posed",
        "range_of",
        "start",
        "stay",
    )

    def __init__(self, rule: CameraRule, near: str) -> None:
        self.columns: dict[tuple[Signal, Side], int] = {}
        self._column(rule.signal, rule.side)
        self.range_of = self._column(rule.range_of or rule.signal, rule.side)
        self.start = tuple(self._gate(item) for item in rule.start)
        self.stay = tuple(self._gate(item) for item in rule.stay)
        self.posed = self.start + self.stay
        self.hold = None if rule.hold is None else self._gate(rule.hold)
        self.checks = tuple(self._check(check) for check in rule.faults)
        self.hand = _hand(rule, near)
        self.hand_at = FIRST_SIGNAL + len(self.columns)
        self.pace = pace_of(rule.course)
        readings = [reading(signal, side, near) for signal, side in self.columns]
        self.counted: Reading = readings[0]
        self.others: tuple[Reading, ...] = tuple(readings[1:])

    def _column(self, signal: Signal, side: Side) -> int:
        return self.columns.setdefault((signal, side), FIRST_SIGNAL + len(self.columns))

    def _gate(self, item: Within) -> Gate:
        return self._column(item.signal, item.side), item.low, item.high

    def _check(self, check: FaultCheck) -> int | None:
        return None if check.signal is None else self._column(check.signal, check.side)


def _hand(rule: CameraRule, near: str) -> tuple[int, int] | None:
    """Return the places in space of the hand and of the shoulder it moves from, for exercises of the arms.

    Timing needs them: seen from one side, an arm that turns towards the camera stands still.
    """
    if rule.signal not in ARM_SIGNALS or rule.side not in {Side.NEAR, Side.MEAN}:
        return None
    part = RIGHT if near == "right" else LEFT
    return WORLD + part["wrist"], WORLD + part["shoulder"]


def inside(row: Sequence[Cell], gates: Sequence[Gate]) -> bool:
    """Say whether a row fulfils every gate; what is not visible cannot speak against it."""
    for column, low, high in gates:
        value = row[column]
        if value is not None and not low <= value <= high:
            return False
    return True


def fits_view(check: FaultCheck, rule: CameraRule, view: CameraView) -> bool:
    """Say whether a fault can be judged from where the camera stands; how long something takes shows from anywhere."""
    return check.signal is None or view in (check.views or rule.views)
