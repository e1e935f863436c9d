/** Keeps what a person did: all of one step or nothing, on the disk before anybody says that it is saved. */
import { moment } from "../days.ts";
import { database, type Kept, type Waiting } from "./database.ts";

/** One step: operations for the service, the records they make, and where the session stands after it. */
export interface Step {
  athlete: string;
  operations?: Waiting["operation"][];
  records?: { kind: string; id: string; day: string; document: Record<string, unknown> }[];
  removed?: { kind: string; id: string }[];
  /** The session's new state; null ends it, undefined leaves it alone. */
  session?: unknown;
}

export const keyOf = (athlete: string, kind: string, id: string): string => `${athlete}/${kind}/${id}`;

/** Keep a step. It resolves when the step is on the disk, and rejects when nothing of it was kept. */
export async function keep(step: Step): Promise<void> {
  const db = await database();
  const transaction = db.transaction(["outbox", "records", "sessions"], "readwrite", {
    durability: "strict",
  });
  const [outbox, records, sessions] = ["outbox", "records", "sessions"].map((name) =>
    transaction.objectStore(name as "outbox"),
  ) as [
    ReturnType<typeof transaction.objectStore<"outbox">>,
    ReturnType<typeof transaction.objectStore<"records">>,
    ReturnType<typeof transaction.objectStore<"sessions">>,
  ];
  const { athlete } = step;
  await whole(transaction, [
    ...(step.operations ?? []).map(
      (operation) => () =>
        outbox.put({ id: operation.id, athlete, made_at: moment(), operation, rejected: null }),
    ),
    ...(step.records ?? []).map(
      (record) => () => records.put({ ...record, athlete, key: keyOf(athlete, record.kind, record.id) }),
    ),
    ...(step.removed ?? []).map(
      ({ kind, id }) =>
        () =>
          records.delete(keyOf(athlete, kind, id)),
    ),
    ...(step.session === undefined
      ? []
      : [
          () =>
            step.session === null ? sessions.delete(athlete) : sessions.put({ athlete, state: step.session }),
        ]),
  ]);
}

/**
 * Carry out requests so that all of them are kept or none. A value that cannot be written down throws at once, and
 * without being told to stop the browser would commit the requests before it.
 */
async function whole(
  transaction: { abort: () => void; done: Promise<void> },
  requests: readonly (() => Promise<unknown>)[],
): Promise<void> {
  const asked: Promise<unknown>[] = [];
  try {
    for (const request of requests) asked.push(request());
  } catch (problem) {
    transaction.abort();
    await Promise.allSettled([...asked, transaction.done]);
    throw problem;
  }
  await Promise.all([...asked, transaction.done]);
}

/** Return the session that is under way, or null. */
export async function sessionUnderWay<T>(athlete: string): Promise<T | null> {
  const found = await (await database()).get("sessions", athlete);
  return (found?.state as T | undefined) ?? null;
}

/** Return records of a kind between two days, both included, the oldest first. */
export async function recordsBetween<T>(
  athlete: string,
  kind: string,
  first: string,
  last: string,
): Promise<T[]> {
  const range = IDBKeyRange.bound([athlete, kind, first], [athlete, kind, last]);
  const found: Kept[] = await (await database()).getAllFromIndex("records", "day", range);
  return found.map((item) => item.document as T);
}

/** Return what waits for the service: of one athlete, or of everybody who used this device. */
export async function waiting(athlete?: string): Promise<Waiting[]> {
  const db = await database();
  const found = athlete ? await db.getAllFromIndex("outbox", "athlete", athlete) : await db.getAll("outbox");
  return found.sort((one, other) => (one.id < other.id ? -1 : 1));
}
