"""The words that exercises, muscles and profiles share, each a closed list."""

from __future__ import annotations

from enum import StrEnum


class Pattern(StrEnum):
    """What a movement does, in the coach's terms."""

    HORIZONTAL_PULL = "horizontal-pull"
    VERTICAL_PULL = "vertical-pull"
    HORIZONTAL_ABDUCTION = "horizontal-abduction"
    SCAPULAR_UPWARD_ROTATION = "scapular-upward-rotation"
    SPINAL_EXTENSION = "spinal-extension"
    EXTERNAL_ROTATION = "external-rotation"
    HIP_EXTENSION = "hip-extension"
    ANTI_ROTATION = "anti-rotation"
    HORIZONTAL_PUSH = "horizontal-push"
    VERTICAL_PUSH = "vertical-push"
    CORE = "core"
    MOBILITY = "mobility"
    CARDIO = "cardio"
    POWER = "power"


MID_BACK_PATTERNS = (
    Pattern.HORIZONTAL_PULL,
    Pattern.VERTICAL_PULL,
    Pattern.HORIZONTAL_ABDUCTION,
    Pattern.SCAPULAR_UPWARD_ROTATION,
    Pattern.SPINAL_EXTENSION,
)
PULL_PATTERNS = (Pattern.HORIZONTAL_PULL, Pattern.VERTICAL_PULL)
PUSH_PATTERNS = (Pattern.HORIZONTAL_PUSH, Pattern.VERTICAL_PUSH)
CORE_PATTERNS = (Pattern.CORE, Pattern.ANTI_ROTATION)


class Level(StrEnum):
    """Training experience of a person, or what a movement asks for."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"

    @property
    def rank(self) -> int:
        """0 for beginner, 1 for intermediate, 2 for advanced."""
        return list(Level).index(self)


class Standing(StrEnum):
    """How central a movement is to a plan for the mid-back.

    A staple carries a plan, an optional one is there for those who want it or can do nothing else.
    """

    STAPLE = "staple"
    USEFUL = "useful"
    OPTIONAL = "optional"


class Block(StrEnum):
    """The part of a session a movement can serve in."""

    WARM_UP = "warm-up"
    MAIN = "main"
    BALANCE = "balance"
    POWER = "power"
    COOL_DOWN = "cool-down"


class Laterality(StrEnum):
    """Whether the sides work together, one at a time, or in turn within one set."""

    BILATERAL = "bilateral"
    UNILATERAL = "unilateral"
    ALTERNATING = "alternating"


class Effort(StrEnum):
    """How long a movement needs to recover from: it sets the rest between sets."""

    COMPOUND = "compound"
    ISOLATION = "isolation"
    CORE = "core"
    EASY = "easy"


class Measure(StrEnum):
    """What is counted in a set."""

    REPS = "reps"
    HOLD = "hold"
    MINUTES = "minutes"


class Implement(StrEnum):
    """What the load hangs on, which decides the load steps a person can own."""

    DUMBBELL = "dumbbell"
    DUMBBELL_PAIR = "dumbbell-pair"
    KETTLEBELL = "kettlebell"
    BARBELL = "barbell"
    STACK = "stack"
    MEDICINE_BALL = "medicine-ball"
    BAND = "band"
    BODYWEIGHT = "bodyweight"
    NONE = "none"


EXTERNAL_IMPLEMENTS = (
    Implement.DUMBBELL,
    Implement.DUMBBELL_PAIR,
    Implement.KETTLEBELL,
    Implement.BARBELL,
    Implement.STACK,
    Implement.MEDICINE_BALL,
)


class Demand(StrEnum):
    """What a movement asks of the body, in words that health conditions can act on."""

    LOADED_FLEXION = "loaded-flexion"
    SPINAL_TWIST = "spinal-twist"
    LIFT_FROM_FLOOR = "lift-from-floor"
    IMPACT = "impact"
    UNSUPPORTED_HINGE = "unsupported-hinge"
    END_RANGE_EXTENSION = "end-range-extension"
    ROLLER_EXTENSION = "roller-extension"
    PRONE = "prone"
    SUPINE = "supine"
    CHEST_PRESSURE = "chest-pressure"
    FALL_RISK = "fall-risk"
    LONG_HOLD = "long-hold"
    HEAVY_BRACING = "heavy-bracing"
    HEAD_DOWN = "head-down"
    OVERHEAD = "overhead"
    FULL_HANG = "full-hang"
    STRAIGHT_ARM_STRETCH = "straight-arm-stretch"
    HIGH_ELBOW = "high-elbow"
    HEAVY_GRIP = "heavy-grip"
    SUPINATED_GRIP = "supinated-grip"
    END_RANGE_STRETCH = "end-range-stretch"
    WRIST_LOAD = "wrist-load"
    KNEELING = "kneeling"
    VIGOROUS = "vigorous"


class LumbarDemand(StrEnum):
    """How much a movement on one's feet or seat bends the lower back forward, against which its muscles hold."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


class Equipment(StrEnum):
    """Things a person may have; an empty list means a floor and a wall."""

    BAND = "band"
    MINI_BAND = "mini-band"
    DOOR_ANCHOR = "door-anchor"
    DUMBBELLS = "dumbbells"
    KETTLEBELL = "kettlebell"
    BARBELL = "barbell"
    BENCH = "bench"
    INCLINE_BENCH = "incline-bench"
    LOW_BAR = "low-bar"
    PULL_UP_BAR = "pull-up-bar"
    SUSPENSION_TRAINER = "suspension-trainer"
    CABLE = "cable"
    LAT_PULLDOWN = "lat-pulldown"
    SEATED_ROW_MACHINE = "seated-row-machine"
    CHEST_SUPPORTED_ROW_MACHINE = "chest-supported-row-machine"
    CHEST_PRESS_MACHINE = "chest-press-machine"
    ASSISTED_PULL_UP_MACHINE = "assisted-pull-up-machine"
    REVERSE_FLY_MACHINE = "reverse-fly-machine"
    ROMAN_CHAIR = "roman-chair"
    STABILITY_BALL = "stability-ball"
    FOAM_ROLLER = "foam-roller"
    MEDICINE_BALL = "medicine-ball"
    BOX = "box"
    TABLE = "table"
    TOWEL = "towel"
