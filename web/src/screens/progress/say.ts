/** Sets, ranges and changes in words. */
import type { SetOut } from "../../api/schema.ts";
import { catalogue } from "../../lib/catalogue.svelte.ts";
import { i18n, number } from "../../lib/i18n.svelte.ts";
import { whereOf, type MuscleWeek } from "./model.ts";

/** How much was done in a set: repetitions, seconds or minutes, as the exercise counts. */
export function sayAmount(set: Pick<SetOut, "exercise" | "amount">): string {
  const measure = catalogue.exercise(set.exercise)?.dose.measure;
  const say = i18n.t.common;
  if (measure === "hold") return say.seconds(set.amount);
  return measure === "minutes" ? say.minutes(set.amount) : say.reps(set.amount);
}

/** Where a muscle stands in its range: `below 12 to 13.5`, `4.5 sets` having been said before. */
export function sayStanding(muscle: Pick<MuscleWeek, "sets" | "low" | "high">): string {
  const t = i18n.t.progress.muscles;
  const { low, high } = muscle;
  const where = whereOf(muscle);
  if (low === null || where === "plain") return where === "none" ? t.key.none : t.key.plain;
  const range =
    high === null ? t.atLeast(number(low)) : high === low ? number(low) : t.range(number(low), number(high));
  return t.standing[where](range);
}

/** A change as signed percent: `+4 %`. */
export function sayChange(part: number): string {
  const percent = Math.round(part * 100);
  return `${percent > 0 ? "+" : ""}${number(percent, 0)}${i18n.language === "de" ? "\u00a0" : ""}%`;
}
