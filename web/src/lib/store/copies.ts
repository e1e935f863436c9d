/** The last answers of the service, so that a screen has something to show without a network. */
import { database, type Copied } from "./database.ts";

export async function copyOf<T>(key: string): Promise<{ value: T; at: number } | null> {
  const found: Copied | undefined = await (await database()).get("copies", key);
  return found ? { value: found.value as T, at: found.at } : null;
}

export async function keepCopy(key: string, value: unknown, at: number = Date.now()): Promise<void> {
  await (await database()).put("copies", { key, value, at });
}

/** Forget every copy and record of a person: what waits for the service is never touched. */
export async function forgetCopies(athlete: string): Promise<void> {
  const db = await database();
  const transaction = db.transaction(["copies", "records", "places"], "readwrite");
  const starts = IDBKeyRange.bound(`${athlete}/`, `${athlete}/\uffff`);
  await Promise.all([
    transaction.objectStore("copies").delete(starts),
    transaction.objectStore("records").delete(starts),
    transaction.objectStore("places").delete(athlete),
    transaction.done,
  ]);
}
