"""What a coach's list asks of many athletes at once: the same few questions however many they are."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, Subquery, TextField
from django.db.models.functions import Cast

from strongback.insight.attention import AthleteFacts, ExerciseDay
from strongback.record.log import Form, SetKind
from strongback.record.note import NoteKind
from strongback.record.stored import ProposalState
from strongback.store import reading
from strongback.store.convert import note_record, pain_record, screening_record
from strongback.store.lookback import found_of
from strongback.store.models import (
    Athlete,
    NoteRow,
    PainRow,
    PlanRow,
    ProfileRow,
    ProposalRow,
    ScreeningRow,
    SetRow,
)
from strongback.store.plans import in_force_since, plan_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet

PAIN_REACHES = timedelta(days=120)
TRAINING_REACHES = timedelta(days=21)


def facts_of(since: Mapping[UUID, date], today: date) -> dict[UUID, AthleteFacts]:
    """Return the facts of athletes, each looked after since a day, with nine questions for all of them.

    ``today`` is the day anywhere: a day more is looked at to either side of the world.
    """
    ids = list(since)
    if not ids:
        return {}
    profiles = _profiles(ids)
    screenings = {row.athlete_id: screening_record(row) for row in _latest(ScreeningRow, ids, "answered_at")}
    plans = _plans(ids, today - TRAINING_REACHES)
    trained, last = _trained(ids, today - TRAINING_REACHES), _last_trained(ids)
    pain = _by_athlete(
        (row.athlete_id, pain_record(row))
        for row in PainRow.objects.filter(athlete_id__in=ids, day__gte=today - PAIN_REACHES).order_by("noted_at", "id")
    )
    proposed = dict(
        ProposalRow.objects.filter(athlete_id__in=ids, state=str(ProposalState.OPEN))
        .values_list("athlete_id")
        .annotate(Min("made_at"))
    )
    comments = {row.athlete_id: row for row in _comments(ids)}
    found = found_of(ids, today)
    return {
        key: AthleteFacts(
            since=day,
            profile=profiles.get(key),
            screening=screenings.get(key),
            plans=tuple(plans[key]),
            last_trained=last.get(key),
            trained=tuple(trained[key]),
            pain=tuple(pain[key]),
            proposed_at=proposed.get(key),
            comment=note_record(comments[key]) if key in comments else None,
            answered=key in comments and comments[key].answered,
            found=found.get(key, ()),
        )
        for key, day in since.items()
    }


def _by_athlete(found: Iterable[tuple[UUID, Any]]) -> defaultdict[UUID, list[Any]]:
    grouped: defaultdict[UUID, list[Any]] = defaultdict(list)
    for athlete_id, item in found:
        grouped[athlete_id].append(item)
    return grouped


def _profiles(ids: list[UUID]) -> dict[UUID, Any]:
    rows = ProfileRow.objects.filter(athlete_id__in=ids).values_list(
        "athlete_id", "change", Cast("document", TextField())
    )
    return {key: reading.profile_of(key, change, text) for key, change, text in rows}


def _latest(table: type[Any], ids: list[UUID], moment: str, **only: Any) -> QuerySet[Any]:
    """Return the latest row of each athlete."""
    rows: QuerySet[Any] = table.objects.filter(athlete_id__in=ids, **only)
    same = table.objects.filter(athlete_id=OuterRef("athlete_id"), **only)
    later = Q(**{f"{moment}__gt": OuterRef(moment)}) | Q(**{moment: OuterRef(moment), "id__gt": OuterRef("id")})
    return rows.filter(~Exists(same.filter(later)))


def _plans(ids: list[UUID], first: date) -> defaultdict[UUID, list[Any]]:
    return _by_athlete(plan_records(in_force_since(PlanRow.objects.filter(athlete_id__in=ids), first)))


def _trained(ids: list[UUID], first: date) -> defaultdict[UUID, list[Any]]:
    sets = SetRow.objects.filter(athlete_id__in=ids, deleted_at=None, kind=str(SetKind.WORKING), day__gte=first)
    broke_down = Count("id", filter=Q(form=str(Form.BROKE_DOWN)))
    days = sets.values_list("athlete_id", "day", "exercise").annotate(broke_down=broke_down, worst=Max("pain"))
    return _by_athlete((key, ExerciseDay(day, name, count, pain)) for key, day, name, count, pain in days)


def _last_trained(ids: list[UUID]) -> dict[UUID, date]:
    sets = SetRow.objects.filter(athlete_id=OuterRef("id"), deleted_at=None).order_by("-day")
    last = Athlete.objects.filter(id__in=ids).annotate(last=Subquery(sets.values("day")[:1])).exclude(last=None)
    return dict(last.values_list("id", "last"))


def _comments(ids: list[UUID]) -> QuerySet[Any]:
    """Return each athlete's latest comment, and whether a coach has written since."""
    comment = str(NoteKind.COMMENT)
    later = NoteRow.objects.filter(
        athlete_id=OuterRef("athlete_id"), kind=comment, deleted_at=None, written_by__isnull=False,
        written_at__gt=OuterRef("written_at"),
    )  # fmt: skip
    own: QuerySet[Any] = _latest(NoteRow, ids, "written_at", kind=comment, deleted_at=None, written_by=None)
    answered: QuerySet[Any] = own.annotate(answered=Exists(later))
    return answered
