/** The words of the screens, in the reader's language. A screen asks `i18n.t.today.title`; the compiler knows them all. */
import type { Messages } from "../messages/en/index.ts";
import { device } from "./device.svelte.ts";
import { sayList, sayNumber, type Language } from "./saying.ts";

export type { Language };

export const LANGUAGES = { en: "English", de: "Deutsch" } as const satisfies Record<Language, string>;

const LOADERS: Record<Language, () => Promise<Messages>> = {
  en: async () => (await import("../messages/en/index.ts")).en,
  de: async () => (await import("../messages/de/index.ts")).de,
};

class Words {
  language = $state<Language>("en");
  #messages = $state.raw<Messages | null>(null);

  /** The messages; there are none before `speak` has been waited for. */
  get t(): Messages {
    if (!this.#messages) throw new Error("The words are read before they are there.");
    return this.#messages;
  }

  /** Load a language and speak it from now on. */
  async speak(language: Language): Promise<void> {
    this.#messages = await LOADERS[language]();
    this.language = language;
    if (typeof document !== "undefined") document.documentElement.lang = language;
  }

  /** The language that was chosen on this device, else the first of the browser's that we speak. */
  async start(): Promise<void> {
    const wished =
      device.language ?? navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag in LANGUAGES);
    await this.speak((wished as Language | undefined) ?? "en");
  }
}

export const i18n = new Words();

/** A number as the reader writes it. */
export function number(value: number, digits = 1): string {
  return sayNumber(value, i18n.language, digits);
}

/** A list in words: `a, b, and c`. */
export function list(parts: readonly string[]): string {
  return sayList(parts, i18n.language);
}
