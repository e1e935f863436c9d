import { describe, expect, test } from "vitest";
import { eased, framesOf, lengthOf, phasesOf, Repetition, timed, type Stretch, type Thing } from "./baked.ts";

const packed = (...numbers: number[]): string =>
  btoa(String.fromCharCode(...new Uint8Array(new Int16Array(numbers).buffer)));
const STRAIGHT = [0, 0, 0, 32_767];
/** One bone that goes from 0 to 1 m and stays upright. */
const WAY = packed(0, 0, 0, ...STRAIGHT, 1000, 0, 0, 0, 0, 0, 0);
const PARTS: Stretch[] = [
  { stop: "short", way: 0, move: 1, stay: 1, phase: "concentric" },
  { stop: "long", way: 0, back: true, move: 2, stay: 0, phase: "eccentric" },
];
const read = (repetition: Repetition, second: number): number => {
  const frame = new Float32Array(repetition.length);
  repetition.read(second, frame);
  return frame[0]!;
};

describe("frames", () => {
  test("are sums of differences, in metres and unit quaternions", () => {
    const frames = framesOf(WAY, 1, 7);
    expect(frames.map((frame) => frame[0])).toEqual([0, 1]);
    expect(frames[1]![6]).toBeCloseTo(1);
  });
  test("turn over at sixteen bits without losing their way", () => {
    const frames = framesOf(packed(0, 0, 0, 0, 0, 0, -32_767, 0, 0, 0, 0, 0, 0, -2), 1, 7);
    expect(frames[1]![6]).toBeCloseTo(1);
  });
  test("hold a tube by its two ends and anything else by its middle", () => {
    const things = [
      { form: "tube", moves: true },
      { form: "ball", moves: true },
      { form: "box", moves: false },
    ] as Thing[];
    expect(lengthOf(things)).toBe(9);
  });
});

describe("a repetition", () => {
  const repetition = new Repetition({ parts: PARTS, ways: [WAY] }, 1, []);
  test("lasts as long as its parts", () => expect(repetition.seconds).toBe(4));
  test("goes there, stays, and comes back", () => {
    expect([0, 0.5, 1, 1.9, 3, 4].map((second) => read(repetition, second))).toEqual([0, 0.5, 1, 1, 0.5, 0]);
  });
  test("goes on with the next one", () => expect(read(repetition, 4.5)).toBeCloseTo(0.5));
  test("shines most where the muscles are short", () => {
    expect(repetition.glow(1.5)).toBeCloseTo(1);
    expect(repetition.glow(0)).toBeLessThan(0.5);
  });
  test("that is held shows one posture", () => {
    const hold = new Repetition({ parts: [{ stop: "hold", way: 0, move: 0, stay: 20 }], ways: [WAY] }, 1, []);
    expect(read(hold, 3)).toBe(1);
    expect(hold.end).toBe(0);
  });
});

describe("the tempo of a prescription", () => {
  test("takes the place of the exercise's own", () => {
    const [up, down] = timed(PARTS, "4-1-2-0");
    expect([up!.move, up!.stay, down!.move, down!.stay]).toEqual([2, 0, 4, 1]);
  });
  test("leaves each repetition its own hold", () =>
    expect(timed([{ ...PARTS[0]!, hold: 3 }], "2-0-1-1")[0]!.stay).toBe(4));
  test("never asks for a movement without time", () => expect(timed(PARTS, "2-0-0-0")[0]!.move).toBe(0.3));
  test("says nothing to a movement without phases", () => {
    const walk: Stretch[] = [{ stop: "step", way: 0, move: 1, stay: 0 }];
    expect(timed(walk, "4-1-2-0")).toBe(walk);
  });
  test.each(["", "slow", "1-2-3", "1-x-2-3"])("'%s' is none", (said) => expect(phasesOf(said)).toBeNull());
});

test("a way is at rest at both ends unless a speed is given", () => {
  expect(eased(0.01)).toBeLessThan(0.001);
  expect(eased(0.01, [1, 1])).toBeCloseTo(0.01, 3);
  expect(eased(1, [2, 0])).toBe(1);
});
