"""The conventions of progression in one typed object; the evidence file section 3 says where each comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LayOff:
    """One row of the lay-off table: from so many days without the exercise, how much to take off."""

    from_days: int
    load_factor: float
    sets_factor: float
    rir_at_least: int


LAY_OFF_TABLE = (
    LayOff(10, 1.0, 1.0, 0),
    LayOff(15, 0.85, 0.75, 0),
    LayOff(29, 0.75, 0.6, 0),
    LayOff(57, 0.55, 0.5, 3),
)


@dataclass(frozen=True, slots=True)
class ProgressionOptions:
    """What a person or a coach may set.

    Steps are shares of the load. ``two_for_two`` asks for two repetitions above the range in the last set of two
    sessions before the load rises, in place of the top of the range in every set of one.
    """

    least_step: float = 0.02
    most_step: float = 0.10
    two_for_two: bool = False
    two_for_two_extra: int = 2
    pain_go: int = 2
    pain_cut: float = 0.25
    red_pause_days: int = 7
    short_sleep_h: float = 6.0
    fair_sleep_h: float = 7.0
    high_stress: int = 8
    readiness_days: int = 3
    lay_off: tuple[LayOff, ...] = LAY_OFF_TABLE
    older_from_age: int = 60
    deload_load_factor: float = 0.9
    deload_extra_rir: int = 2
    reactive_sets_factor: float = 0.6
    plateau_sessions: int = 3
    side_difference: float = 0.10
    side_sessions: int = 3
    hold_step_s: int = 5
    slowest_eccentric_s: int = 4
    shortest_rest_s: int = 30
    rest_step_s: int = 15
    beyond_the_top: int = 5
    swap_load_factor: float = 0.6
    # Shares of bodyweight are known from statics and measurements, so a new lever may be nearer to the old.
    swap_lever_factor: float = 0.9


DEFAULTS = ProgressionOptions()
