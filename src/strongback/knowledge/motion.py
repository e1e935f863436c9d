"""How a movement is written down: named postures in joint angles, what touches what, and when.

A stance is a starting posture that many movements share; a movement changes what is its own. The postures of a path
follow one another and come back to the first. What a body touches is solved by ``strongback.motion``, so a file says
what stays where it is, not where every joint goes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from strongback.knowledge.joints import ANGLES, JOINTS, SIDED_NAMES, SIDES, TRUNK_NAMES, TURNS_ROUND

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strongback.knowledge.reading import Table

MIRRORED = "~"


class Anchor(StrEnum):
    """The part of the body that keeps its place; all else is placed from it."""

    FEET = "feet"
    TOES = "toes"
    HEELS = "heels"
    KNEES = "knees"
    PELVIS = "pelvis"
    BACK = "back"
    HANDS = "hands"
    ELBOWS = "elbows"
    SHOULDERS = "shoulders"
    LEFT_FOOT = "left-foot"
    RIGHT_FOOT = "right-foot"
    GROUND = "ground"  # the lowest of heels and toes touches the floor under a pelvis that stays where it is


class Contact(StrEnum):
    """A pair of limbs that keeps to its place through the whole movement."""

    FEET = "feet"
    LEFT_FOOT = "left-foot"
    RIGHT_FOOT = "right-foot"
    HANDS = "hands"
    LEFT_HAND = "left-hand"
    RIGHT_HAND = "right-hand"


class HandPath(StrEnum):
    """How the hands get from one posture to the next: as the joints turn, or in a straight line."""

    ARC = "arc"
    STRAIGHT = "straight"


class First(StrEnum):
    """Which part of a repetition comes first: rows begin with the effort, push-ups with the lowering."""

    CONCENTRIC = "concentric"
    ECCENTRIC = "eccentric"


class Hold(StrEnum):
    """What a hand does: it grips, lies flat with the wrist bent back, or rests on the fist or forearm."""

    GRIP = "grip"
    PALM = "palm"
    FOREARM = "forearm"


class View(StrEnum):
    """The side from which a movement is best seen; without a name of its own it is the person's left."""

    SIDE = "side"
    FRONT = "front"
    BACK = "back"
    THREE_QUARTER = "three-quarter"
    THREE_QUARTER_BACK = "three-quarter-back"
    RIGHT_SIDE = "right-side"
    THREE_QUARTER_BACK_RIGHT = "three-quarter-back-right"
    THREE_QUARTER_RIGHT = "three-quarter-right"
    ABOVE = "above"  # from behind and well above, for arms that spread over the floor


class PropKind(StrEnum):
    """A simple piece of equipment or surrounding."""

    BARBELL = "barbell"
    DUMBBELLS = "dumbbells"
    KETTLEBELL = "kettlebell"
    MEDICINE_BALL = "medicine-ball"
    HANDLE = "handle"
    PULL_BAR = "pull-bar"
    FIXED_BAR = "fixed-bar"
    CABLE = "cable"
    BAND = "band"
    STRAPS = "straps"
    BENCH = "bench"
    BOX = "box"
    PAD = "pad"
    WALL = "wall"
    DOOR_FRAME = "door-frame"
    TABLE = "table"
    ROLLER = "roller"
    BALL = "ball"
    MAT = "mat"


class Held(StrEnum):
    """Who holds a thing, or what it follows."""

    HANDS = "hands"
    LEFT_HAND = "left-hand"
    RIGHT_HAND = "right-hand"
    BETWEEN_HANDS = "between-hands"
    FEET = "feet"
    PELVIS = "pelvis"
    CHEST = "chest"
    BACK = "back"
    SHOULDERS = "shoulders"
    HEAD = "head"
    KNEES = "knees"
    ELBOWS = "elbows"
    FLOOR = "floor"


Posture = dict[str, float]


@dataclass(frozen=True, slots=True)
class Prop:
    """One thing. Lengths are in metres for a person of 1.75 m and grow with the person.

    ``at`` is the part of the body beside which it stands or by which it is held, or the floor; ``offset_m`` (to the
    left, up, forward) leads from there to the thing's middle, for a bench to the middle of its top. What is held moves
    with the hands, what ``moves`` with its part of the body; everything else stays where the first posture puts it.
    ``follows`` is the share of its part's way that it goes along, as a roller does under a forearm.
    ``to`` is what the other end of a cable, a band or a pair of straps is fixed to.
    """

    kind: PropKind
    at: Held
    offset_m: tuple[float, float, float] = (0.0, 0.0, 0.0)
    size_m: tuple[float, float, float] | None = None
    angle_deg: float = 0.0
    to: Held = Held.HANDS
    moves: bool = False
    follows: float = 0.0


@dataclass(frozen=True, slots=True)
class Step:
    """One stop on the way: the posture, whether left and right are exchanged, and seconds to get there and to stay.

    Without seconds the tempo of the exercise says them. ``lifts`` are the contacts that are off their place there, left
    and right as in the posture that is not mirrored. ``passing`` goes through the stop without coming to rest.
    """

    pose: str
    mirrored: bool = False
    move_s: float | None = None
    hold_s: float | None = None
    lifts: frozenset[Contact] = frozenset()
    passing: bool = False


@dataclass(frozen=True, slots=True)
class Motion:
    """One movement; ``poses`` are complete postures, every angle of both sides, in degrees.

    ``anchor_m`` is the height of the anchor's joints above the floor in metres for a person of 1.75 m.
    ``hands_m`` lifts or lowers the body about its anchor so that the hands of the first posture are at that height.
    ``solve_lean`` tips the body about its anchor so that hands that keep their place fit the elbow of each posture.
    ``flow`` lets the stops run into one another without coming to rest, as in walking or circling.
    ``holds`` says what each hand does. ``grip_m`` is how far apart the hands are on a bar.
    """

    stance: str
    view: View
    anchor: Anchor
    anchor_m: float | None
    fixed: frozenset[Contact]
    holds: Mapping[str, Hold]
    hand_path: HandPath
    grip_m: float | None
    hands_m: float | None
    solve_lean: bool
    poses: Mapping[str, Posture]
    path: tuple[Step, ...]
    first: First
    props: tuple[Prop, ...] = ()
    note: str = ""
    flow: bool = False

    @property
    def is_still(self) -> bool:
        """Whether it is one posture that is held."""
        return len(self.path) == 1


@dataclass(frozen=True, slots=True)
class Stance:
    """A starting posture and what it touches."""

    id: str
    says: str
    anchor: Anchor
    anchor_m: float | None
    fixed: frozenset[Contact]
    hold: Hold
    posture: Posture
    props: tuple[Prop, ...] = field(default=())


def mirrored(posture: Mapping[str, float]) -> Posture:
    """Return a complete posture with left and right exchanged.

    >>> mirrored({"turn": 10.0, "left_elbow_flexion": 5.0, "right_elbow_flexion": 7.0})
    {'turn': -10.0, 'right_elbow_flexion': 5.0, 'left_elbow_flexion': 7.0}
    """
    swap = {"left": "right", "right": "left"}
    found: Posture = {}
    for name, value in posture.items():
        side, _, rest = name.partition("_")
        if side in swap:
            found[f"{swap[side]}_{rest}"] = value
        else:
            found[name] = -value if name in TURNS_ROUND else value
    return found


def read_stance(table: Table) -> Stance:
    """Read one stance; mistakes go to the table's list of problems."""
    return Stance(
        id=table.text("id"),
        says=table.text("says"),
        anchor=table.choice("anchor", Anchor),
        anchor_m=table.optional_number("anchor_m", -0.5, 3.0),
        fixed=frozenset(table.choices("fixed", Contact)),
        hold=table.choice("hold", Hold, Hold.GRIP),
        posture=dict.fromkeys(ANGLES, 0.0) | read_posture(table.table("posture")),
        props=tuple(_read_prop(item) for item in table.tables("props")),
    )


def read_posture(table: Table) -> Posture:
    """Read the angles a posture names; a sided angle without a side counts for both, a named side comes last."""
    found: Posture = {}
    for name in TRUNK_NAMES:
        if (value := _angle(table, name)) is not None:
            found[name] = value
    for name in SIDED_NAMES:
        if (value := _angle(table, name)) is not None:
            found.update({f"{side}_{name}": value for side in SIDES})
    for side in SIDES:
        if table.has(side):
            part = table.table(side)
            for name in SIDED_NAMES:
                if (value := _angle(part, name)) is not None:
                    found[f"{side}_{name}"] = value
            part.refuse_the_rest()
    table.refuse_the_rest()
    return found


def _angle(table: Table, name: str) -> float | None:
    joint = JOINTS[name]
    return table.optional_number(name, joint.low, joint.high)


def read_motion(table: Table, stances: Mapping[str, Stance]) -> Motion | None:
    """Read a ``[motion]`` table against the known stances; mistakes go to the table's list of problems."""
    name = table.text("stance")
    stance = stances.get(name)
    if stance is None:
        table.complain("stance", f"{name!r} is no stance; choose one of {', '.join(sorted(stances))}.")
        return None
    base = stance.posture | read_posture(table.table("base"))
    poses_table = table.table("poses")
    pose_tables = {pose: poses_table.table(pose) for pose in poses_table.raw}
    lifts = {pose: frozenset(item.choices("lifts", Contact)) for pose, item in pose_tables.items()}
    poses = {pose: base | read_posture(item) for pose, item in pose_tables.items()}
    poses_table.refuse_the_rest()
    motion = Motion(
        stance=name,
        view=table.choice("view", View, View.SIDE),
        anchor=table.choice("anchor", Anchor, stance.anchor),
        anchor_m=table.optional_number("anchor_m", -0.5, 3.0) if table.has("anchor_m") else stance.anchor_m,
        fixed=frozenset(table.choices("fixed", Contact)) if table.has("fixed") else stance.fixed,
        holds=_read_holds(table, stance.hold),
        hand_path=table.choice("hand_path", HandPath, HandPath.ARC),
        grip_m=table.optional_number("grip_m", 0.0, 2.0),
        hands_m=table.optional_number("hands_m", -0.5, 3.0),
        solve_lean=table.flag("solve_lean"),
        poses=poses,
        path=_read_path(table, poses, lifts),
        first=table.choice("first", First, First.CONCENTRIC),
        props=(*stance.props, *(_read_prop(item) for item in table.tables("props"))),
        note=table.text("note", ""),
        flow=table.flag("flow"),
    )
    table.refuse_the_rest()
    return motion


def _read_holds(table: Table, otherwise: Hold) -> dict[str, Hold]:
    """Read what each hand does: both alike, or a side of its own."""
    both = table.choice("hold", Hold, otherwise)
    return {side: table.choice(f"{side}_hold", Hold, both) for side in SIDES}


def _read_path(table: Table, poses: Mapping[str, Posture], lifts: Mapping[str, frozenset[Contact]]) -> tuple[Step, ...]:
    names, passing = table.texts("path") or tuple(poses), table.texts("passing")
    moves, holds = _seconds(table, "move_s", len(names)), _seconds(table, "hold_s", len(names))
    for name in (*names, *passing):
        if name.removesuffix(MIRRORED) not in poses:
            table.complain(
                "passing" if name in passing else "path", f"{name!r} is not one of the poses {', '.join(poses)}."
            )
    if not names:
        table.complain("poses", "needs at least one posture.")
    return tuple(
        Step(
            pose := name.removesuffix(MIRRORED),
            name.endswith(MIRRORED),
            move,
            hold,
            lifts.get(pose, frozenset()),
            pose in passing,
        )
        for name, move, hold in zip(names, moves, holds, strict=True)
    )


def _seconds(table: Table, key: str, count: int) -> tuple[float | None, ...]:
    value = table.take(key)
    if value is None:
        return (None,) * count
    if not isinstance(value, list) or len(value) != count or not all(_is_seconds(item) for item in value):
        table.complain(key, f"must be {count} numbers of seconds from 0 to 60, one for each stop of the path.")
        return (None,) * count
    return tuple(float(item) for item in value)


def _is_seconds(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 60  # noqa: PLR2004


def _read_prop(table: Table) -> Prop:
    prop = Prop(
        kind=table.choice("kind", PropKind),
        at=table.choice("at", Held, Held.HANDS),
        offset_m=_triple(table, "offset_m") or (0.0, 0.0, 0.0),
        size_m=_triple(table, "size_m"),
        angle_deg=table.number("angle_deg", -180, 180, 0.0),
        to=table.choice("to", Held, Held.HANDS),
        moves=table.flag("moves"),
        follows=table.number("follows", 0, 1, 0.0),
    )
    table.refuse_the_rest()
    return prop


def _triple(table: Table, key: str) -> tuple[float, float, float] | None:
    value = table.take(key)
    if value is None:
        return None
    if not isinstance(value, list) or len(value) != 3 or not all(isinstance(item, int | float) for item in value):  # noqa: PLR2004
        table.complain(key, "must be three numbers of metres: to the left, up, forward.")
        return None
    return float(value[0]), float(value[1]), float(value[2])
