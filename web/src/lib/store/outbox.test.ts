/**
 * What a person logged is neither lost nor doubled, wherever a device or the way to the service gives out.
 *
 * A device is played step by step against a service that behaves as the real one: it carries an operation out once and
 * answers every repetition alike. Between any two steps the device may be switched off, a transaction may be broken off,
 * an answer may be lost, come in part, come twice, or say "not now".
 */
import "fake-indexeddb/auto";
import fc from "fast-check";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OperationAnswer } from "../../api/schema.ts";
import { settle } from "../sync.svelte.ts";
import { closeDatabase, database, type Waiting } from "./database.ts";
import { keep, recordsBetween, sessionUnderWay, waiting, type Step } from "./keep.ts";

const ME = "athlete-1";
const DAY = "2026-11-26";
let made = 0;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  made = 0;
});
afterEach(closeDatabase);

const setOf = (id: string) => ({ id, day: DAY, amount: 10 });
const addSet = (id: string): Waiting["operation"] => ({ id: `op-${id}`, op: "add-set", set: setOf(id) });

/** A step as the player makes it: a set, its operation and the session after it. */
function logged(id: string, session: unknown = { at: id }): Step {
  const document = setOf(id);
  return {
    athlete: ME,
    operations: [addSet(id)],
    records: [{ kind: "set", id, day: DAY, document }],
    session,
  };
}

/** The service: each operation is carried out once, and remembered. */
class Service {
  sets = new Map<string, unknown>();
  seen = new Map<string, OperationAnswer>();
  /** Operations that are refused for good, and such that are refused for now. */
  refuses = new Set<string>();
  later = new Set<string>();

  answer(operation: Waiting["operation"]): OperationAnswer {
    const known = this.seen.get(operation.id);
    if (known) return known;
    if (this.refuses.has(operation.id))
      return { id: operation.id, outcome: "rejected", reason: "It is no set.", again: false };
    if (this.later.delete(operation.id))
      return { id: operation.id, outcome: "rejected", reason: "Not now.", again: true };
    const { id } = operation["set"] as { id: string };
    expect(this.sets.has(id)).toBe(false);
    this.sets.set(id, operation["set"]);
    const answer = { id: operation.id, outcome: "accepted", reason: "", again: false } as const;
    this.seen.set(operation.id, answer);
    return answer;
  }
}

/** Switch the device off and on: what is in memory is gone, what is on the disk is there. */
const reboot = (): Promise<void> => closeDatabase();

const toSend = async () => (await waiting(ME)).filter((item) => item.rejected === null);
const idsOf = (all: readonly Waiting[]) => all.map((item) => item.id);

describe("a step", () => {
  it("is on the disk as a whole: the set, its operation and where the session stands", async () => {
    await keep(logged("a"));
    await reboot();
    expect(idsOf(await waiting(ME))).toEqual(["op-a"]);
    expect(await recordsBetween(ME, "set", DAY, DAY)).toEqual([setOf("a")]);
    expect(await sessionUnderWay(ME)).toEqual({ at: "a" });
  });

  it("that breaks in the middle leaves nothing behind, and says so", async () => {
    await keep(logged("a"));
    const broken = { ...logged("b"), session: { cannot: () => "be written down" } };
    await expect(keep(broken)).rejects.toThrow();
    await reboot();
    expect(idsOf(await waiting(ME))).toEqual(["op-a"]);
    expect(await recordsBetween(ME, "set", DAY, DAY)).toEqual([setOf("a")]);
    expect(await sessionUnderWay(ME)).toEqual({ at: "a" });
  });

  it("that is done twice is there once", async () => {
    await keep(logged("a"));
    await keep(logged("a"));
    expect(idsOf(await waiting(ME))).toEqual(["op-a"]);
    expect(await recordsBetween(ME, "set", DAY, DAY)).toHaveLength(1);
  });

  it("can take a record away and end the session", async () => {
    await keep(logged("a"));
    await keep({ athlete: ME, removed: [{ kind: "set", id: "a" }], session: null });
    expect(await recordsBetween(ME, "set", DAY, DAY)).toEqual([]);
    expect(await sessionUnderWay(ME)).toBeNull();
  });

  it("leaves the session alone when it says nothing about it", async () => {
    await keep(logged("a"));
    const { session: _, ...silent } = logged("b");
    await keep(silent);
    expect(await sessionUnderWay(ME)).toEqual({ at: "a" });
  });

  it("of one person is never sent for another", async () => {
    await keep(logged("a"));
    await keep({ ...logged("b"), athlete: "athlete-2" });
    expect([idsOf(await waiting(ME)), idsOf(await waiting("athlete-2"))]).toEqual([["op-a"], ["op-b"]]);
    expect(idsOf(await waiting())).toEqual(["op-a", "op-b"]);
  });
});

describe("answers", () => {
  it("that were lost are asked for again, and nothing is doubled", async () => {
    const service = new Service();
    await keep(logged("a"));
    for (const item of await toSend()) service.answer(item.operation); // the answer never arrives
    await reboot();
    await settle((await toSend()).map((item) => service.answer(item.operation)));
    expect(await waiting(ME)).toEqual([]);
    expect(service.sets.size).toBe(1);
  });

  it("for some of the operations leave the others waiting", async () => {
    const service = new Service();
    for (const id of ["a", "b", "c"]) await keep(logged(id));
    const sent = await toSend();
    expect(await settle([service.answer(sent[1]!.operation)])).toBe(1);
    expect(idsOf(await waiting(ME))).toEqual(["op-a", "op-c"]);
  });

  it("that come twice change nothing more", async () => {
    const service = new Service();
    await keep(logged("a"));
    const answers = (await toSend()).map((item) => service.answer(item.operation));
    await settle(answers);
    await settle(answers);
    expect(await waiting(ME)).toEqual([]);
  });

  it("about operations this device does not know are ignored", async () => {
    await keep(logged("a"));
    await settle([{ id: "op-x", outcome: "rejected", reason: "?", again: false }]);
    expect(idsOf(await waiting(ME))).toEqual(["op-a"]);
  });

  it("that refuse for good keep the operation with the reason, for the person to read", async () => {
    await keep(logged("a"));
    await settle([{ id: "op-a", outcome: "rejected", reason: "It is no set.", again: false }]);
    await reboot();
    expect((await waiting(ME)).map((item) => [item.id, item.rejected])).toEqual([["op-a", "It is no set."]]);
    expect(await toSend()).toEqual([]);
  });

  it("that refuse for now leave the operation where it is", async () => {
    await keep(logged("a"));
    expect(await settle([{ id: "op-a", outcome: "rejected", reason: "Not now.", again: true }])).toBe(0);
    expect(idsOf(await toSend())).toEqual(["op-a"]);
  });

  it("that are broken off half-way through settle nothing, and are settled the next time", async () => {
    const service = new Service();
    for (const id of ["a", "b"]) await keep(logged(id));
    const answers = (await toSend()).map((item) => service.answer(item.operation));
    const poisoned = [...answers, { ...answers[0]!, id: undefined as unknown as string }];
    await expect(settle(poisoned)).rejects.toThrow();
    await reboot();
    const left = await toSend();
    await settle(left.map((item) => service.answer(item.operation)));
    expect(await waiting(ME)).toEqual([]);
    expect(service.sets.size).toBe(2);
  });
});

// --- in any order --------------------------------------------------------------------------------------------------

type Move =
  | { do: "log"; refused: boolean; later: boolean }
  | { do: "break" } // a step whose transaction is aborted
  | { do: "send"; take: number; twice: boolean; lost: boolean; crash: boolean }
  | { do: "reboot" };

const someMove: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("log" as const),
      refused: fc.boolean().map((yes) => yes),
      later: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: "break" } as const) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("send" as const),
      take: fc.nat(6),
      twice: fc.boolean(),
      lost: fc.boolean(),
      crash: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ do: "reboot" } as const) },
);

interface World {
  service: Service;
  kept: string[];
  refused: Set<string>;
}

async function play(world: World, move: Move): Promise<void> {
  const { service, kept } = world;
  if (move.do === "reboot") return reboot();
  if (move.do === "break") {
    const broken = { ...logged(`broken-${made++}`), session: () => undefined };
    await expect(keep(broken)).rejects.toThrow();
    return;
  }
  if (move.do === "log") {
    const id = String(made++).padStart(4, "0");
    if (move.refused) {
      service.refuses.add(`op-${id}`);
      world.refused.add(id);
    } else if (move.later) service.later.add(`op-${id}`);
    await keep(logged(id, { kept: [...kept, id] }));
    kept.push(id);
    return;
  }
  const batch = await toSend();
  const answers = batch.map((item) => service.answer(item.operation));
  if (move.crash) await reboot(); // between the service's work and the device's hearing of it
  if (move.lost) return;
  const heard = answers.slice(0, move.take);
  await settle(heard);
  if (move.twice) await settle(heard);
}

/** What must hold at every moment: each set that was kept is at the service, or waits, or was refused with a reason. */
async function holds({ service, kept, refused }: World): Promise<void> {
  const here = new Map((await waiting(ME)).map((item) => [item.id, item]));
  for (const id of kept) {
    const item = here.get(`op-${id}`);
    if (refused.has(id)) expect(item).toBeDefined();
    else expect(item !== undefined || service.sets.has(id)).toBe(true);
    expect(item?.rejected ?? null).toBe(refused.has(id) && item?.rejected ? "It is no set." : null);
  }
  expect(here.size).toBeLessThanOrEqual(kept.length);
  expect([...service.sets.keys()].every((id) => kept.includes(id))).toBe(true);
  const records = await recordsBetween<{ id: string }>(ME, "set", DAY, DAY);
  expect(records.map((record) => record.id).sort()).toEqual([...kept]);
  expect(await sessionUnderWay(ME)).toEqual(kept.length ? { kept } : null);
}

describe("whatever happens between any two steps", () => {
  it("nothing is lost, nothing is doubled, and in the end everything has arrived", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someMove, { maxLength: 25 }), async (moves) => {
        await closeDatabase();
        globalThis.indexedDB = new IDBFactory();
        made = 0;
        const world: World = { service: new Service(), kept: [], refused: new Set() };
        for (const move of moves) {
          await play(world, move);
          await holds(world);
        }
        for (let turn = 0; turn < 3 && (await toSend()).length; turn++)
          await settle((await toSend()).map((item) => world.service.answer(item.operation)));
        await holds(world);
        expect([...world.service.sets.keys()].sort()).toEqual(
          world.kept.filter((id) => !world.refused.has(id)),
        );
        expect((await waiting(ME)).map((item) => item.id)).toEqual(
          world.kept.filter((id) => world.refused.has(id)).map((id) => `op-${id}`),
        );
      }),
      { numRuns: 120 },
    );
  });

  it("a transaction that the browser breaks off keeps nothing of its step", async () => {
    const db = await database();
    await keep(logged("a"));
    const steps = ["outbox", "records", "sessions"] as const;
    for (const store of steps) {
      const transaction = db.transaction([...steps], "readwrite");
      const put = transaction.objectStore("outbox").put({
        id: `op-${store}`,
        athlete: ME,
        made_at: "",
        operation: addSet(store),
        rejected: null,
      });
      transaction.abort();
      await expect(put).rejects.toThrow();
      await expect(transaction.done).rejects.toThrow();
    }
    expect(idsOf(await waiting(ME))).toEqual(["op-a"]);
  });
});
