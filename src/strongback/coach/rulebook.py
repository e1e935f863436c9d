"""Every rule of the coach by its code, from every part, for ``explain`` and the generated pages."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from strongback.insight import rules as insight_rules
from strongback.knowledge import faults
from strongback.planning import rules as planning_rules
from strongback.progression import rules as progression_rules
from strongback.screening import rules as screening_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strongback.knowledge.catalogue import Catalogue
    from strongback.knowledge.rule import Rule

SHELVES: Mapping[str, tuple[str, tuple[Rule, ...]]] = MappingProxyType({
    "S": ("Screening", screening_rules.RULES),
    "L": ("Planning", planning_rules.RULES),
    "P": ("Progression", progression_rules.RULES),
    "F": ("Technique", faults.RULES),
    "R": ("Review", insight_rules.RULES),
})  # fmt: skip


@cache
def _fixed() -> Mapping[str, Rule]:
    return {rule.code: rule for _, shelf in SHELVES.values() for rule in shelf}


def rulebook(known: Catalogue) -> Mapping[str, Rule]:
    """Return every rule by code, in order; conditions bring their own."""
    conditions = {condition.rule.code: condition.rule for condition in known.conditions.values()}
    return dict(sorted({**_fixed(), **conditions}.items()))
