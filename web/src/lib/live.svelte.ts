/** An answer of the service that a screen shows: the kept copy at once, the newer one as soon as it is there. */
import { untrack } from "svelte";
import { ask, type Asked } from "../api/client.ts";
import type { Operations } from "../api/schema.ts";
import type { Failure } from "./result.ts";
import { me } from "./me.svelte.ts";
import { copyOf, keepCopy } from "./store/copies.ts";
import { sync } from "./sync.svelte.ts";

export class Live<K extends keyof Operations> {
  value = $state.raw<Operations[K]["answer"] | null>(null);
  /** When the shown answer was given, in milliseconds; null while there is none. */
  at = $state<number | null>(null);
  failure = $state.raw<Failure | null>(null);
  loading = $state(true);
  readonly #name: K;
  readonly #asked: Asked<K>;
  readonly #key: string;

  constructor(name: K, asked: Asked<K>, options: { keyed?: string } = {}) {
    this.#name = name;
    this.#asked = asked;
    const said = options.keyed ?? JSON.stringify([asked.path ?? {}, asked.query ?? {}]);
    this.#key = `${me.value?.athlete ?? "anyone"}/${name}/${said}`;
  }

  /** What was kept of an earlier answer, or null. */
  async copied(): Promise<Operations[K]["answer"] | null> {
    return (await copyOf<Operations[K]["answer"]>(this.#key))?.value ?? null;
  }

  /** Show the copy, then ask. A failure leaves the copy where it is. */
  async load(): Promise<void> {
    this.loading = true;
    const copy = this.value === null ? await copyOf<Operations[K]["answer"]>(this.#key) : null;
    if (copy && this.value === null) {
      this.value = copy.value;
      this.at = copy.at;
    }
    const answer = await ask(this.#name, this.#asked as never);
    this.loading = false;
    if (answer.ok) {
      this.value = answer.value;
      this.at = Date.now();
      this.failure = null;
      await keepCopy(this.#key, answer.value);
    } else this.failure = answer.failure;
  }
}

/** An answer for a component: loaded when it appears, and again whenever an exchange may have changed it. */
export function live<K extends keyof Operations>(name: K, asked: Asked<K> = {} as Asked<K>): Live<K> {
  const shown = new Live(name, asked);
  $effect(() => {
    void sync.stale;
    untrack(() => void shown.load());
  });
  return shown;
}
