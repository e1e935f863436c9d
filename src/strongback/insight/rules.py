"""The rules of insight: of a week (SB-R0), of several (SB-R2), praise (SB-R3), and who needs the coach (SB-R1)."""

from __future__ import annotations

from strongback.knowledge.rule import Rule, Severity, Strength

UNDER_THE_FLOOR = Rule(
    "SB-R001", "under-the-floor", Severity.ADVICE,
    "A mid-back muscle group got fewer fractional sets this week than the floor.",
    "About four weekly sets are where growth can be detected.",
    "Do the sessions that are planned; if they do not fit, make a plan with fewer minutes.",
    "Pelland 2025 (67 studies), practical tiers read second-hand", Strength.STUDY,
)  # fmt: skip
MISSED_SESSIONS = Rule(
    "SB-R002", "missed-sessions", Severity.ADVICE,
    "Fewer sessions were done this week than planned.",
    "What is repeated works; a plan that does not fit the week is the wrong plan.",
    "Move the sessions to days that hold, or plan fewer.",
    "Article A (lack of consistency)", Strength.CONVENTION,
)  # fmt: skip
PULL_AND_PUSH = Rule(
    "SB-R003", "pull-and-push", Severity.NOTE,
    "Pulling sets this week were outside 1 to 1.5 times the pushing sets.",
    "Balance is sensible; the exact ratio is a convention.",
    "Do the pushes of the plan too.",
    "Article A (neglecting antagonist muscles); the ratio is a convention", Strength.CONVENTION,
)  # fmt: skip
PAIN_THIS_WEEK = Rule(
    "SB-R004", "pain-this-week", Severity.LIMIT,
    "Pain above 2 of 10 was noted this week.",
    "Pain decides what may grow.",
    "Let the prescriptions hold or lower; answer the screening again when it is new.",
    "Thomee 1997; Silbernagel 2007 (strict bands, convention)", Strength.CONVENTION,
)  # fmt: skip
ALL_DONE = Rule(
    "SB-R005", "all-done", Severity.NOTE,
    "Every planned session of the week was done.",
    "Consistency is what all the rest stands on.",
    "Carry on.",
    "Article A (consistency)", Strength.CONVENTION,
)  # fmt: skip

RED_PAIN = Rule(
    "SB-R101", "pain-stops-an-exercise", Severity.STOP,
    "In the last seven days an athlete noted pain above 5 of 10, or pain that is sharp, spreading, numb or weak.",
    "Pain of this kind does not belong in a training set, and a plan is easily stronger than a warning.",
    "Talk to the athlete before the next session; take the exercise out, and ask for the screening again.",
    "Thomee 1997; Silbernagel 2007 (strict bands, convention)", Strength.CONVENTION,
)  # fmt: skip
SCREENING_STOPS = Rule(
    "SB-R102", "screening-stops-an-athlete", Severity.STOP,
    "The latest screening of an athlete sends them to a professional before any training.",
    "Until somebody has looked, nobody knows what the training may ask for.",
    "Ask whether they were seen; plan nothing until the screening says so.",
    "Strongback's own rule: screening fails closed", Strength.CONVENTION,
)  # fmt: skip
PAIN_ABOVE_THE_LIMIT = Rule(
    "SB-R103", "pain-above-the-limit", Severity.LIMIT,
    "In the last seven days an athlete noted pain of 3 to 5 of 10, or more than usual the next morning.",
    "Nothing is raised above pain of 2, so the plan stands still until it settles.",
    "Look at the exercise it came with: less load, a shorter range, or another movement.",
    "Thomee 1997; Silbernagel 2007 (strict bands, convention)", Strength.CONVENTION,
)  # fmt: skip
PAIN_RISES = Rule(
    "SB-R104", "pain-rises", Severity.LIMIT,
    "An athlete's pain rose over two weeks, or was above 5 twice.",
    "A trend says more than a single bad day.",
    "Ask the athlete to see a doctor or physiotherapist, and plan below the pain until then.",
    "Thomee 1997; Silbernagel 2007 (strict bands, convention)", Strength.CONVENTION,
)  # fmt: skip
SCREENING_WAITS = Rule(
    "SB-R105", "screening-waits-for-answers", Severity.LIMIT,
    "An athlete never answered the screening, or has to answer it again.",
    "Without an answer that holds there is no session to train.",
    "Ask the athlete to go through it; it takes two minutes.",
    "Strongback's own rule: screening fails closed", Strength.CONVENTION,
)  # fmt: skip
PROPOSAL_WAITS = Rule(
    "SB-R106", "proposal-waits", Severity.ADVICE,
    "An athlete asked for a change of the plan that nobody has decided about.",
    "A plan that does not fit is not followed for long.",
    "Accept it, decline it, or write what you would rather do.",
    "Strongback's own rule", Strength.CONVENTION,
)  # fmt: skip
LONG_GAP = Rule(
    "SB-R107", "long-gap", Severity.ADVICE,
    "An athlete with a plan has not trained for ten days or more.",
    "From about the tenth day away the loads have to come down, and the habit goes sooner than the strength.",
    "Ask what came between; plan fewer or shorter sessions if that is what fits.",
    "CSCCa and NSCA 2019, doi 10.1519/SSC.0000000000000477; the ten days are a convention", Strength.CONVENTION,
)  # fmt: skip
BEHIND_THE_PLAN = Rule(
    "SB-R108", "behind-the-plan", Severity.ADVICE,
    "In the last fortnight an athlete did at least two sessions fewer than were planned.",
    "A plan that does not fit the week is the wrong plan.",
    "Ask which days hold, and move or cut sessions.",
    "Article A (lack of consistency); the number is a convention", Strength.CONVENTION,
)  # fmt: skip
FORM_BREAKS_DOWN = Rule(
    "SB-R109", "form-breaks-down", Severity.ADVICE,
    "The form of one exercise broke down on two or more days of the last fortnight.",
    "What is practised badly is learned badly, and the load may be too high.",
    "Watch a set, lower the load, or step down the ladder.",
    "Article A (difficulty with form); the number is a convention", Strength.CONVENTION,
)  # fmt: skip
NO_PLAN = Rule(
    "SB-R110", "no-plan-in-force", Severity.ADVICE,
    "An athlete has no plan yet, or the last one has ended.",
    "Without a plan there is nothing to do today.",
    "Make the next mesocycle.",
    "Strongback's own rule", Strength.CONVENTION,
)  # fmt: skip
PLAN_ENDS_SOON = Rule(
    "SB-R111", "plan-ends-soon", Severity.NOTE,
    "The last session of an athlete's plan is at most seven days away.",
    "The next mesocycle should be there on the day this one ends.",
    "Make the next mesocycle after the lighter week.",
    "Strongback's own rule", Strength.CONVENTION,
)  # fmt: skip
COMMENT_WAITS = Rule(
    "SB-R112", "comment-waits", Severity.NOTE,
    "An athlete's latest comment has no answer.",
    "Whoever writes would like to be heard.",
    "Read it and answer.",
    "Strongback's own rule", Strength.CONVENTION,
)  # fmt: skip

TOO_MUCH_WEIGHT = Rule(
    "SB-R201", "too-much-weight", Severity.LIMIT,
    "The load of an exercise went up while its sets stopped being clean.",
    "Load that the movement does not survive trains something else than planned.",
    "Take the last load that was clean, and raise it again when every set is.",
    "Article A (using too much weight); the numbers are a convention", Strength.CONVENTION,
)  # fmt: skip
IGNORING_FORM = Rule(
    "SB-R202", "ignoring-form", Severity.ADVICE,
    "At least half of the sets of an exercise were not clean over four sessions, at an unchanged load.",
    "What is practised badly is learned badly.",
    "Do the next session lighter and slower, with one cue in mind, or step down the ladder.",
    "Article A (ignoring form); the numbers are a convention", Strength.CONVENTION,
)  # fmt: skip
NEGLECTING_ANTAGONISTS = Rule(
    "SB-R203", "neglecting-antagonists", Severity.ADVICE,
    "For three training weeks in a row there was at least twice as much pulling as pushing.",
    "A balanced week trains both sides of the shoulder; the exact ratio is a convention.",
    "Do the pushes of the plan, or add a set of them.",
    "Article A (neglecting antagonist muscles); the ratio is a convention", Strength.CONVENTION,
)  # fmt: skip
LACK_OF_CONSISTENCY = Rule(
    "SB-R204", "lack-of-consistency", Severity.ADVICE,
    "Over four weeks at most six of ten planned sessions were done.",
    "What is repeated works; a plan that does not fit the week is the wrong plan.",
    "Plan as many sessions as you really do; two a week are enough to grow stronger.",
    "Article A (lack of consistency); Schoenfeld 2016 (10 studies): twice a week beats once", Strength.STUDY,
)  # fmt: skip
CORE_LEFT_OUT = Rule(
    "SB-R205", "core-left-out", Severity.ADVICE,
    "For three training weeks in a row fewer than two sets trained the trunk.",
    "A trunk that can stay still gives every pull something to pull from.",
    "Do one or two trunk exercises in each session.",
    "Article A (not engaging the core); the number is a convention", Strength.CONVENTION,
)  # fmt: skip
PUSH_OUTWEIGHS_PULL = Rule(
    "SB-R206", "push-outweighs-pull", Severity.ADVICE,
    "For three training weeks in a row there was clearly more pushing than pulling.",
    "A plan for the mid-back pulls at least as much as it pushes; the ratio is a convention.",
    "Do the pulls of the plan, or take a set of pushing out.",
    "Baker and Newton 2004; Negrete 2013 (ratios depend on the test); the range is a convention", Strength.CONVENTION,
)  # fmt: skip
ROWS_AND_PULLDOWNS = Rule(
    "SB-R207", "rows-and-pulldowns", Severity.ADVICE,
    "For three training weeks in a row one direction of pulling was nearly left out.",
    "Rows and pulldowns share muscles, but load them in different ranges.",
    "Do the pulls of the plan in both directions.",
    "ACE back study (Edelburg 2018); Lehman 2004; the share is a convention", Strength.CONVENTION,
)  # fmt: skip
TRAPEZIUS_PARTS = Rule(
    "SB-R208", "trapezius-parts", Severity.ADVICE,
    "For three training weeks in a row the lower trapezius got less than a third of the middle part.",
    "The lower part turns the shoulder blade up; rows alone hardly ask for it.",
    "Add a set of Y raises or wall slides.",
    "Ekstrom 2003, JOSPT 33:247; Schory 2016; the share is a convention", Strength.CONVENTION,
)  # fmt: skip
EXTENSION_LEFT_OUT = Rule(
    "SB-R209", "extension-left-out", Severity.ADVICE,
    "For three training weeks in a row fewer than two sets straightened the back against resistance.",
    "The extensors along the thoracic spine are part of the mid-back.",
    "Do the back extension of the plan, or add one that you like.",
    "Article A (back extensions); the number is a convention", Strength.CONVENTION,
)  # fmt: skip
UNEVEN_SIDES = Rule(
    "SB-R210", "uneven-sides", Severity.NOTE,
    "One side was weaker in three sessions in a row, by more than the sets of one side differ among themselves.",
    "Small differences are normal and no study ties them to harm; a lasting one is worth a try.",
    "Begin with the weaker side and let the stronger one match it; see somebody if it came on suddenly.",
    "Afonso 2022, Symmetry 14:1993; Parkinson 2021, JSSM 20:594; the share is a convention", Strength.CONVENTION,
)  # fmt: skip
PLATEAU = Rule(
    "SB-R211", "plateau", Severity.ADVICE,
    "Over eight weeks or more an exercise did not grow by what can be expected, even when its noise is allowed for.",
    "The same demand for long enough stops being a demand.",
    "Change one thing: another exercise of the same kind, or one more set.",
    "Grgic 2020, Sports Med Open 6:31 (noise); the expected growth is a convention", Strength.CONVENTION,
)  # fmt: skip
DECLINE = Rule(
    "SB-R212", "decline", Severity.ADVICE,
    "The strength that two exercises or more show fell by more than ten percent from their best of ten weeks.",
    "Several lifts that fall together point to too little recovery rather than to one of them.",
    "Take the lighter week now; sleep and eat for it.",
    "Coleman 2024; Bell 2023 (deloads in practice); the share is a convention", Strength.CONVENTION,
)  # fmt: skip
UNDER_DOSED = Rule(
    "SB-R213", "under-dosed", Severity.ADVICE,
    "A mid-back muscle group got less than the floor in three training weeks in a row.",
    "About four weekly sets are where growth can be detected.",
    "Add a set of an exercise that trains it.",
    "Pelland 2025 (67 studies), practical tiers read second-hand", Strength.STUDY,
)  # fmt: skip
OVER_DOSED = Rule(
    "SB-R214", "over-dosed", Severity.ADVICE,
    "A muscle group got more than the weekly cap in two weeks in a row.",
    "Each further set brings less and costs as much recovery.",
    "Take a set away.",
    "Baz-Valle 2022; Pelland 2025 (diminishing returns); the cap is a convention", Strength.CONVENTION,
)  # fmt: skip
SUDDEN_JUMP = Rule(
    "SB-R215", "sudden-jump", Severity.ADVICE,
    "The sets of the last week were far above every one of the four weeks before it.",
    "The body follows a rise of about a fifth a week; a guard-rail, never a forecast of harm.",
    "Go back to the sets of the plan.",
    "Evidence file 3.11 (week-on-week caps are a coaching convention)", Strength.CONVENTION,
)  # fmt: skip
TOO_EASY = Rule(
    "SB-R216", "too-easy", Severity.NOTE,
    "In three sessions in a row most exercises ended with at least two repetitions more in reserve than asked.",
    "Sets that stop far from the limit grow muscle more slowly.",
    "Take the next step of load or repetitions that the prescription offers.",
    "Refalo 2023; Robinson 2024 (growth rises as the reserve falls)", Strength.STUDY,
)  # fmt: skip
TOO_HARD = Rule(
    "SB-R217", "too-hard", Severity.ADVICE,
    "In the last two weeks most sets went to the limit although the plan asks to stop before.",
    "Going to failure adds little growth and much fatigue.",
    "Stop one or two repetitions earlier.",
    "Refalo 2023 (effect of failure 0.19, 0.00 to 0.37)", Strength.STUDY,
)  # fmt: skip
PAIN_PATTERN = Rule(
    "SB-R218", "pain-pattern", Severity.LIMIT,
    "The same exercise or the same place hurt above 2 of 10 on three days of the last four weeks.",
    "Pain that comes back with the same movement says more than a single number.",
    "Do another exercise in its place until it has been quiet for two weeks.",
    "Thomee 1997; Silbernagel 2007 (strict bands, convention)", Strength.CONVENTION,
)  # fmt: skip
TIME_FOR_A_PROFESSIONAL = Rule(
    "SB-R219", "time-for-a-professional", Severity.STOP,
    "Pain rises, has lasted for six weeks, or is of a kind that bypasses the scale.",
    "Somebody who can examine you knows more than any log.",
    "See a doctor or physiotherapist, and train below the pain until then.",
    "Article A (when to seek professional guidance); screening rules SB-S105 and SB-S111", Strength.CONVENTION,
)  # fmt: skip
SHORT_NIGHTS = Rule(
    "SB-R220", "short-nights", Severity.ADVICE,
    "Over two weeks your nights were short: under six and a half hours on average, or five of them under six.",
    "Adults do best with seven hours or more; after short nights the coach takes sets away.",
    "Put one thing in the way of a late night, such as a fixed hour to put the screen away.",
    "AASM and SRS 2015; Knowles 2018", Strength.GUIDELINE,
)  # fmt: skip
SLEEP_SHOWS = Rule(
    "SB-R221", "sleep-shows-in-training", Severity.NOTE,
    "After short nights your sets were weaker than after the others, by more than chance alone would do.",
    "Several short nights lower what compound lifts bring; yours seem to follow.",
    "Move the hard session to a day after a good night where you can.",
    "Knowles 2018; your own log, which shows a link and not a cause", Strength.CONVENTION,
)  # fmt: skip
HIGH_STRESS = Rule(
    "SB-R222", "high-stress", Severity.ADVICE,
    "Over two weeks you noted a stress of 7 of 10 or more on average.",
    "Much stress slows gains in strength and recovery.",
    "Keep the sessions and let them be easier; a walk or five quiet minutes count.",
    "Bartholomew 2008; Stults-Kolehmainen 2014", Strength.STUDY,
)  # fmt: skip
POSTURE_MOVED = Rule(
    "SB-R224", "posture-moved", Severity.NOTE,
    "A posture number of yours moved by more than its dead band over three weeks or more, under the same camera.",
    "It compares you with yourself; it is never a cut-off and says nothing about pain.",
    "Take the next picture at the same place and hour; look at the trend, not at one number.",
    "Evidence file 5.4 (dead band of five degrees, more where the error is larger)", Strength.CONVENTION,
)  # fmt: skip
A_GAP = Rule(
    "SB-R225", "a-gap", Severity.NOTE,
    "The last training was ten days ago or more.",
    "Strength lasts for about four weeks, so little is lost; the habit goes sooner.",
    "Do the next session, however short; its loads are lowered for the break.",
    "Bosquet 2013 (read second-hand); the ten days are a convention", Strength.CONVENTION,
)  # fmt: skip
FAULT_COMES_BACK = Rule(
    "SB-R226", "fault-comes-back", Severity.ADVICE,
    "The camera saw the same fault in at least half of the measured sets of an exercise, on two days or more.",
    "One cue at a time is learned; a fault that stays has not met its cue yet.",
    "Do the next session with the one cue in mind.",
    "Article A (ignoring form); thresholds of the camera are a convention", Strength.CONVENTION,
)  # fmt: skip
CAMERA_DISAGREES = Rule(
    "SB-R227", "camera-disagrees", Severity.NOTE,
    "Three sets or more were rated clean and did not look clean to the camera.",
    "Neither has to be right: the camera sees angles, you feel the movement.",
    "Watch one set together with what was measured, and rate the next ones with it in mind.",
    "Strongback's own rule", Strength.CONVENTION,
)  # fmt: skip
LEFT_OUT = Rule(
    "SB-R229", "left-out", Severity.NOTE,
    "An exercise of the plan was left out in three of its last four sessions, though others were done.",
    "What is left out again and again does not fit, whatever the reason.",
    "Swap it for one that you do.",
    "Article A (consistency); the number is a convention", Strength.CONVENTION,
)  # fmt: skip

A_REAL_BEST = Rule(
    "SB-R301", "a-real-best", Severity.NOTE,
    "The median of three sessions' estimates passed a step of five percent that it had never reached before.",
    "One good day is noise; three sessions in a row are strength.",
    "Carry on.",
    "Grgic 2020, Sports Med Open 6:31 (test-retest variation 4.2 percent)", Strength.STUDY,
)  # fmt: skip
LONGER_THAN_EVER = Rule(
    "SB-R302", "longer-than-ever", Severity.NOTE,
    "Two sessions in a row brought at least a tenth more repetitions or seconds than any before, with the same load.",
    "Repeated on two days it is no accident.",
    "Carry on.",
    "Strongback's own rule", Strength.CONVENTION,
)  # fmt: skip
WEEKS_IN_A_ROW = Rule(
    "SB-R303", "weeks-in-a-row", Severity.NOTE,
    "Every planned session was done for four weeks or more in a row.",
    "Consistency is what all the rest stands on.",
    "Carry on.",
    "Article A (consistency)", Strength.CONVENTION,
)  # fmt: skip
CLEANER = Rule(
    "SB-R304", "cleaner", Severity.NOTE,
    "An exercise that was shaky is clean now.",
    "Better form at the same load is progress that no number of kilograms shows.",
    "Carry on.",
    "Article A (proper form over weight)", Strength.CONVENTION,
)  # fmt: skip
BACK_AGAIN = Rule(
    "SB-R305", "back-again", Severity.NOTE,
    "Training began again after ten days or more.",
    "The first session back is the hardest to start, and it is done.",
    "Carry on with the lowered loads; they come back in about half the time of the break.",
    "Evidence file 3.9 (retraining takes about half the lay-off, read second-hand)", Strength.CONVENTION,
)  # fmt: skip

OF_A_WEEK = (UNDER_THE_FLOOR, MISSED_SESSIONS, PULL_AND_PUSH, PAIN_THIS_WEEK, ALL_DONE)
OF_ATHLETES = (
    RED_PAIN, SCREENING_STOPS, PAIN_ABOVE_THE_LIMIT, PAIN_RISES, SCREENING_WAITS, PROPOSAL_WAITS, LONG_GAP,
    BEHIND_THE_PLAN, FORM_BREAKS_DOWN, NO_PLAN, PLAN_ENDS_SOON, COMMENT_WAITS,
)  # fmt: skip
OF_WEEKS = (
    TOO_MUCH_WEIGHT, IGNORING_FORM, NEGLECTING_ANTAGONISTS, LACK_OF_CONSISTENCY, CORE_LEFT_OUT, PUSH_OUTWEIGHS_PULL,
    ROWS_AND_PULLDOWNS, TRAPEZIUS_PARTS, EXTENSION_LEFT_OUT, UNEVEN_SIDES, PLATEAU, DECLINE, UNDER_DOSED, OVER_DOSED,
    SUDDEN_JUMP, TOO_EASY, TOO_HARD, PAIN_PATTERN, TIME_FOR_A_PROFESSIONAL, SHORT_NIGHTS, SLEEP_SHOWS, HIGH_STRESS,
    POSTURE_MOVED, A_GAP, FAULT_COMES_BACK, CAMERA_DISAGREES, LEFT_OUT,
)  # fmt: skip
# What repeats a pain note, a check-in or a posture, which somebody may not be meant to see.
OF_FEELING = frozenset({
    PAIN_PATTERN, TIME_FOR_A_PROFESSIONAL, SHORT_NIGHTS, SLEEP_SHOWS, HIGH_STRESS, POSTURE_MOVED,
})  # fmt: skip
PRAISE = (A_REAL_BEST, LONGER_THAN_EVER, WEEKS_IN_A_ROW, CLEANER, BACK_AGAIN)
RULES: tuple[Rule, ...] = (*OF_A_WEEK, *OF_ATHLETES, *OF_WEEKS, *PRAISE)
