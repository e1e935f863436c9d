"""Why no plan is possible, and the smallest change that makes one possible.

Two questions, answered with the same search that plans. What clashes: drop one requirement after another and keep
those without which the rest would still not do. What helps: loosen what belongs to the person (time, days, equipment,
the avoid list, what they train elsewhere) or a convention, alone or together, and take back as much as possible.
Health conditions and the level are never loosened.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Any

from strongback.knowledge.vocabulary import Equipment, Standing
from strongback.planning import rules
from strongback.planning.result import Relaxation
from strongback.planning.search import OutOfTimeError, search, week_is_possible
from strongback.record.profile import Weekday

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strongback.knowledge.rule import Rule
    from strongback.planning.request import PlanRequest

LONGEST_MIN = 120
# Those named least readily come first: what the person chose and can change is named where it has a part in it.
DROPPABLE = (
    rules.LEVEL, rules.CONDITIONS, rules.EQUIPMENT, rules.AVOID,
    rules.PULL_TO_PUSH, rules.WEEKLY_RISE, rules.SESSION_CAP, rules.WEEKLY_CAP, rules.TRAINED_TWICE, rules.CORE,
    rules.PATTERNS, rules.WEEKLY_FLOOR, rules.MID_BACK_EXERCISES, rules.MINUTES,
)  # fmt: skip
MOST_TOGETHER = 3
MOST_OFFERED = 4


def clashes(request: PlanRequest) -> tuple[Rule, ...]:
    """Return requirements that cannot hold together, none of which could be left out of the list.

    Raises:
        OutOfTimeError: the time limit left a question open.

    """
    if request.profile.days_per_week < request.settings.sessions[0]:
        return (rules.SESSIONS_PER_WEEK,)
    if not request.days:
        return (rules.SESSIONS_PER_WEEK, rules.DAY_BETWEEN)
    dropped: frozenset[Rule] = frozenset()
    for rule in DROPPABLE:
        if not week_is_possible(request, dropped | {rule}):
            dropped |= {rule}
    named = [rule for rule in DROPPABLE if rule not in dropped]
    return tuple(named or DROPPABLE[-2:])


@dataclass(frozen=True, slots=True)
class _Loosening:
    """One way to loosen a request as far as it goes, and how to take back what is not needed.

    ``wide`` loosens fully; ``options`` yields requests between the original and the wide one, smallest first.
    """

    wide: Callable[[PlanRequest], PlanRequest]
    narrow: Callable[[PlanRequest, PlanRequest, Callable[[PlanRequest], bool]], PlanRequest]


def relaxations(request: PlanRequest) -> tuple[Relaxation, ...]:
    """Return the smallest relaxations that make a plan possible, smallest first; empty when none does."""

    def possible(changed: PlanRequest) -> bool:
        try:
            return search(changed) is not None
        except OutOfTimeError:
            return False  # only what is known to help is offered

    for together in range(1, MOST_TOGETHER + 1):
        found = [
            _describe(request, narrowed)
            for names in combinations(_LOOSENINGS, together)
            if (narrowed := _narrowed(request, names, possible)) is not None
        ]
        if found:
            unique = {item.say: item for item in found}
            return tuple(sorted(unique.values(), key=lambda item: item.size)[:MOST_OFFERED])
    return ()


def _narrowed(
    request: PlanRequest, loosenings: tuple[_Loosening, ...], possible: Callable[[PlanRequest], bool]
) -> PlanRequest | None:
    wide = request
    for loosening in loosenings:
        loosened = loosening.wide(wide)
        if loosened == wide:
            return None  # nothing to loosen here, so a smaller combination covers it
        wide = loosened
    if not possible(wide):
        return None
    for loosening in loosenings:
        wide = loosening.narrow(request, wide, possible)
    return wide


def _with_profile(request: PlanRequest, **changes: Any) -> PlanRequest:
    return replace(request, profile=replace(request.profile, **changes))


def _with_settings(request: PlanRequest, **changes: Any) -> PlanRequest:
    return replace(request, settings=replace(request.settings, **changes))


Possible = Callable[["PlanRequest"], bool]


def _wide_minutes(request: PlanRequest) -> PlanRequest:
    return _with_profile(request, minutes=max(request.profile.minutes, LONGEST_MIN))


def _narrow_minutes(original: PlanRequest, wide: PlanRequest, possible: Possible) -> PlanRequest:
    too_short, enough = original.profile.minutes, wide.profile.minutes
    while enough - too_short > 1:
        middle = (too_short + enough) // 2
        if possible(_with_profile(wide, minutes=middle)):
            enough = middle
        else:
            too_short = middle
    return _with_profile(wide, minutes=enough)


def _wide_days(request: PlanRequest) -> PlanRequest:
    return _with_profile(
        request, days_per_week=max(request.profile.days_per_week, request.settings.sessions[1]), weekdays=()
    )


def _narrow_days(original: PlanRequest, wide: PlanRequest, possible: Possible) -> PlanRequest:
    """Take the fewest further days, added to those that were offered."""
    offered = original.profile.weekdays
    most = wide.profile.days_per_week
    for count in range(original.profile.days_per_week, most + 1):
        if not offered:
            kept = _with_profile(wide, days_per_week=count)
            if possible(kept):
                return kept
            continue
        for more in range(most + 1):
            for added in combinations([day for day in Weekday if day not in offered], more):
                kept = _with_profile(wide, days_per_week=count, weekdays=tuple(sorted((*offered, *added))))
                if kept.days and possible(kept):
                    return kept
    return wide


def _wide_avoid(request: PlanRequest) -> PlanRequest:
    return _with_profile(request, avoid=())


def _narrow_avoid(original: PlanRequest, wide: PlanRequest, possible: Possible) -> PlanRequest:
    """Put back on the avoid list everything that can stay there, large parts first."""
    exercises = original.known.exercises
    least_missed_first = sorted(
        original.profile.avoid, key=lambda name: -list(Standing).index(exercises[name].standing)
    )
    return _put_back(least_missed_first, wide, possible, lambda avoid: _with_profile(wide, avoid=tuple(sorted(avoid))))


def _put_back(
    items: list[Any], wide: PlanRequest, possible: Possible, build: Callable[[list[Any]], PlanRequest]
) -> PlanRequest:
    kept: list[Any] = []

    def settle(part: list[Any]) -> None:
        if possible(build([*kept, *part])):
            kept.extend(part)
        elif len(part) > 1:
            middle = len(part) // 2
            settle(part[:middle])
            settle(part[middle:])

    if items:
        settle(items)
    return build(kept) if kept else wide


def _wide_equipment(request: PlanRequest) -> PlanRequest:
    return _with_profile(request, equipment=frozenset(Equipment))


def _narrow_equipment(original: PlanRequest, wide: PlanRequest, possible: Possible) -> PlanRequest:
    """Take the one thing, or else the few things, that suffice; the cheap and small ones first."""
    owned = original.profile.equipment
    missing = [thing for thing in Equipment if thing not in owned]
    for thing in missing:
        one = _with_profile(wide, equipment=owned | {thing})
        if possible(one):
            return one
    for thing in reversed(missing):
        less = _with_profile(wide, equipment=wide.profile.equipment - {thing})
        wide = less if possible(less) else wide
    return wide


def _wide_elsewhere(request: PlanRequest) -> PlanRequest:
    return _with_profile(request, trains_elsewhere=())


def _narrow_elsewhere(original: PlanRequest, wide: PlanRequest, possible: Possible) -> PlanRequest:
    """Keep as many of the sets done elsewhere as possible, in equal parts of all of them."""
    sets = original.profile.trains_elsewhere
    for tenth in range(9, 0, -1):
        part = tuple((pattern, count * tenth // 10) for pattern, count in sets)
        kept = _with_profile(wide, trains_elsewhere=tuple(item for item in part if item[1]))
        if possible(kept):
            return kept
    return wide


def _wide_last_week(request: PlanRequest) -> PlanRequest:
    return replace(request, last_week={})


def _narrow_last_week(_: PlanRequest, wide: PlanRequest, __: Possible) -> PlanRequest:
    return wide


def _wide_floor(request: PlanRequest) -> PlanRequest:
    return _with_settings(request, floor=0.5)


def _narrow_floor(original: PlanRequest, wide: PlanRequest, possible: Possible) -> PlanRequest:
    halves = range(int(original.settings.floor * 2) - 1, 0, -1)
    tried = (_with_settings(wide, floor=half / 2) for half in halves)
    return next((kept for kept in tried if possible(kept)), wide)


def _wide_ratio(request: PlanRequest) -> PlanRequest:
    return _with_settings(request, pull_to_push=(0.0, 20.0))


def _narrow_ratio(original: PlanRequest, wide: PlanRequest, possible: Possible) -> PlanRequest:
    least, most = original.settings.pull_to_push
    for tenth in range(1, 200):
        step = tenth / 10
        for bounds in ((least, most + step), (max(0.0, least - step), most)):
            kept = _with_settings(wide, pull_to_push=(round(bounds[0], 2), round(bounds[1], 2)))
            if possible(kept):
                return kept
    return wide


_LOOSENINGS = (
    _Loosening(_wide_days, _narrow_days),
    _Loosening(_wide_minutes, _narrow_minutes),
    _Loosening(_wide_avoid, _narrow_avoid),
    _Loosening(_wide_equipment, _narrow_equipment),
    _Loosening(_wide_elsewhere, _narrow_elsewhere),
    _Loosening(_wide_last_week, _narrow_last_week),
    _Loosening(_wide_floor, _narrow_floor),
    _Loosening(_wide_ratio, _narrow_ratio),
)


def _describe(original: PlanRequest, changed: PlanRequest) -> Relaxation:
    found = list(_changes(original, changed))
    return Relaxation(
        changes=tuple((rule, field, before, after) for rule, field, before, after, _, _ in found),
        say=" and ".join(say for *_, say, _ in found).capitalize() + ".",
        size=sum(size for *_, size in found),
    )


def _changes(original: PlanRequest, changed: PlanRequest) -> Iterator[tuple[Rule, str, Any, Any, str, float]]:
    before, after = original.profile, changed.profile
    if before.minutes != after.minutes:
        say = f"give each session {after.minutes} minutes instead of {before.minutes}"
        yield (
            rules.MINUTES,
            "minutes",
            before.minutes,
            after.minutes,
            say,
            (after.minutes - before.minutes) / 20,
        )
    if before.days_per_week != after.days_per_week:
        say = f"train on {after.days_per_week} days a week"
        more = after.days_per_week - before.days_per_week
        yield rules.SESSIONS_PER_WEEK, "days_per_week", before.days_per_week, after.days_per_week, say, more
    if before.weekdays != after.weekdays:
        added = [day.word for day in after.weekdays if day not in before.weekdays]
        say = f"add {' and '.join(added)} to your days" if added else "leave the weekdays open"
        words = ([day.word for day in before.weekdays], [day.word for day in after.weekdays])
        yield rules.DAY_BETWEEN, "weekdays", *words, say, float(max(1, len(added)))
    if before.avoid != after.avoid:
        freed = [name for name in before.avoid if name not in after.avoid]
        say = f"take {', '.join(freed)} off your avoid list"
        yield rules.AVOID, "avoid", list(before.avoid), list(after.avoid), say, 0.8 * len(freed)
    if before.equipment != after.equipment:
        added = sorted(after.equipment - before.equipment)
        say = f"get {' and '.join(f'a {name}' if not name.endswith('s') else name for name in added)}"
        yield (
            rules.EQUIPMENT,
            "equipment",
            sorted(before.equipment),
            sorted(after.equipment),
            say,
            1.5 * len(added),
        )
    if before.trains_elsewhere != after.trains_elsewhere:
        fewer = dict(after.trains_elsewhere)
        kept = ", ".join(f"{fewer.get(p, 0)} instead of {sets} sets of {p}" for p, sets in before.trains_elsewhere)
        lost = sum(sets - fewer.get(pattern, 0) for pattern, sets in before.trains_elsewhere)
        document = (
            {str(p): s for p, s in before.trains_elsewhere},
            {str(p): s for p, s in after.trains_elsewhere},
        )
        yield rules.WEEKLY_CAP, "trains_elsewhere", *document, f"do {kept} elsewhere", lost / 4
    if original.last_week != changed.last_week:
        say = "start without regard to what you did last week"
        yield rules.WEEKLY_RISE, "last_week", dict(original.last_week), {}, say, 1.0
    if original.settings.floor != changed.settings.floor:
        low = changed.settings.floor
        say = f"accept a weekly floor of {low:g} sets instead of {original.settings.floor:g}"
        yield (
            rules.WEEKLY_FLOOR,
            "floor",
            original.settings.floor,
            low,
            say,
            2.0 * (original.settings.floor - low),
        )
    if original.settings.pull_to_push != changed.settings.pull_to_push:
        bounds = changed.settings.pull_to_push
        say = f"accept a pull to push ratio of {bounds[0]:g} to {bounds[1]:g}"
        wider = bounds[1] - original.settings.pull_to_push[1] + original.settings.pull_to_push[0] - bounds[0]
        yield (
            rules.PULL_TO_PUSH,
            "pull_to_push",
            list(original.settings.pull_to_push),
            list(bounds),
            say,
            2.0 + wider,
        )
