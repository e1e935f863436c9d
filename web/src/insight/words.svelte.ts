/** The words of insight: findings, evidence, habits and blocks. They are loaded only where those are shown. */
import { i18n, type Language } from "../lib/i18n.svelte.ts";
import type { Sure } from "../api/schema.ts";
import type { Told } from "./told.ts";
import type { insight } from "../messages/en/insight.ts";

export type InsightWords = typeof insight;

/** What rules say in a language that is not the service's own, from what they saw; see `say.ts`. */
export interface FindingWords {
  opening: (done: number, planned: number, sets: string) => string;
  nothing: string;
  sure: Record<Sure, string>;
  carryOn: string;
  say: Record<string, (told: Told) => string>;
  step: Record<string, (told: Told) => string>;
  habits: Record<string, { changes: string; measure?: string }>;
}

const LOADERS: Record<Language, () => Promise<InsightWords>> = {
  en: async () => (await import("../messages/en/insight.ts")).insight,
  de: async () => (await import("../messages/de/insight.ts")).insight,
};

const FINDINGS: Record<Language, () => Promise<FindingWords | null>> = {
  en: () => Promise.resolve(null),
  de: async () => (await import("../messages/de/findings.ts")).findings,
};

class Words {
  t = $state.raw<InsightWords | null>(null);
  findings = $state.raw<FindingWords | null>(null);

  async load(): Promise<void> {
    const { language } = i18n;
    [this.findings, this.t] = await Promise.all([FINDINGS[language](), LOADERS[language]()]);
  }
}

export const insightWords = new Words();
