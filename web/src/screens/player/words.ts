/** How the player says amounts, sets and loads. */
import type { SetIn } from "../../api/schema.ts";
import { i18n, number } from "../../lib/i18n.svelte.ts";
import { sayLoad } from "../../lib/units.ts";
import { isOpenLoad } from "../../player/rack.ts";
import type { Measure } from "../../player/model.ts";

/** An amount in its measure: `9`, `25 s`, `5 min`. */
export function sayAmount(item: { measure: Measure }, amount: number): string {
  const t = i18n.t.common;
  if (item.measure === "hold") return t.seconds(amount);
  return item.measure === "minutes" ? t.minutes(amount) : number(amount, 0);
}

/** Sets of one exercise in a line: `3 × 10 @ 40 kg`, or amount by amount where they differ. */
export function saySets(sets: readonly SetIn[], measure: Measure): string {
  if (!sets.length) return "";
  const amounts = sets.map((set) => set.amount);
  const same = amounts.every((amount) => amount === amounts[0]);
  const unit = measure === "hold" ? ` ${i18n.t.common.seconds(0).replace(/^0\s*/, "")}` : "";
  const done = same && amounts.length > 1 ? `${amounts.length} × ${amounts[0]}` : amounts.join(", ");
  const load = sets.at(-1)!.load;
  const plain = load.kind === "none" || (load.kind === "bodyweight" && load.kg == null);
  return `${done}${unit}${plain ? "" : ` @ ${sayLoad(load)}`}`;
}

/** The whole of what a step asks, in a line: `9 × 30 kg`. */
export function sayTask(item: { measure: Measure }, amount: number, load: SetIn["load"]): string {
  const plain = load.kind === "none" || load.kind === "bodyweight" || isOpenLoad(load);
  const done = item.measure === "reps" ? i18n.t.common.reps(amount) : sayAmount(item, amount);
  if (plain) return done;
  // "9 × 2 × 30 kg" would be read as a sum.
  return load.kind === "dumbbell-pair" || item.measure !== "reps"
    ? `${done} · ${sayLoad(load)}`
    : i18n.t.player.andThen(amount, sayLoad(load));
}
