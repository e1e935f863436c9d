"""Whether a solved body is one that a person can be in: every limb within the limits of its joints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strongback.knowledge.joints import SIDES, joint_of
from strongback.motion.skeleton import measured

if TYPE_CHECKING:
    from strongback.motion.skeleton import Figure

SLACK_DEG = 2.0
OVERHEAD_DEG = 150.0  # above it the plane and the turn of the upper arm are not told apart
HANGING_DEG = 15.0  # below it the plane is not


def strained(body: Figure) -> tuple[str, ...]:
    """Return a sentence for each joint that is bent beyond its limits."""
    angles = measured(body)
    found = []
    for name, value in angles.items():
        if "shoulder" in name:
            continue
        joint = joint_of(name)
        if not joint.low - SLACK_DEG <= value <= joint.high + SLACK_DEG:
            found.append(f"{name} is {value:.0f} degrees and goes from {joint.low:g} to {joint.high:g}.")
    for side in SIDES:
        found += _strained_shoulder(side, angles)
    return tuple(found)


def _strained_shoulder(side: str, angles: dict[str, float]) -> list[str]:
    """Check an arm's direction, which can be said in two ways: in a plane, or behind the opposite one."""
    plane, elevation = angles[f"{side}_shoulder_plane"], angles[f"{side}_shoulder_elevation"]
    opposite = plane - 180 if plane > 0 else plane + 180
    if not (_reaches(plane, elevation) or _reaches(opposite, -elevation)):
        return [f"{side} arm is raised {elevation:.0f} degrees in the plane {plane:.0f}, which no shoulder does."]
    turn = angles.get(f"{side}_shoulder_rotation")
    joint = joint_of("shoulder_rotation")
    if turn is None or elevation > OVERHEAD_DEG or joint.low - SLACK_DEG <= turn <= joint.high + SLACK_DEG:
        return []
    return [f"{side} upper arm is turned by {turn:.0f} degrees and goes from {joint.low:g} to {joint.high:g}."]


def _reaches(plane: float, elevation: float) -> bool:
    planes, elevations = joint_of("shoulder_plane"), joint_of("shoulder_elevation")
    if not elevations.low - SLACK_DEG <= elevation <= elevations.high + SLACK_DEG:
        return False
    if abs(elevation) < HANGING_DEG or elevation > OVERHEAD_DEG:
        return True
    return planes.low - SLACK_DEG <= plane <= planes.high + SLACK_DEG
