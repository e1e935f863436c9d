"""Health conditions: what they ask screening to do, and which demands of a movement they limit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from strongback.knowledge.rule import Rule, Severity, Strength
from strongback.knowledge.vocabulary import Demand

if TYPE_CHECKING:
    from strongback.knowledge.reading import Table


class Consequence(StrEnum):
    """What a condition does to the clearance as long as no professional has agreed."""

    MODIFY = "modify"
    REFER = "refer"


@dataclass(frozen=True, slots=True)
class Change:
    """A demand that stays possible with this condition, and how it has to be done."""

    demand: Demand
    how: str


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on every set of a person with the condition; None leaves the goal's own bound."""

    rir_min: int | None
    reps_min: int | None
    hold_max_s: int | None
    power: bool


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: the movements it removes, those it changes, and whose word is needed first."""

    id: str
    name: str
    aliases: tuple[str, ...]
    rule: Rule
    uncleared: Consequence
    avoid: tuple[Demand, ...]
    avoid_exercises: tuple[str, ...]
    changes: tuple[Change, ...]
    limits: Limits
    prefer: str
    prefer_exercises: tuple[str, ...]
    who: str
    how_soon: str


def read_condition(table: Table) -> Condition:
    """Read one condition file; its rule is made of the file's own sentences."""
    limits = table.table("limits")
    condition = Condition(
        id=table.text("id"),
        name=table.text("name"),
        aliases=table.texts("aliases"),
        rule=_read_rule(table),
        uncleared=table.choice("uncleared", Consequence),
        avoid=table.choices("avoid", Demand),
        avoid_exercises=table.texts("avoid_exercises"),
        changes=tuple(_read_change(item) for item in table.tables("changes")),
        limits=Limits(
            rir_min=_optional_whole(limits, "rir_min", 0, 5),
            reps_min=_optional_whole(limits, "reps_min", 1, 20),
            hold_max_s=_optional_whole(limits, "hold_max_s", 1, 60),
            power=limits.flag("power", default=True),
        ),
        prefer=table.text("prefer"),
        prefer_exercises=table.texts("prefer_exercises"),
        who=table.text("who"),
        how_soon=table.text("how_soon"),
    )
    limits.refuse_the_rest()
    return condition


def _read_rule(table: Table) -> Rule:
    before = len(table.problems)
    fields = {key: table.text(key) for key in ("code", "looks_at", "why", "do", "source")}
    strength = table.choice("strength", Strength)
    if len(table.problems) > before:
        return Rule("SB-S000", "unreadable", Severity.LIMIT, "-", "-", "-", "-", Strength.CONVENTION)
    try:
        return Rule(name=table.text("name"), severity=Severity.LIMIT, strength=strength, **fields)
    except ValueError as error:
        table.complain("code", str(error))
        return Rule("SB-S000", "unreadable", Severity.LIMIT, "-", "-", "-", "-", Strength.CONVENTION)


def _read_change(table: Table) -> Change:
    change = Change(demand=table.choice("demand", Demand), how=table.text("how"))
    table.refuse_the_rest()
    return change


def _optional_whole(table: Table, key: str, low: int, high: int) -> int | None:
    return table.whole(key, low, high) if table.has(key) else None
