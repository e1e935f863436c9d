import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  BODY,
  bonesOf,
  DRAWN_GROUPS,
  partsOf,
  seamsOf,
  smooth,
  viewOf,
  type Layer,
  type View,
} from "./bodymap.ts";

const groups = [
  ...readFileSync("../src/strongback/knowledge/data/muscle-groups.toml", "utf8").matchAll(
    /^id = "([^"]+)"/gm,
  ),
].map((found) => found[1]!);
const halves = (["back", "front"] as const).flatMap((view) =>
  (["surface", "deep"] as const).map((layer): [View, Layer] => [view, layer]),
);

describe("the body map", () => {
  test("draws every muscle group of the catalogue and no other", () => {
    expect(groups.length).toBeGreaterThan(20);
    expect([...DRAWN_GROUPS].sort()).toEqual([...groups].sort());
  });
  test.each(halves)("stays on its own half: %s, %s", (view, layer) => {
    for (const { group, path } of partsOf(view, layer)) {
      const across = [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map((pair) => Number(pair[1]));
      expect(Math.min(...across), group).toBeGreaterThanOrEqual(-0.5);
      expect(Math.max(...across), group).toBeLessThan(95);
    }
  });
  test("shows each group from where more of it is seen", () => {
    expect(viewOf("rhomboids")).toBe("back");
    expect(viewOf("pectoralis-major")).toBe("front");
  });
});

describe("a smooth line", () => {
  test("passes through its points and closes", () => {
    const path = smooth("0,0 10,0 10,10");
    expect(path.startsWith("M0 0C")).toBe(true);
    expect(path).toContain(" 10 0C");
    expect(path.endsWith("0 0Z")).toBe(true);
  });
  test("runs straight between two corners", () =>
    expect(smooth("0,0! 12,0!", false)).toBe("M0 0C2 0 10 0 12 0"));
  test("closes the outline of the body", () => expect(BODY.endsWith("Z")).toBe(true));
});

describe("the report", () => {
  test("draws the same map: `npx vitest run -u` writes it anew", async () => {
    const views = (["back", "front"] as const).map((view) => [
      view,
      Object.fromEntries(
        (["surface", "deep"] as const).map((layer) => [
          layer,
          { bones: bonesOf(view, layer), parts: partsOf(view, layer), seams: seamsOf(view, layer) },
        ]),
      ),
    ]);
    const drawn = { body: BODY, views: Object.fromEntries(views) as object };
    await expect(`${JSON.stringify(drawn, null, 1)}\n`).toMatchFileSnapshot(
      "../../../src/strongback/report/body_map.json",
    );
  });
});
