"""The property that ties motion and form together: a stream of a known movement is read back as that movement.

A stream of every exercise and of a few faults here; ``benchmarks/form_property.py`` runs as many as one likes, prints
the shares and fails when a bound is not held.
"""

from __future__ import annotations

from functools import cache
from random import Random
from statistics import median

import pytest
from benchmarks.form_property import CLEAN, KNOWN, SHORT, STREAMED, Record, Score, named_as, one, planted_codes

FEWEST_EXERCISES = 95
SEED = 7
TEMPO_S, MOST = 0.15, 0.95


@cache
def clean(name: str) -> Record:
    return one(name, CLEAN, 0, SEED)


def test_every_exercise_that_the_camera_judges_is_read_back() -> None:
    assert len(STREAMED) >= FEWEST_EXERCISES
    assert {name for name, exercise in KNOWN.items() if exercise.camera.sees} == set(STREAMED)


@pytest.mark.parametrize("name", STREAMED)
def test_a_clean_set_is_counted_and_has_no_fault(name: str) -> None:
    assert clean(name).exact, clean(name)
    assert clean(name).false == [], clean(name)


def test_tempo_is_read_back() -> None:
    """A third of the exercises: another process may have read back the others."""
    timed = [record for name in STREAMED[::3] if (record := clean(name)).tempo_errors_s]
    close = [record for record in timed if median(record.tempo_errors_s) < TEMPO_S]
    assert len(close) >= MOST * len(timed)
    assert Score.of(timed).tempo_s < TEMPO_S / 3


FAULTS = [
    (Random(name).choice(codes), name)  # noqa: S311 - the same fault every time
    for name in STREAMED
    if (codes := planted_codes(KNOWN[name]))
]


@pytest.mark.parametrize(("code", "name"), FAULTS)
def test_a_planted_fault_is_named_or_said_to_be_unseen(code: str, name: str) -> None:
    record = one(name, code, 0, SEED)
    assert record.named or record.said_unseen, record


def test_a_short_end_is_called_after_what_the_arms_do() -> None:
    """The muscles of a press are long where the arms are bent."""
    assert [named_as(KNOWN["seated-cable-row"], code) for code in SHORT] == list(SHORT)
    assert [named_as(KNOWN["push-up"], code) for code in SHORT] == list(reversed(SHORT))
