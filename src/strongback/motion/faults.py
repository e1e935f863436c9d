"""Planting a technique fault into a movement: the same movement, done wrong in one way.

The ghost beside the figure shows it, and synthetic streams carry it so that the form engine can be tested: each is
clearly past its threshold and the dead band (evidence section 7). Faults that nobody could draw are not here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from strongback.knowledge.joints import SIDED_NAMES, SIDES, joint_of
from strongback.knowledge.motion import Anchor, First

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from strongback.knowledge.motion import Motion, Posture
    from strongback.motion.cycle import Phases

STEADY: Phases = (2.0, 0.3, 1.0, 0.4)
A_MOVE_DEG = 20.0
LEGS = ("knee_flexion", "ankle_dorsiflexion")


@dataclass(frozen=True, slots=True)
class Planted:
    """A movement with its fault; ``phases`` is None where the exercise's own tempo stays."""

    motion: Motion
    phases: Phases | None


def planted(motion: Motion, code: str, phases: Phases | None = None) -> Planted:
    """Return the movement with a fault planted.

    Raises:
        ValueError: this fault cannot be shown by this movement.

    """
    if code in TIMED:
        if len(motion.path) != 2:  # noqa: PLR2004
            raise ValueError(f"{code} is a matter of time and needs a movement between two postures.")
        return Planted(motion, TIMED[code])
    if code not in SHAPED:
        raise ValueError(f"{code} cannot be planted; one of {', '.join(sorted((*SHAPED, *TIMED)))} can.")
    stretched, squeezed = ends_of(motion)
    wrong = SHAPED[code](motion, Ends(motion.poses[stretched], motion.poses[squeezed]))
    poses = {**motion.poses, stretched: kept(wrong.stretched), squeezed: kept(wrong.squeezed)}
    solve = motion.solve_lean or motion.anchor in (Anchor.TOES, Anchor.HEELS)
    return Planted(replace(motion, poses=poses, solve_lean=solve and bool(motion.fixed)), phases)


def can_plant(motion: Motion, code: str) -> bool:
    """Say whether the movement can show the fault; one that passes other stops has no short end and no tempo."""
    if code in TIMED or code in SHORT:
        return len(motion.path) == 2  # noqa: PLR2004
    return code in SHAPED


def ends_of(motion: Motion) -> tuple[str, str]:
    """Return the names of the posture with the muscles long and of the one with them short."""
    first, last = _first_move(motion)
    return (first, last) if motion.first is First.CONCENTRIC else (last, first)


def _first_move(motion: Motion) -> tuple[str, str]:
    """Return the postures before and after the first move that is more than bending the knees to lift the feet."""
    names = [step.pose for step in motion.path]
    for before, after in pairwise(names):
        one, other = motion.poses[before], motion.poses[after]
        if sum(abs(one[name] - other[name]) for name in one if not name.endswith(LEGS)) > A_MOVE_DEG:
            return before, after
    return names[0], names[min(1, len(names) - 1)]


@dataclass(frozen=True, slots=True)
class Ends:
    """The two ends of a movement."""

    stretched: Posture
    squeezed: Posture


def kept(posture: Posture) -> Posture:
    """Return the posture with every angle inside its joint's limits."""
    return {name: min(max(value, joint_of(name).low), joint_of(name).high) for name, value in posture.items()}


def _with(posture: Posture, **by: float) -> Posture:
    """Return the posture with angles raised; a sided name raises both sides."""
    found = dict(posture)
    for name, value in by.items():
        for full in _sides(name):
            found[full] += value
    return found


def _set(posture: Posture, **to: float) -> Posture:
    """Return the posture with angles set."""
    return posture | {full: value for name, value in to.items() for full in _sides(name)}


def _sides(name: str) -> tuple[str, ...]:
    return tuple(f"{side}_{name}" for side in SIDES) if name in SIDED_NAMES else (name,)


def _tipped(posture: Posture, by: float) -> Posture:
    """Return the posture with the trunk tipped over thighs that stay where they are."""
    return _with(posture, lean=by, hip_flexion=by)


def _mixed(a: Posture, b: Posture, share: float) -> Posture:
    return {name: a[name] + (b[name] - a[name]) * share for name in a}


def _bent_to(a: Posture, b: Posture, elbow_deg: float) -> Posture:
    """Return the posture on the way from a to b whose working elbow is bent so far, or three tenths of the way."""
    bends = [(a[f"{side}_elbow_flexion"], b[f"{side}_elbow_flexion"]) for side in SIDES]
    start, end = max(bends, key=lambda bend: abs(bend[1] - bend[0]))
    share = (elbow_deg - start) / (end - start) if abs(end - start) > 10 else 0.3  # noqa: PLR2004
    return _mixed(a, b, min(max(share, 0.0), 1.0))


def _both(change: Callable[[Posture], Posture]) -> Callable[[Motion, Ends], Ends]:
    return lambda _, ends: Ends(change(ends.stretched), change(ends.squeezed))


def _squeezed(change: Callable[[Posture], Posture]) -> Callable[[Motion, Ends], Ends]:
    return lambda _, ends: Ends(ends.stretched, change(ends.squeezed))


def _stretched(change: Callable[[Posture], Posture]) -> Callable[[Motion, Ends], Ends]:
    return lambda _, ends: Ends(change(ends.stretched), ends.squeezed)


def _lean_to(lean_deg: float) -> Callable[[Posture], Posture]:
    return lambda pose: _tipped(pose, lean_deg - pose["lean"])


def _momentum(motion: Motion, ends: Ends) -> Ends:
    if motion.anchor in (Anchor.FEET, Anchor.PELVIS):
        return Ends(_tipped(ends.stretched, 16), _tipped(ends.squeezed, -20))
    return Ends(_with(ends.stretched, lean=8), _with(ends.squeezed, lean=-28))


def _short_reach(motion: Motion, ends: Ends) -> Ends:
    pinned = "hands" in motion.fixed
    elbow_deg = (70 if pinned else 42) if _presses(ends) else 52
    return Ends(_bent_to(ends.stretched, ends.squeezed, elbow_deg), ends.squeezed)


def _presses(ends: Ends) -> bool:
    """Say whether the arms are bent where the muscles are long, as in a press."""
    return ends.stretched["right_elbow_flexion"] > ends.squeezed["right_elbow_flexion"]


def _short_pull(motion: Motion, ends: Ends) -> Ends:
    del motion
    if _presses(ends):
        # On the back the upper arms point at a camera at the side, and of a half way little would be seen.
        share = 0.36 if ends.stretched["lean"] < -45 else 0.5  # noqa: PLR2004
        return Ends(ends.stretched, _mixed(ends.squeezed, ends.stretched, share))
    return Ends(ends.stretched, _bent_to(ends.stretched, ends.squeezed, 42))


def _chest_short(motion: Motion, ends: Ends) -> Ends:
    del motion
    return Ends(ends.stretched, _mixed(ends.stretched, ends.squeezed, 0.45))


def _elbow_path(motion: Motion, ends: Ends) -> Ends:
    del motion
    pose = ends.squeezed
    tucked = pose["right_shoulder_plane"] > 60 or abs(pose["right_shoulder_elevation"]) < 25  # noqa: PLR2004
    if tucked:
        return Ends(ends.stretched, _set(pose, shoulder_plane=0, shoulder_elevation=68))
    return Ends(ends.stretched, _set(pose, shoulder_plane=90, shoulder_elevation=-22))


def _asymmetry(motion: Motion, ends: Ends) -> Ends:
    del motion
    lagging = _mixed(ends.squeezed, ends.stretched, 0.65)
    right = {name: value for name, value in lagging.items() if name.startswith("right_")}
    return Ends(ends.stretched, ends.squeezed | right)


def _heave(motion: Motion, ends: Ends) -> Ends:
    tip = _with(ends.squeezed, lean=-38) if motion.anchor is Anchor.HANDS else _tipped(ends.squeezed, -38)
    return Ends(ends.stretched, tip)


def _sag(motion: Motion, ends: Ends) -> Ends:
    """Let the hips sag; while hands and feet stay in place and the arms bend, the back gives way more than the hips."""
    deg = -24 if motion.is_still else -14
    sagging = [_with(posture, hip_flexion=deg, lumbar_flexion=-24) for posture in (ends.stretched, ends.squeezed)]
    return Ends(*sagging)


def _past_straight(motion: Motion, ends: Ends) -> Ends:
    """Go past straight: whoever stands leans back and arches, in a bridge the hips go too high."""
    if motion.anchor is Anchor.SHOULDERS:
        return Ends(ends.stretched, _with(ends.squeezed, lean=-17, hip_flexion=-18))
    arch_deg = -15 if motion.anchor is Anchor.FEET else 0
    return Ends(ends.stretched, _with(ends.squeezed, lean=-30, hip_flexion=-30, lumbar_flexion=arch_deg))


def _squat(motion: Motion, ends: Ends) -> Ends:
    """Bend the knees: in a hinge on the way down, in a bent-over row at both of its ends."""
    del motion
    low = _with(ends.stretched, knee_flexion=56, hip_flexion=34)
    hinge = abs(ends.stretched["right_hip_flexion"] - ends.squeezed["right_hip_flexion"]) > 30  # noqa: PLR2004
    return Ends(low, ends.squeezed if hinge else _with(ends.squeezed, knee_flexion=56, hip_flexion=34))


def _hip_drop(motion: Motion, ends: Ends) -> Ends:
    """Let the hips drop to one side: from the line of a side plank, or under a body that stands."""
    if motion.is_still:
        return Ends(_dropped(ends.stretched), _dropped(ends.squeezed))
    return Ends(ends.stretched, _with(ends.squeezed, side_lean=24, lumbar_rotation=8))


def _dropped(posture: Posture) -> Posture:
    way = 1.0 if posture["side_lean"] > 0 else -1.0
    legs = {"right_hip_abduction": 26 * way, "left_hip_abduction": -26 * way}
    return _with(posture, lumbar_side=6 * way) | {name: posture[name] + by for name, by in legs.items()}


SHORT = ("SB-F002", "SB-F003")
TIMED: Mapping[str, Phases] = {
    "SB-F004": (0.45, 0.2, 1.2, 0.6),
    "SB-F005": (0.5, 0.0, 0.45, 0.1),
}
SHAPED: Mapping[str, Callable[[Motion, Ends], Ends]] = {
    "SB-F001": _momentum,
    "SB-F002": _short_reach,
    "SB-F003": _short_pull,
    "SB-F006": _squeezed(lambda pose: _with(pose, scapula_elevation=34)),
    "SB-F008": _squeezed(lambda pose: _with(pose, neck_glide=40, neck_flexion=25)),
    "SB-F009": _both(_lean_to(6)),
    "SB-F010": _both(_lean_to(93)),
    "SB-F011": _both(lambda pose: _with(pose, lumbar_flexion=38, thoracic_flexion=25)),
    "SB-F012": _squat,
    "SB-F013": _elbow_path,
    "SB-F014": _squeezed(lambda pose: _tipped(pose, -34)),
    "SB-F015": _stretched(lambda pose: _with(_tipped(pose, 45), lumbar_flexion=18)),
    "SB-F016": _sag,
    "SB-F017": _chest_short,
    "SB-F018": _squeezed(lambda pose: _with(pose, thoracic_rotation=-36, lumbar_rotation=-10)),
    "SB-F019": _squeezed(lambda pose: _with(pose, elbow_flexion=45, shoulder_elevation=35)),
    "SB-F020": _squeezed(lambda pose: _with(pose, shoulder_elevation=-38)),
    "SB-F021": _squeezed(lambda pose: _set(pose, shoulder_rotation=-55)),
    "SB-F022": _squeezed(lambda pose: _set(pose, elbow_flexion=105)),
    "SB-F023": _squeezed(lambda pose: _with(pose, shoulder_elevation=-40)),
    "SB-F024": _both(_lean_to(14)),
    "SB-F025": _squeezed(
        lambda pose: _with(pose, shoulder_plane=-60, shoulder_rotation=30, neck_flexion=30, neck_glide=40)
    ),
    "SB-F026": _heave,
    "SB-F027": _past_straight,
    "SB-F028": _squeezed(lambda pose: _with(pose, neck_flexion=-58)),
    "SB-F029": _squeezed(lambda pose: _with(pose, hip_flexion=-24, lumbar_flexion=-22, lean=8)),
    "SB-F030": _hip_drop,
    "SB-F033": _asymmetry,
    "SB-F034": _both(lambda pose: _with(pose, lumbar_flexion=-28)),
}
