"""The types that many operations share: text, days, moments, errors, pages, reasons and loads."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Annotated, Any, Generic, TypeVar

from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

from strongback.knowledge.vocabulary import Implement

FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2199, 12, 31)
NO_NUL = r"^[^\u0000]*$"

T = TypeVar("T")


def _in_reach(moment: datetime) -> datetime:
    if not FIRST_DAY <= moment.date() <= LAST_DAY:
        raise ValueError(f"the year must lie between {FIRST_DAY.year} and {LAST_DAY.year}")
    if (moment.utcoffset() or timedelta(0)) % timedelta(minutes=1):
        raise ValueError("the distance from UTC must be whole minutes")
    return moment


Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]
Moment = Annotated[AwareDatetime, AfterValidator(_in_reach)]
Word = Annotated[str, Field(max_length=120, pattern=NO_NUL)]
Note = Annotated[str, Field(max_length=2000, pattern=NO_NUL)]
Scale = Annotated[int, Field(ge=0, le=10)]


class Strict(BaseModel):
    """Input: a key nobody asked for is a mistake, never ignored.

    It is pydantic's own model: ninja's ``Schema`` reads what forbids extra keys twice, at each level anew.
    """

    model_config = ConfigDict(extra="forbid")


class ErrorAt(Schema):
    """One place that is wrong."""

    place: str
    message: str


class Problem(Schema):
    """Any refusal (RFC 9457): ``detail`` is one sentence with the next step, ``type`` a word programs can rely on."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[ErrorAt] = []


class Page(Schema, Generic[T]):
    """One page of a list; ``next`` is the cursor of the following page, null on the last one."""

    items: list[T]
    next: str | None


class ReasonOut(Schema):
    """Why: the rule, one sentence for the person, the facts it saw and where it comes from."""

    rule: str
    name: str
    say: str
    facts: dict[str, Any]
    source: str
    strength: str


class LoadIn(Strict):
    """A load: kilograms as the implement says, the name of a band, or the setting of a bodyweight movement."""

    model_config = ConfigDict(extra="ignore", json_schema_extra={"examples": [{"kind": "stack", "kg": 40.0}]})
    kind: Implement
    kg: Annotated[float, Field(gt=0, le=1000)] | None = None
    band: Annotated[str, Field(min_length=1, max_length=60, pattern=NO_NUL)] | None = None
    rung: Annotated[int, Field(ge=0, le=30)] | None = None


class LoadOut(Schema):
    """A load, with the words a person would use."""

    kind: Implement
    kg: float | None = None
    band: str | None = None
    rung: int | None = None
    say: str


class Done(Schema):
    """It is done."""

    done: bool
