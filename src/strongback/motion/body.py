"""A body in numbers: how long its segments are and what they weigh.

Lengths are shares of stature after Drillis and Contini 1966 (in Winter, Biomechanics and Motor Control of Human
Movement, 2009, figure 4.1); the trunk is cut into its regions by our own measure on the same figure. Masses are
shares of bodyweight, and centres of mass shares of a segment's length, after de Leva 1996, J Biomech 29:1223, the
means of women and men.
"""

from __future__ import annotations

from dataclasses import dataclass

STATURE_M = 1.75
BODYWEIGHT_KG = 75.0

# Shares of stature.
UPPER_ARM, FOREARM, HAND = 0.186, 0.146, 0.108
THIGH, SHANK, FOOT_LENGTH, ANKLE_HEIGHT = 0.245, 0.246, 0.152, 0.039
HIP_HALF_WIDTH = 0.052  # between the joint centres, not the width over the skin
PELVIS, LOWER_LUMBAR, UPPER_LUMBAR, LOWER_THORAX, UPPER_THORAX, NECK = 0.035, 0.045, 0.065, 0.095, 0.090, 0.065
GRIP = 0.045  # from the wrist to the middle of the fist
HEEL = 0.035  # behind the ankle
CLAVICLE = (0.092, 0.012, -0.030)  # from the breastbone to the shoulder's tip: left, up, forward
BREASTBONE = (0.010, -0.040, 0.052)  # from C7 to the inner end of the collar bone
SOCKET = (-0.010, -0.024, 0.006)  # from the shoulder's tip to the middle of its joint
BLADE_WIDTH, BLADE_ABOVE, BLADE_BELOW = 0.066, 0.020, 0.072


@dataclass(frozen=True, slots=True)
class SegmentMass:
    """One segment: its share of bodyweight, and where its centre is between its two ends."""

    share: float
    centre: float


HEAD = SegmentMass(0.068, 0.50)
TRUNK = SegmentMass(0.430, 0.50)
MASSES = {
    "upper_arm": SegmentMass(0.0263, 0.577),
    "forearm": SegmentMass(0.0150, 0.457),
    "hand": SegmentMass(0.0059, 0.500),
    "thigh": SegmentMass(0.1447, 0.385),
    "shank": SegmentMass(0.0457, 0.443),
    "foot": SegmentMass(0.0133, 0.442),
}


@dataclass(frozen=True, slots=True)
class Body:
    """Whose body it is: stature in metres and bodyweight in kilograms."""

    stature_m: float = STATURE_M
    bodyweight_kg: float = BODYWEIGHT_KG

    @property
    def scale(self) -> float:
        """By how much it is larger than the body in whose metres the files are written."""
        return self.stature_m / STATURE_M
