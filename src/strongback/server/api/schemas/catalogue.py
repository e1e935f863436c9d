"""What the catalogue holds: exercises, muscles, conditions, rules, questions and articles."""

from __future__ import annotations

from ninja import Schema

from strongback.knowledge.camera import CameraView


class ExerciseLine(Schema):
    """An exercise in a list."""

    id: str
    name: str
    summary: str
    pattern: str
    level: str
    primary: list[str]


class WayOut(Schema):
    """One way to do an exercise: what it needs and what loads it."""

    needs: list[str]
    load: str


class MusclesOut(Schema):
    """Muscle groups by role."""

    primary: list[str]
    secondary: list[str]
    stabiliser: list[str]
    basis: str


class DoseOut(Schema):
    """How it is done: ``amount`` is a range of repetitions, seconds or minutes, per side for one-sided movements."""

    measure: str
    amount: list[int]
    sets: int
    tempo: str
    rep_hold_s: int


class RungOut(Schema):
    """A setting of a bodyweight movement; its share of bodyweight is an estimate."""

    name: str
    share_of_bodyweight: float | None


class VariationOut(Schema):
    """A named change to the movement; without a tempo it keeps the exercise's own."""

    id: str
    name: str
    change: str
    tempo: str | None


class MistakeOut(Schema):
    """A fault that this movement invites, by its rule's code and name, and how it looks here."""

    fault: str
    name: str
    looks_like: str


class NamedFault(Schema):
    """A technique fault by its rule's code and name."""

    fault: str
    name: str


class CameraOut(Schema):
    """What a camera can judge of a movement; with ``blind`` it judges nothing, and that says why.

    ``place`` says where to put it, ``views`` from where it may look, ``asks`` what the person is asked in its place.
    """

    blind: str
    place: str
    views: list[CameraView]
    watches: list[NamedFault]
    cannot_see: list[NamedFault]
    asks: list[str]


class FindingOfExercise(Schema):
    """One fact with its study and how well it is known."""

    finding: str
    source: str
    label: str


class DisagreementOut(Schema):
    """Where the articles differ from each other or from the evidence, and our choice."""

    about: str
    article_a: str
    article_b: str
    evidence: str
    our_choice: str


class ExerciseOut(Schema):
    """Everything about an exercise."""

    id: str
    name: str
    aliases: list[str]
    known_as: list[str]
    summary: str
    pattern: str
    blocks: list[str]
    level: str
    standing: str
    laterality: str
    effort: str
    assistance: bool
    equipment: list[WayOut]
    muscles: MusclesOut
    dose: DoseOut
    rungs: list[RungOut]
    easier: list[str]
    harder: list[str]
    variations: list[VariationOut]
    set_up: list[str]
    steps: list[str]
    cues: list[str]
    breathing: str
    mistakes: list[MistakeOut]
    camera: CameraOut
    left_out_with: list[str]
    evidence: list[FindingOfExercise]
    articles: list[str]
    disagreements: list[DisagreementOut]


class RuleOut(Schema):
    """A rule: what it looks at, why, what to do, and how strong its source is."""

    code: str
    name: str
    severity: str
    looks_at: str
    why: str
    do: str
    source: str
    strength: str


class MuscleOut(Schema):
    """A muscle."""

    id: str
    name: str
    group: str
    location: str
    origin: str
    insertion: str
    action: list[str]
    nerve: str
    for_the_mid_back: str
    note: str
    source: str


class ConditionLine(Schema):
    """A health condition one may name in a profile."""

    id: str
    name: str
    why: str
    do: str


class QuestionOut(Schema):
    """A question of the screening, why it is asked, and what a yes leads to."""

    id: str
    code: str
    text: str
    why: str
    leads_to: str


class ArticleLine(Schema):
    """An article in a list."""

    id: str
    kind: str
    title: str
    summary: str


class ArticleOut(ArticleLine):
    """An article; ``body`` is Markdown."""

    body: str
    rules: list[str]
    exercises: list[str]
    sources: list[str]
    strength: str
