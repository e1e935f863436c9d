/** The words of the mirror, loaded only with it. */
import type { mirror } from "../messages/en/mirror.ts";
import { i18n, type Language } from "../lib/i18n.svelte.ts";

export type MirrorWords = typeof mirror;

const LOADERS: Record<Language, () => Promise<MirrorWords>> = {
  en: async () => (await import("../messages/en/mirror.ts")).mirror,
  de: async () => (await import("../messages/de/mirror.ts")).mirror,
};

class Words {
  t = $state.raw<MirrorWords | null>(null);

  async load(): Promise<void> {
    this.t = await LOADERS[i18n.language]();
  }
}

export const mirrorWords = new Words();
