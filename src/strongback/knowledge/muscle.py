"""Muscles: where they are, what they do, and what they mean for the mid-back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from strongback.knowledge.reading import Table


@dataclass(frozen=True, slots=True)
class Muscle:
    """One muscle, or one functionally distinct part of it, as standard anatomy describes it."""

    id: str
    name: str
    group: str
    location: str
    origin: str
    insertion: str
    action: tuple[str, ...]
    nerve: str
    for_the_mid_back: str
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class MuscleGroup:
    """Muscles that training cannot tell apart, counted together as one line of weekly stimulus.

    ``mid_back`` marks the groups the product exists for: each has a weekly floor. ``why_counted_together``
    is empty for a group of one muscle.
    """

    id: str
    name: str
    mid_back: bool
    why_counted_together: str


def read_muscle(table: Table) -> Muscle:
    """Read one muscle file."""
    return Muscle(
        id=table.text("id"),
        name=table.text("name"),
        group=table.text("group"),
        location=table.text("location"),
        origin=table.text("origin"),
        insertion=table.text("insertion"),
        action=table.texts("action", least=1),
        nerve=table.text("nerve"),
        for_the_mid_back=table.text("for_the_mid_back"),
        note=table.text("note", ""),
        source=table.text("source"),
    )


def read_muscle_group(table: Table) -> MuscleGroup:
    """Read one entry of the list of muscle groups."""
    return MuscleGroup(
        id=table.text("id"),
        name=table.text("name"),
        mid_back=table.flag("mid_back"),
        why_counted_together=table.text("why_counted_together", ""),
    )
