import { expect, test } from "vitest";
import { band, extent, line, roundUp, scale } from "./scale.ts";

test("a scale maps the ends to the ends", () => {
  const across = scale([10, 20], [0, 100]);
  expect([across(10), across(15), across(20)]).toEqual([0, 50, 100]);
});
test("a scale without extent puts everything in the middle", () => expect(scale([3, 3], [0, 10])(3)).toBe(5));
test("an extent leaves air and is never flat", () => {
  expect(extent([0, 100], 0.1)).toEqual([-10, 110]);
  const [low, high] = extent([40]);
  expect(high).toBeGreaterThan(low);
});
test.each([
  [0, 1],
  [3.2, 4],
  [12, 15],
  [21, 25],
  [100, 100],
])("%d rounds up to %d", (value, rounded) => expect(roundUp(value)).toBe(rounded));
test("a line runs through its points, a band comes back along the lower one", () => {
  expect(
    line([
      [0, 1],
      [2, 3],
    ]),
  ).toBe("M0.0 1.0L2.0 3.0");
  expect(
    band(
      [
        [0, 0],
        [1, 0],
      ],
      [
        [0, 2],
        [1, 2],
      ],
    ),
  ).toBe("M0.0 0.0L1.0 0.0L1.0 2.0L0.0 2.0Z");
});
