/** Saves everything that waits on this device to a file, whoever it belongs to. */
import { today } from "./days.ts";
import { waiting } from "./store/keep.ts";

/** Offer a file to the person. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Save the outbox as JSON: one object an operation, as `POST /sync` takes them. */
export async function saveOutbox(): Promise<void> {
  const document = { made_at: new Date().toISOString(), waiting: await waiting() };
  saveFile(
    `strongback-waiting-${today()}.json`,
    new Blob([JSON.stringify(document, null, 1)], { type: "application/json" }),
  );
}
