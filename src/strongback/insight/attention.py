"""Who needs the coach first: one athlete's facts to what stands out, the most serious and the longest waiting first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from strongback.insight import rules
from strongback.knowledge.rule import Severity
from strongback.record.reason import Reason, reason
from strongback.record.stored import planned_between
from strongback.screening.again import LAY_OFF, VALID_FOR, ask_again
from strongback.screening.pain import GO_UP_TO, MODIFY_UP_TO, TREND, Light, judge, trend
from strongback.screening.rules import AFTER_LAY_OFF, NEW_PAIN, TWELVE_WEEKS
from strongback.screening.screen import screen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from strongback.knowledge.catalogue import Catalogue
    from strongback.knowledge.rule import Rule
    from strongback.record.log import PainNote
    from strongback.record.note import Note
    from strongback.record.profile import Profile
    from strongback.record.stored import ScreeningRecord, StoredPlan

SERIOUSNESS = tuple(Severity)
ASKED_AGAIN = {
    TWELVE_WEEKS.code: "The last screening is more than twelve weeks old.",
    NEW_PAIN.code: "New pain was noted since the last screening.",
    AFTER_LAY_OFF.code: "After four weeks without training the screening is asked again.",
}
# What a look back says too when one of these stands there: the same pain, the same gap, the same form.
ALSO_SAYS: Mapping[Rule, Collection[Rule]] = {
    rules.RED_PAIN: (rules.PAIN_PATTERN,),
    rules.PAIN_ABOVE_THE_LIMIT: (rules.PAIN_PATTERN,),
    rules.LONG_GAP: (rules.A_GAP, rules.LACK_OF_CONSISTENCY),
    rules.BEHIND_THE_PLAN: (rules.LACK_OF_CONSISTENCY,),
    rules.FORM_BREAKS_DOWN: (rules.IGNORING_FORM,),
}


@dataclass(frozen=True, slots=True)
class AttentionOptions:
    """The conventions: how far back is looked, in days, and from how many of something on it is said."""

    fortnight_days: int = 14
    pain_days: int = 7
    gap_days: int = 10
    missed_least: int = 2
    broke_down_days: int = 2
    ends_soon_days: int = 7
    most_found: int = 3


DEFAULTS = AttentionOptions()


@dataclass(frozen=True, slots=True)
class ExerciseDay:
    """The working sets of one exercise on one day: how many broke down, and the worst pain during any (0 to 10)."""

    day: date
    exercise: str
    broke_down: int = 0
    worst_pain: int | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that stands out, and the day since when."""

    why: Reason
    since: date

    @property
    def seriousness(self) -> int:
        """0 for a note up to 3 for what stops."""
        return SERIOUSNESS.index(self.why.rule.severity)


@dataclass(frozen=True, slots=True)
class AthleteFacts:
    """What is known of one athlete, as far as whoever asks may see it.

    ``since`` is the day from which on somebody looks after them. ``plans`` are the versions of the plan that were in
    force in the last fortnight, and the latest. ``trained`` reaches back as far. ``comment`` is the athlete's latest
    one, and ``answered`` says that somebody has written after it. ``found`` is what a look back on their training found
    lately, the most useful first.
    """

    since: date
    profile: Profile | None = None
    screening: ScreeningRecord | None = None
    plans: tuple[StoredPlan, ...] = ()
    last_trained: date | None = None
    trained: tuple[ExerciseDay, ...] = ()
    pain: tuple[PainNote, ...] = ()
    proposed_at: datetime | None = None
    comment: Note | None = None
    answered: bool = False
    found: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True)
class Fortnight:
    """Sessions of the last fortnight: days that were trained, and sessions the plan had for the days that are over."""

    done: int
    planned: int


@dataclass(frozen=True, slots=True)
class Attention:
    """What one athlete needs, the most serious first and of equals the longest waiting; empty when all is well."""

    needs: tuple[Need, ...] = ()
    fortnight: Fortnight = field(default=Fortnight(0, 0))


def attention(
    facts: AthleteFacts,
    now: datetime,
    known: Catalogue,
    *,
    sees_pain: bool,
    options: AttentionOptions = DEFAULTS,
) -> Attention:
    """Return what an athlete needs; ``now`` is on their own clock.

    Whoever may not see pain is told that training stands still, and not what was answered or felt.
    """
    look = _Look(facts, now, known, sees_pain, options)
    found = [*look.pain(), *look.screening(), *look.proposal(), *look.training(), *look.form(), *look.plan()]
    found += [*look.comment(), *look.found({need.why.rule for need in found})]
    needs = sorted(found, key=lambda need: (-need.seriousness, need.since, need.why.rule.code))
    return Attention(tuple(needs), look.fortnight())


@dataclass(frozen=True, slots=True)
class _Look:
    facts: AthleteFacts
    now: datetime
    known: Catalogue
    sees_pain: bool
    options: AttentionOptions

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def first(self) -> date:
        """The first day of the fortnight, which ends today."""
        return self.today - timedelta(days=self.options.fortnight_days - 1)

    def days_trained(self) -> list[date]:
        return sorted({item.day for item in self.facts.trained if self.first <= item.day <= self.today})

    def days_due(self) -> list[date]:
        """Return the days a session was planned for; today's is due once it was trained on."""
        trained_today = self.today in self.days_trained()
        planned = planned_between(self.facts.plans, self.first, self.today)
        return [item.day for item in planned if item.day < self.today or trained_today]

    def fortnight(self) -> Fortnight:
        return Fortnight(len(self.days_trained()), len(self.days_due()))

    # Pain and screening

    def pain(self) -> Iterator[Need]:
        if not self.sees_pain:
            return
        since = self.today - timedelta(days=self.options.pain_days - 1)
        notes = [note for note in self.facts.pain if since <= note.day <= self.today]
        judged = [(note, judge(note).light) for note in notes]
        red = [note for note, light in judged if light is Light.RED]
        amber = [note for note, light in judged if light is Light.AMBER]
        in_sets = [item for item in self.facts.trained if since <= item.day <= self.today and item.worst_pain]
        too_much = [item for item in in_sets if (item.worst_pain or 0) > MODIFY_UP_TO]
        above = [item for item in in_sets if GO_UP_TO < (item.worst_pain or 0) <= MODIFY_UP_TO]
        if red or too_much:
            yield _pain_need(rules.RED_PAIN, red, too_much)
        elif amber or above:
            yield _pain_need(rules.PAIN_ABOVE_THE_LIMIT, amber, above)
        rising = trend(self.facts.pain, self.now)
        if rising is not None:
            start = min(note.day for note in self.facts.pain if self.now - note.noted_at <= TREND)
            yield Need(Reason(rules.PAIN_RISES, rising.say, rising.facts), start)

    def screening(self) -> Iterator[Need]:
        record, profile = self.facts.screening, self.facts.profile
        if record is None:
            never = reason(rules.SCREENING_WAITS, "The screening was never answered.", asked="never")
            yield Need(never, self.facts.since)
            return
        conditions = () if profile is None else profile.conditions
        age = None if profile is None else profile.age(self.today.year)
        result = screen(record.answers, conditions, self.known, age)
        if result.stops_the_plan:
            say = "The screening stops the training."
            clearance = str(result.clearance) if self.sees_pain else None
            yield Need(reason(rules.SCREENING_STOPS, say, clearance=clearance), record.answered_at.date())
        again = ask_again(record.answered_at, self.now, self.facts.pain, self.facts.last_trained)
        if again:
            yield Need(self._asked_again(again), self._asked_since(record, again))

    def _asked_again(self, again: Sequence[Reason]) -> Reason:
        sayable = [why.rule for why in again if self.sees_pain or why.rule is not NEW_PAIN]
        if not sayable:
            return reason(rules.SCREENING_WAITS, "The screening has to be answered again.")
        return reason(rules.SCREENING_WAITS, ASKED_AGAIN[sayable[0].code], asked=sayable[0].code)

    def _asked_since(self, record: ScreeningRecord, again: Sequence[Reason]) -> date:
        """Return since when a screening has to be repeated, today when that cannot be told."""
        asked = {why.rule for why in again}
        days = [self.today]
        if TWELVE_WEEKS in asked:
            days.append(record.answered_at.date() + VALID_FOR)
        if AFTER_LAY_OFF in asked and self.facts.last_trained is not None:
            days.append(self.facts.last_trained + LAY_OFF)
        if NEW_PAIN in asked:
            days += [note.day for note in self.facts.pain if note.noted_at > record.answered_at and note.worst]
        return min(days)

    # The plan and the training

    def proposal(self) -> Iterator[Need]:
        asked = self.facts.proposed_at
        if asked is not None:
            days = (self.now - asked).days
            say = f"A change of the plan was asked for {_ago(days)}."
            yield Need(reason(rules.PROPOSAL_WAITS, say, days=days), asked.date())

    def training(self) -> Iterator[Need]:
        latest = self._latest()
        if latest is None or self.today < latest.starts_on or self.today > _last_day(latest):
            return
        began = min(stored.starts_on for stored in self.facts.plans)
        gap_from = max(began, self.facts.last_trained or began)
        days = (self.today - gap_from).days
        if days >= self.options.gap_days:
            trained = self.facts.last_trained is not None
            say = f"Last trained {days} days ago." if trained else f"Not trained yet, {days} days into the plan."
            yield Need(reason(rules.LONG_GAP, say, days=days, trained=trained), gap_from)
            return
        due = self.days_due()
        done = [day for day in self.days_trained() if due and day >= due[0]]
        missed = len(due) - len(done)
        if missed >= self.options.missed_least:
            say = f"{len(done)} of {len(due)} sessions done in the last fortnight."
            yield Need(reason(rules.BEHIND_THE_PLAN, say, done=len(done), planned=len(due)), due[0])

    def form(self) -> Iterator[Need]:
        days: defaultdict[str, set[date]] = defaultdict(set)
        for item in self.facts.trained:
            if item.broke_down and self.first <= item.day <= self.today:
                days[item.exercise].add(item.day)
        for exercise, on in sorted(days.items()):
            if len(on) >= self.options.broke_down_days:
                known = self.known.exercises.get(exercise)
                say = f"{known.name if known else exercise} broke down on {len(on)} days of the last fortnight."
                yield Need(reason(rules.FORM_BREAKS_DOWN, say, exercise=exercise, days=len(on)), min(on))

    def plan(self) -> Iterator[Need]:
        latest = self._latest()
        if latest is None:
            yield Need(reason(rules.NO_PLAN, "There is no plan yet."), self.facts.since)
            return
        last = _last_day(latest)
        left = (last - self.today).days
        if left < 0:
            yield Need(reason(rules.NO_PLAN, f"The plan ended {_ago(-left)}.", last_day=last.isoformat()), last)
        elif left <= self.options.ends_soon_days:
            say = f"The last session of the plan is {'today' if left == 0 else f'in {left} days'}."
            soon = last - timedelta(days=self.options.ends_soon_days)
            yield Need(reason(rules.PLAN_ENDS_SOON, say, last_day=last.isoformat()), soon)

    def comment(self) -> Iterator[Need]:
        said = self.facts.comment
        if said is not None and not self.facts.answered:
            days = max(0, (self.now - said.written_at).days)
            yield Need(reason(rules.COMMENT_WAITS, f"Wrote {_ago(days)}.", days=days), said.written_at.date())

    def found(self, said: Collection[Rule]) -> Iterator[Need]:
        """Return the first few findings of the look back, without those that are said in other words already."""
        known = {again for rule in said for again in ALSO_SAYS.get(rule, ())}
        new = [need for need in self.facts.found if need.why.rule not in known]
        seen = [need for need in new if self.sees_pain or need.why.rule not in rules.OF_FEELING]
        yield from seen[: self.options.most_found]

    def _latest(self) -> StoredPlan | None:
        return max(self.facts.plans, key=lambda stored: stored.version, default=None)


def _pain_need(rule: Rule, notes: list[PainNote], in_sets: list[ExerciseDay]) -> Need:
    """Return a need about pain: the worst of what was noted and of what was felt during sets."""
    since = min([note.day for note in notes] + [item.day for item in in_sets])
    worst = max(notes, key=lambda note: note.worst, default=None)
    felt = max(in_sets, key=lambda item: item.worst_pain or 0, default=None)
    if worst is not None and (felt is None or worst.worst >= (felt.worst_pain or 0)):
        where = worst.region.replace("-", " ")
        say = f"Pain of {worst.worst}/10 ({worst.kind.replace('-', ' ')}) at the {where} on {worst.day}."
        why = reason(rule, say, pain=worst.worst, kind=str(worst.kind), region=str(worst.region))
        return Need(why, since)
    felt = felt or in_sets[0]
    say = f"Pain of {felt.worst_pain}/10 during {felt.exercise} on {felt.day}."
    return Need(reason(rule, say, pain=felt.worst_pain, exercise=felt.exercise), since)


def _last_day(stored: StoredPlan) -> date:
    calendar = stored.calendar()
    return calendar[-1][0] if calendar else stored.starts_on


def _ago(days: int) -> str:
    return "today" if days == 0 else "yesterday" if days == 1 else f"{days} days ago"
