/** The days on which something was trained, as far as this device knows: it follows every set of the service. */
import type { SetOut } from "../../api/schema.ts";
import { me } from "../me.svelte.ts";
import { recordsBetween } from "../store/keep.ts";
import { sync } from "../sync.svelte.ts";

/** The days with working sets between two days, both included; kept up to date while a component shows them. */
export function trainedBetween(span: () => { first: string; last: string } | null): {
  readonly days: ReadonlySet<string>;
  /** Whether the device has caught up with the service, as far as there is a network. */
  readonly isComplete: boolean;
} {
  let days = $state.raw<ReadonlySet<string>>(new Set());
  let isRead = $state(false);
  $effect(() => {
    void sync.revision;
    const [asked, athlete] = [span(), me.value?.athlete];
    if (!asked || !athlete) return;
    void recordsBetween<SetOut>(athlete, "set", asked.first, asked.last).then((sets) => {
      days = new Set(sets.filter((set) => set.kind !== "warm-up").map((set) => set.day));
      isRead = true;
    });
  });
  return {
    get days() {
      return days;
    },
    get isComplete() {
      return isRead && sync.standing !== "sending";
    },
  };
}
