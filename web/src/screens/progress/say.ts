/** Sets, ranges and changes in words. */
import type { SetOut } from "../../api/schema.ts";
import { catalogue } from "../../lib/catalogue.svelte.ts";
import { i18n, number } from "../../lib/i18n.svelte.ts";
import type { MuscleWeek, Where } from "./model.ts";

/** How much was done in a set: repetitions, seconds or minutes, as the exercise counts. */
export function sayAmount(set: Pick<SetOut, "exercise" | "amount">): string {
  const measure = catalogue.exercise(set.exercise)?.dose.measure;
  const say = i18n.t.common;
  if (measure === "seconds") return say.seconds(set.amount);
  return measure === "minutes" ? say.minutes(set.amount) : say.reps(set.amount);
}

/** Where a muscle stands in its range, as one word or two. */
export function sayWhere(where: Where): string {
  const t = i18n.t.progress.muscles;
  return where === "plain" ? t.noRange : t.where[where];
}

/** The range of a muscle; nothing when it has none. */
export function sayRange({ low, high }: Pick<MuscleWeek, "low" | "high">): string {
  const t = i18n.t.progress.muscles;
  if (low === null) return "";
  return high === null ? t.from(number(low)) : t.ofRange(number(low), number(high));
}

/** A change as signed percent: `+4 %`. */
export function sayChange(part: number): string {
  return new Intl.NumberFormat(i18n.language, {
    style: "percent",
    maximumFractionDigits: 0,
    signDisplay: "exceptZero",
  }).format(part);
}
