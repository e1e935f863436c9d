"""What the two pages say: from a report as plain data to sentences, tables and charts."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from strongback.report import drawing
from strongback.report.drawing import Mark, Point

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MOST_FINDINGS, MOST_PRAISE, MOST_TRENDS, MOST_SIDES = 4, 2, 6, 3
LEAST_POINTS = 3
PAIN_LIMIT = 2
USUAL_SETS = 8.0
# Two snapshots of the same posture differ by up to this (evidence, section 5.1).
DEAD_BAND_DEG = 5.0
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MEASURES = {
    "head-forward-deg": "Head forward",
    "shoulders-forward-deg": "Shoulders forward",
    "shoulders-level-deg": "Shoulders, level",
    "hips-level-deg": "Hips, level",
    "trunk-lean-deg": "Trunk lean",
}
MOST_MEASURES = 2
READING = (
    """Hard sets reach a muscle whole as the main work of an exercise and half as help; ranges are those of the plan, or
    of the goal where there is no plan.""",
    """Strength is an estimate from hard sets of up to ten repetitions, give or take ten percent (the band). A change
    is called one only when it is larger than two tests of the same strength would differ by.""",
    """Findings name what was logged, since when, how sure that is and the rule behind it: study, guideline or
    convention. Every rule can be read in full under its code.""",
    """Form is as the person rated it, or as a camera measured it where one watched. Strongback is not a medical device
    and does not diagnose, treat or prevent any condition.""",
)

Document = dict[str, Any]


def content(document: Mapping[str, Any]) -> Document:
    """Return everything that the pages show, in words and pictures."""
    progress = document["progress"]
    return {
        "name": document["name"],
        "span": f"{say_day(progress['first'])} to {say_day(document['day'])}",
        "facts": list(_facts(document)),
        "words": [item["say"] for item in document["words"] if item["rule"] is None],
        "praise": [{"say": item["say"], "rule": item["rule"]} for item in document["praise"][:MOST_PRAISE]],
        "findings": [_finding(item) for item in document["findings"][:MOST_FINDINGS]],
        "more": max(0, len(document["findings"]) - MOST_FINDINGS),
        "muscles": _muscles(document["muscles"]),
        "sessions": _sessions(progress["weeks"]),
        "sides": list(_sides(progress["exercises"], document["exercise_names"])),
        "trends": list(_trends(progress["exercises"], document["exercise_names"])),
        "balance": _balance(progress["weeks"]),
        "form": _form(progress),
        "pain": _pain(progress, date.fromisoformat(document["day"])),
        "sleep": _sleep(progress, date.fromisoformat(document["day"])),
        "posture": _posture(document["posture"] or []),
        "seen": progress["pain"] is not None,
        "reading": [" ".join(say.split()) for say in READING],
    }


def say_day(iso: str, *, year: bool = True) -> str:
    """Return a day as it is printed.

    >>> say_day("2026-03-02")
    '2 Mar 2026'
    """
    day = date.fromisoformat(iso)
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")


def say_number(value: float) -> str:
    """Return a number with at most one decimal.

    >>> say_number(12.0), say_number(7.25)
    ('12', '7.2')
    """
    return f"{value:.1f}".removesuffix(".0")


def _facts(document: Mapping[str, Any]) -> Iterator[str]:
    profile, plan = document["profile"], document["plan"]
    if profile is not None:
        goal = profile["goal"].replace("-", " ")
        yield f"Goal: {goal}"
        yield f"Level: {profile['level']}"
        yield f"{profile['days_per_week']} days a week"
    if plan is not None:
        week = f", week {plan['week']} of {plan['weeks']}" if plan["week"] else f", {plan['weeks']} weeks"
        yield f"Plan {plan['version']}{week}"


def _finding(item: Mapping[str, Any]) -> Document:
    return {
        "say": item["say"],
        "step": item["step"]["say"],
        "since": f"Since {say_day(item['since'], year=False)}",
        "sure": item["sure_say"],
        "rule": item["rule"],
        "source": f"{item['strength'].capitalize()}: {item['source']}",
    }


def _standing(muscle: Mapping[str, Any]) -> str:
    mean, low, high = muscle["mean"], muscle["low"], muscle["high"]
    if mean <= 0:
        return "none"
    if low is None:
        return "plain"
    if mean < low:
        return "below"
    return "above" if mean > high else "within"


def _muscles(muscles: Sequence[Mapping[str, Any]]) -> Document:
    marks = {
        item["group"]: Mark(_standing(item), min(1.0, item["mean"] / (item["low"] or USUAL_SETS))) for item in muscles
    }
    return {
        "picture": drawing.body(marks),
        "say": "Body from behind and from the front; the table beside it says the same in numbers.",
        "rows": [
            {
                "name": item["name"],
                "mean": say_number(item["mean"]),
                "aim": _aim(item),
                "standing": {"none": "none yet", "plain": ""}.get(_standing(item), _standing(item)),
            }
            for item in muscles
            if item["mid_back"]
        ],
        "others": [
            f"{item['name']} {say_number(item['mean'])}"
            for item in muscles
            if not item["mid_back"] and item["mean"] > 0
        ],
    }


def _aim(item: Mapping[str, Any]) -> str:
    low, high = item["low"], item["high"]
    if low is None:
        return ""
    return say_number(low) if low == high else f"{say_number(low)} to {say_number(high)}"


def _sessions(weeks: Sequence[Mapping[str, Any]]) -> Document:
    columns = [
        (say_day(week["monday"], year=False), week["sessions"]["done"], week["sessions"]["planned"], week["deload"])
        for week in weeks
    ]
    done, planned = (sum(week["sessions"][what] for week in weeks) for what in ("done", "planned"))
    sets = say_number(sum(week["hard_sets"] for week in weeks))
    of_planned = f"{done} of {planned} planned sessions" if planned else f"{done} sessions"
    return {"picture": drawing.sessions(columns), "say": f"{of_planned} in {len(columns)} weeks, {sets} hard sets."}


def _trends(exercises: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> Iterator[Document]:
    """Yield the strength of the exercises that were done on most days."""
    shown = [item for item in exercises if item["trend"] is not None]
    for item in shown[:MOST_TRENDS]:
        first = date.fromisoformat(item["days"][0]["day"])
        points = [
            Point((date.fromisoformat(day["day"]) - first).days, found["kg"], found["low_kg"], found["high_kg"])
            for day in item["days"]
            if (found := day["one_rep_max"]) is not None
        ]
        if len(points) < LEAST_POINTS:
            continue
        trend = item["trend"]
        low, high = trend["range_kg"]
        change = f"{trend['change']:+.0%} over these weeks" if trend["detectable"] else "no change beyond chance"
        ends = (f"{min(point.low for point in points):.0f} kg", f"{max(point.high for point in points):.0f} kg")
        yield {
            "name": names[item["exercise"]],
            "picture": drawing.trend(points, ends),
            "say": f"{trend['latest_kg']:.0f} kg ({low:.0f} to {high:.0f}), {change}, {len(points)} days.",
        }


def _sides(exercises: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> Iterator[Document]:
    """Yield how much a set came to on each side, for exercises that were done on both sides on several days."""
    shown = [item for item in exercises if len(item["sides"]) >= LEAST_POINTS]
    for item in shown[:MOST_SIDES]:
        left, right = (sum(day[side] for day in item["sides"]) / len(item["sides"]) for side in ("left", "right"))
        unit = {"hold": " s", "minutes": " min"}.get(item["measure"], " repetitions")
        say = f"Left {left:.1f}, right {right:.1f}{unit}, {len(item['sides'])} days."
        yield {"name": names[item["exercise"]], "say": say}


def _balance(weeks: Sequence[Mapping[str, Any]]) -> Document:
    def total(name: str) -> float:
        return float(sum(week[name] for week in weeks))

    pull, push = total("pull_sets"), total("push_sets")
    parts = {part: float(sum(week["trapezius"][part] for week in weeks)) for part in ("upper", "middle", "lower")}
    items = [
        ("Pulling", pull), ("Pushing", push),
        ("Rows", total("horizontal_pull_sets")), ("Pulldowns", total("vertical_pull_sets")),
        ("Upper trapezius", parts["upper"]), ("Middle trapezius", parts["middle"]), ("Lower trapezius", parts["lower"]),
        ("Spinal extension", total("extension_sets")), ("Core", total("core_sets")),
    ]  # fmt: skip
    ratio = (
        f"{pull / push:.1f} pulling sets for each pushing set; 1 to 1.5 is the convention."
        if push
        else "No pushing set in these weeks."
    )
    return {"picture": drawing.bars([(name, value, say_number(value)) for name, value in items]), "say": ratio}


def _form(progress: Mapping[str, Any]) -> Document | None:
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for item in progress["form"]:
        day = date.fromisoformat(item["day"])
        monday = (day - timedelta(days=day.weekday())).isoformat()
        for at, name in enumerate(("clean", "shaky", "broke_down")):
            counts[monday][at] += item[name]
    if not counts:
        return None
    weeks = [(say_day(week["monday"], year=False), counts[week["monday"]]) for week in progress["weeks"]]
    clean, shaky, broke = (sum(week[at] for week in counts.values()) for at in range(3))
    return {
        "picture": drawing.form(weeks),
        "say": f"{clean} sets clean (filled), {shaky} shaky (hatched), {broke} broke down (dark, on top).",
    }


def _pain(progress: Mapping[str, Any], today: date) -> Document | None:
    if progress["pain"] is None:
        return None
    first = date.fromisoformat(progress["first"])
    items = [((date.fromisoformat(item["day"]) - first).days, item["worst"]) for item in progress["pain"]]
    if not items:
        return {"picture": "", "say": "No pain was noted in these weeks."}
    worst = max(progress["pain"], key=lambda item: (item["worst"], item["day"]))
    above = len([value for _, value in items if value > PAIN_LIMIT])
    where = f", {worst['region'].replace('-', ' ')}" if worst["region"] else ""
    say = (
        f"Worst {worst['worst']} of 10 on {say_day(worst['day'], year=False)}{where}; above 2 on {above} of "
        f"{len(items)} days with a note. Up to 2 (broken line) training goes on as planned."
    )
    return {"picture": drawing.stems(items, (today - first).days, 10.0, PAIN_LIMIT), "say": say}


def _sleep(progress: Mapping[str, Any], today: date) -> Document | None:
    if progress["check_ins"] is None:
        return None
    first = date.fromisoformat(progress["first"])
    slept = [
        ((date.fromisoformat(item["day"]) - first).days, float(item["sleep_h"]))
        for item in progress["check_ins"]
        if item["sleep_h"] is not None
    ]
    stress = [item["stress"] for item in progress["check_ins"] if item["stress"] is not None]
    if not slept:
        return {"picture": "", "say": "No nights were noted in these weeks."}
    mean = sum(hours for _, hours in slept) / len(slept)
    calm = f" Stress {sum(stress) / len(stress):.1f} of 10 on average." if stress else ""
    say = f"{mean:.1f} hours a night on average, {len(slept)} nights noted; the broken line is seven hours.{calm}"
    return {"picture": drawing.nights(slept, (today - first).days), "say": say}


def _posture(snapshots: Sequence[Mapping[str, Any]]) -> list[Document]:
    """Return the angles seen from the side, which most snapshots are of."""
    series: defaultdict[str, list[Point]] = defaultdict(list)
    seen = [item for item in snapshots if item["view"] == "side"]
    for item in sorted(seen, key=lambda item: item["taken_at"]):
        at = float(date.fromisoformat(item["day"]).toordinal())
        for measure, found in item["measures"].items():
            value, error = found["value"], found["error"]
            series[measure].append(Point(at, value, value - error, value + error))
    return [_angle(measure, points) for measure, points in series.items() if len(points) >= LEAST_POINTS][
        :MOST_MEASURES
    ]


def _angle(measure: str, points: Sequence[Point]) -> Document:
    change = points[-1].value - points[0].value
    moved = f"{change:+.0f}° since the first" if abs(change) > DEAD_BAND_DEG else "within what measuring again gives"
    error = points[-1].high - points[-1].value
    return {
        "name": MEASURES[measure],
        "picture": drawing.posture(points, DEAD_BAND_DEG),
        "say": f"{points[-1].value:.0f}° ± {error:.0f}°, {moved}.",
    }
