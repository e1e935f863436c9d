"""A set with its corrections: each field holds what was said last, and a deletion is undone by a later edit.

Merging takes the greatest clock field by field, so it does not matter in which order edits arrive or how often.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strongback.record.clock import Clock
    from strongback.record.log import SetLog

EDITABLE = ("amount", "load", "rir", "form", "side", "pain", "tempo", "rest_s", "kind", "note", "summary")
WRITTEN_ONCE = ("exercise", "day", "performed_at", "planned", "target")


@dataclass(frozen=True, slots=True)
class SetVersion:
    """A set as it stands: ``clocks`` says when each corrected field was said, ``deleted`` when it was taken back."""

    log: SetLog
    clocks: Mapping[str, Clock] = field(default_factory=dict)
    deleted: Clock | None = None

    @property
    def counts(self) -> bool:
        """Whether it is there: never taken back, or edited since."""
        return self.deleted is None or any(clock > self.deleted for clock in self.clocks.values())

    def edited(self, values: Mapping[str, Any], clock: Clock) -> SetVersion:
        """Return it with the fields that nobody has corrected later; the same object when there is none."""
        won = {name: value for name, value in values.items() if name not in self.clocks or self.clocks[name] < clock}
        if not won:
            return self
        return replace(self, log=replace(self.log, **won), clocks={**self.clocks, **dict.fromkeys(won, clock)})

    def taken_back(self, clock: Clock) -> SetVersion:
        """Return it deleted; the same object when it was deleted later already."""
        return self if self.deleted is not None and self.deleted >= clock else replace(self, deleted=clock)
