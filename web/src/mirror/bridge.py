"""What the form worker calls: one set at a time, landmarks in through an array, events out as JSON.

The worker writes 264 numbers into ``frame`` and calls ``step``; it reads ``state`` back the same way. Nothing is
converted on the way but the events, which are few.
"""

from __future__ import annotations

import json
from array import array
from math import nan
from typing import Any

from strongback.form import Engine
from strongback.form.baseline import usual_rom
from strongback.form.landmarks import SIZE
from strongback.form.posture import Snapshot
from strongback.knowledge.camera import CameraRule
from strongback.record.form_summary import FormSummary

frame = array("f", [0.0] * SIZE)
state = array("d", [0.0, 0.0, nan])  # repetitions, whether counting has begun, the counted signal


class _Watching:
    """The set under way."""

    engine: Engine | None = None


def begin(rule: str, before: str = "[]") -> None:
    """Begin a set of an exercise, given by its camera rule as JSON.

    ``before`` holds the summaries of the person's earlier sets of it, oldest first: the device keeps those, so that
    their usual range is known without a network too.
    """
    usual = usual_rom(FormSummary.from_document(summary) for summary in json.loads(before))
    _Watching.engine = Engine(CameraRule.from_document(json.loads(rule)), baseline_rom=usual)
    state[:] = array("d", [0.0, 0.0, nan])


def step(t: float, width: float, height: float, somebody: bool) -> str:
    """Take the frame in; return the events as a JSON list, or nothing when there were none."""
    engine = _Watching.engine
    if engine is None:
        return ""
    events = engine.push_values(t, width, height, frame if somebody else ())
    state[0], state[1] = engine.count, engine.ready
    state[2] = nan if engine.value is None else engine.value
    return json.dumps([event.document() for event in events]) if events else ""


def finish() -> str:
    """End the set and return its result as JSON."""
    engine, _Watching.engine = _Watching.engine, None
    return "" if engine is None else json.dumps(engine.finish().document())


def posture(view: str, takes: str) -> str:
    """Measure a posture snapshot from takes, each a list of frames ``[width, height, values]``; return it as JSON."""
    read: list[list[tuple[float, float, list[float]]]] = json.loads(takes)
    found: dict[str, Any] = Snapshot.of(view, read).document()
    return json.dumps(found)
