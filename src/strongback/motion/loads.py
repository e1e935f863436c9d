"""Loads that a posture alone decides: what hands carry, what a back extension lifts, what bends the lower back.

Only sums that statics can settle are here: a body at rest, its segments' weights (``body.py``), and forces whose line
is known. Movements add to them and people differ, so every figure is an estimate. They are compared with measurements
in ``tests/motion/test_loads.py``.
"""

from __future__ import annotations

from math import cos, radians, sqrt
from typing import TYPE_CHECKING

from strongback.knowledge.joints import SIDES
from strongback.knowledge.motion import Anchor, Contact, Held, Hold, PropKind
from strongback.knowledge.vocabulary import Effort, LumbarDemand
from strongback.motion import body as size
from strongback.motion.balance import centre_of_mass, upper_body
from strongback.motion.cycle import cycle
from strongback.motion.placing import anchor_of, hand_of
from strongback.motion.props import place
from strongback.motion.vectors import Vector, add, middle, scale, sub, unit

if TYPE_CHECKING:
    from strongback.knowledge.exercise import Exercise
    from strongback.knowledge.motion import Motion, Prop
    from strongback.motion.skeleton import Figure

# A body that leans in straps is a rod on its heels. The centre of its mass, arms stretched forward, is at this share
# of the height of its shoulders (the segments of body.py, standing).
CENTRE_TO_SHOULDER = 0.72
# How high the straps are fixed, in heights of the shoulders. Melrose and Dawes do not say it; this is what their four
# angles fit best, and the one quantity here that was fitted.
STRAP_HEIGHT = 1.25


def strap_share(lean_deg: float) -> float:
    """Return the share of bodyweight in the hands of someone who leans back in straps with straight arms.

    ``lean_deg`` is the body's angle from the vertical, the feet under the point where the straps are fixed. The pull
    runs along arms and straps.

    >>> round(strap_share(45), 2)
    0.51
    """
    height = STRAP_HEIGHT
    strap = sqrt(1 + height * height - 2 * height * cos(radians(lean_deg)))
    return CENTRE_TO_SHOULDER * strap / height


def hand_share(body: Figure, motion: Motion) -> float:
    """Return the share of bodyweight that the hands carry when a straight body turns about its anchor.

    Flat palms are pushed straight up by the floor; a grip pulls along the forearm.

    Raises:
        ValueError: the body does not turn about toes, heels, knees or feet with its hands held.

    """
    turns = motion.anchor in (Anchor.TOES, Anchor.HEELS, Anchor.KNEES, Anchor.FEET)
    if not turns or Contact.HANDS not in motion.fixed:
        raise ValueError("the share in the hands is settled only for a body between its feet or knees and its hands.")
    pivot = anchor_of(body, motion)
    weight = sub(centre_of_mass(body), pivot)[2]
    hands = middle(hand_of(body, "left", motion), hand_of(body, "right", motion))
    if Hold.GRIP not in motion.holds.values():
        return weight / sub(hands, pivot)[2]
    elbows = middle(body["left_elbow"], body["right_elbow"])
    _, up, forward = unit((0.0, hands[1] - elbows[1], hands[2] - elbows[2]))
    arm = sub(hands, pivot)
    return abs(weight / (arm[2] * up - arm[1] * forward))


def lifted_share(body: Figure) -> float:
    """Return the share of bodyweight that a back extension lifts: all above the hips, without the pelvis."""
    share, _ = upper_body(body)
    return share


# Moments about the joint of L5 and the sacrum as shares of bodyweight times stature: 0.05 is 64 N m for 75 kg and
# 1.75 m. Where one class ends is a convention, set so that rows fall in the order of Fenwick, Brown and McGill 2009,
# J Strength Cond Res 23:350: inverted lowest, one-armed cable between, bent-over highest.
MIDDLE_FROM, HIGH_FROM = 0.05, 0.12
ISOLATION = 0.5  # what a movement of one joint takes of such a load (convention)
# What a person who has trained for some months may hold, as a share of bodyweight, both hands together (convention).
USUAL_LOAD = {
    PropKind.BARBELL: 0.50,
    PropKind.DUMBBELLS: 0.35,
    PropKind.KETTLEBELL: 0.30,
    PropKind.CABLE: 0.40,
    PropKind.BAND: 0.15,
    PropKind.MEDICINE_BALL: 0.08,
}
LYING_DEG = 75.0
HELD_UP_BY = (Anchor.BACK, Anchor.HANDS, Anchor.ELBOWS, Anchor.SHOULDERS, Anchor.TOES, Anchor.HEELS, Anchor.KNEES)
SUPPORTED_BY = frozenset({PropKind.BENCH, PropKind.PAD, PropKind.BALL, PropKind.ROLLER, PropKind.TABLE})


def lumbar_share(body: Figure, forces: tuple[tuple[Vector, Vector], ...]) -> float:
    """Return the moment about L5 and the sacrum as a share of bodyweight times stature; forward bending is positive.

    ``forces`` are what pulls at the hands: where, and the pull in shares of bodyweight.
    """
    joint = body["l5"]
    share, centre = upper_body(body)
    pulls = ((centre, (0.0, -share, 0.0)), *forces)
    moment = sum(_turning(sub(at, joint), force) for at, force in pulls)
    return moment / size.STATURE_M


def _turning(arm: Vector, force: Vector) -> float:
    """Return the moment about the axis to the left of a person who looks along z: what tips up to forward."""
    return arm[1] * force[2] - arm[2] * force[1]


def lumbar_demand(exercise: Exercise) -> LumbarDemand | None:
    """Return how much a movement on one's feet or seat asks of the lower back with a usual load, at its worst stop.

    A trunk that leans on a thing or hangs between hands and feet is low; a hand that rests on something takes a class
    off. None where statics alone cannot say: no motion, or a body that lies.
    """
    motion = exercise.motion
    if motion is None:
        return None
    if _is_supported(motion):
        return LumbarDemand.LOW
    if any(abs(pose["lean"]) > LYING_DEG for pose in motion.poses.values()):
        return None
    classes = list(LumbarDemand)
    worst = max(lumbar_share(body, _forces(exercise, body, motion)) for body in _stops_of(exercise, motion))
    found = (worst >= MIDDLE_FROM) + (worst >= HIGH_FROM)
    rests = not motion.fixed.isdisjoint((Contact.LEFT_HAND, Contact.RIGHT_HAND))
    return classes[max(0, found - rests)]


def _stops_of(exercise: Exercise, motion: Motion) -> tuple[Figure, ...]:
    found = cycle(motion, exercise.dose)
    return tuple(part.bodies[-1] for part in found.parts)


def _is_supported(motion: Motion) -> bool:
    chest = any(prop.kind in SUPPORTED_BY and prop.at in (Held.CHEST, Held.BACK) for prop in motion.props)
    return chest or Contact.HANDS in motion.fixed or motion.anchor in HELD_UP_BY


def _forces(exercise: Exercise, body: Figure, motion: Motion) -> tuple[tuple[Vector, Vector], ...]:
    part = 1.0 if exercise.effort is Effort.COMPOUND else ISOLATION
    return tuple(pull for prop in motion.props if prop.kind in USUAL_LOAD for pull in _pulls(prop, body, part))


def _pulls(prop: Prop, body: Figure, part: float) -> list[tuple[Vector, Vector]]:
    load = USUAL_LOAD[prop.kind] * part
    held = prop.to if prop.kind in (PropKind.CABLE, PropKind.BAND) else prop.at
    sides = {Held.LEFT_HAND: ("left",), Held.RIGHT_HAND: ("right",)}.get(held, SIDES)
    if prop.at is Held.BETWEEN_HANDS:
        return []
    found = []
    for side in sides:
        hand = body[f"{side}_grip"]
        way: Vector = (0.0, -1.0, 0.0)
        if prop.kind in (PropKind.CABLE, PropKind.BAND):
            way = unit(sub(add(place(prop.at, body), prop.offset_m), hand))
        found.append((hand, scale(way, load / 2)))
    return found
