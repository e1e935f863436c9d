"""Today's prescription for one planned exercise: the last full session, what the gates say, and the next step."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from strongback.knowledge.strength import berger_share
from strongback.knowledge.vocabulary import Implement, Measure
from strongback.progression import gates, rules
from strongback.progression.estimate import estimate, figures_of, in_words, rung_of
from strongback.progression.loads import rack as rack_of
from strongback.progression.plates import plates_of
from strongback.progression.raising import Demand, Raising
from strongback.progression.ramp import ramp
from strongback.progression.sides import compare
from strongback.record.load import Load
from strongback.record.log import Side
from strongback.record.prescription import Prescription
from strongback.record.reason import Reason, reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from strongback.knowledge.catalogue import Catalogue
    from strongback.knowledge.exercise import Exercise
    from strongback.progression.gates import Day, Verdict
    from strongback.progression.loads import Rack
    from strongback.progression.person import Person
    from strongback.record.history import ExerciseSession, History
    from strongback.record.plan import PlannedExercise
    from strongback.record.prescription import Plates, RampSet
    from strongback.record.reason import Fact

RUNGS_CLIMBED_AT_MOST = 4
SESSIONS_LOOKED_AT = 12
RAMP_SETS = {True: 2, False: 1}
HEAVY_UP_TO_REPS = 8
LARGEST_REBASE = 1.10


def prescribe(
    planned: PlannedExercise,
    person: Person,
    history: History,
    day: Day,
    also_planned: frozenset[str] = frozenset(),
) -> Prescription:
    """Return what to do today for a planned exercise.

    ``also_planned`` are the other exercises of the plan; neither these nor what is done in their place may the
    ladder lead to.
    """
    taken = also_planned | {
        name
        for name, sessions in history.sessions.items()
        if sessions and sessions[-1].planned not in ("", planned.exercise)
    }
    exercise = current_exercise(planned.exercise, person, history)
    return _Decision(planned, exercise, person, history, day, taken - {exercise.id}).prescription()


def current_exercise(planned: str, person: Person, history: History) -> Exercise:
    """Return the rung of the ladder the person stands on: what was done last for the planned exercise.

    A harder one that was only swapped in for a day is no step, and the planned one goes on as before.
    """
    known = person.known
    rungs = {
        name: [item for item in history.of_exercise(name) if item.planned == planned]
        for name in ladder_above(planned, known)
        if person.may(known.exercises[name])
    }
    rungs[planned] = [item for item in history.of_exercise(planned) if item.planned in ("", planned)]
    stood_on = [
        (item.day, name == planned, name)
        for name, many in rungs.items()
        for item in many
        if name == planned or _was_a_step(item, rungs)
    ]
    return known.exercises[max(stood_on)[2] if stood_on else planned]


def _was_a_step(session: ExerciseSession, rungs: Mapping[str, Sequence[ExerciseSession]]) -> bool:
    """Say whether a harder rung was due: whoever stood below had reached the top. Without a prescription it was."""
    if session.target is None:
        return True
    below = [
        item
        for name, many in rungs.items()
        for item in many
        if name != session.exercise and item.day < session.day and not item.is_light
    ]
    before = max(below, key=lambda item: item.day, default=None)
    return before is not None and (before.target is None or before.least >= before.target.high)


def ladder_above(planned: str, known: Catalogue) -> frozenset[str]:
    """Return every harder exercise that steps on the ladder can lead to."""
    reached: set[str] = set()
    frontier = {planned}
    for _ in range(RUNGS_CLIMBED_AT_MOST):
        frontier = {harder for name in frontier for harder in known.harder[name]} - reached
        reached |= frontier
    return frozenset(reached)


@dataclass(frozen=True)
class _Decision:
    planned: PlannedExercise
    exercise: Exercise
    person: Person
    history: History
    day: Day
    also_planned: frozenset[str]

    @property
    def _sessions(self) -> tuple[ExerciseSession, ...]:
        """The latest sessions of the exercise: no rule looks further back."""
        return self.history.of_exercise(self.exercise.id)[-SESSIONS_LOOKED_AT:]

    def prescription(self) -> Prescription:
        sessions = self._sessions
        full = [session for session in sessions if not session.is_light] or list(sessions)
        if not full:
            return self._first_time()
        now, rack = self._now(full[-1])
        if now.load.is_open:
            return self._first_time(again=True)
        verdict = gates.combine([
            gates.illness(self.day),
            gates.pain(sessions[-1], self.exercise.id, self.day, self.person.options),
            gates.lay_off(self._last_done(sessions[-1]), self.day, self.person.options),
            gates.planned_deload(self.day, self.person.options),
            gates.readiness(self.day, self.person.options),
            gates.performance(full, self.planned.rir),
            gates.regression(full, self.person.options),
        ])  # fmt: skip
        rebased = self._rebased(now, full[-1], rack, verdict)
        if rebased is not None:
            demand, reasons = rebased
        elif verdict.hold:
            demand, reasons = self._held(now, full[-1]), verdict.reasons
        else:
            raising = Raising(self.planned, self.person, full, now, rack, self.also_planned)
            demand, reasons = raising.next()
        demand, offers = self._lowered(demand, now.aim, rack, verdict)
        stuck = gates.plateau(full, self.planned.amount[1], self.person.options)
        if stuck is not None:
            reasons, offers = (*reasons, stuck.why), (*offers, *stuck.offers)
        return self._compose(demand, verdict, full, reasons, offers)

    def _last_done(self, session: ExerciseSession) -> date:
        """Return when it was done last, or will have been when the plan is followed until the day."""
        return max(session.day, self.day.expected.get(self.planned.exercise, session.day))

    def _implement(self) -> Implement:
        ways = self.exercise.ways_with(self.person.profile.equipment) or self.exercise.ways
        wanted = self.planned.load.implement
        return wanted if any(way.load is wanted for way in ways) else ways[0].load

    def _rack(self, sessions: Sequence[ExerciseSession]) -> Rack:
        logged = [item.load for session in sessions for item in session.sets]
        return rack_of(self.exercise, self._implement(), self.person.profile.inventory, logged)

    def _first_time(self, *, again: bool = False) -> Prescription:
        low, high = self.planned.amount
        load, start, facts = self._start()
        said = "The last sets carry no load." if again else "First time."
        why = reason(rules.FIRST_TIME, f"{said} {start}", first=not again, **load.facts("load"), **facts)
        demand = Demand(self.exercise, load, low, (low, high), self.planned.tempo, self.planned.rest_s)
        verdict = gates.combine([gates.illness(self.day), gates.readiness(self.day, self.person.options),
                                 gates.pain(None, self.exercise.id, self.day, self.person.options)])  # fmt: skip
        return self._compose(demand, verdict, (), (why, *verdict.reasons), ())

    def _start(self) -> tuple[Load, str, dict[str, Fact]]:
        """Return what to begin with, in words and as facts."""
        implement = self._implement()
        rack = self._rack(())
        if implement is Implement.BODYWEIGHT:
            load = rack.loads[min(self.person.profile.level.rank, len(rack.loads) - 1)]
            rung = rung_of(self.exercise, load)
            if rung is None:
                return load, "Start with your own weight.", {}
            settings: dict[str, Fact] = {"setting": (load.rung or 0) + 1, "settings": len(rack.loads)}
            return load, f"Start with: {rung.name}.", settings
        if implement is Implement.BAND and rack.loads:
            return rack.loads[0], f"Start with the {rack.loads[0].band} band.", {}
        if implement is Implement.NONE:
            return Load(implement), "Start easy and learn the movement.", {}
        (low, high), rest = self.planned.amount, self.planned.rir
        lightest = rack.loads[0] if rack.loads and not rack.loads[0].is_open else None
        begin = "" if lightest is None else f" from {lightest.say()} on"
        start = f"Go up{begin} until a set of {low} to {high} leaves {rest} in reserve."
        facts: dict[str, Fact] = {"low": low, "high": high, "rir": rest}
        return Load(implement), start, facts | ({} if lightest is None else lightest.facts("from"))

    def _now(self, base: ExerciseSession) -> tuple[Demand, Rack]:
        """Return what the last full session asked and used: the easiest load of its sets."""
        rack = self._rack(self._sessions)
        implement = self._implement()
        used = [item.load for item in base.sets if item.load.implement is implement and not item.load.is_open]
        if implement is Implement.BODYWEIGHT:
            used = [replace(load, rung=load.rung or 0) for load in used]
        load = min(used, key=lambda load: rack.loads.index(rack.at_most(load)), default=Load(implement)) if used else (
            rack.loads[0] if implement in (Implement.BODYWEIGHT, Implement.BAND) and rack.loads else Load(implement)
        )  # fmt: skip
        if not load.is_open:
            load = rack.at_most(load)
        tempo = next((item.tempo for item in base.sets if item.tempo is not None), self.planned.tempo)
        rests = [item.rest_s for item in base.sets if item.rest_s is not None]
        rest_s = min([self.planned.rest_s, *rests])
        low, high = self.planned.amount
        aim = base.target.aim if base.target is not None else base.least
        return Demand(self.exercise, load, max(low, min(high, aim)), (low, high), tempo, rest_s), rack

    def _held(self, now: Demand, base: ExerciseSession) -> Demand:
        """Ask for the same again: what was done where it met the aim, else the aim that was missed."""
        low, high = self.planned.amount
        asked = base.target.aim if base.target is not None else base.least
        most = max(high, base.target.high) if base.target is not None and base.target.low == low else high
        aim = max(low, min(most, max(asked, base.least)))
        return replace(now, aim=aim, amount=(low, max(high, aim)))

    def _rebased(
        self, now: Demand, base: ExerciseSession, rack: Rack, verdict: Verdict
    ) -> tuple[Demand, tuple[Reason, ...]] | None:
        """Start another repetition range from the load that suits it; a held exercise only goes down."""
        target, (low, high) = base.target, self.planned.amount
        comparable = target is not None and now.load.kg is not None and self.planned.measure is Measure.REPS
        if not comparable or target is None or target.low == low or low <= base.least <= high:
            return None
        left = [item.rir for item in base.sets if item.rir is not None]
        before = berger_share(base.least + (min(left) if left else target.rir))
        after = berger_share((low + high) / 2 + self.planned.rir)
        factor = min(after / before, 1.0 if verdict.hold else LARGEST_REBASE)
        load = rack.at_most(replace(now.load, kg=(now.load.kg or 0.0) * factor)) if not rack.assistance else now.load
        say = f"The range is now {low} to {high}; {load.say()} should suit it."
        ranges = {"before": f"{target.low}-{target.high}", "after": f"{low}-{high}"}
        why = reason(rules.REBASED, say, **ranges, low=low, high=high, **load.facts("load"))
        return replace(now, load=load, aim=low), (why, *verdict.reasons)

    def _lowered(self, demand: Demand, now_aim: int, rack: Rack, verdict: Verdict) -> tuple[Demand, tuple[str, ...]]:
        """Take off what the gates ask for, in loads that exist; where there is none lighter, offer the ladder."""
        if verdict.load_factor >= 1 and not verdict.one_step_easier:
            return demand, ()
        if demand.load.is_open:
            return demand, ()
        lighter = rack.scaled(demand.load, verdict.load_factor)
        if verdict.one_step_easier:
            easier = rack.easier(demand.load)
            lighter = rack.at_most(easier) if easier is not None and lighter == demand.load else lighter
        low = self.planned.amount[0]
        aim = low if verdict.light else min(demand.aim, now_aim)
        if lighter != demand.load:
            return replace(demand, load=lighter, aim=aim), ()
        names = [self.person.known.exercises[name].name for name in self.person.known.easier[self.exercise.id]]
        offers = (f"{gates.EASIER}: {', '.join(names)}",) if names else ()
        return replace(demand, aim=low), offers

    def _compose(
        self,
        demand: Demand,
        verdict: Verdict,
        sessions: Sequence[ExerciseSession],
        reasons: Sequence[Reason],
        offers: Sequence[str],
    ) -> Prescription:
        exercise, planned = demand.exercise, self.planned
        sides = compare(sessions, self.person.options) if planned.per_side else None
        said = [*reasons, *self._about_load(demand)]
        if sides is not None and sides.weaker is not Side.BOTH:
            steady = f"; it has been {sides.steady:.0%} behind for a while" if sides.steady is not None else ""
            say = f"Start with the {sides.weaker} side, which managed less{steady}; match it with the other."
            said.append(reason(rules.WEAKER_SIDE, say, weaker=str(sides.weaker), steady=sides.steady))
        sets = _sets(planned.sets, verdict)
        return Prescription(
            planned=planned.exercise,
            exercise=exercise.id,
            sets=sets,
            measure=planned.measure,
            amount=demand.amount,
            aim=demand.aim,
            rir=max(planned.rir + verdict.extra_rir, verdict.rir_at_least),
            tempo=demand.tempo,
            rest_s=demand.rest_s,
            load=demand.load,
            per_side=exercise.sides > 1,
            first_side=sides.weaker if sides is not None else Side.BOTH,
            ramp=self._ramp(demand) if sets else (),
            reasons=tuple(said),
            light=verdict.light,
            estimate=estimate(exercise, demand.load, self.person.profile),
            offers=tuple(offers),
            how=planned.how,
            plates=self._plates(demand.load) if sets else None,
        )

    def _ramp(self, demand: Demand) -> tuple[RampSet, ...]:
        rack = rack_of(demand.exercise, demand.load.implement, self.person.profile.inventory)
        heavy = demand.amount[1] <= HEAVY_UP_TO_REPS
        steps = ramp(rack, demand.load, RAMP_SETS[heavy] if demand.exercise.dose.ramp else 0)
        return tuple(replace(step, plates=self._plates(step.load)) for step in steps)

    def _plates(self, load: Load) -> Plates | None:
        return plates_of(load, self.person.profile.inventory)

    def _about_load(self, demand: Demand) -> list[Reason]:
        inventory, implement = self.person.profile.inventory, demand.load.implement
        told_by_nature = (Implement.BODYWEIGHT, Implement.NONE)
        if implement not in told_by_nature and not inventory.says(implement):
            what = str(implement).replace("-", " ")
            return [reason(rules.ASSUMED_INVENTORY, f"You have not said which {what} loads you own.", implement=what)]
        figures = figures_of(demand.exercise, demand.load, self.person.profile)
        return [reason(rules.ESTIMATED, f"This is {in_words(figures)}.", **figures)] if figures else []


def _sets(planned: int, verdict: Verdict) -> int:
    if verdict.skip:
        return 0
    return max(1, math.floor(planned * verdict.sets_factor + 0.5) - verdict.sets_less)
