"""``strongback log``: write down sets, pain, sleep and stress."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from strongback.cli import ask, context, show
from strongback.cli.output import page, print_json, questions_aside
from strongback.coach.errors import UsageError
from strongback.coach.files import read_text
from strongback.coach.logging import Logged, Moment, log_lines, take_back
from strongback.coach.quick_line import read_line
from strongback.coach.training import today_for
from strongback.insight.habits import WORDS
from strongback.knowledge import catalogue
from strongback.knowledge.reading import slug
from strongback.knowledge.vocabulary import EXTERNAL_IMPLEMENTS, Implement, Measure
from strongback.progression.options import DEFAULTS
from strongback.record.documents import set_document

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from strongback.knowledge.catalogue import Catalogue
    from strongback.record.log import SetLog
    from strongback.record.prescription import Prescription
    from strongback.record.profile import Profile
    from strongback.store.athlete import AthleteStore


@click.command()
@click.argument("lines", nargs=-1)
@click.option("--undo", metavar="EXERCISE", help="Take back the sets of an exercise today, or on --date.")
@click.option("--file", "file", type=click.Path(path_type=Path, allow_dash=True), help="Lines from a file, or - .")
@context.json_option
@context.athlete_option
@context.date_option
def command(
    lines: Sequence[str], undo: str | None, file: Path | None, athlete: str, day: date | None, *, as_json: bool
) -> int:
    r"""Write down what you did; each argument is one line, or walk through today's session without any.

    \b
    strongback log "seated-cable-row 3x10 @45kg rir2 clean"
    strongback log "plank 3x40s clean" "pain mid-back 2 morning 1" "sleep 7 stress 3"
    strongback log --undo seated-cable-row

    Exit code 1 when a line could not be read; the others are kept.
    """
    known, records = catalogue(), context.store(athlete)
    now = context.now(day)
    if undo is not None:
        if lines or file is not None:
            raise UsageError("--undo takes back and logs nothing: give the new line in a second command.")
        return _undo(take_back(records, undo, known, Moment(now.date(), now, context.entropy)), known, as_json=as_json)
    with questions_aside(aside=as_json):
        asked = not lines and file is None
        given, ended = _asked(records, known, day) if asked else (_given(lines, file), False)
        logged = log_lines(records, given, known, Moment(now.date(), now, context.entropy), DEFAULTS)
        if ended:
            _show(logged, known)
            raise ask.AnswersEndedError
    if as_json:
        print_json(logged.document())
    else:
        _show(logged, known)
    return int(bool(logged.rejected))


def _undo(sets: Sequence[SetLog], known: Catalogue, *, as_json: bool) -> int:
    if as_json:
        print_json({"taken_back": [set_document(item) for item in sets]})
    else:
        amounts = ", ".join(str(item.amount) for item in sets)
        page().line(f"Taken back: {known.exercises[sets[0].exercise].name} {amounts} with {sets[0].load.say()}.")
    return 0


def _given(lines: Sequence[str], file: Path | None) -> list[str]:
    """Return the lines of the command and of a file.

    Raises:
        UsageError: there is none.

    """
    text = "" if file is None else sys.stdin.read() if str(file) == "-" else read_text(file)
    found = [line for line in (*lines, *text.splitlines()) if line.strip()]
    if not found:
        raise UsageError("There is no line to log; nothing was changed.")
    return found


def _asked(records: AthleteStore, known: Catalogue, day: date | None) -> tuple[list[str], bool]:
    """Walk through the prescriptions and turn the answers into lines; also say whether the input ended early."""
    shown, profile = today_for(records, known, context.now(day), DEFAULTS), records.profile()
    if shown.session is None:
        raise UsageError("The screening comes first: run strongback screen.")
    page().line("For each exercise type what you did, such as 10,10,9. Enter skips it.")
    found: list[str] = []
    try:
        for item in shown.prescriptions:
            if item.sets:
                page().line(f"{known.exercises[item.exercise].name}: {show.work(item, known)}")
                found += _Walk(item, known, profile).lines()
    except ask.AnswersEndedError:
        if not found:
            raise
        return found, True
    if not found:
        raise UsageError("Nothing was logged; nothing was changed.")
    return found, False


@dataclass(frozen=True)
class _Walk:
    """The questions about one exercise; an answer that cannot be read is asked again."""

    item: Prescription
    known: Catalogue
    profile: Profile | None

    def lines(self) -> list[str]:
        unit = "seconds" if self.item.measure is Measure.HOLD else "repetitions"
        words = [self.item.exercise, self._word(f"  {unit} of each set:", [self.item.exercise], _amounts)]
        if not words[1]:
            return []
        implement = self.item.load.implement
        if implement in EXTERNAL_IMPLEMENTS:
            usual = "skip" if self.item.load.kg is None else f"{self.item.load.kg:g}"
            load = self._word(f"  kg (Enter = {usual}):", words, lambda said: f"@{_decimal(said.removesuffix('kg'))}kg")
            kg = self.item.load.kg
            words += [load] if load else [f"@{kg:g}kg"] if kg is not None else []
        elif implement is Implement.BAND:
            usual = self.item.load.band or "skip"
            words.append(self._word(f"  band (Enter = {usual}):", words, lambda said: f"@{slug(said)}"))
        words.append(
            self._word(
                "  repetitions left in the hardest set (Enter = not said):", words, lambda said: f"rir{_decimal(said)}"
            )
        )
        words.append(self._word("  form: clean, shaky or broke (Enter = not rated):", words, str.casefold))
        words.append(self._word("  pain 0 to 10 (Enter = none):", words, "pain{}".format))
        return [" ".join(word for word in words if word)]

    def _word(self, prompt: str, before: Sequence[str], write: Callable[[str], str]) -> str:
        """Ask for one word of the line; Enter leaves it out."""

        def read(answer: str) -> str:
            if not answer:
                return ""
            word = write(answer)
            line = " ".join(part for part in (*before, word) if part)
            read_line(line, self.known, self.profile)
            return word

        return str(ask.until_understood(prompt, read))


def _decimal(said: str) -> str:
    """Write a number the way a line does: many people type a comma."""
    return said.strip().replace(",", ".")


def _amounts(said: str) -> str:
    """Write what was typed as the sets of a line: 10, or 10 10 9, or 10,10,9."""
    parts = said.replace(",", " ").split()
    return ",".join(parts) if len(parts) > 1 else f"1x{said}"


def _show(logged: Logged, known: Catalogue) -> None:
    for sets in _by_exercise(logged.sets):
        amounts = ", ".join(str(item.amount) for item in sets)
        page().line(f"Kept: {known.exercises[sets[0].exercise].name} {amounts} with {sets[0].load.say()}.")
    for note in logged.pain:
        page().line(f"Kept: pain at {note.region.replace('-', ' ')}, at most {note.worst}/10.")
    for tick in logged.habits:
        page().line(f"Kept: {WORDS[tick.habit][0]}{'' if tick.done else ', taken back'}.")
    if logged.check_ins:
        page().line("Kept: how the day started.")
    for item in logged.rejected:
        page().strong(f"Not kept, line {item.row} ({item.line}): {item.message}")
    show.reasons(logged.notes)


def _by_exercise(sets: Sequence[SetLog]) -> list[list[SetLog]]:
    grouped: dict[str, list[SetLog]] = {}
    for item in sets:
        grouped.setdefault(item.exercise, []).append(item)
    return list(grouped.values())
