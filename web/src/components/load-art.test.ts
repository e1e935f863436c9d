import { expect, test } from "vitest";
import { barEnd, dumbbell, plateHeight, TALLEST } from "./load-art.ts";

const say = (kg: number): string => String(kg);
const PLATES = [0.5, 1.25, 2.5, 5, 10, 15, 20, 25, 50];

test("a heavier plate is never drawn smaller, and none is taller than the drawing", () => {
  const heights = PLATES.map(plateHeight);
  expect(heights).toEqual([...heights].sort((a, b) => a - b));
  expect(Math.max(...heights)).toBe(TALLEST);
});

test("plates stay in their order from the collar outwards, each with its label", () => {
  const { plates } = barEnd([20, 10, 1.25], say);
  expect(plates.map((plate) => plate.label)).toEqual(["20", "10", "1.25"]);
  expect(plates.map((plate) => plate.at)).toEqual(plates.map((plate) => plate.at).sort((a, b) => a - b));
});

test("labels have room beside each other, also those in pounds", () => {
  const { plates } = barEnd([44.1, 2.76, 2.76], say);
  for (const [index, plate] of plates.slice(1).entries())
    expect(plate.at - plates[index]!.at).toBeGreaterThanOrEqual(plate.label.length * 9);
});

test("the bar ends behind its last plate, and an empty bar has a sleeve", () => {
  const loaded = barEnd([20, 20, 20], say);
  expect(loaded.width).toBeGreaterThan(loaded.plates.at(-1)!.at + 20);
  expect(barEnd([], say)).toMatchObject({ plates: [] });
  expect(barEnd([], say).width).toBeGreaterThan(60);
});

test("a heavier dumbbell is larger, and a long number widens the grip", () => {
  expect(dumbbell(30, "30").width).toBeGreaterThan(dumbbell(5, "5").width);
  expect(dumbbell(10, "22.05").width).toBeGreaterThan(dumbbell(10, "10").width);
});
