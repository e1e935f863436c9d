"""The rules of planning: what every plan must satisfy, by name, so that a clash can be named too."""

from __future__ import annotations

from strongback.knowledge.rule import Rule, Severity, Strength

SESSIONS_PER_WEEK = Rule(
    "SB-L001", "sessions-per-week", Severity.LIMIT,
    "A week has two or three sessions for the mid-back.",
    "Twice a week beats once; a third day helps to spread the work, more days add little when the sets are equal.",
    "Keep two or three days a week free; further days are yours for other things.",
    "Article A; Schoenfeld 2016 (10 studies, p=0.002); Colquhoun 2018 (3 and 6 days equal)", Strength.STUDY,
)  # fmt: skip
DAY_BETWEEN = Rule(
    "SB-L002", "day-between", Severity.LIMIT,
    "At least one day lies between two sessions, also from one week to the next.",
    "Muscles and tendons need the day; the articles ask for rest between sessions.",
    "Choose weekdays that do not touch.",
    "Article A (adequate rest and recovery)", Strength.CONVENTION,
)  # fmt: skip
MID_BACK_EXERCISES = Rule(
    "SB-L003", "mid-back-exercises-per-session", Severity.LIMIT,
    "Each session has two to four exercises for the mid-back.",
    "Fewer leave parts of it out, more make sets that are tired copies of the first.",
    "Give a session enough minutes for two, and stop at four.",
    "Article A (2 to 4 exercises a session)", Strength.CONVENTION,
)  # fmt: skip
SETS = Rule(
    "SB-L004", "sets-per-exercise", Severity.LIMIT,
    "A mid-back or pushing exercise has three to four sets, core and smaller work two to three; two in a beginner's "
    "first weeks and in the deload.",
    "Two sets teach a newcomer's body; three to four are where the articles and most studies are.",
    "Do the sets that are planned; add none on a good day.",
    "Article A (3 to 4 sets); Pelland 2025 (diminishing return of further sets)", Strength.STUDY,
)  # fmt: skip
REP_ZONE = Rule(
    "SB-L005", "rep-zone", Severity.LIMIT,
    "The goal sets the repetitions: 5 to 8 for strength (compound movements; smaller ones keep 8 to 15), "
    "8 to 15 for muscle "
    "and general fitness, 15 to 20 for endurance and posture; a movement that does not suit the zone uses the nearest "
    "range that it does.",
    "Heavy sets raise maximal strength best; growth comes over a wide range when the effort is high.",
    "Stay inside the range and let the load follow.",
    "Article A; Schoenfeld 2021, Sports 9:32", Strength.STUDY,
)  # fmt: skip
WEEKLY_FLOOR = Rule(
    "SB-L006", "weekly-floor", Severity.LIMIT,
    "Each muscle group of the mid-back gets at least four fractional sets a week.",
    "About four weekly sets are where growth can be detected.",
    "Give the plan enough time and movements to reach it.",
    "Pelland 2025 (67 studies), practical tiers read second-hand", Strength.STUDY,
)  # fmt: skip
WEEKLY_CAP = Rule(
    "SB-L007", "weekly-cap", Severity.LIMIT,
    "No muscle group gets more than the cap of its level: 10 fractional sets for beginners, 16 for "
    "intermediates, 20 for "
    "advanced.",
    "More sets bring less and less, and recovery is finite.",
    "Accept fewer sets; what you train elsewhere comes on top, so tell the plan about it.",
    "Baz-Valle 2022 (12 to 20 sets); Pelland 2025; the exact cap is a convention", Strength.CONVENTION,
)  # fmt: skip
SESSION_CAP = Rule(
    "SB-L008", "session-cap", Severity.LIMIT,
    "No muscle group gets more than 10 fractional sets in one session, 8 for beginners.",
    "Late sets of a long session are poor copies; spread them over the week.",
    "Spread the sets over another day.",
    "Convention after Remmert 2025 (preprint, about 11)", Strength.CONVENTION,
)  # fmt: skip
WEEKLY_RISE = Rule(
    "SB-L009", "weekly-rise", Severity.LIMIT,
    "No muscle group of the mid-back gets more than 20 percent more fractional sets than in the week before; those "
    "around it no more than that or one set. A first week may always hold a newcomer's seven.",
    "It is a plain guard-rail for growing the dose, not a forecast of anything.",
    "Let the sets grow week by week; one that would be too much waits.",
    "Convention (evidence file section 3.11)", Strength.CONVENTION,
)  # fmt: skip
PATTERNS = Rule(
    "SB-L010", "patterns-covered", Severity.LIMIT,
    "A week covers horizontal pull, horizontal abduction, upward rotation of the blade, spinal extension "
    "and a push, for "
    "most goals a vertical pull too.",
    "Each pattern trains parts of the mid-back that the others miss.",
    "Allow at least one movement of each pattern.",
    "Evidence file section 1.3; article A (balanced training)", Strength.CONVENTION,
)  # fmt: skip
PULL_TO_PUSH = Rule(
    "SB-L011", "pull-to-push", Severity.LIMIT,
    "Pulling sets are 1 to 1.5 times the pushing sets of a week, counting what you train elsewhere.",
    "Balance is sensible, but the right ratio depends on the test; no study supports a fixed one.",
    "Keep the pushes in, or tell the plan what you push elsewhere.",
    "Convention; Negrete 2013, Baker and Newton 2004 show how far tests differ", Strength.CONVENTION,
)  # fmt: skip
CORE = Rule(
    "SB-L012", "core-each-session", Severity.LIMIT,
    "Each session has one or two movements for the trunk.",
    "Both articles ask for core work beside the back; the trunk is the base every pull works from.",
    "Keep one trunk movement in each session.",
    "Articles A and B", Strength.CONVENTION,
)  # fmt: skip
MINUTES = Rule(
    "SB-L013", "session-minutes", Severity.LIMIT,
    "A session fits the minutes you have, with warm-up, ramp sets, rests, changes and cool-down.",
    "A plan that does not fit the day is not done.",
    "Give it a few more minutes, or another day in the week.",
    "Strongback's own rule", Strength.CONVENTION,
)  # fmt: skip
EQUIPMENT = Rule(
    "SB-L014", "equipment", Severity.LIMIT,
    "Every movement can be done with the equipment you have.",
    "A movement you cannot set up is no movement.",
    "Add equipment to your profile when you get it.",
    "Strongback's own rule", Strength.CONVENTION,
)  # fmt: skip
LEVEL = Rule(
    "SB-L015", "level", Severity.LIMIT,
    "No movement asks for more experience than you have.",
    "The ladder leads there; skipping rungs costs form.",
    "Climb the ladder; the coach tells you when.",
    "Article A (proper form over weight)", Strength.CONVENTION,
)  # fmt: skip
CONDITIONS = Rule(
    "SB-L016", "condition-limits", Severity.LIMIT,
    "A health condition takes movements out, or bounds effort, repetitions and holds.",
    "Each condition's own rule says why.",
    "Ask the professional it names before you change anything.",
    "Evidence file section 6.7, each condition with its source", Strength.GUIDELINE,
)  # fmt: skip
AVOID = Rule(
    "SB-L017", "avoid", Severity.LIMIT,
    "Nothing on your avoid list is planned.",
    "You know best what you will not do.",
    "Take an exercise off the list to get it back.",
    "Strongback's own rule", Strength.CONVENTION,
)  # fmt: skip
FAVOURITES = Rule(
    "SB-L018", "favourites", Severity.NOTE,
    "Favourites are preferred wherever the other rules leave a choice.",
    "People keep doing what they like.",
    "Name the movements you enjoy.",
    "Strongback's own rule", Strength.CONVENTION,
)  # fmt: skip
STABLE = Rule(
    "SB-L019", "stable-exercises", Severity.LIMIT,
    "The exercises and their days stay the same throughout the mesocycle.",
    "Skill and a readable trend need repetition of the same thing.",
    "Swap at the end of the mesocycle, earlier only for pain or equipment.",
    "Article A (consistency)", Strength.CONVENTION,
)  # fmt: skip
DELOAD = Rule(
    "SB-L020", "deload-week", Severity.LIMIT,
    "The last week of a mesocycle keeps the exercises, with two sets each and two more repetitions in reserve.",
    "A lighter week keeps strength; a week off does not do better.",
    "Train it, lighter; do not skip it.",
    "Rogerson 2024 (n=246); Coleman 2024 (n=39, a week off cost strength)", Strength.STUDY,
)  # fmt: skip
POWER_GATE = Rule(
    "SB-L021", "power-gate", Severity.LIMIT,
    "Jumps and slams come only with the goal performance, after twelve weeks of training, at level "
    "intermediate or above, "
    "and with no condition that forbids them.",
    "They train power, not the mid-back, and ask for joints that are used to load.",
    "Train for twelve weeks first; then the block opens by itself.",
    "Article B (plyometrics); NSCA landing contacts; evidence file sections 6.7 and 9", Strength.CONVENTION,
)  # fmt: skip
TECHNIQUE_GATE = Rule(
    "SB-L022", "technique-before-heavy", Severity.LIMIT,
    "Sets of 5 to 8 start after eight weeks of training; until then a strength goal uses 8 to 15.",
    "Heavy sets of a movement that is not yet steady train the wrong movement; beginners gain strength in either zone.",
    "Learn the movements first; the zone changes by itself.",
    "Evidence file section 9 row 16", Strength.CONVENTION,
)  # fmt: skip
PROVEN_GAP = Rule(
    "SB-L023", "proven-gap", Severity.NOTE,
    "The search was stopped by its time limit before the best plan was proven.",
    "The plan satisfies every rule; a better one may exist within the stated gap.",
    "Give the search more time if you like.",
    "Strongback's own rule", Strength.CONVENTION,
)  # fmt: skip
WARM_UP = Rule(
    "SB-L024", "warm-up-and-cool-down", Severity.LIMIT,
    "Each session starts with some minutes of easy movement and light specific work, and ends with "
    "stretches for chest and "
    "lats.",
    "Warming up helps most performances; stretching keeps range but does not prevent soreness.",
    "Do not skip the warm-up; the cool-down is yours.",
    "Articles A and B; Fradkin 2010 (32 studies); Cochrane CD004577 on soreness", Strength.STUDY,
)  # fmt: skip
CLEARED = Rule(
    "SB-L025", "clearance-first", Severity.STOP,
    "Screening came out as refer, urgent or emergency.",
    "A plan is no answer to a warning sign.",
    "Follow what the screening says; come back when you have been seen.",
    "Evidence file section 6", Strength.GUIDELINE,
)  # fmt: skip
ASSUMED = Rule(
    "SB-L026", "assumed", Severity.NOTE,
    "The profile left something out, so a usual value was taken.",
    "You should know what the plan took for granted.",
    "Add it to the profile.",
    "Strongback's own rule", Strength.CONVENTION,
)  # fmt: skip
TRAINED_TWICE = Rule(
    "SB-L027", "trained-twice-a-week", Severity.LIMIT,
    "Each muscle group of the mid-back is trained on at least two days a week.",
    "Twice a week beats once for the same muscle.",
    "Spread the movements over the days.",
    "Schoenfeld 2016 (10 studies, p=0.002)", Strength.STUDY,
)  # fmt: skip
READABLE = Rule(
    "SB-L028", "known-exercises", Severity.LIMIT,
    "Every exercise of a plan is in the catalogue, in a block it can serve in, at most once a session.",
    "The checker can only vouch for what it knows.",
    "Use ids from strongback exercises.",
    "Strongback's own rule", Strength.CONVENTION,
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    SESSIONS_PER_WEEK, DAY_BETWEEN, MID_BACK_EXERCISES, SETS, REP_ZONE, WEEKLY_FLOOR, WEEKLY_CAP, SESSION_CAP,
    WEEKLY_RISE, PATTERNS, PULL_TO_PUSH, CORE, MINUTES, EQUIPMENT, LEVEL, CONDITIONS, AVOID, FAVOURITES, STABLE,
    DELOAD, POWER_GATE, TECHNIQUE_GATE, PROVEN_GAP, WARM_UP, CLEARED, ASSUMED, TRAINED_TWICE, READABLE,
)  # fmt: skip
