/** Where the parts of a drawn load go. The middle of the bar is at height 0; one unit is a pixel at natural size. */
import { block } from "./equipment-art.ts";

export const TALLEST = 96;
const HEAVIEST_KG = 25; // from here on real plates only get thicker
const LETTER = 9; // a figure at the size of the labels
const GAP = 8;

export interface Drawn {
  d: string;
  /** Where its label stands, in the middle. */
  at: number;
  label: string;
}

/** How tall a plate is drawn: the area follows the weight, and the smallest still looks like a plate. */
export function plateHeight(kg: number): number {
  return Math.round(26 + (TALLEST - 26) * Math.sqrt(Math.min(kg, HEAVIEST_KG) / HEAVIEST_KG));
}

function plateWidth(kg: number): number {
  return Math.round(10 + Math.min(kg, HEAVIEST_KG) * 0.5);
}

const COLLAR = 44;

/**
 * One end of a bar: the shaft and its collar to the left, then the plates from the collar outwards. All plates get
 * the room of the widest label, so that the labels below them stand at even distances.
 */
export function barEnd(eachSideKg: readonly number[], label: (kg: number) => string) {
  const room =
    GAP + Math.max(0, ...eachSideKg.map((kg) => Math.max(plateWidth(kg), label(kg).length * LETTER)));
  const plates = eachSideKg.map((kg, index): Drawn => {
    const [at, wide, tall] = [COLLAR + 8 + room * (index + 0.5), plateWidth(kg), plateHeight(kg)];
    return { d: block(at - wide / 2, -tall / 2, wide, tall, 3), at, label: label(kg) };
  });
  const end = COLLAR + 18 + Math.max(room * plates.length, 30);
  return {
    plates,
    width: end + 2,
    shaft: `M1 -3H${COLLAR}M1 3H${COLLAR}`,
    sleeve: block(COLLAR, -6, end - COLLAR, 12, 3),
    collar: block(COLLAR - 3, -13, 7, 26, 2),
    barAt: COLLAR / 2 - 1,
  };
}

/** A dumbbell whose heads grow with its weight, with room for its number above the handle. */
export function dumbbell(kg: number, label: string) {
  const tall = 34 + Math.min(kg, 40) * 0.9;
  const wide = 13 + Math.min(kg, 40) * 0.25;
  const grip = Math.max(44, label.length * 11 + 20);
  const left = 8;
  const right = left + wide + grip;
  const width = right + wide + left;
  return {
    width,
    at: width / 2,
    handle:
      block(left + wide, -4, grip, 8, 2) +
      block(2, -4, left - 2, 8, 2) +
      block(right + wide, -4, left - 2, 8, 2),
    heads: block(left, -tall / 2, wide, tall, 5) + block(right, -tall / 2, wide, tall, 5),
  };
}
