import { describe, expect, test } from "vitest";
import type { HabitOut, PostureBody, ReviewFinding } from "../api/schema.ts";
import { address } from "../api/client.ts";
import {
  anglesOf,
  asking,
  BALANCE,
  formWeeks,
  monthOf,
  parameters,
  tick,
  wayOf,
  withTicks,
} from "./model.ts";
import { DEAD_BAND_DEG } from "./trend.ts";

const TODAY = "2026-11-26";
const habit = (more: Partial<HabitOut> = {}): HabitOut => ({
  habit: "sleep",
  name: "Seven hours of sleep",
  do: "",
  changes: "",
  article: "sleep",
  kept: ["2026-11-24", "2026-11-25"],
  today: false,
  streak: { days: 2, forgiven: 0, best: 5 },
  link: null,
  ...more,
});
const finding = (step: Partial<ReviewFinding["step"]>): ReviewFinding =>
  ({ rule: "SB-R201", about: null, step: { kind: "learn", subject: null, ...step } }) as ReviewFinding;
const shot = (day: string, value: number, view: PostureBody["view"] = "side"): PostureBody => ({
  id: day,
  day,
  taken_at: `${day}T10:00:00Z`,
  view,
  measures: { "head-forward-deg": { value, error: 2 } },
});

describe("a number that can be opened", () => {
  test("asks for the sets of its days", () =>
    expect(parameters(asking("2026-11-23", "2026-11-29"))).toEqual({
      of: "sets",
      first: "2026-11-23",
      last: "2026-11-29",
    }));
  test("names each of several patterns in the address", () => {
    const asked = parameters(asking("2026-11-23", "2026-11-29", BALANCE["pull"]));
    expect(address("/athletes/{athlete}/progress/evidence", {}, asked)).toContain(
      "pattern=horizontal-pull&pattern=vertical-pull",
    );
  });
});

describe("the next step of a finding", () => {
  const isExercise = (id: string): boolean => id === "face-pull";
  test("leads to an exercise", () =>
    expect(wayOf(finding({ subject: "face-pull" }), isExercise)?.href).toBe("/learn/exercises/face-pull"));
  test("leads to an article", () =>
    expect(wayOf(finding({ subject: "sleep" }), isExercise)?.href).toBe("/learn/articles/sleep"));
  test("leads to the habits", () =>
    expect(wayOf(finding({ kind: "habit", subject: "sleep" }), isExercise)?.kind).toBe("habits"));
  test("leads nowhere when it says all", () => expect(wayOf(finding({}), isExercise)).toBeNull());
});

describe("how sets looked", () => {
  test("is summed by week, also where none was rated", () => {
    const form = [
      { day: "2026-11-23", clean: 3, shaky: 1, broke_down: 0 },
      { day: "2026-11-29", clean: 2, shaky: 0, broke_down: 1 },
    ];
    const weeks = [{ monday: "2026-11-16" }, { monday: "2026-11-23" }] as never;
    expect(formWeeks({ weeks, form })).toEqual([
      { monday: "2026-11-16", clean: 0, shaky: 0, brokeDown: 0 },
      { monday: "2026-11-23", clean: 5, shaky: 1, brokeDown: 1 },
    ]);
  });
});

describe("angles", () => {
  test("need three snapshots from the same side", () => {
    expect(anglesOf([shot("2026-11-01", 20), shot("2026-11-02", 20)])).toEqual([]);
    expect(
      anglesOf([shot("2026-11-01", 20), shot("2026-11-02", 20), shot("2026-11-03", 20, "front")]),
    ).toEqual([]);
  });
  test("have changed only beyond the dead band around the mean of the first three", () => {
    const change = (last: number): string =>
      anglesOf([
        shot("2026-11-04", 20 + last),
        shot("2026-11-03", 19),
        shot("2026-11-02", 20),
        shot("2026-11-01", 21),
      ])[0]!.found.change;
    expect(change(DEAD_BAND_DEG)).toBe("within");
    expect(change(DEAD_BAND_DEG + 0.1)).toBe("more");
    expect(change(-DEAD_BAND_DEG - 0.1)).toBe("less");
  });
});

describe("a habit", () => {
  test("shows four weeks up to today", () => {
    const month = monthOf(habit(), TODAY);
    expect(month).toHaveLength(28);
    expect(month.at(-1)).toEqual({ day: TODAY, kept: false });
    expect(month.filter((day) => day.kept)).toHaveLength(2);
  });
  test("is ticked with an operation and a record of the same id", () => {
    let number = 0;
    const step = tick("sleep", TODAY, true, () => `id-${(number += 1)}`);
    expect(step.operations).toEqual([
      { id: "id-2", op: "add-habit", habit: { id: "id-1", day: TODAY, habit: "sleep", done: true } },
    ]);
    expect(step.records).toEqual([
      {
        kind: "habit",
        id: "id-1",
        day: TODAY,
        document: { id: "id-1", day: TODAY, habit: "sleep", done: true },
      },
    ]);
  });
  test("counts at once what was ticked on this device, and the latest tick holds", () => {
    const done = { id: "1", day: TODAY, habit: "sleep", done: true } as const;
    const [after] = withTicks([habit()], [done], TODAY);
    expect(after).toMatchObject({ today: true, streak: { days: 3, best: 5 } });
    const [back] = withTicks([habit()], [{ ...done, id: "2", done: false }, done], TODAY);
    expect(back).toMatchObject({ today: false, streak: { days: 2 } });
  });
  test("is not counted twice when the service knows of the tick", () => {
    const known = habit({ today: true, kept: [TODAY], streak: { days: 3, forgiven: 0, best: 5 } });
    expect(withTicks([known], [{ id: "1", day: TODAY, habit: "sleep", done: true }], TODAY)).toEqual([known]);
  });
  test("of another day is none of today's", () =>
    expect(
      withTicks([habit()], [{ id: "1", day: "2026-11-25", habit: "sleep", done: false }], TODAY),
    ).toEqual([habit()]));
});
