"""Where the weight of a body is: the centre of mass of its segments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strongback.knowledge.joints import SIDES
from strongback.motion import body as size
from strongback.motion.vectors import Vector, add, blend, middle, scale

if TYPE_CHECKING:
    from strongback.motion.skeleton import Figure

LIMBS = {
    "upper_arm": ("shoulder", "elbow"),
    "forearm": ("elbow", "wrist"),
    "hand": ("wrist", "index"),
    "thigh": ("hip", "knee"),
    "shank": ("knee", "ankle"),
    "foot": ("heel", "toe"),
}
UPPER_LIMBS = ("upper_arm", "forearm", "hand")
# The trunk's own parts as shares of bodyweight, from the hips up (de Leva 1996: lower, middle and upper trunk).
TRUNK = {("pelvis", "l5"): 0.118, ("l5", "t12"): 0.155, ("t12", "c7"): 0.157}
HEAD_SHARE = size.HEAD.share


def segments(body: Figure) -> list[tuple[str, float, Vector]]:
    """Return each segment's name, share of bodyweight and centre of mass."""
    found = [("head", HEAD_SHARE, middle(body["head"], body["crown"]))]
    found += [(f"{a}-{b}", share, middle(body[a], body[b])) for (a, b), share in TRUNK.items()]
    for side in SIDES:
        for name, (a, b) in LIMBS.items():
            mass = size.MASSES[name]
            centre = blend(body[f"{side}_{a}"], body[f"{side}_{b}"], mass.centre)
            found.append((f"{side}-{name}", mass.share, centre))
    return found


def centre_of_mass(body: Figure) -> Vector:
    """Return the centre of mass of the whole body, in metres."""
    return _centre([(share, place) for _, share, place in segments(body)])


def upper_body(body: Figure) -> tuple[float, Vector]:
    """Return the share of bodyweight that is above the joint between L5 and the sacrum, and its centre of mass."""
    carried = [
        (share, place)
        for name, share, place in segments(body)
        if name == "head" or name in ("l5-t12", "t12-c7") or name.partition("-")[2] in UPPER_LIMBS
    ]
    return sum(share for share, _ in carried), _centre(carried)


def _centre(parts: list[tuple[float, Vector]]) -> Vector:
    whole: Vector = (0.0, 0.0, 0.0)
    mass = 0.0
    for share, place in parts:
        whole, mass = add(whole, scale(place, share)), mass + share
    return scale(whole, 1 / mass)
