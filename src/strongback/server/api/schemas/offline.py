"""What a device takes along: the catalogue in one document, and what can be done in place of what."""

from __future__ import annotations

from ninja import Schema

from strongback.server.api.schemas.catalogue import (
    ArticleOut,
    ConditionLine,
    ExerciseOut,
    MuscleOut,
    QuestionOut,
    RuleOut,
)
from strongback.server.api.schemas.records import ScreeningOut
from strongback.server.api.schemas.shared import Day, ReasonOut
from strongback.server.api.schemas.training import PrescriptionOut


class MuscleGroupOut(Schema):
    """Muscles that are counted together; ``mid_back`` marks those that have a weekly floor."""

    id: str
    name: str
    mid_back: bool
    why_counted_together: str
    muscles: list[str]


class ConditionOut(ConditionLine):
    """A health condition with everything a person reads about it."""

    aliases: list[str]
    code: str
    prefer: str
    who: str
    how_soon: str


class WordOut(Schema):
    """An entry of a closed list, as a screen calls it."""

    id: str
    name: str
    description: str


class SourceOut(Schema):
    """Where records come from that name no study."""

    id: str
    title: str


class SwapOut(Schema):
    """What can take the place of one exercise, the nearest first."""

    planned: str
    exercise: str
    alternatives: list[PrescriptionOut]


class SwapsOut(Schema):
    """The swaps of a session, one for each of its exercises in order; none while training is stopped."""

    status: str
    date: Day
    session_date: Day | None
    screening: ScreeningOut | None
    reasons: list[ReasonOut]
    swaps: list[SwapOut]


class CatalogueOut(Schema):
    """Everything the coach knows."""

    version: str
    exercises: list[ExerciseOut]
    muscles: list[MuscleOut]
    muscle_groups: list[MuscleGroupOut]
    rules: list[RuleOut]
    faults: list[RuleOut]
    conditions: list[ConditionOut]
    questions: list[QuestionOut]
    articles: list[ArticleOut]
    equipment: list[WordOut]
    implements: list[WordOut]
    goals: list[WordOut]
    levels: list[WordOut]
    patterns: list[WordOut]
    regions: list[WordOut]
    sources: list[SourceOut]
