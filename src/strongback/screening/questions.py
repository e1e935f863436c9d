"""The screening questions, each with its rule: what is asked, why, and whom to see how soon.

Original wording on the logic of the ACSM's pre-participation screening and published lists of warning signs.
An answer only ever routes a person to care; it names no disease.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from strongback.knowledge.rule import Rule, Severity, Strength
from strongback.record.answers import Clearance

if TYPE_CHECKING:
    from collections.abc import Mapping

AMBULANCE = "Stop, do not train, and call your local emergency number now."
SAME_DAY = "Do not train; see a doctor or an urgent care service the same day or the next."
WITHIN_WEEKS = "See your doctor or a physiotherapist within one to two weeks before you start or go on."


@dataclass(frozen=True, slots=True)
class Question:
    """One question; any answer but a clear no raises its ``urgency``."""

    id: str
    ask: str
    urgency: Clearance
    rule: Rule
    who: str
    how_soon: str


def _question(number: int, name: str, ask: str, why: str, source: str, urgency: Clearance, do: str = "") -> Question:
    who, how_soon, usual = _CARE[urgency]
    severity = Severity.LIMIT if urgency is Clearance.REFER else Severity.STOP
    strength = Strength.GUIDELINE
    rule = Rule(f"SB-S{number:03d}", name, severity, ask, why, do or usual, source, strength)
    return Question(name, ask, urgency, rule, who, how_soon)


_CARE = {
    Clearance.EMERGENCY: ("emergency services", "now", AMBULANCE),
    Clearance.URGENT: ("a doctor or an urgent care service", "the same day or within 48 hours", SAME_DAY),
    Clearance.REFER: ("your doctor or a physiotherapist", "within one to two weeks", WITHIN_WEEKS),
}
_NHS = "NHS musculoskeletal services' lists of warning signs (Sheffield, Northern Trust, Norfolk and Waveney)"
_GGC = "NHS Greater Glasgow and Clyde thoracic pain guidance; g-care Gloucestershire"
_IFOMPT = "Finucane 2020, IFOMPT framework for red flags, JOSPT 50:350"
_ACSM = "ACSM pre-participation screening, Riebe 2015, MSSE 47:2473"

EMERGENCY_QUESTIONS = (
    _question(
        1, "chest-symptoms",
        "Do effort or stress bring on pressure or pain in your chest, jaw, arm or between your shoulder blades, "
        "or breathlessness or a cold sweat that does not fit the effort?",
        "The heart can make itself felt between the shoulder blades; tightness there that comes with effort and goes "
        "with rest belongs to a doctor before any training.",
        f"{_ACSM}; {_NHS}", Clearance.EMERGENCY,
    ),
    _question(
        2, "collapse",
        "Have you fainted or collapsed lately, or do you feel close to it now?",
        "Fainting, above all with effort, has to be explained before the body is loaded.",
        f"{_ACSM}; {_NHS}", Clearance.EMERGENCY,
    ),
    _question(
        3, "tearing-pain",
        "Did a severe, tearing pain start suddenly in your chest or between your shoulder blades?",
        "A sudden tearing pain there can come from a large vessel, and minutes count.",
        _NHS, Clearance.EMERGENCY,
    ),
    _question(
        4, "sudden-breathlessness",
        "Did pain come on suddenly together with breathlessness, or do you cough up blood?",
        "Sudden pain with breathlessness can come from the lungs' vessels.",
        _NHS, Clearance.EMERGENCY,
    ),
    _question(
        5, "saddle-numbness",
        "Have you lost feeling between your legs, around the genitals or the back passage?",
        "Numbness there can mean that nerves at the base of the spine are pressed, which is a matter of hours.",
        f"{_NHS}; {_IFOMPT}", Clearance.EMERGENCY,
    ),
    _question(
        6, "bladder-or-bowel",
        "Is it newly difficult to pass or hold urine or stool, or has sexual function newly changed, with back pain?",
        "The same nerves steer these functions.",
        f"{_NHS}; {_IFOMPT}", Clearance.EMERGENCY,
    ),
    _question(
        7, "both-legs",
        "Are both legs numb, tingling or weak, or is a weakness anywhere getting worse quickly?",
        "Signs in both legs can come from the spinal cord.",
        f"{_NHS}; {_IFOMPT}", Clearance.EMERGENCY,
    ),
    _question(
        8, "unsteady-walking",
        "Have you become unsteady on your feet since your back hurts?",
        "A new unsteady gait with back pain can come from the spinal cord.",
        f"{_NHS}; {_IFOMPT}", Clearance.EMERGENCY,
    ),
    _question(
        9, "major-accident",
        "Has your back hurt since a bad fall, a crash or a hard blow, and has nobody examined it?",
        "A fracture has to be ruled out first.",
        _NHS, Clearance.EMERGENCY,
    ),
    _question(
        10, "minor-accident-with-fragile-bones",
        "Have you osteoporosis, or taken steroid tablets for long, and has your back hurt since a small "
        "fall, a lift or "
        "a cough?",
        "With fragile bones a small event can be enough for a fracture.",
        _NHS, Clearance.EMERGENCY,
    ),
    _question(
        11, "stroke-signs",
        "Is one side of your face or body suddenly weak or numb, is your speech disturbed, or have you had a seizure?",
        "These signs belong in a hospital at once.",
        _NHS, Clearance.EMERGENCY,
    ),
    _question(
        12, "dark-urine",
        "Is your urine dark like cola, with badly painful or swollen muscles after training?",
        "Muscle that breaks down can harm the kidneys; this needs to be seen the same day in a hospital.",
        "Joint consensus of CSCCa and NSCA 2019 (return to training after inactivity)", Clearance.EMERGENCY,
        "Do not train, drink water, and go to an emergency department today.",
    ),
)  # fmt: skip

URGENT_QUESTIONS = (
    _question(
        20, "fever-with-back-pain",
        "Do you have back pain together with fever, chills or feeling really ill?",
        "Back pain with fever has to be checked for an infection.",
        f"{_NHS}; {_IFOMPT}", Clearance.URGENT,
    ),
    _question(
        21, "infection-risk",
        "Do you have back pain and a weakened immune system, a serious infection lately, or use injected drugs?",
        "These raise the chance that an infection is behind the pain.",
        f"{_NHS}; {_IFOMPT}", Clearance.URGENT,
    ),
    _question(
        22, "weight-loss",
        "Have you lost weight without wanting to, or with no idea why?",
        "Unexplained weight loss together with back pain should be looked into soon.",
        f"{_GGC}; {_IFOMPT}", Clearance.URGENT,
    ),
    _question(
        23, "night-pain",
        "Does pain wake you at night and no position eases it, or is it worse lying down?",
        "Pain that ignores position is less likely to come from muscles and joints.",
        f"{_GGC}; {_IFOMPT}", Clearance.URGENT,
    ),
    _question(
        24, "band-like-pain",
        "Does pain run round your trunk like a belt or a band?",
        "A belt of pain can come from a nerve or the cord at chest height.",
        _GGC, Clearance.URGENT,
    ),
    _question(
        25, "cancer-and-spine-pain",
        "Do you have or have you had cancer, and is pain in your spine new or different?",
        "With a history of cancer, new spinal pain is checked quickly.",
        "NICE NG234 (metastatic spinal cord compression)", Clearance.URGENT,
        "Do not train; call your cancer team or a doctor today.",
    ),
    _question(
        26, "new-deformity",
        "Has your spine newly changed shape, is there a new lump, or have you lost height?",
        "A new change of shape can be a fracture.",
        _GGC, Clearance.URGENT,
    ),
    _question(
        27, "constant-pain-between-blades",
        "Do you have pain between your shoulder blades that is constant and that nobody has explained?",
        "Pain high in the back is more often serious than pain low in the back, so it is seen sooner.",
        "NHS advice on back pain at the top of the back (between the shoulders)", Clearance.URGENT,
    ),
    _question(
        28, "spreading-numbness",
        "Is numbness, tingling or weakness in an arm or a leg getting worse or spreading?",
        "A nerve that is losing function should be examined before it is loaded.",
        f"{_GGC}; {_IFOMPT}", Clearance.URGENT,
    ),
    _question(
        29, "very-high-blood-pressure",
        "Was your blood pressure above 180/110 when it was last measured?",
        "Above that, strength training is off until it is lower.",
        "Contraindication table in PMC10959113", Clearance.URGENT,
    ),
)  # fmt: skip

REFER_QUESTIONS = (
    _question(
        40, "first-episode-young-or-old",
        "Is this the first back pain of your life, and are you under 20 or over 50?",
        "A first episode at these ages is looked at once before training starts.",
        _NHS, Clearance.REFER,
    ),
    _question(
        41, "lasting-pain",
        "Have you had back pain for more than six weeks, or is it getting worse week by week?",
        "Pain that lasts or grows deserves an examination; strength training may be part of the answer.",
        f"{_NHS}; article A (persistent or worsening pain)", Clearance.REFER,
    ),
    _question(
        42, "strong-pain",
        "Is your pain above 5 of 10, or has it flared up the morning after activity for more than a week?",
        "Pain at this level cannot be steered by a programme alone.",
        "Pain-monitoring model, Silbernagel 2007, AJSM 35:897 (built for tendons, used strictly here)", Clearance.REFER,
    ),
    _question(
        43, "long-morning-stiffness",
        "Are you under 45, stiff for more than half an hour in the morning, and does your back wake you at night?",
        "This pattern can come from an inflammation that has its own care.",
        _NHS, Clearance.REFER,
    ),
    _question(
        44, "pins-and-needles",
        "Do you keep getting pins and needles in an arm, a hand, a leg or a foot?",
        "Nerves should be examined once before they are loaded.",
        _NHS, Clearance.REFER,
    ),
    _question(
        45, "weak-or-aching-shoulder",
        "Does a shoulder ache at night, or can you not lift your arm as you used to?",
        "A weak lift can come from a torn tendon, which changes what you should train.",
        _NHS, Clearance.REFER,
    ),
    _question(
        46, "heart-or-lung-signs",
        "Do you get swollen ankles, a racing or stumbling heart, cramping calves when you walk, dizziness, or "
        "breathlessness lying flat or with light effort?",
        "The ACSM logic asks for a doctor's word before any programme when such signs are there.",
        _ACSM, Clearance.REFER,
    ),
    _question(
        47, "told-to-be-supervised",
        "Has a professional told you to exercise only under supervision, or not at all?",
        "What a professional who knows you has said comes first.",
        _ACSM, Clearance.REFER,
    ),
)  # fmt: skip

QUESTIONS: tuple[Question, ...] = (*EMERGENCY_QUESTIONS, *URGENT_QUESTIONS, *REFER_QUESTIONS)
BY_ID: Mapping[str, Question] = MappingProxyType({question.id: question for question in QUESTIONS})
