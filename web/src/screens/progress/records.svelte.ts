/** Records on this device, read again whenever an exchange or a step of one's own may have changed them. */
import { untrack } from "svelte";
import type { CheckInBody, NoteOut, PainOut, SetOut } from "../../api/schema.ts";
import { me } from "../../lib/me.svelte.ts";
import { recordsBetween } from "../../lib/store/keep.ts";
import { sync } from "../../lib/sync.svelte.ts";
import type { Records } from "./log.ts";

const NOTHING: Records = { sets: [], pain: [], checkIns: [], notes: [] };

export class RecordsShown {
  value = $state.raw<Records>(NOTHING);
  known = $state(false);

  async read(first: string, last: string): Promise<void> {
    const athlete = me.value?.athlete;
    if (!athlete) return;
    const [sets, pain, checkIns, notes] = await Promise.all([
      recordsBetween<SetOut>(athlete, "set", first, last),
      recordsBetween<PainOut>(athlete, "pain", first, last),
      recordsBetween<CheckInBody>(athlete, "check-in", first, last),
      recordsBetween<NoteOut>(athlete, "note", first, last),
    ]);
    this.value = { sets, pain, checkIns, notes };
    this.known = true;
  }
}

/** The records between two days, for a component. */
export function records(between: () => [first: string, last: string]): RecordsShown {
  const shown = new RecordsShown();
  $effect(() => {
    const [first, last] = between();
    void sync.revision;
    void sync.pending;
    untrack(() => void shown.read(first, last));
  });
  return shown;
}
