"""``strongback plan``: the best plan for a profile, a check of any plan, or a ready-made template."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from strongback.cli import context, show
from strongback.cli.output import page, print_json, span
from strongback.coach.block import block_for, learned
from strongback.coach.errors import NoProfileError, NotScreenedError, UnreadableFileError, UsageError
from strongback.coach.files import read_document, read_person
from strongback.coach.planning import NEW, PlanAnswer, keep_plan, plan_for, request_for, standing_of
from strongback.coach.screening import screen_and_keep
from strongback.knowledge import catalogue
from strongback.knowledge.reading import did_you_mean
from strongback.planning.check import Finding, check
from strongback.record.plan_file import BadPlanError, read_plan

if TYPE_CHECKING:
    from datetime import date

    from strongback.knowledge.catalogue import Catalogue
    from strongback.knowledge.template import Template, TemplateItem
    from strongback.record.answers import Answers
    from strongback.record.profile import Profile


@click.command()
@click.option("--profile", "file", type=click.Path(path_type=Path), help="A profile file (TOML or JSON).")
@click.option("--weeks", type=click.IntRange(4, 8), help="Length of the mesocycle with its deload.")
@click.option("--save", is_flag=True, help="Keep the profile and train by this plan.")
@click.option("--learn", is_flag=True, help="Learn from the block in force: days, what hurt, what grew.")
@click.option("--check", "check_file", type=click.Path(path_type=Path), help="Check a plan (JSON), make none.")
@click.option("--template", help="Print a ready-made session of the articles.")
@click.option("--templates", is_flag=True, help="List the ready-made sessions.")
@context.json_option
@context.athlete_option
@context.date_option
def command(
    *,
    file: Path | None,
    weeks: int | None,
    check_file: Path | None,
    template: str | None,
    athlete: str,
    day: date | None,
    save: bool,
    learn: bool,
    templates: bool,
    as_json: bool,
) -> int:
    """Make the best plan for a profile and prove it.

    Without --profile the profile and screening of the last strongback start are used. Exit code 1 when there is no
    clearance or no plan; then it says what clashes and the smallest change that helps.
    """
    known = catalogue()
    if templates or template is not None:
        return _templates(template, known, as_json=as_json)
    profile, answers = _person(file, athlete, known, day)
    if check_file is not None:
        return _check(check_file, profile, known, day, as_json=as_json)
    stored = file is None or save
    standing = standing_of(context.store(athlete), known, context.now(day).date()) if stored else NEW
    today = context.now(day).date()
    if learn and stored and context.store(athlete).plan() is not None:
        profile = learned(profile, block_for(context.store(athlete), known, today))
    answer = plan_for(request_for(profile, known, today, standing=standing, weeks=weeks), answers, today)
    if save:
        _save(answer, profile, answers, athlete, day, keep_person=file is not None)
    if as_json:
        print_json(answer.document())
    else:
        show.plan_answer(answer, known)
        if save and answer.result.plan is not None:
            page().line("Kept. strongback today shows the next session.")
    return int(answer.result.plan is None)


def _person(file: Path | None, athlete: str, known: Catalogue, day: date | None) -> tuple[Profile, Answers]:
    if file is not None:
        return read_person(file, known, context.now(day).year)
    records = context.store(athlete)
    profile, screening = records.profile(), records.screening()
    if profile is None:
        raise NoProfileError
    if screening is None:
        raise NotScreenedError
    return profile, screening.answers


def _save(
    answer: PlanAnswer, profile: Profile, answers: Answers, athlete: str, day: date | None, *, keep_person: bool
) -> None:
    records, now = context.store(athlete), context.now(day)
    if keep_person:
        records.save_profile(profile)
        screen_and_keep(
            records,
            answers,
            profile.conditions,
            catalogue(),
            birth_year=profile.birth_year,
            now=now,
            entropy=context.entropy,
        )
    if answer.result.plan is not None:
        keep_plan(records, answer, now, context.entropy)


def _check(file: Path, profile: Profile, known: Catalogue, day: date | None, *, as_json: bool) -> int:
    raw = read_document(file)
    try:
        plan = read_plan(raw.get("plan") or raw)
    except BadPlanError as error:
        raise UnreadableFileError(f"{file}: is not a plan: {error}. Use what strongback plan --json prints.") from error
    request = request_for(profile, known, context.now(day).date(), weeks=max(2, len(plan.weeks)))
    findings = check(plan, request)
    if as_json:
        print_json({"findings": [_finding(item) for item in findings]})
    elif findings:
        count = len(findings)
        page().strong(f"The plan breaks {count} requirement{'s' if count > 1 else ''}:")
        for item in findings:
            page().bullet(f"{item.place}: {item.sentence} [{item.rule.code} {item.rule.name}]")
    else:
        page().line("The plan satisfies every rule.")
    return int(bool(findings))


def _finding(item: Finding) -> dict[str, str]:
    return {"rule": item.rule.code, "name": item.rule.name, "place": item.place, "message": item.sentence}


def _templates(name: str | None, known: Catalogue, *, as_json: bool) -> int:
    if name is None:
        if as_json:
            print_json([{"id": item.id, "name": item.name, "goal": item.goal} for item in known.templates.values()])
        else:
            page().table(("Template", "What it is"), [(item.id, item.name) for item in known.templates.values()])
        return 0
    template = known.templates.get(name)
    if template is None:
        hint = did_you_mean(name, known.templates) or " strongback plan --templates lists them."
        raise UsageError(f"There is no template called {name!r}.{hint}")
    if as_json:
        print_json(_template_document(template))
    else:
        _show_template(template, known)
    return 0


PARTS = ("warm_up", "main", "balance", "cool_down")


def _template_document(template: Template) -> dict[str, object]:
    parts: dict[str, object] = {
        part: [
            {"exercise": item.exercise, "sets": item.sets, "amount": list(item.amount), "note": item.note}
            for item in getattr(template, part)
        ]
        for part in PARTS
    }
    about = {
        "id": template.id,
        "name": template.name,
        "article": template.article,
        "goal": template.goal,
        "sessions_per_week": list(template.sessions_per_week),
        "about": template.about,
        "caveats": list(template.caveats),
    }
    return about | parts


def _show_template(template: Template, known: Catalogue) -> None:
    page().heading(f"{template.name} ({span(template.sessions_per_week)} times a week)")
    page().line(template.about)
    items: list[TemplateItem] = [item for part in PARTS for item in getattr(template, part)]
    rows = [
        (known.exercises[item.exercise].name, f"{item.sets} x {span(item.amount)} {_word(item, known)}", item.note)
        for item in items
    ]
    page().table(("Exercise", "Sets", "Note"), rows)
    for caveat in template.caveats:
        page().bullet(caveat)


def _word(item: TemplateItem, known: Catalogue) -> str:
    return {"reps": "reps", "hold": "s", "minutes": "min"}[known.exercises[item.exercise].dose.measure]
