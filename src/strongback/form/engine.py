"""The engine: frames of landmarks in, events out, and the result of the set at the end.

One engine watches one set of one exercise. It keeps only the frames of the repetition under way, and does no more per
frame than measure the few angles that the exercise's record names.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from strongback.form.counter import Move, TurningPoints
from strongback.form.events import Counted, Cue, Event, Ready, RepEnded, Waiting, Why
from strongback.form.gates import Place, Stillness
from strongback.form.holding import Holding
from strongback.form.judging import Judge
from strongback.form.plan import Plan, inside
from strongback.form.repetition import Examined, Span, confidence, examine, tempo, with_rest
from strongback.form.result import Rep, RepFault
from strongback.form.smoothing import OneEuro
from strongback.form.summing import Watched, cue_words, sum_up
from strongback.form.view import ViewFinder
from strongback.knowledge.camera import CameraView, Turn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from strongback.form.frame import Frame
    from strongback.form.result import SetResult
    from strongback.knowledge.camera import CameraRule

LOOK_EVERY_S = 0.2
LONGEST_GAP_S = 1.2
SAY_AFTER_S = 0.5
MOST_ROWS = 4096
SETTLED_S, SETTLED_PER_S = 0.3, 0.35  # an arm seems straight before it is: the slower it moves, the longer
SETTLED_SHARE = 0.25
LONGEST_PAUSE_S = 15.0
CUTOFF_HZ, BETA = 1.6, 0.03
POSE_LEEWAY_S = 0.25
CALM_S = 1.0
STILL_S, STILL_SHARE = 0.5, 0.3
STAYED_SHARE = 0.6
CUE_EVERY_REPS = 2
NEVER = float("-inf")


class Engine:
    """Watches one set: ``push`` its frames in the order of time, then ``finish``.

    ``baseline_rom`` is the athlete's own usual range of motion by view, in the unit of the exercise's counted signal.
    ``count``, ``ready``, ``why`` and ``value`` may be read at any time; ``why`` is None while all is well.
    """

    def __init__(self, rule: CameraRule, *, baseline_rom: Mapping[CameraView, float] | None = None) -> None:
        self.rule = rule
        self.baseline_rom = baseline_rom or {}
        self.judge = Judge(rule.faults)
        self.reps: list[Rep] = []
        self.count = 0
        self.ready = False
        self.why: Why | None = None
        self.value: float | None = None
        self._finder = ViewFinder()
        self._counter = TurningPoints(rule.prominence, rule.min_rep_s)
        self._filter = OneEuro(CUTOFF_HZ, BETA)
        self._stillness = Stillness(STILL_SHARE * rule.prominence)
        self._sign = -1.0 if rule.turn is Turn.LOW else 1.0
        self._near = ""
        self._plan = Plan(rule, "left")
        self._place = Place("left", rule.travel)
        self._holding = None if rule.hold is None else Holding()
        self._t = self._look_t = self._seen_t = self._posed_t = self._calm_t = NEVER
        self._seen = self._frames = self._lost = 0
        self._why_s: dict[Why, float] = {}
        self._views: dict[CameraView, int] = {}
        self._blocked: Why | None = None
        self._rows: list[tuple[float | None, ...]] = []
        self._valid = False
        self._pending: Span | None = None
        self._back_t: float | None = None
        self._cued_at = 0

    @property
    def view(self) -> CameraView:
        """From where the camera looks now."""
        return self._finder.view

    def push(self, frame: Frame) -> tuple[Event, ...]:
        """Take one frame in and return what it meant."""
        return self.push_values(frame.t, frame.width, frame.height, frame.values)

    def push_values(self, t: float, width: float, height: float, values: Sequence[float]) -> tuple[Event, ...]:
        """Take one frame in as numbers (see ``strongback.form.landmarks``); one that comes too late is left out."""
        if t <= self._t:
            return ()
        gap, self._t = t - self._t, t
        self._frames += 1
        if not values or self.rule.blind:
            return self._wait(t, gap, Why.BLIND if self.rule.blind else Why.NOBODY)
        aspect = width / height
        if t >= self._look_t:
            why = self._look(t, values, aspect)
            if why is not None:
                return self._interrupt(t, gap, why)
        if self._blocked is not None:
            return self._wait(t, gap, self._blocked)
        return self._see(t, gap, values, aspect)

    def _see(self, t: float, gap: float, values: Sequence[float], aspect: float) -> tuple[Event, ...]:
        """Measure what the exercise needs of one frame that shows one person from the right side."""
        plan, place = self._plan, self._place
        x = plan.counted(values, aspect)
        if x is None:
            return self._wait(t, gap, Why.NOT_SEEN)
        if t - self._seen_t > LONGEST_GAP_S:
            self._restart()
        self._seen_t = t
        hip_x, hip_y = values[place.hip] * aspect, values[place.hip + 1]
        if place.jumped(t, hip_x, hip_y):
            return self._interrupt(t, gap, Why.OTHER_PERSON)
        self._seen += 1
        row: tuple[float | None, ...] = (t, hip_x, hip_y, x, *[measure(values, aspect) for measure in plan.others])
        if plan.hand is not None:
            w, s = plan.hand
            row += (values[w] - values[s], values[w + 1] - values[s + 1], values[w + 2] - values[s + 2])
        if self._holding is not None:
            return self._hold(t, gap, row, self._holding)
        self._rows.append(row)
        return self._follow(t, gap, x, row)

    def finish(self) -> SetResult:
        """End the set and return its result."""
        if self._pending is not None:
            self._end_rep(self._t, self._t)
        if self._holding is not None:
            self._holding.let_go()
        return sum_up(
            Watched(
                rule=self.rule,
                judge=self.judge,
                reps=self.reps,
                holds=[] if self._holding is None else self._holding.holds,
                frames=self._frames,
                seen=self._seen,
                views=self._views,
                why_s=self._why_s,
                baseline_rom=self.baseline_rom,
            )
        )

    def _follow(self, t: float, gap: float, x: float, row: tuple[float | None, ...]) -> tuple[Event, ...]:
        """Follow the counted signal to its next turning point."""
        events: tuple[Event, ...] = ()
        self.value = smooth = self._filter(t, x)
        counter = self._counter
        if (not counter.out or self._arrived(t, smooth)) and inside(row, self._plan.posed):
            self._posed_t = t
            if not self.ready and t >= self._calm_t:
                if counter.out:
                    counter.restart()
                self.ready, self.why = True, None
                events = (Ready(t),)
        if not self.ready:
            events = self._wait(t, gap, self.why or Why.NOT_IN_START_POSE)
        move = counter.push(t, self._sign * smooth)
        if move is Move.NOTHING:
            if self._pending is not None and self._settled(t, self._sign * smooth):
                return events + self._end_rep(t, t)
            return events
        if move is Move.LEFT:
            self._valid = self.ready and self._posed_t >= counter.low_t - POSE_LEEWAY_S
            self._lost = 0
            return events if self._pending is None else events + self._end_rep(t, counter.low_t)
        return events + self._turned(t)

    def _arrived(self, t: float, x: float) -> bool:
        """Say whether a way that began before the set came to rest; it is no part of the first repetition."""
        return not self.ready and self._stillness.lasts(t, x) >= STILL_S

    def _turned(self, t: float) -> tuple[Event, ...]:
        """Count a repetition that turned back, unless the body was on its way somewhere or in another pose."""
        counter = self._counter
        span = Span(counter.left_t, counter.high_t, self._lost)
        why = self._why_not(span)
        if why is not None:
            counter.ranges.pop()
            return self._wait(t, 0.0, why)
        self.count += 1
        self._pending = span
        return (Counted(t, self.count),)

    def _why_not(self, span: Span) -> Why | None:
        """Say what speaks against a repetition: a body on its way somewhere, or in another pose than the exercise's."""
        rows = [row for row in self._rows if row[0] is not None and row[0] >= span.low_t]
        if not self._valid or not rows:
            return Why.NOT_IN_START_POSE
        xs, ys = [row[1] or 0.0 for row in rows], [row[2] or 0.0 for row in rows]
        length = self._place.length
        if max(xs) - min(xs) > self.rule.travel[0] * length or max(ys) - min(ys) > self.rule.travel[1] * length:
            return Why.MOVING_ABOUT
        stayed = sum(inside(row, self._plan.stay) for row in rows)
        return None if stayed >= STAYED_SHARE * len(rows) else Why.NOT_IN_START_POSE

    def _settled(self, t: float, x: float) -> bool:
        """Say whether the way back has come to rest near where it began."""
        counter = self._counter
        far = counter.ranges[-1]
        still_s = max(SETTLED_S, SETTLED_PER_S * (counter.high_t - counter.left_t))
        return t - counter.low_t >= still_s and x <= counter.left_low + SETTLED_SHARE * far

    def _end_rep(self, t: float, end_t: float) -> tuple[Event, ...]:
        """Measure the repetition that ended, judge it, and say the one thing worth saying."""
        span, self._pending = self._pending, None
        if span is None:
            return ()
        found = examine(self._rows, span, end_t, self.rule, self._plan, self.view, self._sign)
        self._drop_before(end_t)
        if found is None:
            return ()
        rep = self._rep(found, span)
        self.reps.append(rep)
        self._back_t = found.lap.back if found.lap.complete else None
        ended = RepEnded(t, rep)
        worst = self.judge.cue()
        if worst is None or self.count - self._cued_at < CUE_EVERY_REPS:
            return (ended,)
        self._cued_at = self.count
        return (ended, Cue(t, worst.code, cue_words(worst.code)))

    def _rep(self, found: Examined, span: Span) -> Rep:
        rule, lap = self.rule, found.lap
        if self._back_t is not None and self.reps and lap.out - self._back_t < LONGEST_PAUSE_S:
            rest = max(0.0, lap.out - self._back_t)
            self.reps[-1] = replace(self.reps[-1], tempo=with_rest(self.reps[-1].tempo, rule.first, rest))
        failed = self.judge.add(found.values)
        said = [(check, RepFault(check.code, value, check.threshold)) for check, value in failed]
        return Rep(
            start=lap.out,
            turn=(lap.reached + lap.left) / 2,
            end=lap.back,
            tempo=tempo(lap, rule.first, 0.0),
            rom=found.rom,
            faults=tuple(fault for check, fault in said if not check.hint),
            hints=tuple(fault for check, fault in said if check.hint),
            confidence=confidence(found.frames, span.lost),
            complete=lap.complete,
            crossings=lap.crossings,
        )

    def _hold(self, t: float, gap: float, row: tuple[float | None, ...], holding: Holding) -> tuple[Event, ...]:
        """Follow an exercise that is counted in seconds."""
        events = holding.push(t, row, self._plan, self.rule, self.view, self.judge)
        self.ready = holding.since is not None
        if self.ready:
            self.why = None
            return events
        return events + self._wait(t, gap, self.why or Why.NOT_IN_START_POSE)

    def _look(self, t: float, values: Sequence[float], aspect: float) -> Why | None:
        """See where the camera and the body are; a few times a second is enough. Return what interrupts the set."""
        self._look_t = t + LOOK_EVERY_S
        self._finder.look(t, values)
        self._choose_side()
        if len(self._rows) > MOST_ROWS:
            del self._rows[: MOST_ROWS // 2]
        view = self._finder.view
        self._views[view] = self._views.get(view, 0) + 1
        if view not in self.rule.views and view is not CameraView.OBLIQUE:
            already, self._blocked = self._blocked, Why.WRONG_VIEW
            return Why.WRONG_VIEW if already is None else None
        self._blocked = None
        if self._place.look(t, values, aspect):
            return Why.OTHER_PERSON
        return Why.MOVING_ABOUT if self._place.moving_about else None

    def _choose_side(self) -> None:
        """Measure on the side that is near; from the front neither is, and once a repetition counted, it stays."""
        near = self._finder.near
        turned = self._finder.view in {CameraView.SIDE, CameraView.OBLIQUE}
        if near == self._near or self.count or self._counter.out or (self._near and not turned):
            return
        self._near = near
        self._plan = Plan(self.rule, near)
        self._place = Place(near, self.rule.travel)
        self._restart()

    def _interrupt(self, t: float, gap: float, why: Why) -> tuple[Event, ...]:
        """Stop counting until the start pose is seen again; a repetition that counted already is kept."""
        ended = self._end_rep(t, t) if self._pending is not None else ()
        self._restart()
        self._calm_t = t + CALM_S
        if why is Why.OTHER_PERSON:
            self._place.restart()
        return ended + self._wait(t, gap, why)

    def _restart(self) -> None:
        self._counter.restart()
        self._filter.reset()
        self._stillness.restart()
        self._rows.clear()
        self._pending = None
        self._back_t = None
        self.ready = False
        self._posed_t = NEVER

    def _wait(self, t: float, gap: float, why: Why) -> tuple[Event, ...]:
        """Note why nothing is counted; say it when it is new, and a short loss of sight not at all."""
        if gap < float("inf"):
            self._why_s[why] = self._why_s.get(why, 0.0) + gap
        self._lost += 1
        if why is self.why or (why in {Why.NOT_SEEN, Why.NOBODY} and t - self._seen_t < SAY_AFTER_S):
            return ()
        self.why = why
        return (Waiting(t, why),)

    def _drop_before(self, t: float) -> None:
        """Let go the frames of a repetition that was measured, but for the second before the next may begin."""
        self._rows = [row for row in self._rows if row[0] is not None and row[0] >= t - 1.0]
