"""Findings about the balance and the dose of weeks: said only when it was so for weeks in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strongback.insight import rules
from strongback.insight.finding import ChangeKind, Evidence, Finding, PlanChange, Step, StepKind, Sure
from strongback.knowledge.vocabulary import CORE_PATTERNS, PULL_PATTERNS, PUSH_PATTERNS, Pattern
from strongback.record.reason import reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from strongback.insight.look import Look, WeekOf
    from strongback.knowledge.rule import Rule

ROWS, PULLDOWNS = (Pattern.HORIZONTAL_PULL,), (Pattern.VERTICAL_PULL,)
EXTENSIONS = (Pattern.SPINAL_EXTENSION,)
RAISES = (Pattern.SCAPULAR_UPWARD_ROTATION, Pattern.HORIZONTAL_ABDUCTION)
MIDDLE, LOWER, ERECTORS = "middle-trapezius", "lower-trapezius", "thoracic-erectors"
TWO = 2
CAP_SLACK = 1.0


def balance(look: Look) -> Iterator[Finding]:
    """Find what is out of balance, and muscle groups that get too little or too much."""
    explained: set[str] = set()
    weeks = look.latest_weeks
    if weeks:
        yield from _pull_and_push(look, weeks)
        yield from _directions(look, weeks)
        yield from _core(look, weeks)
        for finding in (*_extension(look, weeks), *_trapezius(look, weeks)):
            explained.add(finding.about)
            yield finding
        yield from _under(look, weeks, explained)
    yield from _over(look)
    yield from _jump(look)


def _mean(look: Look, weeks: Sequence[WeekOf], patterns: Sequence[str]) -> float:
    return sum(look.of_patterns(week, patterns) for week in weeks) / len(weeks)


def _each(weeks: Sequence[WeekOf], is_so: Callable[[WeekOf], bool]) -> bool:
    return all(is_so(week) for week in weeks)


def _of_patterns(
    rule: Rule, say: str, weeks: Sequence[WeekOf], patterns: Sequence[str], step: Step, **facts: float
) -> Finding:
    evidence = Evidence(weeks[0].monday, weeks[-1].sunday, patterns=tuple(map(str, patterns)))
    why = reason(rule, say, weeks=len(weeks), **{name: round(value, 1) for name, value in facts.items()})
    return Finding(why, weeks[0].monday, Sure.COUNTED, step, evidence, weight=1.0)


def _more(say: str, patterns: Sequence[str]) -> Step:
    return Step(StepKind.CHANGE_PLAN, say, change=PlanChange(ChangeKind.MORE, tuple(map(str, patterns))))


def _pull_and_push(look: Look, weeks: Sequence[WeekOf]) -> Iterator[Finding]:
    least, most = look.options.pull_to_push
    slack, both = look.options.slack, (*PULL_PATTERNS, *PUSH_PATTERNS)
    pull, push = (_mean(look, weeks, patterns) for patterns in (PULL_PATTERNS, PUSH_PATTERNS))
    say = f"{pull:.2g} pulling to {push:.2g} pushing sets a week, {len(weeks)} training weeks in a row."

    def pulls_too_much(week: WeekOf) -> bool:
        pulled, pushed = look.of_patterns(week, PULL_PATTERNS), look.of_patterns(week, PUSH_PATTERNS)
        return pulled >= TWO * TWO and pulled >= most * slack * pushed

    def pushes_too_much(week: WeekOf) -> bool:
        pulled, pushed = look.of_patterns(week, PULL_PATTERNS), look.of_patterns(week, PUSH_PATTERNS)
        return pushed >= TWO * TWO and pushed * least >= slack * pulled

    if _each(weeks, pulls_too_much):
        step = _more("Add a set of pushing to a session.", PUSH_PATTERNS)
        yield _of_patterns(rules.NEGLECTING_ANTAGONISTS, say, weeks, both, step, pull=pull, push=push)
    elif _each(weeks, pushes_too_much):
        step = _more("Add a set of pulling to a session.", PULL_PATTERNS)
        yield _of_patterns(rules.PUSH_OUTWEIGHS_PULL, say, weeks, both, step, pull=pull, push=push)


def _directions(look: Look, weeks: Sequence[WeekOf]) -> Iterator[Finding]:
    """Compare rows with pulldowns; one without pulldowns in their plan is not told that they are missing."""
    share = look.options.least_share_of_rows
    pulls_enough = _each(weeks, lambda week: look.of_patterns(week, PULL_PATTERNS) >= TWO * TWO)
    if not pulls_enough:
        return
    rows, pulldowns = _mean(look, weeks, ROWS), _mean(look, weeks, PULLDOWNS)
    planned = {look.known.exercises[n].pattern for n in look.planned_exercises if n in look.known.exercises}
    say = f"{rows:.2g} sets of rows to {pulldowns:.2g} of pulldowns a week, {len(weeks)} training weeks in a row."
    missing: Sequence[Pattern] = ()
    if _each(weeks, lambda w: look.of_patterns(w, ROWS) < share * look.of_patterns(w, PULL_PATTERNS)):
        missing = ROWS
    elif Pattern.VERTICAL_PULL in planned and _each(weeks, lambda week: look.of_patterns(week, PULLDOWNS) == 0):
        missing = PULLDOWNS
    if missing:
        what = "rows" if missing is ROWS else "pulldowns"
        step = _more(f"Do the {what} of the plan, or add a set of them.", missing)
        yield _of_patterns(
            rules.ROWS_AND_PULLDOWNS, say, weeks, PULL_PATTERNS, step, horizontal=rows, vertical=pulldowns
        )


def _core(look: Look, weeks: Sequence[WeekOf]) -> Iterator[Finding]:
    least = look.options.least_core_sets
    if _each(weeks, lambda week: look.of_patterns(week, CORE_PATTERNS) < least):
        done = _mean(look, weeks, CORE_PATTERNS)
        say = f"{done:.2g} sets for the trunk a week, {len(weeks)} training weeks in a row."
        step = _more("Do the trunk exercises of the plan, or add a set.", CORE_PATTERNS)
        yield _of_patterns(rules.CORE_LEFT_OUT, say, weeks, CORE_PATTERNS, step, sets=done)


def _extension(look: Look, weeks: Sequence[WeekOf]) -> Iterator[Finding]:
    least = look.options.least_extension_sets
    if _each(weeks, lambda week: look.of_patterns(week, EXTENSIONS) < least):
        done = _mean(look, weeks, EXTENSIONS)
        say = f"{done:.2g} sets of back extension a week, {len(weeks)} training weeks in a row."
        step = _more("Do the back extension of the plan, or add a set of one.", EXTENSIONS)
        found = _of_patterns(rules.EXTENSION_LEFT_OUT, say, weeks, EXTENSIONS, step, sets=done)
        yield _about(found, ERECTORS)


def _trapezius(look: Look, weeks: Sequence[WeekOf]) -> Iterator[Finding]:
    share, floor = look.options.least_share_of_lower_trapezius, look.options.floor
    parts = [(look.stimulus_of(week).get(MIDDLE, 0.0), look.stimulus_of(week).get(LOWER, 0.0)) for week in weeks]
    if all(lower < floor and lower < share * middle for middle, lower in parts):
        middle, lower = (sum(part) / len(weeks) for part in zip(*parts, strict=True))
        say = f"Lower trapezius {lower:.2g}, middle {middle:.2g} fractional sets a week, {len(weeks)} weeks in a row."
        step = Step(
            StepKind.CHANGE_PLAN, "Add a set of Y raises, wall slides or face pulls.",
            change=PlanChange(ChangeKind.MORE, tuple(map(str, RAISES)), group=LOWER),
        )  # fmt: skip
        why = reason(rules.TRAPEZIUS_PARTS, say, weeks=len(weeks), middle=round(middle, 1), lower=round(lower, 1))
        evidence = Evidence(weeks[0].monday, weeks[-1].sunday, group=LOWER)
        yield Finding(why, weeks[0].monday, Sure.COUNTED, step, evidence, LOWER, weight=1.0)


def _about(finding: Finding, group: str) -> Finding:
    evidence = Evidence(finding.evidence.first, finding.evidence.last, patterns=finding.evidence.patterns)
    return Finding(finding.why, finding.since, finding.sure, finding.step, evidence, group, weight=finding.weight)


def _under(look: Look, weeks: Sequence[WeekOf], explained: set[str]) -> Iterator[Finding]:
    floor, totals = look.options.floor, [look.stimulus_of(week) for week in weeks]
    for group in look.known.mid_back_groups:
        had = [total.get(group, 0.0) for total in totals]
        if group in explained or max(had) >= floor:
            continue
        mean = sum(had) / len(had)
        name = look.known.muscle_groups[group].name
        say = (
            f"{name}: {mean:.2g} fractional sets a week, {len(weeks)} training weeks in a row; the floor is {floor:g}."
        )
        step = Step(
            StepKind.CHANGE_PLAN, f"Add a set of an exercise that trains the {name.lower()}.",
            change=PlanChange(ChangeKind.MORE, group=group),
        )  # fmt: skip
        why = reason(rules.UNDER_DOSED, say, group=group, sets=round(mean, 1), floor=floor, weeks=len(weeks))
        evidence = Evidence(weeks[0].monday, weeks[-1].sunday, group=group)
        yield Finding(why, weeks[0].monday, Sure.COUNTED, step, evidence, group, weight=floor - mean)


def _over(look: Look) -> Iterator[Finding]:
    weeks, cap = look.usual_weeks[-TWO:], look.options.cap
    if len(weeks) < TWO or look.weeks[-1] is not weeks[-1]:
        return
    totals = [look.stimulus_of(week) for week in weeks]
    above = {
        group: sum(total.get(group, 0.0) for total in totals) / TWO
        for group in look.known.muscle_groups
        if min(total.get(group, 0.0) for total in totals) > cap + CAP_SLACK
    }
    if above:
        group = max(above, key=lambda name: above[name])
        name = look.known.muscle_groups[group].name
        say = f"{name}: {above[group]:.3g} fractional sets a week for two weeks; the cap is {cap:g}."
        step = Step(
            StepKind.CHANGE_PLAN, f"Take a set away from an exercise that trains the {name.lower()}.",
            change=PlanChange(ChangeKind.FEWER, group=group),
        )  # fmt: skip
        why = reason(rules.OVER_DOSED, say, group=group, sets=round(above[group], 1), cap=cap)
        evidence = Evidence(weeks[0].monday, weeks[-1].sunday, group=group)
        yield Finding(why, weeks[0].monday, Sure.COUNTED, step, evidence, group, weight=above[group] - cap)


def _jump(look: Look) -> Iterator[Finding]:
    """Compare the last week, also a lighter one, with the fullest of the four usual ones before; three are needed."""
    if not look.weeks or not look.weeks[-1].days:
        return
    last, options = look.weeks[-1], look.options
    before = [week for week in look.usual_weeks if week is not last][-4:]
    if len(before) < options.weeks_in_a_row:
        return
    most = max(week.total for week in before)
    if last.total >= options.jump * most and last.total - most >= options.jump_sets:
        say = f"{last.total:g} hard sets last week, at most {most:g} in the weeks before."
        step = Step(StepKind.TRAIN, "Do the sets of the plan this week and leave the rest.", "progressive-overload")
        why = reason(rules.SUDDEN_JUMP, say, sets=last.total, before=most)
        evidence = Evidence(before[0].monday, last.sunday)
        yield Finding(why, last.monday, Sure.COUNTED, step, evidence, weight=last.total / most)
