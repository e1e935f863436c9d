/** Other exercises for the same purpose: as the service offers them, kept on the device for the basement. */
import { ask } from "../api/client.ts";
import type { PrescriptionOut, ReasonOut, TodayOut } from "../api/schema.ts";
import { good, type Failure, type Result } from "../lib/result.ts";
import { copyOf, keepCopy } from "../lib/store/copies.ts";
import { asked } from "./begin.ts";
import type { Asked } from "./model.ts";

/** One exercise to take instead, with its load, and why it is offered. */
export interface Swap {
  asked: Asked;
  why: ReasonOut | undefined;
}

type Offered = Record<string, PrescriptionOut[]>;

const keyOf = (athlete: string, planned: string): string => `${athlete}/swaps/${planned}`;

/** Ask for the swaps of a day's session, and keep them by the exercise of the plan. */
async function fetchSwaps(athlete: string, day: string): Promise<Result<Offered>> {
  const answer = await ask("swaps", { query: { day } });
  if (!answer.ok) return answer;
  const offered = Object.fromEntries(answer.value.swaps.map((each) => [each.planned, each.alternatives]));
  await Promise.all(
    Object.entries(offered).map(([planned, found]) => keepCopy(keyOf(athlete, planned), found)),
  );
  return good(offered);
}

const read = (found: readonly PrescriptionOut[]): Swap[] =>
  found.map((item) => ({ asked: asked(item), why: item.reasons[0] }));

export class Swaps {
  found = $state.raw<Swap[] | null>(null);
  failure = $state.raw<Failure | null>(null);
  loading = $state(true);
  readonly #athlete: string;
  readonly #day: string;
  readonly #planned: string;

  constructor(athlete: string, day: string, planned: string) {
    this.#athlete = athlete;
    this.#day = day;
    this.#planned = planned;
  }

  /** Show the copy, then ask. */
  async load(): Promise<void> {
    this.loading = true;
    const copy = await copyOf<PrescriptionOut[]>(keyOf(this.#athlete, this.#planned));
    if (copy) this.found = read(copy.value);
    const answer = await fetchSwaps(this.#athlete, this.#day);
    this.loading = false;
    this.failure = answer.ok ? null : answer.failure;
    if (answer.ok) this.found = read(answer.value[this.#planned] ?? []);
  }
}

/** Take swaps along for every exercise of the coming sessions, with as few questions as that needs. */
export async function takeAlong(athlete: string, coming: readonly TodayOut[]): Promise<void> {
  const covered = new Set<string>();
  for (const { session_date: day, prescriptions } of coming) {
    const planned = prescriptions.map((item) => item.planned);
    if (day === null || planned.every((name) => covered.has(name))) continue;
    const answer = await fetchSwaps(athlete, day);
    if (!answer.ok) return;
    for (const name of planned) covered.add(name);
  }
}
