/** When a device that follows the service has what it shows asked for again. */
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { closeDatabase } from "./store/database.ts";
import { sync } from "./sync.svelte.ts";

const ME = "athlete-1";
let changes: unknown[] = [];
let until = 0;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  vi.stubGlobal("navigator", { onLine: true });
  vi.stubGlobal("fetch", async () => {
    const body = { changes, until, more: false };
    return new Response(JSON.stringify(body), { headers: { "Content-Type": "application/json" } });
  });
  await sync.follow(ME);
});
afterEach(async () => {
  await sync.follow(null);
  vi.unstubAllGlobals();
  await closeDatabase();
});

/** Follow once, with one set that the service has, and return by how much both counts have risen. */
async function follow(found: boolean): Promise<[revision: number, stale: number]> {
  const before = [sync.revision, sync.stale] as const;
  until += 1;
  changes = found ? [{ kind: "set", document: { id: `set-${until}`, day: "2026-11-27" } }] : [];
  await sync.exchange();
  return [sync.revision - before[0], sync.stale - before[1]];
}

test("what a device hears first is read, and no answer is asked for again: all of them are as new", async () => {
  expect(await follow(true)).toEqual([1, 0]);
});

test("what changed since makes answers stale, and nothing new changes nothing", async () => {
  await follow(true);
  expect(await follow(false)).toEqual([0, 0]);
  expect(await follow(true)).toEqual([1, 1]);
});
