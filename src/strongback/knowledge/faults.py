"""Technique faults: what goes wrong in a movement, how it shows, and the few words that mend it.

The form engine measures those a camera can see; the others are asked. A fault is a note about control,
never a forecast of harm: no study shows that any of these angles causes an injury.
"""

from __future__ import annotations

from strongback.knowledge.rule import Rule, Severity, Strength

_EVIDENCE = "Evidence file section 7 (thresholds are a coaching convention)"


def _fault(number: int, name: str, shows: str, why: str, cue: str, source: str = _EVIDENCE) -> Rule:
    strength = Strength.CONVENTION if source == _EVIDENCE else Strength.STUDY
    return Rule(f"SB-F{number:03d}", name, Severity.ADVICE, shows, why, cue, source, strength)


MOMENTUM = _fault(
    1,
    "momentum",
    "The trunk swings by more than 10 to 15 degrees between the start and the end of the pull.",
    "A swing moves the weight with hips and back, so the target muscles get less of the work.",
    "Freeze your torso; only the arms move.",
)
SHORT_REACH = _fault(
    2,
    "short-reach",
    "The elbow stays bent by more than 30 degrees at the long end of the movement.",
    "The range where the shoulder blade glides forward is left out.",
    "Let the arm go long and the shoulder blade glide forward.",
)
SHORT_PULL = _fault(
    3,
    "short-pull",
    "The elbow never passes the line of the trunk, or stays open by more than 110 degrees.",
    "The range where the shoulder blades come together is left out.",
    "Elbow to your back pocket.",
)
DROPPED_ECCENTRIC = _fault(
    4,
    "dropped-eccentric",
    "The way back takes less than one second or is much faster than the pull.",
    "Lowering under control is half of the training of each repetition.",
    "Count two on the way down.",
)
RUSHED = _fault(
    5,
    "rushed",
    "A repetition takes less than one and a half seconds.",
    "Anything from half a second to eight works for growth; a rep you do not control is hard to judge.",
    "Slow to a count you own.",
    "Schoenfeld 2015 (eight studies): durations of 0.5 to 8 s gave similar growth",
)
SHRUG = _fault(
    6,
    "shrug",
    "The shoulder moves towards the ear by more than 15 percent of the starting distance.",
    "The upper trapezius takes over what the middle and lower parts should do.",
    "Long neck; blades back and slightly down.",
    "Park and Kim 2022, J Musculoskelet Sci Technol 6:22 (upper trapezius share by trunk lean)",
)
ARM_FIRST = _fault(
    7,
    "arm-first",
    "The elbow bends by more than 30 degrees before the shoulder starts to move back.",
    "A skill worth learning, but muscle activity is about the same either way, so it is only a hint.",
    "Start by drawing the blade back.",
    "Lehman 2004, Dyn Med 3:4; Padovan 2025 (no clear difference in muscle activity)",
)
NECK_EXTENSION = _fault(
    8,
    "neck-extension",
    "The chin pokes forward or the head tips back by more than 15 degrees.",
    "Neck and upper trapezius join a movement that does not need them.",
    "Eyes a metre ahead, chin gently tucked.",
)
TOO_UPRIGHT = _fault(
    9,
    "too-upright",
    "The trunk is less than 30 degrees from vertical in a bent-over pull.",
    "The more upright, the more the pull becomes a shrug.",
    "Push your hips back until your ribs face the floor.",
)
TOO_LOW = _fault(
    10,
    "too-low",
    "The trunk is lower than 80 degrees from vertical and the back no longer stays in its neutral line.",
    "A lower trunk asks more of the lower back than most people can hold for a set.",
    "Come up to about 45 degrees.",
)
ROUNDING = _fault(
    11,
    "rounding",
    "The back rounds compared with the set-up; the camera cannot see this, so you are asked.",
    "A steady back keeps the load where you meant it; it is a cue for control.",
    "Chest proud, ribs down.",
)
KNEES = _fault(
    12,
    "knees",
    "The knees are locked straight or bend into a squat in a hinged movement.",
    "Soft knees let the hips hold the position.",
    "Soft knees, weight over the middle of the foot.",
)
ELBOW_PATH = _fault(
    13,
    "elbow-path",
    "The elbow travels closer to the trunk, or wider, than the variation asks for.",
    "A tucked elbow favours the lats; an elbow 60 to 90 degrees out favours trapezius and rear deltoid.",
    "Tuck for lats; wide elbows to the lower chest for the mid-back.",
    "Padovan 2025, J Hum Kinet (narrow against wide row)",
)
LEAN_BACK = _fault(
    14,
    "lean-back",
    "The trunk leans more than 10 degrees behind vertical at the end of a seated pull; 20 is too much.",
    "Leaning back raises the share of the upper trapezius.",
    "Stay tall; let the blades do the last inch.",
    "Park and Kim 2022, J Musculoskelet Sci Technol 6:22",
)
FORWARD_DIVE = _fault(
    15,
    "forward-dive",
    "The trunk falls more than 30 degrees forward at the long end and the lower back rounds.",
    "Some hinge is fine and even favours the lower trapezius; a collapse gives up the position.",
    "Hinge a little, do not collapse.",
)
HIP_SAG_OR_PIKE = _fault(
    16,
    "hip-sag-or-pike",
    "The line from shoulder over hip to ankle leaves 165 to 195 degrees.",
    "The trunk stops being the bridge that the arms work from.",
    "A plank from ear to heel.",
)
CHEST_SHORT_OF_BAR = _fault(
    17,
    "chest-short-of-bar",
    "At the top the hands are still more than 40 percent of the starting distance from the shoulders.",
    "The last part of the pull is where the shoulder blades come together.",
    "Chest, not chin, to the bar.",
)
TRUNK_ROTATION = _fault(
    18,
    "trunk-rotation",
    "The shoulder line rolls more than 15 degrees against the hip line.",
    "Holding the trunk still against a one-sided pull is half of what the movement trains.",
    "Both shoulders face the floor.",
)
ELBOW_DRIFT = _fault(
    19,
    "elbow-drift",
    "At the top the forearm leans more than 20 degrees from vertical.",
    "The pull turns into a curl.",
    "Pull to the hip.",
)
LOW_ELBOWS = _fault(
    20,
    "low-elbows",
    "The elbows finish more than 10 degrees below the shoulders.",
    "The lower the elbows, the more it becomes a row for the lats.",
    "Elbows at shoulder height.",
)
NO_EXTERNAL_ROTATION = _fault(
    21,
    "no-external-rotation",
    "The hands do not finish above the elbows.",
    "The outward turn of the arm is what trains the back of the rotator cuff here.",
    "Finish like a goalpost.",
)
ELBOW_NOT_FIXED = _fault(
    22,
    "elbow-not-fixed",
    "The elbow is locked straight, bends beyond 40 degrees, or changes by more than 20 during the rep.",
    "A bending elbow turns the movement into a row; a locked one loads the joint for nothing.",
    "Soft, fixed elbow.",
)
ARMS_OFF_PLANE = _fault(
    23,
    "arms-off-plane",
    "The arms leave shoulder height by more than 20 degrees.",
    "Above, the upper trapezius takes over; below, the lats do.",
    "Wing-span at shoulder height.",
)
FLY_TOO_UPRIGHT = _fault(
    24,
    "fly-too-upright",
    "The trunk is less than 45 degrees from vertical in a dumbbell fly.",
    "Gravity then loads the side of the shoulder instead of its back.",
    "Hinge lower, or lie on an incline bench.",
)
BEHIND_NECK = _fault(
    25,
    "behind-neck",
    "The hands pass behind the line of the ears.",
    "The front pulldown trains the lats as well, with less strain for the shoulder.",
    "Bar to the collarbone.",
    "Sperandei 2009, J Strength Cond Res 23:2033",
)
HEAVE = _fault(
    26,
    "heave",
    "The trunk leans back more than 20 degrees or rocks by more than 10 in a pulldown or pull-up.",
    "The swing moves the load in place of the back.",
    "Ribs down, body quiet.",
)
HYPEREXTENSION = _fault(
    27,
    "hyperextension",
    "The trunk rises more than 10 degrees above the line of the legs.",
    "Past the straight line there is more bend in the lower back and no more work for the hips.",
    "A straight line, squeeze the glutes.",
)
NECK_CRANK = _fault(
    28,
    "neck-crank",
    "The head tips back more than 15 degrees in a face-down movement.",
    "The neck does what the upper back should do.",
    "Look at the mat.",
)
KICKING_HIGH = _fault(
    29,
    "kicking-high",
    "The thighs or the trunk leave the floor by more than about 25 degrees.",
    "Height comes from the lower back; length is what the thoracic extensors hold.",
    "Long, not high.",
)
HIP_DROP = _fault(
    30,
    "hip-drop",
    "The pelvis tilts by more than 8 to 10 degrees when a leg lifts, or the hips sink.",
    "Keeping the pelvis level is the point of lifting one leg.",
    "Level hips, like a table.",
)
LANDING = _fault(
    31,
    "landing",
    "The knees fall inwards or hardly bend at contact.",
    "A landing you can hear is one the muscles did not absorb.",
    "Land quiet, knees over toes.",
)
FLEXED_SLAM = _fault(
    32,
    "flexed-slam",
    "The trunk folds by more than 70 degrees with straight knees at the end of a slam.",
    "The hips and knees should share the way down.",
    "Hinge to slam.",
)
ASYMMETRY = _fault(
    33,
    "asymmetry",
    "Elbow angle or hand height differs between the sides by more than 15 degrees or 10 percent.",
    "Small differences are normal; a steady one says which side should set the pace.",
    "The weaker side sets the pace.",
    "Afonso 2022, Symmetry 14:1993; Parkinson 2021, J Sports Sci Med 20:594 (thresholds are arbitrary)",
)
ARCHED_BACK = _fault(
    34,
    "arched-back",
    "The lower back arches away from the floor or wall; the camera cannot see this well, so you are asked.",
    "The movement then comes from the lower back instead of the shoulder or the trunk muscles.",
    "Ribs to hips.",
)
HELD_BREATH = _fault(
    35,
    "held-breath",
    "You hold your breath through the effort; no camera sees this, so you are asked.",
    "Breathing out on the effort keeps blood pressure far lower than straining against a closed throat.",
    "Out as you pull or push, in on the way back.",
    "Narloch and Brandstater 1995 (leg press: 311/284 mmHg held, 198/175 exhaling, n=10)",
)

RULES: tuple[Rule, ...] = (
    MOMENTUM, SHORT_REACH, SHORT_PULL, DROPPED_ECCENTRIC, RUSHED, SHRUG, ARM_FIRST, NECK_EXTENSION, TOO_UPRIGHT,
    TOO_LOW, ROUNDING, KNEES, ELBOW_PATH, LEAN_BACK, FORWARD_DIVE, HIP_SAG_OR_PIKE, CHEST_SHORT_OF_BAR,
    TRUNK_ROTATION, ELBOW_DRIFT, LOW_ELBOWS, NO_EXTERNAL_ROTATION, ELBOW_NOT_FIXED, ARMS_OFF_PLANE, FLY_TOO_UPRIGHT,
    BEHIND_NECK, HEAVE, HYPEREXTENSION, NECK_CRANK, KICKING_HIGH, HIP_DROP, LANDING, FLEXED_SLAM, ASYMMETRY,
    ARCHED_BACK, HELD_BREATH,
)  # fmt: skip
