"""Twelve weeks of a person who does not exist, so that somebody can look around before they begin.

The history is simulated day by day: each session asks what the coach would have asked on that day, a made-up athlete
does it as well as they can, and the next session follows from that. The same seed and day give the same history.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from strongback.coach.planning import NEW, Standing, fullest_week, plan_for, request_for
from strongback.coach.sample_athlete import Mood, SampleAthlete
from strongback.coach.training import Training, due_on
from strongback.knowledge.vocabulary import Equipment, Level
from strongback.progression.person import Person
from strongback.record.answers import Answers, Clearance
from strongback.record.clock import Clock
from strongback.record.identity import uuid7
from strongback.record.inventory import Inventory
from strongback.record.log import CheckIn, PainNote, Region, SetLog, Side
from strongback.record.posture import CameraView, Measured, PostureMeasure, PostureSnapshot
from strongback.record.profile import Goal, Profile, Weekday
from strongback.record.stored import ScreeningRecord, StoredPlan
from strongback.screening.limits import personal_limits

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from strongback.coach.ports import Store
    from strongback.coach.sample_athlete import Done
    from strongback.coach.training import Due
    from strongback.knowledge.catalogue import Catalogue
    from strongback.record.prescription import Prescription

WEEKS, BLOCK_WEEKS = 12, 8
DAY = timedelta(days=1)
MISSED = (10, 25)
SHAKY_DAYS = range(30, 40)
SHAKY_EXERCISES = ("chin-up", "reverse-fly")
BAD_NIGHTS = (43, 44, 72)
# On which day the right shoulder ached in which exercise, and how much.
ACHES = {23: 2, 61: 3}
ACHING_EXERCISE = "dumbbell-bench-press"
MISTYPED_DAY = 40
POSTURE_EVERY = 14
DEVICE = "phone"
SET_S = 45


@dataclass(frozen=True, slots=True)
class Correction:
    """A set that was mistyped, and what was said about it afterwards."""

    set_id: str
    values: Mapping[str, Any]
    clock: Clock


@dataclass(frozen=True, slots=True)
class Sample:
    """Everything that is known about the made-up person, as a store keeps it; plans come in the order of versions."""

    profile: Profile
    screenings: tuple[ScreeningRecord, ...]
    plans: tuple[StoredPlan, ...]
    sets: tuple[SetLog, ...]
    corrections: tuple[Correction, ...]
    pain: tuple[PainNote, ...]
    check_ins: tuple[CheckIn, ...]
    postures: tuple[PostureSnapshot, ...]


def sample_profile(today: date) -> Profile:
    """Return somebody with a small home gym who trains on three days, today being one of them."""
    days = sorted({(today + offset * DAY).isoweekday() for offset in (0, 2, 4)})
    return Profile(
        goal=Goal.STRENGTH,  # sets of 5 to 8, of which an honest maximum can be estimated
        days_per_week=len(days),
        weekdays=tuple(Weekday(day) for day in days),
        minutes=50,
        equipment=frozenset({
            Equipment.DUMBBELLS, Equipment.BAND, Equipment.DOOR_ANCHOR, Equipment.BENCH, Equipment.INCLINE_BENCH,
            Equipment.PULL_UP_BAR, Equipment.FOAM_ROLLER,
        }),
        level=Level.INTERMEDIATE,
        favourites=("chin-up", "single-arm-dumbbell-row"),
        bodyweight_kg=74.0,
        stature_m=1.76,
        birth_year=today.year - 36,
        inventory=Inventory(
            dumbbells_kg=tuple(float(kg) for kg in range(2, 33)), bands=("green", "blue", "black"),
        ),
    )  # fmt: skip


def sample(known: Catalogue, now: datetime, seed: int) -> Sample:
    """Return twelve weeks that end yesterday; ``now`` is a moment on the person's own clock."""
    return _Simulation(known, now, Random(seed)).run()  # noqa: S311 - nobody's secret


def keep_sample(store: Store, made: Sample, now: datetime) -> None:
    """Write it into an empty store, all or none."""
    with store.turn():
        store.save_profile(made.profile)
        for record in made.screenings:
            store.add_screening(record)
        for plan in made.plans:
            store.save_plan(plan)
        store.add_facts(made.sets, made.pain, made.check_ins)
        for correction in made.corrections:
            version = store.set_version(correction.set_id)
            if version is not None:
                store.save_set_version(version.edited(correction.values, correction.clock), now)
        for snapshot in made.postures:
            store.add_posture(snapshot)


class _Simulation:
    """The twelve weeks while they pass."""

    def __init__(self, known: Catalogue, now: datetime, random: Random) -> None:
        self.known, self.now, self.random = known, now, random
        self.today = now.date()
        self.first = self.today - timedelta(weeks=WEEKS)
        self.profile = sample_profile(self.today)
        self.athlete = SampleAthlete(random, self.profile.inventory)
        self.person = Person(self.profile, personal_limits((), known), known)
        self.sets: list[SetLog] = []
        self.pain: list[PainNote] = []
        self.check_ins: list[CheckIn] = []
        self.nights: dict[date, float] = {}

    def run(self) -> Sample:
        screenings = [self._screening(self.first)]
        plans = [self._plan(1, self.first, NEW)]
        second = self.first + timedelta(weeks=BLOCK_WEEKS)
        self._sleep()
        self._train(plans[0])
        screenings.append(self._screening(second))
        latest = [item for item in self.sets if item.day >= second - timedelta(weeks=3)]
        plans.append(self._plan(2, second, Standing(BLOCK_WEEKS, fullest_week(latest, self.known))))
        self._train(plans[1])
        corrections = self._mistype()
        return Sample(
            self.profile, tuple(screenings), tuple(plans), tuple(self.sets), corrections, tuple(self.pain),
            tuple(self.check_ins), tuple(self._postures()),
        )  # fmt: skip

    def _at(self, day: date, hour: int = 8, minute: int = 0) -> datetime:
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=self.now.tzinfo)

    def _id(self, moment: datetime) -> str:
        return str(uuid7(moment, self.random.randbytes(10)))

    def _screening(self, day: date) -> ScreeningRecord:
        at = self._at(day, 7)
        return ScreeningRecord(self._id(at), at, Answers({}, all_no=True), Clearance.CLEAR)

    def _plan(self, version: int, starts_on: date, standing: Standing) -> StoredPlan:
        request = request_for(self.profile, self.known, starts_on, standing=standing, weeks=BLOCK_WEEKS)
        plan = plan_for(request, Answers({}, all_no=True), starts_on).result.plan
        if plan is None:
            raise RuntimeError("The profile of the sample has no plan any more: change sample_profile.")
        at = self._at(starts_on, 7, 30)
        return StoredPlan(self._id(at), version, at, starts_on, plan)

    def _sleep(self) -> None:
        """Let the nights pass, and note most of the mornings."""
        weekdays = {int(day) for day in self.profile.weekdays}
        for number in range(WEEKS * 7):
            day = self.first + number * DAY
            hours = 5.75 if number in BAD_NIGHTS else round(4 * min(8.75, max(6.75, self.random.gauss(7.5, 0.4)))) / 4
            self.nights[day] = hours
            stress, sore = self.random.randint(2, 6), self.random.randint(0, 2)
            sore += 2 if (day - DAY).isoweekday() in weekdays else 0
            if self.random.random() < 0.85 or number in BAD_NIGHTS:  # noqa: PLR2004 - most mornings
                self.check_ins.append(CheckIn(self._id(self._at(day)), day, hours, stress, sore))

    def _train(self, plan: StoredPlan) -> None:
        training = Training(self.person, plan, ())
        for number, (on, week, session) in enumerate(plan.calendar(), (plan.version - 1) * BLOCK_WEEKS * 3):
            if on >= self.today or number in MISSED:
                continue
            check_ins = [item for item in self.check_ins if item.day <= on]
            due = due_on(replace(training, pain=tuple(self.pain)), on, week, session, (self.sets, check_ins), {})
            self._session(due)

    def _session(self, due: Due) -> None:
        moment = self._at(due.on, 18, self.random.randint(0, 40))
        for asked in due.prescriptions:
            exercise = self.known.exercises[asked.exercise]
            mood = self._mood(due.on, asked)
            for done in self.athlete.trains(asked, exercise, (due.on - self.first).days / 7, mood):
                moment += timedelta(seconds=SET_S + asked.rest_s // (2 if asked.per_side else 1))
                self.sets.append(self._set(asked, done, due.on, moment))
            if mood.pain:
                self._ache(due.on, moment, mood.pain)

    def _mood(self, day: date, asked: Prescription) -> Mood:
        number = (day - self.first).days
        shaky = number in SHAKY_DAYS and asked.planned in SHAKY_EXERCISES
        noted = len(self.pain)
        due = sum(first <= number for first in ACHES)
        aches = asked.planned == ACHING_EXERCISE and noted < due
        return Mood(self.nights[day], shaky, list(ACHES.values())[noted] if aches else None)

    def _ache(self, day: date, moment: datetime, pain: int) -> None:
        self.pain.append(PainNote(
            id=self._id(moment), day=day, noted_at=moment, region=Region.SHOULDER, during=pain, after=pain - 1,
            side=Side.RIGHT, exercise=ACHING_EXERCISE, note="At the bottom of the press.",
        ))  # fmt: skip

    def _set(self, asked: Prescription, done: Done, day: date, moment: datetime) -> SetLog:
        return SetLog(
            id=self._id(moment),
            exercise=asked.exercise,
            day=day,
            performed_at=moment,
            amount=done.amount,
            load=done.load,
            rir=float(done.rir),
            form=done.form,
            side=done.side,
            pain=done.pain,
            tempo=asked.tempo,
            rest_s=asked.rest_s,
            target=asked.target,
            planned=asked.planned,
        )

    def _mistype(self) -> tuple[Correction, ...]:
        """Let one set have been written down wrongly at first, and corrected a minute later."""
        at = next(at for at, item in enumerate(self.sets) if (item.day - self.first).days >= MISTYPED_DAY)
        right = self.sets[at]
        self.sets[at] = replace(right, amount=right.amount * 10)
        clock = Clock.at(right.performed_at + timedelta(minutes=1), DEVICE)
        return (Correction(right.id, {"amount": right.amount}, clock),)

    def _postures(self) -> list[PostureSnapshot]:
        """Return a snapshot every fortnight: a slow trend that is hardly larger than the error of measuring."""
        found = []
        for number in range(0, WEEKS * 7, POSTURE_EVERY):
            day = self.first + number * DAY
            passed = number / (WEEKS * 7)
            measures = {
                PostureMeasure.HEAD_FORWARD: (21.0 - 2.5 * passed, 2.2),
                PostureMeasure.TRUNK_LEAN: (3.4 - 0.8 * passed, 1.4),
            }
            measured = {
                name: Measured(round(value + self.random.gauss(0, error / 4), 1), error)
                for name, (value, error) in measures.items()
            }
            at = self._at(day, 19, 30)
            found.append(PostureSnapshot(self._id(at), day, at, CameraView.SIDE, measured))
        return found
