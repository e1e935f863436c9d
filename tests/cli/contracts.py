"""The shapes of documents that other programs read, and what does not fit one."""

from __future__ import annotations

from typing import Any

NUMBER = (int, float)
TEXT = str
MAYBE_TEXT = (str, type(None))


def misfits(value: Any, shape: Any, place: str = "") -> list[str]:
    """Return where a document does not fit a shape; keys beyond the shape are allowed.

    A shape is a type or several, a set of words, a list (its one shape for each item, its several for as many items),
    or a dict: its keys are required, and a type in the place of the key gives the shape of every value.
    """
    if isinstance(shape, dict):
        return _table(value, shape, place)
    if isinstance(shape, list):
        return _list(value, shape, place)
    if isinstance(shape, set):
        return [] if value in shape else [f"{place}: {value!r} is not one of {sorted(shape)}"]
    kinds = shape if isinstance(shape, tuple) else (shape,)
    fits = isinstance(value, kinds) and (bool in kinds or not isinstance(value, bool))
    return [] if fits else [f"{place}: {value!r} is not {kinds}"]


def _table(value: Any, shape: dict[Any, Any], place: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{place}: {value!r} is no table"]
    if set(shape) == {str}:
        return [fault for key in value for fault in misfits(value[key], shape[str], f"{place}.{key}")]
    missing = [f"{place}.{key} is missing" for key in shape if key not in value]
    return missing + [
        fault for key in shape if key in value for fault in misfits(value[key], shape[key], f"{place}.{key}")
    ]


def _list(value: Any, shape: list[Any], place: str) -> list[str]:
    if not isinstance(value, list):
        return [f"{place}: {value!r} is no list"]
    shapes = shape * len(value) if len(shape) == 1 else shape
    if len(shapes) != len(value):
        return [f"{place}: has {len(value)} items, not {len(shape)}"]
    return [fault for at, item in enumerate(value) for fault in misfits(item, shapes[at], f"{place}[{at}]")]


CLEARANCE = {"clear", "modify", "refer", "urgent", "emergency"}
WEEKDAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
LOAD = {"kind": TEXT, "say": TEXT}
ITEM = {
    "exercise": TEXT, "sets": int, "reps": [int, int], "rir": int, "tempo": TEXT, "rest_s": int, "load": LOAD,
}  # fmt: skip
REASON = {"rule": TEXT, "name": TEXT, "say": TEXT, "facts": dict, "source": TEXT, "strength": TEXT}
FLAG = {"code": TEXT, "urgency": CLEARANCE, "why": TEXT, "do": TEXT}
SESSION = {
    "day": WEEKDAYS, "minutes": int, "warm_up": [ITEM], "main": [ITEM], "balance": [ITEM], "cool_down": [ITEM],
}  # fmt: skip
PLAN = {"weeks": [{"deload": bool, "sessions": [SESSION]}]}
RELAXATION = {"say": TEXT, "changes": [{"requirement": TEXT, "rule": TEXT, "field": TEXT}]}
PLAN_ANSWER = {
    "status": {"optimal", "infeasible", "refused"},
    "clearance": CLEARANCE,
    "stimulus_per_week": {str: NUMBER},
    "relaxations": [RELAXATION],
    "reasons": [REASON],
}
SCREENING = {"clearance": CLEARANCE, "flags": [FLAG], "unanswered": [TEXT]}
PRESCRIPTION = ITEM | {
    "planned": TEXT, "aim": int, "per_side": bool, "light": bool, "ramp": [{"load": LOAD, "reps": int}],
    "offers": [TEXT], "how": [TEXT], "reasons": [REASON],
}  # fmt: skip
TODAY = {
    "status": {"ready", "screen-again", "refused"},
    "date": TEXT, "session_date": MAYBE_TEXT, "week": int, "weeks": int, "deload": bool,
    "minutes": (int, type(None)), "warm_up": [ITEM], "power": [ITEM], "prescriptions": [PRESCRIPTION],
    "cool_down": [ITEM], "screening": (dict, type(None)), "reasons": [REASON],
}  # fmt: skip
SET = {"id": TEXT, "exercise": TEXT, "day": TEXT, "performed_at": TEXT, "amount": int, "load": LOAD, "kind": TEXT}
LOGGED = {
    "accepted": {"sets": [SET], "pain": [{"id": TEXT, "region": TEXT}], "check_ins": [{"id": TEXT, "day": TEXT}]},
    "rejected": [{"row": int, "line": TEXT, "message": TEXT}],
    "reasons": [REASON],
}
TREND = {
    "sessions": int, "first_kg": NUMBER, "latest_kg": NUMBER, "range_kg": [NUMBER, NUMBER], "change": NUMBER,
    "detectable": bool,
}  # fmt: skip
REVIEW = {
    "week": TEXT, "sessions": {"done": int, "planned": int}, "sets": NUMBER, "stimulus": {str: NUMBER},
    "pull_sets": NUMBER, "push_sets": NUMBER, "worst_pain": (int, type(None)), "findings": [REASON],
    "estimated_one_rep_max": {str: TREND},
}  # fmt: skip
EXERCISE = {
    "id": TEXT, "name": TEXT, "aliases": [TEXT], "known_as": [TEXT], "summary": TEXT, "pattern": TEXT,
    "level": {"beginner", "intermediate", "advanced"}, "laterality": TEXT,
    "equipment": [{"needs": [TEXT], "load": TEXT}],
    "muscles": {"primary": [TEXT], "secondary": [TEXT], "stabiliser": [TEXT], "basis": TEXT},
    "dose": {"measure": {"reps", "hold", "minutes"}, "amount": [int, int], "tempo": TEXT},
    "easier": [TEXT], "harder": [TEXT], "variations": [{"id": TEXT, "name": TEXT, "change": TEXT}],
    "set_up": [TEXT], "steps": [TEXT], "cues": [TEXT], "breathing": TEXT,
    "mistakes": [{"fault": TEXT, "looks_like": TEXT}], "left_out_with": [TEXT],
    "evidence": [{"finding": TEXT, "source": TEXT, "label": TEXT}],
}  # fmt: skip
RULE = {
    "code": TEXT, "name": TEXT, "severity": {"note", "advice", "limit", "stop"}, "looks_at": TEXT, "why": TEXT,
    "do": TEXT, "source": TEXT, "strength": {"study", "guideline", "convention"},
}  # fmt: skip
CHECK = {"name": TEXT, "well": bool, "message": TEXT}
FINDINGS = {"findings": [{"rule": TEXT, "name": TEXT, "place": TEXT, "message": TEXT}]}
ERROR = {"error": {"message": TEXT, "problems": [{"place": TEXT, "field": TEXT, "message": TEXT}]}}
