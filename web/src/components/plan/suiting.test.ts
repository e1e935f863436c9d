import { describe, expect, it } from "vitest";
import { exercise } from "../../lib/plan/sample.ts";
import { suiting } from "./suiting.ts";

const made = (
  id: string,
  pattern: string,
  primary: string[],
  needs: string[] = [],
): ReturnType<typeof exercise> =>
  exercise(id, {
    name: id.replaceAll("-", " "),
    aliases: [],
    pattern,
    muscles: { primary, secondary: [], stabiliser: [], basis: "" },
    equipment: [{ needs, load: "none" }],
    easier: [],
    harder: [],
  });
const ROW = made("seated-row", "horizontal-pull", ["rhomboids"], ["cable"]);
const TOWEL = made("towel-row", "horizontal-pull", ["rhomboids"]);
const FLY = made("reverse-fly", "horizontal-abduction", ["rhomboids"]);
const ALL = [FLY, ROW, TOWEL];
const names = (found: ReturnType<typeof suiting>): string[] => found.map((item) => item.id);

describe("choosing an exercise", () => {
  it("wants every word, in any order, with or without accents", () => {
    expect(names(suiting(ALL, { words: "Row séated", equipment: null }))).toEqual(["seated-row"]);
    expect(suiting(ALL, { words: "press", equipment: null })).toEqual([]);
  });

  it("offers what can be done with one's equipment", () => {
    expect(names(suiting(ALL, { words: "", equipment: [] }))).toEqual(["reverse-fly", "towel-row"]);
  });

  it("puts what does the same first", () => {
    expect(names(suiting(ALL, { words: "", equipment: null, like: ROW }))).toEqual([
      "seated-row",
      "towel-row",
      "reverse-fly",
    ]);
  });
});
