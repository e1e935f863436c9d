/** Sets in words. */
import type { SetOut } from "../../api/schema.ts";
import { catalogue } from "../../lib/catalogue.svelte.ts";
import { i18n } from "../../lib/i18n.svelte.ts";

/** How much was done in a set: repetitions, seconds or minutes, as the exercise counts. */
export function sayAmount(set: Pick<SetOut, "exercise" | "amount">): string {
  const measure = catalogue.exercise(set.exercise)?.dose.measure;
  const say = i18n.t.common;
  if (measure === "seconds") return say.seconds(set.amount);
  return measure === "minutes" ? say.minutes(set.amount) : say.reps(set.amount);
}
