"""The rules of progression: what raises, holds, lowers or stops an exercise."""

from __future__ import annotations

from strongback.knowledge.rule import Rule, Severity, Strength

FIRST_TIME = Rule(
    "SB-P001", "find-the-load", Severity.NOTE,
    "There is no earlier session of this exercise.",
    "Nobody can know your load from outside; two or three careful sets find it.",
    "Start light and go up until a set in the range leaves the repetitions in reserve that are asked for.",
    "Convention; Halperin 2022 (people underestimate what is left by about one repetition)", Strength.CONVENTION,
)  # fmt: skip
REPS_FIRST = Rule(
    "SB-P002", "repetitions-first", Severity.ADVICE,
    "All sets were done as asked, and the top of the range is not reached yet.",
    "Within the range a further repetition is the smallest step there is.",
    "Do one more in every set (five seconds more in a hold) with the same load.",
    "Double progression; Plotkin 2022, PeerJ 10:e14142 (load and repetitions grow alike)", Strength.STUDY,
)  # fmt: skip
NEXT_LOAD = Rule(
    "SB-P003", "next-owned-load", Severity.ADVICE,
    "Every working set reached the top of its range at the effort asked for, with clean form and pain of 2 or less.",
    "A load that can be done for more than it should is due to rise by 2 to 10 percent.",
    "Take the next load you own in that range and start again at the bottom of the repetitions.",
    "ACSM 2009, MSSE 41:687", Strength.GUIDELINE,
)  # fmt: skip
HARDER_RUNG = Rule(
    "SB-P004", "harder-rung", Severity.ADVICE,
    "The load cannot rise by a step of at most 10 percent, and there is a harder setting or movement.",
    "A longer lever or the next movement of the ladder is a load step too.",
    "Move one rung up and start at the bottom of the range.",
    "Article A (a more challenging variation)", Strength.CONVENTION,
)  # fmt: skip
SLOWER = Rule(
    "SB-P005", "slower-lowering", Severity.ADVICE,
    "Neither a small load step nor a harder rung is at hand.",
    "Lowering over three to four seconds makes the same load harder; it can make sore at first.",
    "Lower one second slower, with the same load and from the bottom of the range.",
    "Article B (eccentric training); Schoenfeld 2015 (0.5 to 8 s per repetition alike)", Strength.STUDY,
)  # fmt: skip
SHORTER_REST = Rule(
    "SB-P006", "shorter-rest", Severity.ADVICE,
    "The goal is endurance, and load, ladder and tempo are used up.",
    "Doing the same in less time is a step when endurance is the goal; for strength it would be a step back.",
    "Rest 15 seconds less, never below 30.",
    "Article A (decreasing rest), only for endurance; Grgic 2018, Sports Med 48:137", Strength.STUDY,
)  # fmt: skip
MISSED = Rule(
    "SB-P007", "missed-repetition", Severity.LIMIT,
    "A set stayed below what was asked, or a set was left out.",
    "One good set is not enough to go on; the whole exercise has to hold.",
    "Repeat the same load and the same aim.",
    "Double progression (convention)", Strength.CONVENTION,
)  # fmt: skip
TOO_HARD = Rule(
    "SB-P008", "effort-above-plan", Severity.LIMIT,
    "A set left fewer repetitions in reserve than asked, or nobody noted how many.",
    "Closer to failure brings little more and costs recovery; without a number nobody knows.",
    "Repeat it, and note how many repetitions you had left.",
    "Refalo 2023; Zourdos 2016, JSCR 30:267", Strength.STUDY,
)  # fmt: skip
FORM = Rule(
    "SB-P009", "form-first", Severity.LIMIT,
    "A set was not clean, or its form was not rated.",
    "Load on top of shaky form trains the shaky form.",
    "Repeat the load until every set is clean.",
    "Article A (proper form over weight)", Strength.CONVENTION,
)  # fmt: skip
PAIN_HOLD = Rule(
    "SB-P010", "pain-holds", Severity.LIMIT,
    "Pain was above 2 of 10 in the last session or noted since.",
    "Nothing is added on top of pain.",
    "Stay where you are until it is 2 or less.",
    "Thomee 1997; Silbernagel 2007 (strict bands, convention)", Strength.CONVENTION,
)  # fmt: skip
PAIN_LOWER = Rule(
    "SB-P011", "pain-lowers", Severity.LIMIT,
    "Pain was 3 to 5 of 10.",
    "Less load usually brings it back into the safe zone without stopping.",
    "Take 20 to 30 percent off, or swap the exercise.",
    "Thomee 1997; Silbernagel 2007 (strict bands, convention)", Strength.CONVENTION,
)  # fmt: skip
PAIN_STOP = Rule(
    "SB-P012", "pain-stops", Severity.STOP,
    "Pain was above 5 of 10, sharp, spreading, or came with numbness or weakness within the last week.",
    "Such pain does not belong in a set.",
    "Leave the exercise out for a week; answer the screening again; come back at half the dose.",
    "Evidence file sections 6.4 and 6.5", Strength.CONVENTION,
)  # fmt: skip
NEXT_MORNING = Rule(
    "SB-P013", "next-morning-cut", Severity.LIMIT,
    "Pain the next morning was more than 2 above your usual.",
    "The dose was more than settles overnight.",
    "Do 30 to 50 percent fewer sets with the same load.",
    "Silbernagel 2007, AJSM 35:897 (must subside by next morning)", Strength.CONVENTION,
)  # fmt: skip
POOR_SLEEP = Rule(
    "SB-P014", "poor-sleep", Severity.LIMIT,
    "You slept less than six hours last night, or less than seven in two of the last three.",
    "Short nights lower strength in compound lifts.",
    "One set less, one more in reserve, nothing raised today.",
    "Knowles 2018; AASM/SRS 2015 (seven hours or more)", Strength.STUDY,
)  # fmt: skip
STRESS = Rule(
    "SB-P015", "high-stress", Severity.LIMIT,
    "Stress was noted as 8 of 10 or higher.",
    "High stress slows recovery.",
    "Hold the load, leave one more in reserve.",
    "Bartholomew 2008; Stults-Kolehmainen 2014", Strength.STUDY,
)  # fmt: skip
LAY_OFF = Rule(
    "SB-P016", "lay-off", Severity.LIMIT,
    "The exercise was not done for ten days or more.",
    "Strength holds for about four weeks, but the first weeks back are where upper limits are advised.",
    "Start lower: the table takes 15 percent off from 15 days, 25 from 29, 45 from 57; from age 60 one row earlier.",
    "CSCCa and NSCA 2019; Bosquet 2013 (second-hand); the percentages are a convention", Strength.CONVENTION,
)  # fmt: skip
DELOAD = Rule(
    "SB-P017", "planned-deload", Severity.LIMIT,
    "This is the lighter week of the mesocycle.",
    "Fewer sets and more in reserve, with the same movements, keep strength and let fatigue go.",
    "Do what is written, also when it feels easy.",
    "Rogerson 2024 (n=246); Coleman 2024 (n=39)", Strength.STUDY,
)  # fmt: skip
REACTIVE_DELOAD = Rule(
    "SB-P018", "reactive-deload", Severity.LIMIT,
    "Two sessions in a row fell behind the one before.",
    "Falling behind twice is fatigue more often than chance.",
    "About 40 percent fewer sets and two more in reserve for this session.",
    "Convention; Bell 2023 (Delphi)", Strength.CONVENTION,
)  # fmt: skip
PLATEAU = Rule(
    "SB-P019", "plateau", Severity.ADVICE,
    "Three sessions in a row brought no progress.",
    "Something has to change; which of the options fits, you know best.",
    "Choose one: a lighter week, another repetition range, another variation, or more sleep and food.",
    "Convention", Strength.CONVENTION,
)  # fmt: skip
WEAKER_SIDE = Rule(
    "SB-P020", "weaker-side-first", Severity.ADVICE,
    "One side managed less than the other.",
    "Small differences are normal; the weaker side sets the pace so that it never falls further behind.",
    "Start with the weaker side and match it with the stronger one.",
    "Afonso 2022, Symmetry 14:1993 (thresholds are arbitrary)", Strength.CONVENTION,
)  # fmt: skip
TWO_FOR_TWO = Rule(
    "SB-P021", "two-for-two", Severity.ADVICE,
    "With this option on: the last set exceeded the range by two repetitions in two sessions in a row.",
    "It is a slower and surer trigger than one good session.",
    "Raise the load when it has happened twice.",
    "NSCA, Baechle and Earle (second-hand)", Strength.CONVENTION,
)  # fmt: skip
STEP_TOO_LARGE = Rule(
    "SB-P022", "step-too-large", Severity.NOTE,
    "The next load you own is more than 10 percent heavier.",
    "A large jump costs repetitions and form.",
    "Use the ladder, tempo and up to five repetitions beyond the range first; then take the step from the bottom.",
    "ACSM 2009 (2 to 10 percent)", Strength.GUIDELINE,
)  # fmt: skip
LOWER_AFTER_MISSES = Rule(
    "SB-P024", "lower-after-misses", Severity.LIMIT,
    "Sets stayed below the range in two sessions in a row.",
    "The load is more than the range allows.",
    "Take the next lighter load you own and build up again.",
    "Convention", Strength.CONVENTION,
)  # fmt: skip
RAMP = Rule(
    "SB-P025", "warm-up-ramp", Severity.NOTE,
    "The exercise is loaded and has a working load.",
    "A few light sets of the same movement prepare for it better than a general warm-up alone.",
    "Do the ramp sets first; they do not count.",
    "Abad 2011; Fradkin 2010 (32 studies)", Strength.STUDY,
)  # fmt: skip
ESTIMATED = Rule(
    "SB-P026", "estimated-load", Severity.NOTE,
    "The load is bodyweight or a band.",
    "Its kilograms follow from a few studies of other people or from the maker's table.",
    "Compare it only with your own earlier sets.",
    "Melrose and Dawes; Mier 2014; Uchida 2016 (evidence file section 4)", Strength.STUDY,
)  # fmt: skip
E1RM = Rule(
    "SB-P027", "estimated-maximum", Severity.NOTE,
    "A set of a loaded compound exercise had at most 12 repetitions to failure and at most 4 in reserve.",
    "From such sets a maximum can be estimated to about 10 percent; a real change is one beyond 11.6 percent.",
    "Watch the trend, not one number.",
    "Nuzzo 2024, Sports Med 54:303; Grgic 2020 (variation 4.2 percent)", Strength.STUDY,
)  # fmt: skip
ASSUMED_INVENTORY = Rule(
    "SB-P028", "assumed-inventory", Severity.NOTE,
    "Your profile does not say which loads you own.",
    "A usual set was assumed, so the load may not exist where you train.",
    "List them under [inventory]; until then take the nearest lighter one.",
    "Strongback's own rule", Strength.CONVENTION,
)  # fmt: skip
ILLNESS = Rule(
    "SB-P029", "ill", Severity.STOP,
    "You noted that you are ill.",
    "Training through a fever helps nobody.",
    "Wait until you have been free of symptoms for one to two days; chest symptoms belong to a doctor first.",
    "Evidence file section 3.9", Strength.CONVENTION,
)  # fmt: skip
BROKE_DOWN = Rule(
    "SB-P030", "form-broke-down", Severity.LIMIT,
    "The form of a set broke down.",
    "The load is more than you can control today.",
    "Take the next lighter load you own and make every set clean.",
    "Article A (proper form over weight)", Strength.CONVENTION,
)  # fmt: skip
REBASED = Rule(
    "SB-P031", "re-based", Severity.NOTE,
    "The repetition range changed since the last session.",
    "Another range needs another load; the change follows the usual relation of repetitions to the maximum.",
    "Take it as a starting point and correct it by feel.",
    "Nuzzo 2024; Berger's formula fits it best (evidence file section 3.8)", Strength.STUDY,
)  # fmt: skip
KEEP = Rule(
    "SB-P032", "keep-going", Severity.NOTE,
    "Everything went as asked, and there is no further step.",
    "Holding what you have is a result too.",
    "Keep it, or choose a new goal.",
    "Strongback's own rule", Strength.CONVENTION,
)  # fmt: skip
SWAPPED = Rule(
    "SB-P033", "swapped-for-the-same-muscles", Severity.NOTE,
    "You chose another exercise for the main muscles of the planned one.",
    "Movements that share their main muscles can stand in for each other; a load does not carry over.",
    "Take your own last load of it, or begin light and low in the range; the plan goes on as before.",
    "Baz-Valle 2019, PLoS ONE 14:e0226989 (varied and fixed exercises alike); the share of the load is a convention",
    Strength.STUDY,
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    FIRST_TIME, REPS_FIRST, NEXT_LOAD, HARDER_RUNG, SLOWER, SHORTER_REST, MISSED, TOO_HARD, FORM, PAIN_HOLD,
    PAIN_LOWER, PAIN_STOP, NEXT_MORNING, POOR_SLEEP, STRESS, LAY_OFF, DELOAD, REACTIVE_DELOAD, PLATEAU, WEAKER_SIDE,
    TWO_FOR_TWO, STEP_TOO_LARGE, LOWER_AFTER_MISSES, RAMP, ESTIMATED, E1RM, ASSUMED_INVENTORY, ILLNESS, BROKE_DOWN,
    REBASED, KEEP, SWAPPED,
)  # fmt: skip
