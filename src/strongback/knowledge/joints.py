"""The joints of a body and how far each of them goes: the words in which a posture is written.

Every angle is in degrees and is zero in the anatomical position of a person who stands upright with hanging arms,
palms to the thighs; the three names that end in ``_m`` are metres for a person of 1.75 m. Sign and meaning stand
beside each name. A name that has a left and a right side is written once in a posture when both sides do the same.

Limits: the ranges of healthy adults in Norkin and White, Measurement of Joint Motion (2016), for the limbs; White and
Panjabi, Clinical Biomechanics of the Spine (1990), for the regions of the spine, rounded up to whole fives; Ludewig et
al. 2009, J Bone Joint Surg Am 91:378 (bone-fixed sensors), for the shoulder blade on the clavicle. Known from
training, not read again for this table; they keep drawings possible and are no judgement of anyone's range.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Joint:
    """One angle of a posture: its name, how far it goes, and what a positive value does."""

    name: str
    low: float
    high: float
    positive: str


TRUNK_JOINTS: tuple[Joint, ...] = (
    Joint("lean", -180, 180, "the pelvis tips forward: 90 is face down, -90 is on the back"),
    Joint("side_lean", -100, 100, "the whole body tips to its right"),
    Joint("turn", -180, 180, "the whole body turns to its left about the vertical"),
    Joint("lumbar_flexion", -30, 60, "the lower back rounds; negative arches it"),
    Joint("lumbar_side", -30, 30, "the lower back bends to the right"),
    Joint("lumbar_rotation", -15, 15, "the ribs turn to the left against the pelvis"),
    Joint("thoracic_flexion", -25, 45, "the upper back rounds; negative extends it"),
    Joint("thoracic_side", -30, 30, "the upper back bends to the right"),
    Joint("thoracic_rotation", -45, 45, "the chest turns to the left"),
    Joint("neck_flexion", -65, 55, "the chin goes towards the chest"),
    Joint("neck_side", -45, 45, "the head bends to the right"),
    Joint("neck_rotation", -80, 80, "the head turns to the left"),
    Joint("neck_glide", -30, 45, "the head glides forward in front of the chest; negative tucks the chin back"),
    Joint("rise_m", -0.5, 1.2, "the anchor leaves its place upwards, as in a jump"),
    Joint("shift_m", -1.0, 1.0, "the anchor leaves its place forward"),
    Joint("sway_m", -1.0, 1.0, "the anchor leaves its place to the left"),
)

SIDED_JOINTS: tuple[Joint, ...] = (
    Joint("scapula_retraction", -30, 30, "the shoulder blade glides towards the spine; negative protracts it"),
    Joint("scapula_elevation", -12, 40, "the shoulder rises towards the ear; negative depresses it"),
    Joint("scapula_upward_rotation", -25, 65, "the socket turns up, beyond what raising the arm brings by itself"),
    Joint("shoulder_plane", -70, 140, "plane in which the arm is raised: 0 sideways, 90 forward, beyond 90 across"),
    Joint("shoulder_elevation", -65, 182, "the upper arm is raised in its plane; negative takes it to the other side"),
    Joint("shoulder_rotation", -100, 110, "the upper arm turns outwards about its own length"),
    Joint("elbow_flexion", -8, 155, "the elbow bends"),
    Joint("forearm_pronation", -150, 110, "from the thumb-up grip the palm turns down; negative turns it up"),
    Joint("wrist_flexion", -90, 90, "the palm bends towards the forearm; negative extends the wrist"),
    Joint("hip_flexion", -35, 135, "the thigh comes forward; negative takes it back"),
    Joint("hip_abduction", -35, 60, "the thigh goes outwards"),
    Joint("hip_rotation", -50, 60, "the thigh turns outwards about its own length"),
    Joint("knee_flexion", -8, 160, "the knee bends"),
    Joint("ankle_dorsiflexion", -70, 50, "the toes come towards the shin; negative points them"),
)

SIDES = ("left", "right")
TRUNK_NAMES = tuple(joint.name for joint in TRUNK_JOINTS)
SIDED_NAMES = tuple(joint.name for joint in SIDED_JOINTS)
JOINTS = {joint.name: joint for joint in (*TRUNK_JOINTS, *SIDED_JOINTS)}
# The order of a posture's numbers: the trunk, then the left side, then the right.
ANGLES: tuple[str, ...] = (*TRUNK_NAMES, *(f"{side}_{name}" for side in SIDES for name in SIDED_NAMES))
# Angles that turn round when left and right are exchanged.
TURNS_ROUND = frozenset(
    {"side_lean", "turn", "lumbar_side", "lumbar_rotation", "thoracic_side", "thoracic_rotation",
     "neck_side", "neck_rotation", "sway_m"}
)  # fmt: skip


def joint_of(angle: str) -> Joint:
    """Return the joint of an angle's name, with or without its side.

    >>> joint_of("left_elbow_flexion").high
    155
    """
    return JOINTS[angle.removeprefix("left_").removeprefix("right_")]
