"""Habits for a strong back beside the training: one tick a day, for oneself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date


class Habit(StrEnum):
    """The habits of the second article, as the evidence leaves them."""

    POSTURE_BREAKS = "posture-breaks"
    SLEEP = "sleep"
    STRETCHING = "stretching"
    FOOD = "food"
    STRESS = "stress"


@dataclass(frozen=True, slots=True)
class HabitTick:
    """That a habit was kept on a day, or with ``done`` false that it was not after all.

    Ticks are facts written once; of several about the same habit and day, the one with the latest id holds.
    """

    id: str
    day: date
    habit: Habit
    done: bool = True

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {"id": self.id, "day": self.day.isoformat(), "habit": str(self.habit), "done": self.done}
