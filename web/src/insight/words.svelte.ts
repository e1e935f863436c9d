/** The words of insight: findings, evidence, habits and blocks. They are loaded only where those are shown. */
import { i18n, type Language } from "../lib/i18n.svelte.ts";
import type { insight } from "../messages/en/insight.ts";

export type InsightWords = typeof insight;

const LOADERS: Record<Language, () => Promise<InsightWords>> = {
  en: async () => (await import("../messages/en/insight.ts")).insight,
  de: async () => (await import("../messages/de/insight.ts")).insight,
};

class Words {
  t = $state.raw<InsightWords | null>(null);

  async load(): Promise<void> {
    this.t = await LOADERS[i18n.language]();
  }
}

export const insightWords = new Words();
