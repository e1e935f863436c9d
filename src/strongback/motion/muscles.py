"""Where the muscles lie on a moving body: bundles of straight fibres between places that move with the bones.

A drawing of what works where, simplified to what can be seen from outside; origins and insertions follow evidence
section 1. Each muscle of ``knowledge`` that lies under the skin of the trunk, the shoulder, the arm or the leg has
its bundle; the deep ones share that of the muscle above them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from strongback.motion.vectors import Vector, add, blend, cross, scale, sub, turned, unit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from strongback.motion.skeleton import Figure

BACK_M = -0.105  # from the middle of the trunk to the skin of the back
FRONT_M = 0.10
Fibre = tuple[Vector, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """A muscle group of one side as fibres, and how thick each is drawn, in metres."""

    group: str
    side: str
    fibres: tuple[Fibre, ...]
    thick_m: float


def _spine(body: Figure, name: str, sign: float, aside: float = 0.012, back: float = -0.085) -> Vector:
    """Return a place on the back beside a vertebra."""
    frame = body.pelvis if name in ("pelvis", "l5", "l3") else body.chest
    return add(body[name], turned(frame, (sign * aside, 0.0, back)))


def _between(body: Figure, a: str, b: str, share: float, sign: float, aside: float = 0.012) -> Vector:
    return blend(_spine(body, a, sign, aside), _spine(body, b, sign, aside), share)


def _chest(body: Figure, name: str, sign: float, aside: float, forward: float, up: float = 0.0) -> Vector:
    return add(body[name], turned(body.chest, (sign * aside, up, forward)))


def _off(body: Figure, side: str, a: str, b: str, share: float, out: float) -> Vector:
    """Return a place on a limb between two joints, ``out`` metres to its back (negative: its front)."""
    first, last = body[f"{side}_{a}"], body[f"{side}_{b}"]
    along = unit(sub(last, first))
    sideways = turned(body.chest if a in ("shoulder", "elbow") else body.pelvis, (1.0, 0.0, 0.0))
    back = unit(cross(sideways, along), (0.0, 0.0, -1.0))
    return add(blend(first, last, share), scale(back, -out))


def _lift(body: Figure, point: Vector, back: float) -> Vector:
    return add(point, turned(body.chest, (0.0, 0.0, back)))


def _upper_trapezius(body: Figure, side: str, sign: float) -> tuple[Fibre, ...]:
    tip = _lift(body, body[f"{side}_acromion"], -0.02)
    head = add(body["head"], turned(body.chest, (sign * 0.02, -0.01, -0.075)))
    return ((head, _spine(body, "c7", sign, 0.03, -0.05), tip), (_spine(body, "c7", sign, back=-0.06), tip))


def _middle_trapezius(body: Figure, side: str, sign: float) -> tuple[Fibre, ...]:
    tip, root = _lift(body, body[f"{side}_acromion"], -0.035), _lift(body, body[f"{side}_blade_root"], -0.03)
    ends = (tip, blend(tip, root, 0.3), blend(tip, root, 0.6))
    return tuple(
        (_between(body, "c7", "t6", share, sign), end) for share, end in zip((0.1, 0.3, 0.5), ends, strict=True)
    )


def _lower_trapezius(body: Figure, side: str, sign: float) -> tuple[Fibre, ...]:
    root = _lift(body, blend(body[f"{side}_blade_root"], body[f"{side}_acromion"], 0.15), -0.03)
    starts = (_between(body, "c7", "t6", 0.85, sign), _between(body, "t6", "t12", 0.4, sign), _spine(body, "t12", sign))
    return tuple((start, root) for start in starts)


def _rhomboids(body: Figure, side: str, sign: float) -> tuple[Fibre, ...]:
    root, tip = (_lift(body, body[f"{side}_{name}"], -0.02) for name in ("blade_root", "blade_tip"))
    return tuple(
        (_between(body, "c7", "t6", at, sign), blend(root, tip, share))
        for at, share in ((0.05, 0.0), (0.25, 0.3), (0.45, 0.6), (0.65, 0.9))
    )


def _lats(body: Figure, side: str, sign: float) -> tuple[Fibre, ...]:
    arm = _off(body, side, "shoulder", "elbow", 0.22, 0.01)
    starts = (_between(body, "t6", "t12", 0.3, sign), _spine(body, "t12", sign), _spine(body, "l3", sign, 0.03))
    turns = ((0.10, -0.06, 0.62), (0.135, -0.03, 0.9), (0.125, -0.015, 1.15))
    return tuple(
        (start, add(blend(body["t6"], body["t12"], low), turned(body.chest, (sign * wide, 0.0, back))), arm)
        for start, (wide, back, low) in zip(starts, turns, strict=True)
    )


def _posterior_deltoid(body: Figure, side: str, sign: float) -> tuple[Fibre, ...]:
    del sign
    root, tip = body[f"{side}_blade_root"], body[f"{side}_acromion"]
    arm = _off(body, side, "shoulder", "elbow", 0.42, 0.03)
    return tuple((_lift(body, blend(root, tip, share), -0.03), arm) for share in (0.55, 0.95))


def _cuff(body: Figure, side: str, sign: float) -> tuple[Fibre, ...]:
    del sign
    head = _off(body, side, "shoulder", "elbow", 0.06, 0.03)
    root, tip = (_lift(body, body[f"{side}_{name}"], -0.02) for name in ("blade_root", "blade_tip"))
    return tuple((blend(root, tip, share), head) for share in (0.25, 0.55))


def _teres_major(body: Figure, side: str, sign: float) -> tuple[Fibre, ...]:
    del sign
    return ((_lift(body, body[f"{side}_blade_tip"], -0.02), _off(body, side, "shoulder", "elbow", 0.2, 0.02)),)


def _column(names: tuple[str, ...], aside: float) -> Callable[[Figure, str, float], tuple[Fibre, ...]]:
    def fibres(body: Figure, side: str, sign: float) -> tuple[Fibre, ...]:
        del side
        return (tuple(_spine(body, name, sign, aside, -0.09) for name in names),)

    return fibres


def _limb(a: str, b: str, start: float, end: float, out: float) -> Callable[[Figure, str, float], tuple[Fibre, ...]]:
    def fibres(body: Figure, side: str, sign: float) -> tuple[Fibre, ...]:
        del sign
        shares = (start, (start + end) / 2, end)
        return (tuple(_off(body, side, a, b, share, out) for share in shares),)

    return fibres


def _pectorals(body: Figure, side: str, sign: float) -> tuple[Fibre, ...]:
    arm = _off(body, side, "shoulder", "elbow", 0.22, -0.02)
    starts = (_chest(body, "c7", sign, 0.02, 0.13, -0.09), _chest(body, "t6", sign, 0.025, 0.13, 0.02))
    return tuple((start, blend(start, arm, 0.5), arm) for start in starts)


def _anterior_deltoid(body: Figure, side: str, sign: float) -> tuple[Fibre, ...]:
    del sign
    tip = add(body[f"{side}_acromion"], turned(body.chest, (0.0, 0.0, 0.035)))
    return ((tip, _off(body, side, "shoulder", "elbow", 0.42, -0.03)),)


def _serratus(body: Figure, side: str, sign: float) -> tuple[Fibre, ...]:
    tip = body[f"{side}_blade_tip"]
    return tuple(
        (tip, add(blend(body["c7"], body["t12"], low), turned(body.chest, (sign * 0.13, 0.0, forward))))
        for low, forward in ((0.55, 0.06), (0.7, 0.07), (0.85, 0.06))
    )


def _abdominals(body: Figure, side: str, sign: float) -> tuple[Fibre, ...]:
    del side
    low = add(body["pelvis"], turned(body.pelvis, (sign * 0.035, 0.0, 0.09)))
    return ((low, _chest(body, "t12", sign, 0.04, 0.11), _chest(body, "t6", sign, 0.045, 0.12, -0.06)),)


def _obliques(body: Figure, side: str, sign: float) -> tuple[Fibre, ...]:
    del side
    low = add(body["l5"], turned(body.pelvis, (sign * 0.125, 0.0, 0.02)))
    return ((low, _chest(body, "t12", sign, 0.135, 0.03)),)


def _glutes(body: Figure, side: str, sign: float) -> tuple[Fibre, ...]:
    top = add(body["l5"], turned(body.pelvis, (sign * 0.05, -0.01, -0.085)))
    thigh = _off(body, side, "hip", "knee", 0.22, 0.05)
    seat = add(body[f"{side}_hip"], turned(body.pelvis, (0.0, -0.01, -0.11)))
    return ((top, seat, thigh),)


def _gluteus_medius(body: Figure, side: str, sign: float) -> tuple[Fibre, ...]:
    top = add(body["l5"], turned(body.pelvis, (sign * 0.13, 0.0, -0.02)))
    return ((top, add(body[f"{side}_hip"], turned(body.pelvis, (sign * 0.085, 0.0, 0.0)))),)


DRAWN: Mapping[str, tuple[Callable[[Figure, str, float], tuple[Fibre, ...]], float]] = {
    "latissimus-dorsi": (_lats, 0.040),
    "rhomboids": (_rhomboids, 0.026),
    "lower-trapezius": (_lower_trapezius, 0.026),
    "middle-trapezius": (_middle_trapezius, 0.026),
    "upper-trapezius": (_upper_trapezius, 0.034),
    "external-rotators": (_cuff, 0.026),
    "teres-major": (_teres_major, 0.030),
    "posterior-deltoid": (_posterior_deltoid, 0.034),
    "thoracic-erectors": (_column(("t12", "t6", "c7"), 0.032), 0.030),
    "lumbar-erectors": (_column(("pelvis", "l5", "l3", "t12"), 0.038), 0.034),
    "multifidus": (_column(("pelvis", "l5", "l3"), 0.014), 0.022),
    "elbow-flexors": (_limb("shoulder", "elbow", 0.35, 0.92, -0.028), 0.042),
    "triceps": (_limb("shoulder", "elbow", 0.30, 0.92, 0.030), 0.044),
    "pectoralis-major": (_pectorals, 0.060),
    "anterior-deltoid": (_anterior_deltoid, 0.040),
    "serratus-anterior": (_serratus, 0.022),
    "rectus-abdominis": (_abdominals, 0.050),
    "obliques": (_obliques, 0.050),
    "gluteus-maximus": (_glutes, 0.075),
    "gluteus-medius": (_gluteus_medius, 0.050),
    "hamstrings": (_limb("hip", "knee", 0.25, 0.92, 0.040), 0.060),
    "quadriceps": (_limb("hip", "knee", 0.20, 0.92, -0.045), 0.070),
    "calves": (_limb("knee", "ankle", 0.08, 0.55, 0.030), 0.055),
}


def bundles(body: Figure, groups: tuple[str, ...]) -> tuple[Bundle, ...]:
    """Return the bundles of these muscle groups, both sides, the deepest first; what is not drawn is left out."""
    return tuple(
        Bundle(group, side, fibres(body, side, sign), thick)
        for group, (fibres, thick) in DRAWN.items()
        if group in groups
        for side, sign in (("left", 1.0), ("right", -1.0))
    )
