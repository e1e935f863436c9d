"""What comes next when everything went as asked: repetitions, load, the ladder, tempo, rest, in this order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from strongback.knowledge.vocabulary import Implement, Measure, Standing
from strongback.progression import rules
from strongback.progression.loads import rack as rack_of
from strongback.record.load import Load
from strongback.record.profile import Goal
from strongback.record.reason import Reason, reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strongback.knowledge.exercise import Exercise, Way
    from strongback.knowledge.tempo import Tempo
    from strongback.progression.loads import Rack, Step
    from strongback.progression.person import Person
    from strongback.record.history import ExerciseSession
    from strongback.record.plan import PlannedExercise
    from strongback.record.reason import Fact


@dataclass(frozen=True, slots=True)
class Demand:
    """What a session asks: the exercise, its load, the aim and its range, tempo and rest."""

    exercise: Exercise
    load: Load
    aim: int
    amount: tuple[int, int]
    tempo: Tempo
    rest_s: int


@dataclass(frozen=True, slots=True)
class Raising:
    """Everything a raise looks at; ``now`` is the demand of the last full session."""

    planned: PlannedExercise
    person: Person
    sessions: Sequence[ExerciseSession]
    now: Demand
    rack: Rack
    also_planned: frozenset[str]

    def next(self) -> tuple[Demand, tuple[Reason, ...]]:
        """Return the raised demand and why."""
        if not self._top_reached():
            return self._more_repetitions()
        step = self.rack.harder(self.now.load, self.person.options.least_step)
        small = step is not None and (step.share is None or abs(step.share) <= self.person.options.most_step)
        if step is not None and small:
            return self._load(step)
        return (
            self._ladder(step)
            or self._slower(step)
            or self._shorter_rest()
            or self._large_step(step)
            or self._beyond_the_range()
            or self._keep()
        )

    @property
    def _last(self) -> ExerciseSession:
        return self.sessions[-1]

    @property
    def _from_the_bottom(self) -> Demand:
        return replace(self.now, aim=self.planned.amount[0], amount=self.planned.amount, tempo=self.planned.tempo)

    def _top_reached(self) -> bool:
        top, options = self.planned.amount[1], self.person.options
        if self._last.least < top:
            return False
        if not options.two_for_two:
            return True
        two = self.sessions[-2:]
        enough = [session.sets[-1].amount >= top + options.two_for_two_extra for session in two]
        return len(two) == len(enough) == 2 and all(enough) and two[0].sets[0].load == two[1].sets[0].load  # noqa: PLR2004

    def _more_repetitions(self) -> tuple[Demand, tuple[Reason, ...]]:
        low, top = self.planned.amount
        options = self.person.options
        if options.two_for_two and self._last.least >= top:
            beyond = top + options.two_for_two_extra
            say = f"Aim for {beyond} in the last set; the load rises when that happens twice."
            demand = replace(self.now, aim=top, amount=(low, beyond))
            return demand, (reason(rules.TWO_FOR_TWO, say, beyond=beyond),)
        more = options.hold_step_s if self.planned.measure is Measure.HOLD else self._spare_repetitions()
        aim = max(low, min(top, self._last.least + more))
        unit = "seconds" if self.planned.measure is Measure.HOLD else "repetitions"
        say = f"Every set had at least {self._last.least} {unit}; aim for {aim} now."
        why = reason(rules.REPS_FIRST, say, least=self._last.least, aim=aim, top=top, unit=unit, beyond=False)
        return replace(self.now, aim=aim), (why,)

    def _spare_repetitions(self) -> int:
        """Return how many more to aim for: what was left beyond the reserve asked for, at least one."""
        left = [item.rir for item in self._last.sets if item.rir is not None]
        asked = self._last.target.rir if self._last.target is not None else self.planned.rir
        return max(1, int(min(left) - asked)) if left else 1

    def _load(self, step: Step) -> tuple[Demand, tuple[Reason, ...]]:
        top = self.planned.amount[1]
        sets = len(self._last.sets)
        said = f"All {sets} sets reached {top}"
        demand = replace(self._from_the_bottom, load=step.load)
        if step.load.implement is Implement.BODYWEIGHT:
            rungs, at = self.now.exercise.body_load.rungs, step.load.rung or 0
            say = f"{said}: next setting, {rungs[at].name}."
            facts: dict[str, Fact] = {"top": top, "sets": sets, "setting": at + 1, "settings": len(rungs)}
            return demand, (reason(rules.HARDER_RUNG, say, **facts),)
        size = (
            "" if step.share is None else f", {abs(step.share):.1%} {'less help' if self.rack.assistance else 'more'}"
        )
        say = f"{said} with {self.now.load.say()}: take {step.load.say()}{size}, from {demand.aim} again."
        share = None if step.share is None else round(step.share, 4)
        facts = {"top": top, "before": self.now.load.say(), "step": share, "sets": sets, "aim": demand.aim}
        loads = self.now.load.facts("before") | step.load.facts("load")
        return demand, (reason(rules.NEXT_LOAD, say, **facts, less_help=self.rack.assistance, **loads),)

    def _ladder(self, step: Step | None) -> tuple[Demand, tuple[Reason, ...]] | None:
        found = self._harder_exercise()
        if found is None:
            return None
        exercise, way = found
        new_rack = rack_of(exercise, way.load, self.person.profile.inventory)
        load = new_rack.loads[0] if way.load in (Implement.BODYWEIGHT, Implement.BAND) else Load(way.load)
        demand = replace(self._from_the_bottom, exercise=exercise, load=load, tempo=exercise.dose.tempo)
        say = f"{self.now.exercise.name} is at its top; {exercise.name} is the next rung of the ladder."
        why = reason(rules.HARDER_RUNG, say, before=self.now.exercise.id, after=exercise.id)
        return demand, (*self._too_large(step), why)

    def _harder_exercise(self) -> tuple[Exercise, Way] | None:
        """Return the next movement of the ladder this person may and can do, loaded like the present one first.

        Optional movements and those where the machine helps are choices, never a step taken for the person.
        """
        person = self.person
        options = []
        for name in person.known.harder[self.now.exercise.id]:
            exercise = person.known.exercises[name]
            ways = exercise.ways_with(person.profile.equipment)
            usual = exercise.standing is not Standing.OPTIONAL and not exercise.assistance
            if (
                ways
                and usual
                and name not in self.also_planned
                and person.may(exercise)
                and self._same_measure(exercise)
            ):
                like_now = ways[0].load is self.now.load.implement
                options.append((not like_now, list(Standing).index(exercise.standing), name, exercise, ways[0]))
        return min(options, key=lambda option: option[:3])[3:] if options else None

    def _same_measure(self, exercise: Exercise) -> bool:
        low, high = exercise.dose.amount
        fits = low <= self.planned.amount[0] and self.planned.amount[1] <= high + 5
        return exercise.dose.measure is self.planned.measure and fits

    def _slower(self, step: Step | None) -> tuple[Demand, tuple[Reason, ...]] | None:
        tempo, slowest = self.now.tempo, self.person.options.slowest_eccentric_s
        if self.planned.measure is not Measure.REPS or tempo.eccentric_s >= slowest:
            return None
        slower = replace(tempo, eccentric_s=tempo.eccentric_s + 1)
        say = f"Same load, lowered over {slower.eccentric_s} seconds in place of {tempo.eccentric_s}."
        facts: dict[str, Fact] = {"lowering_s": slower.eccentric_s, "lowering_before_s": tempo.eccentric_s}
        why = reason(rules.SLOWER, say, before=str(tempo), after=str(slower), **facts)
        return replace(self._from_the_bottom, tempo=slower), (*self._too_large(step), why)

    def _shorter_rest(self) -> tuple[Demand, tuple[Reason, ...]] | None:
        options = self.person.options
        rest_s = self.now.rest_s - options.rest_step_s
        if self.person.profile.goal is not Goal.ENDURANCE or rest_s < options.shortest_rest_s:
            return None
        say = f"Rest {rest_s} seconds in place of {self.now.rest_s}."
        why = reason(rules.SHORTER_REST, say, rest_s=rest_s, rest_before_s=self.now.rest_s)
        return replace(self.now, aim=self.planned.amount[0], rest_s=rest_s), (why,)

    def _large_step(self, step: Step | None) -> tuple[Demand, tuple[Reason, ...]] | None:
        """Earn a step that is too large with repetitions beyond the range, then take it from the bottom."""
        if step is None or step.share is None:
            return None
        low, top = self.planned.amount
        beyond = top + self.person.options.beyond_the_top
        if self._last.least < beyond:
            aim = min(beyond, self._last.least + 1)
            say = f"The next load you own, {step.load.say()}, is {step.share:.0%} more: first aim for {aim} with this."
            facts: dict[str, Fact] = {"step": round(step.share, 4), "aim": aim, "taken": False}
            why = reason(rules.STEP_TOO_LARGE, say, **facts, **step.load.facts("load"))
            return replace(self.now, aim=aim, amount=(low, beyond)), (why,)
        say = f"You did {self._last.least}, well beyond the range: take {step.load.say()} ({step.share:.0%} more)."
        facts = {"step": round(step.share, 4), "least": self._last.least, "taken": True}
        why = reason(rules.STEP_TOO_LARGE, say, **facts, **step.load.facts("load"))
        return replace(self._from_the_bottom, load=step.load), (why,)

    def _beyond_the_range(self) -> tuple[Demand, tuple[Reason, ...]] | None:
        """Do more than the goal's range where nothing else is left, as far as the movement makes sense."""
        hold = self.planned.measure is Measure.HOLD
        most, longest_s = self.now.exercise.dose.amount[1], self.person.limits.hold_max_s
        most = min(most, longest_s) if hold and longest_s is not None else most
        aim = min(most, self._last.least + (self.person.options.hold_step_s if hold else 1))
        if aim <= self._last.least:
            return None
        say = f"Nothing heavier or harder is at hand: aim for {aim}{' seconds' if hold else ''}."
        unit = "seconds" if hold else "repetitions"
        why = reason(rules.REPS_FIRST, say, least=self._last.least, aim=aim, top=most, unit=unit, beyond=True)
        return replace(self.now, aim=aim, amount=(self.planned.amount[0], aim)), (why,)

    def _too_large(self, step: Step | None) -> tuple[Reason, ...]:
        if step is None or step.share is None:
            return ()
        say = f"The next load you own, {step.load.say()}, is {abs(step.share):.0%} more: too large a step for now."
        facts: dict[str, Fact] = {"step": round(step.share, 4), "taken": False}
        return (reason(rules.STEP_TOO_LARGE, say, **facts, **step.load.facts("load")),)

    def _keep(self) -> tuple[Demand, tuple[Reason, ...]]:
        aim, (low, top) = max(self.now.aim, self._last.least), self.planned.amount
        why = reason(rules.KEEP, "Every set was at the top, and there is no further step here.")
        return replace(self.now, aim=aim, amount=(low, max(top, aim))), (why,)
