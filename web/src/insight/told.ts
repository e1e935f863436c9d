/** What a rule saw, ready to be put into a sentence of another language. */
import type { PlanChangeOut } from "../api/schema.ts";
import { catalogue } from "../lib/catalogue.svelte.ts";
import { i18n, number } from "../lib/i18n.svelte.ts";

/** A reason as it is sent; a finding adds what it is about, since when, and the change of its next step. */
export interface Reasoned {
  rule: string;
  say: string;
  facts: Record<string, unknown>;
  about?: string | null;
  since?: string;
  step?: { say: string; change: PlanChangeOut | null };
}

/** A fact that a sentence needs is not there: what sent it knows fewer of them. */
export class MissingFact extends Error {}

export class Told {
  constructor(readonly of: Reasoned) {}

  has(name: string): boolean {
    return this.of.facts[name] != null;
  }

  is(name: string, value: unknown): boolean {
    return this.of.facts[name] === value;
  }

  count(name: string): number {
    const value = this.of.facts[name];
    if (typeof value !== "number") throw new MissingFact(name);
    return value;
  }

  text(name: string): string {
    const value = this.of.facts[name];
    if (typeof value !== "string") throw new MissingFact(name);
    return value;
  }

  /** A number as the reader writes it. */
  number(name: string, digits = 1): string {
    return number(this.count(name), digits);
  }

  /** A share as percent; with `signed` a gain has its plus. */
  percent(name: string, signed = false): string {
    const percent = Math.round(this.count(name) * 100);
    return `${signed && percent > 0 ? "+" : ""}${number(percent, 0)}\u00a0%`;
  }

  /** The name of the exercise it is about. */
  get exercise(): string {
    const id = this.has("exercise") ? this.text("exercise") : this.of.about;
    if (!id) throw new MissingFact("exercise");
    return catalogue.nameOf(id);
  }

  get group(): string {
    return catalogue.groupName(this.text("group"));
  }

  /** A part of the body as it is named in the list to choose from. */
  get region(): string {
    return (i18n.t.words.region as Record<string, string>)[this.text("region")] ?? this.text("region");
  }

  get change(): PlanChangeOut | null {
    return this.of.step?.change ?? null;
  }
}
