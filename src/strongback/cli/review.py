"""``strongback review``: look back on a week."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

import click

from strongback.cli import context, show
from strongback.cli.output import page, print_json
from strongback.coach.block import block_for
from strongback.coach.errors import UsageError
from strongback.coach.report import report_for
from strongback.insight.finding import SURE_SAYS
from strongback.knowledge import catalogue
from strongback.progression.rules import E1RM

if TYPE_CHECKING:
    from datetime import date, datetime

    from strongback.coach.review import Review
    from strongback.knowledge.catalogue import Catalogue
    from strongback.store.athlete import AthleteStore


@click.command()
@context.json_option
@context.athlete_option
@context.date_option
@click.option("--all", "everything", is_flag=True, help="Every finding and all praise, not the first few.")
@click.option(
    "--block", "whole_block", is_flag=True, help="The mesocycle as a whole, and what the next one should learn."
)
@click.option("--apply", "code", default="", metavar="CODE", help="Show what the next step of a finding changes.")
@click.option("--about", default="", help="Which one, when several findings have the same code.")
@click.option("--pdf", type=click.Path(dir_okay=False, path_type=Path), help="Write two pages to print into a file.")
@click.option("--yes", is_flag=True, help="With --apply: put the changed plan in force.")
def command(
    athlete: str,
    day: date | None,
    code: str,
    about: str,
    *,
    everything: bool,
    whole_block: bool,
    pdf: Path | None,
    yes: bool,
    as_json: bool,
) -> int:
    """Look back on the week of a day: what went well, what to do next, sets for each muscle group, strength trends."""
    known, store, now = catalogue(), context.store(athlete), context.now(day)
    if code:
        return _apply(store, known, now, (code.upper(), about), yes=yes, as_json=as_json)
    if whole_block:
        return _block(store, known, now, as_json=as_json)
    if pdf is not None:
        return _print(store, known, now, athlete, pdf, as_json=as_json)
    from strongback.store.lookback import review_once  # noqa: PLC0415 - Django is ready now

    review = review_once(store, now.date(), zone=now.tzinfo or UTC)
    if everything:
        return _everything(review, as_json=as_json)
    if as_json:
        print_json(review.document())
    else:
        _show(review, known)
    return 0


def _print(store: AthleteStore, known: Catalogue, now: datetime, name: str, file: Path, *, as_json: bool) -> int:
    """Write the report of the last twelve weeks into a file."""
    from strongback.report.pdf import report_pdf  # noqa: PLC0415 - only this pays for setting pages

    report = report_for(store, known, now.date(), name, zone=now.tzinfo or UTC)
    try:
        file.write_bytes(report_pdf(report.document()))
    except OSError as failure:
        raise UsageError(f"--pdf {file}: {failure.strerror}; name a file in a folder that can be written.") from None
    if as_json:
        print_json({"file": str(file)})
    else:
        page().line(f"Two pages, ready to print: {file}")
    return 0


def _show_words(review: Review) -> None:
    """Print the review in plain words, and what else is to know about what they say."""
    page().line(" ".join(item.say for item in review.back.words if not item.code))
    for item in review.back.words:
        if item.code:
            page().bullet(f"{item.say} [{item.code}]")
    said = {item.code for item in review.back.words}
    show.reasons(reason for reason in review.week.findings if reason.rule.code not in said)
    for finding in review.back.top:
        if finding.step.changes_the_plan:
            page().line(f"strongback review --apply {finding.code} shows what it would change in your plan.")
            break


def _everything(review: Review, *, as_json: bool) -> int:
    if as_json:
        print_json(review.everything())
        return 0
    for heading, found in (("What stands out", review.back.found), ("What went well", review.back.praise)):
        page().heading(heading)
        for item in found:
            page().bullet(f"{item.why.say} Since {item.since}. {SURE_SAYS[item.sure]} {item.step.say} [{item.code}]")
        if not found:
            page().line("Nothing.")
    return 0


def _block(store: AthleteStore, known: Catalogue, now: datetime, *, as_json: bool) -> int:
    block = block_for(store, known, now.date(), now.tzinfo or UTC)
    if as_json:
        print_json(None if block is None else block.document())
        return 0
    if block is None:
        page().line("The plan has not begun yet.")
        return 0
    page().heading(f"Block from {block.first} to {block.last}")
    page().line(f"{block.done} of {block.planned} sessions done.")
    columns = tuple(known.muscle_groups[group].name for group in block.stimulus)
    page().table(columns, [tuple(f"{done:g} of {asked:g}" for done, asked in block.stimulus.values())])
    for item in block.exercises:
        grew = "; {:+.0%} (likely {:+.0%} to {:+.0%})".format(*item.change) if item.change and item.detectable else ""
        why = f"; leave it out next time, it {item.drop}" if item.drop else "; keep it" if item.keep else ""
        page().bullet(f"{known.exercises[item.exercise].name}: {item.done} of {item.planned} days{grew}{why}")
    if block.days is not None:
        page().line(f"{block.days} sessions a week are what really happened.")
    page().line("strongback plan --learn --save makes the next plan from this.")
    return 0


def _apply(
    store: AthleteStore, known: Catalogue, now: datetime, which: tuple[str, str], *, yes: bool, as_json: bool
) -> int:
    """Show what a step changes, and put it in force when that is wanted."""
    from strongback.coach.applying import apply_step, step_of  # noqa: PLC0415 - only this pays for the planner

    changed = step_of(store, known, *which, now)
    kept = apply_step(store, known, changed, now, context.entropy) if yes else None
    version = None if kept is None or kept.stored is None else kept.stored.version
    if as_json:
        print_json(changed.document(known) | {"version": version})
        return 0
    page().line(f"{changed.finding.why.say} {changed.finding.step.say}")
    for say in changed.says(known):
        page().bullet(say)
    page().line("Add --yes to put it in force." if version is None else f"In force as version {version} of your plan.")
    return 0


def _show(review: Review, known: Catalogue) -> None:
    week = review.week
    page().heading(f"Week of {week.monday.isoformat()}")
    if week.sets:
        groups = known.mid_back_groups
        columns = tuple(known.muscle_groups[group].name for group in groups)
        page().table(columns, [tuple(f"{week.stimulus.get(group, 0):g}" for group in groups)])
        page().line(f"Pulling to pushing sets: {week.pull_sets:g} to {week.push_sets:g}.")
    _show_words(review)
    if review.trends:
        page().heading(f"Estimated one-repetition maximum, a trend, give or take ten percent [{E1RM.code}]")
        for name, trend in review.trends.items():
            change = f"{trend.change:+.0%}" if trend.detectable else "no change that can be told from noise"
            kg = f"{trend.latest_kg:g} kg ({trend.low_kg:g} to {trend.high_kg:g})"
            page().bullet(f"{known.exercises[name].name}: {kg}, {change} over {trend.sessions} sessions")
