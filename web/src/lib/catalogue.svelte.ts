/** The catalogue on this device: every exercise, muscle, rule and article, read once and kept for the basement. */
import { ask } from "../api/client.ts";
import type { CatalogueOut, ExerciseOut, MuscleGroupOut, RuleOut } from "../api/schema.ts";
import { i18n } from "./i18n.svelte.ts";
import { whenIdle } from "./idle.ts";
import type { Failure } from "./result.ts";
import { copyOf, keepCopy } from "./store/copies.ts";
import { texts } from "./texts.svelte.ts";

const KEY = "anyone/catalogue";

/** An id as words, for what has no name here: `seated-cable-row` becomes `Seated cable row`. */
export function inWords(id: string): string {
  const words = id.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

class Catalogue {
  /** As the service sent it, in English. */
  #sent = $state.raw<CatalogueOut | null>(null);
  /** With its sentences in the reader's language, as far as they are here (`texts.language`). */
  readonly value = $derived(this.#sent && texts.of(this.#sent));
  failure = $state.raw<Failure | null>(null);
  #loading: Promise<void> | null = null;
  readonly #exercises = $derived(new Map(this.value?.exercises.map((item) => [item.id, item])));
  readonly #rules = $derived(
    new Map([...(this.value?.rules ?? []), ...(this.value?.faults ?? [])].map((item) => [item.code, item])),
  );
  readonly #groups = $derived(new Map(this.value?.muscle_groups.map((item) => [item.id, item])));
  readonly #equipment = $derived(new Map(this.value?.equipment.map((item) => [item.id, item.name])));

  /** Show the kept catalogue at once, and ask whether there is a newer one. */
  load(): Promise<void> {
    this.#loading ??= this.#load().finally(() => {
      if (this.#sent === null) this.#loading = null; // the next screen tries again
    });
    return Promise.all([this.#loading, texts.load()]).then(() => undefined);
  }

  /** An exercise with its sentences in English, for what is read out of them. */
  asSent(id: string): ExerciseOut | undefined {
    return this.#sent?.exercises.find((item) => item.id === id);
  }

  exercise(id: string): ExerciseOut | undefined {
    return this.#exercises.get(id);
  }

  rule(code: string): RuleOut | undefined {
    return this.#rules.get(code);
  }

  group(id: string): MuscleGroupOut | undefined {
    return this.#groups.get(id);
  }

  /** The name of an exercise; while the catalogue is not here, its id in words. */
  nameOf(id: string): string {
    return i18n.t.words.exercises[id] ?? this.#exercises.get(id)?.name ?? inWords(id);
  }

  groupName(id: string): string {
    return i18n.t.words.groups[id] ?? this.#groups.get(id)?.name ?? inWords(id);
  }

  equipmentName(id: string): string {
    return i18n.t.words.equipment[id] ?? this.#equipment.get(id) ?? inWords(id);
  }

  conditionName(id: string): string {
    return (
      i18n.t.words.conditions[id] ??
      this.value?.conditions.find((item) => item.id === id)?.name ??
      inWords(id)
    );
  }

  async #load(): Promise<void> {
    const [kept] = await Promise.all([copyOf<CatalogueOut>(KEY), texts.load()]);
    if (kept) this.#sent = kept.value;
    const asking = this.#ask();
    if (!kept) await asking;
  }

  async #ask(): Promise<void> {
    const answer = await ask("catalogue");
    if (!answer.ok) {
      this.failure = answer.failure;
      return;
    }
    this.failure = null;
    if (answer.value.version === this.#sent?.version) return;
    this.#sent = answer.value;
    // Copying it takes as long as reading it: not in the same breath as showing it.
    whenIdle(() => void keepCopy(KEY, answer.value));
  }
}

export const catalogue = new Catalogue();
