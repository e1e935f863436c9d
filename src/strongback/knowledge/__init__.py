"""What the coach knows: muscles, exercises, conditions, faults, articles and templates.

Typed records, read from one file each and checked against one another. Standard library only; the only
input is the package's own ``data`` folder. Everybody above may call it; it calls nobody.
"""

from strongback.knowledge.catalogue import Catalogue
from strongback.knowledge.exercise import Exercise
from strongback.knowledge.loader import catalogue, load
from strongback.knowledge.reading import BadDocumentError, Problem
from strongback.knowledge.rule import Rule, Severity, Strength

__all__ = [
    "BadDocumentError",
    "Catalogue",
    "Exercise",
    "Problem",
    "Rule",
    "Severity",
    "Strength",
    "catalogue",
    "load",
]
