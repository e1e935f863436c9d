"""All that a look back finds: what to do something about, the most useful first, and what went well."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from strongback.insight import rules
from strongback.insight.balance import balance
from strongback.insight.body import body
from strongback.insight.change import change
from strongback.insight.exertion import exertion
from strongback.insight.rhythm import praise, rhythm
from strongback.insight.week import DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from strongback.insight.finding import Finding
    from strongback.insight.look import Look

# A cause hides what only follows from it: too few sessions are too few sets, pain is a reason to leave out.
FOLLOWS = {
    rules.LACK_OF_CONSISTENCY: {rules.UNDER_DOSED, rules.PLATEAU, rules.LEFT_OUT},
    rules.A_GAP: {rules.UNDER_DOSED, rules.PLATEAU, rules.LEFT_OUT, rules.DECLINE},
}
SAME_EXERCISE = {
    rules.PAIN_PATTERN: {rules.IGNORING_FORM, rules.PLATEAU, rules.LEFT_OUT, rules.UNEVEN_SIDES},
    rules.TOO_MUCH_WEIGHT: {rules.IGNORING_FORM},
    rules.IGNORING_FORM: {rules.PLATEAU},
}


def findings(look: Look) -> tuple[Finding, ...]:
    """Return what to do something about, the most useful first; what follows from another finding is left out."""
    found = [*body(look), *exertion(look), *rhythm(look), *balance(look), *change(look)]
    return tuple(sorted(_causes(found), key=lambda item: item.order))


def well_done(look: Look) -> tuple[Finding, ...]:
    """Return what went well in the last seven days, the most telling first."""
    since = look.today - timedelta(days=DAYS - 1)
    order = {rule: at for at, rule in enumerate((rules.BACK_AGAIN, rules.A_REAL_BEST, rules.WEEKS_IN_A_ROW))}
    return tuple(sorted(praise(look, since), key=lambda item: (order.get(item.why.rule, len(order)), item.order)))


def _causes(found: Iterable[Finding]) -> Iterator[Finding]:
    listed = list(found)
    named = {item.why.rule for item in listed}
    follow = {rule for cause in named for rule in FOLLOWS.get(cause, ())}
    about = {(rule, item.about) for item in listed for rule in SAME_EXERCISE.get(item.why.rule, ())}
    for item in listed:
        if item.why.rule not in follow and (item.why.rule, item.about) not in about:
            yield item
