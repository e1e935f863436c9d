import { describe, expect, test } from "vitest";
import type { SetOut } from "../../api/schema.ts";
import { changesOf, daysOf, edit, remove, restore } from "./log.ts";

const aSet = (changes: Partial<SetOut> = {}): SetOut => ({
  id: "set-1",
  exercise: "face-pull",
  day: "2026-11-24",
  performed_at: "2026-11-24T18:00:00Z",
  amount: 12,
  load: { kind: "stack", kg: 20, say: "20 kg" },
  rir: 2,
  side: "both",
  kind: "working",
  ...changes,
});
const tools = () => {
  let count = 0;
  return { id: () => `operation-${++count}`, clock: () => `clock-${++count}` };
};
const nothing = { sets: [], pain: [], checkIns: [], notes: [] };

describe("the log", () => {
  test("puts the latest day first and the sets of a day in the order they were done", () => {
    const sets = [
      aSet({ id: "b", performed_at: "2026-11-24T18:05:00Z" }),
      aSet({ id: "a" }),
      aSet({ id: "c", exercise: "pull-up", performed_at: "2026-11-24T18:20:00Z" }),
      aSet({ id: "d", day: "2026-11-26", performed_at: "2026-11-26T18:00:00Z" }),
    ];
    const days = daysOf({ ...nothing, sets });
    expect(days.map((day) => day.day)).toEqual(["2026-11-26", "2026-11-24"]);
    expect(days[1]!.groups.map((group) => [group.exercise, group.sets.map((set) => set.id)])).toEqual([
      ["face-pull", ["a", "b"]],
      ["pull-up", ["c"]],
    ]);
  });
  test("shows a day without a set when something else was noted", () => {
    const days = daysOf({ ...nothing, checkIns: [{ id: "x", day: "2026-11-25", sleep_h: 7 }] });
    expect(days).toMatchObject([{ day: "2026-11-25", groups: [], checkIns: [{ sleep_h: 7 }] }]);
  });
});

describe("a correction", () => {
  test("names only what changed", () =>
    expect(changesOf(aSet(), { amount: 12, rir: 1, form: null })).toEqual({ rir: 1 }));
  test("sends the fields with a clock and keeps the record as it reads now", () => {
    const step = edit(aSet(), { rir: 1 }, tools());
    expect(step.operations).toEqual([
      { id: "operation-1", op: "edit-set", set_id: "set-1", clock: "clock-2", fields: { rir: 1 } },
    ]);
    expect(step.records![0]!.document).toMatchObject({ id: "set-1", amount: 12, rir: 1 });
  });
  test("takes a set back, and brings it back by a later correction", () => {
    const shared = tools();
    expect(remove(aSet(), shared)).toMatchObject({
      operations: [{ op: "delete-set", set_id: "set-1", clock: "clock-2" }],
      removed: [{ kind: "set", id: "set-1" }],
    });
    expect(restore(aSet(), shared)).toMatchObject({
      operations: [{ op: "edit-set", set_id: "set-1", clock: "clock-4", fields: { amount: 12 } }],
      records: [{ document: { amount: 12 } }],
    });
  });
});
