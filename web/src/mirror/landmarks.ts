/** Places of landmarks in a frame, the lines of a stick figure, and files of landmarks. */
import { COUNT, SIZE, type Frame, type Values } from "./model.ts";

export const NOSE = 0;
export const EARS = [7, 8] as const;
export const SHOULDERS = [11, 12] as const;
export const ELBOWS = [13, 14] as const;
export const WRISTS = [15, 16] as const;
export const HIPS = [23, 24] as const;
export const KNEES = [25, 26] as const;
export const ANKLES = [27, 28] as const;

/** The landmarks that are drawn and kept for references: no face but nose and ears, no fingers. */
export const DRAWN = [0, 7, 8, 11, 12, 13, 14, 15, 16, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32] as const;
export const BONES: readonly (readonly [number, number])[] = [
  [11, 12], [23, 24], [11, 23], [12, 24], [11, 13], [13, 15], [12, 14], [14, 16], [23, 25], [25, 27], [24, 26], [26, 28],
  [27, 29], [29, 31], [28, 30], [30, 32], [7, 11], [8, 12],
]; // prettier-ignore

const FIELDS = 4;
export interface Point {
  x: number;
  y: number;
  seen: number;
}

/** A landmark on the picture, in shares of its width and height. */
export const pointOf = (values: ArrayLike<number>, number: number): Point => ({
  x: values[number * FIELDS]!,
  y: values[number * FIELDS + 1]!,
  seen: values[number * FIELDS + 3]!,
});

const ENOUGH = 0.5;

/** Whether head, trunk and what the arms and legs end in can all be seen on one side at least. */
export function isWhole(values: Values): boolean {
  if (!values) return false;
  return ([0, 1] as const).some((side) =>
    [SHOULDERS, ELBOWS, WRISTS, HIPS, KNEES].every((pair) => {
      const { x, y, seen } = pointOf(values, pair[side]);
      return seen >= ENOUGH && x > 0 && x < 1 && y > 0 && y < 1;
    }),
  );
}

const round = (value: number): number => Math.round(value * 1e5) / 1e5;

/** One line of a landmark file, as `strongback form` reads it. */
function line({ t, width, height, values }: Frame): string {
  const points = values
    ? Array.from({ length: 2 * COUNT }, (_, at) =>
        [...values.subarray(at * FIELDS, at * FIELDS + FIELDS)].map(round),
      )
    : [];
  return JSON.stringify({
    t: round(t),
    width,
    height,
    image: points.slice(0, COUNT),
    world: points.slice(COUNT),
  });
}

/** A file of landmarks: what it is of first, then one frame a line. There is no picture in it. */
export function toFile(exercise: string, frames: readonly Frame[]): Blob {
  const from = frames[0]?.t ?? 0;
  const lines = frames.map((frame) => line({ ...frame, t: frame.t - from }));
  const head = JSON.stringify({ landmarks: 1, exercise });
  return new Blob([[head, ...lines, ""].join("\n")], { type: "application/jsonl" });
}

interface Line {
  t?: number;
  width?: number;
  height?: number;
  image?: number[][];
  world?: number[][];
  exercise?: string;
}

/** Read a file of landmarks; null when it is something else. */
export function fromFile(text: string): { exercise: string | null; frames: Frame[] } | null {
  try {
    const lines = text
      .split("\n")
      .filter((each) => each.trim())
      .map((each) => JSON.parse(each) as Line);
    const frames = lines.filter((each) => Array.isArray(each.image)).map(frameOf);
    const ordered = frames.every((frame, at) => at === 0 || frame.t > frames[at - 1]!.t);
    return frames.length && ordered ? { exercise: lines[0]?.exercise ?? null, frames } : null;
  } catch {
    return null;
  }
}

function frameOf({ t, width, height, image = [], world = [] }: Line): Frame {
  const numbers = [...image, ...world].flat();
  if (typeof t !== "number" || !Number.isFinite(t) || (numbers.length !== 0 && numbers.length !== SIZE))
    throw new Error("not a frame");
  if (!numbers.every((value) => Number.isFinite(value))) throw new Error("not a frame");
  return {
    t,
    width: width ?? 1,
    height: height ?? 1,
    values: numbers.length ? Float32Array.from(numbers) : null,
  };
}
