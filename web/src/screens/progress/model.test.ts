import { describe, expect, test } from "vitest";
import type { CatalogueOut, PlanVersion, ProgressOut } from "../../api/schema.ts";
import {
  balanceOf,
  daysTrained,
  dueOf,
  formOf,
  fullness,
  musclesOf,
  sidesOf,
  strengthOf,
  whereOf,
} from "./model.ts";

const week = (monday: string, stimulus: Record<string, number> = {}): ProgressOut["weeks"][number] => ({
  monday,
  sessions: { done: 1, planned: 3 },
  deload: false,
  hard_sets: 9,
  stimulus,
  pull_sets: 6,
  push_sets: 3,
  horizontal_pull_sets: 4,
  vertical_pull_sets: 2,
  core_sets: 0,
  extension_sets: 0,
  trapezius: { upper: 1, middle: 2, lower: 3 },
  worst_pain: null,
});
const day = (on: string, kg: number | null, sets = 3): ProgressOut["exercises"][number]["days"][number] => ({
  day: on,
  sets,
  load: { kind: "stack", kg: 20, say: "20 kg" },
  amount: 10,
  one_rep_max: kg === null ? null : { kg, low_kg: kg * 0.9, high_kg: kg * 1.1 },
});
const trend = {
  sessions: 3,
  first_kg: 30,
  latest_kg: 33,
  range_kg: [30, 36],
  change: 0.1,
  detectable: true,
  rule: "SB-P027",
};
const PROGRESS: ProgressOut = {
  first: "2026-11-16",
  last: "2026-11-29",
  weeks: [week("2026-11-16"), week("2026-11-23", { rhomboids: 4.5 })],
  ranges: { rhomboids: { low: 4, high: 8, basis: "plan" } },
  exercises: [
    {
      exercise: "row",
      measure: "reps",
      days: [day("2026-11-17", 30), day("2026-11-24", 33)],
      sides: [],
      trend,
    },
    {
      exercise: "fly",
      measure: "reps",
      days: [day("2026-11-24", null)],
      sides: [
        { day: "2026-11-17", left: 10, right: 12 },
        { day: "2026-11-24", left: 12, right: 12 },
      ],
      trend: null,
    },
  ],
  pain: [],
  check_ins: [],
  form: [
    { day: "2026-11-17", clean: 3, shaky: 1, broke_down: 0 },
    { day: "2026-11-24", clean: 2, shaky: 0, broke_down: 1 },
  ],
};
const CATALOGUE = {
  muscle_groups: [{ id: "rhomboids" }, { id: "calves" }],
  exercises: [
    { id: "row", muscles: { primary: ["rhomboids"], secondary: [], stabiliser: [] } },
    { id: "fly", muscles: { primary: [], secondary: ["rhomboids"], stabiliser: [] } },
  ],
} as unknown as CatalogueOut;

describe("a muscle in its range", () => {
  test.each([
    [0, "none"],
    [3.9, "below"],
    [4, "within"],
    [8, "within"],
    [8.5, "above"],
  ])("%d sets of 4 to 8 are %s", (sets, where) => expect(whereOf({ sets, low: 4, high: 8 })).toBe(where));
  test("without a range it is only there", () =>
    expect(whereOf({ sets: 2, low: null, high: null })).toBe("plain"));
  test("is full when it reaches its range", () => {
    expect(fullness({ sets: 2, low: 4 })).toBe(0.5);
    expect(fullness({ sets: 9, low: 4 })).toBe(1);
  });
  test("tells where its sets came from, half of what only helped", () => {
    const [rhomboids, calves] = musclesOf(PROGRESS, -1, CATALOGUE);
    expect(rhomboids).toEqual({
      group: "rhomboids",
      sets: 4.5,
      low: 4,
      high: 8,
      from: [
        { exercise: "row", sets: 3 },
        { exercise: "fly", sets: 1.5 },
      ],
    });
    expect(calves).toMatchObject({ sets: 0, low: null, from: [] });
  });
});

test("strength is shown where there is a trend", () =>
  expect(strengthOf(PROGRESS).map((each) => [each.exercise, each.points.length])).toEqual([["row", 2]]));
test("balance adds the weeks up", () =>
  expect(balanceOf(PROGRESS)).toMatchObject({ pull: 12, push: 6, horizontal: 8, vertical: 4, lower: 6 }));
test("sides are compared by their means", () =>
  expect(sidesOf(PROGRESS)).toEqual([{ exercise: "fly", left: 11, right: 12, days: 2 }]));
test("form is counted", () => expect(formOf(PROGRESS)).toEqual({ clean: 5, shaky: 1, brokeDown: 1 }));
test("a day is trained once, whatever was done on it", () =>
  expect(daysTrained(PROGRESS).sort()).toEqual(["2026-11-17", "2026-11-24"]));

test("the plan's weeks begin with the weekday it started on", () => {
  const session = (on: string) => ({ day: on });
  const plan = {
    starts_on: "2026-11-18", // a Wednesday
    plan: {
      weeks: [
        { deload: false, sessions: [session("monday"), session("wednesday")] },
        { deload: true, sessions: [session("friday")] },
      ],
    },
  } as unknown as PlanVersion;
  expect(dueOf(plan)).toEqual([
    { day: "2026-11-23", deload: false },
    { day: "2026-11-18", deload: false },
    { day: "2026-11-27", deload: true },
  ]);
});
