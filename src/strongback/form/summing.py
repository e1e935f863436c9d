"""From everything that was watched to the result of a set."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from strongback.form.result import SetResult
from strongback.form.tempo import medians
from strongback.knowledge import faults
from strongback.knowledge.camera import NEVER_SEEN
from strongback.record.form_summary import FormSummary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from strongback.form.events import Why
    from strongback.form.judging import Judge
    from strongback.form.result import Hold, Rep
    from strongback.knowledge.camera import CameraRule, CameraView

WORDS = {rule.code: rule.do for rule in faults.RULES}
DIGITS = 3


@dataclass(frozen=True, slots=True)
class Watched:
    """Everything an engine gathered over a set."""

    rule: CameraRule
    judge: Judge
    reps: Sequence[Rep]
    holds: Sequence[Hold]
    frames: int
    seen: int
    views: Mapping[CameraView, int]
    why_s: Mapping[Why, float]
    baseline_rom: Mapping[CameraView, float]


def cue_words(code: str) -> str:
    """Return the few words said about a fault.

    >>> cue_words("SB-F028")
    'Look at the mat.'
    """
    return WORDS[code]


def sum_up(watched: Watched) -> SetResult:
    """Return the result of a set."""
    whole = [rep for rep in watched.reps if rep.complete]
    rom = median(rep.rom for rep in whole) if whole else None
    worst = watched.judge.worst()
    view = max(watched.views, key=lambda seen: watched.views[seen], default=None)
    usual = None if view is None else watched.baseline_rom.get(view)
    return SetResult(
        summary=_summary(watched, whole, rom, view),
        reps=tuple(watched.reps),
        holds=tuple(watched.holds),
        view=view,
        cue=None if worst is None else (worst.code, cue_words(worst.code)),
        hints=watched.judge.hints(),
        why_not=tuple(sorted(watched.why_s.items(), key=lambda item: -item[1])),
        rom_share=rom / usual if rom is not None and usual else None,
    )


def _summary(watched: Watched, whole: Sequence[Rep], rom: float | None, view: CameraView | None) -> FormSummary:
    held = max((hold.seconds for hold in watched.holds), default=0.0)
    done = len(watched.reps) or int(held)
    clean = sum(rep.clean for rep in watched.reps) if watched.reps else done
    coverage = round(watched.seen / watched.frames, DIGITS) if watched.frames else 0.0
    rule = watched.rule
    far = None if rom is None else round(rom, DIGITS)
    return FormSummary(
        reps=len(watched.reps),
        clean_reps=clean if watched.reps else 0,
        verdict=watched.judge.verdict(done, clean, coverage),
        coverage=coverage,
        tempo_s=tuple(round(phase, DIGITS) for phase in _tempo(watched, whole)),
        rom_deg=far if rule.rom_is_angle else None,
        rom_percent=None if rule.rom_is_angle else far,
        faults=watched.judge.faults(),
        abstained=tuple(dict.fromkeys((*rule.abstains, *watched.judge.unmeasured(), *NEVER_SEEN))),
        held_s=round(held, DIGITS) if rule.hold is not None else None,
        view=view,
    )


def _tempo(watched: Watched, whole: Sequence[Rep]) -> tuple[float, ...]:
    """Return the median tempo; the last repetition is followed by no pause that means anything."""
    if len(whole) > 1 and whole[-1] is watched.reps[-1]:
        last, before = whole[-1], medians(rep.tempo for rep in whole[:-1])
        rest = 1 if watched.rule.first == "concentric" else 3
        phases_s = list(medians(rep.tempo for rep in (*whole[:-1], last)))
        phases_s[rest] = before[rest]
        return tuple(phases_s)
    return medians(rep.tempo for rep in whole)
