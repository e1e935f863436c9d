"""A mesocycle looked back on as a whole, and what the next one should learn from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from strongback.insight.change import growth, near_the_limit, strength
from strongback.insight.past import BOTH, stimulus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from strongback.insight.look import Look, Session
    from strongback.record.stored import StoredPlan

LEAST_SESSIONS = 4
SURE_BY = 2.0
NOT_CLEAN = 0.5
PAIN_DAYS = 2
OFTEN_DONE = 0.5
MOST_KEPT = 3
FEWEST_DAYS = 2


@dataclass(frozen=True, slots=True)
class ExerciseOfBlock:
    """How one planned exercise went: on how many of its days it was done, and how its strength changed.

    ``change`` is the growth over the block as a share with the range it likely lies in, None with too few sessions.
    """

    exercise: str
    done: int
    planned: int
    change: tuple[float, float, float] | None
    rated: int
    not_clean: int
    pain_days: int

    @property
    def detectable(self) -> bool:
        """Whether a change can be told from its noise."""
        return self.change is not None and not self.change[1] <= 0 <= self.change[2]

    @property
    def drop(self) -> str:
        """Why the next plan should do without it; nothing when it need not."""
        if self.pain_days >= PAIN_DAYS:
            return f"hurt on {self.pain_days} days"
        if self.planned >= LEAST_SESSIONS and self.done < OFTEN_DONE * self.planned:
            return f"was done on {self.done} of {self.planned} days"
        return ""

    @property
    def drop_for(self) -> str | None:
        """The same as a word for programs: ``pain`` or ``left-out``."""
        if not self.drop:
            return None
        return "pain" if self.pain_days >= PAIN_DAYS else "left-out"

    @property
    def keep(self) -> bool:
        """Whether it grew beyond its noise, clean and without pain."""
        clean = self.rated == 0 or self.not_clean < NOT_CLEAN * self.rated
        return self.change is not None and self.change[1] > 0 and clean and not self.pain_days and not self.drop

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "exercise": self.exercise,
            "done": self.done,
            "planned": self.planned,
            "change": None if self.change is None else round(self.change[0], 3),
            "change_range": None if self.change is None else [round(part, 3) for part in self.change[1:]],
            "detectable": self.detectable,
            "rated": self.rated,
            "not_clean": self.not_clean,
            "pain_days": self.pain_days,
            "keep": self.keep,
            "drop": self.drop or None,
            "drop_for": self.drop_for,
        }


@dataclass(frozen=True, slots=True)
class BlockReview:
    """One mesocycle up to a day: sessions, stimulus against the plan, its exercises, and what to learn from it.

    ``days`` is how many sessions a week fit better, None when as many as planned were done.
    """

    version: int
    first: date
    last: date
    over: bool
    done: int
    planned: int
    stimulus: Mapping[str, tuple[float, float]]
    exercises: tuple[ExerciseOfBlock, ...]
    days: int | None

    @property
    def keep(self) -> tuple[str, ...]:
        """The exercises that grew most, which the next plan prefers."""
        grown = [item for item in self.exercises if item.keep and item.change is not None]
        grown.sort(key=lambda item: (-(item.change or (0.0,))[0], item.exercise))
        return tuple(item.exercise for item in grown[:MOST_KEPT])

    @property
    def drop(self) -> tuple[str, ...]:
        """The exercises that the next plan does without."""
        return tuple(item.exercise for item in self.exercises if item.drop)

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "version": self.version,
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "over": self.over,
            "sessions": {"done": self.done, "planned": self.planned},
            "stimulus": {group: {"done": done, "planned": asked} for group, (done, asked) in self.stimulus.items()},
            "exercises": [item.document() for item in self.exercises],
            "next": {"days": self.days, "keep": list(self.keep), "drop": list(self.drop)},
        }


def block_review(look: Look, stored: StoredPlan) -> BlockReview | None:
    """Look back on a mesocycle up to the day of the look; None before its first session."""
    calendar = stored.calendar()
    due = [(on, number, session) for on, number, session in calendar if on <= look.today]
    if not due:
        return None
    first, last = stored.starts_on, min(look.today, calendar[-1][0])
    trained = {item.day for item in look.working if first <= item.day <= look.today}
    done = min(len(trained), len(due))
    weeks = max(1, round(((last - first).days + 1) / 7))
    a_week = len(stored.plan.weeks[0].sessions)
    really = max(FEWEST_DAYS, round(done / weeks))
    over = look.today >= calendar[-1][0]
    names = sorted({item.exercise for _, _, session in due for item in (*session.main, *session.balance)})
    return BlockReview(
        version=stored.version,
        first=first,
        last=last,
        over=over,
        done=done,
        planned=len(due),
        stimulus=_stimulus(look, stored, first, weeks),
        exercises=tuple(_exercise(look, stored, name, first) for name in names if name in look.known.exercises),
        days=really if really < a_week else None,
    )


def _stimulus(look: Look, stored: StoredPlan, first: date, weeks: int) -> dict[str, tuple[float, float]]:
    """Return the stimulus of a mean week by mid-back group, as it was done and as the training weeks asked."""
    sets: dict[str, float] = {}
    for item in look.working:
        if item.day >= first:
            sets[item.exercise] = sets.get(item.exercise, 0.0) + (1.0 if item.side is BOTH else 0.5)
    done = stimulus(sets, look.known)
    training = [week.stimulus for week in stored.plan.weeks if not week.deload] or [{}]
    return {
        group: (
            round(done.get(group, 0.0) / weeks, 1),
            round(sum(week.get(group, 0.0) for week in training) / len(training), 1),
        )
        for group in look.known.mid_back_groups
    }


def _exercise(look: Look, stored: StoredPlan, name: str, first: date) -> ExerciseOfBlock:
    asked = {
        on
        for on, _, session in stored.calendar()
        if on <= look.today and name in {item.exercise for item in (*session.main, *session.balance)}
    }
    of_plan = [item for item in look.working if item.day >= first and name in (item.exercise, item.planned)]
    own = [session for session in look.full(name) if session.day >= first]
    hurt = {item.day for item in of_plan if (item.pain or 0) > look.options.pain_go}
    hurt |= {n.day for n in look.facts.pain if n.exercise == name and n.day >= first and n.worst > look.options.pain_go}
    return ExerciseOfBlock(
        exercise=name,
        done=min(len(asked), len({item.day for item in of_plan})),
        planned=len(asked),
        change=_change(look, own),
        rated=sum(item.rated for item in own),
        not_clean=sum(item.not_clean for item in own),
        pain_days=len(hurt),
    )


def _change(look: Look, sessions: Sequence[Session]) -> tuple[float, float, float] | None:
    """Return the growth over the block with its likely range; only where a maximum is estimated."""
    comparable = [item for item in near_the_limit(sessions) if item.kg and look.known.exercises[item.exercise].e1rm]
    if len(comparable) < LEAST_SESSIONS:
        return None
    measure = look.known.exercises[comparable[0].exercise].dose.measure
    points = [(item.day.toordinal() / 7, strength(item, measure)) for item in comparable]
    slope, error = growth(points)
    weeks = points[-1][0] - points[0][0]
    return slope * weeks, (slope - SURE_BY * error) * weeks, (slope + SURE_BY * error) * weeks
