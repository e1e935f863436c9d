/**
 * What to do when the service went back to an older copy of its records.
 *
 * It then counts changes anew, from a higher beginning, and sends everything again. What this device kept and is not
 * sent is what the copy did not hold yet: the person did it, so it is handed back.
 */
import { uuid7 } from "../ids.ts";
import type { Kept, Waiting } from "./database.ts";

/** The upper part of a number of change says how often the service began to count anew. */
const CHANGES = 2 ** 32;

/** How each kind of record is handed in, and what is said of it then; the rest the service adds by itself. */
const WAYS: Record<string, { op: string; field: string; said: readonly string[] }> = {
  set: {
    op: "add-set",
    field: "set",
    said: [
      ...["id", "exercise", "day", "performed_at", "amount", "load", "rir", "form", "side", "pain", "tempo"],
      ...["rest_s", "kind", "target", "planned", "note", "summary"],
    ],
  },
  pain: {
    op: "add-pain",
    field: "pain",
    said: [
      ...["id", "day", "noted_at", "region", "during", "after", "next_morning", "usual", "kind", "side"],
      ...["exercise", "note"],
    ],
  },
  "check-in": {
    op: "add-check-in",
    field: "check_in",
    said: ["id", "day", "sleep_h", "stress", "soreness", "ill"],
  },
  habit: { op: "add-habit", field: "habit", said: ["id", "day", "habit", "done"] },
  note: {
    op: "add-note",
    field: "note",
    said: ["id", "day", "written_at", "kind", "text", "exercise", "reason"],
  },
};

/** Whether the service began anew between two numbers; a device that has followed nothing yet misses nothing. */
export function beganAnew(since: number, until: number): boolean {
  return since > 0 && Math.floor(until / CHANGES) > Math.floor(since / CHANGES);
}

/** The operation that hands a record back, or nothing for one that is not this person's own to hand in. */
export function handBack(kept: Kept): Waiting["operation"] | null {
  const way = WAYS[kept.kind];
  const { document } = kept;
  if (!way || (kept.kind === "note" && document["by"])) return null;
  const said = Object.fromEntries(
    way.said.flatMap((name) => (document[name] == null ? [] : [[name, document[name]]])),
  );
  return { id: uuid7(), op: way.op, [way.field]: said };
}
