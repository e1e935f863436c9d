"""``strongback review``: look back on a week."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from strongback.cli import context, show
from strongback.cli.output import page, print_json
from strongback.coach.review import Review, review_for
from strongback.knowledge import catalogue
from strongback.progression.rules import E1RM

if TYPE_CHECKING:
    from datetime import date

    from strongback.knowledge.catalogue import Catalogue


@click.command()
@context.json_option
@context.athlete_option
@context.date_option
def command(athlete: str, day: date | None, *, as_json: bool) -> int:
    """Look back on the week of a day: sessions, sets for each muscle group, balance, pain, strength trends."""
    known = catalogue()
    review = review_for(context.store(athlete), known, context.now(day).date())
    if as_json:
        print_json(review.document())
    else:
        _show(review, known)
    return 0


def _show(review: Review, known: Catalogue) -> None:
    week = review.week
    page().heading(f"Week of {week.monday.isoformat()}")
    if not week.sets:
        page().line("Nothing was logged in this week.")
    else:
        page().line(f"{week.sessions_done} sessions, {week.sets:g} hard sets.")
        groups = known.mid_back_groups
        columns = tuple(known.muscle_groups[group].name for group in groups)
        page().table(columns, [tuple(f"{week.stimulus.get(group, 0):g}" for group in groups)])
        page().line(f"Pulling to pushing sets: {week.pull_sets:g} to {week.push_sets:g}.")
    show.reasons(week.findings)
    if review.trends:
        page().heading(f"Estimated one-repetition maximum, a trend, give or take ten percent [{E1RM.code}]")
        for name, trend in review.trends.items():
            change = f"{trend.change:+.0%}" if trend.detectable else "no change that can be told from noise"
            kg = f"{trend.latest_kg:g} kg ({trend.low_kg:g} to {trend.high_kg:g})"
            page().bullet(f"{known.exercises[name].name}: {kg}, {change} over {trend.sessions} sessions")
