"""What planning says and when: a case for each way of saying a reason, a relaxation and a finding of the checker.

The client holds them as samples of what is sent: ``python -m tests.planning.planning_sayings`` writes them anew.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.planning.planning_builders import KNOWN, newcomer, person, plan_for, wish, with_item, with_session
from tests.planning.test_planted_violations import GOOD, Planted, good_plan, item, planted, with_condition
from tests.planning.test_refusals_and_relaxations import REFUSED, answer_to

from strongback.coach import planning as coaching
from strongback.knowledge.vocabulary import Equipment, Implement, Level, Measure
from strongback.planning import rules
from strongback.planning.check import check
from strongback.planning.planner import about_clash, make_plan
from strongback.planning.relax import DROPPABLE
from strongback.record.answers import Answer, Answers
from strongback.record.load import Load
from strongback.record.plan import Plan
from strongback.record.profile import Goal
from strongback.record.profile_file import WHOLE_GYM
from strongback.screening.professional import about_conditions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from strongback.knowledge.rule import Rule
    from strongback.planning.check import Finding
    from strongback.planning.request import PlanRequest
    from strongback.planning.result import PlanResult, Relaxation
    from strongback.record.reason import Reason

SAMPLES = Path(__file__).parents[2] / "web" / "src" / "insight" / "planning.json"
TODAY = date(2026, 3, 30)
CLASHING = (rules.SESSIONS_PER_WEEK, rules.DAY_BETWEEN, *DROPPABLE)
UNSAFE = Answers({"collapse": Answer.YES}, all_no=True)
TWO_OPEN = Answers({"collapse": Answer.UNSURE, "night-pain": Answer.UNSURE}, all_no=True)
ONE_OPEN = Answers({"collapse": Answer.UNSURE}, all_no=True)


@cache
def _answer(name: str) -> PlanResult:
    return make_plan(_PLANNED[name]())


def _hurried(limit_s: float) -> PlanRequest:
    usual = person(4)
    return replace(usual, settings=replace(usual.settings, gap=0.0, time_limit_s=limit_s))


def _assuming(*fields: str) -> PlanRequest:
    usual = wish()
    return replace(usual, profile=replace(usual.profile, assumed=fields))


_PLANNED: dict[str, Callable[[], PlanRequest]] = {
    "new": lambda: newcomer(goal=Goal.STRENGTH, favourites=("seated-cable-row", "face-pull")),
    "usual": lambda: wish(
        favourites=("seated-cable-row",),
        conditions=("extension-sensitive-back", "elbow-tendon-pain", "osteoporosis", "other-condition"),
    ),
    "assumed": lambda: _assuming("goal", "days_per_week", "minutes", "equipment", "level"),
    "one assumed": lambda: _assuming("minutes"),
    "stopped": lambda: _hurried(5e-3),
    "out of time": lambda: _hurried(1e-3),
}


def _clash(rule: Rule) -> Callable[[], Sequence[Reason]]:
    return lambda: (about_clash(rule),)


def _of(name: str) -> Callable[[], Sequence[Reason]]:
    return lambda: _answer(name).reasons


def _refused(answers: Answers) -> Callable[[], Sequence[Reason]]:
    return lambda: coaching.plan_for(wish(), answers, TODAY).result.reasons


REASONS: dict[str, Callable[[], Sequence[Reason]]] = {
    **{f"{rule.code} clash": _clash(rule) for rule in CLASHING},
    **{rule.code: _of("new") for rule in (rules.REP_ZONE, rules.TECHNIQUE_GATE, rules.DAY_BETWEEN, rules.MINUTES)},
    **{rule.code: _of("new") for rule in (rules.WEEKLY_FLOOR, rules.WEEKLY_RISE, rules.DELOAD, rules.FAVOURITES)},
    "SB-L018 one": _of("usual"),
    "SB-L023": _of("stopped"),
    "SB-L023 no plan": _of("out of time"),
    "SB-L025": _refused(UNSAFE),
    "SB-L025 open": _refused(TWO_OPEN),
    "SB-L025 one open": _refused(ONE_OPEN),
    "SB-L026": _of("assumed"),
    "SB-L026 one": _of("one assumed"),
    "SB-S063": _of("usual"),
    "SB-S067 one more": _of("usual"),
    "SB-S060 many more": _of("usual"),
    "SB-S082 none": _of("usual"),
    "SB-S113": lambda: about_conditions([KNOWN.conditions["osteoporosis"]]),
}


@cache
def relaxations() -> dict[str, Relaxation]:
    """Return what would help where there is no plan, by the fields that change, with a case of each set of them."""
    together = make_plan(newcomer(minutes=15, days_per_week=1, equipment=frozenset())).relaxations
    offered = [item for name in REFUSED for item in answer_to(name).relaxations]
    found: dict[str, Relaxation] = {}
    for relaxation in (*offered, *together):
        found.setdefault(" + ".join(change[1] for change in relaxation.changes), relaxation)
    return found


def _on_monday(**other: object) -> Plan:
    return with_session(good_plan(), 1, 0, lambda day: with_item(day, "main", 0, **other))


def _other_cases() -> dict[str, tuple[Plan, PlanRequest]]:
    """Return plans that are wrong in further ways than the planted ones."""
    powerful = wish(goal=Goal.PERFORMANCE, level=Level.ADVANCED, weeks_trained=20, minutes=90)
    jumping = with_session(plan_for(powerful), 1, 0, lambda day: with_item(day, "power", 0, sets=9, amount=(15, 15)))
    tiring = item("main", week=5, rir=good_plan().weeks[0].sessions[0].main[0].rir)(good_plan())
    held = item("balance", 1, exercise="plank", measure=Measure.HOLD, amount=(10, 90))(good_plan())
    return {
        "no-weeks": (Plan(()), GOOD),
        "power-sets": (jumping, powerful),
        "deload-effort": (tiring, GOOD),
        "load": (_on_monday(load=Load(Implement.KETTLEBELL)), GOOD),
        "load not owned": (
            _on_monday(exercise="single-arm-dumbbell-row", load=Load(Implement.KETTLEBELL)),
            wish(equipment=WHOLE_GYM - {Equipment.KETTLEBELL}),
        ),
        "amount": (held, with_condition(GOOD, "hypertension")),
    }


def _of_planted(case: Planted) -> Finding:
    return next(
        each
        for each in check(case.edit(good_plan()), case.judge(GOOD))
        if (each.rule.code, each.place) == (case.rule, case.place) and case.says in each.sentence
    )


@cache
def findings() -> dict[str, Finding]:
    """Return a finding of each planted violation and of the further ones, by what was done to the plan."""
    found = {name: _of_planted(case) for name, case in planted().items()}
    for name, (plan, request) in _other_cases().items():
        what = name.partition(" ")[0]
        found[f"also {name}"] = next(each for each in check(plan, request) if dict(each.facts)["what"] == what)
    return found


def rule_of(name: str) -> str:
    """Return the code of the rule whose reason a case is about."""
    return name.partition(" ")[0]


def _reason(name: str) -> dict[str, Any]:
    """Return what is sent of a reason, as far as a sentence is made from it."""
    found = next(item for item in REASONS[name]() if item.rule.code == rule_of(name)).document()
    return {field: found[field] for field in ("rule", "say", "facts")}


def sent() -> dict[str, dict[str, Any]]:
    """Return all that is sent, as the samples hold it."""
    said: dict[str, dict[str, Any]] = {
        "reasons": {name: _reason(name) for name in REASONS},
        "relaxations": {name: item.document() for name, item in relaxations().items()},
        "findings": {
            name: {"rule": item.rule.code, "message": item.sentence, "facts": dict(item.facts)}
            for name, item in findings().items()
        },
    }
    told: dict[str, dict[str, Any]] = json.loads(json.dumps(said))
    return told


if __name__ == "__main__":
    SAMPLES.write_text(json.dumps(sent(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
