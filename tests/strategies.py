"""Hypothesis strategies that several tests share: answers, profile documents, plans."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from strongback.knowledge import catalogue
from strongback.knowledge.tempo import Tempo
from strongback.knowledge.vocabulary import Equipment, Implement, Measure, Pattern
from strongback.record.answers import Answer, Answers
from strongback.record.load import Load
from strongback.record.plan import Plan, PlannedExercise, PlannedSession, Week
from strongback.record.profile import Weekday
from strongback.screening.questions import QUESTIONS

QUESTION_IDS = tuple(question.id for question in QUESTIONS)


def answers(*, all_no: bool | None = None, spoken_for: bool | None = None) -> st.SearchStrategy[Answers]:
    """Return any answers; ``spoken_for`` says whether a professional may have agreed to anything."""
    given = st.dictionaries(st.sampled_from(QUESTION_IDS), st.sampled_from(Answer), max_size=12)
    filled = given.map(lambda some: dict.fromkeys(QUESTION_IDS, Answer.NO) | some)
    never = spoken_for is False
    return st.builds(
        Answers,
        given=given | filled,
        all_no=st.booleans() if all_no is None else st.just(all_no),
        cleared_by_professional=st.just(value=False) if never else st.booleans(),
        seen_for=st.just(()) if never else st.lists(st.sampled_from(QUESTION_IDS), max_size=4).map(tuple),
    )


def condition_ids() -> st.SearchStrategy[tuple[str, ...]]:
    """Return a few health conditions of the catalogue, or none."""
    return st.lists(st.sampled_from(sorted(catalogue().conditions)), max_size=4, unique=True).map(tuple)


def raw_values() -> st.SearchStrategy[Any]:
    """Return anything that a TOML or JSON document can hold."""
    plain = (
        st.none()
        | st.booleans()
        | st.integers(-(10**20), 10**20)
        | st.floats()
        | st.text(max_size=12)
        | st.dates(dt.date(1900, 1, 1))
    )
    return st.recursive(
        plain,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
        max_leaves=8,
    )


def _nearly(*right: Any) -> st.SearchStrategy[Any]:
    """Return values that fit a field, alone and in lists, and values that do not."""
    fitting = st.sampled_from(right)
    return fitting | st.lists(fitting, max_size=3) | st.lists(fitting | raw_values(), max_size=3) | raw_values()


def _weights() -> st.SearchStrategy[Any]:
    kilograms = st.integers(1, 60) | st.floats(0.1, 60) | raw_values()
    ruler = st.fixed_dictionaries({}, optional=dict.fromkeys(("first", "step", "last", "lst"), kilograms))
    return st.lists(kilograms, max_size=20) | ruler | raw_values()


def profile_documents() -> st.SearchStrategy[dict[str, Any]]:
    """Return profile documents around the real keys: some fields fit, some do not, some do not exist."""
    patterns = st.sampled_from([*map(str, Pattern), "push", "pull", "Horizontal_Push"]) | st.text(max_size=8)
    inventory = st.fixed_dictionaries(
        {},
        optional={
            **dict.fromkeys(("dumbbells_kg", "kettlebells_kg", "medicine_balls_kg", "plate_pairs_kg"), _weights()),
            "stack_kg": _weights(),
            "bar_kg": _nearly(20, 15.5),
            "bands": _nearly("red", "blue"),
            "dumbells_kg": raw_values(),
        },
    )
    fields: dict[str, st.SearchStrategy[Any]] = {
        "goal": _nearly("posture", "strength"),
        "days_per_week": _nearly(2, 3.0),
        "weekdays": _nearly("mon", "Thursday", 7),
        "minutes": _nearly(45, 30.5),
        "equipment": _nearly("gym", "TRX", *map(str, Equipment)),
        "level": _nearly("beginner", "advanced"),
        "conditions": _nearly("pregnant", "osteoporosis", "none"),
        "avoid": _nearly("vertical-pull", "cable row", "superman"),
        "favourites": _nearly("superman", "Face Pull"),
        "trains_elsewhere": st.dictionaries(patterns, st.integers(0, 9) | raw_values(), max_size=3) | raw_values(),
        "bodyweight_kg": _nearly(70),
        "stature_m": _nearly(1.7),
        "birth_year": _nearly(1980),
        "inventory": inventory | raw_values(),
        "screening": raw_values(),
        "equipmnt": raw_values(),
    }
    return st.fixed_dictionaries({}, optional=fields)


def screening_documents() -> st.SearchStrategy[dict[str, Any]]:
    """Return screening tables around the real keys; each raw value can be anything that is not a list or a table."""
    plain = st.none() | st.booleans() | st.integers(0, 9) | st.floats() | st.text(max_size=8)
    codes = [question.rule.code for question in QUESTIONS]
    keys = st.sampled_from([*QUESTION_IDS, *codes, "collapse_", "SB-S999"]) | st.text(max_size=8)
    said = st.dictionaries(keys, plain | st.sampled_from(["yes", "No", " unsure "]), max_size=6)
    statements = st.fixed_dictionaries(
        {},
        optional={
            "all_no": raw_values(),
            "cleared_by_professional": raw_values(),
            "seen_for": _nearly("night-pain", "SB-S023"),
        },
    )
    return st.builds(lambda one, other: one | other, said, statements)


def words(longest: int, *, least: int = 0) -> st.SearchStrategy[str]:
    """Return what passes for text everywhere: no control characters, no halves of characters."""
    return st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=least, max_size=longest)


def loads() -> st.SearchStrategy[Load]:
    """Return any load, found or still open."""
    kilograms = st.none() | st.sampled_from((0.5, 2.0, 12.5, 100.0))
    weighted = st.builds(Load, st.sampled_from(Implement), kg=kilograms)
    banded = st.builds(Load, st.just(Implement.BAND), band=st.none() | words(8, least=1))
    return weighted | banded | st.builds(Load, st.just(Implement.BODYWEIGHT), rung=st.none() | st.integers(0, 6))


def tempos() -> st.SearchStrategy[Tempo]:
    """Return any tempo in which a repetition takes time."""
    second = st.integers(0, 9)
    return st.builds(Tempo, second, second, second, second).filter(lambda tempo: tempo.rep_s > 0)


def _planned_exercises() -> st.SearchStrategy[PlannedExercise]:
    return st.builds(
        PlannedExercise,
        exercise=st.sampled_from(sorted(catalogue().exercises)),
        sets=st.integers(1, 6),
        measure=st.sampled_from(Measure),
        amount=st.tuples(st.integers(1, 50), st.integers(1, 50)).map(lambda pair: (min(pair), max(pair))),
        rir=st.integers(0, 5),
        tempo=tempos(),
        rest_s=st.integers(0, 300),
        load=loads(),
        per_side=st.booleans(),
        how=st.lists(words(8), max_size=2).map(tuple),
    )


def plans() -> st.SearchStrategy[Plan]:
    """Return any plan, sensible or not, of a few weeks."""
    items = st.lists(_planned_exercises(), max_size=2).map(tuple)
    sessions = st.builds(
        PlannedSession,
        day=st.sampled_from(Weekday),
        minutes=st.integers(10, 120),
        warm_up=items,
        power=items,
        main=items,
        balance=items,
        cool_down=items,
    )
    stimulus = st.dictionaries(st.sampled_from(sorted(catalogue().muscle_groups)), st.sampled_from((0.5, 4.0, 12.5)))
    weeks = st.builds(Week, deload=st.booleans(), sessions=st.lists(sessions, max_size=2).map(tuple), stimulus=stimulus)
    return st.builds(Plan, st.lists(weeks, max_size=2).map(tuple))


def valid_profile_documents() -> st.SearchStrategy[dict[str, Any]]:
    """Return profile documents without a mistake, any field left out."""
    names = sorted(catalogue().exercises)
    kilograms = st.lists(st.sampled_from((0.5, 1.25, 2.5, 5, 10, 12.5)), max_size=6)
    inventory = {
        **dict.fromkeys(("dumbbells_kg", "kettlebells_kg", "plate_pairs_kg", "stack_kg"), kilograms),
        "bar_kg": st.sampled_from((7.5, 15, 20)),
        "bands": st.lists(st.sampled_from(("red", "green", "blue")), unique=True),
    }
    fields: dict[str, st.SearchStrategy[Any]] = {
        "goal": st.sampled_from(("posture", "strength", "general")),
        "days_per_week": st.integers(1, 7),
        "weekdays": st.lists(st.sampled_from(("monday", "tue", 3, "Saturday")), max_size=4),
        "minutes": st.integers(1, 240),
        "equipment": st.lists(st.sampled_from(("gym", "trx", "adjustable bench", *map(str, Equipment))), max_size=4),
        "level": st.sampled_from(("beginner", "intermediate", "advanced")),
        "conditions": st.lists(st.sampled_from(("pregnant", "disc", *catalogue().conditions)), max_size=3),
        "avoid": st.lists(st.sampled_from(("vertical-pull", *names[::2])), max_size=3),
        "favourites": st.lists(
            st.sampled_from([name for name in names[1::2] if catalogue().exercises[name].pattern != "vertical-pull"]),
            max_size=3,
        ),
        "trains_elsewhere": st.dictionaries(st.sampled_from(("push", "horizontal-push", "core")), st.integers(0, 9)),
        "bodyweight_kg": st.integers(25, 350) | st.floats(25, 350),
        "stature_m": st.floats(1, 2.5),
        "birth_year": st.integers(1930, 2010),
        "inventory": st.fixed_dictionaries({}, optional=inventory),
    }
    return st.fixed_dictionaries({}, optional=fields)
