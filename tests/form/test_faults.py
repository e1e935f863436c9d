from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING

import pytest
from tests.form.bodies import body, curve, rows, times, watch

from strongback.form.events import Cue, RepEnded
from strongback.form.judging import Judge
from strongback.knowledge import catalogue
from strongback.knowledge.camera import CameraView, FaultCheck, Side, Signal, Take
from strongback.record.form_summary import Verdict

if TYPE_CHECKING:
    from strongback.form import Frame

ROW = catalogue().exercises["standing-band-row"].camera
SWING = FaultCheck("SB-F001", Signal.LEAN, Side.NEAR, Take.SWING, 10.0, None, 5.0, (CameraView.SIDE,), hint=False)
FIRST = FaultCheck("SB-F007", Signal.ELBOW, Side.NEAR, Take.LEAD, 30.0, None, 10.0, (), hint=True)
BENT = FaultCheck("SB-F002", Signal.ELBOW, Side.NEAR, Take.START, None, 150.0, 5.0, (), hint=False)


def judged(*values: float | None, check: FaultCheck = SWING) -> Judge:
    judge = Judge((check,))
    for value in values:
        judge.add((value,))
    return judge


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ((20.0,), False),
        ((20.0, 20.0), True),
        ((20.0, 5.0, 20.0), True),
        ((20.0, 5.0, 5.0, 20.0), False),
        ((14.0, 14.0, 14.0), False),
        ((20.0, None, 20.0), True),
        ((5.0, 5.0, 20.0, 20.0, 5.0), True),
    ],
)
def test_a_fault_takes_two_of_three_repetitions(values: tuple[float | None, ...], named: bool) -> None:
    assert bool(judged(*values).faults()) is named


def test_a_fault_comes_with_its_value_its_threshold_and_how_often() -> None:
    (fault,) = judged(20.0, 30.0, 40.0, 3.0).faults()
    assert (fault.code, fault.value, fault.threshold, fault.reps) == ("SB-F001", 30.0, 10.0, 3)


def test_a_hint_is_no_fault() -> None:
    judge = judged(80.0, 80.0, 80.0, check=FIRST)
    assert judge.faults() == ()
    assert judge.hints() == ("SB-F007",)
    assert judge.verdict(3, 3, 1.0) is Verdict.CLEAN
    assert judge.worst() is None


def test_what_could_not_be_measured_is_abstained() -> None:
    assert judged(None, None).unmeasured() == ("SB-F001",)
    assert judged(None, 4.0).unmeasured() == ()


@pytest.mark.parametrize(
    ("values", "clean", "coverage", "verdict"),
    [
        ((3.0, 3.0, 3.0), 3, 1.0, Verdict.CLEAN),
        ((3.0, 3.0, 3.0), 3, 0.4, Verdict.UNMEASURED),
        ((3.0, 20.0, 3.0), 2, 1.0, Verdict.CLEAN),
        ((20.0, 20.0, 3.0, 3.0), 2, 1.0, Verdict.WATCH),
        ((20.0, 20.0, 20.0), 0, 1.0, Verdict.WATCH),
        ((40.0, 40.0, 40.0), 0, 1.0, Verdict.BREAKDOWN),
        ((20.0,), 0, 1.0, Verdict.WATCH),
        ((), 0, 1.0, Verdict.UNMEASURED),
    ],
)
def test_the_verdict_of_a_set(values: tuple[float, ...], clean: int, coverage: float, verdict: Verdict) -> None:
    assert judged(*values).verdict(len(values), clean, coverage) is verdict


def swinging(reps: int) -> list[Frame]:
    """Return rows done with the whole trunk."""
    return [
        body(t, lean=15 - 40 * curve(t, 3.0), arm=75 - 80 * curve(t, 3.0), elbow=175 - 85 * curve(t, 3.0))
        for t in times(reps * 3.0)
    ]


def test_a_swinging_trunk_is_seen_said_and_summed_up() -> None:
    events, result = watch(ROW, swinging(5))
    assert {"SB-F001", "SB-F014"} <= {fault.code for fault in result.summary.faults}
    assert result.summary.clean_reps == 0
    assert result.summary.verdict is Verdict.BREAKDOWN
    assert result.cue is not None
    cues = [event for event in events if isinstance(event, Cue)]
    assert cues
    assert len(cues) <= 3


def test_at_most_one_thing_is_said_every_second_repetition() -> None:
    events, _ = watch(ROW, swinging(8))
    said = [number for number, event in enumerate(events) if isinstance(event, Cue)]
    ended = [number for number, event in enumerate(events) if isinstance(event, RepEnded)]
    between = [sum(first < number <= last for number in ended) for first, last in pairwise(said)]
    assert all(count >= 2 for count in between)


def test_a_calm_row_has_no_fault() -> None:
    _, result = watch(ROW, rows(6, seconds=3.5))
    assert result.summary.faults == ()
    assert result.summary.clean_reps == result.summary.reps == 6
    assert result.summary.verdict is Verdict.CLEAN
    assert result.cue is None


def test_arms_that_never_get_long_are_seen() -> None:
    bent = [body(t, arm=60 - 60 * curve(t, 3.0), elbow=125 - 60 * curve(t, 3.0)) for t in times(12)]
    _, result = watch(ROW, bent)
    assert "SB-F002" in {fault.code for fault in result.summary.faults}


def test_a_dropped_weight_is_seen_by_its_time() -> None:
    def pull(t: float) -> float:
        at = t % 2.0
        return curve(at, 3.0) if at < 1.5 else curve(1.5 + (at - 1.5) * 3, 3.0)

    frames = [body(t, arm=75 - 80 * pull(t), elbow=175 - 85 * pull(t)) for t in times(10)]
    _, result = watch(ROW, frames)
    assert "SB-F004" in {fault.code for fault in result.summary.faults}
    eccentric, _, concentric, _ = result.summary.tempo_s
    assert eccentric < 0.8 < concentric


def test_the_range_is_held_against_the_athletes_own() -> None:
    from strongback.form import Engine  # noqa: PLC0415

    def share(view: CameraView) -> float | None:
        engine = Engine(ROW, baseline_rom={view: 100.0})
        for frame in rows(3):
            engine.push(frame)
        return engine.finish().rom_share

    seen = share(CameraView.SIDE)
    assert seen is not None
    assert 0.75 < seen < 0.9
    assert share(CameraView.FRONT) is None


def test_the_last_repetition_counts_though_nobody_saw_it_end() -> None:
    cut = [frame for frame in rows(3) if frame.t < 8.3]
    _, result = watch(ROW, cut)
    assert [rep.complete for rep in result.reps] == [True, True, False]
    assert result.summary.reps == 3


def test_a_result_is_plain_data_with_what_the_command_line_promises() -> None:
    _, result = watch(ROW, chain(rows(2)))
    document = result.document()
    assert set(document["summary"]) >= {"reps", "clean_reps", "verdict", "abstained"}
    for rep in document["reps"]:
        assert {"start", "turn", "end", "tempo", "rom_deg", "faults", "confidence"} <= set(rep)
        assert len(rep["tempo"]) == 4
    assert "scapular-retraction" in document["summary"]["abstained"]
