"""``strongback start``: from nothing to the first plan, one question after the other."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from strongback.cli import ask, context, show
from strongback.cli.main import EPILOG
from strongback.cli.output import page, print_json, questions_aside
from strongback.cli.screen import ask_screening
from strongback.coach.errors import CoachError
from strongback.coach.planning import keep_plan, plan_for, request_for, standing_of
from strongback.coach.screening import screen_and_keep
from strongback.coach.training import today_for
from strongback.knowledge import catalogue
from strongback.knowledge.vocabulary import Equipment, Level
from strongback.progression.options import DEFAULTS
from strongback.record.inventory import Inventory
from strongback.record.profile import Goal, Profile, Weekday
from strongback.record.profile_file import OLDEST, WHOLE_GYM, YOUNGEST
from strongback.screening.screen import screen

if TYPE_CHECKING:
    from datetime import date, datetime

    from strongback.coach.training import Today
    from strongback.knowledge.catalogue import Catalogue
    from strongback.record.answers import Answers
    from strongback.store.athlete import AthleteStore

GOALS = (
    (Goal.GENERAL, "a stronger mid-back in general (sets of 8 to 15)"),
    (Goal.POSTURE, "holding myself upright for longer (15 to 20)"),
    (Goal.HYPERTROPHY, "more muscle (8 to 15)"),
    (Goal.STRENGTH, "more strength (5 to 8, once the movements are steady)"),
    (Goal.ENDURANCE, "more endurance (15 to 20, shorter rests)"),
    (Goal.SHOULDER_HEALTH, "strong, steady shoulders (8 to 15)"),
    (Goal.PERFORMANCE, "sport: strength and power (5 to 8)"),
)
LEVELS = (
    (Level.BEGINNER, "new to strength training, or less than half a year"),
    (Level.INTERMEDIATE, "half a year to two years, the basic movements are steady"),
    (Level.ADVANCED, "longer, with steady technique under load"),
)
HOME_EQUIPMENT = (
    (Equipment.BAND, "a long resistance band"),
    (Equipment.DOOR_ANCHOR, "a door anchor for it"),
    (Equipment.DUMBBELLS, "dumbbells"),
    (Equipment.KETTLEBELL, "a kettlebell"),
    (Equipment.BENCH, "a flat bench"),
    (Equipment.INCLINE_BENCH, "a bench that inclines"),
    (Equipment.BARBELL, "a barbell with plates"),
    (Equipment.PULL_UP_BAR, "a pull-up bar"),
    (Equipment.LOW_BAR, "a bar at hip height (rack, Smith machine)"),
    (Equipment.SUSPENSION_TRAINER, "a suspension trainer or rings"),
    (Equipment.CABLE, "a cable station"),
    (Equipment.FOAM_ROLLER, "a foam roller"),
)
GYM = "gym"


@click.command()
@context.json_option
@context.athlete_option
@context.date_option
def command(*, athlete: str, day: date | None, as_json: bool) -> int:
    """Walk through screening and profile to your first plan; come back to it any day to see the next session.

    With --json the questions go to standard error and the next session is printed as one document at the end.
    """
    known, records, moment = catalogue(), context.store(athlete), context.now(day)
    with questions_aside(aside=as_json):
        code = _walk(records, known, moment)
    if as_json and code == 0:
        print_json(today_for(records, known, moment, DEFAULTS).document())
    elif as_json:
        print_json({"error": {"message": "There is no plan yet; the questions say why.", "problems": []}})
    return code


def _walk(records: AthleteStore, known: Catalogue, moment: datetime) -> int:
    if records.plan() is not None:
        return _welcome_back(records, known, moment)
    page().heading("Strongback: a stronger mid-back, step by step")
    page().line(EPILOG)
    page().heading("First, is it safe to start?")
    answers = ask_screening()
    conditions: tuple[str, ...] = ()
    if not screen(answers, (), known).stops_the_plan:
        conditions = _ask_conditions(known)
        answers = _cleared(answers, conditions, known)
    if screen(answers, conditions, known).stops_the_plan:
        return _not_yet(records, answers, conditions, known, moment)
    profile = replace(_ask_profile(moment.year), conditions=conditions)
    records.save_profile(profile)
    _keep_screening(records, answers, profile, known, moment)
    today = moment.date()
    answer = plan_for(request_for(profile, known, today, standing=standing_of(records, known, today)), answers, today)
    if answer.screening.flags:
        page().heading("Your screening")
        show.screening(answer.screening)
    show.plan_answer(answer, known)
    if answer.result.plan is None:
        return 1
    keep_plan(records, answer, moment, context.entropy)
    shown = today_for(records, known, moment, DEFAULTS)
    show.today(shown, known)
    _what_next(shown)
    return 0


def _welcome_back(records: AthleteStore, known: Catalogue, moment: datetime) -> int:
    page().line("Welcome back.")
    try:
        shown = today_for(records, known, moment, DEFAULTS)
    except CoachError as error:
        page().strong(str(error))
        return error.exit_code
    show.today(shown, known)
    if shown.may_train:
        _what_next(shown)
    return int(not shown.may_train)


def _what_next(shown: Today) -> None:
    page().heading("What next")
    first = shown.prescriptions[0]
    line = f"{first.exercise} {max(1, first.sets)}x{first.aim} rir{first.rir} clean"
    page().bullet(f'When you have trained: strongback log "{line}", or just strongback log')
    page().bullet("Next time: strongback today shows what has moved, and why")
    page().bullet("Any reason: strongback explain SB-P003; any movement: strongback exercises NAME")
    if shutil.which("strongback") is None:
        page().bullet(f"Where strongback is not found, type its place: {_place_of_the_command()}")


def _place_of_the_command() -> Path:
    """Return where this command lies, as short as it can be said from here."""
    command = Path(sys.argv[0])
    here = Path.cwd()
    return command.relative_to(here) if command.is_relative_to(here) else command


def _not_yet(
    records: AthleteStore, answers: Answers, conditions: tuple[str, ...], known: Catalogue, moment: datetime
) -> int:
    """Keep the answers, say what to do, and make no plan."""
    _keep_screening(records, answers, Profile(conditions=conditions), known, moment)
    page().heading("Not yet")
    show.screening(screen(answers, conditions, known))
    page().line("Your answers are kept. Run strongback start again when you have been seen.")
    return 1


def _keep_screening(
    records: AthleteStore, answers: Answers, profile: Profile, known: Catalogue, moment: datetime
) -> None:
    screen_and_keep(
        records,
        answers,
        profile.conditions,
        known,
        birth_year=profile.birth_year,
        now=moment,
        entropy=context.entropy,
    )


def _ask_conditions(known: Catalogue) -> tuple[str, ...]:
    last = "other-condition"
    ordered = sorted(known.conditions.values(), key=lambda condition: (condition.id == last, condition.name))
    choices = [(condition.id, condition.name) for condition in ordered]
    return ask.several("Which of these do you have?", choices, "none")


def _cleared(answers: Answers, conditions: tuple[str, ...], known: Catalogue) -> Answers:
    asks = [known.conditions[name] for name in conditions if known.conditions[name].uncleared == "refer"]
    if not asks:
        return answers
    names = ", ".join(condition.name.lower() for condition in asks)
    question = f"Does a professional know about this ({names}) and agree to strength training?"
    return replace(answers, cleared_by_professional=ask.one(question, (("no", "no"), ("yes", "yes"))) == "yes")


def _ask_profile(year: int) -> Profile:
    goal = Goal(ask.one("What is it for?", [(str(goal), words) for goal, words in GOALS]))
    level = Level(
        ask.one("How much strength training have you done?", [(str(level), words) for level, words in LEVELS])
    )
    place = ask.one("Where do you train?", (("home", "at home"), (GYM, "in a gym that has everything")))
    equipment = WHOLE_GYM if place == GYM else _ask_equipment()
    page().heading("Your week")
    days = ask.number("How many days a week, at most", 1, 7, 3)
    minutes = ask.number("Minutes for one session, all in", 10, 180, 45)
    weekdays = _ask_weekdays()
    page().heading("About you (each may be skipped)")
    born = ask.number("Year of birth", year - OLDEST, year - YOUNGEST, None)
    bodyweight = ask.number("Bodyweight in kg", 25, 350, None)
    return Profile(
        goal=goal,
        level=level,
        equipment=equipment,
        days_per_week=int(days or 3),
        minutes=int(minutes or 45),
        weekdays=weekdays,
        birth_year=None if born is None else int(born),
        bodyweight_kg=bodyweight,
        inventory=Inventory() if place == GYM else _ask_inventory(equipment),
    )


def _ask_equipment() -> frozenset[Equipment]:
    chosen = ask.several("What do you have?", [(str(thing), words) for thing, words in HOME_EQUIPMENT], "nothing")
    owned = frozenset(Equipment(name) for name in chosen)
    return owned | {Equipment.BENCH} if Equipment.INCLINE_BENCH in owned else owned


def _ask_weekdays() -> tuple[Weekday, ...]:
    def read(answer: str) -> tuple[Weekday, ...]:
        words = answer.casefold().replace(",", " ").split()
        found = [day for word in words for day in Weekday if len(word) > 1 and day.word.startswith(word)]
        if len(found) != len(words):
            raise ValueError("Type days such as mon wed fri, or just Enter.")
        return tuple(sorted(set(found)))

    days = ask.until_understood("Only certain weekdays, such as mon wed fri (Enter = any):", read)
    return days if isinstance(days, tuple) else ()


def _ask_inventory(equipment: frozenset[Equipment]) -> Inventory:
    """Ask for the loads a person owns: what is never prescribed otherwise."""
    inventory = Inventory()
    if Equipment.DUMBBELLS in equipment:
        inventory = replace(inventory, dumbbells_kg=_ask_weights("Your dumbbells in kg, such as 2 4 6 8"))
    if Equipment.KETTLEBELL in equipment:
        inventory = replace(inventory, kettlebells_kg=_ask_weights("Your kettlebells in kg, such as 8 12 16"))
    if Equipment.BARBELL in equipment:
        inventory = replace(inventory, bar_kg=ask.number("Your bar in kg", 1, 50, 20))
        inventory = replace(inventory, plate_pairs_kg=_ask_weights("Pairs of plates in kg, such as 10 5 2.5 1.25"))
    if Equipment.BAND in equipment:
        words = ask.line("Your bands from light to heavy, such as yellow red blue (Enter = one band):").split()
        inventory = replace(inventory, bands=tuple(dict.fromkeys(words)) or ("band",))
    return inventory


def _ask_weights(prompt: str) -> tuple[float, ...] | None:
    def read(answer: str) -> tuple[float, ...] | None:
        words = answer.replace(",", " ").replace("kg", " ").split()
        try:
            weights = tuple(float(word) for word in words)
        except ValueError:
            raise ValueError("Type weights in kg with spaces between them, such as 2 4 6.") from None
        if not all(0 < weight <= 100 for weight in weights):  # noqa: PLR2004 - the largest a profile file may say
            raise ValueError("Each weight must be above 0 and at most 100 kg.")
        return weights or None

    weights = ask.until_understood(f"{prompt} (Enter = not sure):", read)
    return weights if isinstance(weights, tuple) else None
