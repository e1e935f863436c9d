/** What rules say in the reader's language; where ours has no words for one, in English as the service says it. */
import type { HabitOut, ReviewFinding, ReviewOut } from "../api/schema.ts";
import { number } from "../lib/i18n.svelte.ts";
import { english, ours, told, type Reasoned, type Said } from "./told.ts";
import { insightWords, type FindingWords } from "./words.svelte.ts";

/** What was seen. */
export function sayReason(reason: Reasoned, words: FindingWords | null = insightWords.findings): Said {
  return told(reason, words?.say[reason.rule], reason.say);
}

/** The one next step. */
export function sayStep(finding: ReviewFinding, words: FindingWords | null = insightWords.findings): Said {
  if (words && finding.praise) return ours(words.carryOn);
  return told(finding, words?.step[finding.rule], finding.step.say);
}

/** How sure it is. */
export function saySure(finding: ReviewFinding, words: FindingWords | null = insightWords.findings): Said {
  return words ? ours(words.sure[finding.sure]) : english(finding.sure_say);
}

/** What was done in the week, before anything else is said. */
export function sayOpening(review: ReviewOut, words: FindingWords | null = insightWords.findings): Said {
  if (!words) {
    const said = review.words.filter((word) => word.rule === null).map((word) => word.say);
    return english(said.join(" "));
  }
  const { done, planned } = review.sessions;
  const opening = words.opening(done, planned, number(review.sets));
  return ours(review.sets && !review.top.length ? `${opening} ${words.nothing}` : opening);
}

/** What a habit changes in training. */
export function sayChanges(habit: HabitOut, words: FindingWords | null = insightWords.findings): Said {
  const found = words?.habits[habit.habit];
  return found ? ours(found.changes) : english(habit.changes);
}

/** What the days with a habit and those without are compared by. */
export function sayMeasure(habit: HabitOut, words: FindingWords | null = insightWords.findings): string {
  return words?.habits[habit.habit]?.measure ?? habit.link?.what ?? "";
}
