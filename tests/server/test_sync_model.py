"""Three devices of one athlete with wrong clocks and a bad network: in the end all hold the same, nothing is lost."""

from __future__ import annotations

import random  # noqa: TC003 - the rules are read while they run
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from tests.coach.builders import MONDAY, ROW
from tests.coach.fake_store import FakeStore

from strongback.coach.sync import AddPain, AddSet, Answer, DeleteSet, EditSet, Operation, Outcome, synchronise
from strongback.record.clock import Clock
from strongback.record.identity import uuid7
from strongback.record.log import PainNote, Region, SetLog
from strongback.record.version import SetVersion
from strongback.store.models import Athlete

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from strongback.coach.ports import Store
    from strongback.store.athlete import AthleteStore

DEVICES = ("phone", "tablet", "watch")
SKEW_DAYS = 30
START = datetime(2026, 3, 2, 18, tzinfo=UTC)


@dataclass
class Device:
    """A device with a clock of its own, what it knows of the server, and what it has not been answered yet."""

    name: str
    skew: timedelta
    clock: Clock
    known: dict[str, dict[str, Any]] = field(default_factory=dict)
    outbox: list[Operation] = field(default_factory=list)
    since: int = 0

    def now(self, true: datetime) -> datetime:
        """Return what this device takes for the time."""
        return true + self.skew

    def tick(self, true: datetime) -> Clock:
        """Return the clock of the device's next edit."""
        self.clock = self.clock.after(None, self.now(true))
        return self.clock

    def saw(self, clock: Clock) -> None:
        """Go on later than everything that was seen."""
        self.clock = Clock(*max((self.clock.ms, self.clock.counter), (clock.ms, clock.counter)), self.name)


@dataclass
class Truth:
    """What has been answered, as the rules say it must come out."""

    sets: dict[str, SetVersion] = field(default_factory=dict)
    pain: set[str] = field(default_factory=set)
    edits: dict[tuple[str, str], list[tuple[str, Any]]] = field(default_factory=dict)
    best: dict[tuple[str, str], tuple[Clock, Any]] = field(default_factory=dict)
    deleted: dict[str, Clock] = field(default_factory=dict)

    def effective(self, clock: Clock, now: datetime, turn: int) -> Clock:
        """Return the clock an operation counts with: one far ahead counts as five minutes from when it came."""
        limit = Clock.at(now + timedelta(minutes=5), clock.device, turn)
        return limit if clock.ms > limit.ms else clock

    def is_there(self, set_id: str) -> bool:
        """Say whether a set counts: it was never taken back, or corrected later than that."""
        edits = [clock for (edited, _), (clock, _) in self.best.items() if edited == set_id]
        return set_id not in self.deleted or any(clock > self.deleted[set_id] for clock in edits)


class Devices(RuleBasedStateMachine):
    """Everything that may happen between three devices and a server."""

    store: Store

    def __init__(self) -> None:
        super().__init__()
        self.true = START
        self.number = 0
        self.last_turn = 0
        self.truth = Truth()
        self.in_flight: list[tuple[Device, list[Operation]]] = []
        self.delivered: list[tuple[Device, list[Operation], list[Answer]]] = []

    def new_id(self) -> str:
        self.number += 1
        return str(uuid7(START, self.number.to_bytes(10, "big")))

    @initialize(skews=st.tuples(*[st.integers(-SKEW_DAYS, SKEW_DAYS)] * 3))
    def begin(self, skews: tuple[int, ...]) -> None:
        self.store = fresh_store()
        self.devices = [
            Device(name, timedelta(days=skew), Clock(0, 0, name)) for name, skew in zip(DEVICES, skews, strict=True)
        ]

    @rule(which=st.integers(0, 2), amount=st.integers(1, 30))
    def log_a_set(self, which: int, amount: int) -> None:
        device = self.devices[which]
        item = SetLog(self.new_id(), ROW, MONDAY, device.now(self.true), amount)
        device.known[item.id] = {"amount": amount}
        device.outbox.append(Operation(self.new_id(), f"add {item.id}", AddSet(item)))

    @rule(which=st.integers(0, 2), during=st.integers(0, 10))
    def note_pain(self, which: int, during: int) -> None:
        device = self.devices[which]
        note = PainNote(self.new_id(), MONDAY, device.now(self.true), Region.NECK, during=during)
        device.outbox.append(Operation(self.new_id(), f"pain {note.id}", AddPain(note)))

    @rule(which=st.integers(0, 2), pick=st.randoms(use_true_random=False), amount=st.integers(31, 60))
    def correct_a_set(self, which: int, pick: random.Random, amount: int) -> None:
        device = self.devices[which]
        if not device.known:
            return
        chosen = pick.choice(sorted(device.known)[:3])
        field_name = pick.choice(("amount", "note"))
        self.number += 1  # no two edits say the same, so that it can be told whose has won
        value: Any = {"amount": amount + 100 * self.number, "note": f"{self.number}"}[field_name]
        self.truth.edits.setdefault((chosen, field_name), []).append((device.name, value))
        edit = EditSet(chosen, device.tick(self.true), {field_name: value})
        device.outbox.append(Operation(self.new_id(), f"edit {chosen} {value}", edit))

    @rule(which=st.integers(0, 2), pick=st.randoms(use_true_random=False))
    def take_a_set_back(self, which: int, pick: random.Random) -> None:
        device = self.devices[which]
        if not device.known:
            return
        chosen = pick.choice(sorted(device.known)[:3])
        delete = DeleteSet(chosen, device.tick(self.true))
        device.outbox.append(Operation(self.new_id(), f"delete {chosen}", delete))

    @rule(minutes=st.integers(1, 600))
    def time_passes(self, minutes: int) -> None:
        self.true += timedelta(minutes=minutes)

    @rule(which=st.integers(0, 2), count=st.integers(1, 5))
    def send(self, which: int, count: int) -> None:
        """Put the first waiting operations on the way; they may arrive late, twice, or never."""
        device = self.devices[which]
        if not device.outbox:
            return
        self.in_flight.append((device, device.outbox[:count]))

    @rule(pick=st.randoms(use_true_random=False), keep=st.booleans(), answered=st.integers(0, 5))
    def something_arrives(self, pick: random.Random, keep: bool, answered: int) -> None:
        """Deliver any of what is on the way; with ``keep`` it arrives again later; of the answers some get back."""
        if not self.in_flight:
            return
        at = pick.randrange(len(self.in_flight))
        device, operations = self.in_flight[at]
        if not keep:
            del self.in_flight[at]
        self.deliver(device, operations, answered)

    @rule(which=st.integers(0, 2))
    def a_good_moment(self, which: int) -> None:
        """Let the network be well: everything waiting is sent and answered, and what is new comes back."""
        device = self.devices[which]
        self.deliver(device, device.outbox[:200], 200)
        while self.pull(device, 50):
            pass

    @rule(pick=st.randoms(use_true_random=False))
    def something_is_lost(self, pick: random.Random) -> None:
        if not self.in_flight:
            return
        del self.in_flight[pick.randrange(len(self.in_flight))]

    @rule(which=st.integers(0, 2), most=st.integers(1, 4))
    def follow(self, which: int, most: int) -> None:
        self.pull(self.devices[which], most)

    def deliver(self, device: Device, operations: list[Operation], answered: int) -> None:
        answers: list[Answer] = []
        before = dict(self.store.answered([operation.id for operation in operations]))
        number = self.numbers_of_turns(lambda: answers.extend(synchronise(self.store, operations, self.true)))
        for at, (operation, answer) in enumerate(zip(operations, answers, strict=True)):
            if operation.id in before:
                assert answer.document() == {**before[operation.id].answer, "again": False}
            elif answer.outcome is not Outcome.REJECTED:
                self.believe(operation, number * 200 + at)
            else:
                assert answer.again, answer
        back = {answer.id for answer in answers[:answered] if answer.outcome is not Outcome.REJECTED}
        device.outbox = [operation for operation in device.outbox if operation.id not in back]

    def numbers_of_turns(self, work: Callable[[], None]) -> int:
        """Do something and return the number of its turn, which must be higher than all before."""
        taken: list[int] = []
        turn = self.store.turn

        @contextmanager
        def watched() -> Iterator[int]:
            with turn() as number:
                taken.append(number)
                yield number

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(self.store, "turn", watched)
            work()
        if not taken:
            return 0
        assert taken[0] > self.last_turn
        self.last_turn = taken[0]
        return taken[0]

    def believe(self, operation: Operation, turn: int) -> None:
        """Note what was acknowledged."""
        asked = operation.asked
        if isinstance(asked, AddPain):
            self.truth.pain.add(asked.item.id)
        elif isinstance(asked, AddSet):
            self.truth.sets.setdefault(asked.item.id, SetVersion(asked.item))
        elif isinstance(asked, EditSet):
            clock = self.truth.effective(asked.clock, self.true, turn)
            for name, value in asked.values.items():
                key = (asked.set_id, name)
                if key not in self.truth.best or self.truth.best[key][0] < clock:
                    self.truth.best[key] = (clock, value)
        elif isinstance(asked, DeleteSet):
            clock = self.truth.effective(asked.clock, self.true, turn)
            self.truth.deleted[asked.set_id] = max(clock, self.truth.deleted.get(asked.set_id, clock))

    def pull(self, device: Device, most: int) -> bool:
        found = self.store.changes_since(device.since, most)
        device.since = found.until
        for change in found.changes:
            if change.kind == "set":
                document = dict(change.document)
                device.known[document["id"]] = document
                clocks = [*document["clocks"].values(), *filter(None, [document["deleted_clock"]])]
                for text in clocks:
                    device.saw(Clock.parse(text))
            else:
                device.known.setdefault(f"{change.kind}", {})
                device.known.pop(change.kind)
        return found.more

    @invariant()
    def nothing_acknowledged_is_lost(self) -> None:
        for set_id, version in self.truth.sets.items():
            kept = self.store.set_version(set_id)
            assert kept is not None
            assert (kept.log.exercise, kept.log.performed_at) == (version.log.exercise, version.log.performed_at)
            assert kept.counts == self.truth.is_there(set_id)
        for (set_id, name), (_, value) in self.truth.best.items():
            kept = self.store.set_version(set_id)
            assert kept is not None
            assert getattr(kept.log, name) == value

    def teardown(self) -> None:
        """Let the network recover: everything waiting is sent until it is answered, and all devices hold the same."""
        if not hasattr(self, "devices"):
            return
        for device, operations in self.in_flight:
            self.deliver(device, operations, 0)
        for _ in range(3):
            for device in self.devices:
                while device.outbox:
                    self.deliver(device, device.outbox[:200], 200)
        for device in self.devices:
            while self.pull(device, 3):
                pass
        assert self.held(self.devices[0]) == self.held(self.devices[1]) == self.held(self.devices[2])
        sets = self.held(self.devices[0])
        assert set(sets) == set(self.truth.sets)
        assert {note.id for note in self.store.pain_since(MONDAY)} == self.truth.pain
        counting = {item.id for item in self.store.sets_between(MONDAY, MONDAY)}
        assert counting == {key for key, held in sets.items() if not held["deleted"]}
        self.every_edit_won_or_was_beaten_by_another_device(sets)

    def every_edit_won_or_was_beaten_by_another_device(self, sets: dict[str, dict[str, Any]]) -> None:
        """No device loses its last correction to an earlier one of its own."""
        for (set_id, name), edits in self.truth.edits.items():
            value = sets[set_id][name]
            device = next(who for who, said in edits if said == value)
            assert [said for who, said in edits if who == device][-1] == value

    @staticmethod
    def held(device: Device) -> dict[str, dict[str, Any]]:
        return {key: document for key, document in device.known.items() if "deleted" in document}


_stores: list[Any] = []


def fresh_store() -> Store:
    """Return an empty store of the kind that is being tested."""
    made: Store = _stores[-1]()
    return made


def test_devices_agree_and_lose_nothing_in_memory() -> None:
    _stores.append(FakeStore)
    try:
        run_state_machine_as_test(Devices, settings=settings(max_examples=200, stateful_step_count=50, deadline=None))
    finally:
        _stores.pop()


def test_devices_agree_and_lose_nothing_in_a_database(records: AthleteStore) -> None:
    def another() -> AthleteStore:
        Athlete.objects.filter(name="me").delete()
        return type(records)("me")

    _stores.append(another)
    try:
        checks = [HealthCheck.too_slow, HealthCheck.data_too_large]
        few = settings(max_examples=15, stateful_step_count=30, deadline=None, suppress_health_check=checks)
        run_state_machine_as_test(Devices, settings=few)
    finally:
        _stores.pop()
