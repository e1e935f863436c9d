"""Why a decision was taken: the rule, the facts it saw, and one sentence for the person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from strongback.knowledge.rule import Rule

Fact = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; ``facts`` are name and value in the order they were looked at."""

    rule: Rule
    say: str
    facts: tuple[tuple[str, Fact], ...] = ()

    def document(self) -> dict[str, Any]:
        """Return it as plain data for ``--json`` and the store."""
        return {
            "rule": self.rule.code,
            "name": self.rule.name,
            "say": self.say,
            "facts": dict(self.facts),
            "source": self.rule.source,
            "strength": str(self.rule.strength),
        }


def reason(rule: Rule, say: str, **facts: Fact) -> Reason:
    """Build a reason with its facts named in words."""
    return Reason(rule, say, tuple(facts.items()))
