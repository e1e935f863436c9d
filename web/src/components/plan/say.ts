/** Sentences about planned exercises that several screens say. */
import type { PlannedExerciseOut } from "../../api/schema.ts";
import { catalogue } from "../../lib/catalogue.svelte.ts";
import { sayWeekday } from "../../lib/days.ts";
import { i18n, list } from "../../lib/i18n.svelte.ts";
import type { Difference } from "../../lib/plan/differences.ts";
import { amountOf } from "../../lib/plan/edit.ts";
import { spans } from "../../lib/plan/findings.ts";

const t = (): typeof i18n.t.plan => i18n.t.plan;

/** A range as it is counted: `8–12`, `20–40 s`, `5 min`. */
export function sayRange(measure: string, [low, high]: [number, number]): string {
  if (measure === "hold") return t().hold(low, high);
  if (measure === "minutes") return t().minutes(low, high);
  return low === high ? String(low) : `${low}–${high}`;
}

/** Sets and repetitions: `3 × 8–12 each side`. */
export function sayDose(item: PlannedExerciseOut): string {
  const { measure, range } = amountOf(item);
  const side = item.per_side ? ` ${t().perSide}` : "";
  return `${item.sets} × ${sayRange(measure, range)}${side}`;
}

/** Weeks: `week 2`, `weeks 2–4`. */
export const sayWeeks = (weeks: readonly number[]): string =>
  weeks.length === 1 ? t().week(weeks[0]!) : t().weeks(spans(weeks));

/** One difference between two plans, in a sentence. */
export function sayDifference(difference: Difference): string {
  const words = t();
  const day = sayWeekday(difference.day);
  switch (difference.kind) {
    case "moved":
      return words.moved(day, sayWeekday(difference.to));
    case "session-added":
      return words.sessionAdded(day);
    case "session-removed":
      return words.sessionRemoved(day);
    case "added":
      return words.added(catalogue.nameOf(difference.exercise), day);
    case "removed":
      return words.removed(catalogue.nameOf(difference.exercise), day);
    case "reordered":
      return words.reordered(words.part[difference.part], day);
    default:
      return changed(difference, day);
  }
}

type Changed = Extract<Difference, { before: unknown }>;

function changed(difference: Changed, day: string): string {
  const [before, after] = [difference.before, difference.after].map((value) =>
    difference.kind === "amount"
      ? sayRange(difference.measure, value as [number, number])
      : difference.kind === "load"
        ? ((i18n.t.words.implement as Record<string, string>)[String(value)] ?? String(value))
        : difference.kind === "rest"
          ? i18n.t.common.seconds(Number(value))
          : String(value),
  );
  const field = t().field[difference.kind];
  return t().changed(catalogue.nameOf(difference.exercise), day, field, before!, after!);
}

/** Names of the first exercises of a list, and how many more there are. */
export function sayNames(items: readonly PlannedExerciseOut[]): string {
  return list(items.map((item) => catalogue.nameOf(item.exercise)));
}
