"""The property that ties motion and form together: a stream of a known movement is read back as that movement.

A few streams of every exercise here; ``benchmarks/form_property.py`` runs as many as one likes and prints the shares.
"""

from __future__ import annotations

from random import Random
from statistics import median

import pytest
from benchmarks.form_property import KNOWN, STREAMED, expected, planted_codes, read_back, shot, tempo_s

from strongback.knowledge.camera import First

FEWEST_EXERCISES = 40
TEMPO_S = 0.3  # for one stream; over all of them the median is a hundredth
SHORT_OF_THE_EAR = "SB-F025"  # what motion plants stops in front of the line that the rule draws


def test_there_are_movements_to_read_back() -> None:
    assert len(STREAMED) >= FEWEST_EXERCISES


@pytest.mark.parametrize("name", [name for name in STREAMED if KNOWN[name].camera.hold is None])
def test_repetitions_and_tempo_are_read_back(name: str) -> None:
    random = Random(name)  # noqa: S311 - a stream has to be had again
    exercise = KNOWN[name]
    reps, tempo = 4, tempo_s(exercise, random, 2.0, 5.0)
    result = read_back(exercise, reps, tempo, shot(exercise, random, most_noise=0.01), None, random)
    assert len(result.reps) == expected(exercise, reps)
    assert [fault.code for fault in result.summary.faults if fault.code not in {"SB-F004", "SB-F005"}] == []
    if tempo is not None:
        rest = 1 if exercise.camera.first is First.CONCENTRIC else 3
        errors = [abs(result.summary.tempo_s[at] - tempo[at]) for at in range(4) if at != rest]
        assert median(errors) < TEMPO_S


@pytest.mark.parametrize("name", ["seated-cable-row", "lat-pulldown", "reverse-fly", "superman", "back-extension"])
def test_every_planted_fault_is_named(name: str) -> None:
    random = Random(name)  # noqa: S311
    exercise = KNOWN[name]
    codes = [code for code in planted_codes(exercise) if code != SHORT_OF_THE_EAR]
    assert codes
    for code in codes:
        seen = shot(exercise, random, most_noise=0.008, code=code)
        result = read_back(exercise, 4, None, seen, code, random)
        assert code in {*(fault.code for fault in result.summary.faults), *result.hints}
