import { expect, test } from "vitest";
import { equipment } from "../messages/de/catalogue.ts";
import { block, disc, EQUIPMENT_ART } from "./equipment-art.ts";

test("every piece of equipment has a drawing, and nothing else has", () => {
  expect(Object.keys(EQUIPMENT_ART).sort()).toEqual(Object.keys(equipment).sort());
});

test("no two pieces look the same", () => {
  const drawings = Object.values(EQUIPMENT_ART).map((parts) => JSON.stringify(parts));
  expect(new Set(drawings).size).toBe(drawings.length);
});

test("a circle starts at its left and comes back to it", () => {
  expect(disc(24, 24, 10)).toBe("M14 24a10 10 0 1 0 20 0a10 10 0 1 0 -20 0z");
});

test("a block with round corners stays inside its width and height", () => {
  expect(block(4, 18, 40, 7, 3)).toBe(
    "M7 18h34a3 3 0 0 1 3 3v1a3 3 0 0 1 -3 3h-34a3 3 0 0 1 -3 -3v-1a3 3 0 0 1 3 -3z",
  );
});
