"""What planning answers: a plan with its proof, or a refusal with what clashes and what would help."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from strongback.knowledge.rule import Rule
    from strongback.record.plan import Plan
    from strongback.record.reason import Reason


class Status(StrEnum):
    """How planning ended; feasible and unknown mean stopped by the time limit, with and without a plan in hand."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Relaxation:
    """The smallest change of one or more requirements that makes a plan possible.

    ``changes`` are (requirement, field, from, to); ``size`` orders relaxations from small to large.
    """

    changes: tuple[tuple[Rule, str, Any, Any], ...]
    say: str
    size: float

    def document(self) -> dict[str, Any]:
        """Return it as plain data."""
        changes = [
            {"requirement": rule.name, "rule": rule.code, "field": name, "from": before, "to": after}
            for rule, name, before, after in self.changes
        ]
        return {"say": self.say, "changes": changes}


@dataclass(frozen=True, slots=True)
class PlanResult:
    """The answer: a plan or none, with the reasons; ``gap`` is the proven relative distance to the best plan."""

    status: Status
    plan: Plan | None
    reasons: tuple[Reason, ...]
    clashes: tuple[Rule, ...] = ()
    relaxations: tuple[Relaxation, ...] = ()
    gap: float | None = None
