"""``strongback explain``: a rule, a muscle, a condition, an article, or an exercise."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from strongback.cli import context
from strongback.cli.output import page, print_json
from strongback.coach.errors import UsageError
from strongback.coach.rulebook import rulebook
from strongback.knowledge import catalogue
from strongback.knowledge.reading import did_you_mean, slug
from strongback.record.profile_file import condition_names

if TYPE_CHECKING:
    from strongback.knowledge.article import Article
    from strongback.knowledge.catalogue import Catalogue
    from strongback.knowledge.condition import Condition
    from strongback.knowledge.muscle import Muscle
    from strongback.knowledge.rule import Rule


@click.command()
@click.argument("topic", nargs=-1)
@context.json_option
def command(topic: tuple[str, ...], *, as_json: bool) -> int:
    """Explain a rule (SB-P003), muscle, condition, article or exercise; without a topic, list the articles."""
    known = catalogue()
    if not topic:
        return _contents(known, as_json=as_json)
    name = " ".join(topic)
    rules = rulebook(known)
    found = rules.get(name.upper()) or next((rule for rule in rules.values() if rule.name == slug(name)), None)
    if found is not None:
        return _rule(found, as_json=as_json)
    key = slug(name)
    if key in known.muscles:
        return _muscle(known.muscles[key], known, as_json=as_json)
    if key in known.articles:
        return _article(known.articles[key], as_json=as_json)
    if key in condition_names(known):
        return _condition(known.conditions[condition_names(known)[key]], as_json=as_json)
    if key in known.names or name.casefold() in known.names:
        from strongback.cli import exercises  # noqa: PLC0415 - the other command shows it

        arguments = [name, *(["--json"] if as_json else [])]
        return int(exercises.command.main(arguments, standalone_mode=False) or 0)
    topics = [*rules, *known.muscles, *known.articles, *known.conditions, *known.exercises]
    hint = did_you_mean(key, topics) or " strongback explain lists the articles."
    raise UsageError(f"There is nothing called {name!r} to explain.{hint}")


def _contents(known: Catalogue, *, as_json: bool) -> int:
    if as_json:
        print_json([{"id": a.id, "kind": str(a.kind), "title": a.title} for a in known.articles.values()])
    else:
        articles = sorted(known.articles.values(), key=lambda article: (article.kind, article.id))
        page().table(("Kind", "Article", "About"), [(str(a.kind), a.id, a.title) for a in articles])
        page().line("strongback explain NAME shows one; it also knows rules, muscles, conditions and exercises.")
    return 0


def _rule(rule: Rule, *, as_json: bool) -> int:
    if as_json:
        print_json({key: str(value) for key, value in asdict(rule).items()})
        return 0
    page().heading(f"{rule.code} {rule.name} ({rule.severity})")
    page().facts(
        [
            ("Looks at", rule.looks_at),
            ("Why", rule.why),
            ("What to do", rule.do),
            ("Source", f"{rule.source} ({rule.strength})"),
        ]
    )
    return 0


def _muscle(muscle: Muscle, known: Catalogue, *, as_json: bool) -> int:
    exercises = known.exercises.values()
    trained_by = [item.id for item in exercises if muscle.group in item.muscles.primary and item.credit(muscle.group)]
    if as_json:
        document: dict[str, Any] = asdict(muscle)
        print_json(document | {"trained_by": trained_by})
        return 0
    page().heading(muscle.name)
    page().line(muscle.location)
    rows = [
        ("Origin", muscle.origin),
        ("Insertion", muscle.insertion),
        ("Action", "; ".join(muscle.action)),
        ("Nerve", muscle.nerve),
        ("For the mid-back", muscle.for_the_mid_back),
        ("Note", muscle.note),
        ("Trained by", ", ".join(trained_by)),
        ("Source", muscle.source),
    ]
    page().facts([row for row in rows if row[1]])
    return 0


def _condition(condition: Condition, *, as_json: bool) -> int:
    rule = condition.rule
    if as_json:
        print_json({
            "id": condition.id,
            "name": condition.name,
            "rule": rule.code,
            "why": rule.why,
            "do": rule.do,
            "uncleared": str(condition.uncleared),
            "avoid": [str(demand) for demand in condition.avoid],
            "changes": [{"demand": str(change.demand), "how": change.how} for change in condition.changes],
            "prefer": list(condition.prefer_exercises),
            "who": condition.who,
            "how_soon": condition.how_soon,
            "source": rule.source,
        })  # fmt: skip
        return 0
    page().heading(f"{condition.name} ({rule.code})")
    page().line(rule.why)
    page().line(rule.do)
    rows = [
        ("Left out", ", ".join(demand.replace("-", " ") for demand in condition.avoid) or "-"),
        ("Changed", " ".join(change.how for change in condition.changes) or "-"),
        ("Prefer", condition.prefer),
        ("Who to see", f"{condition.who}, {condition.how_soon}"),
        ("Source", f"{rule.source} ({rule.strength})"),
    ]
    page().facts(rows)
    return 0


def _article(article: Article, *, as_json: bool) -> int:
    if as_json:
        print_json(asdict(article))
        return 0
    page().heading(article.title)
    page().line(article.body)
    page().line()
    page().line(f"Rules: {', '.join(article.rules)}. Sources: {'; '.join(article.sources)} ({article.strength}).")
    return 0
