/** Empties this device of a person whose account was erased: also of what waits, which nobody will ever take. */
import { forgetCopies } from "./copies.ts";
import { database } from "./database.ts";

/** Forget everything of a person. Only after the service has forgotten them: signing out never comes here. */
export async function emptyDevice(athlete: string): Promise<void> {
  await forgetCopies(athlete);
  const transaction = (await database()).transaction(["outbox", "sessions"], "readwrite");
  const outbox = transaction.objectStore("outbox");
  const waiting = await outbox.index("athlete").getAllKeys(athlete);
  await Promise.all([
    ...waiting.map((id) => outbox.delete(id)),
    transaction.objectStore("sessions").delete(athlete),
    transaction.done,
  ]);
}
