"""Holds: positions that are counted in seconds, as long as the body is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strongback.form.events import Event, Held
from strongback.form.measures import Course, measure, seen_enough
from strongback.form.plan import fits_view, inside
from strongback.form.result import Hold
from strongback.form.tempo import Phases
from strongback.knowledge.camera import TIMES, Take

if TYPE_CHECKING:
    from strongback.form.judging import Judge
    from strongback.form.plan import Cell, Plan
    from strongback.knowledge.camera import CameraRule, CameraView

GRACE_S = 0.7
WINDOW_S = 2.0
SHORTEST_S = 2.0


class Holding:
    """Follows a held position; every two seconds of it are judged as one repetition is elsewhere."""

    __slots__ = ("holds", "last", "said", "since", "window", "window_t")

    def __init__(self) -> None:
        self.holds: list[Hold] = []
        self.since: float | None = None
        self.last = self.window_t = 0.0
        self.said = 0
        self.window: list[tuple[Cell, ...]] = []

    def push(
        self, t: float, row: tuple[Cell, ...], plan: Plan, rule: CameraRule, view: CameraView, judge: Judge
    ) -> tuple[Event, ...]:
        """Take one frame in; say each new whole second."""
        if plan.hold is None:
            return ()
        if not inside(row, (plan.hold, *plan.posed)):
            if self.since is not None and t - self.last > GRACE_S:
                self.let_go()
            return ()
        if self.since is None or t - self.last > GRACE_S:
            self.let_go()
            self.since, self.said = t, 0
        self.last = t
        if not self.window:
            self.window_t = t
        self.window.append(row)
        if t - self.window_t >= WINDOW_S:
            judge.add(_values(self.window, plan, rule, view))
            self.window.clear()
        if t - self.since < self.said + 1:
            return ()
        self.said = int(t - self.since)
        return (Held(t, self.said),)

    def let_go(self) -> None:
        """End the hold; a moment in passing is none."""
        if self.since is not None and self.last - self.since >= SHORTEST_S:
            self.holds.append(Hold(self.since, self.last))
        self.since = None
        self.window.clear()


def _values(rows: list[tuple[Cell, ...]], plan: Plan, rule: CameraRule, view: CameraView) -> tuple[float | None, ...]:
    """Return a value for each check over a window of a hold."""
    columns = list(zip(*rows, strict=True))
    times = [value for value in columns[0] if value is not None]
    lap = Phases(times[0], times[0], times[-1], times[-1], complete=True)
    found: list[float | None] = []
    for check, column in zip(rule.faults, plan.checks, strict=True):
        apt = column is not None and check.take not in {*TIMES, Take.LEAD} and fits_view(check, rule, view)
        if not apt or column is None or not seen_enough(columns[column]):
            found.append(None)
        else:
            found.append(measure(check.take, Course(times, columns[column]), lap))
    return tuple(found)
