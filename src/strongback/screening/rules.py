"""The rules of screening that are not a single question: gaps, repeats, pain and professionals."""

from __future__ import annotations

from strongback.knowledge.rule import Rule, Severity, Strength
from strongback.screening.questions import QUESTIONS

_PAIN_MODEL = "Thomee 1997; Silbernagel 2007, AJSM 35:897 (not validated for the thoracic spine; stricter bands here)"

UNANSWERED = Rule(
    "SB-S090", "unanswered", Severity.STOP,
    "A screening question has no answer, or the answer was not sure.",
    "A warning sign that was not asked about may still be there, so a gap counts as its most urgent answer.",
    "Answer every question; when you have read them all and each answer is no, say so with all_no = true.",
    "Strongback's own rule: screening fails closed", Strength.CONVENTION,
)  # fmt: skip
TWELVE_WEEKS = Rule(
    "SB-S091", "ask-again-after-twelve-weeks", Severity.LIMIT,
    "The last screening is twelve weeks old or older.",
    "Health changes; an old answer is not an answer.",
    "Go through the screening again; it takes two minutes.",
    "Strongback's own rule", Strength.CONVENTION,
)  # fmt: skip
NEW_PAIN = Rule(
    "SB-S092", "ask-again-on-new-pain", Severity.LIMIT,
    "Pain was noted in a region that did not hurt before, or above 5 of 10, since the last screening.",
    "New pain may bring a warning sign with it.",
    "Go through the screening again before the next session.",
    "Strongback's own rule, after IFOMPT (warning signs count in clusters and over time)", Strength.CONVENTION,
)  # fmt: skip
AFTER_LAY_OFF = Rule(
    "SB-S093", "ask-again-after-a-lay-off", Severity.LIMIT,
    "Four weeks or more have passed without training.",
    "Long breaks often have a reason in health.",
    "Go through the screening again, then start below where you stopped.",
    "CSCCa and NSCA 2019, doi 10.1519/SSC.0000000000000477", Strength.GUIDELINE,
)  # fmt: skip
YOUNG = Rule(
    "SB-S094", "under-sixteen", Severity.LIMIT,
    "The person is younger than sixteen.",
    "Young people gain strength safely with an adult who teaches the movements.",
    "Train with an adult who knows the movements; no maximal sets and no power block.",
    "Strongback's own rule", Strength.CONVENTION,
)  # fmt: skip
SEEN = Rule(
    "SB-S095", "seen-by-a-professional", Severity.LIMIT,
    "You said that a professional has seen you for this and agrees to strength training.",
    "Their knowledge of you is better than any questionnaire.",
    "Train within the limits that remain, and go back when something changes.",
    "Strongback's own rule", Strength.CONVENTION,
)  # fmt: skip
PAIN_GREEN = Rule(
    "SB-S101", "pain-green", Severity.NOTE,
    "Pain stays at 0 to 2 of 10 during training, after it and the next morning.",
    "In the pain-monitoring model this range is the safe zone.",
    "Go on as planned.",
    _PAIN_MODEL, Strength.CONVENTION,
)  # fmt: skip
PAIN_AMBER = Rule(
    "SB-S102", "pain-amber", Severity.LIMIT,
    "Pain is 3 to 5 of 10.",
    "This range is tolerable for a while, but nothing should be added to it.",
    "Take 20 to 30 percent off the load, or swap the exercise, and do not raise anything.",
    _PAIN_MODEL, Strength.CONVENTION,
)  # fmt: skip
PAIN_RED = Rule(
    "SB-S103", "pain-red", Severity.STOP,
    "Pain is above 5 of 10, or sharp, spreading, or comes with numbness or weakness.",
    "Pain of this kind does not belong in a training set.",
    "Stop the exercise for today; spreading pain, numbness or weakness means the screening is asked again now.",
    _PAIN_MODEL, Strength.CONVENTION,
)  # fmt: skip
PAIN_NEXT_MORNING = Rule(
    "SB-S104", "pain-next-morning", Severity.LIMIT,
    "The next morning the pain is more than 2 above your usual level.",
    "Pain that has not settled by the next morning says the dose was too high.",
    "Cut the dose of that exercise by 30 to 50 percent.",
    _PAIN_MODEL, Strength.CONVENTION,
)  # fmt: skip
PAIN_RISING = Rule(
    "SB-S105", "pain-rising", Severity.LIMIT,
    "Pain rises over two weeks, or was above 5 twice.",
    "A trend says more than a single bad day.",
    "Book an appointment with a doctor or physiotherapist and train below the pain until then.",
    _PAIN_MODEL, Strength.CONVENTION,
)  # fmt: skip
PROFESSIONAL_PAIN = Rule(
    "SB-S111", "see-someone-about-pain", Severity.ADVICE,
    "Back pain lasts longer than six weeks or gets worse.",
    "Article A sends chronic or worsening pain to a doctor or physical therapist first.",
    "See your doctor or a physiotherapist within one to two weeks.",
    "Article A (persistent pain)", Strength.CONVENTION,
)  # fmt: skip
PROFESSIONAL_FORM = Rule(
    "SB-S112", "see-someone-about-form", Severity.ADVICE,
    "An exercise was shaky or broke down in three sessions in a row.",
    "A trained eye beside you teaches a movement faster than any text.",
    "Book one or two sessions with a qualified trainer or exercise physiologist; no hurry, this month is fine.",
    "Article A (difficulty with form)", Strength.CONVENTION,
)  # fmt: skip
PROFESSIONAL_CONDITION = Rule(
    "SB-S113", "see-someone-about-a-condition", Severity.ADVICE,
    "You have a condition or an earlier injury.",
    "Article A asks for clearance and guidance from a healthcare professional first.",
    "See the professional that the condition's rule names, before you start.",
    "Article A (pre-existing conditions)", Strength.CONVENTION,
)  # fmt: skip
STOP_NOW = Rule(
    "SB-S120", "stop-now", Severity.STOP,
    "During training: chest pressure, fainting, sharp or tearing pain, new numbness or weakness, a change of vision, a "
    "headache that explodes under strain, a racing heart, a pop with loss of function, a joint that "
    "gives way, equipment "
    "that fails, pain above 5; in pregnancy also bleeding, fluid, contractions or a swollen calf.",
    "These are signs to stop, whatever the plan says.",
    "Stop at once. Chest pressure, fainting, new weakness or a tearing pain: call your local emergency number.",
    "Evidence file section 6.5; ACOG Committee Opinion 804 for pregnancy", Strength.GUIDELINE,
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    *(question.rule for question in QUESTIONS),
    UNANSWERED, TWELVE_WEEKS, NEW_PAIN, AFTER_LAY_OFF, YOUNG, SEEN, PAIN_GREEN, PAIN_AMBER, PAIN_RED,
    PAIN_NEXT_MORNING, PAIN_RISING, PROFESSIONAL_PAIN, PROFESSIONAL_FORM, PROFESSIONAL_CONDITION, STOP_NOW,
)  # fmt: skip
