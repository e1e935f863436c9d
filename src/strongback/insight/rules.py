"""The rules of insight: what is worth saying about a week (SB-R0), and who needs the coach (SB-R1)."""

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

OF_A_WEEK = (UNDER_THE_FLOOR, MISSED_SESSIONS, PULL_AND_PUSH, PAIN_THIS_WEEK, ALL_DONE)
OF_ATHLETES = (
    RED_PAIN, SCREENING_STOPS, PAIN_ABOVE_THE_LIMIT, PAIN_RISES, SCREENING_WAITS, PROPOSAL_WAITS, LONG_GAP,
    BEHIND_THE_PLAN, FORM_BREAKS_DOWN, NO_PLAN, PLAN_ENDS_SOON, COMMENT_WAITS,
)  # fmt: skip
RULES: tuple[Rule, ...] = (*OF_A_WEEK, *OF_ATHLETES)
