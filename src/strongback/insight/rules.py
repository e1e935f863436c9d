"""The rules of the review: what is worth saying about a week."""

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

RULES: tuple[Rule, ...] = (UNDER_THE_FLOOR, MISSED_SESSIONS, PULL_AND_PUSH, PAIN_THIS_WEEK, ALL_DONE)
