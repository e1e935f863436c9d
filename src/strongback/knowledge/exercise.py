"""Exercises: one record each, everything the coach knows about a movement."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from strongback.knowledge.camera import CameraRule, read_camera
from strongback.knowledge.motion import read_motion
from strongback.knowledge.tempo import Tempo
from strongback.knowledge.vocabulary import (
    MID_BACK_PATTERNS,
    Block,
    Demand,
    Effort,
    Equipment,
    Implement,
    Laterality,
    Level,
    LumbarDemand,
    Measure,
    Pattern,
    Standing,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strongback.knowledge.motion import Motion, Stance
    from strongback.knowledge.reading import Table

PRIMARY_CREDIT = 1.0
SECONDARY_CREDIT = 0.5
UNCOUNTED_PATTERNS = (Pattern.MOBILITY, Pattern.CARDIO, Pattern.POWER)


@dataclass(frozen=True, slots=True)
class Way:
    """One sufficient set of equipment, and what the load then hangs on."""

    needs: frozenset[Equipment]
    load: Implement


@dataclass(frozen=True, slots=True)
class Roles:
    """Muscle groups by role, and the studies or reasoning behind it."""

    primary: tuple[str, ...]
    secondary: tuple[str, ...]
    stabiliser: tuple[str, ...]
    basis: str

    def credit(self, group: str) -> float:
        """Stimulus that one hard set gives a muscle group: 1.0 primary, 0.5 secondary, else 0."""
        if group in self.primary:
            return PRIMARY_CREDIT
        return SECONDARY_CREDIT if group in self.secondary else 0.0


@dataclass(frozen=True, slots=True)
class Dose:
    """How a movement is done: what is counted, in which range it makes sense, how fast.

    ``amount`` is repetitions, seconds of a hold or minutes, as ``measure`` says; for one-sided movements it
    is per side. ``rep_hold_s`` is a pause held in every repetition on top of the tempo.
    """

    measure: Measure
    amount: tuple[int, int]
    sets: int
    tempo: Tempo
    rep_hold_s: int
    set_up_s: int
    ramp: bool


@dataclass(frozen=True, slots=True)
class Rung:
    """One lever setting of a bodyweight movement; ``share`` is the estimated part of bodyweight moved."""

    name: str
    share: float | None


@dataclass(frozen=True, slots=True)
class BodyLoad:
    """How much of the person's own weight a movement moves, always an estimate, easiest setting first."""

    rungs: tuple[Rung, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Variation:
    """A named change to an exercise; an empty ``tempo`` keeps the exercise's own."""

    id: str
    name: str
    change: str
    tempo: Tempo | None


@dataclass(frozen=True, slots=True)
class Mistake:
    """A technique fault that this movement invites, and how it looks here."""

    fault: str
    looks_like: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact about the movement with its study and the honest label of how well it is known."""

    finding: str
    source: str
    label: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Where the articles differ from each other or from the evidence, and what we do about it."""

    about: str
    article_a: str
    article_b: str
    evidence: str
    our_choice: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """One movement, as its file under ``data/exercises`` describes it.

    ``lumbar_demand`` is what ``motion.loads`` sums up from the movement; a test holds the two together. With
    ``assistance`` the load carries part of the body: more of it makes the movement easier.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    known_as: tuple[str, ...]
    summary: str
    pattern: Pattern
    blocks: tuple[Block, ...]
    level: Level
    standing: Standing
    laterality: Laterality
    effort: Effort
    ways: tuple[Way, ...]
    demands: frozenset[Demand]
    muscles: Roles
    dose: Dose
    body_load: BodyLoad
    e1rm: bool
    assistance: bool
    easier: tuple[str, ...]
    harder: tuple[str, ...]
    variations: tuple[Variation, ...]
    set_up: tuple[str, ...]
    steps: tuple[str, ...]
    cues: tuple[str, ...]
    breathing: str
    mistakes: tuple[Mistake, ...]
    camera: CameraRule
    evidence: tuple[Finding, ...]
    disagreements: tuple[Disagreement, ...]
    articles: tuple[str, ...]
    lumbar_demand: LumbarDemand = LumbarDemand.LOW
    # Equal exercises hash alike without it, and the tables of a movement cannot be hashed.
    motion: Motion | None = field(default=None, hash=False)

    @property
    def is_mid_back(self) -> bool:
        """Whether its pattern is one of the five the product exists for."""
        return self.pattern in MID_BACK_PATTERNS

    @property
    def sides(self) -> int:
        """How many times a set is done to train both sides: 2 for one-sided work, else 1."""
        return 2 if self.laterality is Laterality.UNILATERAL else 1

    def credit(self, group: str) -> float:
        """Stimulus of one hard set for a muscle group; mobility, cardio and power count nothing."""
        return 0.0 if self.pattern in UNCOUNTED_PATTERNS else self.muscles.credit(group)

    def ways_with(self, owned: frozenset[Equipment]) -> tuple[Way, ...]:
        """Return the ways to do it with the equipment at hand, in the file's order of preference."""
        return tuple(way for way in self.ways if way.needs <= owned)


def read_exercise(table: Table, stances: Mapping[str, Stance]) -> Exercise:
    """Read one exercise file; mistakes go to the table's list of problems.

    ``stances`` are the starting postures that a movement may name.
    """
    muscles, ladder = table.table("muscles"), table.table("ladder")
    exercise = Exercise(
        id=table.text("id"),
        name=table.text("name"),
        aliases=table.texts("aliases"),
        known_as=table.texts("known_as"),
        summary=table.text("summary"),
        pattern=table.choice("pattern", Pattern),
        blocks=table.choices("blocks", Block, least=1),
        level=table.choice("level", Level),
        standing=table.choice("standing", Standing),
        laterality=table.choice("laterality", Laterality),
        effort=table.choice("effort", Effort),
        ways=tuple(_read_way(way) for way in table.tables("equipment", least=1)),
        demands=frozenset(table.choices("demands", Demand)),
        muscles=_read_roles(muscles),
        dose=_read_dose(table.table("dose")),
        body_load=_read_body_load(table.table("body_load")),
        e1rm=table.flag("e1rm"),
        assistance=table.flag("assistance"),
        easier=ladder.texts("easier"),
        harder=ladder.texts("harder"),
        variations=tuple(_read_variation(item) for item in table.tables("variations")),
        set_up=table.texts("set_up", least=1),
        steps=table.texts("steps", least=2),
        cues=table.texts("cues", least=2),
        breathing=table.text("breathing"),
        mistakes=tuple(_read_mistake(item) for item in table.tables("mistakes")),
        camera=read_camera(table.table("camera")),
        evidence=tuple(_read_finding(item) for item in table.tables("evidence", least=1)),
        disagreements=tuple(_read_disagreement(item) for item in table.tables("disagreements")),
        articles=table.texts("articles"),
        lumbar_demand=table.choice("lumbar_demand", LumbarDemand, LumbarDemand.LOW),
        motion=read_motion(table.table("motion"), stances) if table.has("motion") else None,
    )
    ladder.refuse_the_rest()
    return exercise


def _read_way(table: Table) -> Way:
    way = Way(needs=frozenset(table.choices("needs", Equipment)), load=table.choice("load", Implement))
    table.refuse_the_rest()
    return way


def _read_roles(table: Table) -> Roles:
    roles = Roles(
        primary=table.texts("primary", least=1),
        secondary=table.texts("secondary"),
        stabiliser=table.texts("stabiliser"),
        basis=table.text("basis"),
    )
    table.refuse_the_rest()
    named = (*roles.primary, *roles.secondary, *roles.stabiliser)
    for group in sorted({group for group in named if named.count(group) > 1}):
        table.complain("primary", f"{group!r} has two roles; give it one.")
    return roles


def _read_dose(table: Table) -> Dose:
    measure = table.choice("measure", Measure)
    key, high = {Measure.REPS: ("reps", 50), Measure.HOLD: ("hold_s", 180), Measure.MINUTES: ("minutes", 30)}[measure]
    dose = Dose(
        measure=measure,
        amount=table.span(key, 1, high),
        sets=table.whole("sets", 1, 5, 3),
        tempo=read_tempo(table, "tempo", Tempo(2, 0, 2, 0)),
        rep_hold_s=table.whole("rep_hold_s", 0, 10, 0),
        set_up_s=table.whole("set_up_s", 0, 180, 40),
        ramp=table.flag("ramp"),
    )
    table.refuse_the_rest()
    return dose


def read_tempo(table: Table, key: str, default: Tempo) -> Tempo:
    """Return the tempo at ``key``, or the default when it is absent."""
    if not table.has(key):
        return default
    try:
        return Tempo.parse(table.text(key))
    except ValueError as error:
        table.complain(key, str(error))
        return default


def _read_body_load(table: Table) -> BodyLoad:
    rungs = tuple(_read_rung(item) for item in table.tables("rungs"))
    body_load = BodyLoad(rungs=rungs, source=table.text("source", "") if not rungs else table.text("source"))
    table.refuse_the_rest()
    shares = [rung.share for rung in rungs if rung.share is not None]
    if shares != sorted(shares):
        table.complain("rungs", "must go from the easiest to the hardest; the shares do not rise.")
    return body_load


def _read_rung(table: Table) -> Rung:
    rung = Rung(name=table.text("name"), share=table.optional_number("share", 0.01, 1.2))
    table.refuse_the_rest()
    return rung


def _read_variation(table: Table) -> Variation:
    tempo = read_tempo(table, "tempo", Tempo(2, 0, 2, 0)) if table.has("tempo") else None
    variation = Variation(id=table.text("id"), name=table.text("name"), change=table.text("change"), tempo=tempo)
    table.refuse_the_rest()
    return variation


def _read_mistake(table: Table) -> Mistake:
    mistake = Mistake(fault=table.text("fault"), looks_like=table.text("looks_like"))
    table.refuse_the_rest()
    return mistake


def _read_finding(table: Table) -> Finding:
    finding = Finding(finding=table.text("finding"), source=table.text("source"), label=table.text("label"))
    table.refuse_the_rest()
    return finding


def _read_disagreement(table: Table) -> Disagreement:
    disagreement = Disagreement(
        about=table.text("about"),
        article_a=table.text("article_a", ""),
        article_b=table.text("article_b", ""),
        evidence=table.text("evidence"),
        our_choice=table.text("our_choice"),
    )
    table.refuse_the_rest()
    return disagreement
