/** What this device keeps: an outbox, copies of records and answers, and the session that is under way. */
import { openDB, type DBSchema, type IDBPDatabase } from "idb";

/** An operation for `POST /sync` that the service has not answered yet, or has rejected with a reason. */
export interface Waiting {
  id: string;
  athlete: string;
  made_at: string;
  operation: { id: string; op: string } & Record<string, unknown>;
  rejected: string | null;
}

/** A record as this device knows it: a set, a pain note, a check-in, a note. */
export interface Kept {
  key: string;
  athlete: string;
  kind: string;
  day: string;
  id: string;
  document: Record<string, unknown>;
}

/** The last answer to a question, to be shown until there is a newer one. */
export interface Copied {
  key: string;
  value: unknown;
  at: number;
}

/** How far this device has followed; `unseen` are records that a service which began anew has not sent again yet. */
export interface Place {
  athlete: string;
  since: number;
  unseen?: string[];
}

interface Schema extends DBSchema {
  outbox: { key: string; value: Waiting; indexes: { athlete: string } };
  records: { key: string; value: Kept; indexes: { day: [string, string, string] } };
  copies: { key: string; value: Copied };
  sessions: { key: string; value: { athlete: string; state: unknown } };
  places: { key: string; value: Place };
}

export type Database = IDBPDatabase<Schema>;

let opened: Promise<Database> | null = null;

/** Open the database of this device; the same one every time. */
export function database(name = "strongback"): Promise<Database> {
  opened ??= openDB<Schema>(name, 1, {
    upgrade(db) {
      db.createObjectStore("outbox", { keyPath: "id" }).createIndex("athlete", "athlete");
      db.createObjectStore("records", { keyPath: "key" }).createIndex("day", ["athlete", "kind", "day"]);
      db.createObjectStore("copies", { keyPath: "key" });
      db.createObjectStore("sessions", { keyPath: "athlete" });
      db.createObjectStore("places", { keyPath: "athlete" });
    },
    terminated() {
      opened = null; // the browser closed it; the next question opens it anew
    },
  });
  return opened;
}

/** Forget the open database, so that the next question opens it anew. */
export async function closeDatabase(): Promise<void> {
  (await opened)?.close();
  opened = null;
}
