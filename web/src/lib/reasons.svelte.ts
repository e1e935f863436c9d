/** What the reasons of a session say in the reader's language. English, which the service speaks, loads nothing. */
import type { ReasonOut } from "../api/schema.ts";
import type { Said } from "../insight/told.ts";
import { i18n, type Language } from "./i18n.svelte.ts";

type Saying = (reason: ReasonOut) => Said;

const asSent: Saying = ({ say: text }) => ({ text, lang: "en" });

const LOADERS: Record<Language, () => Promise<Saying>> = {
  en: () => Promise.resolve(asSent),
  de: async () => {
    const [{ told }, { reasons }] = await Promise.all([
      import("../insight/told.ts"),
      import("../messages/de/reasons.ts"),
    ]);
    return (reason) => told(reason, reasons[reason.rule], reason.say);
  },
};

class ReasonWords {
  #saying = $state.raw(asSent);

  /** A reason as it can be said now: before the words are here as it was sent. */
  readonly say: Saying = (reason) => this.#saying(reason);

  async load(): Promise<void> {
    this.#saying = await LOADERS[i18n.language]();
  }
}

export const reasonWords = new ReasonWords();
