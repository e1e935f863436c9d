"""The athlete's own usual range of motion in an exercise, from the sets that a camera measured, as a use case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from strongback.form.baseline import REACH_DAYS, usual_rom

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from strongback.coach.ports import Store
    from strongback.knowledge.camera import CameraView
    from strongback.knowledge.exercise import Exercise

TOMORROW = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class UsualRange:
    """The usual range of one exercise by view, in degrees or in percent of the trunk's length."""

    exercise: Exercise
    by_view: Mapping[CameraView, float]

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "exercise": self.exercise.id,
            "unit": "degrees" if self.exercise.camera.rom_is_angle else "percent",
            "ranges": [{"view": str(view), "range": round(far, 1)} for view, far in sorted(self.by_view.items())],
        }


def usual_range(store: Store, exercise: Exercise, today: date) -> UsualRange:
    """Return what the athlete usually reaches, from half a year of sets up to and with today's."""
    # There are never more days of training in a reach than days.
    sets = store.latest_sets([exercise.id], REACH_DAYS, today + TOMORROW)
    reach = today - timedelta(days=REACH_DAYS)
    measured = [item for item in sets if item.summary is not None and item.day >= reach]
    measured.sort(key=lambda item: (item.performed_at, item.id))
    return UsualRange(exercise, usual_rom(item.summary for item in measured if item.summary is not None))
