import { describe, expect, it } from "vitest";
import { beganAnew, handBack } from "./anew.ts";
import type { Kept } from "./database.ts";

const EPOCH = 2 ** 32;

function kept(kind: string, document: Record<string, unknown>): Kept {
  return { key: `me/${kind}/1`, athlete: "me", kind, id: "1", day: "2026-03-02", document };
}

describe("a service that went back to an older copy", () => {
  it("is known by the upper part of its numbers", () => {
    expect(beganAnew(7, EPOCH + 5)).toBe(true);
    expect(beganAnew(7, 900)).toBe(false);
    expect(beganAnew(3 * EPOCH + 7, 3 * EPOCH + 8)).toBe(false);
  });

  it("is nothing to a device that has followed nothing yet", () => {
    expect(beganAnew(0, 5 * EPOCH)).toBe(false);
  });

  it("is handed back what was done, and nothing that it adds by itself", () => {
    const document = {
      id: "1",
      amount: 9,
      rir: null,
      clocks: { amount: "…" },
      deleted: false,
      deleted_clock: null,
    };
    expect(handBack(kept("set", document))).toMatchObject({ op: "add-set", set: { id: "1", amount: 9 } });
    expect(Object.keys(handBack(kept("set", document))!["set"] as object)).toEqual(["id", "amount"]);
    expect(handBack(kept("check-in", { id: "1", ill: false }))).toMatchObject({
      op: "add-check-in",
      check_in: { id: "1", ill: false },
    });
  });

  it("is not handed the words of somebody else as this person's own", () => {
    expect(handBack(kept("note", { id: "1", text: "Well done.", by: "a coach" }))).toBeNull();
    expect(handBack(kept("note", { id: "1", text: "Tired.", by: null }))).toMatchObject({ op: "add-note" });
    expect(handBack(kept("posture", { id: "1" }))).toBeNull();
  });
});
