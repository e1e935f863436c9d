/** What one plan changes of another, in few lines: the same change in several weeks is one difference. */
import type { PlannedExerciseOut, PlannedSessionOut, PlanOut } from "../../api/schema.ts";
import { PARTS, amountOf, type Measure, type Part } from "./edit.ts";

type What =
  | { kind: "moved"; day: string; to: string }
  | { kind: "session-added" | "session-removed"; day: string }
  | { kind: "added" | "removed"; day: string; part: Part; exercise: string }
  | { kind: "reordered"; day: string; part: Part }
  | { kind: "sets" | "rir" | "rest"; day: string; exercise: string; before: number; after: number }
  | { kind: "amount"; day: string; exercise: string; measure: Measure; before: Range; after: Range }
  | { kind: "tempo" | "load"; day: string; exercise: string; before: string; after: string };
type Range = [number, number];

export type Difference = What & { weeks: number[] };

/** What is different, in the order of the weeks in which it first is. */
export function differences(before: PlanOut, after: PlanOut): Difference[] {
  const found = new Map<string, Difference>();
  const weeks = Math.max(before.weeks.length, after.weeks.length);
  for (let number = 0; number < weeks; number++) {
    const [old, now] = [before.weeks[number]?.sessions ?? [], after.weeks[number]?.sessions ?? []];
    for (const what of ofWeek(old, now)) {
      const key = JSON.stringify(what);
      const known = found.get(key);
      if (known) known.weeks.push(number + 1);
      else found.set(key, { ...what, weeks: [number + 1] });
    }
  }
  return [...found.values()];
}

function* ofWeek(before: readonly PlannedSessionOut[], after: readonly PlannedSessionOut[]): Generator<What> {
  for (const [old, now] of pairs(before, after)) {
    if (!old) yield { kind: "session-added", day: now!.day };
    else if (!now) yield { kind: "session-removed", day: old.day };
    else {
      if (old.day !== now.day) yield { kind: "moved", day: old.day, to: now.day };
      for (const part of PARTS) yield* ofPart(now.day, part, old[part], now[part]);
    }
  }
}

/** Sessions that belong together: those with most exercises in common, on the same day where that is a draw. */
function pairs(
  before: readonly PlannedSessionOut[],
  after: readonly PlannedSessionOut[],
): [PlannedSessionOut | null, PlannedSessionOut | null][] {
  const left = new Set(after);
  const made: [PlannedSessionOut | null, PlannedSessionOut | null][] = [];
  const likeness = (old: PlannedSessionOut, now: PlannedSessionOut): number => {
    const names = new Set(PARTS.flatMap((part) => old[part].map((item) => item.exercise)));
    const shared = PARTS.flatMap((part) => now[part]).filter((item) => names.has(item.exercise)).length;
    return shared + (old.day === now.day ? 0.5 : 0);
  };
  // The most alike first, so that a session that was moved is not taken for its neighbour.
  const all = before.flatMap((old) => after.map((now) => ({ old, now, alike: likeness(old, now) })));
  const taken = new Map<PlannedSessionOut, PlannedSessionOut>();
  for (const { old, now } of all.sort((one, other) => other.alike - one.alike))
    if (!taken.has(old) && left.delete(now)) taken.set(old, now);
  for (const old of before) made.push([old, taken.get(old) ?? null]);
  for (const now of left) made.push([null, now]);
  return made;
}

function* ofPart(
  day: string,
  part: Part,
  before: readonly PlannedExerciseOut[],
  after: readonly PlannedExerciseOut[],
): Generator<What> {
  const old = new Map(before.map((item) => [item.exercise, item]));
  const now = new Map(after.map((item) => [item.exercise, item]));
  for (const exercise of old.keys()) if (!now.has(exercise)) yield { kind: "removed", day, part, exercise };
  for (const exercise of now.keys()) if (!old.has(exercise)) yield { kind: "added", day, part, exercise };
  for (const [exercise, item] of now) {
    const was = old.get(exercise);
    if (was) yield* ofItem(day, was, item);
  }
  const kept = (items: readonly PlannedExerciseOut[]): string =>
    items
      .map((item) => item.exercise)
      .filter((exercise) => old.has(exercise) && now.has(exercise))
      .join();
  if (kept(before) !== kept(after)) yield { kind: "reordered", day, part };
}

function* ofItem(day: string, before: PlannedExerciseOut, after: PlannedExerciseOut): Generator<What> {
  const { exercise } = after;
  const numbers = [
    ["sets", before.sets, after.sets],
    ["rir", before.rir, after.rir],
    ["rest", before.rest_s, after.rest_s],
  ] as const;
  for (const [kind, was, is] of numbers)
    if (was !== is) yield { kind, day, exercise, before: was, after: is };
  const [was, is] = [amountOf(before), amountOf(after)];
  if (was.range.join() !== is.range.join())
    yield { kind: "amount", day, exercise, measure: is.measure, before: was.range, after: is.range };
  if (before.tempo !== after.tempo)
    yield { kind: "tempo", day, exercise, before: before.tempo, after: after.tempo };
  if (before.load.kind !== after.load.kind)
    yield { kind: "load", day, exercise, before: before.load.kind, after: after.load.kind };
}
