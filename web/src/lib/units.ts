/** Loads in the reader's units. Everything is kept in kilograms; pounds are only shown and read. */
import type { LoadIn, LoadOut } from "../api/schema.ts";
import { device } from "./device.svelte.ts";
import { i18n, number } from "./i18n.svelte.ts";

export const KG_PER_LB = 0.45359237; // exact by definition (international pound)

/** Kilograms as a number in the reader's unit. */
export const shown = (kg: number): number => (device.units === "kg" ? kg : kg / KG_PER_LB);

/** A number in the reader's unit as kilograms, to a gram. */
export const inKg = (value: number): number =>
  device.units === "kg" ? value : Math.round(value * KG_PER_LB * 1000) / 1000;

/** A mass in the reader's unit: `22.5 kg`. */
export const sayMass = (kg: number): string => `${number(shown(kg))} ${device.units}`;

/** A load as a person says it: `2 × 10 kg`, `yellow band`, `bodyweight`. */
export function sayLoad(load: LoadIn | LoadOut): string {
  const t = i18n.t.words;
  if (load.kg != null) {
    if (load.kind === "dumbbell-pair") return `2 × ${sayMass(load.kg)}`;
    return load.kind === "bodyweight" && load.kg > 0 ? t.bodyweightPlus(sayMass(load.kg)) : sayMass(load.kg);
  }
  if (load.band != null) return t.bandOf(load.band);
  if (load.kind === "bodyweight") return t.implement.bodyweight;
  if (load.kind === "none") return t.implement.none;
  return t.toBeFound;
}
