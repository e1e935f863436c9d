"""What the closed lists are called on a screen: each entry with its name and a short line that tells it from others."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from strongback.knowledge.vocabulary import Equipment, Implement, Level, Pattern
from strongback.record.log import Region
from strongback.record.profile import Goal

if TYPE_CHECKING:
    from collections.abc import Mapping

W = TypeVar("W", bound=StrEnum)

GOALS: Mapping[Goal, tuple[str, str]] = MappingProxyType({
    Goal.GENERAL: ("A stronger mid-back", "A bit of everything, sets of 8 to 15."),
    Goal.POSTURE: ("Upright for longer", "Endurance of the muscles that hold you up, sets of 15 to 20."),
    Goal.HYPERTROPHY: ("More muscle", "More hard sets, 8 to 15 repetitions each."),
    Goal.STRENGTH: ("More strength", "Heavier sets of 5 to 8, once the movements are steady."),
    Goal.ENDURANCE: ("More endurance", "Sets of 15 to 20 with shorter rests."),
    Goal.SHOULDER_HEALTH: ("Strong, steady shoulders", "More for blades and rotators, sets of 8 to 15."),
    Goal.PERFORMANCE: ("Sport", "Strength and power, sets of 5 to 8."),
})  # fmt: skip
LEVELS: Mapping[Level, tuple[str, str]] = MappingProxyType({
    Level.BEGINNER: ("Beginner", "New to strength training, or less than half a year."),
    Level.INTERMEDIATE: ("Intermediate", "Half a year to two years; the basic movements are steady."),
    Level.ADVANCED: ("Advanced", "Longer, with steady technique under load."),
})  # fmt: skip
PATTERNS: Mapping[Pattern, tuple[str, str]] = MappingProxyType({
    Pattern.HORIZONTAL_PULL: ("Rows", "Pulling towards the body from the front."),
    Pattern.VERTICAL_PULL: ("Pulldowns and pull-ups", "Pulling down from above, or oneself up."),
    Pattern.HORIZONTAL_ABDUCTION: ("Reverse flyes and face pulls", "Opening the arms to the sides and back."),
    Pattern.SCAPULAR_UPWARD_ROTATION: ("Y raises and wall slides", "Turning the shoulder blades up with the arms."),
    Pattern.SPINAL_EXTENSION: ("Back extensions", "Straightening the back, or holding it straight."),
    Pattern.EXTERNAL_ROTATION: ("External rotation", "Turning the upper arm outwards."),
    Pattern.HIP_EXTENSION: ("Hinges and bridges", "Straightening the hips."),
    Pattern.ANTI_ROTATION: ("Anti-rotation", "Keeping the trunk still while something turns it."),
    Pattern.HORIZONTAL_PUSH: ("Presses and push-ups", "Pushing away from the chest."),
    Pattern.VERTICAL_PUSH: ("Overhead presses", "Pushing up over the head."),
    Pattern.CORE: ("Core", "Holding the trunk firm."),
    Pattern.MOBILITY: ("Mobility", "Moving through the range one has."),
    Pattern.CARDIO: ("Warming up", "Easy movement that raises the pulse."),
    Pattern.POWER: ("Power", "Jumps and throws, few and fast."),
})  # fmt: skip
EQUIPMENT: Mapping[Equipment, tuple[str, str]] = MappingProxyType({
    Equipment.BAND: ("Long band", "A resistance band or tube of a metre or more."),
    Equipment.MINI_BAND: ("Mini band", "A short closed loop for around the arms or legs."),
    Equipment.DOOR_ANCHOR: ("Door anchor", "Holds a band at a height in a closed door; a post does too."),
    Equipment.DUMBBELLS: ("Dumbbells", "A pair, fixed or adjustable."),
    Equipment.KETTLEBELL: ("Kettlebell", "A ball of iron with a handle."),
    Equipment.BARBELL: ("Barbell", "A long bar with plates."),
    Equipment.BENCH: ("Flat bench", "Firm, and long enough to lie on."),
    Equipment.INCLINE_BENCH: ("Incline bench", "A bench whose back can be set at an angle."),
    Equipment.LOW_BAR: ("Low bar", "A fixed bar at hip height: a rack, a Smith machine, parallel bars."),
    Equipment.PULL_UP_BAR: ("Pull-up bar", "A bar to hang from, in a door frame or on a wall."),
    Equipment.SUSPENSION_TRAINER: ("Suspension trainer", "Two straps with handles, or gymnastic rings."),
    Equipment.CABLE: ("Cable station", "A pulley with a stack whose height can be set."),
    Equipment.LAT_PULLDOWN: ("Lat pulldown", "A seat with thigh pads below a high pulley."),
    Equipment.SEATED_ROW_MACHINE: ("Seated row", "A low pulley with foot plates, or a rowing machine with a stack."),
    Equipment.CHEST_SUPPORTED_ROW_MACHINE: ("Chest-supported row machine", "A row with a pad for the chest."),
    Equipment.CHEST_PRESS_MACHINE: ("Chest press machine", "Presses away from the chest while seated."),
    Equipment.ASSISTED_PULL_UP_MACHINE: ("Assisted pull-up machine", "A platform that carries a part of you."),
    Equipment.REVERSE_FLY_MACHINE: ("Reverse fly machine", "Handles that open to the sides, chest against a pad."),
    Equipment.ROMAN_CHAIR: ("Roman chair", "A bench that holds hips and feet for back extensions."),
    Equipment.STABILITY_BALL: ("Stability ball", "A large ball that carries you."),
    Equipment.FOAM_ROLLER: ("Foam roller", "A firm roll to lie on or lean against."),
    Equipment.MEDICINE_BALL: ("Medicine ball", "A heavy ball that may hit the floor."),
    Equipment.BOX: ("Box or step", "Firm, at knee height, to step or jump onto."),
    Equipment.TABLE: ("Sturdy table", "Heavy enough to hang below."),
    Equipment.TOWEL: ("Towel", "To pull on, or around a door handle."),
})  # fmt: skip
IMPLEMENTS: Mapping[Implement, tuple[str, str]] = MappingProxyType({
    Implement.DUMBBELL: ("One dumbbell", "Kilograms of the one."),
    Implement.DUMBBELL_PAIR: ("Two dumbbells", "Kilograms of each."),
    Implement.KETTLEBELL: ("Kettlebell", "Kilograms."),
    Implement.BARBELL: ("Barbell", "Kilograms of bar and plates together."),
    Implement.STACK: ("Stack", "Kilograms where the pin sits."),
    Implement.MEDICINE_BALL: ("Medicine ball", "Kilograms."),
    Implement.BAND: ("Band", "Your own name for it."),
    Implement.BODYWEIGHT: ("Bodyweight", "The setting of the lever, from the easiest."),
    Implement.NONE: ("No load", "Nothing to choose."),
})  # fmt: skip
REGIONS: Mapping[Region, tuple[str, str]] = MappingProxyType({
    Region.NECK: ("Neck", ""),
    Region.BETWEEN_THE_BLADES: ("Between the shoulder blades", ""),
    Region.MID_BACK: ("Mid-back", ""),
    Region.LOWER_BACK: ("Lower back", ""),
    Region.SHOULDER: ("Shoulder", ""),
    Region.ELBOW: ("Elbow", ""),
    Region.WRIST: ("Wrist or hand", ""),
    Region.HIP: ("Hip", ""),
    Region.KNEE: ("Knee", ""),
    Region.OTHER: ("Somewhere else", ""),
})  # fmt: skip
ARTICLES: Mapping[str, str] = MappingProxyType({
    "article-a": 'Hart, "Mid-Back Strengthening: Exercises, Benefits, and Principles for a Stronger Spine"',
    "article-b": "A blog article on mid back exercises, with a sample routine and tips",
})  # fmt: skip


def word_documents(words: Mapping[W, tuple[str, str]]) -> list[dict[str, str]]:
    """Return a list of words as plain data, in its own order."""
    return [{"id": str(word), "name": name, "description": say} for word, (name, say) in words.items()]
