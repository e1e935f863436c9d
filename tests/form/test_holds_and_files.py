from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.form.bodies import body, nobody, rows, times, watch

from strongback.form.baseline import usual_rom
from strongback.form.events import Held
from strongback.form.landmark_file import read_lines, write_lines
from strongback.knowledge import catalogue
from strongback.knowledge.camera import CameraView
from strongback.knowledge.reading import BadDocumentError
from strongback.record.form_summary import FormSummary, Verdict

if TYPE_CHECKING:
    from strongback.form import Frame

PLANK = catalogue().exercises["plank"].camera


def plank(t: float, thigh: float = -90.0) -> Frame:
    """Return a body on forearms and toes, its head to the right."""
    return body(t, hip=(1.5, 1.6), lean=90, arm=90, elbow=90, thigh=thigh)


# Holds


def test_a_plank_is_counted_in_seconds() -> None:
    events, result = watch(PLANK, (plank(t) for t in times(10.5)))
    assert [event.seconds for event in events if isinstance(event, Held)] == list(range(1, 11))
    assert result.summary.held_s == pytest.approx(10.5, abs=0.1)
    assert result.summary.reps == 0
    assert result.summary.verdict is Verdict.CLEAN


def test_two_holds_are_two_and_the_longest_is_kept() -> None:
    frames = [plank(t) if t < 5 or t > 8 else body(t, hip=(1.5, 1.6)) for t in times(20)]
    _, result = watch(PLANK, frames)
    assert [round(hold.seconds) for hold in result.holds] == [5, 12]
    assert result.summary.held_s == pytest.approx(12, abs=0.2)


def test_a_moment_out_of_sight_does_not_end_a_hold() -> None:
    frames = [nobody(t) if 4.0 < t < 4.4 else plank(t) for t in times(9)]
    _, result = watch(PLANK, frames)
    assert len(result.holds) == 1


def test_sagging_hips_are_named_in_a_hold() -> None:
    _, result = watch(PLANK, (plank(t, thigh=-115.0) for t in times(9)))
    assert [fault.code for fault in result.summary.faults] == ["SB-F016"]
    assert result.summary.verdict in {Verdict.WATCH, Verdict.BREAKDOWN}


def test_lying_down_is_no_plank() -> None:
    flat = (body(t, hip=(1.5, 1.9), lean=90, arm=10, elbow=175, thigh=-90) for t in times(6))
    _, result = watch(PLANK, flat)
    assert result.holds == ()


# The athlete's own range


SIDE, FRONT = CameraView.SIDE, CameraView.FRONT


def summary(rom: float | None, verdict: Verdict = Verdict.CLEAN, view: CameraView | None = SIDE) -> FormSummary:
    return FormSummary(reps=8, clean_reps=8, verdict=verdict, coverage=1.0, rom_deg=rom, view=view)


def test_the_usual_range_is_the_median_of_the_latest_clean_sets() -> None:
    assert usual_rom([summary(90), summary(100), summary(80)]) == {SIDE: 90}
    assert usual_rom([summary(10)] * 10 + [summary(90)] * 6) == {SIDE: 90}


def test_two_clean_sets_are_too_few_and_no_others_teach_what_is_usual() -> None:
    taught = [summary(90), summary(90)]
    assert usual_rom(taught) == {}
    assert usual_rom([*taught, summary(40, Verdict.WATCH), summary(40, Verdict.BREAKDOWN), summary(None)]) == {}
    assert usual_rom([*taught, summary(90, view=None)]) == {}


def test_every_view_has_a_usual_range_of_its_own() -> None:
    assert usual_rom([summary(90)] * 3 + [summary(60, view=FRONT)] * 3) == {SIDE: 90, FRONT: 60}
    assert usual_rom([summary(90), summary(90), summary(60, view=FRONT)]) == {}


def test_a_distance_has_a_usual_range_in_percent_of_the_trunk() -> None:
    one = FormSummary(reps=8, clean_reps=8, verdict=Verdict.CLEAN, coverage=1.0, rom_percent=45.0, view=SIDE)
    assert usual_rom([one] * 3) == {SIDE: 45}
    assert FormSummary.from_document(one.document()) == one


def test_a_summary_that_says_no_view_is_still_read() -> None:
    old = summary(90, view=None)
    assert "view" not in old.document()
    assert FormSummary.from_document(old.document()) == old


# Landmark files


def test_a_set_is_kept_and_read_again() -> None:
    frames = list(rows(1))
    header, again = read_lines(write_lines(frames, {"exercise": "standing-band-row"}), "set.jsonl")
    assert header == {"landmarks": 1, "exercise": "standing-band-row"}
    assert len(again) == len(frames)
    rule = catalogue().exercises["standing-band-row"].camera
    one, other = (watch(rule, found)[1].summary for found in (frames, again))
    assert one.tempo_s == pytest.approx(other.tempo_s, abs=0.01)
    assert one.rom_deg == pytest.approx(other.rom_deg, abs=0.5)


def test_an_empty_room_is_kept_too() -> None:
    (_, line) = write_lines([nobody(1.0)], {})
    assert json.loads(line)["image"] == []
    assert read_lines([line], "room")[1][0].values == ()


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ([], "holds no frame"),
        (["{}"], "line 1: is no frame"),
        (["[1, 2]"], "line 1: is no frame"),
        (["no json"], "line 1: is no frame"),
        (['{"landmarks": 2}', '{"t": 0, "image": [], "world": []}'], "landmarks: must be 1"),
        (['{"t": 0, "width": 0, "image": [], "world": []}'], "width: and height must be more than nothing"),
        (['{"t": 0, "image": [[1, 2]], "world": []}'], "line 1: is no frame"),
    ],
)
def test_a_broken_file_is_refused_with_the_line(lines: list[str], says: str) -> None:
    with pytest.raises(BadDocumentError) as refused:
        read_lines(lines, "set.jsonl")
    assert says in str(refused.value)
