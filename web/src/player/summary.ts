/** A finished session in numbers. */
import type { SetIn } from "../api/schema.ts";
import type { Item, Session } from "./model.ts";
import type { LastTime } from "./past.ts";
import { isDrill, workingSets } from "./steps.ts";

export interface Summary {
  minutes: number;
  /** Working sets; a left and a right one make one together, as the service counts. */
  sets: number;
  reps: number;
  /** Repetitions times kilograms; both of a pair of dumbbells count. */
  volume_kg: number;
  clean: number;
  rated: number;
}

const weight = (set: SetIn): number => (set.load.kg ?? 0) * (set.load.kind === "dumbbell-pair" ? 2 : 1);

/** Add up the working sets of a session. */
export function summary(session: Session): Summary {
  const sum: Summary = { minutes: 0, sets: 0, reps: 0, volume_kg: 0, clean: 0, rated: 0 };
  sum.minutes = Math.max(1, Math.round(((session.finished ?? session.started) - session.started) / 60_000));
  for (const item of session.items)
    for (const { set } of workingSets(session, item.key)) {
      sum.sets += set.side === "both" || !set.side ? 1 : 0.5;
      if (item.measure === "reps") {
        sum.reps += set.amount;
        sum.volume_kg += set.amount * weight(set);
      }
      if (set.form) sum.rated += 1;
      if (set.form === "clean") sum.clean += 1;
    }
  sum.sets = Math.ceil(sum.sets);
  return sum;
}

export type Change = "first" | "more" | "same" | "less" | "other";

export interface Line {
  item: Item;
  exercise: string;
  sets: SetIn[];
  before: SetIn[];
  change: Change;
  skipped: boolean;
}

const best = (sets: readonly SetIn[], value: (set: SetIn) => number): number =>
  Math.max(0, ...sets.map(value));
const total = (sets: readonly SetIn[]): number => sets.reduce((sum, set) => sum + set.amount, 0);

/** Compare two times of one exercise: the load first, then what was done with it. */
export function change(now: readonly SetIn[], before: readonly SetIn[]): Change {
  if (!before.length) return "first";
  const [one, other] = [now, before].map((sets) => best(sets, (set) => set.load.kg ?? set.load.rung ?? 0));
  const sameBand = now[0]?.load.band === before[0]?.load.band && now[0]?.load.kind === before[0]?.load.kind;
  if (!sameBand) return "other";
  const difference = one! - other! || total(now) - total(before);
  return difference > 0 ? "more" : difference < 0 ? "less" : "same";
}

/** Every exercise of the session that counts, with what was done, and how it compares with the last time here. */
export function lines(session: Session, before: ReadonlyMap<string, LastTime>): Line[] {
  return session.items
    .filter((item) => !isDrill(item) && item.sets > 0)
    .flatMap((item): Line[] => {
      const sets = workingSets(session, item.key).map(({ set }) => set);
      const names = [...new Set(sets.map((set) => set.exercise))];
      if (!names.length)
        return [{ item, exercise: item.exercise, sets, before: [], change: "first", skipped: true }];
      return names.map((exercise) => {
        const own = sets.filter((set) => set.exercise === exercise);
        const past = before.get(exercise)?.sets ?? [];
        return { item, exercise, sets: own, before: past, change: change(own, past), skipped: false };
      });
    });
}
