/** The loads there are to choose from, and which plates make one: as the service reckons, for use without a network. */
import type { Inventory, LoadIn, LoadOut, PlatesOut } from "../api/schema.ts";

/** What is taken to be there where a person has not said what they own (the service assumes the same). */
export const ASSUMED = {
  dumbbells_kg: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ...Array.from({ length: 15 }, (_, n) => 12 + 2 * n)],
  kettlebells_kg: [4, 6, 8, 10, 12, 16, 20, 24],
  medicine_balls_kg: [2, 3, 4, 5, 6],
  bar_kg: 20,
  plate_pairs_kg: [20, 20, 10, 5, 2.5, 1.25],
  stack_kg: Array.from({ length: 20 }, (_, n) => 5 + 5 * n),
  bands: ["light", "medium", "heavy"],
} as const;

const gram = (kg: number): number => Math.round(kg * 1000);

/** Every weight that whole pairs of plates make on a bar. */
function barLoads(bar: number, pairs: readonly number[]): number[] {
  let sums = new Set([0]);
  for (const pair of pairs) sums = new Set([...sums, ...[...sums].map((sum) => sum + 2 * gram(pair))]);
  return [...sums].map((sum) => (gram(bar) + sum) / 1000).sort((one, other) => one - other);
}

/** The kilograms to choose from for an implement, the lightest first; empty where loads are no kilograms. */
export function kilograms(kind: LoadIn["kind"], inventory: Inventory | null): number[] {
  const own = inventory ?? {};
  const found = {
    dumbbell: own.dumbbells_kg ?? ASSUMED.dumbbells_kg,
    "dumbbell-pair": own.dumbbells_kg ?? ASSUMED.dumbbells_kg,
    kettlebell: own.kettlebells_kg ?? ASSUMED.kettlebells_kg,
    "medicine-ball": own.medicine_balls_kg ?? ASSUMED.medicine_balls_kg,
    stack: own.stack_kg ?? ASSUMED.stack_kg,
    barbell: barLoads(own.bar_kg || ASSUMED.bar_kg, own.plate_pairs_kg ?? ASSUMED.plate_pairs_kg),
    band: [],
    bodyweight: [],
    none: [],
  }[kind];
  return [...found].sort((one, other) => one - other);
}

/** The bands to choose from, the lightest first. */
export const bandsOf = (inventory: Inventory | null): string[] => [...(inventory?.bands ?? ASSUMED.bands)];

/** What a belt or a vest adds at a time. */
const ADDED_STEP_KG = 2.5;

/**
 * Whether weight can be added to the body: a movement that is counted in repetitions, done in its hardest setting.
 * Before that the next setting is the way on.
 */
export const mayAdd = (load: LoadIn | LoadOut, measure: string, rungs: number): boolean =>
  load.kind === "bodyweight" && measure === "reps" && (load.rung ?? 0) >= rungs - 1;

/** A bodyweight load with something added; with nothing added it is the body alone. */
export function withAdded(load: LoadIn, kg: number): LoadIn {
  const { kg: _before, ...body } = load;
  return kg > 0 ? { ...body, kg } : body;
}

/** One step more or less of what is added. */
export const addedStep = (load: LoadIn, direction: 1 | -1): LoadIn =>
  withAdded(load, Math.max(0, (load.kg ?? 0) + direction * ADDED_STEP_KG));

/** Whether the person still has to find this load. */
export const isOpenLoad = (load: LoadIn | LoadOut): boolean =>
  load.kind === "band"
    ? load.band == null
    : load.kind !== "bodyweight" && load.kind !== "none" && load.kg == null;

/**
 * The plates of each side of the bar: the nearest weight that is not too heavy, with the fewest plates. Taking the
 * largest plate first can miss a weight that others make, so every sum is looked at.
 */
export function platesFor(target: number, inventory: Inventory | null): PlatesOut {
  const bar = inventory?.bar_kg || ASSUMED.bar_kg;
  const pairs = [...(inventory?.plate_pairs_kg ?? ASSUMED.plate_pairs_kg)].sort((one, other) => other - one);
  const wanted = Math.floor(gram(target - bar) / 2);
  const best = new Map<number, number[]>([[0, []]]);
  for (const plate of pairs)
    for (const [sum, used] of [...best]) {
      const heavier = sum + gram(plate);
      const known = best.get(heavier);
      if (heavier <= wanted && (!known || used.length + 1 < known.length))
        best.set(heavier, [...used, plate]);
    }
  const reached = Math.max(...best.keys());
  const total = bar + (2 * reached) / 1000;
  return {
    each_side_kg: best.get(reached) ?? [],
    total_kg: total,
    remainder_kg: Math.round((target - total) * 1000) / 1000,
  };
}
