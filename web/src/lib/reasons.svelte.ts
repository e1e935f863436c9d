/** What the reasons of a session or a plan say in the reader's language. English, which the service speaks, loads nothing. */
import type { ReasonOut } from "../api/schema.ts";
import type { Said } from "../insight/told.ts";
import { i18n, type Language } from "./i18n.svelte.ts";

type Saying<T> = (of: T) => Said;
type Loaders<T> = Record<Exclude<Language, "en">, () => Promise<Saying<T>>>;

/** What the service says of one kind, in the reader's language as soon as its words are here. */
export class Sayings<T> {
  #ours = $state.raw<Saying<T> | null>(null);

  constructor(
    private readonly asSent: (of: T) => string,
    private readonly loaders: Loaders<T>,
  ) {}

  /** As it can be said now: before the words are here as it was sent. */
  readonly say: Saying<T> = (of) => this.#ours?.(of) ?? { text: this.asSent(of), lang: "en" };

  async load(): Promise<void> {
    this.#ours = i18n.language === "en" ? null : await this.loaders[i18n.language]();
  }
}

export const reasonWords = new Sayings<ReasonOut>((reason) => reason.say, {
  de: async () => {
    const [{ told }, { wordsFor }] = await Promise.all([
      import("../insight/told.ts"),
      import("../messages/de/reasons.ts"),
    ]);
    return (reason) => told(reason, wordsFor(reason), reason.say);
  },
});
