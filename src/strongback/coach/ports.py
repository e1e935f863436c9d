"""What the coach needs from the outside: one athlete's records, the time, and randomness."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date, datetime

    from strongback.record.log import CheckIn, PainNote, SetLog
    from strongback.record.profile import Profile
    from strongback.record.stored import ScreeningRecord, StoredPlan

Clock = Callable[[], "datetime"]
"""Returns now, with a time zone."""

Entropy = Callable[[int], bytes]
"""Returns so many random bytes."""


class Store(Protocol):
    """The records of one athlete. Writing returns only when the record would survive a power cut."""

    def profile(self) -> Profile | None:
        """Return the profile in force."""

    def save_profile(self, profile: Profile) -> None:
        """Put a profile in force."""

    def screening(self) -> ScreeningRecord | None:
        """Return the latest screening."""

    def add_screening(self, record: ScreeningRecord) -> None:
        """Keep a screening."""

    def plan(self) -> StoredPlan | None:
        """Return the plan in force."""

    def save_plan(self, plan: StoredPlan) -> None:
        """Put a plan in force; earlier ones are kept."""

    def add_facts(self, sets: Sequence[SetLog], pain: Sequence[PainNote], check_ins: Sequence[CheckIn]) -> None:
        """Keep logged facts, all or none; one that is already kept (by id) is left as it is."""

    def delete_sets(self, ids: Collection[str], moment: datetime) -> None:
        """Take sets back: they count no more, and adding one of them again changes nothing."""

    def latest_sets(self, exercises: Collection[str], sessions: int, before: date) -> list[SetLog]:
        """Return the working sets of the latest so many days of each exercise before a day."""

    def sets_between(self, first: date, last: date) -> list[SetLog]:
        """Return the sets of these days, both included."""

    def pain_since(self, day: date) -> list[PainNote]:
        """Return the pain notes from a day on."""

    def check_ins_since(self, day: date) -> list[CheckIn]:
        """Return the check-ins from a day on."""

    def last_trained(self) -> date | None:
        """Return the last day with a set; None without any."""

    def weeks_trained(self) -> int:
        """Return how many weeks had a working set."""
