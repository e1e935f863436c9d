"""Applying the next step of a finding."""

from __future__ import annotations

from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field

from strongback.server.api.schemas.findings import ReviewFinding
from strongback.server.api.schemas.shared import NO_NUL, Strict
from strongback.server.api.schemas.training import PlanOut, ProposalOut


class StepAsked(Strict):
    """Which finding's step: ``about`` where there are several of one rule. Without ``keep`` it is only shown."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"about": "", "keep": False}]})
    about: Annotated[str, Field(max_length=240, pattern=NO_NUL)] = ""
    keep: bool = False


class PlanDiffers(Schema):
    """How many sets a session an exercise had and has, from a week on; null where it is not in the plan."""

    exercise: str
    was: int | None
    now: int | None
    week: int


class StepApplied(Schema):
    """What a step changes, in words, by exercise and as the changed plan; its numbers are summed anew and checked.

    ``differs`` is empty when the whole plan is a new one.
    ``version`` is the plan's new version when it was kept, ``proposal`` what the coach who keeps the plan was asked.
    """

    finding: ReviewFinding
    changes: list[str]
    differs: list[PlanDiffers]
    base_version: int
    plan: PlanOut
    version: int | None
    proposal: ProposalOut | None
