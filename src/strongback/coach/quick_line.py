"""Reads what was done from one short line: ``seated-cable-row 3x10 @45kg rir2 clean``.

A line about sets names the exercise, then ``3x10`` or ``10,10,9`` (``3x30s`` for holds), then in any order the load
(``@45kg``, ``@2x12kg``, ``@100lb``, ``@red``, ``@bw``, ``@rung2``), ``rir2``, the form (``clean``, ``shaky`` or
``broke``), ``pain3``, ``left`` or ``right``, ``warm-up``, ``tempo3-1-1-0``, ``rest90``, and after ``#`` a note. Three
more kinds of line are ``pain mid-back 4 after 3 morning 2 spreading``, ``sleep 6.5 stress 4 soreness 3 ill`` and
``habit posture-breaks`` (``habit sleep no`` takes it back).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from strongback.knowledge.reading import did_you_mean, is_text, slug
from strongback.knowledge.tempo import Tempo
from strongback.knowledge.vocabulary import EXTERNAL_IMPLEMENTS, Implement, Measure
from strongback.record.habit import Habit
from strongback.record.load import Load
from strongback.record.log import Form, PainKind, Region, SetKind, Side

if TYPE_CHECKING:
    from collections.abc import Callable

    from strongback.knowledge.catalogue import Catalogue
    from strongback.knowledge.exercise import Exercise, Way
    from strongback.record.profile import Profile

KG_PER_LB = 0.45359237
MOST_SETS, MOST_AMOUNT, MOST_KG, MOST_RIR, MOST_SCALE = 20, 600, 500.0, 10, 10
SETS_OF = re.compile(r"([0-9]+)x([0-9]+)(s|sec)?")
LIST_OF = re.compile(r"([0-9]+(?:,[0-9]+)+)(s|sec)?")
WEIGHT = re.compile(r"(?:2x)?([0-9]+(?:\.[0-9]+)?)(kg|lb|lbs)")
WHOLE = re.compile(r"[0-9]{1,6}")


class LineError(ValueError):
    """A line that cannot be understood; the text says which word and what would do."""


@dataclass(frozen=True, slots=True)
class SetLine:
    """Sets of one exercise as a line says them; ``load`` is None when nothing was said about it."""

    exercise: str
    amounts: tuple[int, ...]
    load: Load | None = None
    rir: float | None = None
    form: Form | None = None
    pain: int | None = None
    side: Side = Side.BOTH
    kind: SetKind = SetKind.WORKING
    tempo: Tempo | None = None
    rest_s: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PainLine:
    """Pain as a line says it."""

    region: Region
    during: int | None = None
    after: int | None = None
    next_morning: int | None = None
    usual: int = 0
    kind: PainKind = PainKind.ACHE
    side: Side = Side.BOTH
    exercise: str | None = None


@dataclass(frozen=True, slots=True)
class CheckInLine:
    """A day as a line says it started."""

    sleep_h: float | None = None
    stress: int | None = None
    soreness: int | None = None
    ill: bool = False


@dataclass(frozen=True, slots=True)
class HabitWords:
    """A habit that was kept as a line says it, or was not after all."""

    habit: Habit
    done: bool = True


Line = SetLine | PainLine | CheckInLine | HabitWords


def read_line(text: str, known: Catalogue, profile: Profile | None) -> Line:
    """Read one line.

    Raises:
        LineError: with the word that was not understood and the next step.

    """
    text = " ".join(text.split())
    if not is_text(text):
        raise LineError("The line holds characters that are no text; type it again.")
    said, _, note = text.partition("#")
    words = said.split()
    if not words:
        raise LineError("The line is empty; write for example: seated-cable-row 3x10 @45kg rir2 clean.")
    first = words[0].casefold()
    if first == "pain":
        return _pain(words[1:], known)
    if first == "habit":
        return _habit(words[1:])
    if first in ("sleep", "stress", "soreness", "ill"):
        return _check_in(words)
    return replace(_sets(words, known, profile), note=note.strip())


def _habit(words: list[str]) -> HabitWords:
    names = {str(habit): habit for habit in Habit}
    said = slug(" ".join(word for word in words if word.casefold() != "no"))
    if said not in names:
        raise LineError(f"habit: {said or 'nothing'!r} is not known; it is one of {', '.join(names)}.")
    return HabitWords(names[said], all(word.casefold() != "no" for word in words))


def _sets(words: list[str], known: Catalogue, profile: Profile | None) -> SetLine:
    at = next((at for at, word in enumerate(words) if _amounts(word) is not None), None)
    if at in (None, 0):
        raise LineError("Say the exercise and then the sets, for example: seated-cable-row 3x10 @45kg rir2 clean.")
    exercise = find_exercise(" ".join(words[:at]), known)
    if words[at].casefold().endswith(("s", "sec")) and exercise.dose.measure is not Measure.HOLD:
        raise LineError(f"{exercise.name} is counted in {exercise.dose.measure}, not in seconds; leave out the s.")
    line = SetLine(exercise.id, _amounts(words[at]) or ())
    for word in words[at + 1 :]:
        line = _set_word(line, word.casefold(), exercise, profile)
    return line


def find_exercise(name: str, known: Catalogue) -> Exercise:
    """Return the exercise a name stands for: its id, its name, an alias, or its name in another app.

    Raises:
        LineError: no exercise is called that.

    """
    found = known.names.get(slug(name))
    if found is None:
        hint = did_you_mean(slug(name), known.names) or " strongback exercises lists them all."
        raise LineError(f"There is no exercise called {name!r}.{hint}")
    return known.exercises[found]


def _amounts(word: str) -> tuple[int, ...] | None:
    if match := SETS_OF.fullmatch(word.casefold()):
        sets, amount = _bounded("sets", match[1], 1, MOST_SETS), _bounded("repetitions", match[2], 0, MOST_AMOUNT)
        return (amount,) * sets
    if match := LIST_OF.fullmatch(word.casefold()):
        parts = match[1].split(",")
        _bounded("sets", str(len(parts)), 1, MOST_SETS)
        return tuple(_bounded("repetitions", part, 0, MOST_AMOUNT) for part in parts)
    return None


def _bounded(what: str, text: str, low: int, high: int) -> int:
    if not WHOLE.fullmatch(text) or not low <= int(text) <= high:
        raise LineError(f"{text[:12]} {what} is not possible; give {low} to {high}.")
    return int(text)


FORMS = {"clean": Form.CLEAN, "shaky": Form.SHAKY, "broke": Form.BROKE_DOWN, "broke-down": Form.BROKE_DOWN}
SIDES = {"left": Side.LEFT, "right": Side.RIGHT, "both": Side.BOTH}


def _set_word(line: SetLine, word: str, exercise: Exercise, profile: Profile | None) -> SetLine:
    if word in FORMS:
        return replace(line, form=FORMS[word])
    if word in SIDES:
        return replace(line, side=SIDES[word])
    if word in ("warm-up", "warmup"):
        return replace(line, kind=SetKind.WARM_UP)
    if word.startswith("@"):
        return replace(line, load=_load(word[1:], exercise, profile))
    for prefix, read in _NUMBERED.items():
        if word.startswith(prefix):
            return read(line, word.removeprefix(prefix))
    known = [*FORMS, *SIDES, "warm-up", "@45kg", "rir2", "pain3", "tempo3-1-1-0", "rest90"]
    hint = did_you_mean(word, known) or f" Known are {', '.join(known)}."
    raise LineError(f"{word!r} is not understood.{hint}")


def _number(text: str, what: str, high: float) -> float:
    try:
        value = float(text)
    except ValueError:
        raise LineError(f"{what}{text} is not a number; write for example {what}2.") from None
    if not 0 <= value <= high:
        raise LineError(f"{what}{text} is not possible; give 0 to {high:g}.")
    return value


def _rir(line: SetLine, text: str) -> SetLine:
    return replace(line, rir=_number(text, "rir", MOST_RIR))


def _pain_of_set(line: SetLine, text: str) -> SetLine:
    return replace(line, pain=math.ceil(_number(text, "pain", MOST_SCALE)))


def _tempo(line: SetLine, text: str) -> SetLine:
    try:
        return replace(line, tempo=Tempo.parse(text))
    except ValueError as error:
        raise LineError(str(error)) from None


def _rest(line: SetLine, text: str) -> SetLine:
    return replace(line, rest_s=round(_number(text.removesuffix("s"), "rest", MOST_AMOUNT)))


_NUMBERED: dict[str, Callable[[SetLine, str], SetLine]] = {
    "rir": _rir,
    "pain": _pain_of_set,
    "tempo": _tempo,
    "rest": _rest,
}


def _load(text: str, exercise: Exercise, profile: Profile | None) -> Load:
    implements = [way.load for way in _ways(exercise, profile)]
    if match := WEIGHT.fullmatch(text):
        kg = round(float(match[1]) * (1 if match[2] == "kg" else KG_PER_LB), 2)
        if not 0 < kg <= MOST_KG:
            raise LineError(f"@{text} is not possible; give a weight above 0 and up to {MOST_KG:g} kg.")
        external = [implement for implement in implements if implement in EXTERNAL_IMPLEMENTS]
        if not external:
            raise LineError(f"{exercise.name} takes no kilograms; write @bw, @rung2 or the name of your band.")
        if not text.startswith("2x"):
            return Load(external[0], kg=kg)
        if Implement.DUMBBELL_PAIR not in external:
            raise LineError(f"@{text}: {exercise.name} takes one weight; write it as @{text.removeprefix('2x')}.")
        return Load(Implement.DUMBBELL_PAIR, kg=kg)
    if text in ("bw", "bodyweight"):
        return Load(Implement.BODYWEIGHT)
    if text.startswith("rung"):
        return Load(Implement.BODYWEIGHT, rung=_rung(text.removeprefix("rung"), exercise))
    if Implement.BAND in implements:
        return Load(Implement.BAND, band=_band(text, profile))
    raise LineError(f"@{text} is not a load; write for example @45kg, @2x12kg, @bw or @rung2.")


def _ways(exercise: Exercise, profile: Profile | None) -> list[Way]:
    owned = exercise.ways_with(profile.equipment) if profile is not None else ()
    return [*owned, *(way for way in exercise.ways if way not in owned)]


def _rung(text: str, exercise: Exercise) -> int:
    rungs = exercise.body_load.rungs
    if not WHOLE.fullmatch(text) or not 1 <= int(text) <= len(rungs):
        names = "; ".join(f"rung{at} {rung.name}" for at, rung in enumerate(rungs, 1)) or "none"
        raise LineError(f"{exercise.name} has no rung {text!r}. Its settings are: {names}.")
    return int(text) - 1


def _band(text: str, profile: Profile | None) -> str:
    bands = () if profile is None else profile.inventory.bands_in_order
    match = next((band for band in bands if slug(band) == slug(text)), None)
    if match is None and profile is not None and profile.inventory.bands is not None:
        raise LineError(f"You have no band called {text!r}; yours are {', '.join(bands)}.")
    return match or text


MORE_REGIONS = {"shoulder-blades": Region.BETWEEN_THE_BLADES, "back": Region.MID_BACK}
REGIONS = {str(region): region for region in Region} | MORE_REGIONS
KINDS = {str(kind): kind for kind in PainKind} | {"numb": PainKind.NUMB_OR_WEAK, "weak": PainKind.NUMB_OR_WEAK}
WHEN = {word: word for word in ("during", "after", "usual")} | dict.fromkeys(
    ("morning", "next-morning"), "next_morning"
)


@dataclass(slots=True)
class _PainWords:
    """Pain words read so far; ``when`` is the time the next number belongs to."""

    when: str = "during"
    said: dict[str, object] = field(default_factory=dict)


def _pain(words: list[str], known: Catalogue) -> PainLine:
    if not words or words[0].casefold() not in REGIONS:
        given = repr(words[0]) if words else "nothing"
        raise LineError(f"Say where it hurts ({given} is not known): one of {', '.join(REGIONS)}.")
    heard = _PainWords()
    for word in (word.casefold() for word in words[1:]):
        _pain_word(heard, word, known)
    line = PainLine(REGIONS[words[0].casefold()], **heard.said)  # type: ignore[arg-type]  # keys are its fields
    if line.kind is PainKind.ACHE and line.during is None and line.after is None and line.next_morning is None:
        raise LineError("Say how much it hurts from 0 to 10, for example: pain mid-back 4 after 3 morning 2.")
    return line


def _pain_word(heard: _PainWords, word: str, known: Catalogue) -> None:
    if word in WHEN:
        heard.when = WHEN[word]
    elif word in KINDS:
        heard.said["kind"] = KINDS[word]
    elif word in SIDES:
        heard.said["side"] = SIDES[word]
    elif word.removesuffix("/10").replace(".", "", 1).isdigit():
        heard.said[heard.when] = math.ceil(_number(word.removesuffix("/10"), "pain ", MOST_SCALE))
    else:
        heard.said["exercise"] = find_exercise(word, known).id


def _check_in(words: list[str]) -> CheckInLine:
    said: dict[str, float] = {}
    ill = False
    rest = iter(word.casefold() for word in words)
    for word in rest:
        if word == "ill":
            ill = True
        elif word in ("sleep", "stress", "soreness"):
            said[word] = _number(next(rest, "").removesuffix("h"), f"{word} ", 24 if word == "sleep" else MOST_SCALE)
        else:
            raise LineError(f"{word!r} is not understood; write for example: sleep 6.5 stress 4 soreness 3.")
    whole = {key: round(value) for key, value in said.items() if key != "sleep"}
    return CheckInLine(sleep_h=said.get("sleep"), ill=ill, **whole)
