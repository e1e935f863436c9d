/** What rules say in the reader's language; where ours has no words for one, in English as the service says it. */
import type { HabitOut, ReviewFinding, ReviewOut } from "../api/schema.ts";
import { number } from "../lib/i18n.svelte.ts";
import { MissingFact, Told, type Reasoned } from "./told.ts";
import { insightWords, type FindingWords } from "./words.svelte.ts";

/** A sentence and its language; null where it is the reader's. */
export interface Said {
  text: string;
  lang: "en" | null;
}

const english = (text: string): Said => ({ text, lang: "en" });
const ours = (text: string): Said => ({ text, lang: null });

function told(of: Reasoned, say: ((told: Told) => string) | undefined, otherwise: string): Said {
  if (!say) return english(otherwise);
  try {
    return ours(say(new Told(of)));
  } catch (error) {
    if (error instanceof MissingFact) return english(otherwise);
    throw error;
  }
}

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
