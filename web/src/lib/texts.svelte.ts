/**
 * The fixed sentences of the service in the reader's language. English, which the service speaks, loads nothing.
 *
 * What is said on the first screens comes with the words of the screens (`i18n.t.sentences`); the knowledge comes later.
 */
import type { Said } from "../insight/told.ts";
import { i18n, type Language } from "./i18n.svelte.ts";

type Sentences = Readonly<Record<string, string>>;

const NONE: Sentences = {};
const LOADERS: Record<Language, () => Promise<Sentences>> = {
  en: () => Promise.resolve(NONE),
  de: async () => (await import("../messages/de/texts/index.ts")).texts,
};

/** Where sentences stand; all else is ids, names that have words of their own, and sources. */
const SENTENCES = new Set(
  `about action article_a article_b blind body breathing change cues description do evidence finding for_the_mid_back
  how_soon insertion location looks_at looks_like name nerve note origin our_choice prefer set_up steps summary title
  who why why_counted_together`.split(/\s+/),
);

class Texts {
  #sentences = $state.raw(NONE);
  #language = $state<Language>("en");
  #loading: Promise<void> = Promise.resolve();

  /** The language that the knowledge is told in: English as long as the reader's is not here. */
  get language(): Language {
    return this.#language;
  }

  /** Fetch the reader's language; without it English is told, and the next screen tries again. */
  load(): Promise<void> {
    const wanted = i18n.language;
    this.#loading = this.#loading.then(() => this.#load(wanted));
    return this.#loading;
  }

  /** A sentence as it can be said now; its language is null where it is the reader's. */
  readonly say = (english: string): Said => {
    const ours = i18n.t.sentences[english] ?? this.#sentences[english];
    return ours === undefined ? { text: english, lang: "en" } : { text: ours, lang: null };
  };

  /** A part of the catalogue with its sentences in the reader's language. */
  of<T>(part: T): T {
    return this.#sentences === NONE ? part : (this.#told(part, false) as T);
  }

  #told(part: unknown, isSentence: boolean): unknown {
    if (typeof part === "string") return isSentence ? (this.#sentences[part] ?? part) : part;
    if (Array.isArray(part)) return part.map((each) => this.#told(each, isSentence));
    if (part === null || typeof part !== "object") return part;
    return Object.fromEntries(
      Object.entries(part).map(([name, value]) => [name, this.#told(value, SENTENCES.has(name))]),
    );
  }

  async #load(wanted: Language): Promise<void> {
    if (wanted === this.#language) return;
    try {
      this.#sentences = await LOADERS[wanted]();
      this.#language = wanted;
    } catch {
      // Without a network and never fetched before.
    }
  }
}

export const texts = new Texts();
