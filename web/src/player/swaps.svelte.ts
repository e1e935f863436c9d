/** Other exercises for the same purpose: as the service offers them, kept on the device for the basement. */
import type { PrescriptionOut } from "../api/schema.ts";
import { ask } from "../api/client.ts";
import { bad, good, type Failure, type Result } from "../lib/result.ts";
import { copyOf, keepCopy } from "../lib/store/copies.ts";
import { asked } from "./machine.ts";
import type { Asked } from "./model.ts";

/** One exercise to take instead, with its load, and why it is offered. */
export interface Swap {
  asked: Asked;
  why: string;
}

const keyOf = (athlete: string, exercise: string): string => `${athlete}/swaps/${exercise}`;

/** Ask the service, and keep what it says. */
async function fetchSwaps(athlete: string, exercise: string): Promise<Result<PrescriptionOut[]>> {
  const answer = await ask("swaps", { query: { exercise } });
  if (!answer.ok) return bad(answer.failure);
  await keepCopy(keyOf(athlete, exercise), answer.value);
  return good(answer.value);
}

const read = (found: readonly PrescriptionOut[]): Swap[] =>
  found.map((item) => ({ asked: asked(item), why: item.reasons[0]?.say ?? "" }));

export class Swaps {
  found = $state.raw<Swap[] | null>(null);
  failure = $state.raw<Failure | null>(null);
  loading = $state(true);
  readonly #athlete: string;
  readonly #exercise: string;

  constructor(athlete: string, exercise: string) {
    this.#athlete = athlete;
    this.#exercise = exercise;
  }

  /** Show the copy, then ask. */
  async load(): Promise<void> {
    this.loading = true;
    const copy = await copyOf<PrescriptionOut[]>(keyOf(this.#athlete, this.#exercise));
    if (copy) this.found = read(copy.value);
    const answer = await fetchSwaps(this.#athlete, this.#exercise);
    this.loading = false;
    this.failure = answer.ok ? null : answer.failure;
    if (answer.ok) this.found = read(answer.value);
  }
}

/** Take the swaps of a session along, while there is a network. */
export async function takeAlong(athlete: string, exercises: readonly string[]): Promise<void> {
  for (const exercise of exercises) {
    if (!navigator.onLine) return;
    const answer = await fetchSwaps(athlete, exercise);
    if (!answer.ok && answer.failure.kind === "offline") return;
  }
}
