/**
 * Sends what waits on this device and follows what changed elsewhere.
 *
 * An operation leaves the outbox only when the service has answered it. Signing out, an expired session or another
 * person on this device change nothing about that: the operations wait for their own person.
 */
import { ask } from "../api/client.ts";
import type { ChangeOut, OperationAnswer } from "../api/schema.ts";
import { whenIdle } from "./idle.ts";
import { moment } from "./days.ts";
import { beganAnew, handBack } from "./store/anew.ts";
import { database, type Place, type Waiting } from "./store/database.ts";
import { keyOf, keep, waiting, type Step } from "./store/keep.ts";

const MOST = 200;
const EVERY_MS = 30_000;
const FOLLOWED = new Set(["set", "pain", "check-in", "habit", "note"]);

export type Standing = "idle" | "sending" | "offline" | "signed-out";

class Sync {
  /** How many operations of this person are only on this device, and how many the service will not take. */
  pending = $state(0);
  rejected = $state.raw<Waiting[]>([]);
  standing = $state<Standing>("idle");
  /** Rises with every exchange that may have changed the records on this device. */
  revision = $state(0);
  /** Rises when the service may answer otherwise than it did a moment ago. */
  stale = $state(0);
  #athlete: string | null = null;
  #running: Promise<void> | null = null;
  #again = false;

  /** Work for a person from now on; null for nobody. */
  async follow(athlete: string | null): Promise<void> {
    this.#athlete = athlete;
    await this.count();
    if (athlete) whenIdle(() => void this.exchange());
  }

  /** Send and follow at every moment at which the network may be back. */
  start(): void {
    const now = (): void => void this.exchange();
    for (const event of ["online", "focus", "pageshow"]) addEventListener(event, now);
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && now());
    setInterval(() => (this.pending > 0 || this.standing === "offline") && now(), EVERY_MS);
  }

  /** Keep a step on this device, then send it. It resolves when the step is on the disk, not when it was sent. */
  async record(step: Omit<Step, "athlete">): Promise<void> {
    if (!this.#athlete) throw new Error("Nobody is signed in whose records these could be.");
    await keep({ ...step, athlete: this.#athlete });
    await this.count();
    if (step.operations?.length) void this.exchange();
  }

  /** Send what waits and fetch what changed; one exchange at a time, and once more when asked meanwhile. */
  exchange(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#exchange().finally(() => {
      this.#running = null;
      if (this.#again) {
        this.#again = false;
        void this.exchange();
      }
    });
    return this.#running;
  }

  async count(): Promise<void> {
    const found = this.#athlete ? await waiting(this.#athlete) : [];
    this.pending = found.filter((item) => item.rejected === null).length;
    this.rejected = found.filter((item) => item.rejected !== null);
  }

  /** Let a rejected operation go; the person has read why. */
  async dismiss(id: string): Promise<void> {
    await (await database()).delete("outbox", id);
    await this.count();
  }

  async #exchange(): Promise<void> {
    const athlete = this.#athlete;
    if (!athlete) return;
    if (!navigator.onLine) {
      this.standing = "offline";
      return;
    }
    this.standing = "sending";
    const sent = await this.#send(athlete);
    // A correction of a set that the service lost waits until the set is handed back, which the changes bring about.
    if (sent !== "signed-out") {
      await this.#fetchChanges(athlete);
    }
    this.standing = sent;
    await this.count();
  }

  async #send(athlete: string): Promise<Standing> {
    for (;;) {
      const batch = (await waiting(athlete)).filter((item) => item.rejected === null).slice(0, MOST);
      if (!batch.length) return "idle";
      const operations = batch.map((item) => item.operation);
      const answer = await ask("sync", { path: { athlete }, body: { operations } });
      if (!answer.ok) return answer.failure.kind === "signed-out" ? "signed-out" : "offline";
      const settled = await settle(answer.value.answers);
      this.#rise();
      await this.count();
      if (settled === 0) return "offline"; // everything shall be tried again later; not at once
    }
  }

  /** Records changed; answers too, but where a device hears of everything for the first time: they are as new. */
  #rise(isFirst = false): void {
    this.revision += 1;
    if (!isFirst) this.stale += 1;
  }

  async #fetchChanges(athlete: string): Promise<void> {
    const db = await database();
    const known = await db.get("places", athlete);
    let place: Place = known ?? { athlete, since: 0 };
    let found = 0;
    const end = (): void => void (found && this.#rise(!known));
    for (;;) {
      const answer = await ask("changes", { path: { athlete }, query: { since: place.since, limit: MOST } });
      if (!answer.ok) return end();
      const { changes, until, more } = answer.value;
      const unseen = beganAnew(place.since, until) ? await keysOf(athlete) : place.unseen;
      place = { athlete, since: until, ...(unseen && { unseen }) };
      if ((await apply(place, changes, more)) > 0) this.#again = true; // what is handed back is sent at once
      found += changes.length;
      if (!more) return end();
      place = (await db.get("places", athlete))!;
    }
  }
}

/** Take answered operations out of the outbox, and write down why one was rejected; return how many were settled. */
export async function settle(answers: readonly OperationAnswer[]): Promise<number> {
  const transaction = (await database()).transaction("outbox", "readwrite", { durability: "strict" });
  let settled = 0;
  for (const answer of answers) {
    if (answer.outcome === "rejected" && answer.again) continue;
    settled += 1;
    const kept = answer.outcome === "rejected" ? await transaction.store.get(answer.id) : undefined;
    if (kept) await transaction.store.put({ ...kept, rejected: answer.reason });
    else await transaction.store.delete(answer.id);
  }
  await transaction.done;
  return settled;
}

/** The keys of everything this device keeps of a person. */
export async function keysOf(athlete: string): Promise<string[]> {
  const range = IDBKeyRange.bound(`${athlete}/`, `${athlete}0`); // the sign after the slash
  return (await database()).getAllKeys("records", range);
}

/**
 * Keep what changed elsewhere, and how far this device has followed. At the end of a beginning anew, put what the
 * service did not send again into the outbox; return how many records that were.
 */
export async function apply(place: Place, changes: readonly ChangeOut[], more: boolean): Promise<number> {
  const { athlete, since } = place;
  const transaction = (await database()).transaction(["records", "places", "outbox"], "readwrite", {
    durability: "strict",
  });
  const records = transaction.objectStore("records");
  const unseen = new Set(place.unseen);
  for (const { kind, document } of changes.filter((change) => FOLLOWED.has(change.kind))) {
    const id = String(document["id"]);
    const key = keyOf(athlete, kind, id);
    unseen.delete(key);
    if (document["deleted"]) await records.delete(key);
    else await records.put({ key, athlete, kind, id, day: String(document["day"]), document });
  }
  const lost = more ? [] : [...unseen];
  let handed = 0;
  for (const key of lost) {
    const kept = await records.get(key);
    const operation = kept && handBack(kept);
    if (!operation) continue;
    const waits: Waiting = { id: operation.id, athlete, made_at: moment(), operation, rejected: null };
    await transaction.objectStore("outbox").put(waits);
    handed += 1;
  }
  const left = more && unseen.size > 0 ? { unseen: [...unseen] } : {};
  await transaction.objectStore("places").put({ athlete, since, ...left });
  await transaction.done;
  return handed;
}

export const sync = new Sync();
