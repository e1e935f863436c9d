import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { apply, keysOf } from "../sync.svelte.ts";
import { beganAnew, handBack } from "./anew.ts";
import { closeDatabase, database, type Kept } from "./database.ts";
import { keep, recordsBetween, waiting } from "./keep.ts";

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

describe("a device that follows a service from a new beginning", () => {
  const DAY = "2026-03-02";
  const setOf = (id: string) => ({ id, day: DAY, amount: 10 });
  const sent = (id: string, deleted = false) => ({
    number: 1,
    kind: "set" as const,
    document: { ...setOf(id), clocks: {}, deleted, deleted_clock: null },
  });

  beforeEach(async () => {
    globalThis.indexedDB = new IDBFactory();
    for (const athlete of ["me", "me-too"])
      for (const id of ["a", "b", "c", "d"])
        await keep({ athlete, records: [{ kind: "set", id, day: DAY, document: setOf(id) }] });
  });
  afterEach(closeDatabase);

  it("hands back what is not sent again, once everything was sent, also after it was switched off", async () => {
    const unseen = await keysOf("me");
    expect(unseen).toHaveLength(4);
    expect(await apply({ athlete: "me", since: EPOCH + 1, unseen }, [sent("a")], true)).toBe(0);
    await closeDatabase();
    const place = (await (await database()).get("places", "me"))!;
    expect(place.unseen).toHaveLength(3);
    expect(await apply({ ...place, since: EPOCH + 2 }, [sent("b", true)], false)).toBe(2);
    const handed = (await waiting("me")).map((item) => (item.operation["set"] as { id: string }).id);
    expect(handed.sort()).toEqual(["c", "d"]);
    expect(await recordsBetween("me", "set", DAY, DAY)).toHaveLength(3);
    expect(await waiting("me-too")).toEqual([]);
    expect(await (await database()).get("places", "me")).toEqual({ athlete: "me", since: EPOCH + 2 });
  });
});
