import "fake-indexeddb/auto";
import { afterEach, expect, it } from "vitest";
import { keepCopy } from "./copies.ts";
import { closeDatabase, database } from "./database.ts";
import { emptyDevice } from "./empty.ts";
import { keep, sessionUnderWay, waiting } from "./keep.ts";

afterEach(closeDatabase);

const step = (athlete: string, id: string): Parameters<typeof keep>[0] => ({
  athlete,
  operations: [{ id, op: "add-set" }],
  records: [{ kind: "set", id, day: "2026-03-02", document: { id } }],
  session: { at: 1 },
});

it("empties the device of one person and leaves everybody else's records and what they have not sent", async () => {
  await keep(step("gone", "a"));
  await keep(step("stays", "b"));
  await keepCopy("gone/plan/{}", 1);
  await keepCopy("stays/plan/{}", 2);
  await emptyDevice("gone");
  const db = await database();
  expect((await waiting()).map((item) => item.id)).toEqual(["b"]);
  expect(await db.getAllKeys("records")).toEqual(["stays/set/b"]);
  expect(await db.getAllKeys("copies")).toEqual(["stays/plan/{}"]);
  expect(await sessionUnderWay("gone")).toBeNull();
  expect(await sessionUnderWay("stays")).toEqual({ at: 1 });
});
